package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Selector looks like a field and opens a choice of words.
type Selector struct {
	widget.BaseWidget
	label   *Label
	open    func()
	focused bool
}

var _ fyne.Focusable = (*Selector)(nil)

// NewSelector makes a selector that shows a word; open shows the choice below it.
func NewSelector(word string, open func()) *Selector {
	s := &Selector{label: NewLabel(word, UIType, TextInk), open: open}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another word.
func (s *Selector) Set(word string) { s.label.SetText(word) }

// Choose opens a menu below the selector. Each item says whether it is the one chosen.
func (s *Selector) Choose(items ...*fyne.MenuItem) {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(s); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, d.AbsolutePositionForObject(s).AddXY(0, s.Size().Height))
	}
}

// Tapped implements fyne.Tappable.
func (s *Selector) Tapped(*fyne.PointEvent) { s.open() }

// FocusGained and the methods below implement fyne.Focusable.
func (s *Selector) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost: see FocusGained.
func (s *Selector) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune: see FocusGained.
func (s *Selector) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (s *Selector) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.open()
	default:
		PassOn(s, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Selector) CreateRenderer() fyne.WidgetRenderer {
	r := &selectorRenderer{s, canvas.NewRectangle(color.Transparent), NewSymbol("down", Text2Ink, selectorSign)}
	r.frame.CornerRadius = 5
	r.Refresh()
	r.Layout(s.Size())
	return r
}

const selectorSign = 14

type selectorRenderer struct {
	s     *Selector
	frame *canvas.Rectangle
	sign  *Symbol
}

func (r *selectorRenderer) MinSize() fyne.Size { return fyne.NewSize(80, look.ButtonHeight) }
func (r *selectorRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	h := r.s.label.MinSize().Height
	r.s.label.Move(fyne.NewPos(10, (size.Height-h)/2))
	r.s.label.Resize(fyne.NewSize(max(0, size.Width-20-selectorSign-4), h))
	r.sign.Move(fyne.NewPos(size.Width-10-selectorSign, 0))
	r.sign.Resize(fyne.NewSize(selectorSign, size.Height))
}

func (r *selectorRenderer) Refresh() {
	p := look.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = p.Field, p.Line, 1
	if r.s.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = p.Focus, 2
	}
	r.frame.Refresh()
	r.s.label.Refresh()
	r.sign.Refresh()
}

func (r *selectorRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.s.label, r.sign}
}
func (r *selectorRenderer) Destroy() {}
