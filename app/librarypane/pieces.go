package librarypane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// inset keeps space free around an object and gives it the width that is left.
type inset struct{ left, top, right, bottom float32 }

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+l.top+l.bottom)
}

func (l inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(l.left, l.top))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-l.left-l.right), max(0, size.Height-l.top-l.bottom)))
}

// columns gives its first object a width and the second one the rest.
type columns struct{ first float32 }

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, (size.Height-h)/2))
	objects[0].Resize(fyne.NewSize(c.first, h))
	objects[1].Move(fyne.NewPos(c.first, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-c.first), size.Height))
}

// column lays objects below each other in a width that they may fold their text
// to: their heights are asked for after they have it.
type column struct {
	gap   float32
	width float32
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			y += c.height(o) + c.gap
		}
	}
	return fyne.NewSize(0, max(0, y-c.gap))
}

func (c *column) height(o fyne.CanvasObject) float32 {
	if c.width > 0 {
		o.Resize(fyne.NewSize(c.width, o.Size().Height))
	}
	return o.MinSize().Height
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := c.height(o)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + c.gap
	}
}

// flow is a column of objects that scrolls.
type flow struct {
	widget.BaseWidget
	body   *fyne.Container
	column *column
	scroll *container.Scroll
}

func newFlow(gap float32) *flow {
	f := &flow{column: &column{gap: gap}}
	f.body = container.New(f.column)
	f.scroll = container.NewVScroll(f.body)
	f.ExtendBaseWidget(f)
	return f
}

// set shows other objects; top says that they are read from the beginning.
func (f *flow) set(objects []fyne.CanvasObject, top bool) {
	f.body.Objects = objects
	f.body.Refresh()
	if top {
		f.scroll.Offset = fyne.Position{}
	}
	f.scroll.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (f *flow) CreateRenderer() fyne.WidgetRenderer { return &flowRenderer{f} }

type flowRenderer struct{ flow *flow }

func (r *flowRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *flowRenderer) Layout(size fyne.Size) {
	r.flow.column.width = size.Width
	r.flow.scroll.Resize(size)
}

func (r *flowRenderer) Refresh() {
	r.Layout(r.flow.Size())
	r.flow.scroll.Refresh()
}
func (r *flowRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.flow.scroll} }
func (r *flowRenderer) Destroy()                     {}

// card is a frame with round corners around something.
type card struct {
	widget.BaseWidget
	fill, line widgets.Ink
	radius     float32
	pad        float32
	content    fyne.CanvasObject
}

// The inks of cards.
var (
	onRaised widgets.Ink = func(p *look.Palette) color.NRGBA { return p.Raised }
	sepInk   widgets.Ink = func(p *look.Palette) color.NRGBA { return p.Sep }
	doubtInk widgets.Ink = func(p *look.Palette) color.NRGBA { return p.FigLine }
	amber    widgets.Ink = func(p *look.Palette) color.NRGBA { return p.FigTint }
	grey     widgets.Ink = func(p *look.Palette) color.NRGBA { return p.SameTint }
)

func newCard(fill, line widgets.Ink, radius, pad float32, content fyne.CanvasObject) *card {
	c := &card{fill: fill, line: line, radius: radius, pad: pad, content: content}
	c.ExtendBaseWidget(c)
	return c
}

// newTag is a word on a tint: a reason, a count.
func newTag(word string, fill, ink widgets.Ink) *card {
	l := widgets.NewLabel(word, widgets.CaptionType, ink)
	l.Align = fyne.TextAlignCenter
	w := widgets.CaptionType.Measure(word)
	return newCard(fill, fill, 3, 0, container.New(fixedSize{w.Width + 13, 19}, l))
}

// fixedSize gives an object a size.
type fixedSize struct{ width, height float32 }

func (f fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(f.width, f.height) }
func (f fixedSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, (size.Height-h)/2))
	objects[0].Resize(fyne.NewSize(size.Width, h))
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c, canvas.NewRectangle(color.Transparent)}
	r.paint()
	r.Layout(c.Size())
	return r
}

type cardRenderer struct {
	card  *card
	frame *canvas.Rectangle
}

func (r *cardRenderer) MinSize() fyne.Size {
	m := r.card.content.MinSize()
	return fyne.NewSize(m.Width+2*r.card.pad, m.Height+2*r.card.pad)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	pad := r.card.pad
	r.frame.Resize(size)
	r.card.content.Move(fyne.NewPos(pad, pad))
	r.card.content.Resize(fyne.NewSize(max(0, size.Width-2*pad), max(0, size.Height-2*pad)))
}

func (r *cardRenderer) paint() {
	p := look.Colors()
	r.frame.CornerRadius = r.card.radius
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = r.card.fill(p), r.card.line(p), 1
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.frame.Refresh()
	r.card.content.Refresh()
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.card.content}
}
func (r *cardRenderer) Destroy() {}

// rowAction is a small button in a row of a list. It takes clicks but not the
// pointer's hovering, which stays with the list: the row keeps its actions
// while the pointer is over them. By keyboard the same is reached by the list's keys.
type rowAction struct {
	widget.BaseWidget
	icon, word string
	do         func()
}

var _ desktop.Cursorable = (*rowAction)(nil)

func newRowAction() *rowAction {
	a := &rowAction{}
	a.ExtendBaseWidget(a)
	return a
}

func (a *rowAction) set(icon, word string, do func()) {
	a.icon, a.word, a.do = icon, word, do
	a.Refresh()
}

// Tapped implements fyne.Tappable.
func (a *rowAction) Tapped(*fyne.PointEvent) { a.do() }

// Cursor implements desktop.Cursorable.
func (a *rowAction) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (a *rowAction) CreateRenderer() fyne.WidgetRenderer {
	r := &rowActionRenderer{
		a, canvas.NewRectangle(color.Transparent), &canvas.Image{FillMode: canvas.ImageFillContain}, canvas.NewText("", color.Black),
	}
	r.frame.CornerRadius = 5
	r.Refresh()
	return r
}

type rowActionRenderer struct {
	action *rowAction
	frame  *canvas.Rectangle
	icon   *canvas.Image
	text   *canvas.Text
}

const rowActionHeight = 26

func (r *rowActionRenderer) MinSize() fyne.Size {
	w := widgets.UIType.Measure(r.action.word).Width + 18
	if r.action.icon != "" {
		w += signSize + 6
	}
	return fyne.NewSize(w, rowActionHeight)
}

func (r *rowActionRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	x := float32(9)
	if r.action.icon != "" {
		r.icon.Move(fyne.NewPos(x, (size.Height-signSize)/2))
		r.icon.Resize(fyne.NewSquareSize(signSize))
		x += signSize + 6
	}
	m := widgets.UIType.Measure(r.action.word)
	r.text.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	r.text.Resize(m)
}

func (r *rowActionRenderer) Refresh() {
	p := look.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = p.Raised, p.Line, 1
	r.icon.Hidden = r.action.icon == ""
	if r.action.icon != "" {
		r.icon.Resource = look.Icon(r.action.icon, p.Text2)
		r.icon.Refresh()
	}
	r.text.Text, r.text.TextSize, r.text.Color = r.action.word, look.UI, p.Text
	r.Layout(r.action.Size())
	canvas.Refresh(r.action)
}

func (r *rowActionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.icon, r.text}
}
func (r *rowActionRenderer) Destroy() {}
