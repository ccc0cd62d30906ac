package export

import (
	"reportdesk/compare"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// ChangedFigure is an indicator whose figure two passages state differently, in
// the words of the page: the window shows the same.
type ChangedFigure struct {
	Name, Old, New string
	// Difference has its sign; "" where there is none to be told.
	Difference string
	// OldSpan and NewSpan are the figures in the Document.Text of their side.
	OldSpan, NewSpan text.Span
}

// ChangedFigures lists the figures of a pair that both sides state and that differ.
func ChangedFigures(p *compare.Pair) []ChangedFigure {
	var list []ChangedFigure
	for _, f := range changedFigures(p) {
		list = append(list, ChangedFigure{Name: f.Name, Old: f.Old, New: f.New, Difference: f.Difference})
	}
	n := 0
	for i := range p.Figures {
		if f := &p.Figures[i]; f.Differs() {
			list[n].OldSpan, list[n].NewSpan = f.Old.Span, f.New.Span
			n++
		}
	}
	return list
}

// DoubtBelow is the likeness under which a link of two years is shown as doubtful.
const DoubtBelow = doubtBelow

// InText is where a part of a pair lies in its document's Text.
func InText(doc *report.Document, part compare.Part) text.Span { return inText(doc, part) }
