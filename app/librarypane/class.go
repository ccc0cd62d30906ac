package librarypane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// class is how much room the window has, by its width.
type class int

// The classes of the design: compact under 1000, narrow to 1279, normal to 1599.
const (
	compact class = iota
	narrow
	normal
	wide
)

// classOf is the class of a window whose pane is that wide.
func classOf(pane float32) class {
	switch window := pane + look.RailWidth; {
	case window < 1000:
		return compact
	case window < 1280:
		return narrow
	case window < 1600:
		return normal
	}
	return wide
}

// name is how preferences call the class.
func (c class) name() string { return [...]string{"compact", "narrow", "normal", "wide"}[c] }

// shell holds a pane's content, which is arranged anew where the class changes.
type shell struct {
	widget.BaseWidget
	arrange func(class) fyne.CanvasObject
	turn    int // counts what asks for another arrangement
}

// again arranges the content anew.
func (s *shell) again() {
	s.turn++
	s.Refresh()
}

func newShell(arrange func(class) fyne.CanvasObject) *shell {
	s := &shell{arrange: arrange}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *shell) CreateRenderer() fyne.WidgetRenderer {
	return &shellRenderer{shell: s, class: -1, root: s.arrange(normal)}
}

type shellRenderer struct {
	shell *shell
	class class
	turn  int
	root  fyne.CanvasObject
}

func (r *shellRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *shellRenderer) Layout(size fyne.Size) {
	if c := classOf(size.Width); size.Width > 0 && (c != r.class || r.turn != r.shell.turn) {
		r.class, r.turn = c, r.shell.turn
		r.root = r.shell.arrange(c)
	}
	r.root.Resize(size)
}

func (r *shellRenderer) Refresh() {
	r.Layout(r.shell.Size())
	canvas.Refresh(r.shell)
	r.root.Refresh()
}

func (r *shellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.root} }
func (r *shellRenderer) Destroy()                     {}
