package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Scrolled implements fyne.Scrollable.
func (r *Rows) Scrolled(e *fyne.ScrollEvent) {
	r.scroll(r.offset - e.Scrolled.DY)
	r.hover(r.rowAt(e.Position.Y))
}

// MouseDown implements desktop.Mouseable: a press selects at once, the second
// of two quick ones opens.
func (r *Rows) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r)
	}
	i := r.rowAt(e.Position.Y)
	if i < 0 || !r.model.Selectable(i) {
		return
	}
	again := i == r.selected && time.Since(r.click) < doubleClick
	r.click = time.Now()
	if i != r.selected {
		r.Select(i)
	}
	switch {
	case e.Button == desktop.MouseButtonPrimary && r.OnClicked != nil:
		r.OnClicked()
	case e.Button == desktop.MouseButtonSecondary && r.OnMenu != nil:
		r.OnMenu(i, e.AbsolutePosition)
	case e.Button == desktop.MouseButtonPrimary && again && r.OnDouble != nil:
		r.click = time.Time{}
		r.OnDouble(i)
	case e.Button == desktop.MouseButtonPrimary && again && r.OnOpened != nil:
		r.click = time.Time{}
		r.OnOpened(i)
	}
}

// MouseUp implements desktop.Mouseable.
func (r *Rows) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: see OnLetGo.
func (r *Rows) Tapped(*fyne.PointEvent) {
	if r.OnLetGo != nil {
		r.OnLetGo()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *Rows) MouseIn(e *desktop.MouseEvent) { r.hover(r.rowAt(e.Position.Y)) }

// MouseMoved: see MouseIn.
func (r *Rows) MouseMoved(e *desktop.MouseEvent) { r.hover(r.rowAt(e.Position.Y)) }

// MouseOut: see MouseIn.
func (r *Rows) MouseOut() { r.hover(-1) }

func (r *Rows) hover(i int) {
	if i != r.hovered {
		r.hovered = i
		r.move()
		if r.OnHovered != nil {
			r.OnHovered(i)
		}
	}
}

// FocusGained and the methods below implement fyne.Focusable.
func (r *Rows) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost: see FocusGained.
func (r *Rows) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune: see FocusGained.
func (r *Rows) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && r.GiveUpDrag() || r.OnKey != nil && r.OnKey(e) {
		return
	}
	page := r.Size().Height
	switch e.Name {
	case fyne.KeyDown:
		r.step(r.selected, 1)
	case fyne.KeyUp:
		if r.selected < 0 {
			r.step(r.model.Count(), -1)
			return
		}
		r.step(r.selected, -1)
	case fyne.KeyHome:
		r.step(-1, 1)
	case fyne.KeyEnd:
		r.step(r.model.Count(), -1)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if e.Name == fyne.KeyPageUp {
			page = -page
		}
		r.page(page)
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case r.OnOpened == nil:
			PassOn(r, e) // in a sheet Enter is its primary button
		case r.selected >= 0:
			r.OnOpened(r.selected)
		}
	default:
		PassOn(r, e)
	}
}

// TypedShortcut implements fyne.Shortcutable: what the list has no use for goes
// to the window, as if nothing had the focus.
func (r *Rows) TypedShortcut(s fyne.Shortcut) {
	if r.OnShortcut != nil && r.OnShortcut(s) {
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(r).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// step selects the next row that can be, going from i by d.
func (r *Rows) step(i, d int) {
	for i += d; i >= 0 && i < r.model.Count(); i += d {
		if r.model.Selectable(i) {
			r.Select(i)
			return
		}
	}
}

func (r *Rows) page(by float32) {
	if r.selected < 0 || r.selected+1 >= len(r.tops) {
		r.step(-1, 1)
		return
	}
	to := max(0, min(r.tops[r.selected]+by, r.tops[len(r.tops)-1]-1))
	i := r.rowAt(to - r.offset)
	if by > 0 {
		r.step(i-1, 1)
	} else {
		r.step(i+1, -1)
	}
}
