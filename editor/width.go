package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Width is how wide signs are written.
type Width int

// The widths that a passage can be brought to.
const (
	// FullWidth is how Chinese is set: marks beside Han full (，), digits and
	// Latin letters half, as GB/T 15834 and 15835 have it.
	FullWidth Width = iota
	// HalfWidth has every sign half that can be, for figures, addresses and tables.
	HalfWidth
)

// fullMarks are the marks that Chinese has in full width, by their half-width form.
var fullMarks = map[rune]rune{',': '，', '.': '。', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）'}

// ConvertWidth brings the signs of a span to a width, a sign for a sign. To
// FullWidth a mark goes by what stands beside it: between digits or Latin letters
// it belongs to them (1,234.5; 9:30), a bracket goes with its other half.
func ConvertWidth(t string, sp text.Span, w Width) text.Edits {
	var edits text.Edits
	change := func(at int, was, now rune) {
		if now != was {
			edits = append(edits, text.Edit{Span: text.Span{Start: at, End: at + utf8.RuneLen(was)}, New: string(now)})
		}
	}
	brackets := bracketWidths(t, sp)
	for i, r := range sp.Of(t) {
		at := sp.Start + i
		switch {
		case w == HalfWidth:
			change(at, r, halfOf(r))
		case r == '（' || r == '）' || r == '(' || r == ')':
			if full, known := brackets[at]; known {
				change(at, r, bracketAs(r, full))
			}
		case fullMarks[r] != 0 && besideHan(t, at, r):
			change(at, r, fullMarks[r])
		case r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' || r == '％':
			change(at, r, fold(r))
		case r == '．' && numeral(before(t, at)) && numeral(after(t, at, r)):
			change(at, r, '.')
		}
	}
	return edits
}

// halfOf is the half-width form of a sign; indents and quotation marks have none
// that a report would use.
func halfOf(r rune) rune {
	switch r {
	case '　':
		return r
	case '。':
		return '.'
	}
	return fold(r)
}

func before(t string, at int) rune { r, _ := utf8.DecodeLastRuneInString(t[:at]); return r }

func after(t string, at int, r rune) rune {
	next, _ := utf8.DecodeRuneInString(t[at+utf8.RuneLen(r):])
	return next
}

// numeral reports whether a sign is a digit, of either width.
func numeral(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// besideHan reports whether a mark is one of a Chinese sentence: Han, a mark or
// a unit of Chinese stands before it, and it is not inside a number or an address.
func besideHan(t string, at int, r rune) bool {
	prev, next := before(t, at), after(t, at, r)
	if (r == ',' || r == '.' || r == ':') && numeral(prev) && numeral(next) {
		return false
	}
	return chinese(prev) || chinese(next) && (numeral(prev) || prev == '%' || prev == ')')
}

// chinese reports whether a sign is Han or a mark that Chinese alone has.
func chinese(r rune) bool {
	return text.IsHan(r) || r != utf8.RuneError && strings.ContainsRune("，。、；：？！（）《》“”‘’％…—", r)
}

// bracketWidths says of each bracket in a span, by its place, whether it belongs
// in full width: Han stands before the pair or at one of its inner ends. A bracket without
// its other half is not there.
func bracketWidths(t string, sp text.Span) map[int]bool {
	widths := map[int]bool{}
	var open []int
	for i, r := range sp.Of(t) {
		at := sp.Start + i
		switch r {
		case '(', '（':
			open = append(open, at)
		case ')', '）':
			if len(open) == 0 {
				continue
			}
			first := open[len(open)-1]
			open = open[:len(open)-1]
			left, _ := utf8.DecodeRuneInString(t[first:])
			full := chinese(before(t, first)) || chinese(after(t, first, left)) || chinese(before(t, at))
			widths[first], widths[at] = full, full
		case '\n':
			open = open[:0]
		}
	}
	return widths
}

func bracketAs(r rune, full bool) rune {
	if full {
		if wide := fullMarks[r]; wide != 0 {
			return wide
		}
		return r
	}
	return fold(r)
}

// The quotation marks of Chinese, outer and inner.
const quoteSigns = "“”‘’\"'＂＇"

// FixQuotes makes the quotation marks of a span pairs that alternate, “ ” and
// within them ‘ ’, each paragraph for itself. Apostrophes of Latin stay.
func FixQuotes(t string, sp text.Span) text.Edits {
	var edits text.Edits
	// What stands before the span in its first paragraph opens or closes too.
	double, single := quotesOpen(t[strings.LastIndexByte(t[:sp.Start], '\n')+1 : sp.Start])
	for i, r := range sp.Of(t) {
		at := sp.Start + i
		if r == '\n' {
			double, single = false, false
			continue
		}
		if !strings.ContainsRune(quoteSigns, r) || apostrophe(t, at, r) {
			continue
		}
		if want := nextQuote(r, &double, &single); want != r {
			edits = append(edits, text.Edit{Span: text.Span{Start: at, End: at + utf8.RuneLen(r)}, New: string(want)})
		}
	}
	return edits
}

// TypedQuote is what a key's sign becomes at the caret: " and ' the quotation mark
// that is due in the paragraph, anything else itself. After Latin, ' is an apostrophe.
func TypedQuote(s State, r rune) string {
	if r != '"' && r != '\'' {
		return string(r)
	}
	at := s.Selection.Span().Start
	par, span := paragraphAt(s.Text, at)
	written := par[:at-span.Start]
	if last, _ := utf8.DecodeLastRuneInString(written); r == '\'' && latinLetter(last) {
		return "'"
	}
	double, single := quotesOpen(written)
	return string(nextQuote(r, &double, &single))
}

// quotesOpen reports which quotations a part of a paragraph leaves open.
func quotesOpen(s string) (double, single bool) {
	for i, r := range s {
		if strings.ContainsRune(quoteSigns, r) && !apostrophe(s, i, r) {
			nextQuote(r, &double, &single)
		}
	}
	return double, single
}

func nextQuote(r rune, double, single *bool) rune {
	open, marks := double, [2]rune{'“', '”'}
	if r == '\'' || r == '＇' || r == '‘' || r == '’' {
		open, marks = single, [2]rune{'‘', '’'}
	}
	*open = !*open
	if *open {
		return marks[0]
	}
	return marks[1]
}

// apostrophe reports whether a quotation mark is one inside a Latin word.
func apostrophe(t string, at int, r rune) bool {
	return (r == '\'' || r == '’') && latinLetter(before(t, at)) && latinLetter(after(t, at, r))
}

func latinLetter(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
