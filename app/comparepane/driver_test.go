package comparepane_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/comparepane"
	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// bed is a window on a library of its own.
type bed struct {
	t   testing.TB
	lib *library.Library
	w   *app.Window
	p   *comparepane.Pane
}

func newBed(t testing.TB, mode look.Mode, size fyne.Size, fill func(*library.Library) error) *bed {
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
	b := &bed{t, lib, w, w.Pane(desk.Compare).(*comparepane.Pane)}
	t.Cleanup(func() { a.Quit(); _ = lib.Close() })
	b.settle()
	return b
}

func (b *bed) settle() {
	b.t.Helper()
	if !b.w.Settle(time.Minute) {
		b.t.Fatal("the window does not come to rest")
	}
}

func (b *bed) open() { b.w.ShowPane(desk.Compare); b.settle() }

func (b *bed) picture(path string) {
	f, err := os.Create(path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, b.w.Fyne().Canvas().Capture()); err != nil {
		b.t.Fatal(err)
	}
}

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

// versions takes two texts as the versions of one draft: the old one is lib:1@1.
func versions(old, now string) func(*library.Library) error {
	return func(lib *library.Library) error {
		ctx := context.Background()
		e, err := lib.AddDraft(ctx, report.FromText("draft", old).Info, old)
		if err != nil {
			return err
		}
		w, err := lib.Write(ctx, e.ID)
		if err != nil {
			return err
		}
		defer w.Close()
		if _, err := w.SaveVersion(ctx, old, "讨论稿"); err != nil {
			return err
		}
		return w.Save(ctx, now)
	}
}

// revise opens the version of a draft beside the draft.
func (b *bed) revise() {
	b.w.CompareTexts(library.Reference{ID: 1, Version: 1}, library.Reference{ID: 1})
	b.settle()
}
