package app

import (
	"cmp"
	"context"
	"fmt"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/export/review"
	"reportdesk/internal/library"
)

// workbooks are the names' ends of files that are read back, not imported.
var workbooks = []string{".xlsx", ".xlsm"}

// readFile reads a file beside the window.
func (w *Window) readFile(uri fyne.URI, take func(name string, data []byte)) {
	var data []byte
	w.Start(desk.Job{
		Key: "file", Name: words.Of("正在读取", "Reading"),
		Run: func(context.Context, func(int, int)) error {
			var err error
			if data, err = readURI(uri); err != nil {
				return fmt.Errorf("read %s: %w", uri.Name(), err)
			}
			return nil
		},
		Done: func(err error) {
			if err != nil {
				w.Fail(err)
				return
			}
			take(uri.Name(), data)
		},
	})
}

// withoutWorkbooks reads the first review workbook among files back, and returns
// the files that are none: they are imported.
func (w *Window) withoutWorkbooks(files []fyne.URI) []fyne.URI {
	isBook := func(u fyne.URI) bool { return slices.Contains(workbooks, strings.ToLower(filepath.Ext(u.Name()))) }
	if i := slices.IndexFunc(files, isBook); i >= 0 {
		w.readFile(files[i], w.ReadBack)
		return slices.DeleteFunc(slices.Clone(files), isBook)
	}
	return files
}

// ReadBack reads a review workbook in the second view of 校核.
func (w *Window) ReadBack(name string, data []byte) {
	p, ok := w.panes[desk.Check].(interface{ ReadBack(string, []byte) })
	if !ok {
		return
	}
	w.ShowPane(desk.Check)
	p.ReadBack(name, data)
}

// Took implements desk.Host.
func (w *Window) Took(file, savedBy string, list []review.Correction) {
	work := w.Work()
	if work == nil {
		return
	}
	id := work.Entry.ID
	t := library.Taken{File: file, SavedBy: savedBy}
	if u, err := user.Current(); err == nil {
		t.By = cmp.Or(u.Name, u.Username)
	}
	for _, c := range list {
		t.Changes = append(t.Changes, library.Change{Name: c.Name, Old: c.Old, New: c.New, Cell: c.Sheet + " " + c.Cell})
	}
	w.Start(desk.Job{
		Key: "took " + strconv.Itoa(w.jobs.started), // replaces none: what was taken must be in the log
		Run: func(ctx context.Context, _ func(int, int)) error { return w.lib.LogTaken(ctx, id, t) },
		Done: func(err error) {
			if err != nil {
				w.Fail(err)
			}
		},
	})
}
