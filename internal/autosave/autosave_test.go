package autosave

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"reportdesk/editor"
	"reportdesk/internal/library"
)

// disk is a writer that takes time, and fails while it is told to. A save runs on
// a goroutine of its own, so what it has done is counted for another to read.
type disk struct {
	takes            time.Duration
	err              error
	revision, writes atomic.Int64
}

func (d *disk) SaveWriting(_ context.Context, w library.Writing) error {
	time.Sleep(d.takes)
	d.writes.Add(1)
	if d.err == nil {
		d.revision.Store(int64(w.State.Revision))
	}
	return d.err
}

// desk is a loop, a draft and one who writes in it. It lives in synctest's
// bubble, where time passes as soon as all sleep.
type desk struct {
	inbox chan func()
	saver *Saver
	state editor.State
}

func (d *desk) After(t time.Duration, f func()) { time.AfterFunc(t, func() { d.inbox <- f }) }

func (d *desk) Beside(work func() error, done func(error)) {
	go func() {
		err := work()
		d.inbox <- func() { done(err) }
	}()
}

// write changes the draft.
func (d *desk) write() {
	next, _ := d.state.Apply(editor.Insert(d.state, "新", editor.Typed, time.Now()))
	d.state = next
	d.saver.Changed()
}

// pass lets time pass.
func (d *desk) pass(t time.Duration) {
	end := time.After(t)
	for {
		select {
		case f := <-d.inbox:
			f()
		case <-end:
			return
		}
	}
}

func sit(w *disk) *desk {
	d := &desk{inbox: make(chan func(), 1000), state: editor.NewState("各位代表：\n")}
	d.saver = New(w, d, func() library.Writing { return library.Writing{State: d.state} })
	return d
}

// FuzzSaved: whatever the rhythm of writing, what was written five seconds ago is
// on the disk, and a second after the last change all is. The disk takes up to a
// fifth of a second a save.
func FuzzSaved(f *testing.F) {
	f.Add(byte(10), []byte{10, 10, 10, 10, 200, 10, 69, 70, 71, 100, 255, 255})
	f.Add(byte(200), []byte{60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60})
	f.Fuzz(func(t *testing.T, takes byte, rhythm []byte) {
		synctest.Test(t, func(t *testing.T) {
			w := &disk{takes: time.Duration(takes) * 200 * time.Millisecond / 255}
			d := sit(w)
			written := map[int]time.Time{} // revision to when it was made
			check := func(age time.Duration) {
				for r, at := range written {
					if time.Since(at) >= age && int(w.revision.Load()) < r {
						t.Fatalf("revision %d, %v old, is not on the disk: %d is", r, time.Since(at), int(w.revision.Load()))
					}
					if int(w.revision.Load()) >= r {
						delete(written, r)
					}
				}
			}
			for _, b := range rhythm[:min(len(rhythm), 300)] {
				d.write()
				written[d.state.Revision] = time.Now()
				d.pass(time.Duration(b) * 10 * time.Millisecond)
				check(5 * time.Second)
			}
			d.pass(time.Second)
			check(0)
			if _, unsaved := d.saver.Unsaved(); unsaved {
				t.Error("all is on the disk, and it says that something is not")
			}
			if int(w.writes.Load()) > len(rhythm)+1 {
				t.Errorf("%d saves of %d changes", int(w.writes.Load()), len(rhythm))
			}
			settle(d)
		})
	})
}

// settle lets the timers run out that nobody waits for.
func settle(d *desk) { d.saver.End(); d.pass(time.Minute) }

// TestWhileSavingFailsWorkGoesOn: it is told since when, tried again, and what was
// written meanwhile is there as soon as there is room.
func TestWhileSavingFailsWorkGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &disk{err: library.ErrFull}
		d := sit(w)
		var told []error
		d.saver.Settled = func(err error) { told = append(told, err) }
		d.pass(time.Hour)
		began := time.Now()
		for range 30 {
			d.write()
			d.pass(time.Second)
		}
		if since, is := d.saver.Unsaved(); !is || !since.Equal(began) {
			t.Errorf("unsaved since %v, want %v", since, began)
		}
		if len(told) < 5 || !errors.Is(told[0], library.ErrFull) || !errors.Is(d.saver.Err(), library.ErrFull) {
			t.Errorf("told %v", told)
		}
		if int(w.revision.Load()) != 0 {
			t.Error("written though the disk is full")
		}
		w.err = nil
		d.pass(Retry + time.Second)
		if int(w.revision.Load()) != d.state.Revision || d.saver.Err() != nil || d.saver.Saved().IsZero() {
			t.Errorf("there is room again: %d of %d is saved, %v", int(w.revision.Load()), d.state.Revision, d.saver.Err())
		}
		settle(d)
	})
}

// TestWritingIsNotHeldUpByASlowDisk: a save at a time, however long it takes.
func TestWritingIsNotHeldUpByASlowDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &disk{takes: 10 * time.Second}
		d := sit(w)
		began := time.Now()
		for range 100 {
			d.write()
			d.pass(300 * time.Millisecond)
		}
		if took := time.Since(began); took != 30*time.Second {
			t.Errorf("100 changes took %v", took)
		}
		if int(w.writes.Load()) > 3 {
			t.Errorf("%d saves in 30 s, each of 10 s", int(w.writes.Load()))
		}
		d.pass(30 * time.Second)
		if int(w.revision.Load()) != d.state.Revision {
			t.Errorf("revision %d of %d", int(w.revision.Load()), d.state.Revision)
		}
		settle(d)
	})
}

func TestAtTheEndAllIsSavedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &disk{}
		d := sit(w)
		d.write()
		if err := d.saver.Now(); err != nil || int(w.revision.Load()) != 1 {
			t.Errorf("revision %d, %v", int(w.revision.Load()), err)
		}
		settle(d)
		if int(w.writes.Load()) != 1 {
			t.Errorf("%d saves", int(w.writes.Load()))
		}
	})
}
