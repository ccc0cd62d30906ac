package draftpane_test

import (
	"slices"
	"strings"
	"testing"

	"reportdesk/editor"
)

func TestTheDraftIsSetAsTheUserLikesIt(t *testing.T) {
	w := blanks(t)
	w.goesBehind("各位代表")
	w.types(`"稳"`)
	want(t, "as typed", strings.Contains(w.text(), `各位代表"稳"`), true)
	w.p.ChooseTypesetting("引号自动成对")
	w.types(`"进"`)
	want(t, "by turns", strings.Contains(w.text(), `“进”`), true)
	for _, word := range []string{"首行缩进", "标点悬挂", "显示数据标记", "显示校核标记", "44 字"} {
		on := w.p.TypesettingOn(word)
		w.p.ChooseTypesetting(word)
		want(t, word, w.p.TypesettingOn(word), !on)
	}
	w.settles()
	if have := w.p.TypesettingWords(); !slices.Contains(have, "行宽") || !slices.Contains(have, "专注") {
		t.Errorf("the menu: have %q", have)
	}
}

func TestTheTargetLengthIsKeptForTheDraft(t *testing.T) {
	w := blanks(t)
	want(t, "none said", w.p.Goal(), "")
	w.p.ChooseTypesetting("6,000 字")
	if have := w.p.Goal(); !strings.HasPrefix(have, "目标 6,000 字 还可写 5,") {
		t.Errorf("the foot: have %q, want what is left of 6,000", have)
	}
	w.goesBehind("各位代表")
	w.p.View().Insert(strings.Repeat("稳中求进", 2000), editor.Pasted)
	w.settles()
	if have := w.p.Goal(); !strings.HasPrefix(have, "目标 6,000 字 超出 2,") {
		t.Errorf("the foot: have %q, want what is over", have)
	}
}

// The size in 版式 is that of 放大 and 缩小, and no second one.
func TestTheTextSizeIsTheWindows(t *testing.T) {
	w := blanks(t)
	w.p.ChooseTypesetting("125%")
	want(t, "chosen", w.p.TypesettingOn("125%"), true)
	_, now := w.w.Zooms()
	want(t, "the window's", now, 125)
	w.w.SetZoom(90)
	want(t, "changed elsewhere", w.p.TypesettingOn("90%"), true)
}
