package metric

import (
	"strings"
	"unicode/utf8"
)

// lead is what stands before a number, taken apart: 主语 subject, verb, basis.
type lead struct {
	// subject is the noun phrase, without what opens the clause.
	subject string
	// keep is the verb that says what is counted (新增), wherever it stood.
	keep string
	// sign is 1 or -1 where a verb of change governs the number, 0 elsewhere.
	sign int
	// noun is set where the change is a noun: 增速, 涨幅.
	noun bool
	// reach is set where the number is what was reached: 达到, 提高到.
	reach bool
	// share is set where 占 stands directly before the number.
	share bool
	// each is set by 分别, joint by 均.
	each, joint bool
	// rank is set where the place in an order is told.
	rank bool
	// from is set where the number is the start of a way: 从5%提高到6%.
	from  bool
	basis string
	// verb is set where any verb stood between subject and number.
	verb bool
	// timeText is what was cut off at the front: the words of time in it count.
	opening string
	// doing is the last verb of doing cut off before the number, "" without.
	doing string
	// trend is the verb of change, moved set where it led to a point: 缩短到.
	trend string
	moved bool
	// governed is set where a verb stood directly before the number.
	governed bool
}

// tailClasses are the words that may stand between a subject and its number.
const tailClasses = wordUp | wordDown | wordReach | wordAdverb | wordBasis

// parseLead takes the phrase before a number apart. rank is set for the form of ranks.
func parseLead(left string, rank bool) lead {
	var l lead
	s := trim(left)
	s = l.tail(s, rank)
	s = l.compare(l.above(s))
	s = l.tail(s, rank)
	s = cutWay(s)
	if i := lastIndex(s, "将"); i >= 0 && !strings.HasPrefix(s[i:], "将军") && i > 0 {
		l.opening, s = s[:i], s[i+len("将"):]
	} else if i := lastIndex(s, "把"); i > 0 {
		l.opening, s = s[:i], s[i+len("把"):]
	}
	l.subject = l.cutEach(l.front(s))
	if l.each {
		l.subject = cutJoint(l.subject)
	}
	return l
}

// cutEach takes 分别 and its verb out of a subject that goes on behind it:
// 食品、医药产业分别实现产值.
func (l *lead) cutEach(s string) string {
	i := lastIndex(s, "分别")
	if i <= 0 {
		return s
	}
	var inner lead
	l.each = true
	rest := inner.front(s[i+len("分别"):])
	l.keep = inner.keep + l.keep
	return trim(s[:i]) + rest
}

// cutJoint leaves out what is said of all alike, before each is told:
// 均突破百亿元、分别达到….
func cutJoint(s string) string {
	for _, w := range []string{"均", "双双", "都"} {
		at := lastIndex(s, w)
		if at <= 0 {
			continue
		}
		if n, _ := words().start.longest(s[at+len(w):], wordReach|wordUp|wordDown); n > 0 {
			return s[:at]
		}
	}
	return s
}

// tail cuts the verbs and adverbs off the end of a phrase.
func (l *lead) tail(s string, rank bool) string {
	w := words()
	for {
		s = trim(s)
		if cut, ok := cutSpanTail(s); ok {
			s = cut
			continue
		}
		if cut, ok := cutPlanTail(s); ok {
			s = cut
			continue
		}
		if t, ok := strings.CutSuffix(s, "的"); ok {
			s = t
			continue
		}
		if strings.HasSuffix(s, "比重要") || strings.HasSuffix(s, "比例要") {
			s = strings.TrimSuffix(s, "要") // no 重要
			continue
		}
		if strings.HasSuffix(s, "占") {
			l.share = true
			return s
		}
		if !l.from && !l.reach && (l.sign == 0 || strings.HasSuffix(s, "年")) {
			if t, ok := cutFrom(s); ok {
				l.from, s = true, t
				continue
			}
		}
		mask := tailClasses
		if rank {
			mask = wordRank | wordArea | wordAdverb | wordReach | wordBody
			if at := max(rankedAmong(s), within(s)); at > 0 {
				l.rank, s = true, s[:at]
				continue
			}
		}
		n, v := w.end.longest(s, mask)
		if m, _ := w.end.longest(s, wordKeep|wordDo); m > n && !rank {
			if word := s[len(s)-m:]; strings.HasPrefix(word, "新") || word == "净增" {
				l.keep = word + l.keep
				s = s[:len(s)-m]
				continue
			}
			return s
		}
		if n == 0 || shielded(s, n) || preposition(s) {
			return s // 为2万名老人: a preposition
		}
		word := s[len(s)-n:]
		if rank && n < len(s) && judged(word) {
			return s // 的改革评估全国第一: what was judged
		}
		l.take(word, v, rank)
		s = s[:len(s)-n]
		if strings.HasPrefix(word, "每") {
			s = cutBound(s)
		}
	}
}

// cutBound cuts a modifier before 每立方米 and the like: 低于每立方米19微克.
func cutBound(s string) string {
	n, _ := words().end.longest(s, wordBound)
	return s[:len(s)-n]
}

// preposition reports whether nothing but adverbs stand before the 为 at the end
// of a phrase: 累计为3万名职工 tells of no point reached.
func preposition(s string) bool {
	rest, ok := strings.CutSuffix(s, "为")
	return ok && (rest == "" || rest == "免费" || wholly(rest, wordAdverb) && rest != "平均" && rest != "分别" && rest != "均")
}

// judged tells the words of rank that name what the place in the order was given for.
func judged(w string) bool {
	switch w {
	case "评比", "考核", "测评", "考评", "评估":
		return true
	}
	return false
}

// take notes one word between subject and number.
func (l *lead) take(word string, v uint32, rank bool) {
	l.governed = l.governed || v&(wordUp|wordDown|wordReach) != 0
	switch {
	case rank:
		l.rank = true
	case v&(wordUp|wordDown) != 0 && !(v&wordReach != 0 && reachTo(word)):
		if l.sign == 0 && !(l.reach && !trendNoun(word)) || trendNoun(word) {
			l.sign = 1
			if v&wordDown != 0 {
				l.sign = -1
			}
			l.noun = trendNoun(word)
			l.trend = word
		}
		l.verb = true
	case v&wordReach != 0 && (l.sign == 0):
		if reachTo(word) {
			l.reach = true
			l.moved = l.moved || len(word) > len("到")
		}
		l.verb = true
	}
	switch word {
	case "分别", "各自":
		l.each = true
	case "均", "都", "均为", "双双":
		l.joint = true
	}
	if v&wordBasis != 0 && l.basis == "" {
		l.basis = word
	}
}

// trendNoun tells the nouns of change from its verbs.
func trendNoun(w string) bool {
	switch w {
	case "增速", "增幅", "涨幅", "降幅", "减幅", "跌幅", "增长率", "增长速度", "增长预期", "增长预期目标", "增长目标", "增速目标", "预期增长", "预期增长目标":
		return true
	}
	return false
}

// reachTo reports whether a word names the point reached, so that a verb of
// change before it tells a level: 提高到, 降至, 调整为.
func reachTo(w string) bool {
	return strings.HasSuffix(w, "到") && w != "达到" || strings.HasSuffix(w, "至") || strings.HasSuffix(w, "为") || w == "成"
}

// shielded reports whether the word of n bytes at the end of s is the end of a
// noun and no verb.
func shielded(s string, n int) bool {
	m, _ := words().end.longest(s, wordNoun)
	return m > n
}

// cutFrom cuts 从 or 由 before a number that starts a way.
func cutFrom(s string) (string, bool) {
	for _, w := range []string{"从", "由"} {
		if t, ok := strings.CutSuffix(s, w); ok {
			return t, true
		}
		i := lastIndex(s, w)
		if i < 0 {
			continue
		}
		// 由2020年的5%, 从月销售额3万元
		rest := s[i+len(w):]
		if n, _ := words().end.longest(rest, wordUp|wordDown); n > len("降") {
			return s, false // 由上年下降2%: the verb is the number's
		}
		if timeOnly(rest) || i >= 2*len(w) && utf8.RuneCountInString(rest) <= 6 && !inCompound(s, i, notFrom) {
			return s[:i], true
		}
	}
	return s, false
}

// notFrom are words with 从 or 由 in them that start no way.
var notFrom = []string{"自由", "由于", "从事", "从业", "经由", "由此", "从严", "服从", "随从", "缘由", "理由", "从重", "从快"}

// timeOnly reports whether a phrase is nothing but a time (2017年, 上年, 五年前).
func timeOnly(s string) bool {
	rest := trimTime(strings.TrimSuffix(s, "的"))
	return rest == "" || rest == "的"
}

// cutWay cuts the start of a way whose number is written in words:
// 办理时间从一个月压缩到….
func cutWay(s string) string {
	for _, w := range []string{"从", "由"} {
		i := strings.Index(s, w)
		if i < 2*len(w) || inCompound(s, i, notFrom) {
			continue
		}
		for _, to := range []string{"压缩到", "压缩至", "缩短到", "缩短至", "压减到", "压减至", "提高到", "提高至", "增加到", "减少到", "降到", "降至", "升至", "增至", "提升到", "扩大到", "调整为", "调整到"} {
			if strings.Contains(s[i:], to) {
				return s[:i]
			}
		}
	}
	return s
}

// comparison words that are none in these compounds.
var notCompare = []string{"比重", "比例", "比率", "占比", "同比", "环比", "对比", "可比", "之比", "比较", "较大", "较好", "较快", "较为", "较高", "较低", "较多", "较少", "倍比", "性价比", "比特", "比赛", "百分比", "收入比", "产业比", "比武", "评比"}

// compare cuts the phrase of comparison off: 较上年, 比全国平均水平, 与五年前相比.
func (l *lead) compare(s string) string {
	at := -1
	for _, w := range []string{"比", "较"} {
		i := lastIndex(s, w)
		if i < 0 || i < at || utf8.RuneCountInString(s[i:]) > 14 || inCompound(s, i, notCompare) && !strings.HasPrefix(s[i+len(w):], "上年") && !strings.HasPrefix(s[i+len(w):], "去年") {
			continue
		}
		at = i
	}
	if at < 0 || l.sign == 0 && !l.reach && !l.verb {
		return s
	}
	if l.basis == "" {
		l.basis = s[at:]
	}
	return s[:at]
}

// comparisons are the verbs that hold one place against another.
var comparisons = []string{"高于", "高出", "快于", "好于", "优于", "领先于", "领先", "低于", "慢于", "超出"}

// above cuts what a number is above or below: 高于全国, 快于全省平均水平.
func (l *lead) above(s string) string {
	for _, w := range comparisons {
		i := lastIndex(s, w)
		if i < 0 || utf8.RuneCountInString(s[i:]) > 16 {
			continue
		}
		than := s[i+len(w):]
		n, _ := words().start.longest(than, wordBody|wordArea)
		if n == 0 && !strings.Contains(than, "平均") && !strings.HasSuffix(than, "目标") && !strings.HasSuffix(than, "增速") && timeOnly(than) == (than == "") {
			continue
		}
		l.sign, l.verb, l.basis = 1, true, s[i:]
		if w == "低于" || w == "慢于" {
			l.sign = -1
		}
		return s[:i]
	}
	return s
}

// inCompound reports whether the sign at a place belongs to one of the words.
func inCompound(s string, at int, compounds []string) bool {
	for _, c := range compounds {
		for off := 0; ; {
			i := strings.Index(c[off:], s[at:at+len("比")])
			if i < 0 {
				break
			}
			from := at - off - i
			if from >= 0 && strings.HasPrefix(s[from:], c) {
				return true
			}
			off += i + len("比")
		}
	}
	return false
}

// trim cuts white space and idle punctuation off both ends.
func trim(s string) string {
	return strings.Trim(s, " \t\u3000\u00a0、—-－–·（()）*")
}
