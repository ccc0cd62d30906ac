package metric

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"reportdesk/seeds"
)

// keyOf is a name without what never tells indicators apart: spaces, quotes,
// punctuation, the width of letters.
func keyOf(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || r == 0xFEFF || r == 0x200B {
			return -1
		}
		return unicode.ToUpper(r)
	}, name)
}

// bodies are the words by which a report means the whole of its place.
var bodies = []string{"全区", "全县", "全市", "全省", "全国", "全旗", "全盟", "全州", "全镇", "全域",
	"我区", "我县", "我市", "我省", "我国", "我旗", "本区", "本县", "本市", "本省", "全年", "当年"}

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
// be one thing in two reports: 项目, 资金, 示范村.
func isVague(name string) bool {
	return utf8.RuneCountInString(name) < 3 || strings.HasSuffix(name, "其中")
}

// sameWords are pairs of ways to write one thing; the first becomes the second.
var sameWords = strings.NewReplacer("规模以上", "规上", "限额以上", "限上", "占比", "比重", "万元GDP", "单位GDP", "国内生产总值", "GDP",
	"地区生产总值", "GDP", "生产总值", "GDP", "市场主体", "经营主体", "营业收入", "营收", "本外币", "", "城乡居民基本", "城乡居民")

// emptyWords may stand in a name or be left out of it without changing what is
// measured. Words that narrow or turn the meaning (新增, 累计, 人均, 税收, 出口, 率,
// 省级) must never be here.
var emptyWords = strings.NewReplacer("企业数量", "企业", "总数量", "", "总数", "", "数量", "", "个数", "", "户数", "户", "家数", "", "总额", "", "总量", "", "总值", "值",
	"总里程", "里程", "总产量", "产量", "总面积", "面积", "总人数", "人数",
	"全部", "", "全社会", "", "的", "", "国家级", "国家", "类企业", "企业")

// core is a plain name reduced to what tells indicators apart: two names with
// one core, one unit dimension and never together in one report are one.
func core(name string) string {
	c := emptyWords.Replace(sameWords.Replace(name))
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
var flowWords = []string{"新增", "新建", "新设", "新登记", "净增", "新开工", "新签约", "新认定"}

// standard is the catalogue's indicator for a plain name, nil where there is
// none. A synonym that turns what is new into what there is does not count.
func standard(name string) *seeds.Indicator {
	known := standards()[name]
	if known == nil || containsAny(name, flowWords) != containsAny(known.Canonical, flowWords) {
		return nil
	}
	return known
}
