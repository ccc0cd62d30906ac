package metric

import (
	"strings"
	"unicode/utf8"
)

// counted names a number that stands before its noun: 改造老旧小区 of 改造2.3万套老旧小区.
func (th *thread) counted(c *candidate, subject, behind string) naming {
	l := c.lead
	noun, predicate := cutPredicate(behind)
	long, short := utf8.RuneCountInString(noun), utf8.RuneCountInString(predicate)
	name := noun
	switch {
	case predicate == "":
	case long <= 2 && short <= 8:
		name = predicate + noun
	case long <= 2 && short <= 16 && telling(predicate):
		name = noun + predicate
	case short <= 10 && telling(predicate):
		name = noun + predicate
	}
	if subject != "" && !strings.HasSuffix(subject, "等") && utf8.RuneCountInString(subject) <= 12 {
		name = subject + name
	}
	n := naming{name: l.keep + name}
	if subject == "" && l.keep == "" && wholly(l.doing, wordReaching) {
		n.name = nounOf(c.topic) + l.doing + name
	}
	if l.keep == "" && c.gap == gapDun && subject == "" && l.doing == "" && strings.HasPrefix(th.keep, "新") && !l.verb {
		n.name = th.keep + name
		l.keep = th.keep
	}
	th.set(n.name, name)
	th.keep = l.keep
	return n
}

// telling reports whether what is said of a counted noun tells what was
// counted (获评省级美丽乡村), rather than how it went on (完善管理).
func telling(predicate string) bool {
	n, _ := words().start.longest(predicate, wordTelling)
	return n > 0
}

// attribute names a number that describes what follows: 总投资10亿元的项目.
func (th *thread) attribute(c *candidate, subject, behind string) naming {
	noun, _ := cutPredicate(behind)
	th.set(noun, noun)
	return naming{name: noun + c.lead.keep + subject}
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
	noun = on.keep + noun
	if utf8.RuneCountInString(noun) < 2 {
		return naming{}, false
	}
	name := clip(noun, 20) + subject
	th.set(name, name)
	return naming{name: name, doubtful: true}, true
}
