package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"reportdesk/internal/text"
)

// Redline compares two passages: whole sentences first, then within what
// differs single characters, a figure with its unit always as one. The equal
// and deleted runs joined are before, the equal and inserted ones after, byte
// for byte, whatever the bytes. A deletion stands before the insertion that
// replaces it. Swapping the passages swaps deletions and insertions.
func Redline(before, after string) []Edit {
	return redline(&passage{text: before}, &passage{text: after})
}

func redline(a, b *passage) []Edit {
	if a.text == b.text {
		return appendEdit(nil, Equal, a.text)
	}
	if a.text > b.text {
		edits := redline(b, a)
		for i := range edits {
			edits[i].Op = mirrored[edits[i].Op]
		}
		for i := 1; i < len(edits); i++ {
			if edits[i-1].Op == Insert && edits[i].Op == Delete {
				edits[i-1], edits[i] = edits[i], edits[i-1]
			}
		}
		return edits
	}
	r := &redliner{a: a.text, b: b.text, ta: a.cut(), tb: b.cut()}
	runs := r.diff(text.Span{End: len(r.ta)}, text.Span{End: len(r.tb)}, bySentence)
	return r.edits(tidy(r, runs))
}

var mirrored = map[Op]Op{Equal: Equal, Delete: Insert, Insert: Delete}

// redliner compares two passages by ranges of their tokens.
type redliner struct {
	a, b   string
	ta, tb []token
}

// same reports whether token i of the old passage is token j of the new one.
func (r *redliner) same(i, j int) bool { return r.ta[i].Of(r.a) == r.tb[j].Of(r.b) }

// run is a part of a redline: ranges of tokens that are equal, or the old and
// new tokens that stand in each other's place (either may be empty).
type run struct {
	a, b  text.Span
	equal bool
}

// grain is how finely a range is compared.
type grain int

const (
	bySentence grain = iota
	byClause
	byToken
)

// maxCells bounds the work of one comparison, the product of both lengths.
// Beyond it clauses are compared instead of characters, or all is replaced.
const maxCells = 1 << 22

// diff compares two ranges of tokens at a grain and, within what differs, at
// the next finer one.
func (r *redliner) diff(a, b text.Span, g grain) []run {
	finer := byToken
	if g == bySentence && a.Len()*b.Len() > maxCells {
		finer = byClause
	}
	pa, pb := parts(r.a, r.ta, a, g), parts(r.b, r.tb, b, g)
	if len(pa)*len(pb) > maxCells {
		return []run{{a, b, false}}
	}
	var runs []run
	for _, u := range differ(words(r.a, r.ta, pa), words(r.b, r.tb, pb)) {
		u.a, u.b = covering(pa, a, u.a), covering(pb, b, u.b)
		if u.equal || u.a.Empty() || u.b.Empty() || g == byToken {
			runs = append(runs, u)
		} else {
			runs = append(runs, r.diff(u.a, u.b, finer)...)
		}
	}
	return runs
}

// parts cuts a range of tokens into the ranges that are compared at a grain.
func parts(s string, tokens []token, x text.Span, g grain) []text.Span {
	var list []text.Span
	switch g {
	case bySentence:
		list = pieces(s, tokens[x.Start:x.End], sentenceMarks)
	case byClause:
		list = pieces(s, tokens[x.Start:x.End], clauseMarks)
	default:
		list = make([]text.Span, x.Len())
		for i := range list {
			list[i] = text.Span{Start: i, End: i + 1}
		}
	}
	for i := range list {
		list[i] = list[i].Shift(x.Start)
	}
	return list
}

func words(s string, tokens []token, parts []text.Span) []string {
	list := make([]string, len(parts))
	for i, p := range parts {
		list[i] = covered(s, tokens, p)
	}
	return list
}

// covering turns a range of parts into the range of tokens, of those within,
// that they cover.
func covering(parts []text.Span, within, x text.Span) text.Span {
	at := within.End
	if x.Start < len(parts) {
		at = parts[x.Start].Start
	}
	if x.Empty() {
		return text.Span{Start: at, End: at}
	}
	return text.Span{Start: at, End: parts[x.End-1].End}
}

// differ compares two sequences of words; the runs are ranges of their indexes.
//
// go-diff compares characters: each word becomes one, surrogates and the
// replacement character left out since they would not survive its strings. Its
// timeout is off: on timeout it says that all was replaced.
func differ(a, b []string) []run {
	ids := make(map[string]rune, len(a))
	x, y := numbered(ids, a), numbered(ids, b)
	if len(ids) > maxWords {
		return []run{{text.Span{End: len(a)}, text.Span{End: len(b)}, false}}
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	var runs []run
	var u run
	for _, d := range dmp.DiffMainRunes(x, y, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			u.a.End += n
		case diffmatchpatch.DiffInsert:
			u.b.End += n
		default:
			runs = append(runs, u)
			u = run{text.Span{Start: u.a.End, End: u.a.End + n}, text.Span{Start: u.b.End, End: u.b.End + n}, true}
			runs = append(runs, u)
			u = run{text.Span{Start: u.a.End, End: u.a.End}, text.Span{Start: u.b.End, End: u.b.End}, false}
		}
	}
	return joined(append(runs, u))
}

// maxWords is how many words characters can stand for.
const maxWords = 1 << 20

func numbered(ids map[string]rune, words []string) []rune {
	list := make([]rune, len(words))
	for i, w := range words {
		id, ok := ids[w]
		if !ok {
			id = rune(len(ids)) + 1
			if id >= 0xD800 {
				id += 0x800
			}
			if id >= utf8.RuneError {
				id++
			}
			ids[w] = id
		}
		list[i] = id
	}
	return list
}

func (r *redliner) edits(runs []run) []Edit {
	var list []Edit
	for _, u := range runs {
		if u.equal {
			list = appendEdit(list, Equal, r.textA(u.a))
			continue
		}
		list = appendEdit(list, Delete, r.textA(u.a))
		list = appendEdit(list, Insert, r.textB(u.b))
	}
	return list
}

func (r *redliner) textA(x text.Span) string { return covered(r.a, r.ta, x) }
func (r *redliner) textB(x text.Span) string { return covered(r.b, r.tb, x) }

func covered(s string, tokens []token, x text.Span) string {
	if x.Empty() {
		return ""
	}
	return s[tokens[x.Start].Start:tokens[x.End-1].End]
}

func appendEdit(list []Edit, op Op, t string) []Edit {
	if t == "" {
		return list
	}
	if n := len(list); n > 0 && list[n-1].Op == op {
		list[n-1].Text += t
		return list
	}
	return append(list, Edit{op, t})
}

// tidy makes a redline readable without changing what it says: islands of
// equal characters too small to read join the changes around them, changes
// lose what both their sides begin or end with, and an insertion or deletion
// that could stand at several places takes the one where clauses begin.
func tidy(r *redliner, runs []run) []run {
	runs = joined(runs)
	for {
		n := len(runs)
		runs = r.trim(r.absorb(runs))
		if len(runs) == n {
			break
		}
	}
	return joined(r.slide(runs))
}

// joined joins neighbouring runs of the same sort.
func joined(runs []run) []run {
	var list []run
	for _, u := range runs {
		if u.a.Empty() && u.b.Empty() {
			continue
		}
		if n := len(list); n > 0 && list[n-1].equal == u.equal {
			list[n-1].a.End, list[n-1].b.End = u.a.End, u.b.End
			continue
		}
		list = append(list, u)
	}
	return list
}

// absorb joins changes across equal runs that are islands between them.
func (r *redliner) absorb(runs []run) []run {
	var list []run
	for k, u := range runs {
		n := len(list)
		switch {
		case n > 0 && !u.equal && !list[n-1].equal:
			list[n-1].a.End, list[n-1].b.End = u.a.End, u.b.End
		case n > 0 && u.equal && k+1 < len(runs) && r.island(list[n-1], u, runs[k+1]):
			list[n-1].a.End, list[n-1].b.End = u.a.End, u.b.End
		default:
			list = append(list, u)
		}
	}
	return list
}

// island reports whether an equal run between two changes is too small to help
// a reader: one or two characters, or few beside long changes.
func (r *redliner) island(before, u, after run) bool {
	n := utf8.RuneCountInString(r.textA(u.a))
	return n <= 2 || n <= 6 && 3*n <= min(before.size(), after.size())
}

func (u run) size() int { return max(u.a.Len(), u.b.Len()) }

// trim gives what both sides of a change begin or end with to the equal runs.
func (r *redliner) trim(runs []run) []run {
	var list []run
	for _, u := range runs {
		if u.equal {
			list = append(list, u)
			continue
		}
		a, b := u.a, u.b
		for !a.Empty() && !b.Empty() && r.same(a.Start, b.Start) {
			a.Start++
			b.Start++
		}
		c, d := a, b
		for !c.Empty() && !d.Empty() && r.same(c.End-1, d.End-1) {
			c.End--
			d.End--
		}
		list = append(list,
			run{text.Span{Start: u.a.Start, End: a.Start}, text.Span{Start: u.b.Start, End: b.Start}, true},
			run{c, d, false},
			run{text.Span{Start: c.End, End: u.a.End}, text.Span{Start: d.End, End: u.b.End}, true})
	}
	return joined(list)
}

// slide moves each pure insertion and deletion between equal runs to the place,
// among those that say the same, where it begins behind a mark or ends with
// one: 推进，持续优化， rather than ，持续优化，推进.
func (r *redliner) slide(runs []run) []run {
	list := slices.Clone(runs)
	for k := 1; k+1 < len(list); k++ {
		u, before, after := &list[k], &list[k-1], &list[k+1]
		if u.equal || !u.a.Empty() && !u.b.Empty() {
			continue
		}
		s, tokens, span := r.b, r.tb, u.b
		if u.b.Empty() {
			s, tokens, span = r.a, r.ta, u.a
		}
		same := func(i, j int) bool { return tokens[i].Of(s) == tokens[j].Of(s) }
		best, bestScore := 0, slideScore(s, tokens, span)
		try := func(step int) {
			if score := slideScore(s, tokens, span.Shift(step)); score > bestScore {
				best, bestScore = step, score
			}
		}
		roomLeft, roomRight := before.a.Len(), after.a.Len()
		if k > 1 {
			roomLeft -= 3 // leave no island
		}
		if k+2 < len(list) {
			roomRight -= 3
		}
		for step := -1; -step <= roomLeft && same(span.Start+step, span.End+step); step-- {
			try(step)
		}
		for step := 1; step <= roomRight && same(span.Start+step-1, span.End+step-1); step++ {
			try(step)
		}
		before.a.End, before.b.End = before.a.End+best, before.b.End+best
		u.a, u.b = u.a.Shift(best), u.b.Shift(best)
		after.a.Start, after.b.Start = after.a.Start+best, after.b.Start+best
	}
	return list
}

// slideScore rates where a change begins and ends: best behind a sentence,
// then behind a clause.
func slideScore(s string, tokens []token, x text.Span) int {
	score := 0
	if x.Start == 0 {
		score++
	} else {
		score += markScore(tokens[x.Start-1].Of(s))
	}
	return score + 2*markScore(tokens[x.End-1].Of(s))
}

func markScore(t string) int {
	switch {
	case strings.Contains(sentenceMarks, t):
		return 3
	case strings.Contains(clauseMarks, t):
		return 2
	case strings.Contains("、", t):
		return 1
	}
	return 0
}
