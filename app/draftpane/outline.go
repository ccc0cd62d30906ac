package draftpane

import (
	"context"
	"sort"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// outline is the region at the left: heads with their characters, and last year's.
type outline struct {
	pane    *Pane
	content fyne.CanvasObject
	dock    *fyne.Container
	list    *widgets.Rows
	heads   *widgets.Cells
	foot    fyne.CanvasObject
	total   *widgets.Cells
	goal    *goal
	rows    []section
	shown   []int // the rows that no fold hides
	folded  map[rowKey]bool
	drop    struct{ row, onto int } // while a row is dragged; onto -1 for none
	last    *lastYear               // nil where there is none
	all     int
}

// Measures of the outline, in Fyne units. Counts end that far from the right edge.
const (
	outlineRow = 28
	ownEnd     = 57
	ownWidth   = 46 // six digits
	lastEnd    = 15
	lastWidth  = 40
	titleEnd   = ownEnd + ownWidth
)

func newOutline(p *Pane) *outline {
	o := &outline{pane: p, heads: widgets.NewCells(3), total: widgets.NewCells(2), goal: newGoal(), folded: map[rowKey]bool{}}
	o.drop.onto = -1
	o.list = widgets.NewRows(o)
	o.list.OnSelected = o.goTo
	o.list.OnClicked = func() { // a click writes on there, a key goes on in the list
		o.goTo(o.list.Selected())
		p.focusText()
	}
	o.list.OnLetGo = p.focusText
	o.list.OnDouble = o.fold
	o.list.OnMenu = p.showSectionMenu
	o.list.OnDragged = func(row, onto int) { o.drag(row, onto) }
	o.list.OnDropped = func(row, onto int) {
		o.drag(row, -1)
		p.dropSection(row, onto)
		p.focusText()
	}
	o.list.OnShortcut = p.aside
	o.list.OnKey = p.plain
	title := widgets.NewLabel(words.Of("提纲", "Outline"), widgets.UIBold, widgets.TextInk)
	top := container.New(widgets.Stack{},
		container.New(widgets.Bar{Height: 38, Inset: 16, Stretch: true}, title),
		tall(26).of(o.heads))
	whole := container.New(tall(40), o.total, container.New(widgets.Bar{Height: 40, Inset: 16},
		widgets.NewLink(words.Of("全文", "Whole"), p.showCounts)))
	o.foot = container.New(widgets.Stack{}, widgets.NewLine(), whole, o.goal.content)
	o.dock = widgets.NewDock(widgets.Dock{Top: top, Bottom: o.foot, Middle: o.list})
	o.content = widgets.NewSurface(widgets.OnChrome, o.dock)
	o.set(nil, nil)
	return o
}

// goTo puts the caret at a row's head, at the top of the text.
func (o *outline) goTo(row int) {
	p := o.pane
	if p.known == nil || row < 0 || row >= len(o.shown) {
		return
	}
	at := p.rowStart(row)
	p.moveTo(at)
	p.view.ShowTop(at)
	if p.over {
		p.toggleOutline()
	}
}

// at is the section that a row of the list shows.
func (o *outline) at(row int) *section { return &o.rows[o.shown[row]] }

// drag shows where the dragged row would go; onto -1 is nowhere.
func (o *outline) drag(row, onto int) {
	o.drop.row, o.drop.onto = row, onto
	o.list.Refresh()
}

// fold hides what stands under a head of level 1, or shows it again.
func (o *outline) fold(row int) {
	s := o.at(row)
	if !o.folds(o.shown[row]) {
		return
	}
	o.folded[s.key()] = !o.folded[s.key()]
	o.list.SetSelected(row)
	o.show()
}

// show lists the rows that no fold hides.
func (o *outline) show() {
	o.shown = o.shown[:0]
	hidden := false
	for i := range o.rows {
		s := &o.rows[i]
		if s.kind != head || s.level == 1 {
			hidden = s.kind == head && o.folded[s.key()]
		} else if hidden {
			continue
		}
		o.shown = append(o.shown, i)
	}
	o.list.Reload()
}

// setLow leaves the foot out where the window is low.
func (o *outline) setLow(low bool) {
	show(o.foot, !low)
	o.dock.Refresh()
}

// set shows the outline of a reading beside an earlier report's; both may be nil.
func (o *outline) set(r *reading, last *lastYear) {
	o.rows, o.last, o.all = nil, last, 0
	if r != nil {
		o.rows, o.all = r.rows, r.total
	}
	year, lastTotal := "", ""
	if last != nil {
		lastTotal = widgets.Thousands(last.total)
		if last.year != 0 {
			year = strconv.Itoa(last.year)
		}
	}
	section := caption(words.Of("章节", "Section"), 5)
	section.X = 16
	o.heads.Set(false, false, section,
		own(caption(words.Of("本稿", "Draft"), 5)), earlierCount(caption(year, 5)))
	total := caption("", 11)
	if r != nil {
		total.Text = widgets.Thousands(o.all)
	}
	total.Type, total.Ink, total.Y = widgets.UIBold, widgets.TextInk, 11
	total = own(total)
	total.X, total.Width = total.X-20, total.Width+20 // bold, and longer than any section's
	o.total.Set(false, false, total, earlierCount(caption(lastTotal, 12)))
	o.goal.set(o.all, o.pane.target())
	selected := o.list.Selected()
	o.show()
	if selected >= len(o.shown) {
		o.list.SetSelected(-1)
	}
}

func caption(s string, y float32) widgets.Cell {
	return widgets.Cell{Text: s, Type: widgets.CaptionType, Ink: widgets.Text3Ink, Y: y, Width: widgets.ByText}
}

// own and earlierCount set a cell in the column of the draft's counts and of last year's.
func own(c widgets.Cell) widgets.Cell {
	c.X, c.Width, c.Align = -(ownEnd + ownWidth), ownWidth, fyne.TextAlignTrailing
	return c
}

func earlierCount(c widgets.Cell) widgets.Cell {
	c.X, c.Width, c.Align = -(lastEnd + lastWidth), lastWidth, fyne.TextAlignTrailing
	return c
}

// follow selects the row that the caret stands in.
func (o *outline) follow(r *reading, block int) {
	if r == nil || block < 0 {
		return
	}
	row := sort.SearchInts(o.shown, r.rowOf(block)+1) - 1 // or the head that it is folded under
	if row != o.list.Selected() {
		o.list.SetSelected(row)
	}
}

// Count and the methods below implement widgets.Model.
func (o *outline) Count() int { return len(o.shown) }

// Kind: see Count.
func (o *outline) Kind(int) int { return 0 }

// Height: see Count.
func (o *outline) Height(int, float32) float32 { return outlineRow }

// Selectable: see Count.
func (o *outline) Selectable(int) bool { return true }

// New: see Count.
func (o *outline) New(int) fyne.CanvasObject { return newOutlineRow() }

// Bind: see Count.
func (o *outline) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	row := o.at(i)
	title := widgets.Cell{Text: row.title, Type: widgets.UIType, Ink: widgets.TextInk, X: 16, Y: 5, Width: -titleEnd}
	number := widgets.Cell{Text: row.number, Type: widgets.UIType, Ink: widgets.Text2Ink, X: 24, Y: 5, Width: widgets.ByText}
	switch {
	case row.kind != head:
		title.Ink = widgets.Text2Ink
	case row.level == 1:
		title.Type = widgets.UIBold
	default:
		title.X = max(54, 29+widgets.UIType.Measure(row.number).Width)
	}
	count, last := caption(widgets.Thousands(row.count), 6), caption("", 6)
	count.Ink = widgets.Text2Ink
	if state.Selected {
		title.Ink, number.Ink, count.Ink, last.Ink = widgets.AccentInk, widgets.AccentInk, widgets.AccentInk, widgets.AccentInk
		title.Type = widgets.UIBold
	}
	if o.last != nil {
		last.Text = "—"
		if n := o.last.counts[row.key()]; n > 0 {
			last.Text = widgets.Thousands(n)
		}
	}
	line := object.(*outlineLine)
	cells := []widgets.Cell{title, own(count), earlierCount(last)}
	if row.number != "" {
		cells = append(cells, number)
	}
	folds := o.folds(o.shown[i])
	folded := folds && o.folded[row.key()]
	if folds && (folded || state.Hovered || state.Selected) {
		line.fold.set(folded, func() { o.fold(i) })
	} else {
		line.fold.set(false, nil)
	}
	line.hold(state.Hovered && row.kind == head && !folds && !o.pane.readOnly, row.level)
	line.cells.Set(state.Selected, state.Hovered, cells...)
	line.point(o.drop.onto == i, o.drop.onto > o.drop.row)
	line.Refresh()
}

// folds reports whether something stands under a row that can be hidden.
func (o *outline) folds(i int) bool {
	return o.rows[i].kind == head && o.rows[i].level == 1 && i+1 < len(o.rows) && o.rows[i+1].kind == head && o.rows[i+1].level == 2
}

// findLastYear counts the sections of the latest earlier report, beside the
// window. While nothing is added to the outline, what was found stays true.
func (p *Pane) findLastYear() {
	r := p.known
	n := len(r.work.Priors)
	if n == 0 {
		p.lastYear = nil
		p.outline.set(r, nil)
		return
	}
	before, entry := r.work.Priors[n-1], r.work.PriorEntries[n-1]
	if p.lastYear.holds(r, entry) {
		return
	}
	var found *lastYear
	p.host.Start(desk.Job{
		Key: "draftpane-outline",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			found, err = besideOutline(ctx, before, r)
			return err
		},
		Done: func(err error) {
			if err == nil && p.known != nil && p.known.work.Entry.ID == r.work.Entry.ID {
				found.entry = entry
				p.lastYear = found
				p.outline.set(p.known, found)
			}
		},
	})
}
