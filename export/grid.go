package export

import (
	"cmp"
	"slices"
	"strconv"

	"reportdesk/internal/metric"
)

// grid is the table 指标对照 before it is drawn: one row an indicator, one
// column a period.
type grid struct {
	// periods are those that a column shows: years, rising, then spans. years
	// is how many of them are years: only those make a trend. base and last
	// index periods: between them growth is worked out; last is the year that the
	// draft reviews, base the one before; -1 where there is none.
	periods    []string
	years      int
	base, last int
	target     string // the year whose targets the column 目标 shows, "" without
	rows       []gridRow
	aims       []gridRow // those with a target for the year under review, whether they have a row or not
	left       int       // series without anything to show in these columns
	passed     int       // series that only one report before the last two states
	byFigure   map[metric.Ref]int
	byName     map[[2]string]int // canonical and scope
}

// gridRow is one indicator.
type gridRow struct {
	series            *metric.Series
	id, hash          string
	field, name, unit string
	rate              bool // differences are 个百分点
	values            []gridValue
	target            gridValue
	aimed             gridValue // what was aimed at for the year under review
	stated            gridValue
	onlyGrowth        bool // the values are growths
	verdict           metric.Verdict
	ranks             string
	notes             []string
	source            *metric.Ref // the figure whose sentence 原文 leads to
}

// gridValue is a number as a cell shows it; number is nil where it is empty.
type gridValue struct {
	number   *float64
	decimals int
	format   string      // the number format: decimals, and words of the report around them
	at       *metric.Ref // the figure that states it, nil where none does
	growth   bool        // a growth, in percent or 百分点
	ratio    bool        // the first part of 4.4：41.5：54.1, which has no difference of its own
}

// newGrid lays out what is chosen of the series.
func newGrid(b Book, choice Choice) *grid {
	g := &grid{base: -1, last: -1, byFigure: map[metric.Ref]int{}, byName: map[[2]string]int{}}
	g.choosePeriods(b, choice.Periods)
	order := map[*metric.Series][3]int{}
	taken := map[string]int{}
	for i := range b.Series {
		s := &b.Series[i]
		if pastOnce(b, s) {
			g.passed++
			continue
		}
		field, rank := FieldOf(s)
		if !chosen(choice.Fields, field) {
			continue
		}
		row, shown := g.row(b, s)
		row.id, row.field = rowID(s, taken), field
		known := 1 // standard indicators first, then the report's order
		if s.Field != "" {
			known = 0
		}
		order[s] = [3]int{rank, known, i}
		if shown {
			g.rows = append(g.rows, row)
		} else {
			g.left++
		}
		if row.aimed.number != nil {
			g.aims = append(g.aims, row)
		}
	}
	for _, rows := range [][]gridRow{g.rows, g.aims} {
		slices.SortStableFunc(rows, func(a, b gridRow) int {
			x, y := order[a.series], order[b.series]
			return cmp.Or(x[0]-y[0], x[1]-y[1], x[2]-y[2])
		})
	}
	g.identify(b)
	return g
}

// pastOnce reports whether an indicator outside the catalogue stands in one
// report only, older than the last two: a road built three years ago. A meeting
// on the draft has no use for hundreds of such rows; 逐条原文 has them all.
func pastOnce(b Book, s *metric.Series) bool {
	if s.Field != "" {
		return false
	}
	in := map[int]bool{}
	for i := range s.Cells {
		c := &s.Cells[i]
		for _, ref := range append([]*metric.Ref{valueRef(c), c.Growth, c.Later}, refs(c.Ranks)...) {
			if ref != nil {
				in[ref.Report] = true
			}
		}
	}
	return len(in) == 1 && !in[len(b.Reports)-1] && !in[len(b.Reports)-2]
}

func refs(list []metric.Ref) []*metric.Ref {
	out := make([]*metric.Ref, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// choosePeriods takes the years that the reports review, and of the other
// periods those that many indicators state; a year that only two indicators
// mention would be an empty column, its values go to 备注.
func (g *grid) choosePeriods(b Book, among []string) {
	count, targets := map[string]int{}, map[string]int{}
	for _, s := range b.Series {
		for _, c := range s.Cells {
			switch {
			case c.Period == "":
			case c.Status == metric.Target:
				targets[c.Period]++
			case c.Value != nil || c.Stated != nil:
				count[c.Period]++
			}
		}
	}
	reviewed := map[string]bool{}
	newest := 0
	for _, r := range b.Reports {
		if y := r.Doc.Info.Reviewed(); y > 0 {
			reviewed[strconv.Itoa(y)] = true
			newest = max(newest, y)
		}
	}
	enough := max(3, len(b.Series)/12)
	for period, n := range count {
		if (reviewed[period] || n >= enough) && chosen(among, period) {
			g.periods = append(g.periods, period)
		}
	}
	slices.SortFunc(g.periods, func(a, b string) int {
		return cmp.Or(cmp.Compare(spans(a), spans(b)), cmp.Compare(endOf(a), endOf(b)), cmp.Compare(a, b))
	})
	g.years = len(g.periods)
	if i := slices.IndexFunc(g.periods, func(p string) bool { return spans(p) > 0 }); i >= 0 {
		g.years = i
	}
	if newest == 0 { // no report tells its year: the last single year that is stated
		for _, p := range g.periods[:g.years] {
			newest = max(newest, endOf(p))
		}
	}
	g.last = slices.Index(g.periods, strconv.Itoa(newest))
	if g.last >= 0 {
		g.base = slices.Index(g.periods, strconv.Itoa(newest-1))
	}
	if next := strconv.Itoa(newest + 1); targets[next] > 0 {
		g.target = next
	}
}

// spans is 0 for a single year, 1 for every other period.
func spans(period string) int {
	if len(period) == 4 && endOf(period) > 0 {
		return 0
	}
	return 1
}

// endOf is the last year that a period names, 0 where it names none.
func endOf(period string) int {
	for i := len(period) - 4; i >= 0; i-- {
		if y, err := strconv.Atoi(period[i : i+4]); err == nil && y >= 1000 {
			return y
		}
	}
	return 0
}
