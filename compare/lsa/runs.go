package lsa

import (
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Runs calls yield for every run of letters of t, folded for comparing: full-width
// letters made narrow, capitals small, note marks such as [12] left out. A run
// ends at punctuation, space and digits, so that no gram reaches over a pause or
// depends on a figure. The slice is used again for the next run.
func Runs(t string, yield func(run []rune)) {
	var run []rune
	flush := func() {
		if len(run) > 0 {
			yield(run)
			run = run[:0]
		}
	}
	for i := 0; i < len(t); {
		if n := noteMark(t[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		i += n
		if r = Fold(r); IsLetter(r) {
			run = append(run, r)
			continue
		}
		flush()
	}
	flush()
}

// Bigram is the key of two letters that follow each other, never 0.
func Bigram(a, b rune) uint64 { return uint64(a)<<21 | uint64(b) }

// Trigram is the key of three letters. It differs from every Bigram's, whose
// upper bits are free.
func Trigram(a, b, c rune) uint64 { return uint64(a)<<42 | uint64(b)<<21 | uint64(c) }

// Fold makes full-width and capital Latin letters narrow and small.
func Fold(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= 'Ａ' && r <= 'Ｚ':
		return r - 'Ａ' + 'a'
	case r >= 'ａ' && r <= 'ｚ':
		return r - 'ａ' + 'a'
	}
	return r
}

// IsLetter reports whether a folded r is part of a word.
func IsLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z'
	}
	return r != utf8.RuneError && (text.IsHan(r) || unicode.IsLetter(r))
}

// noteMark measures a note mark at the start of t: up to three digits in
// brackets, as reports set them into words that the glossary explains.
func noteMark(t string) int {
	for _, p := range [...][2]string{{"[", "]"}, {"［", "］"}, {"〔", "〕"}} {
		if len(t) <= len(p[0]) || t[:len(p[0])] != p[0] {
			continue
		}
		i := len(p[0])
		for i < len(t) && t[i] >= '0' && t[i] <= '9' && i < len(p[0])+3 {
			i++
		}
		if i > len(p[0]) && len(t) >= i+len(p[1]) && t[i:i+len(p[1])] == p[1] {
			return i + len(p[1])
		}
	}
	return 0
}

// Parts returns the two bigrams of a trigram's key; ok is false for a bigram's.
func Parts(key uint64) (first, last uint64, ok bool) {
	return key >> 21, key & (1<<42 - 1), key>>42 != 0
}
