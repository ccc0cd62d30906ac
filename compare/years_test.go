package compare

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"reportdesk/compare/lsa"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

const lastYear = `临江区政府工作报告
——2024年1月15日在临江区第五届人民代表大会第三次会议上
区长 沈远
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，全区上下稳中求进，主要指标好于预期。
（一）工业提质。新开工技改项目31个，灯具产业园二期投产，规上工业增加值增长6.2%。
（二）城市更新。改造老旧小区18个，打通断头路4条，新建口袋公园5处。
（三）民生改善。新增城镇就业4200人，新建幼儿园2所，社区食堂覆盖八成街道。
同时，我们也清醒地看到，发展中还存在不少困难和问题：产业层次不高，财政收支矛盾突出。
二、2024年工作安排
今年政府工作的总体要求是：坚持稳中求进，推动高质量发展。
主要预期目标是：地区生产总值增长6%左右，城镇新增就业4000人。
（一）做强灯具产业。办好临江灯博会，支持龙头企业扩产，建设检验检测中心。
（二）抓好河道治理。完成白鹭河清淤12公里，取缔非法排口，恢复湿地600亩。
（三）办好民生实事。新建养老服务站10个，增加学位1800个，改造社区卫生站。
三、加强政府自身建设
坚持依法行政，严控三公经费，整治形式主义。
各位代表！让我们同心协力，奋力谱写临江发展新篇章！
名词解释
灯博会：指临江区每年举办的灯具博览会。
口袋公园：指面积较小的街头公园。`

const thisYear = `临江区政府工作报告
——2025年1月12日在临江区第五届人民代表大会第四次会议上
区长 沈远
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2024年工作回顾
这一年，全区上下实干争先，经济运行稳中有进。
（一）产业更强。灯博会签约56亿元，检验检测中心投用，规上工业增加值增长7.1%，新开工技改项目38个。
（二）河湖更清。白鹭河清淤全线完工，恢复湿地650亩，非法排口清零。
（三）民生更暖。新增城镇就业4500人，建成养老服务站12个，社区食堂实现街道全覆盖，增加学位1900个。
同时，我们也清醒地看到，工作中还有不少困难和问题：产业层次还不高，民生短板不少。
二、2025年工作安排
今年政府工作的总体要求是：坚持稳中求进，以进促稳，推动高质量发展。
主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业4200人。
（一）推动灯具产业集群发展。扩大灯博会影响，引育龙头企业，建设照明设计学院。
（二）提升城市品质。改造老旧小区22个，新建口袋公园8处，打通断头路3条。
（三）深化生态治理。启动青石湖清淤，恢复湿地300亩，建设河湖智慧监测网。
（四）增进民生福祉。建设托育中心3个，改造社区卫生站，增加学位1500个。
三、加强政府自身建设
坚持依法行政，过紧日子，三公经费只减不增。
各位代表！让我们奋楫扬帆，奋力谱写临江发展更加绚丽的新篇章！
名词解释
灯博会：指临江区一年一度的灯具博览会。
托育中心：指为三岁以下婴幼儿提供照护的机构。`

func compareYears(t testing.TB, old, new string) *Comparison {
	t.Helper()
	a, b := report.FromText("old.txt", old), report.FromText("new.txt", new)
	c, err := Documents(context.Background(), metric.Reported{Doc: a}, metric.Reported{Doc: b}, Year)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// linksOf lists the links that the pairs state, as old>new by block.
func linksOf(c *Comparison) []string {
	var list []string
	for _, p := range c.Pairs {
		for _, o := range p.Old {
			for _, n := range p.New {
				list = append(list, fmt.Sprint(o.Block, ">", n.Block))
			}
		}
	}
	slices.Sort(list)
	return list
}

// partnersOf returns the old blocks linked with the new block that begins with a text.
func partnersOf(t *testing.T, c *Comparison, begins string) []string {
	t.Helper()
	var list []string
	found := false
	for _, p := range c.Pairs {
		for _, n := range p.New {
			if !strings.HasPrefix(n.Span.Of(c.New.Told()), begins) {
				continue
			}
			found = true
			for _, o := range p.Old {
				list = append(list, o.Span.Of(c.Old.Told()))
			}
		}
	}
	if !found {
		t.Fatalf("no new block begins with %q", begins)
	}
	return list
}

func TestYearsLinkSubjectsInTheirRole(t *testing.T) {
	c := compareYears(t, lastYear, thisYear)
	for _, w := range []struct{ proves, new, old string }{
		{"the title block is linked line by line", "——2025", "——2024"},
		{"what stands once is linked whatever its words", "同时，我们也", "同时，我们也"},
		{"the closing is linked", "各位代表！让我们", "各位代表！让我们"},
		{"a part's head is linked by its role", "二、2025", "二、2024"},
		{"review stays beside review, though last year's tasks share more words", "（一）产业更强", "（一）工业提质"},
		{"tasks stay beside tasks", "（一）推动灯具", "（一）做强灯具"},
		{"a subject is found under another head", "（三）深化生态", "（二）抓好河道"},
		{"glossary entries are linked by their word", "灯博会：", "灯博会："},
	} {
		got := partnersOf(t, c, w.new)
		if !slices.ContainsFunc(got, func(o string) bool { return strings.HasPrefix(o, w.old) }) {
			t.Errorf("%s: %q is linked with %q, want %q", w.proves, w.new, got, w.old)
		}
	}
	if got := partnersOf(t, c, "托育中心："); len(got) != 0 {
		t.Errorf("a new word is linked with %q", got)
	}
	for _, o := range partnersOf(t, c, "（一）产业更强") {
		if strings.HasPrefix(o, "（一）做强灯具") {
			t.Error("a result is linked with a promise")
		}
	}
}

func TestALongParagraphSharesOneSubject(t *testing.T) {
	const port = "港口能级提升。新开集装箱航线三条，疏港铁路全线贯通，智慧码头投入运行，临江港吞吐量稳居全省前列，港产城一体发展。"
	const old = "临江区政府工作报告\n一、去年工作回顾\n" +
		"产业结构不断优化，灯具产业集群壮大，新引进龙头企业两家，技改投入持续回升，园区道路和标准厂房加快建设，产业链条更加完整，企业效益稳步改善。" + port + "\n" +
		"白鹭河清淤按期完工，恢复湿地六百亩，非法排口全部取缔。\n社区食堂实现全覆盖，新建幼儿园两所，养老服务站建成投用。"
	const new = "临江区政府工作报告\n一、去年工作回顾\n" +
		"灯具产业集群再上台阶，龙头企业扩产，技改投入加大，园区标准厂房建成。\n" +
		"临江港新开集装箱航线两条，疏港铁路运量翻番，智慧码头二期开工，吞吐量再创新高。\n" +
		"青石湖清淤启动，湿地恢复成效显著，排口整治完成。\n新建幼儿园一所，社区食堂提质，养老服务站增加。"
	c := compareYears(t, old, new)
	for _, begins := range []string{"灯具产业", "临江港"} {
		got := partnersOf(t, c, begins)
		if len(got) != 1 || !strings.HasPrefix(got[0], "产业结构") {
			t.Errorf("%s: linked with %q, want the paragraph that treats both", begins, got)
		}
	}
}

func TestYearsSwappedMirror(t *testing.T) {
	forth, back := linksOf(compareYears(t, lastYear, thisYear)), linksOf(compareYears(t, thisYear, lastYear))
	for i, l := range back {
		o, n, _ := strings.Cut(l, ">")
		back[i] = n + ">" + o
	}
	slices.Sort(back)
	if !reflect.DeepEqual(forth, back) {
		t.Errorf("forth %v\nback  %v", forth, back)
	}
}

func TestYearsKinds(t *testing.T) {
	const base = "临江区政府工作报告\n一、去年工作\n完成白鹭河清淤12公里，取缔非法排口，恢复湿地600亩，沿河步道全线贯通。\n办好临江灯博会，支持龙头企业扩产。\n"
	for _, w := range []struct {
		proves, new string
		want        Kind
	}{
		{"an equal paragraph is the same", "完成白鹭河清淤12公里，取缔非法排口，恢复湿地600亩，沿河步道全线贯通。", Same},
		{"only figures differ", "完成白鹭河清淤15.5公里，取缔非法排口，恢复湿地580亩，沿河步道全线贯通。", Figures},
		{"most of the wording is kept", "完成白鹭河清淤15公里，取缔非法排口，恢复湿地580亩，沿河步道和驿站投用。", Edited},
		{"the subject is kept, not the wording", "白鹭河整治收官，清淤任务超额完成，湿地修复见到实效，两岸成为市民散步的好去处。", Rewritten},
	} {
		c := compareYears(t, base, "临江区政府工作报告\n一、去年工作\n"+w.new+"\n办好临江灯博会，支持龙头企业扩产。\n")
		for _, p := range c.Pairs {
			if len(p.New) == 1 && p.New[0].Span.Of(c.New.Told()) == w.new && p.Kind != w.want {
				t.Errorf("%s: have %s, want %s", w.proves, p.Kind, w.want)
			}
		}
	}
}

func TestEqualReportsAreLinkedBlockByBlock(t *testing.T) {
	c := compareYears(t, thisYear, thisYear)
	links := linksOf(c)
	for i := range c.New.Blocks {
		if l := fmt.Sprint(i, ">", i); !slices.Contains(links, l) {
			t.Errorf("block %d %q is not linked with itself", i, c.New.Blocks[i].Span.Of(thisYear))
		}
	}
}

func TestYearsStopWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := report.FromText("draft.txt", thisYear)
	if _, err := Documents(ctx, metric.Reported{Doc: doc}, metric.Reported{Doc: doc}, Year); err != context.Canceled {
		t.Errorf("have %v, want %v", err, context.Canceled)
	}
}

// FuzzYears checks the laws that hold for any two texts.
func FuzzYears(f *testing.F) {
	f.Add(lastYear, thisYear)
	f.Add("", thisYear)
	f.Add("一、\n二、\n", "各位代表！\n名词解释\n：\n")
	f.Add("甲乙丙丁戊己庚辛\n甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛")
	f.Add("\xff\xfe坏", "２０２５年[1]ＧＤＰ")
	f.Fuzz(func(t *testing.T, old, new string) {
		c := compareYears(t, old, new)
		olds, news := map[int]bool{}, map[int]bool{}
		last := -1
		for _, p := range c.Pairs {
			for _, o := range p.Old {
				olds[o.Block] = true
			}
			for _, n := range p.New {
				news[n.Block] = true
			}
			if len(p.New) > 0 {
				if p.New[0].Block < last {
					t.Fatalf("pair of new block %d stands after that of %d", p.New[0].Block, last)
				}
				last = p.New[0].Block
			}
			if (len(p.Old) == 0) != (p.Kind == Added) || (len(p.New) == 0) != (p.Kind == Removed) {
				t.Fatalf("kind %s of %d old and %d new", p.Kind, len(p.Old), len(p.New))
			}
			if p.Likeness < 0 || p.Likeness > 1 {
				t.Fatalf("likeness %v", p.Likeness)
			}
			for _, o := range p.Old {
				for _, n := range p.New {
					if (c.Old.Blocks[o.Block].Role == report.GlossaryRole) != (c.New.Blocks[n.Block].Role == report.GlossaryRole) {
						t.Fatalf("a glossary entry is linked with %d>%d", o.Block, n.Block)
					}
				}
			}
			for _, s := range p.Kept {
				if !slices.ContainsFunc(p.Old, func(o Part) bool { return true }) || s.End > len(c.New.Text) || s.Empty() {
					t.Fatalf("kept %v", s)
				}
			}
		}
		if len(olds) != len(c.Old.Blocks) || len(news) != len(c.New.Blocks) {
			t.Fatalf("pairs name %d of %d old and %d of %d new blocks", len(olds), len(c.Old.Blocks), len(news), len(c.New.Blocks))
		}
		if c.Kept < 0 || c.Kept > 1 {
			t.Fatalf("kept %v", c.Kept)
		}
		back := linksOf(compareYears(t, new, old))
		for i, l := range back {
			o, n, _ := strings.Cut(l, ">")
			back[i] = n + ">" + o
		}
		slices.Sort(back)
		if forth := linksOf(c); !slices.Equal(forth, back) {
			t.Fatalf("forth %v\nback  %v", forth, back)
		}
	})
}

// FuzzKept checks that runs are equal on both sides, whole characters, and apart.
func FuzzKept(f *testing.F) {
	f.Add("完成白鹭河清淤12公里", "白鹭河清淤全线完工，新增12.5公里")
	f.Add("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaa")
	f.Add("\xff\xff甲", "甲\xff\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		inA, inB := keptRuns(lsa.Default(), a, b)
		if len(inA) != len(inB) {
			t.Fatalf("%d runs of %d", len(inA), len(inB))
		}
		end := 0
		for i, s := range inB {
			if s.Start < end || strings.ToValidUTF8(s.Of(b), "\uFFFD") != strings.ToValidUTF8(inA[i].Of(a), "\uFFFD") {
				t.Fatalf("run %d: %q of %q", i, s.Of(b), inA[i].Of(a))
			}
			end = s.End
		}
	})
}
