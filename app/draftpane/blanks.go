package draftpane

import (
	"fmt"
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/editor/textview"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// blankMark is how a blank (待填空白) lies in the text.
var blankMark = textview.Mark{
	Tint:  ink(func(c *look.Palette) color.NRGBA { return c.FigTint }),
	Frame: ink(func(c *look.Palette) color.NRGBA { return c.FigInk }),
	Tick:  ink(func(c *look.Palette) color.NRGBA { return c.FigLine }),
}

// hintMark is how last year's task lies in the text: a passage of its own, so
// quieter than what is to be filled in.
var hintMark = textview.Mark{Tint: ink(func(c *look.Palette) color.NRGBA { return c.SameTint })}

// blankCaption shows a figure's blank by what is to be filled in. The others hold whole
// sentences, which stay as they are.
func blankCaption(s string) (int, string) {
	b, ok := report.BlankAt(s)
	if !ok || b.Kind != report.BlankFigure {
		return 0, ""
	}
	return b.Span.Len(), b.Caption()
}

// showBlanks lays a text's blanks over it.
func showBlanks(v *textview.View) {
	var spans, hints []text.Span
	for _, b := range report.Blanks(v.State().Text.String()) {
		if b.Kind == report.BlankTask {
			hints = append(hints, b.Span)
		} else {
			spans = append(spans, b.Span)
		}
	}
	v.Decorate(textview.Blanks, blankMark, spans)
	v.Decorate(textview.Hints, hintMark, hints)
}

// followBlanks finds the blanks of the paragraphs that a change has touched; the
// others have followed it.
func (p *Pane) followBlanks(after editor.State, es text.Edits) {
	if len(es) == 0 {
		return
	}
	spans, hints := p.view.Marked(textview.Blanks), p.view.Marked(textview.Hints)
	had := len(spans) + len(hints)
	fresh := 0
	last := -1 // the last paragraph looked through
	shift := 0
	for _, e := range es {
		first, end := after.Text.LineOf(e.Start+shift), after.Text.LineOf(e.Start+shift+len(e.New))
		shift += len(e.New) - e.Len()
		for i := max(first, last+1); i <= end; i++ {
			par := after.Text.Line(i)
			spans, hints = without(spans, par), without(hints, par)
			for _, b := range report.Blanks(after.Text.Slice(par)) {
				fresh++
				if b.Kind == report.BlankTask {
					hints = append(hints, b.Span.Shift(par.Start))
				} else {
					spans = append(spans, b.Span.Shift(par.Start))
				}
			}
		}
		last = max(last, end)
	}
	if fresh == 0 && len(spans)+len(hints) == had {
		return
	}
	p.view.Decorate(textview.Blanks, blankMark, rising(spans))
	p.view.Decorate(textview.Hints, hintMark, rising(hints))
}

// rising brings spans into the order of the text.
func rising(spans []text.Span) []text.Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	return spans
}

// without leaves out of rising spans those that begin in a paragraph.
func without(spans []text.Span, par text.Span) []text.Span {
	from := sort.Search(len(spans), func(i int) bool { return spans[i].Start >= par.Start })
	to := sort.Search(len(spans), func(i int) bool { return spans[i].Start > par.End })
	if from == to {
		return spans
	}
	return append(spans[:from], spans[to:]...)
}

// stepBlank selects the next blank behind the caret, or the one before it, and
// goes from the last to the first.
func (p *Pane) stepBlank(forward bool) {
	s, ok := nextSpan(rising(append(p.view.Marked(textview.Blanks), p.view.Marked(textview.Hints)...)), p.view.State().Selection.Span(), forward)
	if !ok {
		p.host.Say(words.Of("没有待填的空白", "Nothing left to fill"), nil)
		return
	}
	p.selectSpan(s)
	p.focusText()
}

// blankHere is the blank that is selected, or in which the caret stands.
func (p *Pane) blankHere() (report.Blank, bool) {
	s := p.view.State()
	span, ok := p.view.MarkAt(textview.Blanks, s.Selection.Span().Start)
	if !ok {
		span, ok = p.view.MarkAt(textview.Hints, s.Selection.Span().Start)
	}
	if !ok || s.Selection.Span().End > span.End {
		return report.Blank{}, false
	}
	b, ok := report.BlankAt(s.Text.Slice(span))
	b.Span = span
	return b, ok
}

// fill puts a text in the place of a blank, as one step.
func (p *Pane) fill(b report.Blank, with string) {
	span := b.Span
	if s := p.view.State().Text; with == "" && b.Kind == report.BlankTask && s.Line(s.LineOf(span.Start)) == span {
		span.End = min(s.Len(), span.End+1) // a task has a line of its own
	}
	p.put(span, with)
}

// blankMenu is what can be done with the blank at the caret.
func (p *Pane) blankMenu() []*fyne.MenuItem {
	b, ok := p.blankHere()
	if !ok || p.readOnly {
		return nil
	}
	var items []*fyne.MenuItem
	if b.Hint != "" {
		word := words.Of("填上年数", "Fill in last year's")
		switch {
		case b.Kind == report.BlankRewrite:
			word = words.Of("沿用上年原句", "Keep last year's words")
		case b.Kind == report.BlankTask:
			word = words.Of("留作正文", "Keep as text")
		case b.Older:
			word = words.Of("填往年数", "Fill in the older one")
		}
		items = append(items, fyne.NewMenuItem(word, func() { p.fill(b, b.Hint) }))
	}
	return append(items, fyne.NewMenuItem(words.Of("删去空白", "Delete the blank"), func() { p.fill(b, "") }))
}

// blanksLeft is how many blanks and hints the draft has, in a few words; "" for none.
func (p *Pane) blanksLeft() string {
	var parts []string
	if n := p.view.Count(textview.Blanks); n > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("待填 %d 处", "To fill %d"), n))
	}
	if n := p.view.Count(textview.Hints); n > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("上年任务 %d 条", "Last year's tasks %d"), n))
	}
	return strings.Join(parts, "　")
}
