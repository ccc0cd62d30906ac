package draftpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// versionLine is a row of the list: what a version is, and what can be done with it.
type versionLine struct {
	widget.BaseWidget
	box              *fyne.Container
	dot              *dot
	cells            *widgets.Cells
	compare, restore *widgets.Button
}

func newVersionRow() *versionLine {
	l := &versionLine{cells: widgets.NewCells(4), dot: newDot()}
	l.compare = widgets.NewButton(words.Of("对照", "Compare"), "", widgets.Secondary, nil)
	l.restore = widgets.NewButton(words.Of("恢复", "Restore"), "", widgets.Secondary, nil)
	l.box = container.New(versionLineLayout{}, l.cells, l.dot.circle, l.compare, l.restore)
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *versionLine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }

type versionLineLayout struct{}

func (versionLineLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, versionRow) }

func (versionLineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, size.Height)
	widgets.Place(objects[1], 16, (size.Height-8)/2, 8, 8)
	end := size.Width - 16
	for _, b := range []fyne.CanvasObject{objects[3], objects[2]} {
		m := b.MinSize()
		end -= m.Width
		widgets.Place(b, end, (size.Height-26)/2, m.Width, 26)
		end -= 8
	}
}

// dot stands before a version: filled for the draft as it is.
type dot struct{ circle *canvas.Circle }

func newDot() *dot { return &dot{canvas.NewCircle(color.Transparent)} }

func (d *dot) set(now bool) {
	p := look.Colors()
	d.circle.FillColor = p.Line
	if now {
		d.circle.FillColor = p.Accent
	}
	d.circle.Refresh()
}
