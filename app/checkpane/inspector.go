package checkpane

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/check"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// inspector is the region at the right: one finding, its place in the draft,
// and below it the place that it is held against.
type inspector struct {
	flow *widgets.Flow
	// goTo opens report i (-1: the draft) at a place.
	goTo func(i int, at text.Span)
	// take puts a finding's suggestion into the draft.
	take  func(*check.Finding)
	shown *check.Finding
}

func newInspector(goTo func(int, text.Span), take func(*check.Finding)) *inspector {
	return &inspector{flow: widgets.NewFlow(fyne.NewPos(16, 14), 8), goTo: goTo, take: take}
}

// show tells of a finding; nil shows nothing.
func (in *inspector) show(f *findings, one *check.Finding) {
	again := same(in.shown, one)
	in.shown = one
	if one == nil {
		in.flow.Set(true)
		return
	}
	rk := rank(one.Severity)
	head := widgets.NewCells(2)
	head.Set(false, false,
		widgets.Cell{Text: oneSeverity(rk), Type: widgets.Type{Size: look.Caption, Bold: true}, Ink: signs[rk].ink, X: 23, Y: 1, Width: widgets.ByText},
		widgets.Cell{
			Text: ruleName(one.Rule) + " · " + desk.Paragraph(f.blockOf(one.Span)),
			Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 8, Y: 1, Width: widgets.ByText, After: true,
		})
	title := widgets.NewPassage(words.Told(one.Message), widgets.TitleType, 24)
	objects := []fyne.CanvasObject{
		container.New(widgets.Over{Height: 20}, head, widgets.NewSymbol(signs[rk].icon, signs[rk].ink, 15)), title,
	}
	objects = append(objects, container.New(widgets.Bar{Height: look.ButtonHeight + 8, Gap: 8}, in.actions(one)...), widgets.NewLine())
	objects = append(objects, passageOf(f.draft, one.Span, placeMark(rk), true)...)
	if r, ok := f.other(one.Other); ok {
		objects = append(objects, widgets.NewLine(), in.against(f, one.Other))
		objects = append(objects, passageOf(r, one.Other.Span, widgets.FigureMark, false)...)
	}
	in.flow.Set(!again, objects...)
}

// actions are the buttons that settle a finding.
func (in *inspector) actions(one *check.Finding) []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	if one.Suggestion != "" {
		word := fmt.Sprintf(words.Of("改为 %s", "Change to %s"), widgets.UIType.Fit(one.Suggestion, 140))
		buttons = append(buttons, widgets.NewButton(word, "", widgets.Primary, func() { in.take(one) }))
	}
	return append(buttons, widgets.NewButton(words.Of("到起草中看", "Show in draft"), "", widgets.Secondary, func() { in.goTo(-1, one.Span) }))
}

// placeMark is how the place of a finding is marked in its paragraph.
func placeMark(rk int) widgets.Mark {
	m := widgets.Mark{Line: signs[rk].ink, LineWidth: 2, Bold: true, Ink: signs[rk].ink}
	switch rk {
	case 0:
		m.Tint = func(p *look.Palette) color.NRGBA { return p.RemTint }
	case 1:
		m.Tint = func(p *look.Palette) color.NRGBA { return p.FigTint }
	default:
		m.Tint = func(p *look.Palette) color.NRGBA { return p.EditTint }
	}
	return m
}

// against is the line over the other place: whose it is, and the way there.
func (in *inspector) against(f *findings, o *check.Other) fyne.CanvasObject {
	say := words.Of("对照：", "Against: ") + f.name(o.Report)
	if o.Report < 0 {
		say = words.Of("本稿另一处", "Elsewhere in the draft")
	}
	name := widgets.NewCells(1)
	name.Set(false, false, widgets.Cell{Text: say, Type: widgets.Type{Size: look.Caption, Bold: true}, Ink: widgets.TextInk, Y: 1, Width: widgets.ByText})
	link := widgets.NewLink(words.Of("原文", "Text"), func() { in.goTo(o.Report, o.Span) })
	return container.New(widgets.Beside{Height: 20, Gap: 4}, name, link, widgets.NewSymbol("jump", widgets.AccentInk, 12))
}

// passageOf is a place's paragraph, cut around it where it is long, with a line
// above that says where it stands. Figures of the draft's paragraph are marked
// as everywhere.
func passageOf(r metric.Reported, at text.Span, mark widgets.Mark, figures bool) []fyne.CanvasObject {
	block := desk.BlockAt(r.Doc, at)
	if block < 0 {
		return nil
	}
	whole := r.Doc.Blocks[block].Span
	whole.End = max(whole.End, at.End)
	shown, marks := widgets.Excerpt(r.Doc.Text, whole, []text.Span{at})
	p := widgets.NewReading(shown, widgets.LeadType, 26)
	if len(marks) > 0 {
		if figures {
			p.Marks = figuresIn(r, block, marks[0].Start-at.Start, len(shown))
		}
		p.Marks = append(p.Marks, mark.Over(marks[0]))
	}
	where := widgets.NewPassage(desk.Where(r.Doc, block), widgets.CaptionType, 18)
	where.Ink = widgets.Text3Ink
	return []fyne.CanvasObject{where, p}
}

// figuresIn marks the figures of a block in an excerpt of it that is moved by shift.
func figuresIn(r metric.Reported, block, shift, length int) []widgets.Mark {
	var marks []widgets.Mark
	for i := range r.Metrics {
		if r.Metrics[i].Block != block {
			continue
		}
		for _, f := range r.Metrics[i].Figures {
			if at := f.Span.Shift(shift); at.Start >= 0 && at.End <= length {
				marks = append(marks, widgets.FigureMark.Over(at))
			}
		}
	}
	return marks
}

// SetZoom sets the passages anew after their size has changed.
func (p *Pane) SetZoom(float32) {
	p.inspect()
	p.readback.SetZoom()
}
