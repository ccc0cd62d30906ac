package compare

import (
	"cmp"
	"context"
	"slices"

	"reportdesk/compare/lsa"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// years compares two years' reports: which blocks treat the same subject in the
// same role. docs/ALIGNMENT.md tells how, with what was measured.
func (c *Comparison) years(ctx context.Context, before, after metric.Reported) error {
	links, err := yearLinks(ctx, before.Doc, after.Doc)
	if err != nil {
		return err
	}
	c.Pairs = pairsOf(links, before.Doc, after.Doc)
	c.markMoved(links)
	return c.describe(ctx, before, after)
}

// yearLinks returns the links between the blocks of two reports, by rising new
// and old block. Swapping the reports mirrors them.
func yearLinks(ctx context.Context, before, after *report.Document) ([]tie, error) {
	v := newVocabulary(lsa.Default())
	old, new := v.side(before), v.side(after)
	v.settleWith(old, new)
	g, err := newGrid(ctx, v, old, new)
	if err != nil {
		return nil, err
	}
	ruled := rules(old, new)
	g.raise(ruled)
	g.settle(len(new.topics))
	list := g.links(old, new, ruled)
	list = append(list, frontLinks(old, new)...)
	list = append(list, glossaryLinks(old, new)...)
	slices.SortFunc(list, func(a, b tie) int { return cmp.Or(cmp.Compare(a.new, b.new), cmp.Compare(a.old, b.old)) })
	return list, nil
}

// settleWith settles the vocabulary on the sides' words, and the sides with it.
func (v *vocabulary) settleWith(sides ...*side) {
	n := 0
	for _, s := range sides {
		s.count(v)
		n += len(s.readings)
	}
	v.settle(n)
	for _, s := range sides {
		s.settle(v)
	}
}

// pairsOf makes pairs of links. A pair says that all its old belong to all its
// new blocks, so only what one block became (a split) or was made of (a merger),
// and nothing else, stands in one pair; where links cross, each is a pair.
func pairsOf(links []tie, before, after *report.Document) []Pair {
	olds := make([][]tie, len(before.Blocks))
	news := make([][]tie, len(after.Blocks))
	for _, l := range links {
		olds[l.old] = append(olds[l.old], l)
		news[l.new] = append(news[l.new], l)
	}
	var pairs []Pair
	add := func(kind Kind, of []tie) {
		p := Pair{Kind: kind, Likeness: 1}
		for _, l := range of {
			p.Likeness = min(p.Likeness, l.likeness)
			p.Old = append(p.Old, part(before, l.old))
			p.New = append(p.New, part(after, l.new))
		}
		p.Old, p.New = slices.Compact(p.Old), slices.Compact(p.New)
		pairs = append(pairs, p)
	}
	for j, of := range news {
		switch {
		case len(of) == 0:
			pairs = append(pairs, Pair{Kind: Added, New: []Part{part(after, j)}})
		case len(of) > 1 && alone(of, olds, func(l tie) int { return l.old }):
			add(Merged, of)
		default:
			for _, l := range of {
				whole := olds[l.old]
				switch {
				case len(whole) == 1 || !alone(whole, news, func(l tie) int { return l.new }):
					add(Rewritten, []tie{l})
				case whole[0] == l:
					add(Split, whole)
				}
			}
		}
	}
	return placeRemoved(pairs, olds, before)
}

// alone reports whether the blocks at the far end of the links have no other link.
func alone(of []tie, far [][]tie, end func(tie) int) bool {
	for _, l := range of {
		if len(far[end(l)]) != 1 {
			return false
		}
	}
	return true
}

// placeRemoved puts the old blocks without partner after the pair of the old
// block before them.
func placeRemoved(pairs []Pair, olds [][]tie, before *report.Document) []Pair {
	after := make(map[int]int, len(pairs)) // pair by its old block, the first that has it
	for k, p := range pairs {
		for _, o := range p.Old {
			if _, ok := after[o.Block]; !ok {
				after[o.Block] = k
			}
		}
	}
	removed := make([][]Pair, len(pairs)+1)
	at := 0 // 0 is before all pairs, k+1 after pair k
	for i := range olds {
		if k, ok := after[i]; ok {
			at = k + 1
			continue
		}
		removed[at] = append(removed[at], Pair{Kind: Removed, Old: []Part{part(before, i)}})
	}
	list := removed[0]
	for k, p := range pairs {
		list = append(append(list, p), removed[k+1]...)
	}
	return list
}

func part(doc *report.Document, block int) Part {
	return Part{Block: block, Span: doc.ToTold(doc.Blocks[block].Span)}
}
