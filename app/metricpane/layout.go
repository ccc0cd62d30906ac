package metricpane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
)

// tableLayout sets the head over the rows, and lays the columns out for the width.
type tableLayout struct{ p *Pane }

func (tableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, headHeight)
	widgets.Place(objects[1], 0, headHeight, size.Width, max(0, size.Height-headHeight))
	widgets.Place(objects[2], 16, headHeight+max(0, size.Height/3-10), max(0, size.Width-32), 20)
	l.p.layColumns() // which also places the field of a name over its row
}
