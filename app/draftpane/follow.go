package draftpane

import (
	"context"
	"image/color"
	"sort"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/editor"
	"reportdesk/editor/textview"
	"reportdesk/internal/check"
	"reportdesk/internal/text"
)

// Worked takes what is known of the draft at a revision; nil where no draft is in
// hand. It is read beside the window; where the text is written on meanwhile, the
// next work is on its way, and this one is dropped.
func (p *Pane) Worked(w *desk.Work) {
	if !p.current(w) {
		return
	}
	var r *reading
	p.host.Start(desk.Job{
		Key: "draftpane-read",
		Run: func(context.Context, func(int, int)) error {
			r = read(w)
			return nil
		},
		Done: func(error) {
			if p.current(w) {
				p.take(r)
			}
		},
	})
}

// current reports whether a work is of the text that the view shows.
func (p *Pane) current(w *desk.Work) bool {
	return w != nil && w.Entry.ID == p.entry.ID && w.Revision == p.view.State().Revision
}

// take shows a reading.
func (p *Pane) take(r *reading) {
	p.known = r
	p.spans = append([]text.Span(nil), r.spans...)
	p.figures = r.figureSpans()
	before := p.look
	p.look = r.look
	if p.sheet.differs(before, p.look) {
		p.view.Restyle()
	}
	p.decorate()
	p.outline.set(r, p.lastYear)
	p.findLastYear()
	p.moved()
	p.prepare()
	if at := p.waiting; at != nil {
		p.waiting = nil
		p.selectPlace(*at)
	}
	p.renumberAsWritten()
}

// styleOf is the view's Styler.
func (p *Pane) styleOf(i int, par string) *textview.Style { return p.sheet.style(p.look, i, par) }

// viewColors are those of the design.
func viewColors() textview.Colors {
	c := look.Colors()
	return textview.Colors{
		Paper: c.Paper, Text: c.Text, Dim: c.Text3, Select: c.Select, Caret: c.AccentInk, Accent: c.Accent, Thumb: c.Line,
		Caption: c.FigInk,
		Hit:     c.Hit, HitNow: c.HitNow, HitTick: c.HitNow, HitNowTick: c.RemInk,
	}
}

// ink makes a view's ink of a palette's colour.
func ink(pick func(*look.Palette) color.NRGBA) textview.Ink {
	return func() color.Color { return pick(look.Colors()) }
}

// The marks of the draft.
var (
	figureMark = textview.Mark{
		Rule:      ink(func(c *look.Palette) color.NRGBA { return c.FigLine }),
		CaretTint: ink(func(c *look.Palette) color.NRGBA { return c.FigTint }),
	}
	findingMarks = []struct {
		layer    textview.Layer
		severity check.Severity
		ink      textview.Ink
	}{
		{textview.Findings, check.Error, ink(func(c *look.Palette) color.NRGBA { return c.RemInk })},
		{textview.FindingsWarning, check.Warning, ink(func(c *look.Palette) color.NRGBA { return c.FigInk })},
		{textview.FindingsNote, check.Note, ink(func(c *look.Palette) color.NRGBA { return c.EditInk })},
	}
)

// decorate lays what is known over the text.
func (p *Pane) decorate() {
	figures := p.figures
	if !p.typesetting.figures {
		figures = nil
	}
	p.view.Decorate(textview.Figures, figureMark, figures)
	for _, l := range findingMarks {
		spans := p.known.bySeverity[l.severity]
		if !p.typesetting.findings {
			spans = nil
		}
		p.view.Decorate(l.layer, textview.Mark{Dashes: l.ink, Tick: l.ink}, spans)
	}
}

// changed follows the text through a change.
func (p *Pane) changed(_, after editor.State, tr editor.Transaction) {
	follow(p.spans, tr.Edits)
	follow(p.figures, tr.Edits)
	p.followBlanks(after, tr.Edits)
	p.host.Written(after)
	p.header.refresh()
	p.find.changed(tr.Edits)
	p.moved()
}

// follow carries spans through edits; what lies before them stays as it is.
func follow(spans []text.Span, es text.Edits) {
	if len(es) == 0 {
		return
	}
	first := sort.Search(len(spans), func(i int) bool { return spans[i].End >= es[0].Start })
	for i := first; i < len(spans); i++ {
		spans[i] = es.MapSpan(spans[i])
	}
}

// moved follows the caret.
func (p *Pane) moved() {
	s := p.view.State()
	line := s.Text.LineOf(s.Selection.Head)
	par := s.Text.Line(line)
	p.spot = spot{paragraph: line, text: s.Text.Slice(par)}
	p.spot.block, p.spot.near = p.blockAt(par)
	p.strip.show(p.figureAt(s.Selection.Head))
	p.showStrip()
	p.outline.follow(p.known, p.spot.near)
	p.ask()
	p.host.Summarise()
}

// blockAt is the block that lies in a paragraph, -1 for none, and the last one
// that begins before the paragraph's end.
func (p *Pane) blockAt(par text.Span) (in, near int) {
	near = sort.Search(len(p.spans), func(i int) bool { return p.spans[i].Start > par.End }) - 1
	if near >= 0 && par.Contains(p.spans[near]) && !p.spans[near].Empty() {
		return near, near
	}
	return -1, near
}

// Step goes to the next finding behind the caret, or the one before it, and
// from the last to the first.
func (p *Pane) Step(forward bool) {
	var all []text.Span
	for _, l := range findingMarks {
		all = append(all, p.view.Marked(l.layer)...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Start < all[j].Start })
	if s, ok := nextSpan(all, p.view.State().Selection.Span(), forward); ok {
		p.selectSpan(s)
		p.focusText()
	}
}

// nextSpan is the span behind a place in rising spans, or the one before it, going around.
func nextSpan(all []text.Span, at text.Span, forward bool) (text.Span, bool) {
	n := len(all)
	if n == 0 {
		return text.Span{}, false
	}
	i := sort.Search(n, func(i int) bool { return all[i].Start > at.Start })
	if !forward {
		i = sort.Search(n, func(i int) bool { return all[i].Start >= at.Start }) - 1
	}
	return all[(i+n)%n], true
}
