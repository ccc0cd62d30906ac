package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// maxCharts is how many indicators 图表 draws: two pages of eight.
const maxCharts = 16

// The charts stand in two columns; their places are counted in rows of the sheet.
const (
	chartRows  = 13
	chartWide  = 7 // columns
	chartWidth = 9.5
	chartLines = 3 // of charts on a page
)

// charted are the rows that 图表 draws: indicators of the catalogue with a number
// in every year from some year on, three at least, or both where there are two.
func (g *grid) charted() []*gridRow {
	var rows []*gridRow
	least := min(3, max(2, g.years))
	for i := range g.rows {
		row := &g.rows[i]
		if row.series.Field != "" && g.years-row.chartFrom(g) >= least && len(rows) < maxCharts {
			rows = append(rows, row)
		}
	}
	return rows
}

// chartFrom is the first of the years without a gap up to the last one.
func (row *gridRow) chartFrom(g *grid) int {
	from := g.years
	for from > 0 && row.values[from-1].number != nil && !row.values[from-1].ratio {
		from--
	}
	return from
}

// writeCharts writes 图表: a small table of the main indicators, and a chart each.
// The table looks its numbers up by the rows' ids, so that the charts follow what
// is changed in 指标对照, however it is sorted.
func (k *workbook) writeCharts(s *sheet) error {
	g, rows := k.grid, k.grid.charted()
	widths := make([]float64, max(2+g.years, 2*chartWide))
	for i := range widths {
		widths[i] = chartWidth
	}
	widths[0], widths[1] = 22, 8
	if err := s.begin(widths, 0, -1); err != nil {
		return err
	}
	if err := k.titles(s, len(widths), k.title()+"主要指标走势", "数取自"+sheetGrid+"，改那里的数，图跟着变"); err != nil {
		return err
	}
	head := k.styles.id(look{font: fontHead, fill: tintHead, across: "center", wrap: true, grid: true})
	cells := []cell{textCell(head, "指标"), textCell(head, "单位")}
	for _, p := range g.periods[:g.years] {
		cells = append(cells, textCell(head, periodHead(p)))
	}
	if err := s.add(24, cells...); err != nil {
		return err
	}
	for _, row := range rows {
		cells = append(cells[:0], k.text(look{across: "left", wrap: true}, row.name), k.text(look{across: "center"}, row.unit))
		for i, v := range row.values[:g.years] {
			cells = append(cells, k.looked(row, i, v))
		}
		if err := s.add(max(20, 15*float64(linesOf(row.name, widths[0]))+5), cells...); err != nil {
			return err
		}
	}
	for i, w := range widths { // excelize places the charts by them
		if err := k.file.SetColWidth(s.name, columnName(i+1), columnName(i+1), w); err != nil {
			return err
		}
	}
	top := s.row + 2
	for i, row := range rows {
		if i%(2*chartLines) == 0 {
			if err := k.file.InsertPageBreak(s.name, cellName(1, top+i/2*(chartRows+1))); err != nil {
				return err
			}
		}
		if err := k.chart(s, row, headRow+1+i, cellName(1+i%2*chartWide, top+i/2*(chartRows+1))); err != nil {
			return err
		}
	}
	return nil
}

// looked is a number of 指标对照, looked up where that sheet is in the workbook.
func (k *workbook) looked(row *gridRow, year int, v gridValue) cell {
	c := k.value(v, false)
	if v.number == nil || !k.has(sheetGrid) {
		return c
	}
	column, ids := columnName(k.columns.firstYear+year), columnName(k.columns.id)
	grid := quoted(sheetGrid)
	return c.calculated(fmt.Sprintf(`IFERROR(INDEX(%s!$%s:$%s,MATCH("%s",%s!$%s:$%s,0)),"")`, grid, column, column, row.id, grid, ids, ids))
}

func (k *workbook) chart(s *sheet, row *gridRow, at int, where string) error {
	g, from := k.grid, row.chartFrom(k.grid)
	first, last := columnName(3+from), columnName(2+g.years)
	cells := func(r int) string { return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(s.name), first, r, last, r) }
	unit := ""
	if row.unit != "" {
		unit = "（" + row.unit + "）"
	}
	kind, labels, floor := excelize.Col, excelize.ChartDataLabelsPositionOutsideEnd, ptr(0.0) // a heap stands on the ground
	if row.rate || row.onlyGrowth {
		kind, labels, floor = excelize.Line, excelize.ChartDataLabelsPositionAbove, nil
	}
	no := false
	return k.file.AddChart(s.name, where, &excelize.Chart{
		Type: kind,
		Series: []excelize.ChartSeries{{
			Name: fmt.Sprintf("%s!$A$%d", quoted(s.name), at), Categories: cells(headRow), Values: cells(at),
			DataLabelPosition: labels,
			Fill:              excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{inkLink}},
			Line:              excelize.LineOptions{Width: 2, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{inkLink}}},
		}},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: row.name + unit, Font: &excelize.Font{Family: fontHead, Size: 12, Color: inkText}}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		YAxis:      excelize.ChartAxis{Minimum: floor, Font: excelize.Font{Size: 9, Color: inkText2}},
		XAxis:      excelize.ChartAxis{Font: excelize.Font{Size: 10, Color: inkText}},
		Dimension:  excelize.ChartDimension{Width: 500, Height: 250},
		Format:     excelize.GraphicOptions{Locked: &no, PrintObject: ptr(true), AltText: row.name + "走势"},
		VaryColors: &no,
	})
}

func ptr[T any](v T) *T { return &v }
