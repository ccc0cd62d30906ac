package compare

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
	"reportdesk/seeds"
)

// token is the smallest part of a passage that a redline keeps whole: a figure
// with its unit, a word of Latin letters, or one character. The tokens of a
// passage cover it without gap; offsets are bytes of the passage's text.
type token struct {
	text.Span
	figure bool
}

// tokenize cuts s into tokens. known are spans that hold a figure each
// (rising, without overlap); figures that a scan of the digits finds elsewhere
// are added. Bytes that are no UTF-8 become tokens of their own.
func tokenize(s string, known []text.Span) []token {
	tokens := make([]token, 0, len(s)/3+1)
	for at := 0; at < len(s); {
		for len(known) > 0 && known[0].Start < at {
			known = known[1:]
		}
		if len(known) > 0 && known[0].Start == at && !known[0].Empty() {
			tokens = append(tokens, token{known[0], true})
			at = known[0].End
			continue
		}
		limit := len(s)
		if len(known) > 0 {
			limit = known[0].Start
		}
		n, figure := next(s[:limit], at)
		tokens = append(tokens, token{text.Span{Start: at, End: at + n}, figure})
		at += n
	}
	return tokens
}

// next returns the length of the token at s[at:] and whether it is a figure.
func next(s string, at int) (n int, figure bool) {
	if isSign(s, at) {
		if n := numberLen(s[at+1:]); n > 0 {
			n++
			return n + unitLen(s[at+n:]), true
		}
	}
	if n := numberLen(s[at:]); n > 0 {
		if at == 0 && isNumbering(s[n:]) {
			return n, false
		}
		return n + unitLen(s[at+n:]), true
	}
	r, n := utf8.DecodeRuneInString(s[at:])
	if !isLatin(r) {
		return n, false
	}
	// G60, COVID-19: digits behind a letter belong to the word.
	for at+n < len(s) {
		r, size := utf8.DecodeRuneInString(s[at+n:])
		if !isLatin(r) && digitLen(s[at+n:]) == 0 {
			break
		}
		n += size
	}
	return n, false
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// isSign reports whether a minus stands at s[at:] that belongs to a number: not
// the dash of a range or of a word.
func isSign(s string, at int) bool {
	if s[at] != '-' {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return at == 0 || !isLatin(r) && !unicode.IsDigit(r) && r != '-' && r != '%'
}

// isNumbering reports whether what follows a number at the start of a
// paragraph makes it the paragraph's number: 3. or 3、.
func isNumbering(rest string) bool {
	for _, mark := range [...]string{"、", ".", "．", "）", ")"} {
		if tail, ok := strings.CutPrefix(rest, mark); ok {
			return digitLen(tail) == 0
		}
	}
	return false
}

// numberLen is the length of the number at the start of s: digits (half or full
// width), groups of three behind commas, a decimal part. 0 where there is none.
func numberLen(s string) int {
	n := digitsLen(s)
	if n == 0 {
		return 0
	}
	for strings.HasPrefix(s[n:], ",") && digitsLen(s[n+1:]) == 3 {
		n += 4
	}
	for _, point := range [...]string{".", "．"} {
		if strings.HasPrefix(s[n:], point) {
			if d := digitsLen(s[n+len(point):]); d > 0 {
				return n + len(point) + d
			}
		}
	}
	return n
}

func digitsLen(s string) int {
	n := 0
	for d := digitLen(s); d > 0; d = digitLen(s[n:]) {
		n += d
	}
	return n
}

func digitLen(s string) int {
	if s == "" {
		return 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		return 1
	}
	if r, n := utf8.DecodeRuneInString(s); r >= '０' && r <= '９' {
		return n
	}
	return 0
}

// magnitudes stand between a number and its unit: 300多万人, 5千余户.
var magnitudes = []string{"多", "余", "万亿", "千亿", "百亿", "千万", "百万", "十万", "万", "亿", "千", "百", "多", "余"}

// unitLen is the length of the magnitude and unit at the start of s. A unit of
// Latin letters ends where its word ends.
func unitLen(s string) int {
	if n := unitWord(s); n > 0 {
		return n
	}
	n := 0
	for _, m := range magnitudes {
		if strings.HasPrefix(s[n:], m) {
			n += len(m)
		}
	}
	return n + unitWord(s[n:])
}

func unitWord(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return 0
	}
	for _, u := range unitsByRune()[r] {
		if !strings.HasPrefix(s, u) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(u)
		after, _ := utf8.DecodeRuneInString(s[len(u):])
		if !isLatin(last) || !isLatin(after) {
			return len(u)
		}
	}
	return 0
}

// unitsByRune lists the written forms of units by their first character, the
// longest first.
var unitsByRune = sync.OnceValue(func() map[rune][]string {
	list := map[rune][]string{}
	for _, u := range seeds.Units() {
		for _, form := range append([]string{u.Symbol}, u.Aliases...) {
			r, _ := utf8.DecodeRuneInString(form)
			list[r] = append(list[r], form)
		}
	}
	for _, forms := range list {
		slices.SortFunc(forms, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	return list
})

// pieces joins the tokens of a range into larger parts that end with one of
// the marks, with the closing quotes and brackets behind it.
func pieces(s string, tokens []token, within text.Span, marks string) []text.Span {
	var list []text.Span
	start := within.Start
	for i := start; i < within.End; i++ {
		if !strings.Contains(marks, tokens[i].Of(s)) {
			continue
		}
		for i+1 < within.End && strings.Contains(closers, tokens[i+1].Of(s)) {
			i++
		}
		list = append(list, text.Span{Start: start, End: i + 1})
		start = i + 1
	}
	if start < within.End {
		list = append(list, text.Span{Start: start, End: within.End})
	}
	return list
}

// The marks at which a text is cut, largest parts first.
const (
	sentenceMarks = "。！？；!?;\n"
	clauseMarks   = sentenceMarks + "，：,:"
	closers       = "”’」』）)》"
)
