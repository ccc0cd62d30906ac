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
	case severalGrowths(g):
		return Cannot, whichGrowth
	case !computed.meets(g.bounds):
		if f.value.metric.Sentence != g.metric.Sentence { // it may be another's; where it agrees, it hardly is
			return Cannot, "增速与总量不在同一句"
		}
		if t.pairedOtherwise(g, computed) {
			return Cannot, whichGrowth
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
	if why := notByLevels(t.names()...); why != "" && t.dimension != percentDimension {
		return why
	}
	around := clauseEnd(strings.ReplaceAll(t.written(g.statement, 36), "、", "，")) + g.figure.Basis
	if w := footing(around); w != "" {
		return fmt.Sprintf(whyFooting, w)
	}
	switch {
	case f.value.figure.Doubtful || base.figure.Doubtful || g.figure.Doubtful:
		return "指标名称未定"
	case t.alike && f.value.name != base.name && f.value.origin == base.origin:
		return fmt.Sprintf("两年的指标名称不同（%s、%s）", base.name, f.value.name)
	case f.value.ref.Report != g.ref.Report:
		return "增速与总量不在同一份报告"
	}
	return ""
}

// names are those by which it is seen whether the indicator's growth follows from
// its levels: a name that the user gave it (固投) need not tell.
func (t *table) names() []string {
	names := []string{t.canonical, t.row.name}
	if t.id.Part == "" {
		names = append(names, t.id.Name)
	}
	return names
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
	scale := math.Pow10(was.value.figure.Decimals) // of the unit in which it was written
	v := t.inUnit(*was.value, math.Round(base*t.unitOf.factor/was.value.factor*scale)/scale)
	before.Revised = &v
	c.Reason += fmt.Sprintf("；%d年数可能已修订为约%s%s", to-1, strconv.FormatFloat(v, 'f', -1, 64), t.unit)
}

// revisable is by what share a revision may change a base; what is further off
// is an error or another indicator.
const revisable = 0.15
