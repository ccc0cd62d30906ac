package textview

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/internal/text"
	"reportdesk/internal/typeset"
)

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	p := &painter{v: v, paper: canvas.NewRectangle(color.Transparent), caret: canvas.NewRectangle(color.Transparent)}
	v.painter = p
	return p
}

// painter draws what is visible. It has one object for each visible run of text,
// mark and tick, used for another one at the next drawing.
type painter struct {
	v            *View
	paper, caret *canvas.Rectangle
	// In the order in which they are drawn: what lies behind the text, the text,
	// what lies over it.
	behind, over rects
	texts        []*canvas.Text
	used         int               // of texts
	lents        []*container.Clip // signs that a face lacks
	lentUsed     int
	objects      []fyne.CanvasObject
	stops        []typeset.Stop // of the row drawn
	stopsOf      text.Span
	colors       Colors
}

// rects is a pool of rectangles.
type rects struct {
	all  []*canvas.Rectangle
	used int
}

func (r *rects) add(c color.Color, x, y, w, h float32) *canvas.Rectangle {
	if r.used == len(r.all) {
		r.all = append(r.all, canvas.NewRectangle(c))
	}
	o := r.all[r.used]
	r.used++
	o.FillColor, o.CornerRadius, o.StrokeWidth = c, 0, 0
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	return o
}

func (p *painter) MinSize() fyne.Size           { return p.v.MinSize() }
func (p *painter) Destroy()                     { p.v.blink.Stop() }
func (p *painter) Objects() []fyne.CanvasObject { return p.objects }
func (p *painter) Layout(size fyne.Size)        { p.paper.Resize(size) }

// Refresh draws the view anew.
func (p *painter) Refresh() {
	v := p.v
	if v.size.IsZero() || v.column.count == 0 {
		return
	}
	p.colors = v.colors()
	p.paper.FillColor = p.colors.Paper
	p.paper.Resize(v.size)
	p.behind.used, p.over.used, p.used, p.lentUsed = 0, 0, 0, 0
	p.stops = p.stops[:0]
	caretPar := v.state.Text.LineOf(v.state.Selection.Head)
	y := -v.offset
	for i := v.first; i < v.column.count && y < v.size.Height; i++ {
		laid := v.laid(i)
		p.paragraph(i, laid, y, i == caretPar)
		y += laid.height
	}
	p.scrollBar()
	p.placeCaret()
	p.collect()
	canvas.Refresh(v)
}

// collect lists the objects in use, in the order in which they are drawn.
func (p *painter) collect() {
	clear(p.objects)
	p.objects = append(p.objects[:0], p.paper)
	for _, r := range p.behind.all[:p.behind.used] {
		p.objects = append(p.objects, r)
	}
	for _, t := range p.texts[:p.used] {
		p.objects = append(p.objects, t)
	}
	for _, c := range p.lents[:p.lentUsed] {
		p.objects = append(p.objects, c)
	}
	for _, t := range p.texts[p.used:] {
		t.FontSource = nil // a font that is drawn no more is not kept
	}
	for _, r := range p.over.all[:p.over.used] {
		p.objects = append(p.objects, r)
	}
	p.objects = append(p.objects, p.caret)
}

// row is a visible line as it is drawn.
type row struct {
	line
	span      text.Span // of the text
	y, height float32
	left      float32
	current   bool // it belongs to the caret's paragraph
	set       typeset.Setter
}

// x is where a place of the row stands. The row's atoms are measured once, and
// only where something is asked for.
func (p *painter) x(r row, at int) float32 {
	if at == r.span.Start {
		return r.left
	}
	if p.stopsOf != r.span || len(p.stops) == 0 {
		p.stops = r.set.Stops(r.text, r.laid.lines[r.k], p.stops[:0])
		p.stopsOf = r.span
	}
	return r.left + r.set.XOf(r.text, p.stops, at-r.start)
}

func (p *painter) paragraph(i int, laid para, y float32, current bool) {
	v := p.v
	s, span := v.paragraph(i)
	height := v.lineHeight(laid.style)
	top := y + v.lineTop(laid, 0)
	if current && !v.readOnly {
		h := float32(len(laid.lines)) * height
		p.behind.add(p.colors.Accent, v.left()-18, top+4, 3, h-8).CornerRadius = 1.5
	}
	// A paragraph may be far higher than the view.
	from := max(0, int(-top/height))
	set := v.setter(laid.style, s)
	for k := from; k < len(laid.lines); k++ {
		ln := laid.lines[k]
		r := row{
			line:    line{i, k, laid, s, span.Start},
			span:    text.Span{Start: span.Start + ln.Start, End: span.Start + ln.End},
			y:       top + float32(k)*height,
			height:  height,
			left:    v.lineLeft(laid, s, k),
			current: current,
			set:     set,
		}
		if r.y >= v.size.Height {
			return
		}
		p.marks(r)
		gap := float32(0)
		if k == 0 {
			gap = top - y
		}
		p.selection(r, gap)
		p.write(r)
	}
}

// selection draws what of a line is selected. Where the selection comes from
// the paragraph before, it goes on through the space between the two.
func (p *painter) selection(r row, gap float32) {
	v := p.v
	sel := v.state.Selection.Span()
	if sel.Empty() || sel.End <= r.span.Start && sel.End <= r.start || sel.Start > r.span.End {
		return
	}
	last := r.k == len(r.laid.lines)-1
	if sel.Start == r.span.End && !(last && sel.End > r.span.End) || sel.End <= r.span.Start && r.k > 0 {
		return
	}
	x, end := r.left, p.end(r)
	if sel.Start > r.span.Start {
		x, gap = p.x(r, sel.Start), 0
	}
	if sel.Start >= r.start {
		gap = 0
	}
	switch {
	case sel.End < r.span.End:
		end = p.x(r, max(sel.End, r.span.Start))
	case last && sel.End > r.span.End:
		end += v.em / 2 // the line end is selected too
	}
	x, end = v.round(x), v.round(end)
	p.behind.add(p.colors.Select, x, r.y-gap, max(0, end-x), r.height+gap)
}

// end is where a line's text ends on the screen; blanks that go on beyond the
// column do not count.
func (p *painter) end(r row) float32 {
	return min(p.x(r, r.span.End), p.v.left()+p.v.width+p.v.em)
}

// marks draws the marks of a line, layer by layer.
func (p *painter) marks(r row) {
	v := p.v
	for i := range v.layers {
		l := &v.layers[i]
		if l.len() == 0 {
			continue
		}
		for k := l.from(r.span.Start); k < l.len(); k++ {
			sp := l.at(k)
			if sp.Start >= r.span.End {
				break
			}
			x := v.round(p.x(r, max(sp.Start, r.span.Start)))
			end := v.round(p.x(r, min(sp.End, r.span.End)))
			p.mark(l.mark, r, x, end)
		}
	}
}

func (p *painter) mark(m Mark, r row, x, end float32) {
	top, bottom := r.y+2, r.y+r.height-2
	if m.Tint != nil {
		p.behind.add(m.Tint(), x, top, end-x, bottom-top).CornerRadius = 2
	}
	if m.CaretTint != nil && r.current {
		p.behind.add(m.CaretTint(), x, top, end-x, bottom-top).CornerRadius = 2
	}
	if m.Rule != nil {
		p.over.add(m.Rule(), x, bottom-1, end-x, 1)
	}
	if m.Dashes != nil {
		for ; x < end; x += 7 {
			p.over.add(m.Dashes(), x, bottom-1, min(4, end-x), 2)
		}
	}
	if m.Frame != nil {
		p.frame(m.Frame(), x, top, end, bottom)
	}
}

// frame draws dashes of 4 with gaps of 3 around a box.
func (p *painter) frame(c color.Color, x, y, end, bottom float32) {
	for at := x; at < end; at += 7 {
		w := min(4, end-at)
		p.over.add(c, at, y, w, 1)
		p.over.add(c, at, bottom-1, w, 1)
	}
	for at := y; at < bottom; at += 7 {
		h := min(4, bottom-at)
		p.over.add(c, x, at, 1, h)
		p.over.add(c, end-1, at, 1, h)
	}
}

// The scroll bar: a thumb of 6 within a strip of barWidth at the right edge.
const (
	barWidth  = 12
	thumbLess = 24 // the thumb's least height
)

func (p *painter) scrollBar() {
	v := p.v
	if v.ticksStale {
		v.makeTicks()
	}
	x := v.size.Width - barWidth
	if y, h, ok := v.thumb(); ok {
		p.over.add(p.colors.Thumb, x+3, y, 6, h).CornerRadius = 3
	}
	for _, t := range v.ticks {
		p.over.add(t.ink(), x+2, v.round(t.part*(v.size.Height-2)), 8, 2)
	}
}

// thumb is where the scroll bar's thumb stands; false where all is in view.
func (v *View) thumb() (y, h float32, ok bool) {
	top, extent := v.scrolled()
	room := v.size.Height
	if extent <= room {
		return 0, 0, false
	}
	h = max(thumbLess, room*room/extent)
	return (room - h) * min(1, max(0, top/(extent-room))), h, true
}

func (p *painter) placeCaret() {
	v := p.v
	pos, size, seen := v.caretBox()
	p.caret.FillColor = p.colors.Caret
	p.caret.Move(pos)
	p.caret.Resize(size)
	p.caret.Hidden = !seen || !v.caretOn()
}

// blinkTime is how long the caret is shown, and how long it is not.
const blinkTime = 530 * time.Millisecond

// caretOn reports whether the blinking caret is shown now: always for a while
// after it has moved.
func (v *View) caretOn() bool {
	if !v.focused || v.readOnly {
		return false
	}
	return v.now().Sub(v.moved)/blinkTime%2 == 0
}

func (v *View) newBlink() *fyne.Animation {
	return &fyne.Animation{
		Duration:    2 * blinkTime,
		RepeatCount: fyne.AnimationRepeatForever,
		Curve:       fyne.AnimationLinear,
		Tick: func(float32) {
			if p := v.painter; p != nil && p.caret.Hidden == v.caretOn() {
				_, _, seen := v.caretBox()
				p.caret.Hidden = !seen || !v.caretOn()
				canvas.Refresh(p.caret)
			}
		},
	}
}
