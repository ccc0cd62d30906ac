package export

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// The fonts are those that every Chinese office has, in Windows, in WPS and in
// the Linux systems of authorities: 黑体 for what leads, 宋体 for what is read
// (等线 is missing before Office 2016 and in WPS on Linux). Sizes are in points;
// fitted to A4 landscape the table's 11 come out near 8 with three years, near 7 with four.
const (
	fontHead = "黑体"
	fontBody = "宋体"
	sizeBody = 11
)

// The colours of the design, light.
const (
	inkText   = "22262A"
	inkText2  = "54595F"
	inkLink   = "23506A"
	inkFigure = "7A5200"
	inkGood   = "0A6655"
	inkBad    = "A63A1B"
	tintHead  = "E1EBEF"
	tintField = "F4F2EE"
	tintBad   = "FBE4DB"
	tintFig   = "FBEFCF"
	inkLine   = "C9C5BB"
	inkBar    = "C3D8E2"
	inkFall   = "F2C3B3"
)

// look is how a cell is drawn; equal looks share one style of the workbook.
type look struct {
	font   string // "" is fontBody
	size   float64
	bold   bool
	ink    string
	fill   string
	across string // left, center, right
	top    bool   // vertical place; the middle otherwise
	wrap   bool
	grid   bool
	link   bool
	shrink bool
	format string // number format; "" is General
}

// styles makes each look once.
type styles struct {
	file *excelize.File
	ids  map[look]int
	err  error
}

// id returns the style of a look; the first failure is kept in err.
func (s *styles) id(l look) int {
	if id, ok := s.ids[l]; ok {
		return id
	}
	style := &excelize.Style{
		Font: &excelize.Font{
			Family: first(l.font, fontBody), Size: l.size, Bold: l.bold, Color: first(l.ink, inkText),
		},
		Alignment: &excelize.Alignment{Horizontal: l.across, Vertical: "center", WrapText: l.wrap, ShrinkToFit: l.shrink},
	}
	if l.grid && l.across == "left" {
		style.Alignment.Indent = 1 // off the line beside it; numbers have it in their format
	}
	if l.size == 0 {
		style.Font.Size = sizeBody
	}
	if l.link {
		style.Font.Underline, style.Font.Color = "single", inkLink
	}
	if l.top {
		style.Alignment.Vertical = "top"
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.grid {
		style.Border = frame(inkLine)
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	id, err := s.file.NewStyle(style)
	if err != nil && s.err == nil {
		s.err = err
	}
	s.ids[l] = id
	return id
}

// frame is a thin line on all sides, the upper one in a colour of its own.
func frame(top string) []excelize.Border {
	return []excelize.Border{
		{Type: "left", Color: inkLine, Style: 1},
		{Type: "right", Color: inkLine, Style: 1},
		{Type: "top", Color: top, Style: 1},
		{Type: "bottom", Color: inkLine, Style: 1},
	}
}

// decimals is the number format with n digits after the point and thousands
// separators, between two literal texts, such as 增长 and %, and a space that
// keeps the number off the line beside it (an indent would do, but LibreOffice
// draws it for some cells only).
func decimals(n int, before, after string) string {
	f := literal(before) + "#,##0"
	if n > 0 {
		f += "." + strings.Repeat("0", min(n, 15))
	}
	return f + literal(after) + "_ "
}

// signed is decimals with a sign before what is not zero.
func signed(n int, after string) string {
	plain := decimals(n, "", after)
	return "+" + plain + ";-" + plain + ";" + plain
}

// literal quotes text for a number format.
func literal(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, "") + `"`
}

// widthOf is how wide text is drawn, in half-width characters: a Han character
// takes two, and so do the marks that Chinese fonts draw full-width.
func widthOf(s string) int {
	w := 0
	for _, r := range s {
		w += runeWidth(r)
	}
	return w
}

func runeWidth(r rune) int {
	if r < 0x80 || r == '·' {
		return 1
	}
	return 2
}

// linesOf is how many lines text takes in a column of the width. It breaks
// between any two characters, which is what Han text does; a number that is
// kept whole can need more, so half a character is held back.
func linesOf(s string, width float64) int {
	room := max(2, int(width-1))
	lines, at := 1, 0
	for _, r := range s {
		if r == '\n' {
			lines, at = lines+1, 0
			continue
		}
		w := runeWidth(r)
		if at+w > room {
			lines, at = lines+1, 0
		}
		at += w
	}
	return lines
}
