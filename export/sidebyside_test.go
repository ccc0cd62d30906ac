package export

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"reportdesk/compare"
	"reportdesk/export/docx/docxtest"
	"reportdesk/internal/metric"
)

// sideCases are a comparison of either mode.
func sideCases(tb testing.TB) map[string]*compare.Comparison {
	tb.Helper()
	list := map[string]*compare.Comparison{}
	before, after := linjiang(tb, 2024), linjiang(tb, 2025)
	revised := strings.NewReplacer("改造老旧小区", "完成老旧小区改造", "新建学校3所。\n", "", "增长5.5%左右", "增长6%左右", "谢谢大家！", "奋进<新>征程&再出发！\n谢谢大家！").Replace(after.Doc.Source)
	for mode, pair := range map[compare.Mode][2]metric.Reported{compare.Year: {before, after}, compare.Revision: {after, reported(tb, "改.txt", revised)}} {
		c, err := compare.Documents(context.Background(), pair[0], pair[1], mode)
		if err != nil {
			tb.Fatal(err)
		}
		list[string(mode)] = c
	}
	return list
}

// bothTexts are the passages that a table of a comparison must show.
func bothTexts(c *compare.Comparison) []string {
	return append(strings.Split(c.Old.Text, "\n"), strings.Split(c.New.Text, "\n")...)
}

// Law: the table shows both texts whole, in a document that keeps the schema.
func TestSideBySideDOCX(t *testing.T) {
	for name, c := range sideCases(t) {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := SideBySideDOCX(&out, c, made); err != nil {
				t.Fatal(err)
			}
			for _, f := range docxtest.Faults(out.Bytes()) {
				t.Error(f)
			}
			have, err := docxtest.Accepted(out.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range bothTexts(c) {
				if !slices.Contains(have, want) {
					t.Errorf("no passage %q", want)
				}
			}
			doc := string(partOf(t, out.Bytes(), "word/document.xml"))
			for _, want := range []string{
				`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`, `<w:tblHeader/>`, `<w:cantSplit/>`,
				map[compare.Mode]string{compare.Year: `"Kept"`, compare.Revision: `"TakenOut"`}[c.Mode],
				map[compare.Mode]string{compare.Year: `"Figure"`, compare.Revision: `"PutIn"`}[c.Mode],
				`w:val="Badge-数"`, `w:fill="FBEFCF"`, // a kind has a character and a tint
			} {
				if !strings.Contains(doc, want) {
					t.Errorf("no %s", want)
				}
			}
			if foot := partOf(t, out.Bytes(), "word/footer1.xml"); !bytes.Contains(foot, []byte("NUMPAGES")) {
				t.Error("the pages are not counted")
			}
		})
	}
}

func TestSideBySideXLSX(t *testing.T) {
	for name, c := range sideCases(t) {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := SideBySideXLSX(context.Background(), &out, c, made); err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			rows, err := f.GetRows(sheetSides)
			if err != nil {
				t.Fatal(err)
			}
			if want := headRow + len(c.Pairs); len(rows) != want {
				t.Fatalf("%d rows, want %d", len(rows), want)
			}
			var shown strings.Builder
			for i, row := range rows[headRow:] {
				shown.WriteString(strings.Join(row, "\n") + "\n")
				if !strings.ContainsAny(row[1][:3], "同数改重增删拆并移") {
					t.Errorf("row %d has the kind %q", i+1, row[1])
				}
			}
			for _, want := range bothTexts(c) {
				if !strings.Contains(shown.String(), want) {
					t.Errorf("no passage %q", want)
				}
			}
			sheet := string(partOf(t, out.Bytes(), "xl/worksheets/sheet1.xml"))
			for _, want := range []string{`orientation="landscape"`, `fitToWidth="1"`, `<pane `, `<tablePart `} {
				if !strings.Contains(sheet, want) {
					t.Errorf("the sheet has no %s", want)
				}
			}
			if book := string(partOf(t, out.Bytes(), "xl/workbook.xml")); !strings.Contains(book, "_xlnm.Print_Titles") {
				t.Error("the head is not repeated")
			}
		})
	}
}

func TestSideBySideStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range sideCases(t) {
		if err := SideBySideXLSX(ctx, &bytes.Buffer{}, c, made); err != context.Canceled {
			t.Errorf("have %v, want %v", err, context.Canceled)
		}
	}
}

// A cell that would be cut silently says that it was cut.
func TestLongPassageInACellIsCutAndSaysSo(t *testing.T) {
	runs := richSide(&htmlSide{Parts: []htmlPart{{Runs: []htmlRun{{"", strings.Repeat("报", maxCell)}, {"k", "告"}}}}}, sizeBody)
	if s := richText(runs); !strings.HasSuffix(s, "…") || len([]rune(s)) > maxCell {
		t.Errorf("%d characters, ending %q", len([]rune(s)), s[len(s)-9:])
	}
}
