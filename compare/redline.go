package compare

import (
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
	first, second := a, b
	if a.text > b.text { // what is open is decided for the text that sorts first
		first, second = b, a
	}
	r := &redliner{a: first.text, b: second.text, ta: first.cut(), tb: second.cut()}
	runs := r.tidy(r.diff())
	if first == b {
		r.a, r.b, r.ta, r.tb = r.b, r.a, r.tb, r.ta
		for i, u := range runs {
			runs[i].a, runs[i].b = u.b, u.a
		}
	}
	return r.edits(runs)
}

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

// maxCells bounds the work of one comparison, the product of both lengths.
// Beyond it clauses are compared instead of characters, or all is replaced.
const maxCells = 1 << 22

// diff compares whole sentences, then within those that differ characters.
func (r *redliner) diff() []run {
	a, b := text.Span{End: len(r.ta)}, text.Span{End: len(r.tb)}
	pa, pb := pieces(r.a, r.ta, a, sentenceMarks), pieces(r.b, r.tb, b, sentenceMarks)
	var runs []run
	for _, u := range r.differ(pa, pb) {
		if u.equal || u.a.Empty() || u.b.Empty() {
			runs = append(runs, run{covering(pa, a, u.a), covering(pb, b, u.b), u.equal})
			continue
		}
		olds, news := pa[u.a.Start:u.a.End], pb[u.b.Start:u.b.End]
		for _, m := range r.matched(olds, news) {
			m.a, m.b = covering(olds, covering(pa, a, u.a), m.a), covering(news, covering(pb, b, u.b), m.b)
			if m.equal {
				runs = append(runs, r.within(m.a, m.b)...)
			} else {
				runs = append(runs, m)
			}
		}
	}
	return runs
}

// within compares two ranges of tokens token by token; very long ones clause by clause.
func (r *redliner) within(a, b text.Span) []run {
	pa, pb := singles(a), singles(b)
	if a.Len()*b.Len() > maxCells {
		pa, pb = pieces(r.a, r.ta, a, clauseMarks), pieces(r.b, r.tb, b, clauseMarks)
	}
	runs := r.differ(pa, pb)
	for i, u := range runs {
		runs[i].a, runs[i].b = covering(pa, a, u.a), covering(pb, b, u.b)
	}
	return runs
}

func singles(x text.Span) []text.Span {
	list := make([]text.Span, x.Len())
	for i := range list {
		list[i] = text.Span{Start: x.Start + i, End: x.Start + i + 1}
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

// differ compares two sequences of ranges of tokens by their texts; the runs
// are ranges of their indexes.
//
// go-diff compares characters: each text becomes one, surrogates and the
// replacement character left out since they would not survive its strings. Its
// timeout is off: on timeout it says that all was replaced.
func (r *redliner) differ(pa, pb []text.Span) []run {
	ids := make(map[string]rune, len(pa))
	x, y := numbered(ids, r.a, r.ta, pa), numbered(ids, r.b, r.tb, pb)
	if len(ids) > maxWords || len(x)*len(y) > maxCells {
		return []run{{text.Span{End: len(pa)}, text.Span{End: len(pb)}, false}}
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
	return nonEmpty(append(runs, u))
}

// maxWords is how many words characters can stand for.
const maxWords = 1 << 20

func numbered(ids map[string]rune, s string, tokens []token, parts []text.Span) []rune {
	list := make([]rune, len(parts))
	for i, p := range parts {
		w := covered(s, tokens, p)
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
