package metric

import (
	"strings"
	"unicode/utf8"
)

// counted names a number that stands before its noun: 改造老旧小区 of 改造2.3万套老旧小区.
func (th *thread) counted(c *candidate, subject, behind string) naming {
	l := c.lead
	noun, predicate := cutPredicate(trimProgress(behind))
	if noun == "年度" {
		noun, predicate = behind, "" // 完成221户年度脱贫任务
	}
	if c.bits&unitMoney == 0 {
		noun = cutMeasure(noun)
	}
	if n, _ := words().start.longest(predicate, wordReach); n == len(predicate) {
		predicate = ""
	}
	if i := strings.Index(predicate, "、"); i > 0 && wholly(predicate[:i], wordPredicate) {
		predicate = predicate[:i] // 57个行业全覆盖、准入“四级通办”: another statement
	}
	long, short := utf8.RuneCountInString(noun), utf8.RuneCountInString(predicate)
	name := noun
	switch {
	case predicate == "":
	case long >= 2 && strings.HasSuffix(predicate, noun):
		name = predicate // 14个项目纳入省级重点项目
	case long <= 2 && short <= 8:
		name = predicate + noun
	case long <= 2 && short >= 2:
		name = noun + clip(predicate, 18)
	case short <= 10 && telling(predicate):
		name = noun + predicate
	}
	if i := lastIndex(subject, "、"); i >= 0 && wholly(subject[i+len("、"):], wordReaching) {
		subject = subject[i+len("、"):] // 实施免费教育、惠及3万名儿童
	}
	for _, body := range []string{"全市", "全省", "全县", "全区", "全国"} {
		if t, ok := strings.CutSuffix(subject, body); ok {
			n, _ := words().end.longest(t, wordReaching)
			subject = t[len(t)-n:] // 织密覆盖全市3000个小区的网络
		}
	}
	if subject != "" && !strings.HasSuffix(subject, "等") && utf8.RuneCountInString(subject) <= ownerLength(name) {
		name = subject + name
	}
	if l.keep == "" && strings.HasPrefix(c.left, "的") && carries(th.keep) {
		l.keep = th.keep // 新谋划总投资24亿元的8个项目
	}
	n := naming{name: l.keep + name}
	if subject == "" && l.keep == "" && wholly(l.doing, wordReaching) {
		topic := nounOf(c.topic)
		if strings.Contains(topic, "、") {
			topic = "" // several measures
		}
		n.name = topic + l.doing + name
	}
	if l.keep == "" && c.gap == gapDun && subject == "" && l.doing == "" && strings.HasPrefix(th.keep, "新") && !l.verb {
		n.name = th.keep + name
		l.keep = th.keep
	}
	th.set(n.name, name)
	th.keep = l.keep
	return n
}

// trimProgress leaves out of what is counted how it gets on: 加快4个重点项目建设进度.
func trimProgress(s string) string {
	for _, w := range []string{"建设进度", "建设步伐", "进度", "步伐"} {
		if rest, ok := strings.CutSuffix(s, w); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return s
}

// sharePredicate gives a noun that says too little what is said of the last of
// its list: 1个镇、8个村入选省级示范.
func sharePredicate(cs []candidate) {
	for i := len(cs) - 2; i >= 0; i-- {
		c, next := &cs[i], &cs[i+1]
		if next.gap != gapDun || next.left != "" || !countable(c) || !countable(next) || utf8.RuneCountInString(c.right) > 2 || c.right == "" {
			continue
		}
		noun, predicate := cutPredicate(next.right)
		if utf8.RuneCountInString(noun) <= 4 && predicate != "" && telling(predicate) && strings.HasPrefix(next.right, noun) {
			c.right += strings.TrimPrefix(next.right, noun)
		}
	}
}

// shareClass gives a class without a noun that of the next one: 5个千亿级、12个
// 百亿级开发区; 市定20件、县定10件民生实事.
func shareClass(name, next string) string {
	mark := "级"
	if utf8.RuneCountInString(name) == 2 && strings.HasSuffix(name, "定") {
		mark = "定"
	}
	if !strings.HasSuffix(name, mark) {
		return name
	}
	at := lastIndex(next, mark)
	if at < 0 || mark == "定" && at != len("市") {
		return name
	}
	return name + next[at+len(mark):]
}

// grade reports whether a name is no more than a grade: 国家级, 市级.
func grade(s string) bool {
	switch s {
	case "国家级", "国家", "省级", "省部级", "市级", "县级", "区级", "部级", "自治区级":
		return true
	}
	return false
}

// regrade gives the thing that was counted before another grade: 省级以上试点 of
// the 国家级 are 国家级试点.
func regrade(thing, grade string) string {
	for _, g := range []string{"国家级", "省级", "市级", "县级"} {
		if at := strings.Index(thing, g); at > 0 {
			return thing[:at] + grade + thing[at+len(g):]
		}
	}
	at := strings.Index(thing, "级")
	if at < 0 || at > len("自治区") {
		return grade + thing
	}
	rest := thing[at+len("级"):]
	for _, w := range []string{"及以上", "以上"} {
		rest = strings.TrimPrefix(rest, w)
	}
	return grade + rest
}

// people names those of whom only what they did is told: 3人当选院士 are
// 当选院士人数. "" where the unit counts none, or nothing is told.
func people(unit, right string) string {
	suffix := peopleWord(unit)
	n, v := words().start.longest(right, wordPredicate|wordReach|wordUp|wordDown)
	if suffix == "" || n == 0 || v&wordPredicate == 0 || boundary(right) {
		return ""
	}
	deed := strings.TrimPrefix(stripDoing(right), "了")
	if utf8.RuneCountInString(deed) < 2 || strings.ContainsAny(deed, "0123456789") {
		return ""
	}
	return clip(deed, 16) + suffix
}

// peopleWord is what a unit that counts people, households or times is called
// behind a verb; "" for other units.
func peopleWord(unit string) (suffix string) {
	for _, u := range []struct{ end, word string }{{"次", "次数"}, {"人", "人数"}, {"名", "人数"}, {"人次", "人次"}, {"户", "户数"}, {"家", "家数"}} {
		if strings.HasSuffix(unit, u.end) {
			suffix = u.word
		}
	}
	return suffix
}

// ownerLength is how long the owner of what is counted may be to go into the
// name: one that says little (任务, 措施) is nothing without it.
func ownerLength(name string) int {
	if utf8.RuneCountInString(name) <= 2 {
		return 24
	}
	return 12
}

// cutMeasure leaves out of what is counted what is measured of it behind: the
// 项目 in 32个项目完成投资60亿元, the 断面 in 9个断面水质达标率100%.
func cutMeasure(noun string) string {
	rest := noun
	for _, w := range measures {
		if t, ok := strings.CutSuffix(rest, w); ok {
			rest = t
			break
		}
	}
	if rest == noun && strings.HasSuffix(noun, "率") && !strings.HasSuffix(noun, "效率") {
		rest = dropLast(noun, 3)
	}
	if rest == noun {
		return noun
	}
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, "水质"), "网上")
	if utf8.RuneCountInString(rest) < 2 {
		return noun
	}
	return trim(rest)
}

// measures are what is measured of things that were counted before.
var measures = []string{"完成投资", "总投资", "投资", "总产值", "产值", "营业收入", "营收", "收入", "利润", "税收", "产量", "面积", "增速", "增幅", "优良比例", "达标比例", "平均浓度"}

// dropLast leaves out the last n code points.
func dropLast(s string, n int) string {
	for ; n > 0 && s != ""; n-- {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// telling reports whether what is said of a counted noun tells what was
// counted (获评省级美丽乡村), rather than how it went on (完善管理).
func telling(predicate string) bool {
	n, _ := words().start.longest(predicate, wordTelling)
	return n > 0
}

// attribute names a number that describes what follows: 总投资10亿元的项目.
func (th *thread) attribute(c *candidate, subject, behind string) naming {
	noun, predicate := cutPredicate(afterEtc(behind))
	if example, _, ok := strings.Cut(behind, "等"); ok && utf8.RuneCountInString(noun) <= 2 && !strings.Contains(example, "、") && utf8.RuneCountInString(example) > 2 {
		noun, predicate = trim(strings.TrimPrefix(example, "的")), "" // 投资6亿元的中小企业园等项目
	}
	for _, head := range []string{"总投资", "投资", "建筑面积", "总长"} {
		if rest, ok := strings.CutSuffix(subject, head); ok && utf8.RuneCountInString(rest) > 3 {
			subject = head // 与江北集团达成总投资3亿元的…
		}
	}
	noun = strings.TrimSuffix(noun, "完成投资")
	if n := utf8.RuneCountInString(predicate); utf8.RuneCountInString(noun) <= 2 && n >= 2 && n <= 4 {
		noun = predicate + noun // 总投资9亿元的25个项目开工
	}
	th.set(noun, noun)
	th.keep = c.lead.keep
	return naming{name: c.lead.keep + noun + subject}
}

// spent names money by what it was spent on: 投资2亿元实施污水厂工程.
func (th *thread) spent(c *candidate, subject, right string) (naming, bool) {
	l := c.lead
	if subject == "" {
		subject = l.doing
	}
	switch subject {
	case "投资", "投入", "总投资", "投入资金", "筹资", "筹集资金", "筹措资金", "安排资金", "争取资金":
	default:
		return naming{}, false
	}
	if c.bits&unitMoney == 0 || boundary(right) || strings.HasPrefix(right, "的") {
		return naming{}, false
	}
	var on lead
	noun, _ := cutPredicate(on.front(strings.TrimPrefix(trim(right), "用于")))
	if rest := afterEtc(noun); utf8.RuneCountInString(rest) >= 4 {
		noun = rest
	} else if i := len(noun) - len(rest) - len("等"); i > 0 {
		noun = noun[:i] // 学前资助、营养餐等政策: the examples say more
	}
	noun = on.keep + noun
	if utf8.RuneCountInString(noun) < 2 {
		return naming{}, false
	}
	name := clip(noun, 20) + subject
	th.set(name, name)
	return naming{name: name, doubtful: true}, true
}

// startsNoun reports whether a phrase behind a number begins a noun phrase.
func startsNoun(s string) bool {
	s = strings.TrimPrefix(s, "年度")
	if strings.HasPrefix(s, "有") && strings.Contains(s, "的") {
		return true // 17个有河道的县城
	}
	n, v := words().start.longest(s, wordPredicate|wordUp|wordDown|wordReach|wordJoin|wordAdverb)
	if n == 0 || n == len("高") && v&(wordPredicate|wordJoin|wordReach|wordAdverb) == 0 {
		return true
	}
	if m, _ := words().start.longest(s, wordNoun); m > n {
		return true
	}
	if m, _ := words().start.longest(s, wordNounish); m == n && v&(wordReach|wordJoin|wordAdverb) == 0 && !endsPhrase(s[n:]) {
		return true // 7个数字化转型示范区
	}
	rest := s[n:]
	if m, v := words().start.longest(rest, wordNounish); m > 0 && v&wordNounish != 0 {
		rest = rest[m:] // 改造提升村
	}
	if strings.HasPrefix(rest, "村") || strings.HasPrefix(rest, "小区") {
		return true
	}
	for _, head := range []string{"项目", "工程", "任务", "人口", "人员", "群众", "户", "企业", "劳动力", "对象", "居民", "学生", "家庭", "军人"} {
		if strings.HasPrefix(s[n:], head) {
			return true // 3万脱贫人口
		}
	}
	return v == 0
}
