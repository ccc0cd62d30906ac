// Package checkpane is 校核: what the rules found in the draft, by rule and by
// gravity, each with its place in the draft and the place it is held against.
package checkpane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/readback"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// Pane is the pane.
type Pane struct {
	host  desk.Host
	work  *desk.Work // nil where there is no draft
	model *model
	class widgets.Class
	side  side // what lies over the list in a compact window

	rows      *widgets.Rows
	rules     *widgets.Rows
	ruleList  *ruleList
	chips     [3]*widgets.Toggle
	header    *fyne.Container
	pick      *widgets.Button // opens the rules of a compact window
	details   *widgets.Button // opens its inspector
	list      *widgets.Button // exports the findings
	basis     *widgets.Label
	inspector *inspector
	regions   *widgets.Regions
	empty     *emptyState
	content   fyne.CanvasObject

	readback *readback.View // the second view
	views    *widgets.Choice
	stage    *fyne.Container // what the chosen view shows below the header
	second   bool            // the second view is the one that is shown

	titleBar     *fyne.Container
	actions      []fyne.CanvasObject // of the findings, in the header from the right
	findingsView fyne.CanvasObject
}

// side is a region that lies over the list in a compact window.
type side int

const (
	noSide side = iota
	rulesSide
	detailSide
)

// New makes the pane; Worked fills it.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, class: widgets.Normal, ruleList: &ruleList{}}
	p.model = &model{heights: map[widgets.Type]float32{}, onFold: p.fold}
	p.rows = widgets.NewRows(p.model)
	p.rows.OnSelected = func(int) { p.inspect(); p.host.Summarise() }
	p.rows.OnOpened = p.opened
	p.rows.OnKey = p.key
	p.rows.OnShortcut = p.shortcut
	p.rules = widgets.NewRows(p.ruleList)
	p.rules.OnSelected = p.chooseRule
	p.rules.OnOpened = func(int) { p.open(noSide); p.focus(p.rows) }
	p.inspector = newInspector(p.goTo, p.take)
	p.readback = readback.New(host)
	p.content = p.build()
	p.recallView()
	p.readback.OnChanged = p.countViews
	p.show(findings{})
	p.setView(false)
	return p
}

// ReadBack reads a review workbook in the second view.
func (p *Pane) ReadBack(name string, data []byte) {
	p.showView(true)
	p.readback.Open(name, data)
}

// showView shows the findings, or what a review workbook brought back.
func (p *Pane) showView(second bool) {
	p.setView(second)
	p.focus(p.Focus())
	p.host.Summarise()
}

func (p *Pane) setView(second bool) {
	p.second = second
	p.views.Set(map[bool]int{true: 1}[second])
	p.stage.Objects = []fyne.CanvasObject{p.findingsView}
	if second {
		p.stage.Objects = []fyne.CanvasObject{p.readback.Content()}
	}
	p.setHeader()
	p.stage.Refresh()
}

// setHeader puts the actions of the view that is shown into the header.
func (p *Pane) setHeader() {
	p.header.Objects = append([]fyne.CanvasObject{p.titleBar}, p.actions...)
	if p.second {
		p.header.Objects = append([]fyne.CanvasObject{p.titleBar}, p.readback.Actions()...)
	}
	p.header.Refresh()
}

// countViews shows how much there is in either view.
func (p *Pane) countViews() {
	p.views.SetCounts(p.model.found.mistakes(), p.readback.Count())
	p.titleBar.Refresh()
	p.header.Refresh()
}

// Content is the pane's whole surface.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// Focus is what has the keyboard when the pane opens.
func (p *Pane) Focus() fyne.Focusable {
	if p.second {
		return p.readback.Focus()
	}
	return p.rows
}

// Summary is what the status bar says of the pane.
func (p *Pane) Summary() string {
	if p.work == nil {
		return ""
	}
	if p.second {
		return p.readback.Summary()
	}
	s := fmt.Sprintf(words.Of("发现 %d 处", "%d findings"), p.model.found.mistakes())
	if n := p.model.found.blanks; n > 0 {
		s += fmt.Sprintf(words.Of("　待填 %s 处", "　%s to fill in"), widgets.Thousands(n))
	}
	if a := p.model.found.against(); a != "" {
		s += words.Of("　对照 ", "　against ") + a
	}
	if len(p.model.found.all) == 0 {
		return s
	}
	if one := p.inspector.shown; one != nil && one.Suggestion != "" {
		s += words.Of("　Enter 采纳建议", "　Enter takes the suggestion")
	}
	return s + words.Of("　Ctrl+Enter 到起草中看", "　Ctrl+Enter shows it in the draft")
}

// Escape closes what lies over the list, then goes back to the list.
func (p *Pane) Escape() {
	p.open(noSide)
	p.focus(p.Focus())
}

func (p *Pane) focus(f fyne.Focusable) {
	if c := p.host.Canvas(); c != nil {
		c.Focus(f)
	}
}

// Step selects the next or previous finding.
func (p *Pane) Step(forward bool) {
	if p.second {
		p.readback.Step(forward)
		return
	}
	if p.rows.Step(forward, func(i int) bool { return p.model.lines[i].finding != nil }) {
		return
	}
	p.host.Say(words.Of("没有别的发现", "No other finding"), nil)
}

// Worked takes a new state of the draft.
func (p *Pane) Worked(w *desk.Work) {
	p.work = w
	p.readback.Worked(w)
	if w == nil {
		p.show(findings{})
		return
	}
	p.show(newFindings(w.Draft, w.Priors, w.Findings))
}

// show shows other findings, and keeps what is selected where it is there still.
func (p *Pane) show(f findings) {
	kept, at := p.inspector.shown, p.rows.Selected()
	p.model.found = f
	p.model.generation++
	counts := f.counts()
	for i, c := range p.chips {
		c.SetCount(counts[i])
		c.Hidden = p.work == nil
	}
	p.countViews()
	p.list.SetEnabled(len(f.all) > 0)
	p.basis.SetText(f.against())
	p.ruleList.total, p.ruleList.rules = f.mistakes(), f.rules()
	if len(f.all) > 0 && p.ruleRow() == allRow {
		p.model.view.rule = "" // it finds nothing any more
	}
	p.rules.Reload()
	p.rules.SetSelected(p.ruleRow())
	p.relist()
	i := p.model.find(kept)
	if i < 0 && at >= 0 { // it is gone: the one in its place
		i = p.findingFrom(min(at, len(p.model.lines)-1))
	}
	if i < 0 {
		i = p.findingFrom(0)
	}
	p.selectLine(i)
	if p.host.Showing(desk.Check) {
		p.host.Summarise()
		if c := p.host.Canvas(); p.work != nil && c != nil && c.Focused() == nil {
			c.Focus(p.Focus()) // which nothing could have while it was hidden
		}
	}
}

// findingFrom is the first line of a finding from line i on, -1 for none.
func (p *Pane) findingFrom(i int) int {
	for ; i >= 0 && i < len(p.model.lines); i++ {
		if p.model.lines[i].finding != nil {
			return i
		}
	}
	return -1
}

func (p *Pane) selectLine(i int) {
	p.rows.SetSelected(i)
	if i == 1 { // with the head above
		p.rows.SetOffset(0)
	}
	p.inspect()
}

// ruleRow is the row of the rule that is chosen.
func (p *Pane) ruleRow() int {
	for i, r := range p.ruleList.rules {
		if r.id == p.model.view.rule {
			return firstRule + i
		}
	}
	return allRow
}

// relist makes the lines anew after a change of the view.
func (p *Pane) relist() {
	p.model.lines = p.model.view.lines(&p.model.found)
	p.rows.Reload()
	p.showEmpty()
}

// review makes the lines anew, and keeps the selection.
func (p *Pane) review() {
	kept := p.inspector.shown
	p.relist()
	i := p.model.find(kept)
	if i < 0 {
		i = p.findingFrom(0)
	}
	p.selectLine(i)
}

// showEmpty says in the list's place why it is empty.
func (p *Pane) showEmpty() {
	none := len(p.model.lines) == 0
	p.empty.SetVisible(none)
	p.regions.Hidden = p.work == nil
	switch {
	case !none:
	case p.work == nil:
		p.empty.say(words.Of("还没有草稿。可以从上年报告起稿。", "No draft yet."), true)
	case len(p.model.found.all) > 0:
		p.empty.say(words.Of("没有这样的发现", "No such finding"), false)
	default:
		say := words.Of("没有发现问题。", "Nothing found.")
		if a := p.model.found.against(); a != "" {
			say += fmt.Sprintf(words.Of("已对照 %s。", " Checked against %s."), a)
		}
		p.empty.say(say, false)
	}
	p.regions.Refresh()
}

// inspect shows the finding that is selected.
func (p *Pane) inspect() {
	i := p.rows.Selected()
	if i < 0 || i >= len(p.model.lines) {
		p.inspector.show(&p.model.found, nil)
		return
	}
	if one := p.model.lines[i].finding; one != nil {
		p.inspector.show(&p.model.found, one)
	}
}

func (p *Pane) chooseRule(i int) {
	p.model.view.rule = ""
	if i >= firstRule {
		p.model.view.rule = p.ruleList.rules[i-firstRule].id
	}
	p.foldBlanks()
	p.keepView()
	p.review()
}

// foldBlanks shows what is to be filled in where its rule was asked for.
func (p *Pane) foldBlanks() {
	p.model.view.folded[blanksGroup] = p.model.view.rule != check.BlanksRule
}

// opened shows a finding in the draft; on a head it folds.
func (p *Pane) opened(i int) {
	l := p.model.lines[i]
	if l.finding == nil {
		p.fold(l.group)
		return
	}
	p.goTo(-1, l.finding.Span)
}

// goTo opens report i, or the draft for -1, at a place.
func (p *Pane) goTo(i int, at text.Span) {
	if p.work == nil {
		return
	}
	if i < 0 {
		i = len(p.work.Priors)
	}
	p.host.ShowPlace(desk.Place{Ref: p.work.Ref(i), Span: at})
}

// fold hides or shows a group's findings, and leaves its head selected.
func (p *Pane) fold(g int) {
	p.model.view.folded[g] = !p.model.view.folded[g]
	p.relist()
	for i, l := range p.model.lines {
		if l.finding == nil && l.group == g {
			p.rows.SetSelected(i)
		}
	}
}

// filter turns a severity on or off.
func (p *Pane) filter(rk int) {
	on := &p.model.view.severities[rk]
	*on = !*on
	p.chips[rk].SetOn(*on)
	p.keepView()
	p.review()
}

// newDraft begins a draft from nothing: the sheet offers the reports.
func (p *Pane) newDraft() { p.host.NewDraft(library.Entry{}) }

// build lays the pane out.
func (p *Pane) build() fyne.CanvasObject {
	title := widgets.NewCells(1)
	title.Set(false, false, widgets.Cell{Text: words.Of("校核", "Check"), Type: widgets.TitleType, Ink: widgets.TextInk, X: 16, Y: 12, Width: widgets.ByText})
	p.pick = widgets.NewButton("", "filter", widgets.Quiet, func() { p.open(rulesSide) })
	p.details = widgets.NewButton("", "info", widgets.Quiet, func() { p.open(detailSide) })
	p.views = widgets.NewChoice([]string{words.Of("校核发现", "Findings"), words.Of("核对表读回", "Review table")}, func(i int) { p.showView(i == 1) })
	p.titleBar = container.New(widgets.Bar{Height: look.HeaderHeight, Inset: 80}, p.views.Container)
	p.titleBar = container.New(widgets.Over{}, title, p.titleBar)
	p.list = widgets.NewButton(words.Of("导出清单", "Export list"), "export", widgets.Secondary, p.exportList)
	p.actions = []fyne.CanvasObject{p.details, p.pick, p.list}
	for rk := len(p.chips) - 1; rk >= 0; rk-- {
		c := widgets.NewToggle(groupWord(rk), func() { p.filter(rk) })
		c.Symbol = widgets.NewSymbol(signs[rk].icon, signs[rk].ink, 14)
		p.chips[rk] = c
		p.actions = append(p.actions, c)
	}
	p.header = container.New(widgets.Beside{Height: look.HeaderHeight, Gap: 8, Inset: 16}, p.titleBar)
	p.basis = widgets.NewLabel("", widgets.UIType, widgets.TextInk)
	foot := container.New(footLayout{}, widgets.NewLine(),
		widgets.NewLabel(words.Of("对照依据", "Checked against"), widgets.CaptionType, widgets.Text3Ink), p.basis)
	left := widgets.NewSurface(widgets.OnChrome, widgets.NewDock(widgets.Dock{Bottom: foot, Top: gap(8), Middle: p.rules}))
	p.empty = newEmptyState(p.newDraft)
	middle := widgets.NewSurface(widgets.OnPaper, p.rows)
	right := widgets.NewSurface(widgets.OnChrome, p.inspector.flow)
	p.regions = widgets.NewRegions(left, middle, right, widgets.Width{At: 200, Min: 180, Max: 320}, widgets.Width{At: 412, Min: 300, Max: 560})
	p.regions.OnResized = p.keepWidths
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.header), widgets.NewLine())
	body := container.New(bodyLayout{p}, p.regions, p.empty.content)
	p.findingsView = body
	p.stage = container.New(widgets.Over{}, body)
	return container.New(&widgets.Classed{Changed: p.reclass}, widgets.NewDock(widgets.Dock{Top: top, Middle: p.stage}))
}

// TakeTicked takes what is ticked in the second view into the draft.
func (p *Pane) TakeTicked() { p.readback.Take() }
