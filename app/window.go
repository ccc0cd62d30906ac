// Package app is the window: a rail of panes, what runs beside them, what is
// said of it. It gives the panes what desk.Host promises them.
package app

import (
	"context"
	"fmt"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/desk"
	"reportdesk/app/librarypane"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
)

// Window is the program's one window.
type Window struct {
	window  fyne.Window
	lib     *library.Library
	jobs    *jobs
	status  *status
	banner  *banner
	library *librarypane.Pane
}

var _ desk.Host = (*Window)(nil)

// New makes the window on a library. Show it, and call Open for what is to be in it.
func New(a fyne.App, lib *library.Library) *Window {
	w := &Window{lib: lib, status: newStatus(), banner: newBanner()}
	w.jobs = newJobs(w.showJob)
	w.window = a.NewWindow(words.Of("报告台", "Reportdesk"))
	w.window.SetPadded(false)
	w.library = librarypane.New(w)
	w.window.SetContent(w.build())
	w.window.Resize(fyne.NewSize(1366, 768))
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.Import(files) })
	return w
}

// ByHand is for tests and pictures, which have no event loop: results of work
// beside the window wait until Settle takes them, on the caller's goroutine.
func (w *Window) ByHand() { w.jobs.byHand() }

// Settle waits until no work runs beside the window; false where that took
// longer than limit. Only after ByHand.
func (w *Window) Settle(limit time.Duration) bool { return w.jobs.settle(limit) }

// Fyne is the window as Fyne knows it.
func (w *Window) Fyne() fyne.Window { return w.window }

func (w *Window) build() fyne.CanvasObject {
	rail := newRail([]place{{desk.Library, "library", words.Of("文库", "Library")}})
	bottom := container.New(widgets.Stack{}, widgets.NewLine(), w.status.content)
	pane := widgets.NewDock(widgets.Dock{Top: w.banner.content, Middle: w.library.Content()})
	return widgets.NewSurface(widgets.OnChrome, widgets.NewDock(widgets.Dock{Bottom: bottom, Left: rail, Middle: pane}))
}

// Start implements desk.Host.
func (w *Window) Start(j desk.Job) { w.jobs.start(j) }

// Library implements desk.Host.
func (w *Window) Library() *library.Library { return w.lib }

// Say implements desk.Host.
func (w *Window) Say(sentence string, undo func()) { w.status.say(sentence, undo) }

// Fail implements desk.Host.
func (w *Window) Fail(err error) {
	if !cancelled(err) {
		w.banner.show(Sentence(err))
	}
}

// Changed implements desk.Host.
func (w *Window) Changed() {
	w.library.Reload(func() { w.status.setSummary(w.library.Summary()) })
}

func (w *Window) showJob(r *running) {
	if r == nil {
		w.status.setBusy("", nil)
		return
	}
	name := r.job.Name
	if r.total > 0 {
		name = fmt.Sprintf("%s %d / %d", name, r.done, r.total)
	}
	w.status.setBusy(name, r.cancel)
}

// PickFiles implements desk.Host.
func (w *Window) PickFiles() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case f != nil:
			uri := f.URI()
			_ = f.Close()
			w.Import([]fyne.URI{uri})
		}
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".txt", ".md", ".docx", ".html", ".htm"}))
	d.Show()
}

// Import takes files into the library beside the window. What cannot be read is
// said; the rest is taken all the same.
func (w *Window) Import(files []fyne.URI) {
	var taken int
	var failed error
	w.Start(desk.Job{
		Key: "import", Name: words.Of("正在读取", "Reading"),
		Run: func(ctx context.Context, step func(int, int)) error {
			for i, uri := range files {
				step(i, len(files))
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := w.importOne(ctx, uri); err != nil {
					failed = err
					continue
				}
				taken++
			}
			return nil
		},
		Done: func(err error) {
			w.banner.hide()
			if failed != nil {
				w.Fail(failed)
			} else if err != nil {
				w.Fail(err)
			}
			if taken > 0 {
				w.Say(fmt.Sprintf(words.Of("已导入 %d 份", "%d imported"), taken), nil)
				w.Changed()
			}
		},
	})
}

func (w *Window) importOne(ctx context.Context, uri fyne.URI) error {
	f, err := storage.Reader(uri)
	if err != nil {
		return fmt.Errorf("open %s: %w", uri.Name(), err)
	}
	defer f.Close()
	// A file far over the limit is not read to its end to be refused.
	data, err := io.ReadAll(io.LimitReader(f, 8*ingest.MaxText))
	if err != nil {
		return fmt.Errorf("read %s: %w", uri.Name(), err)
	}
	file, err := library.Read(uri.Name(), data)
	if err != nil {
		return err
	}
	_, err = w.lib.Import(ctx, file, library.Override{})
	return err
}

// place is one item of the rail.
type place struct {
	pane       desk.Pane
	icon, word string
}

// newRail draws the program's mark and the places. A pane whose engine is not
// there yet is left out, not greyed.
func newRail(places []place) fyne.CanvasObject {
	p := look.Colors()
	mark := canvas.NewImageFromResource(look.Mark())
	mark.SetMinSize(fyne.NewSquareSize(32))
	objects := []fyne.CanvasObject{mark}
	for _, pl := range places {
		icon := canvas.NewImageFromResource(look.Icon(pl.icon, p.AccentInk))
		icon.SetMinSize(fyne.NewSquareSize(20))
		word := widgets.NewLabel(pl.word, widgets.Type{Size: look.Caption, Bold: true}, widgets.AccentInk)
		word.Align = fyne.TextAlignCenter
		objects = append(objects, container.New(widgets.Stack{Gap: 2}, container.NewCenter(icon), word))
	}
	inner := container.New(railLayout{}, objects...)
	return container.New(railFrame{}, widgets.NewSurface(widgets.OnRail, inner), widgets.NewLineDown())
}

// railLayout sets the rail's items below each other, 60 wide.
type railLayout struct{}

func (railLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(look.RailWidth, 0) }

func (railLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(10)
	for i, o := range objects {
		h := o.MinSize().Height
		if i == 0 {
			o.Move(fyne.NewPos((size.Width-32)/2, y))
			o.Resize(fyne.NewSquareSize(32))
			y += 32 + 18
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += 52
	}
}

// railFrame gives the rail its width, with the line at its right edge inside.
type railFrame struct{}

func (railFrame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(look.RailWidth, 0) }

func (railFrame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(size.Width-1, 0))
	objects[1].Resize(fyne.NewSize(1, size.Height))
}
