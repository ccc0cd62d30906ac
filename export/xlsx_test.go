package export

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

func written(tb testing.TB, b Book) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := Workbook(context.Background(), &out, b, Choice{}); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func opened(tb testing.TB, data []byte) *excelize.File {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	return f
}

// parts are the files inside a workbook, each checked to be well-formed XML.
func parts(tb testing.TB, data []byte) map[string]string {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		all[f.Name] = string(body)
		for d := xml.NewDecoder(bytes.NewReader(body)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				tb.Fatalf("%s is no XML: %v", f.Name, err)
			}
		}
	}
	return all
}

// at returns the cell under a head in the row of an indicator.
func at(t *testing.T, f *excelize.File, indicator, head string) string {
	t.Helper()
	rows, err := f.GetRows(sheetGrid)
	if err != nil {
		t.Fatal(err)
	}
	c := column(t, rows[headRow-1], head)
	for i, row := range rows[headRow:] {
		if row[2] == indicator {
			return cellName(c+1, headRow+1+i)
		}
	}
	t.Fatalf("no row %s", indicator)
	return ""
}

func TestGridShowsYearsAsStated(t *testing.T) {
	f := opened(t, written(t, book(t, 2023, 2024, 2025)))
	for _, c := range []struct{ indicator, head, shown, raw string }{
		{"地区生产总值", "2024年", "601.25 ", "601.25"}, // 500+20.25×5: two decimals, as the report has it
		{"地区生产总值", "2025年目标", "增长5.5%左右 ", "5.5"},
		{"地区生产总值", "单位", "亿元", "亿元"},
		{"地区生产总值", "领域", "综合", "综合"},
		{"规模以上工业增加值增速", "2024年", "6.5 ", "6.5"},
		{"规模以上工业增加值增速", "单位", "%", "%"},
	} {
		cell := at(t, f, c.indicator, c.head)
		raw, err := f.GetCellValue(sheetGrid, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		shown, _ := f.GetCellValue(sheetGrid, cell)
		if raw != c.raw || strings.TrimSpace(shown) != strings.TrimSpace(c.shown) {
			t.Errorf("%s, %s: have %q shown %q, want %q shown %q", c.indicator, c.head, raw, shown, c.raw, c.shown)
		}
	}
}

func TestFormulasKeepNumbers(t *testing.T) {
	data := written(t, book(t, 2023, 2024, 2025))
	f := opened(t, data)
	cell := at(t, f, "地区生产总值", "增减额")
	formula, _ := f.GetCellFormula(sheetGrid, cell)
	if !strings.Contains(formula, "COUNT") {
		t.Errorf("formula %q", formula)
	}
	sheet := parts(t, data)["xl/worksheets/sheet1.xml"]
	cells := regexp.MustCompile(`<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v>(.*?)</v></c>`).FindAllStringSubmatch(sheet, -1)
	if len(cells) == 0 {
		t.Fatal("no formula has a cached value")
	}
	for _, c := range cells {
		if strings.Contains(c[2], "t=") {
			t.Errorf("%s: a number's cache has the type%s", c[1], c[2])
		}
		want, err := f.CalcCellValue(sheetGrid, c[1], excelize.Options{RawCellValue: true})
		if err != nil {
			t.Errorf("%s: %v", c[1], err)
		}
		have, _ := strconv.ParseFloat(c[4], 64)
		if w, err := strconv.ParseFloat(want, 64); err != nil || math.Abs(have-w) > 1e-9 {
			t.Errorf("%s: cached %s, worked out %s", c[1], c[4], want)
		}
	}
}

func TestRatesDifferByPoints(t *testing.T) {
	f := opened(t, written(t, book(t, 2024, 2025)))
	shown, _ := f.GetCellValue(sheetGrid, at(t, f, "规模以上工业增加值增速", "增长(%或百分点)"))
	if !strings.Contains(shown, "点") {
		t.Errorf("a rate's growth is shown as %q", shown)
	}
	if formula, _ := f.GetCellFormula(sheetGrid, at(t, f, "规模以上工业增加值增速", "增减额")); formula != "" {
		t.Errorf("a rate has the difference %s twice", formula)
	}
}

// Values in the workbook are those extracted, each with its decimals and place.
func TestFiguresAreThoseExtracted(t *testing.T) {
	checkFigures(t, book(t, 2023, 2024, 2025))
	for _, path := range corpus.Texts(t)[:6] {
		doc, err := ingest.Read("报告.txt", corpus.Read(t, path))
		if err != nil {
			t.Fatal(err)
		}
		b := Book{Reports: []metric.Reported{{Doc: doc, Metrics: metric.Extract(doc)}}, Made: made}
		b.Series = metric.Join(b.Reports)
		checkFigures(t, b)
	}
}

func checkFigures(t *testing.T, b Book) {
	t.Helper()
	f := opened(t, written(t, b))
	rows, err := f.GetRows(sheetFigures, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	i := headRow
	ids := map[string]bool{}
	err = facts(b.Reports, func(w *fact) error {
		row := rows[i]
		have, _ := strconv.ParseFloat(row[5], 64)
		if have != w.figure.Value || row[3] != strconv.Itoa(w.place.Line) || row[6] != w.figure.Unit || row[10] != w.sentence {
			t.Errorf("row %d: have %q, want %v %s in line %d of %q", i+1, row, w.figure.Value, w.figure.Unit, w.place.Line, w.sentence)
		}
		if id := row[12]; ids[id] {
			t.Errorf("row %d: the id %s stands twice", i+1, id)
		} else {
			ids[id] = true
		}
		i++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if i != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), i)
	}
}

// sheetPart finds the part that holds a sheet.
func sheetPart(tb testing.TB, all map[string]string, name string) string {
	tb.Helper()
	at := regexp.MustCompile(`<sheet name="` + name + `"[^>]* r:id="(rId\d+)"`).FindStringSubmatch(all["xl/workbook.xml"])
	if at == nil {
		tb.Fatalf("no sheet %s in %s", name, all["xl/workbook.xml"])
	}
	rels := all["xl/_rels/workbook.xml.rels"]
	for _, rel := range regexp.MustCompile(`<Relationship [^>]*>`).FindAllString(rels, -1) {
		if strings.Contains(rel, `"`+at[1]+`"`) {
			target := regexp.MustCompile(`Target="/?(?:xl/)?([^"]*)"`).FindStringSubmatch(rel)
			return all["xl/"+target[1]]
		}
	}
	tb.Fatalf("no part of sheet %s in %s", name, rels)
	return ""
}

func TestDecorationsAreInTheFile(t *testing.T) {
	table := []string{
		`<pane `, `state="frozen"`, `<pageSetUpPr fitToPage="true"`, `orientation="landscape"`, `paperSize="9"`, `fitToHeight="0"`,
		`<oddFooter>`, `第 &amp;P 页 / 共 &amp;N 页`, `<tablePart `, `hidden="1"`, `<mergeCell ref="A1:`,
	}
	with := func(more ...string) []string { return append(slices.Clip(table), more...) }
	form := with(`<dataValidation `, `无误,数据有误`, `<hyperlink ref=`)
	for name, b := range map[string]Book{"small": book(t, 2022, 2023, 2024, 2025), "large": large(12_000)} {
		all := parts(t, written(t, b))
		wants := map[string][]string{
			sheetGrid: append(slices.Clip(form), `topLeftCell="D4"`, `type="dataBar"`, `x14:dataBar`, `type="expression"`), sheetFigures: with(`<sheetProtection `, `sheet="true"`, `对照`),
			sheetAbout: {`<sheetProtection `, `orientation="portrait"`},
		}
		if name == "small" {
			wants[sheetTargets], wants[sheetDone] = form, append(slices.Clip(form), `type="expression"`)
			wants[sheetTasks], wants[sheetCharts] = with(`未启动,推进中`), []string{`<drawing `, `orientation="landscape"`}
		}
		for sheet, list := range wants {
			part := sheetPart(t, all, sheet)
			for _, want := range list {
				if !strings.Contains(part, want) {
					t.Errorf("%s: %s has no %s", name, sheet, want)
				}
			}
			if open := sheet != sheetFigures && sheet != sheetAbout; open == strings.Contains(part, "<sheetProtection") {
				t.Errorf("%s: %s open: want %v", name, sheet, open)
			}
			inOrder(t, part)
		}
		for part, list := range map[string][]string{
			"xl/workbook.xml":      {`_xlnm.Print_Titles`, `_xlnm.Print_Area`, `$3:$3`},
			"xl/tables/table1.xml": {`<autoFilter ref="A3:`, `指标名称`},
			"docProps/core.xml":    {`报告台`, `2026-01-05T09:30:00Z`, `临江区`},
		} {
			for _, want := range list {
				if !strings.Contains(all[part], want) {
					t.Errorf("%s: %s has no %s", name, part, want)
				}
			}
		}
	}
	sheet := sheetPart(t, parts(t, written(t, book(t, 2022, 2023, 2024, 2025))), sheetGrid)
	if !strings.Contains(sheet, "<xm:f>'指标对照'!E4:H4</xm:f>") {
		t.Error("no sparkline over the four years of the first row")
	}
	rich := sheetPart(t, parts(t, written(t, book(t, 2025))), sheetFigures)
	if !regexp.MustCompile(`<b[^>]*>.{0,300}601.25亿元`).MatchString(rich) {
		t.Error("the figure is not bold in its sentence")
	}
}

// inOrder checks that a sheet's elements stand in the schema's order: Excel
// refuses a file where they do not.
func inOrder(t *testing.T, sheet string) {
	t.Helper()
	order := []string{
		"sheetPr", "sheetViews", "cols", "sheetData", "sheetProtection", "mergeCells", "conditionalFormatting",
		"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "drawing", "tableParts", "extLst",
	}
	d, last, depth := xml.NewDecoder(strings.NewReader(sheet)), 0, 0
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth != 2 {
				continue
			}
			for i, name := range order {
				if name == e.Name.Local {
					if i < last {
						t.Errorf("<%s> stands after <%s>", name, order[last])
					}
					last = i
				}
			}
		case xml.EndElement:
			depth--
		}
	}
}

func TestSameBookGivesTheSameBytes(t *testing.T) {
	b := book(t, 2023, 2024, 2025)
	want := written(t, b)
	for range 5 {
		if !bytes.Equal(want, written(t, b)) {
			t.Fatal("two exports of one book differ")
		}
	}
}

func TestEmptyBookIsAWorkbook(t *testing.T) {
	empty := metric.Reported{Doc: &report.Document{Name: "空.txt"}}
	for _, b := range []Book{{}, {Reports: []metric.Reported{empty}}, {Reports: []metric.Reported{empty, empty, empty}, Made: made}} {
		f := opened(t, written(t, b))
		if list := f.GetSheetList(); len(list) != 1 || list[0] != sheetAbout {
			t.Errorf("sheets %q", list)
		}
	}
}

func TestLongTextsAreCutAloud(t *testing.T) {
	long := strings.Repeat("长𠮷", 20_000)
	body := "第一句投资12.5亿元" + long + "\n"
	start := strings.Index(body, "12.5")
	figure := metric.Figure{Span: text.Span{Start: start, End: start + len("12.5亿元")}, Value: 12.5, Decimals: 1, Unit: "亿元", Kind: metric.Level}
	name := strings.Repeat("很长的指标名称", 60)
	doc := &report.Document{Name: "长.txt", Format: "docx", Text: body, Info: report.Info{Year: 2025}}
	b := Book{Made: made, Reports: []metric.Reported{{Doc: doc, Metrics: []metric.Metric{{
		Name: name, Canonical: name, Period: "2024", Sentence: text.Span{End: len(body) - 1}, Figures: []metric.Figure{figure},
	}}}}}
	value := 12.5
	b.Series = []metric.Series{{Canonical: name, Name: name, Unit: "亿元", Cells: []metric.Cell{{Period: "2024", Status: metric.Actual, Value: &value}}}}
	f := opened(t, written(t, b))
	sentence, _ := f.GetCellValue(sheetFigures, "K4")
	if n := len(utf16.Encode([]rune(sentence))); n > maxCell || !strings.HasSuffix(sentence, "全文见原报告）") {
		t.Errorf("a sentence of %d units ends in %q", n, sentence[max(0, len(sentence)-60):])
	}
	rows, _ := f.GetRows(sheetAbout)
	told := false
	for _, row := range rows {
		told = told || len(row) > 1 && strings.Contains(row[1], "截断")
	}
	if !told {
		t.Error("说明 does not tell of the cut")
	}
	if height, _ := f.GetRowHeight(sheetGrid, 4); height < 100 {
		t.Errorf("a name of %d characters has a row of %v", len([]rune(name)), height)
	}
}

func TestWorkbookStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Workbook(ctx, io.Discard, Book{}, Choice{}); !errors.Is(err, context.Canceled) {
		t.Errorf("have %v", err)
	}
	late := &lateContext{Context: context.Background(), after: 4}
	if err := Workbook(late, io.Discard, large(4_000), Choice{}); !errors.Is(err, context.Canceled) {
		t.Errorf("in the middle: have %v", err)
	}
}

// lateContext is done after it was asked some times.
type lateContext struct {
	context.Context
	after int
}

func (c *lateContext) Err() error {
	if c.after--; c.after < 0 {
		return context.Canceled
	}
	return nil
}

// A failing writer's error comes through, naming what was written.
func TestWorkbookTellsOfAFailingWriter(t *testing.T) {
	broken := errors.New("disk full")
	if err := Workbook(context.Background(), failing{broken}, book(t, 2025), Choice{}); !errors.Is(err, broken) {
		t.Errorf("have %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestWidthsCountHanTwice(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
	}{{"", 0}, {"abc", 3}, {"指标", 4}, {"“四上”企业", 12}, {"2720.16亿元", 11}} {
		if have := widthOf(c.text); have != c.width {
			t.Errorf("%q: have %d, want %d", c.text, have, c.width)
		}
	}
	if lines := linesOf(strings.Repeat("字", 40), 41); lines != 2 {
		t.Errorf("40 characters in 20 a line take %d lines", lines)
	}
}

// The table is printed one page wide, so its width decides how large its type is:
// 9 points (小五), with the remarks for three years; near it without them for five.
func TestPrintedTypeIsReadable(t *testing.T) {
	const paper, perChar, padding = 806.0, 6.0, 3.75 // points: A4 landscape within its margins; 宋体 11
	for _, c := range []struct {
		years []int
		notes bool
		least float64
	}{{[]int{2025, 2026}, true, 8.95}, {[]int{2024, 2025, 2026}, true, 8.95}, {[]int{2022, 2023, 2024, 2025, 2026}, false, 8.8}} {
		k := newWorkbook(t.Context(), book(t, c.years...), Choice{})
		wide := 0.0
		for _, w := range k.columns.widths[:k.columns.printed] {
			wide += w*perChar + padding
		}
		if size := sizeBody * min(1, paper/wide); size < c.least {
			t.Errorf("%d: the table is %.0f points wide: its type is printed at %.1f points", c.years, wide, size)
		}
		if have := k.columns.printed == k.columns.notes; have != c.notes {
			t.Errorf("%d: remarks printed: have %v, want %v", c.years, have, c.notes)
		}
	}
}

func TestFieldsByTheLastWord(t *testing.T) {
	for name, want := range map[string]string{
		"家庭医生签约服务覆盖率": "卫生", "新签约亿元以上项目": "投资", "乡村学校": "教育", "无人知晓": otherField,
	} {
		if have, _ := fieldOf("", name); have != want {
			t.Errorf("%s: have %s, want %s", name, have, want)
		}
	}
}

// A span stands behind the years and is no part of the trend.
func TestSpansStandBehindTheYears(t *testing.T) {
	one, two, three, sum := 1.0, 2.0, 3.0, 6.0
	cells := []metric.Cell{
		{Period: "2022", Status: metric.Actual, Value: &one, Report: -1},
		{Period: "2023", Status: metric.Actual, Value: &two, Report: -1},
		{Period: "2022-2024", Status: metric.Actual, Value: &sum, Report: -1},
		{Period: "2024", Status: metric.Actual, Value: &three, Report: -1},
	}
	b := Book{Made: made, Reports: []metric.Reported{{Doc: &report.Document{Info: report.Info{Year: 2025}}}}}
	for _, name := range []string{"甲", "乙", "丙"} {
		b.Series = append(b.Series, metric.Series{Canonical: name, Name: name, Unit: "个", Field: "综合", Cells: cells})
	}
	data := written(t, b)
	rows, _ := opened(t, data).GetRows(sheetGrid)
	want := []string{"2022年", "2023年", "2024年", "2022—2024年"}
	if have := rows[headRow-1][4:8]; strings.Join(have, " ") != strings.Join(want, " ") {
		t.Errorf("have %q, want %q", have, want)
	}
	if sheet := parts(t, data)["xl/worksheets/sheet1.xml"]; !strings.Contains(sheet, "!E4:G4</xm:f>") {
		t.Error("the trend is not that of the three years")
	}
}

func ExampleWorkbook() {
	doc := &report.Document{Name: "临江区.txt", Format: "docx", Text: "粮食总产量8.6万吨。", Info: report.Info{Place: "临江区", Title: "政府工作报告", Year: 2025}}
	reports := []metric.Reported{{Doc: doc, Metrics: metric.Extract(doc)}}
	var out bytes.Buffer
	if err := Workbook(context.Background(), &out, Book{Reports: reports, Series: metric.Join(reports)}, Choice{}); err != nil {
		fmt.Println(err)
		return
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		fmt.Println(err)
		return
	}
	title, _ := f.GetCellValue("说明", "A2")
	fmt.Println(title)
	// Output: 临江区政府工作报告指标核对表
}
