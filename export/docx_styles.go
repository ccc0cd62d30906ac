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
	styleCell     = "Cell"
	styleBlank    = "Blank"   // what a draft leaves to be filled in
	styleLeftOut  = "LeftOut" // what import leaves out of the text: page furniture
	styleFootOdd  = "FooterOdd"
	styleFootEven = "FooterEven"
)

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

// styles are the paragraphs of a report in a layout, and the heads that stand
// at the beginning of their paragraph.
func (l Layout) styles() []docx.Style {
	style := func(id, name string, t Type) docx.Style {
		latin := t.Latin
		if latin == "" {
			latin = t.Font
		}
		return docx.Style{
			ID: id, Name: name, Based: styleBody, Next: styleBody,
			EastAsia: t.Font, Latin: latin, Size: t.Size, Bold: t.Bold, Line: t.Line, Spacing: l.spacing(t),
		}
	}
	body := style(styleBody, "Normal", l.Body)
	body.Based, body.Next, body.Align = "", "", "both"
	body.FirstLine, body.Line, body.NoGrid = 100*l.FirstLine, l.pitch(), l.Characters > 0
	title, subtitle := style(styleTitle, "Title", l.Title), style(styleSubtitle, "Subtitle", l.Subtitle)
	title.Align, title.NoIndent, subtitle.Align, subtitle.NoIndent = "center", true, "center", true
	address := style(styleAddress, "Salutation", l.Body)
	address.NoIndent, address.Before = true, l.pitch() // a line between the title block and the text
	note := style(styleNote, "报告注释", l.Note)
	note.FirstLine = 100 * l.FirstLine
	cell := style(styleCell, "表格文字", l.Note)
	cell.NoIndent, cell.Align = true, "left"
	out := style(styleLeftOut, "正文以外的文字", Type{Font: fontBody, Size: 21, Line: 400})
	out.Color, out.NoIndent = inkText2, true
	blank := docx.Style{ID: styleBlank, Name: "待填", Run: true, Color: "7A5200", Fill: "FBEFCF"}
	list := []docx.Style{body, title, subtitle, address, note, cell, out, blank}
	for i, t := range l.Heads {
		head := style(headStyle(i+1), "heading "+string(rune('1'+i)), t)
		head.Level, head.KeepNext = i+1, true
		run := docx.Style{ID: headRunStyle(i + 1), Name: "段首标题 " + string(rune('1'+i)), Run: true, EastAsia: head.EastAsia, Latin: head.Latin, Size: t.Size, Bold: t.Bold}
		list = append(list, head, run)
	}
	for _, foot := range []struct{ id, name, align string }{{styleFootOdd, "单页码", "right"}, {styleFootEven, "双页码", "left"}} {
		st := style(foot.id, foot.name, l.Number)
		st.Next, st.Align, st.NoIndent, st.Spacing = "", foot.align, true, 0
		st.Inset = 10 * l.Number.Size // one character, as the standard has it
		if l.Numbers == NumbersCentred {
			st.Align = "center"
		}
		list = append(list, st)
	}
	return list
}

func headStyle(level int) string { return "Heading" + string(rune('0'+min(max(level, 1), 4))) }

// headRunStyle is the style of a head that its paragraph follows on the line.
func headRunStyle(level int) string { return "HeadRun" + string(rune('0'+min(max(level, 1), 4))) }

// pageNumber is the official foot: the number between dashes.
func pageNumber(style string) []docx.Paragraph {
	return []docx.Paragraph{{Style: style, Runs: []docx.Run{{Text: "— "}, {Field: "PAGE"}, {Text: " —"}}}}
}

// official is the setup of a report in the official layout.
func official(title string, made time.Time) docx.Setup { return Official().setup(title, made) }

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
