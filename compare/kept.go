package compare

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"reportdesk/compare/lsa"
	"reportdesk/internal/text"
)

// leastRarity is how much a run of common characters must say to count as kept
// wording: the rarities of its bigrams together. A term of three or four
// characters reaches it; 推进 or 深入实施, which stand in every paragraph, do not.
const leastRarity = 1.0

// leastKept is the shortest run, in characters. A start is looked up at no more
// than maxStarts places, so that a text that repeats itself costs no more.
const (
	leastKept = 2
	maxStarts = 8
)

// letters is a text by characters.
type letters struct {
	runes   []rune
	offsets []int // of each rune, and the text's length
}

func lettersOf(t string) letters {
	n := utf8.RuneCountInString(t)
	l := letters{make([]rune, 0, n), make([]int, 0, n+1)}
	for i, r := range t {
		l.runes = append(l.runes, r)
		l.offsets = append(l.offsets, i)
	}
	l.offsets = append(l.offsets, len(t))
	return l
}

func (l letters) span(from, to int) text.Span {
	return text.Span{Start: l.offsets[from], End: l.offsets[to]}
}

// match is a run of equal characters.
type match struct{ a, b, n int }

// keptRuns returns the wording that b keeps of a, as spans of both in rising
// order of b: the longest common runs first, then what they leave, wherever it
// stands (greedy string tiling; Wise, 1993). A run does not begin or end inside
// a number, nor with a punctuation mark.
func keptRuns(table *lsa.Table, a, b string) (inA, inB []text.Span) {
	la, lb := lettersOf(a), lettersOf(b)
	found := matches(la.runes, lb.runes)
	slices.SortFunc(found, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.a+x.b, y.a+y.b), cmp.Compare(x.b, y.b))
	})
	takenA, takenB := make([]bool, len(la.runes)), make([]bool, len(lb.runes))
	var kept []match
	for _, m := range found {
		for _, part := range free(m, takenA, takenB) {
			if part = tidyRun(part, la.runes, lb.runes); part.n < leastKept || !telling(table, lb.runes[part.b:part.b+part.n]) {
				continue
			}
			for k := range part.n {
				takenA[part.a+k], takenB[part.b+k] = true, true
			}
			kept = append(kept, part)
		}
	}
	slices.SortFunc(kept, func(x, y match) int { return cmp.Compare(x.b, y.b) })
	for _, m := range kept {
		inA = append(inA, la.span(m.a, m.a+m.n))
		inB = append(inB, lb.span(m.b, m.b+m.n))
	}
	return inA, inB
}

// matches lists the runs of equal characters that cannot be made longer.
func matches(a, b []rune) []match {
	places := map[[leastKept]rune][]int{}
	for i := 0; i+leastKept <= len(a); i++ {
		k := [leastKept]rune(a[i:])
		if at := places[k]; len(at) < maxStarts {
			places[k] = append(at, i)
		}
	}
	var list []match
	for j := 0; j+leastKept <= len(b); j++ {
		for _, i := range places[[leastKept]rune(b[j:])] {
			if i > 0 && j > 0 && a[i-1] == b[j-1] {
				continue // part of a longer one
			}
			n := leastKept
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			list = append(list, match{i, j, n})
		}
	}
	return list
}

// free returns the parts of a match that no longer one has taken on either side.
func free(m match, takenA, takenB []bool) []match {
	var list []match
	start := 0
	for k := 0; k <= m.n; k++ {
		if k < m.n && !takenA[m.a+k] && !takenB[m.b+k] {
			continue
		}
		if k-start >= leastKept {
			list = append(list, match{m.a + start, m.b + start, k - start})
		}
		start = k + 1
	}
	return list
}

// tidyRun takes marks off a run's ends, and digits whose number goes on outside.
func tidyRun(m match, a, b []rune) match {
	for m.n > 0 {
		first, last := b[m.b], b[m.b+m.n-1]
		switch {
		case isMark(first) || first == '%' || first == '％' || isDigit(first) && (goesOn(a, m.a-1) || goesOn(b, m.b-1)):
			m = match{m.a + 1, m.b + 1, m.n - 1}
		case isMark(last) || isDigit(last) && (goesOn(a, m.a+m.n) || goesOn(b, m.b+m.n)):
			m.n--
		default:
			return m
		}
	}
	return m
}

func goesOn(t []rune, at int) bool {
	return at >= 0 && at < len(t) && (isDigit(t[at]) || t[at] == '.' || t[at] == '．')
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isMark(r rune) bool { return !isDigit(r) && !lsa.IsLetter(r) && r != '%' && r != '％' }

// telling reports whether a run says enough to be shown.
func telling(table *lsa.Table, run []rune) bool {
	var sum float32
	for i := 1; i < len(run); i++ {
		if lsa.IsLetter(run[i-1]) && lsa.IsLetter(run[i]) {
			sum += table.Rarity(table.Find(lsa.Bigram(lsa.Fold(run[i-1]), lsa.Fold(run[i]))))
		}
	}
	return sum >= leastRarity
}

// joinSpans sorts spans and joins those that touch or overlap.
func joinSpans(list []text.Span) []text.Span {
	slices.SortFunc(list, func(a, b text.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var out []text.Span
	for _, s := range list {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
