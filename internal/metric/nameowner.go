package metric

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// share names a part of a whole: X占Y的11%, 完成计划的107%, 90%以上的X实现Y.
func (th *thread) share(c *candidate, subject, right string) (naming, bool) {
	l := c.lead
	if c.bits&(unitPercent|unitTenth) == 0 {
		return naming{}, false
	}
	if l.sign == 0 && !l.reach {
		r := trim(strings.TrimPrefix(trim(dropBrackets(right)), "的"))
		if subject == "" && l.keep == "" && utf8.RuneCountInString(r) >= 3 && !boundary(right) && startsNoun(r) {
			noun, predicate := cutPredicate(r)
			if noun != "" {
				name := noun + predicate + "比例"
				th.set(name, noun)
				return naming{name: name, doubtful: true}, true
			}
		}
		if subject == "" && l.verb && c.topic != "" && c.gap >= gapComma && r != "" && !boundary(right) {
			subject = nounOf(c.topic) // 骨干企业，已有七成初步建立了…
		}
		if subject != "" && r != "" && !l.from && !boundary(right) && !isRate(subject) {
			n, v := words().start.longest(r, wordPredicate|wordDo|wordUp|wordDown|wordReach)
			if n == 0 || v&(wordUp|wordDown|wordReach) == 0 || v&wordPredicate != 0 && v&(wordUp|wordDown) == 0 && !reachTo(r[:n]) {
				name := subject + clip(r, 14) + "比例"
				th.set(name, subject)
				return naming{name: name, doubtful: true}, true
			}
		}
	}
	if completion(subject) && l.sign == 0 {
		th.set(subject+"完成率", subject)
		return naming{name: subject + "完成率"}, true
	}
	i := lastIndex(subject, "占")
	if i < 0 || strings.HasSuffix(subject, "占比") {
		return naming{}, false
	}
	name := subject
	if !isRate(subject) {
		name = strings.TrimSuffix(subject, "的") + "比重"
	}
	if i > 0 && c.gap > gapJoin && c.gap < gapSentence && c.topic == "" && len(th.base) > 0 && wholly(subject[:i], wordGeneric) {
		name = holder(strings.Join(th.base, "、"), subject[:i]) + name // 产业链…、产值占全省比重超50%
	}
	if i == 0 {
		owner := strings.Join(th.base, "、")
		if owner == "" {
			owner = nounOf(c.topic)
		}
		name = owner + name
		th.subjects = []string{name}
		return naming{name: name}, true
	}
	th.set(name, name)
	return naming{name: name}, true
}

// completion reports whether a percentage tells how much of a plan was done.
func completion(s string) bool {
	for _, end := range []string{"计划", "年度任务", "目标任务", "任务", "任务总量", "任务量", "年度目标", "目标"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

func isRate(s string) bool {
	for _, end := range []string{"率", "比重", "比例", "占比", "比", "度", "强度", "水平"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// shareOf makes a head of what a share is of or what was completed: 占全市比重.
func shareOf(head string) string {
	switch {
	case strings.HasPrefix(head, "占") && !isRate(head):
		return strings.TrimSuffix(head, "的") + "比重"
	case completion(head):
		return head + "完成率"
	}
	return head
}

// holder is whose amount a generic head tells: of 试验区集聚企业 it is the 试验区
// that has the 营收.
func holder(owner, head string) string {
	owner = strings.TrimSuffix(owner, "数量")
	if strings.HasPrefix(head, owner) {
		return "" // 37项达标，达标率94.9%
	}
	owner = beside(owner, head)
	switch head {
	case "营收", "营业收入", "产值", "税收", "收入", "利润", "销售额", "主营业务收入", "总产值", "年产值", "年营收", "年销售额", "年利润", "年税收":
	default:
		return owner
	}
	for _, w := range []string{"集聚", "入驻", "聚集", "汇聚", "吸引", "拥有", "落户", "引进"} {
		if i := strings.Index(owner, w); i >= 2*len("区") {
			return owner[:i]
		}
	}
	return owner
}

// amounts are heads of which one body has several: 营业收入800亿元、利润60亿元.
var amounts = []string{"增加值", "主营业务收入", "营业收入", "营收", "纳税", "纳税额", "销售收入", "存款余额", "贷款余额", "余额", "总投资", "收入", "利税", "利润", "税收", "总产值", "产值", "销售额", "存栏量", "出栏量", "存栏", "出栏", "总产量", "播种面积", "种植面积", "养殖面积", "面积", "单产", "亩产", "产量", "完成投资", "投资", "运营里程", "通车里程", "总里程", "里程"}

// beside is whose the second of two amounts is: the head of the first is no
// part of it.
func beside(owner, head string) string {
	if rest, ok := strings.CutSuffix(owner, "收入"); ok && head == "支出" {
		return rest // 一般公共预算收入40亿元、支出90亿元
	}
	if !text.EndsAny(head, amounts...) {
		return owner
	}
	for _, w := range amounts {
		if rest, ok := strings.CutSuffix(owner, w); ok {
			if strings.HasSuffix(rest, "预算") || strings.HasSuffix(rest, "财政") {
				return ""
			}
			return rest
		}
	}
	return owner
}
