package ingest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"reportdesk/internal/text"
	"reportdesk/seeds"
)

// change wraps runs in a tracked change of 王五 or whoever.
func change(kind, who, t string) string {
	name := "t"
	if kind == "del" {
		name = "delText"
	}
	return `<w:` + kind + ` w:id="1" w:author="` + who + `" w:date="2026-01-05T09:30:00Z"><w:r><w:` + name + ` xml:space="preserve">` + t + `</w:` + name + `></w:r></w:` + kind + `>`
}

// ended is a paragraph whose end is changed.
func ended(kind, who, inside string) string {
	return `<w:p><w:pPr><w:rPr><w:` + kind + ` w:id="2" w:author="` + who + `"/></w:rPr></w:pPr>` + inside + `</w:p>`
}

func stays(t string) string { return `<w:r><w:t xml:space="preserve">` + t + `</w:t></w:r>` }

// told writes the changes of a document one a line: kind, author, what it is in
// the text before and in that after.
func told(r *Revised) string {
	var list []string
	for _, c := range r.Changes {
		s := fmt.Sprintf("%s %s %q→%q", c.Kind, c.Author, c.Base.Of(r.Base.Text), c.Accepted.Of(r.Accepted.Text))
		if c.Move != "" {
			s += " " + c.Move
		}
		list = append(list, s)
	}
	return strings.Join(list, "\n")
}

// revisedFaults are the laws of Revisions: what no change touches is the same in
// both texts, and what is taken is what Read reads.
func revisedFaults(t *testing.T, r *Revised, name string, data []byte) {
	t.Helper()
	rest := func(s string, of func(Tracked) text.Span) string {
		var b strings.Builder
		at := 0
		var spans []text.Span
		for _, c := range r.Changes {
			spans = append(spans, of(c))
		}
		slices.SortStableFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
		for _, c := range spans {
			if c.Start > at {
				b.WriteString(s[at:c.Start])
			}
			at = max(at, c.End)
		}
		return strings.Join(strings.Fields(b.String()+s[at:]), "\n")
	}
	base := rest(r.Base.Text, func(c Tracked) text.Span { return c.Base })
	accepted := rest(r.Accepted.Text, func(c Tracked) text.Span { return c.Accepted })
	if base != accepted {
		t.Errorf("what no change touches differs:\nbase     %q\naccepted %q", base, accepted)
	}
	if d, err := Read(name, data); err == nil && !reflect.DeepEqual(d, r.Accepted) {
		t.Errorf("taken is not what Read reads:\nhave %q\nwant %q", r.Accepted.Text, d.Text)
	}
	for _, c := range r.Changes {
		if c.Base.Empty() && c.Accepted.Empty() || (c.Kind == TrackedInsert || c.Kind == TrackedMoveTo) != c.Base.Empty() {
			t.Errorf("a change of kind %s at %v and %v", c.Kind, c.Base, c.Accepted)
		}
	}
}

func TestRevisions(t *testing.T) {
	for _, c := range []struct{ name, body, base, accepted, changes string }{
		{
			"words", `<w:p>` + stays("全年增长") + change("del", "王五", "5%") + change("ins", "王五", "6%") + stays("左右") + `</w:p>`,
			"全年增长5%左右", "全年增长6%左右", "del 王五 \"5%\"→\"\"\nins 王五 \"\"→\"6%\"",
		},
		{
			"several authors, runs of one joined", `<w:p>` + change("ins", "王五", "稳") + change("ins", "王五", "中求") + change("ins", "赵六", "进") + stays("工作") + `</w:p>`,
			"工作", "稳中求进工作", "ins 王五 \"\"→\"稳中求\"\nins 赵六 \"\"→\"进\"",
		},
		{
			"inserted by one, deleted by another", `<w:p>` + stays("工业") + `<w:ins w:id="3" w:author="王五">` + stays("稳") + change("del", "赵六", "步") + `</w:ins></w:p>`,
			"工业", "工业稳", "ins 王五 \"\"→\"稳\"",
		},
		{
			"a paragraph comes", p("第一段") + ended("ins", "王五", change("ins", "王五", "第二段")) + p("第三段"),
			"第一段\n第三段", "第一段\n第二段\n第三段", "ins 王五 \"\"→\"第二段\\n\"",
		},
		{
			"a paragraph goes", p("第一段") + ended("del", "王五", change("del", "王五", "第二段")) + p("第三段"),
			"第一段\n第二段\n第三段", "第一段\n第三段", "del 王五 \"第二段\\n\"→\"\"",
		},
		{
			"split", ended("ins", "王五", stays("稳中求进。")) + p("以进促稳。"),
			"稳中求进。以进促稳。", "稳中求进。\n以进促稳。", "ins 王五 \"\"→\"\\n\"",
		},
		{
			"merged", ended("del", "王五", stays("稳中求进。")) + p("以进促稳。"),
			"稳中求进。\n以进促稳。", "稳中求进。以进促稳。", "del 王五 \"\\n\"→\"\"",
		},
		{
			"moved", `<w:moveFromRangeStart w:id="8" w:name="m1"/>` + ended("moveFrom", "王五", change("moveFrom", "王五", "农业")) + `<w:moveFromRangeEnd w:id="8"/>` +
				p("工业") + `<w:moveToRangeStart w:id="9" w:name="m1"/>` + ended("moveTo", "王五", change("moveTo", "王五", "农业")) + `<w:moveToRangeEnd w:id="9"/>` + p("民生"),
			"农业\n工业\n民生", "工业\n农业\n民生", "moveFrom 王五 \"农业\\n\"→\"\" m1\nmoveTo 王五 \"\"→\"农业\\n\" m1",
		},
		{
			"in a table", `<w:tbl><w:tr><w:tc>` + p("投资") + `</w:tc><w:tc><w:p>` + change("del", "王五", "12") + change("ins", "王五", "13") + stays("亿元") + `</w:p></w:tc></w:tr></w:tbl>`,
			"投资\t12亿元", "投资\t13亿元", "del 王五 \"12\"→\"\"\nins 王五 \"\"→\"13\"",
		},
		{"all is new", `<w:p>` + change("ins", "王五", "工业稳步增长") + `</w:p>`, "", "工业稳步增长", "ins 王五 \"\"→\"工业稳步增长\""},
		{"all is gone", `<w:p>` + change("del", "王五", "工业稳步增长") + `</w:p>`, "工业稳步增长", "", "del 王五 \"工业稳步增长\"→\"\""},
		{"no changes", p("工业稳步增长"), "工业稳步增长", "工业稳步增长", ""},
		{
			"a text box is read once", `<w:p>` + stays("正文") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>` + stays("框") + change("ins", "王五", "内") +
				`</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p>` + stays("框") + change("ins", "王五", "内") + `</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
			"正文\n框", "正文\n框内", "ins 王五 \"\"→\"内\"",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := docxOf(t, map[string]string{"word/document.xml": document(c.body)})
			r, err := Revisions("a.docx", data)
			if err != nil {
				t.Fatal(err)
			}
			if r.Base.Text != c.base || r.Accepted.Text != c.accepted {
				t.Errorf("base %q, want %q\naccepted %q, want %q", r.Base.Text, c.base, r.Accepted.Text, c.accepted)
			}
			if have := told(r); have != c.changes {
				t.Errorf("have\n%s\nwant\n%s", have, c.changes)
			}
			revisedFaults(t, r, "a.docx", data)
		})
	}
}

func TestRevisionsInNotes(t *testing.T) {
	notes := `<w:footnotes ` + wordNamespaces + `><w:footnote w:id="2"><w:p>` + stays(" 由负责人担任") + change("ins", "王五", "总") + stays("河长。") + `</w:p></w:footnote></w:footnotes>`
	data := docxOf(t, map[string]string{
		"word/document.xml":  document(`<w:p>` + stays("推行河长制") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + change("del", "赵六", "工作") + stays("。") + `</w:p>`),
		"word/footnotes.xml": notes,
	})
	r, err := Revisions("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if want := "del 赵六 \"工作\"→\"\"\nins 王五 \"\"→\"总\""; told(r) != want {
		t.Errorf("have\n%s\nwant\n%s", told(r), want)
	}
	revisedFaults(t, r, "a.docx", data)
}

func TestRevisionsDates(t *testing.T) {
	data := docxOf(t, map[string]string{"word/document.xml": document(`<w:p>` + change("ins", "王五", "工业") + `</w:p>`)})
	r, err := Revisions("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if have := r.Changes[0].Date.Format("2006-01-02 15:04"); have != "2026-01-05 09:30" {
		t.Errorf("have %s", have)
	}
}

func TestRevisionsOfSamples(t *testing.T) {
	for _, s := range seeds.Samples() {
		r, err := Revisions(s.Name, s.Data)
		if err != nil {
			t.Fatal(err)
		}
		if docx := strings.HasSuffix(s.Name, ".docx"); docx != (len(r.Changes) > 0) {
			t.Errorf("%s: %d changes", s.Name, len(r.Changes))
		}
		if r.Accepted.Format == formatDocx {
			revisedFaults(t, r, s.Name, s.Data)
		}
	}
}

func TestRevisionsOfWhatCannotBeRead(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("PK\x03\x04 damaged"), docxOf(t, map[string]string{"word/document.xml": document("<w:p/>")})} {
		if _, err := Revisions("a.docx", data); err == nil {
			t.Errorf("%q: no error", data[:min(len(data), 20)])
		}
	}
}

func FuzzRevisions(f *testing.F) {
	f.Add(`<w:p>` + stays("全年增长") + change("del", "王五", "5%") + change("ins", "王五", "6%") + `</w:p>` + ended("moveTo", "赵六", change("moveTo", "赵六", "农业")))
	f.Add(`<w:ins><w:p>` + stays("甲") + `</w:ins></w:p></w:p>`)
	f.Add(`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc><w:tc>` + p("乙") + `</w:tc></w:tr></w:tbl><w:del>` + p("丙") + `</w:del>`)
	f.Fuzz(func(t *testing.T, body string) {
		data := docxOf(t, map[string]string{"word/document.xml": document(body)})
		r, err := Revisions("a.docx", data)
		if err != nil {
			return
		}
		for _, c := range r.Changes {
			for _, side := range []struct {
				span text.Span
				in   string
			}{{c.Base, r.Base.Text}, {c.Accepted, r.Accepted.Text}} {
				if side.span.Start < 0 || side.span.End < side.span.Start || side.span.End > len(side.in) {
					t.Fatalf("%s lies at %v of %d bytes in %q", c.Kind, side.span, len(side.in), body)
				}
			}
		}
		if d, err := Read("a.docx", data); err == nil && !reflect.DeepEqual(d, r.Accepted) {
			t.Errorf("taken is not what Read reads: %q, want %q", r.Accepted.Text, d.Text)
		}
	})
}

func BenchmarkRevisions(b *testing.B) {
	s := seeds.Samples()[2]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Revisions(s.Name, s.Data); err != nil {
			b.Fatal(err)
		}
	}
}
