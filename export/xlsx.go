package export

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/metric"
)

// The sheets, in the order in which a workbook has them.
const (
	sheetGrid    = "指标对照"
	sheetTargets = "本年目标"
	sheetDone    = "完成情况"
	sheetFigures = "逐条原文"
	sheetTasks   = "目标任务"
	sheetCharts  = "图表"
	sheetAbout   = "说明"
)

// headRow is the row of the column heads on every sheet, below title and subtitle.
const headRow = 3

// maxCell is how many UTF-16 units a cell holds; excelize cuts what is longer
// without a word.
const maxCell = 32_767

// workbook is one book while it is written.
type workbook struct {
	ctx     context.Context
	book    Book
	choice  Choice
	file    *excelize.File
	styles  *styles
	parcel  *parcel
	grid    *grid
	columns *gridColumns
	binder  *binder
	tasks   []task

	rowOf    [][]int // by report and metric: the row of its first figure on 逐条原文
	kept     *record // set where rows are not written but kept
	sheetsIn map[string]bool
	linked   bool // 逐条原文 is written
	figures  int
	cut      int // sentences that a cell could not hold
	sheets   int
}

// Workbook writes the metric workbook: what is chosen of the sheets that Sheets
// names; one with nothing in it is left out. The same book gives the same bytes. It
// stops early with ctx's error; what was written until then is no workbook.
func Workbook(ctx context.Context, w io.Writer, b Book, c Choice) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := c.check(); err != nil {
		return err
	}
	k := newWorkbook(ctx, b, c)
	defer k.file.Close()
	for _, part := range k.parts() {
		if !k.has(part.name) {
			continue
		}
		if err := k.sheet(part.name, part.write); err != nil {
			return fmt.Errorf("write sheet %s: %w", part.name, err)
		}
	}
	if err := k.properties(); err != nil {
		return fmt.Errorf("write workbook properties: %w", err)
	}
	if err := k.styles.err; err != nil {
		return fmt.Errorf("write workbook styles: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := k.file.WriteTo(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// part is one sheet of the workbook.
type part struct {
	name  string
	rows  int // without any, the sheet is left out
	write func(*sheet) error
}

func (k *workbook) parts() []part {
	return []part{
		{sheetGrid, len(k.grid.rows), k.writeGrid},
		{sheetTargets, len(k.grid.aimedRows()), k.writeTargets},
		{sheetDone, len(k.grid.aims), k.writeDone},
		{sheetFigures, k.figures, k.writeFigures},
		{sheetTasks, len(k.tasks), k.writeTasks},
		{sheetCharts, len(k.grid.charted()), k.writeCharts},
		{sheetAbout, 1, k.writeAbout},
	}
}

// has reports whether the workbook has a sheet.
func (k *workbook) has(name string) bool { return k.sheetsIn[name] }

func newWorkbook(ctx context.Context, b Book, c Choice) *workbook {
	k := &workbook{ctx: ctx, book: b, choice: c, grid: newGrid(b, c), sheetsIn: map[string]bool{}}
	k.columns = k.grid.columns()
	k.binder = newBinder(b.Reports)
	k.parcel = &parcel{made: b.Made}
	k.file = excelize.NewFile()
	k.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter {
		k.parcel.w = w
		return k.parcel
	})
	k.styles = &styles{err: k.file.SetDefaultFont(fontBody), file: k.file, ids: map[look]int{}}
	k.countFigures()
	if chosen(c.Sheets, sheetTasks) && len(b.Reports) > 0 {
		k.tasks = tasksOf(b.Reports[len(b.Reports)-1])
	}
	for _, part := range k.parts() {
		k.sheetsIn[part.name] = part.rows > 0 && (chosen(c.Sheets, part.name) || part.name == sheetAbout)
	}
	k.linked = k.has(sheetFigures)
	return k
}

// countFigures gives every figure its row on 逐条原文.
func (k *workbook) countFigures() {
	k.rowOf = make([][]int, len(k.book.Reports))
	for r, report := range k.book.Reports {
		k.rowOf[r] = make([]int, len(report.Metrics))
		for m := range report.Metrics {
			k.rowOf[r][m] = headRow + 1 + k.figures
			for f := range report.Metrics[m].Figures {
				if k.lists(metric.Ref{Report: r, Metric: m, Figure: f}) {
					k.figures++
				}
			}
		}
	}
}

// figureRow is the row on 逐条原文 of a figure, 0 where it has none.
func (k *workbook) figureRow(ref metric.Ref) int {
	if !k.linked || !k.lists(ref) {
		return 0
	}
	row := k.rowOf[ref.Report][ref.Metric]
	for f := range ref.Figure {
		if k.lists(metric.Ref{Report: ref.Report, Metric: ref.Metric, Figure: f}) {
			row++
		}
	}
	return row
}

// sheet makes a sheet, lays it out for A4 landscape one page wide, and writes it.
func (k *workbook) sheet(name string, write func(*sheet) error) error {
	k.sheets++
	var err error
	if k.sheets == 1 {
		err = k.file.SetSheetName("Sheet1", name)
	} else {
		_, err = k.file.NewSheet(name)
	}
	if err != nil {
		return err
	}
	s := &sheet{name: name, file: k.file, ctx: k.ctx, kept: k.kept}
	if s.out, err = k.parcel.sheet("xl/worksheets/sheet"+strconv.Itoa(k.sheets)+".xml", s.mend); err != nil {
		return err
	}
	if err := k.layout(name); err != nil {
		return err
	}
	if err := write(s); err != nil {
		return err
	}
	return s.finish()
}

func (k *workbook) layout(name string) error {
	yes := true
	paper, wide, tall := 9, 1, 0 // A4; as many pages tall as it takes
	landscape := "landscape"
	if err := k.file.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall,
	}); err != nil {
		return err
	}
	side, above, below, edge := 0.25, 0.5, 0.6, 0.3 // inches
	if err := k.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &above, Bottom: &below, Header: &edge, Footer: &edge, Horizontally: &yes,
	}); err != nil {
		return err
	}
	foot := `&9&"` + fontBody + `,Regular"` // the size before the font: a digit that follows would join it
	return k.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddFooter: "&L" + foot + ampersands(k.title()) + " · &A&C" + foot + "第 &P 页 / 共 &N 页&R" + foot + k.made(),
	})
}

// ampersands doubles the sign that begins a code in a footer.
func ampersands(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// place is the newest report's place, "" where unknown.
func (k *workbook) place() string {
	for i := len(k.book.Reports) - 1; i >= 0; i-- {
		if p := k.book.Reports[i].Doc.Info.Place; p != "" {
			return p
		}
	}
	return ""
}

// title names the reports: 临江区政府工作报告, or what the newest one calls itself.
func (k *workbook) title() string {
	name := "工作报告"
	if n := len(k.book.Reports); n > 0 {
		name = first(k.book.Reports[n-1].Doc.Info.Title, name)
	}
	if place := k.place(); !strings.Contains(name, place) {
		name = place + name
	}
	return name
}

func (k *workbook) made() string {
	if k.book.Made.IsZero() {
		return ""
	}
	return "制表 " + k.book.Made.Format("2006年1月2日")
}

// titles writes the two rows above the heads of a table of the width.
func (k *workbook) titles(s *sheet, columns int, title, subtitle string) error {
	if err := s.add(36, textCell(k.styles.id(look{font: fontHead, size: 18, across: "center"}), title)); err != nil {
		return err
	}
	if err := s.add(20, textCell(k.styles.id(look{size: 10, ink: inkText2, across: "center"}), subtitle)); err != nil {
		return err
	}
	for row := 1; row <= 2 && columns > 1; row++ {
		if err := k.file.MergeCell(s.name, cellName(1, row), cellName(columns, row)); err != nil {
			return err
		}
	}
	return nil
}

// heads writes the row of column heads and makes the table of what follows it.
func (k *workbook) heads(s *sheet, name string, heads []string, rows int) error {
	style := k.styles.id(look{font: fontHead, fill: tintHead, across: "center", wrap: true, grid: true})
	cells := make([]cell, len(heads))
	for i, h := range heads {
		cells[i] = textCell(style, h)
	}
	if err := s.add(36, cells...); err != nil {
		return err
	}
	// The table takes the names of its columns from here; the row itself is ours.
	if err := k.file.SetSheetRow(s.name, cellName(1, headRow), &heads); err != nil {
		return err
	}
	stripes := false
	return k.file.AddTable(s.name, &excelize.Table{
		Range: cellName(1, headRow) + ":" + cellName(len(heads), headRow+rows), Name: name, ShowRowStripes: &stripes,
	})
}

// printed repeats the heads on every page and prints the visible columns only.
func (k *workbook) printed(name string, columns, rows int) error {
	at := quoted(name)
	if err := k.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("%s!$%d:$%d", at, headRow, headRow),
	}); err != nil {
		return err
	}
	return k.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: name,
		RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", at, columnName(columns), headRow+rows),
	})
}

// protect locks a sheet against slips, without a password: its filter works.
func (k *workbook) protect(name string) error {
	return k.file.ProtectSheet(name, &excelize.SheetProtectionOptions{
		AutoFilter: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
	})
}

func (k *workbook) properties() error {
	made := k.book.Made
	if made.IsZero() {
		made = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := made.UTC().Format(time.RFC3339)
	var years []string
	for _, r := range k.book.Reports {
		years = append(years, reportName(r.Doc))
	}
	if err := k.file.SetDocProps(&excelize.DocProperties{
		Title: k.title() + "指标核对表", Subject: strings.Join(years, "、"), Creator: "报告台", LastModifiedBy: "报告台",
		Keywords: k.place(), Created: stamp, Modified: stamp, Language: "zh-CN", Category: "指标核对表",
		Description: "由报告台从工作报告原文提取，数据以报告原文为准。",
	}); err != nil {
		return err
	}
	return k.file.SetAppProps(&excelize.AppProperties{Application: "Reportdesk", AppVersion: "1.0"})
}
