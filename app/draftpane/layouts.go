package draftpane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
)

// tall gives an object a height and asks for no width.
type tall float32

func (h tall) of(o fyne.CanvasObject) *fyne.Container { return container.New(h, o) }

// MinSize and Layout implement fyne.Layout.
func (h tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(h)) }

// Layout: see MinSize.
func (h tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// sized gives an object a size.
type sized struct{ size fyne.Size }

func (s sized) MinSize([]fyne.CanvasObject) fyne.Size { return s.size }

func (s sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, size.Height)
}

// put centres an object in a row's height.
func put(o fyne.CanvasObject, x, width, height float32) {
	h := o.MinSize().Height
	widgets.Place(o, x, (height-h)/2, width, h)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
