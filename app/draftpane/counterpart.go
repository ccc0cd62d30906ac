package draftpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/export"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// counterpart is the region at the right: what stood in the place of the
// caret's paragraph in an earlier year.
type counterpart struct {
	content fyne.CanvasObject
	tabs    *tabs
	jump    *widgets.Button
	bar     *fyne.Container // of the tabs and jump
	insert  *widgets.Button
	flow    *widgets.Flow

	badge            *widgets.Badge
	kind, say, where *widgets.Label
	path             *widgets.Label
	headRow          *fyne.Container
	passage          *widgets.Passage
	actions          *fyne.Container
	table            *figureTable
	none             *widgets.Label
	others           *widgets.Label // over the other passages
	noPriors         fyne.CanvasObject

	years  []earlier
	answer answer
	// match is which passage of the year is shown.
	match int
}

func newCounterpart(p *Pane) *counterpart {
	c := &counterpart{
		badge: widgets.NewBadge("", widgets.TextInk, widgets.OnChrome, 16),
		kind:  widgets.NewLabel("", widgets.UIBold, widgets.TextInk),
		say:   widgets.NewLabel("", widgets.CaptionType, widgets.Text2Ink),
		where: widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
		path:  widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
		none:  widgets.NewLabel("", widgets.UIType, widgets.Text2Ink),
		table: newFigureTable(),
	}
	c.tabs = newTabs(func(int) { c.showYear(0) })
	c.tabs.onKey = p.plain
	c.tabs.onShortcut = func(s fyne.Shortcut) {
		if !p.aside(s) {
			p.toWindow(s)
		}
	}
	c.jump = widgets.NewButton("", "jump", widgets.Quiet, p.compareHere)
	c.passage = widgets.NewPassage("", widgets.LeadType, 26)
	c.passage.Indent = 2
	c.headRow = container.New(headLayout{}, c.badge, c.kind, c.say, c.where)
	legend := widgets.NewPassage(words.Of("沿用　数据", "kept   figure"), widgets.CaptionType, 20)
	first, last := strings.IndexAny(legend.Text, "　 "), strings.LastIndexAny(legend.Text, "　 ")
	legend.Marks = []widgets.Mark{
		widgets.KeptMark.Over(text.Span{End: first}),
		widgets.FigureMark.Over(text.Span{Start: last + len(legend.Text[last:]) - len(strings.TrimLeft(legend.Text[last:], "　 ")), End: len(legend.Text)}),
	}
	wide := widgets.CaptionType.Measure(legend.Text).Width + 2
	c.insert = widgets.NewButton(words.Of("插入到光标处", "Insert at caret"), "insert", widgets.Secondary, p.insertCounterpart)
	c.actions = container.New(actionsLayout{}, c.insert,
		widgets.NewButton(words.Of("复制", "Copy"), "copy", widgets.Secondary, p.copyCounterpart),
		container.New(sized{fyne.NewSize(wide, 20)}, legend))
	c.others = widgets.NewLabel(words.Of("相关的其他段落", "Other related passages"), widgets.CaptionType, widgets.Text3Ink)
	c.flow = widgets.NewFlow(fyne.NewPos(16, 10), 2)
	say := widgets.NewLabel(words.Of("文库里还没有这个地区往年的报告。", "No earlier report of this place."), widgets.UIType, widgets.Text2Ink)
	say.Align = fyne.TextAlignCenter
	c.noPriors = container.New(widgets.Third{}, say, widgets.NewButton(words.Of("导入", "Import"), "import", widgets.Secondary, p.host.PickFiles))
	c.noPriors.Hide()
	c.bar = container.New(widgets.Bar{Height: tabHeight, Inset: 16, Gap: 4, Right: 1, Stretch: true}, c.tabs, c.jump)
	top := container.New(widgets.Stack{}, c.bar, widgets.NewLine())
	c.content = widgets.NewSurface(widgets.OnChrome, widgets.NewDock(widgets.Dock{Top: top, Middle: container.NewStack(c.flow, c.noPriors)}))
	c.clear()
	return c
}

// actionsLayout sets the buttons from the left and the legend at the right,
// where there is room for it.
type actionsLayout struct{}

func (actionsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 38) }

func (actionsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, b := range objects[:2] {
		if !b.Visible() {
			continue
		}
		w := b.MinSize().Width
		put(b, x, w, size.Height)
		x += w + 8
	}
	w := objects[2].MinSize().Width
	put(objects[2], size.Width-w, w, size.Height)
	show(objects[2], size.Width-w >= x)
}

// headLayout sets badge, kind and what is kept from the left, the passage's number at the right.
type headLayout struct{}

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 24) }

func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	end := size.Width
	if l := objects[3].(*widgets.Label); l.Visible() {
		w := l.Type.Measure(l.Text).Width + 1
		put(l, size.Width-w, w, size.Height)
		end -= w + 8
	}
	for _, o := range objects[:3] {
		if !o.Visible() {
			continue
		}
		w := float32(16)
		if l, ok := o.(*widgets.Label); ok {
			w = min(l.Type.Measure(l.Text).Width+1, max(0, end-x))
		}
		put(o, x, w, size.Height)
		x += w + 8
	}
}

// reset sets the passage in the size that texts are read in.
func (c *counterpart) reset() {
	c.passage.Type, c.passage.LineHeight = widgets.Reading(widgets.LeadType, 26)
	c.showYear(c.match)
}

// clear shows nothing: no draft is open, or nothing is known yet.
func (c *counterpart) clear() {
	c.years, c.answer = nil, answer{}
	c.tabs.set(nil, 0)
	c.jump.Hide()
	c.noPriors.Hide()
	c.flow.Set(true)
}

// setYears tells which earlier reports there are, the newest first.
func (c *counterpart) setYears(years []earlier) {
	chosen := 0
	if i := c.tabs.chosen; i < len(c.years) {
		for k := range years {
			if years[k].entry.ID == c.years[i].entry.ID {
				chosen = k
			}
		}
	}
	c.years, c.answer = years, answer{}
	names := make([]string, len(years))
	for i, y := range years {
		names[i] = yearName(y.entry)
	}
	c.tabs.set(names, chosen)
	c.flow.Set(true)
	if len(years) == 0 {
		c.jump.Hide()
		c.noPriors.Show()
	} else {
		c.jump.Show()
		c.noPriors.Hide()
	}
	c.bar.Refresh() // which gives no place to what is hidden
}

func yearName(e library.Entry) string {
	if e.Info.Year == 0 {
		return words.Of("年度不明", "No year")
	}
	return fmt.Sprintf(words.Of("%d年", "%d"), e.Info.Year)
}

// year is the earlier report that is shown, nil for none.
func (c *counterpart) year() *earlier {
	if i := c.tabs.chosen; i >= 0 && i < len(c.years) {
		return &c.years[i]
	}
	return nil
}

// grey tells that what is shown belongs to another paragraph.
func (c *counterpart) grey() {
	if c.current() != nil {
		c.passage.Ink = widgets.Text3Ink
		c.passage.Marks = nil
		c.passage.Refresh()
	}
}

// show shows an answer.
func (c *counterpart) show(a answer) {
	c.answer = a
	c.showYear(0)
}

// current is the match that is shown, nil for none.
func (c *counterpart) current() *match {
	i := c.tabs.chosen
	if i >= len(c.answer.years) || c.match >= len(c.answer.years[i]) {
		return nil
	}
	return &c.answer.years[i][c.match]
}

// passageText is the text of the passage that is shown.
func (c *counterpart) passageText() string {
	m, y := c.current(), c.year()
	if m == nil || y == nil {
		return ""
	}
	doc := y.reported.Doc
	return doc.Blocks[m.block].Span.Of(doc.Text)
}

// showYear shows the passage of the chosen year.
func (c *counterpart) showYear(which int) {
	c.match = which
	y := c.year()
	if y == nil || len(c.answer.years) == 0 {
		c.flow.Set(true)
		return
	}
	m := c.current()
	var objects []fyne.CanvasObject
	if m == nil || m.likeness < sure {
		c.sayNone(m, y)
		objects = append(objects, c.none)
	}
	if m != nil {
		c.showMatch(m, y)
		objects = append(objects, c.headRow)
		if c.path.Text != "" {
			objects = append(objects, c.path)
		}
		objects = append(objects, c.passage, c.actions)
		if c.table.set(y.entry.Info.Year, m.rows); len(m.rows) > 0 {
			objects = append(objects, c.table.content)
		}
		objects = append(objects, c.related(y)...)
	}
	c.flow.Set(true, objects...)
}

// sayNone says that the year had nothing in the paragraph's place.
func (c *counterpart) sayNone(m *match, y *earlier) {
	s := fmt.Sprintf(words.Of("%s没有对应段落", "Nothing in %s"), yearName(y.entry))
	if m != nil {
		s += words.Of("，最相近的是", "; the nearest is")
	}
	c.none.SetText(s)
}

func (c *counterpart) showMatch(m *match, y *earlier) {
	f := faceOf(m.pair.Kind)
	c.badge.Set(f.sign, f.ink, f.tint, false)
	c.kind.Ink = f.ink
	c.kind.SetText(f.word)
	c.kind.Refresh()
	say := fmt.Sprintf(words.Of("沿用 %d%%", "%d%% kept"), m.kept)
	if n := changedCount(&m.pair); n > 0 {
		say += fmt.Sprintf(words.Of(" · 数据变 %d 项", " · %d figures changed"), n)
	}
	if m.likeness >= sure && m.likeness < export.DoubtBelow {
		say += words.Of(" · 存疑", " · in doubt")
	}
	c.say.SetText(say)
	c.where.SetText(fmt.Sprintf(words.Of("第 %d 段", "Par. %d"), m.block+1))
	c.headRow.Refresh()
	doc := y.reported.Doc
	c.path.SetText(pathOf(doc, m.block))
	block := doc.Blocks[m.block].Span
	c.passage.Text, c.passage.Ink, c.passage.Marks = block.Of(doc.Text), widgets.TextInk, nil
	kept := m.pair.KeptOld
	if m.pair.Kind == compare.Same {
		kept = nil // all of it: a mark would say nothing
	}
	for _, s := range kept {
		c.passage.Marks = append(c.passage.Marks, widgets.KeptMark.Over(s.Shift(-block.Start)))
	}
	for i := range y.reported.Metrics {
		for _, g := range y.reported.Metrics[i].Figures {
			if block.Contains(g.Span) {
				c.passage.Marks = append(c.passage.Marks, widgets.FigureMark.Over(g.Span.Shift(-block.Start)))
			}
		}
	}
	c.passage.Refresh()
}

// pathOf is the heads that a block stands under, as one line.
func pathOf(doc *report.Document, block int) string {
	heads := headsOf(doc, block)
	if doc.Blocks[block].Level > 0 && len(heads) > 0 {
		heads = heads[:len(heads)-1]
	}
	return strings.Join(heads, " › ")
}

// related are cards of the other passages of the year that treat the same.
func (c *counterpart) related(y *earlier) []fyne.CanvasObject {
	list := c.answer.years[c.tabs.chosen]
	if len(list) < 2 {
		return nil
	}
	objects := []fyne.CanvasObject{gap(8), c.others}
	doc := y.reported.Doc
	for i := range list {
		if i != c.match {
			block := list[i].block
			objects = append(objects, gap(4), newCard(pathOf(doc, block), doc.Blocks[block].Span.Of(doc.Text), func() { c.showYear(i) }))
		}
	}
	return objects
}
