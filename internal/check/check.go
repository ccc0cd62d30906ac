// Package check finds what a reviewer of a draft would mark: one file per rule.
//
// A rule speaks only where it can say why: a tool that cries wolf is switched
// off. What is certain is an error, what is likely a warning, what is worth a
// look a note.
package check

import (
	"context"
	"slices"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
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

// Rule is one thing that is looked for.
type Rule struct {
	// ID is what findings and stored dismissals name it by; it never changes.
	ID string
	// Name is the rule's name in the user's language.
	Name string

	find func(*draft)
}

// Rules are all rules, in the order in which the window lists them. The slice is
// shared: do not change it.
func Rules() []Rule { return rules }

var rules = []Rule{
	{"two-values", "数据前后不一", twoValues},
	{"numbering-gap", "编号断档", numberingGaps},
	{"last-year", "去年的年份", lastYear},
	{BlanksRule, "待填空白", blanks},
}

// BlanksRule is the rule that finds what is not filled in yet: of a draft that has
// just been begun, hundreds; a window shows them apart from its errors.
const BlanksRule = "blanks"

// Name is a rule's name in the user's language; the identifier itself where
// there is no such rule (a dismissal that a newer program stored).
func Name(id string) string {
	for _, r := range rules {
		if r.ID == id {
			return r.Name
		}
	}
	return id
}

// draft is what a rule sees, and where it leaves its findings.
type draft struct {
	metric.Reported
	against     []metric.Reported
	corrections []metric.Correction
	findings    []Finding
	rule        string
}

func (d *draft) add(f Finding) {
	f.Rule = d.rule
	d.findings = append(d.findings, f)
}

// Run holds a draft against itself and against earlier reports (in any order)
// and returns the findings in the order of the text. Indicators are joined with
// the user's corrections, as metric.JoinWith takes them: two values of what the
// user has split are no finding. It stops early with ctx's error.
func Run(ctx context.Context, reported metric.Reported, against []metric.Reported, corrections []metric.Correction) ([]Finding, error) {
	d := &draft{Reported: reported, against: against, corrections: corrections}
	if d.Doc == nil {
		d.Doc = &report.Document{}
	}
	for _, r := range rules {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d.rule = r.ID
		r.find(d)
	}
	slices.SortStableFunc(d.findings, func(a, b Finding) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.End - b.Span.End
	})
	return d.findings, ctx.Err()
}
