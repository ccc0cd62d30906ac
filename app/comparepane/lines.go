package comparepane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/compare"
)

// The sorts of lines of the list.
const (
	pairLine = iota
	headKind
	foldKind
)

// line is one row of the list: an item, or several folded ones.
type line struct {
	first, last int // items, the last one included
	fold        bool
}

// lines is the list's model: the items of a result as filters leave them.
type lines struct {
	pane *Pane
	*result
	list []line
	// lineOf is the line of each item; of a folded one, that of its fold.
	lineOf []int

	unified  bool
	hideSame bool
	on       [filters]bool // which kinds are shown; none: all
	open     map[int]bool  // folds that were opened, by their first item
	selected int           // item, -1 for none
	chosen   int           // unit of the selected pair of a text that came back, -1 for all
	needle   string        // the words looked for, "" for none

	frame   frame
	heights []float32 // of the texts of each item in frame, 0 where not yet known
	scratch *widgets.Passage
}

func newLines(p *Pane) *lines {
	return &lines{pane: p, open: map[int]bool{}, selected: -1, chosen: -1, scratch: widgets.NewPassage("", widgets.LeadType, 26)}
}

// show takes a result, nil for none.
func (m *lines) show(r *result) {
	m.result, m.open, m.selected, m.chosen = r, map[int]bool{}, -1, -1
	m.heights = nil
	m.fold()
}

// any reports whether a filter is on.
func (m *lines) any() bool { return m.on != [filters]bool{} }

// wanted reports whether the filters leave a pair.
func (m *lines) wanted(p *compare.Pair) bool {
	if m.hideSame && !notable(p) {
		return false
	}
	return !m.any() || m.on[filterOf(p.Kind)] || m.on[moved] && p.Moved
}

// fold makes the lines. Heads always stay, so that the places are understood;
// what a filter hides is folded where it stands.
func (m *lines) fold() {
	m.list = m.list[:0]
	m.lineOf = nil
	if m.result == nil {
		return
	}
	m.lineOf = make([]int, len(m.items))
	for i := 0; i < len(m.items); i++ {
		end := i
		for end < len(m.items) && m.hidden(end) {
			end++
		}
		if end > i {
			for k := i; k < end; k++ {
				m.lineOf[k] = len(m.list)
			}
			m.list = append(m.list, line{i, end - 1, true})
			if m.open[i] {
				for k := i; k < end; k++ {
					m.lineOf[k] = len(m.list)
					m.list = append(m.list, line{first: k, last: k})
				}
			}
			i = end - 1
			continue
		}
		m.lineOf[i] = len(m.list)
		m.list = append(m.list, line{first: i, last: i})
	}
}

// hidden reports whether the filters fold an item away.
func (m *lines) hidden(i int) bool {
	it := m.items[i]
	return it.level == 0 && !m.wanted(&m.Pairs[it.pair])
}

// pairOf is the pair of a line, nil of a fold.
func (m *lines) pairOf(l int) *compare.Pair {
	if l < 0 || l >= len(m.list) || m.list[l].fold {
		return nil
	}
	return &m.Pairs[m.items[m.list[l].first].pair]
}

// steps reports whether F7 and F8 stop at an item: what differs and is shown. Two
// years have different heads as a matter of course: those are passed.
func (m *lines) steps(i int) bool {
	it := m.items[i]
	p := &m.Pairs[it.pair]
	if it.left || !notable(p) || !m.wanted(p) || m.settled(it.pair) {
		return false
	}
	return it.level == 0 || m.Mode != compare.Year || len(p.Old) == 0 || len(p.New) == 0
}

// Count implements widgets.Model, as the methods below.
func (m *lines) Count() int { return len(m.list) }

// Kind: see Count.
func (m *lines) Kind(i int) int {
	switch l := m.list[i]; {
	case l.fold:
		return foldKind
	case m.items[l.first].level > 0:
		return headKind
	}
	return pairLine
}

// Selectable: see Count.
func (m *lines) Selectable(int) bool { return true }

// Height: see Count.
func (m *lines) Height(i int, width float32) float32 {
	m.setFrame(width)
	l := m.list[i]
	if l.fold {
		return foldLine
	}
	if m.items[l.first].level > 0 {
		return m.headHeight(l.first)
	}
	return m.place(l.first).height
}

// setFrame takes the width in which rows are measured.
func (m *lines) setFrame(width float32) {
	f := frameFor(width, m.unified)
	if f != m.frame || m.heights == nil {
		m.frame = f
		m.heights = make([]float32, 2*len(m.items))
	}
}

// textHeight is the height of an item's old or new text in the frame.
func (m *lines) textHeight(i int, old bool, p passage, width float32) float32 {
	slot := 2 * i
	if old {
		slot++
	}
	if m.heights[slot] == 0 && p.text != "" {
		m.scratch.Text, m.scratch.Type, m.scratch.LineHeight = p.text, m.frame.body, m.frame.line
		m.scratch.Indent = p.indent()
		if level := m.items[i].level; level > 0 {
			m.scratch.Type, m.scratch.LineHeight, m.scratch.Indent = headText(level), 20, 0
		}
		m.heights[slot] = m.scratch.HeightFor(width)
	}
	return m.heights[slot]
}

// headHeight is the height of a line of heads.
func (m *lines) headHeight(i int) float32 {
	t := m.of(m.items[i].pair)
	if m.frame.one {
		_, w := m.frame.newText()
		return max(headLine, m.textHeight(i, false, t.head(), w)+11)
	}
	_, oldW := m.frame.oldText()
	_, newW := m.frame.newText()
	return max(headLine, 11+max(m.textHeight(i, true, t.old, oldW), m.textHeight(i, false, t.new, newW-sizeSpace)))
}

// head is what a line of heads shows in one column.
func (t *texts) head() passage {
	switch {
	case t.both.text != "":
		return t.both
	case t.new.text != "":
		return t.new
	}
	return t.old
}

// New: see Count.
func (m *lines) New(kind int) fyne.CanvasObject {
	switch kind {
	case headKind:
		return newHeadRow(m)
	case foldKind:
		return newFoldRow(m)
	}
	return newPairRow(m)
}

// Bind: see Count.
func (m *lines) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	l := m.list[i]
	switch row := object.(type) {
	case *headRow:
		row.bind(l.first, state.Selected)
	case *foldRow:
		row.bind(l, state.Selected || state.Hovered)
	case *pairRow:
		// Not what the list says: it selects before the row has grown.
		row.bind(l.first, l.first == m.selected)
	}
}

// section is the line of the head of level 1 that a line stands under, -1 for none.
func (m *lines) section(l int) int {
	for ; l >= 0 && l < len(m.list); l-- {
		if m.Kind(l) == headKind && m.items[m.list[l].first].level == 1 {
			return l
		}
	}
	return -1
}
