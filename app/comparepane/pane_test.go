package comparepane_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/look"
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
