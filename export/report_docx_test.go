package export

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reportdesk/export/docx/docxtest"
	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
)

const printed = `临江区人民政府工作报告
——2026年1月9日在临江区第六届人民代表大会第六次会议上
临江区人民政府区长　周砚秋
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
（一）经济运行稳中有进
地区生产总值完成612.4亿元，增长5.6%。
指标	2024年	2025年
地区生产总值（亿元）	581.2	612.4
学位（个）	4600	4800
（二）着力补短板。新增学位4800个，改造老旧小区35个。
二、2026年重点工作
1.办好学校。新建、改扩建学校7所。
名词解释
低空物流：使用无人驾驶航空器在一千米以下空域开展的货物运输服务。`

func inWord(t testing.TB, doc *report.Document, l Layout) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := ReportDOCX(&out, doc, l, time.Time{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sameReport compares two documents by their text and their outline.
func sameReport(t *testing.T, how string, have, want *report.Document) {
	t.Helper()
	if have.Text != want.Text {
		a, b := strings.Split(have.Text, "\n"), strings.Split(want.Text, "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Fatalf("%s: line %d\nhave %q\nwant %q", how, i+1, a[i], b[i])
			}
		}
		t.Fatalf("%s: %d lines, want %d", how, len(a), len(b))
	}
	for i, b := range have.Blocks {
		w := want.Blocks[i]
		if b.Kind != w.Kind || b.Level != w.Level || b.Number != w.Number || b.Role != w.Role || b.Section != w.Section {
			t.Fatalf("%s: block %d %q\nhave %+v\nwant %+v", how, i, w.Span.Of(want.Text), b, w)
		}
	}
}

func TestReportInWordReadsBackTheSame(t *testing.T) {
	doc := report.FromText("draft", printed)
	data := inWord(t, doc, Official())
	if faults := docxtest.Faults(data); len(faults) > 0 {
		t.Fatal(faults)
	}
	back, err := ingest.Read("draft.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	sameReport(t, "docx", back, doc)
}

// TestRealReportsInWord is the law over real reports: what is written as docx or
// txt is read back with the same text and the same outline.
func TestRealReportsInWord(t *testing.T) {
	for i, path := range corpus.Texts(t) {
		if testing.Short() && i%6 != 0 || filepath.Ext(path) == ".md" {
			continue // marks of markdown are not written
		}
		doc, err := ingest.Read(filepath.Base(path), corpus.Read(t, path))
		if err != nil {
			continue
		}
		t.Run(doc.Name, func(t *testing.T) {
			data := inWord(t, doc, Official())
			if faults := docxtest.Faults(data); len(faults) > 0 {
				t.Fatal(faults)
			}
			back, err := ingest.Read(doc.Name+".docx", data)
			if err != nil {
				t.Fatal(err)
			}
			sameReport(t, "docx", back, doc)
			var out bytes.Buffer
			if err := ReportTXT(&out, doc); err != nil {
				t.Fatal(err)
			}
			if back, err = ingest.Read(doc.Name, out.Bytes()); err != nil {
				t.Fatal(err)
			}
			sameReport(t, "txt", back, doc)
		})
	}
}

func TestOfficialLayout(t *testing.T) {
	parts, err := docxtest.Open(inWord(t, report.FromText("draft", printed), Official()))
	if err != nil {
		t.Fatal(err)
	}
	section := parts["word/document.xml"].Child("document").Child("body").Child("sectPr")
	for _, c := range []struct{ element, attr, want string }{
		{"pgSz", "w", "11906"},
		{"pgSz", "h", "16838"},
		{"pgMar", "top", "2098"},
		{"pgMar", "left", "1588"},
		{"pgMar", "right", "1474"},
		{"pgMar", "bottom", "1984"},
		{"docGrid", "type", "linesAndChars"},
		{"docGrid", "linePitch", "579"},
		{"docGrid", "charSpace", "-848"},
	} {
		if have := section.Child(c.element).Attrs[c.attr]; have != c.want {
			t.Errorf("%s %s\nhave %s\nwant %s", c.element, c.attr, have, c.want)
		}
	}
	// 28 characters fit into a line and 29 do not.
	l := Official()
	width := l.Width - l.Left - l.Right
	if w := l.Body.Size*10 + l.spacing(l.Body); 28*w > width || 29*w <= width {
		t.Errorf("a character is %d wide on a line of %d", w, width)
	}
}

// TestHeadsOfTheParagraph: a head that its paragraph follows is set in the head's type.
func TestHeadsOfTheParagraph(t *testing.T) {
	for _, c := range []struct{ paragraph, head string }{
		{"（二）着力补短板。新增学位4800个。", "（二）着力补短板。"},
		{"1.办好学校。新建学校7所。", "1.办好学校。"},
		{"（二）新增学位4800个。", ""},
		{"一是办好学校。新建学校7所。", ""},
		{"（三）新增学位4800个，改造老旧小区35个，加装电梯66部，打通断头路5条，新增公共停车泊位2380个。完成。", ""},
	} {
		if have := c.paragraph[:report.HeadLength(c.paragraph)]; have != c.head {
			t.Errorf("%s\nhave %q\nwant %q", c.paragraph, have, c.head)
		}
	}
}

func TestFontsMissing(t *testing.T) {
	has := func(names ...string) func(string) bool {
		return func(n string) bool { return slices.Contains(names, n) }
	}
	for _, c := range []struct {
		has  []string
		want []string
	}{
		{[]string{"仿宋_GB2312", "SimHei", "楷体", "宋体"}, []string{fontTitle}},
		{[]string{"华文仿宋", "黑体", "楷体", "宋体", fontTitle}, []string{fontText}}, // another design
		{nil, []string{fontText, fontTitle, fontKai, fontHead, fontBody}},
	} {
		if have := Official().FontsMissing(has(c.has...)); !slices.Equal(have, c.want) {
			t.Errorf("with %v\nhave %v\nwant %v", c.has, have, c.want)
		}
	}
}

func TestLayoutsThatCannotBePrinted(t *testing.T) {
	for name, spoil := range map[string]func(*Layout){
		"margins": func(l *Layout) { l.Left = 12000 },
		"font":    func(l *Layout) { l.Body.Font = "" },
		"size":    func(l *Layout) { l.Heads[2].Size = 0 },
		"below":   func(l *Layout) { l.Top = -1 },
		"grid":    func(l *Layout) { l.Characters = 5000 },
	} {
		l := Official()
		spoil(&l)
		if l.Check() == nil {
			t.Errorf("%s: a layout that cannot be printed is taken", name)
		}
	}
	if (Layout{}).Check() == nil || Official().Check() != nil {
		t.Error("the empty layout is none, the official one is")
	}
}
