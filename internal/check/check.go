// Package check finds what a reviewer of a draft would mark: one file per rule.
package check

import (
	"context"

	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// Severity says how sure and how grave a finding is.
type Severity string

// The severities, gravest first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Finding is one thing to look at.
type Finding struct {
	// Rule is the rule's identifier, one of Rules.
	Rule     string
	Severity Severity
	// Span lies in the draft's Document.Text.
	Span text.Span
	// Other is the place that the finding is held against; nil where there is none.
	Other *Other
	// Message says what is the matter, in the user's language; Suggestion is the
	// text that could stand in Span's place, "" where there is none.
	Message, Suggestion string
}

// Other is a second place, in the draft or in a report it was held against.
type Other struct {
	// Report is the index in against; -1 is the draft itself.
	Report int
	// Span lies in that report's Document.Text.
	Span text.Span
}

// Run holds a draft against itself and against earlier reports (in any order)
// and returns the findings in the order of the text. It stops early with ctx's error.
func Run(ctx context.Context, draft metric.Reported, against []metric.Reported) ([]Finding, error) {
	return nil, ctx.Err()
}
