package export

import (
	"fmt"
	"io"
	"time"

	"reportdesk/compare"
	"reportdesk/export/docx"
)

// The page of 逐段对照: A4 across, in twentieths of a point, and its columns.
var (
	acrossPage  = docx.Page{Width: 16838, Height: 11906, Top: 850, Right: 794, Bottom: 850, Left: 794, Footer: 454}
	acrossTable = docx.Table{Widths: []int{850, 1400, 4950, 4950, 3100}, Line: inkLine, Pad: 85, PadTop: 40}
)

// SideBySideDOCX writes a comparison of either mode as a Word document: 逐段对照,
// a table on A4 across with a row a pair: kind, section, old text, new text,
// changed figures. The head stands on every page. Kinds are told by a character
// and a tint, kept wording (between two years) by a tint and a line of dots,
// figures that changed by bold type, what was taken out and put in (between two
// versions) by a line through and a line below. made is when, for the properties
// and the foot; the zero time leaves it out.
func SideBySideDOCX(w io.Writer, c *compare.Comparison, made time.Time) error {
	s := newSideBySide(c)
	foot := "第 "
	if !made.IsZero() {
		foot = "制表 " + made.Format("2006年1月2日") + "　" + foot
	}
	out, err := docx.New(w, docx.Setup{
		Title: "逐段对照：" + s.title(), Subject: "逐段对照", Author: programName, Made: made,
		Page: acrossPage, Fonts: docxFonts, Styles: acrossStyles(),
		Foot: []docx.Paragraph{{Style: "Foot", Runs: []docx.Run{{Text: foot}, {Field: "PAGE"}, {Text: " 页 / 共 "}, {Field: "NUMPAGES"}, {Text: " 页"}}}},
	})
	if err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	out.Paragraph(docx.Paragraph{Style: "Title", Runs: []docx.Run{{Text: "逐段对照"}}})
	out.Paragraph(docx.Paragraph{Style: "Small", Runs: []docx.Run{{Text: s.title()}}})
	out.Paragraph(docx.Paragraph{Style: "Small", Runs: []docx.Run{{Text: s.summary()}}})
	out.Paragraph(s.legend())
	out.BeginTable(acrossTable)
	heads := []string{"类别", "章节", s.page.Old.Title, s.page.New.Title, "数据变动"}
	cells := make([]docx.Cell, len(heads))
	for i, h := range heads {
		cells[i] = docx.Cell{Fill: tintHead, Middle: true, Paragraphs: []docx.Paragraph{{Style: "TableHead", Runs: []docx.Run{{Text: h}}}}}
	}
	out.Row(docx.Row{Head: true, Whole: true, Cells: cells})
	for i := range s.page.Rows {
		out.Row(s.docxRow(i))
	}
	out.EndTable()
	out.Paragraph(docx.Paragraph{Style: "Small"})
	if err := out.Close(); err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	return nil
}

// markStyles are the styles of marked runs, by htmlRun.Mark.
var markStyles = map[string]string{"k": "Kept", "f": "Figure", "d": "TakenOut", "i": "PutIn"}

// legend shows each mark as it is drawn.
func (s *sideBySide) legend() docx.Paragraph {
	if s.page.Year {
		return docx.Paragraph{Style: "Small", Runs: []docx.Run{
			{Text: "沿用的写法", Style: "Kept"},
			{Text: "　"},
			{Text: "变动的数据", Style: "Figure"},
			{Text: "　类别下的百分数是新段落沿用旧文的比例，“疑”是对应关系不很确定"},
		}}
	}
	return docx.Paragraph{Style: "Small", Runs: []docx.Run{
		{Text: "删去", Style: "TakenOut"}, {Text: "　"}, {Text: "新增", Style: "PutIn"}, {Text: "　数字连同单位整个标出"},
	}}
}

func (s *sideBySide) docxRow(i int) docx.Row {
	row := &s.page.Rows[i]
	_, tint := row.colours()
	kind := []docx.Paragraph{{Style: "Badge", Runs: []docx.Run{{Text: row.Badge, Style: "Badge-" + row.Badge}}}}
	notes := []string{row.Word}
	if row.Caption != row.Word {
		notes = append(notes, row.Caption)
	}
	if row.Doubtful {
		notes = append(notes, "疑")
	}
	for _, n := range notes {
		if n != "" {
			kind = append(kind, docx.Paragraph{Style: "Note", Runs: []docx.Run{{Text: n}}})
		}
	}
	var figures []docx.Paragraph
	for _, line := range row.figureLines() {
		figures = append(figures, docx.Paragraph{Style: "Side", Runs: []docx.Run{{Text: line}}})
	}
	const many = 5 // lines of figures that are as tall as a long passage
	return docx.Row{Whole: !row.long() && len(figures) <= many, Cells: []docx.Cell{
		{Fill: tint, Paragraphs: kind},
		{Paragraphs: []docx.Paragraph{{Style: "Side", Runs: []docx.Run{{Text: s.section(i)}}}}},
		docxSide(&row.Old, row.head()), docxSide(&row.New, row.head()),
		{Paragraphs: figures},
	}}
}

// docxSide is one text of a row.
func docxSide(side *htmlSide, head bool) docx.Cell {
	var c docx.Cell
	for _, note := range []string{side.Where, side.Missing} {
		if note != "" {
			c.Paragraphs = append(c.Paragraphs, docx.Paragraph{Style: "Side", Runs: []docx.Run{{Text: note, Style: "Aside"}}})
		}
	}
	if len(side.Parts) == 0 || head {
		c.Fill = tintField
	}
	for _, part := range side.Parts {
		p := docx.Paragraph{Style: "Cell"}
		switch part.Class {
		case "":
		case "t":
			p.Style = "CellPlain"
		default:
			p.Style = "CellHead"
		}
		for _, r := range part.Runs {
			p.Runs = append(p.Runs, docx.Run{Text: r.Text, Style: markStyles[r.Mark]})
		}
		c.Paragraphs = append(c.Paragraphs, p)
	}
	return c
}

// acrossStyles are those of the table: 小五 as in printed tables, the colours of the design.
func acrossStyles() []docx.Style {
	const small = 18 // 小五, 9 points
	list := []docx.Style{
		{ID: "Base", Name: "Normal", EastAsia: fontBody, Latin: fontBody, Size: small, Color: inkText},
		{ID: "Title", Name: "Title", Based: "Base", EastAsia: fontHead, Latin: fontHead, Size: 32, Align: "center", After: 60},
		{ID: "Small", Name: "说明文字", Based: "Base", Color: inkText2, After: 40},
		{ID: "Foot", Name: "footer", Based: "Base", Color: inkText2, Align: "center"},
		{ID: "TableHead", Name: "表头", Based: "Base", EastAsia: fontHead, Latin: fontHead, Size: 20, Align: "center"},
		{ID: "Cell", Name: "表内正文", Based: "Base", Size: 19, FirstLine: 200, Align: "both"},
		{ID: "CellPlain", Name: "表内顶格", Based: "Base", Size: 19},
		{ID: "CellHead", Name: "表内标题", Based: "Base", EastAsia: fontHead, Latin: fontHead, Size: 20},
		{ID: "Side", Name: "表内小字", Based: "Base", Size: 17, Color: inkText2},
		{ID: "Badge", Name: "类别", Based: "Base", EastAsia: fontHead, Latin: fontHead, Size: 22, Bold: true, Align: "center"},
		{ID: "Note", Name: "类别说明", Based: "Base", Size: 15, Color: inkText2, Align: "center"},
		{ID: "Aside", Name: "没有的一边", Run: true, Color: "62666B"},
		{ID: "Kept", Name: "沿用", Run: true, Fill: tintKept, Underline: "dotted"},
		{ID: "Figure", Name: "变动的数据", Run: true, Bold: true, Color: inkFigure, Fill: tintFig},
		{ID: "TakenOut", Name: "删去", Run: true, Strike: true, Color: inkBad, Fill: tintBad},
		{ID: "PutIn", Name: "新增", Run: true, Underline: "single", Color: inkGood, Fill: kindColours["k-added"][1]},
	}
	for _, k := range kinds {
		list = append(list, docx.Style{ID: "Badge-" + k.badge, Name: "类别" + k.badge, Run: true, Color: kindColours["k-"+string(k.kind)][0]})
	}
	return append(list, docx.Style{ID: "Badge-移", Name: "类别移", Run: true, Color: kindColours[moved][0]})
}
