package comparepane_test

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/internal/library"
)

func TestAListOfAllTextsIsNarrowedByTyping(t *testing.T) {
	b := openSamples(t)
	b.press("旧文")
	if n := len(b.p.Choices()); n < 4 {
		t.Fatalf("the list offers %q", b.p.Choices())
	}
	test.Type(b.p.ChoiceField(), "2024")
	if c := b.p.Choices(); len(c) != 2 || !strings.HasPrefix(c[1], "2024年") {
		t.Fatalf("typed 2024, offered %q", c)
	}
	b.p.ChoiceField().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.settle()
	if old, _ := b.p.Picked(); !strings.HasPrefix(old, "2024年") {
		t.Errorf("picked %q", old)
	}
	if b.p.Choices() != nil {
		t.Error("the list stays open")
	}
	b.press("新文")
	b.p.ChoiceField().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.p.Choices() != nil {
		t.Error("Escape leaves the list open")
	}
}

func TestNamedVersionsStandUnderTheirDraft(t *testing.T) {
	b := openDraft(t)
	b.press("新文")
	c := b.p.Choices()
	if len(c) != 3 || !strings.HasPrefix(c[2], "讨论稿") {
		t.Errorf("offered %q", c)
	}
}

func TestAFileIsComparedWithoutBeingImported(t *testing.T) {
	b := openDraft(t)
	b.p.ReadFile("返回稿.txt", io.NopCloser(strings.NewReader(strings.Replace(before, "5家", "6家", 1))))
	b.settle()
	if _, now := b.p.Picked(); !strings.HasPrefix(now, "返回稿.txt") {
		t.Errorf("compared with %q", now)
	}
	b.shows("建成社区食堂6家")
	if list, err := b.lib.List(context.Background()); err != nil || len(list) != 1 {
		t.Errorf("the library has %d entries, %v", len(list), err)
	}
	was := b.p.Lines()
	b.p.ReadFile("空白.txt", io.NopCloser(strings.NewReader("  \n")))
	b.settle()
	if !slices.Equal(was, b.p.Lines()) {
		t.Error("a file that cannot be read took the comparison away")
	}
}

func TestAnEditedDraftIsComparedAnewAtTheSamePlace(t *testing.T) {
	b := newBed(t, look.Light, fyne.NewSize(1366, 400), samples)
	b.open()
	list := b.p.List()
	list.SetOffset(2000)
	b.settle()
	first := b.p.Lines()[list.First()]
	within := list.Offset() - list.Top(list.First())
	work := b.w.Work()
	body := work.Draft.Doc.Source
	at := strings.Index(body, "\n") + 1
	st := editor.NewState(body[:at] + "临江区第六届人民代表大会文件之一，供代表们审议时参考使用。\n" + body[at:])
	st.Revision = work.Revision + 1
	b.w.Written(st)
	b.settle()
	b.shows("文件之一")
	if now := b.p.Lines()[list.First()]; now != first {
		t.Errorf("before the list began with\n%s\nnow with\n%s", first, now)
	}
	if now := list.Offset() - list.Top(list.First()); now != within {
		t.Errorf("scrolled by %g within the row, was %g", now, within)
	}
}

func TestANarrowWindowHasOneColumnAndSaysSo(t *testing.T) {
	b := newBed(t, look.Light, fyne.NewSize(700, 500), samples)
	b.open()
	if !b.p.OneColumn() {
		t.Error("two columns in 700")
	}
	b.says("已合为一栏")
	b.w.Fyne().Resize(screen)
	if b.p.OneColumn() {
		t.Error("one column in 1366")
	}
	b.ctrl(fyne.KeyU)
	if !b.p.OneColumn() {
		t.Error("Ctrl+U leaves two columns")
	}
}

func TestAPairHigherThanTheListIsReadBeforeTheNext(t *testing.T) {
	long := strings.Repeat("全区各部门紧盯目标任务，逐项抓好落实，", 60) + "年底全面完成。"
	b := newBed(t, look.Light, fyne.NewSize(1366, 400), versions(before+long+"\n末了一段说的是别的事情。\n", after+long+"补充一句。\n末了一段说的是别的事情。\n"))
	b.open()
	b.revise()
	b.p.SelectLine("逐项抓好落实")
	for n := 0; ; n++ {
		at := b.p.List().Offset()
		b.key(fyne.KeyPageDown)
		if !strings.Contains(b.p.Selected(), "逐项抓好落实") {
			if n == 0 {
				t.Error("PageDown left the pair at once")
			}
			break
		}
		if b.p.List().Offset() == at {
			t.Fatal("PageDown does not go on")
		}
	}
}

func TestTheMapScrollsToWhatIsClicked(t *testing.T) {
	b := openSamples(t)
	b.p.MapAt(b.p.MapHeight() - 9)
	list := b.p.List()
	if end := list.Top(len(b.p.Lines())); list.Offset() < end-list.Size().Height-1 {
		t.Errorf("scrolled to %g of %g", list.Offset(), end)
	}
	b.p.MapAt(9)
	if list.Offset() != 0 {
		t.Errorf("the top of the map scrolls to %g", list.Offset())
	}
}

func TestOnlyVisibleRowsHaveObjects(t *testing.T) {
	b := openSamples(t)
	for range 40 {
		b.p.List().SetOffset(b.p.List().Offset() + 150)
	}
	clip := test.WidgetRenderer(b.p.List()).Objects()[0].(fyne.Widget)
	if n, all := len(test.WidgetRenderer(clip).Objects()), len(b.p.Lines()); n > 25 || all < 60 {
		t.Errorf("%d objects for %d rows", n, all)
	}
}

// enter presses the primary button of the sheet that is open.
func (b *bed) enter() {
	b.t.Helper()
	s, ok := b.w.Fyne().Canvas().Overlays().Top().(*widgets.Sheet)
	if !ok {
		b.t.Fatal("no sheet is open")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.settle()
}

func TestExportAsksBeforeItWritesOverAFile(t *testing.T) {
	b := openDraft(t)
	folder := t.TempDir()
	fyne.CurrentApp().Preferences().SetString("export.folder", folder)
	b.w.Export() // as Ctrl+E does
	b.choose("逐段对照 html")
	b.enter()
	files, _ := filepath.Glob(filepath.Join(folder, "*.html"))
	if len(files) != 1 {
		t.Fatalf("written: %q", files)
	}
	page, _ := os.ReadFile(files[0])
	if !strings.Contains(string(page), "认真") {
		t.Error("the page has not the texts compared")
	}
	if err := os.WriteFile(files[0], []byte("别人的"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.press("导出")
	b.enter()
	if page, _ := os.ReadFile(files[0]); string(page) != "别人的" {
		t.Error("written over without asking")
	}
	b.enter()
	if page, _ := os.ReadFile(files[0]); string(page) == "别人的" {
		t.Error("not written when told twice")
	}
}

// choose takes a form of the export sheet that is open.
func (b *bed) choose(form string) {
	b.t.Helper()
	if !b.p.ChooseForm(form) {
		b.t.Fatalf("the sheet offers %q, not %s", b.p.Forms(), form)
	}
}

func TestARevisionLeavesAsARedlineAndTwoYearsAsATable(t *testing.T) {
	b := openDraft(t)
	folder := t.TempDir()
	fyne.CurrentApp().Preferences().SetString("export.folder", folder)
	document := func() string {
		t.Helper()
		files, _ := filepath.Glob(filepath.Join(folder, "*.docx"))
		if len(files) != 1 {
			t.Fatalf("written: %q", files)
		}
		z, err := zip.OpenReader(files[0])
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		xml, _ := io.ReadAll(f)
		_ = os.Remove(files[0])
		return string(xml)
	}
	b.press("导出")
	b.choose("修订痕迹稿 docx")
	b.enter()
	if d := document(); !strings.Contains(d, "<w:moveFrom ") || !strings.Contains(d, "<w:ins ") {
		t.Error("the redline has no tracked move and no insertion")
	}
	b.press("导出")
	b.p.MovesAsEdits()
	b.enter()
	if d := document(); strings.Contains(d, "<w:moveFrom ") || !strings.Contains(d, "<w:del ") {
		t.Error("the move is not written as a deletion and an insertion")
	}
	b.press("跨年")
	b.press("导出")
	if f := b.p.Forms(); slices.ContainsFunc(f, func(s string) bool { return strings.HasPrefix(s, "修订痕迹稿") }) {
		t.Errorf("two years are offered a redline: %q", f)
	}
	b.choose("逐段对照 docx")
	b.enter()
	if d := document(); !strings.Contains(d, "<w:tbl>") {
		t.Error("there is no table")
	}
}

func TestFindStepsThroughBothTextsAndOpensFolds(t *testing.T) {
	b := openDraft(t)
	b.press("隐藏相同")
	b.p.Find()
	test.Type(b.p.FindField(), "老年人")
	if s := b.p.Hits(); s != "共 1 段" {
		t.Fatalf("it says %q", s)
	}
	b.p.Step(true)
	b.settle()
	if s := b.p.Selected(); !strings.Contains(s, "老年人就餐") {
		t.Errorf("went to %q", s)
	}
	test.Type(b.p.FindField(), "没有的话")
	if s := b.p.Hits(); s != "没有找到" {
		t.Errorf("it says %q", s)
	}
	b.p.Escape()
	b.p.Step(true)
	if s := b.p.Position(); !strings.HasPrefix(s, "第 ") {
		t.Errorf("after Escape F8 goes through differences no more: %q", s)
	}
}

func TestATextThatIsGoneIsSaidAndNothingStaleStays(t *testing.T) {
	b := openSamples(t)
	if err := b.lib.Remove(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	b.w.CompareTexts(library.Reference{ID: 1}, library.Reference{ID: 2})
	b.settle()
	old, _ := b.p.Picked()
	if strings.Contains(old, "2024") {
		t.Errorf("picked %q, which is no longer there", old)
	}
	if len(b.p.Lines()) == 0 {
		t.Error("what was compared before is gone too")
	}
}

func TestARenamedReportIsNamedAnew(t *testing.T) {
	b := openSamples(t)
	title := "关于全区工作的报告"
	if _, err := b.lib.SetOverride(context.Background(), 2, library.Override{Title: &title}); err != nil {
		t.Fatal(err)
	}
	b.w.Changed()
	b.settle()
	if old, _ := b.p.Picked(); !strings.Contains(old, "关于全区工作") {
		t.Errorf("picked %q", old)
	}
}

func TestComingBackFromTheDraftFindsTheSamePair(t *testing.T) {
	b := openSamples(t)
	for range 5 {
		b.p.Step(true)
	}
	chosen, at := b.p.Selected(), b.p.List().Offset()
	b.w.ShowPane(desk.Library)
	work := b.w.Work()
	st := editor.NewState(work.Draft.Doc.Source + "\n谢谢大家，谢谢全区人民。\n")
	st.Revision = work.Revision + 1
	b.w.Written(st)
	b.settle()
	b.open()
	b.shows("谢谢全区人民")
	if now := b.p.Selected(); now != chosen || b.p.List().Offset() != at {
		t.Errorf("left at %q, %g; back at %q, %g", chosen, at, now, b.p.List().Offset())
	}
}
