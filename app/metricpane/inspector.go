package metricpane

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// inspector is the region at the right: one indicator with its trend, what is
// to be said of it, and the sentences that state it.
type inspector struct {
	p     *Pane
	flow  *widgets.Flow
	place *widgets.Field // asks what place the reports are of
	row   *row
}

func newInspector(p *Pane) *inspector {
	in := &inspector{p: p, flow: widgets.NewFlow(fyne.NewPos(16, 14), 8)}
	in.place = widgets.NewField(words.Of("地区，如临江区", "Place"), "", 120)
	in.place.OnSubmitted = func(s string) { p.placed(strings.TrimSpace(s)) }
	in.place.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyEscape {
			return false
		}
		p.pending = nil
		p.inspect()
		p.focus(p.rows)
		return true
	}
	return in
}

// show tells of a row; nil shows nothing.
func (in *inspector) show(b *book, t *table, r *row) {
	again := r != nil && in.row != nil && in.row.same(r)
	in.row = r
	if r == nil {
		in.flow.Set(true)
		return
	}
	objects := []fyne.CanvasObject{
		passage(strings.Join(b.about(r, t), " · "), widgets.CaptionType, widgets.Text3Ink, 18),
		passage(r.name, widgets.TitleType, widgets.TextInk, 24),
	}
	if said := b.namedOtherwise(r, t); said != "" {
		objects = append(objects, passage(said, widgets.CaptionType, widgets.Text2Ink, 18))
	}
	objects = append(objects, in.actions(r))
	if in.p.pending != nil {
		objects = append(objects, widgets.NewBox(signs[doubtful].ink,
			passage(words.Of("这些报告是哪个地区的？更正按地区记住。", "Which place are these reports of? Corrections are kept by place."), widgets.UIType, widgets.TextInk, 20), in.place))
	}
	objects = append(objects, in.applied(b, r)...)
	if points := sparkPoints(t, r); len(points) > 1 {
		c := newChart()
		main := ""
		if t.main >= 0 {
			main = t.periods[t.main].key
		}
		c.set(points, main)
		objects = append(objects, c)
	}
	if card := in.card(b, t, r); card != nil {
		objects = append(objects, card)
	}
	for _, n := range b.notes(r, t) {
		objects = append(objects, passage(n, widgets.CaptionType, widgets.Text2Ink, 18))
	}
	for _, s := range b.sentences(r, t) {
		objects = append(objects, widgets.NewLine(), in.source(b, s), s.passage())
	}
	in.flow.Set(!again, objects...)
}

func passage(s string, t widgets.Type, ink widgets.Ink, lineHeight float32) *widgets.Passage {
	p := widgets.NewPassage(s, t, lineHeight)
	p.Ink = ink
	return p
}

// actions are the buttons that put the indicator right.
func (in *inspector) actions(r *row) fyne.CanvasObject {
	var more *widgets.Button
	more = widgets.NewButton("", "more", widgets.Quiet, func() { in.p.below(more, in.p.moreItems(r)) })
	return container.New(widgets.Bar{Height: 30, Right: 1},
		widgets.NewButton(words.Of("改名", "Rename"), "rename", widgets.Quiet, in.p.rename.begin),
		widgets.NewButton(words.Of("并入…", "Join…"), "join", widgets.Quiet, in.p.join),
		widgets.NewButton(words.Of("不列入", "Leave out"), "exclude", widgets.Quiet, in.p.exclude), more)
}

// applied are the corrections that the row has had, each with the way back.
func (in *inspector) applied(b *book, r *row) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, i := range r.series.Applied {
		c := b.corrections[i]
		lines = append(lines, container.New(widgets.Beside{Height: 20, Gap: 8},
			widgets.NewLabel(words.Of("更正：", "Corrected: ")+c.String(), widgets.CaptionType, widgets.Text2Ink),
			widgets.NewLink(words.Of("撤销", "Undo"), func() { in.p.hold(c, false) })))
	}
	return lines
}

// source is the line over a sentence: which report, where in it, and the way there.
func (in *inspector) source(b *book, s sentence) fyne.CanvasObject {
	names := widgets.NewCells(2)
	ink := widgets.TextInk
	names.Set(false, false,
		widgets.Cell{Text: b.reportName(s.report), Type: widgets.Type{Size: look.Caption, Bold: true}, Ink: ink, Y: 1, Width: widgets.ByText},
		widgets.Cell{Text: s.where, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 8, Y: 1, Width: widgets.ByText, After: true})
	link := widgets.NewLink(words.Of("原文", "Text"), func() { in.p.goTo(s.report, s.at) })
	return container.New(widgets.Beside{Height: 20, Gap: 4}, names, link, widgets.NewSymbol("jump", widgets.AccentInk, 12))
}

// card says in words what the column 核算 says in one; nil where there is
// nothing to explain.
func (in *inspector) card(b *book, t *table, r *row) fyne.CanvasObject {
	title, say := b.finding(r, t)
	if title == "" {
		return nil
	}
	s := signs[r.verdict]
	head := container.New(besideIcon{}, widgets.NewSymbol(s.icon, s.ink, 15), passage(title, widgets.UIBold, widgets.TextInk, 20))
	objects := []fyne.CanvasObject{head}
	if say != "" {
		objects = append(objects, passage(say, widgets.UIType, widgets.Text2Ink, 20))
	}
	if links := in.links(b, t, r); len(links) > 0 {
		objects = append(objects, container.New(widgets.Bar{Height: 20, Gap: 16}, links...))
	}
	line := func(p *look.Palette) color.NRGBA { return p.Line }
	if r.verdict == differs || r.verdict == doubtful {
		line = s.ink
	}
	return widgets.NewBox(line, objects...)
}

// links lead to where a disagreement or a doubt can be settled.
func (in *inspector) links(b *book, t *table, r *row) []fyne.CanvasObject {
	to := func(word string, ref metric.Ref) fyne.CanvasObject {
		_, f := ref.Of(b.reports)
		return widgets.NewLink(word, func() { in.p.goTo(ref.Report, f.Span) })
	}
	switch {
	case r.verdict == differs && r.cell != nil && r.cell.Growth != nil && b.isDraft:
		return append([]fyne.CanvasObject{to(words.Of("到起草中修改", "Edit in draft"), *r.cell.Growth)}, in.otherScope(b, r)...)
	case r.verdict == doubtful && r.guessed:
		if _, ok := b.conflict(r, t); !ok {
			return []fyne.CanvasObject{
				widgets.NewLink(words.Of("名称无误", "The name is right"), in.p.confirm), widgets.NewLink(words.Of("改名", "Rename"), in.p.rename.begin),
			}
		}
		fallthrough
	case r.verdict == doubtful:
		if pair, ok := b.conflict(r, t); ok {
			return append([]fyne.CanvasObject{
				to(words.Of("到第一处", "First place"), pair[0]), to(words.Of("到另一处", "Other place"), pair[1]),
			}, in.otherScope(b, r)...)
		}
	}
	return nil
}

// otherScope leads to parting off what is of another scope, where there is a part.
func (in *inspector) otherScope(b *book, r *row) []fyne.CanvasObject {
	if len(partsOf(b, r.series)) == 0 {
		return nil
	}
	return []fyne.CanvasObject{widgets.NewLink(words.Of("标为口径不同…", "Mark as other scope…"), in.p.split)}
}

// finding is what the card says: a head and a sentence.
func (b *book) finding(r *row, t *table) (title, say string) {
	if r.cell != nil {
		say = words.Told(r.cell.Reason)
	}
	newest := b.reportName(b.last())
	switch r.verdict {
	case differs:
		return words.Of("所述增速与总额不一致", "Stated growth and total disagree"), say
	case agrees:
		return words.Of("所述增速与总额一致", "Stated growth and total agree"), say
	case cannot:
		return words.Of("不可判", "Cannot be judged"), say
	case doubtful:
		if pair, ok := b.conflict(r, t); ok {
			return fmt.Sprintf(words.Of("%s有两个数", "%s: two values"), newest),
				fmt.Sprintf(words.Of("一处写作%s，另一处写作%s。", "%s in one place, %s in another."), b.written(pair[0]), b.written(pair[1]))
		}
		return words.Of("名称是推断的", "The name is a guess"), words.Of("对照原句，看这个数说的是什么。", "See in the sentence what the figure measures.")
	case missing:
		return fmt.Sprintf(words.Of("%s没有写到", "%s: not stated"), newest), b.lastStated(r, t)
	case fresh:
		return words.Of("新出现", "New"), words.Of("往年的报告里没有这个指标。", "No earlier report has it.")
	}
	return "", ""
}

// conflict is the pair of figures of the newest report that contradict each other.
func (b *book) conflict(r *row, t *table) (pair [2]metric.Ref, ok bool) {
	for _, pair := range r.series.Conflicts {
		if pair[0].Report == b.last() && b.statusOf(pair[0]) == t.status {
			return pair, true
		}
	}
	return pair, false
}

// written is a figure as it stands in its report.
func (b *book) written(ref metric.Ref) string {
	_, f := ref.Of(b.reports)
	return f.Modifier + f.Span.Of(b.reports[ref.Report].Doc.Text)
}

// lastStated says where a missing indicator stood last.
func (b *book) lastStated(r *row, t *table) string {
	for i := len(r.values) - 1; i >= 0; i-- {
		if v := r.values[i]; v.known && v.ref != nil && t.periods[i].status == t.status {
			return fmt.Sprintf(words.Of("%s写的是%s。", "%s: %s."), b.reportName(v.ref.Report), b.written(*v.ref))
		}
	}
	return ""
}

// besideIcon sets an icon before what may be several lines.
type besideIcon struct{}

func (besideIcon) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (besideIcon) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 3, 15, 15)
	widgets.Place(objects[1], 23, 0, max(0, size.Width-23), size.Height)
}
