package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Toggle is a word that is on or off: a chip of a filter, a segment of a choice.
type Toggle struct {
	widget.BaseWidget
	Text string
	// Count stands behind the word; negative for none.
	Count int
	// Badge stands before the word; nil for none.
	Badge *Badge
	// Symbol stands before the word where there is no badge; nil for none.
	Symbol   *Symbol
	OnTapped func()
	// Height is 24 for chips, 26 for segments.
	Height float32

	on, hovered, focused bool
}

var (
	_ fyne.Focusable    = (*Toggle)(nil)
	_ desktop.Hoverable = (*Toggle)(nil)
)

// NewToggle makes a chip without badge and count.
func NewToggle(text string, tapped func()) *Toggle {
	t := &Toggle{Text: text, Count: -1, OnTapped: tapped, Height: 24}
	t.ExtendBaseWidget(t)
	return t
}

// On says whether it is on; SetOn sets it without calling OnTapped.
func (t *Toggle) On() bool { return t.on }

// SetOn: see On.
func (t *Toggle) SetOn(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// SetCount changes the count.
func (t *Toggle) SetCount(n int) {
	if t.Count != n {
		t.Count = n
		t.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (t *Toggle) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (t *Toggle) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved: see MouseIn.
func (t *Toggle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (t *Toggle) MouseOut() { t.hovered = false; t.Refresh() }

// FocusGained and the methods below implement fyne.Focusable.
func (t *Toggle) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost: see FocusGained.
func (t *Toggle) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune: see FocusGained.
func (t *Toggle) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (t *Toggle) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		PassOn(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	r := &toggleRenderer{
		toggle: t,
		ring:   canvas.NewRectangle(color.Transparent), frame: canvas.NewRectangle(color.Transparent),
		text: canvas.NewText("", color.Black), count: canvas.NewText("", color.Black),
	}
	r.frame.CornerRadius, r.ring.CornerRadius = 4, 6
	r.Refresh()
	r.Layout(t.Size())
	return r
}

type toggleRenderer struct {
	toggle      *Toggle
	ring, frame *canvas.Rectangle
	text, count *canvas.Text
}

func (r *toggleRenderer) MinSize() fyne.Size {
	t := r.toggle
	w := CaptionType.Measure(t.Text).Width + 20
	if t.Text == "" {
		w = 16
	}
	if t.Badge != nil {
		w += t.Badge.Side + 6
	}
	if t.Symbol != nil {
		w += t.Symbol.side + 2
	}
	if t.Count >= 0 {
		w += CaptionType.Measure(Thousands(t.Count)).Width + 6
	}
	return fyne.NewSize(w, t.Height)
}

func (r *toggleRenderer) Layout(size fyne.Size) {
	t := r.toggle
	r.frame.Resize(size)
	place(r.ring, -2, -2, size.Width+4, size.Height+4)
	x := float32(10)
	if t.Badge != nil {
		x = 6
		place(t.Badge, x, (size.Height-t.Badge.Side)/2, t.Badge.Side, t.Badge.Side)
		x += t.Badge.Side + 6
	}
	if t.Symbol != nil {
		x = 7
		place(t.Symbol, x, 0, t.Symbol.side, size.Height)
		x += t.Symbol.side + 5
	}
	m := CaptionType.Measure(t.Text)
	place(r.text, x, (size.Height-m.Height)/2, m.Width, m.Height)
	if t.Text != "" {
		x += m.Width + 6
	}
	c := CaptionType.Measure(r.count.Text)
	place(r.count, x, (size.Height-c.Height)/2, c.Width, c.Height)
}

func (r *toggleRenderer) Refresh() {
	t, p := r.toggle, look.Colors()
	fill, line, ink, countInk := p.Raised, p.Line, p.Text2, p.Text3
	switch {
	case t.on:
		fill, line, ink, countInk = p.AccentTint, p.Accent, p.AccentInk, p.AccentInk
	case t.hovered:
		fill = p.Hover
	}
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = fill, line, 1
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = p.Focus, 2, !t.focused
	r.text.Text, r.text.TextSize, r.text.Color = t.Text, look.Caption, ink
	r.count.Text, r.count.TextSize, r.count.Color = "", look.Caption, countInk
	if t.Count >= 0 {
		r.count.Text = Thousands(t.Count)
	}
	r.Layout(t.Size())
	canvas.Refresh(t)
}

func (r *toggleRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring, r.frame, r.text, r.count}
	if r.toggle.Badge != nil {
		objects = append(objects, r.toggle.Badge)
	}
	if r.toggle.Symbol != nil {
		objects = append(objects, r.toggle.Symbol)
	}
	return objects
}
func (r *toggleRenderer) Destroy() {}

// Choice is a row of toggles of which one is on.
type Choice struct {
	*fyne.Container
	toggles  []*Toggle
	OnChosen func(i int)
}

// NewChoice makes a choice of words; the first one is on.
func NewChoice(words []string, chosen func(i int)) *Choice {
	c := &Choice{Container: &fyne.Container{Layout: choiceLayout{}}, OnChosen: chosen}
	for i, w := range words {
		t := NewToggle(w, func() { c.choose(i) })
		t.Height = 26
		c.toggles = append(c.toggles, t)
		c.Objects = append(c.Objects, t)
	}
	c.Set(0)
	return c
}

func (c *Choice) choose(i int) {
	c.Set(i)
	if c.OnChosen != nil {
		c.OnChosen(i)
	}
}

// Set chooses without calling OnChosen.
func (c *Choice) Set(chosen int) {
	for i, t := range c.toggles {
		t.SetOn(i == chosen)
	}
}

// SetCounts sets the counts behind the words.
func (c *Choice) SetCounts(counts ...int) {
	for i, n := range counts {
		c.toggles[i].SetCount(n)
	}
	c.Container.Refresh()
}

// choiceLayout sets segments beside each other so that their frames meet.
type choiceLayout struct{}

func (choiceLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		om := o.MinSize()
		m.Width += om.Width - 1
		m.Height = max(m.Height, om.Height)
	}
	m.Width++
	return m
}

func (choiceLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		m := o.MinSize()
		place(o, x, 0, m.Width, m.Height)
		x += m.Width - 1
	}
}
