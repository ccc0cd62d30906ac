package library

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"reportdesk/internal/report"
)

func TestWhatWorkbooksChangedIsLogged(t *testing.T) {
	ctx := context.Background()
	l := open(t, filepath.Join(t.TempDir(), "文库.db"))
	e, err := l.AddDraft(ctx, report.Info{Title: "政府工作报告"}, "正文")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"会前.xlsx", "会后.xlsx"} {
		err := l.LogTaken(ctx, e.ID, Taken{By: "甲", SavedBy: "统计局", File: file, Changes: []Change{{"粮食总产量", "8.6万吨", "8.7万吨", "指标对照 F9"}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	have, err := l.TakenLog(ctx, e.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(have) != 2 || have[0].File != "会后.xlsx" || have[0].SavedBy != "统计局" || have[0].Made.IsZero() ||
		!reflect.DeepEqual(have[1].Changes, []Change{{"粮食总产量", "8.6万吨", "8.7万吨", "指标对照 F9"}}) {
		t.Errorf("have %+v, want both, the newest first", have)
	}
}
