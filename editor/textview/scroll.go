package textview

import (
	"fyne.io/fyne/v2"

	"reportdesk/internal/text"
)

// head is kept free above the first paragraph.
const head = 16

// foot is kept free below the last one, so that one does not write at the
// window's very edge.
func (v *View) foot() float32 { return v.round(v.size.Height / 3) }

// settle brings the anchor into its paragraph, and within the text's ends.
// Paragraphs that it passes are broken into lines, so their heights are true.
func (v *View) settle() {
	if v.column.count == 0 || v.size.IsZero() {
		return
	}
	v.offset = v.round(v.offset)
	v.normal()
	y := -v.offset
	for i := v.first; i < v.column.count; i++ {
		if y += v.laid(i).height; y > v.size.Height-v.foot() {
			return
		}
	}
	v.offset -= v.size.Height - v.foot() - y
	v.normal()
}

func (v *View) normal() {
	for v.offset < 0 && v.first > 0 {
		v.first--
		v.offset += v.laid(v.first).height
	}
	for v.first < v.column.count-1 {
		h := v.laid(v.first).height
		if v.offset < h {
			break
		}
		v.offset -= h
		v.first++
	}
	if v.first == 0 {
		v.offset = max(v.offset, -head)
	}
}

// ScrollBy moves the text up by dy units.
func (v *View) ScrollBy(dy float32) {
	v.offset += dy
	v.settle()
	v.Refresh()
}

// Scrolled implements fyne.Scrollable.
func (v *View) Scrolled(e *fyne.ScrollEvent) { v.ScrollBy(-e.Scrolled.DY) }

// scrolled is how far the view's top is below the text's start, and extent how
// high all is; both are estimates.
func (v *View) scrolled() (top, extent float32) {
	return v.column.top(v.first) + v.offset + head, v.column.height() + head + v.foot()
}

// scrollTo brings what is about y below the text's start to the view's top.
func (v *View) scrollTo(y float32) {
	v.first, v.offset = v.column.under(y - head)
	v.settle()
	v.Refresh()
}

// top is where paragraph i begins in the view. near is false where that is more
// than a view's height away from it; then top means nothing.
func (v *View) top(i int) (y float32, near bool) {
	y = -v.offset
	for k := v.first; k < i; k++ {
		if y += v.laid(k).height; y > 2*v.size.Height {
			return 0, false
		}
	}
	for k := v.first - 1; k >= i; k-- {
		if y -= v.laid(k).height; y < -v.size.Height {
			return y, k == i
		}
	}
	return y, true
}

// Reveal brings a span into view, if it is not. The caret stays.
func (v *View) Reveal(sp text.Span) {
	v.reveal(min(max(0, sp.Start), v.state.Text.Len()), false)
	v.Refresh()
}

func (v *View) revealCaret() { v.reveal(v.state.Selection.Head, v.atEnd) }

// reveal scrolls as little as it can where a place is near, and brings it to
// the view's upper third where it is far.
func (v *View) reveal(at int, atEnd bool) {
	if v.column.count == 0 || v.size.IsZero() {
		return
	}
	l := v.lineOf(at, atEnd)
	y, near := v.top(l.par)
	inside := v.lineTop(l.laid, l.k)
	height := v.lineHeight(l.laid.style)
	const room = 8
	switch {
	case !near || y+inside < -v.size.Height || y+inside > 2*v.size.Height:
		v.first, v.offset = l.par, inside-v.size.Height/3
	case y+inside < room:
		v.offset += y + inside - room
	case y+inside+height > v.size.Height-room:
		v.offset += y + inside + height - v.size.Height + room
	default:
		return
	}
	v.settle()
}

// lineTop is where line k of a paragraph begins below the paragraph's top.
func (v *View) lineTop(p para, k int) float32 {
	return v.round(p.style.Before*v.zoom) + float32(k)*v.lineHeight(p.style)
}

// Top is the place at the view's upper edge, and ShowTop brings a place there:
// what to keep of where one was.
func (v *View) Top() int {
	if v.column.count == 0 {
		return 0
	}
	l := v.lineUnder(0)
	return l.start + l.laid.lines[l.k].Start
}

// ShowTop: see Top.
func (v *View) ShowTop(at int) {
	if v.column.count == 0 {
		v.start = at // not shown yet
		return
	}
	v.start = -1
	l := v.lineOf(min(max(0, at), v.state.Text.Len()), false)
	v.first, v.offset = l.par, v.lineTop(l.laid, l.k)
	v.settle()
	v.Refresh()
}

// tick is a mark beside the scroll bar, at a part of the text's height.
type tick struct {
	part float32
	ink  Ink
}

// makeTicks finds where the marks of the layers stand, one for each place that
// can be told from another. Typing does not move them; the next Decorate does.
func (v *View) makeTicks() {
	v.ticks, v.ticksStale = v.ticks[:0], false
	extent := max(1, v.column.height())
	rows := int(max(1, v.size.Height/3))
	for i := range v.layers {
		l := &v.layers[i]
		if l.mark.Tick == nil || l.len() == 0 {
			continue
		}
		last := -1
		for k := range l.len() {
			at := l.at(k).Start
			line := v.state.Text.LineOf(at)
			y := v.column.top(line)
			if p := v.column.at(line); p.lines != nil {
				in := at - v.state.Text.Line(line).Start
				y += v.lineTop(*p, lineAt(p.lines, in))
			}
			if row := int(y / extent * float32(rows)); row != last {
				v.ticks = append(v.ticks, tick{y / extent, l.mark.Tick})
				last = row
			}
		}
	}
}
