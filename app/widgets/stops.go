package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Stop is a region of a pane, as F6 knows it.
type Stop struct {
	// Area is what the region covers: whatever has the keyboard in there is in
	// the region.
	Area fyne.CanvasObject
	// Focus is what has the keyboard when the region is entered. A region in
	// which nothing can have it (nil) is left out.
	Focus fyne.Focusable
	// Open shows the region where it is folded away, and closes what lies over
	// it. Where it is nil, a region that is not shown is left out.
	Open func()
}

// Enter gives the keyboard to the region.
func (s Stop) Enter(c fyne.Canvas) {
	if s.Open != nil {
		s.Open()
	}
	c.Focus(s.Focus)
}

// NextStop is the region after the one that focused is in, or before it; false
// where there is none to go to. Who is in none comes to the first, or backwards
// to the last.
func NextStop(stops []Stop, focused fyne.Focusable, forward bool) (Stop, bool) {
	var list []Stop
	at := -1
	for _, s := range stops {
		if s.Focus == nil || s.Open == nil && !s.Area.Visible() {
			continue
		}
		if o, ok := focused.(fyne.CanvasObject); ok && (s.Focus == focused || lies(o, s.Area)) {
			at = len(list)
		}
		list = append(list, s)
	}
	n := len(list)
	switch {
	case n == 0:
		return Stop{}, false
	case forward:
		return list[(at+1)%n], true
	case at < 0:
		return list[n-1], true
	}
	return list[(at+n-1)%n], true
}

// lies reports whether the middle of o lies in an area.
func lies(o, area fyne.CanvasObject) bool {
	if !area.Visible() {
		return false
	}
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(o).AddXY(o.Size().Width/2, o.Size().Height/2)
	p, size := d.AbsolutePositionForObject(area), area.Size()
	return at.X >= p.X && at.Y >= p.Y && at.X < p.X+size.Width && at.Y < p.Y+size.Height
}

// FirstFocus is the first of some objects, and of what containers and cards
// among them hold, that can have the keyboard; nil where none can.
func FirstFocus(objects ...fyne.CanvasObject) fyne.Focusable {
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		var f fyne.Focusable
		switch o := o.(type) {
		case fyne.Disableable:
			if o.Disabled() {
				continue
			}
			f, _ = o.(fyne.Focusable)
		case fyne.Focusable:
			f = o
		case *fyne.Container:
			f = FirstFocus(o.Objects...)
		case *Box:
			f = FirstFocus(o.Objects...)
		case *Flow:
			f = FirstFocus(o.body.Objects...)
		}
		if f != nil {
			return f
		}
	}
	return nil
}

// ShiftHeld asks the driver, since a plain key does not tell.
func ShiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
