package command

import (
	"strings"
	"testing"
)

func TestColumnsStandBelowEachOther(t *testing.T) {
	table := newTable(">行", "指标", "数据")
	table.add(7, "地区生产总值", "512.6亿元")
	table.add(123, "GDP", "“6.1%”\n")
	var b strings.Builder
	if err := table.print(&b); err != nil {
		t.Fatal(err)
	}
	want := " 行  指标          数据\n  7  地区生产总值  512.6亿元\n123  GDP           “6.1%”\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestOpeningIsCutAtTheWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{{"全区经济", 8, "全区经济"}, {"全区经济运行", 8, "全区经…"}, {"", 8, ""}, {"ab\ncd", 8, "ab cd"}} {
		got := opening(c.text, c.most)
		if got != c.want || stringWidth(got) > c.most {
			t.Errorf("%q in %d: got %q, want %q", c.text, c.most, got, c.want)
		}
	}
}
