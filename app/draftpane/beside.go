package draftpane

import (
	"context"
	"math"
	"slices"
	"time"

	"reportdesk/app/desk"
	"reportdesk/compare"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// How long the caret rests before its counterpart is asked for: a key held down
// in the outline or the text runs through many paragraphs.
const (
	restAfterMove  = 15 * time.Millisecond
	restAfterWrite = 90 * time.Millisecond
)

// sure is from which likeness on a counterpart is shown as one; under it, it is
// only the nearest there is.
const sure = 0.5

// beside holds the draft's paragraphs against the earlier reports.
type beside struct {
	prepared *compare.Counterparts
	// years are the earlier reports that were prepared, the newest first.
	years []earlier
	key   string // of what was prepared
	size  int    // blocks of the draft when it was
}

// earlier is one earlier report.
type earlier struct {
	entry    library.Entry
	reported metric.Reported
}

// question is the paragraph whose counterpart is looked for.
type question struct {
	text  string
	role  report.Role
	heads []string
	// block is that of the reading that says the same, -1 where it is being written.
	block int
}

func (q *question) same(o *question) bool {
	return q.text == o.text && q.role == o.role && q.block == o.block && slices.Equal(q.heads, o.heads)
}

// answer is what stood in the paragraph's place, a list for each earlier report,
// the likeliest first.
type answer struct {
	question question
	years    [][]match
}

// match is a passage of an earlier report beside the paragraph.
type match struct {
	block    int
	likeness float64
	pair     compare.Pair
	// kept is the share of the paragraph that is kept wording, in percent.
	kept int
	rows []figureRow
}

// mostMatches is how many passages of a year are offered.
const mostMatches = 3

// ask finds the counterparts. It runs beside the window.
func (b *beside) ask(q question, r *reading) answer {
	a := answer{question: q, years: make([][]match, len(b.years))}
	now, block := q.reported(r)
	found := b.prepared.Of(compare.Paragraph{Text: q.text, Role: q.role, Heads: q.heads})
	for i := range found {
		list := found[len(found)-1-i] // prepared in rising order of years
		if like := q.front(r, b.years[i].reported.Doc); like != nil {
			list = like
		}
		for _, c := range list[:min(len(list), mostMatches)] {
			m := match{block: c.Block, likeness: c.Likeness}
			m.pair = compare.Beside(b.years[i].reported, c.Block, now, block)
			m.kept = share(m.pair.Kept, now.Doc.Blocks[block].Span, now.Doc.Text)
			m.rows = figureRows(&m.pair, now.Doc.Text, r.index)
			a.years[i] = append(a.years[i], m)
		}
	}
	return a
}

// front answers for title and salutation by rule: their words say too little to
// be found by. It gives the block of the same kind and number, nil for others.
func (q *question) front(r *reading, doc *report.Document) []compare.Counterpart {
	if q.block < 0 {
		return nil
	}
	kind := r.doc.Blocks[q.block].Kind
	if kind != report.Title && kind != report.Salutation {
		return nil
	}
	nth := 0
	for _, b := range r.doc.Blocks[:q.block] {
		if b.Kind == kind {
			nth++
		}
	}
	for i, b := range doc.Blocks {
		if b.Kind != kind {
			continue
		}
		if nth == 0 {
			return []compare.Counterpart{{Block: i, Likeness: 1}}
		}
		nth--
	}
	return nil
}

// reported is the paragraph as a report: the draft, where the reading has it as
// it stands, else one of this paragraph alone.
func (q *question) reported(r *reading) (metric.Reported, int) {
	if q.block >= 0 {
		return r.work.Draft, q.block
	}
	doc := &report.Document{Text: q.text, Source: q.text, Info: r.doc.Info, Origin: text.Identity(len(q.text))}
	doc.Blocks = []report.Block{{Span: text.Span{End: len(q.text)}, Kind: report.Paragraph, Role: q.role, Section: -1}}
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}, 0
}

// share is how much of a block of t is kept wording, in percent. What stands in
// blanks is last year's and counts on neither side.
func share(kept []text.Span, block text.Span, t string) int {
	n, all := 0, 0
	count := func(s text.Span) {
		all += report.Characters(s.Of(t))
		for _, k := range kept {
			if k.Overlaps(s) {
				n += report.Characters(text.Span{Start: max(k.Start, s.Start), End: min(k.End, s.End)}.Of(t))
			}
		}
	}
	at := block.Start
	for _, b := range report.Blanks(block.Of(t)) {
		count(text.Span{Start: at, End: block.Start + b.Span.Start})
		at = block.Start + b.Span.End
	}
	if count(text.Span{Start: at, End: block.End}); all == 0 {
		return 0
	}
	return int(math.Round(100 * float64(n) / float64(all)))
}

// prepare gets ready to answer, when the earlier reports have changed, or the
// draft has so much that what is usual in it is another.
func (p *Pane) prepare() {
	w := p.known.work
	key := w.Entry.Info.Place
	for _, e := range w.PriorEntries {
		key += " " + library.Reference{ID: e.ID}.String() + e.Changed.String()
	}
	blocks := len(p.known.doc.Blocks)
	grown := blocks > p.beside.size*5/4+4 || blocks < p.beside.size*4/5-4
	if key == p.beside.key && !grown {
		p.ask()
		return
	}
	fresh := &beside{key: key, size: blocks}
	var docs []*report.Document
	for i := range w.Priors {
		docs = append(docs, w.Priors[i].Doc)
		k := len(w.Priors) - 1 - i
		fresh.years = append(fresh.years, earlier{w.PriorEntries[k], w.Priors[k]})
	}
	p.host.Start(desk.Job{
		Key: "draftpane-prepare",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			fresh.prepared, err = compare.PrepareCounterparts(ctx, w.Draft.Doc, docs)
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.beside = fresh
			p.asked = question{}
			p.counterpart.setYears(fresh.years)
			p.ask()
		},
	})
}

// ask looks for the counterparts of the caret's paragraph, unless they are known.
func (p *Pane) ask() {
	if p.beside.prepared == nil || p.known == nil {
		return
	}
	q := p.question()
	if q.same(&p.asked) {
		return
	}
	rest := restAfterMove
	if q.text != p.asked.text && p.spot.paragraph == p.askedAt {
		rest = restAfterWrite
	} else {
		p.counterpart.grey()
	}
	p.asked, p.askedAt = q, p.spot.paragraph
	b, r := p.beside, p.known
	var a answer
	p.host.Start(desk.Job{
		Key: "draftpane-ask",
		Run: func(ctx context.Context, _ func(int, int)) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(rest):
			}
			a = b.ask(q, r)
			return nil
		},
		Done: func(err error) {
			if err == nil && b == p.beside {
				p.counterpart.show(a)
			}
		},
	})
}

// question is the caret's paragraph as it is asked about.
func (p *Pane) question() question {
	q := question{text: trim(p.spot.text), block: -1}
	if i := p.spot.block; i >= 0 {
		doc := p.known.doc
		q.role, q.heads = doc.Blocks[i].Role, headsOf(doc, i)
		if doc.Blocks[i].Span.Of(doc.Text) == q.text {
			q.block = i
		}
	}
	return q
}

func trim(s string) string {
	return text.Span{End: len(s)}.Trim(s).Of(s)
}
