package readback

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// The columns of a row, from its left edge. What remains is for the name and
// for who said what, which share it.
const (
	boxX      = 16
	boxSide   = 16
	nameX     = 42
	valueRoom = 104 // of the draft's number, and of the workbook's
	arrowRoom = 34
	whereRoom = 84
)

// row draws an item. It is bound to one item after another.
type row struct {
	widget.BaseWidget
	m     *model
	item  *item
	state widgets.RowState
}

func newRow(m *model) *row {
	r := &row{m: m}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) bind(it *item, state widgets.RowState) {
	r.item, r.state = it, state
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowRenderer{
		r: r, back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		line: canvas.NewRectangle(color.Transparent), box: canvas.NewRectangle(color.Transparent),
		tick: &canvas.Image{FillMode: canvas.ImageFillContain}, hit: newHit(func() { r.m.onTick(r.item) }),
	}
	rr.box.CornerRadius, rr.box.StrokeWidth = 3, 1
	rr.objects = []fyne.CanvasObject{rr.back, rr.edge, rr.line, rr.box, rr.tick}
	for i := range rr.texts {
		rr.texts[i] = canvas.NewText("", color.Black)
		rr.objects = append(rr.objects, rr.texts[i])
	}
	rr.objects = append(rr.objects, rr.hit)
	return rr
}

// The texts of a row.
const (
	nameText = iota
	oldText
	arrowText
	newText
	whereText
	saidText
	texts
)

type rowRenderer struct {
	r                     *row
	back, edge, line, box *canvas.Rectangle
	tick                  *canvas.Image
	texts                 [texts]*canvas.Text
	hit                   *hit
	objects               []fyne.CanvasObject
}

func (rr *rowRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (rr *rowRenderer) Destroy()                     {}
func (rr *rowRenderer) Objects() []fyne.CanvasObject { return rr.objects }

func (rr *rowRenderer) Layout(size fyne.Size) {
	widgets.Place(rr.back, 0, 0, size.Width, size.Height-1)
	widgets.Place(rr.edge, 0, 0, 3, size.Height-1)
	widgets.Place(rr.line, 0, size.Height-1, size.Width, 1)
	y := (size.Height - 1 - boxSide) / 2
	widgets.Place(rr.box, boxX, y, boxSide, boxSide)
	widgets.Place(rr.tick, boxX+1, y+1, boxSide-2, boxSide-2)
	widgets.Place(rr.hit, 0, 0, nameX-2, size.Height)
	rr.fill(size)
}

func (rr *rowRenderer) Refresh() {
	it, p := rr.r.item, look.Colors()
	if it == nil {
		return
	}
	rr.back.FillColor, rr.edge.FillColor, rr.line.FillColor = color.Transparent, color.Transparent, p.Sep
	switch {
	case rr.r.state.Selected:
		rr.back.FillColor, rr.edge.FillColor = p.AccentTint, p.Accent
	case rr.r.state.Hovered:
		rr.back.FillColor = p.Hover
	}
	rr.box.FillColor, rr.box.StrokeColor = p.Field, p.Line
	switch {
	case it.ticked:
		rr.box.FillColor, rr.box.StrokeColor = p.Accent, p.Accent
	case !it.tickable():
		rr.box.FillColor, rr.box.StrokeColor = color.Transparent, p.Sep
	}
	rr.tick.Hidden = !it.ticked
	if icon := look.Icon("tick", p.OnAccent); rr.tick.Resource != icon {
		rr.tick.Resource = icon
		rr.tick.Refresh()
	}
	rr.fill(rr.r.Size())
	canvas.Refresh(rr.r)
}

// fill writes the texts for a size.
func (rr *rowRenderer) fill(size fyne.Size) {
	it, p := rr.r.item, look.Colors()
	if it == nil || size.Width <= 0 {
		return
	}
	fixed := float32(nameX + 2*valueRoom + arrowRoom + whereRoom + 16)
	free := max(120, size.Width-fixed)
	nameRoom := max(110, free*0.55)
	saidRoom := free - nameRoom - 8
	name := widgets.UIType
	name.Bold = rr.r.state.Selected && rr.r.state.Focused
	rr.text(nameText, name.Fit(it.name(), nameRoom-8), name, p.Text, nameX, nameRoom, size)

	old, changed, oldInk, newInk := it.now, words.Of("不改数", "no change"), p.Text2, p.Text2
	bold := widgets.UIType
	if c := it.correction; c != nil {
		old, changed = c.Old, c.New
		bold.Bold = true
		oldInk, newInk = p.RemInk, p.AddInk
		switch it.group {
		case missingGroup:
			old, oldInk, newInk = "—", p.Text3, p.Text
		case conflictGroup:
			newInk = p.Text
		case doneGroup:
			oldInk, newInk = p.Text3, p.Text2
		}
	}
	x := nameX + nameRoom
	shown := widgets.UIType.Fit(old, valueRoom)
	width := widgets.UIType.Measure(shown).Width + 1
	rr.text(oldText, shown, widgets.UIType, oldInk, x+valueRoom-width, width, size)
	rr.texts[oldText].TextStyle.Strikethrough = it.correction != nil && old != "—" && it.group != doneGroup
	arrow := ""
	if it.correction != nil {
		arrow = "→"
	}
	rr.text(arrowText, arrow, widgets.UIType, p.Text2, x+valueRoom+10, arrowRoom-10, size)
	rr.text(newText, bold.Fit(changed, valueRoom), bold, newInk, x+valueRoom+arrowRoom, valueRoom, size)
	where := ""
	if it.block >= 0 {
		where = desk.Paragraph(it.block)
	}
	x += 2*valueRoom + arrowRoom
	rr.text(whereText, where, widgets.CaptionType, p.Text2, x, whereRoom, size)
	rr.text(saidText, widgets.CaptionType.Fit(it.said(), saidRoom), widgets.CaptionType, p.Text2, x+whereRoom, saidRoom, size)
}

func (rr *rowRenderer) text(n int, s string, t widgets.Type, ink color.NRGBA, x, width float32, size fyne.Size) {
	o := rr.texts[n]
	o.Text, o.TextSize, o.TextStyle, o.Color = s, t.Size, fyne.TextStyle{Bold: t.Bold}, ink
	h := t.Measure("国").Height
	widgets.Place(o, x, (size.Height-1-h)/2, width, h)
}

// hit is the part of a row that ticks it.
type hit struct {
	widget.BaseWidget
	tapped func()
}

func newHit(tapped func()) *hit {
	h := &hit{tapped: tapped}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *hit) Tapped(*fyne.PointEvent) { h.tapped() }

// CreateRenderer implements fyne.Widget.
func (h *hit) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
