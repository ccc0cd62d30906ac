package metric

import (
	"strings"
	"sync"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// timeRef is a time told in a text.
type timeRef struct {
	yearSpan
	at int // where it begins
	// point is set for a year (到2025年), duration for 五年, single for 一年来.
	point, duration, single bool
	// basis is set where it is only compared with: 比2020年.
	basis bool
	// end is set for the end of a span: “十四五”末.
	end bool
	// lead is set for words that look back on a whole: 五年来.
	lead bool
}

// plans are the five-year plans by name.
var plans = []struct {
	name string
	from int
}{{"十五五", 2026}, {"十四五", 2021}, {"十三五", 2016}, {"十二五", 2011}, {"十一五", 2006}, {"十五", 2001}, {"九五", 1996}, {"八五", 1991}}

// timesIn finds the times told in a text, in order.
func timesIn(t string, k *clock) []timeRef {
	var list []timeRef
	for at := 0; at < len(t); {
		ref, n := timeAt(t, at, k)
		if n > 0 {
			if ref.to != 0 {
				ref.at = at
				list = append(list, ref)
			}
			at += n
			continue
		}
		_, size := utf8.DecodeRuneInString(t[at:])
		at += size
	}
	return list
}

// timeAt reads a time at a place of t; length 0 where there is none.
func timeAt(t string, at int, k *clock) (timeRef, int) {
	s := t[at:]
	var ref timeRef
	n := 0
	r, size := utf8.DecodeRuneInString(s)
	_, han := hanDigits[r]
	_, tens := hanUnits[r]
	_, arabic := digit(s)
	switch {
	case arabic > 0:
		ref, n = arabicYears(s, k)
	case han || tens:
		ref, n = planYears(s)
		if n == 0 {
			ref, n = hanYears(s, k)
		}
	case r == '去' || r == '上' || r == '今' || r == '明' || r == '本' || r == '当' || r == '未':
		ref, n = namedYear(s, k)
	default:
		return ref, 0
	}
	if n == 0 {
		return ref, 0
	}
	n = max(n, size)
	before := t[:at]
	for _, w := range []string{"“", "的"} {
		before = strings.TrimSuffix(before, w)
	}
	for _, w := range []string{"比", "较", "与", "同", "跟", "于", "为", "超"} {
		if strings.HasSuffix(before, w) && (w != "同" || !strings.HasSuffix(before, "年同")) {
			ref.basis = w != "为" && w != "同" && w != "于" || ref.basis
		}
	}
	if rest := s[n:]; rest == "的" || rest == "末的" || rest == "底的" || rest == "时的" {
		for _, w := range []string{"是", "为", "相当于", "达到", "达"} {
			ref.basis = ref.basis || strings.HasSuffix(before, w) // 是2015年的2.1倍
		}
	}
	for _, w := range []string{"连续", "时隔", "第", "已连续", "每", "满", "为期", "同", "学前", "大学", "中职", "高中"} {
		if strings.HasSuffix(before, w) {
			return timeRef{}, n
		}
	}
	if ref.duration && k.target() && (ref.lead || strings.HasSuffix(before, "这") || strings.HasSuffix(before, "过去")) {
		// A plan may begin with what the years before it brought.
		length := ref.to - ref.from
		ref.yearSpan, ref.lead = yearSpan{k.reviewed - length, k.reviewed}, true
	}
	if strings.HasSuffix(before, "到") || strings.HasSuffix(before, "至") {
		ref.point = ref.from == ref.to
	}
	return ref, n
}

// arabicYears reads 2025年, 2021-2025年, 5年来.
func arabicYears(s string, k *clock) (timeRef, int) {
	d := readDecimal(s)
	if d.decimals > 0 {
		return timeRef{}, d.length
	}
	rest := s[d.length:]
	if d.whole == 4 && d.value >= 1950 && d.value <= 2100 {
		m := years(rest)
		y := int(d.value)
		switch {
		case m == 0:
			return timeRef{}, d.length
		case m == len("年"):
			n := d.length + m
			tail := s[n:]
			switch {
			case (strings.HasPrefix(tail, "以来") || strings.HasPrefix(tail, "开始") || strings.HasPrefix(tail, "起")) && k.reviewed > y:
				return timeRef{yearSpan: yearSpan{y, k.reviewed}}, n
			case strings.HasPrefix(tail, "前") && !strings.HasPrefix(tail, "前后"):
				return timeRef{}, n
			}
			clause, _ := hardCut(firstBytes(tail))
			if strings.HasSuffix(clause, "以来") && k.reviewed > y {
				return timeRef{yearSpan: yearSpan{y, k.reviewed}}, n // 2007年合作医疗开展以来
			}
			return timeRef{yearSpan: yearSpan{y, y}}, n
		}
		for _, sep := range []string{"——", "-", "—", "–", "－", "至", "~", "～", "到"} {
			if second, ok := strings.CutPrefix(rest, sep); ok {
				to := int(readDecimal(second).value)
				if to > y {
					return timeRef{yearSpan: yearSpan{y, to}}, d.length + m
				}
			}
		}
		return timeRef{}, d.length + m
	}
	if strings.HasPrefix(rest, "年") && d.whole <= 2 {
		return durationOf(int(d.value), s, d.length, k)
	}
	return timeRef{}, d.length
}

// hanYears reads 五年, 十年来.
func hanYears(s string, k *clock) (timeRef, int) {
	d := readHan(s)
	if d.length == 0 {
		return timeRef{}, 0
	}
	if !strings.HasPrefix(s[d.length:], "年") {
		return timeRef{}, 0
	}
	return durationOf(int(d.value), s, d.length, k)
}

// durationOf makes the span of N年: the last N years in the review, the next in what is promised.
func durationOf(years int, s string, digits int, k *clock) (timeRef, int) {
	n := digits + len("年")
	tail := s[n:]
	for _, w := range []string{"级", "制", "期", "行动", "计划", "规划", "前的", "级", "生", "多"} {
		if strings.HasPrefix(tail, w) && w != "前的" && !(w == "生" && text.StartsAny(tail, "生态", "生产", "生活")) {
			return timeRef{}, n
		}
	}
	for _, w := range []string{"行动", "攻坚", "计划", "规划", "方案"} {
		if i := strings.Index(tail, w); i >= 0 && i <= len("提升攻坚") && !strings.HasPrefix(tail, "来") && !strings.HasPrefix(tail, "间") {
			return timeRef{}, n // 三年攻坚行动
		}
	}
	if years == 1 {
		if !strings.HasPrefix(tail, "来") {
			return timeRef{}, n // 一村一年一场戏
		}
		return timeRef{single: true, yearSpan: yearSpan{k.reviewed, k.reviewed}}, n
	}
	if years < 2 || years > 40 || k.reviewed == 0 {
		return timeRef{}, n
	}
	ref := timeRef{duration: true, lead: strings.HasPrefix(tail, "来") || strings.HasPrefix(tail, "间") || strings.HasPrefix(tail, "中")}
	if k.target() {
		ref.yearSpan = yearSpan{k.year, k.year + years - 1}
		for _, w := range []string{"努力", "内", "时间", "左右"} {
			if strings.HasPrefix(tail, w) {
				ref.yearSpan.from, ref.duration = ref.to, false
			}
		}
		return ref, n
	}
	ref.yearSpan = yearSpan{k.reviewed - years + 1, k.reviewed}
	return ref, n
}

// planYears reads the name of a five-year plan.
func planYears(s string) (timeRef, int) {
	for _, p := range plans {
		rest, ok := strings.CutPrefix(s, p.name)
		if !ok {
			continue
		}
		n := len(p.name)
		rest, quoted := strings.CutPrefix(rest, "”")
		if quoted {
			n += len("”")
		} else if len(p.name) < len("十四五") {
			return timeRef{}, 0 // 十五、九五 without marks are numbers
		}
		ref := timeRef{yearSpan: yearSpan{p.from, p.from + 4}}
		for _, w := range []string{"规划", "计划", "纲要", "重大", "重点", "专项"} {
			if strings.HasPrefix(rest, w) {
				return timeRef{}, n
			}
		}
		for _, w := range []string{"期末", "末", "时期末"} {
			if strings.HasPrefix(rest, w) {
				ref.from, ref.point, ref.end = ref.to, true, true
			}
		}
		ref.lead = strings.HasPrefix(rest, "以来") || strings.HasPrefix(rest, "时期") || strings.HasPrefix(rest, "期间")
		return ref, n
	}
	return timeRef{}, 0
}

// namedYear reads 去年, 今年, 今后五年.
func namedYear(s string, k *clock) (timeRef, int) {
	if k.year == 0 {
		return timeRef{}, 0
	}
	for _, w := range []struct {
		word string
		year int
	}{{"去年", k.year - 1}, {"上年", k.year - 1}, {"今年", k.year}, {"明年", k.year + 1}} {
		if strings.HasPrefix(s, w.word) {
			ref := timeRef{yearSpan: yearSpan{w.year, w.year}, single: w.year == k.year-1}
			if strings.HasPrefix(s[len(w.word):], "同期") {
				ref.basis = true
			}
			if w.word == "上年" || w.word == "今年" && !k.target() {
				ref.yearSpan = yearSpan{} // the year before what is spoken of; 今年 in a review is said of its writing
			}
			return ref, len(w.word)
		}
	}
	for _, w := range []string{"今后", "未来"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			if d := readHan(rest); d.length > 0 && strings.HasPrefix(rest[d.length:], "年") && d.value > 1 {
				return timeRef{yearSpan: yearSpan{k.year, k.year + int(d.value) - 1}, lead: true}, len(w) + d.length + len("年")
			}
		}
	}
	return timeRef{}, 0
}

// lastSentence finds where the last sentence of a text begins.
func lastSentence(t string) (string, int) {
	at := 0
	for _, end := range []string{"。", "！", "？", "\n"} {
		if i := lastIndex(t, end); i >= 0 {
			at = max(at, i+len(end))
		}
	}
	return t[at:], at
}

// flowVerbs are the verbs of what is done in the course of a span, not reached at its end.
var flowVerbs = sync.OnceValue(func() *trie {
	t := newTrie(false)
	for _, w := range []string{"新增", "新建", "新设", "新签", "改造", "建设", "设立", "设置", "建立", "实施", "举办", "培训", "发放", "累计", "共", "年均", "每年", "新开工", "引进", "支持", "解决", "下降", "减税", "降费", "扩招", "化解", "出台", "制定", "审议", "取消", "安置", "搬迁", "脱贫", "摘帽", "转移", "落户", "投入", "完成", "救助", "资助", "惠及", "签约", "建成", "打造", "培育", "治理", "修复", "拆除", "减少", "压减", "淘汰", "节约", "就业", "运送", "认定", "补充", "入列", "上线", "培养", "获", "推出", "促成", "入选", "颁布", "修订", "查处", "办理", "接待", "争取", "开行", "落地", "招录", "减免", "兑付", "减负", "布局", "表彰", "奖励", "筹集", "植树", "造林", "聘请", "招聘", "接种", "新上", "打掉", "让利", "铺设", "追回", "减轻", "演出", "出列", "破获", "侦破", "抓获", "选派", "派驻", "垫付", "补缴", "补水", "修建", "荣获", "当选", "获批", "晋级", "推广", "受益"} {
		t.add(w, 1)
	}
	return t
})

// flows reports whether a level is a flow over its span.
func flows(c *candidate, name string) bool {
	phrase := strings.ReplaceAll(c.left, "公共", "")
	for _, w := range []string{"稳定在", "保持在", "控制在", "维持在", "保持", "稳定"} {
		if strings.HasSuffix(strings.TrimSpace(phrase), w) {
			return true
		}
	}
	if strings.Contains(phrase, "多年累计") || isRate(name) {
		return strings.Contains(phrase, "年均") || strings.Contains(phrase, "平均") || strings.Contains(phrase, "每年")
	}
	if c.lead.reach {
		return false
	}
	spent := strings.TrimSpace(phrase)
	if c.lead.keep != "" || strings.HasSuffix(spent, "投资") && !strings.HasSuffix(spent, "总投资") && !strings.HasPrefix(c.right, "的") {
		return true
	}
	if _, deed := cutPredicate(c.right); deed != "" && countable(c) && !strings.HasPrefix(deed, "建立") {
		if n, _ := flowVerbs().longest(deed, 1); n > 0 {
			return true // 40个村全部出列: it went on all the time
		}
	}
	if n, _ := flowVerbs().longest(name, 1); n > 0 || strings.HasSuffix(name, "就业") {
		return true
	}
	return flowVerbs().within(phrase)
}
