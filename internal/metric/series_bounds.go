package metric

import (
	"math"
	"strings"
)

// bounds is the closed interval in which a number as written may lie.
type bounds struct{ low, high float64 }

// looseness says how much a number as written leaves open.
type looseness int

const (
	exact     looseness = iota // rounded to its last digit, nothing more
	onesided                   // 超, 近: bounded on one side
	uncertain                  // 约, 左右, a range
)

// aboutShare is how far from the number 约 and 左右 may lie, as its share. It is
// wide on purpose: what lies outside is not meant by any writer.
const aboutShare = 0.1

// direction is where a modifier opens a number.
type direction int

const (
	neither direction = iota
	upward
	downward
	around
)

// modifiers in the order in which they are looked for: what denies a word
// stands before the word (不低于 before 低于), 左右 before all that it may close.
var modifiers = []struct {
	to    direction
	words []string
}{
	{around, []string{"约", "左右", "上下", "大概", "基本", "预计", "预期", "几"}},
	{upward, []string{"不低于", "不少于", "不小于", "至少", "以上"}},
	{downward, []string{"不超", "不高于", "不大于", "不足", "不到", "至多", "最多", "以内", "以下", "控制在", "近", "低于", "小于"}},
	{upward, []string{"超", "突破", "逾", "多", "余", "高于", "大于", "力争", "冲刺", "跨越", "跃上", "迈上", "站上"}},
}

func directionOf(words string) direction {
	for _, m := range modifiers {
		for _, w := range m.words {
			if strings.Contains(words, w) {
				return m.to
			}
		}
	}
	return neither
}

// boundsOf is the interval of a figure in its own unit: half of its last digit
// to either side, opened by its modifier and by 余 or 多 within its text.
func boundsOf(f *Figure, written string) (bounds, looseness) {
	half := 0.5 * math.Pow10(-f.Decimals)
	b := bounds{f.Value - half, f.Value + half}
	loose := exact
	if f.High != nil {
		b = bounds{min(f.Value, *f.High) - half, max(f.Value, *f.High) + half}
		loose = uncertain
	}
	words := f.Modifier
	if i := strings.IndexAny(written, "余多几"); i >= 0 {
		words += written[i:]
	}
	switch directionOf(words) {
	case around:
		about := aboutShare * math.Abs(f.Value)
		return bounds{b.low - about, b.high + about}, uncertain
	case upward:
		return b.open(f.Value, true), max(loose, onesided)
	case downward:
		return b.open(f.Value, false), max(loose, onesided)
	}
	return b, loose
}

// open removes the bound on the side away from zero (more) or towards it. A
// fall of 超过5% is -5 or less.
func (b bounds) open(v float64, more bool) bounds {
	switch {
	case more && v >= 0:
		b.high = math.Inf(1)
	case more:
		b.low = math.Inf(-1)
	case v >= 0:
		b.low = 0
	default:
		b.high = 0
	}
	return b
}

// scale multiplies both ends by a positive factor.
func (b bounds) scale(by float64) bounds { return bounds{b.low * by, b.high * by} }

// meets reports whether the intervals share a point. The slack is for what
// binary fractions add to numbers that touch exactly.
func (b bounds) meets(o bounds) bool {
	slack := 1e-9 * (1 + max(finite(b.low), finite(b.high), finite(o.low), finite(o.high)))
	return b.low <= o.high+slack && o.low <= b.high+slack
}

func finite(v float64) float64 {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return 0
	}
	return math.Abs(v)
}

func (b bounds) width() float64 { return b.high - b.low }

// growthOver is the interval of the growth in percent from a base to b; false
// where a base of zero or less, or a negative b, gives the growth no meaning.
// A base that may be anything down to zero (近) leaves it open above.
func (b bounds) growthOver(base bounds) (bounds, bool) {
	if base.high <= 0 || base.low < 0 || b.low < 0 {
		return bounds{}, false
	}
	growth := bounds{-100, math.Inf(1)}
	if !math.IsInf(base.high, 1) {
		growth.low = (b.low/base.high - 1) * 100
	}
	if base.low > 0 {
		growth.high = (b.high/base.low - 1) * 100
	}
	return growth, true
}
