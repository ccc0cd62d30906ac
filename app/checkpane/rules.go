package checkpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// ruleList is the model of the list at the left: all findings, then each rule
// with how often it found something.
type ruleList struct {
	total int
	rules []ruleCount
}

// The rows before the rules, and their sorts.
const (
	allRow = iota // 全部发现
	captionRow
	firstRule

	ruleKind    = 0
	captionKind = 1
)

// Count, Kind, Height, Selectable, New and Bind implement widgets.Model.
func (l *ruleList) Count() int { return firstRule + len(l.rules) }

// Kind: see Count.
func (l *ruleList) Kind(i int) int {
	if i == captionRow {
		return captionKind
	}
	return ruleKind
}

// Height: see Count.
func (l *ruleList) Height(i int, _ float32) float32 {
	if i == captionRow {
		return 40
	}
	return look.RowHeight
}

// Selectable: see Count.
func (l *ruleList) Selectable(i int) bool { return i != captionRow }

// New: see Count.
func (l *ruleList) New(kind int) fyne.CanvasObject {
	if kind == captionKind {
		return widgets.NewCells(1)
	}
	return newRuleRow()
}

// Bind: see Count.
func (l *ruleList) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	switch i {
	case captionRow:
		object.(*widgets.Cells).Set(false, false, widgets.Cell{
			Text: words.Of("规则", "Rules"), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 16, Y: 16, Width: widgets.ByText,
		})
	case allRow:
		object.(*ruleRow).set(ruleCount{name: words.Of("全部发现", "All findings"), count: l.total}, true, state)
	default:
		object.(*ruleRow).set(l.rules[i-firstRule], false, state)
	}
}

// ruleRow is a rule with its severity and count.
type ruleRow struct {
	widget.BaseWidget
	rule  ruleCount
	all   bool
	state widgets.RowState
	cells *widgets.Cells
}

func newRuleRow() *ruleRow {
	r := &ruleRow{cells: widgets.NewCells(2)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *ruleRow) set(rule ruleCount, all bool, state widgets.RowState) {
	r.rule, r.all, r.state = rule, all, state
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *ruleRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &ruleRowRenderer{r, &canvas.Image{FillMode: canvas.ImageFillContain}}
	rr.Refresh()
	return rr
}

type ruleRowRenderer struct {
	r    *ruleRow
	icon *canvas.Image
}

func (rr *ruleRowRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (rr *ruleRowRenderer) Destroy()           {}
func (rr *ruleRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.r.cells, rr.icon}
}

func (rr *ruleRowRenderer) Layout(size fyne.Size) {
	rr.r.cells.Resize(size)
	widgets.Place(rr.icon, 16, (size.Height-14)/2, 14, 14)
}

func (rr *ruleRowRenderer) Refresh() {
	r := rr.r
	x, t, ink := float32(39), widgets.UIType, widgets.TextInk
	switch {
	case r.all:
		x = 16
	case r.rule.count == 0:
		ink = widgets.Text3Ink
	}
	if r.state.Selected {
		ink = widgets.AccentInk
		t.Bold = true
	}
	icon, iconInk := "tick", widgets.Text3Ink
	if r.rule.count > 0 {
		s := signs[rank(r.rule.severity)]
		icon, iconInk = s.icon, s.ink
	}
	rr.icon.Hidden = r.all
	if res := look.Icon(icon, iconInk(look.Colors())); rr.icon.Resource != res {
		rr.icon.Resource = res
		rr.icon.Refresh()
	}
	r.cells.Set(r.state.Selected, r.state.Hovered,
		widgets.Cell{Text: r.rule.name, Type: t, Ink: ink, X: x, Y: 5, Width: -52},
		widgets.Cell{Text: widgets.Thousands(r.rule.count), Type: widgets.CaptionType, Ink: countInk(r), X: -56, Y: 6, Width: 40, Align: fyne.TextAlignTrailing})
	canvas.Refresh(r)
}

func countInk(r *ruleRow) widgets.Ink {
	if r.state.Selected {
		return widgets.AccentInk
	}
	return func(p *look.Palette) color.NRGBA { return p.Text3 }
}
