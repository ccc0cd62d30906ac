package app

import (
	"time"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/editor/textview"
	"reportdesk/internal/text"
)

// writable is a pane that has the draft's text.
type writable interface{ View() *textview.View }

// Apply implements desk.Host.
func (w *Window) Apply(edits text.Edits, revision int, said string) bool {
	d, ok := w.panes[desk.Draft].(writable)
	work := w.bench.work
	if !ok || w.bench.writer == nil || work == nil || work.Revision != revision {
		return false
	}
	view := d.View()
	if view.State().Revision != revision {
		return false // written in since: places may have moved
	}
	inSource := make(text.Edits, len(edits))
	for i, e := range edits {
		inSource[i] = text.Edit{Span: work.Draft.Doc.Origin.ToSource(e.Span), New: e.New}
	}
	if err := view.Apply(editor.Transaction{Edits: inSource, Origin: editor.Command, At: time.Now()}); err != nil {
		w.Fail(err)
		return false
	}
	after := view.State().Revision
	w.Say(said, func() {
		if view.State().Revision == after {
			view.Undo()
			return
		}
		w.Say(words.Of("草稿又改过，到起草中按 Ctrl+Z 撤销", "Written in since: undo it in Draft"), nil)
	})
	return true
}
