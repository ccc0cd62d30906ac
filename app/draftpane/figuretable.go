package draftpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// figureTable lists what both years say of the paragraph's indicators.
type figureTable struct {
	content *fyne.Container
	lines   []*widgets.Cells
	year    int
	rows    []figureRow
	width   float32
}

// Measures of the table, in Fyne units.
const (
	tableHead = 28
	tableLine = 26
	// Columns of numbers are at least so wide, and leave so much to the next.
	leastColumn = 52
	columnGap   = 12
)

func newFigureTable() *figureTable {
	t := &figureTable{}
	t.content = container.New(tableLayout{t: t})
	return t
}

// tableLayout sets the rows below each other, anew for each width.
type tableLayout struct {
	widgets.Stack
	t *figureTable
}

// Layout implements fyne.Layout.
func (l tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width != l.t.width {
		l.t.width = size.Width
		l.t.layOut()
	}
	l.Stack.Layout(objects, size)
}

// set shows rows; year is that of the earlier report.
func (t *figureTable) set(year int, rows []figureRow) {
	t.year, t.rows = year, rows
	t.layOut()
}

// columns are the widths of the columns of numbers.
type columns struct{ old, now, diff float32 }

// columnsOf makes the columns as narrow as the rows allow, so that names have room.
func (t *figureTable) columnsOf(oldHead string) columns {
	c := columns{old: widgets.CaptionType.Measure(oldHead).Width + columnGap, now: leastColumn, diff: leastColumn}
	for _, r := range t.rows {
		c.old = max(c.old, widgets.UIType.Measure(r.old).Width+columnGap)
		c.now = max(c.now, widgets.UIBold.Measure(r.now).Width+columnGap)
		c.diff = max(c.diff, widgets.UIBold.Measure(r.diff).Width+columnGap)
	}
	return c
}

// layOut sets the rows for the table's width.
func (t *figureTable) layOut() {
	if len(t.rows) == 0 {
		return
	}
	for len(t.lines) < len(t.rows)+1 {
		height := tall(tableLine)
		if len(t.lines) == 0 {
			height = tableHead
		}
		line := widgets.NewCells(5)
		t.lines = append(t.lines, line)
		t.content.Add(height.of(line))
		t.content.Add(widgets.NewLine())
	}
	for i, o := range t.content.Objects {
		show(o, i/2 <= len(t.rows))
	}
	old := words.Of("往年报告", "Earlier report")
	if t.year != 0 {
		old = fmt.Sprintf(words.Of("%d报告", "%d report"), t.year)
	}
	c := t.columnsOf(old)
	t.lines[0].Set(false, false, caption(words.Of("指标", "Indicator"), 5),
		trailing(caption(old, 5), c.now+c.diff, c.old),
		trailing(caption(words.Of("本稿", "Draft"), 5), c.diff, c.now),
		trailing(caption(words.Of("差", "Diff."), 5), 0, c.diff))
	for i, r := range t.rows {
		t.lines[i+1].Set(false, false, c.cells(r, t.width)...)
	}
}

// trailing sets a cell at the right edge of a column that ends so far from the row's.
func trailing(c widgets.Cell, end, width float32) widgets.Cell {
	c.X, c.Width, c.Align = -(end + width), width, fyne.TextAlignTrailing
	return c
}

func (c columns) cells(r figureRow, width float32) []widgets.Cell {
	x := float32(0)
	if r.under {
		x = 14
	}
	room := width - c.old - c.now - c.diff - x
	unit := widgets.CaptionType.Measure(r.unit).Width
	cell := func(s string, t widgets.Type, ink widgets.Ink) widgets.Cell {
		return widgets.Cell{Text: s, Type: t, Ink: ink, Y: 4, Width: widgets.ByText}
	}
	name := cell(shortName(r.name, room-unit-8), widgets.UIType, widgets.TextInk)
	name.X = x
	measure := cell(r.unit, widgets.CaptionType, widgets.Text3Ink)
	measure.X, measure.Y, measure.After = 8, 5, true
	diff := cell(r.diff, widgets.UIType, widgets.Text2Ink)
	if r.wrong {
		diff.Type, diff.Ink = widgets.UIBold, widgets.WarningInk
	}
	return []widgets.Cell{
		name, measure,
		trailing(cell(r.old, widgets.UIType, widgets.Text2Ink), c.now+c.diff, c.old),
		trailing(cell(r.now, widgets.UIBold, widgets.TextInk), c.diff, c.now),
		trailing(diff, 0, c.diff),
	}
}

// shortName makes a name fit a width, first by the short forms that statistics use.
func shortName(name string, width float32) string {
	if widgets.UIType.Measure(name).Width > width {
		name = strings.NewReplacer("规模以上", "规上", "社会消费品零售", "社零").Replace(name)
	}
	return widgets.UIType.Fit(name, max(0, width))
}
