package widgets

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/look"
)

// Class says how much room the window has.
type Class int

// The classes of the design, by the window's width: compact under 1000, narrow
// to 1279, normal to 1599.
const (
	Compact Class = iota
	Narrow
	Normal
	Wide
)

// CompactBelow is the window's width under which the rail loses its words. It is
// by the rail's loss more than the design's 1000, so that the width of a pane
// alone tells the class.
const CompactBelow = 1000 + look.RailWidth - look.RailCompact

// ClassOf is the class of the window whose pane is that wide.
func ClassOf(pane float32) Class {
	switch window := pane + look.RailWidth; {
	case window < CompactBelow:
		return Compact
	case window < 1280:
		return Narrow
	case window < 1600:
		return Normal
	}
	return Wide
}

// String is how preferences call the class.
func (c Class) String() string { return [...]string{"compact", "narrow", "normal", "wide"}[c] }

// Place moves and resizes an object; a negative size is none.
func Place(o fyne.CanvasObject, x, y, w, h float32) { place(o, x, y, w, h) }

// Classed tells the class of its width before it lays its one object out.
type Classed struct {
	// Changed is told whenever the class is another.
	Changed func(Class)
	known   bool
	class   Class
}

// MinSize implements fyne.Layout: a pane asks for nothing.
func (*Classed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (l *Classed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if c := ClassOf(size.Width); !l.known || c != l.class {
		l.class, l.known = c, true
		l.Changed(c)
	}
	place(objects[0], 0, 0, size.Width, size.Height)
}

// Beside gives its objects their own sizes from the right, Gap apart and Inset
// from the edge, but the first one what is left, over the whole height.
type Beside struct{ Height, Gap, Inset float32 }

// MinSize implements fyne.Layout.
func (l Beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.Height) }

// Layout implements fyne.Layout.
func (l Beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	end := size.Width - l.Inset
	for _, o := range objects[1:] {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		end -= m.Width
		place(o, end, (size.Height-m.Height)/2, m.Width, m.Height)
		end -= l.Gap
	}
	place(objects[0], 0, 0, end, size.Height)
}

// Third sets objects below each other, centred, a third from the top: what
// stands in the place of an empty list. What asks for no width gets all.
type Third struct{}

// MinSize implements fyne.Layout.
func (Third) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (Third) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := size.Height/3 - 30
	for _, o := range objects {
		m := o.MinSize()
		if m.Width == 0 {
			m.Width = size.Width - 32
		}
		place(o, (size.Width-m.Width)/2, y, m.Width, m.Height)
		y += m.Height + 16
	}
}
