package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Weight is how much a button stands out.
type Weight int

// The weights. A region has one primary button at most.
const (
	Secondary Weight = iota // a frame on raised
	Primary                 // filled with the accent
	Quiet                   // no frame: a tool in a row of tools
)

// Button is a push button of the design's height, with an icon, a word, or both.
type Button struct {
	widget.BaseWidget
	Text     string
	Icon     string // a name of look's icons, "" for none
	Weight   Weight
	OnTapped func()

	disabled, hovered, focused, pressed bool
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ desktop.Mouseable = (*Button)(nil)
)

// NewButton makes a button.
func NewButton(text, icon string, w Weight, tapped func()) *Button {
	b := &Button{Text: text, Icon: icon, Weight: w, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// SetEnabled says whether the button can be used now.
func (b *Button) SetEnabled(on bool) {
	if b.disabled == on {
		b.disabled = !on
		b.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// MouseDown and MouseUp implement desktop.Mouseable: they show that the button is held.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.show(&b.pressed, true) }

// MouseUp: see MouseDown.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.show(&b.pressed, false) }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.show(&b.hovered, true) }

// MouseMoved: see MouseIn.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (b *Button) MouseOut() {
	b.pressed = false
	b.show(&b.hovered, false)
}

// FocusGained and the methods below implement fyne.Focusable.
func (b *Button) FocusGained() { b.show(&b.focused, true) }

// FocusLost: see FocusGained.
func (b *Button) FocusLost() { b.show(&b.focused, false) }

// TypedRune: see FocusGained. A space reaches TypedKey.
func (b *Button) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		PassOn(b, e)
	}
}

// PassOn gives a key that a focused widget has no use for to the window, as if
// nothing had the focus: Escape, F7, F8 and their like work everywhere.
func PassOn(o fyne.CanvasObject, e *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(e)
	}
}

func (b *Button) show(flag *bool, on bool) {
	*flag = on
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b,
		ring:   canvas.NewRectangle(color.Transparent),
		frame:  canvas.NewRectangle(color.Transparent),
		icon:   &canvas.Image{FillMode: canvas.ImageFillContain},
		text:   canvas.NewText("", color.Black),
	}
	r.frame.CornerRadius, r.ring.CornerRadius = 5, 7
	r.Refresh()
	return r
}

type buttonRenderer struct {
	button      *Button
	ring, frame *canvas.Rectangle
	icon        *canvas.Image
	text        *canvas.Text
}

const iconSize = 16

func (r *buttonRenderer) MinSize() fyne.Size {
	b := r.button
	w := float32(0)
	if b.Text != "" {
		w += UIType.Measure(b.Text).Width + 24
	}
	if b.Icon != "" {
		w += iconSize + 8
	}
	return fyne.NewSize(max(w, look.ButtonHeight), look.ButtonHeight)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.button
	r.frame.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(fyne.NewSize(size.Width+4, size.Height+4))
	text := UIType.Measure(b.Text)
	w := text.Width
	if b.Text == "" {
		w = 0
	}
	if b.Icon != "" {
		w += iconSize
		if b.Text != "" {
			w += 8
		}
	}
	x := (size.Width - w) / 2
	if b.Icon != "" {
		r.icon.Move(fyne.NewPos(x, (size.Height-iconSize)/2))
		r.icon.Resize(fyne.NewSquareSize(iconSize))
		x += iconSize + 8
	}
	r.text.Move(fyne.NewPos(x, (size.Height-text.Height)/2))
	r.text.Resize(text)
}

// Refresh picks the colours of the button's state.
func (r *buttonRenderer) Refresh() {
	b, p := r.button, look.Colors()
	fill, line, ink := p.Raised, p.Line, p.Text
	switch b.Weight {
	case Primary:
		fill, line, ink = p.Accent, p.Accent, p.OnAccent
	case Quiet:
		fill, line, ink = color.NRGBA{}, color.NRGBA{}, p.Text2
	case Secondary:
	}
	switch {
	case b.disabled && b.Weight == Quiet:
		ink = p.Disabled
	case b.disabled:
		fill, line, ink = color.NRGBA{}, p.Sep, p.Disabled
	case b.Weight == Primary && b.pressed:
		fill = over(p.Accent, color.NRGBA{A: 0x24})
	case b.Weight == Primary && b.hovered:
		fill = over(p.Accent, color.NRGBA{0xFF, 0xFF, 0xFF, 0x14})
	case b.pressed:
		fill = p.Pressed
	case b.hovered:
		fill = p.Hover
	}
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = fill, line, 1
	r.ring.StrokeColor, r.ring.StrokeWidth = p.Focus, 2
	r.ring.Hidden = !b.focused
	r.icon.Hidden = b.Icon == ""
	if b.Icon != "" {
		r.icon.Resource = look.Icon(b.Icon, ink)
		r.icon.Refresh()
	}
	r.text.Text, r.text.TextSize, r.text.Color = b.Text, look.UI, ink
	r.Layout(b.Size())
	canvas.Refresh(b)
}

// over lays a colour with alpha over an opaque one.
func over(below, above color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*(255-int(above.A)) + int(b)*int(above.A)) / 255)
	}
	return color.NRGBA{mix(below.R, above.R), mix(below.G, above.G), mix(below.B, above.B), 0xFF}
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.frame, r.icon, r.text}
}
func (r *buttonRenderer) Destroy() {}
