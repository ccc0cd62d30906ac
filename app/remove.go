package app

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// Remove implements desk.Host.
func (w *Window) Remove(entries []library.Entry) {
	for _, e := range entries {
		if e.Kind == library.Draft && e.Versions > 0 {
			w.askToDelete(e, func() { w.removeAll(entries, words.Of("已删除草稿", "Draft deleted"), false) })
			return
		}
	}
	said := fmt.Sprintf(words.Of("已移出 %d 份报告", "%d removed"), len(entries))
	if len(entries) == 1 && entries[0].Kind == library.Draft {
		said = words.Of("已删除草稿", "Draft deleted")
	}
	w.removeAll(entries, said, true)
}

// askToDelete asks before a draft goes whose versions go with it.
func (w *Window) askToDelete(e library.Entry, then func()) {
	question := widgets.NewPassage(fmt.Sprintf(words.Of("删除“%s”和它的 %d 个版本？删除后不能恢复。",
		"Delete the draft %q and its %d versions? This cannot be undone."), desk.Title(e.Info), e.Versions), widgets.UIType, 22)
	question.Resize(fyne.NewSize(432, 0)) // its height follows from its width
	sheet := widgets.NewSheet(words.Of("删除草稿", "Delete the draft"), container.New(padded{24, 20}, question), fyne.NewSize(480, 200))
	keep := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { sheet.Close() })
	remove := widgets.NewButton(words.Of("删除", "Delete"), "trash", widgets.Primary, func() {
		sheet.Close()
		then()
	})
	sheet.Actions = []*widgets.Button{keep, remove}
	sheet.ShowOver(w.Canvas(), keep) // Enter on what was not meant deletes nothing
}

// removeAll takes entries out of the library and says so; the draft in hand is
// let go with them.
func (w *Window) removeAll(entries []library.Entry, said string, undo bool) {
	var ids []int
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	inHand := w.bench.entry
	if slices.Contains(ids, inHand.ID) {
		if err := w.bench.close(); err != nil {
			w.Fail(err)
			return
		}
		w.showDraft(library.Entry{}, library.Writing{}, true)
		w.worked(nil)
	} else {
		inHand = library.Entry{}
	}
	w.inLibrary(func(ctx context.Context) error { return w.lib.Remove(ctx, ids...) }, func() {
		var back func()
		if undo {
			back = func() { w.restore(ids, inHand) }
		}
		w.Say(said, back)
		if inHand.ID != 0 {
			w.takeLastDraft()
		}
	})
}

// restore undoes removeAll.
func (w *Window) restore(ids []int, inHand library.Entry) {
	w.inLibrary(func(ctx context.Context) error { return w.lib.Restore(ctx, ids...) }, func() {
		if inHand.ID != 0 {
			w.bench.open(inHand, nil)
		}
	})
}

// inLibrary changes the library beside the window, wholly once begun; then all
// panes are told, and then is called.
func (w *Window) inLibrary(change func(context.Context) error, then func()) {
	w.changes++
	w.Start(desk.Job{
		Key: fmt.Sprintf("library-remove-%d", w.changes), Name: words.Of("正在移出", "Removing"),
		Run: func(ctx context.Context, _ func(int, int)) error { return change(context.WithoutCancel(ctx)) },
		Done: func(err error) {
			if err != nil {
				w.Fail(err)
				return
			}
			then()
			w.Changed()
		},
	})
}
