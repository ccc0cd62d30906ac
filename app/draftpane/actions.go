package draftpane

import (
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// insertCounterpart puts the passage of the earlier year at the caret, as one
// step. What is selected stays.
func (p *Pane) insertCounterpart() {
	s := editor.Clean(p.counterpart.passageText())
	if s == "" || p.readOnly {
		return
	}
	at := p.view.State().Selection.Head
	if p.put(text.Span{Start: at, End: at}, s) {
		p.say(words.Of("已插入往年这一段", "Last year's passage inserted"))
	}
}

// say tells of a step that has just been done, which can be undone while it is the newest.
func (p *Pane) say(sentence string) {
	done := p.view.State().Revision
	p.host.Say(sentence, func() {
		if p.view.State().Revision == done {
			p.view.Undo()
		}
	})
}

func (p *Pane) copyCounterpart() {
	if s := p.counterpart.passageText(); s != "" {
		fyne.CurrentApp().Clipboard().SetContent(s)
		p.host.Say(words.Of("已复制", "Copied"), nil)
	}
}

// compareHere opens the draft beside the earlier report that is shown, at the
// passage of the caret.
func (p *Pane) compareHere() {
	y := p.counterpart.year()
	if y == nil {
		return
	}
	before, draft := library.Reference{ID: y.entry.ID}, library.Reference{ID: p.entry.ID}
	if p.known == nil || p.spot.near < 0 {
		p.host.CompareTexts(before, draft)
		return
	}
	p.host.CompareAt(before, draft, desk.Place{Ref: draft, Span: p.known.doc.Blocks[p.spot.near].Span})
}

// compareLastYear opens the draft beside the latest earlier report.
func (p *Pane) compareLastYear() {
	if w := p.host.Work(); w != nil && len(w.PriorEntries) > 0 {
		p.host.CompareTexts(library.Reference{ID: w.PriorEntries[len(w.PriorEntries)-1].ID}, library.Reference{ID: p.entry.ID})
		return
	}
	p.host.Say(words.Of("文库里还没有这个地区往年的报告", "No earlier report of this place"), nil)
}

// become makes the draft's text another one, as one step that can be undone.
// Only what differs is replaced, so that caret and marks stay where they can.
func (p *Pane) become(body string) error {
	was := p.view.State().Text.String()
	body = editor.Clean(body)
	head := commonHead(was, body)
	tail := commonTail(was[head:], body[head:])
	return p.view.Apply(editor.Transaction{
		Edits:  text.Edits{{Span: text.Span{Start: head, End: len(was) - tail}, New: body[head : len(body)-tail]}},
		Origin: editor.Command, At: time.Now(),
	})
}

// commonHead and commonTail are how many bytes two texts have in common at
// their ends, in whole paragraphs.
func commonHead(a, b string) int {
	n := 0
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == '\n' {
			n = i + 1
		}
	}
	return n
}

func commonTail(a, b string) int {
	n := 0
	for i := 1; i <= len(a) && i <= len(b) && a[len(a)-i] == b[len(b)-i]; i++ {
		if a[len(a)-i] == '\n' {
			n = i
		}
	}
	return n
}
