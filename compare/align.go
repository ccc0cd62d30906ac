package compare

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
)

// aligner finds which passages of two versions belong together.
type aligner struct {
	ctx   context.Context
	a, b  []passage
	links []link
	// ofA and ofB hold each passage's partners on the other side.
	ofA, ofB [][]int
}

// align returns the links between the passages of two versions, sorted by old,
// then new, moves marked. A passage with several links was split or merged;
// none of its partners has another link then.
//
// Swapping the sides gives the mirror image: what the algorithm leaves open, it
// decides for the side that sorts first.
func align(ctx context.Context, a, b []passage) ([]link, error) {
	order := slices.CompareFunc(a, b, func(p, q passage) int { return strings.Compare(p.text, q.text) })
	if order > 0 {
		links, err := alignOrdered(ctx, b, a)
		for i, l := range links {
			links[i].old, links[i].new = l.new, l.old
		}
		slices.SortFunc(links, func(x, y link) int { return cmp.Or(x.old-y.old, x.new-y.new) })
		return links, err
	}
	return alignOrdered(ctx, a, b)
}

func alignOrdered(ctx context.Context, a, b []passage) ([]link, error) {
	al := &aligner{ctx: ctx, a: a, b: b, ofA: make([][]int, len(a)), ofB: make([][]int, len(b))}
	al.equal()
	openA, openB := open(al.ofA), open(al.ofB)
	if len(openA) > 0 && len(openB) > 0 {
		w := newWording(a, b, openA, openB)
		found, err := al.candidates(w, openA, openB)
		if err != nil {
			return nil, err
		}
		al.take(found, sure)
		al.divide(w, found)
		al.take(found, likely)
		al.take(found, inPlace)
		al.divide(w, found)
	}
	markMoves(al.links, a, b)
	return al.links, ctx.Err()
}

func open(partners [][]int) []int {
	var list []int
	for i, p := range partners {
		if len(p) == 0 {
			list = append(list, i)
		}
	}
	return list
}

func (al *aligner) link(i, j int) {
	al.links = append(al.links, link{old: i, new: j})
	al.ofA[i] = append(al.ofA[i], j)
	al.ofB[j] = append(al.ofB[j], i)
}

func (al *aligner) free(i, j int) bool { return len(al.ofA[i]) == 0 && len(al.ofB[j]) == 0 }

// equal links passages of equal text: first texts that stand equally often on
// both sides, then their equal neighbours, then what equal texts remain between
// the same neighbours.
func (al *aligner) equal() {
	inA, inB := places(al.a), places(al.b)
	for i := range al.a {
		t := al.a[i].text
		if js := inB[t]; inA[t][0] == i && len(js) == len(inA[t]) {
			for k, j := range js {
				al.link(inA[t][k], j)
			}
		}
	}
	al.spread(1)
	al.spread(-1)
	al.inGaps()
}

func places(side []passage) map[string][]int {
	m := make(map[string][]int, len(side))
	for i := range side {
		m[side[i].text] = append(m[side[i].text], i)
	}
	return m
}

// spread links equal neighbours of linked passages, going by step.
func (al *aligner) spread(step int) {
	for k := 0; k < len(al.links); k++ { // grows as it goes
		i, j := al.links[k].old+step, al.links[k].new+step
		if i >= 0 && j >= 0 && i < len(al.a) && j < len(al.b) && al.free(i, j) && al.a[i].text == al.b[j].text {
			al.link(i, j)
		}
	}
}

// inGaps links equal texts that stand more often on one side, in order, where
// the passages that did not move say that they lie between the same ones; then
// long ones wherever they stand.
func (al *aligner) inGaps() {
	gapA, gapB := al.gaps()
	type key struct {
		text string
		gap  int
	}
	inB := map[key][]int{}
	for j := range al.b {
		if len(al.ofB[j]) == 0 {
			k := key{al.b[j].text, gapB[j].number}
			inB[k] = append(inB[k], j)
			k.gap = -1
			inB[k] = append(inB[k], j)
		}
	}
	for _, far := range []bool{false, true} {
		for i := range al.a {
			if len(al.ofA[i]) > 0 || far && len(al.a[i].text) < farText {
				continue
			}
			k := key{al.a[i].text, gapA[i].number}
			if far {
				k.gap = -1
			}
			for js := inB[k]; len(js) > 0 && len(al.ofA[i]) == 0; js = inB[k] {
				if len(al.ofB[js[0]]) == 0 {
					al.link(i, js[0])
				}
				inB[k] = js[1:]
			}
		}
	}
}

// farText is how many bytes a text needs that stands several times to be
// taken for moved: 各位代表！ says nothing of where it came from.
const farText = 60

// spot says between which unmoved passages one lies, and how far into the gap.
type spot struct{ number, offset int }

// gaps gives the spots of both sides' passages, by the links so far.
func (al *aligner) gaps() (ofA, ofB []spot) {
	links := slices.Clone(al.links)
	markMoves(links, al.a, al.b)
	ofA, ofB = make([]spot, len(al.a)), make([]spot, len(al.b))
	i, j, number := 0, 0, 0
	fill := func(toA, toB int) {
		for k := i; k < toA; k++ {
			ofA[k] = spot{number, k - i}
		}
		for k := j; k < toB; k++ {
			ofB[k] = spot{number, k - j}
		}
		i, j = max(i, toA), max(j, toB)
		number++
	}
	for _, l := range links {
		if !l.moved {
			fill(l.old+1, l.new+1)
		}
	}
	fill(len(al.a), len(al.b))
	return ofA, ofB
}

// candidate is two passages that may belong together.
type candidate struct {
	old, new int
	shared   float64 // weight of what they have in common
	dice     float64 // its share of both
	within   float64 // its share of the smaller one
	size     int     // bytes of the shorter text
}

// candidates finds for every open passage the ones nearest in wording. One
// that holds nothing rare (the rows of a long list, all alike) has the one at
// the same spot.
func (al *aligner) candidates(w *wording, openA, openB []int) ([]candidate, error) {
	seen := map[[2]int]bool{}
	var list []candidate
	add := func(i, j int) {
		if seen[[2]int{i, j}] {
			return
		}
		seen[[2]int{i, j}] = true
		c := candidate{old: i, new: j, shared: w.shared(w.a[i].pairs, w.b[j].pairs)}
		if wa, wb := w.a[i].weight, w.b[j].weight; min(wa, wb) > 0 {
			c.dice, c.within = 2*c.shared/(wa+wb), c.shared/min(wa, wb)
		}
		c.size = min(len(al.a[i].text), len(al.b[j].text))
		list = append(list, c)
	}
	gapA, gapB := al.gaps()
	at := make(map[spot]int, len(openB))
	for _, j := range openB {
		at[gapB[j]] = j
	}
	sums := make([]float64, max(len(al.a), len(al.b)))
	for _, i := range openA {
		if err := al.ctx.Err(); err != nil {
			return nil, err
		}
		near := w.near(&w.a[i], w.inB, sums)
		for _, j := range near {
			add(i, int(j))
		}
		if j, ok := at[gapA[i]]; ok && len(near) == 0 {
			add(i, j)
		}
	}
	for _, j := range openB {
		if err := al.ctx.Err(); err != nil {
			return nil, err
		}
		for _, i := range w.near(&w.b[j], w.inA, sums) {
			add(int(i), j)
		}
	}
	return list, nil
}

// What passages need to be taken for one. Measured on 352 made pairs, see
// docs/ALIGNMENT.md: of unrelated passages one in a thousand is above a
// likeness of 0.39 and lies by 0.61 within the other; true partners lie by 0.68
// or more within each other, however little is left of one of them.

// sure accepts what is taken before splits and merges are looked for.
func sure(c candidate, _ bool) bool { return c.dice >= 0.5 }

// likely accepts what may have moved as well.
func likely(c candidate, _ bool) bool {
	return c.dice >= 0.4 || c.within >= 0.7 && c.size >= fewBytes
}

// fewBytes is how long a text is, twelve characters, that says where it came from.
const fewBytes = 36

// inPlace accepts what lies between the same unmoved neighbours.
func inPlace(c candidate, near bool) bool { return near && c.dice >= 0.12 }

// farPenalty is how much likelier a passage elsewhere must be than one between
// the same neighbours.
const farPenalty = 0.1

// take links accepted candidates whose passages are free, the likeliest first;
// of equally likely ones those that lie most nearly at the same place.
func (al *aligner) take(found []candidate, accept func(c candidate, near bool) bool) {
	gapA, gapB := al.gaps()
	type rated struct {
		candidate
		score     int
		far, slip int
	}
	var list []rated
	for _, c := range found {
		p, q := gapA[c.old], gapB[c.new]
		near := p.number == q.number
		if !al.free(c.old, c.new) || !accept(c, near) {
			continue
		}
		score := c.dice
		if !near {
			score -= farPenalty
		}
		list = append(list, rated{c, int(math.Round(score * 50)), abs(p.number - q.number), abs(p.offset - q.offset)})
	}
	slices.SortFunc(list, func(x, y rated) int {
		return cmp.Or(y.score-x.score, x.far-y.far, x.slip-y.slip, x.old-y.old, x.new-y.new)
	})
	for _, c := range list {
		if al.free(c.old, c.new) {
			al.link(c.old, c.new)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// What a part of a split or merged passage must bring of itself into what the
// other parts left over: nearby, and anywhere for parts of a certain length.
const (
	partBeside = 0.35
	partNear   = 0.5
	partFar    = 0.7
	partReach  = 3  // passages
	partLength = 60 // bytes
)

// divide finds the further parts of passages that were split or merged: free
// passages whose wording makes up what a linked pair left over. The candidates
// that share most come first.
func (al *aligner) divide(w *wording, found []candidate) {
	splits := &division{w, w.a, w.b, al.ofA, al.ofB, map[int][]counted{}}
	merges := &division{w, w.b, w.a, al.ofB, al.ofA, map[int][]counted{}}
	var list []candidate
	for _, c := range found {
		if splits.open(c.old, c.new, c.shared) || merges.open(c.new, c.old, c.shared) {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), x.old-y.old, x.new-y.new)
	})
	for _, c := range list {
		switch {
		case splits.open(c.old, c.new, c.shared) && splits.completes(c.old, c.new, len(al.b[c.new].text)):
			al.link(c.old, c.new)
			delete(splits.rests, c.old)
		case merges.open(c.new, c.old, c.shared) && merges.completes(c.new, c.old, len(al.a[c.old].text)):
			al.link(c.old, c.new)
			delete(merges.rests, c.new)
		}
	}
}

// division looks at linked passages of one side as wholes of which free
// passages of the other side may be further parts.
type division struct {
	w               *wording
	wholes, parts   []profile
	ofWhole, ofPart [][]int
	rests           map[int][]counted // of wholes: what their known parts leave over
}

// open reports whether part is free, whole's known parts belong to it alone,
// and what the two share suffices if all of it lies in what is left over.
func (d *division) open(whole, part int, shared float64) bool {
	if len(d.ofPart[part]) > 0 || len(d.ofWhole[whole]) == 0 || shared < partBeside*d.parts[part].weight {
		return false
	}
	for _, k := range d.ofWhole[whole] {
		if len(d.ofPart[k]) != 1 {
			return false
		}
	}
	return true
}

// completes reports whether enough of a part of so many bytes lies in what the
// whole's known parts leave over.
func (d *division) completes(whole, part, size int) bool {
	rest, known := d.rests[whole]
	reach := math.MaxInt
	if !known {
		rest = d.wholes[whole].pairs
	}
	for _, k := range d.ofWhole[whole] {
		if !known {
			rest = without(rest, d.parts[k].pairs)
		}
		reach = min(reach, abs(part-k))
	}
	d.rests[whole] = rest
	if d.parts[part].weight == 0 {
		return false
	}
	share := d.w.shared(rest, d.parts[part].pairs) / d.parts[part].weight
	return reach <= 1 && share >= partBeside || reach <= partReach && share >= partNear ||
		size >= partLength && share >= partFar
}
