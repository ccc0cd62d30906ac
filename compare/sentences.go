package compare

import (
	"slices"

	"reportdesk/internal/text"
)

// The share of common tokens that sentences need to be compared with each
// other, and that two sentences need with one. Under it one replaces the other
// as a whole: a character diff of unrelated sentences is noise.
const (
	sentenceLikeness = 0.4
	joinedLikeness   = 0.6
)

// maxMatched bounds the table of sentences by sentences.
const maxMatched = 1 << 14

// matched finds which of the old and new sentences, that differ, are versions
// of each other, in order, so that a dropped or added sentence stands as a
// whole and characters are compared only within versions. One sentence may
// have become two, or two one. The runs are ranges of indexes; equal marks
// versions.
//
// It is the alignment of Gale and Church (1993), with the common tokens above
// the likeness that is needed in place of lengths.
func (r *redliner) matched(olds, news []text.Span) []run {
	all := run{text.Span{End: len(olds)}, text.Span{End: len(news)}, true}
	if len(olds)*len(news) == 1 || len(olds)*len(news) > maxMatched {
		return []run{all}
	}
	ids := map[string]int32{}
	a, b := contents(ids, r.a, r.ta, olds), contents(ids, r.b, r.tb, news)
	type cell struct {
		gain float64
		x, y int // how many old and new sentences the last step takes
		like bool
	}
	width := len(b) + 1
	table := make([]cell, (len(a)+1)*width)
	steps := [...]struct {
		x, y     int
		a, b     [][]int32 // the tokens of the group that begins at an index
		likeness float64
	}{{1, 1, a, b, sentenceLikeness}, {1, 2, a, doubled(b), joinedLikeness}, {2, 1, doubled(a), b, joinedLikeness}}
	for i := range len(a) + 1 {
		for j := range width {
			c := &table[i*width+j]
			if i > 0 {
				*c = cell{table[(i-1)*width+j].gain, 1, 0, false}
			}
			if j > 0 && (i == 0 || table[i*width+j-1].gain >= c.gain) { // what is added comes behind what is dropped
				*c = cell{table[i*width+j-1].gain, 0, 1, false}
			}
			for _, s := range steps {
				if i < s.x || j < s.y {
					continue
				}
				sum := table[(i-s.x)*width+j-s.y].gain + gain(s.a[i-s.x], s.b[j-s.y], s.likeness)
				if sum > c.gain {
					*c = cell{sum, s.x, s.y, true}
				}
			}
		}
	}
	var runs []run
	for i, j := len(a), len(b); i > 0 || j > 0; {
		c := table[i*width+j]
		runs = append(runs, run{text.Span{Start: i - c.x, End: i}, text.Span{Start: j - c.y, End: j}, c.like})
		i, j = i-c.x, j-c.y
	}
	slices.Reverse(runs)
	return runs
}

// contents numbers the tokens of each sentence, sorted.
func contents(ids map[string]int32, s string, tokens []token, sentences []text.Span) [][]int32 {
	list := make([][]int32, len(sentences))
	for i, x := range sentences {
		for _, t := range tokens[x.Start:x.End] {
			w := t.Of(s)
			id, ok := ids[w]
			if !ok {
				id = int32(len(ids))
				ids[w] = id
			}
			list[i] = append(list[i], id)
		}
		slices.Sort(list[i])
	}
	return list
}

// doubled gives the tokens of each sentence with those of the next, sorted.
func doubled(sentences [][]int32) [][]int32 {
	var list [][]int32
	for i := 1; i < len(sentences); i++ {
		both := slices.Concat(sentences[i-1], sentences[i])
		slices.Sort(both)
		list = append(list, both)
	}
	return list
}

// gain is by how much the common tokens of two groups of sentences are more
// than versions of each other must have: likeness of all. Both are sorted.
func gain(a, b []int32, likeness float64) float64 {
	all, common := len(a)+len(b), 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			common++
			a, b = a[1:], b[1:]
		}
	}
	return 2*float64(common) - likeness*float64(all)
}
