package metric

import (
	"strings"
	"testing"
)

func TestVerdicts(t *testing.T) {
	const revenue = "一般公共预算收入"
	for _, c := range []struct {
		why            string
		before, now    sentence
		name           string
		want           Verdict
		reasonContains string
	}{
		{"within the rounding of both", one(revenue, 2023, "41.27亿元", ""), one(revenue, 2024, "43.35亿元", "5%"), revenue, Agrees, "推算增长5.04%"},
		{"outside of it", one(revenue, 2023, "41.27亿元", ""), one(revenue, 2024, "43.35亿元", "5.3%"), revenue, Differs, "报告所述为增长5.3%"},
		{"the rounding of a small number is wide", one("西瓜产量", 2023, "3.1万吨", ""), one("西瓜产量", 2024, "3.2万吨", "5.6%"), "西瓜产量", Agrees, ""},
		{"a fall", one(revenue, 2023, "50亿元", ""), one(revenue, 2024, "48亿元", "-4%"), revenue, Agrees, "推算下降4%"},
		{"a fall called a rise", one(revenue, 2023, "50.00亿元", ""), one(revenue, 2024, "48.00亿元", "4.0%"), revenue, Differs, "推算下降4%"},
		{"units convert", one(revenue, 2023, "412700万元", ""), one(revenue, 2024, "43.35亿元", "5%"), revenue, Agrees, ""},
		{"constant prices", one("地区生产总值", 2023, "500亿元", ""), one("地区生产总值", 2024, "520亿元", "6.1%"), "地区生产总值", Cannot, "可比价格"},
		{"enterprises change", one("规模以上工业总产值", 2023, "500亿元", ""), one("规模以上工业总产值", 2024, "520亿元", "9%"), "规模以上工业总产值", Cannot, "可比口径"},
		{"no level before", one("西瓜产量", 2021, "3.1万吨", ""), one("西瓜产量", 2024, "3.2万吨", "5.6%"), "西瓜产量", Cannot, "没有2023年的数"},
		{"percentages in points", one("常住人口城镇化率", 2023, "61.2%", ""), one("常住人口城镇化率", 2024, "62.4%", "1.2个百分点"), "常住人口城镇化率", Agrees, "提高1.2个百分点"},
		{"percentages in points, wrong", one("常住人口城镇化率", 2023, "61.2%", ""), one("常住人口城镇化率", 2024, "62.4%", "2.1个百分点"), "常住人口城镇化率", Differs, "2.1个百分点"},
		{"times", one("网上零售额", 2023, "10亿元", ""), one("网上零售额", 2024, "22亿元", "1.2倍"), "网上零售额", Agrees, ""},
		{"too far apart to be one thing", one(revenue, 2023, "4.1亿元", ""), one(revenue, 2024, "43.35亿元", "5%"), revenue, Cannot, "相差过大"},
	} {
		s := seriesOf(t, Join([]Reported{reported(2024, c.before), reported(2025, c.now)}), c.name)
		cell := cellOf(t, s, "2024", Actual)
		if cell.Verdict != c.want || !strings.Contains(cell.Reason, c.reasonContains) {
			t.Errorf("%s: want %s …%s…\n%s", c.why, c.want, c.reasonContains, dump([]Series{s}))
		}
	}
}

func TestModifiersOpenTheInterval(t *testing.T) {
	for _, c := range []struct {
		before, now, growth, word string
		want                      Verdict
	}{
		{"40.0亿元", "42亿元", "6%", "超", Cannot},   // 42 or more may be 42.4
		{"40.0亿元", "42亿元", "1%", "超过", Differs}, // but never 40.4
		{"40.0亿元", "42亿元", "4%", "近", Cannot},
		{"40.0亿元", "42亿元", "9%", "近", Differs}, // less than 42 is less than 5%
		{"40.0亿元", "42亿元", "6%", "左右", Cannot},
		{"40.0亿元", "42亿元", "1%", "不低于", Differs},
		{"40.0亿元", "42亿元", "9%", "不超过", Differs},
	} {
		now := one("税收收入", 2024, c.now, c.growth)
		now.figures[0].Modifier = c.word
		s := seriesOf(t, Join([]Reported{reported(2024, one("税收收入", 2023, c.before, "")), reported(2025, now)}), "税收收入")
		if cell := cellOf(t, s, "2024", Actual); cell.Verdict != c.want {
			t.Errorf("%s %s %s: want %s\n%s", c.word, c.now, c.growth, c.want, dump([]Series{s}))
		}
	}
}

func TestFootingOfAGrowthIsNotJudged(t *testing.T) {
	now := one("税收收入", 2024, "42.00亿元", "9.0%")
	now.text = "税收收入42.00亿元，同口径增长9.0%。"
	s := seriesOf(t, Join([]Reported{reported(2024, one("税收收入", 2023, "40.00亿元", "")), reported(2025, now)}), "税收收入")
	if c := cellOf(t, s, "2024", Actual); c.Verdict != Cannot || !strings.Contains(c.Reason, "同口径") {
		t.Error(dump([]Series{s}))
	}
}

func TestBasisOfAGrowth(t *testing.T) {
	for _, c := range []struct {
		basis   string
		stated  bool
		verdict Verdict
	}{
		{"", true, Agrees},
		{"同比", true, Agrees},
		{"较上年", true, Agrees},
		{"比年初", true, Agrees},
		{"按不变价格计算", true, Cannot},
		{"实际", true, Cannot},
		{"按可比口径", true, Cannot},
		{"较2019年", false, ""},
		{"比“十三五”末", false, ""},
		{"环比", false, ""},
		{"比上年预算", false, ""},
		{"累计", false, ""},
	} {
		now := one("税收收入", 2024, "42.00亿元", "5.0%")
		now.figures[1].Basis = c.basis
		s := seriesOf(t, Join([]Reported{reported(2024, one("税收收入", 2023, "40.00亿元", "")), reported(2025, now)}), "税收收入")
		if cell := cellOf(t, s, "2024", Actual); (cell.Stated != nil) != c.stated || cell.Verdict != c.verdict {
			t.Errorf("%q: want %v %s\n%s", c.basis, c.stated, c.verdict, dump([]Series{s}))
		}
	}
}

func TestRealUseIsNoRealGrowth(t *testing.T) {
	now := one("实际利用外资", 2024, "42.00亿美元", "5.0%")
	s := seriesOf(t, Join([]Reported{reported(2024, one("实际利用外资", 2023, "40.00亿美元", "")), reported(2025, now)}), "实际利用外资")
	if c := cellOf(t, s, "2024", Actual); c.Verdict != Agrees {
		t.Error(dump([]Series{s}))
	}
}

func TestGrowthWithoutLevelIsStated(t *testing.T) {
	r := reported(2025,
		sentence{"地区生产总值增长5.5%。", []Figure{fig("地区生产总值", "2024", Growth, "5.5%")}},
		sentence{"地区生产总值增长6%左右。", []Figure{target(modified(fig("地区生产总值", "2025", Growth, "6%"), "左右"))}})
	s := seriesOf(t, Join([]Reported{r}), "地区生产总值")
	for _, c := range s.Cells {
		if c.Value != nil || c.Stated == nil || c.Report != -1 || c.Growth == nil || c.Verdict != Cannot {
			t.Error(dump([]Series{s}))
		}
	}
	if len(s.Cells) != 2 || s.Unit != "" {
		t.Error(dump([]Series{s}))
	}
}

func TestLaterReportRevises(t *testing.T) {
	old := reported(2024, one("社会消费品零售总额", 2023, "120.5亿元", ""))
	told := reported(2025, sentence{"社会消费品零售总额由118.2亿元增加到126.5亿元，增长7.0%。", []Figure{
		fig("社会消费品零售总额", "2023", Level, "118.2亿元"), fig("社会消费品零售总额", "2024", Level, "126.5亿元"), fig("社会消费品零售总额", "2024", Growth, "7.0%"),
	}})
	s := seriesOf(t, Join([]Reported{told, old}), "社会消费品零售总额")
	was, now := cellOf(t, s, "2023", Actual), cellOf(t, s, "2024", Actual)
	if say(was.Value) != "120.5" || say(was.Revised) != "118.2" || was.Later == nil || now.Verdict != Agrees {
		t.Error(dump([]Series{s}))
	}
	implied := reported(2025, one("社会消费品零售总额", 2024, "126.5亿元", "7.0%"))
	s = seriesOf(t, Join([]Reported{implied, old}), "社会消费品零售总额")
	was, now = cellOf(t, s, "2023", Actual), cellOf(t, s, "2024", Actual)
	if say(was.Revised) != "118.2" || was.Later != nil || now.Verdict != Differs || !strings.Contains(now.Reason, "修订") {
		t.Error(dump([]Series{s}))
	}
}

func TestAGrowthOfAnotherSentenceCanOnlyAgree(t *testing.T) {
	old := reported(2024, one("税收收入", 2023, "40.00亿元", ""))
	for growth, want := range map[string]Verdict{"5.0%": Agrees, "8.0%": Cannot} {
		now := reported(2025, one("税收收入", 2024, "42.00亿元", ""), sentence{"税收收入增长" + growth + "。", []Figure{fig("税收收入", "2024", Growth, growth)}})
		s := seriesOf(t, Join([]Reported{old, now}), "税收收入")
		if c := cellOf(t, s, "2024", Actual); c.Verdict != want {
			t.Errorf("%s: want %s\n%s", growth, want, dump([]Series{s}))
		}
	}
}

func TestAnImpliedBaseIsRoundedAsItWasWritten(t *testing.T) {
	s := seriesOf(t, Join([]Reported{
		reported(2024, one("社会消费品零售总额", 2023, "1205432万元", "")),
		reported(2025, one("社会消费品零售总额", 2024, "126.5亿元", "7.0%")),
	}), "社会消费品零售总额")
	if c := cellOf(t, s, "2023", Actual); s.Unit != "亿元" || say(c.Value) != "120.5432" || say(c.Revised) != "118.2243" {
		t.Error(dump([]Series{s}))
	}
}

func TestBaseOfARiseIsNoValueOfItsEnd(t *testing.T) {
	for _, c := range []struct{ text, period, base string }{
		{"高新技术企业从20家增加到31家。", "2024", ""},
		{"高新技术企业从2020年的20家增加到31家。", "2024", "2020"},
	} {
		r := reported(2025, sentence{c.text, []Figure{fig("高新技术企业数", "2024", Level, "20家"), fig("高新技术企业", "2024", Level, "31家")}})
		s := seriesOf(t, Join([]Reported{r}), "高新技术企业数")
		if say(cellOf(t, s, "2024", Actual).Value) != "31" || len(s.Conflicts) > 0 {
			t.Errorf("%s\n%s", c.text, dump([]Series{s}))
		}
		if c.base != "" && say(cellOf(t, s, c.base, Actual).Value) != "20" {
			t.Errorf("%s\n%s", c.text, dump([]Series{s}))
		}
	}
}

func TestGrowthAgainstAnEarlierYearIsNotThisYears(t *testing.T) {
	now := sentence{"税收收入42.0亿元，是2020年的2.1倍。", []Figure{fig("税收收入", "2024", Level, "42.0亿元"), fig("税收收入", "2024", Growth, "2.1倍")}}
	s := seriesOf(t, Join([]Reported{reported(2024, one("税收收入", 2023, "40.0亿元", "")), reported(2025, now)}), "税收收入")
	if c := cellOf(t, s, "2024", Actual); c.Stated != nil || c.Verdict != "" || say(c.Computed) != "5" {
		t.Error(dump([]Series{s}))
	}
}

func TestTwoGrowthsOfOneStatementAreNotJudged(t *testing.T) {
	now := sentence{"税收收入42.0亿元，分别增长12.1%、17.2%。", []Figure{
		fig("税收收入", "2024", Level, "42.0亿元"),
		fig("税收收入", "2024", Growth, "12.1%"), fig("税收收入", "2024", Growth, "17.2%"),
	}}
	s := seriesOf(t, Join([]Reported{reported(2024, one("税收收入", 2023, "40.0亿元", "")), reported(2025, now)}), "税收收入")
	if c := cellOf(t, s, "2024", Actual); c.Verdict != Cannot {
		t.Error(dump([]Series{s}))
	}
}

func TestMeanGrowthStandsInItsSpan(t *testing.T) {
	r := reported(2026, one("税收收入", 2025, "42.0亿元", "5%"),
		sentence{"“十四五”以来税收收入年均增长6.5%。", []Figure{with(fig("税收收入", "2021-2025", Growth, "6.5%"), func(f *Figure) { f.Basis = "年均" })}})
	s := seriesOf(t, Join([]Reported{r}), "税收收入")
	if c := cellOf(t, s, "2021-2025", Actual); say(c.Stated) != "6.5" || c.Verdict != Cannot || c.Value != nil {
		t.Error(dump([]Series{s}))
	}
	if c := cellOf(t, s, "2025", Actual); say(c.Stated) != "5" {
		t.Error(dump([]Series{s}))
	}
}

func TestTargetIsHeldAgainstLastYearsResult(t *testing.T) {
	r := reported(2025, one("税收收入", 2024, "40.0亿元", ""),
		sentence{"税收收入达到42.0亿元，增长8.0%。", []Figure{target(fig("税收收入", "2025", Level, "42.0亿元")), target(fig("税收收入", "2025", Growth, "8.0%"))}})
	s := seriesOf(t, Join([]Reported{r}), "税收收入")
	if c := cellOf(t, s, "2025", Target); c.Verdict != Differs || say(c.Computed) != "5" {
		t.Error(dump([]Series{s}))
	}
}

func TestTargetsSaidTwiceMustBeSaidAlike(t *testing.T) {
	plan := func(number string) sentence {
		f := target(modified(fig("地区生产总值", "2025", Growth, number), "以上"))
		return sentence{"地区生产总值增长" + number + "以上。", []Figure{f}}
	}
	if s := Join([]Reported{reported(2025, plan("6%"), plan("6.5%"))}); len(s[0].Conflicts) != 1 {
		t.Error(dump(s))
	}
	if s := Join([]Reported{reported(2025, plan("6%"), plan("6%"))}); len(s[0].Conflicts) != 0 {
		t.Error(dump(s))
	}
}
