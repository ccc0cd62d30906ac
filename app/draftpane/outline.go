package draftpane

import (
	"context"
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
	rows    []section
	last    *lastYear // nil where there is none
	all     int
}

// Measures of the outline, in Fyne units. Counts end that far from the right edge.
const (
	outlineRow = 28
	ownEnd     = 57
	ownWidth   = 40
	lastEnd    = 15
	lastWidth  = 40
	titleEnd   = ownEnd + ownWidth
)

func newOutline(p *Pane) *outline {
	o := &outline{pane: p, heads: widgets.NewCells(3), total: widgets.NewCells(3)}
	o.list = widgets.NewRows(o)
	o.list.OnSelected = o.goTo
	o.list.OnClicked = func() { // a click writes on there, a key goes on in the list
		o.goTo(o.list.Selected())
		p.focusText()
	}
	o.list.OnShortcut = p.aside
	o.list.OnKey = p.plain
	title := widgets.NewLabel(words.Of("提纲", "Outline"), widgets.UIBold, widgets.TextInk)
	top := container.New(widgets.Stack{},
		container.New(widgets.Bar{Height: 38, Inset: 16, Stretch: true}, title),
		tall(26).of(o.heads))
	o.foot = container.New(widgets.Stack{}, widgets.NewLine(), tall(40).of(o.total))
	o.dock = widgets.NewDock(widgets.Dock{Top: top, Bottom: o.foot, Middle: o.list})
	o.content = widgets.NewSurface(widgets.OnChrome, o.dock)
	o.set(nil, nil)
	return o
}

// goTo puts the caret at a row's head, at the top of the text.
func (o *outline) goTo(row int) {
	p := o.pane
	if p.known == nil || row >= len(p.known.rows) {
		return
	}
	at := p.spans[p.known.rows[row].first].Start
	p.moveTo(at)
	p.view.ShowTop(at)
	if p.over {
		p.toggleOutline()
	}
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
	whole := caption(words.Of("全文", "Whole"), 11)
	whole.X, whole.Type = 16, widgets.UIType
	total := caption("", 11)
	if r != nil {
		total.Text = widgets.Thousands(o.all)
	}
	total.Type, total.Ink, total.Y = widgets.UIBold, widgets.TextInk, 11
	total = own(total)
	total.X, total.Width = total.X-20, total.Width+20 // bold, and longer than any section's
	o.total.Set(false, false, whole, total, earlierCount(caption(lastTotal, 12)))
	selected := o.list.Selected()
	o.list.Reload()
	if selected >= len(o.rows) {
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
	if row := r.rowOf(block); row != o.list.Selected() {
		o.list.SetSelected(row)
	}
}

// Count and the methods below implement widgets.Model.
func (o *outline) Count() int { return len(o.rows) }

// Kind: see Count.
func (o *outline) Kind(int) int { return 0 }

// Height: see Count.
func (o *outline) Height(int, float32) float32 { return outlineRow }

// Selectable: see Count.
func (o *outline) Selectable(int) bool { return true }

// New: see Count.
func (o *outline) New(int) fyne.CanvasObject { return widgets.NewCells(4) }

// Bind: see Count.
func (o *outline) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	row := &o.rows[i]
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
	cells := []widgets.Cell{title, own(count), earlierCount(last)}
	if row.number != "" {
		cells = append(cells, number)
	}
	object.(*widgets.Cells).Set(state.Selected, state.Hovered, cells...)
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
