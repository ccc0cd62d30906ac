package metricpane

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// sign is how a verdict is shown.
type sign struct {
	icon, zh, en string
	ink          widgets.Ink
}

var goodInk widgets.Ink = func(p *look.Palette) color.NRGBA { return p.AddInk }

var signs = map[verdict]sign{
	agrees:   {"tick", "一致", "Agrees", goodInk},
	differs:  {"error", "不一致", "Disagrees", widgets.RemovedInk},
	cannot:   {"info", "不可判", "Unclear", widgets.Text2Ink},
	doubtful: {"warn", "存疑", "Doubtful", widgets.WarningInk},
	missing:  {"warn", "本稿缺", "Missing", widgets.WarningInk},
	fresh:    {"plus", "新出现", "New", widgets.AccentInk},
}

func (s sign) word() string { return words.Of(s.zh, s.en) }

// look of one binding: what a row shows. Two equal ones draw the same.
type binding struct {
	row                      *row
	generation               int // of the book, the grid and the theme
	selected, hovered, alive bool
	cursor                   column
}

// tableRow draws an indicator. It is bound to one row after another, so its
// texts are made once and filled anew.
type tableRow struct {
	widget.BaseWidget
	m     *model
	bound binding
}

func newTableRow(m *model) *tableRow {
	r := &tableRow{m: m}
	r.ExtendBaseWidget(r)
	return r
}

// bind shows a row; nothing is done where it shows that already.
func (r *tableRow) bind(b binding) {
	if r.bound != b {
		r.bound = b
		r.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &tableRowRenderer{
		r:    r,
		back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		line: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain},
		dot:  canvas.NewCircle(color.Transparent),
	}
	rr.ring.CornerRadius = 3
	rr.collect()
	return rr
}

type tableRowRenderer struct {
	r                      *tableRow
	back, edge, line, ring *canvas.Rectangle
	icon                   *canvas.Image
	texts                  []*canvas.Text
	spark                  []*canvas.Line
	dot                    *canvas.Circle
	objects                []fyne.CanvasObject
}

// collect lists the objects from the lowest up; anew where their number changed.
func (rr *tableRowRenderer) collect() {
	rr.objects = append(rr.objects[:0], rr.back, rr.line, rr.edge, rr.ring)
	for _, t := range rr.texts {
		rr.objects = append(rr.objects, t)
	}
	for _, l := range rr.spark {
		rr.objects = append(rr.objects, l)
	}
	rr.objects = append(rr.objects, rr.dot, rr.icon)
}

func (rr *tableRowRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (rr *tableRowRenderer) Objects() []fyne.CanvasObject { return rr.objects }
func (rr *tableRowRenderer) Destroy()                     {}

func (rr *tableRowRenderer) Layout(size fyne.Size) {
	widgets.Place(rr.back, 0, 0, size.Width, size.Height-1)
	widgets.Place(rr.edge, 0, 0, 3, size.Height-1)
	widgets.Place(rr.line, 0, size.Height-1, size.Width, 1)
}

func (rr *tableRowRenderer) Refresh() {
	b, p := rr.r.bound, look.Colors()
	if b.row == nil {
		return
	}
	rr.back.FillColor, rr.edge.FillColor, rr.line.FillColor = color.Transparent, color.Transparent, p.Sep
	switch {
	case b.selected:
		rr.back.FillColor, rr.edge.FillColor = p.AccentTint, p.Accent
	case b.hovered:
		rr.back.FillColor = p.Hover
	}
	rr.ring.Hide()
	rr.icon.Hide()
	rr.hideSpark()
	used := 0
	for _, s := range rr.r.m.grid.slots {
		used = rr.slot(s, used, p)
	}
	for _, t := range rr.texts[used:] {
		t.Hide()
	}
	rr.collect()
	canvas.Refresh(rr.r)
}

// slot fills one column, and returns how many texts are used then.
func (rr *tableRowRenderer) slot(s slot, used int, p *look.Palette) int {
	b := rr.r.bound
	t, ink, text := widgets.UIType, p.Text2, ""
	x, width := s.x, s.width
	switch s.kind {
	case nameColumn:
		ink, width = p.Text, width-8
		t.Bold = b.selected && b.alive
		text = b.row.name
		if b.row.guessed {
			text = t.Fit(text, width-guessRoom)
			used = rr.text(used, "？", widgets.UIBold, p.FigInk, s.align, x+t.Measure(text).Width+2, guessRoom)
		} else {
			text = t.Fit(text, width)
		}
	case unitColumn:
		t, width = widgets.CaptionType, width-4
		text = t.Fit(b.row.unit, width)
	case trendColumn:
		rr.trend(s, p)
		return used
	case verdictColumn:
		return rr.verdict(s, used, p)
	default:
		text, t, ink = rr.number(s, p)
	}
	if b.cursor == s.column && b.selected && b.alive && b.cursor != rr.r.m.rest() {
		rr.ring.StrokeColor, rr.ring.StrokeWidth, rr.ring.FillColor = p.Focus, 2, color.Transparent
		widgets.Place(rr.ring, x+6, 3, width-2, rowHeight-7)
		rr.ring.Show()
	}
	return rr.text(used, text, t, ink, s.align, x, width)
}

// guessRoom is the room of the mark behind a name that is a guess.
const guessRoom = 16

// number is what a column of numbers shows: the period that stands out is bold,
// what only says how the indicator grew is paler.
func (rr *tableRowRenderer) number(s slot, p *look.Palette) (string, widgets.Type, color.NRGBA) {
	r := rr.r.bound.row
	v := r.at(s.column)
	t, ink := widgets.UIType, p.Text2
	if !v.known {
		return noData, t, p.Text3
	}
	main := s.kind == periodColumn && s.period == rr.r.m.table().main
	switch {
	case v.grown:
		t, ink = widgets.CaptionType, p.Text3
	case main:
		t, ink = widgets.UIBold, p.Text
	case s.kind == statedColumn && r.verdict == differs:
		t, ink = widgets.UIBold, p.RemInk
	}
	if w := s.width - 4; float32(len(v.text)) > w/7 { // may not fit
		return t.Fit(v.text, w), t, ink
	}
	return v.text, t, ink
}

func (rr *tableRowRenderer) verdict(s slot, used int, p *look.Palette) int {
	v := rr.r.bound.row.verdict
	if v == unjudged {
		return rr.text(used, noData, widgets.CaptionType, p.Text3, s.align, s.x, s.width)
	}
	sg := signs[v]
	ink := sg.ink(p)
	if icon := look.Icon(sg.icon, ink); rr.icon.Resource != icon {
		rr.icon.Resource = icon
		rr.icon.Refresh()
	}
	widgets.Place(rr.icon, s.x, (rowHeight-1-14)/2, 14, 14)
	rr.icon.Show()
	t := widgets.CaptionType
	t.Bold = v == differs
	return rr.text(used, t.Fit(sg.word(), s.width-18), t, ink, s.align, s.x+18, s.width-18)
}

// text fills text object n.
func (rr *tableRowRenderer) text(n int, s string, t widgets.Type, ink color.NRGBA, align fyne.TextAlign, x, width float32) int {
	if n == len(rr.texts) {
		rr.texts = append(rr.texts, canvas.NewText("", ink))
	}
	o := rr.texts[n]
	o.Text, o.TextSize, o.TextStyle, o.Color, o.Alignment = s, t.Size, fyne.TextStyle{Bold: t.Bold}, ink, align
	h := rr.r.m.lineHeight(t)
	// On whole pixels, so that the baselines of two sizes lie on one line.
	widgets.Place(o, x, float32(math.Round(float64(rowHeight-2-h)/2)), width, h)
	o.Show()
	return n + 1
}

func (rr *tableRowRenderer) hideSpark() {
	for _, l := range rr.spark {
		l.Hide()
	}
	rr.dot.Hide()
}

// trend draws the values of the years as a line with a dot at its end.
func (rr *tableRowRenderer) trend(s slot, p *look.Palette) {
	points := sparkPoints(rr.r.m.table(), rr.r.bound.row)
	if len(points) == 0 {
		return
	}
	at := func(i int) fyne.Position {
		return fyne.NewPos(s.x+4+points[i].x*(s.width-18), 22-points[i].y*14)
	}
	for i := range points[1:] {
		if i == len(rr.spark) {
			rr.spark = append(rr.spark, canvas.NewLine(p.Text2))
		}
		l := rr.spark[i]
		l.StrokeColor, l.StrokeWidth = p.Text2, 1.2
		l.Position1, l.Position2 = at(i), at(i+1)
		l.Show()
	}
	end := at(len(points) - 1)
	rr.dot.FillColor = p.Accent
	widgets.Place(rr.dot, end.X-2.5, end.Y-2.5, 5, 5)
	rr.dot.Show()
}
