package ingest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// checkLaws fails where a document breaks what import promises.
//
//   - Text has no blank line and is valid; Origin covers it without gap, in
//     rising order on both sides.
//   - A piece whose sides are equally long has equal bytes, but for a white
//     space that became a line end or a space.
//   - No character of Source is lost: what is in neither a piece nor Dropped is
//     white space, also written out.
func checkLaws(t *testing.T, d *report.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) || !utf8.ValidString(d.Source) {
		t.Fatalf("not valid UTF-8: source %q text %q", d.Source, d.Text)
	}
	for i, line := range strings.Split(d.Text, "\n") {
		if strings.TrimFunc(line, text.IsSpace) == "" {
			t.Fatalf("line %d of the text is blank: %q\nsource %q", i+1, d.Text, d.Source)
		}
	}
	covered := make([]bool, len(d.Source))
	cover := func(s text.Span) {
		for at := s.Start; at < s.End; at++ {
			covered[at] = true
		}
	}
	at, from := 0, 0
	for _, p := range d.Origin {
		if p.Derived.Start != at || p.Source.Start < from || p.Source.End < p.Source.Start {
			t.Fatalf("piece %+v after %d of the text, %d of the source\nsource %q", p, at, from, d.Source)
		}
		at, from = p.Derived.End, p.Source.End
		a, b := p.Derived.Of(d.Text), p.Source.Of(d.Source)
		if len(a) == len(b) && !sameButSpace(a, b) {
			t.Fatalf("piece %+v: text %q, source %q", p, a, b)
		}
		cover(p.Source)
	}
	if at != len(d.Text) {
		t.Fatalf("the origin covers %d of %d bytes of the text", at, len(d.Text))
	}
	last := 0
	for _, x := range d.Dropped {
		if x.Span.Start < last || x.Span.Empty() || x.Why == "" {
			t.Fatalf("dropped %+v after %d", x, last)
		}
		last = x.Span.Start
		cover(x.Span)
	}
	var lost strings.Builder
	for at := 0; at < len(d.Source); {
		r, n := utf8.DecodeRuneInString(d.Source[at:])
		if !covered[at] {
			lost.WriteRune(r)
		}
		at += n
	}
	if rest := withoutSpace(lost.String()); rest != "" {
		t.Fatalf("lost %q\nsource %q\ntext %q\ndropped %v", rest, d.Source, d.Text, d.Dropped)
	}
}

// sameButSpace reports whether a and b have the same bytes, or white space in
// the same places.
func sameButSpace(a, b string) bool {
	for i := range len(a) {
		if a[i] != b[i] && a[i] != '\n' && a[i] != ' ' {
			return false
		}
	}
	return true
}

// withoutSpace takes white space out, and what stands for it in letters.
func withoutSpace(s string) string {
	for _, w := range append([]string{}, literalBreaks...) {
		s = strings.ReplaceAll(s, w, "")
	}
	for _, w := range written {
		if w.means == " " || w.means == "" {
			s = strings.ReplaceAll(strings.ReplaceAll(s, w.as, ""), strings.ToUpper(w.as), "")
		}
	}
	return strings.Map(func(r rune) rune {
		if text.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzRead(f *testing.F) {
	draft := draftText()
	f.Add("a.txt", []byte(draft))
	f.Add("a.md", []byte("---\ntitle: x\n---\n# "+draft))
	f.Add("a.txt", []byte(strings.ReplaceAll(draft, "\n", `\r\n`)))
	f.Add("a.txt", []byte(strings.ReplaceAll(draft, "\n", "\u3000\u3000")))
	f.Add("a.txt", []byte(draft+draft+draft))
	f.Add("a.txt", []byte("&nbsp;首页\x00&nbsp;\u200b|\n"+draft+"&nbsp;\n版权所有&nbsp;"))
	f.Add("a.html", []byte("<meta charset=gb2312><nav>首页</nav><div id=zoom><p>"+strings.ReplaceAll(draft, "\n", "<p>")+"<table><tr><td>a<td>b</table></div>"))
	f.Add("a.docx", docxOf(f, map[string]string{"word/document.xml": document(`<w:p><w:r><w:t>` + draft + `</w:t></w:r></w:p>`)}))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("a.txt", utf16Of(draft, false))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 {
			t.Skip()
		}
		d, err := read(name, data)
		if err != nil {
			if err.Problem.String() == "" {
				t.Fatalf("problem %d has no words", err.Problem)
			}
			return
		}
		checkLaws(t, d)
	})
}

// FuzzDocument reads damaged markup of Word inside a sound package: damaged
// packages alone would seldom reach the reader.
func FuzzDocument(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>文</w:t><w:br/></w:r></w:p>`, numberingXML(`<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>`))
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`, "")
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:footnoteReference w:id="2"/></w:r></w:p>`, "<w:numbering>")
	f.Fuzz(func(t *testing.T, body, numbers string) {
		data := docxOf(t, map[string]string{"word/document.xml": document(body), "word/numbering.xml": numbers, "word/footnotes.xml": document(body)})
		if d, err := read("a.docx", data); err == nil {
			checkLaws(t, d)
		}
	})
}
