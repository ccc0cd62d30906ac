package compare

import "slices"

// Unlink returns a comparison of two years without the links that a reader
// found wrong: passages that stand in no other pair are added or removed ones
// then. Comparisons of versions are exact and come back as they are.
func (c *Comparison) Unlink(wrong func(*Pair) bool) *Comparison {
	if c.Mode != Year {
		return c
	}
	var parted []*Pair
	without := *c
	without.Pairs = nil
	for i := range c.Pairs {
		p := &c.Pairs[i]
		if len(p.Old) > 0 && len(p.New) > 0 && wrong(p) {
			parted = append(parted, p)
		} else {
			without.Pairs = append(without.Pairs, *p)
		}
	}
	if len(parted) == 0 {
		return c
	}
	for _, p := range parted {
		for _, part := range p.New {
			if !stands(without.Pairs, NewSide, part) {
				without.insert(Pair{Kind: Added, New: []Part{part}}, NewSide)
			}
		}
	}
	for _, p := range parted {
		for _, part := range p.Old {
			if !stands(without.Pairs, OldSide, part) {
				without.insert(Pair{Kind: Removed, Old: []Part{part}}, OldSide)
			}
		}
	}
	without.Kept = without.shareKept()
	return &without
}

// stands reports whether a passage stands in a pair.
func stands(pairs []Pair, side Side, part Part) bool {
	return slices.ContainsFunc(pairs, func(p Pair) bool { return slices.Contains(p.Of(side), part) })
}

// insert puts a pair of one side behind the pair of the nearest passage before
// it on that side.
func (c *Comparison) insert(p Pair, side Side) {
	at, best := 0, -1
	for i := range c.Pairs {
		if of := c.Pairs[i].Of(side); len(of) > 0 {
			if s := of[0].Span.Start; s < p.Of(side)[0].Span.Start && s >= best {
				at, best = i+1, s
			}
		}
	}
	c.Pairs = slices.Insert(c.Pairs, at, p)
}
