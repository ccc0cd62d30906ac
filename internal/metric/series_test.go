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
	"reportdesk/internal/stopwatch"
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

func TestWhatIsNeverJoined(t *testing.T) {
	for _, c := range [][2]sentence{
		{one("高新技术企业", 2023, "210家", ""), one("新增高新技术企业", 2024, "36家", "")},
		{one("税收收入", 2023, "30亿元", ""), one("税收占比", 2024, "71%", "")},
		{one("税收收入", 2023, "30亿元", ""), one("税收收入", 2024, "71%", "")},
		{one("出口总额", 2023, "30亿元", ""), one("进口总额", 2024, "31亿元", "")},
		{one("城镇居民人均可支配收入", 2023, "41000元", ""), one("农村居民人均可支配收入", 2024, "23000元", "")},
		{one("改造老旧小区", 2023, "30个", ""), one("改造老旧小区", 2024, "5200户", "")},
		{one("项目", 2023, "30个", ""), one("项目", 2024, "28个", "")},
		{one("农民人均纯收入", 2011, "9173元", ""), one("农村居民人均可支配收入", 2024, "21000元", "")},
		{one("省级专精特新企业", 2023, "3家", ""), one("专精特新企业数", 2024, "52家", "")},
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
		{one("出口", 2023, "51.2亿元", ""), one("出口总额", 2024, "55.4亿元", "")},
	} {
		all := Join([]Reported{reported(2024, c[0]), reported(2025, c[1])})
		if len(all) != 1 {
			t.Errorf("not joined:\n%s", dump(all))
		}
	}
}

func TestNamesOfOneReportAreTwoThings(t *testing.T) {
	all := Join([]Reported{
		reported(2024, one("绿道总里程", 2023, "30公里", ""), one("绿道里程", 2023, "8公里", "")),
		reported(2025, one("绿道里程", 2024, "9公里", "")),
	})
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
		reported(2025, one("丙类项目", 2024, "1个", ""), one("丁类项目", 2024, "1个", "")),
	})
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
		return stopwatch.Least(5, func() { Join(reports) })
	}
	if small, large := cost(300), cost(3000); large > 40*small { // a hundred were the square
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
