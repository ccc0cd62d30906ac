package app

import (
	"context"
	"strings"
	"testing"

	"reportdesk/internal/library"
)

func TestADraftLetGoElsewhereIsWrittenOnHere(t *testing.T) {
	first := sitDown(t)
	second := *first
	second.open()
	second.w.Claim()
	second.rest()
	if said := second.w.status.message; !strings.Contains(said, "另一个窗口还在写") {
		t.Errorf("while it is written elsewhere: %q", said)
	}
	first.standsBehind("各位代表：")
	first.types("\n第一个窗口写的。")
	if err := first.w.Close(); err != nil {
		t.Fatal(err)
	}
	second.w.lookAgain() // it gets the keyboard back
	second.rest()
	if !strings.Contains(second.text(), "第一个窗口写的。") {
		t.Error("what the first window wrote is not there")
	}
	second.standsBehind("第一个窗口写的。")
	second.types("第二个窗口写的。")
	if !strings.Contains(second.text(), "第一个窗口写的。第二个窗口写的。") {
		t.Error("the second window does not write on")
	}
	second.draft().View().Undo()
	second.draft().View().Undo()
	if strings.Contains(second.text(), "第一个窗口写的。") {
		t.Error("what the first window wrote cannot be undone in the second")
	}
}

func TestWhatAnotherProgramTookInIsSeenWhenTheWindowIsBack(t *testing.T) {
	u := sitDown(t)
	u.w.lookAgain()
	u.rest()
	before := len(u.w.Work().Priors)
	other, err := library.Open(t.Context(), u.path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	f, err := library.Read("临江区2022年政府工作报告.txt", []byte("政府工作报告\n——2022年1月6日在临江区第六届人民代表大会第二次会议上\n各位代表：\n一、2021年工作回顾\n全年地区生产总值完成488亿元。\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Import(context.Background(), f, library.Override{}); err != nil {
		t.Fatal(err)
	}
	u.w.lookAgain()
	u.rest()
	if have := len(u.w.Work().Priors); have != before+1 {
		t.Errorf("held against %d earlier reports, want %d", have, before+1)
	}
}
