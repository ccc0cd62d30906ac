package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Symbol is one of the design's icons.
type Symbol struct {
	widget.BaseWidget
	name string
	ink  Ink
	side float32
}

// NewSymbol makes an icon of a name, in a square.
func NewSymbol(name string, ink Ink, side float32) *Symbol {
	s := &Symbol{name: name, ink: ink, side: side}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another icon.
func (s *Symbol) Set(name string, ink Ink) {
	s.name, s.ink = name, ink
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Symbol) CreateRenderer() fyne.WidgetRenderer {
	r := &symbolRenderer{s, &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.Refresh()
	r.Layout(s.Size())
	return r
}

type symbolRenderer struct {
	s     *Symbol
	image *canvas.Image
}

func (r *symbolRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.s.side) }
func (r *symbolRenderer) Layout(size fyne.Size) {
	r.image.Resize(fyne.NewSquareSize(r.s.side))
	r.image.Move(fyne.NewPos(0, (size.Height-r.s.side)/2))
}

func (r *symbolRenderer) Refresh() {
	if icon := look.Icon(r.s.name, r.s.ink(look.Colors())); r.image.Resource != icon {
		r.image.Resource = icon
		r.image.Refresh()
	}
}
func (r *symbolRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *symbolRenderer) Destroy()                     {}
