package editor

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"time"

	"reportdesk/internal/text"
)

// Rest is the Until of a Delta behind whose steps nothing stays.
const Rest = math.MaxInt

// Delta is what has to be written to bring a History that is kept outside of
// the program to what it is now. The steps are counted from 1, the oldest; those
// up to Done can be undone, those behind it can be done again. Steps From up to,
// not including, Until are replaced by Steps; what stands before and behind stays.
type Delta struct {
	Done, From, Until int
	Steps             [][]byte
}

// Since is what has changed of a history since an older one of the same draft;
// since the zero History it is all of it. The cost goes with what has changed.
func (h History) Since(old History) Delta {
	d := Delta{Done: h.Depth(), Until: Rest}
	fresh, shared := newSteps(h.undo, old.undo, func(s, other *step) bool { return s.depth > other.depth })
	for _, s := range slices.Backward(fresh) {
		d.Steps = append(d.Steps, s.encode())
	}
	d.From = 1
	if shared != nil {
		d.From = shared.depth + 1
	}
	fresh, shared = newSteps(h.redo, old.redo, func(s, other *step) bool { return s.depth < other.depth })
	for _, s := range fresh {
		d.Steps = append(d.Steps, s.encode())
	}
	if shared != nil {
		d.Until = shared.depth
	}
	return d
}

// newSteps are the steps of a stack, the top one first, that an older stack does
// not have, and the first that both have. Steps are not changed once made, so
// that two are equal where they are the same.
func newSteps(s, old *step, above func(s, other *step) bool) (fresh []*step, shared *step) {
	for s != nil && s != old {
		switch {
		case old != nil && above(old, s):
			old = old.below
		case old != nil && !above(s, old):
			old = old.below
			fallthrough
		default:
			fresh = append(fresh, s)
			s = s.below
		}
	}
	return fresh, s
}

// ErrHistory is returned for steps that are no history, or not that of the text.
var ErrHistory = errors.New("history does not fit the text")

// Restore makes a History of steps as Since gave them, the first done of which
// can be undone. It refuses, with ErrHistory, what was damaged and what cannot
// belong to the text of s; that the text is the same to the byte is for the one
// who keeps both to see to.
func Restore(s State, done int, steps [][]byte) (History, error) {
	if done < 0 || done > len(steps) {
		return History{}, fmt.Errorf("restore %d of %d steps: %w", done, len(steps), ErrHistory)
	}
	var h History
	size := s.Text.Len()
	for i, body := range steps[:done] {
		st, err := decodeStep(body)
		if err != nil {
			return History{}, fmt.Errorf("restore step %d: %w", i+1, err)
		}
		st.below, st.depth, h.undo = h.undo, i+1, st
	}
	for i := len(steps); i > done; i-- {
		st, err := decodeStep(steps[i-1])
		if err != nil {
			return History{}, fmt.Errorf("restore step %d: %w", i, err)
		}
		st.below, st.depth, h.redo = h.redo, i, st
	}
	if !h.undo.fits(size) || !h.redo.fits(size) {
		return History{}, fmt.Errorf("restore %d steps: %w", len(steps), ErrHistory)
	}
	return h, nil
}

// fits reports whether a stack's edits, one after the other, stay within a text of n bytes.
func (s *step) fits(n int) bool {
	for ; s != nil; s = s.below {
		for c := s.changes; c != nil; c = c.older {
			if c.inverse.Check(n) != nil {
				return false
			}
			n += c.inverse.Growth()
			if c.before.Span().Start < 0 || c.before.Span().End > n {
				return false
			}
		}
	}
	return true
}

// stepFormat is the version of the form of a step; one of another version is refused.
const stepFormat = 1

// encode is the step as bytes: format, origin, time, caret, then its changes,
// the newest first, and a checksum over all. Numbers are varints.
func (s *step) encode() []byte {
	b := []byte{stepFormat}
	b = appendString(b, string(s.origin))
	b = binary.AppendVarint(b, s.at.UnixMilli())
	b = binary.AppendUvarint(b, uint64(s.end))
	for c := s.changes; c != nil; c = c.older {
		b = binary.AppendUvarint(b, uint64(len(c.inverse)))
		for _, e := range c.inverse {
			b = binary.AppendUvarint(b, uint64(e.Start))
			b = binary.AppendUvarint(b, uint64(e.Len()))
			b = appendString(b, e.New)
		}
		b = binary.AppendUvarint(b, uint64(c.before.Anchor))
		b = binary.AppendUvarint(b, uint64(c.before.Head))
	}
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func decodeStep(b []byte) (*step, error) {
	if len(b) < 5 || b[0] != stepFormat {
		return nil, fmt.Errorf("unknown form: %w", ErrHistory)
	}
	body, sum := b[:len(b)-4], b[len(b)-4:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return nil, fmt.Errorf("damaged: %w", ErrHistory)
	}
	r := stepReader{rest: body[1:]}
	s := &step{origin: Origin(r.string()), at: time.UnixMilli(r.signed()), end: r.number()}
	last := &s.changes
	for len(r.rest) > 0 && !r.bad {
		c := &change{inverse: make(text.Edits, 0, min(r.number(), len(r.rest)))}
		for range cap(c.inverse) {
			start := r.number()
			c.inverse = append(c.inverse, text.Edit{Span: text.Span{Start: start, End: start + r.number()}, New: r.string()})
		}
		c.before = Selection{r.number(), r.number()}
		*last = c
		last = &c.older
	}
	if r.bad || s.changes == nil {
		return nil, fmt.Errorf("cut off: %w", ErrHistory)
	}
	return s, nil
}

// stepReader takes numbers and strings off the front of bytes; bad is set where
// there are none.
type stepReader struct {
	rest []byte
	bad  bool
}

func (r *stepReader) signed() int64 {
	v, n := binary.Varint(r.rest)
	r.skip(n)
	return v
}

func (r *stepReader) number() int {
	v, n := binary.Uvarint(r.rest)
	r.skip(n)
	if v > math.MaxInt32 {
		r.bad = true
		return 0
	}
	return int(v)
}

func (r *stepReader) string() string {
	n := r.number()
	if n > len(r.rest) {
		r.bad, r.rest = true, nil
		return ""
	}
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

func (r *stepReader) skip(n int) {
	if n <= 0 {
		r.bad, r.rest = true, nil
		return
	}
	r.rest = r.rest[n:]
}
