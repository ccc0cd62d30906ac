package editor

import (
	"fmt"
	"time"

	"reportdesk/internal/text"
)

// Selection is what is selected: from where it was begun (Anchor) to where the
// caret stands (Head), as byte offsets. Both are equal where nothing is.
type Selection struct{ Anchor, Head int }

// At is the selection of nothing, with the caret at an offset.
func At(offset int) Selection { return Selection{offset, offset} }

// Span is what is covered, in rising order.
func (s Selection) Span() text.Span {
	return text.Span{Start: min(s.Anchor, s.Head), End: max(s.Anchor, s.Head)}
}

// Empty reports whether nothing is covered.
func (s Selection) Empty() bool { return s.Anchor == s.Head }

// Map carries the selection through edits; the caret ends behind what was inserted at it.
func (s Selection) Map(es text.Edits) Selection {
	return Selection{es.Map(s.Anchor, text.After), es.Map(s.Head, text.After)}
}

// State is a draft at one moment.
type State struct {
	Text      Text
	Selection Selection
	// Revision grows with every change of the text; results of work that ran
	// beside the window carry the revision they were made for.
	Revision int
}

// NewState is a state of s with the caret at its start.
func NewState(s string) State { return State{Text: NewText(s)} }

// Origin says what a transaction came from; runs of the same origin may be
// taken back in one step.
type Origin string

// The origins of transactions.
const (
	Typed   Origin = "typed"
	Deleted Origin = "deleted" // one key of Backspace or Delete
	Pasted  Origin = "pasted"
	Command Origin = "command" // replace all, take a suggestion, move a section
	Moved   Origin = "moved"   // the selection only
)

// Transaction is one change, in coordinates of the state that it is made for.
type Transaction struct {
	Edits text.Edits
	// Selection is what is selected afterwards, in coordinates of the new text;
	// nil carries the old selection through the edits.
	Selection *Selection
	Origin    Origin
	At        time.Time
	// Joined makes the change part of the step before it: a section moved and the
	// heads then counted anew are one thing to undo.
	Joined bool
}

// Apply returns the state after the transaction. Edits or a selection that
// leave the text give an error and the state as it was. A caret that would stand
// inside a cluster, since what is left and right of it has joined, goes behind it.
func (s State) Apply(tr Transaction) (State, error) {
	t, err := s.Text.Apply(tr.Edits)
	if err != nil {
		return s, fmt.Errorf("apply %s transaction: %w", tr.Origin, err)
	}
	next := State{Text: t, Selection: s.Selection.Map(tr.Edits), Revision: s.Revision}
	if tr.Selection != nil {
		next.Selection = *tr.Selection
	}
	if sp := next.Selection.Span(); sp.Start < 0 || sp.End > t.Len() {
		return s, fmt.Errorf("apply %s transaction: selection %v leaves the text: %w", tr.Origin, next.Selection, text.ErrEdits)
	}
	next.Selection = Selection{outside(t, next.Selection.Anchor), outside(t, next.Selection.Head)}
	if len(tr.Edits) > 0 {
		next.Revision++
	}
	return next, nil
}

// invert gives the edits that take tr back, in coordinates of the text after it.
func (s State) invert(es text.Edits) text.Edits {
	inverse := make(text.Edits, 0, len(es))
	shift := 0
	for _, e := range es {
		start := e.Start + shift
		inverse = append(inverse, text.Edit{
			Span: text.Span{Start: start, End: start + len(e.New)},
			New:  s.Text.Slice(e.Span),
		})
		shift += len(e.New) - e.Len()
	}
	return inverse
}
