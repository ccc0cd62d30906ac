// Package metricpane is 指标: every indicator of the draft and of the reports
// before it, by the years that the figures measure, with what follows from them
// and the sentences that state them.
package metricpane

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
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
	tools     *fyne.Container
	inspector *inspector
	regions   *widgets.Regions
	none      *widgets.Label // said where nothing passes the filters
	empty     fyne.CanvasObject
	content   fyne.CanvasObject
	detailed  bool // in a compact window: the inspector is open
}

// New makes the pane; Worked or Reload fills it.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, model: newModel(), class: widgets.Normal}
	p.model.onFold = p.fold
	p.rows = widgets.NewRows(p.model)
	p.rows.OnSelected = p.selected
	p.rows.OnOpened = p.opened
	p.rows.OnKey = p.key
	p.rows.OnShortcut = p.shortcut
	p.head = newTableHead(p.model, p.sortBy, p.scrollPeriods)
	p.inspector = newInspector(p.goTo)
	p.empty = p.nothingYet()
	p.content = p.build()
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
	if info := p.model.book.reports[p.model.book.last()].Doc.Info; info.Year > 0 {
		s += fmt.Sprintf(words.Of("　列头是数据所属的年份：%s讲的是%d年", "　Heads are the years measured: %s reviews %d"),
			p.model.book.reportName(p.model.book.last()), info.Reviewed())
	}
	return s
}

// Find puts the keyboard into the search field.
func (p *Pane) Find() { p.focus(p.field) }

// Escape closes the inspector where it lies over the table, then goes back to
// the table.
func (p *Pane) Escape() {
	if p.class == widgets.Compact && p.detailed {
		p.detail(false)
	}
	p.focus(p.rows)
}

func (p *Pane) focus(f fyne.Focusable) {
	if c := p.host.Canvas(); c != nil {
		c.Focus(f)
	}
}

// Step selects the next or previous indicator that disagrees or is doubtful.
func (p *Pane) Step(forward bool) {
	d, i := 1, p.rows.Selected()
	if !forward {
		d = -1
		if i < 0 {
			i = len(p.model.lines)
		}
	}
	for i += d; i >= 0 && i < len(p.model.lines); i += d {
		if r := p.model.lines[i].row; r != nil && (r.verdict == differs || r.verdict == doubtful) {
			p.rows.SelectAmid(i)
			return
		}
	}
	p.host.Say(words.Of("没有别的不一致或存疑的指标", "No other indicator disagrees or is doubtful"), nil)
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
			b = newBook(w.Reports(), w.Series, true)
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
		b = newBook(nil, nil, false)
	}
	kept := p.current()
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
	p.retable()
	p.keep(kept)
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
func (p *Pane) keep(r *row) {
	i := p.model.find(r)
	if i < 0 {
		for k, l := range p.model.lines {
			if l.row != nil {
				i = k
				break
			}
		}
	}
	p.rows.SetSelected(i)
	if i == 1 { // with the head of its field
		p.rows.SetOffset(0)
	}
	if i >= 0 {
		p.inspector.show(p.model.book, p.model.table(), p.model.lines[i].row)
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
	p.model.grid = t.lay(p.rows.Size().Width, p.class, p.back, p.need)
	p.model.generation++
	p.head.Refresh()
	p.rows.Refresh()
}

// selected shows an indicator beside the table.
func (p *Pane) selected(i int) {
	if r := p.model.lines[i].row; r != nil {
		p.inspector.show(p.model.book, p.model.table(), r)
	}
}

// opened goes to the sentence of the cell that the keyboard is at; on a head it folds.
func (p *Pane) opened(i int) {
	l := p.model.lines[i]
	if l.row == nil {
		p.fold(l.field)
		return
	}
	if ref := p.model.sourceOf(l.row); ref != nil {
		_, f := ref.Of(p.model.book.reports)
		p.goTo(ref.Report, f.Span)
	}
}

// sourceOf is the figure of the row's cell at the cursor, else its newest one.
func (m *model) sourceOf(r *row) *metric.Ref {
	if v := r.at(m.cursor); v.ref != nil {
		return v.ref
	}
	for i := len(r.values) - 1; i >= 0; i-- {
		if ref := r.values[i].ref; ref != nil {
			return ref
		}
	}
	return nil
}

func (p *Pane) goTo(report int, span text.Span) {
	if p.work != nil {
		p.host.ShowPlace(desk.Place{Ref: p.work.Ref(report), Span: span})
	}
}

// fold hides or shows a field's rows, and leaves its head selected.
func (p *Pane) fold(field string) {
	p.model.view.folded[field] = !p.model.view.folded[field]
	p.relist()
	for i, l := range p.model.lines {
		if l.row == nil && l.field == field {
			p.rows.SetSelected(i)
		}
	}
}

func (p *Pane) sortBy(c column) {
	p.model.view.sortBy(c)
	p.review()
}

// scrollPeriods shows earlier periods, or later ones where by is negative.
func (p *Pane) scrollPeriods(by int) {
	g := p.model.grid
	p.back = max(0, p.back+min(by, g.earlier))
	p.layColumns()
}

// key takes the keys that move between cells, and Space.
func (p *Pane) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		p.moveCursor(-1)
	case fyne.KeyRight:
		p.moveCursor(1)
	case fyne.KeySpace:
		i := p.rows.Selected()
		if i >= 0 && p.model.lines[i].row == nil {
			p.fold(p.model.lines[i].field)
		} else if p.class == widgets.Compact {
			p.detail(!p.detailed)
		}
	default:
		return false
	}
	return true
}

// shortcut takes Ctrl+C: it copies the row as it is shown, for a spreadsheet.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	r := p.current()
	if _, ok := s.(*fyne.ShortcutCopy); !ok || r == nil {
		return false
	}
	cells := []string{r.name, r.unit}
	for _, slot := range p.model.grid.slots {
		switch slot.kind {
		case nameColumn, unitColumn, trendColumn:
		case verdictColumn:
			cells = append(cells, signs[r.verdict].word())
		default:
			cells = append(cells, r.at(slot.column).text)
		}
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(cells, "\t"))
	p.host.Say(fmt.Sprintf(words.Of("已复制：%s", "Copied: %s"), r.name), nil)
	return true
}

// moveCursor goes to the next cell that stands for a place in a text: a period,
// or the growth that the report states.
func (p *Pane) moveCursor(d int) {
	t := p.model.table()
	at := p.model.cursor.period
	if p.model.cursor.kind == statedColumn {
		at = len(t.periods)
	}
	at = max(0, min(len(t.periods), at+d))
	p.model.cursor = column{periodColumn, at}
	if at == len(t.periods) {
		p.model.cursor = column{kind: statedColumn}
		if widthsOf(p.class).stated == 0 {
			p.model.cursor = column{periodColumn, max(0, at-1)}
		}
	} else if at < t.tail() {
		if first := p.model.grid.earlier; at < first {
			p.back += first - at
		} else if to := t.tail() - p.model.grid.later; at >= to {
			p.back -= at - to + 1
		}
	}
	p.layColumns()
}

// reclass takes another class of widths. The inspector has the width that it
// was given in that class.
func (p *Pane) reclass(c widgets.Class) {
	p.class = c
	p.details.Hidden = c != widgets.Compact
	if p.field.Wide = 176; c == widgets.Compact {
		p.field.Wide = 112
	}
	p.tools.Refresh()
	p.regions.SetOver(c == widgets.Compact)
	width := float32(352)
	switch c {
	case widgets.Narrow:
		width = 320
	case widgets.Wide:
		width = 460
	}
	p.regions.SetWidths(0, float32(p.host.Preferences().FloatWithFallback(p.widthKey(), float64(width))))
	p.detail(p.detailed)
}

func (p *Pane) widthKey() string { return "metric.inspector." + p.class.String() }

// detail opens or closes the inspector of a compact window.
func (p *Pane) detail(open bool) {
	p.detailed = open
	p.regions.SetFolded(false, p.class == widgets.Compact && !open)
}

func (p *Pane) nothingYet() fyne.CanvasObject {
	say := widgets.NewLabel(words.Of("导入报告后，数据会自动列在这里。", "Figures appear here once a report is imported."), widgets.LeadType, widgets.Text2Ink)
	say.Align = fyne.TextAlignCenter
	act := widgets.NewButton(words.Of("导入", "Import"), "import", widgets.Primary, p.host.PickFiles)
	return widgets.NewSurface(widgets.OnPaper, container.New(widgets.Third{}, say, act))
}

// showTitle writes the pane's head: whose reports these are.
func (p *Pane) showTitle() {
	b := p.model.book
	cells := []widgets.Cell{{Text: words.Of("指标", "Figures"), Type: widgets.TitleType, Ink: widgets.TextInk, X: 16, Y: 12, Width: widgets.ByText}}
	if len(b.reports) > 0 {
		var names []string
		for i := range b.reports {
			names = append(names, b.shortName(i))
		}
		cells = append(cells,
			widgets.Cell{Text: b.reports[b.last()].Doc.Info.Place, Type: widgets.UIType, Ink: widgets.Text2Ink, X: 12, Y: 15, Width: widgets.ByText, After: true},
			widgets.Cell{Text: strings.Join(names, " · "), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 12, Y: 16, Width: -8, After: true})
	}
	p.title.Set(false, false, cells...)
}

// shortName is 2025报告, 2026本稿.
func (b *book) shortName(i int) string {
	year := ""
	if y := b.reports[i].Doc.Info.Year; y > 0 {
		year = fmt.Sprint(y)
	}
	if b.isDraft && i == b.last() {
		return year + words.Of("本稿", " draft")
	}
	return year + words.Of("报告", "")
}

// build lays the pane out.
func (p *Pane) build() fyne.CanvasObject {
	p.title = widgets.NewCells(3)
	p.details = widgets.NewButton("", "info", widgets.Quiet, func() { p.detail(!p.detailed) })
	p.export = widgets.NewButton(words.Of("导出核对表", "Export review table"), "export", widgets.Primary, p.host.Export)
	header := container.New(widgets.Beside{Height: look.HeaderHeight, Gap: 8, Inset: 16}, p.title, p.export, p.details)
	p.buildTools()
	p.none = widgets.NewLabel("", widgets.UIType, widgets.Text3Ink)
	p.none.Align = fyne.TextAlignCenter
	list := container.New(tableLayout{p}, p.head, p.rows, p.none)
	middle := widgets.NewSurface(widgets.OnPaper, list)
	right := widgets.NewSurface(widgets.OnChrome, p.inspector.flow)
	p.regions = widgets.NewRegions(nil, middle, right, widgets.Width{}, widgets.Width{At: 352, Min: 300, Max: 560})
	p.regions.OnResized = func(_, right float32) { p.host.Preferences().SetFloat(p.widthKey(), float64(right)) }
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, header), widgets.NewLine(),
		widgets.NewSurface(widgets.OnChrome, p.tools), widgets.NewLine())
	return container.New(&widgets.Classed{Changed: p.reclass}, widgets.NewDock(widgets.Dock{Top: top, Middle: container.NewStack(p.regions, p.empty)}))
}

// buildTools makes the row of search, tables and filters.
func (p *Pane) buildTools() {
	p.field = widgets.NewField(words.Of("筛选指标", "Filter"), "search", 176)
	p.field.OnChanged = func(s string) {
		p.model.view.query = s
		p.review()
	}
	p.field.OnSubmitted = func(string) { p.focus(p.rows) }
	p.field.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyDown:
			p.focus(p.rows)
		case fyne.KeyEscape:
			p.field.SetText("")
			p.focus(p.rows)
		default:
			return false
		}
		return true
	}
	p.tables = widgets.NewChoice([]string{words.Of("完成值", "Results"), words.Of("目标", "Targets")}, func(i int) {
		kept := p.current()
		p.model.view.status = []metric.Status{metric.Actual, metric.Target}[i]
		p.retable()
		p.keep(kept)
		p.host.Summarise()
	})
	p.all = widgets.NewToggle(words.Of("全部", "All"), func() { p.filter(-1) })
	p.all.SetOn(true)
	names := [filterCount]string{
		words.Of("不一致", "Disagrees"), words.Of("存疑", "Doubtful"), words.Of("本稿缺", "Missing here"), words.Of("新出现", "New"),
	}
	objects := []fyne.CanvasObject{p.field, p.tables.Container, p.all}
	for f := range p.chips {
		p.chips[f] = widgets.NewToggle(names[f], func() { p.filter(f) })
		objects = append(objects, p.chips[f])
	}
	p.byField = widgets.NewToggle(words.Of("按领域", "By field"), func() {
		p.model.view.grouped = !p.model.view.grouped
		p.byField.SetOn(p.model.view.grouped)
		p.review()
	})
	p.byField.SetOn(true)
	p.tools = container.New(widgets.Bar{Height: look.ToolHeight, Inset: 16, Gap: 8, Right: 1}, append(objects, p.byField)...)
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
