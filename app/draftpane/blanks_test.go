package draftpane_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/editor/textview"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

const withBlanks = `政府工作报告
各位代表：
一、2026年工作回顾
〔上年任务：建成污水处理厂二期〕
全年新建公园〔待填：上年12〕处，改造管网〔待填：上年8.4〕公里。〔待改写：这是换届后的第一年。〕
二、2027年工作安排
改造老旧小区〔待填〕个。`

// blanks sits before a draft with blanks.
func blanks(t *testing.T) *writer {
	t.Helper()
	return sit(t, look.Light, usual, func(lib *library.Library) error {
		_, err := lib.AddDraft(context.Background(), report.Info{Title: "政府工作报告", Place: "临江区", Year: 2027}, withBlanks)
		return err
	})
}

// selected is what is selected.
func (w *writer) selected() string {
	s := w.p.View().State()
	return s.Text.Slice(s.Selection.Span())
}

func TestF4GoesFromBlankToBlankAndTypingFillsIt(t *testing.T) {
	w := blanks(t)
	w.goesBehind("各位代表：")
	var seen []string
	for range 6 {
		w.presses(fyne.KeyF4)
		seen = append(seen, w.selected())
	}
	want(t, "visited", strings.Join(seen, "\n"), `〔上年任务：建成污水处理厂二期〕
〔待填：上年12〕
〔待填：上年8.4〕
〔待改写：这是换届后的第一年。〕
〔待填〕
〔上年任务：建成污水处理厂二期〕`)
	w.holds(fyne.KeyModifierAlt, fyne.KeyDown)
	w.types("15")
	want(t, "filled", strings.Contains(w.text(), "新建公园15处，"), true)
	want(t, "left", strings.Contains(w.p.Summary(), "待填 3 处　上年任务 1 条"), true)
	w.ctrl(fyne.KeyZ)
	want(t, "taken back as one step", w.text(), withBlanks)
	want(t, "left after that", w.p.View().Count(textview.Blanks), 4)
	w.holds(fyne.KeyModifierAlt, fyne.KeyUp)
	want(t, "the one before", w.selected(), "〔上年任务：建成污水处理厂二期〕")
}

func TestABlankIsFilledOrDeletedByItsMenu(t *testing.T) {
	w := blanks(t)
	w.selects("〔待填：上年8.4〕")
	want(t, "offered", w.p.BlankMenu(), "填上年数 删去空白")
	w.p.ChooseBlank("填上年数")
	want(t, "filled", strings.Contains(w.text(), "改造管网8.4公里"), true)
	w.selects("〔上年任务：建成污水处理厂二期〕")
	w.p.ChooseBlank("删去空白")
	want(t, "its line is gone", strings.Contains(w.text(), "工作回顾\n全年新建"), true)
	w.selects("〔待改写：这是换届后的第一年。〕")
	w.p.ChooseBlank("沿用上年原句")
	want(t, "last year's words", strings.Contains(w.text(), "公里。这是换届后的第一年。\n"), true)
	w.ctrl(fyne.KeyZ)
	w.ctrl(fyne.KeyZ)
	w.ctrl(fyne.KeyZ)
	want(t, "three steps", w.text(), withBlanks)
	w.goesBehind("各位代表")
	want(t, "beside a blank", w.p.BlankMenu(), "")
}

func TestBlanksAreNoneOfTheDraftsCharacters(t *testing.T) {
	rows := blanks(t).p.Outline()
	written := len([]rune("一、2026年工作回顾全年新建公园处，改造管网公里。"))
	for _, row := range rows {
		if strings.HasPrefix(row, "一、") {
			want(t, "characters of the review", strings.Contains(row, fmt.Sprintf(" %d ", written)), true)
			return
		}
	}
	t.Errorf("no review in %q", rows)
}
