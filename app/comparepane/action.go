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

// action is a word of a row that can be clicked, with an icon before it.
type action struct {
	widget.BaseWidget
	icon, word string
	ink        widgets.Ink
	tapped     func()
	hovered    bool
}

var _ desktop.Cursorable = (*action)(nil)

func newAction(icon, word string, ink widgets.Ink, tapped func()) *action {
	a := &action{icon: icon, word: word, ink: ink, tapped: tapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped implements fyne.Tappable.
func (a *action) Tapped(*fyne.PointEvent) { a.tapped() }

// Cursor implements desktop.Cursorable.
func (a *action) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (a *action) MouseIn(*desktop.MouseEvent) { a.hovered = true; a.Refresh() }

// MouseMoved: see MouseIn.
func (a *action) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (a *action) MouseOut() { a.hovered = false; a.Refresh() }

// put moves the action so that it is centred on y, and shows it.
func (a *action) put(x, y float32) {
	m := a.MinSize()
	a.Move(fyne.NewPos(x, y-m.Height/2))
	a.Resize(m)
	a.Show()
}

// CreateRenderer implements fyne.Widget.
func (a *action) CreateRenderer() fyne.WidgetRenderer {
	r := &actionRenderer{a, &canvas.Image{FillMode: canvas.ImageFillContain}, canvas.NewText("", color.Black), canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type actionRenderer struct {
	action *action
	icon   *canvas.Image
	text   *canvas.Text
	line   *canvas.Rectangle
}

const actionIcon = 14

func (r *actionRenderer) lead() float32 {
	if r.action.icon == "" {
		return 0
	}
	return actionIcon + 6
}

func (r *actionRenderer) MinSize() fyne.Size {
	m := widgets.CaptionType.Measure(r.action.word)
	m.Width += r.lead()
	return m
}

func (r *actionRenderer) Layout(size fyne.Size) {
	r.icon.Resize(fyne.NewSquareSize(actionIcon))
	r.icon.Move(fyne.NewPos(0, (size.Height-actionIcon)/2))
	r.text.Move(fyne.NewPos(r.lead(), 0))
	r.text.Resize(fyne.NewSize(size.Width-r.lead(), size.Height))
	r.line.Move(fyne.NewPos(r.lead(), size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width-r.lead(), 1))
}

func (r *actionRenderer) Refresh() {
	a := r.action
	ink := a.ink(look.Colors())
	r.icon.Hidden = a.icon == ""
	if a.icon != "" {
		r.icon.Resource = look.Icon(a.icon, ink)
		r.icon.Refresh()
	}
	r.text.Text, r.text.TextSize, r.text.Color = a.word, look.Caption, ink
	r.line.FillColor, r.line.Hidden = ink, !a.hovered
	canvas.Refresh(a)
}

func (r *actionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.icon, r.text, r.line}
}
func (r *actionRenderer) Destroy() {}
