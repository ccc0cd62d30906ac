package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// ByText is the width of a cell that takes what its text needs.
const ByText float32 = 0

// Cell is one run of text in a row of a list.
type Cell struct {
	Text  string
	Type  Type
	Ink   Ink
	Align fyne.TextAlign
	// X is the cell's left edge from the row's left one; negative, from its
	// right one. Y is from the row's top.
	X, Y float32
	// Width is the cell's width; negative, it ends that far from the row's right edge.
	Width float32
	// After places the cell X behind the end of the cell before it.
	After bool
}

// Cells is a row of a list made of text only: the cheapest object that can be
// bound to one row after another. Where it highlights, it is inset by 6.
type Cells struct {
	widget.BaseWidget
	cells             []Cell
	selected, hovered bool
}

// NewCells makes a row for about n cells.
func NewCells(n int) *Cells {
	c := &Cells{cells: make([]Cell, 0, n)}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows other cells.
func (c *Cells) Set(selected, hovered bool, cells ...Cell) {
	c.selected, c.hovered, c.cells = selected, hovered, cells
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer {
	r := &cellsRenderer{cells: c, back: canvas.NewRectangle(color.Transparent)}
	r.back.CornerRadius = 5
	r.Refresh()
	r.Layout(c.Size())
	return r
}

type cellsRenderer struct {
	cells *Cells
	back  *canvas.Rectangle
	texts []*canvas.Text
}

func (r *cellsRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *cellsRenderer) Layout(size fyne.Size) {
	r.back.Move(fyne.NewPos(6, 0))
	r.back.Resize(fyne.NewSize(max(0, size.Width-12), size.Height))
	end := float32(0)
	for i, c := range r.cells.cells {
		t := r.texts[i]
		x := c.X
		switch {
		case c.After:
			x = end + c.X
		case c.X < 0:
			x = size.Width + c.X
		}
		width := c.Width
		switch {
		case width == ByText:
			width = min(c.Type.Measure(c.Text).Width+1, size.Width-x)
		case width < 0:
			width = size.Width + width - x
		}
		fit := c.Type.Fit(c.Text, width)
		if fit != t.Text {
			t.Text = fit
			t.Refresh()
		}
		t.Move(fyne.NewPos(x, c.Y))
		t.Resize(fyne.NewSize(max(0, width), c.Type.Measure("国").Height))
		end = x + width
	}
}

func (r *cellsRenderer) Refresh() {
	p := look.Colors()
	r.back.FillColor = color.Transparent
	switch {
	case r.cells.selected:
		r.back.FillColor = p.AccentTint
	case r.cells.hovered:
		r.back.FillColor = p.Hover
	}
	for len(r.texts) < len(r.cells.cells) {
		r.texts = append(r.texts, canvas.NewText("", color.Black))
	}
	for i, t := range r.texts {
		if i >= len(r.cells.cells) {
			t.Hide()
			continue
		}
		c := r.cells.cells[i]
		t.TextSize, t.TextStyle, t.Alignment = c.Type.Size, fyne.TextStyle{Bold: c.Type.Bold}, c.Align
		t.Color = c.Ink(p)
		t.Show()
	}
	r.Layout(r.cells.Size())
	canvas.Refresh(r.cells)
}

func (r *cellsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.texts)+1)
	objects = append(objects, r.back)
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	return objects
}
func (r *cellsRenderer) Destroy() {}
