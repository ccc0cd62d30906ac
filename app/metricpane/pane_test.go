package metricpane

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// Three years of an invented district: 2023 and 2024 are reports, 2025 the draft.
const (
	year2023 = "一、2022年工作回顾\n地区生产总值518.2亿元，增长5.9%。一般公共预算收入36.40亿元，增长5.1%。社会消费品零售总额189.7亿元。便民饮水点6处。粮食总产量12.1万吨。\n"
	year2024 = "一、2023年工作回顾\n地区生产总值545.6亿元，增长5.3%。一般公共预算收入38.62亿元，增长6.1%。社会消费品零售总额201.5亿元，增长6.2%。便民饮水点8处。粮食总产量12.3万吨。\n" +
		"二、2024年工作安排\n地区生产总值增长6%左右，一般公共预算收入达到41亿元。\n"
	year2025 = "一、2024年工作回顾\n地区生产总值578.9亿元，增长5.6%。一般公共预算收入41.07亿元，增长6.3%。社会消费品零售总额213.8亿元，增长6.8%。便民饮水点9处。沿江驿站12座。\n" +
		"二、2025年工作安排\n地区生产总值增长5.5%左右，一般公共预算收入达到43亿元。\n"
)

const year2022 = "一、2021年工作回顾\n地区生产总值489.3亿元。一般公共预算收入34.63亿元。便民饮水点5处。\n"

func fourYears() []metric.Reported {
	return append([]metric.Reported{reported(2022, year2022)}, threeYears()...)
}

func threeYears() []metric.Reported {
	return []metric.Reported{reported(2023, year2023), reported(2024, year2024), reported(2025, year2025)}
}

func atWork(t *testing.T) *sitting {
	t.Helper()
	d := open(t, 1306, 640)
	d.write(threeYears()...)
	return d
}

func TestTheTableHoldsTheYearsBesideEachOther(t *testing.T) {
	d := atWork(t)
	sameText(t, "heads", d.heads(), "指标名称 单位 2022年 2023年 2024年 增减 增长 报告所述 核算 趋势")
	for _, want := range []string{
		"地区生产总值 | 亿元 | 518.2 | 545.6 | 578.9 | +33.3 | 6.1% | 5.6% | 不可判",
		"一般公共预算收入 | 亿元 | 36.40 | 38.62 | 41.07 | +2.45 | 6.3% | 6.3% | 一致",
		"社会消费品零售总额 | 亿元 | 189.7 | 201.5 | 213.8 | +12.3 | 6.1% | 6.8% | 不一致",
		"粮食总产量 | 万吨 | 12.1 | 12.3 | — | — | — | — | 本稿缺",
	} {
		name, _, _ := strings.Cut(want, " |")
		sameText(t, name, d.line(name), want)
	}
	if s := d.line("沿江驿站"); !strings.HasSuffix(s, "新出现") {
		t.Errorf("an indicator that no earlier report has: %s", s)
	}
}

func TestTargetsStandBesideTheResultTheyStartFrom(t *testing.T) {
	d := atWork(t)
	test.Tap(d.pane.tables.Objects[1].(fyne.Tappable))
	sameText(t, "heads", d.heads(), "指标名称 单位 2024完成 2025目标 增减 增长 报告所述 核算 趋势")
	sameText(t, "a level aimed at", d.line("一般公共预算收入"), "一般公共预算收入 | 亿元 | 41.07 | 43 | +1.93 | 4.7% | — | ")
	sameText(t, "a growth aimed at", d.line("地区生产总值"), "地区生产总值 | 亿元 | 578.9 | +5.5%左右 | — | — | 5.5%左右 | ")
}

func TestEnterGoesToTheSentenceOfTheCell(t *testing.T) {
	d := atWork(t)
	d.choose("一般公共预算收入")
	d.press(fyne.KeyReturn)
	if i, said := d.lastPlace(); i != 2 || said != "41.07亿元" {
		t.Errorf("Enter opens report %d at %s", i, said)
	}
	d.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn)
	if i, said := d.lastPlace(); i != 0 || said != "36.40亿元" {
		t.Errorf("two years to the left, Enter opens report %d at %s", i, said)
	}
	d.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if i, said := d.lastPlace(); i != 2 || said != "6.3%" {
		t.Errorf("on the growth stated, Enter opens report %d at %s", i, said)
	}
}

func TestAHeadSortsDownThenUpThenAsInTheReport(t *testing.T) {
	d := atWork(t)
	test.Tap(d.pane.byField)
	asReported := d.names()
	growth := column{kind: growthColumn}
	d.pane.head.onSort(growth)
	if names := d.names(); !strings.HasPrefix(names, "便民饮水点 一般公共预算收入") || !strings.HasSuffix(names, "粮食总产量") {
		t.Errorf("falling, what has no growth last: %s", names)
	}
	d.pane.head.onSort(growth)
	if names := d.names(); !strings.HasPrefix(names, "地区生产总值 社会消费品零售总额") || !strings.HasSuffix(names, "粮食总产量") {
		t.Errorf("rising, what has no growth last: %s", names)
	}
	d.pane.head.onSort(growth)
	sameText(t, "as in the report", d.names(), asReported)
}

func TestFiltersAddUpAndCountTheWhole(t *testing.T) {
	d := atWork(t)
	test.Tap(d.pane.chips[onlyDiffers])
	sameText(t, "不一致", d.names(), "【消费】 社会消费品零售总额")
	test.Tap(d.pane.chips[onlyMissing])
	sameText(t, "不一致 and 本稿缺", d.names(), "【农业】 粮食总产量 【消费】 社会消费品零售总额")
	if n := d.pane.all.Count; n != 6 {
		t.Errorf("全部 counts %d of 6", n)
	}
	test.Tap(d.pane.all)
	if n := strings.Count(d.names(), " "); n < 6 {
		t.Errorf("全部 shows %s", d.names())
	}
}

func TestTheSearchFieldNarrowsTheTable(t *testing.T) {
	d := atWork(t)
	d.pane.Find()
	test.Type(d.pane.field, "预算")
	sameText(t, "预算", d.names(), "【财政】 一般公共预算收入")
	d.press(fyne.KeyDown)
	if d.host.window.Canvas().Focused() != d.pane.rows {
		t.Error("Down does not lead into the table")
	}
	d.pane.Find()
	d.press(fyne.KeyEscape)
	if d.pane.field.Text != "" || !strings.Contains(d.names(), "地区生产总值") {
		t.Errorf("Escape leaves %q and shows %s", d.pane.field.Text, d.names())
	}
}

func TestF8GoesToWhatDisagrees(t *testing.T) {
	d := atWork(t)
	d.pane.Step(true)
	sameText(t, "F8", d.chosen(), "社会消费品零售总额")
	d.pane.Step(true)
	if len(d.host.said) == 0 {
		t.Error("at the last one nothing is said")
	}
}

func TestWritingOnKeepsTheIndicatorSelected(t *testing.T) {
	d := atWork(t)
	d.choose("社会消费品零售总额")
	d.write(reported(2023, year2023), reported(2024, year2024),
		reported(2025, strings.Replace(year2025, "增长6.8%", "增长6.1%", 1)))
	sameText(t, "selected", d.chosen(), "社会消费品零售总额")
	if s := d.line("社会消费品零售总额"); !strings.HasSuffix(s, "一致") || strings.HasSuffix(s, "不一致") {
		t.Errorf("put right: %s", s)
	}
}

func TestAFieldFoldsByClickAndByKey(t *testing.T) {
	d := atWork(t)
	d.pane.fold("综合")
	if strings.Contains(d.names(), "地区生产总值") {
		t.Errorf("folded: %s", d.names())
	}
	d.press(fyne.KeyReturn)
	if !strings.Contains(d.names(), "地区生产总值") {
		t.Errorf("Enter on the head: %s", d.names())
	}
}

func TestWithoutADraftTheNewestReportStandsInItsPlace(t *testing.T) {
	d := open(t, 1306, 640)
	d.host.lib = libraryOf(t)
	d.pane.Reload(nil)
	if d.pane.regions.Visible() {
		t.Error("an empty library shows a table")
	}
	for name, body := range map[string]string{"2023.txt": "临江区2023年政府工作报告\n" + year2023, "2024.txt": "临江区2024年政府工作报告\n" + year2024} {
		f, err := library.Read(name, []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.host.lib.Import(context.Background(), f, library.Override{}); err != nil {
			t.Fatal(err)
		}
	}
	d.pane.Reload(nil)
	if s := d.line("一般公共预算收入"); !strings.HasPrefix(s, "一般公共预算收入 | 亿元 | 36.40 | 38.62") {
		t.Errorf("of two reports: %s", s)
	}
	if d.pane.export.Visible() {
		t.Error("a table that is not of a draft can be exported")
	}
}

// In a narrow window the newest years stay, and the oldest are a key away.
func TestColumnsGiveWayFromTheOldest(t *testing.T) {
	for _, c := range []struct {
		width float32
		want  string
	}{
		{1860, "指标名称 单位 2021年 2022年 2023年 2024年 增减 增长 报告所述 核算 趋势"},
		{1306, "指标名称 单位 2021年 2022年 2023年 2024年 增减 增长 报告所述 核算 趋势"},
		{1100, "指标名称 单位 2022年 2023年 2024年 增减 增长 报告所述 核算"},
		{867, "指标名称 单位 2022年 2023年 2024年 增长 核算"},
	} {
		d := open(t, c.width, 500)
		d.write(fourYears()...)
		sameText(t, "heads", d.heads(), c.want)
		if w := d.pane.model.grid.slots[0].width; w < 160 {
			t.Errorf("at %v the name has %v", c.width, w)
		}
	}
}

func TestAHiddenYearComesIntoSight(t *testing.T) {
	d := open(t, 1100, 500)
	d.write(fourYears()...)
	d.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	sameText(t, "heads", d.heads(), "指标名称 单位 2021年 2022年 2024年 增减 增长 报告所述 核算")
	d.press(fyne.KeyRight, fyne.KeyRight)
	sameText(t, "heads", d.heads(), "指标名称 单位 2022年 2023年 2024年 增减 增长 报告所述 核算")
}

func TestTheInspectorOfACompactWindowLiesOverTheTable(t *testing.T) {
	d := open(t, 867, 460)
	d.write(threeYears()...)
	whole := d.pane.rows.Size().Width
	if d.pane.inspector.flow.Visible() && whole < 860 {
		t.Errorf("the table has %v of 867", whole)
	}
	d.press(fyne.KeySpace)
	if !d.pane.detailed || d.pane.rows.Size().Width != whole {
		t.Errorf("Space: open %v, the table has %v of %v", d.pane.detailed, d.pane.rows.Size().Width, whole)
	}
	d.pane.Escape()
	if d.pane.detailed {
		t.Error("Escape does not close it")
	}
}

func TestARowIsCopiedForASpreadsheet(t *testing.T) {
	d := atWork(t)
	d.choose("社会消费品零售总额")
	d.pane.rows.TypedShortcut(&fyne.ShortcutCopy{})
	sameText(t, "clipboard", fyne.CurrentApp().Clipboard().Content(), "社会消费品零售总额\t亿元\t189.7\t201.5\t213.8\t+12.3\t6.1%\t6.8%\t不一致")
}

func TestTheInspectorKeepsTheWidthItWasGiven(t *testing.T) {
	d := atWork(t)
	d.pane.regions.OnResized(0, 500)
	d.host.window.Resize(fyne.NewSize(1860, 640)) // another class has its own
	d.host.window.Resize(fyne.NewSize(1306, 640))
	if _, w := d.pane.regions.Sides(); w != 500 {
		t.Errorf("the inspector has %v of 500", w)
	}
}
