package draftpane_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/desk"
	"reportdesk/app/draftpane"
	"reportdesk/app/look"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// writer is a user before the window, with a draft open.
type writer struct {
	t   testing.TB
	lib *library.Library
	w   *app.Window
	p   *draftpane.Pane
}

// sit opens the window on a library that fill fills.
func sit(t testing.TB, mode look.Mode, size fyne.Size, fill func(*library.Library) error) *writer {
	t.Helper()
	lib, err := library.Open(context.Background(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	words.Use("zh")
	a := test.NewApp()
	a.Settings().SetTheme(&look.Theme{Mode: mode})
	if err := fill(lib); err != nil {
		t.Fatal(err)
	}
	w := app.New(a, lib)
	w.ByHand()
	w.Fyne().Resize(size)
	w.Begin()
	wr := &writer{t, lib, w, w.Pane(desk.Draft).(*draftpane.Pane)}
	t.Cleanup(func() { w.Close(); a.Quit(); _ = lib.Close() })
	wr.settles()
	w.ShowPane(desk.Draft)
	wr.settles()
	return wr
}

func (w *writer) settles() {
	w.t.Helper()
	if !w.w.Settle(time.Minute) {
		w.t.Fatal("the window does not come to rest")
	}
}

// text is the draft as it stands.
func (w *writer) text() string { return w.p.View().State().Text.String() }

// goesBehind puts the caret behind the first place where s stands.
func (w *writer) goesBehind(s string) {
	w.t.Helper()
	i := strings.Index(w.text(), s)
	if i < 0 {
		w.t.Fatalf("%q is not in the draft", s)
	}
	sel := editor.At(i + len(s))
	if err := w.p.View().Apply(editor.Transaction{Selection: &sel, Origin: editor.Moved}); err != nil {
		w.t.Fatal(err)
	}
	w.settles()
}

// selects selects the first place where s stands.
func (w *writer) selects(s string) {
	w.t.Helper()
	w.goesBehind(s)
	end := w.p.View().State().Selection.Head
	_ = w.p.View().Apply(editor.Select(text.Span{Start: end - len(s), End: end}))
}

// types types into what has the focus.
func (w *writer) types(s string) {
	w.t.Helper()
	f := w.w.Canvas().Focused()
	if f == nil {
		w.t.Fatal("nothing has the focus")
	}
	for _, r := range s {
		f.TypedRune(r)
	}
	w.settles()
}

// presses presses a plain key.
func (w *writer) presses(keys ...fyne.KeyName) {
	w.t.Helper()
	for _, k := range keys {
		if f := w.w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else {
			w.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
	w.settles()
}

// holds presses a key with a modifier, as the driver of a real window tells it.
func (w *writer) holds(mod fyne.KeyModifier, key fyne.KeyName) {
	w.t.Helper()
	var s fyne.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	if mod == fyne.KeyModifierControl {
		switch key {
		case fyne.KeyZ:
			s = &fyne.ShortcutUndo{}
		case fyne.KeyY:
			s = &fyne.ShortcutRedo{}
		}
	}
	if f, ok := w.w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	} else {
		w.w.Canvas().(fyne.Shortcutable).TypedShortcut(s)
	}
	w.settles()
}

func (w *writer) ctrl(key fyne.KeyName) { w.t.Helper(); w.holds(fyne.KeyModifierControl, key) }

// draws keeps what is seen as a picture.
func (w *writer) draws(path string) {
	w.t.Helper()
	f, err := os.Create(path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.w.Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}

// samples fills a library with the sample reports, the newest as the draft.
func samples(lib *library.Library) error { return app.AddSamples(context.Background(), lib) }

// files takes files as reports, the last one as the draft.
func files(names ...string) func(*library.Library) error {
	return func(lib *library.Library) error {
		for i, n := range names {
			data, err := os.ReadFile(n)
			if err != nil {
				return err
			}
			f, err := library.Read(n, data)
			if err != nil {
				return err
			}
			if i == len(names)-1 {
				_, err = lib.AddDraft(context.Background(), f.Document().Info, f.Document().Text)
			} else {
				_, err = lib.Import(context.Background(), f, library.Override{})
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
}
