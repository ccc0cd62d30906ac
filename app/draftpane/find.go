package draftpane

import (
	"fmt"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/text"
)

// findBar is the row over the text that finds and replaces. Finding in a draft
// of 30,000 characters takes well under a millisecond and is done at once.
type findBar struct {
	pane    *Pane
	content fyne.CanvasObject
	query   *widgets.Field
	fresh   *widgets.Field
	second  fyne.CanvasObject // the row of replacing
	width   *widgets.Toggle
	count   *widgets.Label
	hits    []text.Span
	now     int // which hit is looked at, -1 none
}

func newFindBar(p *Pane) *findBar {
	f := &findBar{pane: p, now: -1}
	f.query = widgets.NewField(words.Of("查找", "Find"), "search", 260)
	f.query.OnChanged = func(string) { f.search(true) }
	f.query.OnSubmitted = func(string) { f.step(true) }
	f.fresh = widgets.NewField(words.Of("替换为", "Replace with"), "swap", 260)
	f.fresh.OnSubmitted = func(string) { f.replace() }
	f.width = widgets.NewToggle(words.Of("半＝全", "Width-blind"), func() {
		f.width.SetOn(!f.width.On())
		f.search(true)
	})
	f.count = widgets.NewLabel("", widgets.CaptionType, widgets.Text2Ink)
	first := container.New(widgets.Bar{Height: look.ToolHeight, Inset: 16, Gap: 8, Right: 1}, f.query, f.width,
		container.New(sized{fyne.NewSize(130, 20)}, f.count),
		widgets.NewButton("", "up", widgets.Quiet, func() { f.step(false) }),
		widgets.NewButton("", "down", widgets.Quiet, func() { f.step(true) }),
		widgets.NewButton("", "close", widgets.Quiet, p.Escape))
	f.second = container.New(widgets.Bar{Height: look.ToolHeight, Inset: 16, Gap: 8}, f.fresh,
		widgets.NewButton(words.Of("替换", "Replace"), "", widgets.Secondary, f.replace),
		widgets.NewButton(words.Of("全部替换", "Replace all"), "", widgets.Secondary, f.replaceAll))
	f.content = container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, container.New(widgets.Stack{}, first, f.second)), widgets.NewLine())
	f.content.Hide()
	return f
}

// open shows the bar; what is selected in one paragraph is looked for.
func (f *findBar) open(replacing bool) {
	show(f.second, replacing && !f.pane.readOnly)
	f.content.Show()
	f.pane.writing.Refresh()
	s := f.pane.view.State()
	if sp := s.Selection.Span(); !sp.Empty() && sp.Len() < 120 && s.Text.LineOf(sp.Start) == s.Text.LineOf(sp.End) {
		f.query.SetText(s.Text.Slice(sp))
	}
	f.search(false)
	f.pane.host.Canvas().Focus(f.query)
}

// close takes the bar away; a hit that is looked at stays selected.
func (f *findBar) close() {
	if !f.content.Visible() {
		return
	}
	f.content.Hide()
	f.hits, f.now = nil, -1
	f.pane.view.SetHits(nil, -1)
	f.pane.writing.Refresh()
}

// changed looks again after the text has changed.
func (f *findBar) changed() {
	if f.content.Visible() {
		f.search(false)
	}
}

// search finds the query; going goes on to the first hit from the caret on.
func (f *findBar) search(going bool) {
	s := f.pane.view.State()
	f.hits = editor.Find(s.Text.String(), editor.Query{Text: f.query.Text, AnyWidth: f.width.On()})
	f.now = -1
	if len(f.hits) > 0 {
		at := s.Selection.Span().Start
		f.now = sort.Search(len(f.hits), func(i int) bool { return f.hits[i].Start >= at }) % len(f.hits)
	}
	f.show()
	if going && f.now >= 0 {
		f.pane.selectSpan(f.hits[f.now])
	}
}

func (f *findBar) show() {
	f.pane.view.SetHits(f.hits, f.now)
	switch {
	case f.query.Text == "":
		f.count.SetText("")
	case len(f.hits) == 0:
		f.count.SetText(words.Of("没有找到", "Not found"))
	default:
		f.count.SetText(fmt.Sprintf(words.Of("第 %d 处，共 %d 处", "%d of %d"), f.now+1, len(f.hits)))
	}
}

// step goes to the next hit, or the one before.
func (f *findBar) step(forward bool) {
	if len(f.hits) == 0 {
		return
	}
	// The first Enter stays at the hit that typing has selected.
	selected := f.now >= 0 && f.pane.view.State().Selection.Span() == f.hits[f.now]
	switch {
	case !selected && f.now >= 0:
	case forward:
		f.now = (f.now + 1) % len(f.hits)
	default:
		f.now = (f.now + len(f.hits) - 1) % len(f.hits)
	}
	f.pane.selectSpan(f.hits[f.now])
	f.show()
}

// replace replaces the hit that is looked at and goes on to the next one.
func (f *findBar) replace() {
	if f.now < 0 || f.pane.readOnly {
		return
	}
	tr := editor.ReplaceAll(f.hits[f.now:f.now+1], f.fresh.Text, time.Now())
	end := f.hits[f.now].Start + len(f.fresh.Text)
	selection := editor.At(end)
	tr.Selection = &selection
	if err := f.pane.view.Apply(tr); err != nil {
		f.pane.host.Fail(err)
		return
	}
	f.search(true)
}

// replaceAll replaces every hit as one step.
func (f *findBar) replaceAll() {
	n := len(f.hits)
	if n == 0 || f.pane.readOnly {
		return
	}
	if err := f.pane.view.Apply(editor.ReplaceAll(f.hits, f.fresh.Text, time.Now())); err != nil {
		f.pane.host.Fail(err)
		return
	}
	f.search(false)
	f.pane.host.Say(fmt.Sprintf(words.Of("已替换 %d 处", "%d replaced"), n), func() { f.pane.view.Undo() })
}

// shortcut takes the shortcuts of the pane that reach the text first.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	const ctrl = fyne.KeyModifierShortcutDefault
	switch {
	case c.Modifier == ctrl && c.KeyName == fyne.KeyF:
		p.find.open(false)
	case c.Modifier == ctrl && c.KeyName == fyne.KeyH:
		p.find.open(true)
	case c.Modifier == ctrl && c.KeyName == fyne.KeyS:
		p.showVersions()
	case c.Modifier == ctrl && c.KeyName == fyne.KeyD:
		p.compareHere()
	case c.Modifier == ctrl|fyne.KeyModifierAlt && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter):
		p.insertCounterpart()
	case c.Modifier == fyne.KeyModifierAlt && len(c.KeyName) == 1 && c.KeyName >= fyne.Key1 && c.KeyName <= fyne.Key9:
		p.counterpart.tabs.choose(int(c.KeyName[0] - '1'))
	case c.Modifier == fyne.KeyModifierShift && c.KeyName == fyne.KeyF3:
		p.find.step(false)
	default:
		return false
	}
	return true
}

// key takes the plain keys of the pane that reach the text first.
func (p *Pane) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyF3 {
		p.find.step(true)
		return true
	}
	return false
}
