package comparepane_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/internal/library"
)

var screen = fyne.NewSize(1366, 768)

func (b *bed) press(word string) {
	b.t.Helper()
	if !b.p.Press(word) {
		b.t.Fatalf("there is no %s to press", word)
	}
	b.settle()
}

func (b *bed) key(name fyne.KeyName) {
	b.p.List().TypedKey(&fyne.KeyEvent{Name: name})
	b.settle()
}

func (b *bed) ctrl(name fyne.KeyName) {
	b.p.List().TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault})
	b.settle()
}

// shows fails where the list has no line with a text.
func (b *bed) shows(want string) {
	b.t.Helper()
	if !slices.ContainsFunc(b.p.Lines(), func(l string) bool { return strings.Contains(l, want) }) {
		b.t.Errorf("no line has %q:\n%s", want, strings.Join(b.p.Lines(), "\n"))
	}
}

func (b *bed) hides(what string) {
	b.t.Helper()
	for _, l := range b.p.Lines() {
		if strings.Contains(l, what) {
			b.t.Errorf("shown all the same: %s", l)
		}
	}
}

func (b *bed) says(want string) {
	b.t.Helper()
	if s := b.p.Summary(); !strings.Contains(s, want) {
		b.t.Errorf("the status bar says %q, want %q in it", s, want)
	}
}

func openSamples(t *testing.T) *bed {
	b := newBed(t, look.Light, screen, samples)
	b.open()
	return b
}

const before = `临江区政府工作报告
一、2025年工作
全区新建改建道路12公里，开通公交线路3条，群众出行更加便利。
组织志愿者走访独居老人，为他们送去生活用品和节日问候，解决实际困难。
建成社区食堂5家，老年人就餐方便了许多，受到普遍欢迎。
二、2026年打算
抓好农田水利建设，整治河道8公里，修复水闸2座。
关停两家高耗能的作坊。
`

const after = `临江区政府工作报告
一、2025年工作
全区新建改建道路15公里，开通公交线路3条，群众出行更加便利。
建成社区食堂5家，老年人就餐方便了许多，受到普遍欢迎。
二、2026年打算
抓好农田水利建设，整治河道8公里，认真修复水闸2座。
组织志愿者走访独居老人，为他们送去生活用品和节日问候，解决实际困难。
办好区图书馆新馆开馆活动，引进图书一万册。
`

func openDraft(t *testing.T) *bed {
	b := newBed(t, look.Light, screen, versions(before, after))
	b.open()
	b.revise()
	return b
}

func TestFirstOpeningComparesTheDraftWithLastYear(t *testing.T) {
	b := openSamples(t)
	old, now := b.p.Picked()
	if !strings.Contains(old, "2025年") || !strings.Contains(now, "2026年") || !strings.Contains(now, "草稿") {
		t.Errorf("compared are %q and %q", old, now)
	}
	b.says("自动判为：跨年")
	b.shows("# ")
	if b.p.Count("全部") < 50 {
		t.Errorf("%d pairs", b.p.Count("全部"))
	}
}

func TestNothingChosenOffersToChoose(t *testing.T) {
	b := newBed(t, look.Light, screen, versions(before, after))
	b.open()
	if s := b.p.Says(); s != "选两份报告或版本，并排看。" {
		t.Errorf("it says %q", s)
	}
}

func TestTheSameTextTwiceIsSaidToBeEqual(t *testing.T) {
	b := openSamples(t)
	b.w.CompareTexts(library.Reference{ID: 1}, library.Reference{ID: 1})
	b.settle()
	if s := b.p.Says(); s != "两份完全相同。" {
		t.Errorf("it says %q", s)
	}
}

func TestRevisionShowsWhatBecameOfEveryPassage(t *testing.T) {
	b := openDraft(t)
	b.says("自动判为：修订")
	for _, want := range []string{
		"数 全区新建改建道路12公里", "移 组织志愿者走访独居老人", "( 移 组织志愿者走访独居老人",
		"改 抓好农田水利建设", "增  | 办好区图书馆新馆", "删 关停两家高耗能的作坊。 |", "同 建成社区食堂5家",
	} {
		b.shows(want)
	}
}

func TestAMoveLeadsToItsOtherEndAndBack(t *testing.T) {
	b := openDraft(t)
	b.p.SelectLine("( 移 组织")
	there := b.p.Selected()
	b.ctrl(fyne.KeyJ)
	if s := b.p.Selected(); !strings.HasPrefix(s, "移 组织") {
		t.Fatalf("from %q it goes to %q", there, s)
	}
	b.ctrl(fyne.KeyJ)
	if s := b.p.Selected(); s != there {
		t.Errorf("back at %q, want %q", s, there)
	}
}

func TestFiltersFoldWhatTheyHideAndCountsStay(t *testing.T) {
	b := openDraft(t)
	all := b.p.Count("全部")
	b.press("新增")
	b.shows("增  | 办好区图书馆新馆")
	b.hides("农田水利")
	b.shows("…")
	b.press("修改")
	b.shows("农田水利")
	if b.p.Count("全部") != all || b.p.Count("删去") != 1 {
		t.Errorf("filters changed the counts: %d of %d, %d removed", b.p.Count("全部"), all, b.p.Count("删去"))
	}
	b.press("全部")
	b.shows("删 关停")
	b.hides("…")
}

func TestAMovedPassageIsFoundByItsOwnKindToo(t *testing.T) {
	b := openDraft(t)
	b.press("相同")
	b.shows("移 组织志愿者")
	b.press("全部")
	b.press("移动")
	b.shows("移 组织志愿者")
	b.hides("农田水利")
}

func TestHiddenSameOpensByEnterAndIsRemembered(t *testing.T) {
	b := openDraft(t)
	b.ctrl(fyne.KeyL)
	b.hides("建成社区食堂")
	for i, l := range b.p.Lines() {
		if strings.HasPrefix(l, "…") {
			b.p.List().Select(i)
		}
	}
	b.key(fyne.KeyReturn)
	b.shows("建成社区食堂")
	b.key(fyne.KeyReturn)
	b.hides("建成社区食堂")
	if !fyne.CurrentApp().Preferences().Bool("compare.hide-same") {
		t.Error("not remembered")
	}
}

func TestStepsGoThroughAllDifferencesAndBack(t *testing.T) {
	b := openDraft(t)
	var seen []string
	for i := 0; i < 20; i++ {
		b.p.Step(true)
		if s := b.p.Selected(); len(seen) == 0 || s != seen[len(seen)-1] {
			seen = append(seen, s)
		}
	}
	want := "共 " + string(rune('0'+len(seen))) + " 处"
	if p := b.p.Position(); !strings.HasSuffix(p, want) || !strings.HasPrefix(p, "第 ") {
		t.Errorf("after %d stops it says %q", len(seen), p)
	}
	for _, s := range seen {
		if strings.HasPrefix(s, "同") || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "…") {
			t.Errorf("stopped at %q", s)
		}
	}
	for i := len(seen) - 2; i >= 0; i-- {
		b.p.Step(false)
		if s := b.p.Selected(); s != seen[i] {
			t.Errorf("back: %q, want %q", s, seen[i])
		}
	}
}

func TestCopyTakesTheNewTextAndOfARemovedPassageTheOld(t *testing.T) {
	b := openDraft(t)
	for line, want := range map[string]string{
		"改 抓好":   "抓好农田水利建设，整治河道8公里，认真修复水闸2座。",
		"删 关停":   "关停两家高耗能的作坊。",
		"( 移 组织": "组织志愿者走访独居老人，为他们送去生活用品和节日问候，解决实际困难。",
	} {
		b.p.SelectLine(line)
		b.p.List().TypedShortcut(&fyne.ShortcutCopy{})
		if got := fyne.CurrentApp().Clipboard().Content(); got != want {
			t.Errorf("%s: have %q, want %q", line, got, want)
		}
	}
}

func TestSwapTurnsAddedIntoRemoved(t *testing.T) {
	b := openDraft(t)
	b.press("交换")
	b.shows("删 办好区图书馆新馆")
	b.shows("增  | 关停")
}

func TestTheModeChosenByHandIsRememberedForTheTwoTexts(t *testing.T) {
	b := openDraft(t)
	b.press("跨年")
	if s := b.p.Summary(); !strings.HasPrefix(s, "跨年") {
		t.Errorf("the status bar says %q", s)
	}
	b.press("交换") // other texts: chosen anew
	b.says("自动判为：")
	b.press("交换")
	if s := b.p.Summary(); !strings.HasPrefix(s, "跨年") {
		t.Errorf("not remembered: %q", s)
	}
}

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

func TestExportWritesThePageAndAsksBeforeItWritesOverAFile(t *testing.T) {
	b := openDraft(t)
	folder := t.TempDir()
	fyne.CurrentApp().Preferences().SetString("export.folder", folder)
	enter := func() {
		b.w.Fyne().Canvas().Overlays().Top().(*widgets.Sheet).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		b.settle()
	}
	b.press("导出")
	enter()
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
	enter()
	if page, _ := os.ReadFile(files[0]); string(page) != "别人的" {
		t.Error("written over without asking")
	}
	enter()
	if page, _ := os.ReadFile(files[0]); string(page) == "别人的" {
		t.Error("not written when told twice")
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
