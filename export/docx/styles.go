package docx

import (
	"strconv"
	"strings"
)

// Font is a font and the names of others that may stand in for it.
type Font struct {
	Name   string
	Others []string
	// Family is roman (宋体, 仿宋, 楷体) or swiss (黑体).
	Family string
}

// Style is how paragraphs of a kind, or runs (Run is true), are drawn. What is
// zero is taken from Based.
type Style struct {
	ID, Name string
	Run      bool
	Based    string
	// Next is the style of the paragraph that is begun after one of this style.
	Next string

	EastAsia, Latin string // fonts
	Size            int    // in half points: 三号 is 32, 小四 24
	Bold, Strike    bool
	Underline       string // single, double, wave, dotted
	Color, Fill     string // RRGGBB
	// Spacing is added to the width of every character, in twentieths of a point;
	// below zero it draws them closer.
	Spacing int

	Align string // left, center, right, both
	// FirstLine is the indent of the first line in hundredths of a character;
	// NoIndent takes away the one of Based.
	FirstLine int
	NoIndent  bool
	// Inset is the space at both sides of lines with NoIndent, in twentieths of a point.
	Inset int
	// Line is the exact height of a line, Before and After the space around, in
	// twentieths of a point; NoGrid lets lines be as tall as they need.
	Line, Before, After int
	NoGrid              bool
	Level               int // in the outline, from 1
	KeepNext            bool
}

func (s *Setup) styles() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>`)
	if len(s.Styles) > 0 { // LibreOffice counts the characters of the grid by the size that stands here
		base := Style{EastAsia: s.Styles[0].EastAsia, Latin: s.Styles[0].Latin, Size: s.Styles[0].Size}
		b.WriteString(base.runs())
	}
	b.WriteString(`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	for i := range s.Styles {
		st := &s.Styles[i]
		kind, first := "paragraph", ""
		if st.Run {
			kind = "character"
		}
		if i == 0 {
			first = ` w:default="1"`
		}
		b.WriteString(`<w:style w:type="` + kind + `"` + first + ` w:styleId="` + escape(st.ID) + `"><w:name w:val="` + escape(st.Name) + `"/>`)
		value(&b, "basedOn", st.Based)
		value(&b, "next", st.Next)
		b.WriteString(`<w:qFormat/>`)
		if !st.Run {
			b.WriteString(st.paragraph())
		}
		b.WriteString(st.run() + `</w:style>`)
	}
	// Tables without a style of their own get this one, as in every document of Word's.
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>`)
	return b.String()
}

// value writes an element whose one attribute is w:val, unless it is empty.
func value(b *strings.Builder, name, v string) {
	if v != "" {
		b.WriteString(`<w:` + name + ` w:val="` + escape(v) + `"/>`)
	}
}

func flag(b *strings.Builder, name string, on bool) {
	if on {
		b.WriteString(`<w:` + name + `/>`)
	}
}

// paragraph is a style's pPr, in the order of CT_PPrBase.
func (s *Style) paragraph() string {
	var b strings.Builder
	flag(&b, "keepNext", s.KeepNext)
	flag(&b, "keepLines", s.KeepNext)
	if s.NoGrid {
		b.WriteString(`<w:snapToGrid w:val="0"/>`)
	}
	if s.Line > 0 || s.Before > 0 || s.After > 0 {
		b.WriteString(`<w:spacing` + number("before", s.Before) + number("after", s.After))
		if s.Line > 0 {
			b.WriteString(number("line", s.Line) + ` w:lineRule="exact"`)
		}
		b.WriteString(`/>`)
	}
	switch {
	case s.FirstLine > 0:
		// Programs without characters as a measure take the other one.
		b.WriteString(`<w:ind` + number("firstLineChars", s.FirstLine) + number("firstLine", s.FirstLine*s.Size/10) + `/>`)
	case s.NoIndent:
		sides := ""
		if s.Inset > 0 {
			sides = number("left", s.Inset) + number("right", s.Inset)
		}
		b.WriteString(`<w:ind` + sides + number("firstLineChars", 0) + number("firstLine", 0) + `/>`)
	}
	value(&b, "jc", s.Align)
	if s.Level > 0 {
		value(&b, "outlineLvl", strconv.Itoa(s.Level-1))
	}
	if b.Len() == 0 {
		return ""
	}
	return `<w:pPr>` + b.String() + `</w:pPr>`
}

// run is a style's rPr.
func (s *Style) run() string {
	if r := s.runs(); r != "" {
		return `<w:rPr>` + r + `</w:rPr>`
	}
	return ""
}

// runs are the properties of runs, in the order of EG_RPrBase.
func (s *Style) runs() string {
	var b strings.Builder
	if s.EastAsia != "" || s.Latin != "" {
		latin, east := escape(s.Latin), escape(s.EastAsia)
		if latin == "" {
			latin = east
		}
		b.WriteString(`<w:rFonts w:ascii="` + latin + `" w:hAnsi="` + latin + `" w:eastAsia="` + east + `" w:cs="` + latin + `"/>`)
	}
	flag(&b, "b", s.Bold)
	flag(&b, "bCs", s.Bold)
	flag(&b, "strike", s.Strike)
	value(&b, "color", s.Color)
	if s.Spacing != 0 {
		value(&b, "spacing", strconv.Itoa(s.Spacing))
	}
	if s.Size > 0 {
		value(&b, "sz", strconv.Itoa(s.Size))
		value(&b, "szCs", strconv.Itoa(s.Size))
	}
	value(&b, "u", s.Underline)
	b.WriteString(shade(s.Fill))
	return b.String()
}

// shade is a background, "" without a colour.
func shade(fill string) string {
	if fill == "" {
		return ""
	}
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`
}

// fontTable names the fonts with what may stand in for them.
func (s *Setup) fontTable() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:fonts ` + namespaces + `>`)
	for _, f := range s.Fonts {
		b.WriteString(`<w:font w:name="` + escape(f.Name) + `">`)
		value(&b, "altName", strings.Join(f.Others, ","))
		b.WriteString(`<w:charset w:val="86"/>`) // GB 2312
		value(&b, "family", f.Family)
		b.WriteString(`<w:pitch w:val="default"/></w:font>`)
	}
	b.WriteString(`</w:fonts>`)
	return b.String()
}
