package keys

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// PassKey gives a key that a focused text has no use for to its window, as if
// nothing had the focus: Escape, F7 and their like work everywhere. Keys that
// bring a rune are not passed: they are what is written.
func PassKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if len(e.Name) == 1 || e.Name == fyne.KeySpace {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(e)
	}
}

// PassShortcut is the same for shortcuts. Fyne gives them to the focused widget
// only, whether it knows them or not.
func PassShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// IsEditing reports whether a shortcut is one of a text's own: the clipboard,
// undoing, and moving or deleting with Ctrl (on a Mac, Command).
func IsEditing(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true // Fyne's own are all of the clipboard or of undoing
	}
	command := c.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 && c.Modifier&fyne.KeyModifierAlt == 0
	return command && edits[c.KeyName]
}

// IsFunction reports whether a key is Escape or one of the row F1 to F12, which
// mean something to the window and nothing to a text.
func IsFunction(name fyne.KeyName) bool {
	rest, ok := strings.CutPrefix(string(name), "F")
	return name == fyne.KeyEscape || ok && rest != ""
}
