package draftpane

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// outline is the region at the left: heads with their characters, and last year's.
type outline struct {
	content fyne.CanvasObject
	list    *widgets.Rows
	heads   *widgets.Cells
	total   *widgets.Cells
	rows    []section
	last    *lastYear
	all     int
	onTap   func(row int)
}

const (
	outlineRow = 28
	countWidth = 46
)

func newOutline(tapped func(row int)) *outline {
	o := &outline{onTap: tapped, heads: widgets.NewCells(3), total: widgets.NewCells(3)}
	o.list = widgets.NewRows(o)
	o.list.OnSelected = tapped
	title := widgets.NewLabel(words.Of("提纲", "Outline"), widgets.UIBold, widgets.TextInk)
	top := container.New(widgets.Stack{},
		container.New(widgets.Bar{Height: 40, Inset: 16, Stretch: true}, title),
		tall(26).of(o.heads))
	foot := container.New(widgets.Stack{}, widgets.NewLine(), tall(40).of(o.total))
	o.content = widgets.NewSurface(widgets.OnChrome, widgets.NewDock(widgets.Dock{Top: top, Bottom: foot, Middle: o.list}))
	o.set(nil, nil)
	return o
}

// set shows the outline of a reading beside an earlier report's; both may be nil.
func (o *outline) set(r *reading, last *lastYear) {
	o.rows, o.last, o.all = nil, last, 0
	if r != nil {
		o.rows, o.all = r.rows, r.total
	}
	year := ""
	if last != nil && last.year != 0 {
		year = fmt.Sprint(last.year)
	}
	caption := func(s string, x, width float32, align fyne.TextAlign) widgets.Cell {
		return widgets.Cell{Text: s, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: x, Y: 4, Width: width, Align: align}
	}
	o.heads.Set(false, false,
		caption(words.Of("章节", "Section"), 16, 80, fyne.TextAlignLeading),
		caption(words.Of("本稿", "Draft"), -(16+2*countWidth), countWidth, fyne.TextAlignTrailing),
		caption(year, -(16+countWidth), countWidth, fyne.TextAlignTrailing))
	lastTotal := ""
	if last != nil {
		lastTotal = widgets.Thousands(last.total)
	}
	o.total.Set(false, false,
		widgets.Cell{Text: words.Of("全文", "Whole"), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 16, Y: 11, Width: 80},
		widgets.Cell{Text: widgets.Thousands(o.all), Type: widgets.UIBold, Ink: widgets.TextInk, X: -(16 + 2*countWidth), Y: 10, Width: countWidth, Align: fyne.TextAlignTrailing},
		widgets.Cell{Text: lastTotal, Type: widgets.UIType, Ink: widgets.Text3Ink, X: -(16 + countWidth), Y: 10, Width: countWidth, Align: fyne.TextAlignTrailing})
	o.list.Reload()
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
	t, name := widgets.UIType, widgets.TextInk
	x := float32(16)
	if row.kind != head {
		name = widgets.Text2Ink
	} else if row.level == 1 {
		t = widgets.UIBold
	} else {
		x = 52
	}
	if state.Selected {
		t, name = widgets.Type{Size: look.UI, Bold: true}, widgets.AccentInk
	}
	last := "—"
	if o.last != nil && o.last.counts[row.key()] > 0 {
		last = widgets.Thousands(o.last.counts[row.key()])
	}
	cells := []widgets.Cell{
		{Text: row.title, Type: t, Ink: name, X: x, Y: 5, Width: -(16 + 2*countWidth + 6)},
		{Text: widgets.Thousands(row.count), Type: widgets.CaptionType, Ink: widgets.Text2Ink, X: -(16 + 2*countWidth), Y: 6, Width: countWidth, Align: fyne.TextAlignTrailing},
		{Text: last, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: -(16 + countWidth), Y: 6, Width: countWidth, Align: fyne.TextAlignTrailing},
	}
	if row.kind == head && row.level == 2 {
		cells = append(cells, widgets.Cell{Text: row.number, Type: widgets.UIType, Ink: widgets.Text2Ink, X: 24, Y: 5, Width: 28})
	}
	object.(*widgets.Cells).Set(state.Selected, state.Hovered, cells...)
}

// findLastYear counts the sections of the latest earlier report, beside the window.
func (p *Pane) findLastYear() {
	r := p.known
	if len(r.work.Priors) == 0 {
		p.lastYear = nil
		p.outline.set(r, nil)
		return
	}
	var found *lastYear
	p.host.Start(desk.Job{
		Key: "draftpane-outline",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			found, err = besideOutline(ctx, r.work.Priors[len(r.work.Priors)-1], r)
			return err
		},
		Done: func(err error) {
			if err == nil && p.known == r {
				p.lastYear = found
				p.outline.set(r, found)
				p.outline.follow(r, p.spot.block)
			}
		},
	})
}
