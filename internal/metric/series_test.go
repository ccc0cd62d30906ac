package metric

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// sentence is a part of a report made by hand, with its figures.
type sentence struct {
	text    string
	figures []Figure
}

// reported makes the report that was delivered in a year. The figures stand in
// their sentence in their order.
func reported(year int, sentences ...sentence) Reported {
	var b strings.Builder
	r := Reported{Doc: &report.Document{Name: strconv.Itoa(year), Format: "txt", Info: report.Info{Place: "临江区", Year: year}}}
	for i, s := range sentences {
		start := b.Len()
		b.WriteString(s.text + "\n")
		m := Metric{Sentence: text.Span{Start: start, End: start + len(s.text)}, Block: i, Figures: s.figures}
		at := 0
		for k := range m.Figures {
			f := &m.Figures[k]
			found := strings.Index(s.text[at:], numberOf(f))
			if found < 0 {
				panic(numberOf(f) + " does not stand in " + s.text[at:])
			}
			at += found
			f.Span = text.Span{Start: start + at, End: start + at + len(numberOf(f))}
			at += len(numberOf(f))
		}
		m.Name, m.Canonical, m.Period, m.Status = m.Figures[0].Name, m.Figures[0].Name, m.Figures[0].Period, m.Figures[0].Status
		r.Metrics = append(r.Metrics, m)
	}
	r.Doc.Text, r.Doc.Source = b.String(), b.String()
	return r
}

func numberOf(f *Figure) string {
	return strconv.FormatFloat(math.Abs(f.Value), 'f', f.Decimals, 64) + f.Unit
}

// fig makes a figure of "2720.16亿元": digits, then the unit.
func fig(name, period string, kind Kind, number string) Figure {
	end := strings.IndexFunc(number, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != '-' })
	v, err := strconv.ParseFloat(number[:end], 64)
	if err != nil {
		panic(err)
	}
	decimals := 0
	if i := strings.IndexByte(number[:end], '.'); i >= 0 {
		decimals = end - i - 1
	}
	return Figure{Name: name, Period: period, Kind: kind, Status: Actual, Value: v, Decimals: decimals, Unit: number[end:]}
}

func with(f Figure, change func(*Figure)) Figure { change(&f); return f }

func modified(f Figure, word string) Figure {
	return with(f, func(f *Figure) { f.Modifier = word })
}

func target(f Figure) Figure { return with(f, func(f *Figure) { f.Status = Target }) }

// one states a level, and a growth if it is not "".
func one(name string, year int, level, growth string) sentence {
	s := sentence{text: fmt.Sprintf("%s%s", name, level), figures: []Figure{fig(name, strconv.Itoa(year), Level, level)}}
	if growth != "" {
		kind, word := Growth, "，增长"
		if strings.HasSuffix(growth, "个百分点") {
			kind = Change
		}
		g := fig(name, strconv.Itoa(year), kind, growth)
		if g.Value < 0 {
			word = "，下降"
		}
		s.figures = append(s.figures, g)
		s.text += word + numberOf(&g)
	}
	s.text += "。"
	return s
}

func seriesOf(t *testing.T, all []Series, name string) Series {
	t.Helper()
	for _, s := range all {
		if s.Canonical == name {
			return s
		}
	}
	t.Fatalf("no series %s in\n%s", name, dump(all))
	return Series{}
}

func cellOf(t *testing.T, s Series, period string, status Status) Cell {
	t.Helper()
	for _, c := range s.Cells {
		if c.Period == period && c.Status == status {
			return c
		}
	}
	t.Fatalf("no cell %s %s in\n%s", period, status, dump([]Series{s}))
	return Cell{}
}

func dump(all []Series) string {
	var b strings.Builder
	for _, s := range all {
		fmt.Fprintf(&b, "%s|%s|%s|%s\n", s.Canonical, s.Scope, s.Unit, s.Field)
		for _, c := range s.Cells {
			fmt.Fprintf(&b, "  %s %s %s stated %s computed %s %s %s revised %s %s\n", c.Period, c.Status, say(c.Value), say(c.Stated),
				say(c.Computed), c.Verdict, c.Reason, say(c.Revised), c.Note)
		}
	}
	return b.String()
}

func say(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}

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
		fig("社会消费品零售总额", "2023", Level, "118.2亿元"), fig("社会消费品零售总额", "2024", Level, "126.5亿元"), fig("社会消费品零售总额", "2024", Growth, "7.0%")}})
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

func TestBaseOfARiseIsNoValueOfItsEnd(t *testing.T) {
	for _, c := range []struct{ text, period, base string }{
		{"高新技术企业从20家增加到31家。", "2024", ""},
		{"高新技术企业从2020年的20家增加到31家。", "2024", "2020"},
	} {
		r := reported(2025, sentence{c.text, []Figure{fig("高新技术企业", "2024", Level, "20家"), fig("高新技术企业", "2024", Level, "31家")}})
		s := seriesOf(t, Join([]Reported{r}), "高新技术企业")
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
	now := sentence{"税收收入42.0亿元，分别增长12.1%、17.2%。", []Figure{fig("税收收入", "2024", Level, "42.0亿元"),
		fig("税收收入", "2024", Growth, "12.1%"), fig("税收收入", "2024", Growth, "17.2%")}}
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

func TestWhatIsNeverJoined(t *testing.T) {
	for _, c := range [][2]sentence{
		{one("高新技术企业", 2023, "210家", ""), one("新增高新技术企业", 2024, "36家", "")},
		{one("税收收入", 2023, "30亿元", ""), one("税收占比", 2024, "71%", "")},
		{one("税收收入", 2023, "30亿元", ""), one("税收收入", 2024, "71%", "")},
		{one("出口总额", 2023, "30亿元", ""), one("进口总额", 2024, "31亿元", "")},
		{one("城镇居民人均可支配收入", 2023, "41000元", ""), one("农村居民人均可支配收入", 2024, "23000元", "")},
		{one("改造老旧小区", 2023, "30个", ""), one("改造老旧小区", 2024, "5200户", "")},
		{one("项目", 2023, "30个", ""), one("项目", 2024, "28个", "")},
		{one("新增养老床位", 2023, "300张", ""), one("养老床位数", 2024, "5200张", "")},
		{one("累计建成充电桩", 2023, "300个", ""), one("建成充电桩", 2024, "200个", "")},
	} {
		for _, s := range Join([]Reported{reported(2024, c[0]), reported(2025, c[1])}) {
			if len(s.Cells) > 1 {
				t.Errorf("joined:\n%s", dump([]Series{s}))
			}
		}
	}
}

func TestWhatIsJoined(t *testing.T) {
	for _, c := range [][2]sentence{
		{one("地区生产总值", 2023, "30亿元", ""), one("全区生产总值", 2024, "31亿元", "")},
		{one("GDP", 2023, "30亿元", ""), one("地区生产总值", 2024, "31亿元", "")},
		{one("规上工业企业", 2023, "30家", ""), one("规模以上工业企业数", 2024, "31户", "")},
		{one("专精特新“小巨人”企业", 2023, "3家", ""), one("专精特新小巨人企业", 2024, "4家", "")},
		{one("西瓜总产量", 2023, "30万吨", ""), one("西瓜产量", 2024, "310000吨", "")},
		{one("绿道总里程", 2023, "30公里", ""), one("全区绿道里程", 2024, "31公里", "")},
		{one("建成高标准农田", 2023, "3万亩", ""), one("高标准农田建设", 2024, "20000亩", "")},
		{one("改造农村危房", 2023, "30户", ""), one("农村危房改造", 2024, "31户", "")},
		{one("国家级绿色工厂", 2023, "3家", ""), one("国家绿色工厂[5]", 2024, "4个", "")},
	} {
		all := Join([]Reported{reported(2024, c[0]), reported(2025, c[1])})
		if len(all) != 1 {
			t.Errorf("not joined:\n%s", dump(all))
		}
	}
}

func TestNamesOfOneReportAreTwoThings(t *testing.T) {
	all := Join([]Reported{reported(2024, one("绿道总里程", 2023, "30公里", ""), one("绿道里程", 2023, "8公里", "")),
		reported(2025, one("绿道里程", 2024, "9公里", ""))})
	if len(all) != 2 || say(cellOf(t, seriesOf(t, all, "绿道里程"), "2023", Actual).Value) != "8" {
		t.Error(dump(all))
	}
}

func TestConversionIsSaid(t *testing.T) {
	all := Join([]Reported{reported(2024, one("税收收入", 2023, "301234万元", "")), reported(2025, one("税收收入", 2024, "31.2亿元", ""))})
	c := cellOf(t, all[0], "2023", Actual)
	if all[0].Unit != "亿元" || say(c.Value) != "30.1234" || !strings.Contains(c.Note, "301234万元") {
		t.Error(dump(all))
	}
}

func TestRowsFollowTheNewestReport(t *testing.T) {
	all := Join([]Reported{
		reported(2024, one("甲类项目", 2023, "1个", ""), one("乙类项目", 2023, "1个", ""), one("丙类项目", 2023, "1个", "")),
		reported(2025, one("丙类项目", 2024, "1个", ""), one("丁类项目", 2024, "1个", ""))})
	var names []string
	for _, s := range all {
		names = append(names, s.Canonical)
	}
	if want := []string{"丙类项目", "丁类项目", "甲类项目", "乙类项目"}; !reflect.DeepEqual(names, want) {
		t.Errorf("have %v, want %v", names, want)
	}
}

func TestDuplicatesAndConflicts(t *testing.T) {
	all := Join([]Reported{reported(2025, one("税收收入", 2024, "31亿元", ""), one("税收收入", 2024, "31.24亿元", ""), one("税收收入", 2024, "33.1亿元", ""))})
	c := cellOf(t, all[0], "2024", Actual)
	if say(c.Value) != "31.24" || len(all[0].Conflicts) != 1 {
		t.Errorf("%v\n%s", all[0].Conflicts, dump(all))
	}
	if _, f := all[0].Conflicts[0][1].Of([]Reported{reported(2025, one("税收收入", 2024, "31亿元", ""), one("税收收入", 2024, "31.24亿元", ""), one("税收收入", 2024, "33.1亿元", ""))}); f.Value != 33.1 {
		t.Errorf("the other is %v", f.Value)
	}
}

func TestRanksAreNoValues(t *testing.T) {
	s := one("地区生产总值", 2024, "520亿元", "6.1%")
	s.text = strings.TrimSuffix(s.text, "。") + "，增速全市第1位。"
	s.figures = append(s.figures, fig("地区生产总值增速", "2024", Rank, "1位"))
	all := Join([]Reported{reported(2025, s)})
	if len(all) != 1 || len(all[0].Cells) != 1 || len(all[0].Cells[0].Ranks) != 1 {
		t.Error(dump(all))
	}
}

// TestOrderOfReportsDoesNotMatter is the law of Join, on random reports.
func TestOrderOfReportsDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		reports := randomReports(rng, 5, 40)
		want := Join(reports)
		order := rng.Perm(len(reports))
		shuffled := make([]Reported, len(reports))
		for to, from := range order {
			shuffled[to] = reports[from]
		}
		have := Join(shuffled)
		mapIndices(have, order)
		if !reflect.DeepEqual(have, want) {
			t.Fatalf("order %v:\n%s\nwant\n%s", order, dump(have), dump(want))
		}
	}
}

// mapIndices turns indices into a shuffled slice to those of the slice before.
func mapIndices(all []Series, order []int) {
	move := func(r *Ref) {
		if r != nil {
			r.Report = order[r.Report]
		}
	}
	for i := range all {
		for k := range all[i].Conflicts {
			move(&all[i].Conflicts[k][0])
			move(&all[i].Conflicts[k][1])
		}
		for k := range all[i].Cells {
			c := &all[i].Cells[k]
			if c.Report >= 0 {
				c.Report = order[c.Report]
			}
			move(c.Growth)
			move(c.Later)
			for r := range c.Ranks {
				move(&c.Ranks[r])
			}
		}
	}
}

func randomReports(rng *rand.Rand, years, sentences int) []Reported {
	names := []string{"税收收入", "全区税收收入", "税收收入总额", "绿道里程", "绿道总里程", "企业数", "企业数量", "新增企业", "地区生产总值", "GDP"}
	levels := []string{"%d.%02d亿元", "%d%02d万元", "%d.%d%%", "%d%d家"}
	var reports []Reported
	for y := range years {
		var list []sentence
		for range sentences {
			level := fmt.Sprintf(levels[rng.IntN(len(levels))], 1+rng.IntN(99), 1+rng.IntN(9))
			growth := ""
			if rng.IntN(2) == 0 {
				growth = fmt.Sprintf("%d.%d%%", 1+rng.IntN(20), rng.IntN(10))
			}
			list = append(list, one(names[rng.IntN(len(names))], 2015+y+rng.IntN(2), level, growth))
		}
		reports = append(reports, reported(2016+y, list...))
	}
	return reports
}

// TestIndicesPointToWhatCellsShow checks every reference that Join gives.
func TestIndicesPointToWhatCellsShow(t *testing.T) {
	reports := randomReports(rand.New(rand.NewPCG(3, 4)), 6, 60)
	for _, s := range Join(reports) {
		for _, c := range s.Cells {
			if (c.Value == nil) != (c.Report < 0) {
				t.Fatalf("%s %s: value %s at report %d", s.Canonical, c.Period, say(c.Value), c.Report)
			}
			if c.Value == nil {
				continue
			}
			_, f := Ref{c.Report, c.Metric, c.Figure}.Of(reports)
			if want := round12(f.Value * measureOf(f.Unit).factor / measureOf(s.Unit).factor); f.Kind != Level || f.Period != c.Period || math.Abs(want-*c.Value) > 1e-9*want {
				t.Fatalf("%s %s: %v is not %s", s.Canonical, c.Period, f, say(c.Value))
			}
		}
	}
}

func TestJoinGrowsWithTheFigures(t *testing.T) {
	cost := func(sentences int) time.Duration {
		reports := randomReports(rand.New(rand.NewPCG(5, 6)), 4, sentences)
		best := time.Hour
		for range 3 {
			start := time.Now()
			Join(reports)
			best = min(best, time.Since(start))
		}
		return best
	}
	if small, large := cost(300), cost(3000); large > 25*small {
		t.Errorf("ten times the figures took %v instead of %v", large, small)
	}
}

func FuzzJoin(f *testing.F) {
	f.Add("税收收入", "全区税收收入总额", "2023", "2024", 41.27, 5.0, "亿元", "超", 2)
	f.Add("", "\xff", "2018-2022", "20x", math.Inf(1), -100.0, "万", "近", -3)
	f.Add("占比", "占比", "2023", "2023", 0.0, math.NaN(), "%", "左右", 400)
	f.Fuzz(func(t *testing.T, name1, name2, period1, period2 string, value, growth float64, unit, modifier string, decimals int) {
		figure := func(name, period string, kind Kind, v float64) Figure {
			return Figure{Name: name, Period: period, Kind: kind, Value: v, Unit: unit, Modifier: modifier, Decimals: decimals}
		}
		metrics := []Metric{
			{Name: name1, Canonical: name2, Period: period1, Figures: []Figure{figure(name1, period1, Level, value), figure("", "", Growth, growth)}},
			{Name: name2, Period: period2, Status: Target, Scope: modifier, Figures: []Figure{figure(name2, period2, Level, growth), figure(name2, period2, Change, value), figure(name1, period2, Rank, value)}},
		}
		metrics[1].Figures[1].Unit, metrics[0].Figures[1].Unit = "个百分点", "%"
		Join([]Reported{{Doc: &report.Document{Info: report.Info{Year: 2024}}, Metrics: metrics}, {Doc: &report.Document{Info: report.Info{Year: 2025}}, Metrics: metrics}, {}})
	})
}

func BenchmarkJoin(b *testing.B) {
	reports := randomReports(rand.New(rand.NewPCG(7, 8)), 10, 500)
	for b.Loop() {
		Join(reports)
	}
}

func ExampleJoin() {
	reports := []Reported{
		reported(2024, one("一般公共预算收入", 2023, "41.27亿元", "")),
		reported(2025, one("一般公共预算收入", 2024, "43.35亿元", "5%")),
	}
	for _, s := range Join(reports) {
		for _, c := range s.Cells {
			fmt.Println(s.Canonical, c.Period, *c.Value, s.Unit)
			if c.Verdict != "" {
				fmt.Println(c.Verdict, c.Reason)
			}
		}
	}
	// Output:
	// 一般公共预算收入 2023 41.27 亿元
	// 一般公共预算收入 2024 43.35 亿元
	// agrees 按2023年数41.27亿元推算增长5.04%
}
