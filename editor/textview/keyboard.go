package textview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/editor"
	"reportdesk/editor/textview/keys"
)

// KeyDown implements desktop.Keyable.
func (v *View) KeyDown(e *fyne.KeyEvent) {
	v.guard.KeyDown(e)
	v.keyCarried(e)
}

// KeyUp implements desktop.Keyable.
func (v *View) KeyUp(e *fyne.KeyEvent) {
	v.guard.KeyUp(e)
	v.keyCarried(e)
}

// Composing reports whether an input method holds letters that are not in the text yet.
func (v *View) Composing() bool { return v.guard.Composing() }

// AcceptsTab implements fyne.Tabbable: Tab indents.
func (v *View) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (v *View) FocusGained() { v.setFocused(true) }

// FocusLost implements fyne.Focusable.
func (v *View) FocusLost() {
	v.guard.Reset()
	v.setFocused(false)
}

func (v *View) setFocused(on bool) {
	v.focused = on
	v.moved = v.now()
	if on {
		v.blink.Start()
	} else {
		v.blink.Stop()
	}
	if v.OnFocus != nil {
		v.OnFocus(on)
	}
	v.Refresh()
}

// TypedRune implements fyne.Focusable.
func (v *View) TypedRune(r rune) {
	v.guard.TypedRune(r)
	s := string(r)
	if v.quotes {
		s = editor.TypedQuote(v.state, r)
	}
	v.write(editor.Insert(v.state, s, editor.Typed, v.now()))
}

// SetQuotes has a typed " or ' become the Chinese quotation mark that is due.
func (v *View) SetQuotes(on bool) { v.quotes = on }

// write applies a change of the text; one that has no edits is none.
func (v *View) write(tr editor.Transaction) {
	if len(tr.Edits) == 0 || v.readOnly {
		return
	}
	// Made from the state in hand it cannot leave the text: what is refused would
	// tear a table.
	if err := v.Apply(tr); err != nil && v.OnRefused != nil {
		v.OnRefused(err)
	}
}

// TypedKey implements fyne.Focusable.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	if v.guard.TypedKey(e) || v.OnKey != nil && v.OnKey(e) {
		return
	}
	if !v.key(e.Name, v.guard.Held()) {
		keys.PassKey(v, e)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (v *View) TypedShortcut(s fyne.Shortcut) {
	if v.guard.TypedShortcut(s) || v.OnShortcut != nil && v.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		v.move(editor.SelectAll(v.state), false)
	case *fyne.ShortcutCopy:
		v.Copy()
	case *fyne.ShortcutCut:
		v.Cut()
	case *fyne.ShortcutPaste:
		v.Paste()
	case *fyne.ShortcutUndo:
		v.Undo()
	case *fyne.ShortcutRedo:
		v.Redo()
	case *desktop.CustomShortcut:
		switch {
		case s.KeyName == fyne.KeyZ && s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift:
			v.Redo()
		case !keys.IsEditing(s) || !v.key(s.KeyName, s.Modifier):
			keys.PassShortcut(v, s)
		}
	default:
		keys.PassShortcut(v, s)
	}
}

// key does what a key says, with the modifiers held; false where it says nothing.
func (v *View) key(name fyne.KeyName, held fyne.KeyModifier) bool {
	extend := held&fyne.KeyModifierShift != 0
	word := held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
	if v.moves(name, extend, word) {
		return true
	}
	at := v.now()
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if word {
			return false // Ctrl+Enter is the window's
		}
		v.write(editor.Insert(v.state, "\n", editor.Typed, at))
	case fyne.KeyBackspace:
		v.write(editor.Delete(v.state, v.around(pick(word, editor.WordLeft, editor.ClusterLeft)), at))
	case fyne.KeyDelete:
		v.write(editor.Delete(v.state, v.around(pick(word, editor.WordRight, editor.ClusterRight)), at))
	case fyne.KeyTab:
		v.tab(extend, at)
	default:
		return false
	}
	return true
}

// moves carries the caret where the key is one that does.
func (v *View) moves(name fyne.KeyName, extend, word bool) bool {
	switch name {
	case fyne.KeyLeft:
		if word {
			v.move(editor.Move(v.state, editor.WordLeft, extend), false)
		} else {
			v.move(editor.MoveLeft(v.state, extend), false)
		}
	case fyne.KeyRight:
		if word {
			v.move(editor.Move(v.state, editor.WordRight, extend), false)
		} else {
			v.move(editor.MoveRight(v.state, extend), false)
		}
	case fyne.KeyUp:
		if word {
			v.move(editor.Move(v.state, editor.ParagraphUp, extend), false)
		} else {
			v.vertical(-1, extend)
		}
	case fyne.KeyDown:
		if word {
			v.move(editor.Move(v.state, editor.ParagraphDown, extend), false)
		} else {
			v.vertical(1, extend)
		}
	case fyne.KeyHome:
		if word {
			v.move(editor.Move(v.state, editor.TextStart, extend), false)
		} else {
			v.lineStart(extend)
		}
	case fyne.KeyEnd:
		if word {
			v.move(editor.Move(v.state, editor.TextEnd, extend), false)
		} else {
			v.lineEnd(extend)
		}
	case fyne.KeyPageUp:
		v.turn(-1, extend)
	case fyne.KeyPageDown:
		v.turn(1, extend)
	default:
		return false
	}
	return true
}

// turn moves caret and text by a page, so that the caret stays where it is on the screen.
func (v *View) turn(by int, extend bool) {
	v.offset += float32(by*v.page()) * v.lineHeight(v.body)
	v.settle()
	v.vertical(by*v.page(), extend)
}

func pick(word bool, byWord, byCluster editor.Place) editor.Place {
	if word {
		return byWord
	}
	return byCluster
}

// Copy puts what is selected on the clipboard; without a selection it does nothing.
func (v *View) Copy() {
	if sp := v.state.Selection.Span(); !sp.Empty() {
		fyne.CurrentApp().Clipboard().SetContent(v.state.Text.Slice(sp))
	}
}

// Cut copies what is selected and takes it away.
func (v *View) Cut() {
	if v.state.Selection.Empty() || v.readOnly {
		return
	}
	v.Copy()
	v.write(editor.Insert(v.state, "", editor.Command, v.now()))
}

// Paste puts the clipboard's text in the place of what is selected.
func (v *View) Paste() {
	if s := fyne.CurrentApp().Clipboard().Content(); s != "" {
		v.Insert(s, editor.Pasted)
	}
}

// Insert puts text in the place of what is selected.
func (v *View) Insert(s string, origin editor.Origin) {
	v.write(editor.Insert(v.state, s, origin, v.now()))
}

// tab indents a paragraph; in a table it goes on to the next cell, or back to the
// one before.
func (v *View) tab(back bool, at time.Time) {
	if _, inside := editor.TableAt(v.state.Text, v.state.Selection.Head); inside {
		v.move(editor.Move(v.state, pick(back, editor.PrevCell, editor.NextCell), false), false)
		return
	}
	if back {
		v.write(editor.Outdent(v.state, at))
	} else {
		v.write(editor.Indent(v.state, at))
	}
}
