package export

import (
	"strings"
	"time"

	"reportdesk/export/docx"
	"reportdesk/internal/report"
)

// The styles of a report's paragraphs.
const (
	styleBody     = "Body"
	styleTitle    = "Title"
	styleSubtitle = "Subtitle"
	styleAddress  = "Address" // 各位代表：, from the edge
	styleNote     = "Note"
	styleLeftOut  = "LeftOut" // what import leaves out of the text: page furniture
	styleFootOdd  = "FooterOdd"
	styleFootEven = "FooterEven"
)

// The official page in twentieths of a point, of GB/T 9704-2012: 22 lines on A4.
// Its 28 characters a line are left to the type size: a grid of characters
// narrower than the type makes LibreOffice give each the room of two.
var officialPage = docx.Page{
	Width: 11906, Height: 16838, Top: 2098, Right: 1474, Bottom: 1984, Left: 1588, Footer: 1400,
	LinePitch: officialLine,
}

const officialLine = 579

const (
	fontTitle = "方正小标宋简体"
	fontText  = "仿宋"
	fontKai   = "楷体"
)

// docxFonts are the fonts of documents with what may stand in for them. Word
// takes the first that it has.
var docxFonts = []docx.Font{
	{Name: fontTitle, Others: []string{"方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋体", "华文中宋", "宋体"}, Family: "roman"},
	{Name: fontText, Others: []string{"仿宋_GB2312", "FangSong", "华文仿宋"}, Family: "roman"},
	{Name: fontKai, Others: []string{"楷体_GB2312", "KaiTi", "华文楷体"}, Family: "roman"},
	{Name: fontHead, Others: []string{"SimHei", "华文黑体"}, Family: "swiss"},
	{Name: fontBody, Others: []string{"SimSun", "华文宋体"}, Family: "roman"},
}

// officialStyles are the paragraphs of a report in the official layout: body
// 三号仿宋, heads of the first two levels 黑体 and 楷体, title 二号小标宋.
func officialStyles() []docx.Style {
	const size, indent = 32, 200 // 三号; two characters
	body := func(id, name string) docx.Style {
		return docx.Style{ID: id, Name: name, Based: styleBody, Next: styleBody}
	}
	list := []docx.Style{{
		ID: styleBody, Name: "Normal", EastAsia: fontText, Latin: fontText, Size: size,
		Align: "both", FirstLine: indent, Line: officialLine,
	}}
	title := body(styleTitle, "Title")
	title.EastAsia, title.Latin, title.Size, title.Line = fontTitle, fontTitle, 44, 700
	title.Align, title.NoIndent = "center", true
	subtitle := body(styleSubtitle, "Subtitle")
	subtitle.EastAsia, subtitle.Latin, subtitle.Align, subtitle.NoIndent = fontKai, fontKai, "center", true
	address := body(styleAddress, "Salutation")
	address.NoIndent = true
	note := body(styleNote, "报告注释")
	note.Size, note.Line, note.FirstLine = 24, 400, indent
	out := body(styleLeftOut, "正文以外的文字")
	out.EastAsia, out.Latin, out.Size, out.Line, out.Color, out.NoIndent = fontBody, fontBody, 21, 400, inkText2, true
	list = append(list, title, subtitle, address, note, out)
	for level, font := range []string{fontHead, fontKai, fontText, fontText} {
		head := body(headStyle(level+1), "heading "+string(rune('1'+level)))
		head.EastAsia, head.Latin, head.Level, head.KeepNext = font, font, level+1, true
		list = append(list, head)
	}
	for _, foot := range []struct{ id, name, align string }{{styleFootOdd, "单页码", "right"}, {styleFootEven, "双页码", "left"}} {
		st := docx.Style{ID: foot.id, Name: foot.name, Based: styleBody, EastAsia: fontBody, Latin: fontBody, Size: 28, Align: foot.align, NoIndent: true}
		list = append(list, st)
	}
	return list
}

func headStyle(level int) string { return "Heading" + string(rune('0'+min(max(level, 1), 4))) }

// pageNumber is the official foot: the number between dashes.
func pageNumber(style string) []docx.Paragraph {
	return []docx.Paragraph{{Style: style, Runs: []docx.Run{{Text: "— "}, {Field: "PAGE"}, {Text: " —"}}}}
}

// official is the setup of a report in the official layout.
func official(title string, made time.Time) docx.Setup {
	return docx.Setup{
		Title: title, Author: programName, Made: made, Page: officialPage,
		Fonts: docxFonts, Styles: officialStyles(),
		Foot: pageNumber(styleFootOdd), EvenFoot: pageNumber(styleFootEven),
	}
}

// programName stands for an author where none is known.
const programName = "报告台"

// blockStyle is the style of a block, by its index; -1 is what import leaves out.
func blockStyle(doc *report.Document, block int) string {
	if block < 0 || block >= len(doc.Blocks) {
		return styleLeftOut
	}
	switch b := doc.Blocks[block]; b.Kind {
	case report.Title:
		bare := strings.Join(strings.Fields(b.Span.Of(doc.Text)), "")
		if bare != "" && strings.Contains(doc.Info.Title, bare) || strings.HasSuffix(bare, "报告") {
			return styleTitle
		}
		return styleSubtitle
	case report.Salutation:
		return styleAddress
	case report.Heading:
		return headStyle(b.Level)
	case report.Note:
		return styleNote
	}
	return styleBody
}
