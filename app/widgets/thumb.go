package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// thumb is the part of a scroll bar that can be dragged.
type thumb struct {
	widget.BaseWidget
	rows    *Rows
	hovered bool
}

const (
	thumbWidth  = 6
	thumbMargin = 3
)

func newThumb(r *Rows) *thumb {
	t := &thumb{rows: r}
	t.ExtendBaseWidget(t)
	return t
}

// place puts the thumb where the list is scrolled to, and hides it where nothing can be.
func (t *thumb) place(size fyne.Size) {
	end := t.rows.tops[len(t.rows.tops)-1]
	if end <= size.Height || size.Height <= 0 {
		t.Hide()
		return
	}
	height := max(24, size.Height*size.Height/end)
	y := t.rows.offset / (end - size.Height) * (size.Height - height)
	t.Move(fyne.NewPos(size.Width-thumbWidth-2*thumbMargin, y))
	t.Resize(fyne.NewSize(thumbWidth+2*thumbMargin, height))
	t.Show()
}

// Dragged implements fyne.Draggable.
func (t *thumb) Dragged(e *fyne.DragEvent) {
	size := t.rows.Size().Height
	end := t.rows.tops[len(t.rows.tops)-1]
	if room := size - t.Size().Height; room > 0 {
		t.rows.SetOffset(t.rows.offset + e.Dragged.DY*(end-size)/room)
	}
}

// DragEnd implements fyne.Draggable.
func (t *thumb) DragEnd() {}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (t *thumb) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved: see MouseIn.
func (t *thumb) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (t *thumb) MouseOut() { t.hovered = false; t.Refresh() }

func (t *thumb) CreateRenderer() fyne.WidgetRenderer {
	bar := canvas.NewRectangle(color.Transparent)
	bar.CornerRadius = thumbWidth / 2
	r := &thumbRenderer{t, bar}
	r.Refresh()
	return r
}

type thumbRenderer struct {
	thumb *thumb
	bar   *canvas.Rectangle
}

func (r *thumbRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *thumbRenderer) Layout(size fyne.Size) {
	r.bar.Move(fyne.NewPos(thumbMargin, 1))
	r.bar.Resize(fyne.NewSize(thumbWidth, max(0, size.Height-2)))
}

func (r *thumbRenderer) Refresh() {
	p := look.Colors()
	r.bar.FillColor = p.Line
	if r.thumb.hovered {
		r.bar.FillColor = p.Text3
	}
	r.bar.Refresh()
}
func (r *thumbRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.bar} }
func (r *thumbRenderer) Destroy()                     {}
