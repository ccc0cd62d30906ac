package metric

import (
	"fmt"
	"slices"
	"strings"

	"reportdesk/internal/text"
)

// cellKey is what one cell holds.
type cellKey struct {
	period string
	status Status
}

// filling is a cell with the statements that it is made from.
type filling struct {
	cellKey
	index int // in the order of the cells
	// levels are the best of each report, oldest report first; growths and
	// changes likewise, but all of them.
	levels, growths, changes []statement
	ranks                    []statement
	// value is the level that the cell shows, later one that a later report
	// gives instead; nil where there is none.
	value, later *statement
}

// table is a row being filled.
type table struct {
	row
	reports []Reported
	unit    string
	unitOf  dimensioned
	cells   map[cellKey]*filling
	order   []cellKey
	out     Series
}

// series fills the row's cells; false where nothing is left to show.
func (r row) series(reports []Reported) (Series, bool) {
	t := table{row: r, reports: reports, cells: make(map[cellKey]*filling)}
	t.out = Series{Canonical: r.marked(r.canonical), Name: r.marked(r.name, r.counts), Scope: r.scope, Field: r.field, Row: r.id, Named: r.named}
	t.out.Applied = slices.Compact(slices.Sorted(slices.Values(r.applied)))
	if u := unitFrom(r.statements); u != nil {
		t.unit, t.unitOf = u.figure.Unit, u.dimensioned
		if r.wanted != "" {
			t.unit, t.unitOf = r.wanted, measureFor(r.wanted, r.id.Name)
		}
	}
	t.out.Unit = t.unit
	t.sortIn()
	if len(t.order) == 0 {
		return Series{}, false
	}
	for i, k := range t.order {
		t.cells[k].index = i
		t.choose(t.cells[k])
	}
	for _, k := range t.order {
		t.out.Cells = append(t.out.Cells, t.cell(t.cells[k]))
	}
	t.judge()
	t.out.Cells = slices.DeleteFunc(t.out.Cells, func(c Cell) bool {
		return c.Value == nil && c.Stated == nil && len(c.Ranks) == 0
	})
	return t.out, len(t.out.Cells) > 0
}

// sortIn puts the statements under their cells, oldest report first.
func (t *table) sortIn() {
	all := slices.Clone(t.statements)
	slices.SortStableFunc(all, func(a, b statement) int {
		if a.age != b.age {
			return b.age - a.age
		}
		return a.seq - b.seq
	})
	byReport := make(map[cellKey][]statement)
	for _, s := range all {
		k := cellKey{s.period, s.status}
		f := t.cells[k]
		if f == nil {
			f = &filling{cellKey: k}
			t.cells[k] = f
			t.order = append(t.order, k)
		}
		switch s.figure.Kind {
		case Level:
			byReport[k] = append(byReport[k], s)
		case Growth:
			f.growths = append(f.growths, s)
		case Change:
			f.changes = append(f.changes, s)
		case Rank:
			f.ranks = append(f.ranks, s)
		}
	}
	slices.SortFunc(t.order, compareKeys)
	for _, k := range t.order {
		t.cells[k].levels = t.bestOfEach(byReport[k])
	}
}

// unitFrom is the level whose unit is the row's: the newest report's first
// result, else its first target; nil where there is no level.
func unitFrom(statements []statement) *statement {
	var best *statement
	for i := range statements {
		s := &statements[i]
		if s.figure.Kind == Level && (best == nil || s.before(best)) {
			best = s
		}
	}
	return best
}

func (s *statement) before(o *statement) bool {
	if s.age != o.age {
		return s.age < o.age
	}
	if (s.status == Actual) != (o.status == Actual) {
		return s.status == Actual
	}
	return s.seq < o.seq
}

func compareKeys(a, b cellKey) int {
	from1, to1, _ := periodYears(a.period)
	from2, to2, _ := periodYears(b.period)
	switch {
	case to1 != to2:
		return to1 - to2
	case from1 != from2:
		return from1 - from2
	}
	return strings.Compare(string(a.status), string(b.status))
}

// bestOfEach takes one level of each report: levels come report by report.
// Levels of one report that cannot both be right are recorded as conflicts.
func (t *table) bestOfEach(levels []statement) []statement {
	var best []statement
	for len(levels) > 0 {
		n := 1
		for n < len(levels) && levels[n].age == levels[0].age {
			n++
		}
		b := levels[0]
		for _, s := range levels[1:n] {
			if t.better(s, b) {
				b = s
			}
		}
		for _, s := range levels[:n] {
			if t.contradict(b, s) {
				t.out.Conflicts = append(t.out.Conflicts, [2]Ref{b.ref, s.ref})
			}
		}
		best = append(best, b)
		levels = levels[n:]
	}
	return best
}

// contradict reports whether two statements of one report cannot both hold. Two
// numbers of one sentence never contradict: they are parts, or a rise from one to
// the other (but for those that only a correction brought together). A target said twice must be said alike: 6%以上 and 6.5%以上 are two plans.
func (t *table) contradict(a, b statement) bool {
	if a.metric.Sentence == b.metric.Sentence && a.origin == b.origin {
		return false
	}
	x, _ := t.boundsOf(a)
	y, _ := t.boundsOf(b)
	if !x.meets(y) {
		return true
	}
	return a.status == Target && a.figure.Modifier != "" && a.figure.Modifier == b.figure.Modifier &&
		a.figure.High == nil && b.figure.High == nil && round12(a.figure.Value*a.factor) != round12(b.figure.Value*b.factor)
}

// better reports whether s says a report's value better than b, which stands
// before it: surely named rather than doubtful, exact rather than rounded, and
// of two that agree the one with more digits. Else the first statement counts:
// reports begin with the general account (综合), which is the most checked.
func (t *table) better(s, b statement) bool {
	if s.figure.Doubtful != b.figure.Doubtful {
		return b.figure.Doubtful
	}
	x, loose := t.boundsOf(s)
	y, looseThere := t.boundsOf(b)
	if (loose == exact) != (looseThere == exact) {
		return loose == exact
	}
	return x.meets(y) && x.width() < y.width()
}

// boundsOf is the interval of a statement in its dimension's base unit.
func (t *table) boundsOf(s statement) (bounds, looseness) {
	b, loose := boundsOf(s.figure, t.written(s, 0))
	return b.scale(s.factor), loose
}

// written is the figure as it stands in its report, with up to before bytes of
// the text in front of it, cut at a character.
func (t *table) written(s statement, before int) string {
	return written(t.reports[s.ref.Report], s.figure.Span, before)
}

func written(r Reported, at text.Span, before int) string {
	doc := r.Doc.Text
	if at.Start < 0 || at.End > len(doc) || at.Start > at.End {
		return ""
	}
	start := max(0, at.Start-before)
	for start < at.Start && doc[start]&0xC0 == 0x80 {
		start++
	}
	return doc[start:at.End]
}

// choose takes the cell's value: the first report's that states it, as the one
// that reviews the period; a later exact one in place of a loose one that it
// fits. What a later report says otherwise is the revision. Where the two are of
// rows that the user joined, no report revises the other: the later one counts,
// and what it pushed out is recorded as a conflict.
func (t *table) choose(f *filling) {
	var out []*statement
	for i := range f.levels {
		s := &f.levels[i]
		if f.value == nil {
			f.value = s
			continue
		}
		b, loose := t.boundsOf(*s)
		was, looseWas := t.boundsOf(*f.value)
		switch {
		case b.meets(was):
			if loose == exact && looseWas != exact {
				f.value = s
			}
		case s.origin != f.value.origin:
			out = append(out, f.value)
			if f.later != nil {
				out = append(out, f.later)
			}
			f.value, f.later = s, nil
		case closeBy(b, was):
			f.later = s
		}
	}
	for _, s := range out {
		if s.ref != f.value.ref {
			t.out.Conflicts = append(t.out.Conflicts, [2]Ref{f.value.ref, s.ref})
		}
	}
}

// closeBy reports whether two values are of one size: what lies further apart is
// hardly a revision, but another thing under the same name.
func closeBy(a, b bounds) bool { return a.low < 1.5*b.high && b.low < 1.5*a.high }

// cell makes the cell, without verdict.
func (t *table) cell(f *filling) Cell {
	c := Cell{Period: f.period, Status: f.status, Report: -1, Metric: -1, Figure: -1}
	if s := f.value; s != nil {
		v := t.inUnit(*s, s.figure.Value)
		c.Value = &v
		c.Report, c.Metric, c.Figure = s.ref.Report, s.ref.Metric, s.ref.Figure
		switch converted := s.figure.Unit != t.unit && s.factor != t.unitOf.factor; {
		case s.meant:
			c.Note = fmt.Sprintf("原文为%s，单位更正为%s", t.written(*s, 0), s.figure.Unit)
			if converted {
				c.Note += "，已换算成" + t.unit
			}
		case converted:
			c.Note = fmt.Sprintf("原文为%s，已换算成%s", t.written(*s, 0), t.unit)
		}
	}
	if s := f.later; s != nil {
		v := t.inUnit(*s, s.figure.Value)
		c.Revised, c.Later = &v, &s.ref
	}
	for _, s := range f.ranks {
		c.Ranks = append(c.Ranks, s.ref)
	}
	return c
}

// inUnit converts a number of the statement's unit to the series' unit.
func (t *table) inUnit(s statement, v float64) float64 {
	if s.factor == t.unitOf.factor {
		return v
	}
	return round12(v * s.factor / t.unitOf.factor)
}
