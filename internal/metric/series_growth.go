package metric

import (
	"math"
	"strconv"
	"strings"

	"reportdesk/internal/text"
)

// growth is what a report says of an indicator's change, read.
type growth struct {
	statement
	bounds bounds // in percent, or in 个百分点 for an indicator in %
	loose  looseness
	value  float64
	base   int // the year it is measured against; 0 for a mean over a span
}

// stated is the growth that the cell shows: against the year before, or over
// a span the yearly mean; that of the value's own sentence, then of its report,
// then the oldest report's. nil where there is none.
func (t *table) stated(f *filling) *growth {
	from, to, _ := periodYears(f.period)
	list := f.growths
	if t.dimension == percentDimension {
		list = f.changes
	}
	var best *growth
	bestRank := 0
	for _, s := range list {
		g, ok := t.read(s)
		if !ok || g.base != 0 && (from != to || g.base != to-1) || g.base == 0 && from == to {
			continue
		}
		rank := 1
		if v := f.value; v != nil && v.ref.Report == s.ref.Report {
			rank = 2
			if v.ref.Metric == s.ref.Metric {
				rank = 3
			}
		}
		if s.figure.Doubtful {
			rank = 0
		}
		if best == nil || rank > bestRank {
			best, bestRank = &g, rank
		}
	}
	return best
}

// growthConflicts records growths of one report that contradict the one taken.
func (t *table) growthConflicts(f *filling, taken *growth) {
	if t.dimension == percentDimension {
		return
	}
	for _, s := range f.growths {
		if s.ref.Report != taken.ref.Report || s.ref == taken.ref || s.dimensioned != taken.dimensioned {
			continue
		}
		if g, ok := t.read(s); ok && g.base == taken.base && t.contradict(taken.statement, s) {
			t.out.Conflicts = append(t.out.Conflicts, [2]Ref{taken.ref, s.ref})
		}
	}
}

// yearBeforeWords say that a growth is measured against the year before,
// planWords that it is held against what was planned.
var (
	yearBeforeWords = []string{"同比", "上年", "去年", "年初", "上一年", "前一年"}
	planWords       = []string{"预算", "计划", "预期", "目标", "任务", "承诺", "法定", "累计"}
)

// read turns a growth or change into percent or 个百分点; false where it is
// measured against something else than a time.
func (t *table) read(s statement) (growth, bool) {
	b, loose := boundsOf(s.figure, t.written(s, 0))
	g := growth{statement: s, bounds: b, loose: loose, value: s.figure.Value}
	_, to, _ := periodYears(s.period)
	basis := s.figure.Basis
	if y, ok := t.yearBefore(s); ok && y < to-1 {
		basis = strconv.Itoa(y) // 分别是2006年的2倍、3倍: said once, for both
	}
	switch {
	case strings.Contains(basis, "年均") || strings.Contains(basis, "平均"):
	case text.HasAny(basis, planWords...):
		return g, false
	case basis == "" || text.HasAny(basis, yearBeforeWords...) || footing(basis) != "":
		g.base = to - 1
	default:
		y, ok := yearIn(basis)
		if !ok || y >= to {
			return g, false
		}
		g.base = y
	}
	convert := func(by func(float64) float64) {
		g.value, g.bounds = round12(by(g.value)), bounds{by(b.low), by(b.high)}
	}
	switch s.dimension {
	case percentDimension:
		convert(func(v float64) float64 { return v * s.factor })
	case timesDimension:
		before := t.written(s, 2*len("增"))
		if strings.Contains(before, "至") || strings.Contains(before, "到") || strings.Contains(before, "为") || strings.Contains(before, "是") {
			convert(func(v float64) float64 { return (v - 1) * 100 })
		} else {
			convert(func(v float64) float64 { return v * 100 })
		}
	case doubleDimension:
		convert(func(v float64) float64 { return (math.Exp2(v) - 1) * 100 })
	default:
		return g, false
	}
	return g, true
}

// yearBefore finds a year that the words before a growth compare with.
func (t *table) yearBefore(s statement) (int, bool) {
	before := clauseEnd(strings.TrimSuffix(t.written(s, 90), t.written(s, 0)))
	for _, w := range []string{"比", "较", "是", "为", "相当于", "自"} {
		if i := lastIndex(before, w); i >= 0 {
			if y, ok := yearIn(before[i:]); ok {
				return y, true
			}
		}
	}
	return 0, false
}

// yearIn finds a year written in a basis: 较2019年.
func yearIn(s string) (int, bool) {
	for i := 0; i+4 <= len(s); i++ {
		if y, ok := year(s[i : i+4]); ok && y > 1900 && y < 2200 {
			return y, true
		}
	}
	return 0, false
}

const whichGrowth = "一句中有几个增速，分不清哪个属于它"

// severalGrowths reports whether the growth's own statement bears another one on
// the same basis: lists (分别增长…) are read askew now and then.
func severalGrowths(g *growth) bool {
	for i := range g.metric.Figures {
		other := &g.metric.Figures[i]
		if other.Kind == Growth && other.Unit == g.figure.Unit && other.Value != g.figure.Value &&
			other.Basis == g.figure.Basis && other.Period == g.figure.Period {
			return true
		}
	}
	return false
}

// listLength is how many statements to either side a list may reach.
const listLength = 12

// pairedOtherwise reports whether the growth of another indicator of the
// sentence would agree.
func (t *table) pairedOtherwise(g *growth, computed bounds) bool {
	metrics := t.reports[g.ref.Report].Metrics
	for _, step := range []int{-1, 1} {
		for n := 1; n <= listLength; n++ {
			i := g.ref.Metric + n*step
			if i < 0 || i >= len(metrics) || metrics[i].Sentence != g.metric.Sentence {
				break
			}
			for k := range metrics[i].Figures {
				other := &metrics[i].Figures[k]
				if other.Kind != Growth || measureOf(other.Unit).dimension != percentDimension {
					continue
				}
				if b, _ := boundsOf(other, ""); b.meets(computed) {
					return true
				}
			}
		}
	}
	return false
}
