package draftpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// tabs are words of which one is chosen, with a line under it. Left and Right
// choose; words for which there is no room are left out.
type tabs struct {
	widget.BaseWidget
	words    []string
	chosen   int
	onChosen func(int)
	// onKey is asked about keys that the tabs have no use for.
	onKey      func(*fyne.KeyEvent) bool
	onShortcut func(fyne.Shortcut)

	hovered int // -1 none
	focused bool
}

var (
	_ fyne.Focusable    = (*tabs)(nil)
	_ fyne.Shortcutable = (*tabs)(nil)
	_ desktop.Hoverable = (*tabs)(nil)
)

const (
	tabHeight = 40
	tabGap    = 28
)

func newTabs(chosen func(int)) *tabs {
	t := &tabs{onChosen: chosen, hovered: -1}
	t.ExtendBaseWidget(t)
	return t
}

// set shows other words.
func (t *tabs) set(words []string, chosen int) {
	t.words, t.chosen, t.hovered = words, chosen, -1
	t.Refresh()
}

func (t *tabs) choose(i int) {
	if i < 0 || i >= len(t.words) || i == t.chosen {
		return
	}
	t.chosen = i
	t.Refresh()
	t.onChosen(i)
}

// at is the word at a place, -1 for none.
func (t *tabs) at(x float32) int {
	left := float32(0)
	for i, w := range t.words {
		width := widgets.UIBold.Measure(w).Width
		if x >= left-tabGap/2 && x < left+width+tabGap/2 {
			return i
		}
		left += width + tabGap
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (t *tabs) Tapped(e *fyne.PointEvent) { t.choose(t.at(e.Position.X)) }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (t *tabs) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved: see MouseIn.
func (t *tabs) MouseMoved(e *desktop.MouseEvent) { t.hover(t.at(e.Position.X)) }

// MouseOut: see MouseIn.
func (t *tabs) MouseOut() { t.hover(-1) }

func (t *tabs) hover(i int) {
	if i != t.hovered {
		t.hovered = i
		t.Refresh()
	}
}

// FocusGained and the methods below implement fyne.Focusable.
func (t *tabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost: see FocusGained.
func (t *tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune: see FocusGained.
func (t *tabs) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (t *tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	default:
		if t.onKey == nil || !t.onKey(e) {
			widgets.PassOn(t, e)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *tabs) TypedShortcut(s fyne.Shortcut) {
	if t.onShortcut != nil {
		t.onShortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{tabs: t, line: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.ring.CornerRadius = 5
	r.Refresh()
	return r
}

type tabsRenderer struct {
	tabs       *tabs
	texts      []*canvas.Text
	line, ring *canvas.Rectangle
}

func (r *tabsRenderer) MinSize() fyne.Size { return fyne.NewSize(0, tabHeight) }

func (r *tabsRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for i, t := range r.texts {
		m := widgets.UIBold.Measure(t.Text)
		t.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		t.Resize(m)
		t.Hidden = i >= len(r.tabs.words) || x+m.Width > size.Width
		if i == r.tabs.chosen {
			r.line.Move(fyne.NewPos(x, size.Height-2))
			r.line.Resize(fyne.NewSize(m.Width, 2))
			r.line.Hidden = t.Hidden
			r.ring.Move(fyne.NewPos(x-6, 6))
			r.ring.Resize(fyne.NewSize(m.Width+12, size.Height-12))
		}
		x += m.Width + tabGap
	}
}

func (r *tabsRenderer) Refresh() {
	p := look.Colors()
	for len(r.texts) < len(r.tabs.words) {
		r.texts = append(r.texts, canvas.NewText("", color.Black))
	}
	for i, t := range r.texts {
		if i >= len(r.tabs.words) {
			t.Hidden = true
			continue
		}
		t.Text, t.TextSize = r.tabs.words[i], look.UI
		t.TextStyle.Bold, t.Color = false, p.Text2
		switch i {
		case r.tabs.chosen:
			t.TextStyle.Bold, t.Color = true, p.AccentInk
		case r.tabs.hovered:
			t.Color = p.Text
		}
	}
	r.line.FillColor = p.Accent
	r.ring.StrokeColor, r.ring.StrokeWidth = p.Focus, 2
	r.ring.Hidden = !r.tabs.focused
	r.line.Hidden = len(r.tabs.words) == 0
	r.Layout(r.tabs.Size())
	canvas.Refresh(r.tabs)
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring, r.line}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	return objects
}
func (r *tabsRenderer) Destroy() {}
