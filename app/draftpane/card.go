package draftpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// card is a passage that can be looked at: where it stands, and how it begins.
type card struct {
	widget.BaseWidget
	path     *widgets.Label
	passage  *widgets.Passage
	onTapped func()
	hovered  bool
}

const (
	cardInset = 10
	cardLines = 2
)

func newCard(path, passage string, tapped func()) *card {
	c := &card{
		path:     widgets.NewLabel(path, widgets.CaptionType, widgets.Text3Ink),
		passage:  widgets.NewPassage(passage, widgets.UIType, 20),
		onTapped: tapped,
	}
	c.passage.Most, c.passage.Ink = cardLines, widgets.Text2Ink
	c.ExtendBaseWidget(c)
	return c
}

// HeightFor implements widgets.Tall.
func (c *card) HeightFor(width float32) float32 {
	return 2*cardInset + 18 + 2 + c.passage.HeightFor(width-2*cardInset)
}

// Tapped implements fyne.Tappable.
func (c *card) Tapped(*fyne.PointEvent) { c.onTapped() }

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved: see MouseIn.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (c *card) MouseOut() { c.hovered = false; c.Refresh() }

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c, canvas.NewRectangle(color.Transparent)}
	r.frame.CornerRadius = 6
	r.Refresh()
	r.Layout(c.Size())
	return r
}

type cardRenderer struct {
	card  *card
	frame *canvas.Rectangle
}

func (r *cardRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 60) }

func (r *cardRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	w := max(0, size.Width-2*cardInset)
	r.card.path.Move(fyne.NewPos(cardInset, cardInset-1))
	r.card.path.Resize(fyne.NewSize(w, 18))
	r.card.passage.Move(fyne.NewPos(cardInset, cardInset+20))
	r.card.passage.Resize(fyne.NewSize(w, size.Height-2*cardInset-20))
}

func (r *cardRenderer) Refresh() {
	p := look.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = p.Raised, p.Line, 1
	if r.card.hovered {
		r.frame.FillColor = p.Hover
	}
	canvas.Refresh(r.card)
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.card.path, r.card.passage}
}
func (r *cardRenderer) Destroy() {}
