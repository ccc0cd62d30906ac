package draftpane

import (
	"fmt"
	"sort"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/check"
	"reportdesk/internal/text"
)

// menuText is how wide a passage of the draft may be in an entry of a menu.
const menuText = 240

// figureHere is the number of the figure at the caret, or of the one that holds what
// is selected; -1 for none.
func (p *Pane) figureHere() int {
	s := p.view.State().Selection.Span()
	i := sort.Search(len(p.figures), func(i int) bool { return p.figures[i].End >= s.End })
	if i == len(p.figures) || p.figures[i].Empty() || !p.figures[i].Contains(s) {
		return -1
	}
	return i
}

// figureMenu is what can be done with the figure at the caret.
func (p *Pane) figureMenu() []*fyne.MenuItem {
	i := p.figureHere()
	if p.known == nil || i < 0 {
		return nil
	}
	span, stated := p.figures[i], p.known.figures[i]
	now := p.view.State().Text.Slice(span)
	var items []*fyne.MenuItem
	if earlier := p.known.tell(stated, now).earlier; !p.readOnly && len(earlier) > 0 && earlier[0].written != now {
		e := earlier[0]
		items = append(items, fyne.NewMenuItem(fmt.Sprintf(words.Of("换成 %d 报告的 %s", "Put %d's %s"), e.year, e.written), func() {
			if p.put(span, e.written) {
				p.say(fmt.Sprintf(words.Of("已换成 %s", "Now %s"), e.written))
			}
		}))
	}
	items = append(items, fyne.NewMenuItem(fmt.Sprintf(words.Of("复制 %s", "Copy %s"), now), func() {
		fyne.CurrentApp().Clipboard().SetContent(now)
		p.host.Say(words.Of("已复制", "Copied"), nil)
	}))
	if _, listed := p.known.index[stated.figure]; listed && p.known.work == p.host.Work() {
		items = append(items, fyne.NewMenuItem(words.Of("在指标中看", "Show in indicators"), func() {
			p.host.Locate(desk.Metric, stated.figure.Span)
		}))
	}
	return items
}

// put writes a text in the place of a span, as one step, with the caret behind it;
// false where it could not.
func (p *Pane) put(span text.Span, with string) bool {
	behind := editor.At(span.Start + len(with))
	err := p.view.Apply(editor.Transaction{
		Edits: text.Edits{{Span: span, New: with}}, Selection: &behind, Origin: editor.Command, At: time.Now(),
	})
	if err != nil {
		p.host.Fail(err)
	}
	p.focusText()
	return err == nil
}

// findingHere is the gravest finding at the caret; nil for none. What was found is
// held to its place only as long as nothing is written.
func (p *Pane) findingHere() *check.Finding {
	s := p.view.State()
	if p.known == nil || p.known.work.Revision != s.Revision || !p.typesetting.findings {
		return nil
	}
	for _, l := range findingMarks { // the gravest first
		for i := range p.known.work.Findings {
			f := &p.known.work.Findings[i]
			if f.Severity == l.severity && f.Rule != check.BlanksRule && p.known.doc.Origin.ToSource(f.Span).Contains(s.Selection.Span()) {
				return f
			}
		}
	}
	return nil
}

// findingMenu is what can be done with the finding at the caret.
func (p *Pane) findingMenu() []*fyne.MenuItem {
	f := p.findingHere()
	if f == nil {
		return nil
	}
	var items []*fyne.MenuItem
	span := p.known.doc.Origin.ToSource(f.Span)
	if f.Suggestion != "" && !p.readOnly {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf(words.Of("改为“%s”", "Change to “%s”"), widgets.UIType.Fit(f.Suggestion, menuText)), func() {
			if p.put(span, f.Suggestion) {
				p.say(fmt.Sprintf(words.Of("已改为“%s”", "Changed to %s"), f.Suggestion))
			}
		}))
	}
	return append(items, fyne.NewMenuItem(words.Of("在校核中看", "Show in the check"), func() {
		p.host.Locate(desk.Check, f.Span)
	}))
}
