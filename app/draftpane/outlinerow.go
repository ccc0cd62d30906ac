package draftpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// outlineLine is a row of the outline: its cells, before them the arrow of a head
// that folds, or of another one that can be dragged a grip while the pointer is over
// it, and the line that shows where a dragged section would go.
type outlineLine struct {
	widget.BaseWidget
	cells *widgets.Cells
	fold  *foldMark
	grip  *canvas.Image
	level int
	mark  *canvas.Rectangle
	below bool
}

func newOutlineRow() *outlineLine {
	l := &outlineLine{cells: widgets.NewCells(4), fold: newFoldMark(), grip: &canvas.Image{}, mark: canvas.NewRectangle(color.Transparent)}
	l.grip.Hide()
	l.mark.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// point shows the line at the row's upper or lower edge, or not.
func (l *outlineLine) point(on, below bool) {
	show(l.mark, on)
	l.below = below
}

// hold shows the grip of a head of a level, or not.
func (l *outlineLine) hold(on bool, level int) {
	show(l.grip, on)
	l.level = level
	if on {
		draw(l.grip, "grip")
	}
}

// draw has a picture show an icon; an Image keeps what it drew until it is told.
func draw(picture *canvas.Image, name string) {
	if icon := look.Icon(name, look.Colors().Text3); icon != picture.Resource {
		picture.Resource = icon
		picture.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *outlineLine) CreateRenderer() fyne.WidgetRenderer { return outlineLineRenderer{l} }

type outlineLineRenderer struct{ l *outlineLine }

func (r outlineLineRenderer) MinSize() fyne.Size { return fyne.NewSize(0, outlineRow) }
func (r outlineLineRenderer) Destroy()           {}
func (r outlineLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.cells, r.l.fold, r.l.grip, r.l.mark}
}

func (r outlineLineRenderer) Layout(size fyne.Size) {
	widgets.Place(r.l.cells, 0, 0, size.Width, size.Height)
	widgets.Place(r.l.fold, 1, 0, foldWidth, size.Height)
	grip := float32(1)
	if r.l.level == 2 { // whose numbers stand further in
		grip = 9
	}
	widgets.Place(r.l.grip, grip, (size.Height-gripWidth)/2, gripWidth, gripWidth)
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

// Widths of a row's marks, in Fyne units.
const (
	foldWidth = 15
	foldIcon  = 13
	gripWidth = 14
)

// foldMark is the arrow that folds what stands under a head, or shows it again.
type foldMark struct {
	widget.BaseWidget
	icon     *canvas.Image
	onTapped func()
}

var _ fyne.Tappable = (*foldMark)(nil)

func newFoldMark() *foldMark {
	f := &foldMark{icon: &canvas.Image{}}
	f.ExtendBaseWidget(f)
	return f
}

// set shows the arrow of a head that is folded or open; tapped nil hides it.
func (f *foldMark) set(folded bool, tapped func()) {
	f.onTapped = tapped
	show(f, tapped != nil)
	name := "down"
	if folded {
		name = "right"
	}
	draw(f.icon, name)
}

// Tapped implements fyne.Tappable.
func (f *foldMark) Tapped(*fyne.PointEvent) { f.onTapped() }

// CreateRenderer implements fyne.Widget.
func (f *foldMark) CreateRenderer() fyne.WidgetRenderer { return foldMarkRenderer{f} }

type foldMarkRenderer struct{ f *foldMark }

func (r foldMarkRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r foldMarkRenderer) Destroy()                     {}
func (r foldMarkRenderer) Refresh()                     {}
func (r foldMarkRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.f.icon} }
func (r foldMarkRenderer) Layout(size fyne.Size) {
	widgets.Place(r.f.icon, size.Width-foldIcon, (size.Height-foldIcon)/2, foldIcon, foldIcon)
}
