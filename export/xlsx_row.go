package export

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// cell is what one cell of a row holds; the zero cell is empty. Rows are written
// by appendRow, not by excelize: its StreamWriter boxes every value and marshals
// every text, which is most of what a workbook of a hundred thousand rows costs,
// and it gives formulas cached values, which is why the plain writer will not do.
type cell struct {
	style   int
	kind    cellKind
	number  float64
	text    string
	formula string
	runs    []run // instead of text
}

type cellKind byte

const (
	blank cellKind = iota
	number
	words // text, as an inline string
)

// run is a part of a cell's text; font is a <rPr> element, "" for the cell's font.
type run struct{ font, text string }

func textCell(style int, s string) cell {
	if s == "" {
		return cell{style: style}
	}
	return cell{style: style, kind: words, text: s}
}

func numberCell(style int, v float64) cell {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return cell{style: style}
	}
	return cell{style: style, kind: number, number: v}
}

func runsCell(style int, runs []run) cell { return cell{style: style, kind: words, runs: runs} }

// calculated is a formula with the result that it has now: a number, or a text.
func (c cell) calculated(formula string) cell {
	c.formula = formula
	return c
}

// cellRuns turns runs of text in excelize's form into ours.
func cellRuns(rich []excelize.RichTextRun) []run {
	runs := make([]run, len(rich))
	for i, r := range rich {
		runs[i] = run{fontRun(r.Font), r.Text}
	}
	return runs
}

// fontRun is a font as runs have it.
func fontRun(f *excelize.Font) string {
	if f == nil {
		return ""
	}
	b := []byte("<rPr>")
	for _, on := range []struct {
		set  bool
		mark string
	}{{f.Bold, "<b/>"}, {f.Italic, "<i/>"}, {f.Strike, "<strike/>"}, {f.Underline != "", "<u/>"}} {
		if on.set {
			b = append(b, on.mark...)
		}
	}
	b = append(b, `<sz val="`...)
	b = strconv.AppendFloat(b, f.Size, 'f', -1, 64)
	b = append(b, `"/><color rgb="FF`...)
	b = append(b, f.Color...)
	b = append(b, `"/><rFont val="`...)
	b = appendText(b, f.Family)
	return string(append(b, `"/></rPr>`...))
}

// appendRow appends a row of SpreadsheetML at a height in points. names are the
// columns' letters.
func appendRow(b []byte, row int, height float64, names []string, cells []cell) []byte {
	b = append(b, `<row r="`...)
	b = strconv.AppendInt(b, int64(row), 10)
	b = append(b, `" ht="`...)
	b = strconv.AppendFloat(b, height, 'f', -1, 64)
	b = append(b, `" customHeight="1">`...)
	for i := range cells {
		b = append(b, `<c r="`...)
		b = append(b, names[i]...)
		b = strconv.AppendInt(b, int64(row), 10)
		b = append(b, `" s="`...)
		b = strconv.AppendInt(b, int64(cells[i].style), 10)
		b = append(b, '"')
		b = cells[i].appendContent(b)
	}
	return append(b, "</row>"...)
}

// appendContent appends what follows the cell's attributes. A formula's cached
// text has the type str, its cached number none.
func (c *cell) appendContent(b []byte) []byte {
	switch {
	case c.kind == words && c.formula != "":
		b = append(b, ` t="str"><f>`...)
		b = appendText(b, c.formula)
		b = append(b, "</f><v>"...)
		b = appendText(b, c.text)
		return append(b, "</v></c>"...)
	case c.kind == words:
		b = append(b, ` t="inlineStr"><is>`...)
		if c.runs == nil {
			b = appendString(b, c.text)
		}
		for i := range c.runs {
			b = append(b, "<r>"...)
			b = append(b, c.runs[i].font...)
			b = appendString(b, c.runs[i].text)
			b = append(b, "</r>"...)
		}
		return append(b, "</is></c>"...)
	case c.kind == blank && c.formula == "":
		return append(b, "/>"...)
	}
	b = append(b, '>')
	if c.formula != "" {
		b = append(b, "<f>"...)
		b = appendText(b, c.formula)
		b = append(b, "</f>"...)
	}
	b = append(b, "<v>"...)
	b = strconv.AppendFloat(b, c.number, 'f', -1, 64)
	return append(b, "</v></c>"...)
}

func appendString(b []byte, s string) []byte {
	if s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ' || strings.IndexByte(s, '\n') >= 0) {
		b = append(b, `<t xml:space="preserve">`...)
	} else {
		b = append(b, "<t>"...)
	}
	return append(appendText(b, s), "</t>"...)
}

// appendText escapes s for XML. What XML cannot hold becomes U+FFFD; _x0041_ and
// the like, which spreadsheets read as an escaped character, keep their underscore
// by being escaped themselves.
func appendText(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"' && c != '_' {
			i++
			continue
		}
		var as string
		size := 1
		switch {
		case c >= utf8.RuneSelf:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
				as = "\uFFFD"
			}
		case c == '&':
			as = "&amp;"
		case c == '<':
			as = "&lt;"
		case c == '>':
			as = "&gt;"
		case c == '"':
			as = "&quot;"
		case c == '_':
			if escapeLike(s[i:]) {
				as = "_x005F_"
			}
		case c == '\r':
			as = "&#xD;"
		case c != '\n' && c != '\t':
			as = "\uFFFD"
		}
		if as != "" {
			b = append(append(b, s[from:i]...), as...)
			from = i + size
		}
		i += size
	}
	return append(b, s[from:]...)
}

// escapeLike reports whether s begins with _xHHHH_.
func escapeLike(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
