package compare

import (
	"slices"
	"testing"
)

func TestAWrongLinkIsParted(t *testing.T) {
	c := compareYears(t, lastYear, thisYear)
	for _, c := range []*Comparison{c, compareYears(t, thisYear, lastYear)} {
		linked := func(p *Pair) bool { return len(p.Old) > 0 && len(p.New) > 0 }
		for i := range c.Pairs {
			if !linked(&c.Pairs[i]) {
				continue
			}
			wrong := &c.Pairs[i]
			parted := c.Unlink(func(p *Pair) bool { return p == wrong })
			accounted(t, parted)
			if was, is := len(linksOf(c)), len(linksOf(parted)); is != was-len(wrong.Old)*len(wrong.New) {
				t.Errorf("of %d links %d are left after parting %d and %d passages", was, is, len(wrong.Old), len(wrong.New))
			}
		}
		none := c.Unlink(linked)
		accounted(t, none)
		if len(linksOf(none)) > 0 || none.Kept != 0 {
			t.Errorf("all parted there are %d links, %g kept", len(linksOf(none)), none.Kept)
		}
		if c.Unlink(func(*Pair) bool { return false }) != c {
			t.Error("a comparison of which nothing is wrong is made anew")
		}
	}
}

// accounted asks that every block stands in a pair, and that the pairs stand in
// the new text's order.
func accounted(t *testing.T, c *Comparison) {
	t.Helper()
	for _, side := range []Side{OldSide, NewSide} {
		seen := make([]bool, len(c.Doc(side).Blocks))
		at := -1
		for i := range c.Pairs {
			for _, p := range c.Pairs[i].Of(side) {
				seen[p.Block] = true
			}
			if of := c.Pairs[i].Of(side); side == NewSide && len(of) > 0 {
				if of[0].Block < at {
					t.Errorf("block %d stands behind block %d", of[0].Block, at)
				}
				at = of[0].Block
			}
		}
		if i := slices.Index(seen, false); i >= 0 {
			t.Errorf("block %d of side %d stands in no pair", i, side)
		}
	}
}
