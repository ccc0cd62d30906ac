package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Surface lays something on one of the design's surfaces.
type Surface struct {
	widget.BaseWidget
	Fill    Ink
	Content fyne.CanvasObject
	// Inset is kept free on every side of the content.
	Inset fyne.Position
}

// The surfaces.
var (
	OnRail   Ink = func(p *look.Palette) color.NRGBA { return p.Rail }
	OnChrome Ink = func(p *look.Palette) color.NRGBA { return p.Bg }
	OnPaper  Ink = func(p *look.Palette) color.NRGBA { return p.Paper }
	OnSunken Ink = func(p *look.Palette) color.NRGBA { return p.Sunken }
	// OnRemoved lies under what is wrong or taken away.
	OnRemoved Ink = func(p *look.Palette) color.NRGBA { return p.RemTint }
)

// NewSurface makes a surface without inset.
func NewSurface(fill Ink, content fyne.CanvasObject) *Surface {
	s := &Surface{Fill: fill, Content: content}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s, canvas.NewRectangle(s.Fill(look.Colors()))}
	// Fyne lets the renderer of what is hidden for a minute go, and does not lay
	// out the one that follows it.
	r.Layout(s.Size())
	return r
}

type surfaceRenderer struct {
	surface *Surface
	fill    *canvas.Rectangle
}

func (r *surfaceRenderer) MinSize() fyne.Size {
	m := r.surface.Content.MinSize()
	return fyne.NewSize(m.Width+2*r.surface.Inset.X, m.Height+2*r.surface.Inset.Y)
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	in := r.surface.Inset
	r.fill.Resize(size)
	r.surface.Content.Move(in)
	r.surface.Content.Resize(fyne.NewSize(size.Width-2*in.X, size.Height-2*in.Y))
}

func (r *surfaceRenderer) Refresh() {
	r.fill.FillColor = r.surface.Fill(look.Colors())
	r.fill.Refresh()
	r.surface.Content.Refresh()
}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.surface.Content}
}
func (r *surfaceRenderer) Destroy() {}

// Line is a line of one unit between two regions, across or down.
type Line struct {
	widget.BaseWidget
	down bool
}

// NewLine makes a line across; NewLineDown one down.
func NewLine() *Line { return newLine(false) }

// NewLineDown: see NewLine.
func NewLineDown() *Line { return newLine(true) }

func newLine(down bool) *Line {
	l := &Line{down: down}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l, canvas.NewRectangle(look.Colors().Sep)}
	r.Layout(l.Size())
	return r
}

type lineRenderer struct {
	line *Line
	rect *canvas.Rectangle
}

func (r *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *lineRenderer) Layout(size fyne.Size) {
	if r.line.down {
		size.Width = 1
	} else {
		size.Height = 1
	}
	r.rect.Resize(size)
}

func (r *lineRenderer) Refresh() {
	r.rect.FillColor = look.Colors().Sep
	r.rect.Refresh()
}
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *lineRenderer) Destroy()                     {}
