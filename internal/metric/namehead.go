package metric

import (
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// generic names a number by a head that belongs to the subject before it: 总投资, 产值, 占….
func (th *thread) generic(c *candidate, subject, owner string) naming {
	n := naming{}
	if topic := nounOf(c.topic); topic != "" && c.gap != gapDun && (owner == "" || !sumsUp(c.left)) {
		owner = topic
	}
	if owner == "" {
		n.doubtful = true
	}
	if subject == "总数" || subject == "总量" && owner != "" || subject == "数量" {
		n.name = owner
		if n.name == "" {
			n.name = subject
		}
		th.subjects, th.keep = []string{n.name}, ""
		return n
	}
	head := c.lead.keep + shareOf(subject)
	n.name = joinOverlap(holder(owner, subject), head)
	th.subjects, th.keep = []string{n.name}, ""
	if len(th.base) == 0 {
		th.base = []string{n.name}
	}
	return n
}

// genericList reports whether a phrase is one or more generic heads: 总量、增幅.
func genericList(s string) bool {
	for _, p := range splitAny(s, []string{"、", "和", "与"}) {
		if !wholly(strings.TrimPrefix(p, "新增"), wordGeneric) {
			return false
		}
	}
	return s != ""
}

// siblings are kinds that are counted side by side, with one owner before the first.
var siblings = [][]string{{"建议案", "议案", "建议", "提案"}, {"金牌", "银牌", "铜牌"}}

// sibling gives the second of two kinds the owner of the first:
// 办理人大代表议案4件、建议80件.
func sibling(owner, subject string) string {
	for _, set := range siblings {
		if !slices.Contains(set, subject) {
			continue
		}
		for _, kind := range set {
			if of, ok := strings.CutSuffix(owner, kind); ok {
				return of + subject
			}
		}
	}
	return subject
}

// sumsUp reports whether a clause adds up what its sentence told before:
// 12个项目稳步推进，…竣工投产，共计完成投资60亿元.
func sumsUp(left string) bool {
	left = trim(left)
	for _, w := range []string{"共", "总共", "一共", "合计", "总计", "累计"} {
		if strings.HasPrefix(left, w) {
			return true
		}
	}
	return false
}

// joinOverlap puts a head behind its owner; what both share stands once:
// 居民储蓄存款 and 存款余额.
func joinOverlap(owner, head string) string { return owner + head[overlap(owner, head):] }

// lonelyRates are short rates that are indicators of their own; any other of
// three signs (签约率, 普惠率) is one of what was told before.
var lonelyRates = []string{"失业率", "就业率", "赤字率", "负债率", "出生率", "死亡率", "生育率", "贡献率", "增长率", "通胀率", "存贷比", "不良率"}

// shortRate reports whether a subject is a rate that says nothing without its owner.
func shortRate(s string) bool {
	return utf8.RuneCountInString(s) == 3 && strings.HasSuffix(s, "率") && !text.EndsAny(s, lonelyRates...)
}

// rateOwner is whose a short rate is: what was told before it in its sentence,
// without the rate told there. "" where that is no thing that could have one.
func rateOwner(c *candidate, owner string) string {
	if c.topic != "" {
		if owner = nounOf(c.topic); utf8.RuneCountInString(owner) > 12 {
			return ""
		}
	}
	if c.gap >= gapSentence && c.topic == "" {
		return ""
	}
	owner = strings.TrimSuffix(owner, "覆盖面")
	if strings.HasPrefix(owner, "单位") {
		return "" // an indicator of its own, and no owner of another
	}
	if strings.HasSuffix(owner, "率") {
		owner = dropLast(owner, len("签约率")/len("率"))
	}
	if n := utf8.RuneCountInString(owner); n < 2 || n > 16 || startsDigit(owner) || text.EndsAny(owner, "量", "额", "数") {
		return ""
	}
	return owner
}

// genericBehind parts a head from what follows a number: 规模 of 10亿元规模, with
// the noun it describes (10亿元规模的基金).
func genericBehind(right string) (head, noun string) {
	n, _ := words().start.longest(right, wordGeneric)
	if n == 0 {
		return "", ""
	}
	if noun, ok := strings.CutPrefix(right[n:], "的"); ok {
		return right[:n], noun
	}
	if boundary(right[n:]) {
		return right[:n], ""
	}
	return "", ""
}
