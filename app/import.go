package app

import (
	"context"
	"fmt"
	"io"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
)

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

// Paste implements desk.Host.
func (w *Window) Paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	w.importAll([]source{{name: words.Of("粘贴的文字.txt", "pasted.txt"), read: func() ([]byte, error) { return []byte(text), nil }}})
}

// Import takes files into the library beside the window. What cannot be read is
// said; the rest is taken all the same.
func (w *Window) Import(files []fyne.URI) {
	var list []source
	for _, uri := range files {
		list = append(list, source{name: uri.Name(), read: func() ([]byte, error) { return readURI(uri) }})
	}
	w.importAll(list)
}

// source is something that can be imported.
type source struct {
	name string
	read func() ([]byte, error)
}

func (w *Window) importAll(list []source) {
	var taken int
	var failed error
	w.Start(desk.Job{
		Key: "import", Name: words.Of("正在读取", "Reading"),
		Run: func(ctx context.Context, step func(int, int)) error {
			for i, s := range list {
				step(i, len(list))
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := w.importOne(ctx, s); err != nil {
					failed = err
					continue
				}
				taken++
			}
			return nil
		},
		Done: func(err error) {
			w.banner.clear(passing)
			if failed != nil {
				w.Fail(failed)
			} else {
				w.Fail(err)
			}
			if taken > 0 {
				w.Say(fmt.Sprintf(words.Of("已导入 %d 份", "%d imported"), taken), nil)
				w.Changed()
			}
		},
	})
}

func (w *Window) importOne(ctx context.Context, s source) error {
	data, err := s.read()
	if err != nil {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	file, err := library.Read(s.name, data)
	if err != nil {
		return err
	}
	_, err = w.lib.Import(ctx, file, library.Override{})
	return err
}

func readURI(uri fyne.URI) ([]byte, error) {
	f, err := storage.Reader(uri)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	// A file far over the limit is not read to its end to be refused.
	return io.ReadAll(io.LimitReader(f, 8*ingest.MaxText))
}

// takeLastDraft takes the draft in hand that was in hand when the program ended,
// else the one that was written last.
func (w *Window) takeLastDraft() {
	var drafts []library.Entry
	w.Start(desk.Job{
		Key: "draft-last",
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := w.lib.List(ctx)
			for _, e := range list {
				if e.Kind == library.Draft {
					drafts = append(drafts, e)
				}
			}
			return err
		},
		Done: func(err error) {
			w.Fail(err)
			if len(drafts) == 0 {
				return
			}
			last := w.Preferences().Int(prefDraft)
			sort.SliceStable(drafts, func(i, j int) bool {
				if a, b := drafts[i].ID == last, drafts[j].ID == last; a != b {
					return a
				}
				return drafts[i].Changed.After(drafts[j].Changed)
			})
			w.bench.open(drafts[0], nil)
		},
	})
}
