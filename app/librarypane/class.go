package librarypane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/widgets"
)

// class is how much room the window has, by its width.
type class = widgets.Class

// The classes, as the pane calls them.
const (
	compact = widgets.Compact
	narrow  = widgets.Narrow
	normal  = widgets.Normal
	wide    = widgets.Wide
)

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
	if c := widgets.ClassOf(size.Width); size.Width > 0 && (c != r.class || r.turn != r.shell.turn) {
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
