package comparepane

import (
	"context"
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
)

// window is the window that the pane stands in, for Fyne's own dialogs.
func (p *Pane) window() fyne.Window {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() == p.host.Canvas() {
			return w
		}
	}
	return nil
}

// pickFile lets the user choose a file, reads it without importing it, and
// hands it over.
func (p *Pane) pickFile(take func(source)) {
	w := p.window()
	if w == nil {
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.host.Fail(err)
		case f != nil:
			p.readFile(f.URI().Name(), f, take)
		}
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".txt", ".md", ".docx", ".html", ".htm"}))
	d.Show()
}

// readFile reads a file beside the window.
func (p *Pane) readFile(name string, f io.ReadCloser, take func(source)) {
	var doc *report.Document
	p.host.Start(desk.Job{
		Key: "compare-file", Name: words.Of("正在读取", "Reading"),
		Run: func(context.Context, func(int, int)) error {
			defer f.Close()
			// A file far over the limit is not read to its end to be refused.
			data, err := io.ReadAll(io.LimitReader(f, 8*ingest.MaxText))
			if err != nil {
				return fmt.Errorf("read %s: %w", name, err)
			}
			doc, err = ingest.Read(name, data)
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			take(fileSource(doc))
		},
	})
}
