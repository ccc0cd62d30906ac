package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Check is a box to tick with a word behind it.
type Check struct {
	widget.BaseWidget
	Text string
	// OnChanged is told after the user has ticked it or taken the tick away.
	OnChanged func(on bool)

	on, hovered, focused bool
}

var (
	_ fyne.Focusable    = (*Check)(nil)
	_ desktop.Hoverable = (*Check)(nil)
)

// NewCheck makes a box that is not ticked.
func NewCheck(text string, changed func(on bool)) *Check {
	c := &Check{Text: text, OnChanged: changed}
	c.ExtendBaseWidget(c)
	return c
}

// On reports whether it is ticked; SetOn ticks it without calling OnChanged.
func (c *Check) On() bool { return c.on }

// SetOn: see On.
func (c *Check) SetOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(*fyne.PointEvent) {
	c.SetOn(!c.on)
	if c.OnChanged != nil {
		c.OnChanged(c.on)
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (c *Check) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved: see MouseIn.
func (c *Check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (c *Check) MouseOut() { c.hovered = false; c.Refresh() }

// FocusGained and the methods below implement fyne.Focusable.
func (c *Check) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost: see FocusGained.
func (c *Check) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune: see FocusGained.
func (c *Check) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	PassOn(c, e)
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{
		check: c, ring: canvas.NewRectangle(color.Transparent), box: canvas.NewRectangle(color.Transparent),
		tick: &canvas.Image{FillMode: canvas.ImageFillContain}, text: canvas.NewText("", color.Black),
	}
	r.ring.CornerRadius, r.box.CornerRadius = 5, 3
	r.Refresh()
	r.Layout(c.Size())
	return r
}

type checkRenderer struct {
	check     *Check
	ring, box *canvas.Rectangle
	tick      *canvas.Image
	text      *canvas.Text
}

const (
	checkBox    = 16
	checkHeight = 24
)

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(checkBox+7+CaptionType.Measure(r.check.Text).Width, checkHeight)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	y := (size.Height - checkBox) / 2
	place(r.box, 0, y, checkBox, checkBox)
	place(r.ring, -2, y-2, checkBox+4, checkBox+4)
	place(r.tick, 1, y+1, checkBox-2, checkBox-2)
	m := CaptionType.Measure(r.check.Text)
	place(r.text, checkBox+7, (size.Height-m.Height)/2, m.Width, m.Height)
}

func (r *checkRenderer) Refresh() {
	c, p := r.check, look.Colors()
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = p.Field, p.Line, 1
	switch {
	case c.on:
		r.box.FillColor, r.box.StrokeColor = p.Accent, p.Accent
	case c.hovered:
		r.box.FillColor = p.Hover
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = p.Focus, 2, !c.focused
	r.tick.Resource, r.tick.Hidden = look.Icon("tick", p.OnAccent), !c.on
	r.tick.Refresh()
	r.text.Text, r.text.TextSize, r.text.Color = c.Text, look.Caption, p.Text2
	r.Layout(c.Size())
	canvas.Refresh(c)
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.box, r.tick, r.text}
}
func (r *checkRenderer) Destroy() {}
