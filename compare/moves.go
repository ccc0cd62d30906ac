package compare

import (
	"cmp"
	"slices"
)

// link says that an old and a new passage belong together, by their indexes.
type link struct {
	old, new int
	moved    bool
}

// markMoves sorts links by old, then new passage and marks as moved the
// fewest of them, and of equally many those with the least text, whose
// absence lets the rest rise on both sides.
//
// This is the longest rising subsequence by weight: for each link in order,
// the best sum that ends at a new passage up to its own, from a Fenwick tree of
// maxima (Fenwick 1994; the subsequence after Fredman 1975). O(n log n).
func markMoves(links []link, a, b []passage) {
	slices.SortFunc(links, func(x, y link) int { return cmp.Or(x.old-y.old, x.new-y.new) })
	best := make([]chain, len(b)+1)
	chains := make([]chain, len(links))
	for i, l := range links {
		before := chain{last: -1}
		for k := l.new + 1; k > 0; k -= k & -k {
			if best[k].weight > before.weight {
				before = best[k]
			}
		}
		links[i].moved = true
		w := int64(1)<<32 + int64(len(a[l.old].text)+len(b[l.new].text))
		chains[i] = chain{before.weight + w, before.last}
		for k := l.new + 1; k <= len(b); k += k & -k {
			if chains[i].weight > best[k].weight {
				best[k] = chain{chains[i].weight, i}
			}
		}
	}
	top := chain{last: -1}
	for i, c := range chains {
		if c.weight > top.weight {
			top = chain{c.weight, i}
		}
	}
	for i := top.last; i >= 0; i = chains[i].last {
		links[i].moved = false
	}
}

// chain is a rising run of links: its weight and its last link (in a link's own
// chain: the link before it).
type chain struct {
	weight int64
	last   int
}
