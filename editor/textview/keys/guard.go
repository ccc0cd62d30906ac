// Package keys is the one place where input enters what can be typed in: the
// draft and every field hand their key events through it before they act.
//
// Today it holds the Guard, which keeps an input method that composes behind
// the window's back (XIM) from damaging the text. A session with an input
// method over D-Bus answers the same five events in its stead.
package keys

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Guard tells keys that the input method has taken from keys that are meant for
// the text. Under XIM the window is told of both: Backspace, Enter and the
// arrows pressed while composing would change the text behind the composition.
//
// A letter that is pressed brings its rune at once, unless the input method took
// it into a composition. So letters without a rune are counted, and while there
// are any, keys belong to the composition. It ends with the runes that it
// commits, with Escape, with as many Backspaces as letters, or with the focus.
//
// The zero Guard is ready. It belongs to one widget and is used on the window's
// goroutine only.
type Guard struct {
	// Modifiers tells which modifiers are held; nil asks the driver.
	Modifiers func() fyne.KeyModifier

	open int
}

// Composing reports whether an input method holds letters that are not in the
// text yet.
func (g *Guard) Composing() bool { return g.open > 0 }

// KeyDown takes desktop.Keyable's event, which comes first for each press.
func (g *Guard) KeyDown(e *fyne.KeyEvent) {
	held := g.Held() &^ fyne.KeyModifierShift
	switch {
	case held != 0 && isLetter(e.Name):
		// A shortcut: no rune will follow, and none is missing.
	case held&fyne.KeyModifierControl != 0 && e.Name == fyne.KeySpace:
		g.open = 0 // switches the input method, which drops or commits
	case isLetter(e.Name), e.Name == fyne.KeyApostrophe && g.open > 0:
		g.open++
	}
}

// KeyUp takes desktop.Keyable's event. Releases count for nothing under XIM.
func (g *Guard) KeyUp(*fyne.KeyEvent) {}

// TypedKey takes fyne.Focusable's event and reports whether the input method
// has taken the key, so that the widget must not act on it.
func (g *Guard) TypedKey(e *fyne.KeyEvent) (taken bool) {
	if g.open == 0 {
		return false
	}
	switch e.Name {
	case fyne.KeyEscape:
		g.open = 0
	case fyne.KeyBackspace: // also for each repeat while it is held
		g.open--
	}
	return true
}

// TypedRune takes fyne.Focusable's event: whatever was composed is in the text now.
func (g *Guard) TypedRune(rune) { g.open = 0 }

// TypedShortcut takes fyne.Shortcutable's event and reports whether it belongs
// to the composition: moving and deleting do, the clipboard and commands do not.
func (g *Guard) TypedShortcut(s fyne.Shortcut) (taken bool) {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && g.open > 0 && edits[c.KeyName]
}

// Reset forgets the composition. Widgets call it when they lose the focus, with
// which the input method ends it.
func (g *Guard) Reset() { g.open = 0 }

// edits are the keys that move or delete, with a modifier held.
var edits = map[fyne.KeyName]bool{
	fyne.KeyBackspace: true, fyne.KeyDelete: true, fyne.KeyReturn: true, fyne.KeyEnter: true,
	fyne.KeyLeft: true, fyne.KeyRight: true, fyne.KeyUp: true, fyne.KeyDown: true,
	fyne.KeyHome: true, fyne.KeyEnd: true, fyne.KeyPageUp: true, fyne.KeyPageDown: true,
}

func isLetter(name fyne.KeyName) bool {
	return len(name) == 1 && name[0] >= 'A' && name[0] <= 'Z'
}

// Held is which modifiers are held now, the key in progress among them; none
// where the driver has no keyboard.
func (g *Guard) Held() fyne.KeyModifier {
	if g.Modifiers != nil {
		return g.Modifiers()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
