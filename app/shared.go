package app

import (
	"context"
	"fmt"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// lookAgain is called when the window gets the keyboard back: another window may
// have changed the library meanwhile, or let go the draft that it was writing.
func (w *Window) lookAgain() {
	w.bench.claim(false)
	var seen string
	w.Start(desk.Job{
		Key: "library-again",
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := w.lib.List(ctx)
			seen = printOf(list)
			return err
		},
		Done: func(err error) {
			if err != nil || seen == w.seen { // what cannot be read is said by those who need it
				return
			}
			first := w.seen == "" // the window has just read it all
			if w.seen = seen; !first {
				w.Changed()
			}
		},
	})
}

// printOf tells one state of the library's list from another. The texts of drafts
// count by their names only: they change with every key.
func printOf(list []library.Entry) string {
	var b strings.Builder
	for _, e := range list {
		changed := e.Changed
		if e.Kind == library.Draft {
			changed = e.Added
		}
		fmt.Fprintf(&b, "%d %v %d %v\n", e.ID, e.Info, e.Versions, changed)
	}
	return b.String()
}

// Claim implements desk.Host.
func (w *Window) Claim() { w.bench.claim(true) }

// claim takes the draft in hand for writing, where another window has let it go;
// asked says that the user wants to know where none has.
func (b *bench) claim(asked bool) {
	e := b.entry
	if e.ID == 0 || b.writer != nil {
		return
	}
	b.fetch(e.ID, func(writing library.Writing, writer *library.Writer, err error) {
		switch {
		case err != nil:
			b.w.Fail(err)
		case writer == nil && asked:
			b.w.Say(words.Of("另一个窗口还在写这份草稿。先在那边关闭它。", "Another window still writes this draft. Close it there first."), nil)
		case writer == nil:
		case b.entry.ID != e.ID || b.writer != nil:
			_ = writer.Close()
		default:
			b.take(e, writer, writing.State)
			b.w.showDraft(e, writing, false)
			b.reloadPriors()
			b.w.Say(words.Of("这份草稿现在由这个窗口写", "This window writes the draft now"), nil)
		}
	})
}
