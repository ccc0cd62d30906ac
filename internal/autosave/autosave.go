// Package autosave decides when a draft that is being written goes to the disk,
// and what happens where it cannot: what is written is on the disk within a second
// of a pause and within five seconds of writing on, and while saving fails work
// goes on in memory and saving is tried again until it succeeds.
//
// It knows no window: whoever uses it brings the loop that its methods are called
// on. The window's is app/work.go; the test that kills the program has its own.
package autosave

import (
	"context"
	"time"

	"reportdesk/internal/library"
)

// When a draft is saved: Pause after the last change, and AtMost after the first
// change that is not saved, whichever comes first. With what a save takes, and a
// window that a busy machine keeps waiting, that makes the second and the five
// seconds that are promised. Retry is how long
// after a save that failed the next one is tried.
const (
	Pause  = 500 * time.Millisecond
	AtMost = 3 * time.Second
	Retry  = 4 * time.Second
)

// Writer brings a draft to the disk: a *library.Writer.
type Writer interface {
	SaveWriting(context.Context, library.Writing) error
}

// Loop is the goroutine on which a Saver lives.
type Loop interface {
	// After calls f on the loop when d has passed.
	After(d time.Duration, f func())
	// Beside runs work on another goroutine, and done with its result on the loop.
	Beside(work func() error, done func(error))
}

// Saver saves one draft. All methods are called on its loop.
type Saver struct {
	// Settled is told of the end of every save, with its error; nil for nobody.
	Settled func(error)

	writer Writer
	loop   Loop
	draft  func() library.Writing

	changes int       // since the beginning
	last    time.Time // of them
	dirty   bool      // there are changes that no save has been given yet
	since   time.Time // the first change that is not on the disk
	saving  bool
	ended   bool
	saved   time.Time
	err     error
}

// New makes a Saver of what draft returns when a save begins.
func New(w Writer, loop Loop, draft func() library.Writing) *Saver {
	return &Saver{writer: w, loop: loop, draft: draft}
}

// Changed tells that the draft has changed. It costs next to nothing.
func (s *Saver) Changed() {
	s.changes++
	s.last = time.Now()
	if !s.dirty {
		s.dirty = true
		if !s.saving {
			s.since = time.Now()
		}
		s.loop.After(AtMost, s.save) // at the latest, whatever is written meanwhile
	}
	mine := s.changes
	s.loop.After(Pause, func() {
		if s.changes == mine {
			s.save()
		}
	})
}

// save begins a save, unless one runs, nothing is to be saved, or all is over.
// What changes while it runs is saved by the next one.
func (s *Saver) save() {
	if !s.dirty || s.saving || s.ended {
		return
	}
	writing, handed := s.draft(), time.Now()
	s.dirty, s.saving = false, true
	s.loop.Beside(func() error {
		// Once begun a save is ended: nothing cancels it.
		return s.writer.SaveWriting(context.Background(), writing)
	}, func(err error) { s.settle(err, handed) })
}

func (s *Saver) settle(err error, handed time.Time) {
	if s.ended {
		return // the draft was let go, with what Now brought to the disk
	}
	s.saving, s.err = false, err
	if err != nil {
		s.dirty = true
		s.loop.After(Retry, s.save)
	} else {
		s.saved = time.Now()
		if s.dirty {
			s.since = handed // changes came after that
			if time.Since(s.last) >= Pause {
				s.save() // their pause went by meanwhile
			} else {
				s.loop.After(max(0, AtMost-time.Since(handed)), s.save)
			}
		}
	}
	if s.Settled != nil {
		s.Settled(err)
	}
}

// Now saves what is not saved, and where the caret stands, and waits for it: at
// the end, or before another draft is opened.
func (s *Saver) Now() error {
	err := s.writer.SaveWriting(context.Background(), s.draft())
	if s.err = err; err == nil {
		s.dirty, s.saved = false, time.Now()
	}
	return err
}

// End stops saving; a save that runs is not waited for, and nobody is told of it.
func (s *Saver) End() { s.ended = true }

// Unsaved returns when the oldest change was made that is not on the disk, and
// whether there is one.
func (s *Saver) Unsaved() (since time.Time, is bool) { return s.since, s.dirty || s.saving }

// Saved is when the last save ended that succeeded; zero for none.
func (s *Saver) Saved() time.Time { return s.saved }

// Err is why the last save failed; nil where it did not.
func (s *Saver) Err() error { return s.err }
