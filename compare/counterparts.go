package compare

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"reportdesk/compare/lsa"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Counterparts answers, while a draft is being written, what stood in a
// paragraph's place in earlier years. It is made once for a draft and its prior
// reports and stays true while paragraphs change: what is usual among their
// neighbours moves slowly. It is immutable and may be asked by several goroutines.
type Counterparts struct {
	table  *lsa.Table
	priors []*prior
}

// prior is one earlier report, prepared.
type prior struct {
	side  *side
	words *vocabulary
	usual []float32 // what is usual for each of its topics, in the draft as it was prepared
	// single are the topics of the roles that stand once here and at most once in the draft.
	single map[report.Role]int
	every  []int32 // all its topics
	rulers sync.Pool
}

// Paragraph is what is asked about.
type Paragraph struct {
	Text string
	Role report.Role
	// Heads are the heads that it stands under, the outermost first. The nearest
	// speaks for a paragraph that has few words yet.
	Heads []string
}

// Counterpart is a block of a prior report.
type Counterpart struct {
	Block int
	// Likeness is the confidence that it belongs to the paragraph. Under 0.5 it
	// is only the nearest there is, to be shown as a maybe.
	Likeness float64
	// Kept are the runs of the paragraph that stand in the block, by offsets in
	// Paragraph.Text; KeptOld the same runs in the prior's Document.Text.
	Kept, KeptOld []text.Span
}

// A paragraph with fewer characters than this is asked about together with its
// nearest head. A block that is linked by nothing is a maybe from maybeN on.
const (
	fewWords = 20
	maybeN   = 0.7
)

// PrepareCounterparts holds the draft, as it stands, against each of the prior
// reports. It takes about as long as comparing them (50 ms each) and stops early
// with ctx's error.
func PrepareCounterparts(ctx context.Context, draft *report.Document, priors []*report.Document) (*Counterparts, error) {
	c := &Counterparts{table: lsa.Default()}
	for _, doc := range priors {
		p, err := preparePrior(ctx, draft, doc)
		if err != nil {
			return nil, fmt.Errorf("prepare %s: %w", doc.Name, err)
		}
		c.priors = append(c.priors, p)
	}
	return c, nil
}

func preparePrior(ctx context.Context, draft, doc *report.Document) (*prior, error) {
	v := newVocabulary(lsa.Default())
	old, new := v.side(doc), v.side(draft)
	v.settleWith(old, new)
	g, err := newGrid(ctx, v, old, new)
	if err != nil {
		return nil, err
	}
	g.raise(rules(old, new))
	g.settle(len(new.topics))
	p := &prior{side: old, words: v, usual: g.usualR, single: map[report.Role]int{}}
	for j := range old.topics {
		p.every = append(p.every, int32(j))
	}
	for _, role := range singleRoles {
		if a := old.having(role, false); len(a) == 1 && len(new.having(role, false)) < 2 {
			p.single[role] = a[0]
		}
	}
	p.rulers.New = func() any { return newRuler(v, old) }
	return p, nil
}

// Of returns for each prior report, in the order given, the blocks that stood in
// the paragraph's place, the likeliest first; none where there was nothing.
func (c *Counterparts) Of(p Paragraph) [][]Counterpart {
	list := make([][]Counterpart, len(c.priors))
	for i, prior := range c.priors {
		list[i] = prior.find(p)
		doc := prior.side.doc
		for k := range list[i] {
			found := &list[i][k]
			block := doc.Blocks[found.Block].Span
			found.KeptOld, found.Kept = keptRuns(c.table, block.Of(doc.Text), p.Text)
			for n := range found.KeptOld {
				found.KeptOld[n] = found.KeptOld[n].Shift(block.Start)
			}
			found.KeptOld = joinSpans(found.KeptOld)
		}
	}
	return list
}

func (p *prior) find(q Paragraph) []Counterpart {
	t := p.words.ask(q)
	ruler := p.rulers.Get().(*ruler)
	row, _ := ruler.row(0, &t, p.every)
	p.rulers.Put(ruler)
	var usual top
	for _, c := range row {
		usual.add(c.alike)
	}
	mean := usual.mean(len(row))
	var list []Counterpart
	maybe := Counterpart{Block: -1}
	for _, c := range row {
		column := p.usual[c.other]
		if column == 0 {
			column = mean // the draft had nothing like it yet
		}
		z, linked := c.judge(mean, column)
		found := Counterpart{Block: p.side.topics[c.other].block, Likeness: confidence(z)}
		switch {
		case linked:
			list = append(list, found)
		case c.alike >= leastAlike && float64(c.alike) >= maybeN*math.Sqrt(float64(mean)*float64(column)) &&
			(maybe.Block < 0 || found.Likeness > maybe.Likeness):
			maybe = found
		}
	}
	if at, ok := p.single[q.Role]; ok {
		block := p.side.topics[at].block
		list = slices.DeleteFunc(list, func(c Counterpart) bool { return c.Block == block })
		list = append(list, Counterpart{Block: block, Likeness: 1})
	}
	if len(list) == 0 && maybe.Block >= 0 {
		maybe.Likeness = min(maybe.Likeness, 0.49) // near, but without the evidence for a link
		list = append(list, maybe)
	}
	slices.SortStableFunc(list, func(a, b Counterpart) int { return cmp.Compare(b.Likeness, a.Likeness) })
	return list
}

// ask makes a topic of a paragraph in a settled vocabulary.
func (v *vocabulary) ask(q Paragraph) topic {
	t := withoutAddress(q.Text)
	_, _, number := report.ParseNumber(t)
	out := topic{role: q.Role}
	out.first, _ = v.weigh(lsa.First(t[number:]))
	if n := len(q.Heads); n > 0 && utf8.RuneCountInString(t) < fewWords {
		t = q.Heads[n-1] + "\n" + t
	}
	out.whole, out.place = v.weigh(t)
	if spans := lsa.Passages(t); len(spans) > 1 {
		for _, s := range spans {
			w, _ := v.weigh(s.Of(t))
			out.subjects = append(out.subjects, w)
			out.lengths = append(out.lengths, weightOfLength(s.Of(t)))
		}
	} else {
		out.subjects, out.lengths = []vector{out.whole}, []float32{1}
	}
	return out
}

// weigh makes the vector and the place of a text that the vocabulary has not
// read: grams it does not know count for the length only.
func (v *vocabulary) weigh(t string) (vector, []float32) {
	var keys []uint64
	eachGram(t, func(key uint64) { keys = append(keys, key) })
	slices.Sort(keys)
	var out vector
	var sum, norm float64
	place := make([]float32, v.table.Dims())
	for i := 0; i < len(keys); {
		k := i + 1
		for k < len(keys) && keys[k] == keys[i] {
			k++
		}
		count := 1 + logOf(k-i)
		index, rarity := v.lookUp(keys[i])
		if id, ok := v.ids[keys[i]]; ok {
			rarity = v.weight[id]
			out.grams = append(out.grams, id)
			out.weights = append(out.weights, count*rarity)
		}
		sum += float64(count*rarity) * float64(count*rarity)
		if w := count * v.table.Rarity(index); v.table.Add(place, index, w) {
			norm += float64(w) * float64(w)
		}
		i = k
	}
	out.scale(sum)
	v.table.Place(place, float32(math.Sqrt(norm)))
	return out, place
}
