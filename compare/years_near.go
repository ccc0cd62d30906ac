package compare

import (
	"cmp"
	"context"
	"slices"
)

// Sides with at most denseCells pairs of passages are measured wholly; of
// longer ones each passage is held against the nearest of the other side only.
const (
	denseCells  = 1 << 18
	nearestKept = 50
)

// candidates returns for each old passage the new ones, rising, that it is to
// be measured against. Both sides choose, so swapping them changes nothing.
func candidates(ctx context.Context, v *vocabulary, old, new *side) (func(i int) []int32, error) {
	if len(old.topics)*len(new.topics) <= denseCells {
		all := make([]int32, len(new.topics))
		for j := range all {
			all[j] = int32(j)
		}
		return func(int) []int32 { return all }, nil
	}
	rows, err := chosen(ctx, v, old, new)
	if err != nil {
		return nil, err
	}
	return func(i int) []int32 { return rows[i] }, nil
}

// posting says that a passage has a gram with this weight.
type posting struct {
	passage int32
	weight  float32
}

// chosen finds the nearest passages by an inverted index of the whole blocks'
// grams. Grams that stand in many blocks are left out: they cost the most and
// tell the least.
func chosen(ctx context.Context, v *vocabulary, old, new *side) ([][]int32, error) {
	common := max(16, (len(old.topics)+len(new.topics))/100)
	starts, postings := invert(v, old, new, common)
	rows := make([][]int32, len(old.topics))
	columns := make([]shortlist, len(new.topics))
	sums := make([]float32, len(new.topics))
	var touched []int32
	for i := range old.topics {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w := old.topics[i].whole
		touched = touched[:0]
		for k, g := range w.grams {
			for _, p := range postings[starts[g]:starts[g+1]] {
				if sums[p.passage] == 0 {
					touched = append(touched, p.passage)
				}
				sums[p.passage] += w.weights[k] * p.weight
			}
		}
		var row shortlist
		for _, j := range touched {
			row.add(scored{int32(j), sums[j]})
			columns[j].add(scored{int32(i), sums[j]})
			sums[j] = 0
		}
		for _, s := range row {
			rows[i] = append(rows[i], s.passage)
		}
	}
	for j := range columns {
		for _, s := range columns[j] {
			rows[s.passage] = append(rows[s.passage], int32(j))
		}
	}
	for i := range rows {
		slices.Sort(rows[i])
		rows[i] = slices.Compact(rows[i])
	}
	return rows, nil
}

// invert lists by gram the new passages that have it, for the grams that stand
// in at most common passages of both sides.
func invert(v *vocabulary, old, new *side, common int) (starts []int32, postings []posting) {
	counts := make([]int32, len(v.weight))
	both := make([]int32, len(v.weight))
	for i := range old.topics {
		for _, g := range old.topics[i].whole.grams {
			both[g]++
		}
	}
	for j := range new.topics {
		for _, g := range new.topics[j].whole.grams {
			both[g]++
			counts[g]++
		}
	}
	starts = make([]int32, len(v.weight)+1)
	for g, n := range counts {
		if int(both[g]) > common {
			n = 0
		}
		starts[g+1] = starts[g] + n
	}
	postings = make([]posting, starts[len(starts)-1])
	next := slices.Clone(starts)
	for j := range new.topics {
		w := new.topics[j].whole
		for k, g := range w.grams {
			if int(both[g]) <= common {
				postings[next[g]] = posting{int32(j), w.weights[k]}
				next[g]++
			}
		}
	}
	return starts, postings
}

type scored struct {
	passage int32
	score   float32
}

func (a scored) compare(b scored) int {
	return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(b.passage, a.passage))
}

// shortlist is the nearest passages as a heap, the least of them first.
type shortlist []scored

func (h *shortlist) add(s scored) {
	l := *h
	if len(l) < nearestKept {
		l = append(l, s)
		*h = l
		for k := len(l) - 1; k > 0 && l[k].compare(l[(k-1)/2]) < 0; k = (k - 1) / 2 {
			l[k], l[(k-1)/2] = l[(k-1)/2], l[k]
		}
		return
	}
	if s.compare(l[0]) <= 0 {
		return
	}
	l[0] = s
	for k := 0; ; {
		least := k
		for _, c := range [...]int{2*k + 1, 2*k + 2} {
			if c < len(l) && l[c].compare(l[least]) < 0 {
				least = c
			}
		}
		if least == k {
			return
		}
		l[k], l[least] = l[least], l[k]
		k = least
	}
}
