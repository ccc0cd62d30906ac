package ingest

import (
	"strings"
	"testing"
)

func TestReadKeepsACleanDraft(t *testing.T) {
	draft := "临江区政府工作报告\n\n各位代表：\n现在，我代表区人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n"
	d, err := read("draft.txt", []byte(draft))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(strings.TrimSpace(draft), "\n\n", "\n")
	if d.Text != want || len(d.Dropped) > 0 {
		t.Errorf("text %q, want %q; dropped %v", d.Text, want, d.Dropped)
	}
}
