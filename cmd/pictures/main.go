// Command pictures draws the window's panes and states to PNG, light and dark and at two
// sizes, with Fyne's software painter: it needs neither a display nor cgo.
//
//	pictures FOLDER [FILE...]
//
// draws them on the sample library, or on a library of the files given. On the
// samples it draws the writing of a section too, step by step.
package main

import (
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/internal/library"
)

// sizes are the windows that are drawn, in pixels at 100%.
var sizes = []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: pictures FOLDER [FILE...]")
		os.Exit(2)
	}
	if err := draw(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func draw(folder string, files []string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		for _, size := range sizes {
			if err := onNewLibrary(files, func(lib *library.Library) error { return pictures(folder, lib, mode, size) }); err != nil {
				return err
			}
		}
	}
	if len(files) > 0 {
		return nil // the walk is one of the samples
	}
	return onNewLibrary(nil, func(lib *library.Library) error { return walk(folder, lib) })
}

// onNewLibrary draws on a library of its own: states change the draft and the corrections.
func onNewLibrary(files []string, draw func(*library.Library) error) error {
	lib, remove, err := openLibrary(files)
	if err != nil {
		return err
	}
	defer remove()
	return draw(lib)
}

// openLibrary makes a library for the pictures only.
func openLibrary(files []string) (lib *library.Library, remove func(), err error) {
	ctx := context.Background()
	folder, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return nil, nil, err
	}
	lib, err = library.Open(ctx, filepath.Join(folder, "library.db"))
	if err != nil {
		return nil, nil, err
	}
	remove = func() {
		_ = lib.Close()
		_ = os.RemoveAll(folder)
	}
	if len(files) == 0 {
		return lib, remove, app.AddSamples(ctx, lib)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return lib, remove, err
		}
		f, err := library.Read(name, data)
		if err != nil {
			return lib, remove, err
		}
		if _, err := lib.Import(ctx, f, library.Override{}); err != nil {
			return lib, remove, err
		}
	}
	return lib, remove, nil
}

// pictures draws every pane, and then the states, in one window.
func pictures(folder string, lib *library.Library, mode look.Mode, size fyne.Size) error {
	a := test.NewApp()
	defer a.Quit()
	a.Settings().SetTheme(&look.Theme{Mode: mode})
	w := app.New(a, lib)
	defer w.Close()
	w.ByHand()
	w.Fyne().Resize(size)
	w.Begin()
	draw := func(pane desk.Pane, name string) error {
		if !w.Settle(time.Minute) {
			return fmt.Errorf("the window does not come to rest in %s, %s", pane, name)
		}
		file := fmt.Sprintf("%s-%s-%s-%.0fx%.0f.png", pane, name, mode, size.Width, size.Height)
		return save(filepath.Join(folder, file), w.Fyne().Canvas().Capture())
	}
	for _, pane := range w.Panes() {
		w.ShowPane(pane)
		if err := draw(pane, "main"); err != nil {
			return err
		}
	}
	for _, s := range states {
		w.ShowPane(s.pane)
		if !w.Settle(time.Minute) {
			return fmt.Errorf("the window does not come to rest in %s", s.pane)
		}
		if err := s.make(w); err != nil {
			return fmt.Errorf("%s, %s: %w", s.pane, s.name, err)
		}
		if err := draw(s.pane, s.name); err != nil {
			return err
		}
		if over := w.Fyne().Canvas().Overlays(); s.sheet && over.Top() != nil {
			over.Remove(over.Top())
		}
	}
	return nil
}

func save(path string, picture image.Image) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, picture); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}
