package comparepane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// modes are the segments of the choice, in their order.
var modes = []compare.Mode{compare.Auto, compare.Revision, compare.Year}

// parts are the pane's controls.
type parts struct {
	content              fyne.CanvasObject
	header               fyne.CanvasObject
	oldPicker, newPicker *picker
	years                *otherYears
	swap                 *widgets.Button
	modeChoice, columns  *widgets.Choice
	seekButton, export   *widgets.Button

	all            *widgets.Toggle
	hideSame       *widgets.Check
	divide         *widgets.Line
	chips          [filters]*widgets.Toggle
	position       *widgets.Label
	previous, next *widgets.Button
	tools, toolRow *fyne.Container

	list  *fyne.Container // with the map
	empty *fyne.Container // what stands in its place
	say   *widgets.Label
	pick  *widgets.Button
}

// build makes the pane's surface.
func (p *Pane) build() {
	p.list = container.New(listLayout{}, p.rows, p.sticky, widgets.NewLineDown(), widgets.NewSurface(widgets.OnChrome, p.overview))
	p.parts.say = widgets.NewLabel("", widgets.LeadType, widgets.Text2Ink)
	p.parts.say.Align = fyne.TextAlignCenter
	p.pick = widgets.NewButton(words.Of("选择", "Choose"), "compare", widgets.Secondary, func() { p.choose(!p.before.none() && p.after.none()) })
	p.empty = container.New(emptyLayout{}, p.parts.say, p.pick)
	middle := widgets.NewSurface(widgets.OnPaper, container.NewStack(p.list, p.empty))
	p.toolRow = container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.buildTools()), widgets.NewLine())
	p.header = p.buildHeader()
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.header), widgets.NewLine(), p.toolRow, p.buildSearch())
	p.content = widgets.NewDock(widgets.Dock{Top: top, Middle: middle})
}

// buildHeader makes the pickers, the mode and the columns.
func (p *Pane) buildHeader() fyne.CanvasObject {
	p.oldPicker = newPicker(func() { p.choose(true) })
	p.years = newOtherYears()
	p.newPicker = newPicker(func() { p.choose(false) })
	p.swap = widgets.NewButton("", "swap", widgets.Quiet, p.exchange)
	p.modeChoice = widgets.NewChoice([]string{words.Of("自动", "Auto"), words.Of("修订", "Revision"), words.Of("跨年", "Years")},
		func(i int) { p.setMode(modes[i]) })
	p.columns = widgets.NewChoice([]string{words.Of("并排", "Side by side"), words.Of("合并", "One column")},
		func(i int) { p.setUnified(i == 1) })
	p.seekButton = widgets.NewButton("", "search", widgets.Quiet, p.Find)
	p.export = widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, func() { p.Export() })
	h := headerLayout{p: p}
	p.showPickers()
	return container.New(h, p.oldPicker, p.years.holder, p.modeChoice.Container, p.swap, p.newPicker, p.columns.Container, p.seekButton, p.export)
}

// buildTools makes the filters and the steps.
func (p *Pane) buildTools() fyne.CanvasObject {
	p.all = widgets.NewToggle(words.Of("全部", "All"), func() {
		p.lines.on = [filters]bool{}
		p.refilter()
	})
	objects := []fyne.CanvasObject{p.all}
	for f := range filters {
		chip := widgets.NewToggle(f.word(), nil)
		chip.Badge = widgets.NewBadge(f.sign(), faces[f].ink, faces[f].tint, 16)
		chip.Badge.Dashed = f == moved
		chip.OnTapped = func() {
			p.lines.on[f] = !p.lines.on[f]
			p.refilter()
		}
		p.chips[f] = chip
		objects = append(objects, chip)
	}
	p.hideSame = widgets.NewCheck(words.Of("隐藏相同", "Hide same"), p.setHideSame)
	p.divide = widgets.NewLineDown()
	p.position = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	p.position.Align = fyne.TextAlignTrailing
	p.previous = widgets.NewButton(words.Of("上一处", "Previous"), "up", widgets.Secondary, func() { p.Step(false) })
	p.next = widgets.NewButton(words.Of("下一处", "Next"), "down", widgets.Secondary, func() { p.Step(true) })
	objects = append(objects, p.divide, p.hideSame, p.position, p.previous, p.next)
	p.tools = container.New(toolLayout{p: p}, objects...)
	return p.tools
}

// showPickers names the two texts.
func (p *Pane) showPickers() {
	show := func(k *picker, s source, none string) {
		if s.none() {
			k.set("file", "", none)
			return
		}
		k.set(s.icon, s.strong, s.rest)
	}
	show(p.oldPicker, p.before, words.Of("选择旧文", "Choose the old text"))
	show(p.newPicker, p.after, words.Of("选择新文", "Choose the new text"))
	p.years.follow(p)
	p.swap.SetEnabled(!p.before.none() || !p.after.none())
	if p.content != nil {
		p.content.Refresh()
	}
}

// recallMode takes the mode that was chosen for the two texts.
func (p *Pane) recallMode() {
	p.mode = compare.Mode(p.host.Preferences().StringWithFallback(p.modeKey(), string(compare.Auto)))
	p.showMode()
}

func (p *Pane) showMode() {
	for i, m := range modes {
		if m == p.mode {
			p.modeChoice.Set(i)
		}
	}
}

// showState shows the list, or what stands in its place.
func (p *Pane) showState() {
	r := p.lines.result
	listed := r != nil && !r.equal()
	p.list.Hidden = !listed
	p.empty.Hidden = listed
	p.pick.Hidden = true
	switch {
	case listed:
	case p.busy:
		p.parts.say.SetText(words.Of("正在比较…", "Comparing…"))
	case r != nil:
		p.parts.say.SetText(words.Of("两份完全相同。", "Both are the same."))
	default:
		p.parts.say.SetText(words.Of("选两份报告或版本，并排看。", "Choose two reports or versions."))
		p.pick.Hidden = false
	}
	p.export.SetEnabled(r != nil)
	p.seekButton.SetEnabled(r != nil)
	p.toolRow.Hidden = r == nil
	p.columns.Set(0)
	if p.lines.unified {
		p.columns.Set(1)
	}
	if p.content != nil {
		p.content.Refresh()
	}
}

// showCounts shows how many pairs of each kind there are.
func (p *Pane) showCounts() {
	r := p.lines.result
	p.all.SetOn(!p.lines.any())
	for f, chip := range p.chips {
		chip.SetOn(p.lines.on[f])
		n := -1
		if r != nil {
			n = r.counts[f]
		}
		chip.SetCount(n)
	}
	all := -1
	if r != nil {
		all = r.total
	}
	p.all.SetCount(all)
	p.hideSame.SetOn(p.lines.hideSame)
	p.tools.Refresh()
}

// showStep says which difference is selected, of how many.
func (p *Pane) showStep() {
	m := p.lines
	n, at := 0, 0
	if m.result != nil {
		for i := range m.items {
			if m.steps(i) {
				n++
				if i == m.selected {
					at = n
				}
			}
		}
	}
	s := ""
	switch {
	case m.result == nil:
	case at > 0:
		s = fmt.Sprintf(words.Of("第 %d 处，共 %d 处", "%d of %d"), at, n)
	default:
		s = fmt.Sprintf(words.Of("共 %d 处", "%d in all"), n)
	}
	if m.readingBack() {
		decided, all := m.progress()
		s = fmt.Sprintf(words.Of("已处理 %d / %d", "%d of %d settled"), decided, all)
	}
	p.position.SetText(s)
	p.previous.SetEnabled(n > 0)
	p.next.SetEnabled(n > 0)
	p.tools.Refresh()
}

// exchange makes the old text the new one.
func (p *Pane) exchange() {
	p.before, p.after = p.after, p.before
	p.compare()
	p.focusList()
}

// setMode compares in another mode, and remembers it for the two texts.
func (p *Pane) setMode(m compare.Mode) {
	p.mode = m
	if p.before.none() || p.after.none() {
		return
	}
	p.host.Preferences().SetString(p.modeKey(), string(m))
	p.compare()
	p.focusList()
}

// setUnified shows one column or two; what is selected, or else stands first,
// keeps its place.
func (p *Pane) setUnified(on bool) {
	p.lines.unified = on
	p.keep()
	p.showState()
	keep := p.rows.Selected()
	if keep < 0 {
		keep = p.rows.First()
	}
	p.rows.Remeasure(keep)
	p.refreshed()
	p.focusList()
}

func (p *Pane) setHideSame(on bool) {
	p.lines.hideSame = on
	p.refilter()
}

// listLayout sets the map beside the list.
type listLayout struct{}

func (listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (listLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rows, line, overview := objects[0], objects[2], objects[3]
	w := max(0, size.Width-mapWidth-1)
	overview.Move(fyne.NewPos(w+1, 0))
	overview.Resize(fyne.NewSize(mapWidth, size.Height))
	line.Move(fyne.NewPos(w, 0))
	line.Resize(fyne.NewSize(1, size.Height))
	rows.Resize(fyne.NewSize(w, size.Height))
}

// emptyLayout sets a sentence above the middle, and a button below it.
type emptyLayout struct{}

func (emptyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := size.Height/3 + 8
	h := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(32, y-h/2))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-64), h))
	m := objects[1].MinSize()
	objects[1].Move(fyne.NewPos((size.Width-m.Width)/2, y+h/2+16))
	objects[1].Resize(m)
}
