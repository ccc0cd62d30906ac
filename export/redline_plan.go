package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"reportdesk/compare"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// redlinePassage is a paragraph of one side.
type redlinePassage struct {
	text, style string
	span        text.Span // in Document.Told
	owner       int       // the pair that writes it
}

// redlineSide is the passages of one side in their order.
type redlineSide struct {
	passages []redlinePassage
	at       map[text.Span]int // index in passages
}

// newRedlineSide lists the passages of a side, each once. The halves of a split
// share their passage; the pair in place has it, else the first.
func newRedlineSide(doc *report.Document, pairs []compare.Pair, parts func(*compare.Pair) []compare.Part) *redlineSide {
	s := &redlineSide{at: map[text.Span]int{}}
	for i := range pairs {
		for _, part := range parts(&pairs[i]) {
			k, known := s.at[part.Span]
			if !known {
				s.at[part.Span] = len(s.passages)
				s.passages = append(s.passages, redlinePassage{passageText(doc, part), blockStyle(doc, part.Block), part.Span, i})
			} else if p := &s.passages[k]; pairs[p.owner].Moved && !pairs[i].Moved {
				p.owner = i
			}
		}
	}
	slices.SortStableFunc(s.passages, func(a, b redlinePassage) int { return cmp.Compare(a.span.Start, b.span.Start) })
	for i, p := range s.passages {
		s.at[p.span] = i
	}
	return s
}

// passageText is a passage as it is compared: what import made of a block, a
// line that it left out as it stands.
func passageText(doc *report.Document, part compare.Part) string {
	if part.Block >= 0 && part.Block < len(doc.Blocks) {
		return doc.Blocks[part.Block].Span.Of(doc.Text)
	}
	return part.Span.Of(doc.Told())
}

// run is the passages of a pair if it owns them all, they follow each other and
// want is their text.
func (s *redlineSide) run(pair int, parts []compare.Part, want string) ([]redlinePassage, bool) {
	if len(parts) == 0 {
		return nil, false
	}
	from := s.at[parts[0].Span]
	rest, ok := want, true
	for i, part := range parts {
		k := s.at[part.Span]
		if k != from+i || s.passages[k].owner != pair {
			return nil, false
		}
		if i > 0 {
			rest, ok = strings.CutPrefix(rest, "\n")
		}
		if ok {
			rest, ok = strings.CutPrefix(rest, s.passages[k].text)
		}
		if !ok {
			return nil, false
		}
	}
	return s.passages[from : from+len(parts)], rest == ""
}

// redlinePlan is which pairs are written as they are.
type redlinePlan struct {
	olds, news *redlineSide
	whole      map[int]bool // pairs whose edits are written
	inPlace    map[int]bool // of these, those at one place in both texts
}

// planRedline lists what each side has, in its order. The pairs in place are
// the same in both lists, in the same order.
func planRedline(c *compare.Comparison, movesAsEdits bool) (olds, news []redlineItem) {
	p := &redlinePlan{
		olds:  newRedlineSide(c.Old, c.Pairs, func(p *compare.Pair) []compare.Part { return p.Old }),
		news:  newRedlineSide(c.New, c.Pairs, func(p *compare.Pair) []compare.Part { return p.New }),
		whole: map[int]bool{}, inPlace: map[int]bool{},
	}
	lastOld, lastNew := -1, -1
	for i := range c.Pairs {
		pair := &c.Pairs[i]
		old, ok := p.olds.run(i, pair.Old, joined(pair.Edits, compare.Delete))
		now, fine := p.news.run(i, pair.New, joined(pair.Edits, compare.Insert))
		if !ok || !fine {
			continue
		}
		p.whole[i] = true
		if pair.Moved || old[0].span.Start <= lastOld || now[0].span.Start <= lastNew {
			continue
		}
		p.inPlace[i] = true
		lastOld, lastNew = old[len(old)-1].span.Start, now[len(now)-1].span.Start
	}
	moves := !movesAsEdits && len(p.inPlace) > 0 // a move needs a place that it leaves
	return p.items(c, p.olds, moves), p.items(c, p.news, moves)
}

// items cuts a side into what is written without a break.
func (p *redlinePlan) items(c *compare.Comparison, side *redlineSide, moves bool) []redlineItem {
	var list []redlineItem
	for k := 0; k < len(side.passages); {
		i := side.passages[k].owner
		it := redlineItem{pair: &c.Pairs[i], inPlace: p.inPlace[i]}
		n := 1
		if p.whole[i] {
			if n = len(it.pair.Old); side == p.news {
				n = len(it.pair.New)
			}
			if moves && !it.inPlace {
				it.move = "move" + strconv.Itoa(i+1)
			}
		}
		it.passages = side.passages[k : k+n]
		list = append(list, it)
		k += n
	}
	return list
}

// joined is one side of a pair's edits.
func joined(edits []compare.Edit, op compare.Op) string {
	var b strings.Builder
	for _, e := range edits {
		if e.Op == compare.Equal || e.Op == op {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// splitLines is the passages of an edit's text.
func splitLines(s string) []string { return strings.Split(s, "\n") }
