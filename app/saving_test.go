package app

import (
	"context"
	"strings"
	"testing"

	"reportdesk/internal/autosave"
	"reportdesk/internal/library"
)

// full is a disk that takes nothing.
type full struct{ err error }

func (f full) SaveWriting(context.Context, library.Writing) error { return f.err }

func TestADraftOpensWhereItWasWithWhatCanBeUndone(t *testing.T) {
	u := sitDown(t)
	before := u.text()
	u.standsBehind("各位代表：")
	u.types("\n新写的一段。")
	u.draft().View().ShowTop(len(before) / 2)
	at, top := u.draft().View().State().Selection, u.draft().View().Top()
	u.w.keep()
	if err := u.w.Close(); err != nil {
		t.Fatal(err)
	}
	u.open()
	v := u.draft().View()
	if v.State().Selection != at || v.Top() != top {
		t.Errorf("the caret stands at %v under %d, it stood at %v under %d", v.State().Selection, v.Top(), at, top)
	}
	for v.Undo() {
	}
	if u.text() != before {
		t.Error("after a restart it cannot be undone")
	}
	u.rest()
}

func TestWhatCannotBeSavedIsSaidAndNotLetGo(t *testing.T) {
	u := sitDown(t)
	u.draft()
	b := u.w.bench
	for _, c := range []struct {
		err  error
		says string
	}{
		{library.ErrFull, "磁盘已满"}, {library.ErrReadOnly, "文库只能读"}, {library.ErrGone, "文库文件被移走"}, {context.DeadlineExceeded, "文库写不下去"},
	} {
		b.settled(c.err)
		if have := u.w.banner.label.Text; !u.w.banner.content.Visible() || !strings.HasPrefix(have, c.says) || !strings.Contains(have, "之后的改动只在内存里") {
			t.Errorf("%v: the banner says %q", c.err, have)
		}
		if size, below := u.w.banner.content.Size(), u.w.banner.over.Objects[1].Position(); size.Width < 1000 || size.Height != bannerHeight || below.Y != bannerHeight {
			t.Errorf("%v: the banner has %v, the pane begins at %v: it is not seen", c.err, size, below)
		}
		b.settled(nil)
		if u.w.banner.content.Visible() {
			t.Errorf("%v: saved again, and the banner stands", c.err)
		}
	}
	saver := b.saver
	b.saver = autosave.New(full{library.ErrFull}, &benchLoop{u.w, "full"}, b.writing)
	if err := u.w.Close(); err == nil || b.entry.ID == 0 || b.writer == nil {
		t.Errorf("let go though it was not saved: %v", err)
	}
	if have := b.savedSentence(); have != "没有存下" {
		t.Errorf("the status bar says %q", have)
	}
	b.saver = saver
	if err := u.w.Close(); err != nil || b.entry.ID != 0 {
		t.Errorf("saved, and still in hand: %v", err)
	}
}
