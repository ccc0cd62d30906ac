package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Popover is a card that floats under what opened it until it is closed, by a
// click beside it or by its owner. Keys are its content's affair.
type Popover struct {
	widget.BaseWidget
	// Content fills the card.
	Content fyne.CanvasObject
	// CardSize is asked for at every layout, in Fyne units; a small window cuts it.
	CardSize func() fyne.Size
	// Trailing sets the card's right edge under that of what opened it, else the
	// left ones meet.
	Trailing bool
	// OnClosed is called after it has gone.
	OnClosed func()

	under  fyne.CanvasObject
	canvas fyne.Canvas
	card   *canvas.Rectangle
}

// popoverGap is how far below what opened it a popover stands.
const popoverGap = 5

// ShowUnder opens the popover under an object of a canvas.
func (p *Popover) ShowUnder(c fyne.Canvas, under fyne.CanvasObject) {
	p.ExtendBaseWidget(p)
	p.canvas, p.under, p.card = c, under, canvas.NewRectangle(color.Transparent)
	c.Overlays().Add(p)
	p.Resize(c.Size())
}

// Close takes the popover away.
func (p *Popover) Close() {
	if p.canvas == nil {
		return
	}
	p.canvas.Overlays().Remove(p)
	p.canvas = nil
	if p.OnClosed != nil {
		p.OnClosed()
	}
}

// Tapped implements fyne.Tappable: a click beside the card closes it.
func (p *Popover) Tapped(e *fyne.PointEvent) {
	at := e.Position.Subtract(p.card.Position())
	if size := p.card.Size(); at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		p.Close()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Popover) CreateRenderer() fyne.WidgetRenderer {
	p.card.CornerRadius = 6
	r := popoverRenderer{p}
	r.Refresh()
	return r
}

type popoverRenderer struct{ *Popover }

func (r popoverRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r popoverRenderer) Destroy()           {}
func (r popoverRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.card, r.Content}
}

func (r popoverRenderer) Layout(size fyne.Size) {
	under, card := r.under, r.CardSize()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	x, y := at.X, at.Y+under.Size().Height+popoverGap
	w, h := min(card.Width, size.Width-16), min(card.Height, size.Height-y-8)
	if r.Trailing {
		x += under.Size().Width - w
	}
	x = max(8, min(x, size.Width-w-8))
	Place(r.card, x, y, w, h)
	Place(r.Content, x+1, y+1, w-2, h-2)
}

func (r popoverRenderer) Refresh() {
	p := look.Colors()
	r.card.FillColor, r.card.StrokeColor, r.card.StrokeWidth = p.Raised, p.Line, 1
	r.card.Shadow = canvas.Shadow{BlurRadius: 20, Offset: fyne.NewPos(0, 6), Variant: canvas.DropShadow, Color: p.FloatShadow}
	canvas.Refresh(r.Popover)
}
