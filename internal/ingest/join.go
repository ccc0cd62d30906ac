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
	for i, u := range kept {
		if i > 0 && adjacent[i] && !u.inner && f.continues(&p, kept, i) {
			u.join = joined
			if spaceBetween(kept[i-1].text, u.text) {
				u.join = spaced
			}
			p.add(u)
			continue
		}
		p = paragraphSoFar{}
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
}

func (p *paragraphSoFar) add(u *unit) {
	if p.first == nil {
		p.first = u
	}
	p.tail = u.text
	p.runes += u.runes()
	p.stopped = p.stopped || sentenceEnds(u.text) > 0
	p.lines++
}

// fileHabits looks at all pairs of neighbouring lines.
func fileHabits(kept []*unit) habits {
	f := habits{links: map[string]int{}}
	pairs, strong, tightPairs, tightStrong, loose := 0, 0, 0, 0, 0
	gaps := map[int]int{}
	for i := 1; i < len(kept); i++ {
		gaps[min(kept[i].gap, 1)]++
	}
	if gaps[0]*20 <= gaps[1] { // a blank line between any two says nothing
		f.base = 1
	}
	for i := 1; i < len(kept); i++ {
		a, b := kept[i-1], kept[i]
		if b.inner {
			continue
		}
		pairs++
		s := signsJoin(a.text, b.text) || sentenceEnds(a.text) > 0 && !closesSentence(a.text) && !startsAnew(b)
		if s {
			strong++
		}
		if b.gap > f.base {
			loose++
		} else {
			tightPairs++
			if s {
				tightStrong++
			}
		}
		if n := b.runes(); n <= 16 && !closesSentence(b.text) && !numbered(b.text) {
			f.links[b.text]++
		}
	}
	f.broken = strong >= 4 && strong*25 >= pairs
	f.tight = f.broken && loose > 4 && tightStrong*2 >= tightPairs
	f.width = fixedWidth(kept)
	return f
}

// continues reports whether kept[i] goes on with the paragraph p.
func (f habits) continues(p *paragraphSoFar, kept []*unit, i int) bool {
	a, b := kept[i-1], kept[i]
	switch {
	case b.salutation() || a.salutation():
		return false
	case signsJoin(a.text, b.text):
		return true
	case startsAnew(b) || closing(a.text) && b.indent:
		return false
	case titleBroken(a.text, b.text):
		return true
	case f.width > 0 && columns(a.text) >= f.width-3 && b.gap == 0 && !b.indent:
		return true
	case !f.broken:
		return false
	case f.tight && b.gap <= f.base && !(closing(a.text) && closing(b.text) && p.runes > 60 && b.runes() > 60):
		return true
	case b.gap > max(f.base, 1) && f.tight:
		return false
	case closing(a.text):
		return false
	}
	linked := f.links[b.text] >= 2 && b.runes() <= 16 || f.links[a.text] >= 2 && a.runes() <= 16 && p.lines > 1
	fragment := b.runes() <= 16 && i+1 < len(kept) && !closing(b.text) && !startsAnew(kept[i+1]) && a.runes() >= 30 && !b.indent
	return p.stopped || linked || fragment || p.lines > 1 || !numbered(p.first.text) && p.runes >= 30 && closing(b.text) && a.runes() >= 30 && b.runes() >= 30
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
// an assembly broken in two.
func titleBroken(a, b string) bool {
	if len(a) > 150 || len(b) > 150 {
		return false
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
