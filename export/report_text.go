package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"reportdesk/internal/report"
)

// ReportTXT writes a report as plain text in UTF-8 with LF: a paragraph a line,
// indented by two ideographic spaces but for title block, salutation and tables,
// a blank line before each main part. Import reads the same paragraphs from it.
func ReportTXT(w io.Writer, doc *report.Document) error {
	out := bufio.NewWriter(w)
	lines := reportLines(doc)
	for i := range lines {
		l := &lines[i]
		if i > 0 && (opensPart(l) || l.Kind != report.Title && lines[i-1].Kind == report.Title) {
			_ = out.WriteByte('\n') // the writer keeps its first error for Flush
		}
		if len(l.cells) > 0 {
			fmt.Fprintln(out, strings.Join(l.cells, "\t"))
			continue
		}
		if l.Kind != report.Title && l.Kind != report.Salutation {
			_, _ = out.WriteString("　　")
		}
		fmt.Fprintln(out, l.text)
	}
	return wroteReport(out.Flush())
}

// opensPart reports whether a line is the head of a main part.
func opensPart(l *reportLine) bool { return l.Kind == report.Heading && l.Level == 1 }

func wroteReport(err error) error {
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// ReportMarkdown writes a report as Markdown (CommonMark with tables): the title
// as the first head, main parts as second ones, and so on; signs that Markdown
// would read are escaped.
func ReportMarkdown(w io.Writer, doc *report.Document) error {
	out := bufio.NewWriter(w)
	lines := reportLines(doc)
	for i := range lines {
		l := &lines[i]
		first := i == 0 || len(lines[i-1].cells) == 0
		switch {
		case len(l.cells) > 0:
			if first {
				gap(out, i)
			}
			markdownRow(out, l.cells)
			if first {
				markdownRow(out, strings.Split(strings.Repeat("---|", len(l.cells)-1)+"---", "|"))
			}
		case l.style == styleTitle:
			gap(out, i)
			fmt.Fprintln(out, "# "+markdown(l.text))
		case l.Kind == report.Heading:
			gap(out, i)
			fmt.Fprintln(out, strings.Repeat("#", min(1+max(l.Level, 1), 6))+" "+markdown(l.text))
		case l.head > 0:
			gap(out, i)
			fmt.Fprintln(out, "**"+markdown(l.text[:l.head])+"**"+markdown(l.text[l.head:]))
		default:
			gap(out, i)
			fmt.Fprintln(out, markdown(l.text))
		}
	}
	return wroteReport(out.Flush())
}

// gap is the blank line before a block.
func gap(out *bufio.Writer, i int) {
	if i > 0 {
		_ = out.WriteByte('\n')
	}
}

func markdownRow(out *bufio.Writer, cells []string) {
	_, _ = out.WriteString("|")
	for _, c := range cells {
		_, _ = out.WriteString(" " + strings.ReplaceAll(c, "|", `\|`) + " |")
	}
	_ = out.WriteByte('\n')
}

// markdownSigns are those that would not stay as they are within a line,
// markdownStart those at its start.
var (
	markdownSigns = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "<", "\\<", "[", "\\[")
	markdownStart = regexp.MustCompile(`^(#{1,6}|[-+>]|\d{1,9}[.)])(\s|$)|^(-{3,}|={1,})$`)
)

func markdown(s string) string {
	at := markdownStart.FindStringIndex(s)
	s = markdownSigns.Replace(s)
	switch {
	case at == nil:
		return s
	case s[0] >= '0' && s[0] <= '9': // the sign behind the number makes it a list's
		n := strings.IndexAny(s, ".)")
		return s[:n] + `\` + s[n:]
	}
	return `\` + s
}

// ReportHTML writes a report as one HTML file that needs nothing else: it reads
// well in a browser and prints on A4.
func ReportHTML(w io.Writer, doc *report.Document) error {
	out := bufio.NewWriter(w)
	title := doc.Info.Title
	if title == "" {
		title = doc.Name
	}
	fmt.Fprintf(out, reportPage, html.EscapeString(title))
	lines := reportLines(doc)
	for i := range lines {
		l := &lines[i]
		if len(l.cells) > 0 {
			if i == 0 || len(lines[i-1].cells) == 0 {
				fmt.Fprintln(out, "<table>")
			}
			fmt.Fprintln(out, "<tr><td>"+joinCells(l.cells)+"</td></tr>")
			if i+1 == len(lines) || len(lines[i+1].cells) == 0 {
				fmt.Fprintln(out, "</table>")
			}
			continue
		}
		open, end := htmlTags(l)
		head, rest := html.EscapeString(l.text[:l.head]), html.EscapeString(l.text[l.head:])
		if head != "" {
			head = fmt.Sprintf(`<span class="h%d">%s</span>`, min(l.Level, 4), head)
		}
		fmt.Fprintln(out, open+head+rest+end)
	}
	fmt.Fprintln(out, "</body>\n</html>")
	return wroteReport(out.Flush())
}

func joinCells(cells []string) string {
	escaped := make([]string, len(cells))
	for i, c := range cells {
		escaped[i] = html.EscapeString(c)
	}
	return strings.Join(escaped, "</td><td>")
}

func htmlTags(l *reportLine) (open, end string) {
	switch {
	case l.style == styleTitle:
		return "<h1>", "</h1>"
	case l.Kind == report.Title:
		return `<p class="sub">`, "</p>"
	case l.Kind == report.Salutation:
		return `<p class="to">`, "</p>"
	case l.Kind == report.Heading:
		level := min(1+max(l.Level, 1), 5)
		return fmt.Sprintf("<h%d>", level), fmt.Sprintf("</h%d>", level)
	case l.Kind == report.Note:
		return `<p class="note">`, "</p>"
	}
	return "<p>", "</p>"
}

const reportPage = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 17px/1.8 FangSong, 仿宋, "Noto Serif CJK SC", serif; color: #22262a; background: #fff; }
h1, h2, h3, h4, h5 { font-size: 1em; font-weight: normal; margin: .6em 0 .2em; text-indent: 2em; break-after: avoid; }
h1 { font: 1.6em/1.5 "方正小标宋简体", FZXiaoBiaoSong-B05S, "Noto Serif CJK SC", serif; text-align: center; text-indent: 0; }
h2, .h1 { font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif; }
h3, .h2 { font-family: KaiTi, 楷体, serif; }
p { margin: 0; text-indent: 2em; text-align: justify; }
p.sub { text-align: center; text-indent: 0; font-family: KaiTi, 楷体, serif; }
p.to { text-indent: 0; margin-top: 1em; }
p.note { font-size: .85em; }
table { border-collapse: collapse; margin: .8em 0; width: 100%%; }
td { border: 1px solid #999; padding: .2em .5em; text-indent: 0; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 16pt; } }
</style>
</head>
<body>
`
