package textview

import (
	"sort"

	"reportdesk/internal/text"
)

// marks is a set of spans that follows the edits of the text it lies in. They
// rise and do not overlap.
//
// Spans behind the place of the last edit carry their shift together, in delta,
// so that a key costs what lies between it and the key before, not what lies
// behind it: a draft of a million characters has fifty thousand figures.
type marks struct {
	spans []text.Span
	cut   int // spans[cut:] are to be shifted by delta
	delta int
}

// newMarks takes spans in any order. One that overlaps another is cut to begin
// at that one's end; empty ones are left out.
func newMarks(spans []text.Span) marks {
	m := marks{spans: make([]text.Span, 0, len(spans))}
	rising := func(i, j int) bool { return spans[i].Start < spans[j].Start }
	if !sort.SliceIsSorted(spans, rising) {
		spans = append([]text.Span(nil), spans...)
		sort.SliceStable(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	}
	end := 0
	for _, s := range spans {
		s.Start = max(s.Start, end)
		if !s.Empty() {
			m.spans = append(m.spans, s)
			end = s.End
		}
	}
	m.cut = len(m.spans)
	return m
}

func (m *marks) len() int { return len(m.spans) }

// at is the i-th span.
func (m *marks) at(i int) text.Span {
	if i >= m.cut {
		return m.spans[i].Shift(m.delta)
	}
	return m.spans[i]
}

// from is the first span that ends behind a place.
func (m *marks) from(place int) int {
	return sort.Search(len(m.spans), func(i int) bool { return m.at(i).End > place })
}

// move brings the place from which spans carry delta to i.
func (m *marks) move(i int) {
	for ; m.cut < i; m.cut++ {
		m.spans[m.cut] = m.spans[m.cut].Shift(m.delta)
	}
	for ; m.cut > i; m.cut-- {
		m.spans[m.cut-1] = m.spans[m.cut-1].Shift(-m.delta)
	}
}

// apply carries the spans through edits. What is inserted at a span's ends
// stays outside of it; a span whose text is taken away goes.
func (m *marks) apply(es text.Edits) {
	// From the last edit to the first, so that earlier offsets stay true.
	for k := len(es) - 1; k >= 0; k-- {
		m.applyOne(es[k : k+1])
	}
}

func (m *marks) applyOne(es text.Edits) {
	e := es[0]
	first := m.from(e.Start)
	if first > 0 && m.at(first-1).End == e.Start {
		first-- // its end must not grow
	}
	m.move(first)
	last, gone := first, 0
	for last < len(m.spans) && m.at(last).Start < max(e.End, e.Start+1) {
		s := es.MapSpan(m.at(last))
		if s.Empty() {
			gone++
		} else {
			m.spans[last-gone] = s
		}
		last++
	}
	if gone > 0 {
		m.spans = append(m.spans[:last-gone], m.spans[last:]...)
	}
	m.cut = last - gone
	m.delta += es.Growth()
}
