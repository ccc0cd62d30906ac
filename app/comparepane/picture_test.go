package comparepane_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/comparepane"
	"reportdesk/app/desk"
	"reportdesk/app/look"
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

// versions takes two texts as the versions of one draft.
func versions(old, now string) func(*library.Library) error {
	return func(lib *library.Library) error {
		ctx := context.Background()
		a, err := os.ReadFile(old)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(now)
		if err != nil {
			return err
		}
		doc := report.FromText("x", string(a))
		e, err := lib.AddDraft(ctx, doc.Info, string(a))
		if err != nil {
			return err
		}
		w, err := lib.Write(ctx, e.ID)
		if err != nil {
			return err
		}
		defer w.Close()
		if _, err := w.SaveVersion(ctx, string(a), "讨论稿"); err != nil {
			return err
		}
		return w.Save(ctx, string(b))
	}
}

func TestPictures(t *testing.T) {
	folder := os.Getenv("COMPARE_PICTURES")
	if folder == "" {
		t.Skip("draws only where COMPARE_PICTURES names a folder")
	}
	sizes := map[string]fyne.Size{"1366": {Width: 1366, Height: 768}, "1920": {Width: 1920, Height: 1080}, "911": {Width: 911, Height: 512}}
	corpus := "/work/shared/corpus/text/"
	cases := "/work/shared/align/cases/"
	sets := map[string]func(*library.Library) error{
		"sample":  samples,
		"guizhou": files(corpus+"guizhou-2025.txt", corpus+"guizhou-2026.txt"),
		"case":    versions(cases+"beijing-2025.old.txt", cases+"beijing-2025.new.txt"),
	}
	only := os.Getenv("COMPARE_ONLY")
	for set, fill := range sets {
		for name, size := range sizes {
			for _, mode := range []look.Mode{look.Light, look.Dark} {
				full := set + "-" + name + "-" + string(mode)
				if only != "" && !strings.Contains(full, only) {
					continue
				}
				b := newBed(t, mode, size, fill)
				b.open()
				if set == "case" {
					b.w.CompareTexts(library.Reference{ID: 1, Version: 1}, library.Reference{ID: 1})
					b.settle()
				}
				b.picture(filepath.Join(folder, full+".png"))
				for range 4 {
					b.p.Step(true)
				}
				b.settle()
				b.picture(filepath.Join(folder, full+"-step.png"))
			}
		}
	}
}
