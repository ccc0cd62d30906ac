package metricpane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

const rowHeight = 30

// The sorts of rows.
const (
	fieldRow = iota // the head of a field
	indicatorRow
)

// model is what the list of rows shows: a view of a book.
type model struct {
	book   *book
	view   view
	lines  []line
	grid   grid
	cursor column // the cell that the keyboard is at
	// generation changes whenever rows must be drawn anew though they stay the same.
	generation int
	heights    map[widgets.Type]float32
	onFold     func(field string)
}

func newModel() *model {
	return &model{
		book: newBook(nil, false), view: view{grouped: true, folded: map[string]bool{pastField: true}, status: metric.Actual, hidden: map[columnKind]bool{}},
		heights: map[widgets.Type]float32{},
	}
}

func (m *model) table() *table { return m.book.of(m.view.status) }

// rest is the cell where the cursor is as long as nobody moves it; it is not
// marked there.
func (m *model) rest() column { return column{periodColumn, max(0, m.table().main)} }

// lineHeight is the height of a line of text, asked once a type.
func (m *model) lineHeight(t widgets.Type) float32 {
	h, ok := m.heights[t]
	if !ok {
		h = t.Measure("国").Height
		m.heights[t] = h
	}
	return h
}

// find is the line of an indicator that another book may have made, -1 where
// it is not shown.
func (m *model) find(r *row) int {
	if r == nil {
		return -1
	}
	for i, l := range m.lines {
		if l.row != nil && l.row.same(r) {
			return i
		}
	}
	return -1
}

// same reports whether two rows tell of the same indicator.
func (r *row) same(o *row) bool {
	return r == o || sameRow(r.series, o.series.Row)
}

// sameRow reports whether a series is that of a row: a unit in which another
// report states it makes no other row of it.
func sameRow(s *metric.Series, id metric.RowID) bool {
	own := s.Row
	sameUnit := own.Unit == id.Unit || own.Unit == "" || id.Unit == "" || s.Converts(id.Unit)
	own.Unit = id.Unit
	return sameUnit && own == id
}

// Count, Kind, Height, Selectable, New and Bind implement widgets.Model.
func (m *model) Count() int { return len(m.lines) }

// Kind: see Count.
func (m *model) Kind(i int) int {
	if m.lines[i].row == nil {
		return fieldRow
	}
	return indicatorRow
}

// Height: see Count.
func (m *model) Height(int, float32) float32 { return rowHeight }

// Selectable: see Count. A head can be selected to fold it with Enter.
func (m *model) Selectable(int) bool { return true }

// New: see Count.
func (m *model) New(kind int) fyne.CanvasObject {
	if kind == fieldRow {
		return widgets.NewGroupHead()
	}
	return newTableRow(m)
}

// Bind: see Count.
func (m *model) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	l := m.lines[i]
	if h, ok := object.(*widgets.GroupHead); ok {
		h.Set(fieldName(l.field), l.count, m.view.folded[l.field], state)
		h.OnTapped = func() { m.onFold(l.field) }
		return
	}
	b := binding{row: l.row, generation: m.generation, selected: state.Selected, hovered: state.Hovered, alive: state.Focused}
	if state.Selected {
		b.cursor = m.cursor
	}
	object.(*tableRow).bind(b)
}

// fieldName is a field in the window's language.
func fieldName(f string) string {
	if en, ok := fieldsInEnglish[f]; ok {
		return words.Of(f, en)
	}
	return f
}

var fieldsInEnglish = map[string]string{
	"综合": "General", "人口": "Population", "农业": "Agriculture", "工业": "Industry", "能源": "Energy", "建筑业": "Construction",
	"服务业": "Services", "市场主体": "Businesses", "投资": "Investment", "房地产": "Real estate", "招商": "Attracting investment",
	"消费": "Consumption", "物价": "Prices", "外贸": "Foreign trade", "外资": "Foreign capital", "交通": "Transport",
	"文旅": "Tourism", "数字": "Digital", "财政": "Public finance", "金融": "Finance", "居民收入": "Incomes", "就业": "Employment",
	"社保": "Social security", "教育": "Education", "科技": "Science", "文体": "Culture and sport", "卫生": "Health",
	"城建": "Urban works", "能源环境": "Environment", "安全": "Safety", "营商": "Business climate", "政府建设": "Government", "其他": "Other",
	pastField: "Said once in an earlier year",
}
