package textview

import (
	"fyne.io/fyne/v2"

	"reportdesk/editor"
)

// line is one line on the screen: line k of a paragraph.
type line struct {
	par, k int
	laid   para
	text   string // of the paragraph
	start  int    // where the paragraph begins in the text
}

// lineOf is the line on which a place stands. Between two lines of a paragraph
// it is the lower one, or with atEnd the upper one.
func (v *View) lineOf(at int, atEnd bool) line {
	i := v.state.Text.LineOf(at)
	s, span := v.paragraph(i)
	p := v.laid(i)
	k := lineAt(p.lines, at-span.Start)
	if atEnd && k > 0 && p.lines[k].Start == at-span.Start {
		k--
	}
	return line{i, k, p, s, span.Start}
}

// xOf is where a place of a line stands in the view.
func (v *View) xOf(l line, at int) float32 {
	return v.lineLeft(l.laid, l.text, l.k) + v.setter(l.laid.style, l.text).X(l.text, l.laid.lines[l.k], at-l.start)
}

// placeOn is the place of a line nearest to an x of the view.
func (v *View) placeOn(l line, x float32) (at int, atEnd bool) {
	ln := l.laid.lines[l.k]
	in := v.setter(l.laid.style, l.text).At(l.text, ln, x-v.lineLeft(l.laid, l.text, l.k))
	return l.start + in, in == ln.End && l.k < len(l.laid.lines)-1
}

// lineUnder is the line at a height of the view; the nearest one above or below
// all text.
func (v *View) lineUnder(y float32) line {
	i, top := v.first, -v.offset
	for y < top && i > 0 {
		i--
		top -= v.laid(i).height
	}
	for i < v.column.count-1 {
		h := v.laid(i).height
		if y < top+h {
			break
		}
		top += h
		i++
	}
	s, span := v.paragraph(i)
	p := v.laid(i)
	k := int((y - top - v.lineTop(p, 0)) / v.lineHeight(p.style))
	return line{i, min(max(k, 0), len(p.lines)-1), p, s, span.Start}
}

// placeAt is the place nearest to a point of the view.
func (v *View) placeAt(p fyne.Position) (at int, atEnd bool) {
	return v.placeOn(v.lineUnder(p.Y), p.X)
}

// next is the line below (by +1) or above (by -1); false at the text's ends.
func (v *View) next(l line, by int) (line, bool) {
	if k := l.k + by; k >= 0 && k < len(l.laid.lines) {
		l.k = k
		return l, true
	}
	i := l.par + by
	if i < 0 || i >= v.column.count {
		return l, false
	}
	s, span := v.paragraph(i)
	p := v.laid(i)
	k := 0
	if by < 0 {
		k = len(p.lines) - 1
	}
	return line{i, k, p, s, span.Start}, true
}

// vertical moves the caret by lines and keeps its x as far as the lines allow.
func (v *View) vertical(lines int, extend bool) {
	here := v.state.Selection.Head
	if !extend && !v.state.Selection.Empty() {
		if sp := v.state.Selection.Span(); lines < 0 {
			here = sp.Start
		} else {
			here = sp.End
		}
	}
	l := v.lineOf(here, v.atEnd && here == v.state.Selection.Head)
	goal := v.goal
	if goal < 0 {
		goal = v.xOf(l, here)
	}
	by := 1
	if lines < 0 {
		by = -1
	}
	for range lines * by {
		lower, ok := v.next(l, by)
		if !ok {
			to := editor.TextEnd
			if by < 0 {
				to = editor.TextStart
			}
			v.move(editor.Move(v.state, to, extend), false)
			v.goal = goal
			return
		}
		l = lower
	}
	at, atEnd := v.placeOn(l, goal)
	v.moveCaret(at, atEnd, extend)
	v.goal = goal
}

// page is how many lines PageUp and PageDown move by: one line stays in view.
func (v *View) page() int {
	return max(1, int(v.size.Height/v.lineHeight(v.body))-1)
}

// lineStart and lineEnd move the caret to the ends of its line on the screen.
func (v *View) lineStart(extend bool) {
	l := v.lineOf(v.state.Selection.Head, v.atEnd)
	v.moveCaret(l.start+l.laid.lines[l.k].Start, false, extend)
}

func (v *View) lineEnd(extend bool) {
	l := v.lineOf(v.state.Selection.Head, v.atEnd)
	v.moveCaret(l.start+l.laid.lines[l.k].End, l.k < len(l.laid.lines)-1, extend)
}

// moveCaret carries the caret to a place.
func (v *View) moveCaret(at int, atEnd, extend bool) {
	v.move(editor.Move(v.state, func(editor.Text, int) int { return at }, extend), atEnd)
}

// move applies a transaction of the selection only.
func (v *View) move(tr editor.Transaction, atEnd bool) {
	if s := tr.Selection; s != nil {
		s.Anchor = v.outside(s.Anchor, s.Head)
		s.Head = v.outside(s.Head, v.state.Selection.Head)
	}
	_ = v.apply(tr, atEnd) // a selection made from the state in hand
}

// caretBox is the caret's place in the view; false where it is out of sight. While
// a selection is dragged the caret shows where it would be dropped.
func (v *View) caretBox() (fyne.Position, fyne.Size, bool) {
	at, atEnd := v.state.Selection.Head, v.atEnd
	if v.mouse.carried {
		at, atEnd = v.mouse.drop, v.mouse.dropEnd
	}
	l := v.lineOf(at, atEnd)
	y, near := v.top(l.par)
	y += v.lineTop(l.laid, l.k)
	height := v.lineHeight(l.laid.style)
	tall := v.round(min(height, l.laid.style.Size*v.zoom*1.3))
	pos := fyne.NewPos(v.round(v.xOf(l, at)), y+v.round((height-tall)/2))
	return pos, fyne.NewSize(2, tall), near && y+height > 0 && y < v.size.Height
}
