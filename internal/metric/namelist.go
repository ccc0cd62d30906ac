package metric

import (
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// splitNames cuts a joint name into one for each value of a list:
// 高技术制造业、装备制造业增加值 into two with the common tail at both. nil where
// it cannot be done.
func splitNames(s string, cs []candidate) []string {
	k := len(cs)
	s = strings.ReplaceAll(s, "”“", "”、“")
	if parts := compoundNames(s, cs, true); parts != nil {
		return parts
	}
	for _, joins := range [][]string{{"、"}, {"、", "和"}, {"、", "和", "与"}, {"、", "和", "与", "及", "以及"}} {
		parts := splitAny(s, joins)
		if len(parts) != k {
			continue
		}
		if !alike(cs) {
			return parts
		}
		parts[k-1] = cutCount(parts[k-1], k)
		return shareTail(shareHead(parts))
	}
	return compoundNames(s, cs, false)
}

// examples are the names before 等, where 分别 gives each of them its value:
// 食品、医药、汽车及零部件等产业增加值分别增长…. nil where they are not as many.
func examples(l lead, k int) []string {
	i := lastIndex(l.subject, "等")
	if !l.each || i <= 0 || text.EndsAny(l.subject[:i], "高", "中", "平", "均") {
		return nil
	}
	tail := l.subject[i+len("等"):]
	if end := strings.Index(tail, "”"); end > 0 && strings.HasPrefix(tail, "“") {
		tail = tail[end+len("”"):] // 等“新三样”出口: what they are called together
	}
	for _, joins := range [][]string{{"、"}, {"、", "和"}} {
		if parts := splitAny(l.subject[:i], joins); len(parts) == k {
			for n := range parts {
				parts[n] += tail
			}
			return parts
		}
	}
	return nil
}

// alike reports whether the names of a list may share a tail: money and what is
// no money do not (游客、旅游收入分别达到300万人次、20亿元).
func alike(cs []candidate) bool {
	for i := range cs[1:] {
		if c := &cs[i+1]; !cs[0].partial && (c.bits^cs[0].bits)&unitMoney != 0 {
			return false
		}
	}
	return true
}

// cutCount leaves out of the last of k names the word that counts them:
// 食品、医药两大产业产值.
func cutCount(s string, k int) string {
	for i := range s {
		d := readHan(s[i:])
		if i < 2*len("数") || d.length == 0 || d.value != float64(k) {
			continue
		}
		rest := s[i+d.length:]
		for _, w := range []string{"大", "个", "类", "项", "家", "种", "区"} {
			if !strings.HasPrefix(rest, w) {
				continue
			}
			for _, tail := range tails {
				if len(tail) > len("业") && tail != "企业" && strings.HasSuffix(rest, tail) {
					return s[:i] + tail
				}
			}
			return s[:i]
		}
	}
	return s
}

// compounds are words that stand for several names in one order: 城乡居民收入.
var compounds = []struct {
	word  string
	parts []string
}{
	{"城乡", []string{"城镇", "农村"}},
	{"存贷款", []string{"存款", "贷款"}},
	{"进出口", []string{"进口", "出口"}},
	{"三次产业", []string{"第一产业", "第二产业", "第三产业"}},
	{"一二三产业", []string{"第一产业", "第二产业", "第三产业"}},
	{"一二三次产业", []string{"第一产业", "第二产业", "第三产业"}},
	{"第一、二、三产业", []string{"第一产业", "第二产业", "第三产业"}},
	{"一、二、三次产业", []string{"第一产业", "第二产业", "第三产业"}},
	{"一、二、三产业", []string{"第一产业", "第二产业", "第三产业"}},
	{"二三产业", []string{"第二产业", "第三产业"}},
	{"二、三产业", []string{"第二产业", "第三产业"}},
	{"一、二、三产", []string{"第一产业", "第二产业", "第三产业"}},
	{"存、贷款", []string{"存款", "贷款"}},
	{"国省", []string{"国家", "省"}},
	{"省市级", []string{"省级", "市级"}},
	{"国家和省级", []string{"国家级", "省级"}},
}

// compoundNames takes such a word apart; nil where the name holds none of as
// many parts as values. spelled chooses the words that have 、 in them. 进出口 is
// one thing as often as two: 分别 has to say so.
func compoundNames(s string, cs []candidate, spelled bool) []string {
	k := len(cs)
	for _, c := range compounds {
		if c.word == "进出口" && !cs[0].lead.each {
			continue
		}
		if len(c.parts) != k || strings.Contains(c.word, "、") != spelled || !strings.Contains(s, c.word) {
			continue
		}
		parts := make([]string, k)
		for i, p := range c.parts {
			parts[i] = strings.Replace(s, c.word, p, 1)
		}
		return parts
	}
	return nil
}

func splitAny(s string, seps []string) []string {
	for _, sep := range seps[1:] {
		s = strings.ReplaceAll(s, sep, seps[0])
	}
	var parts []string
	for _, p := range strings.Split(s, seps[0]) {
		if p = trim(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// tails are the heads of indicators that a list of names shares, longest first.
var tails = []string{"生产总值", "产量占比", "产值占比", "营业额", "营收", "起数", "通车里程", "运营里程", "消费", "警情", "出栏", "存栏", "饲养量", "保有量", "交易额", "成交额", "市场进出口额", "市场出口额", "市场进出口", "市场出口", "货物进出口总额", "进出口总额", "进出口总值", "进出口额", "出口总额", "出口额", "进口额", "零售总额", "人均纯收入", "平均工资", "财政补助标准", "完成率", "人均财政补助标准", "增加值占地区生产总值比重", "增加值占GDP比重", "占地区生产总值比重", "占GDP比重", "占国内生产总值比重", "常住居民人均可支配收入", "居民人均可支配收入", "人均可支配收入", "居民人均纯收入", "居民收入", "增加值", "总产值", "产值", "营业收入", "通关时间", "土地面积", "平均浓度", "负面清单条数", "投资", "年度目标任务", "目标任务", "年度任务", "任务", "总收入", "收入", "支出", "贷款余额", "存款余额", "余额", "销售额", "销售收入", "零售额", "总额", "进出口", "出口", "进口", "播种面积", "种植面积", "产量", "产能", "机场旅客吞吐量", "吞吐量", "总装机", "装机", "销量", "数量", "总量", "面积", "里程", "长度", "条数", "户数", "人数", "时间", "标准", "占比", "比重", "比例", "覆盖率", "普及率", "参保率", "处理率", "抽检合格率", "合格率", "利用率", "率", "浓度", "排放量", "排放", "能耗", "价格", "利润", "税收", "用电量", "规模", "学位", "项目", "企业", "平台", "工程", "示范区", "中心", "基地", "园区", "案件", "床位", "人才", "就业", "业", "额", "量", "数"}

// shareTail gives every name the tail of the last one where it has none of its own.
func shareTail(parts []string) []string {
	last := parts[len(parts)-1]
	if i := strings.Index(last, "级"); i > 0 && i+len("级") < len(last) {
		if rest := last[i+len("级"):]; allGrades(parts[:len(parts)-1]) {
			for k := range parts[:len(parts)-1] {
				parts[k] += rest // 国家级、省级专精特新企业
			}
			return parts
		}
	}
	if wholly(last, wordGeneric) && utf8.RuneCountInString(last) < len("群众满意率")/len("率") && hasTail(parts[0]) {
		return shareStem(parts)
	}
	if i := strings.Index(last, "占"); i > 0 && !strings.HasSuffix(last, "占比") {
		parts[len(parts)-1] = last[:i]
		for k := range shareTail(parts) {
			parts[k] += last[i:]
		}
		return parts
	}
	for _, tail := range tails {
		if !strings.HasSuffix(last, tail) || last == tail {
			continue
		}
		if tail == "量" || tail == "额" {
			tail = placeTail(parts, tail)
		}
		return appendTail(parts, wordTail(last, tail))
	}
	if i := lastIndex(last, "”"); i > 0 && i+len("”") < len(last) && strings.HasPrefix(last, "“") {
		for k, p := range parts[:len(parts)-1] {
			if strings.HasPrefix(p, "“") && strings.HasSuffix(p, "”") {
				parts[k] += last[i+len("”"):]
			}
		}
	}
	return parts
}

// wordTail makes a tail of one sign the word that it ends: 录取率 of 率. Three
// signs are as long as such words are.
func wordTail(last, tail string) string {
	if utf8.RuneCountInString(tail) > 1 || tail == "业" {
		return tail
	}
	head := dropLast(last, 3)
	if utf8.RuneCountInString(head) < 2 {
		return tail
	}
	return last[len(head):]
}

// placeTail is what two places share, where all that can be told is that the
// names before the last are as short as names of places are:
// 临江、江北地铁最高客运量.
func placeTail(parts []string, tail string) string {
	n := utf8.RuneCountInString(parts[0])
	last := parts[len(parts)-1]
	if n < 2 || n > 3 || utf8.RuneCountInString(last) < n+4 {
		return tail
	}
	for _, p := range parts[:len(parts)-1] {
		if utf8.RuneCountInString(p) != n {
			return tail
		}
	}
	return last[len(clip(last, n)):]
}

// allGrades reports whether names are grades without a noun: 国家级, 省级.
func allGrades(parts []string) bool {
	for _, p := range parts {
		if !strings.HasSuffix(p, "级") {
			return false
		}
	}
	return true
}

// appendTail gives the names without a tail that of the next one which has one:
// 卫生户厕、垃圾处理设施覆盖率和污水治理率. Bodies with a long name of their own
// take none (公司总部、研发中心).
func appendTail(parts []string, tail string) []string {
	body := slices.Contains(bodyTails, tail)
	for i := len(parts) - 2; i >= 0; i-- {
		p := parts[i]
		switch {
		case hasTail(p):
			if t := tailOf(p); utf8.RuneCountInString(t) > 1 {
				tail, body = t, slices.Contains(bodyTails, t)
			}
		case strings.HasSuffix(p, tail), body && utf8.RuneCountInString(p) > 4:
		default:
			parts[i] = p + tail[overlap(p, tail):]
		}
	}
	return parts
}

// bodyTails are tails that name bodies.
var bodyTails = []string{"平台", "工程", "示范区", "中心", "基地", "园区"}

// tailOf is the tail of a name, "" where it has none.
func tailOf(s string) string {
	for _, tail := range tails {
		if strings.HasSuffix(s, tail) {
			return tail
		}
	}
	return ""
}

// overlap is how many bytes a tail begins with that the name has already:
// 城镇居民 and 居民人均可支配收入.
func overlap(name, tail string) int {
	for i := range tail {
		if i >= 2*len("居") && strings.HasSuffix(name, tail[:i]) {
			return i
		}
	}
	return 0
}

// shareStem gives names that are only heads (面积和产量) what the first one has before its own.
func shareStem(parts []string) []string {
	stem := parts[0]
	for _, tail := range tails {
		if t, ok := strings.CutSuffix(stem, tail); ok && t != "" {
			stem = t
			break
		}
	}
	for i := range parts[1:] {
		if wholly(parts[i+1], wordGeneric) {
			parts[i+1] = stem + parts[i+1]
		}
	}
	return parts
}

// hasTail reports whether a name is whole: it ends with a head of indicators
// that says what is measured.
func hasTail(s string) bool {
	for _, tail := range tails {
		if tail == "业" || tail == "企业" || tail == "中心" || tail == "基地" || tail == "园区" {
			continue
		}
		if strings.HasSuffix(s, tail) && !(s == tail && strings.HasSuffix(tail, "口")) {
			return true // 进口 alone may have a tail: 进口、出口通关时间
		}
	}
	return false
}

// heads are what the first of a list of names has before the part of its own.
var heads = []string{"单位国内生产总值", "单位地区生产总值", "单位生产总值", "单位GDP", "万元GDP", "万元地区生产总值", "规模以上", "规上", "新增"}

// shareHead gives every name the head of the first one.
func shareHead(parts []string) []string {
	for _, head := range heads {
		if !strings.HasPrefix(parts[0], head) || parts[0] == head {
			continue
		}
		for i := range parts[1:] {
			if (head == "新增") == strings.HasPrefix(parts[i+1], "新") && head == "新增" {
				continue
			}
			if !strings.HasPrefix(parts[i+1], head) && head != "规模以上" && head != "规上" {
				parts[i+1] = head + parts[i+1]
			}
		}
		break
	}
	return parts
}
