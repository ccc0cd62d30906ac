package comparepane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// picker is a button that names a text and opens the list of texts.
type picker struct {
	widget.BaseWidget
	icon         string
	strong, rest string // 2025年 bold, 政府工作报告 behind it
	tapped       func()

	hovered, focused bool
}

var (
	_ fyne.Focusable    = (*picker)(nil)
	_ desktop.Hoverable = (*picker)(nil)
)

func newPicker(tapped func()) *picker {
	p := &picker{icon: "file", tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

func (p *picker) set(icon, strong, rest string) {
	p.icon, p.strong, p.rest = icon, strong, rest
	p.Refresh()
}

// Tapped implements fyne.Tappable.
func (p *picker) Tapped(*fyne.PointEvent) { p.tapped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *picker) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved: see MouseIn.
func (p *picker) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (p *picker) MouseOut() { p.hovered = false; p.Refresh() }

// FocusGained and the methods below implement fyne.Focusable.
func (p *picker) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost: see FocusGained.
func (p *picker) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune: see FocusGained.
func (p *picker) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (p *picker) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		p.tapped()
	default:
		widgets.PassOn(p, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (p *picker) CreateRenderer() fyne.WidgetRenderer {
	r := &pickerRenderer{picker: p, ring: canvas.NewRectangle(color.Transparent), frame: canvas.NewRectangle(color.Transparent)}
	r.icon, r.down = &canvas.Image{FillMode: canvas.ImageFillContain}, &canvas.Image{FillMode: canvas.ImageFillContain}
	r.frame.CornerRadius, r.ring.CornerRadius = 5, 7
	r.Refresh()
	return r
}

type pickerRenderer struct {
	picker      *picker
	ring, frame *canvas.Rectangle
	icon, down  *canvas.Image
	pen         pen
}

const (
	pickerInset = 10
	pickerIcon  = 16
)

// MinSize is what the picker would like; it takes less where there is less.
func (r *pickerRenderer) MinSize() fyne.Size {
	w := widgets.UIBold.Measure(r.picker.strong).Width + 2*pickerInset + 2*pickerIcon + 24
	if r.picker.rest != "" {
		w += 8 + widgets.UIType.Measure(r.picker.rest).Width
	}
	return fyne.NewSize(w, look.ButtonHeight)
}

func (r *pickerRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(fyne.NewSize(size.Width+4, size.Height+4))
	y := (size.Height - pickerIcon) / 2
	r.icon.Move(fyne.NewPos(pickerInset, y))
	r.icon.Resize(fyne.NewSquareSize(pickerIcon))
	r.down.Move(fyne.NewPos(size.Width-pickerInset-14, y+1))
	r.down.Resize(fyne.NewSquareSize(14))
	c := look.Colors()
	r.pen.lift()
	x, end := float32(pickerInset+pickerIcon+8), size.Width-pickerInset-14-10
	x = r.pen.text(r.picker.strong, widgets.UIBold, c.Text, x, size.Height/2, max(0, end-x))
	if r.picker.strong != "" {
		x += 8
	}
	if end-x > 16 {
		r.pen.text(r.picker.rest, widgets.UIType, c.Text2, x, size.Height/2, end-x)
	}
}

func (r *pickerRenderer) Refresh() {
	p, c := r.picker, look.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = c.Raised, c.Line, 1
	if p.hovered {
		r.frame.FillColor = c.Hover
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = c.Focus, 2, !p.focused
	r.icon.Resource, r.down.Resource = look.Icon(p.icon, c.Text2), look.Icon("down", c.Text2)
	r.icon.Refresh()
	r.down.Refresh()
	r.Layout(p.Size())
	canvas.Refresh(p)
}

func (r *pickerRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ring, r.frame, r.icon, r.down}, r.pen.above()...)
}
func (r *pickerRenderer) Destroy() {}
