package draftpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// outlineLine is a row of the outline, with the line that shows where a dragged
// section would go.
type outlineLine struct {
	widget.BaseWidget
	cells *widgets.Cells
	mark  *canvas.Rectangle
	below bool
}

func newOutlineRow() *outlineLine {
	l := &outlineLine{cells: widgets.NewCells(4), mark: canvas.NewRectangle(color.Transparent)}
	l.mark.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// point shows the line at the row's upper or lower edge, or not.
func (l *outlineLine) point(on, below bool) {
	show(l.mark, on)
	l.below = below
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *outlineLine) CreateRenderer() fyne.WidgetRenderer { return outlineLineRenderer{l} }

type outlineLineRenderer struct{ l *outlineLine }

func (r outlineLineRenderer) MinSize() fyne.Size { return fyne.NewSize(0, outlineRow) }
func (r outlineLineRenderer) Destroy()           {}
func (r outlineLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.cells, r.l.mark}
}

func (r outlineLineRenderer) Layout(size fyne.Size) {
	widgets.Place(r.l.cells, 0, 0, size.Width, size.Height)
	y := float32(0)
	if r.l.below {
		y = size.Height - 2
	}
	widgets.Place(r.l.mark, 6, y, size.Width-12, 2)
}

func (r outlineLineRenderer) Refresh() {
	r.l.mark.FillColor = look.Colors().Accent
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
