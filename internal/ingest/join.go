package ingest

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// join finds the units that continue the sentence of the one before: a page's
// links, or a fixed width, broke the lines. Three kinds of evidence are told
// apart. Signs: a line that ends with a comma, or begins with one, is no
// paragraph's end or beginning. Rank: where blank lines part the paragraphs, lines
// without one between them are one paragraph. Width: lines that are all equally long.
func join(list []unit) {
	kept := make([]*unit, 0, len(list))
	adjacent := make([]bool, 0, len(list)) // nothing was dropped since the one before
	dropped := true
	for i := range list {
		if list[i].why != "" {
			dropped = true
			continue
		}
		kept = append(kept, &list[i])
		adjacent = append(adjacent, !dropped)
		dropped = false
	}
	f := fileHabits(kept)
	p := paragraphSoFar{}
	speech := false
	for i, u := range kept {
		speech = speech || u.salutation() || u.prose()
		if i > 0 && adjacent[i] && !u.inner && f.continues(&p, kept, i) {
			u.join = joined
			if spaceBetween(kept[i-1].text, u.text) {
				u.join = spaced
			}
			p.add(u)
			continue
		}
		p = paragraphSoFar{inSpeech: speech}
		p.add(u)
	}
}

// habits is what the whole file says about how its lines were broken.
type habits struct {
	broken bool           // sentences are broken over lines
	tight  bool           // lines without a blank one between them are one paragraph
	base   int            // blank lines between lines of one paragraph
	width  int            // of full lines where the width is fixed, else 0
	links  map[string]int // short lines that come again and again: linked words
}

// paragraphSoFar is the paragraph that the units before make.
type paragraphSoFar struct {
	first   *unit
	tail    string // text of the last unit
	runes   int
	stopped bool // holds a full stop
	lines   int
	// inSpeech is set behind the salutation: in the title block every line is its own.
	inSpeech  bool
	tailRunes int
}

func (p *paragraphSoFar) add(u *unit) {
	if p.first == nil {
		p.first = u
	}
	p.tail, p.tailRunes = u.text, u.runes()
	p.runes += p.tailRunes
	p.stopped = p.stopped || sentenceEnds(u.text) > 0
	p.lines++
}

// fileHabits looks at all pairs of neighbouring lines.
func fileHabits(kept []*unit) habits {
	f := habits{links: map[string]int{}, width: fixedWidth(kept)}
	gaps := [2]int{}
	for _, u := range kept[min(1, len(kept)):] {
		gaps[min(u.gap, 1)]++
	}
	if gaps[0]*20 <= gaps[1] { // a blank line between any two says nothing
		f.base = 1
	}
	strong, tight, tightOpen, tightStrong, loose := 0, 0, 0, 0, 0
	for i := 1; i < len(kept); i++ {
		a, b := kept[i-1], kept[i]
		signs := signsJoin(a.text, b.text)
		open := !closing(a.text) && !startsAnew(b) && !numbered(a.text)
		if signs || open && sentenceEnds(a.text) > 0 {
			strong++
		}
		switch {
		case b.gap > f.base:
			loose++
		case signs:
			tight, tightStrong, tightOpen = tight+1, tightStrong+1, tightOpen+1
		case open:
			tight, tightOpen = tight+1, tightOpen+1
		default:
			tight++
		}
		if b.runes() <= fragment && !closesSentence(b.text) && !numbered(b.text) {
			f.links[b.text]++
		}
	}
	f.tight = loose > 4 && tightStrong >= 3 && tightOpen*2 >= tight
	f.broken = f.tight || strong >= 4 && strong*25 >= len(kept)
	return f
}

// fragment is the length up to which a line may be a linked word.
const fragment = 16

// continues reports whether kept[i] goes on with the paragraph p.
func (f habits) continues(p *paragraphSoFar, kept []*unit, i int) bool {
	a, b := kept[i-1], kept[i]
	var next *unit
	if i+1 < len(kept) {
		next = kept[i+1]
	}
	switch {
	case b.salutation() || a.salutation():
		return false
	case signsJoin(a.text, b.text):
		return !p.headEnds(b)
	case startsAnew(b) || closing(a.text) && b.indent:
		return false
	case titleBroken(a.text, b.text):
		return true
	case f.width > 0 && columns(a.text) >= f.width-3 && b.gap == 0 && !b.indent:
		return true
	case !f.broken || b.gap > f.base && f.tight || p.headEnds(b):
		return false
	case f.tight && b.runes() <= 2 && !closing(a.text):
		return true
	case !p.inSpeech:
		return f.linked(b) || f.linked(a) && p.lines > 1
	case f.tight:
		return !closing(a.text)
	case strings.HasSuffix(a.text, "；") && f.linked(b) && next != nil && !startsAnew(next):
		return true
	case closing(a.text):
		return false
	}
	small := b.runes() <= fragment && !closing(b.text) && next != nil && !startsAnew(next) && !b.indent
	return p.stopped || a.runes() <= 3 || f.linked(b) || f.linked(a) && p.lines > 1 || p.lines > 1 ||
		small && (a.runes() >= 30 || signsJoin(b.text, next.text) && strings.Contains(a.text, "，")) ||
		!numbered(p.first.text) && closing(b.text) && a.runes() >= 30 && b.runes() >= 30
}

// linked reports whether a line is a word that the page links wherever it stands.
func (f habits) linked(u *unit) bool { return u.runes() <= fragment && f.links[u.text] >= 2 }

// headEnds reports whether the paragraph so far is a numbered head that is
// whole, so that b begins the text under it.
func (p *paragraphSoFar) headEnds(b *unit) bool {
	last, _ := utf8.DecodeLastRuneInString(p.tail)
	first, _ := utf8.DecodeRuneInString(b.text)
	return p.first != nil && numbered(p.first.text) && !p.stopped && p.runes >= 6 && p.runes <= 45 &&
		!strings.ContainsRune("“（《‘〈，、", last) && !strings.ContainsRune("，。、；：”）》！？％%’〉", first) &&
		p.tailRunes > fragment/2 && (b.runes() >= 30 || first == '“')
}

// closing reports whether a line ends as a paragraph may: with a sentence's end.
func closing(s string) bool {
	s = strings.TrimRight(s, "”’\"）)】》」』]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？!?：:；;….", r)
}

// signsJoin reports whether the signs at the seam of two lines say that a
// sentence goes on over it.
func signsJoin(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, n := utf8.DecodeRuneInString(b)
	switch {
	case numbered(b) && !strings.ContainsRune("“（《‘", last):
		return false
	case strings.ContainsRune("，、（《“‘〈", last):
		return true
	case strings.ContainsRune("，。、；：”）》！？％%’〉", first):
		rest := b[n:]
		return !(first == '》' && strings.HasPrefix(rest, "》"))
	}
	return false
}

// startsAnew reports whether a line can only begin a paragraph.
func startsAnew(u *unit) bool {
	return numbered(u.text) || u.salutation() || strings.HasPrefix(u.bare, "各位代表") || u.indent && u.runes() > 30
}

// titleBroken reports whether a line of the title block goes on: the name of
// an assembly, or 报告, broken in two.
func titleBroken(a, b string) bool {
	if len(a) > 150 || len(b) > 150 {
		return false
	}
	if utf8.RuneCountInString(b) == 1 && strings.HasSuffix(a+b, "报告") {
		return true
	}
	for _, begin := range []string{"人民代表大会", "代表大会", "第一次会议", "第二次会议", "第三次会议", "第四次会议", "第五次会议", "第六次会议", "第七次会议"} {
		if strings.HasPrefix(b, begin) && strings.HasSuffix(b, "上") {
			return !closesSentence(a) && (strings.Contains(a, "届") || strings.Contains(a, "大会"))
		}
	}
	return false
}

// fixedWidth returns the width in half characters at which a file's lines were
// broken, 0 if they were not: most lines are then within a character of it.
func fixedWidth(kept []*unit) int {
	if len(kept) < 12 {
		return 0
	}
	counts := map[int]int{}
	most := 0
	for _, u := range kept {
		w := columns(u.text)
		counts[w]++
		most = max(most, w)
	}
	if most > 160 || most < 40 {
		return 0
	}
	near := 0
	for w := most - 5; w <= most; w++ {
		near += counts[w]
	}
	if near*2 < len(kept) {
		return 0
	}
	return most
}

// columns is a text's width in half characters.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if text.IsHan(r) || r >= 0x3000 && r < 0x3100 || r >= 0xFF01 && r <= 0xFF5E || r >= 0x2014 && r <= 0x2026 {
			n++
		}
	}
	return n
}

// spaceBetween reports whether a space must stand where two lines are joined:
// between words in letters.
func spaceBetween(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return last < 0x250 && first < 0x250 && !(first >= '0' && first <= '9' && last >= '0' && last <= '9') &&
		!strings.ContainsRune("，。%", first) && first != '.' && first != ','
}
