package draftpane

import (
	"fmt"

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
}

// Measures of the table, in Fyne units.
const (
	tableHead = 28
	tableLine = 26
	diffWidth = 56
	nowWidth  = 60
	oldWidth  = 72
)

func newFigureTable() *figureTable {
	return &figureTable{content: container.New(widgets.Stack{})}
}

// set shows rows; year is that of the earlier report.
func (t *figureTable) set(year int, rows []figureRow, width float32) {
	t.year, t.rows = year, rows
	show(t.content, len(rows) > 0)
	t.layOut(width)
}

// layOut sets the rows for a width.
func (t *figureTable) layOut(width float32) {
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
	cell := func(s string, right, width float32, ty widgets.Type, ink widgets.Ink) widgets.Cell {
		return widgets.Cell{Text: s, X: -(right + width), Y: 4, Width: width, Type: ty, Ink: ink, Align: fyne.TextAlignTrailing}
	}
	caption := widgets.CaptionType
	t.lines[0].Set(false, false,
		widgets.Cell{Text: words.Of("指标", "Indicator"), Y: 5, Width: widgets.ByText, Type: caption, Ink: widgets.Text3Ink},
		cell(old, diffWidth+nowWidth, oldWidth, caption, widgets.Text3Ink),
		cell(words.Of("本稿", "Draft"), diffWidth, nowWidth, caption, widgets.Text3Ink),
		cell(words.Of("差", "Diff."), 0, diffWidth, caption, widgets.Text3Ink))
	for i, r := range t.rows {
		t.lines[i+1].Set(false, false, t.cells(r, width, cell)...)
	}
	t.content.Refresh()
}

func (t *figureTable) cells(r figureRow, width float32, cell func(string, float32, float32, widgets.Type, widgets.Ink) widgets.Cell) []widgets.Cell {
	x := float32(0)
	if r.under {
		x = 14
	}
	room := width - diffWidth - nowWidth - oldWidth - x
	unit := widgets.CaptionType.Measure(r.unit).Width
	name := widgets.UIType.Fit(r.name, max(0, room-unit-8))
	diff, ink := widgets.UIType, widgets.Text2Ink
	if r.wrong {
		diff, ink = widgets.UIBold, widgets.WarningInk
	}
	return []widgets.Cell{
		{Text: name, X: x, Y: 4, Width: widgets.ByText, Type: widgets.UIType, Ink: widgets.TextInk},
		{Text: r.unit, X: 8, Y: 5, Width: widgets.ByText, After: true, Type: widgets.CaptionType, Ink: widgets.Text3Ink},
		cell(r.old, diffWidth+nowWidth, oldWidth, widgets.UIType, widgets.Text2Ink),
		cell(r.now, diffWidth, nowWidth, widgets.UIBold, widgets.TextInk),
		cell(r.diff, 0, diffWidth, diff, ink),
	}
}
