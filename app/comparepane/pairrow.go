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

// pairRow draws a pair of passages: the texts, the badge between them, the bars
// beside them, the figures below, and where it is selected what can be done.
type pairRow struct {
	widget.BaseWidget
	lines *lines
	drawn drawn
}

// drawn is what a row shows: a row that shows it already is not drawn again.
type drawn struct {
	result   *result
	item     int
	selected bool
	frame    frame
	colors   *look.Palette
	deeds    string
	needle   string
}

func newPairRow(m *lines) *pairRow {
	r := &pairRow{lines: m, drawn: drawn{item: -1}}
	r.ExtendBaseWidget(r)
	return r
}

func (r *pairRow) bind(i int, selected bool) {
	d := drawn{r.lines.result, i, selected, r.lines.frame, look.Colors(), r.lines.pane.doing(i, selected), r.lines.needle}
	if d != r.drawn {
		r.drawn = d
		r.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *pairRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &pairRenderer{row: r, badge: widgets.NewBadge("", widgets.TextInk, widgets.OnPaper, badgeSide)}
	rr.old = widgets.NewPassage("", widgets.LeadType, 26)
	rr.new = widgets.NewPassage("", widgets.LeadType, 26)
	rr.jump = newAction("", "", widgets.AccentInk, func() { r.follow() })
	return rr
}

// follow is a click on the word of a row's caption: the way to the other end of
// a move, or what the draft lacks is brought into it.
func (r *pairRow) follow() {
	item := r.drawn.item
	defer r.lines.pane.focusList() // a click took the keyboard away
	if pair := &r.lines.Pairs[r.lines.items[item].pair]; pair.Moved {
		r.lines.pane.otherEnd(item)
	} else {
		r.lines.pane.takeOld(item)
	}
}

type pairRenderer struct {
	row      *pairRow
	pen      pen
	old, new *widgets.Passage
	badge    *widgets.Badge
	jump     *action // behind the caption: to the other end of a move, 带到本稿
	actions  []*action
	objects  []fyne.CanvasObject
}

func (r *pairRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *pairRenderer) Layout(fyne.Size)             {}
func (r *pairRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pairRenderer) Destroy()                     {}

// Refresh draws the row anew.
func (r *pairRenderer) Refresh() {
	m, i := r.row.lines, r.row.drawn.item
	if m.result == nil || i < 0 || i >= len(m.items) || m.result != r.row.drawn.result {
		return
	}
	it := m.items[i]
	p, t := &m.Pairs[it.pair], m.of(it.pair)
	a := m.place(i)
	r.pen.lift()
	r.jump.Hide()
	r.old.Hide()
	r.new.Hide()
	r.ground(p, it, a)
	switch {
	case it.left:
		r.leftPlace(p, t, a)
	case m.frame.one:
		r.oneColumn(p, t, a)
	default:
		r.columns(p, t, a)
	}
	r.middle(p, t, it, a)
	r.units(a)
	r.figures(t, a)
	r.showActions(a)
	r.collect()
	canvas.Refresh(r.row)
}

// ground draws what lies under everything.
func (r *pairRenderer) ground(p *compare.Pair, it item, a placement) {
	c, f := look.Colors(), r.row.lines.frame
	if r.row.drawn.selected {
		r.pen.rect(c.AccentSoft, 0, 0, f.width, a.height)
	}
	if !f.one {
		switch {
		case len(p.Old) == 0:
			r.pen.rect(c.Sunken, 0, 0, f.column(), a.height)
		case len(p.New) == 0:
			r.pen.rect(c.Sunken, f.rightColumn(), 0, f.column(), a.height)
		}
	}
	if r.row.drawn.selected {
		r.pen.rect(c.Accent, 0, 0, 3, a.height)
	}
	r.pen.rect(c.Sep, 0, a.height-1, f.width, 1)
}

// columns sets the texts beside each other.
func (r *pairRenderer) columns(p *compare.Pair, t *texts, a placement) {
	m := r.row.lines
	c := look.Colors()
	ink := inkOf(p)
	r.set(r.old, t.old, ink, a.oldX, a.oldY, a.oldW)
	x, w := m.frame.newText()
	r.set(r.new, t.new, ink, x, a.newY, w)
	if a.boxed {
		bx, bw := m.frame.oldText()
		bottom := a.oldY + r.old.Size().Height + 6
		r.pen.dashes(c.MovInk, bx, m.frame.pad-2, bw, bottom-m.frame.pad+2)
		r.origin(p, t, bx+boxInset, m.frame.pad-2+boxHead/2+1, bx+bw-boxInset)
		r.jump.Move(fyne.NewPos(bx+bw-boxInset-r.jump.Size().Width, r.jump.Position().Y))
	}
	if m.Mode != compare.Year {
		return
	}
	y := m.frame.pad + m.frame.line/2
	if len(p.Old) == 0 {
		ox, ow := m.frame.oldText()
		r.pen.text(missingOld(m.result.Old.Info.Year), widgets.CaptionType, c.Text3, ox, y, ow)
	}
	if len(p.New) == 0 {
		end := r.pen.text(m.pane.missingNew(), widgets.CaptionType, c.Text3, x, y, w)
		if word := m.pane.takeWord(p); word != "" {
			r.jump.word = word
			r.jump.Refresh()
			r.jump.put(end+10, y)
		}
	}
}

func missingOld(year int) string {
	if year == 0 {
		return words.Of("旧文没有对应段落", "Nothing in the old text")
	}
	return fmt.Sprintf(words.Of("%d年没有对应段落", "Nothing in %d"), year)
}

// inkOf is the ink of a pair's texts: what is the same steps back.
func inkOf(p *compare.Pair) widgets.Ink {
	if p.Kind == compare.Same && !p.Moved {
		return faces[same].ink
	}
	return widgets.TextInk
}

// oneColumn sets the texts below each other, or the redline as one.
func (r *pairRenderer) oneColumn(p *compare.Pair, t *texts, a placement) {
	m := r.row.lines
	x, w := m.frame.newText()
	ink := inkOf(p)
	if p.Moved {
		r.origin(p, t, x, m.frame.pad+8, x+w)
	}
	if m.Mode != compare.Year {
		r.set(r.new, t.both, ink, x, a.newY, w)
		return
	}
	if a.captions {
		c := look.Colors()
		r.pen.text(sideName(m.result.Old, true), widgets.CaptionType, c.Text3, x, a.oldY-captionLine/2-1, w)
		r.pen.text(sideName(m.result.New, false), widgets.CaptionType, c.Text3, x, a.newY-captionLine/2-1, w)
	}
	if a.captions || t.new.text == "" {
		r.set(r.old, t.old, widgets.Text2Ink, x, a.oldY, w)
	}
	r.set(r.new, t.new, ink, x, a.newY, w)
}

// leftPlace shows a passage where it stood before it was moved.
func (r *pairRenderer) leftPlace(p *compare.Pair, t *texts, a placement) {
	m := r.row.lines
	plain := passage{text: t.old.text, flush: t.old.flush}
	r.set(r.old, plain, widgets.Text3Ink, a.oldX, a.oldY, a.oldW)
	say := words.Of("移到别处", "Moved")
	if t.newAt > 0 {
		say = fmt.Sprintf(words.Of("移到第 %d 段", "Moved to paragraph %d"), t.newAt)
	}
	x, w := m.frame.newText()
	y := m.frame.pad + m.frame.line/2
	if m.frame.one {
		y = m.frame.pad + 8
	}
	r.caption(say, path(m.result.New, p.New), words.Of("到那里", "Go there"), x, y, x+w)
}

// origin says where a moved passage stood.
func (r *pairRenderer) origin(p *compare.Pair, t *texts, x, y, end float32) {
	say := words.Of("原在别处", "Was elsewhere")
	if t.oldAt > 0 {
		say = fmt.Sprintf(words.Of("原在第 %d 段", "Was paragraph %d"), t.oldAt)
	}
	r.caption(say, path(r.row.lines.result.Old, p.Old), words.Of("到原处", "Go there"), x, y, end)
}

// caption is a line that names the other end of a move, with the way there.
func (r *pairRenderer) caption(say, path, word string, x, y, end float32) {
	c := look.Colors()
	r.jump.word = word
	r.jump.Refresh()
	link := r.jump.MinSize().Width
	bold := widgets.Type{Size: look.Caption, Bold: true}
	x = r.pen.text("↕ ", bold, c.MovInk, x, y, end-x)
	x = r.pen.text(say, bold, c.MovInk, x, y, end-x) + 8
	if room := end - x - link - 10; path != "" && room > 40 {
		x = r.pen.text(path, widgets.CaptionType, c.Text3, x, y, room) + 10
	}
	r.jump.put(x, y)
}

// set shows a passage at a place.
func (r *pairRenderer) set(w *widgets.Passage, p passage, ink widgets.Ink, x, y, width float32) {
	f := r.row.lines.frame
	if p.text == "" {
		return
	}
	w.Text, w.Marks, w.Ink = p.text, r.row.lines.hit(p), ink
	w.Type, w.LineHeight, w.Indent = f.body, f.line, p.indent()
	w.Move(fyne.NewPos(x, y))
	w.Resize(fyne.NewSize(width, w.HeightFor(width)))
	w.Show()
	w.Refresh()
}

// middle draws the badge with what stands below it, and the bars.
func (r *pairRenderer) middle(p *compare.Pair, t *texts, it item, a placement) {
	m := r.row.lines
	f, c := m.frame, look.Colors()
	kind := shown(p)
	fc := faces[kind]
	r.badge.Set(signOf(p), fc.ink, fc.tint, kind == moved)
	x, centre := f.column()+(gap-badgeSide)/2, f.column()+gap/2
	if f.one {
		x, centre = 21, 32
	}
	r.badge.Move(fyne.NewPos(x, badgeTop))
	r.badge.Resize(fyne.NewSquareSize(badgeSide))
	if s := m.caption(p, t, it); s != "" {
		r.below(s, t.doubtful, centre)
	}
	ink := fc.ink(c)
	h := max(a.textEnd-f.pad-4, badgeSide)
	if f.one {
		r.pen.bar(fc.bar, ink, 64, badgeTop, h)
		return
	}
	if len(p.Old) > 0 {
		r.pen.bar(fc.bar, ink, f.column()-3, badgeTop, h)
	}
	if len(p.New) > 0 && (!it.left || kind == moved) {
		r.pen.bar(fc.bar, ink, f.rightColumn(), badgeTop, h)
	}
}

// below writes the caption under the badge, and behind or under it that the
// link is doubtful.
func (r *pairRenderer) below(s string, doubtful bool, centre float32) {
	c := look.Colors()
	const top = badgeTop + badgeSide + 11
	w := widgets.CaptionType.Measure(s).Width
	if !doubtful {
		r.pen.text(s, widgets.CaptionType, c.Text3, max(centre-w/2, 2), top, w+1)
		return
	}
	bold := widgets.Type{Size: look.Caption, Bold: true}
	doubt := words.Of("疑", "?")
	dw := bold.Measure(doubt).Width
	if doubtBelow(s) {
		r.pen.text(s, widgets.CaptionType, c.Text3, max(centre-w/2, 2), top, w+1)
		r.pen.text(doubt, bold, c.FigInk, centre-dw/2, top+doubtLine, dw+1)
		return
	}
	end := r.pen.text(s, widgets.CaptionType, c.Text3, centre-(w+4+dw)/2, top, w+1)
	r.pen.text(doubt, bold, c.FigInk, end+4, top, dw+1)
}

// figures draws the strip of changed figures.
func (r *pairRenderer) figures(t *texts, a placement) {
	c := look.Colors()
	bold := widgets.Type{Size: look.Caption, Bold: true}
	for i, ch := range a.chips {
		fig := t.figures[i]
		back := r.pen.rect(c.Raised, ch.x, ch.y, ch.width, chipHeight)
		back.StrokeColor, back.StrokeWidth, back.CornerRadius = c.Sep, 1, 4
		x, y, end := ch.x+chipInset, ch.y+chipHeight/2, ch.x+ch.width-chipInset+1
		x = r.pen.text(fig.Name+" ", widgets.CaptionType, c.Text2, x, y, end-x)
		x = r.pen.text(fig.Old+" → ", widgets.CaptionType, c.Text, x, y, end-x)
		x = r.pen.text(fig.New, bold, c.Text, x, y, end-x)
		if fig.Difference != "" {
			r.pen.text(" "+fig.Difference, widgets.CaptionType, c.FigInk, x, y, end-x)
		}
	}
}

// showActions sets what can be done with the selected pair at the right of its strip.
func (r *pairRenderer) showActions(a placement) {
	r.actions = nil
	if !r.row.drawn.selected {
		return
	}
	m := r.row.lines
	begin := r.put(m.pane.deeds(r.row.drawn.item), a.actionsY)
	if s := m.about(r.row.drawn.item); s != "" {
		w := widgets.CaptionType.Measure(s).Width
		r.pen.text(s, widgets.CaptionType, look.Colors().Text3, max(m.frame.stripX(), begin-w), a.actionsY, w+1)
	}
	for k, y := range a.units {
		r.put(m.pane.unitDeeds(&m.units[m.items[r.row.drawn.item].pair][k]), y+unitLine/2)
	}
}

// put sets deeds as actions at the right of a line, and says where they begin.
func (r *pairRenderer) put(deeds []deed, y float32) float32 {
	x := r.row.lines.frame.width - leftEdge - 4
	for i := len(deeds) - 1; i >= 0; i-- {
		ink := widgets.Text2Ink
		if i == 0 {
			ink = widgets.AccentInk
		}
		a := newAction(deeds[i].icon, deeds[i].word, ink, func() {
			deeds[i].do()
			r.row.lines.pane.focusList() // a click took the keyboard away
		})
		r.actions = append(r.actions, a)
		x -= a.MinSize().Width
		a.put(x, y)
		x -= actionGap
	}
	return x
}

const actionGap = 18

// collect lists what is drawn, from below to above.
func (r *pairRenderer) collect() {
	r.objects = append(r.pen.below(), r.old, r.new, r.badge)
	r.objects = append(r.objects, r.pen.above()...)
	r.objects = append(r.objects, r.jump)
	for _, a := range r.actions {
		r.objects = append(r.objects, a)
	}
}
