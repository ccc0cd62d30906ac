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

// Cell is one indicator's value in one period.
type Cell struct {
	Period string
	Status Status
	// Value is in the series' unit; nil where only a growth is stated.
	Value *float64
	// Stated is the growth in percent that the report states, Computed the one
	// that follows from this and the previous period's values; nil where there is none.
	Stated, Computed *float64
	Verdict          Verdict // "" where there is nothing to judge
	Reason           string  // why, in the user's language
	// Revised is the value that a later report gives for this period instead; nil where none does.
	Revised *float64
	// From says where the value stands: index into the reports given, its
	// metric, and the figure in that. -1 where there is no value.
	Report, Metric, Figure int
}

// Series is one indicator across periods, the periods rising.
type Series struct {
	Canonical, Name, Scope, Unit string
	// Field is the catalogue's category (综合, 工业, ...), "" for others.
	Field string
	Cells []Cell
}

// Join brings the metrics of several reports of one place into rows by
// indicator. The order of the reports does not matter; rows come in the order
// in which the newest report states them, those it lacks after.
func Join(reports []Reported) []Series { return nil }
