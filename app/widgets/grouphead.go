package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// GroupHead is the row over a group of a list, with how many rows the group
// has; a click folds them.
type GroupHead struct {
	widget.BaseWidget
	OnTapped func()

	name    string
	count   int
	folded  bool
	state   RowState
	hovered bool
}

var (
	_ fyne.Tappable     = (*GroupHead)(nil)
	_ desktop.Hoverable = (*GroupHead)(nil)
)

// NewGroupHead makes a head to be bound to one group after another.
func NewGroupHead() *GroupHead {
	h := &GroupHead{}
	h.ExtendBaseWidget(h)
	return h
}

// Set shows a group.
func (h *GroupHead) Set(name string, count int, folded bool, state RowState) {
	h.name, h.count, h.folded, h.state = name, count, folded, state
	h.Refresh()
}

// Tapped implements fyne.Tappable.
func (h *GroupHead) Tapped(*fyne.PointEvent) {
	if h.OnTapped != nil {
		h.OnTapped()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (h *GroupHead) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved: see MouseIn.
func (h *GroupHead) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (h *GroupHead) MouseOut() { h.hovered = false; h.Refresh() }

// CreateRenderer implements fyne.Widget.
func (h *GroupHead) CreateRenderer() fyne.WidgetRenderer {
	r := &groupHeadRenderer{
		h: h, back: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain},
		name: canvas.NewText("", color.Black), count: canvas.NewText("", color.Black),
	}
	r.Refresh()
	r.Layout(h.Size())
	return r
}

type groupHeadRenderer struct {
	h           *GroupHead
	back, line  *canvas.Rectangle
	icon        *canvas.Image
	name, count *canvas.Text
}

// countRoom is kept for the count behind the name.
const countRoom = 72

var captionBold = Type{Size: look.Caption, Bold: true}

func (r *groupHeadRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *groupHeadRenderer) Destroy()           {}
func (r *groupHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.icon, r.name, r.count}
}

func (r *groupHeadRenderer) Layout(size fyne.Size) {
	place(r.back, 0, 0, size.Width, size.Height-1)
	place(r.line, 0, size.Height-1, size.Width, 1)
	place(r.icon, 16, (size.Height-14)/2+2, 14, 14)
	r.name.Text = captionBold.Fit(r.h.name, max(0, size.Width-36-countRoom))
	m := captionBold.Measure(r.name.Text)
	y := (size.Height-m.Height)/2 + 2
	place(r.name, 36, y, m.Width, m.Height)
	place(r.count, 44+m.Width, y, 60, m.Height)
}

func (r *groupHeadRenderer) Refresh() {
	h, p := r.h, look.Colors()
	r.back.FillColor, r.line.FillColor = p.Paper, p.Paper
	switch {
	case h.state.Selected && h.state.Focused:
		r.back.FillColor = p.AccentTint
	case h.hovered:
		r.back.FillColor = p.Hover
	}
	icon := "down"
	if h.folded {
		r.line.FillColor, icon = p.Sep, "right"
	}
	if res := look.Icon(icon, p.Text3); r.icon.Resource != res {
		r.icon.Resource = res
		r.icon.Refresh()
	}
	r.name.Text, r.name.TextSize, r.name.Color = h.name, look.Caption, p.Text2
	r.name.TextStyle = fyne.TextStyle{Bold: true}
	r.count.Text, r.count.TextSize, r.count.Color = Thousands(h.count), look.Caption, p.Text3
	r.Layout(h.Size())
	canvas.Refresh(h)
}
