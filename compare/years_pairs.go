package compare

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/compare/lsa"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// editedFrom is the share of the longer passage that must have been kept for a
// paragraph to count as last year's reworded, rather than written anew on the same subject.
const editedFrom = 0.5

// cutFrom is the share of the shorter passage from which it was only cut from
// the longer one, or added to, and nothing of it written anew.
const cutFrom = 0.9

// describe says of every pair of years what was kept, which figures changed,
// of what kind it is, and of the whole how much was kept.
func (c *Comparison) describe(ctx context.Context, before, after metric.Reported) error {
	old, new := newStated(before), newStated(after)
	for i := range c.Pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := &c.Pairs[i]
		if len(p.Old) == 0 || len(p.New) == 0 {
			continue
		}
		c.keep(p)
		p.Figures = onBothSides(changes(old, new, p.Old, p.New))
		if len(p.Old) == 1 && len(p.New) == 1 {
			c.name(p)
		}
	}
	c.Kept = c.shareKept()
	return nil
}

// onBothSides leaves the indicators that both sides state: two years' paragraphs
// each have many figures that the other has not, and those are no changes.
func onBothSides(list []FigureChange) []FigureChange {
	return slices.DeleteFunc(list, func(f FigureChange) bool { return f.Old == nil || f.New == nil })
}

// keep finds the wording that a pair's new passages have from its old ones.
func (c *Comparison) keep(p *Pair) {
	table := lsa.Default()
	for _, o := range p.Old {
		for _, n := range p.New {
			old, new := c.Old.Blocks[o.Block].Span, c.New.Blocks[n.Block].Span
			if old.Of(c.Old.Text) == new.Of(c.New.Text) {
				p.KeptOld, p.Kept = append(p.KeptOld, old), append(p.Kept, new)
				continue
			}
			a, b := keptRuns(table, old.Of(c.Old.Text), new.Of(c.New.Text))
			for i := range a {
				p.KeptOld = append(p.KeptOld, a[i].Shift(old.Start))
				p.Kept = append(p.Kept, b[i].Shift(new.Start))
			}
		}
	}
	p.Kept, p.KeptOld = joinSpans(p.Kept), joinSpans(p.KeptOld)
}

// name sets the kind of a pair of one old and one new passage.
func (c *Comparison) name(p *Pair) {
	a := c.Old.Blocks[p.Old[0].Block].Span.Of(c.Old.Text)
	b := c.New.Blocks[p.New[0].Block].Span.Of(c.New.Text)
	longer, shorter := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if longer < shorter {
		longer, shorter = shorter, longer
	}
	kept := float64(min(characters(p.KeptOld, c.Old.Text), characters(p.Kept, c.New.Text)))
	switch {
	case a == b:
		p.Kind = Same
	case withoutFigures(a) == withoutFigures(b):
		p.Kind = Figures
	case kept >= editedFrom*float64(longer), kept >= cutFrom*float64(shorter):
		p.Kind = Edited
	default:
		p.Kind = Rewritten
		return
	}
	p.Edits = Redline(a, b)
}

// withoutFigures puts one sign in the place of every number.
func withoutFigures(t string) string {
	var b strings.Builder
	in := false
	for _, r := range t {
		digit := isDigit(r) || in && (r == '.' || r == '．')
		if !digit {
			b.WriteRune(r)
		} else if !in {
			b.WriteByte('0')
		}
		in = digit
	}
	return b.String()
}

func characters(spans []text.Span, t string) int {
	n := 0
	for _, s := range spans {
		n += utf8.RuneCountInString(s.Of(t))
	}
	return n
}

// shareKept is the share of the new text's characters that stand in the old
// blocks they are linked with.
func (c *Comparison) shareKept() float64 {
	kept := make([][]text.Span, len(c.New.Blocks))
	for _, p := range c.Pairs {
		for _, s := range p.Kept {
			for _, n := range p.New {
				if c.New.Blocks[n.Block].Span.Contains(s) {
					kept[n.Block] = append(kept[n.Block], s)
				}
			}
		}
	}
	have, all := 0, 0
	for i, b := range c.New.Blocks {
		all += utf8.RuneCountInString(b.Span.Of(c.New.Text))
		have += characters(joinSpans(kept[i]), c.New.Text)
	}
	if all == 0 {
		return 0
	}
	return float64(have) / float64(all)
}

// markMoved marks the pairs that changed their place: those that leave the
// order of the others (off the longest rising run of the old places) and stand
// under a head whose section is not that of their old head.
func (c *Comparison) markMoved(links []tie) {
	linked := map[[2]int]bool{}
	for _, l := range links {
		linked[[2]int{l.old, l.new}] = true
	}
	var body []int // pairs of one old and one new block, in the new order
	for i, p := range c.Pairs {
		if len(p.Old) == 1 && len(p.New) == 1 {
			body = append(body, i)
		}
	}
	inOrder := risingRun(len(body), func(k int) int { return c.Pairs[body[k]].Old[0].Block })
	for k, i := range body {
		p := &c.Pairs[i]
		old, new := c.Old.Blocks[p.Old[0].Block], c.New.Blocks[p.New[0].Block]
		p.Moved = !inOrder[k] && old.Role == new.Role && old.Role != report.GlossaryRole &&
			!(old.Section < 0 && new.Section < 0) && !linked[[2]int{old.Section, new.Section}]
	}
}

// risingRun marks a longest run of rising values among n.
func risingRun(n int, value func(int) int) []bool {
	ends := []int{} // ends[l] is where a run of l+1 with the least last value ends
	before := make([]int, n)
	for k := range n {
		at, _ := slices.BinarySearchFunc(ends, value(k), func(e, v int) int { return value(e) - v })
		before[k] = -1
		if at > 0 {
			before[k] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, k)
		} else {
			ends[at] = k
		}
	}
	marked := make([]bool, n)
	if len(ends) > 0 {
		for k := ends[len(ends)-1]; k >= 0; k = before[k] {
			marked[k] = true
		}
	}
	return marked
}
