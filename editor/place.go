package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Place finds where the caret goes from a place: a byte offset to a byte
// offset, both between clusters. Places of lines are the view's, which breaks them.
type Place func(t Text, at int) int

// paragraphAt is the paragraph that a place lies in, and where it begins.
func paragraphAt(t Text, at int) (par string, span text.Span) {
	span = t.Line(t.LineOf(at))
	return t.Slice(span), span
}

// ClusterLeft is the place one cluster before; a line end is one.
func ClusterLeft(t Text, at int) int {
	par, span := paragraphAt(t, at)
	if at <= span.Start {
		return max(0, at-1)
	}
	return span.Start + text.ClusterBefore(par, at-span.Start)
}

// ClusterRight is the place one cluster behind.
func ClusterRight(t Text, at int) int {
	par, span := paragraphAt(t, at)
	if at >= span.End {
		return min(t.Len(), at+1)
	}
	return span.Start + text.ClusterAfter(par, at-span.Start)
}

// WordRight is the end of the word behind a place, with the spaces after it.
func WordRight(t Text, at int) int {
	par, span := paragraphAt(t, at)
	if at >= span.End {
		return min(t.Len(), at+1)
	}
	end := runRight(par, at-span.Start)
	for end < len(par) && kindAt(par, end) == space {
		_, n := utf8.DecodeRuneInString(par[end:])
		end += n
	}
	return span.Start + clusterCeil(par, end)
}

// WordLeft is the start of the word before a place.
func WordLeft(t Text, at int) int {
	par, span := paragraphAt(t, at)
	if at <= span.Start {
		return max(0, at-1)
	}
	start := at - span.Start
	for start > 0 && kindBefore(par, start) == space {
		_, n := utf8.DecodeLastRuneInString(par[:start])
		start -= n
	}
	return span.Start + clusterFloor(par, runLeft(par, start))
}

// ParagraphStart and ParagraphEnd are the ends of the paragraph of a place.
func ParagraphStart(t Text, at int) int { return t.Line(t.LineOf(at)).Start }

// ParagraphEnd: see ParagraphStart.
func ParagraphEnd(t Text, at int) int { return t.Line(t.LineOf(at)).End }

// ParagraphUp is the start of the place's paragraph, or from there that of the
// one before; ParagraphDown the start of the next one.
func ParagraphUp(t Text, at int) int {
	if start := ParagraphStart(t, at); start < at || at == 0 {
		return start
	}
	return ParagraphStart(t, at-1)
}

// ParagraphDown: see ParagraphUp.
func ParagraphDown(t Text, at int) int { return min(t.Len(), ParagraphEnd(t, at)+1) }

// TextStart and TextEnd are the ends of the text.
func TextStart(Text, int) int { return 0 }

// TextEnd: see TextStart.
func TextEnd(t Text, _ int) int { return t.Len() }

// WordAt is the word that a place lies in: the run of Han, of Latin letters and
// digits, of spaces or of marks that goes on behind it, or at a paragraph's end
// the one before it. (Han is not cut into words: a clause is one run.)
func WordAt(t Text, at int) text.Span {
	par, span := paragraphAt(t, at)
	if par == "" {
		return text.Span{Start: at, End: at}
	}
	inside := at - span.Start
	if inside >= len(par) {
		inside = text.ClusterBefore(par, len(par))
	}
	start, end := runLeft(par, inside), runRight(par, inside)
	if start < inside && kindBefore(par, inside) != kindAt(par, inside) {
		start = inside
	}
	return text.Span{Start: span.Start + clusterFloor(par, start), End: span.Start + clusterCeil(par, end)}
}

// kind is the sort of a sign, as words go.
type kind int

const (
	mark kind = iota
	space
	han
	latin
)

func kindOf(r rune) kind {
	switch {
	case r == '\u3000' || unicode.IsSpace(r):
		return space
	case unicode.Is(unicode.Han, r) || r == '〇' || r == '々':
		return han
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_':
		return latin
	}
	return mark
}

// kindAt is the sort of the sign behind a place. A mark inside a number or a
// word belongs to it: 1,234.5 and don't are one word.
func kindAt(par string, at int) kind {
	r, n := utf8.DecodeRuneInString(par[at:])
	k := kindOf(r)
	if k != mark || !strings.ContainsRune(".,'’-", r) || at == 0 || at+n >= len(par) {
		return k
	}
	before, _ := utf8.DecodeLastRuneInString(par[:at])
	after, _ := utf8.DecodeRuneInString(par[at+n:])
	if kindOf(before) == latin && kindOf(after) == latin {
		return latin
	}
	return k
}

func kindBefore(par string, at int) kind {
	_, n := utf8.DecodeLastRuneInString(par[:at])
	return kindAt(par, at-n)
}

// runRight is the end of the run of one kind that begins at a place.
func runRight(par string, at int) int {
	if at >= len(par) {
		return len(par)
	}
	k := kindAt(par, at)
	for at < len(par) && kindAt(par, at) == k {
		_, n := utf8.DecodeRuneInString(par[at:])
		at += n
	}
	return at
}

// runLeft is the start of the run of one kind that ends at a place.
func runLeft(par string, at int) int {
	if at <= 0 {
		return 0
	}
	k := kindBefore(par, at)
	for at > 0 && kindBefore(par, at) == k {
		_, n := utf8.DecodeLastRuneInString(par[:at])
		at -= n
	}
	return at
}

// clusterFloor and clusterCeil bring a place that fell inside a cluster to its ends.
func clusterFloor(par string, at int) int {
	if at <= 0 || at >= len(par) {
		return min(max(at, 0), len(par))
	}
	_, n := utf8.DecodeRuneInString(par[at:])
	start := text.ClusterBefore(par, at+n)
	if start < at && text.ClusterAfter(par, start) > at {
		return start
	}
	return at
}

func clusterCeil(par string, at int) int {
	if floor := clusterFloor(par, at); floor < at {
		return text.ClusterAfter(par, floor)
	}
	return at
}

// outside is the place itself, or the end of the cluster that it lies in.
func outside(t Text, at int) int {
	r, _ := utf8.DecodeRuneInString(t.Slice(text.Span{Start: at, End: min(t.Len(), at+utf8.UTFMax)}))
	before, _ := utf8.DecodeLastRuneInString(t.Slice(text.Span{Start: max(0, at-utf8.UTFMax), End: at}))
	if !text.Joins(before, r) {
		return at // nearly always, and without reading the paragraph
	}
	par, span := paragraphAt(t, at)
	return span.Start + clusterCeil(par, at-span.Start)
}
