package export

import (
	"strings"

	"reportdesk/internal/report"
)

// What of a report stands where, for all forms in which it is written: its
// lines in the order of the text, each with what it is.

// reportLine is one paragraph of a report.
type reportLine struct {
	report.Block
	// text is the paragraph without marks of markdown.
	text string
	// head is how many bytes of text are a head that its paragraph follows on
	// the line; 0 without one.
	head int
	// cells are those of a row of a table.
	cells []string
	// style is blockStyle's.
	style string
}

// reportLines are the paragraphs of a report.
func reportLines(doc *report.Document) []reportLine {
	lines := make([]reportLine, 0, len(doc.Blocks))
	for i, b := range doc.Blocks {
		l := reportLine{Block: b, text: b.Span.Of(doc.Text), style: blockStyle(doc, i)}
		switch {
		case b.Kind == report.Table && strings.HasPrefix(l.text, "|"):
			if isTableRule(l.text) {
				continue
			}
			l.cells = strings.Split(strings.Trim(l.text, "| "), "|")
			for k := range l.cells {
				l.cells[k] = strings.TrimSpace(l.cells[k])
			}
		case b.Kind == report.Table && strings.Contains(l.text, "\t"):
			l.cells = strings.Split(l.text, "\t")
		case doc.Format == "md" && strings.HasPrefix(l.text, "#"):
			l.text = strings.TrimSpace(strings.TrimLeft(l.text, "#"))
		case b.Kind == report.Item && b.Level > 0:
			l.head = report.HeadLength(l.text)
		}
		lines = append(lines, l)
	}
	return lines
}

// isTableRule reports whether a row of a markdown table is the rule below its head.
func isTableRule(s string) bool { return strings.Trim(s, "|-: ") == "" }
