package checkpane

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/check"
	"reportdesk/internal/text"
)

// sign is how a severity is shown: the shape alone tells them apart.
type sign struct {
	icon string
	ink  widgets.Ink
}

var signs = [3]sign{
	{"error", widgets.RemovedInk},
	{"warn", widgets.WarningInk},
	{"info", func(p *look.Palette) color.NRGBA { return p.EditInk }},
}

const (
	findingHeight = 60
	headHeight    = 36
	iconX         = 17
	textX         = 43
	rightEdge     = 16
	asideWidth    = 170
)

// binding is what a row shows. Two equal ones draw the same.
type binding struct {
	finding                  *check.Finding
	generation               int
	selected, hovered, alive bool
}

// findingRow draws a finding in two lines: what is the matter, and the sentence
// with the place underlined.
type findingRow struct {
	widget.BaseWidget
	m     *model
	bound binding
}

func newFindingRow(m *model) *findingRow {
	r := &findingRow{m: m}
	r.ExtendBaseWidget(r)
	return r
}

func (r *findingRow) bind(b binding) {
	if r.bound != b {
		r.bound = b
		r.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *findingRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &findingRowRenderer{
		r:    r,
		back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		line: canvas.NewRectangle(color.Transparent), under: canvas.NewRectangle(color.Transparent),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	for i := range rr.texts {
		rr.texts[i] = canvas.NewText("", color.Black)
	}
	return rr
}

// The texts of a row.
const (
	titleText = iota
	whereText
	beforeText
	placeText
	afterText
	asideText
	textCount
)

type findingRowRenderer struct {
	r                       *findingRow
	back, edge, line, under *canvas.Rectangle
	icon                    *canvas.Image
	texts                   [textCount]*canvas.Text
}

func (rr *findingRowRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (rr *findingRowRenderer) Destroy()           {}
func (rr *findingRowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{rr.back, rr.edge, rr.line, rr.under, rr.icon}
	for _, t := range rr.texts {
		objects = append(objects, t)
	}
	return objects
}

func (rr *findingRowRenderer) Layout(size fyne.Size) {
	widgets.Place(rr.back, 0, 0, size.Width, size.Height-1)
	widgets.Place(rr.edge, 0, 0, 3, size.Height-1)
	widgets.Place(rr.line, 0, size.Height-1, size.Width, 1)
	widgets.Place(rr.icon, iconX, 11, 16, 16)
	rr.fill(size.Width)
}

func (rr *findingRowRenderer) Refresh() {
	b, p := rr.r.bound, look.Colors()
	if b.finding == nil {
		return
	}
	s := signs[rank(b.finding.Severity)]
	rr.back.FillColor, rr.edge.FillColor, rr.line.FillColor = color.Transparent, color.Transparent, p.Sep
	switch {
	case b.selected:
		rr.back.FillColor, rr.edge.FillColor = p.AccentTint, p.Accent
	case b.hovered:
		rr.back.FillColor = p.Hover
	}
	rr.under.FillColor = s.ink(p)
	if icon := look.Icon(s.icon, s.ink(p)); rr.icon.Resource != icon {
		rr.icon.Resource = icon
		rr.icon.Refresh()
	}
	rr.fill(rr.r.Size().Width)
	canvas.Refresh(rr.r)
}

// fill writes the texts for a width.
func (rr *findingRowRenderer) fill(width float32) {
	b, p := rr.r.bound, look.Colors()
	if b.finding == nil || width <= 0 {
		return
	}
	title := widgets.UIType
	title.Bold = b.selected && b.alive
	where := desk.Paragraph(rr.r.m.found.blockOf(b.finding.Span))
	whereWidth := widgets.CaptionType.Measure(where).Width + 1
	room := width - textX - rightEdge - whereWidth - 12
	rr.text(titleText, title.Fit(words.Told(b.finding.Message), room), title, p.Text, textX, 9, room)
	rr.text(whereText, where, widgets.CaptionType, p.Text3, width-rightEdge-whereWidth, 10, whereWidth)

	aside := widgets.CaptionType.Fit(rr.r.m.found.aside(b.finding), asideWidth)
	asideW := float32(0)
	if aside != "" {
		asideW = widgets.CaptionType.Measure(aside).Width + 1
	}
	rr.text(asideText, aside, widgets.CaptionType, p.Text2, width-rightEdge-asideW, 32, asideW)
	rr.sentence(width-textX-rightEdge-asideW-16, p)
}

// sentence writes the second line, shortened so that the place stays in sight.
func (rr *findingRowRenderer) sentence(room float32, p *look.Palette) {
	t := widgets.UIType
	before, place, after := rr.r.m.found.around(rr.r.bound.finding)
	at := t.Fit(place, room)
	placeW := t.Measure(at).Width
	if at == "" {
		placeW = 0
	}
	lead := fitEnd(t, before, min(room*0.45, room-placeW))
	leadW := float32(0)
	if lead != "" {
		leadW = t.Measure(lead).Width
	}
	tail := ""
	if left := room - leadW - placeW; left > t.Size {
		tail = t.Fit(after, left)
	}
	x := float32(textX)
	rr.text(beforeText, lead, t, p.Text2, x, 30, leadW+1)
	rr.text(placeText, at, t, p.Text, x+leadW, 30, placeW+1)
	widgets.Place(rr.under, x+leadW, 49, placeW, 2)
	rr.text(afterText, tail, t, p.Text2, x+leadW+placeW, 30, max(0, room-leadW-placeW))
}

func (rr *findingRowRenderer) text(n int, s string, t widgets.Type, ink color.NRGBA, x, y, width float32) {
	o := rr.texts[n]
	o.Text, o.TextSize, o.TextStyle, o.Color = s, t.Size, fyne.TextStyle{Bold: t.Bold}, ink
	widgets.Place(o, x, y, width, rr.r.m.lineHeight(t))
}

// fitEnd shortens s with …… at its begin until it is at most width wide.
func fitEnd(t widgets.Type, s string, width float32) string {
	if s == "" || t.Measure(s).Width <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes) // of runes kept
	for low < high {
		n := (low + high + 1) / 2
		if t.Measure("……"+string(runes[len(runes)-n:])).Width <= width {
			low = n
		} else {
			high = n - 1
		}
	}
	if low == 0 {
		return ""
	}
	return "……" + string(runes[len(runes)-low:])
}

// blockOf is the paragraph of the draft that a place lies in.
func (f *findings) blockOf(at text.Span) int { return desk.BlockAt(f.draft.Doc, at) }

// around is the sentence that a finding lies in, cut at its place.
func (f *findings) around(one *check.Finding) (before, place, after string) {
	doc := f.draft.Doc
	at := one.Span
	whole := at
	if i := f.blockOf(at); i >= 0 {
		whole = sentenceIn(doc.Text, doc.Blocks[i].Span, at)
	}
	return doc.Text[whole.Start:at.Start], oneLine(at.Of(doc.Text)), doc.Text[at.End:max(at.End, whole.End)]
}

// aside is what stands at the right of a finding: what could stand in its
// place, else what it is held against.
func (f *findings) aside(one *check.Finding) string {
	if one.Suggestion != "" {
		return fmt.Sprintf(words.Of("建议“%s”", "Suggested: %s"), one.Suggestion)
	}
	r, ok := f.other(one.Other)
	if !ok {
		return ""
	}
	said := oneLine(one.Other.Span.Of(r.Doc.Text))
	if one.Other.Report < 0 {
		return desk.Paragraph(desk.BlockAt(r.Doc, one.Other.Span)) + fmt.Sprintf(words.Of("写作“%s”", ": %s"), said)
	}
	return f.name(one.Other.Report) + fmt.Sprintf(words.Of("为“%s”", ": %s"), said)
}
