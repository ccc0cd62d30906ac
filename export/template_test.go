package export

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update-template", false, "write the example in seeds/templates anew")

const exampleTemplate = "../seeds/templates/核对表模板.xlsx"

// sheetOf is a template with the rows of texts on one sheet.
func sheetOf(tb testing.TB, rows ...[]string) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			tb.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func filled(tb testing.TB, template []byte, b Book) (*excelize.File, []string) {
	tb.Helper()
	var out bytes.Buffer
	absent, err := FillTemplate(context.Background(), &out, bytes.NewReader(template), b, Choice{})
	if err != nil {
		tb.Fatal(err)
	}
	return opened(tb, out.Bytes()), absent
}

func TestTemplateCells(t *testing.T) {
	b := book(t, 2024, 2025)
	for _, c := range []struct{ cell, shown string }{
		{"{{地区}}", "临江区"},
		{"{{年度}}", "2025"},
		{"{{上年度}}年", "2024年"},
		{"{{指标:地区生产总值 2024}}", "601.25"},
		{"{{指标：地区生产总值}}", "601.25"},
		{"｛｛指标:地区生产总值 上年｝｝", "581.00"}, // with the report's decimals
		{"达到{{指标:地区生产总值}}{{指标:地区生产总值 单位}}", "达到601.25亿元"},
		{"{{指标:地区生产总值 2024 增速}}", "6.0%"},
		{"{{指标:地区生产总值 目标}}", "增长5.5%左右"},
		{"{{指标:规模以上工业增加值}}", "6.5"},
		{"没有占位", "没有占位"},
	} {
		f, absent := filled(t, sheetOf(t, []string{c.cell}), b)
		have, err := f.GetCellValue("Sheet1", "A1")
		if err != nil || strings.TrimSpace(have) != c.shown || len(absent) > 0 {
			t.Errorf("%s: have %q (absent %q, %v), want %q", c.cell, have, absent, err, c.shown)
		}
	}
}

func TestTemplateSaysWhatIsAbsent(t *testing.T) {
	f, absent := filled(t, sheetOf(t, []string{"甲{{指标:稻谷产量 2024}}"}), book(t, 2025))
	if have, _ := f.GetCellValue("Sheet1", "A1"); have != "甲" || len(absent) != 1 || absent[0] != "指标:稻谷产量 2024" {
		t.Errorf("have %q, absent %q", have, absent)
	}
}

func TestTemplateRepeatsARow(t *testing.T) {
	b := book(t, 2024, 2025)
	f, _ := filled(t, sheetOf(t,
		[]string{"指标", "本年", "上年", "目标"},
		[]string{"{{行:指标对照}}{{指标名称}}", "{{本年}}", "{{上年}}", "{{目标}}", "{{单位}}", "{{核对意见}}"},
		[]string{"合计到此"}), b)
	rows, err := f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	standard := newGrid(b, Choice{})
	if len(rows) != len(standard.rows)+2 || rows[len(rows)-1][0] != "合计到此" {
		t.Fatalf("%d rows, the last %q; want %d", len(rows), rows[len(rows)-1], len(standard.rows)+2)
	}
	for i, want := range standard.rows {
		if rows[i+1][0] != want.name {
			t.Errorf("row %d: have %q, want %s", i+2, rows[i+1], want.name)
		}
	}
	if kind, _ := f.GetCellType("Sheet1", "B2"); kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Errorf("a number is filled in as text: %v", kind)
	}
}

// A formula in the repeated row goes with each of its copies.
func TestTemplateRowsKeepFormulas(t *testing.T) {
	f := excelize.NewFile()
	for cell, s := range map[string]string{"A2": "{{行:指标对照}}{{本年}}", "B2": "{{上年}}"} {
		_ = f.SetCellStr("Sheet1", cell, s)
	}
	_ = f.SetCellFormula("Sheet1", "C2", "A2-B2")
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	got, _ := filled(t, out.Bytes(), book(t, 2024, 2025))
	for _, row := range []string{"2", "3", "4"} {
		if have, _ := got.GetCellFormula("Sheet1", "C"+row); have != "A"+row+"-B"+row {
			t.Errorf("C%s: have %q", row, have)
		}
	}
}

func TestTemplateErrorsNameTheCell(t *testing.T) {
	for _, c := range []struct {
		cell string
		want error
	}{
		{"{{天气}}", errUnknown},
		{"{{指标:}}", errNoIndicator},
		{"{{指标:地区生产总值 天气}}", errNoColumn},
		{"{{行:天气}}", errNoSheet},
		{"{{行:指标对照}}{{行:完成情况}}", errTwoRows},
		{"{{行:指标对照}}{{天气}}", errUnknown},
	} {
		_, err := FillTemplate(context.Background(), &bytes.Buffer{}, bytes.NewReader(sheetOf(t, []string{"甲"}, []string{"乙", c.cell})), book(t, 2024, 2025), Choice{})
		var wrong *TemplateError
		if !errors.As(err, &wrong) || wrong.Sheet != "Sheet1" || wrong.Cell != "B2" || !errors.Is(err, c.want) {
			t.Errorf("%s: have %v, want %v in B2", c.cell, err, c.want)
		}
	}
	if _, err := FillTemplate(context.Background(), &bytes.Buffer{}, strings.NewReader("no zip"), Book{}, Choice{}); !errors.Is(err, ErrNotWorkbook) {
		t.Errorf("have %v", err)
	}
}

// The example of seeds/ can be filled, whatever the book has.
func TestExampleTemplate(t *testing.T) {
	if *update {
		writeExampleTemplate(t)
	}
	template, err := os.ReadFile(exampleTemplate)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []Book{book(t, 2024, 2025, 2026), book(t, 2025), {Made: made}} {
		f, _ := filled(t, template, b)
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				if s := strings.Join(row, "|"); strings.Contains(s, "{{") {
					t.Errorf("%s row %d is left %q", sheet, i+1, s)
				}
			}
		}
	}
}

// writeExampleTemplate makes the example: a page for the leaders, and the table
// with fewer columns than the standard one.
func writeExampleTemplate(t *testing.T) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	style := func(s *excelize.Style) int {
		id, err := f.NewStyle(s)
		check(err)
		return id
	}
	title := style(&excelize.Style{Font: &excelize.Font{Family: fontHead, Size: 18}, Alignment: &excelize.Alignment{Horizontal: "center"}})
	head := style(&excelize.Style{Font: &excelize.Font{Family: fontHead, Size: 12}, Border: frame(inkLine), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tintHead}}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	body := style(&excelize.Style{Font: &excelize.Font{Family: fontBody, Size: 12}, Border: frame(inkLine), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	sheets := []struct {
		name   string
		widths []float64
		rows   [][]string
	}{
		{"主要数据", []float64{30, 16, 16, 18, 14}, [][]string{
			{"{{地区}}{{年度}}年主要数据"},
			{"指标", "{{上年度}}年", "增速", "{{年度}}年目标", "单位"},
			{"地区生产总值", "{{指标:地区生产总值 本年}}", "{{指标:地区生产总值 增速}}", "{{指标:地区生产总值 目标}}", "{{指标:地区生产总值 单位}}"},
			{"一般公共预算收入", "{{指标:一般公共预算收入 本年}}", "{{指标:一般公共预算收入 增速}}", "{{指标:一般公共预算收入 目标}}", "{{指标:一般公共预算收入 单位}}"},
			{"社会消费品零售总额", "{{指标:社会消费品零售总额 本年}}", "{{指标:社会消费品零售总额 增速}}", "{{指标:社会消费品零售总额 目标}}", "{{指标:社会消费品零售总额 单位}}"},
			{"制表 {{制表日期}}"},
		}},
		{"全部指标", []float64{7, 12, 34, 10, 14, 14, 18, 14, 30}, [][]string{
			{"{{标题}}全部指标"},
			{"序号", "领域", "指标名称", "单位", "上年", "本年", "目标", "增长", "核对意见"},
			{"{{行:指标对照}}{{序号}}", "{{领域}}", "{{指标名称}}", "{{单位}}", "{{上年}}", "{{本年}}", "{{目标}}", "{{增长}}", "{{核对意见}}"},
		}},
	}
	for i, s := range sheets {
		if i == 0 {
			check(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(err)
		}
		for c, w := range s.widths {
			check(f.SetColWidth(s.name, columnName(c+1), columnName(c+1), w))
		}
		for r, row := range s.rows {
			check(f.SetSheetRow(s.name, cellName(1, r+1), &row))
			look := body
			switch {
			case r == 0:
				look = title
			case r == 1:
				look = head
			case len(row) == 1:
				continue
			}
			check(f.SetCellStyle(s.name, cellName(1, r+1), cellName(len(s.widths), r+1), look))
		}
		check(f.MergeCell(s.name, "A1", cellName(len(s.widths), 1)))
		check(f.SetRowHeight(s.name, 1, 36))
		check(f.SetRowHeight(s.name, 2, 28))
	}
	check(f.SaveAs(exampleTemplate))
}
