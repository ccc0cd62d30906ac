package textview

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/look"
	"reportdesk/editor"
)

// writer sits before a view and writes: the tests' driver.
type writer struct {
	t      testing.TB
	v      *View
	window fyne.Window
	clock  time.Time
	held   fyne.KeyModifier
}

// sit opens a text in a window of the draft pane's size, with the caret at its start.
func sit(t testing.TB, s string) *writer {
	return sitAt(t, s, fyne.NewSize(674, 658))
}

func sitAt(t testing.TB, s string, size fyne.Size) *writer {
	t.Helper()
	a := test.NewApp()
	t.Cleanup(a.Quit)
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	w := &writer{t: t, v: New(), clock: time.Date(2026, 1, 3, 12, 0, 0, 0, time.UTC)}
	w.v.now = func() time.Time { return w.clock }
	w.v.guard.Modifiers = func() fyne.KeyModifier { return w.held }
	w.v.SetUnits(testUnits)
	w.v.Colors = testColors
	w.window = a.NewWindow("")
	w.window.SetPadded(false)
	w.window.SetContent(w.v)
	w.window.Resize(size)
	w.v.Open(editor.NewState(s), editor.History{})
	w.window.Canvas().Focus(w.v)
	return w
}

// types writes signs, a tenth of a second apart.
func (w *writer) types(s string) *writer {
	for _, r := range s {
		w.clock = w.clock.Add(100 * time.Millisecond)
		w.v.TypedRune(r)
	}
	return w
}

// presses presses keys; "Shift+", "Ctrl+" or both may stand before a name.
func (w *writer) presses(names ...string) *writer {
	w.t.Helper()
	for _, name := range names {
		w.clock = w.clock.Add(100 * time.Millisecond)
		mod := fyne.KeyModifier(0)
		for {
			if rest, ok := cutPrefix(name, "Shift+"); ok {
				mod, name = mod|fyne.KeyModifierShift, rest
			} else if rest, ok := cutPrefix(name, "Ctrl+"); ok {
				mod, name = mod|fyne.KeyModifierControl, rest
			} else {
				break
			}
		}
		w.held = mod
		key := &fyne.KeyEvent{Name: fyne.KeyName(name)}
		w.v.KeyDown(key)
		if mod&fyne.KeyModifierControl != 0 {
			w.v.TypedShortcut(shortcut(fyne.KeyName(name), mod))
		} else {
			w.v.TypedKey(key)
		}
		w.v.KeyUp(key)
		w.held = 0
	}
	return w
}

func cutPrefix(s, p string) (string, bool) {
	if len(s) > len(p) && s[:len(p)] == p {
		return s[len(p):], true
	}
	return s, false
}

// shortcut is what Fyne makes of a key held with Ctrl.
func shortcut(name fyne.KeyName, mod fyne.KeyModifier) fyne.Shortcut {
	if mod == fyne.KeyModifierControl {
		switch name {
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: mod}
}

// clicks clicks at the place of the text where a string begins, n times.
func (w *writer) clicks(on string, n int) *writer {
	w.t.Helper()
	at := w.find(on)
	pos := w.pointAt(at)
	w.clock = w.clock.Add(time.Second)
	for range n {
		w.clock = w.clock.Add(50 * time.Millisecond)
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary, Modifier: w.held}
		w.v.MouseDown(e)
		w.v.MouseUp(e)
	}
	return w
}

// drags presses the button where one string begins and lets it go where another one does.
func (w *writer) drags(from, to string) *writer {
	w.t.Helper()
	w.clock = w.clock.Add(time.Second)
	a, b := w.pointAt(w.find(from)), w.pointAt(w.find(to))
	w.v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: a}, Button: desktop.MouseButtonPrimary})
	w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: b}})
	w.v.DragEnd()
	return w
}

func (w *writer) find(s string) int {
	w.t.Helper()
	found := editor.Find(w.v.state.Text.String(), editor.Query{Text: s})
	if len(found) == 0 {
		w.t.Fatalf("%q is not in the text", s)
	}
	return found[0].Start
}

// pointAt is the middle of a line's height at a place of the text.
func (w *writer) pointAt(at int) fyne.Position {
	l := w.v.lineOf(at, false)
	y, _ := w.v.top(l.par)
	return fyne.NewPos(w.v.xOf(l, at)+1, y+w.v.lineTop(l.laid, l.k)+w.v.lineHeight(l.laid.style)/2)
}

// reads fails unless the text is what is wanted, with the caret at | and what
// is selected between [ and ].
func (w *writer) reads(want string) *writer {
	w.t.Helper()
	s := w.v.state.Text.String()
	sel := w.v.state.Selection
	sp := sel.Span()
	have := s[:sp.Start] + "|" + s[sp.End:]
	if !sp.Empty() {
		have = s[:sp.Start] + "[" + s[sp.Start:sp.End] + "]" + s[sp.End:]
	}
	if have != want {
		w.t.Errorf("the text reads\n have %s\n want %s", have, want)
	}
	return w
}

// lines are the lines on the screen of paragraph i.
func (w *writer) lines(i int) []string {
	p := w.v.laid(i)
	s, _ := w.v.paragraph(i)
	var lines []string
	for _, l := range p.lines {
		lines = append(lines, s[l.Start:l.End])
	}
	return lines
}

// draws writes a picture of the window into the folder that PICTURES names.
func (w *writer) draws(name string) {
	w.t.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, w.window.Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}
