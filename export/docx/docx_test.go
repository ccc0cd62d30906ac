package docx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"reportdesk/export/docx"
	"reportdesk/export/docx/docxtest"
)

var setup = docx.Setup{
	Title: "临江区<政府>工作报告", Page: docx.Page{Width: 11906, Height: 16838, LinePitch: 579, CharSpace: -848},
	Fonts: []docx.Font{{Name: "仿宋", Others: []string{"仿宋_GB2312"}, Family: "roman"}},
	Styles: []docx.Style{
		{ID: "Body", Name: "Normal", EastAsia: "仿宋", Size: 32, Align: "both", FirstLine: 200, Line: 579},
		{ID: "Head", Name: "heading 1", Based: "Body", Next: "Body", Bold: true, Level: 1, KeepNext: true, NoGrid: true, NoIndent: true},
		{ID: "Mark", Name: "标记", Run: true, Strike: true, Underline: "dotted", Color: "A63A1B", Fill: "FBE4DB"},
	},
	Foot:     []docx.Paragraph{{Runs: []docx.Run{{Text: "— "}, {Field: "PAGE"}, {Text: " —"}}}},
	EvenFoot: []docx.Paragraph{{Runs: []docx.Run{{Field: "PAGE"}}}},
	Revision: docx.Revision{Author: "王五"},
}

// written is a document with all that the writer knows.
func written(tb testing.TB) []byte {
	tb.Helper()
	var out bytes.Buffer
	d, err := docx.New(&out, setup)
	if err != nil {
		tb.Fatal(err)
	}
	d.Paragraph(docx.Paragraph{Style: "Head", Runs: []docx.Run{{Text: "一、回顾"}}})
	d.Paragraph(docx.Paragraph{Move: "m1", MoveKind: docx.MovedFrom, Mark: docx.MovedFrom, Runs: []docx.Run{{Text: "农业", Change: docx.MovedFrom}}})
	d.EndMove()
	d.Paragraph(docx.Paragraph{Runs: []docx.Run{{Text: "增长\t"}, {Text: "5%", Change: docx.Deleted}, {Text: "6%", Change: docx.Inserted, Style: "Mark"}, {Text: "<&>\x01"}}})
	d.Paragraph(docx.Paragraph{Move: "m1", MoveKind: docx.MovedTo, Mark: docx.MovedTo, Runs: []docx.Run{{Text: "农业", Change: docx.MovedTo}}})
	d.EndMove()
	d.BeginTable(docx.Table{Widths: []int{2000, 3000}, Line: "C9C5BB", Pad: 80, PadTop: 40})
	d.Row(docx.Row{Head: true, Whole: true, Cells: []docx.Cell{{Across: 2, Fill: "E1EBEF", Middle: true}}})
	d.Row(docx.Row{Cells: []docx.Cell{{Paragraphs: []docx.Paragraph{{Runs: []docx.Run{{Text: "投资"}}}}}, {}}})
	d.EndTable()
	d.Paragraph(docx.Paragraph{})
	if err := d.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func TestDocumentKeepsTheSchema(t *testing.T) {
	data := written(t)
	for _, f := range docxtest.Faults(data) {
		t.Error(f)
	}
	accepted, err := docxtest.Accepted(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"一、回顾", "增长\t6%<&>\uFFFD", "农业", "", "投资", "", ""}; !slices.Equal(accepted, want) {
		t.Errorf("accepted %q, want %q", accepted, want)
	}
	rejected, err := docxtest.Rejected(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"一、回顾", "农业", "增长\t5%<&>\uFFFD", "", "投资", "", ""}; !slices.Equal(rejected, want) {
		t.Errorf("rejected %q, want %q", rejected, want)
	}
}

// The check that other tests rely on finds what is wrong.
func TestFaultsAreFound(t *testing.T) {
	for _, c := range []struct{ name, part, from, to, fault string }{
		{"order", "word/document.xml", `<w:cantSplit/>`, `<w:shd/>`, "trPr may not have shd"},
		{"order in styles", "word/styles.xml", `<w:keepNext/><w:keepLines/>`, `<w:keepLines/><w:keepNext/>`, "pPr may not have keepNext"},
		{"ids", "word/document.xml", `w:id="5"`, `w:id="4"`, "id twice: 4"},
		{"a move without its other place", "word/document.xml", `w:name="m1"`, `w:name="m2"`, "move m2 has the ranges"},
		{"style", "word/document.xml", `w:val="Head"`, `w:val="Heap"`, "no paragraph style Heap"},
		{"relation", "word/_rels/document.xml.rels", `Target="styles.xml"`, `Target="style.xml"`, "leads to nothing: word/style.xml"},
		{"form", "word/document.xml", `</w:body>`, ``, "XML syntax error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := strings.Join(docxtest.Faults(changed(t, written(t), c.part, c.from, c.to)), "\n")
			if !strings.Contains(faults, c.fault) {
				t.Errorf("have %q, want %q", faults, c.fault)
			}
		})
	}
}

// changed replaces the first from in a part of a package.
func changed(t *testing.T, data []byte, part, from, to string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if !bytes.Contains(b, []byte(from)) {
				t.Fatalf("%s has no %s", part, from)
			}
			b = bytes.Replace(b, []byte(from), []byte(to), 1)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type full struct{ room int }

var errFull = errors.New("disk full")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestFirstFailureIsTold(t *testing.T) {
	for _, room := range []int{0, 3000, 6000} {
		d, err := docx.New(&full{room}, setup)
		if err == nil {
			for i := range 20_000 {
				d.Paragraph(docx.Paragraph{Runs: []docx.Run{{Text: fmt.Sprint("第", i, "项")}}})
			}
			err = d.Close()
		}
		if !errors.Is(err, errFull) {
			t.Errorf("room %d: %v, want %v", room, err, errFull)
		}
	}
}

func ExampleNew() {
	var out bytes.Buffer
	d, err := docx.New(&out, setup)
	if err != nil {
		fmt.Println(err)
		return
	}
	d.Paragraph(docx.Paragraph{Runs: []docx.Run{{Text: "全年增长"}, {Text: "5%", Change: docx.Deleted}, {Text: "6%", Change: docx.Inserted}}})
	if err := d.Close(); err != nil {
		fmt.Println(err)
		return
	}
	before, _ := docxtest.Rejected(out.Bytes())
	after, _ := docxtest.Accepted(out.Bytes())
	fmt.Println(before, after)
	// Output: [全年增长5%] [全年增长6%]
}
