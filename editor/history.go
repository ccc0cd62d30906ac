package editor

import (
	"strings"
	"time"

	"reportdesk/internal/text"
)

// runPause ends a typed run: what was written before a pause of this length is
// taken back apart from what was written after it.
const runPause = 2 * time.Second

// History is what can be undone and redone. It is a value: an older History
// stays whole when a newer one is made from it. The zero History is empty.
type History struct{ undo, redo *step }

// step is one thing that undo takes back: one or more changes, newest first.
type step struct {
	below   *step
	changes *change
	origin  Origin
	at      time.Time // of the newest change
	end     int       // where the caret stood after it
	depth   int
}

type change struct {
	older *change
	// inverse takes the change back, in coordinates of the text after it.
	inverse text.Edits
	// before is the selection to restore.
	before Selection
}

// Depth is how many steps can be undone.
func (h History) Depth() int {
	if h.undo == nil {
		return 0
	}
	return h.undo.depth
}

// CanUndo and CanRedo say whether there is something to take back or to do again.
func (h History) CanUndo() bool { return h.undo != nil }

// CanRedo: see CanUndo.
func (h History) CanRedo() bool { return h.redo != nil }

// Push records tr, which was applied to before and gave after. What was undone
// before can then no longer be redone. A transaction without edits is not recorded.
func (h History) Push(before, after State, tr Transaction) History {
	if len(tr.Edits) == 0 {
		return h
	}
	c := &change{inverse: before.invert(tr.Edits), before: before.Selection}
	s := &step{below: h.undo, changes: c, origin: tr.Origin, at: tr.At, end: after.Selection.Head, depth: h.Depth() + 1}
	if top := h.undo; top != nil && continues(top, before, tr) {
		s.below, s.depth = top.below, top.depth
		c.older = top.changes
		if e, ok := joined(c.inverse, top.changes.inverse); ok {
			s.changes = &change{older: top.changes.older, inverse: text.Edits{e}, before: top.changes.before}
		}
	}
	return History{undo: s}
}

// joined is the one edit that takes back two changes of a typed run that touch
// each other: newer is taken back first, older after it. A run of a thousand keys
// is then one change and not a thousand.
func joined(newer, older text.Edits) (text.Edit, bool) {
	if len(newer) != 1 || len(older) != 1 {
		return text.Edit{}, false
	}
	n, o := newer[0], older[0]
	end := n.Start + len(n.New) // of what newer puts back, in the text that older is for
	if o.Start > end || n.Start > o.End {
		return text.Edit{}, false
	}
	e := text.Edit{Span: text.Span{Start: min(n.Start, o.Start), End: max(end, o.End) + n.Len() - len(n.New)}, New: o.New}
	if n.Start < o.Start {
		e.New = n.New[:o.Start-n.Start] + e.New
	}
	if end > o.End {
		e.New += n.New[o.End-n.Start:]
	}
	return e, true
}

// continues reports whether tr belongs to the run that the step on top holds:
// typing (or deleting) goes on at the caret, without a pause and within a paragraph.
func continues(top *step, before State, tr Transaction) bool {
	if tr.Joined {
		return true
	}
	if tr.Origin != top.origin || tr.Origin != Typed && tr.Origin != Deleted {
		return false
	}
	if tr.At.Sub(top.at) > runPause || tr.At.Before(top.at) || before.Selection != At(top.end) {
		return false
	}
	return len(tr.Edits) == 1 && !strings.Contains(tr.Edits[0].New, "\n")
}

// Undo takes the newest step back and tells the transactions that did so, in
// their order. Without a step, both come back as they were.
func (h History) Undo(s State) (State, History, []Transaction) {
	if h.undo == nil {
		return s, h, nil
	}
	next, redo, done := takeBack(s, h.undo)
	redo.below = h.redo
	return next, History{undo: h.undo.below, redo: redo}, done
}

// Redo does again what Undo took back last.
func (h History) Redo(s State) (State, History, []Transaction) {
	if h.redo == nil {
		return s, h, nil
	}
	next, undo, done := takeBack(s, h.redo)
	undo.below, undo.depth = h.undo, h.Depth()+1
	return next, History{undo: undo, redo: h.redo.below}, done
}

// takeBack applies a step's inverses and gives the step that does it again.
func takeBack(s State, st *step) (State, *step, []Transaction) {
	back := &step{origin: st.origin, at: st.at, depth: st.depth}
	start := s
	var done []Transaction
	for c := st.changes; c != nil; c = c.older {
		again := s.invert(c.inverse)
		selection := c.before
		tr := Transaction{Edits: c.inverse, Selection: &selection, Origin: st.origin}
		next, err := s.Apply(tr)
		if err != nil {
			// The history was made for another text: give up rather than spoil it.
			return start, st, nil
		}
		done = append(done, tr)
		back.changes = &change{older: back.changes, inverse: again, before: s.Selection}
		s = next
	}
	back.end = s.Selection.Head
	return s, back, done
}
