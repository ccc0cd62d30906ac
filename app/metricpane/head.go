package metricpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

const headHeight = 32

// tableHead is the head of the table: a click on a column sorts by it. With the
// keyboard Left and Right choose a column, Enter sorts.
type tableHead struct {
	widget.BaseWidget
	m        *model
	onSort   func(column)
	onScroll func(by int) // by how many periods to the earlier ones
	hovered  int          // index into the slots, -1 for none
	chosen   int          // likewise, by keyboard
	focused  bool
}

var (
	_ fyne.Focusable    = (*tableHead)(nil)
	_ fyne.Tappable     = (*tableHead)(nil)
	_ desktop.Hoverable = (*tableHead)(nil)
)

func newTableHead(m *model, onSort func(column), onScroll func(int)) *tableHead {
	h := &tableHead{m: m, onSort: onSort, onScroll: onScroll, hovered: -1}
	h.ExtendBaseWidget(h)
	return h
}

// at is the column under a place, -1 for none.
func (h *tableHead) at(x float32) int {
	for i, s := range h.m.grid.slots {
		if x >= s.x && x < s.x+s.width {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable: the marks of hidden periods scroll to them.
func (h *tableHead) Tapped(e *fyne.PointEvent) {
	i := h.at(e.Position.X)
	if i < 0 {
		return
	}
	s := h.m.grid.slots[i]
	switch {
	case i == h.firstPeriod() && h.m.grid.earlier > 0 && e.Position.X < s.x+22:
		h.onScroll(1)
	case s.kind == periodColumn && h.m.grid.later > 0 && s.period == h.m.table().tail() && e.Position.X < s.x+22:
		h.onScroll(-1)
	case s.kind != trendColumn:
		h.onSort(s.column)
	}
}

// firstPeriod is the slot of the earliest period shown, -1 for none.
func (h *tableHead) firstPeriod() int {
	for i, s := range h.m.grid.slots {
		if s.kind == periodColumn {
			return i
		}
	}
	return -1
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (h *tableHead) MouseIn(e *desktop.MouseEvent) { h.hover(h.at(e.Position.X)) }

// MouseMoved: see MouseIn.
func (h *tableHead) MouseMoved(e *desktop.MouseEvent) { h.hover(h.at(e.Position.X)) }

// MouseOut: see MouseIn.
func (h *tableHead) MouseOut() { h.hover(-1) }

func (h *tableHead) hover(i int) {
	if h.hovered != i {
		h.hovered = i
		h.Refresh()
	}
}

// FocusGained and the methods below implement fyne.Focusable.
func (h *tableHead) FocusGained() { h.focused = true; h.Refresh() }

// FocusLost: see FocusGained.
func (h *tableHead) FocusLost() { h.focused = false; h.Refresh() }

// TypedRune: see FocusGained.
func (h *tableHead) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (h *tableHead) TypedKey(e *fyne.KeyEvent) {
	last := len(h.m.grid.slots) - 1
	switch e.Name {
	case fyne.KeyLeft:
		h.chosen = max(0, h.chosen-1)
	case fyne.KeyRight:
		h.chosen = min(last, h.chosen+1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if s := h.m.grid.slots[min(h.chosen, last)]; s.kind != trendColumn {
			h.onSort(s.column)
		}
	default:
		widgets.PassOn(h, e)
	}
	h.Refresh()
}

// caption is the word over a column.
func (m *model) caption(c column) string {
	switch c.kind {
	case nameColumn:
		return words.Of("指标名称", "Indicator")
	case unitColumn:
		return words.Of("单位", "Unit")
	case periodColumn:
		return m.table().periods[c.period].head
	case changeColumn:
		return words.Of("增减", "Change")
	case growthColumn:
		return words.Of("增长", "Growth")
	case statedColumn:
		return words.Of("报告所述", "As stated")
	case verdictColumn:
		return words.Of("核算", "Check")
	case trendColumn:
		return words.Of("趋势", "Trend")
	}
	return ""
}

// CreateRenderer implements fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeadRenderer{
		h: h, back: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		over: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
	}
	for range 3 {
		r.icons = append(r.icons, &canvas.Image{FillMode: canvas.ImageFillContain})
	}
	return r
}

type tableHeadRenderer struct {
	h                      *tableHead
	back, line, over, ring *canvas.Rectangle
	icons                  []*canvas.Image // sorted, earlier, later
	texts                  []*canvas.Text
	objects                []fyne.CanvasObject
}

func (r *tableHeadRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, headHeight) }
func (r *tableHeadRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableHeadRenderer) Destroy()                     {}

func (r *tableHeadRenderer) Layout(size fyne.Size) { r.draw(size) }

func (r *tableHeadRenderer) Refresh() {
	r.draw(r.h.Size())
	canvas.Refresh(r.h)
}

func (r *tableHeadRenderer) draw(size fyne.Size) {
	h, p := r.h, look.Colors()
	r.back.FillColor, r.line.FillColor = p.Sunken, p.Line
	widgets.Place(r.back, 0, 0, size.Width, size.Height)
	widgets.Place(r.line, 0, size.Height-1, size.Width, 1)
	r.objects = append(r.objects[:0], r.back, r.line)
	slots := h.m.grid.slots
	if i := h.hovered; i >= 0 && i < len(slots) && slots[i].kind != trendColumn {
		r.over.FillColor = p.Hover
		r.column(r.over, slots[i], size)
	}
	if h.focused && h.chosen < len(slots) {
		r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = p.Focus, 2, 3
		r.column(r.ring, slots[h.chosen], size)
	}
	for i, s := range slots {
		r.caption(i, s, size, p)
	}
	if i := h.firstPeriod(); i >= 0 && h.m.grid.earlier > 0 {
		r.icon(1, "left", slots[i].x+6, size, p.Text3)
	}
	for _, s := range slots {
		if s.kind == periodColumn && s.period == h.m.table().tail() && h.m.grid.later > 0 {
			r.icon(2, "right", s.x+6, size, p.Text3)
		}
	}
}

func (r *tableHeadRenderer) column(o *canvas.Rectangle, s slot, size fyne.Size) {
	x, w := s.x-8, s.width+8
	if s.align == fyne.TextAlignTrailing {
		x, w = s.x+4, s.width+4
	}
	widgets.Place(o, x, 2, w, size.Height-5)
	r.objects = append(r.objects, o)
}

func (r *tableHeadRenderer) caption(i int, s slot, size fyne.Size, p *look.Palette) {
	if i == len(r.texts) {
		r.texts = append(r.texts, canvas.NewText("", p.Text3))
	}
	m, t := r.h.m, r.texts[i]
	kind, ink := widgets.CaptionType, p.Text3
	sorted := m.view.by != unsorted && m.view.sorted == s.column
	if s.kind == periodColumn && s.period == m.table().main {
		kind.Bold, ink = true, p.AccentInk
	}
	if sorted {
		ink = p.AccentInk
	}
	x, width := s.x, s.width
	text := kind.Fit(m.caption(s.column), width)
	measured := kind.Measure(text)
	t.Text, t.TextSize, t.TextStyle, t.Color, t.Alignment = text, kind.Size, fyne.TextStyle{Bold: kind.Bold}, ink, s.align
	widgets.Place(t, x, (size.Height-1-measured.Height)/2, width, measured.Height)
	r.objects = append(r.objects, t)
	if !sorted {
		return
	}
	at := x + measured.Width + 2
	if s.align == fyne.TextAlignTrailing {
		at = x + width - measured.Width - sortMark
	}
	name := "down"
	if m.view.by == rising {
		name = "up"
	}
	r.icon(0, name, at, size, p.AccentInk)
}

func (r *tableHeadRenderer) icon(n int, name string, x float32, size fyne.Size, ink color.NRGBA) {
	o := r.icons[n]
	if res := look.Icon(name, ink); o.Resource != res {
		o.Resource = res
		o.Refresh()
	}
	widgets.Place(o, x, (size.Height-1-12)/2, 12, 12)
	r.objects = append(r.objects, o)
}
