package compare

import (
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// said is a report of a year with one figure a metric, all in block 0.
func said(year int, figures ...metric.Figure) *stated {
	r := metric.Reported{Doc: &report.Document{Info: report.Info{Year: year}}}
	for _, f := range figures {
		r.Metrics = append(r.Metrics, metric.Metric{Name: f.Name, Canonical: f.Name, Figures: []metric.Figure{f}})
	}
	return newStated(r)
}

func level(name, period string, value float64, unit string) metric.Figure {
	return metric.Figure{Name: name, Period: period, Value: value, Unit: unit, Kind: metric.Level, Status: metric.Actual}
}

func TestChangesOfFigures(t *testing.T) {
	growth := level("地区生产总值", "2023", 6.1, "%")
	growth.Kind = metric.Growth
	parts := []Part{{Block: 0}}
	for _, c := range []struct {
		name       string
		old, new   *stated
		want       int
		difference any // of the first change, nil where there is none
		unit       string
	}{
		{"one unit", said(2024, level("粮食产量", "2023", 12.5, "万吨")), said(2024, level("粮食产量", "2023", 12.8, "万吨")), 1, 0.3, "万吨"},
		{"units that convert, in the new one", said(2024, level("进出口总额", "2023", 9800, "万元")), said(2024, level("进出口总额", "2023", 1.1, "亿元")), 1, 0.12, "亿元"},
		{"units that do not", said(2024, level("利用外资", "2023", 1.2, "亿美元")), said(2024, level("利用外资", "2023", 8, "个")), 1, nil, "个"},
		{"a level is no growth", said(2024, level("地区生产总值", "2023", 512.5, "亿元")), said(2024, growth), 2, nil, "%"},
		{
			"the same distance from the report's year", said(2024, level("粮食产量", "2022", 11, "万吨"), level("粮食产量", "2023", 12, "万吨")),
			said(2025, level("粮食产量", "2024", 13, "万吨")), 2, 1.0, "万吨",
		},
		{"only the old states it", said(2024, level("粮食产量", "2023", 12, "万吨")), said(2024), 1, nil, "万吨"},
	} {
		list := changes(c.old, c.new, parts, parts)
		if len(list) != c.want {
			t.Errorf("%s: have %d changes, want %d", c.name, len(list), c.want)
			continue
		}
		var have any
		if list[0].Difference != nil {
			have = *list[0].Difference
		}
		if have != c.difference || list[0].Unit != c.unit {
			t.Errorf("%s: have a difference of %v %s, want %v %s", c.name, have, list[0].Unit, c.difference, c.unit)
		}
	}
}

func TestARatioIsComparedWhole(t *testing.T) {
	parts := []Part{{Block: 0}}
	state := func(written string, value float64) *stated {
		f := level("三次产业结构", "2023", value, "")
		f.Span = text.Span{End: len(written)}
		doc := &report.Document{Text: written, Info: report.Info{Year: 2024}}
		return newStated(metric.Reported{Doc: doc, Metrics: []metric.Metric{{Name: f.Name, Figures: []metric.Figure{f}}}})
	}
	for _, c := range []struct {
		old, new string
		differs  bool
	}{
		{"7.3:42.1:50.6", "7.3:41.8:50.9", true},
		{"7.3:42.1:50.6", "7.3:42.1:50.6", false},
	} {
		list := changes(state(c.old, 7.3), state(c.new, 7.3), parts, parts)
		if len(list) != 1 || list[0].Differs() != c.differs || list[0].Difference != nil || list[0].NewText != c.new {
			t.Errorf("%s, %s: have %+v, want that it differs: %v, and no difference of numbers", c.old, c.new, list, c.differs)
		}
	}
}
