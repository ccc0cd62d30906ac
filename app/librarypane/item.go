package librarypane

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// item is the object of a row: its words, a sign, and what can be done to it
// while the pointer is over it.
type item struct {
	widget.BaseWidget
	cells   *widgets.Cells
	sign    *widgets.Symbol
	actions []*rowAction
	// signX is where the sign stands, negative from the right edge; actionsX is
	// where the last action ends, from the right edge.
	signX, actionsX float32
}

const signSize = 14

func newItem(kind int) *item {
	it := &item{cells: widgets.NewCells(7), sign: widgets.NewSymbol("", widgets.Text2Ink, signSize)}
	n := 0
	switch kind {
	case entryRow:
		n = 2
	case gapRow:
		n = 1
	}
	for range n {
		a := newRowAction()
		a.Hide()
		it.actions = append(it.actions, a)
	}
	it.ExtendBaseWidget(it)
	return it
}

// CreateRenderer implements fyne.Widget.
func (it *item) CreateRenderer() fyne.WidgetRenderer { return itemRenderer{it} }

type itemRenderer struct{ it *item }

func (itemRenderer) MinSize() fyne.Size      { return fyne.Size{} }
func (r itemRenderer) Layout(size fyne.Size) { r.it.lay(size) }
func (r itemRenderer) Refresh()              { r.it.lay(r.it.Size()) }
func (itemRenderer) Destroy()                {}
func (r itemRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.it.cells, r.it.sign}
	for _, a := range r.it.actions {
		objects = append(objects, a)
	}
	return objects
}

func (it *item) lay(size fyne.Size) {
	it.cells.Resize(size)
	x := it.signX
	if x < 0 {
		x += size.Width
	}
	it.sign.Resize(fyne.NewSquareSize(signSize))
	it.sign.Move(fyne.NewPos(x, (size.Height-signSize)/2))
	x = size.Width - it.actionsX
	for i := len(it.actions) - 1; i >= 0; i-- {
		a := it.actions[i]
		m := a.MinSize()
		x -= m.Width
		a.Resize(m)
		a.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		x -= 12
	}
}

func (it *item) showSign(name string, ink widgets.Ink, x float32) {
	it.signX = x
	if name == "" {
		it.sign.Hide()
		return
	}
	it.sign.Set(name, ink)
	it.sign.Show()
}

func (it *item) showActions(on bool) {
	for _, a := range it.actions {
		if on {
			a.Show()
		} else {
			a.Hide()
		}
	}
	it.lay(it.Size())
}

func (it *item) bindGap(r row, state widgets.RowState, fill func()) {
	it.showSign("", widgets.Text3Ink, 0)
	it.cells.Set(false, state.Hovered,
		widgets.Cell{Text: r.years(), Type: widgets.UIType, Ink: widgets.Text3Ink, X: 16, Y: 5, Width: widgets.ByText},
		widgets.Cell{Text: words.Of("未导入", "Not imported"), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: max(72, 16+widgets.UIType.Measure(r.years()).Width+16), Y: 6, Width: widgets.ByText})
	it.actionsX = numbersAt + columnGap
	it.actions[0].set("", words.Of("导入…", "Import…"), fill)
	it.showActions(state.Hovered)
}

// The columns at the right, by their widths, and their left edges measured from
// the list's right one.
const (
	stateWidth   = 92
	figureWidth  = 44
	sizeWidth    = 56
	dateWidth    = 96
	meetingWidth = 200
	columnGap    = 12

	stateAt   = 16 + stateWidth
	figureAt  = stateAt + columnGap + figureWidth
	numbersAt = figureAt + columnGap + sizeWidth
	dateAt    = numbersAt + columnGap + dateWidth
	meetingAt = dateAt + columnGap + meetingWidth

	titleAt = 72
)

func (it *item) bindEntry(m *listModel, e *library.Entry, st widgets.RowState) {
	word, doubt := state(e, m.now())
	ink, stateX := widgets.Text3Ink, float32(-stateAt)
	sign := ""
	if doubt {
		ink, sign = widgets.WarningInk, "warn"
		stateX += signSize + 4
	}
	it.showSign(sign, widgets.WarningInk, -stateAt)
	hovered := st.Hovered
	end, height := float32(numbersAt), float32(twoLines)
	if m.wide {
		end, height = meetingAt, oneLine
	}
	it.actionsX = end + columnGap
	it.actions[0].set("", words.Of("打开", "Open"), func() { m.open(*e) })
	it.actions[1].set("compare", words.Of("对照", "Compare"), func() { m.compare(*e) })
	it.showActions(hovered)
	if hovered {
		end += 2*columnGap + it.actions[0].MinSize().Width + it.actions[1].MinSize().Width
	}
	middle := func(t widgets.Type) float32 { return (height - t.Measure("国").Height) / 2 }
	title := widgets.Cell{Text: nameInList(e), Type: widgets.UIType, Ink: widgets.TextInk, X: titleAt, Y: 3, Width: -(end + columnGap)}
	if st.Selected && st.Focused {
		title.Type = widgets.UIBold
	}
	if m.wide {
		title.Y = middle(title.Type)
	}
	number := func(n int, x, width float32) widgets.Cell {
		s := "—"
		if n > 0 {
			s = widgets.Thousands(n)
		}
		return widgets.Cell{Text: s, Type: widgets.UIType, Ink: widgets.TextInk, X: -x, Y: middle(widgets.UIType), Width: width, Align: fyne.TextAlignTrailing}
	}
	cells := []widgets.Cell{
		yearCell(e, st, middle(widgets.LeadBold)), title,
		number(e.Characters, numbersAt, sizeWidth), number(m.figuresOf(e), figureAt, figureWidth),
		{Text: word, Type: widgets.CaptionType, Ink: ink, X: stateX, Y: middle(widgets.CaptionType), Width: -16},
	}
	if m.wide {
		cells = append(cells, wideCells(e, middle(widgets.CaptionType))...)
	} else {
		cells = append(cells, widgets.Cell{Text: detail(e), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: titleAt, Y: 23, Width: -(end + columnGap)})
	}
	it.cells.Set(st.Selected, st.Hovered, cells...)
}

func yearCell(e *library.Entry, st widgets.RowState, y float32) widgets.Cell {
	c := widgets.Cell{Text: "—", Type: widgets.LeadBold, Ink: widgets.TextInk, X: 16, Y: y, Width: 48}
	if e.Info.Year != 0 {
		c.Text = strconv.Itoa(e.Info.Year)
	}
	if e.Kind == library.Draft || st.Selected {
		c.Ink = widgets.AccentInk
	}
	return c
}

// wideCells are the columns that only a wide window has.
func wideCells(e *library.Entry, y float32) []widgets.Cell {
	meeting, date, ink := meetingWord(e.Info.Meeting), e.Info.Date, widgets.Text2Ink
	switch {
	case e.Kind == library.Draft:
		meeting, date = versionsOf(e), "—"
	case date == "":
		date, ink = words.Of("未识别", "Unknown"), widgets.WarningInk
	}
	if meeting == "" {
		meeting = "—"
	}
	return []widgets.Cell{
		{Text: meeting, Type: widgets.CaptionType, Ink: widgets.Text2Ink, X: -meetingAt, Y: y, Width: meetingWidth},
		{Text: date, Type: widgets.CaptionType, Ink: ink, X: -dateAt, Y: y, Width: dateWidth},
	}
}

// newColumnHeads is the head of the list.
func newColumnHeads(isWide bool) fyne.CanvasObject {
	c := widgets.NewCells(7)
	caption := func(zh, en string, x, width float32, align fyne.TextAlign) widgets.Cell {
		return widgets.Cell{Text: words.Of(zh, en), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: x, Y: 6, Width: width, Align: align}
	}
	cells := []widgets.Cell{
		caption("年度", "Year", 16, 48, fyne.TextAlignLeading),
		caption("报告", "Report", titleAt, 120, fyne.TextAlignLeading),
		caption("字数", "Length", -numbersAt, sizeWidth, fyne.TextAlignTrailing),
		caption("数据", "Figures", -figureAt, figureWidth+2, fyne.TextAlignTrailing),
		caption("状态", "State", -stateAt, stateWidth, fyne.TextAlignLeading),
	}
	if isWide {
		cells = append(cells, caption("会议", "Meeting", -meetingAt, meetingWidth, fyne.TextAlignLeading),
			caption("日期", "Date", -dateAt, dateWidth, fyne.TextAlignLeading))
	}
	c.Set(false, false, cells...)
	return container.New(widgets.Over{Height: 29}, c)
}
