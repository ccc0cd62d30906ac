package metric_test

import (
	"testing"

	"reportdesk/internal/metric"
)

func TestLikenessTellsIndicatorsApart(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		least, most float64
	}{
		{"GDP", "地区生产总值", 1, 1},
		{"社会消费品零售总额", "社零总额", 1, 1},
		{"新改建农村公路", "新建改建农村公路", 0.8, 1},
		{"新建口袋公园", "新改建口袋公园", 0.8, 0.99},
		{"粮食总产量", "蔬菜总产量", 0, 0.7},
		{"", "粮食", 0, 0},
	} {
		if have := metric.Likeness(c.a, c.b); have < c.least || have > c.most || have != metric.Likeness(c.b, c.a) {
			t.Errorf("Likeness(%q, %q) = %v, want %v to %v, both ways", c.a, c.b, have, c.least, c.most)
		}
	}
}

func TestConvertKeepsToADimension(t *testing.T) {
	if have, ok := metric.Convert(43350, "万元", "亿元"); !ok || have != 4.335 {
		t.Errorf("Convert(43350, 万元, 亿元) = %v, %v, want 4.335", have, ok)
	}
	if _, ok := metric.Convert(1, "万元", "万人"); ok {
		t.Error("Convert turned money into people")
	}
}
