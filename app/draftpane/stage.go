package draftpane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
)

// lowPane is the height of the pane under which strip and foot give way: that
// of a window of 520 without its status bar.
const lowPane = 494

// stage lays the pane out for the window's class.
type stage struct{ p *Pane }

func (stage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (l stage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	if low := size.Height < lowPane; low != p.low {
		p.low = low
		p.outline.setLow(low)
		p.showStrip()
	}
	for _, o := range objects {
		widgets.Place(o, 0, 0, size.Width, size.Height)
	}
	// The view has its new width before it is set anew.
	if c := widgets.ClassOf(size.Width); c != p.class || p.sheet.class != c.String() {
		p.reclass(c)
	}
}

// reclass takes the measures of another class of window.
func (p *Pane) reclass(c widgets.Class) {
	p.class = c
	left, right, body, column := float32(272), float32(360), float32(17), 34
	switch c {
	case widgets.Compact:
		right, column = 296, 29
	case widgets.Narrow:
		left, right = 200, 320
	case widgets.Wide:
		left, right, body, column = 312, 470, 18, 38
	}
	p.sheet = newSheet(body, p.typesetting.indent, p.fonts.face)
	p.sheet.class = c.String()
	p.view.SetSheet(p.sheet.Sheet, p.styleOf)
	if p.typesetting.column > 0 {
		column = p.typesetting.column
	}
	p.view.SetColumn(column, p.typesetting.hang)
	p.regions.SetDefaults(left, right)
	prefs := p.host.Preferences()
	p.regions.SetLeftOver(c == widgets.Compact)
	p.regions.SetWidths(float32(prefs.Float(widthKey("left", c))), float32(prefs.Float(widthKey("right", c))))
	p.over = false
	p.regions.SetFolded(c == widgets.Compact || p.alone, p.alone)
	p.strip.wide = c == widgets.Wide
	p.header.setCompact(c == widgets.Compact)
}

func widthKey(side string, c widgets.Class) string { return "draftpane." + side + "." + c.String() }

// keepWidths remembers the widths of the sides for this class of window.
func (p *Pane) keepWidths(left, right float32) {
	p.host.Preferences().SetFloat(widthKey("left", p.class), float64(left))
	p.host.Preferences().SetFloat(widthKey("right", p.class), float64(right))
}

// toggleOutline lays the outline over the text of a compact window, or takes it away.
func (p *Pane) toggleOutline() {
	if p.class != widgets.Compact {
		return
	}
	p.layOutline(!p.over)
	if p.over {
		p.host.Canvas().Focus(p.outline.list)
	}
}

// layOutline lays the outline over the text of a compact window, or not.
func (p *Pane) layOutline(over bool) {
	p.over = over
	p.regions.SetFolded(!over, false)
}

// setAlone shows the text alone (专注), or with what stands beside it.
func (p *Pane) setAlone(on bool) {
	p.alone, p.over = on, false
	p.view.SetSpotlight(on)
	p.regions.SetFolded(on || p.class == widgets.Compact, on)
	p.showStrip()
	p.focusText()
}

// showStrip shows the strip where there is a figure and room for it.
func (p *Pane) showStrip() {
	on := p.strip.shown && !p.low && !p.alone
	if on != p.strip.content.Visible() {
		show(p.strip.content, on)
		p.middle.Refresh()
	}
}
