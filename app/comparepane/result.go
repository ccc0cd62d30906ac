package comparepane

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/export"
	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// item is a pair at its place, or the place that the old passage of a moved
// pair has left.
type item struct {
	pair int
	left bool
	// level is that of a head, 0 for a passage.
	level int
}

// result is a comparison made ready to be shown. Its texts are made when they
// are asked for first.
type result struct {
	*compare.Comparison
	took   time.Duration
	items  []item
	at     []int // of each pair: its item
	leftAt []int // of each moved pair: the item where its old passage was
	counts [filters]int
	total  int // pairs that are shown
	// sizes are the characters under each head, by block.
	oldSizes, newSizes []int
	texts              []*texts // by pair, nil until asked for
	// units are the differences of a text that came back, by pair; nil where the
	// old side is not the draft in hand. back is what was decided of them.
	units [][]unit
	back  *returned
}

// newResult arranges a comparison. It touches nothing of the window.
func newResult(c *compare.Comparison, took time.Duration) *result {
	r := &result{Comparison: c, took: took, texts: make([]*texts, len(c.Pairs))}
	r.oldSizes, r.newSizes = sizes(c.Old), sizes(c.New)
	r.lay()
	return r
}

// lay counts and arranges the pairs that are shown.
func (r *result) lay() {
	r.items, r.total = nil, 0
	clear(r.counts[:])
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if r.hides(p) {
			continue
		}
		r.total++
		r.counts[filterOf(p.Kind)]++
		if p.Moved {
			r.counts[moved]++
		}
	}
	r.arrange()
}

// hides reports whether a pair is furniture on either side: a page's menu, its
// foot, a count of readers. A writer compares reports, not the pages on which
// they stood; documents that are exported have it all the same, since there all
// of either text must come back. Of a text that came back everything is shown:
// what is not seen cannot be decided.
func (r *result) hides(p *compare.Pair) bool {
	if r.units != nil {
		return false
	}
	for _, part := range slices.Concat(p.Old, p.New) {
		if part.Block >= 0 {
			return false
		}
	}
	return true
}

// readBack makes the result one of a text that came back. Heads that differ are
// shown as passages are: with what can be done with them.
func (r *result) readBack(back *ingest.Revised) {
	r.units = unitsOf(r.Comparison, back)
	r.lay()
	for i := range r.items {
		if len(r.units[r.items[i].pair]) > 0 {
			r.items[i].level = 0
		}
	}
}

// arrange puts the places that moved passages have left between the pairs:
// behind the pair in place that holds the old neighbour before. Of two years a
// passage may stand in a pair in place as well: then that is where it was.
func (r *result) arrange() {
	start := func(i int) int { return r.Pairs[i].Old[0].Span.Start }
	var stay, away []int // pairs in place, and moved ones, by their old place
	for i := range r.Pairs {
		switch p := &r.Pairs[i]; {
		case len(p.Old) == 0 || r.hides(p):
		case !p.Moved:
			stay = append(stay, i)
		case len(p.New) > 0:
			away = append(away, i)
		}
	}
	byStart := func(a, b int) int { return start(a) - start(b) }
	slices.SortStableFunc(stay, byStart)
	slices.SortStableFunc(away, byStart)
	r.at, r.leftAt = make([]int, len(r.Pairs)), make([]int, len(r.Pairs))
	behind := map[int][]int{} // moved pairs by the pair before; -1 for the beginning
	kept := map[int]int{}     // moved pairs whose old passage is in place too, in that pair
	for _, i := range away {
		k, inPlace := slices.BinarySearchFunc(stay, i, byStart)
		switch {
		case inPlace:
			kept[i] = stay[k]
		case k == 0:
			behind[-1] = append(behind[-1], i)
		default:
			behind[stay[k-1]] = append(behind[stay[k-1]], i)
		}
	}
	leave := func(before int) {
		for _, i := range behind[before] {
			r.leftAt[i] = len(r.items)
			r.items = append(r.items, item{pair: i, left: true})
		}
	}
	leave(-1)
	for i := range r.Pairs {
		r.at[i] = len(r.items)
		if r.hides(&r.Pairs[i]) {
			r.at[i] = max(0, len(r.items)-1) // the passage before stands for it
			continue
		}
		r.items = append(r.items, item{pair: i, level: r.level(&r.Pairs[i])})
		leave(i)
	}
	for i, k := range kept {
		r.leftAt[i] = r.at[k]
	}
}

// level is the level of a pair of heads, 0 for other passages.
func (r *result) level(p *compare.Pair) int {
	level := 0
	for _, side := range []struct {
		doc   *report.Document
		parts []compare.Part
	}{{r.Old, p.Old}, {r.New, p.New}} {
		for _, part := range side.parts {
			if part.Block < 0 || side.doc.Blocks[part.Block].Kind != report.Heading {
				return 0
			}
			level = max(1, side.doc.Blocks[part.Block].Level)
		}
	}
	return level
}

// of is what pair i shows.
func (r *result) of(i int) *texts {
	if r.texts[i] == nil {
		r.texts[i] = textsOf(r.Comparison, &r.Pairs[i])
	}
	return r.texts[i]
}

// equal reports whether nothing differs.
func (r *result) equal() bool { return r.counts[same] == r.total && r.counts[moved] == 0 }

// sizes counts the characters that stand under each head of a document.
func sizes(doc *report.Document) []int {
	list := make([]int, len(doc.Blocks))
	var open []int // the heads that the block stands under
	for i, b := range doc.Blocks {
		if b.Kind == report.Heading {
			for len(open) > 0 && doc.Blocks[open[len(open)-1]].Level >= b.Level {
				open = open[:len(open)-1]
			}
			open = append(open, i)
			continue
		}
		n := utf8.RuneCountInString(b.Span.Of(doc.Text))
		for _, h := range open {
			list[h] += n
		}
	}
	return list
}

// size says how long the sections under a pair of heads are: 2,976 → 3,184 字.
func (r *result) size(p *compare.Pair) string {
	count := func(parts []compare.Part, sizes []int) string {
		n := 0
		for _, part := range parts {
			n += sizes[part.Block]
		}
		return widgets.Thousands(n)
	}
	unit := words.Of(" 字", " characters")
	switch {
	case len(p.Old) == 0:
		return count(p.New, r.newSizes) + unit
	case len(p.New) == 0:
		return count(p.Old, r.oldSizes) + unit
	}
	return count(p.Old, r.oldSizes) + " → " + count(p.New, r.newSizes) + unit
}

// path names the heads above a passage of a side: 一 › （一）稳增长促转型.
func path(doc *report.Document, parts []compare.Part) string {
	if len(parts) == 0 || parts[0].Block < 0 {
		return ""
	}
	s := ""
	for h := doc.Blocks[parts[0].Block].Section; h >= 0; h = doc.Blocks[h].Section {
		b := doc.Blocks[h]
		name := b.Span.Of(doc.Text)
		if s == "" {
			s = name
			continue
		}
		if b.Number != "" {
			name = b.Number
		}
		s = trimMark(name) + " › " + s
	}
	return s
}

// trimMark takes the mark off a number: 一、 is 一.
func trimMark(s string) string {
	for _, mark := range []string{"、", ".", "．"} {
		if n := len(s) - len(mark); n > 0 && s[n:] == mark {
			return s[:n]
		}
	}
	return s
}

// sideName is how a side is called in captions: its year, else old or new.
func sideName(doc *report.Document, old bool) string {
	switch {
	case doc.Info.Year != 0:
		return strconv.Itoa(doc.Info.Year) + words.Of("年", "")
	case old:
		return words.Of("旧", "Old")
	}
	return words.Of("新", "New")
}

// span is where the passages of a side, of which there is one at least, lie in
// its document's text.
func span(doc *report.Document, parts []compare.Part) text.Span {
	return text.Span{Start: export.InText(doc, parts[0]).Start, End: export.InText(doc, parts[len(parts)-1]).End}
}
