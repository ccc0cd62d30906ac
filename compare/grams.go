package compare

import (
	"math"
	"slices"

	"reportdesk/compare/lsa"
)

// bag is the grams of a text as a vocabulary numbers them, with repetitions.
type bag []int32

// vector is a text as weighted grams, the grams rising, of length 1 or empty.
type vector struct {
	grams   []int32
	weights []float32
}

// vocabulary numbers the bigrams and trigrams of the texts compared and weighs
// them: a gram that stands everywhere says little about a subject.
//
// It is made in two steps. While texts are read, grams are numbered as they
// come; settle then numbers them anew by their keys. So sums over grams run in
// the same order whichever side was read first, and swapping the sides gives
// the same similarities to the last bit.
type vocabulary struct {
	table *lsa.Table
	ids   map[uint64]int32
	keys  []uint64
	df    []int32 // in how many blocks each gram stands, until settled
	// After settle:
	rank   []int32   // new number by old number
	weight []float32 // by new number
	place  []int32   // index in table by new number, -1 for trigrams and unknown bigrams
}

func newVocabulary(table *lsa.Table) *vocabulary {
	return &vocabulary{table: table, ids: map[uint64]int32{}}
}

// read returns the grams of t, numbering new ones.
func (v *vocabulary) read(t string) bag {
	var b bag
	eachGram(t, func(key uint64) {
		id, ok := v.ids[key]
		if !ok {
			id = int32(len(v.keys))
			v.ids[key] = id
			v.keys = append(v.keys, key)
			v.df = append(v.df, 0)
		}
		b = append(b, id)
	})
	return b
}

// eachGram calls yield with the bigrams and trigrams of t.
func eachGram(t string, yield func(key uint64)) {
	lsa.Runs(t, func(run []rune) {
		for i := 1; i < len(run); i++ {
			yield(lsa.Bigram(run[i-1], run[i]))
			if i > 1 {
				yield(lsa.Trigram(run[i-2], run[i-1], run[i]))
			}
		}
	})
}

// count notes that the grams of b, sorted, stand in one more block.
func (v *vocabulary) count(b bag) {
	last := int32(-1)
	for _, id := range b {
		if id != last {
			v.df[id]++
		}
		last = id
	}
}

// settle weighs the grams, n being the number of blocks counted: the rarity
// among these blocks, but no more than that in the reports that the table was
// made from.
func (v *vocabulary) settle(n int) {
	order := make([]int32, len(v.keys))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if v.keys[a] < v.keys[b] {
			return -1
		}
		return 1
	})
	v.rank = make([]int32, len(order))
	v.weight = make([]float32, len(order))
	v.place = make([]int32, len(order))
	sorted := make([]uint64, len(order))
	for rank, id := range order {
		key := v.keys[id]
		v.rank[id] = int32(rank)
		sorted[rank] = key
		place, rarity := v.lookUp(key)
		v.place[rank] = int32(place)
		v.weight[rank] = min(rarity, idf(n, int(v.df[id])))
	}
	for rank, key := range sorted {
		v.ids[key] = int32(rank)
	}
	v.keys, v.df = nil, nil
}

// idf is how rare a gram is that stands in df of n blocks, 1 for one block.
func idf(n, df int) float32 {
	if n == 0 {
		return 1
	}
	return float32(math.Log1p(float64(n)/float64(max(df, 1))) / math.Log1p(float64(n)))
}

// lookUp returns a gram's index in the table and its rarity there. A trigram is
// at least as rare as the rarer of its bigrams.
func (v *vocabulary) lookUp(key uint64) (int, float32) {
	if first, last, ok := lsa.Parts(key); ok {
		return -1, max(v.table.Rarity(v.table.Find(first)), v.table.Rarity(v.table.Find(last)))
	}
	i := v.table.Find(key)
	return i, v.table.Rarity(i)
}

// renumber turns a bag from before settle into one of after, sorted.
func (v *vocabulary) renumber(b bag) {
	for i, id := range b {
		b[i] = v.rank[id]
	}
	slices.Sort(b)
}

// vector weighs a sorted bag: (1 + ln count) x rarity, length 1.
func (v *vocabulary) vector(b bag) vector {
	n := distinct(b)
	out := vector{make([]int32, 0, n), make([]float32, 0, n)}
	var sum float64
	eachCount(b, func(id int32, n int) {
		w := (1 + logOf(n)) * v.weight[id]
		out.grams = append(out.grams, id)
		out.weights = append(out.weights, w)
		sum += float64(w) * float64(w)
	})
	out.scale(sum)
	return out
}

// scale makes a vector whose weights' squares sum up to sum one of length 1.
func (v *vector) scale(sum float64) {
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for i := range v.weights {
		v.weights[i] *= f
	}
}

// subject places a sorted bag in the subject space.
func (v *vocabulary) subject(b bag) []float32 {
	sum := make([]float32, v.table.Dims())
	var norm float64
	eachCount(b, func(id int32, n int) {
		if place := int(v.place[id]); place >= 0 {
			w := (1 + logOf(n)) * v.table.Rarity(place)
			if v.table.Add(sum, place, w) {
				norm += float64(w) * float64(w)
			}
		}
	})
	v.table.Place(sum, float32(math.Sqrt(norm)))
	return sum
}

func distinct(b bag) int {
	n := 0
	eachCount(b, func(int32, int) { n++ })
	return n
}

// eachCount calls yield with every gram of a sorted bag and its count.
func eachCount(b bag, yield func(id int32, n int)) {
	for i := 0; i < len(b); {
		k := i + 1
		for k < len(b) && b[k] == b[i] {
			k++
		}
		yield(b[i], k-i)
		i = k
	}
}

// logs holds the logarithms of small counts.
var logs = func() (l [32]float32) {
	for i := 1; i < len(l); i++ {
		l[i] = float32(math.Log(float64(i)))
	}
	return l
}()

func logOf(n int) float32 {
	if n < len(logs) {
		return logs[n]
	}
	return float32(math.Log(float64(n)))
}

// spread is a vector laid out by gram number, so that many others can be held
// against it, each in the time of its own grams.
type spread struct {
	weights []float32
	at      vector
}

// lay puts v in place of what was laid before.
func (s *spread) lay(v vector) {
	for _, g := range s.at.grams {
		s.weights[g] = 0
	}
	for i, g := range v.grams {
		s.weights[g] = v.weights[i]
	}
	s.at = v
}

// cosine returns the cosine of v and the vector laid out. Sums run in the order
// of the grams, so that it is the same with both exchanged.
func (s *spread) cosine(v vector) float32 {
	var sum float32
	for i, g := range v.grams {
		sum += s.weights[g] * v.weights[i]
	}
	return sum
}

func dot(a, b []float32) float32 {
	var sum float32
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}
