package text

import "sort"

// Piece ties a part of a derived text to the part of its source that it was
// made from. Where both have the same length the bytes are the same and places
// inside correspond one to one; otherwise the piece stands for its source as a
// whole (a joined line end, a decoded entity).
type Piece struct {
	Derived, Source Span
}

// Origin ties a derived text to its source: pieces that follow each other in
// both, without gap in the derived text, with gaps in the source where
// something was left out.
type Origin []Piece

// Identity is the origin of a text that is its own source.
func Identity(n int) Origin {
	if n == 0 {
		return nil
	}
	return Origin{{Span{0, n}, Span{0, n}}}
}

// Add appends a piece and joins it with the last one if it continues it exactly.
func (o Origin) Add(p Piece) Origin {
	if p.Derived.Empty() {
		return o
	}
	if n := len(o); n > 0 && exact(o[n-1]) && exact(p) &&
		o[n-1].Derived.End == p.Derived.Start && o[n-1].Source.End == p.Source.Start {
		o[n-1].Derived.End, o[n-1].Source.End = p.Derived.End, p.Source.End
		return o
	}
	return append(o, p)
}

func exact(p Piece) bool { return p.Derived.Len() == p.Source.Len() }

// ToSource returns the source span from the source of the first to that of the
// last derived byte covered. An empty span gives an empty one.
func (o Origin) ToSource(s Span) Span {
	if len(o) == 0 {
		return Span{}
	}
	if s.Empty() {
		at := o.sourceStart(s.Start)
		return Span{at, at}
	}
	return Span{o.sourceStart(s.Start), o.sourceEnd(s.End)}
}

func (o Origin) sourceStart(at int) int {
	i := sort.Search(len(o), func(i int) bool { return o[i].Derived.End > at })
	if i == len(o) {
		return o[len(o)-1].Source.End
	}
	if exact(o[i]) {
		return o[i].Source.Start + at - o[i].Derived.Start
	}
	return o[i].Source.Start
}

func (o Origin) sourceEnd(at int) int {
	i := sort.Search(len(o), func(i int) bool { return o[i].Derived.End >= at })
	if i == len(o) {
		return o[len(o)-1].Source.End
	}
	if exact(o[i]) {
		return o[i].Source.Start + at - o[i].Derived.Start
	}
	return o[i].Source.End
}

// ToDerived returns the derived offset of a source offset; for a place that was
// left out, the place where it would stand, and false.
func (o Origin) ToDerived(at int) (int, bool) {
	i := sort.Search(len(o), func(i int) bool { return o[i].Source.End > at })
	if i == len(o) {
		if len(o) == 0 {
			return 0, false
		}
		return o[len(o)-1].Derived.End, at == o[len(o)-1].Source.End
	}
	p := o[i]
	switch {
	case at < p.Source.Start:
		return p.Derived.Start, false
	case exact(p):
		return p.Derived.Start + at - p.Source.Start, true
	default:
		return p.Derived.Start, true
	}
}
