package check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/stopwatch"
)

// draftOf makes the report of a year from its text.
func draftOf(year int, t string) metric.Reported {
	doc := report.FromText("draft.txt", t)
	doc.Info.Year = year
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
}

// whole is a short report of 临江区 delivered in 2026 in which nothing is wrong.
const whole = `临江区政府工作报告
——2026年1月9日在临江区第八届人民代表大会第六次会议上
临江区区长 江晓舟
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
2025年是临江发展很不寻常的一年。全区地区生产总值612.4亿元，增长6.1%；一般公共预算收入43.35亿元，增长5%；城镇新增就业8200人。
（一）工业经济稳中有进。规上工业增加值增长7.2%，与2024年相比提高0.6个百分点。2024年以来引进的12个项目全部开工。
（二）城乡面貌持续改善。一是改造老旧小区36个；二是新建绿道18公里；三是整治河道9条。
（三）民生福祉不断增进。五年累计城镇新增就业4.1万人。今年一般公共预算收入突破43亿元，为办好实事打下基础。
二、2026年重点工作
2026年是“十五五”开局之年。主要预期目标是：地区生产总值增长6%左右，城镇新增就业8000人以上。
（一）做强产业。到2027年，培育规上企业20家。
（二）做优城市。巩固2025年创建成果，新建绿道20公里。
（三）做实民生。新增学位1200个。
各位代表，让我们一起努力！
`

func findings(t *testing.T, r metric.Reported, against ...metric.Reported) []Finding {
	t.Helper()
	all, err := Run(context.Background(), r, against, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func show(r metric.Reported, all []Finding) string {
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintf(&b, "%s %s 【%s】 %s → %q\n", f.Rule, f.Severity, f.Span.Of(r.Doc.Text), f.Message, f.Suggestion)
	}
	return b.String()
}

func TestACleanReportYieldsNothing(t *testing.T) {
	r := draftOf(2026, whole)
	if all := findings(t, r); len(all) > 0 {
		t.Error(show(r, all))
	}
}

// TestOneChangeOneFinding changes the clean report in one place a case.
func TestOneChangeOneFinding(t *testing.T) {
	for _, c := range []struct {
		from, to   string
		rule, part string // "" for no finding
		suggestion string
		severity   Severity
	}{
		// numbering
		{"（三）民生福祉", "（四）民生福祉", "numbering-gap", "（四）", "（三）", Error},
		{"（三）民生福祉", "（二）民生福祉", "numbering-gap", "（二）", "（三）", Error},
		{"（二）做优", "（三）做优", "numbering-gap", "（三）", "（二）", Error},
		{"二、2026年重点", "三、2026年重点", "numbering-gap", "三、", "二、", Error},
		{"三是整治", "四是整治", "numbering-gap", "四是", "三是", Warning},
		{"一是改造老旧小区36个；", "", "numbering-gap", "二是", "", Warning},
		{"（二）城乡", "(二)城乡", "", "", "", ""},
		{"三是整治河道9条", "统一是原则", "", "", "", ""},
		// years
		{"二、2026年重点工作", "二、2025年重点工作", "last-year", "2025", "2026", Error},
		{"一、2025年工作回顾", "一、2024年工作回顾", "last-year", "2024", "2025", Error},
		{"2026年是“十五五”", "2025年是“十五五”", "last-year", "2025", "2026", Error},
		{"2025年是临江", "2024年是临江", "last-year", "2024", "2025", Error},
		{"（三）做实民生。", "（三）做实民生。2025年，我们将", "last-year", "2025", "2026", Error},
		{"新增学位1200个", "2025年底前新增学位1200个", "last-year", "2025", "", Warning},
		{"新增学位1200个", "2026年底前新增学位1200个", "", "", "", ""},
		{"新增学位1200个", "对2025年底前建成的学校再作评估", "", "", "", ""},
		{"（三）做实民生。", "（三）落实《2025年重点工作清单》。", "", "", "", ""},
		{"（三）做实民生。", "（三）巩固2025年重点工作成果。", "", "", "", ""},
		{"（三）做实民生。", "（三）做实民生。把2025年作为项目攻坚年，", "last-year", "2025", "2026", Error},
		{"新增学位1200个", "落实《临江区2023—2025年行动方案》", "", "", "", ""},
		// two values
		{"今年一般公共预算收入突破43亿元", "全区一般公共预算收入43.53亿元", "two-values", "43.53亿元", "43.35亿元", Error},
		{"今年一般公共预算收入突破43亿元", "全区一般公共预算收入43.4亿元", "", "", "", ""},
		{"今年一般公共预算收入突破43亿元", "全区一般公共预算收入超44亿元", "two-values", "44亿元", "43.35亿元", Warning},
		{"今年一般公共预算收入突破43亿元", "全区新增就业8300人", "two-values", "8300人", "8200人", Warning},
		{"今年一般公共预算收入突破43亿元", "一般公共预算收入从2020年的30.1亿元增长到43.53亿元", "two-values", "43.53亿元", "43.35亿元", Error},
		{"今年一般公共预算收入突破43亿元", "一般公共预算收入从2020年的30.1亿元增长到43.35亿元", "", "", "", ""},
	} {
		text := strings.Replace(whole, c.from, c.to, 1)
		r := draftOf(2026, text)
		all := findings(t, r)
		switch {
		case c.rule == "" && len(all) > 0:
			t.Errorf("%s → %s: want nothing\n%s", c.from, c.to, show(r, all))
		case c.rule == "":
		case len(all) != 1 || all[0].Rule != c.rule || all[0].Span.Of(text) != c.part ||
			all[0].Suggestion != c.suggestion || all[0].Severity != c.severity:
			t.Errorf("%s → %s: want %s %s 【%s】 → %q, have\n%s", c.from, c.to, c.rule, c.severity, c.part, c.suggestion, show(r, all))
		}
	}
}

func TestNumbersThatRunThroughTheSections(t *testing.T) {
	r := draftOf(2026, "各位代表：\n一、工业\n1.建成一座工厂，投产达效。\n2.再建一座工厂，投产达效。\n二、农业\n3.修好十里水渠，灌溉良田。\n4.再修十里水渠，灌溉良田。\n三、教育\n1.建成一所学校，方便入学。\n")
	if all := findings(t, r); len(all) > 0 {
		t.Error(show(r, all))
	}
}

func TestSentenceTakenOverWithItsYear(t *testing.T) {
	prior := draftOf(2025, "临江区政府工作报告\n各位代表：\n一、2024年工作回顾\n全区上下同心协力，各项事业取得新的进展。\n二、2025年重点工作\n（一）做强产业。全面落实2025年度助企清单，推动惠企资金直达快享。\n（二）做优城市。与2024年相比，再提速一成以上办理各类审批事项。\n")
	now := draftOf(2026, "临江区政府工作报告\n各位代表：\n一、2025年工作回顾\n全区上下同心协力，各项事业取得新的进展。\n二、2026年重点工作\n（一）做强产业。全面落实2025年度助企清单，推动惠企资金直达快享。\n（二）做优城市。与2024年相比，再提速一成以上办理各类审批事项。\n")
	all := findings(t, now, prior)
	if len(all) != 1 || all[0].Rule != "last-year" || all[0].Suggestion != "2026" || all[0].Other == nil || all[0].Other.Report != 0 ||
		!strings.Contains(all[0].Other.Span.Of(prior.Doc.Text), "助企清单") {
		t.Error(show(now, all))
	}
}

func TestAnotherValueThanLastYearsReport(t *testing.T) {
	prior := draftOf(2025, "临江区政府工作报告\n各位代表：\n一、2024年工作回顾\n全区一般公共预算收入41.27亿元，增长4.2%。\n")
	now := draftOf(2026, "临江区政府工作报告\n各位代表：\n一、2025年工作回顾\n一般公共预算收入由2024年的41.72亿元增长到43.35亿元。\n")
	all := findings(t, now, prior)
	if len(all) != 1 || all[0].Rule != "two-values" || all[0].Severity != Note || all[0].Span.Of(now.Doc.Text) != "41.72亿元" ||
		all[0].Other.Span.Of(prior.Doc.Text) != "41.27亿元" {
		t.Error(show(now, all))
	}
}

func TestFindingsComeInTheOrderOfTheText(t *testing.T) {
	text := strings.NewReplacer("（三）民生福祉", "（五）民生福祉", "二、2026年重点", "二、2025年重点", "三是整治", "四是整治").Replace(whole)
	r := draftOf(2026, text)
	all := findings(t, r)
	for i := 1; i < len(all); i++ {
		if all[i].Span.Start < all[i-1].Span.Start {
			t.Error(show(r, all))
		}
	}
	if len(all) != 3 {
		t.Error(show(r, all))
	}
}

func TestRulesHaveNames(t *testing.T) {
	for _, r := range Rules() {
		if Name(r.ID) != r.Name || r.Name == "" || r.Name == r.ID {
			t.Errorf("rule %q is named %q", r.ID, Name(r.ID))
		}
	}
	if Name("none") != "none" {
		t.Error("an unknown rule has no name of its own")
	}
}

func TestRunStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, draftOf(2026, whole), nil, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestRunGrowsWithTheText(t *testing.T) {
	cost := func(n int) time.Duration {
		r := draftOf(2026, strings.Repeat(whole, n))
		return stopwatch.Least(5, func() { findings(t, r) })
	}
	if small, large := cost(30), cost(300); large > 40*small { // a hundred were the square
		t.Errorf("ten times the text took %v instead of %v", large, small)
	}
}

// TestOneSentenceOfYears: what is read around a year has a bound.
func TestOneSentenceOfYears(t *testing.T) {
	cost := func(n int) time.Duration {
		r := draftOf(2026, "各位代表：\n二、2026年重点工作\n"+strings.Repeat("2025年", n)+"。\n")
		return stopwatch.Least(5, func() { findings(t, r, r) })
	}
	if small, large := cost(1000), cost(10000); large > 40*small {
		t.Errorf("ten times the years took %v instead of %v", large, small)
	}
}

func FuzzRun(f *testing.F) {
	f.Add(whole, whole)
	f.Add(strings.ReplaceAll(whole, "2026", "2025"), "一、2024年\n（九）\n二是\n")
	f.Add("一是一是二是。三要\xff、2025年2025年底前前", "2025年12月")
	f.Fuzz(func(t *testing.T, now, before string) {
		r := draftOf(2026, now)
		all, err := Run(context.Background(), r, []metric.Reported{draftOf(2025, before), {}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, f := range all {
			if f.Span.Start < at || f.Span.End > len(now) || f.Span.Empty() || f.Message == "" {
				t.Fatalf("finding %+v of %q", f, now)
			}
			at = f.Span.Start
		}
	})
}

func BenchmarkRun(b *testing.B) {
	r := draftOf(2026, strings.Repeat(whole, 60)) // 30,000 characters
	for b.Loop() {
		if _, err := Run(context.Background(), r, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleRun() {
	r := draftOf(2026, "各位代表：\n一、2025年工作回顾\n（一）工业向好。\n（三）农业增收。\n二、2025年重点工作\n")
	all, _ := Run(context.Background(), r, nil, nil)
	for _, f := range all {
		fmt.Println(f.Severity, Name(f.Rule)+"："+f.Message, "→", f.Suggestion)
	}
	// Output:
	// error 编号断档：编号断档：“（一）”之后是“（三）”，缺“（二）” → （二）
	// error 去年的年份：这里说的是2026年的工作，写成了2025年 → 2026
}
