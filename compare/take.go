package compare

import (
	"slices"
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Side is one of the two documents of a comparison.
type Side int

// The sides.
const (
	OldSide Side = iota
	NewSide
)

// Other is the side across.
func (s Side) Other() Side { return 1 - s }

// Doc is the document of a side, Of the passages that a pair has there.
func (c *Comparison) Doc(s Side) *report.Document {
	if s == OldSide {
		return c.Old
	}
	return c.New
}

// Of: see Doc.
func (p *Pair) Of(s Side) []Part {
	if s == OldSide {
		return p.Old
	}
	return p.New
}

// Take gives the edits of the Document.Text of a side after which it has, for
// pair i, the wording of the other: passages that both have are reworded where
// they stand, those that the side lacks are put behind what stands before them
// on the other side, those that it has alone go with their line ends. Where
// place is set, a moved passage is put back into its place across too.
//
// False where the side's passages lie in no block (import left them out): they
// have no place in its text. The side's document must have a line a block, as
// a draft has.
func (c *Comparison) Take(i int, into Side, place bool) (text.Edits, bool) {
	p := &c.Pairs[i]
	mine, theirs := p.Of(into), p.Of(into.Other())
	if slices.ContainsFunc(mine, func(m Part) bool { return m.Block < 0 }) {
		return nil, false
	}
	doc, wording := c.Doc(into), c.wording(into.Other(), theirs)
	var edits text.Edits
	switch {
	case len(mine) == 0:
		edits = text.Edits{c.insertion(i, into, wording)}
	case len(theirs) == 0:
		edits = removal(doc, mine)
	case place && p.Moved:
		edits = append(removal(doc, mine), c.insertion(i, into, wording))
	default:
		edits = append(removal(doc, mine[1:]), text.Edit{Span: doc.Blocks[mine[0].Block].Span, New: wording})
	}
	edits.Sort()
	return edits, true
}

// wording is what passages of a side say, a line each.
func (c *Comparison) wording(side Side, parts []Part) string {
	doc := c.Doc(side)
	var lines []string
	for _, p := range parts {
		if p.Block >= 0 {
			lines = append(lines, doc.Blocks[p.Block].Span.Of(doc.Text))
		} else {
			lines = append(lines, p.Span.Of(doc.Told()))
		}
	}
	return strings.Join(lines, "\n")
}

// insertion puts wording into a side where pair i has its place across: behind
// the passage of the side whose partner is the nearest before it.
func (c *Comparison) insertion(i int, into Side, wording string) text.Edit {
	at := c.Pairs[i].Of(into.Other())[0].Span.Start
	best, end := -1, -1
	for k := range c.Pairs {
		p := &c.Pairs[k]
		mine, theirs := p.Of(into), p.Of(into.Other())
		if k == i || p.Moved || len(mine) == 0 || len(theirs) == 0 || mine[len(mine)-1].Block < 0 {
			continue
		}
		if s := theirs[len(theirs)-1].Span.Start; s < at && s > best {
			best, end = s, c.Doc(into).Blocks[mine[len(mine)-1].Block].Span.End
		}
	}
	switch {
	case end >= 0:
		return text.Edit{Span: text.Span{Start: end, End: end}, New: "\n" + wording}
	case c.Doc(into).Text == "":
		return text.Edit{New: wording}
	}
	return text.Edit{New: wording + "\n"}
}

// removal takes passages out of a text, each with the line end behind it, the
// last one of the text with the one before it. Neighbours go as one.
func removal(doc *report.Document, parts []Part) text.Edits {
	var spans []text.Span
	for _, p := range parts {
		s := doc.Blocks[p.Block].Span
		if s.End < len(doc.Text) {
			s.End++
		}
		if n := len(spans); n > 0 && spans[n-1].End == s.Start {
			spans[n-1].End = s.End
		} else {
			spans = append(spans, s)
		}
	}
	var edits text.Edits
	for _, s := range spans {
		if s.End == len(doc.Text) && s.Start > 0 {
			s.Start--
		}
		edits = append(edits, text.Edit{Span: s})
	}
	return edits
}

// Change is one place at which two passages of a pair differ.
type Change struct {
	// Old and New lie in the Document.Text of their side; where nothing was
	// taken out or put in the span is empty, at its place.
	Old, New text.Span
}

// Of is where the change lies on a side.
func (d Change) Of(s Side) text.Span {
	if s == OldSide {
		return d.Old
	}
	return d.New
}

// Changes lists the places at which pair i differs, in the order of the text.
// Nil where it has no redline of one passage beside one: added and removed
// passages, splits, merges, and most pairs of two years.
func (c *Comparison) Changes(i int) []Change {
	p := &c.Pairs[i]
	if len(p.Old) != 1 || len(p.New) != 1 || p.Old[0].Block < 0 || p.New[0].Block < 0 {
		return nil
	}
	old, now := c.Old.Blocks[p.Old[0].Block].Span.Start, c.New.Blocks[p.New[0].Block].Span.Start
	var list []Change
	open := false // the last change goes on
	for _, e := range p.Edits {
		if e.Op == Equal {
			old, now, open = old+len(e.Text), now+len(e.Text), false
			continue
		}
		if !open {
			list = append(list, Change{text.Span{Start: old, End: old}, text.Span{Start: now, End: now}})
			open = true
		}
		last := &list[len(list)-1]
		if e.Op == Delete {
			old += len(e.Text)
			last.Old.End = old
		} else {
			now += len(e.Text)
			last.New.End = now
		}
	}
	return list
}

// TakeChange is the edit of a side's Document.Text that gives it the other's
// wording at one change.
func (c *Comparison) TakeChange(d Change, into Side) text.Edit {
	return text.Edit{Span: d.Of(into), New: d.Of(into.Other()).Of(c.Doc(into.Other()).Text)}
}
