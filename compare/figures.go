package compare

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"reportdesk/internal/metric"
	"reportdesk/seeds"
)

// stated finds a report's figures by the block in which they stand.
type stated struct {
	metrics []metric.Metric
	text    string        // in which the figures' spans lie
	byBlock map[int][]int // block to indexes in metrics, in the text's order
	year    int           // the report's year of delivery; 0 where unknown
}

func newStated(r metric.Reported) *stated {
	s := &stated{metrics: r.Metrics, byBlock: map[int][]int{}}
	if r.Doc != nil {
		s.year, s.text = r.Doc.Info.Year, r.Doc.Text
	}
	for i, m := range r.Metrics {
		s.byBlock[m.Block] = append(s.byBlock[m.Block], i)
	}
	return s
}

// statement is one figure with what makes it comparable.
type statement struct {
	figure  *metric.Figure
	written string
	name    string // the indicator's, the catalogue's where it has one, with its scope
	// period is the year measured relative to the report's, "-1" for last
	// year; as written where either is unknown.
	period string
	used   bool
}

// of lists the figures of the passages, in their order.
func (s *stated) of(parts []Part) []statement {
	var list []statement
	for _, p := range parts {
		for _, i := range s.byBlock[p.Block] {
			m := &s.metrics[i]
			for k := range m.Figures {
				list = append(list, s.statement(m, &m.Figures[k]))
			}
		}
	}
	return list
}

func (s *stated) statement(m *metric.Metric, f *metric.Figure) statement {
	name := m.Canonical
	if name == "" || f.Name != "" && f.Name != m.Name {
		name = f.Name
	}
	return statement{figure: f, written: f.Span.Of(s.text), name: m.Scope + name, period: s.relative(f.Period)}
}

func (s *stated) relative(period string) string {
	from, to, _ := strings.Cut(period, "-")
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	switch {
	case s.year == 0 || errA != nil:
		return period
	case errB != nil:
		return strconv.Itoa(a - s.year)
	default:
		return strconv.Itoa(a-s.year) + ".." + strconv.Itoa(b-s.year)
	}
}

// changes lists the indicators that the passages of a pair state: in the order
// of the new ones, then those that only the old ones state. Two figures belong
// together that have the same indicator, kind and status; of several the one
// first whose unit converts and whose period lies as far from its report's
// year. Figures that did not change are listed too.
func changes(old, new *stated, oldParts, newParts []Part) []FigureChange {
	before, after := old.of(oldParts), new.of(newParts)
	partner := make([]int, len(after))
	for i := range partner {
		partner[i] = -1
	}
	for closeness := 3; closeness >= 0; closeness-- {
		for i := range after {
			for k := range before {
				if partner[i] < 0 && !before[k].used && before[k].closeness(&after[i]) == closeness {
					partner[i], before[k].used = k, true
				}
			}
		}
	}
	var list []FigureChange
	for i, k := range partner {
		c := FigureChange{Name: after[i].name, New: after[i].figure, NewText: after[i].written, Unit: after[i].figure.Unit}
		if k >= 0 {
			c.Old, c.OldText = before[k].figure, before[k].written
			if !isRatio(c.OldText) && !isRatio(c.NewText) {
				c.Difference = difference(c.Old, c.New)
			}
		}
		list = append(list, c)
	}
	for _, s := range before {
		if !s.used {
			list = append(list, FigureChange{Name: s.name, Old: s.figure, OldText: s.written, Unit: s.figure.Unit})
		}
	}
	return list
}

// closeness says how well two statements belong together: -1 not at all, to 3.
func (s *statement) closeness(t *statement) int {
	f, g := s.figure, t.figure
	if s.name == "" || s.name != t.name || f.Kind != g.Kind || f.Status != g.Status {
		return -1
	}
	n := 0
	if measureOf(f.Unit).dimension == measureOf(g.Unit).dimension {
		n += 2
	}
	if s.period == t.period {
		n++
	}
	return n
}

// isRatio reports whether a figure as written is a ratio.
func isRatio(written string) bool { return strings.ContainsAny(written, ":：∶") }

// difference is new minus old in the new figure's unit; nil where the units
// measure different things. Of a range the end written first counts.
func difference(old, new *metric.Figure) *float64 {
	from, to := measureOf(old.Unit), measureOf(new.Unit)
	if from.dimension != to.dimension {
		return nil
	}
	d := new.Value - old.Value*from.factor/to.factor
	// What binary fractions add to decimals goes.
	scale := math.Pow(10, 9)
	if r := math.Round(d*scale) / scale; !math.IsInf(r, 0) && !math.IsNaN(r) {
		d = r
	}
	return &d
}

// differing keeps the changes whose figure is not the same on both sides.
func differing(list []FigureChange) []FigureChange {
	var kept []FigureChange
	for _, c := range list {
		if c.Old == nil || c.New == nil || c.Old.Unit != c.New.Unit || c.Differs() {
			kept = append(kept, c)
		}
	}
	return kept
}

func sameEnd(a, b *float64) bool {
	return (a == nil) == (b == nil) && (a == nil || *a == *b)
}

// measure is what a unit measures, and how many of the base unit it is.
type measure struct {
	dimension string
	factor    float64
}

// measureOf reads a unit with its magnitude (亿立方米). One that the table
// lacks measures itself.
func measureOf(unit string) measure {
	if m, ok := measures()[unit]; ok {
		return m
	}
	for _, g := range [...]struct {
		sign   string
		factor float64
	}{{"万", 1e4}, {"亿", 1e8}, {"千", 1e3}, {"百", 1e2}, {"十", 10}} {
		if rest, ok := strings.CutPrefix(unit, g.sign); ok {
			m := measureOf(rest)
			return measure{m.dimension, m.factor * g.factor}
		}
	}
	return measure{unit, 1}
}

var measures = sync.OnceValue(func() map[string]measure {
	known := map[string]measure{}
	for _, u := range seeds.Units() {
		if u.Factor == 0 {
			continue // does not convert: measures itself
		}
		for _, form := range append([]string{u.Symbol}, u.Aliases...) {
			if _, ok := known[form]; !ok {
				known[form] = measure{u.Dimension + "/" + u.Base, u.Factor}
			}
		}
	}
	return known
})
