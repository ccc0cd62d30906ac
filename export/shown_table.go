package export

import "reportdesk/internal/metric"

// Columns say which periods 指标对照 has a column for; the window's table has the same.
type Columns struct {
	// Periods are single years, rising, then spans; Years is how many are years.
	Periods []string
	Years   int
	// Last is the index of the year that the newest report reviews, Base that of
	// the year before; -1 where there is none.
	Base, Last int
	// Target is the year whose targets the newest report sets, "" without.
	Target string
}

// ColumnsOf chooses the periods of a book.
func ColumnsOf(b Book) Columns {
	g := &grid{base: -1, last: -1}
	g.choosePeriods(b, nil)
	return Columns{Periods: g.periods, Years: g.years, Base: g.base, Last: g.last, Target: g.target}
}

// FieldOf is the heading under which tables list an indicator, and its place in
// the order of headings.
func FieldOf(s *metric.Series) (name string, rank int) {
	return fieldOf(s.Field, first(s.Canonical, s.Name))
}

// RowName is an indicator's name and unit as a row of the table has them.
// onlyGrows is set where the reports state no level: then the row is that of
// its growth, and both say so.
func RowName(s *metric.Series) (name, unit string, onlyGrows bool) {
	row := gridRow{series: s, name: rowName(s), unit: s.Unit}
	onlyGrows = row.onlyGrows()
	return row.name, row.unit, onlyGrows
}

// IsRate reports whether levels in this unit differ by percentage points.
func IsRate(unit string) bool { return isRate(unit) }

// RatioRest is what follows the first part of a ratio as a report states it
// (4.4：41.5：54.1), "" where it is none.
func RatioRest(stated string) string { return ratioRest(stated) }

// PastOnce reports whether an indicator outside the catalogue stands in one
// report only, older than the last two, so that the workbook leaves it out.
func PastOnce(b Book, s *metric.Series) bool { return pastOnce(b, s) }
