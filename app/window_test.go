package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/draftpane"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// writer drives the window as one who writes in it.
type writer struct {
	t    *testing.T
	w    *Window
	lib  *library.Library
	path string
}

// sitDown opens the window on the sample library.
func sitDown(t *testing.T) *writer {
	t.Helper()
	words.Use("zh")
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "library.db")
	lib, err := library.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	if err := AddSamples(ctx, lib); err != nil {
		t.Fatal(err)
	}
	u := &writer{t: t, lib: lib, path: path}
	u.open()
	return u
}

func (u *writer) open() {
	a := test.NewApp()
	u.t.Cleanup(a.Quit)
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	u.w = New(a, u.lib)
	u.w.ByHand()
	u.w.Fyne().Resize(fyne.NewSize(1366, 768))
	u.w.Begin()
	u.rest()
}

// rest waits until the window has nothing more to do.
func (u *writer) rest() {
	u.t.Helper()
	if !u.w.Settle(time.Minute) {
		u.t.Fatal("the window does not come to rest")
	}
}

func (u *writer) draft() *draftpane.Pane {
	u.w.ShowPane(desk.Draft)
	u.rest()
	return u.w.Pane(desk.Draft).(*draftpane.Pane)
}

func (u *writer) text() string { return u.draft().View().State().Text.String() }

// stands puts the caret behind the first occurrence of s.
func (u *writer) standsBehind(s string) {
	u.t.Helper()
	i := strings.Index(u.text(), s)
	if i < 0 {
		u.t.Fatalf("the draft has no %q", s)
	}
	at := editor.At(i + len(s))
	if err := u.draft().View().Apply(editor.Transaction{Selection: &at, Origin: editor.Moved}); err != nil {
		u.t.Fatal(err)
	}
}

// select marks the first occurrence of s.
func (u *writer) marks(s string) {
	u.t.Helper()
	i := strings.Index(u.text(), s)
	if i < 0 {
		u.t.Fatalf("the draft has no %q", s)
	}
	if err := u.draft().View().Apply(editor.Select(text.Span{Start: i, End: i + len(s)})); err != nil {
		u.t.Fatal(err)
	}
}

func (u *writer) types(s string) {
	test.Type(u.draft().View(), s)
	u.rest()
}

func (u *writer) presses(key fyne.KeyName) {
	u.w.typedKey(&fyne.KeyEvent{Name: key})
	u.rest()
}

// figure is the draft's value of an indicator in a period, as the table has it.
func (u *writer) figure(name, period string) string {
	for _, s := range u.w.Work().Series {
		if s.Name != name {
			continue
		}
		for _, c := range s.Cells {
			if c.Period == period && c.Value != nil {
				_, f := (metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}).Of(u.w.Work().Reports())
				return f.Span.Of(u.w.Work().Reports()[c.Report].Doc.Text)
			}
		}
	}
	return ""
}

func TestWhatIsWrittenIsAnalysedSavedAndTakenBack(t *testing.T) {
	u := sitDown(t)
	before := u.text()
	if got := u.figure("地区生产总值", "2025"); got != "612.4亿元" {
		t.Fatalf("at first it says %q", got)
	}
	u.marks("612.4")
	u.types("618.8")
	if got := u.figure("地区生产总值", "2025"); got != "618.8亿元" {
		t.Errorf("after writing it says %q", got)
	}
	doc, err := u.lib.Document(context.Background(), library.Reference{ID: u.w.bench.entry.ID})
	if err != nil || !strings.Contains(doc.Source, "618.8亿元") {
		t.Errorf("what was written is not in the library: %v", err)
	}
	if !strings.HasPrefix(u.w.status.right.Text, "已保存") {
		t.Errorf("the status bar says %q", u.w.status.right.Text)
	}
	for u.draft().View().Undo() {
	}
	u.rest()
	if u.text() != before {
		t.Error("undone, the draft is not what it was")
	}
}

func TestADraftIsWhereItWasAtTheNextStart(t *testing.T) {
	u := sitDown(t)
	u.standsBehind("各位代表：")
	u.types("\n新写的一段，投资完成12.5亿元。")
	u.w.keep()
	u.w.Close()
	u.open()
	if !strings.Contains(u.text(), "投资完成12.5亿元") {
		t.Error("what was written before the end is gone")
	}
}

func TestASecondWindowOnlyReadsADraftThatIsWritten(t *testing.T) {
	u := sitDown(t)
	second := *u
	second.open()
	was := second.text()
	second.standsBehind("各位代表：")
	second.types("不该写进去")
	if second.text() != was {
		t.Error("the second window wrote into the draft of the first")
	}
	if second.w.status.right.Text != "只能查看" {
		t.Errorf("its status bar says %q", second.w.status.right.Text)
	}
}

func TestFindingsAreCountedOnTheRailAndGoneWhenMended(t *testing.T) {
	u := sitDown(t)
	if n := u.w.rail.items[desk.Check].count; n != 2 {
		t.Errorf("%d errors on the rail, want the gap in the numbering and the leftover year", n)
	}
	u.marks("（五）着力促改革")
	u.types("（四）着力促改革")
	u.marks("（六）着力兴乡村")
	u.types("（五）着力兴乡村")
	u.marks("（七）着力惠民生")
	u.types("（六）着力惠民生")
	if n := u.w.rail.items[desk.Check].count; n != 1 {
		t.Errorf("%d errors after the numbering was mended", n)
	}
}

func TestAVersionIsNamedComparedAndRestored(t *testing.T) {
	u := sitDown(t)
	first := u.text()
	var made library.Version
	u.w.SaveVersion("讨论稿", func(v library.Version, err error) {
		if err != nil {
			t.Fatal(err)
		}
		made = v
	})
	u.rest()
	u.marks("612.4")
	u.types("600.1")
	doc, err := u.lib.Document(context.Background(), library.Reference{ID: made.Entry, Version: made.Number})
	if err != nil || doc.Source != first {
		t.Fatalf("the version is not what was named: %v", err)
	}
	u.w.CompareTexts(library.Reference{ID: made.Entry, Version: made.Number}, library.Reference{ID: made.Entry})
	u.rest()
	if u.w.current != desk.Compare {
		t.Error("the comparison did not open")
	}
}

func TestTheWorkbookIsExportedFromTheSheet(t *testing.T) {
	u := sitDown(t)
	folder := t.TempDir()
	desk.KeepFolder(u.w.Preferences(), folder)
	u.w.Export()
	sheet, ok := u.w.Canvas().Overlays().Top().(*widgets.Sheet)
	if !ok {
		t.Fatal("no sheet opened")
	}
	sheet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	u.rest()
	if _, err := os.Stat(filepath.Join(folder, "临江区2026年指标核对表.xlsx")); err != nil {
		t.Error(err)
	}
}

func TestKeysOpenThePanesAndStepThroughFindings(t *testing.T) {
	u := sitDown(t)
	if len(u.w.order) != 5 {
		t.Fatalf("%d panes", len(u.w.order))
	}
	u.w.ShowPane(desk.Draft)
	u.presses(fyne.KeyF8)
	selected := u.draft().View().State().Selection.Span()
	if got := u.text()[selected.Start:selected.End]; got == "" {
		t.Error("F8 selected nothing")
	}
	u.presses(fyne.KeyF1)
	if _, ok := u.w.Canvas().Overlays().Top().(*widgets.Sheet); !ok {
		t.Error("F1 opened no sheet")
	}
	u.presses(fyne.KeyEscape)
	if u.w.Canvas().Overlays().Top() != nil {
		t.Error("Escape left the sheet open")
	}
}

func TestAResultOfYesterdayIsDropped(t *testing.T) {
	js := newJobs(func(*running) {})
	js.byHand()
	var results []string
	gate := make(chan struct{})
	start := func(name string, wait bool) {
		js.start(desk.Job{
			Key: "same",
			Run: func(ctx context.Context, _ func(int, int)) error {
				if wait {
					<-gate
				}
				return nil
			},
			Done: func(error) { results = append(results, name) },
		})
	}
	start("old", true)
	start("new", false)
	close(gate)
	if !js.settle(time.Minute) {
		t.Fatal("the jobs do not end")
	}
	if len(results) != 1 || results[0] != "new" {
		t.Errorf("results %v", results)
	}
}

func TestEveryPaneIsDrawnAtEverySizeInBothLanguages(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		u := sitDown(t)
		words.Use(language)
		u.open()
		for _, size := range []fyne.Size{{Width: 911, Height: 512}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
			u.w.Fyne().Resize(size)
			for _, id := range u.w.order {
				u.w.ShowPane(id)
				u.rest()
				if got := u.w.Fyne().Canvas().Size(); got != size {
					t.Errorf("%s, %s: the window is %v, asked for %v", language, id, got, size)
				}
				u.w.Fyne().Canvas().Capture()
			}
		}
		u.w.Close()
	}
	words.Use("zh")
}

func TestWhatIsTypedAfterAClickBesideTheTextIsWritten(t *testing.T) {
	u := sitDown(t)
	u.standsBehind("各位代表：")
	before := u.text()
	c := u.w.Canvas()
	c.Unfocus() // as Fyne does when a button is clicked
	c.OnTypedRune()('新')
	u.rest()
	if !strings.Contains(u.text(), "各位代表：新") {
		t.Fatal("it is not written")
	}
	c.Unfocus()
	u.w.typedShortcut(&fyne.ShortcutUndo{})
	u.rest()
	if u.text() != before {
		t.Error("it is not undone")
	}
	c.Unfocus()
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	u.rest()
	if !strings.Contains(u.text(), "各位代表\n") {
		t.Error("a key is not taken")
	}
	was := u.text()
	u.w.ShowPane(desk.Metric)
	u.rest()
	c.Unfocus()
	c.OnTypedRune()('旧')
	if u.text() != was {
		t.Error("typed into a draft that is not shown")
	}
}
