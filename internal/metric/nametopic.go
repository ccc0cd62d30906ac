package metric

import (
	"strings"
	"unicode/utf8"
)

// beforeComparison is a clause without what it is held against:
// 生产总值确保比2010年翻两番.
func beforeComparison(clause string) string {
	for _, w := range []string{"比", "较"} {
		i := lastIndex(clause, w)
		if i <= 0 {
			continue
		}
		if than := clause[i+len(w):]; startsDigit(than) || strings.HasPrefix(than, "上年") || strings.HasPrefix(than, "去年") {
			return strings.TrimSuffix(strings.TrimSuffix(clause[:i], "确保"), "力争")
		}
	}
	return clause
}

// nounOf takes the subject of a clause without number.
func nounOf(clause string) string {
	var l lead
	clause = trim(clause)
	for _, w := range comparisons {
		if strings.HasPrefix(clause, w) {
			return "" // 高于全省平均水平: nothing is told of a new subject
		}
	}
	s := l.front(cleanSubject(beforeComparison(clause)))
	noun, _ := cutPredicate(s)
	if n, _ := words().end.longest(noun, wordUp|wordDown); n > len("减") {
		var trend lead
		if short := trend.tail(noun, false); utf8.RuneCountInString(short) >= 2 {
			noun = short // 居民储蓄存款大幅增加
		}
	}
	if utf8.RuneCountInString(noun) > 16 {
		if i := lastIndex(noun, "、"); i >= 0 && i+len("、") < len(noun) {
			noun = noun[i+len("、"):] // the last of a long list says what they are
		}
	}
	if utf8.RuneCountInString(noun) > 24 {
		return clipFront(noun, 16)
	}
	return noun
}
