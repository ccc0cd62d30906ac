package librarypane

import (
	"fmt"
	"sort"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// The sorts of rows.
const (
	headRow = iota // the head of a place's reports
	entryRow
)

const (
	headHeight  = 34
	entryHeight = 44
)

// row is one line of the list: the head of a group, or an entry.
type row struct {
	group string
	count int
	entry *library.Entry // nil in a head
}

// listModel shows entries by place, the newest year first.
type listModel struct {
	rows []row
	now  func() time.Time
}

func (m *listModel) set(entries []library.Entry) {
	m.rows = m.rows[:0]
	groups := map[string][]*library.Entry{}
	var order []string
	for i := range entries {
		e := &entries[i]
		g := groupOf(e)
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], e)
	}
	// Drafts stand first: they are what is worked on.
	sort.SliceStable(order, func(i, j int) bool { return order[i] == draftsGroup() && order[j] != draftsGroup() })
	for _, g := range order {
		list := groups[g]
		sort.SliceStable(list, func(i, j int) bool { return list[i].Info.Year > list[j].Info.Year })
		m.rows = append(m.rows, row{group: g, count: len(list)})
		for _, e := range list {
			m.rows = append(m.rows, row{group: g, entry: e})
		}
	}
}

func draftsGroup() string { return words.Of("草稿", "Drafts") }

func groupOf(e *library.Entry) string {
	switch {
	case e.Kind == library.Draft:
		return draftsGroup()
	case e.Info.Place == "":
		return words.Of("地区未识别", "Place unknown")
	}
	return e.Info.Place
}

// find is the row of an entry, -1 where it is not in the list.
func (m *listModel) find(id int) int {
	for i, r := range m.rows {
		if r.entry != nil && r.entry.ID == id {
			return i
		}
	}
	return -1
}

func (m *listModel) Count() int            { return len(m.rows) }
func (m *listModel) Selectable(i int) bool { return m.rows[i].entry != nil }

func (m *listModel) Kind(i int) int {
	if m.rows[i].entry == nil {
		return headRow
	}
	return entryRow
}

func (m *listModel) Height(i int, _ float32) float32 {
	if m.rows[i].entry == nil {
		return headHeight
	}
	return entryHeight
}

func (m *listModel) New(kind int) fyne.CanvasObject {
	if kind == headRow {
		return widgets.NewCells(0)
	}
	return widgets.NewCells(6)
}

func (m *listModel) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	cells := object.(*widgets.Cells)
	r := m.rows[i]
	if r.entry == nil {
		cells.Set(false, false, headCells(r)...)
		return
	}
	cells.Set(state.Selected, state.Hovered, m.entryCells(r.entry)...)
}

func headCells(r row) []widgets.Cell {
	return []widgets.Cell{
		{Text: r.group, Type: widgets.UIBold, Ink: widgets.Text2Ink, X: 16, Y: 9, Width: widgets.ByText},
		{Text: strconv.Itoa(r.count), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 8, Y: 10, Width: widgets.ByText, After: true},
	}
}

// The columns at the right, by their right edges measured from the list's.
const (
	stateColumn  = 92
	figureColumn = 44
	sizeColumn   = 56
	columnGap    = 12
)

func (m *listModel) entryCells(e *library.Entry) []widgets.Cell {
	year := "—"
	if e.Info.Year != 0 {
		year = strconv.Itoa(e.Info.Year)
	}
	state, ink := m.state(e)
	edge := float32(16)
	stateX := edge + stateColumn
	figureX := stateX + columnGap + figureColumn
	sizeX := figureX + columnGap + sizeColumn
	figures := "—"
	if e.Figures > 0 {
		figures = strconv.Itoa(e.Figures)
	}
	return []widgets.Cell{
		{Text: year, Type: widgets.LeadBold, Ink: yearInk(e), X: 16, Y: 11, Width: 44},
		{Text: titleOf(e), Type: widgets.UIType, Ink: widgets.TextInk, X: 72, Y: 3, Width: -(sizeX + columnGap)},
		{Text: detail(e), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 72, Y: 23, Width: -(sizeX + columnGap)},
		{Text: widgets.Thousands(e.Characters), Type: widgets.UIType, Ink: widgets.TextInk, X: -sizeX, Y: 12, Width: sizeColumn, Align: fyne.TextAlignTrailing},
		{Text: figures, Type: widgets.UIType, Ink: widgets.TextInk, X: -figureX, Y: 12, Width: figureColumn, Align: fyne.TextAlignTrailing},
		{Text: state, Type: widgets.CaptionType, Ink: ink, X: -stateX, Y: 13, Width: stateColumn},
	}
}

func yearInk(e *library.Entry) widgets.Ink {
	if e.Kind == library.Draft {
		return widgets.AccentInk
	}
	return widgets.TextInk
}

func titleOf(e *library.Entry) string {
	switch {
	case e.Info.Title != "":
		return e.Info.Title
	case e.Source != "":
		return e.Source
	}
	return words.Of("未命名", "Untitled")
}

func detail(e *library.Entry) string {
	switch {
	case e.Info.Date != "" && e.Source != "":
		return e.Info.Date + " · " + e.Source
	case e.Info.Date != "":
		return e.Info.Date
	}
	return e.Source
}

// state is the last column: when a draft was written, or what a report lacks.
func (m *listModel) state(e *library.Entry) (string, widgets.Ink) {
	switch {
	case e.Kind == library.Draft:
		return when(e.Changed.Local(), m.now()), widgets.Text3Ink
	case e.Info.Place == "":
		return words.Of("缺地区", "No place"), widgets.WarningInk
	case e.Info.Year == 0:
		return words.Of("缺年度", "No year"), widgets.WarningInk
	case e.Info.Date == "":
		return words.Of("缺日期", "No date"), widgets.WarningInk
	}
	return "—", widgets.Text3Ink
}

// when says a time as people do: the hour of today, the day of this year.
func when(t, now time.Time) string {
	switch {
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return words.Of("今天 ", "Today ") + t.Format("15:04")
	case t.Year() == now.Year() && !words.English():
		return t.Format("1月2日")
	}
	return t.Format("2006-01-02")
}

// summary is the line of the status bar: 16 份报告，2 份草稿　2023—2026.
func (m *listModel) summary() string {
	reports, drafts, first, last := 0, 0, 0, 0
	for _, r := range m.rows {
		if r.entry == nil {
			continue
		}
		if r.entry.Kind == library.Draft {
			drafts++
		} else {
			reports++
		}
		if y := r.entry.Info.Year; y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	if reports+drafts == 0 {
		return ""
	}
	s := fmt.Sprintf(words.Of("%d 份报告，%d 份草稿", "%d reports, %d drafts"), reports, drafts)
	if first != 0 && first != last {
		s += fmt.Sprintf("　%d—%d", first, last)
	}
	return s
}
