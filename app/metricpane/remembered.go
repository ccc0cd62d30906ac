package metricpane

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// remembered is the sheet of the corrections that are kept for the place
// (已记住的更正), each of which can be taken back, and brought back while the
// sheet is open.
type remembered struct {
	*widgets.Sheet
	p     *Pane
	rows  *widgets.Rows
	list  []library.Correction // the newest first
	links map[fyne.CanvasObject]*rememberedRow
}

// rememberedRow is the object of one line.
type rememberedRow struct {
	cells *widgets.Cells
	link  *widgets.Link
	at    int
}

// showRemembered opens the sheet.
func (p *Pane) showRemembered() {
	r := &remembered{p: p, list: slices.Clone(p.model.book.corrections), links: map[fyne.CanvasObject]*rememberedRow{}}
	slices.Reverse(r.list)
	r.rows = widgets.NewRows(r)
	r.rows.OnOpened = r.turn
	r.rows.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyDelete {
			return false
		}
		r.turn(r.rows.Selected())
		return true
	}
	done := widgets.NewButton(words.Of("关闭", "Close"), "", widgets.Secondary, func() { r.Close() })
	r.Sheet = widgets.NewSheet(words.Of("已记住的更正", "Remembered corrections"), widgets.NewSurface(widgets.OnPaper, r.rows), fyne.NewSize(760, 520), done)
	r.Caption = p.model.book.place()
	r.Note = words.Of("用于这个地区的各年报告和草稿，以后导入的也算。", "They hold for all reports and drafts of the place, those to come too.")
	r.OnClosed = func() {
		p.remembered = nil
		p.focus(p.rows)
	}
	p.remembered = r
	r.rows.SetSelected(0)
	r.ShowOver(p.host.Canvas(), r.rows)
}

// relist shows what holds now.
func (r *remembered) relist() { r.rows.Refresh() }

// held reports whether a correction holds, and unfit whether it finds nothing
// to do in these reports.
func (r *remembered) held(c library.Correction) (held, unfit bool) {
	b := r.p.model.book
	at := slices.IndexFunc(b.corrections, func(k library.Correction) bool { return k.ID == c.ID })
	return at >= 0, slices.Contains(b.unfit, at)
}

// turn takes the correction of a line back, or brings it back.
func (r *remembered) turn(i int) {
	if i >= 0 && i < len(r.list) {
		held, _ := r.held(r.list[i])
		r.p.hold(r.list[i], !held)
	}
}

// Count, Kind, Height, Selectable, New and Bind implement widgets.Model.
func (r *remembered) Count() int { return len(r.list) }

// Kind: see Count.
func (r *remembered) Kind(int) int { return 0 }

// Height: see Count.
func (r *remembered) Height(int, float32) float32 { return 32 }

// Selectable: see Count.
func (r *remembered) Selectable(int) bool { return true }

// New: see Count.
func (r *remembered) New(int) fyne.CanvasObject {
	o := &rememberedRow{cells: widgets.NewCells(2)}
	o.link = widgets.NewLink("", func() { r.turn(o.at) })
	object := container.New(widgets.Beside{Height: 32, Gap: 12, Inset: 18}, o.cells, o.link)
	r.links[object] = o
	return object
}

// Bind: see Count.
func (r *remembered) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	o, c := r.links[object], r.list[i]
	o.at = i
	held, unfit := r.held(c)
	said, ink, word := c.Made.Local().Format("2006-01-02"), widgets.TextInk, words.Of("撤销", "Undo")
	switch {
	case !held:
		said, ink, word = words.Of("已撤销", "Undone"), widgets.Text3Ink, words.Of("恢复", "Restore")
	case unfit:
		said, ink = words.Of("这几份报告里没有用上", "Finds nothing in these reports"), widgets.Text3Ink
	}
	o.link.SetText(word)
	o.cells.Set(state.Selected, state.Hovered,
		widgets.Cell{Text: c.String(), Type: widgets.UIType, Ink: ink, X: 16, Y: 6, Width: -160},
		widgets.Cell{Text: said, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: -150, Y: 7, Width: 140, Align: fyne.TextAlignTrailing})
	object.Refresh()
}

// countExcluded is what the status bar says of indicators that are left out.
func (b *book) countExcluded() string {
	if n := len(b.excluded); n > 0 {
		return fmt.Sprintf(words.Of("　不列入 %d 个", "　%d left out"), n)
	}
	return ""
}
