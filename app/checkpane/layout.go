package checkpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// class says how wide the window is, by the pane's own width.
type class int

const (
	compact class = iota
	narrow
	normal
	wide
)

// classOf is the class of a pane of a width: the window's less the rail.
func classOf(width float32) class {
	switch {
	case width < 1000-44:
		return compact
	case width < 1280-60:
		return narrow
	case width < 1600-60:
		return normal
	}
	return wide
}

// reclass takes the class of another width.
func (p *Pane) reclass(c class) {
	p.class = c
	p.pick.Hidden, p.details.Hidden = c != compact, c != compact
	p.regions.SetOver(c == compact)
	switch c {
	case narrow:
		p.regions.SetWidths(200, 320)
	case wide:
		p.regions.SetWidths(248, 520)
	default:
		p.regions.SetWidths(200, 412)
	}
	p.side = noSide
	p.foldSides()
}

// open lays a region over the list of a compact window, or takes it away where
// it lies there already.
func (p *Pane) open(s side) {
	if p.class != compact {
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
	p.regions.SetFolded(p.class == compact && p.side != rulesSide, p.class == compact && p.side != detailSide)
}

// paneLayout tells the pane how wide it is before it lays it out.
type paneLayout struct{ p *Pane }

func (paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l paneLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if c := classOf(size.Width); c != l.p.class {
		l.p.reclass(c)
	}
	put(objects[0], 0, 0, size.Width, size.Height)
}

// bodyLayout sets what is said of an empty list over the list's place.
type bodyLayout struct{ p *Pane }

func (bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, size.Height)
	x, end := float32(0), size.Width
	if l.p.work != nil {
		left, right := l.p.regions.Sides()
		x, end = left+1, max(left+1, size.Width-right)
	}
	put(objects[1], x, 0, end-x, size.Height)
}

// headerLayout sets the title left and the others from the right.
type headerLayout struct{}

func (headerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.HeaderHeight) }

func (headerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width/2, size.Height)
	end := size.Width - 16
	for _, o := range objects[1:] {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		end -= m.Width
		put(o, end, (size.Height-m.Height)/2, m.Width, m.Height)
		end -= 8
	}
}

// footLayout is the foot of the rules: a line, a caption, what it is a caption of.
type footLayout struct{}

func (footLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 64) }

func (footLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, 1)
	put(objects[1], 16, 10, size.Width-24, 18)
	put(objects[2], 16, 31, size.Width-24, 20)
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
	e.content = widgets.NewSurface(widgets.OnPaper, container.New(centred{}, e.text, e.act))
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

// centred sets objects below each other in the middle, a third from the top.
type centred struct{}

func (centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := size.Height/3 - 30
	for _, o := range objects {
		m := o.MinSize()
		if m.Width == 0 {
			m.Width = size.Width - 32
		}
		put(o, (size.Width-m.Width)/2, y, m.Width, m.Height)
		y += m.Height + 16
	}
}
