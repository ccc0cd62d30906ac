package readback

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export/review"
	"reportdesk/internal/text"
)

// group is a kind of rows, in the order of the list.
type group int

const (
	conflictGroup group = iota
	cleanGroup
	missingGroup
	remarkGroup
	doneGroup // the draft has the number by now
	groups
)

// groupSigns are how the groups are shown: the shape alone tells them apart.
var groupSigns = [groups]struct {
	icon string
	ink  widgets.Ink
}{
	{"error", widgets.RemovedInk},
	{"tick", addedInk},
	{"warn", widgets.WarningInk},
	{"info", func(p *look.Palette) color.NRGBA { return p.EditInk }},
	{"tick", widgets.Text3Ink},
}

func addedInk(p *look.Palette) color.NRGBA { return p.AddInk }

func groupWord(g group) string {
	return [groups]string{
		words.Of("有冲突", "Conflict"), words.Of("可直接改", "Clean"), words.Of("没找到", "Missing"),
		words.Of("只有意见", "Remark only"), words.Of("已改", "Changed"),
	}[g]
}

// item is a row: a correction, or a remark without one.
type item struct {
	group      group
	correction *review.Correction
	remarks    []review.Remark // on the same indicator
	now        string          // what stands there in the draft
	block      int             // where that is, -1 for nowhere
	ticked     bool
	settled    bool // a conflict that the user has looked into
	// follows are what follows from the correction, along whether it is taken too.
	follows []review.Correction
	along   bool
}

// key names the item over a new reading.
func (it *item) key() string {
	if it.correction != nil {
		return it.correction.ID
	}
	return it.remarks[0].Name + "\x00" + it.remarks[0].Text
}

func (it *item) name() string {
	if it.correction != nil {
		return it.correction.Name
	}
	return it.remarks[0].Name
}

// span is where the item stands in the draft, empty where it does not.
func (it *item) span() text.Span {
	if it.correction != nil {
		return it.correction.Span
	}
	return it.remarks[0].Span
}

// tickable reports whether the item can be taken: nothing can of what is
// missing, and of what is in conflict only when it is settled.
func (it *item) tickable() bool {
	return it.group == cleanGroup || it.group == conflictGroup && it.settled
}

// said joins who said what.
func (it *item) said() string {
	var parts []string
	for _, r := range it.remarks {
		s := oneLine(r.Text)
		if r.Who != "" {
			s = r.Who + " · " + s
		}
		parts = append(parts, s)
	}
	if it.correction != nil && len(parts) == 0 {
		return words.Told(it.correction.Why)
	}
	return strings.Join(parts, "；")
}

// line is a row of the list: the head of a group, or an item.
type line struct {
	group group
	item  *item
}

// choice is what the user decided of an item, kept over a new reading.
type choice struct{ ticked, settled, along bool }

// model is what the list shows.
type model struct {
	items   []*item
	lines   []line
	counts  [groups]int
	filter  [groups]bool // which groups are shown; none on shows all
	folded  [groups]bool
	choices map[string]choice
	work    *desk.Work
	onTick  func(*item)
	onFold  func(group)
}

func newModel() *model {
	m := &model{choices: map[string]choice{}}
	m.folded[doneGroup] = true
	return m
}

// forget drops what was decided: of another workbook.
func (m *model) forget() { m.choices = map[string]choice{} }

func (m *model) clear() { m.items, m.work = nil, nil }

// set takes what a workbook brought back, and what follows from it.
func (m *model) set(back *review.Readback, follows map[string][]review.Correction, work *desk.Work) {
	m.items, m.work = nil, work
	with := map[string]bool{}
	for i := range back.Corrections {
		c := &back.Corrections[i]
		it := &item{correction: c, block: -1, follows: follows[c.ID]}
		switch {
		case c.State == review.Missing:
			it.group = missingGroup
		case c.New == c.Old:
			it.group = doneGroup
		case c.State == review.Conflict:
			it.group = conflictGroup
		default:
			it.group, it.ticked = cleanGroup, true
		}
		for _, r := range back.Remarks {
			if r.Name == c.Name {
				it.remarks = append(it.remarks, r)
				with[r.Name] = true
			}
		}
		m.items = append(m.items, it)
	}
	for _, r := range back.Remarks {
		if !with[r.Name] {
			m.items = append(m.items, &item{group: remarkGroup, remarks: []review.Remark{r}, block: -1})
		}
	}
	for _, it := range m.items {
		if at := it.span(); !at.Empty() {
			it.block, it.now = desk.BlockAt(work.Draft.Doc, at), at.Of(work.Draft.Doc.Text)
		}
		if c, ok := m.choices[it.key()]; ok {
			it.settled, it.along = c.settled, c.along
			it.ticked = c.ticked && it.tickable()
		}
	}
}

// tick ticks an item or takes the tick away; false where it cannot be ticked.
func (m *model) tick(it *item) bool {
	if !it.tickable() {
		return false
	}
	it.ticked = !it.ticked
	m.keep(it)
	return true
}

func (m *model) keep(it *item) { m.choices[it.key()] = choice{it.ticked, it.settled, it.along} }

// takeAlong says whether what follows from an item is taken with it.
func (m *model) takeAlong(it *item, along bool) {
	it.along = along
	m.keep(it)
}

// settle says which number counts: the workbook's, or the draft's.
func (m *model) settle(it *item, use bool) {
	it.settled = it.settled || it.group == conflictGroup
	it.ticked = use && it.tickable()
	m.keep(it)
}

// ticked are the corrections that are to be taken.
func (m *model) ticked() []review.Correction {
	var list []review.Correction
	for _, it := range m.items {
		if !it.ticked || it.correction == nil {
			continue
		}
		list = append(list, *it.correction)
		for _, f := range it.follows {
			if it.along && f.State == review.Clean {
				list = append(list, f)
			}
		}
	}
	return list
}

// relist makes the lines anew.
func (m *model) relist() {
	m.lines = m.lines[:0]
	all := m.filter == [groups]bool{}
	m.counts = [groups]int{}
	for _, it := range m.items {
		m.counts[it.group]++
	}
	for g := range groups {
		if m.counts[g] == 0 || !all && !m.filter[g] {
			continue
		}
		m.lines = append(m.lines, line{group: g})
		for _, it := range m.items {
			if it.group == g && !m.folded[g] {
				m.lines = append(m.lines, line{g, it})
			}
		}
	}
}

// lineOf is the line of what was shown, -1 where it is not there.
func (m *model) lineOf(it *item) int {
	if it == nil {
		return -1
	}
	for i, l := range m.lines {
		if l.item != nil && l.item.key() == it.key() {
			return i
		}
	}
	return -1
}

// firstItem is the first line that is no head, -1 for none.
func (m *model) firstItem() int {
	for i, l := range m.lines {
		if l.item != nil {
			return i
		}
	}
	return -1
}

const (
	rowHeight  = 32
	headHeight = 32
)

// Count, Kind, Height, Selectable, New and Bind implement widgets.Model.
func (m *model) Count() int { return len(m.lines) }

// Kind: see Count.
func (m *model) Kind(i int) int {
	if m.lines[i].item == nil {
		return 0
	}
	return 1
}

// Height: see Count.
func (m *model) Height(i int, _ float32) float32 {
	if m.lines[i].item == nil {
		return headHeight
	}
	return rowHeight
}

// Selectable: see Count.
func (m *model) Selectable(int) bool { return true }

// New: see Count.
func (m *model) New(kind int) fyne.CanvasObject {
	if kind == 0 {
		return widgets.NewGroupHead()
	}
	return newRow(m)
}

// Bind: see Count.
func (m *model) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	l := m.lines[i]
	if h, ok := object.(*widgets.GroupHead); ok {
		h.Set(groupWord(l.group), m.counts[l.group], m.folded[l.group], state)
		h.OnTapped = func() { m.onFold(l.group) }
		return
	}
	object.(*row).bind(l.item, state)
}
