package draftpane

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/widgets"
)

const (
	ctrl = fyne.KeyModifierShortcutDefault
	alt  = fyne.KeyModifierAlt
)

// command does what a shortcut of the pane says, and reports whether it is one.
func (p *Pane) command(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || p.entry.ID == 0 {
		return false
	}
	switch {
	case c.Modifier == ctrl && c.KeyName == fyne.KeyF:
		p.find.open(p.find.replacing)
	case c.Modifier == ctrl && c.KeyName == fyne.KeyH:
		p.find.open(true)
	case c.Modifier == ctrl|fyne.KeyModifierShift && c.KeyName == fyne.KeyG:
		p.showCounts()
	case c.Modifier == ctrl && c.KeyName == fyne.KeyS:
		p.showVersions()
	case c.Modifier == ctrl && c.KeyName == fyne.KeyD:
		p.compareHere()
	case c.Modifier == ctrl|alt && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter):
		p.insertCounterpart()
	case c.Modifier == alt && (c.KeyName == fyne.KeyDown || c.KeyName == fyne.KeyUp):
		p.stepBlank(c.KeyName == fyne.KeyDown)
	case c.Modifier == ctrl|alt && (c.KeyName == fyne.KeyUp || c.KeyName == fyne.KeyDown):
		p.moveSection(p.view.State().Selection.Head, c.KeyName == fyne.KeyUp)
	case c.Modifier == alt|fyne.KeyModifierShift && (c.KeyName == fyne.KeyLeft || c.KeyName == fyne.KeyRight):
		p.shiftSection(p.view.State().Selection.Head, c.KeyName == fyne.KeyLeft)
	case c.Modifier == alt && len(c.KeyName) == 1 && c.KeyName >= fyne.Key1 && c.KeyName <= fyne.Key9:
		p.counterpart.tabs.choose(int(c.KeyName[0] - '1'))
	default:
		return false
	}
	return true
}

// shortcut takes the shortcuts that reach the text first. What neither the pane
// nor the text has a use for goes to the window.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	if p.command(s) {
		return true
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && !forText(c) {
		p.toWindow(s)
		return true
	}
	return false
}

// forText reports whether a shortcut is one that the text knows: moving and
// deleting by words, undoing.
func forText(c *desktop.CustomShortcut) bool {
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyY, fyne.KeyZ:
		return true
	}
	return false
}

// toWindow gives a shortcut to the window, as if nothing had the focus.
func (p *Pane) toWindow(s fyne.Shortcut) {
	if c, ok := p.host.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// aside takes the shortcuts that reach a list or a field of the pane first.
// Undoing there means the text.
func (p *Pane) aside(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutUndo:
		p.view.Undo()
		return true
	case *fyne.ShortcutRedo:
		p.view.Redo()
		return true
	}
	return p.command(s)
}

// key takes the plain keys that reach the text first: those that write nothing
// are the pane's or the window's.
func (p *Pane) key(e *fyne.KeyEvent) bool {
	if p.plain(e) {
		return true
	}
	if e.Name == fyne.KeyEscape || len(e.Name) > 1 && strings.HasPrefix(string(e.Name), "F") {
		widgets.PassOn(p.view, e)
		return true
	}
	return false
}

// plain does what a key of the pane says, wherever in the pane the focus is.
func (p *Pane) plain(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyF3:
		p.find.again(!widgets.ShiftHeld())
	case fyne.KeyF9:
		p.setAlone(!p.alone)
	case fyne.KeyF4:
		p.stepBlank(!widgets.ShiftHeld())
	default:
		return false
	}
	return true
}

// Stops are the regions that F6 goes through.
func (p *Pane) Stops() []widgets.Stop {
	if p.entry.ID == 0 {
		return nil
	}
	stops := []widgets.Stop{
		{Area: p.outline.content, Focus: p.outline.list},
		{Area: p.middle, Focus: p.view},
		{Area: p.counterpart.content, Focus: p.counterpart.tabs},
	}
	if p.class == widgets.Compact {
		stops[0].Open = func() { p.layOutline(true) }
		stops[1].Open = func() { p.layOutline(false) }
	}
	return stops
}
