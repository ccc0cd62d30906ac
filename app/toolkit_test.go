package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// The dialog for files speaks as the window does, whatever the system says.
func TestTheToolkitSpeaksTheWindowsLanguage(t *testing.T) {
	a := test.NewApp()
	t.Cleanup(func() { words.Use("zh"); a.Quit() })
	for _, c := range []struct{ set, open, parent string }{{"en", "Open", "Parent"}, {"zh", "打开", "上一级"}} {
		a.Preferences().SetString("window.language", c.set)
		app.Prepare(a)
		if got := lang.L("Open"); got != c.open {
			t.Errorf("set to %s: Open is %q, want %q", c.set, got, c.open)
		}
		if got := lang.X("file.parent", "Parent"); got != c.parent {
			t.Errorf("set to %s: file.parent is %q, want %q", c.set, got, c.parent)
		}
	}
}

// Choosing a file opens the dialog with room for names.
func TestTheDialogForFilesOpens(t *testing.T) {
	a := test.NewApp()
	lib, err := library.Open(context.Background(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Quit(); _ = lib.Close() })
	w := app.New(a, lib)
	w.ByHand()
	w.Fyne().Resize(fyne.NewSize(1366, 768))
	w.Begin()
	w.PickFiles()
	if w.Fyne().Canvas().Overlays().Top() == nil {
		t.Error("no dialog is shown")
	}
	w.Fyne().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Fyne().Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the dialog open")
	}
}
