package comparepane

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/ingest"
)

// pickFile lets the user choose a file and hands it over to be read without
// importing it.
func (p *Pane) pickFile(read func(name string, f io.ReadCloser)) {
	p.host.PickFile(readable, func(name string, data []byte) { read(name, io.NopCloser(bytes.NewReader(data))) })
}

// ReadBack opens a file that came back beside the draft in hand, so that its
// differences are taken or refused; false where there is no draft.
func (p *Pane) ReadBack(name string, f io.ReadCloser) bool {
	work := p.host.Work()
	if work == nil {
		return false
	}
	p.readFile(name, f, func(back source) {
		p.before, p.after = entrySource(work.Entry), back
		p.compare()
	})
	return true
}

// Drop takes a file that was dropped on the pane: it is one that came back.
// False where it is not one that is read, or there is no draft to hold it against.
func (p *Pane) Drop(files []fyne.URI) bool {
	if len(files) != 1 || p.host.Work() == nil || !slices.Contains(readable, strings.ToLower(files[0].Extension())) {
		return false
	}
	f, err := storage.Reader(files[0])
	if err != nil {
		p.host.Fail(err)
		return true
	}
	return p.ReadBack(files[0].Name(), f)
}

// readable are the files that are read without importing them.
var readable = []string{".txt", ".md", ".docx", ".html", ".htm"}

// readFile reads a file beside the window.
func (p *Pane) readFile(name string, f io.ReadCloser, take func(source)) {
	var read *ingest.Revised
	p.host.Start(desk.Job{
		Key: "compare-file", Name: words.Of("正在读取", "Reading"),
		Run: func(context.Context, func(int, int)) error {
			defer f.Close()
			// A file far over the limit is not read to its end to be refused.
			data, err := io.ReadAll(io.LimitReader(f, 8*ingest.MaxText))
			if err != nil {
				return fmt.Errorf("read %s: %w", name, err)
			}
			if read, err = ingest.Revisions(name, data); err == nil && read.Accepted.Text == "" {
				_, err = ingest.Read(name, data) // says why nothing is left
			}
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			take(fileSource(read))
		},
	})
}
