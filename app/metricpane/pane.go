// Package metricpane is 指标: every indicator of the draft and of the reports
// before it, by the years that the figures measure, with what follows from them
// and the sentences that state them.
package metricpane

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// Pane is the pane.
type Pane struct {
	host   desk.Host
	work   *desk.Work // what the book was made from; nil where there is nothing
	model  *model
	need   []float32 // the widths that the texts of the periods of needOf need
	needOf *table
	stale  bool // the library's reports have changed since they were read
	back   int  // by how many periods the table is scrolled to earlier ones
	class  widgets.Class

	rows      *widgets.Rows
	head      *tableHead
	title     *widgets.Cells
	field     *widgets.Field
	tables    *widgets.Choice
	all       *widgets.Toggle
	chips     [filterCount]*widgets.Toggle
	byField   *widgets.Toggle
	export    *widgets.Button // only of a draft
	details   *widgets.Button // opens the inspector in a compact window
	header    *fyne.Container
	tools     *fyne.Container
	columns   *widgets.Button // 列
	narrow    *widgets.Button // 筛选: by section and kind
	history   *widgets.Button // 已记住的更正
	rename    *renaming
	inspector *inspector
	regions   *widgets.Regions
	none      *widgets.Label // said where nothing passes the filters
	empty     fyne.CanvasObject
	content   fyne.CanvasObject
	detailed  bool // in a compact window: the inspector is open

	done, undone []step             // of the corrections, for Ctrl+Z and Ctrl+Y
	writes       int                // how many changes of the corrections were begun
	pending      *metric.Correction // waits for the place of the reports
	remembered   *remembered        // the sheet, nil while it is closed
	picker       *picker            // likewise
	restored     bool               // the row of the last session has been selected
}

// New makes the pane; Worked or Reload fills it.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, model: newModel(), class: widgets.Normal}
	p.model.onFold = p.fold
	p.rows = widgets.NewRows(p.model)
	p.rows.OnSelected = p.selected
	p.rows.OnOpened = p.opened
	p.rows.OnKey = p.key
	p.rows.OnDouble = func(i int) {
		if p.model.lines[i].row != nil {
			p.rename.begin()
		} else {
			p.opened(i)
		}
	}
	p.rows.OnDropped = p.dropped
	p.rows.OnDragged = p.dragged
	p.rows.OnMenu = func(_ int, at fyne.Position) { p.menu(at) }
	p.rows.OnShortcut = p.shortcut
	p.rename = newRenaming(p)
	p.rows.OnScrolled = p.rename.place
	p.head = newTableHead(p.model, p.sortBy, p.scrollPeriods)
	p.inspector = newInspector(p)
	p.empty = p.nothingYet()
	p.content = p.build()
	p.recall()
	p.show(nil)
	return p
}

// Content is the pane's whole surface.
func (p *Pane) Content() fyne.CanvasObject {
	if p.stale && p.host.Work() == nil {
		p.readReports()
	}
	return p.content
}

// Focus is what has the keyboard when the pane opens.
func (p *Pane) Focus() fyne.Focusable { return p.rows }

// Summary is what the status bar says of the pane.
func (p *Pane) Summary() string {
	t := p.model.table()
	if len(t.rows) == 0 {
		return ""
	}
	s := fmt.Sprintf(words.Of("%s 个指标，%d 个年度，%s 个数据", "%s indicators, %d periods, %s values"),
		widgets.Thousands(len(t.rows)), len(t.periods), widgets.Thousands(t.values))
	s += p.model.book.countExcluded()
	if info := p.model.book.reports[p.model.book.last()].Doc.Info; info.Year > 0 {
		s += fmt.Sprintf(words.Of("　列头是数据所属的年份：%s讲的是%d年", "　Heads are the years measured: %s reviews %d"),
			p.model.book.reportName(p.model.book.last()), info.Reviewed())
	}
	return s
}

// Worked takes a new state of the draft.
func (p *Pane) Worked(w *desk.Work) {
	if w == nil {
		p.readReports()
		return
	}
	var b *book
	p.host.Start(desk.Job{
		Key: "metric-table",
		Run: func(context.Context, func(int, int)) error {
			b = newBook(w, true)
			return nil
		},
		Done: func(error) {
			p.work = w
			p.show(b)
		},
	})
}

// show shows another book, and keeps what is selected where it is there still.
func (p *Pane) show(b *book) {
	if b == nil {
		b = newBook(nil, false)
	}
	kept, at := p.current(), p.rows.Selected()
	if b.place() != p.model.book.place() {
		p.done, p.undone = nil, nil
	}
	p.model.book = b
	if len(b.reports) == 0 {
		p.empty.Show()
		p.regions.Hide()
		p.tools.Hide()
	} else {
		p.empty.Hide()
		p.regions.Show()
		p.tools.Show()
	}
	p.export.Hidden = !b.isDraft
	p.showTitle()
	p.reclassHeader()
	p.retable()
	p.keepAt(kept, at)
	p.restore()
	p.resume()
	if p.host.Showing(desk.Metric) {
		p.host.Summarise()
		if c := p.host.Canvas(); len(b.reports) > 0 && c != nil && c.Focused() == nil {
			c.Focus(p.rows) // which nothing could have while it was hidden
		}
	}
}

// current is the row selected, nil for none.
func (p *Pane) current() *row {
	if i := p.rows.Selected(); i >= 0 && i < len(p.model.lines) {
		return p.model.lines[i].row
	}
	return nil
}

// keep selects a row where it is shown, else the first.
func (p *Pane) keep(r *row) { p.keepAt(r, 0) }

// keepAt selects a row where it is shown, else the one that stands in its
// place: who goes through doubtful names goes on at the next.
func (p *Pane) keepAt(r *row, at int) {
	i := p.model.find(r)
	if i < 0 {
		for k, l := range p.model.lines {
			if l.row != nil {
				if i = k; k >= at {
					break
				}
			}
		}
	}
	p.rows.SetSelected(i)
	if i == 1 { // with the head of its field
		p.rows.SetOffset(0)
	}
	p.inspect()
}

// inspect shows the selected indicator beside the table.
func (p *Pane) inspect() {
	if r := p.current(); r != nil {
		p.inspector.show(p.model.book, p.model.table(), r)
		if p.restored {
			p.rememberRow(r)
		}
	} else {
		p.inspector.show(nil, nil, nil)
	}
}

// retable takes the other table, or another book's: its columns and counts.
func (p *Pane) retable() {
	t := p.model.table()
	p.back = 0
	p.model.cursor = p.model.rest()
	if s := p.model.view.sorted; s.kind == periodColumn && s.period >= len(t.periods) {
		p.model.view.by = unsorted
	}
	counts := t.counts()
	for f, c := range p.chips {
		c.SetCount(counts[f])
	}
	p.all.SetCount(len(t.rows))
	p.tables.SetCounts(len(p.model.book.results.rows), len(p.model.book.targets.rows))
	p.relist()
	p.tools.Refresh()
	p.layColumns()
}

// relist makes the lines anew after a change of the view.
func (p *Pane) relist() {
	p.model.lines = p.model.view.lines(p.model.book)
	p.remember()
	p.none.Hidden = len(p.model.lines) > 0 || len(p.model.book.reports) == 0
	p.none.SetText(p.nothing())
	p.none.Refresh()
	p.rows.Reload()
}

// review makes the lines anew, and keeps the selection.
func (p *Pane) review() {
	kept := p.current()
	if kept == nil {
		kept = p.inspector.row
	}
	p.relist()
	p.head.Refresh()
	p.keep(kept)
}

func (p *Pane) nothing() string {
	if q := strings.TrimSpace(p.model.view.query); q != "" {
		return fmt.Sprintf(words.Of("没有找到“%s”", "Nothing found for “%s”"), q)
	}
	if len(p.model.table().rows) == 0 {
		return words.Of("还没有数据", "No figures yet")
	}
	return words.Of("没有这样的指标", "No such indicator")
}

// layColumns sets the columns out for the table's width.
func (p *Pane) layColumns() {
	t := p.model.table()
	if p.needOf != t {
		p.need, p.needOf = t.needs(), t
	}
	p.model.grid = t.lay(p.rows.Size().Width, p.widths(), p.back, p.need)
	p.model.generation++
	p.head.Refresh()
	p.rows.Refresh()
	p.rename.place()
}

// selected shows an indicator beside the table.
func (p *Pane) selected(i int) {
	if r := p.model.lines[i].row; r != nil {
		p.pending = nil
		p.inspector.show(p.model.book, p.model.table(), r)
		p.rememberRow(r)
	}
}

// filter turns one filter on or off; -1 turns all off.
func (p *Pane) filter(f int) {
	filters := &p.model.view.filters
	if f < 0 {
		*filters = [filterCount]bool{}
	} else {
		filters[f] = !filters[f]
	}
	for i, c := range p.chips {
		c.SetOn(filters[i])
	}
	p.all.SetOn(*filters == [filterCount]bool{})
	p.review()
}
