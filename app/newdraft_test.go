package app

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// begins opens the sheet that begins a draft from the newest sample report.
func (u *writer) begins() *draftSheet {
	u.t.Helper()
	list, err := u.lib.List(context.Background())
	if err != nil {
		u.t.Fatal(err)
	}
	reports := slices.DeleteFunc(list, func(e library.Entry) bool { return e.Kind != library.Report })
	s := newDraftSheet(u.w, library.Entry{}, reports)
	s.open()
	u.rest()
	return s
}

func figureBlanks(s string) int {
	n := 0
	for _, b := range report.Blanks(s) {
		if b.Kind == report.BlankFigure {
			n++
		}
	}
	return n
}

func TestADraftIsCarriedOnFromLastYearsReport(t *testing.T) {
	u := sitDown(t)
	s := u.begins()
	if s.from.Info.Year == 0 || s.year.Text != strconv.Itoa(s.from.Info.Year+1) {
		t.Fatalf("proposed: from %+v, year %q", s.from.Info, s.year.Text)
	}
	all := s.preview.State().Text.String()
	n := figureBlanks(all)
	if n < 20 {
		t.Fatalf("the preview has %d blanks for figures", n)
	}
	s.ticks[1].box.Tapped(nil) // figures stay as they were
	s.ticks[2].box.Tapped(nil) // no hints
	u.rest()
	if left := figureBlanks(s.preview.State().Text.String()); left > 5 { // the date of the meeting
		t.Errorf("figures kept, and there are %d blanks of %d", left, n)
	}
	s.ticks[1].box.Tapped(nil)
	s.ticks[2].box.Tapped(nil)
	u.rest()
	s.begin()
	u.rest()
	if have := u.text(); have != all {
		t.Errorf("the draft differs from what was shown: %.200q", have)
	}
	if left := u.draft().Summary(); !strings.Contains(left, "待填 ") {
		t.Errorf("status bar: %q", left)
	}
}

func TestADraftIsProposedFromTheUsersOwnReports(t *testing.T) {
	u := sitDown(t)
	own := []library.Entry{
		{ID: 91, Info: report.Info{Place: "清浦市", Year: 2023}},
		{ID: 92, Info: report.Info{Place: "清浦市", Year: 2025}},
		{ID: 93, Info: report.Info{Place: "清浦市", Year: 2024}},
	}
	list, err := u.lib.List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if s := newDraftSheet(u.w, library.Entry{}, append(list, own...)); s.from.ID != 92 {
		t.Errorf("beside samples: from %+v, want 清浦市 2025", s.from.Info)
	}
}

func TestADraftIsBegunFromUsualSectionsOrNothing(t *testing.T) {
	u := sitDown(t)
	s := u.begins()
	s.setBeginning(fromHeads)
	s.year.SetText("2031")
	u.rest()
	if have := s.preview.State().Text.String(); !strings.Contains(have, "\n一、2030年工作回顾\n") || !strings.Contains(have, "\n三、2031年重点工作\n") {
		t.Errorf("usual sections: %q", have)
	}
	s.year.SetText("31")
	if s.wrong.Text == "" {
		t.Error("nothing said of the year 31")
	}
	s.setBeginning(fromBlank)
	s.year.SetText("2031")
	s.begin()
	u.rest()
	if have := u.text(); have != s.title.Text+"\n" {
		t.Errorf("from nothing: %q", have)
	}
}

func TestACopyOfADraftIsTheSameText(t *testing.T) {
	u := sitDown(t)
	was := u.text()
	s := newDraftSheet(u.w, u.w.bench.entry, nil)
	s.open()
	u.rest()
	s.begin()
	u.rest()
	if have := u.text(); have != was {
		t.Errorf("the copy differs: %.200q", have)
	}
}

// TestNewDraftPictures draws the sheet to the folder that NEWDRAFT_PICTURES names.
func TestNewDraftPictures(t *testing.T) {
	folder := os.Getenv("NEWDRAFT_PICTURES")
	if folder == "" {
		t.Skip("draws only where NEWDRAFT_PICTURES names a folder")
	}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		for name, size := range map[string]fyne.Size{"1366": {Width: 1366, Height: 768}, "911": {Width: 911, Height: 512}} {
			u := sitDown(t)
			u.w.setMode(mode)
			u.w.Fyne().Resize(size)
			u.begins()
			f, err := os.Create(filepath.Join(folder, "newdraft-"+string(mode)+"-"+name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, u.w.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			_ = f.Close()
		}
	}
}
