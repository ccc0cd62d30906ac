// Package export writes what leaves the program, each form onto an io.Writer:
// the metric workbook, lists of figures, comparisons as one HTML file.
package export

import (
	"time"

	"reportdesk/internal/metric"
)

// Book is what a metric workbook is made of.
type Book struct {
	// Reports are those of one place, in rising order of their years; the last
	// one is the draft that the meeting is about.
	Reports []metric.Reported
	// Series is metric.Join of the reports, or metric.JoinWith.
	Series []metric.Series
	// Corrections are those of the user's that have their part in Series; the
	// page 说明 lists them.
	Corrections []metric.Correction
	// Made is when, for the document's properties and the page 说明.
	Made time.Time
}
