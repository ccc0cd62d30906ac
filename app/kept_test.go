package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/internal/library"
)

func TestTextThatIsReadIsAsLargeAsTextThatIsWritten(t *testing.T) {
	u := sitDown(t)
	t.Cleanup(func() { widgets.SetReading(1) })
	u.w.SetZoom(150)
	if size, line := widgets.Reading(widgets.LeadType, 26); size.Size != 1.5*look.Lead || line != 39 {
		t.Errorf("read at %v with lines of %g", size, line)
	}
	u.w.SetZoom(100)
	if size, _ := widgets.Reading(widgets.LeadType, 26); size != widgets.LeadType {
		t.Errorf("as it was: %v", size)
	}
}

// restarts ends the program and begins it again, with what was kept.
func (u *writer) restarts() {
	u.t.Helper()
	u.w.keep()
	if err := u.w.Close(); err != nil {
		u.t.Fatal(err)
	}
	u.w = New(u.w.app, u.lib)
	u.w.ByHand()
	u.w.Begin()
	u.rest()
}

func TestWhatIsComparedAndReadAndTheWindowsSizeAreKept(t *testing.T) {
	u := sitDown(t)
	size := fyne.NewSize(1500, 900)
	u.w.Fyne().Resize(size)
	before, after := library.Reference{ID: 1}, library.Reference{ID: 2}
	doc, err := u.lib.Document(t.Context(), after)
	if err != nil {
		t.Fatal(err)
	}
	last := doc.Blocks[len(doc.Blocks)-3].Span
	u.w.CompareAt(before, after, desk.Place{Ref: after, Span: last})
	u.rest()
	was := u.position()
	u.w.ShowPlace(desk.Place{Ref: after, Span: last})
	u.w.ShowPane(desk.Compare)
	u.rest()
	u.restarts()
	if have := u.w.Fyne().Canvas().Size(); have != size {
		t.Errorf("the window is %v, it was %v", have, size)
	}
	if !u.w.Showing(desk.Compare) {
		t.Fatal("another pane is open")
	}
	if have := u.position(); have != was || !strings.Contains(u.screen(), last.Of(doc.Text)[:30]) {
		t.Errorf("对照 stands at %s, it stood at %s", have, was)
	}
	u.w.ShowPane(desk.Library)
	u.rest()
	if have := u.screen(); !strings.Contains(have, "返回列表") || !strings.Contains(have, last.Of(doc.Text)[:30]) {
		t.Errorf("文库 shows\n%s\nwant the reader at %q", have, last.Of(doc.Text)[:30])
	}
}

func TestAComparisonOfWhatHasLeftTheLibraryIsNotKept(t *testing.T) {
	u := sitDown(t)
	u.w.CompareTexts(library.Reference{ID: 1}, library.Reference{ID: 2})
	u.rest()
	u.w.keep()
	if err := u.lib.Remove(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	u.restarts()
	if u.w.banner.content.Visible() {
		t.Errorf("the banner says %q", u.w.banner.label.Text)
	}
	if have := u.screen(); !strings.Contains(have, "草稿") || strings.Contains(have, "选两份报告") {
		t.Errorf("对照 shows\n%s\nwant the draft beside the report before it", have)
	}
}

// position is where 对照 says that it stands: 第 3 处，共 73 处.
func (u *writer) position() string {
	for line := range strings.Lines(u.screen()) {
		if strings.Contains(line, "处，共") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// screen is what the open pane says, one text a line.
func (u *writer) screen() string {
	var said []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				said = append(said, o.Text)
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	for _, o := range u.w.stage.Objects {
		walk(o)
	}
	return strings.Join(said, "\n")
}

// A program that was killed begins where it was, too.
func TestThePaneIsKeptWithoutAnEnd(t *testing.T) {
	u := sitDown(t)
	u.w.ShowPane(desk.Metric)
	u.rest()
	u.w = New(u.w.app, u.lib)
	if have := u.w.current; have != desk.Metric {
		t.Errorf("the pane: have %s, want %s", have, desk.Metric)
	}
}
