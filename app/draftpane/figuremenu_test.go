package draftpane_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

func TestTheMenuOfAFigureOffersWhatIsKnownOfIt(t *testing.T) {
	w := sit(t, look.Light, usual, samples)
	w.goesBehind("226.9亿元")
	want(t, "offered", w.p.ContextMenu(), "换成 2025 报告的 213.8亿元\n复制 226.9亿元\n在指标中看")
	before := w.text()
	w.p.ChooseContext("换成")
	w.settles()
	want(t, "last year's", strings.Contains(w.text(), "213.8亿元"), true)
	w.w.Canvas().Focus(w.p.View())
	w.ctrl(fyne.KeyZ)
	want(t, "one step", w.text(), before)
	w.goesBehind("226.9亿元")
	w.p.ChooseContext("复制")
	want(t, "copied", fyne.CurrentApp().Clipboard().Content(), "226.9亿元")
	w.p.ChooseContext("在指标中看")
	w.settles()
	want(t, "the pane", w.w.Showing(desk.Metric), true)
}

func TestBesideFiguresAndFindingsTheMenuSaysNothingOfThem(t *testing.T) {
	w := sections(t)
	w.goesBehind("各位代表")
	want(t, "beside both", w.p.ContextMenu(), "")
	w.goesBehind("粮食总产量8.9万")
	want(t, "no earlier report", w.p.ContextMenu(), "复制 8.9万吨\n在指标中看")
	w.selects("粮食总产量8.9万吨")
	want(t, "more than the figure is selected", w.p.ContextMenu(), "")
}

func TestTheMenuOfAFindingTakesItsSuggestion(t *testing.T) {
	const draft = "政府工作报告\n各位代表：\n一、2026年工作回顾\n（一）经济运行平稳\n粮食总产量8.9万吨。\n（二）农业增产增收\n粮食总产量9.8万吨。\n二、2027年工作安排\n安排重点项目125个。"
	w := sit(t, look.Light, usual, func(lib *library.Library) error {
		_, err := lib.AddDraft(context.Background(), report.Info{Title: "政府工作报告", Place: "临江区", Year: 2027}, draft)
		return err
	})
	w.goesBehind("9.8万")
	want(t, "offered", w.p.ContextMenu(), "改为“8.9万吨”\n在校核中看\n复制 9.8万吨")
	w.p.ChooseContext("在校核中看")
	w.settles()
	want(t, "the pane", w.w.Showing(desk.Check), true)
	w.w.ShowPane(desk.Draft)
	w.p.ChooseContext("改为")
	w.settles()
	want(t, "changed", w.text(), strings.Replace(draft, "9.8万吨", "8.9万吨", 1))
}
