package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app"
	"reportdesk/app/checkpane"
	"reportdesk/app/desk"
	"reportdesk/app/draftpane"
	"reportdesk/editor"
	"reportdesk/export"
	"reportdesk/export/review/reviewtest"
	"reportdesk/internal/library"
)

// state is something that the window can show besides its panes as they open.
type state struct {
	name string
	pane desk.Pane
	// make brings the window there; what runs beside it is waited for after.
	make func(*app.Window) error
	// sheet is set where what is shown lies over the window and is closed after.
	sheet bool
}

// states are drawn in this order: those that change the draft come last.
var states = []state{
	{name: "find", pane: desk.Draft, make: findInDraft},
	{name: "export", pane: desk.Draft, make: func(w *app.Window) error { w.Export(); return nil }, sheet: true},
	{name: "new", pane: desk.Draft, make: newDraft, sheet: true},
	{name: "export", pane: desk.Compare, make: func(w *app.Window) error { w.Export(); return nil }, sheet: true},
	{name: "read", pane: desk.Library, make: readReport},
	{name: "corrections", pane: desk.Metric, make: correct},
	{name: "readback", pane: desk.Check, make: readBack},
	{name: "blank", pane: desk.Draft, make: leaveBlank},
}

// findInDraft looks for a word of every report.
func findInDraft(w *app.Window) error {
	p, ok := w.Pane(desk.Draft).(*draftpane.Pane)
	if !ok {
		return nil
	}
	p.Find()
	if f := w.Fyne().Canvas().Focused(); f != nil {
		for _, r := range "发展" {
			f.TypedRune(r)
		}
	}
	return nil
}

// priorOf is the report before the draft; false where there is none.
func priorOf(w *app.Window) (library.Entry, bool) {
	work := w.Work()
	if work == nil || len(work.PriorEntries) == 0 {
		return library.Entry{}, false
	}
	return work.PriorEntries[len(work.PriorEntries)-1], true
}

func newDraft(w *app.Window) error {
	e, _ := priorOf(w)
	w.NewDraft(e)
	return nil
}

func readReport(w *app.Window) error {
	if e, ok := priorOf(w); ok {
		w.ShowPlace(desk.Place{Ref: library.Reference{ID: e.ID}})
	}
	return nil
}

// correct renames the first indicator of the draft.
func correct(w *app.Window) error {
	work := w.Work()
	if work == nil || len(work.Series) == 0 {
		return nil
	}
	if f := w.Fyne().Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	return nil
}

// readBack exports the review workbook and reads it back after a meeting changed
// some numbers, of the samples; of other reports as it was exported.
func readBack(w *app.Window) error {
	p, ok := w.Pane(desk.Check).(*checkpane.Pane)
	work := w.Work()
	if !ok || work == nil {
		return nil
	}
	var book bytes.Buffer
	err := export.Workbook(context.Background(), &book,
		export.Book{Reports: work.Reports(), Series: work.Series, Made: time.Now()}, export.Choice{Sheets: export.ForWindow()})
	if err != nil {
		return fmt.Errorf("export workbook: %w", err)
	}
	met, err := reviewtest.Retype(book.Bytes(), "45890", "45918", "226.9", "227.4", "43.35", "43.52")
	if err != nil {
		met = book.Bytes()
	}
	p.ReadBack("指标核对表（会后）.xlsx", met)
	return nil
}

// leaveBlank puts a blank into the draft's second paragraph.
func leaveBlank(w *app.Window) error {
	p, ok := w.Pane(desk.Draft).(*draftpane.Pane)
	if !ok || w.Work() == nil {
		return nil
	}
	p.Escape() // the find bar
	at := strings.Index(p.View().State().Text.String(), "。")
	if at < 0 {
		return nil
	}
	caret := editor.At(at)
	if err := p.View().Apply(editor.Transaction{Selection: &caret, Origin: editor.Moved}); err != nil {
		return err
	}
	for _, r := range "，增长〔待填：上年6.1〕%" {
		p.View().TypedRune(r)
	}
	return nil
}
