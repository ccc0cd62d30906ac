package librarypane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// selector looks like a field and opens a choice.
type selector struct {
	widget.BaseWidget
	label   *widgets.Label
	open    func()
	focused bool
}

var _ fyne.Focusable = (*selector)(nil)

func newSelector(word string, open func()) *selector {
	s := &selector{label: widgets.NewLabel(word, widgets.UIType, widgets.TextInk), open: open}
	s.ExtendBaseWidget(s)
	return s
}

func (s *selector) set(word string) { s.label.SetText(word) }

// Tapped implements fyne.Tappable.
func (s *selector) Tapped(*fyne.PointEvent) { s.open() }

// FocusGained and the methods below implement fyne.Focusable.
func (s *selector) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost: see FocusGained.
func (s *selector) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune: see FocusGained.
func (s *selector) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (s *selector) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.open()
	default:
		widgets.PassOn(s, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *selector) CreateRenderer() fyne.WidgetRenderer {
	r := &selectorRenderer{s, canvas.NewRectangle(color.Transparent), widgets.NewSymbol("down", widgets.Text2Ink, signSize)}
	r.frame.CornerRadius = 5
	r.Refresh()
	return r
}

type selectorRenderer struct {
	s     *selector
	frame *canvas.Rectangle
	sign  *widgets.Symbol
}

func (r *selectorRenderer) MinSize() fyne.Size { return fyne.NewSize(80, look.ButtonHeight) }
func (r *selectorRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	h := r.s.label.MinSize().Height
	r.s.label.Move(fyne.NewPos(10, (size.Height-h)/2))
	r.s.label.Resize(fyne.NewSize(max(0, size.Width-20-signSize-4), h))
	r.sign.Move(fyne.NewPos(size.Width-10-signSize, 0))
	r.sign.Resize(fyne.NewSize(signSize, size.Height))
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
