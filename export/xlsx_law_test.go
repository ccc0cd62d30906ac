package export

import (
	"bytes"
	"context"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/stopwatch"
	"reportdesk/internal/text"
)

// Every tie leads to the place that states its number, and every number of a
// report in the table has a tie.
func TestTiesLeadToTheText(t *testing.T) {
	b := book(t, 2023, 2024, 2025)
	f := opened(t, written(t, b))
	byHash := map[string]string{}
	for _, r := range b.Reports {
		byHash[TextHash(r.Doc.Text)] = r.Doc.Text
	}
	for _, sheet := range []string{sheetGrid, sheetTargets, sheetDone, sheetTasks} {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		heads, tied := rows[headRow-1], 0
		for n, row := range rows[headRow:] {
			ties, err := ParseTies(row[column(t, heads, HeadTies)])
			if err != nil {
				t.Fatalf("%s row %d: %v", sheet, n, err)
			}
			for _, tie := range ties {
				tied++
				for _, p := range tie.Places {
					if have := byHash[p.Report][p.Start:p.End]; have != p.Text || !strings.HasPrefix(byHash[p.Report][p.Start-len(p.Before):], p.Before+p.Text+p.After) {
						t.Errorf("%s row %d, %s: %q stands there, the tie says %q", sheet, n, tie.Column, have, p.Text)
					}
				}
				if tie.Value == nil {
					continue
				}
				shown, err := strconv.ParseFloat(row[column(t, heads, tie.Column)], 64)
				if err != nil || shown != *tie.Value || !strings.Contains(tie.Places[0].Text, strings.TrimPrefix(asStated(math.Abs(shown), fewest(shown)), "-")) && tie.Factor == 0 {
					t.Errorf("%s row %d, %s: the cell has %v, the tie %v of %q", sheet, n, tie.Column, shown, *tie.Value, tie.Places[0].Text)
				}
			}
		}
		if tied == 0 {
			t.Errorf("%s has no ties", sheet)
		}
	}
}

func TestGoals(t *testing.T) {
	for _, c := range []struct {
		goal           goal
		target, result float64
		want           string
	}{
		{goalReach, 100, 120, doneMore},
		{goalReach, 100, 100, done},
		{goalReach, 5.3, 5.3000000001, done},
		{goalReach, 100, 99, notDone},
		{goalLeast, 100, 120, done},
		{goalLeast, 100, 99, notDone},
		{goalAbout, 6, 5.6, doneNearly},
		{goalAbout, 6, 5, notDone},
		{goalAbout, 6, 6.2, done},
		{goalAtMost, 5.5, 5.2, done},
		{goalAtMost, 5.5, 5.6, notDone},
		{goalAtMost, -3, -3.4, done},
	} {
		if have := c.goal.judge(c.target, c.result); have != c.want {
			t.Errorf("%v: target %v, result %v: have %s, want %s", c.goal, c.target, c.result, have, c.want)
		}
		f := excelize.NewFile()
		_ = f.SetCellFloat("Sheet1", "A1", c.target, -1, 64)
		_ = f.SetCellFloat("Sheet1", "B1", c.result, -1, 64)
		_ = f.SetCellFormula("Sheet1", "C1", c.goal.formula("A1", "B1"))
		if have, err := f.CalcCellValue("Sheet1", "C1"); err != nil || have != c.want {
			t.Errorf("%s: have %s (%v), want %s", c.goal.formula("A1", "B1"), have, err, c.want)
		}
	}
}

func TestTasksAreSentencesThatAsk(t *testing.T) {
	body := `一、2025年重点工作
今年是“十四五”规划收官之年。机遇前所未有。
（一）扩大有效投资。坚持项目为王。实施重点项目120个，6月底前全部开工；推进“双招双引；精准招商”，签约项目50个以上。一是抓好前期。完成土地征收800亩。
做好今年工作，要坚持稳中求进。
`
	doc := &report.Document{Text: body}
	at := 0
	for i, line := range strings.Split(strings.TrimSuffix(body, "\n"), "\n") {
		block := report.Block{Span: text.Span{Start: at, End: at + len(line)}, Kind: report.Paragraph, Role: report.Tasks, Section: 0}
		switch i {
		case 0:
			block.Kind, block.Level, block.Number, block.Section = report.Heading, 1, "一、", -1
		case 2:
			block.Kind, block.Level, block.Number = report.Item, 2, "（一）"
		}
		doc.Blocks = append(doc.Blocks, block)
		at += len(line) + 1
	}
	want := []struct{ item, said, due string }{
		{"扩大有效投资", "实施重点项目120个，6月底前全部开工；", "6月底前"},
		{"扩大有效投资", "推进“双招双引；精准招商”，签约项目50个以上。", ""},
		{"一是抓好前期", "完成土地征收800亩。", ""},
	}
	have := tasksOf(metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	if len(have) != len(want) {
		t.Fatalf("have %d tasks: %+v", len(have), have)
	}
	for i, w := range want {
		if said := have[i].span.Of(body); have[i].item != w.item || said != w.said || have[i].due != w.due {
			t.Errorf("task %d: have %s: %s (%s), want %+v", i, have[i].item, said, have[i].due, w)
		}
	}
}

// A choice leaves out what was not chosen, and links lead nowhere that is not there.
func TestChoiceLeavesOut(t *testing.T) {
	b := book(t, 2023, 2024, 2025)
	var out bytes.Buffer
	choice := Choice{Sheets: []string{sheetAbout, sheetGrid}, Periods: []string{"2024"}, Fields: []string{"综合"}}
	if err := Workbook(context.Background(), &out, b, choice); err != nil {
		t.Fatal(err)
	}
	f := opened(t, out.Bytes())
	if list := f.GetSheetList(); len(list) != 2 || list[0] != sheetGrid {
		t.Errorf("sheets %q", list)
	}
	rows, _ := f.GetRows(sheetGrid)
	for _, row := range rows[headRow:] {
		if row[1] != "综合" {
			t.Errorf("a row of %s", row[1])
		}
	}
	if heads := strings.Join(rows[headRow-1], " "); strings.Contains(heads, "2023年") || !strings.Contains(heads, "2024年") {
		t.Errorf("heads %s", heads)
	}
	if strings.Contains(sheetPart(t, parts(t, out.Bytes()), sheetGrid), "<hyperlink ") {
		t.Error("a link leads to a sheet that was left out")
	}
	if err := Workbook(context.Background(), io.Discard, b, Choice{Sheets: []string{"封面"}}); err == nil {
		t.Error("a sheet that does not exist was taken")
	}
}

// Cost grows with the rows, not with their square.
func TestWorkbookGrowsWithItsRows(t *testing.T) {
	cost := func(n int) float64 {
		b := large(n)
		return stopwatch.Least(2, func() {
			if err := Workbook(context.Background(), io.Discard, b, Choice{}); err != nil {
				t.Fatal(err)
			}
		}).Seconds()
	}
	if small, big := cost(1_000), cost(4_000); big > 8*small {
		t.Errorf("four times the rows cost %.1f times as much", big/small)
	}
}

// The rows cost no more than excelize's own stream of the same cells, without
// our decorations.
func BenchmarkAgainstStreamWriter(b *testing.B) {
	k := newWorkbook(context.Background(), large(10_000), Choice{})
	var rows [][]any
	_ = facts(k.book.Reports, func(f *fact) error {
		rows = append(rows, []any{len(rows), reportName(f.doc), f.section, f.place.Line, f.name, f.figure.Value, f.figure.Unit, "总量", f.period, "完成", f.sentence})
		return nil
	})
	for b.Loop() {
		f := excelize.NewFile()
		s, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for range 2 { // the workbook has each figure on two sheets
			for i, row := range rows {
				if err := s.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
					b.Fatal(err)
				}
			}
			if s, err = f.NewStreamWriter("Sheet1"); err != nil {
				b.Fatal(err)
			}
		}
		if err := s.Flush(); err != nil {
			b.Fatal(err)
		}
		_ = f.Write(io.Discard)
		f.Close()
	}
}

// LibreOffice works every formula out again: no error value, and the numbers that
// the workbook was given.
func TestLibreOfficeComesToTheSameNumbers(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: soffice is absent, so no formula was worked out again")
	}
	dir := t.TempDir()
	data := written(t, book(t, 2023, 2024, 2025))
	path := filepath.Join(dir, "in", "核对表.xlsx")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	run := exec.CommandContext(t.Context(), office, profile, "--headless", "--convert-to", "ods", "--outdir", dir, path)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, said)
	}
	run = exec.CommandContext(t.Context(), office, profile, "--headless", "--convert-to", "xlsx", "--outdir", dir, filepath.Join(dir, "核对表.ods"))
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, said)
	}
	again, err := os.ReadFile(filepath.Join(dir, "核对表.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	before, after := opened(t, data), opened(t, again)
	for _, sheet := range before.GetSheetList() {
		want, _ := before.GetRows(sheet, excelize.Options{RawCellValue: true})
		have, _ := after.GetRows(sheet, excelize.Options{RawCellValue: true})
		for r := range want {
			for c := range want[r] {
				got := ""
				if r < len(have) && c < len(have[r]) {
					got = have[r][c]
				}
				x, errX := strconv.ParseFloat(want[r][c], 64)
				y, errY := strconv.ParseFloat(got, 64)
				same := got == want[r][c] || errX == nil && errY == nil && math.Abs(x-y) <= 1e-9*(1+math.Abs(x))
				if !same || strings.HasPrefix(got, "#") {
					t.Errorf("%s %s: have %q, want %q", sheet, cellName(c+1, r+1), got, want[r][c])
				}
			}
		}
	}
}
