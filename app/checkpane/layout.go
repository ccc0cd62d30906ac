package checkpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// reclass takes another class of widths. The sides have the widths that they
// were given in that class.
func (p *Pane) reclass(c widgets.Class) {
	p.class = c
	p.pick.Hidden, p.details.Hidden = c != widgets.Compact, c != widgets.Compact
	p.regions.SetOver(c == widgets.Compact)
	left, right := 200.0, 412.0
	switch c {
	case widgets.Narrow:
		right = 320
	case widgets.Wide:
		left, right = 248, 520
	}
	prefs := p.host.Preferences()
	p.regions.SetWidths(float32(prefs.FloatWithFallback("check.rules."+c.String(), left)),
		float32(prefs.FloatWithFallback("check.inspector."+c.String(), right)))
	p.side = noSide
	p.foldSides()
}

// keepWidths remembers what the sides were dragged to.
func (p *Pane) keepWidths(left, right float32) {
	prefs := p.host.Preferences()
	prefs.SetFloat("check.rules."+p.class.String(), float64(left))
	prefs.SetFloat("check.inspector."+p.class.String(), float64(right))
}

// open lays a region over the list of a compact window, or takes it away where
// it lies there already.
func (p *Pane) open(s side) {
	if p.class != widgets.Compact {
		return
	}
	if s == p.side {
		s = noSide
	}
	p.side = s
	p.foldSides()
	if s == rulesSide {
		p.focus(p.rules)
	}
}

func (p *Pane) foldSides() {
	p.regions.SetFolded(p.class == widgets.Compact && p.side != rulesSide, p.class == widgets.Compact && p.side != detailSide)
}

// bodyLayout sets what is said of an empty list over the list's place.
type bodyLayout struct{ p *Pane }

func (bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, size.Height)
	x, end := float32(0), size.Width
	if l.p.work != nil {
		left, right := l.p.regions.Sides()
		x, end = left+1, max(left+1, size.Width-right)
	}
	widgets.Place(objects[1], x, 0, end-x, size.Height)
}

// footLayout is the foot of the rules: a line, a caption, what it is a caption of.
type footLayout struct{}

func (footLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 64) }

func (footLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, 1)
	widgets.Place(objects[1], 16, 10, size.Width-24, 18)
	widgets.Place(objects[2], 16, 31, size.Width-24, 20)
}

// gap is an invisible object of a height.
func gap(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}

// emptyState is what stands in the place of an empty list.
type emptyState struct {
	content fyne.CanvasObject
	text    *widgets.Label
	act     *widgets.Button
}

func newEmptyState(newDraft func()) *emptyState {
	e := &emptyState{
		text: widgets.NewLabel("", widgets.LeadType, widgets.Text2Ink),
		act:  widgets.NewButton(words.Of("新建草稿", "New draft"), "draft", widgets.Primary, newDraft),
	}
	e.text.Align = fyne.TextAlignCenter
	e.content = widgets.NewSurface(widgets.OnPaper, container.New(widgets.Third{}, e.text, e.act))
	return e
}

// SetVisible shows or hides it.
func (e *emptyState) SetVisible(on bool) {
	if on {
		e.content.Show()
	} else {
		e.content.Hide()
	}
}

// say sets the sentence; begin offers to begin a draft.
func (e *emptyState) say(s string, begin bool) {
	e.text.SetText(s)
	e.act.Hidden = !begin
	e.content.Refresh()
}
