package checkpane

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/internal/check"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// A draft with a gap in its numbering and a figure that it states twice.
const (
	draft = "一、2024年工作回顾\n（一）经济稳中有进。地区生产总值578.9亿元。新增便民座椅720张。\n（二）民生持续改善。2023年地区生产总值546.9亿元。\n（四）环境更加宜居。全年新增便民座椅710张。\n" +
		"二、2025年工作安排\n（一）抓发展。\n（二）惠民生。\n"
	prior = "一、2023年工作回顾\n地区生产总值545.6亿元。\n"
)

func atWork(t *testing.T) *sitting {
	t.Helper()
	s := open(t, 1306, 640)
	s.write(reported(2025, draft), reported(2024, prior))
	if n := len(s.pane.model.found.all); n < 2 {
		t.Fatalf("the rules find %d things: %s", n, s.list())
	}
	return s
}

func TestTheGravestFindingsStandFirst(t *testing.T) {
	s := atWork(t)
	sameText(t, "list", s.list(), "【错误】 （四） 【提醒】 710张 【提示】 546.9亿元")
	sameText(t, "selected", s.chosen(), "（四）")
}

func TestEnterTakesTheSuggestion(t *testing.T) {
	s := atWork(t)
	s.press(fyne.KeyReturn)
	if len(s.host.applied) != 1 {
		t.Fatalf("%d changes were made", len(s.host.applied))
	}
	changed, err := s.host.applied[0].Apply(draft)
	if err != nil || !strings.Contains(changed, "\n（三）环境更加宜居") {
		t.Errorf("the draft is then %s (%v)", changed, err)
	}
	s.host.locked = true
	s.press(fyne.KeyReturn)
	if len(s.host.said) != 1 {
		t.Error("of a draft that cannot be written nothing is said")
	}
}

func TestCtrlEnterShowsTheFindingInTheDraft(t *testing.T) {
	s := atWork(t)
	toDraft := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	s.pane.rows.TypedShortcut(toDraft)
	if entry, said := s.lastPlace(); entry != 90 || said != "（四）" {
		t.Errorf("Ctrl+Enter opens entry %d at %s", entry, said)
	}
	s.pane.Step(true)
	s.pane.Step(true)
	s.press(fyne.KeyReturn) // a finding without a suggestion
	if entry, said := s.lastPlace(); entry != 90 || said != "546.9亿元" {
		t.Errorf("Enter opens entry %d at %s", entry, said)
	}
}

func TestTheOtherPlaceIsOneClickAway(t *testing.T) {
	s := atWork(t)
	one := s.pane.model.found.all[2] // against the report of 2024
	s.pane.goTo(one.Other.Report, one.Other.Span)
	if entry, said := s.lastPlace(); entry != 1 || said != "545.6亿元" {
		t.Errorf("entry %d at %s", entry, said)
	}
	sameText(t, "beside the finding", s.pane.model.found.aside(&one), "2024年报告为“545.6亿元”")
}

func TestF8GoesFromFindingToFinding(t *testing.T) {
	s := atWork(t)
	s.pane.Step(true)
	sameText(t, "F8", s.chosen(), "710张")
	s.pane.Step(false)
	sameText(t, "F7", s.chosen(), "（四）")
	s.pane.Step(false)
	if len(s.host.said) != 1 {
		t.Errorf("before the first one %d things are said", len(s.host.said))
	}
}

func TestRulesAndSeveritiesNarrowTheList(t *testing.T) {
	s := atWork(t)
	test.Tap(s.pane.chips[1])
	sameText(t, "提醒", s.list(), "【提醒】 710张")
	test.Tap(s.pane.chips[1])
	for i, r := range s.pane.ruleList.rules {
		if r.id == "numbering-gap" {
			s.pane.rules.Select(firstRule + i)
		}
	}
	sameText(t, "编号断档", s.list(), "【错误】 （四）")
	s.pane.rules.Select(allRow)
	if s.pane.ruleList.total != 3 || !strings.Contains(s.list(), "546.9亿元") {
		t.Errorf("all: %s", s.list())
	}
}

func TestPuttingOneRightSelectsTheNext(t *testing.T) {
	s := atWork(t)
	s.write(reported(2025, strings.Replace(draft, "（四）", "（三）", 1)), reported(2024, prior))
	sameText(t, "list", s.list(), "【提醒】 710张 【提示】 546.9亿元")
	sameText(t, "selected", s.chosen(), "710张")
}

func TestWritingElsewhereKeepsTheFindingSelected(t *testing.T) {
	s := atWork(t)
	s.pane.Step(true)
	s.write(reported(2025, strings.Replace(draft, "经济稳中有进。", "经济稳中有进、稳中向好。", 1)), reported(2024, prior))
	sameText(t, "selected", s.chosen(), "710张")
}

func TestAnEmptyListSaysWhy(t *testing.T) {
	s := open(t, 1306, 640)
	sameText(t, "no draft", s.pane.empty.text.Text, "还没有草稿。可以从上年报告起稿。")
	test.Tap(s.pane.empty.act)
	if s.host.begun != 1 {
		t.Error("the button begins no draft")
	}
	s.write(reported(2025, "一、2024年工作回顾\n地区生产总值578.9亿元。\n"), reported(2023, ""), reported(2024, prior))
	sameText(t, "nothing found", s.pane.empty.text.Text, "没有发现问题。已对照 2024、2023年报告。")
	if s.pane.empty.act.Visible() {
		t.Error("a draft can be begun where there is one")
	}
	s.write(reported(2025, draft), reported(2024, prior))
	if s.pane.empty.content.Visible() {
		t.Error("findings are covered")
	}
}

func TestTheSidesOfACompactWindowLieOverTheList(t *testing.T) {
	s := open(t, 867, 460)
	s.write(reported(2025, draft), reported(2024, prior))
	if w := s.pane.rows.Size().Width; w < 860 {
		t.Errorf("the list has %v of 867", w)
	}
	s.press(fyne.KeySpace)
	if s.pane.side != detailSide {
		t.Error("Space does not open the inspector")
	}
	test.Tap(s.pane.pick)
	if s.pane.side != rulesSide {
		t.Error("the button does not open the rules")
	}
	s.pane.Escape()
	if s.pane.side != noSide {
		t.Error("Escape leaves them open")
	}
}

// A rule of a newer program, or places past the end of a text, must not stop the pane.
func TestFindingsThatAreOddAreShown(t *testing.T) {
	s := open(t, 1306, 640)
	r := reported(2025, draft)
	end := len(r.Doc.Text)
	f := newFindings(r, []metric.Reported{}, []check.Finding{
		{Rule: "unheard-of", Severity: "odd", Span: text.Span{Start: end, End: end}, Message: "怪"},
		{Rule: "two-values", Severity: check.Note, Span: text.Span{}, Other: &check.Other{Report: 7}, Message: "无"},
	})
	for i := range f.all {
		f.around(&f.all[i])
		f.aside(&f.all[i])
		s.pane.inspector.show(&f, &f.all[i])
	}
	if rules := f.rules(); rules[len(rules)-1].name != "unheard-of" {
		t.Errorf("an unknown rule is called %s", rules[len(rules)-1].name)
	}
}

func TestASentenceIsCutAtItsEnds(t *testing.T) {
	doc := "甲。乙有3个！丙？"
	whole := text.Span{Start: 0, End: len(doc)}
	at := text.Span{Start: strings.Index(doc, "3"), End: strings.Index(doc, "！")}
	sameText(t, "middle", sentenceIn(doc, whole, at).Of(doc), "乙有3个！")
	sameText(t, "first", sentenceIn(doc, whole, text.Span{Start: 0, End: 3}).Of(doc), "甲。")
	last := text.Span{Start: strings.Index(doc, "丙"), End: len(doc)}
	sameText(t, "last", sentenceIn(doc, whole, last).Of(doc), "丙？")
}

// What is not filled in yet stands apart, folded: it would hide the errors.
func TestBlanksStandFoldedBehindTheFindings(t *testing.T) {
	s := open(t, 1306, 640)
	s.write(reported(2025, draft+"全年新建公园〔待填：上年3〕座，改造管网〔待填：上年8.4〕公里。\n"), reported(2024, prior))
	sameText(t, "list", s.list(), "【错误】 （四） 【提醒】 710张 【提示】 546.9亿元 【待填空白】")
	if have := s.pane.Summary(); !strings.HasPrefix(have, "发现 3 处　待填 2 处") {
		t.Errorf("status bar: have %q", have)
	}
	s.pane.fold(blanksGroup)
	sameText(t, "unfolded", s.list(), "【错误】 （四） 【提醒】 710张 【提示】 546.9亿元 【待填空白】 〔待填：上年3〕 〔待填：上年8.4〕")
	s.pane.fold(blanksGroup)
	for i, r := range s.pane.ruleList.rules {
		if r.id == check.BlanksRule {
			s.pane.chooseRule(firstRule + i)
		}
	}
	sameText(t, "their rule alone", s.list(), "【待填空白】 〔待填：上年3〕 〔待填：上年8.4〕")
}
