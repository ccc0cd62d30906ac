package app

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/internal/library"
)

// Left out in 指标 by key, an indicator is out of the draft's figures in every
// pane, in a second window on the same library and after a restart, until it is
// taken back.
func TestACorrectionHoldsInEveryWindow(t *testing.T) {
	u := sitDown(t)
	leavesOut := func() {
		u.w.ShowPane(desk.Metric)
		u.rest()
		u.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		u.rest()
	}
	leavesOut()
	if got := u.figure("地区生产总值", "2025"); got != "" {
		t.Errorf("left out, the draft's figures have it still: %s", got)
	}
	if u.w.status.undo == nil {
		t.Error("the status bar offers no way back")
	}
	second := *u
	second.open()
	if got := second.figure("地区生产总值", "2025"); got != "" {
		t.Errorf("in a second window it is there: %s", got)
	}
	u.w.Close()
	u.open()
	if work := u.w.Work(); len(work.Excluded) != 1 || len(work.Applied()) != 1 {
		t.Errorf("after a restart %d are left out by %d corrections", len(work.Excluded), len(work.Applied()))
	}
	u.w.ShowPane(desk.Metric)
	leavesOut()
	u.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	u.rest()
	if n := len(u.w.Work().Excluded); n != 1 {
		t.Errorf("Ctrl+Z leaves %d of 2", n)
	}
}

// What is put right of a draft's place in 文库 holds for the draft on the bench.
func TestADraftsPlacePutRightHoldsAtOnce(t *testing.T) {
	u := sitDown(t)
	ctx := context.Background()
	id := u.w.bench.entry.ID
	place := "滨江区"
	if _, err := u.lib.SetOverride(ctx, id, library.Override{Place: &place}); err != nil {
		t.Fatal(err)
	}
	u.w.Changed()
	u.rest()
	if work := u.w.Work(); work.Draft.Doc.Info.Place != place || len(work.Priors) != 0 {
		t.Errorf("the draft is of %s and held against %d reports of another place", work.Draft.Doc.Info.Place, len(work.Priors))
	}
}
