package textview

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/editor"
	"reportdesk/editor/textview/measure"
	"reportdesk/internal/text"
	"reportdesk/internal/typeset"
)

// margin is the least room left and right of the column of text.
const margin = 32

// round brings a length to whole pixels, so that no seam shows between two
// rectangles that follow each other.
func (v *View) round(x float32) float32 {
	return float32(math.Round(float64(x*v.scale))) / v.scale
}

func (v *View) lineHeight(s *Style) float32 { return v.round(s.Line * v.zoom) }

// table is the widths of a style's type.
func (v *View) table(s *Style) *measure.Table {
	if s.Face != nil {
		return measure.ForFace(s.Face, s.Size*v.zoom)
	}
	return measure.For(s.Size*v.zoom, s.Bold)
}

// emOf is the width of a Han sign in the type of a style.
func (v *View) emOf(s *Style) float32 { return v.table(s).Rune('国') }

// columnWidth is how wide the lines may be: the characters asked for, or what
// the view has room for.
func (v *View) columnWidth() float32 {
	em := v.emOf(v.body)
	fit := float32(math.Floor(float64((v.Size().Width - 2*margin) / em)))
	return em * max(6, min(float32(v.characters), fit))
}

// left is where the column of text begins.
func (v *View) left() float32 { return v.round((v.Size().Width - v.width) / 2) }

// setter breaks paragraphs of a style.
func (v *View) setter(s *Style, par string) typeset.Setter {
	t := v.table(s)
	indent := s.Indent * t.Rune('国')
	if s.Centre || strings.HasPrefix(par, "　") {
		indent = 0
	}
	set := typeset.Setter{Widths: t, Width: v.width + 0.5, Indent: indent, Hang: v.hang, Units: v.units}
	if v.captions != nil {
		set.Boxes = v.boxesOf(s)
	}
	return set
}

// paragraph is the text of paragraph i and where it lies.
func (v *View) paragraph(i int) (string, text.Span) {
	r := &v.read
	if r.text != v.state.Text || r.par != i || r.text == (editor.Text{}) {
		span := v.state.Text.Line(i)
		*r = reading{v.state.Text, i, v.state.Text.Slice(span), span}
	}
	return r.s, r.span
}

// reading is the paragraph read last: one key asks for the caret's several
// times, and it may be long.
type reading struct {
	text editor.Text
	par  int
	s    string
	span text.Span
}

// laid is paragraph i with its lines, which are broken now if they were not.
func (v *View) laid(i int) para {
	p := *v.column.at(i)
	if p.lines == nil {
		par, _ := v.paragraph(i)
		p.style = v.styler(i, par)
		p.lines = v.setter(p.style, par).Lines(par, make([]typeset.Line, 0, len(par)/96+1))
		p.height = v.heightOf(i, p)
		v.column.set(i, p)
	}
	return p
}

func (v *View) heightOf(i int, p para) float32 {
	return v.round(p.style.Before*v.zoom) + float32(len(p.lines))*v.lineHeight(p.style) + v.round(p.style.After*v.zoom)
}

// guess is the height of a paragraph that is not broken yet: by its bytes, of
// which most signs of a report have three.
func (v *View) guess(bytes int) para {
	signs := float32(bytes)/3 + v.body.Indent
	lines := max(1, float32(math.Ceil(float64(signs*v.em/v.width))))
	return para{height: v.round(v.body.Before*v.zoom) + lines*v.lineHeight(v.body)}
}

// guessAll makes the column anew: for another text, width, zoom or style.
func (v *View) guessAll() {
	v.width = v.columnWidth()
	v.em = v.emOf(v.body)
	whole := v.state.Text.String()
	fresh := make([]para, 0, v.state.Text.Lines())
	for {
		end := strings.IndexByte(whole, '\n')
		if end < 0 {
			break
		}
		fresh = append(fresh, v.guess(end))
		whole = whole[end+1:]
	}
	v.column = column{}
	v.column.splice(0, 0, append(fresh, v.guess(len(whole))))
	v.ticksStale = true
}

// relay carries the column through edits that made after of before.
func (v *View) relay(before, after editor.State, es text.Edits) {
	if len(es) == 1 && v.rebreak(before, es[0]) {
		return
	}
	// From the last edit to the first, so that earlier numbers stay true.
	for k := len(es) - 1; k >= 0; k-- {
		e := es[k]
		first, last := before.Text.LineOf(e.Start), before.Text.LineOf(e.End)
		v.column.splice(first, last-first+1, make([]para, strings.Count(e.New, "\n")+1))
	}
	shift := 0
	for _, e := range es {
		first := after.Text.LineOf(e.Start + shift)
		for i := range strings.Count(e.New, "\n") + 1 {
			v.column.set(first+i, v.guess(after.Text.Line(first+i).Len()))
		}
		shift += len(e.New) - e.Len()
	}
}

// rebreak breaks only the lines that an edit within one paragraph touches: from
// two lines before the one it stands in (into the first a word may have gone
// back; a run of signs too long for a line had pushed it down to one of its own),
// until a new line begins where an old one did. False where the paragraph has
// to be broken anew.
func (v *View) rebreak(before editor.State, e text.Edit) bool {
	i := before.Text.LineOf(e.Start)
	old := *v.column.at(i)
	if old.lines == nil || strings.Contains(e.New, "\n") || before.Text.LineOf(e.End) != i {
		return false
	}
	par, span := v.paragraph(i)
	set := v.setter(old.style, par)
	was := before.Text.Slice(text.Span{Start: span.Start, End: min(before.Text.Len(), span.Start+3)})
	if v.styler(i, par) != old.style || strings.HasPrefix(was, "　") != strings.HasPrefix(par, "　") {
		return false
	}
	if v.captions != nil && strings.Contains(par, "〔") {
		return false // a box may begin or end lines before the edit
	}
	start, end, growth := e.Start-span.Start, e.End-span.Start, len(e.New)-e.Len()
	keep := max(0, lineAt(old.lines, start)-2)
	next := lineAt(old.lines, end) + 1 // the first old line that may stay
	fresh := make([]typeset.Line, 0, 8)
	for at := old.lines[keep].Start; ; {
		l := set.Next(par, at)
		fresh = append(fresh, l)
		at = l.End
		if at >= len(par) {
			next = len(old.lines)
			break
		}
		for next < len(old.lines) && old.lines[next].Start+growth < at {
			next++
		}
		if next < len(old.lines) && old.lines[next].Start+growth == at {
			break
		}
	}
	v.column.set(i, old.joined(fresh, keep, next, growth))
	p := *v.column.at(i)
	p.height = v.heightOf(i, p)
	v.column.set(i, p)
	return true
}

// joined is the paragraph with fresh lines in the place of those from keep to
// next; what follows them is shifted by growth.
func (p para) joined(fresh []typeset.Line, keep, next, growth int) para {
	tail := p.lines[next:]
	if growth != 0 {
		for k := range tail {
			tail[k].Start += growth
			tail[k].End += growth
		}
	}
	if len(fresh) == next-keep {
		copy(p.lines[keep:], fresh)
		return p
	}
	lines := make([]typeset.Line, 0, keep+len(fresh)+len(tail)+8)
	p.lines = append(append(append(lines, p.lines[:keep]...), fresh...), tail...)
	return p
}

// lineAt is the line of a paragraph in which a place lies; where one line ends
// and the next begins, the next one.
func lineAt(lines []typeset.Line, at int) int {
	lo, hi := 0, len(lines)
	for hi-lo > 1 {
		mid := (lo + hi) / 2
		if lines[mid].Start <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// lineLeft is where a line of paragraph p begins.
func (v *View) lineLeft(p para, par string, k int) float32 {
	x := v.left()
	switch {
	case p.style.Centre:
		x += max(0, (v.width-p.lines[k].Width)/2)
	case k == 0:
		x += v.setter(p.style, par).Indent
	}
	return x
}

// fitScale takes the canvas's scale over; true where it has changed.
func (v *View) fitScale() bool {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && c.Scale() > 0 {
		scale = c.Scale()
	}
	changed := scale != v.scale
	v.scale = scale
	return changed
}
