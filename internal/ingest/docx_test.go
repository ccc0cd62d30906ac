package ingest

import (
	"strings"
	"testing"

	"reportdesk/internal/report"
)

// p is a paragraph of plain runs.
func p(texts ...string) string {
	s := "<w:p>"
	for _, t := range texts {
		s += "<w:r><w:t xml:space=\"preserve\">" + t + "</w:t></w:r>"
	}
	return s + "</w:p>"
}

// numbered paragraph at a level of numId 1.
func np(level, t string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + t + `</w:t></w:r></w:p>`
}

func TestDocx(t *testing.T) {
	levels := numberingXML(
		`<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/>`,
		`<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/>`,
		`<w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/>`)
	cases := []struct {
		name, body, numbering, footnotes, want string
	}{
		{"runs make one paragraph", p("全区生产", "总值312.5亿元"), "", "", "全区生产总值312.5亿元"},
		{
			"numbers are text and restart under a higher level",
			np("0", "回顾") + np("1", "工业") + np("2", "园区") + np("2", "企业") + np("1", "农业") + np("0", "安排") + np("1", "投资"), levels, "",
			"一、回顾\n（一）工业\n1.园区\n2.企业\n（二）农业\n二、安排\n（一）投资",
		},
		{"insertions stay, deletions go", `<w:p><w:ins w:id="1"><w:r><w:t>增长6%</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>增长5%</w:delText></w:r></w:del><w:r><w:t>左右</w:t></w:r></w:p>`, "", "", "增长6%左右"},
		{"a move stands at its new place", `<w:p><w:moveFrom w:id="1"><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:r><w:t>乙</w:t></w:r><w:moveTo w:id="2"><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>`, "", "", "乙甲"},
		{"a deleted paragraph mark joins", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>稳中求进，</w:t></w:r></w:p>` + p("以进促稳。"), "", "", "稳中求进，以进促稳。"},
		{"a row is a paragraph", `<w:tbl><w:tr><w:tc>` + p("指标") + `</w:tc><w:tc>` + p("数值") + `</w:tc></w:tr><w:tr><w:tc>` + p("投资") + `</w:tc><w:tc>` + p("12") + p("亿元") + `</w:tc></w:tr></w:tbl>`, "", "", "指标\t数值\n投资\t12 亿元"},
		{"a text box is read once", `<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>` + p("框内") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>` + p("框内") + `</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "", "", "正文\n框内"},
		{"a field gives its result", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第三节</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>所述</w:t></w:r></w:p>`, "", "", "第三节所述"},
		{"ruby gives its base", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>bīn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>滨</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>江</w:t></w:r></w:p>`, "", "", "滨江"},
		{"links, controls and smart tags are transparent", `<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>临江</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>新区</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>`, "", "", "临江新区"},
		{
			"notes follow with their marks", `<w:p><w:r><w:t>推行河长制</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>`, "",
			`<w:footnotes ` + wordNamespaces + `><w:footnote w:id="2">` + p(" 由负责人担任河长。") + `</w:footnote></w:footnotes>`, "推行河长制[1]。\n[1]由负责人担任河长。",
		},
		{"signs", `<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>`, "", "", "A\tB-C☑"},
		{"a break parts lines", `<w:p><w:r><w:t>临江区</w:t><w:br/><w:t>政府工作报告</w:t></w:r></w:p>`, "", "", "临江区\n政府工作报告"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := read("a.docx", docxOf(t, map[string]string{"word/document.xml": document(c.body), "word/numbering.xml": c.numbering, "word/footnotes.xml": c.footnotes}))
			if err != nil {
				t.Fatal(err)
			}
			checkLaws(t, d)
			if d.Text != c.want {
				t.Errorf("have %q\nwant %q", d.Text, c.want)
			}
		})
	}
}

func TestDocxHiddenTextIsDroppedWithReason(t *testing.T) {
	body := `<w:p><w:r><w:t>收入增长</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>（待核）</w:t></w:r><w:r><w:t>7%</w:t></w:r></w:p>`
	d, err := read("a.docx", docxOf(t, map[string]string{"word/document.xml": document(body)}))
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != "收入增长7%" || len(d.Dropped) != 1 || d.Dropped[0].Why != report.WhyHidden || d.Dropped[0].Span.Of(d.Source) != "（待核）" {
		t.Errorf("text %q dropped %v", d.Text, d.Dropped)
	}
}

func TestDocxStyleNumbering(t *testing.T) {
	styles := `<w:styles ` + wordNamespaces + `><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>`
	body := `<w:p><w:pPr><w:pStyle w:val="T1"/></w:pPr><w:r><w:t>第一章 总则</w:t><w:tab/><w:t>1</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>`
	d, err := read("a.docx", docxOf(t, map[string]string{
		"word/document.xml": document(body), "word/styles.xml": styles,
		"word/numbering.xml": numberingXML(`<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/><w:suff w:val="space"/>`),
	}))
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != "第一章 总则" || len(d.Dropped) != 1 || d.Dropped[0].Why != report.WhyContents {
		t.Errorf("text %q dropped %v", d.Text, d.Dropped)
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{10, "chineseCounting", "十"},
		{21, "chineseCounting", "二十一"},
		{105, "chineseCountingThousand", "一百零五"},
		{110, "chineseCountingThousand", "一百一十"},
		{10, "ideographDigital", "一〇"},
		{3, "decimalEnclosedCircle", "③"},
		{12, "decimalFullWidth", "１２"},
		{4, "upperRoman", "IV"},
		{28, "lowerLetter", "bb"},
		{15, "chineseLegalSimplified", "拾伍"},
		{2, "ideographTraditional", "乙"},
		{7, "decimalZero", "07"},
	} {
		if have := formatNumber(c.n, c.format); have != c.want {
			t.Errorf("%d as %s: %q, want %q", c.n, c.format, have, c.want)
		}
	}
}

func TestDocxDamage(t *testing.T) {
	whole := docxOf(t, map[string]string{"word/document.xml": document(p("临江区政府工作报告"))})
	for _, c := range []struct {
		name string
		data []byte
		want Problem
	}{
		{"truncated", whole[:len(whole)/2], Broken},
		{"malformed", docxOf(t, map[string]string{"word/document.xml": "<w:document><w:body><w:p>"}), Broken},
		{"no document", docxOf(t, map[string]string{"word/styles.xml": "<w:styles/>"}), Broken},
		{"hollow", docxOf(t, map[string]string{"word/document.xml": document("<w:p/>")}), NoText},
		{"deep", docxOf(t, map[string]string{"word/document.xml": document(strings.Repeat("<w:sdt>", 9000) + strings.Repeat("</w:sdt>", 9000))}), Broken},
		{"bomb", docxOf(t, map[string]string{"word/document.xml": document(strings.Repeat(p(strings.Repeat("报", 1<<16)), 110))}), TooLarge},
	} {
		if _, err := read("a.docx", c.data); err == nil || err.Problem != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
