package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// addShortcuts gives the window's commands their keys. Those of a pane's own
// widgets (the text, a list) come from there.
func (w *Window) addShortcuts() {
	c := w.window.Canvas()
	key := func(name fyne.KeyName, m fyne.KeyModifier, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: m}, func(fyne.Shortcut) { do() })
	}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	for i, id := range w.order {
		key(digits[i], fyne.KeyModifierShortcutDefault, func() { w.ShowPane(id) })
	}
	key(fyne.KeyO, fyne.KeyModifierShortcutDefault, w.PickFiles)
	key(fyne.KeyF, fyne.KeyModifierShortcutDefault, w.find)
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { w.typedKey(e.Name) })
}

// typedKey takes the keys that no widget took.
func (w *Window) typedKey(name fyne.KeyName) {
	switch name {
	case fyne.KeyF7, fyne.KeyF8:
		if p, ok := w.panes[w.current].(stepper); ok {
			p.Step(name == fyne.KeyF8)
		}
	case fyne.KeyEscape:
		if p, ok := w.panes[w.current].(escaper); ok {
			p.Escape()
		}
	case fyne.KeyF11:
		w.window.SetFullScreen(!w.window.FullScreen())
	}
}

func (w *Window) find() {
	if p, ok := w.panes[w.current].(finder); ok {
		p.Find()
	}
}
