package export

import (
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"reportdesk/export/docx"
	"reportdesk/internal/report"
)

// ReportDOCX writes a report as a Word document in a layout: the title block
// centred, heads by their level, rows of a table as a table, the glossary in
// smaller type. Its text, read back by import, is that of the document. made is
// for the document's properties; the zero time leaves it out.
func ReportDOCX(w io.Writer, doc *report.Document, layout Layout, made time.Time) error {
	if err := layout.Check(); err != nil {
		return err
	}
	d, err := docx.New(w, layout.setup(doc.Info.Title, made))
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	lines := reportLines(doc)
	for i := 0; i < len(lines); {
		if n := rows(lines[i:]); n > 0 {
			putTable(d, lines[i:i+n], layout)
			i += n
			if i == len(lines) {
				d.Paragraph(docx.Paragraph{}) // a table is not the last thing
			}
			continue
		}
		d.Paragraph(reportParagraph(&lines[i]))
		i++
	}
	if err := d.Close(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

func reportParagraph(l *reportLine) docx.Paragraph {
	p := docx.Paragraph{Style: l.style}
	head := ""
	if l.Level <= len(Layout{}.Heads) {
		head = headRunStyle(l.Level)
	}
	p.Runs = append(withBlanks(p.Runs, l.text[:l.head], head), withBlanks(nil, l.text[l.head:], "")...)
	return p
}

// withBlanks adds the runs of a text, blanks of a draft marked, so that none is
// overlooked on paper.
func withBlanks(runs []docx.Run, s, style string) []docx.Run {
	at := 0
	for _, b := range report.Blanks(s) {
		runs = append(runs, docx.Run{Text: s[at:b.Span.Start], Style: style}, docx.Run{Text: b.Span.Of(s), Style: styleBlank})
		at = b.Span.End
	}
	return append(runs, docx.Run{Text: s[at:], Style: style})
}

// rows counts the rows of a table at the start of the lines.
func rows(lines []reportLine) int {
	n := 0
	for n < len(lines) && len(lines[n].cells) > 0 {
		n++
	}
	return n
}

// putTable writes rows as a table as wide as the text. Columns are as wide as
// what stands in them asks for, within bounds; a row with fewer cells has its
// last one reach to the edge.
func putTable(d *docx.Writer, lines []reportLine, layout Layout) {
	const narrow, wide = 3, 30 // characters
	columns := 0
	for _, l := range lines {
		columns = max(columns, len(l.cells))
	}
	longest := make([]int, columns)
	for _, l := range lines {
		for k, c := range l.cells {
			longest[k] = max(longest[k], utf8.RuneCountInString(c))
		}
	}
	sum := 0
	for k := range longest {
		longest[k] = min(max(longest[k], narrow), wide)
		sum += longest[k]
	}
	widths := make([]int, columns)
	for k := range widths {
		widths[k] = (layout.Width - layout.Left - layout.Right) * longest[k] / sum
	}
	d.BeginTable(docx.Table{Widths: widths, Line: "000000", Pad: 80, PadTop: 40})
	for i, l := range lines {
		row := docx.Row{Head: i == 0 && len(lines) > 2, Whole: true}
		for k, c := range l.cells {
			cell := docx.Cell{Middle: true, Paragraphs: []docx.Paragraph{{Style: styleCell, Runs: []docx.Run{{Text: c}}}}}
			if k == len(l.cells)-1 {
				cell.Across = columns - k
			}
			row.Cells = append(row.Cells, cell)
		}
		d.Row(row)
	}
	d.EndTable()
}
