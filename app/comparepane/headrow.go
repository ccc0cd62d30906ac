package comparepane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// sizeSpace is kept free at the right of a head for the characters under it.
const sizeSpace = 120

// headRow draws a pair of heads. It is also what stays at the list's top while
// a section scrolls.
type headRow struct {
	widget.BaseWidget
	lines    *lines
	item     int
	selected bool
	drawn    drawn
}

func newHeadRow(m *lines) *headRow {
	r := &headRow{lines: m, item: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (r *headRow) bind(i int, selected bool) {
	d := drawn{result: r.lines.result, item: i, selected: selected, frame: r.lines.frame, colors: look.Colors(), needle: r.lines.needle}
	if d != r.drawn || r.item != i {
		r.drawn, r.item, r.selected = d, i, selected
		r.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *headRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &headRenderer{row: r, badge: widgets.NewBadge("", widgets.TextInk, widgets.OnPaper, 16)}
	rr.old = widgets.NewPassage("", widgets.UIBold, 20)
	rr.new = widgets.NewPassage("", widgets.UIBold, 20)
	return rr
}

type headRenderer struct {
	row      *headRow
	pen      pen
	old, new *widgets.Passage
	badge    *widgets.Badge
	objects  []fyne.CanvasObject
}

func (r *headRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *headRenderer) Layout(fyne.Size)             {}
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer) Destroy()                     {}

func (r *headRenderer) Refresh() {
	m, i := r.row.lines, r.row.item
	if m.result == nil || i < 0 || i >= len(m.items) {
		return
	}
	p, t, f, c := &m.Pairs[m.items[i].pair], m.of(m.items[i].pair), m.frame, look.Colors()
	height := m.headHeight(i)
	r.pen.lift()
	r.old.Hide()
	r.new.Hide()
	ground := c.Bg
	if r.row.selected {
		ground = c.AccentTint
	}
	r.pen.rect(ground, 0, 0, f.width, height)
	if r.row.selected {
		r.pen.rect(c.Accent, 0, 0, 3, height)
	}
	r.pen.rect(c.Sep, 0, height-1, f.width, 1)
	level := m.items[i].level
	x, w := f.newText()
	if f.one {
		r.set(r.new, t.head(), level, x, w)
	} else {
		ox, ow := f.oldText()
		r.set(r.old, t.old, level, ox, ow)
		r.set(r.new, t.new, level, x, w-sizeSpace)
	}
	size := m.size(p)
	sw := widgets.CaptionType.Measure(size).Width
	r.pen.text(size, widgets.CaptionType, c.Text3, f.width-leftEdge-sw, headLine/2, sw+2)
	r.mark(p)
	r.objects = append(r.pen.below(), r.old, r.new, r.badge)
	r.objects = append(r.objects, r.pen.above()...)
	canvas.Refresh(r.row)
}

// mark shows the badge where a head differs. Heads of two years differ as a
// matter of course: there only what came or went has one.
func (r *headRenderer) mark(p *compare.Pair) {
	m := r.row.lines
	kind := shown(p)
	r.badge.Hidden = !notable(p) || m.Mode == compare.Year && len(p.Old) > 0 && len(p.New) > 0
	r.badge.Set(signOf(p), faces[kind].ink, faces[kind].tint, kind == moved)
	x := m.frame.column() + (gap-16)/2
	if m.frame.one {
		x = 24
	}
	r.badge.Move(fyne.NewPos(x, (headLine-16)/2))
	r.badge.Resize(fyne.NewSquareSize(16))
}

func (r *headRenderer) set(w *widgets.Passage, p passage, level int, x, width float32) {
	if p.text == "" {
		return
	}
	w.Text, w.Type, w.LineHeight = p.text, headText(level), 20
	if r.row.lines.Mode == compare.Year {
		p.marks = nil // kept wording and years say nothing in a head
	}
	w.Marks = r.row.lines.hit(p)
	w.Move(fyne.NewPos(x, 5))
	w.Resize(fyne.NewSize(width, w.HeightFor(width)))
	w.Show()
	w.Refresh()
}

// foldRow stands for pairs that the filters hide; a click shows them.
type foldRow struct {
	widget.BaseWidget
	lines *lines
	line  line
	on    bool
}

func newFoldRow(m *lines) *foldRow {
	r := &foldRow{lines: m}
	r.ExtendBaseWidget(r)
	return r
}

func (r *foldRow) bind(l line, on bool) {
	r.line, r.on = l, on
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *foldRow) Tapped(*fyne.PointEvent) { r.lines.pane.toggleFold(r.line) }

// CreateRenderer implements fyne.Widget.
func (r *foldRow) CreateRenderer() fyne.WidgetRenderer {
	return &foldRenderer{row: r, badge: widgets.NewBadge("", widgets.TextInk, widgets.OnPaper, 16), icon: &canvas.Image{FillMode: canvas.ImageFillContain}}
}

type foldRenderer struct {
	row     *foldRow
	pen     pen
	badge   *widgets.Badge
	icon    *canvas.Image
	objects []fyne.CanvasObject
}

func (r *foldRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *foldRenderer) Layout(fyne.Size)             {}
func (r *foldRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *foldRenderer) Destroy()                     {}

func (r *foldRenderer) Refresh() {
	m, l, c := r.row.lines, r.row.line, look.Colors()
	if m.result == nil || l.last >= len(m.items) {
		return
	}
	width := m.frame.width
	r.pen.lift()
	ground := c.Sunken
	if r.row.on {
		ground = c.Hover
	}
	r.pen.rect(ground, 0, 0, width, foldLine)
	r.pen.rect(c.Sep, 0, foldLine-1, width, 1)
	n, allSame, from, to := m.foldCounts(l)
	name := "right"
	if m.open[l.first] {
		name = "down"
	}
	r.icon.Resource = look.Icon(name, c.Text2)
	r.icon.Refresh()
	r.icon.Move(fyne.NewPos(20, 8))
	r.icon.Resize(fyne.NewSquareSize(14))
	x := float32(44)
	say := fmt.Sprintf(words.Of("另有 %d 段", "%d others"), n)
	r.badge.Hidden = !allSame
	if allSame {
		say = fmt.Sprintf(words.Of("相同 %d 段", "%d the same"), n)
		r.badge.Set(same.sign(), faces[same].ink, faces[same].tint, false)
		r.badge.Move(fyne.NewPos(x, (foldLine-16)/2))
		r.badge.Resize(fyne.NewSquareSize(16))
		x += 26
	}
	r.pen.text(say, widgets.CaptionType, c.Text3, x, foldLine/2, width-x-100)
	where := ""
	switch {
	case from > 0 && from != to:
		where = fmt.Sprintf(words.Of("第 %d—%d 段", "Paragraphs %d–%d"), from, to)
	case from > 0:
		where = fmt.Sprintf(words.Of("第 %d 段", "Paragraph %d"), from)
	}
	ww := widgets.CaptionType.Measure(where).Width
	r.pen.text(where, widgets.CaptionType, c.Text3, width-leftEdge-ww, foldLine/2, ww+2)
	r.objects = append(r.pen.below(), r.badge, r.icon)
	r.objects = append(r.objects, r.pen.above()...)
	canvas.Refresh(r.row)
}

// foldCounts says what a fold holds: how many passages, whether all are the
// same, and from which paragraph of the new text to which.
func (m *lines) foldCounts(l line) (n int, allSame bool, from, to int) {
	allSame = true
	for i := l.first; i <= l.last; i++ {
		it := m.items[i]
		if it.left {
			continue
		}
		n++
		p := &m.Pairs[it.pair]
		allSame = allSame && !notable(p)
		if at := number(p.New); at > 0 {
			if from == 0 {
				from = at
			}
			to = max(to, at)
		}
	}
	return max(n, 1), allSame, from, to
}
