package ingest

import (
	"bytes"
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Dates and numbering are left alone: they decide what a line is.
var digits = regexp.MustCompile(`([0-9]+(?:\.[0-9]+)?)(?:[%％亿万家个项吨]|$)`)

// someFigures are edits of every nth number of the text that stands in one
// piece, to a number of another length.
func someFigures(d *report.Document, n int) text.Edits {
	var edits text.Edits
	for i, m := range digits.FindAllStringSubmatchIndex(d.Text, -1) {
		s := text.Span{Start: m[2], End: m[3]}
		if i%n == 0 && d.Origin.ToSource(s).Of(d.Source) == s.Of(d.Text) {
			edits = append(edits, text.Edit{Span: s, New: s.Of(d.Text) + "7"})
		}
	}
	return edits
}

// patchedReads asserts the law: what was patched reads as the edited text.
func patchedReads(t *testing.T, name string, data []byte, d *report.Document, edits text.Edits) []byte {
	t.Helper()
	want, err := edits.Apply(d.Text)
	if err != nil {
		t.Fatal(err)
	}
	out, err := Patch(d, data, edits)
	if err != nil {
		t.Fatalf("%s: patch: %v", name, err)
	}
	again, err := Read(name, out)
	if err != nil {
		t.Fatalf("%s: read what was patched: %v", name, err)
	}
	if again.Text != want {
		t.Errorf("%s: the patched file reads otherwise:\nhave %.200q\nwant %.200q", name, again.Text, want)
	}
	if again.Encoding != d.Encoding {
		t.Errorf("%s: encoding have %s, want %s", name, again.Encoding, d.Encoding)
	}
	return out
}

func TestPatchKeepsEveryByteButTheNumbers(t *testing.T) {
	s := strings.ReplaceAll(draftText(), "\n", "\r\n")
	for name, data := range map[string][]byte{
		"utf-8":        []byte(s),
		"utf-8 marked": []byte("\xEF\xBB\xBF" + s),
		"gb18030":      gb18030Of(t, s),
		"utf-16le":     append([]byte("\xFF\xFE"), utf16Of(s, false)...),
		"utf-16be":     append([]byte("\xFE\xFF"), utf16Of(s, true)...),
	} {
		d, err := Read("稿.txt", data)
		if err != nil {
			t.Fatal(err)
		}
		edits := someFigures(d, 2)
		if len(edits) == 0 {
			t.Fatal("no number in the draft")
		}
		out := patchedReads(t, "稿.txt", data, d, edits)
		grown := len(edits)
		if strings.HasPrefix(name, "utf-16") {
			grown *= 2
		}
		if have, want := len(out), len(data)+grown; have != want {
			t.Errorf("%s: %d bytes, want %d: the numbers grew by a digit each", name, have, want)
		}
		if bytes.Count(out, []byte("\r")) != bytes.Count(data, []byte("\r")) {
			t.Errorf("%s: line ends changed", name)
		}
	}
}

// partOf is a part of a package as text.
func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	o, err := openOffice(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := o.part(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPatchDocxWritesIntoTheRuns(t *testing.T) {
	body := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>全年完成</w:t></w:r><w:r><w:t>61</w:t></w:r><w:del w:id="1" w:author="甲"><w:r><w:delText>0</w:delText></w:r></w:del>` +
		`<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>2.4</w:t></w:r><w:r><w:t>亿元 &amp; 更多，增长5.6%。</w:t></w:r></w:p>`
	data := docxOf(t, map[string]string{"word/document.xml": document(body)})
	d, err := Read("稿.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	var edits text.Edits
	for _, change := range [][2]string{{"612.4", "613"}, {"5.6", "5.8<"}} {
		at := strings.Index(d.Text, change[0])
		edits = append(edits, text.Edit{Span: text.Span{Start: at, End: at + len(change[0])}, New: change[1]})
	}
	out := patchedReads(t, "稿.docx", data, d, edits)
	before, after := partOf(t, data, "word/document.xml"), partOf(t, out, "word/document.xml")
	want := strings.NewReplacer("<w:t>61</w:t>", "<w:t>613</w:t>", "<w:t>2.4</w:t>", "<w:t></w:t>", "5.6", "5.8&lt;").Replace(before)
	if after != want {
		t.Errorf("document.xml:\nhave %s\nwant %s", after, want)
	}
}

func TestPatchRefusesWhatTheFileDoesNotHold(t *testing.T) {
	numbered := docxOf(t, map[string]string{
		"word/document.xml":  document(np("0", "提高产量3万吨")),
		"word/numbering.xml": numberingXML(`<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`),
	})
	d, err := Read("稿.docx", numbered)
	if err != nil {
		t.Fatal(err)
	}
	page := []byte("<html><body><p>" + draftText() + "</p></body></html>")
	w, err := Read("稿.html", page)
	if err != nil {
		t.Fatal(err)
	}
	number := digits.FindStringSubmatchIndex(w.Text)
	for _, c := range []struct {
		what string
		d    *report.Document
		data []byte
		span text.Span
	}{
		{"an automatic number", d, numbered, text.Span{Start: 0, End: 1}},
		{"nothing", d, numbered, text.Span{Start: 4, End: 4}},
		{"a web page", w, page, text.Span{Start: number[2], End: number[3]}},
	} {
		if _, err := Patch(c.d, c.data, text.Edits{{Span: c.span, New: "9"}}); !errors.Is(err, ErrUnpatchable) {
			t.Errorf("%s: have %v, want %v", c.what, err, ErrUnpatchable)
		}
	}
}

func TestPatchOverTheCorpus(t *testing.T) {
	for _, path := range append(corpus.Texts(t), corpus.Originals(t)...) {
		data := corpus.Read(t, path)
		d, err := Read(filepath.Base(path), data)
		if err != nil || d.Format == "html" {
			continue
		}
		edits := someFigures(d, 97)
		if len(edits) == 0 {
			continue
		}
		patchedReads(t, filepath.Base(path), data, d, edits)
	}
}
