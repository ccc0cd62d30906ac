package metric

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// judge fills in what is stated and computed, and the verdicts.
func (t *table) judge() {
	for i, k := range t.order {
		t.judgeCell(t.cells[k], &t.out.Cells[i])
	}
	for i, k := range t.order { // implied revisions come last: they change no verdict
		t.implied(t.cells[k], &t.out.Cells[i])
	}
}

// growth is what a report says of an indicator's change, read.
type growth struct {
	statement
	bounds bounds // in percent, or in 个百分点 for an indicator in %
	loose  looseness
	value  float64
	base   int // the year it is measured against; 0 for a mean over a span
}

func (t *table) judgeCell(f *filling, c *Cell) {
	g := t.stated(f)
	if g != nil {
		t.growthConflicts(f, g)
		c.Stated, c.Growth = &g.value, &g.ref
	}
	base, bounded := t.baseOf(f, g)
	if bounded {
		t.compute(f, base, c)
	}
	switch {
	case g == nil:
		return
	case f.value == nil:
		c.Verdict, c.Reason = Cannot, "报告只说了增速，没有说总量"
		if t.dimension == percentDimension {
			c.Reason = "报告只说了变化，没有说数值"
		}
	case !bounded:
		c.Verdict, c.Reason = Cannot, "没有"+t.baseName(f, g)+"的数"
	default:
		c.Verdict, c.Reason = t.verdict(f, base, g, c)
	}
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
	case basis == "" || containsAny(basis, []string{"同比", "上年", "去年", "年初", "上一年", "前一年"}):
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
		if i := strings.LastIndex(before, w); i >= 0 {
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

// baseOf finds the level that the cell's growth starts from: the one that the
// same report restates, else the one that the cell of that year shows.
func (t *table) baseOf(f *filling, g *growth) (*statement, bool) {
	from, to, _ := periodYears(f.period)
	y := to - 1
	if from != to {
		y = from - 1
	}
	if f.value == nil || from != to && (g == nil || g.base != 0) {
		return nil, false
	}
	before := t.cells[cellKey{strconv.Itoa(y), Actual}]
	if before == nil || before.value == nil {
		return nil, false
	}
	for i := range before.levels {
		if before.levels[i].ref.Report == f.value.ref.Report {
			return &before.levels[i], true
		}
	}
	if before.later != nil {
		return before.later, true
	}
	return before.value, true
}

func (t *table) baseName(f *filling, g *growth) string {
	from, to, _ := periodYears(f.period)
	if from != to && g.base == 0 {
		return strconv.Itoa(from-1) + "年"
	}
	return strconv.Itoa(to-1) + "年"
}

// compute sets the growth that follows from the two levels, as written.
func (t *table) compute(f *filling, base *statement, c *Cell) {
	from, to, _ := periodYears(f.period)
	if from != to {
		return // the value of a span is a sum, not the level at its end
	}
	now, was := f.value.figure.Value*f.value.factor, base.figure.Value*base.factor
	v := now - was
	if t.dimension == percentDimension {
		v = math.Round(v*1e6) / 1e6
	} else {
		if was <= 0 {
			return
		}
		v = math.Round((now/was-1)*1e4) / 1e2
	}
	if !math.IsNaN(v) && !math.IsInf(v, 0) {
		c.Computed = &v
	}
}

// verdict holds a stated growth against the levels by interval arithmetic:
// every number stands for all that would be rounded to it.
func (t *table) verdict(f *filling, base *statement, g *growth, c *Cell) (Verdict, string) {
	if why := t.unfit(f, base, g); why != "" {
		return Cannot, why
	}
	now, loose := t.boundsOf(*f.value)
	was, looseWas := t.boundsOf(*base)
	computed := bounds{now.low - was.high, now.high - was.low}
	if t.dimension != percentDimension {
		var ok bool
		if computed, ok = now.growthOver(was); !ok {
			return Cannot, "上年数不是正数，算不出增速"
		}
	}
	if c.Computed == nil {
		return Cannot, "算不出增速"
	}
	from := fmt.Sprintf("%s年数%s", base.period, t.written(*base, 0))
	switch {
	case !computed.meets(g.bounds):
		if t.pairedOtherwise(g, computed) {
			return Cannot, "一句中有几个增速，分不清哪个属于它"
		}
		if !t.oneSize(f, base, g) {
			return Cannot, "与" + from + "相差过大，口径可能不同"
		}
		return Differs, fmt.Sprintf("按%s推算%s，报告所述为%s", from, t.say(*c.Computed), t.say(g.value))
	case max(loose, looseWas, g.loose) != exact:
		return Cannot, "数字带有“超、近、左右”等限定，只能估算"
	}
	return Agrees, fmt.Sprintf("按%s推算%s", from, t.say(*c.Computed))
}

// unfit says why the levels cannot judge the growth; "" where they can.
func (t *table) unfit(f *filling, base *statement, g *growth) string {
	if from, to, _ := periodYears(f.period); from != to {
		return "跨多年的平均增速，口径可能有调整"
	}
	if why := notByLevels(t.name, t.canonical); why != "" && t.dimension != percentDimension {
		return why
	}
	around := t.written(g.statement, 36) + g.figure.Basis
	if w := footing(around); w != "" {
		return fmt.Sprintf(whyFooting, w)
	}
	switch {
	case f.value.figure.Doubtful || base.figure.Doubtful || g.figure.Doubtful:
		return "指标名称未定"
	case t.alike && f.value.name != base.name:
		return fmt.Sprintf("两年的指标名称不同（%s、%s）", base.name, f.value.name)
	case f.value.ref.Report != g.ref.Report || f.value.metric.Sentence != g.metric.Sentence:
		return "增速与总量不在同一句"
	}
	return ""
}

// pairedOtherwise reports whether it is unclear which growth of a sentence is
// the indicator's: it bears two in one statement, or another one would agree.
// Lists (分别增长…) are read askew now and then.
func (t *table) pairedOtherwise(g *growth, computed bounds) bool {
	metrics := t.reports[g.ref.Report].Metrics
	for _, step := range []int{-1, 1} {
		for i := g.ref.Metric; i >= 0 && i < len(metrics) && metrics[i].Sentence == g.metric.Sentence; i += step {
			for k := range metrics[i].Figures {
				other := &metrics[i].Figures[k]
				if other.Kind != Growth || other == g.figure || measureOf(other.Unit).dimension != percentDimension {
					continue
				}
				if b, _ := boundsOf(other, ""); b.meets(computed) || i == g.ref.Metric && other.Value != g.figure.Value && other.Basis == g.figure.Basis {
					return true
				}
			}
		}
	}
	return false
}

// oneSize reports whether the base that the growth implies is near enough to the
// one before to be meant for it: what is further off counts something else.
func (t *table) oneSize(f *filling, base *statement, g *growth) bool {
	if t.dimension == percentDimension {
		return true
	}
	now, was := f.value.figure.Value*f.value.factor, base.figure.Value*base.factor
	implied := now / (1 + g.value/100)
	return implied > was/(1+oddBase) && implied < was*(1+oddBase)
}

// oddBase is by what share a base may differ from the implied one before the
// two are taken for different things.
const oddBase = 0.3

// say writes a growth with its direction: 增长8.6%, 下降3%, 提高1.5个百分点.
func (t *table) say(v float64) string {
	number := strconv.FormatFloat(math.Abs(math.Round(v*100)/100), 'f', -1, 64)
	switch {
	case t.dimension == percentDimension && v < 0:
		return "下降" + number + "个百分点"
	case t.dimension == percentDimension:
		return "提高" + number + "个百分点"
	case v < 0:
		return "下降" + number + "%"
	}
	return "增长" + number + "%"
}

// implied records in the cell of the year before which base a growth that
// differs would follow from, where that is near enough to be a revision.
func (t *table) implied(f *filling, c *Cell) {
	if c.Verdict != Differs || t.dimension == percentDimension {
		return
	}
	_, to, _ := periodYears(f.period)
	was := t.cells[cellKey{strconv.Itoa(to - 1), Actual}]
	if was == nil || was.value == nil || *c.Stated <= -100 {
		return
	}
	before := &t.out.Cells[was.index]
	base := *c.Value / (1 + *c.Stated/100)
	if before.Revised != nil || before.Report == c.Report || math.Abs(base / *before.Value - 1) > revisable {
		return
	}
	scale := math.Pow10(was.value.figure.Decimals)
	v := math.Round(base*scale) / scale
	before.Revised = &v
	c.Reason += fmt.Sprintf("；%d年数可能已修订为约%s%s", to-1, strconv.FormatFloat(v, 'f', -1, 64), t.unit)
}

// revisable is by what share a revision may change a base; what is further off
// is an error or another indicator.
const revisable = 0.15
