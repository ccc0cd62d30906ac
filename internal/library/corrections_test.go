package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"reportdesk/internal/metric"
)

// everyKind is one correction of each kind, for one place.
func everyKind(place string) []metric.Correction {
	row := metric.RowID{Name: "地区生产总值", Unit: "亿元"}
	return []metric.Correction{
		{Kind: metric.CorrectRename, Place: place, Row: row, Name: "经济总量"},
		{Kind: metric.CorrectJoin, Place: place, Row: metric.RowID{Name: "项目", Unit: "个", Report: 2025}, Into: metric.RowID{Name: "重点项目", Scope: "城区", Unit: "个"}},
		{Kind: metric.CorrectSplit, Place: place, Row: row, Name: "另一口径", Names: []string{"总产值"}, Periods: []string{"2023-"}, Reports: []int{2024}},
		{Kind: metric.CorrectExclude, Place: place, Row: metric.RowID{Name: "绿道里程", Unit: "公里", Part: "滨河绿道"}},
		{Kind: metric.CorrectUnit, Place: place, Row: row, From: "元", Unit: "亿元"},
	}
}

func corrections(t *testing.T, l *Library, place string) []Correction {
	t.Helper()
	list, err := l.Corrections(t.Context(), place)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestCorrectionsAreKeptByPlaceInTheirOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	l := open(t, path)
	l.now = func() time.Time { return time.UnixMilli(1_900_000_000_123) }
	var want []Correction
	for _, c := range everyKind("临江区") {
		kept, err := l.AddCorrection(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		c.Made = time.UnixMilli(1_900_000_000_123).UTC()
		want = append(want, Correction{kept.ID, c})
		if !reflect.DeepEqual(kept, want[len(want)-1]) {
			t.Errorf("kept %+v, want %+v", kept, want[len(want)-1])
		}
		if _, err := l.AddCorrection(t.Context(), metric.Correction{Kind: metric.CorrectExclude, Place: "临湖县", Row: c.Row}); err != nil {
			t.Fatal(err)
		}
	}
	l.Close()
	l = open(t, path)
	if have := corrections(t, l, "临江区"); !reflect.DeepEqual(have, want) {
		t.Errorf("have %+v\nwant %+v", have, want)
	}
	if n := len(corrections(t, l, "临湖县")); n != len(want) {
		t.Errorf("%d of the other place", n)
	}
	if list := corrections(t, l, ""); len(list) != 0 {
		t.Errorf("of no place: %+v", list)
	}
}

func TestAnyCorrectionCanBeUndoneAndRedone(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	for _, c := range everyKind("临江区") {
		if _, err := l.AddCorrection(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	all := corrections(t, l, "临江区")
	for i, c := range all {
		if err := l.RemoveCorrection(t.Context(), c.ID); err != nil {
			t.Fatal(err)
		}
		if have, want := corrections(t, l, "临江区"), slices.Delete(slices.Clone(all), i, i+1); !reflect.DeepEqual(have, want) {
			t.Errorf("without %d: %+v", c.ID, have)
		}
		if err := l.RemoveCorrection(t.Context(), c.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("removed twice: %v", err)
		}
		if err := l.RestoreCorrection(t.Context(), c.ID); err != nil {
			t.Fatal(err)
		}
		if have := corrections(t, l, "临江区"); !reflect.DeepEqual(have, all) {
			t.Errorf("%d brought back: %+v", c.ID, have)
		}
		if err := l.RestoreCorrection(t.Context(), c.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("brought back twice: %v", err)
		}
	}
	if err := l.RemoveCorrection(t.Context(), 99); !errors.Is(err, ErrNotFound) {
		t.Errorf("one that never was: %v", err)
	}
}

func TestACorrectionThatSaysNothingIsRefused(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	for _, c := range []metric.Correction{{}, {Kind: metric.CorrectExclude, Row: metric.RowID{Name: "税收"}}} {
		if _, err := l.AddCorrection(t.Context(), c); !errors.Is(err, metric.ErrCorrection) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.AddCorrection(stopped, everyKind("临江区")[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context's end: %v", err)
	}
	if list := corrections(t, l, "临江区"); len(list) != 0 {
		t.Errorf("kept %+v", list)
	}
}

func ExampleLibrary_AddCorrection() {
	ctx := context.Background()
	dir, remove := temporary()
	defer remove()
	l, err := Open(ctx, filepath.Join(dir, FileName))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	kept, err := l.AddCorrection(ctx, metric.Correction{
		Kind: metric.CorrectRename, Place: "临江区", Row: metric.RowID{Name: "社零额", Unit: "亿元"}, Name: "社会消费品零售总额",
	})
	fmt.Println(kept.ID, kept, err)
	fmt.Println(l.RemoveCorrection(ctx, kept.ID))
	// Output:
	// 1 “社零额”改名为“社会消费品零售总额” <nil>
	// <nil>
}
