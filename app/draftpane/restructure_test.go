package draftpane_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

const threeSections = `政府工作报告
各位代表：
一、2025年工作回顾
（一）经济运行平稳
粮食总产量8.9万吨。
（二）城市更加宜居
改造老旧小区35个。
（三）民生持续改善
新增城镇就业1200人。
二、2026年工作安排
安排重点项目125个。`

func sections(t *testing.T) *writer {
	t.Helper()
	return sit(t, look.Light, usual, func(lib *library.Library) error {
		_, err := lib.AddDraft(context.Background(), report.Info{Title: "政府工作报告", Place: "临江区", Year: 2026}, threeSections)
		return err
	})
}

// heads are the numbered lines of the draft.
func (w *writer) heads() string {
	var heads []string
	for line := range strings.SplitSeq(w.text(), "\n") {
		if _, _, n := report.ParseNumber(line); n > 0 {
			heads = append(heads, line)
		}
	}
	return strings.Join(heads, " ")
}

func TestASectionIsMovedWithItsNumbersAsOneStep(t *testing.T) {
	w := sections(t)
	w.p.DropOutline("民生持续改善", "经济运行平稳")
	w.settles()
	want(t, "dragged up", w.heads(), "一、2025年工作回顾 （一）民生持续改善 （二）经济运行平稳 （三）城市更加宜居 二、2026年工作安排")
	want(t, "its text goes along", strings.Contains(w.text(), "（一）民生持续改善\n新增城镇就业1200人。\n"), true)
	want(t, "the row of the caret", w.p.OutlineRow(), "民生持续改善")
	w.holds(fyne.KeyModifierControl|fyne.KeyModifierAlt, fyne.KeyDown)
	want(t, "down again by keys", w.heads(), "一、2025年工作回顾 （一）经济运行平稳 （二）民生持续改善 （三）城市更加宜居 二、2026年工作安排")
	w.ctrl(fyne.KeyZ)
	w.ctrl(fyne.KeyZ)
	want(t, "two steps taken back", w.text(), threeSections)
}

func TestSectionsArePromotedMergedAndDeleted(t *testing.T) {
	w := sections(t)
	w.goesBehind("改造老旧小区")
	w.holds(fyne.KeyModifierAlt|fyne.KeyModifierShift, fyne.KeyLeft)
	want(t, "promoted", w.heads(), "一、2025年工作回顾 （一）经济运行平稳 二、城市更加宜居 （一）民生持续改善 三、2026年工作安排")
	w.ctrl(fyne.KeyZ)
	want(t, "as one step", w.text(), threeSections)
	w.settles()
	w.p.ChooseSection("城市更加宜居", "合并到上一节")
	w.settles()
	want(t, "merged", strings.Contains(w.text(), "粮食总产量8.9万吨。\n改造老旧小区35个。"), true)
	w.p.ChooseSection("民生持续改善", "删除本节")
	w.settles()
	want(t, "deleted", w.heads(), "一、2025年工作回顾 （一）经济运行平稳 二、2026年工作安排")
}

func TestTheOutlineFolds(t *testing.T) {
	w := sections(t)
	want(t, "folded", w.p.FoldOutline("一、2025年工作回顾"), 3)
	w.goesBehind("改造老旧小区")
	want(t, "row of a folded section", w.p.OutlineRow(), "一、2025年工作回顾")
	want(t, "unfolded", w.p.FoldOutline("一、2025年工作回顾"), 6)
}

func TestNumbersFollowWhatIsWrittenWhereThatIsWished(t *testing.T) {
	w := sections(t)
	w.goesBehind("粮食总产量8.9万吨。")
	w.types("\n（二）产业持续壮大")
	want(t, "not unless wished", w.heads(), "一、2025年工作回顾 （一）经济运行平稳 （二）产业持续壮大 （二）城市更加宜居 （三）民生持续改善 二、2026年工作安排")
	for w.text() != threeSections {
		w.ctrl(fyne.KeyZ)
	}
	w.p.ChooseTypesetting("边写边编号")
	w.settles()
	w.goesBehind("粮食总产量8.9万吨。")
	w.types("\n")
	w.types("（二）产业持续壮大")
	want(t, "the heads behind it", w.heads(), "一、2025年工作回顾 （一）经济运行平稳 （二）产业持续壮大 （三）城市更加宜居 （四）民生持续改善 二、2026年工作安排")
	w.types("，链条更全")
	want(t, "the caret is where it was", strings.Contains(w.text(), "（二）产业持续壮大，链条更全\n"), true)
	w.ctrl(fyne.KeyZ) // the words that were added
	w.ctrl(fyne.KeyZ) // the head, with the numbers behind it
	if s := w.heads(); strings.Contains(s, "（四）") {
		t.Errorf("undone, and the numbers stay or come back: %s", s)
	}
	for w.text() != threeSections {
		before := w.text()
		if w.ctrl(fyne.KeyZ); w.text() == before {
			t.Fatalf("undoing ends at %s", before)
		}
	}
	w.selects("（二）城市更加宜居\n改造老旧小区35个。\n")
	w.presses(fyne.KeyDelete)
	want(t, "a section cut out", w.heads(), "一、2025年工作回顾 （一）经济运行平稳 （二）民生持续改善 二、2026年工作安排")
	w.ctrl(fyne.KeyZ)
	want(t, "as one step", w.text(), threeSections)
}
