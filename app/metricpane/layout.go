package metricpane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// paneLayout tells the pane how wide it is before it lays it out.
type paneLayout struct{ p *Pane }

func (paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l paneLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if c := classOf(size.Width); c != l.p.class || !l.p.classed {
		l.p.reclass(c)
	}
	put(objects[0], 0, 0, size.Width, size.Height)
}

// tableLayout sets the head over the rows, and lays the columns out for the width.
type tableLayout struct{ p *Pane }

func (tableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, headHeight)
	put(objects[1], 0, headHeight, size.Width, max(0, size.Height-headHeight))
	put(objects[2], 16, headHeight+max(0, size.Height/3-10), max(0, size.Width-32), 20)
	l.p.layColumns()
}

// centred sets objects below each other in the middle, a third from the top.
type centred struct{}

func (centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := size.Height/3 - 30
	for _, o := range objects {
		m := o.MinSize()
		if m.Width == 0 {
			m.Width = size.Width - 64
		}
		put(o, (size.Width-m.Width)/2, y, m.Width, m.Height)
		y += m.Height + 16
	}
}

// spacer is an invisible object of a width.
func spacer(width float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, 0))
	return r
}
