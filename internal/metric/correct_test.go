package metric

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const here = "临江区" // where reported says its reports are from

func rename(row RowID, name string) Correction {
	return Correction{Kind: CorrectRename, Place: here, Row: row, Name: name}
}

func joining(row, into RowID) Correction {
	return Correction{Kind: CorrectJoin, Place: here, Row: row, Into: into}
}

func excluding(row RowID) Correction {
	return Correction{Kind: CorrectExclude, Place: here, Row: row}
}

func inUnit(row RowID, from, unit string) Correction {
	return Correction{Kind: CorrectUnit, Place: here, Row: row, From: from, Unit: unit}
}

func TestCorrectionsHoldForTheNextReport(t *testing.T) {
	first := []Reported{
		reported(2024, one("社零额", 2023, "120.5亿元", ""), one("社区服务站", 2023, "40个", ""), one("便民服务站", 2023, "38个", "")),
		reported(2025, one("社零额", 2024, "126.5亿元", ""), one("社区服务站", 2024, "45个", ""), one("便民服务站", 2024, "3个", "")),
	}
	rows := Join(first)
	retail, station, other := seriesOf(t, rows, "社零额").Row, seriesOf(t, rows, "社区服务站").Row, seriesOf(t, rows, "便民服务站").Row
	next := append(slices.Clone(first[1:]), reported(2026,
		one("社零额", 2025, "13300万元", ""), one("社区服务站", 2025, "50个", ""), one("便民服务站", 2025, "4个", "")))
	for _, c := range []struct {
		why  string
		list []Correction
		want map[string]string // the values of 2025 by name; "" none
	}{
		{"rename", []Correction{rename(retail, "零售总额")}, map[string]string{"零售总额": "13300", "社零额": ""}},
		{"join", []Correction{joining(station, other)}, map[string]string{"社区服务站": ""}},
		{"exclude", []Correction{excluding(retail)}, map[string]string{"社零额": "", "社区服务站": "50"}},
		{"unit", []Correction{inUnit(retail, "", "亿元")}, map[string]string{"社零额": "1.33"}},
		{
			"split from a year on",
			[]Correction{{Kind: CorrectSplit, Place: here, Row: station, Name: "社区服务站（新）", Periods: []string{"2024-"}}},
			map[string]string{"社区服务站（新）": "50", "社区服务站": ""},
		},
	} {
		have := JoinWith(next, c.list)
		if len(have.Unfit) > 0 {
			t.Errorf("%s: fits nothing", c.why)
		}
		for name, want := range c.want {
			value := ""
			for _, s := range have.Series {
				for _, cell := range s.Cells {
					if s.Name == name && cell.Period == "2025" && cell.Value != nil {
						value = say(cell.Value)
					}
				}
			}
			if value != want {
				t.Errorf("%s: %s is %q, want %q\n%s", c.why, name, value, want, dump(have.Series))
			}
		}
	}
}

func TestARenamedRowMeetsTheOneOfThatName(t *testing.T) {
	old := reported(2025, one("街头绿地", 2024, "12公顷", ""))
	wrong := rename(Join([]Reported{old})[0].Row, "口袋公园面积")
	next := reported(2026, one("口袋公园面积", 2025, "15公顷", ""))
	c := JoinWith([]Reported{old, next}, []Correction{wrong})
	if len(c.Series) != 1 || len(c.Series[0].Cells) != 2 || !c.Series[0].Named {
		t.Error(dump(c.Series))
	}
	both := reported(2025, one("街头绿地", 2024, "12公顷", ""), one("口袋公园面积", 2024, "3公顷", ""))
	if c := JoinWith([]Reported{both}, []Correction{wrong}); len(c.Series) != 2 {
		t.Errorf("one report has both:\n%s", dump(c.Series))
	}
}

func TestTwoValuesAfterAJoin(t *testing.T) {
	reports := []Reported{
		reported(2024, one("特色民宿", 2023, "40家", "")),
		reported(2025, one("精品民宿", 2023, "90家", ""), one("精品民宿", 2024, "95家", "")),
	}
	rows := Join(reports)
	c := JoinWith(reports, []Correction{joining(seriesOf(t, rows, "特色民宿").Row, seriesOf(t, rows, "精品民宿").Row)})
	if len(c.Series) != 1 || len(c.Series[0].Conflicts) != 1 {
		t.Fatal(dump(c.Series))
	}
	_, taken := c.Series[0].Conflicts[0][0].Of(reports)
	_, other := c.Series[0].Conflicts[0][1].Of(reports)
	if cell := cellOf(t, c.Series[0], "2023", Actual); say(cell.Value) != "90" || taken.Value != 90 || other.Value != 40 {
		t.Errorf("%v %v\n%s", taken, other, dump(c.Series))
	}
	same := []Reported{{Doc: reports[1].Doc, Metrics: reports[1].Metrics}}
	same[0] = reported(2025, sentence{"特色民宿40家，精品民宿90家。", []Figure{fig("特色民宿", "2024", Level, "40家"), fig("精品民宿", "2024", Level, "90家")}})
	second := same[0].Metrics[0]
	second.Name, second.Canonical, second.Figures = "精品民宿", "精品民宿", second.Figures[1:]
	same[0].Metrics[0].Figures = same[0].Metrics[0].Figures[:1]
	same[0].Metrics = append(same[0].Metrics, second)
	rows = Join(same)
	if c := JoinWith(same, []Correction{joining(rows[0].Row, rows[1].Row)}); len(c.Series) != 1 || len(c.Series[0].Conflicts) != 1 {
		t.Errorf("of one sentence:\n%s", dump(c.Series))
	}
}

func TestAJoinTheUserMadeIsJudged(t *testing.T) {
	reports := []Reported{reported(2024, one("地方税收", 2023, "40.00亿元", "")), reported(2025, one("各项税费", 2024, "42.00亿元", "5.0%"))}
	rows := Join(reports)
	c := JoinWith(reports, []Correction{joining(seriesOf(t, rows, "地方税收").Row, seriesOf(t, rows, "各项税费").Row)})
	if len(c.Series) != 1 || cellOf(t, c.Series[0], "2024", Actual).Verdict != Agrees {
		t.Error(dump(c.Series))
	}
}

func TestANameOfTheUsersDoesNotMakeAGrowthJudged(t *testing.T) {
	reports := []Reported{reported(2024, one("固定资产投资", 2023, "40亿元", "")), reported(2025, one("固定资产投资", 2024, "42亿元", "9%"))}
	c := JoinWith(reports, []Correction{rename(Join(reports)[0].Row, "固投")})
	if cell := cellOf(t, c.Series[0], "2024", Actual); cell.Verdict != Cannot || c.Series[0].Canonical != "固投" {
		t.Error(dump(c.Series))
	}
}

func TestANameOfTheUsersIsNoGuess(t *testing.T) {
	now := one("税收收入", 2024, "42.00亿元", "5.0%")
	for i := range now.figures {
		now.figures[i].Doubtful = true
	}
	reports := []Reported{reported(2024, one("税收收入", 2023, "40.00亿元", "")), reported(2025, now)}
	rows := Join(reports)
	if cellOf(t, rows[0], "2024", Actual).Verdict != Cannot {
		t.Fatal(dump(rows))
	}
	c := JoinWith(reports, []Correction{rename(rows[0].Row, "税收收入")})
	if cellOf(t, c.Series[0], "2024", Actual).Verdict != Agrees || !reports[1].Metrics[0].Figures[0].Doubtful {
		t.Error(dump(c.Series))
	}
}

func TestUnits(t *testing.T) {
	reports := []Reported{reported(2024, one("税收收入", 2023, "41.27亿元", "")), reported(2025, one("税收收入", 2024, "43.35亿元", "5%"))}
	row := Join(reports)[0].Row
	c := JoinWith(reports, []Correction{inUnit(row, "", "万元")})
	cell := cellOf(t, c.Series[0], "2024", Actual)
	if c.Series[0].Unit != "万元" || say(cell.Value) != "433500" || !strings.Contains(cell.Note, "43.35亿元") || cell.Verdict != Agrees {
		t.Errorf("converted:\n%s", dump(c.Series))
	}
	if c := JoinWith(reports, []Correction{inUnit(row, "", "公里")}); len(c.Unfit) != 1 {
		t.Errorf("money in kilometres:\n%s", dump(c.Series))
	}
	misread := []Reported{reported(2024, one("绿道长度", 2023, "41公里", "")), reported(2025, one("绿道长度", 2024, "43个", ""))}
	row = seriesOf(t, Join(misread), "绿道长度").Row
	c = JoinWith(misread, []Correction{inUnit(row, "个", "公里")})
	if len(c.Series) != 1 || len(c.Series[0].Cells) != 2 || !strings.Contains(cellOf(t, c.Series[0], "2024", Actual).Note, "更正为公里") {
		t.Errorf("misread:\n%s", dump(c.Series))
	}
	size := []Reported{reported(2024, one("注册志愿者", 2023, "4.1万人", "")), reported(2025, one("注册志愿者", 2024, "4.3人", ""))}
	c = JoinWith(size, []Correction{inUnit(Join(size)[0].Row, "人", "万人")})
	if cell := cellOf(t, c.Series[0], "2024", Actual); c.Series[0].Unit != "万人" || say(cell.Value) != "4.3" || say(cellOf(t, c.Series[0], "2023", Actual).Value) != "4.1" {
		t.Errorf("misread in size:\n%s", dump(c.Series))
	}
}

func TestSplits(t *testing.T) {
	reports := []Reported{
		reported(2024, one("绿道里程", 2023, "30公里", "")),
		reported(2025, one("绿道总里程", 2024, "8公里", ""), one("绿道总里程", 2022, "7公里", "")),
	}
	rows := Join(reports)
	if len(rows) != 1 {
		t.Fatal(dump(rows))
	}
	for _, part := range []Correction{
		{Names: []string{"绿道总里程"}},
		{Reports: []int{2025}},
		{Periods: []string{"2024", "2022"}},
	} {
		part.Kind, part.Place, part.Row, part.Name = CorrectSplit, here, rows[0].Row, "滨河绿道里程"
		c := JoinWith(reports, []Correction{part})
		if len(c.Series) != 2 || len(seriesOf(t, c.Series, "滨河绿道里程").Cells) != 2 {
			t.Errorf("%v:\n%s", part, dump(c.Series))
			continue
		}
		out := seriesOf(t, c.Series, "滨河绿道里程").Row
		c = JoinWith(reports, []Correction{part, excluding(out)})
		if len(c.Series) != 1 || len(c.Excluded) != 1 || c.Excluded[0].Canonical != "滨河绿道里程" {
			t.Errorf("%v, then not wanted:\n%s", part, dump(c.Series))
		}
		c = JoinWith(reports, []Correction{part, joining(out, rows[0].Row)})
		if len(c.Series) != 1 || len(c.Series[0].Cells) != 3 {
			t.Errorf("%v, then joined again:\n%s", part, dump(c.Series))
		}
	}
}

func TestAVagueNameIsThatOfOneReport(t *testing.T) {
	reports := []Reported{reported(2024, one("项目", 2023, "30个", "")), reported(2025, one("项目", 2024, "28个", ""))}
	rows := Join(reports)
	c := JoinWith(reports, []Correction{joining(rows[0].Row, rows[1].Row)})
	if len(c.Series) != 1 || len(c.Series[0].Cells) != 2 {
		t.Error(dump(c.Series))
	}
	next := append(slices.Clone(reports), reported(2026, one("项目", 2025, "7个", "")))
	if c := JoinWith(next, []Correction{excluding(rows[0].Row)}); len(c.Series) != 2 || len(c.Excluded) != 1 {
		t.Error(dump(c.Series))
	}
}

func TestAnotherPlacesCorrectionsAreNotOurs(t *testing.T) {
	reports := []Reported{reported(2025, one("税收收入", 2024, "31亿元", ""))}
	c := excluding(Join(reports)[0].Row)
	c.Place = "临湖县"
	if got := JoinWith(reports, []Correction{c}); len(got.Series) != 1 || !slices.Equal(got.Unfit, []int{0}) {
		t.Error(dump(got.Series))
	}
}

func TestWhatIsNoCorrection(t *testing.T) {
	row := RowID{Name: "税收收入", Unit: "亿元"}
	for _, c := range []Correction{
		{},
		{Kind: CorrectExclude, Row: row},
		excluding(RowID{Name: "（）"}),
		rename(row, " "),
		joining(row, row),
		joining(row, RowID{}),
		inUnit(row, "", ""),
		inUnit(row, "个", "个"),
		{Kind: "forget", Place: here, Row: row},
		{Kind: CorrectSplit, Place: here, Row: row, Name: "甲"},
		{Kind: CorrectSplit, Place: here, Row: row, Periods: []string{"2024"}},
		{Kind: CorrectSplit, Place: here, Row: row, Name: "甲", Periods: []string{"去年"}},
	} {
		if err := c.Valid(); !errors.Is(err, ErrCorrection) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestCorrectionsInWords(t *testing.T) {
	row := RowID{Name: "社零", Unit: "亿元", Scope: "城区"}
	for want, c := range map[string]Correction{
		"“社零（城区）”改名为“零售额”":              rename(row, "零售额"),
		"“社零（城区）”并入“零售额”":               joining(row, RowID{Name: "零售额"}),
		"“社零（城区）”不列入":                   excluding(row),
		"“‘四新’经济增加值”不列入":                excluding(RowID{Name: "“四新”经济增加值"}),
		"“社零（城区）”的单位用“万元”":              inUnit(row, "", "万元"),
		"“社零（城区）”的单位“个”应为“万元”":          inUnit(row, "个", "万元"),
		"“社零（城区）”拆出“甲”（2023年起，2025年报告）": {Kind: CorrectSplit, Row: row, Name: "甲", Periods: []string{"2023-"}, Reports: []int{2025}},
	} {
		if c.String() != want {
			t.Errorf("have %s, want %s", c, want)
		}
	}
}

func ExampleJoinWith() {
	reports := []Reported{
		reported(2024, one("社零额", 2023, "120.5亿元", "")),
		reported(2025, one("社零额", 2024, "126.5亿元", "5%")),
	}
	remembered := []Correction{{Kind: CorrectRename, Place: "临江区", Row: RowID{Name: "社零额", Unit: "亿元"}, Name: "社会消费品零售总额"}}
	for _, s := range JoinWith(reports, remembered).Series {
		fmt.Println(s.Canonical, s.Field, len(s.Cells), remembered[s.Applied[0]])
	}
	// Output:
	// 社会消费品零售总额 消费 2 “社零额”改名为“社会消费品零售总额”
}
