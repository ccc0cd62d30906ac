package librarypane

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/internal/library"
)

// The sorts of rows.
const (
	headRow  = iota // the head of a group
	entryRow        // a report or draft
	gapRow          // a year that is missing between two that are there
)

const (
	headHeight = 30
	gapHeight  = 30
	twoLines   = 44
	oneLine    = 36
)

// row is one line of the list.
type row struct {
	kind  int
	group group
	count int            // of a head: how many entries stand under it
	entry *library.Entry // of an entry row
	// first and last are the missing years of a gap, the later one first in the list.
	first, last int
}

// listModel shows entries in groups, the newest year first.
type listModel struct {
	rows   []row
	groups []grouped
	folded map[string]bool // by the group's name
	wide   bool            // one line a row, with meeting and date in columns
	now    func() time.Time
	// inHand is the draft that is being written, with the figures found in it.
	inHand, inHandFigures int
	// open, compare and fill are what the words in a row do.
	open, compare func(library.Entry)
	fill          func()
	turn          func(head int) // folds or unfolds
}

// grouped is a group with its entries, the newest year first.
type grouped struct {
	group
	entries []*library.Entry
}

// set shows other entries.
func (m *listModel) set(entries []library.Entry) {
	m.groups = m.groups[:0]
	at := map[group]int{}
	for i := range entries {
		e := &entries[i]
		g := groupOf(e)
		n, ok := at[g]
		if !ok {
			n = len(m.groups)
			at[g] = n
			m.groups = append(m.groups, grouped{group: g})
		}
		m.groups[n].entries = append(m.groups[n].entries, e)
	}
	slices.SortStableFunc(m.groups, func(a, b grouped) int { return int(a.sort) - int(b.sort) })
	for _, g := range m.groups {
		slices.SortStableFunc(g.entries, func(a, b *library.Entry) int {
			if g.sort == drafts {
				return b.Changed.Compare(a.Changed)
			}
			return b.Info.Year - a.Info.Year
		})
	}
	m.lay()
}

// lay makes the rows of the groups, those of folded ones left out.
func (m *listModel) lay() {
	m.rows = m.rows[:0]
	for _, g := range m.groups {
		m.rows = append(m.rows, row{kind: headRow, group: g.group, count: len(g.entries)})
		if m.folded[g.name] {
			continue
		}
		before := 0
		for _, e := range g.entries {
			if y := e.Info.Year; g.sort != drafts && y != 0 {
				m.gap(g.group, y+1, before-1)
				before = y
			}
			m.rows = append(m.rows, row{kind: entryRow, group: g.group, entry: e})
		}
	}
}

// mostGaps is how many missing years have a row each; more have one together.
const mostGaps = 3

// gap adds rows for the missing years first to last.
func (m *listModel) gap(g group, first, last int) {
	if last-first >= mostGaps {
		m.rows = append(m.rows, row{kind: gapRow, group: g, first: first, last: last})
		return
	}
	for y := last; y >= first; y-- {
		m.rows = append(m.rows, row{kind: gapRow, group: g, first: y, last: y})
	}
}

// fold folds or unfolds the group of a row and returns the row of its head.
func (m *listModel) fold(i int, folded bool) int {
	name := m.rows[i].group.name
	if folded {
		m.folded[name] = true
	} else {
		delete(m.folded, name)
	}
	m.lay()
	return slices.IndexFunc(m.rows, func(r row) bool { return r.kind == headRow && r.group.name == name })
}

// figuresOf counts the figures of an entry; 0 is unknown.
func (m *listModel) figuresOf(e *library.Entry) int {
	if e.ID == m.inHand {
		return m.inHandFigures
	}
	return e.Figures
}

// find is the row of an entry, -1 where it is not in the list.
func (m *listModel) find(id int) int {
	return slices.IndexFunc(m.rows, func(r row) bool { return r.entry != nil && r.entry.ID == id })
}

// first is the row of the first entry, -1 without one.
func (m *listModel) first() int {
	return slices.IndexFunc(m.rows, func(r row) bool { return r.entry != nil })
}

func (m *listModel) Count() int     { return len(m.rows) }
func (m *listModel) Kind(i int) int { return m.rows[i].kind }

// Selectable: the entries, and of the heads those that stand for a folded group.
func (m *listModel) Selectable(i int) bool {
	r := m.rows[i]
	return r.kind == entryRow || r.kind == headRow && m.folded[r.group.name]
}

func (m *listModel) Height(i int, _ float32) float32 {
	switch {
	case m.rows[i].kind == headRow:
		return headHeight
	case m.rows[i].kind == gapRow:
		return gapHeight
	case m.wide:
		return oneLine
	}
	return twoLines
}

func (m *listModel) New(kind int) fyne.CanvasObject {
	if kind == headRow {
		return widgets.NewGroupHead()
	}
	return newItem(kind)
}

func (m *listModel) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	r := m.rows[i]
	switch r.kind {
	case headRow:
		head := object.(*widgets.GroupHead)
		head.OnTapped = func() { m.turn(i) }
		head.Set(r.group.name, r.count, m.folded[r.group.name], state)
	case gapRow:
		object.(*item).bindGap(r, state, m.fill)
	default:
		object.(*item).bindEntry(m, r.entry, state)
	}
}

// years says the missing years of a gap: 2023, or 2019—2022.
func (r row) years() string {
	if r.first == r.last {
		return strconv.Itoa(r.first)
	}
	return fmt.Sprintf("%d—%d", r.first, r.last)
}
