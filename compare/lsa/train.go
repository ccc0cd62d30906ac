package lsa

import (
	"math"
	"slices"

	"reportdesk/internal/text"
)

// Training keeps bigrams in at least rareBelow passages, and gives a place to
// those in fewer than one passage of every commonFrom.
const (
	rareBelow  = 6
	commonFrom = 5
	longest    = 300 // characters of a training passage, cut at sentence ends
	shortest   = 12
)

// Train makes a table of the given number of dimensions, less where there are
// few words, from paragraphs. The
// same paragraphs give the same table. Paragraphs given twice count once.
func Train(paragraphs []string, dims int) *Table {
	passages := chunks(paragraphs)
	counts, df := count(passages)
	t := &Table{dims: dims}
	for key, n := range df {
		if n >= rareBelow {
			t.keys = append(t.keys, key)
		}
	}
	slices.Sort(t.keys)
	t.idf = make([]uint8, len(t.keys))
	t.row = make([]int32, len(t.keys))
	rows := 0
	total := float64(len(passages))
	for i, key := range t.keys {
		n := float64(df[key])
		t.idf[i] = uint8(math.Round(255 * min(1, math.Log1p(total/(1+n))/math.Log1p(total))))
		t.row[i] = -1
		if n*commonFrom < total {
			t.row[i] = int32(rows)
			rows++
		}
	}
	t.dims = max(0, min(dims, rows-1)) // one dimension is left out
	var vectors [][]float64
	if t.dims > 0 {
		vectors = t.matrix(counts, rows).rightSingular(t.dims + 1)
	}
	t.quantise(vectors, rows)
	t.average(counts)
	return t
}

// chunks cuts paragraphs into passages of like length and drops repetitions and scraps.
func chunks(paragraphs []string) []string {
	var list []string
	seen := map[string]bool{}
	add := func(p string) {
		if len([]rune(p)) >= shortest && !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	for _, p := range paragraphs {
		for _, s := range Passages(p) {
			passage := s.Of(p)
			start, n := 0, 0
			eachSentence(passage, func(s text.Span, count int) {
				if n > 0 && n+count > longest {
					add(passage[start:s.Start])
					start, n = s.Start, 0
				}
				n += count
			})
			add(passage[start:])
		}
	}
	return list
}

// gramCount is how often a bigram stands in a passage.
type gramCount struct {
	key uint64
	n   int
}

// count returns the bigrams of every passage, rising, and in how many passages each stands.
func count(passages []string) ([][]gramCount, map[uint64]int) {
	list := make([][]gramCount, len(passages))
	df := map[uint64]int{}
	var keys []uint64
	for i, p := range passages {
		keys = keys[:0]
		Runs(p, func(run []rune) {
			for k := 1; k < len(run); k++ {
				keys = append(keys, Bigram(run[k-1], run[k]))
			}
		})
		slices.Sort(keys)
		for _, k := range keys {
			if n := len(list[i]); n > 0 && list[i][n-1].key == k {
				list[i][n-1].n++
				continue
			}
			list[i] = append(list[i], gramCount{k, 1})
			df[k]++
		}
	}
	return list, df
}

// weight is a bigram's weight in a text where it stands n times.
func (t *Table) weight(index, n int) float64 {
	return (1 + math.Log(float64(n))) * float64(t.Rarity(index))
}

func (t *Table) matrix(counts [][]gramCount, columns int) *matrix {
	m := &matrix{columns: columns}
	for _, c := range counts {
		from := len(m.entries)
		var sum float64
		for _, g := range c {
			i := t.Find(g.key)
			if i < 0 || t.row[i] < 0 {
				continue
			}
			w := t.weight(i, g.n)
			m.entries = append(m.entries, entry{t.row[i], float32(w)})
			sum += w * w
		}
		f := float32(1 / math.Sqrt(max(sum, 1e-12)))
		for k := range m.entries[from:] {
			m.entries[from+k].value *= f
		}
		m.ends = append(m.ends, len(m.entries))
	}
	return m
}

// quantise stores the singular vectors as bytes, without the first: it says
// only how ordinary a text is, and all texts are alike in that.
func (t *Table) quantise(v [][]float64, rows int) {
	t.vectors = make([]int8, rows*t.dims)
	t.scale = make([]float32, rows)
	for r := range rows {
		var top float64
		for d := range t.dims {
			top = max(top, math.Abs(v[d+1][r]))
		}
		if top == 0 {
			continue
		}
		t.scale[r] = float32(top / 127)
		for d := range t.dims {
			t.vectors[r*t.dims+d] = int8(math.Round(v[d+1][r] / top * 127))
		}
	}
}

// average sets the mean place of the passages, before it is taken off.
func (t *Table) average(counts [][]gramCount) {
	mean := make([]float64, t.dims)
	sum := make([]float32, t.dims)
	for _, c := range counts {
		clear(sum)
		var norm float64
		for _, g := range c {
			i := t.Find(g.key)
			w := t.weight(i, g.n)
			if t.Add(sum, i, float32(w)) {
				norm += w * w
			}
		}
		if norm == 0 {
			continue
		}
		for d := range sum {
			mean[d] += float64(sum[d]) / math.Sqrt(norm) / float64(len(counts))
		}
	}
	t.mean = make([]float32, t.dims)
	for d := range mean {
		t.mean[d] = float32(mean[d])
	}
}
