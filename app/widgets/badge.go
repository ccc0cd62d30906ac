package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Badge is a kind of difference as one character in a small square: 同 数 改 重
// 增 删 移. The character tells the kinds apart, the colour only helps.
type Badge struct {
	widget.BaseWidget
	Sign      string
	Ink, Tint Ink
	// Side is the square's side: 22 beside a passage, 16 in a chip.
	Side float32
	// Dashed frames it, for what was moved.
	Dashed bool
}

// NewBadge makes a badge.
func NewBadge(sign string, ink, tint Ink, side float32) *Badge {
	b := &Badge{Sign: sign, Ink: ink, Tint: tint, Side: side}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another kind.
func (b *Badge) Set(sign string, ink, tint Ink, dashed bool) {
	b.Sign, b.Ink, b.Tint, b.Dashed = sign, ink, tint, dashed
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{badge: b, back: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black)}
	r.back.CornerRadius = 3
	for range 12 {
		r.dashes = append(r.dashes, canvas.NewRectangle(color.Transparent))
	}
	r.Refresh()
	r.Layout(b.Size())
	return r
}

type badgeRenderer struct {
	badge  *Badge
	back   *canvas.Rectangle
	text   *canvas.Text
	dashes []*canvas.Rectangle // three on each edge
}

func (r *badgeRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.badge.Side) }

func (r *badgeRenderer) Layout(fyne.Size) {
	side := r.badge.Side
	r.back.Resize(fyne.NewSquareSize(side))
	h := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(0, (side-h)/2))
	r.text.Resize(fyne.NewSize(side, h))
	step := side / 3
	for i, d := range r.dashes {
		along := float32(i%3)*step + step*0.2
		switch i / 3 {
		case 0:
			place(d, along, 0, step*0.6, 1)
		case 1:
			place(d, along, side-1, step*0.6, 1)
		case 2:
			place(d, 0, along, 1, step*0.6)
		case 3:
			place(d, side-1, along, 1, step*0.6)
		}
	}
}

func (r *badgeRenderer) Refresh() {
	b, p := r.badge, look.Colors()
	r.back.FillColor = b.Tint(p)
	r.text.Text, r.text.Color = b.Sign, b.Ink(p)
	r.text.TextSize = look.Badge
	if b.Side < 20 || len([]rune(b.Sign)) > 1 {
		r.text.TextSize = 11
	}
	r.text.TextStyle = fyne.TextStyle{Bold: true}
	r.text.Alignment = fyne.TextAlignCenter
	for _, d := range r.dashes {
		d.FillColor = b.Ink(p)
		d.Hidden = !b.Dashed
	}
	r.Layout(b.Size())
	canvas.Refresh(b)
}

func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.text}
	for _, d := range r.dashes {
		objects = append(objects, d)
	}
	return objects
}
func (r *badgeRenderer) Destroy() {}
