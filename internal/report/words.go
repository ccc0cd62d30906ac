package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// lower is s in lower case where it starts with ASCII, s itself otherwise: Han
// text need not be copied.
func lower(s string) string {
	if s != "" && s[0] < utf8.RuneSelf {
		return strings.ToLower(s)
	}
	return s
}

// trimLast is s without its last character.
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

// squeeze removes white space from a line: the letters of a title are often
// spaced (政 府 工 作 报 告). Lost characters, shown as ??, go with it.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if text.IsSpace(r) || r == '?' || r == '\uFFFD' {
			return -1
		}
		return r
	}, s)
}

// head returns at most n code points from the start of s.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// sentences counts the sentence ends in s, at most limit.
func sentences(s string, limit int) int {
	n := 0
	for _, r := range s {
		switch r {
		case '。', '！', '？', '；', '!', '?':
			if n++; n == limit {
				return n
			}
		}
	}
	return n
}

// endsSentence reports whether s ends as prose does and a head does not.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？；：，、…!?;:,.”）)》", r)
}
