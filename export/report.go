package export

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
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
			l.head = headLength(l.text)
		}
		lines = append(lines, l)
	}
	return lines
}

// isTableRule reports whether a row of a markdown table is the rule below its head.
func isTableRule(s string) bool { return strings.Trim(s, "|-: ") == "" }

// longestRunIn is how many characters a head may have that its paragraph follows.
const longestRunIn = 40

// headLength measures the head at the start of a numbered paragraph: its number
// and first sentence, where that is short and more follows. 一是 and —— number
// sentences, not heads.
func headLength(s string) int {
	style, _, n := report.ParseNumber(s)
	if n == 0 || !style.Counts() || style.Numeral == report.Spoken || style.After == "是" || style.After == "要" {
		return 0
	}
	for i, r := range s[n:] {
		end := n + i + utf8.RuneLen(r)
		switch {
		case r == '。' || r == '：':
			if rest := (text.Span{Start: end, End: len(s)}).Trim(s); !rest.Empty() {
				return end
			}
			return 0
		case strings.ContainsRune("；！？", r), utf8.RuneCountInString(s[n:end]) > longestRunIn:
			return 0
		}
	}
	return 0
}
