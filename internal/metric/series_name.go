package metric

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"reportdesk/seeds"

	"reportdesk/internal/text"
)

// keyOf is a name without what never tells indicators apart: spaces, quotes,
// punctuation, note marks ([5]) and circled numbers, the width of letters.
func keyOf(name string) string {
	if open := strings.IndexAny(name, "[［〔"); open >= 0 {
		if end := strings.IndexAny(name[open:], "]］〕"); end > 0 && strings.Trim(name[open:open+end], "[［〔0123456789") == "" {
			_, size := utf8.DecodeRuneInString(name[open+end:])
			name = name[:open] + name[open+end+size:]
		}
	}
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || r >= 0x2460 && r <= 0x24FF || r == 0xFEFF || r == 0x200B {
			return -1
		}
		return unicode.ToUpper(r)
	}, name)
}

// bodies are the words by which a report means the whole of its place.
var bodies = []string{
	"全区", "全县", "全市", "全省", "全国", "全旗", "全盟", "全州", "全镇", "全域",
	"我区", "我县", "我市", "我省", "我国", "我旗", "本区", "本县", "本市", "本省", "全年", "当年",
}

// bare takes the reporting body from the start of a plain name.
func bare(name, place string) string {
	for _, b := range bodies {
		if rest, ok := strings.CutPrefix(name, b); ok && rest != "" {
			return rest
		}
	}
	if utf8.RuneCountInString(place) >= 2 {
		short := strings.TrimRight(place, "省市区县旗盟州")
		for _, p := range []string{place, short} {
			if rest, ok := strings.CutPrefix(name, p); ok && utf8.RuneCountInString(p) >= 2 && utf8.RuneCountInString(rest) >= 2 {
				return rest
			}
		}
	}
	return name
}

// scopeKey is a scope as it counts: the whole of the place in other words is none.
func scopeKey(scope, place string) string {
	k := keyOf(scope)
	switch k {
	case "城乡", "全体", "全部", "全社会", "总体", "本地":
		return ""
	}
	for _, b := range bodies {
		if k == b {
			return ""
		}
	}
	if k == place || k == strings.TrimRight(place, "省市区县旗盟州") {
		return ""
	}
	return k
}

// isVague reports whether a plain name outside the catalogue says too little to
// be one thing in two reports: 项目, 资金. What is measured by size (绿地, in 公顷)
// is less often two things than what is counted or paid.
// What a place trades is one thing, however short its name.
func isVague(name, dimension string) bool {
	if name == "出口" || name == "进口" {
		return false
	}
	counted := !strings.HasPrefix(dimension, "面积") && !strings.HasPrefix(dimension, "长度") && !strings.HasPrefix(dimension, "质量") && !strings.HasPrefix(dimension, "体积")
	return utf8.RuneCountInString(name) < 3 && counted
}

// sameWords are pairs of ways to write one thing; the first becomes the second.
var sameWords = strings.NewReplacer("规模以上", "规上", "限额以上", "限上", "占比", "比重", "万元GDP", "单位GDP", "国内生产总值", "GDP",
	"地区生产总值", "GDP", "生产总值", "GDP", "市场主体", "经营主体", "营业收入", "营收", "本外币", "",
	"年平均", "平均", "及以上", "以上", "政协委员提案", "政协提案", "省人大代表", "人大代表", "市人大代表", "人大代表", "县人大代表", "人大代表", "区人大代表", "人大代表",
	"完成投资", "投资", "项目建设", "项目", "工程建设", "工程", "年内", "", "各类", "")

// emptyWords may stand in a name or be left out of it without changing what is
// measured. Words that narrow or turn the meaning (新增, 累计, 人均, 税收, 出口, 率,
// 省级) must never be here.
var emptyWords = strings.NewReplacer("企业数量", "企业", "总数量", "", "总数", "", "数量", "", "个数", "", "户数", "户", "家数", "", "总额", "", "总量", "", "总值", "值",
	"总里程", "里程", "总产量", "产量", "总面积", "面积", "总人数", "人数",
	"全部", "", "全社会", "", "的", "", "国家级", "国家", "类企业", "企业")

// core is a plain name reduced to what tells indicators apart: two names with
// one core, one unit dimension and never together in one report are one.
func core(name string) string {
	c := objectFirst(emptyWords.Replace(sameWords.Replace(name)))
	for _, tail := range []string{"数", "额", "量", "规模"} {
		if rest, ok := strings.CutSuffix(c, tail); ok && utf8.RuneCountInString(rest) >= 4 {
			c = rest
			break
		}
	}
	if c == "" {
		return name
	}
	return c
}

// deeds are verbs that stand before or behind what they are done to: 改造老旧小区
// and 老旧小区改造 count the same; what is 建设 in a plan is 建成 in the result.
var deeds = []struct{ before, behind string }{
	{"新建成", "建设"},
	{"建成", "建设"},
	{"新建", "建设"},
	{"建设", "建设"},
	{"新开工", "开工"},
	{"开工", "开工"},
	{"改造", "改造"},
	{"修复", "修复"},
	{"治理", "治理"},
	{"整治", "整治"},
	{"开行", "开行"},
	{"放映", "放映"},
	{"淘汰", "淘汰"},
	{"压减", "压减"},
	{"开展", ""},
	{"举办", ""},
}

// objectFirst puts the verb behind its object.
func objectFirst(name string) string {
	for _, d := range deeds {
		if object, ok := strings.CutPrefix(name, d.before); ok && utf8.RuneCountInString(object) >= 3 {
			return strings.TrimSuffix(object, d.behind) + d.behind
		}
	}
	return name
}

// growthTails end the name of a rank that ranks an indicator's growth.
var growthTails = []string{"增速", "增幅", "增长率", "涨幅", "降幅", "增长", "总量", "增量"}

// ranked is the indicator that a rank of 地区生产总值增速 belongs to.
func ranked(name string) string {
	for _, tail := range growthTails {
		if rest, ok := strings.CutSuffix(name, tail); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return name
}

// standards finds standard indicators by the plain form of any of their names.
var standards = sync.OnceValue(func() map[string]*seeds.Indicator {
	list := seeds.Indicators()
	known := make(map[string]*seeds.Indicator, 3*len(list))
	for i := range list {
		known[keyOf(list[i].Canonical)] = &list[i]
	}
	for i := range list {
		for _, name := range list[i].Synonyms {
			if _, ok := known[keyOf(name)]; !ok {
				known[keyOf(name)] = &list[i]
			}
		}
	}
	return known
})

// flowWords say that a name counts what is new, not what there is.
var flowWords = []string{"新增", "新建", "新设", "新登记", "净增", "新开工", "新签约", "新认定", "新改建"}

// narrowWords narrow or turn what a name means.
var narrowWords = []string{"省级", "市级", "县级", "区级", "纯收入", "租赁", "净增", "非金融", "累计"}

// sameMeaning reports whether a name and the catalogue's name for it speak of
// the same: a synonym that turns what is new into what there is, or the whole
// into a part, does well enough for a list of one year but not for a row of years.
func sameMeaning(name, canonical string) bool {
	if text.HasAny(name, flowWords...) != text.HasAny(canonical, flowWords...) {
		return false
	}
	for _, w := range narrowWords {
		if strings.Contains(name, w) != strings.Contains(canonical, w) {
			return false
		}
	}
	return true
}

// plainName is what tells an indicator's name from others in the reports of a
// place, with the catalogue's indicator where it is one.
func plainName(name, place string) (string, *seeds.Indicator) {
	plain := bare(keyOf(name), keyOf(place))
	if known := standard(plain); known != nil {
		return keyOf(known.Canonical), known
	}
	return plain, nil
}

// standard is the catalogue's indicator for a plain name, nil where there is none.
func standard(name string) *seeds.Indicator {
	known := standards()[name]
	if known == nil || !sameMeaning(name, known.Canonical) {
		return nil
	}
	return known
}
