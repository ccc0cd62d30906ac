// Package compare holds reports beside each other: two versions of one draft
// exactly (revision), two years' reports by subject and role (year).
package compare

import (
	"context"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Mode is how two reports are compared.
type Mode string

// The modes.
const (
	Auto     Mode = "auto"
	Revision Mode = "revision"
	Year     Mode = "year"
)

// Kind says what became of a passage.
type Kind string

// The kinds of pairs, in the order in which summaries list them.
const (
	Same      Kind = "same"
	Figures   Kind = "figures" // only figures differ
	Edited    Kind = "edited"
	Rewritten Kind = "rewritten"
	Added     Kind = "added"
	Removed   Kind = "removed"
	Split     Kind = "split"
	Merged    Kind = "merged"
)

// Op is what happens to a run of characters in a redline.
type Op string

// The operations.
const (
	Equal  Op = "equal"
	Delete Op = "delete"
	Insert Op = "insert"
)

// Edit is one run of a redline. The equal and deleted runs joined are the old
// passage, the equal and inserted ones the new passage.
type Edit struct {
	Op   Op
	Text string
}

// Part is one passage of a side.
type Part struct {
	// Block is the index in Document.Blocks, -1 for what import drops.
	Block int
	// Span lies in Document.Told(): the text whose lines people are told.
	Span text.Span
}

// FigureChange is an indicator that both passages of a pair state. Old or New
// is nil where only the other side states it.
type FigureChange struct {
	Name     string
	Old, New *metric.Figure
	// OldText and NewText are the figures as written, with their units; "" where
	// the side lacks it.
	OldText, NewText string
	// Difference is new minus old in Unit; nil where dimensions differ, a side
	// lacks it, or it is a ratio (7.3∶42.1∶50.6), of which a figure's Value is the
	// first part only.
	Difference *float64
	Unit       string
}

// Differs reports whether both sides state the figure, and not the same.
func (c *FigureChange) Differs() bool {
	switch {
	case c.Old == nil || c.New == nil:
		return false
	case !sameEnd(c.Old.High, c.New.High):
		return true
	case c.Difference != nil:
		return *c.Difference != 0
	case isRatio(c.OldText) && isRatio(c.NewText):
		return c.OldText != c.NewText
	}
	return c.Old.Value != c.New.Value || c.Old.Unit != c.New.Unit
}

// Pair is passages that belong together, or one that has no partner.
type Pair struct {
	Kind     Kind
	Moved    bool
	Old, New []Part
	// Likeness is from 0 to 1. Year: confidence that the link is right.
	// Revision: share of common characters.
	Likeness float64
	Edits    []Edit
	Figures  []FigureChange
	// Kept are the runs of the new passages' text that stand in the old ones
	// too (year mode; two characters or more), in Document.Text of the new side.
	Kept []text.Span
	// KeptOld are the same runs in Document.Text of the old side.
	KeptOld []text.Span
}

// Comparison is the result of comparing two documents.
type Comparison struct {
	Mode Mode
	// Why says in the user's language why Auto chose the mode; "" where it was asked for.
	Why      string
	Old, New *report.Document
	// Pairs stand in the new text's order (a pair's place is that of its first
	// new passage), removed ones after the old neighbour before them.
	Pairs []Pair
	// Kept is the share of the new text's characters that the old text has too, 0 to 1.
	Kept float64
}

// Documents compares two reports. It stops early with ctx's error when that is done.
func Documents(ctx context.Context, before, after metric.Reported, mode Mode) (*Comparison, error) {
	c := &Comparison{Mode: mode, Old: before.Doc, New: after.Doc}
	if mode == Auto {
		c.Mode, c.Why = choose(before, after)
	}
	var err error
	if c.Mode == Year {
		err = c.years(ctx, before, after)
	} else {
		err = c.revision(ctx, before, after)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}
