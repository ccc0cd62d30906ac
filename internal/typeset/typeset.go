// Package typeset breaks paragraphs into lines after the rules of Chinese
// typesetting (GB/T 15834 for punctuation, the habits of official documents for
// numbers): no ，。、；：？！”’）》】 at a line's start, no “‘（《【 at its end,
// —— and …… whole, a number whole with its sign and unit, Latin words whole.
//
// It knows no fonts: who draws the text gives the widths. Places are byte
// offsets in the paragraph, which holds no line end.
package typeset

import (
	"slices"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Widths measures text as it will be drawn. Rune is asked for single signs
// (Han, punctuation, spaces), Word for runs that are drawn as one (Latin words,
// numbers), where kerning and ligatures make the whole differ from the sum.
type Widths interface {
	Rune(r rune) float32
	Word(s string) float32
}

// Line is one line of a paragraph: the bytes [Start, End), and how wide they
// are, spaces at the end left out.
type Line struct {
	Start, End int
	Width      float32
}

// Setter breaks paragraphs for one width. It is a value; it may be used by
// several goroutines where its Widths may.
type Setter struct {
	Widths Widths
	// Width is how wide a line may be, Indent by how much less the first one is.
	Width, Indent float32
	// Hang lets ，。、；： stand beyond the line's end where they would else
	// take a character with them to the next line.
	Hang bool
	// Units tells how many bytes of s, which follows a number, are its unit; nil
	// for none but % and its like.
	Units func(s string) int
	// Boxes tells what of the text is shown as something else; nil for nothing.
	Boxes Boxes
}

// Boxes knows the parts of a paragraph that are set as one box, whatever they
// would measure as text: blanks to fill, of which a caption is shown.
type Boxes interface {
	// Box tells how many bytes of s, which begins with 〔, are a box, and how wide
	// it is; 0 bytes for none.
	Box(s string) (bytes int, width float32)
}

// Lines breaks a whole paragraph, and appends to lines. An empty paragraph has
// one empty line. Lines cover the paragraph exactly, in order.
func (t Setter) Lines(par string, lines []Line) []Line {
	at := 0
	for {
		l := t.Next(par, at)
		lines = append(lines, l)
		at = l.End
		if at >= len(par) {
			return lines
		}
	}
}

// Next is the line that begins at a place where a line may begin: 0, or the end
// of the line before. It looks at nothing before start, so a change of the text
// leaves all lines before it as they are, but for the one that it touches and
// the one before that; and where an old line begins at a place that a new one
// begins at too, all after it stay.
func (t Setter) Next(par string, start int) Line {
	width := t.Width
	if start == 0 {
		width -= t.Indent
	}
	l := Line{Start: start, End: start}
	var last atom // the atom before the one looked at
	var cut Line  // up to the last place where the line may end
	space := float32(0)
	for at := start; at < len(par); {
		a := t.atom(par, at)
		if at > start && mayBreak(last, a) {
			cut = l
		}
		if !a.space && l.Width+space+a.width > width && at > start {
			switch {
			case t.Hang && a.hangs && l.Width+space <= width:
				l.End, l.Width = a.end, l.Width+space
				return t.eatSpaces(par, l)
			case cut.End > start:
				return cut
			}
			return l // nowhere better: before this atom
		}
		if a.width > width && !a.space && at == start {
			return t.cutAtom(par, a, width)
		}
		if a.space {
			space += a.width
		} else {
			l.Width += space + a.width
			space = 0
		}
		l.End, last, at = a.end, a, a.end
	}
	return l
}

// eatSpaces takes the spaces behind a line's last sign into it.
func (t Setter) eatSpaces(par string, l Line) Line {
	for l.End < len(par) {
		a := t.atom(par, l.End)
		if !a.space || par[l.End:a.end] == "\u3000" {
			break
		}
		l.End = a.end
	}
	return l
}

// cutAtom breaks an atom that is wider than a line, between clusters.
func (t Setter) cutAtom(par string, a atom, width float32) Line {
	l := Line{Start: a.start, End: a.start}
	for l.End < a.end {
		end := l.End + text.ClusterLen(par[l.End:a.end])
		w := t.measure(par[a.start:end])
		if w > width && l.End > a.start {
			return l
		}
		l.End, l.Width = end, w
	}
	return l
}

// X is how far a place of a line stands from the line's start.
func (t Setter) X(par string, l Line, at int) float32 {
	x := float32(0)
	for i := l.Start; i < at; {
		a := t.atom(par, i)
		if a.end > at {
			return x + min(a.width, t.measure(par[i:at]))
		}
		x += a.width
		i = a.end
	}
	return x
}

// Stop is where an atom of a line begins, from the line's start.
type Stop struct {
	At int
	X  float32
}

// Stops appends the atoms of a line, with one more stop for its end. Who asks
// for many places of a line passes them to XOf, which then need not walk the line.
func (t Setter) Stops(par string, l Line, stops []Stop) []Stop {
	x := float32(0)
	at := l.Start
	for at < l.End {
		stops = append(stops, Stop{at, x})
		a := t.atom(par, at)
		if a.end > l.End { // a word that is cut at the line's end
			x += t.measure(par[at:l.End])
			break
		}
		x += a.width
		at = a.end
	}
	return append(stops, Stop{l.End, x})
}

// XOf is X of a place in a line whose stops are known.
func (t Setter) XOf(par string, stops []Stop, at int) float32 {
	i, _ := slices.BinarySearchFunc(stops, at, func(s Stop, at int) int { return s.At - at })
	switch {
	case i == len(stops):
		return stops[i-1].X
	case stops[i].At == at || i == 0:
		return stops[i].X
	}
	return min(stops[i].X, stops[i-1].X+t.measure(par[stops[i-1].At:at]))
}

// At is the place of a line nearest to a distance from its start: a boundary
// of clusters, never inside one.
func (t Setter) At(par string, l Line, x float32) int {
	at, left := l.Start, float32(0)
	for at < l.End {
		a := t.atom(par, at)
		if left+a.width < x && a.end <= l.End {
			left += a.width
			at = a.end
			continue
		}
		start := at
		before := left
		for at < min(a.end, l.End) {
			end := at + text.ClusterLen(par[at:])
			here := left + min(a.width, t.measure(par[start:end]))
			if x < (before+here)/2 {
				return at
			}
			at, before = end, here
		}
		if at >= a.end {
			left += a.width
		}
	}
	return at
}

// measure is the width of a part of an atom.
func (t Setter) measure(s string) float32 {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		return t.Widths.Rune(r)
	}
	return t.Widths.Word(s)
}
