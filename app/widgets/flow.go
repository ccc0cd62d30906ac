package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Tall is an object whose height follows from its width, as a passage's does.
type Tall interface {
	HeightFor(width float32) float32
}

// heightFor is the height that an object needs in a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(Tall); ok {
		return t.HeightFor(width)
	}
	return o.MinSize().Height
}

// column sets objects below each other, each in the height that its width asks for.
type column struct{ gap float32 }

func (c column) height(objects []fyne.CanvasObject, width float32) float32 {
	y := -c.gap
	for _, o := range objects {
		if o.Visible() {
			y += heightFor(o, width) + c.gap
		}
	}
	return max(0, y)
}

func (c column) lay(objects []fyne.CanvasObject, x, y, width float32) {
	for _, o := range objects {
		if o.Visible() {
			h := heightFor(o, width)
			place(o, x, y, width, h)
			y += h + c.gap
		}
	}
}

// Flow is a column of objects that scrolls. It asks for no size.
type Flow struct {
	widget.BaseWidget
	// Inset is kept free around the objects, Gap between them.
	Inset fyne.Position
	Gap   float32

	body   *fyne.Container
	scroll *container.Scroll
	width  float32
}

// NewFlow makes an empty column.
func NewFlow(inset fyne.Position, gap float32) *Flow {
	f := &Flow{Inset: inset, Gap: gap}
	f.body = &fyne.Container{Layout: flowLayout{f}}
	f.scroll = container.NewVScroll(f.body)
	f.ExtendBaseWidget(f)
	return f
}

// Set shows other objects; top scrolls back to the first.
func (f *Flow) Set(top bool, objects ...fyne.CanvasObject) {
	f.body.Objects = objects
	if top {
		f.scroll.Offset = fyne.Position{}
	}
	f.body.Refresh()
	f.scroll.Refresh()
}

// ScrollBy scrolls, for keys.
func (f *Flow) ScrollBy(dy float32) {
	f.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -dy)})
}

// CreateRenderer implements fyne.Widget.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer { return &flowRenderer{f} }

type flowRenderer struct{ f *Flow }

func (r *flowRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *flowRenderer) Layout(size fyne.Size) {
	r.f.width = size.Width
	r.f.scroll.Resize(size)
	r.f.scroll.Refresh()
}
func (r *flowRenderer) Refresh()                     { r.f.scroll.Refresh() }
func (r *flowRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.f.scroll} }
func (r *flowRenderer) Destroy()                     {}

// flowLayout is the layout of what scrolls: its height is that in the flow's width.
type flowLayout struct{ f *Flow }

func (l flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	in := l.f.Inset
	return fyne.NewSize(0, column{l.f.Gap}.height(objects, max(0, l.f.width-2*in.X))+2*in.Y)
}

func (l flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	in := l.f.Inset
	column{l.f.Gap}.lay(objects, in.X, in.Y, max(0, size.Width-2*in.X))
}

// Box frames a column of objects: a card of an inspector.
type Box struct {
	widget.BaseWidget
	Objects    []fyne.CanvasObject
	Fill, Line Ink
	Inset, Gap float32
}

// NewBox makes a card on raised in a frame.
func NewBox(line Ink, objects ...fyne.CanvasObject) *Box {
	b := &Box{
		Objects: objects, Line: line, Inset: 12, Gap: 6,
		Fill: func(p *look.Palette) color.NRGBA { return p.Raised },
	}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor implements Tall.
func (b *Box) HeightFor(width float32) float32 {
	return column{b.Gap}.height(b.Objects, max(0, width-2*b.Inset)) + 2*b.Inset
}

// CreateRenderer implements fyne.Widget.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{b, canvas.NewRectangle(color.Transparent)}
	r.frame.CornerRadius = 6
	r.paint()
	r.Layout(b.Size())
	return r
}

type boxRenderer struct {
	b     *Box
	frame *canvas.Rectangle
}

func (r *boxRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.b.HeightFor(r.b.Size().Width)) }

func (r *boxRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	column{r.b.Gap}.lay(r.b.Objects, r.b.Inset, r.b.Inset, max(0, size.Width-2*r.b.Inset))
}

func (r *boxRenderer) paint() {
	p := look.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = r.b.Fill(p), r.b.Line(p), 1
}

func (r *boxRenderer) Refresh() {
	r.paint()
	r.Layout(r.b.Size())
	for _, o := range r.b.Objects {
		o.Refresh()
	}
	canvas.Refresh(r.b)
}

func (r *boxRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.frame}, r.b.Objects...)
}
func (r *boxRenderer) Destroy() {}
