package widgets

import "fyne.io/fyne/v2"

// Bar lays objects in a row of a height, the left ones from the left edge, the
// right ones from the right edge, each at its own minimum size and centred. The
// last left object takes what is left over where Stretch is set.
type Bar struct {
	Height, Inset, Gap float32
	// Right is how many of the objects, counted from the last, stand at the right.
	Right   int
	Stretch bool
}

// MinSize implements fyne.Layout: a bar never forces the window wide.
func (b Bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, b.Height) }

// Layout implements fyne.Layout.
func (b Bar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var shown []fyne.CanvasObject
	right := 0
	for i, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
			if i >= len(objects)-b.Right {
				right++
			}
		}
	}
	left := shown[:len(shown)-right]
	x := size.Width - b.Inset
	for i := len(shown) - 1; i >= len(left); i-- {
		m := shown[i].MinSize()
		x -= m.Width
		b.put(shown[i], x, m, size.Height)
		x -= b.Gap
	}
	end := x
	x = b.Inset
	for i, o := range left {
		m := o.MinSize()
		if i == len(left)-1 && b.Stretch {
			m.Width = max(0, end-x)
		}
		b.put(o, x, m, size.Height)
		x += m.Width + b.Gap
	}
}

func (b Bar) put(o fyne.CanvasObject, x float32, m fyne.Size, height float32) {
	o.Resize(m)
	o.Move(fyne.NewPos(x, (height-m.Height)/2))
}

// Stack lays objects below each other at their minimum heights; the last one
// takes what is left over where Fill is set.
type Stack struct {
	Gap  float32
	Fill bool
}

// MinSize implements fyne.Layout.
func (s Stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		if o.Visible() {
			om := o.MinSize()
			m.Width = max(m.Width, om.Width)
			m.Height += om.Height + s.Gap
		}
	}
	m.Height = max(0, m.Height-s.Gap)
	return m
}

// Layout implements fyne.Layout.
func (s Stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		if s.Fill && i == len(objects)-1 {
			h = max(0, size.Height-y)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + s.Gap
	}
}

// Dock sets objects at the edges of an area, without gaps, and Middle in what
// they leave. Each may be nil; the top and bottom go over the whole width.
type Dock struct{ Top, Bottom, Left, Right, Middle fyne.CanvasObject }

// NewDock makes a container of a dock.
func NewDock(d Dock) *fyne.Container {
	c := &fyne.Container{Layout: d}
	for _, o := range []fyne.CanvasObject{d.Top, d.Bottom, d.Left, d.Right, d.Middle} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

// MinSize implements fyne.Layout: a dock asks for nothing, so that no pane
// forces the window wide.
func (d Dock) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (d Dock) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x, y, end, foot := float32(0), float32(0), size.Width, size.Height
	if d.Top != nil && d.Top.Visible() {
		h := d.Top.MinSize().Height
		place(d.Top, 0, 0, size.Width, h)
		y = h
	}
	if d.Bottom != nil && d.Bottom.Visible() {
		h := d.Bottom.MinSize().Height
		foot = max(y, size.Height-h)
		place(d.Bottom, 0, foot, size.Width, h)
	}
	if d.Left != nil && d.Left.Visible() {
		w := d.Left.MinSize().Width
		place(d.Left, 0, y, w, foot-y)
		x = w
	}
	if d.Right != nil && d.Right.Visible() {
		w := d.Right.MinSize().Width
		end = max(x, size.Width-w)
		place(d.Right, end, y, w, foot-y)
	}
	if d.Middle != nil {
		place(d.Middle, x, y, end-x, foot-y)
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

// Over gives all its objects the same place, one over the other, in a height; of
// a Dock's middle, which takes what there is, that is 0.
type Over struct{ Height float32 }

// MinSize implements fyne.Layout.
func (l Over) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.Height) }

// Layout implements fyne.Layout.
func (Over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		Place(o, 0, 0, size.Width, size.Height)
	}
}
