package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
)

func endsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// lower is s in lower case where it has Latin letters at its start, s itself otherwise.
func lower(s string) string {
	if s != "" && s[0] < utf8.RuneSelf {
		return strings.ToLower(s)
	}
	return s
}

func trimLast(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-n]
}

// bareWords is s without white space, punctuation and ornaments, in lower case.
func bareWords(s string) string {
	return strings.Map(func(r rune) rune {
		if text.IsHan(r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// isMarkdownHead returns the level of a markdown head (## Goals), 0 for other lines.
func isMarkdownHead(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n > 6 || n == len(s) || s[n] != ' ' {
		return 0
	}
	return n
}
