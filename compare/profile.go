package compare

import (
	"cmp"
	"math"
	"slices"
	"unicode"
)

// profile is what tells a passage's wording in a revision: its pairs of
// neighbouring characters, rising by number, with their counts. All figures
// count as one sign, so that a corrected figure changes nothing; pairs do not
// reach across punctuation. (The year comparison weighs subjects and has bags
// of its own.)
type profile struct {
	pairs  []counted
	weight float64 // of all pairs, each as often as it stands
}

type counted struct{ id, n int32 }

// wording is the profiles of both sides' passages, with what is needed to find
// those that share something rare.
type wording struct {
	a, b []profile // by passage; empty for passages that were left out
	// weights are of pairs, by number: from near 0 for those that stand in
	// every passage to 1.
	weights []float64
	// inA and inB list the passages that hold a pair, by the pair's number.
	inA, inB [][]int32
}

// figureSign stands for any figure in a profile.
const figureSign = '0'

// newWording profiles the passages of openA in a and openB in b.
func newWording(a, b []passage, openA, openB []int) *wording {
	ids := map[uint64]int32{}
	w := &wording{}
	w.a, w.inA = read(a, openA, ids)
	w.b, w.inB = read(b, openB, ids)
	w.inA = append(w.inA, make([][]int32, len(ids)-len(w.inA))...)
	n := float64(max(len(openA), len(openB)))
	w.weights = make([]float64, len(ids))
	for id := range w.weights {
		df := max(len(w.inA[id]), len(w.inB[id]))
		w.weights[id] = math.Log1p(n/float64(df)) / math.Log1p(n)
	}
	for _, side := range [][]profile{w.a, w.b} {
		for i := range side {
			for _, p := range side[i].pairs {
				side[i].weight += float64(p.n) * w.weights[p.id]
			}
		}
	}
	return w
}

// read profiles the open passages of a side, numbering pairs in ids.
func read(side []passage, open []int, ids map[uint64]int32) ([]profile, [][]int32) {
	profiles := make([]profile, len(side))
	var keys []uint64
	var found []int32
	holders := make([][]int32, len(ids))
	for _, i := range open {
		keys, found = side[i].keys(keys[:0]), found[:0]
		for _, key := range keys {
			id, ok := ids[key]
			if !ok {
				id = int32(len(ids))
				ids[key] = id
				holders = append(holders, nil)
			}
			found = append(found, id)
		}
		slices.Sort(found)
		profiles[i].pairs = count(found)
		for _, p := range profiles[i].pairs {
			holders[p.id] = append(holders[p.id], int32(i))
		}
	}
	return profiles, holders
}

func count(sorted []int32) []counted {
	list := make([]counted, 0, len(sorted))
	for _, id := range sorted {
		if n := len(list); n > 0 && list[n-1].id == id {
			list[n-1].n++
		} else {
			list = append(list, counted{id, 1})
		}
	}
	return list
}

// keys appends the pairs of a passage's characters; the characters one by one
// where no two stand in a row.
func (p *passage) keys(list []uint64) []uint64 {
	start, last := len(list), rune(0)
	add := func(r rune) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			last = 0
			return
		}
		if last != 0 {
			list = append(list, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	for _, t := range p.cut() {
		if t.figure {
			add(figureSign)
			continue
		}
		for _, r := range t.Of(p.text) {
			add(r)
		}
	}
	if len(list) == start {
		for _, r := range p.text {
			list = append(list, uint64(r))
		}
	}
	return list
}

// shared is the weight of what two profiles have in common.
func (w *wording) shared(p, q []counted) float64 {
	if len(p) < len(q) {
		p, q = q, p
	}
	sum := 0.0
	for _, c := range q {
		// A line beside a text of one paragraph: leap instead of walking.
		if len(p) > 16*len(q) {
			i, _ := slices.BinarySearchFunc(p, c.id, func(x counted, id int32) int { return int(x.id - id) })
			p = p[i:]
		}
		for len(p) > 0 && p[0].id < c.id {
			p = p[1:]
		}
		if len(p) > 0 && p[0].id == c.id {
			sum += float64(min(p[0].n, c.n)) * w.weights[c.id]
		}
	}
	return sum
}

// without is what is left of p when q's pairs are taken away.
func without(p, q []counted) []counted {
	var left []counted
	for _, c := range p {
		for len(q) > 0 && q[0].id < c.id {
			q = q[1:]
		}
		if len(q) > 0 && q[0].id == c.id {
			c.n -= q[0].n
		}
		if c.n > 0 {
			left = append(left, c)
		}
	}
	return left
}

// How far near passages are looked for. A pair of characters that stands in
// more passages than frequent says too little to be followed: this keeps the
// search near linear.
const (
	frequent = 48
	nearest  = 8
)

// near lists the passages of the other side that share most with p, of the
// holders of its pairs, the nearest first; sums is scratch of the other side's
// size, all zero.
func (w *wording) near(p *profile, holders [][]int32, sums []float64) []int32 {
	var touched []int32
	for _, c := range p.pairs {
		if len(holders[c.id]) > frequent {
			continue
		}
		for _, j := range holders[c.id] {
			if sums[j] == 0 {
				touched = append(touched, j)
			}
			sums[j] += w.weights[c.id]
		}
	}
	var best []int32
	for _, j := range touched {
		at, _ := slices.BinarySearchFunc(best, j, func(i, j int32) int {
			return cmp.Or(cmp.Compare(sums[j], sums[i]), cmp.Compare(i, j))
		})
		if at < nearest {
			best = slices.Insert(best[:min(len(best), nearest-1)], at, j)
		}
	}
	for _, j := range touched {
		sums[j] = 0
	}
	return best
}
