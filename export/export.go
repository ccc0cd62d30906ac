// Package export writes what leaves the program, each form onto an io.Writer:
// the metric workbook, lists of figures, comparisons as one HTML file.
package export

import (
	"io"
	"time"

	"reportdesk/compare"
	"reportdesk/internal/metric"
)

// Book is what a metric workbook is made of.
type Book struct {
	// Reports are those of one place, in rising order of their years; the last
	// one is the draft that the meeting is about.
	Reports []metric.Reported
	// Series is metric.Join of the reports.
	Series []metric.Series
	// Made is when, for the document's properties and the page 说明.
	Made time.Time
}

// ComparisonHTML writes a comparison as one self-contained HTML file that prints well.
func ComparisonHTML(w io.Writer, c *compare.Comparison) error { return nil }
