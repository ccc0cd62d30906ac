package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Width is the width of a side region: what it is at first, and how far it can be dragged.
type Width struct{ At, Min, Max float32 }

// Regions are up to three regions beside each other, parted by lines that can
// be dragged; a double click gives back the width of the design. The middle
// takes what the sides leave.
type Regions struct {
	widget.BaseWidget
	Left, Middle, Right fyne.CanvasObject // Left and Right may be nil
	// OnResized is told the widths of the sides after a drag.
	OnResized func(left, right float32)

	left, right   Width
	leftW, rightW float32
	edges         [2]*edge
	over          bool
	leftOver      bool
	folded        [2]bool
}

// SetDefaults changes the widths of the design, which a double click gives back:
// another class of window has others.
func (r *Regions) SetDefaults(left, right float32) { r.left.At, r.right.At = left, right }

// SetLeftOver lays the left region alone over the middle.
func (r *Regions) SetLeftOver(over bool) {
	if r.leftOver != over {
		r.leftOver = over
		r.Refresh()
	}
}

// SetOver lays the side regions over the middle, at a fixed width, as in a
// compact window, instead of beside it.
func (r *Regions) SetOver(over bool) {
	if r.over != over {
		r.over = over
		r.Refresh()
	}
}

// SetFolded says which side regions are not shown.
func (r *Regions) SetFolded(left, right bool) {
	if folded := [2]bool{left, right}; r.folded != folded {
		r.folded = folded
		r.Refresh()
	}
}

// Sides are the widths that the sides take from the middle now.
func (r *Regions) Sides() (left, right float32) {
	if r.over {
		return 0, 0
	}
	if r.Left != nil && !r.folded[0] && !r.leftOver {
		left = r.leftW
	}
	if r.Right != nil && !r.folded[1] {
		right = r.rightW
	}
	return left, right
}

// overWidth is the width of a region that lies over the middle.
const overWidth = 296

// NewRegions makes regions; a side that is nil is left out.
func NewRegions(left, middle, right fyne.CanvasObject, leftWidth, rightWidth Width) *Regions {
	r := &Regions{
		Left: left, Middle: middle, Right: right,
		left: leftWidth, right: rightWidth, leftW: leftWidth.At, rightW: rightWidth.At,
	}
	r.edges = [2]*edge{newEdge(r, 0), newEdge(r, 1)}
	r.ExtendBaseWidget(r)
	return r
}

// SetWidths sets the widths of the sides, within their limits; 0 is that of the design.
func (r *Regions) SetWidths(left, right float32) {
	r.leftW, r.rightW = r.left.within(left), r.right.within(right)
	r.Refresh()
}

func (w Width) within(x float32) float32 {
	if x == 0 {
		return w.At
	}
	return max(w.Min, min(w.Max, x))
}

func (r *Regions) drag(side int, by float32) {
	if r.over || r.leftOver && side == 0 {
		return
	}
	if side == 0 {
		r.SetWidths(r.leftW+by, r.rightW)
	} else {
		r.SetWidths(r.leftW, r.rightW-by)
	}
}

func (r *Regions) settle() {
	if r.OnResized != nil {
		r.OnResized(r.leftW, r.rightW)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Regions) CreateRenderer() fyne.WidgetRenderer {
	rr := &regionsRenderer{regions: r}
	for _, o := range []fyne.CanvasObject{r.Middle, r.Left, r.Right} { // the sides may lie over the middle
		if o != nil {
			rr.objects = append(rr.objects, o)
		}
	}
	if r.Left != nil {
		rr.objects = append(rr.objects, r.edges[0])
	}
	if r.Right != nil {
		rr.objects = append(rr.objects, r.edges[1])
	}
	return rr
}

type regionsRenderer struct {
	regions *Regions
	objects []fyne.CanvasObject
}

func (rr *regionsRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (rr *regionsRenderer) Layout(size fyne.Size) {
	r := rr.regions
	x, end := float32(0), size.Width
	if r.show(0, r.Left) {
		w := r.leftW
		if r.over || r.leftOver {
			w = min(overWidth, size.Width)
		} else {
			x = w
		}
		place(r.Left, 0, 0, w, size.Height)
		r.edges[0].place(w, size.Height)
	}
	if r.show(1, r.Right) {
		at := max(x, size.Width-r.rightW)
		if r.over {
			at = max(0, size.Width-overWidth)
		} else {
			end = at
		}
		place(r.Right, at, 0, size.Width-at, size.Height)
		r.edges[1].place(at, size.Height)
	}
	place(r.Middle, x, 0, end-x, size.Height)
}

// show shows or hides a side with its edge, and reports which.
func (r *Regions) show(side int, o fyne.CanvasObject) bool {
	if o == nil {
		return false
	}
	if r.folded[side] {
		o.Hide()
		r.edges[side].Hide()
		return false
	}
	o.Show()
	r.edges[side].Show()
	return true
}

func (rr *regionsRenderer) Refresh() {
	rr.Layout(rr.regions.Size())
	for _, o := range rr.objects {
		o.Refresh()
	}
}
func (rr *regionsRenderer) Objects() []fyne.CanvasObject { return rr.objects }
func (rr *regionsRenderer) Destroy()                     {}

// grab is how wide an edge is for the pointer; what is drawn is one unit.
const grab = 8

// edge is the line between two regions.
type edge struct {
	widget.BaseWidget
	regions *Regions
	side    int
}

var (
	_ fyne.Draggable      = (*edge)(nil)
	_ fyne.DoubleTappable = (*edge)(nil)
	_ desktop.Cursorable  = (*edge)(nil)
	_ fyne.WidgetRenderer = (*edgeRenderer)(nil)
)

func newEdge(r *Regions, side int) *edge {
	e := &edge{regions: r, side: side}
	e.ExtendBaseWidget(e)
	return e
}

func (e *edge) place(x, height float32) {
	e.Move(fyne.NewPos(x-grab/2, 0))
	e.Resize(fyne.NewSize(grab, height))
}

// Dragged implements fyne.Draggable.
func (e *edge) Dragged(ev *fyne.DragEvent) { e.regions.drag(e.side, ev.Dragged.DX) }

// DragEnd implements fyne.Draggable.
func (e *edge) DragEnd() { e.regions.settle() }

// DoubleTapped implements fyne.DoubleTappable.
func (e *edge) DoubleTapped(*fyne.PointEvent) {
	if e.side == 0 {
		e.regions.SetWidths(0, e.regions.rightW)
	} else {
		e.regions.SetWidths(e.regions.leftW, 0)
	}
	e.regions.settle()
}

// Cursor implements desktop.Cursorable.
func (e *edge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (e *edge) CreateRenderer() fyne.WidgetRenderer {
	r := &edgeRenderer{canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	r.Layout(e.Size())
	return r
}

type edgeRenderer struct{ line *canvas.Rectangle }

func (r *edgeRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *edgeRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos(grab/2, 0))
	r.line.Resize(fyne.NewSize(1, size.Height))
}

func (r *edgeRenderer) Refresh() {
	r.line.FillColor = look.Colors().Sep
	r.line.Refresh()
}
func (r *edgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *edgeRenderer) Destroy()                     {}
