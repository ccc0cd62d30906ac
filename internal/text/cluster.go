package text

import (
	"unicode"
	"unicode/utf8"
)

// ClusterLen is the length in bytes of the first cluster of s: a sign with the
// combining marks, variation selectors and joined signs that belong to it
// (a simple form of the extended grapheme clusters of UAX 29).
func ClusterLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	regional := isRegional(r)
	for n < len(s) {
		next, m := utf8.DecodeRuneInString(s[n:])
		switch {
		case Extends(next):
			n += m
			if next == zwj && n < len(s) {
				_, m = utf8.DecodeRuneInString(s[n:])
				n += m
			}
		case regional && isRegional(next):
			n += m
			regional = false
		default:
			return n
		}
	}
	return n
}

// ClusterAfter is the end of the cluster that begins at a place; ClusterBefore
// the start of the one that ends there.
func ClusterAfter(par string, at int) int {
	if at >= len(par) {
		return len(par)
	}
	return at + ClusterLen(par[at:])
}

// ClusterBefore: see ClusterAfter.
func ClusterBefore(par string, at int) int {
	// Go back to where one surely begins, mostly a sign, then forward.
	from := at
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(par[:from])
		from -= n
		if before, _ := utf8.DecodeLastRuneInString(par[:from]); !Joins(before, r) {
			break
		}
	}
	for from < at {
		end := from + ClusterLen(par[from:])
		if end >= at {
			return from
		}
		from = end
	}
	return from
}

const zwj = '\u200D'

// Joins reports whether two signs that follow each other may belong to one
// cluster; for most it can be told that they do not.
func Joins(before, r rune) bool { return Extends(r) || before == zwj || isRegional(r) }

// Extends reports whether r belongs to the sign before it.
func Extends(r rune) bool {
	return r == zwj || r >= 0xFE00 && r <= 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF ||
		r >= 0xE0020 && r <= 0xE007F || r >= 0xE0100 && r <= 0xE01EF || r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc)
}

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
