package metricpane

import (
	"strings"
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

func TestAFigureOfTheDraftIsLocatedWhateverIsFilteredOut(t *testing.T) {
	d := open(t, 1100, 700)
	draft := reported(2025, "一、2024年工作回顾\n（一）经济平稳\n地区生产总值578.9亿元，增长5.6%。\n（二）民生改善\n新建公园9处。\n二、2025年工作安排\n地区生产总值增长5.5%左右。\n")
	d.write(reported(2024, year2024), draft)
	at := func(s string) text.Span {
		i := strings.Index(draft.Doc.Text, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	d.pane.field.SetText("公园")
	d.pane.Locate(at("578.9亿元"))
	sameText(t, "the value", d.chosen(), "地区生产总值")
	d.pane.model.view.section = "（二）民生改善"
	d.pane.refilter()
	d.pane.Locate(at("5.6%"))
	sameText(t, "the growth", d.chosen(), "地区生产总值")
	d.pane.Locate(at("5.5%"))
	if sameText(t, "the target", d.chosen(), "地区生产总值"); d.pane.model.view.status != metric.Target {
		t.Error("it is looked for among the results")
	}
	d.pane.Locate(at("9处"))
	sameText(t, "back among the results", d.chosen(), "新建公园")
	d.pane.Locate(text.Span{Start: 1, End: 2})
	sameText(t, "no figure", d.chosen(), "新建公园")
}
