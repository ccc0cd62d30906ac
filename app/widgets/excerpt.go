package widgets

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// How much of a long text an excerpt shows before its first mark and after its
// last, in characters, and from where on a text is long.
const (
	excerptBefore = 30
	excerptAfter  = 18
	excerptFrom   = 90
)

// Excerpt is the part of a text around marks, which lie in it in rising order;
// it returns the marks' places in the excerpt. Reports put a whole paragraph of
// results into one sentence: of what is long only the clauses around are shown.
func Excerpt(doc string, whole text.Span, marks []text.Span) (string, []text.Span) {
	start, end := whole.Start, whole.End
	if len(marks) > 0 && utf8.RuneCountInString(doc[start:end]) > excerptFrom {
		start = cutBefore(doc, whole.Start, marks[0].Start)
		end = cutAfter(doc, marks[len(marks)-1].End, whole.End)
	}
	lead, tail := "", ""
	if start > whole.Start {
		lead = "……"
	}
	if end < whole.End {
		tail = "……"
	}
	var moved []text.Span
	for _, m := range marks {
		if m.Start >= start && m.End <= end {
			moved = append(moved, m.Shift(len(lead)-start))
		}
	}
	return lead + strings.ReplaceAll(doc[start:end], "\n", " ") + tail, moved
}

const clauseEnds = "，；。、：,;"

// cutBefore goes back to the begin of a clause at least excerptBefore characters before.
func cutBefore(doc string, least, at int) int {
	for n := 0; at > least; n++ {
		r, size := utf8.DecodeLastRuneInString(doc[:at])
		if n >= excerptBefore && strings.ContainsRune(clauseEnds, r) {
			break
		}
		at -= size
	}
	return at
}

func cutAfter(doc string, at, most int) int {
	for n := 0; at < most; n++ {
		r, size := utf8.DecodeRuneInString(doc[at:])
		if n >= excerptAfter && strings.ContainsRune(clauseEnds, r) {
			break
		}
		at += size
	}
	return at
}
