package draftpane_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestAnExpressionReplacesByGroups(t *testing.T) {
	w := desks(t)
	w.ctrl(fyne.KeyH)
	w.p.Look(true, false)
	w.types(`([0-9]+)年工作(回顾|安排)`)
	want(t, "found", w.p.Found(), "第 1 处，共 2 处")
	want(t, "said before", w.p.FindNote(), "2 处作为一步，可撤销")
	w.p.ReplaceWith("$1年的$2", true)
	w.settles()
	want(t, "replaced", strings.Contains(w.text(), "一、2025年的回顾") && strings.Contains(w.text(), "二、2026年的安排"), true)
	w.presses(fyne.KeyEscape)
	w.ctrl(fyne.KeyZ)
	want(t, "one step", w.text(), thisYear)
}

func TestAnExpressionThatCannotBeReadIsSaid(t *testing.T) {
	w := desks(t)
	w.ctrl(fyne.KeyH)
	w.p.Look(true, false)
	w.types("(5.6")
	want(t, "at the field", w.p.Found(), "表达式不完整")
	want(t, "why", strings.HasPrefix(w.p.FindNote(), "括号没有成对"), true)
	w.p.ReplaceWith("x", true)
	w.settles()
	want(t, "nothing replaced", w.text(), thisYear)
}

func TestOnlyTheSelectionIsLookedThrough(t *testing.T) {
	w := desks(t)
	w.selects("（二）城市更加宜居\n改造老旧小区35个，新建口袋公园15处。\n二、2026年工作安排")
	w.ctrl(fyne.KeyH)
	w.types("2026")
	want(t, "found in it", w.p.Found(), "第 1 处，共 1 处")
	w.p.ReplaceWith("明年，即2026", true)
	w.settles()
	want(t, "still one in the selection, which has grown", w.p.Found(), "第 1 处，共 1 处")
	w.p.Look(false, false)
	w.settles()
	want(t, "whole text", strings.Contains(w.text(), "二、明年，即2026年工作安排"), true)
}
