package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/checkpane"
	"reportdesk/app/desk"
	"reportdesk/export"
	"reportdesk/export/review/reviewtest"
)

// met is the review workbook of the draft, with one number of its first sheet
// changed as a meeting would.
func (u *writer) met(old, changed string) []byte {
	u.t.Helper()
	work := u.w.Work()
	var book bytes.Buffer
	b := export.Book{Reports: work.Reports(), Series: work.Series, Made: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)}
	if err := export.Workbook(u.t.Context(), &book, b, export.Choice{}); err != nil {
		u.t.Fatal(err)
	}
	met, err := reviewtest.Retype(book.Bytes(), old, changed)
	if err != nil {
		u.t.Fatal(err)
	}
	return met
}

// What a meeting changed in the workbook comes into the draft as one step, and
// goes out again with one undo.
func TestAWorkbookComesBackIntoTheDraft(t *testing.T) {
	u := sitDown(t)
	before := u.text()
	book := u.met("226.9", "227.4")
	u.w.ReadBack("会后.xlsx", book)
	u.rest()
	u.w.Pane(desk.Check).(*checkpane.Pane).TakeTicked()
	u.rest()
	if have := u.text(); have != strings.ReplaceAll(before, "226.9亿元", "227.4亿元") {
		t.Error("the draft is not the one before with 227.4 in the place of 226.9")
	}
	work := u.w.Work()
	versions, err := u.lib.Versions(t.Context(), work.Entry.ID)
	if err != nil || len(versions) == 0 || versions[len(versions)-1].Name != "核对前" {
		t.Errorf("versions: have %+v (%v), want 核对前 as the last", versions, err)
	}
	log, err := u.lib.TakenLog(t.Context(), work.Entry.ID)
	if err != nil || len(log) != 1 || log[0].File != "会后.xlsx" || len(log[0].Changes) == 0 {
		t.Errorf("log: have %+v (%v), want one entry of 会后.xlsx", log, err)
	}
	u.draft().View().Undo()
	u.rest()
	if u.text() != before {
		t.Error("one undo does not bring the draft back")
	}
}

// A workbook that comes with other files, however they come, is read back.
func TestAWorkbookAmongFilesIsReadBack(t *testing.T) {
	u := sitDown(t)
	path := filepath.Join(t.TempDir(), "会后.xlsx")
	if err := os.WriteFile(path, u.met("226.9", "227.4"), 0o600); err != nil {
		t.Fatal(err)
	}
	u.w.Import([]fyne.URI{storage.NewFileURI(path)})
	u.rest()
	if have := u.screen(); !u.w.Showing(desk.Check) || !strings.Contains(have, "227.4亿元") {
		t.Errorf("the window shows\n%s\nwant 核对表读回 with 227.4亿元", have)
	}
}
