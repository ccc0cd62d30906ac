package checkpane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/internal/check"
)

// The sorts of rows.
const (
	groupRow = iota // the head of a group
	findingKind
)

// model is what the list of findings shows.
type model struct {
	found      findings
	view       view
	lines      []line
	generation int // changes with the findings
	heights    map[widgets.Type]float32
	onFold     func(group int)
}

// lineHeight is the height of a line of text, asked once a type.
func (m *model) lineHeight(t widgets.Type) float32 {
	h, ok := m.heights[t]
	if !ok {
		h = t.Measure("国").Height
		m.heights[t] = h
	}
	return h
}

// find is the line of a finding, -1 where it is not shown.
func (m *model) find(f *check.Finding) int {
	for i, l := range m.lines {
		if l.finding != nil && same(l.finding, f) {
			return i
		}
	}
	return -1
}

// Count, Kind, Height, Selectable, New and Bind implement widgets.Model.
func (m *model) Count() int { return len(m.lines) }

// Kind: see Count.
func (m *model) Kind(i int) int {
	if m.lines[i].finding == nil {
		return groupRow
	}
	return findingKind
}

// Height: see Count.
func (m *model) Height(i int, _ float32) float32 {
	if m.lines[i].finding == nil {
		return headHeight
	}
	return findingHeight
}

// Selectable: see Count. A head can be selected to fold it with Enter.
func (m *model) Selectable(int) bool { return true }

// New: see Count.
func (m *model) New(kind int) fyne.CanvasObject {
	if kind == groupRow {
		return widgets.NewGroupHead()
	}
	return newFindingRow(m)
}

// Bind: see Count.
func (m *model) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	l := m.lines[i]
	if h, ok := object.(*widgets.GroupHead); ok {
		h.Set(groupWord(l.group), l.count, m.view.folded[l.group], state)
		h.OnTapped = func() { m.onFold(l.group) }
		return
	}
	object.(*findingRow).bind(binding{l.finding, m.generation, state.Selected, state.Hovered, state.Focused})
}
