package metricpane

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestFiltersAndTheIndicatorAreKeptOverARestart(t *testing.T) {
	d := withReports(t, map[int]string{2024: year2024, 2025: year2025})
	d.pane.model.view.kinds = hasLevel
	d.pane.model.view.hidden[trendColumn] = true
	d.pane.refilter()
	test.Tap(d.pane.byField)
	test.Tap(d.pane.chips[onlyDiffers])
	d.choose("社会消费品零售总额")
	test.Tap(d.pane.all)
	names := d.names()
	d.restart()
	sameText(t, "names", d.names(), names)
	sameText(t, "selected", d.chosen(), "社会消费品零售总额")
	sameText(t, "heads", d.heads(), "指标名称 单位 2023年 2024年 增减 增长 报告所述 核算")
}

func TestSectionsAndKindsNarrowTheTable(t *testing.T) {
	d := withReports(t, map[int]string{
		2024: year2024,
		2025: "一、2024年工作回顾\n（一）经济平稳\n地区生产总值578.9亿元，增长5.6%。\n工业增加值增长8.1%。\n（二）民生改善\n便民饮水点9处。\n二、2025年工作安排\n地区生产总值增长5.5%左右。\n",
	})
	d.pane.model.view.section = "（二）民生改善"
	d.pane.refilter()
	sameText(t, "（二）", d.names(), "【其他】 便民饮水点")
	d.pane.model.view.section, d.pane.model.view.kinds = "一、2024年工作回顾", hasGrowth
	d.pane.refilter()
	if !d.lists("地区生产总值") || d.lists("便民饮水点") || d.lists("粮食总产量") {
		t.Errorf("what the review says the growth of: %s", d.names())
	}
	if len(d.pane.filterItems()) < 9 {
		t.Errorf("the menu has %d items", len(d.pane.filterItems()))
	}
}
