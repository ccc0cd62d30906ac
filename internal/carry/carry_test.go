package carry

import (
	"strings"
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// carried is what becomes of a sentence of the review of 2025 (or, behind >, of
// the tasks of 2026) in the report of another year.
func carried(t *testing.T, sentence string, year int) string {
	t.Helper()
	review, tasks := sentence, "继续做好各项工作，推动高质量发展。"
	if rest, ok := strings.CutPrefix(sentence, ">"); ok {
		review, tasks = "各项工作取得了新的成绩。", rest
	}
	doc := report.FromText("prior", "政府工作报告\n——2026年1月9日在临江区第六届人民代表大会第三次会议上\n各位代表：\n现在向大会报告工作，请予审议。\n"+
		"一、2025年工作回顾\n"+review+"\n二、2026年重点工作\n"+tasks)
	o := Usual(year)
	o.Tasks = false
	lines := strings.Split(From(reported(doc), o).Text, "\n")
	if review == sentence {
		return lines[5]
	}
	return lines[7]
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		why, sentence string
		year          int
		want          string
	}{
		{"the year reviewed", "2025年完成投资，2024年没有。", 2027, "2026年完成投资，2024年没有。"},
		{"the year compared with", "消费较2024年更旺。", 2027, "消费较2025年更旺。"},
		{"a year since when", "2025年以来，大局安定。", 2027, "2025年以来，大局安定。"},
		{"the year ahead", ">2026年底前投用。", 2027, "2027年底前投用。"},
		{"two years on", ">2026年底前投用。", 2028, "2028年底前投用。"},
		{"a goal", ">到2030年，城乡更美。", 2027, "到2030年，城乡更美。"},
		{"a span that slides", "2024—2025年，农业丰收。", 2027, "2025—2026年，农业丰收。"},
		{"a plan's span", "实施《三年行动方案（2024—2026年）》。", 2027, "实施《三年行动方案（2024—2026年）》。"},
		{"a document of every year", "完成《临江区2025年预算》。", 2027, "完成《临江区2026年预算》。"},
		{"Han digits", "二〇二五年实现开门红。", 2027, "二〇二六年实现开门红。"},
		{"a session", "区六届人大二次会议确定的任务全部完成。", 2027, "区六届人大三次会议确定的任务全部完成。"},
		{"a session beyond the fifth", "区六届人大二次会议确定的任务全部完成。", 2030, "区〔待填：上年六〕届人大〔待填：上年二〕次会议确定的任务全部完成。"},
		{"a party's meeting", "贯彻党的二十届四中全会精神。", 2027, "贯彻党的二十届四中全会精神。"},
		{"a running plan", ">落实“十五五”部署。", 2030, "落实“十五五”部署。"},
		{"the next plan", ">落实“十五五”部署。", 2031, "落实“十六五”部署。"},
		{"the end of a plan", "“十四五”圆满收官。", 2027, "〔待改写：“十四五”圆满收官〕。"},
		{"what kind of year", ">2026年是“十五五”开局之年，也是改革攻坚的一年，任务很重。", 2027, "〔待改写：2026年是“十五五”开局之年，也是改革攻坚的一年〕，任务很重。"},
		{"what happened once", "城区更美，滨江大桥建成通车，环境更好。", 2027, "城区更美，〔待改写：滨江大桥建成通车〕，环境更好。"},
		{"a count of what happens", "新获批省级平台12家。", 2027, "新获批省级平台〔待填：上年12〕家。"},
		{"a day", "5月18日，老码头开街。", 2027, "〔待改写：5月18日，老码头开街〕。"},
		{"a goal's month", ">6月底前开街。", 2027, "6月底前开街。"},
		{"a yearly event", "办好第三届龙舟文化节。", 2027, "办好第〔待填：上年三〕届龙舟文化节。"},
		{"a rank", "增速居全市第三位。", 2027, "增速居全市第〔待填：上年三〕位。"},
		{"a range", ">地区生产总值增长5%—6%。", 2027, "地区生产总值增长〔待填：上年5%—6〕%。"},
		{"a past year's fact", "常住人口由2015年的41.2万人增加到45.6万人。", 2027, "常住人口由2015年的41.2万人增加到〔待填：上年45.6〕万人。"},
		{"all of five years", "五年来，面貌一新。", 2027, "〔待改写：五年来〕，面貌一新。"},
		{"five years on", "五年来，面貌一新。", 2031, "五年来，面貌一新。"},
	} {
		if have := carried(t, c.sentence, c.year); have != c.want {
			t.Errorf("%s\nfrom %s\nhave %s\nwant %s", c.why, c.sentence, have, c.want)
		}
	}
}

// A task stands before the paragraph that answers it, not at the review's start;
// one that nothing answers keeps to its neighbour.
func TestTasksStandBesideTheirAnswers(t *testing.T) {
	doc := report.FromText("", strings.Join([]string{
		"临江区2026年政府工作报告", "各位代表：", "一、2025年工作回顾",
		"工业经济回升向好。规模以上工业企业达到212家，工业投资保持较快增长，装备制造产业链补上了三个短板。",
		"乡村振兴稳步推进。建成高标准农田一万亩，粮食播种面积保持稳定，村级集体经济收入普遍提高。",
		"教育事业优质发展。新建中小学三所，新增学位四千个，义务教育集团化办学覆盖全区，教师待遇得到保障。",
		"二、2026年重点工作",
		"办好人民满意的教育。新建幼儿园和小学，扩大义务教育优质学位供给，深化集团化办学，加强教师队伍建设。",
		"完成历书编印、地名普查、档案搬迁等项工作，办好区庆活动。",
		"推动工业经济提质增效。支持装备制造产业链延伸，扩大工业投资，培育规模以上工业企业。",
		"各位代表！让我们团结奋斗，开创新局面！",
	}, "\n"))
	have := From(metric.Reported{Doc: doc}, Options{Year: 2027, Tasks: true, Text: true}).Text
	for _, want := range []string{"〕\n工业经济回升", "稳定，村级集体经济收入普遍提高。\n〔上年任务：办好人民满意的教育", "〕\n教育事业优质发展", "工作回顾\n〔上年任务：推动工业"} {
		if !strings.Contains(have, want) {
			t.Errorf("tasks beside their answers\nhave %s\nwant %q", have, want)
		}
	}
	if !strings.Contains(have, "教师队伍建设。〕\n〔上年任务：完成历书编印") {
		t.Errorf("the task that nothing answers\nhave %s\nwant it behind the one before it", have)
	}
}
