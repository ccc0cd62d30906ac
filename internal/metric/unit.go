package metric

import (
	"strings"
	"sync"

	"reportdesk/seeds"
)

// scales are the magnitudes that stand before a measure word, longest first.
var scales = [...]string{"万亿", "千万", "百万", "千亿", "百亿", "十万", "亿", "万", "千", "百"}

// scaleFactor is what a magnitude multiplies by.
var scaleFactor = map[string]float64{
	"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7,
	"亿": 1e8, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}

// unitWord is the value of a unit in the trie: bits for what a unit may do.
const (
	unitPlain    = 1 << iota
	unitDuration // 年, 天, 小时: a figure only where something is measured by it
	unitPercent  // %, ‰
	unitPoint    // 个百分点
	unitTimes    // 倍
	unitTenth    // 成
	unitMoney
)

var units = sync.OnceValue(func() *trie {
	t := newTrie(false)
	for _, u := range seeds.Units() {
		v := uint32(unitPlain)
		switch {
		case u.Dimension == "时间":
			v |= unitDuration
		case u.Symbol == "%" || u.Symbol == "‰":
			v |= unitPercent
		case u.Dimension == "百分点":
			v |= unitPoint
		case u.Symbol == "倍":
			v |= unitTimes
		case u.Symbol == "成":
			v |= unitTenth
		case strings.HasPrefix(u.Dimension, "货币"):
			v |= unitMoney
		}
		if u.Symbol == "番" {
			v = unitPlain
		}
		for _, name := range append([]string{u.Symbol}, u.Aliases...) {
			switch name {
			case "百分之", "千分之", "pct", "人（次）", "G", "E", "月", "日", "", "兆", "1/10万", "1/10万人":
				continue // written before the number, or more often no unit
			}
			t.add(name, v)
			if lower := strings.ToLower(name); lower != name {
				t.add(lower, v)
			}
		}
	}
	return t
})

// unitAt reads a unit at the start of s: a measure word with its magnitude
// (亿立方米), a rate of two (元/吨). It returns the scale, the whole unit as
// written, its length, and the bits of its word. A magnitude alone is a unit
// too (40万群众), without bits.
func unitAt(s string) (scale, unit string, length int, bits uint32) {
	length, bits = counterAt(s)
	for _, sc := range scales {
		if !strings.HasPrefix(s, sc) {
			continue
		}
		n, b := counterAt(s[len(sc):])
		if n > 0 && len(sc)+n > length {
			scale, length, bits = sc, len(sc)+n, b
		}
		if length == 0 {
			scale, length = sc, len(sc)
		}
		break
	}
	if length == 0 || latinFollows(s, length) {
		return "", "", 0, 0
	}
	if bits != 0 {
		for n := denominator(s[length:]); n > 0; n = denominator(s[length:]) {
			length += n // 吨/月·平方公里
		}
	}
	return scale, s[:length], length, bits
}

// counterAt reads a measure word at the start of s; the first sign of another
// word (家庭, 项目) is none.
func counterAt(s string) (length int, bits uint32) {
	length, bits = units().longest(s, unitPlain)
	if length > 0 && length <= len("家") {
		if n, _ := words().start.longest(s, wordNotUnit); n > length && !unitAfterAll(s) {
			return 0, 0
		}
	}
	return length, bits
}

// unitAfterAll tells a unit before a word that only seems to make another word
// with it: 3名优秀干部 counts 名, though 名优 is a word.
func unitAfterAll(s string) bool {
	n, _ := words().start.longest(s, wordUnitAfterAll)
	return n > 0
}

// latinFollows reports whether a unit of letters runs on into a longer word.
func latinFollows(s string, length int) bool {
	return length > 0 && length < len(s) && isLatin(s[length-1]) && isLatin(s[length])
}

func isLatin(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// denominator measures "/吨" behind a unit, "·平方公里" too.
func denominator(s string) int {
	slash := 0
	switch {
	case strings.HasPrefix(s, "/"):
		slash = 1
	case strings.HasPrefix(s, "／"):
		slash = len("／")
	case strings.HasPrefix(s, "·"):
		slash = len("·")
	default:
		return 0
	}
	rest := s[slash:]
	best, _ := units().longest(rest, unitPlain)
	for _, word := range []string{"月", "日", "人", "天", "年"} {
		if best == 0 && strings.HasPrefix(rest, word) {
			best = len(word)
		}
	}
	for _, sc := range scales {
		if strings.HasPrefix(rest, sc) {
			if n, _ := units().longest(rest[len(sc):], unitPlain); n > 0 {
				best = max(best, len(sc)+n)
			}
			break
		}
	}
	if best == 0 {
		return 0
	}
	return slash + best
}
