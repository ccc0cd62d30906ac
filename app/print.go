package app

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/office"
)

// Print makes the PDF of the draft in the layout that is kept, and opens it with
// the system's program for it, which prints. The file lies in a folder of its own
// among the temporary ones, since that program may read it at any time.
func (w *Window) Print() {
	work := w.bench.work
	if work == nil {
		w.Say(words.Of("没有草稿可打印", "There is no draft to print"), nil)
		return
	}
	layout, name := unitLayoutOf(w.Preferences()).layout(), filepath.Base(w.exportPlace(work, words.Of("政府工作报告", "Report")+".pdf"))
	var path string
	w.Start(desk.Job{
		Key: "print", Name: words.Of("正在排印", "Typesetting"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			var err error
			path, err = writePDF(ctx, work, layout, name)
			return err
		},
		Done: func(err error) {
			if err == nil {
				err = fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
			}
			if err != nil {
				w.Fail(&desk.Unwritten{What: words.Of("打印用的 PDF", "the PDF for printing"), Err: err})
				return
			}
			w.Say(words.Of("已用系统的程序打开，在那里打印", "Opened with the system's program: print there"), nil)
		},
	})
}

// writePDF writes the PDF of a draft into a new temporary folder.
func writePDF(ctx context.Context, work *desk.Work, layout export.Layout, name string) (string, error) {
	var made bytes.Buffer
	if err := export.ReportDOCX(&made, work.Draft.Doc, layout, time.Now()); err != nil {
		return "", err
	}
	pdf, err := office.PDF(ctx, made.Bytes(), "docx")
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "reportdesk-print-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, name)
	return path, os.WriteFile(path, pdf, 0o600)
}
