package metric

import "reportdesk/internal/report"

// Reported is a report with the metrics found in it.
type Reported struct {
	Doc     *report.Document
	Metrics []Metric
}

// Verdict is what comes of holding the growth that a report states against the
// growth that follows from two levels.
type Verdict string

// The verdicts.
const (
	Agrees  Verdict = "agrees"
	Differs Verdict = "differs"
	Cannot  Verdict = "cannot"
)

// Ref says where a figure stands: the index into the reports given to Join,
// its metric there, and the figure in that.
type Ref struct{ Report, Metric, Figure int }

// Of returns the figure and its metric in the reports that Join was given.
func (r Ref) Of(reports []Reported) (*Metric, *Figure) {
	m := &reports[r.Report].Metrics[r.Metric]
	return m, &m.Figures[r.Figure]
}

// Cell is one indicator's value in one period.
type Cell struct {
	Period string
	Status Status
	// Value is in the series' unit; nil where only a growth is stated.
	Value *float64
	// Stated is the growth that the report states, Computed the one that
	// follows from this and the previous period's values; nil where there is
	// none. Both are in percent; where the series' unit is %, in 个百分点.
	Stated, Computed *float64
	Verdict          Verdict // "" where no growth is stated
	Reason           string  // why, in the user's language
	// Revised is the value that a later report gives for this period instead, or
	// that its growth implies (then Later is nil); nil where none does.
	Revised *float64
	// From says where the value stands: index into the reports given, its
	// metric, and the figure in that. -1 where there is no value.
	Report, Metric, Figure int
	// Growth is where Stated stands, Later where Revised does; nil where nowhere.
	Growth, Later *Ref
	// Ranks are the figures that rank the indicator, or its growth, in this period.
	Ranks []Ref
	// Note says in the user's language what was done to the value, such as a
	// conversion of units; "" where it stands as the report has it.
	Note string
}

// Series is one indicator across periods. The cells' periods rise (by their
// last year; of equal ones the longer span stands first); of one period the
// actual cell stands before the target.
type Series struct {
	Canonical, Name, Scope string
	// Unit is the one in which the newest report states the value; "" where no
	// report states a value.
	Unit string
	// Field is the catalogue's category (综合, 工业, ...), "" for others.
	Field string
	Cells []Cell
	// Conflicts are pairs of figures of one report that give the indicator
	// values, or growths, for one period and status that cannot both be right.
	// The first of each pair is the one that the cell took. Where the user
	// joined rows, the two may be of two reports.
	Conflicts [][2]Ref

	// Row is what corrections name the row by.
	Row RowID
	// Applied are the corrections that had their part in the row: indices, in
	// rising order, into those given to JoinWith.
	Applied []int
	// Named is set where the name is the user's; that its figures' names are
	// doubtful counts no more.
	Named bool
}

// Join brings the metrics of several reports of one place into rows by
// indicator. The order of the reports does not matter, but for the indices in
// what points into them; rows come in the order in which the newest report
// states them, those it lacks after, in the order of the next older one.
//
// Figures are gathered report by report into indicators (series_gather.go), the
// indicators of all reports into rows (series_match.go), and the figures of a
// row into cells (series_cell.go); stated growths are read (series_growth.go) and
// judged (series_verdict.go).
// A wrong join is worse than a missing one: where it is unclear whether two
// names mean the same, they stay two rows. Time grows with the number of figures.
func Join(reports []Reported) []Series { return seriesOfRows(reports, joinRows(reports)) }

func joinRows(reports []Reported) []row {
	var j joiner
	for _, at := range newestFirst(reports) {
		j.gather(reports, at)
	}
	return j.match()
}

func seriesOfRows(reports []Reported, rows []row) []Series {
	series := make([]Series, 0, len(rows))
	for _, r := range rows {
		if s, ok := r.series(reports); ok {
			series = append(series, s)
		}
	}
	return series
}
