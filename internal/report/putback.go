package report

import (
	"slices"
	"sort"
	"strings"

	"reportdesk/internal/text"
)

// PutBack returns the document with dropped parts back in its text, in
// Source's order: whole paragraphs as paragraphs of their own, parts of a
// paragraph at their place in it. parts are spans of Source; every dropped
// part that one of them touches comes back, so that a choice that was kept
// still holds when import cuts a little differently. Where nothing comes back
// the result is d. The outline and what it recognises are made anew; d stays
// as it is.
func (d *Document) PutBack(parts []text.Span) *Document {
	back := &putBack{from: d}
	parts = union(parts)
	var left []Dropped
	for _, part := range d.Dropped {
		if touches(parts, part.Span) {
			back.insert(part)
		} else {
			left = append(left, part)
		}
	}
	if len(left) == len(d.Dropped) {
		return d
	}
	back.piecesBefore(len(d.Source) + 1)
	full := *d
	full.Text, full.Origin, full.Dropped = back.text.String(), back.origin, left
	full.Warnings = append([]string(nil), d.Warnings[:min(d.readDoubts, len(d.Warnings))]...)
	full.Outline()
	return &full
}

// union is the spans in order, those that overlap as one: a text can have a
// dropped part for each of a hundred thousand invisible characters.
func union(parts []text.Span) []text.Span {
	parts = slices.SortedFunc(slices.Values(parts), func(a, b text.Span) int { return a.Start - b.Start })
	var list []text.Span
	for _, p := range parts {
		if n := len(list); n > 0 && list[n-1].End > p.Start {
			list[n-1].End = max(list[n-1].End, p.End)
			continue
		}
		list = append(list, p)
	}
	return list
}

// touches reports whether s overlaps one of the spans of a union.
func touches(union []text.Span, s text.Span) bool {
	i := sort.Search(len(union), func(i int) bool { return union[i].End > s.Start })
	return i < len(union) && union[i].Overlaps(s)
}

// putBack writes a document's text out anew with parts inserted.
type putBack struct {
	from   *Document
	text   strings.Builder
	origin text.Origin
	next   int  // of the pieces of the document, the first not yet written
	end    int  // in Source, of what was written last
	apart  bool // a paragraph was put back: what follows begins a new one
}

// piecesBefore copies the pieces whose source begins before an offset of Source.
func (b *putBack) piecesBefore(at int) {
	for ; b.next < len(b.from.Origin) && b.from.Origin[b.next].Source.Start < at; b.next++ {
		p := b.from.Origin[b.next]
		s := p.Derived.Of(b.from.Text)
		if b.apart && !strings.HasPrefix(s, "\n") {
			b.breakLine(p.Source.Start)
		}
		b.apart = false
		b.add(s, p.Source)
	}
}

// breakLine ends a paragraph; the next one begins at an offset of Source.
func (b *putBack) breakLine(next int) {
	if t := b.text.String(); t != "" && !strings.HasSuffix(t, "\n") {
		b.add("\n", text.Span{Start: min(b.end, next), End: next})
	}
}

func (b *putBack) add(s string, source text.Span) {
	at := b.text.Len()
	b.text.WriteString(s)
	b.origin = b.origin.Add(text.Piece{Derived: text.Span{Start: at, End: b.text.Len()}, Source: source})
	b.end = source.End
}

// insert writes a dropped part at its place.
func (b *putBack) insert(part Dropped) {
	b.piecesBefore(part.Span.Start)
	source := b.from.Source
	for at := part.Span.Start; at < part.Span.End; {
		end := part.Span.End
		if i := strings.IndexAny(source[at:end], "\r\n"); i >= 0 {
			end = at + i
		}
		s := text.Span{Start: at, End: end}
		switch line := s.Trim(source); {
		case part.Inline:
			b.add(s.Of(source), s)
		case !line.Empty():
			b.breakLine(line.Start)
			b.add(line.Of(source), line)
			b.apart = true
		}
		at = end + 1
	}
}
