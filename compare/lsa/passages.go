package lsa

import (
	"unicode/utf8"

	"reportdesk/internal/text"
)

// gathered is how many characters a passage has before a new one may begin.
const gathered = 60

// A line of a long paragraph that names the next subject (工业发展成效明显。) has
// from headShort to headLong characters.
const headShort, headLong = 4, 26

// Passages cuts a paragraph where a new subject begins: before a sentence that
// reads like a head (short, no digit, at most one comma, closed by 。), once
// enough has gathered. The spans follow each other and cover t.
func Passages(t string) []text.Span {
	var list []text.Span
	start, count := 0, 0
	eachSentence(t, func(s text.Span, n int) {
		if count >= gathered && readsAsHead(s.Of(t), n) {
			list = append(list, text.Span{Start: start, End: s.Start})
			start, count = s.Start, 0
		}
		count += n
	})
	if start < len(t) {
		list = append(list, text.Span{Start: start, End: len(t)})
	}
	return list
}

// First returns the first sentence of t with its end sign.
func First(t string) string {
	for i, r := range t {
		if isEnd(r) {
			return t[:i+utf8.RuneLen(r)]
		}
	}
	return t
}

func isEnd(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' }

// eachSentence calls yield with every sentence and its number of characters.
func eachSentence(t string, yield func(s text.Span, n int)) {
	start, count := 0, 0
	for i, r := range t {
		count++
		if isEnd(r) {
			end := i + utf8.RuneLen(r)
			yield(text.Span{Start: start, End: end}, count)
			start, count = end, 0
		}
	}
	if start < len(t) {
		yield(text.Span{Start: start, End: len(t)}, count)
	}
}

func readsAsHead(s string, n int) bool {
	if n < headShort || n > headLong {
		return false
	}
	commas := 0
	last := rune(0)
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			return false
		case r == '，', r == ',':
			commas++
		}
		last = r
	}
	return commas <= 1 && last == '。'
}
