package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Link is a word that can be clicked, in the ink of links. By keyboard it is
// reached with Tab and followed with Enter or Space.
type Link struct {
	widget.BaseWidget
	text     string
	onTapped func()
	hovered  bool
	focused  bool
}

var (
	_ desktop.Cursorable = (*Link)(nil)
	_ fyne.Focusable     = (*Link)(nil)
)

// NewLink makes a link.
func NewLink(text string, tapped func()) *Link {
	l := &Link{text: text, onTapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// SetText changes the word.
func (l *Link) SetText(s string) {
	l.text = s
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *Link) Tapped(*fyne.PointEvent) { l.onTapped() }

// Cursor implements desktop.Cursorable.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (l *Link) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved: see MouseIn.
func (l *Link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (l *Link) MouseOut() { l.hovered = false; l.Refresh() }

// FocusGained and the methods below implement fyne.Focusable.
func (l *Link) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost: see FocusGained.
func (l *Link) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune: see FocusGained. A space reaches TypedKey.
func (l *Link) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (l *Link) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.onTapped()
	default:
		PassOn(l, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	r := &linkRenderer{l, canvas.NewText("", color.Black), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
	r.ring.CornerRadius, r.ring.StrokeWidth = 3, 2
	r.Refresh()
	r.Layout(l.Size())
	return r
}

type linkRenderer struct {
	link *Link
	text *canvas.Text
	line *canvas.Rectangle
	ring *canvas.Rectangle
}

func (r *linkRenderer) MinSize() fyne.Size { return CaptionType.Measure(r.link.text) }

func (r *linkRenderer) Layout(size fyne.Size) {
	r.text.Resize(size)
	place(r.ring, -3, -2, size.Width+6, size.Height+4)
	r.line.Move(fyne.NewPos(0, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
}

func (r *linkRenderer) Refresh() {
	ink := look.Colors().AccentInk
	r.text.Text, r.text.TextSize, r.text.Color = r.link.text, look.Caption, ink
	r.line.FillColor = ink
	r.line.Hidden = !r.link.hovered
	r.ring.StrokeColor, r.ring.Hidden = look.Colors().Focus, !r.link.focused
	canvas.Refresh(r.link)
}

func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.text, r.line}
}
func (r *linkRenderer) Destroy() {}
