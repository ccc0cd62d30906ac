package metricpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// reclass takes another class of widths. The inspector has the width that it
// was given in that class.
func (p *Pane) reclass(c widgets.Class) {
	p.class = c
	p.details.Hidden = c != widgets.Compact
	p.reclassHeader()
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
	p.history = widgets.NewButton("", "history", widgets.Secondary, p.showRemembered)
	p.header = container.New(widgets.Beside{Height: look.HeaderHeight, Gap: 8, Inset: 16}, p.title, p.export, p.details, p.history)
	p.buildTools()
	p.none = widgets.NewLabel("", widgets.UIType, widgets.Text3Ink)
	p.none.Align = fyne.TextAlignCenter
	list := container.New(tableLayout{p}, p.head, p.rows, p.none, p.rename.field)
	middle := widgets.NewSurface(widgets.OnPaper, list)
	right := widgets.NewSurface(widgets.OnChrome, p.inspector.flow)
	p.regions = widgets.NewRegions(nil, middle, right, widgets.Width{}, widgets.Width{At: 352, Min: 300, Max: 560})
	p.regions.OnResized = func(_, right float32) { p.host.Preferences().SetFloat(p.widthKey(), float64(right)) }
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.header), widgets.NewLine(),
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
	p.narrow = widgets.NewButton("", "filter", widgets.Quiet, func() { p.below(p.narrow, p.filterItems()) })
	p.columns = widgets.NewButton("", "table", widgets.Quiet, func() { p.below(p.columns, p.columnItems()) })
	p.tools = container.New(widgets.Bar{Height: look.ToolHeight, Inset: 16, Gap: 4, Right: 3}, append(objects, p.byField, p.narrow, p.columns)...)
}
