package text

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Edit replaces what Span covers in the old text by New. An empty span inserts.
type Edit struct {
	Span
	New string
}

// Edits are the edits of one change, all in coordinates of the text before the
// change, in rising order and without overlap. Two insertions may stand at the
// same place; they keep their order.
type Edits []Edit

// ErrEdits is returned for edits that overlap, fall, or leave the text.
var ErrEdits = errors.New("edits overlap or leave the text")

// Check reports whether the edits can be applied to a text of n bytes.
func (es Edits) Check(n int) error {
	at := 0
	for i, e := range es {
		if e.Start < at || e.End < e.Start || e.End > n {
			return fmt.Errorf("edit %d at [%d,%d) of %d bytes: %w", i, e.Start, e.End, n, ErrEdits)
		}
		at = e.End
	}
	return nil
}

// Sort brings edits into rising order, keeping the order of insertions at one place.
func (es Edits) Sort() {
	sort.SliceStable(es, func(i, j int) bool {
		if es[i].Start != es[j].Start {
			return es[i].Start < es[j].Start
		}
		return es[i].End < es[j].End
	})
}

// Apply returns t with the edits made. t is left as it was.
func (es Edits) Apply(t string) (string, error) {
	if err := es.Check(len(t)); err != nil {
		return t, err
	}
	var b strings.Builder
	b.Grow(len(t) + es.Growth())
	at := 0
	for _, e := range es {
		b.WriteString(t[at:e.Start])
		b.WriteString(e.New)
		at = e.End
	}
	b.WriteString(t[at:])
	return b.String(), nil
}

// Growth is by how many bytes the text grows (negative: shrinks).
func (es Edits) Growth() int {
	n := 0
	for _, e := range es {
		n += len(e.New) - e.Len()
	}
	return n
}

// Invert returns the edits that undo es: applied to the text after, they give
// back t, the text before. es must pass Check(len(t)).
func (es Edits) Invert(t string) Edits {
	inv := make(Edits, 0, len(es))
	shift := 0
	for _, e := range es {
		start := e.Start + shift
		inv = append(inv, Edit{Span{start, start + len(e.New)}, e.Of(t)})
		shift += len(e.New) - e.Len()
	}
	return inv
}

// Side says where a place goes when text is inserted exactly at it.
type Side bool

// Before keeps the place in front of what is inserted there, After moves it behind.
const (
	Before Side = false
	After  Side = true
)

// Map carries an offset of the text before to the text after. A place inside
// replaced text goes to the replacement's start (Before) or end (After); the
// ends of replaced text stay the ends of its replacement.
func (es Edits) Map(at int, side Side) int {
	shift := 0
	for _, e := range es {
		if at < e.Start || at == e.Start && (side == Before || !e.Empty()) {
			break
		}
		if at < e.End {
			if side == After {
				return e.Start + shift + len(e.New)
			}
			return e.Start + shift
		}
		shift += len(e.New) - e.Len()
	}
	return at + shift
}

// MapSpan carries a span: what is inserted at its ends stays outside of it.
func (es Edits) MapSpan(s Span) Span {
	m := Span{es.Map(s.Start, After), es.Map(s.End, Before)}
	if m.End < m.Start {
		m.End = m.Start
	}
	return m
}
