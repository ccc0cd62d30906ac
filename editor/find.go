package editor

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Query is what is looked for.
type Query struct {
	Text string
	// AnyWidth takes full and half width for the same: ５％ for 5%.
	AnyWidth bool
}

// Find returns where a query stands in a text, in rising order, without overlap.
func Find(t string, q Query) []text.Span {
	if q.Text == "" {
		return nil
	}
	if q.AnyWidth {
		return findFolded(t, q.Text)
	}
	var found []text.Span
	for at := 0; ; {
		i := strings.Index(t[at:], q.Text)
		if i < 0 {
			return found
		}
		found = append(found, text.Span{Start: at + i, End: at + i + len(q.Text)})
		at += i + len(q.Text)
	}
}

func findFolded(t, query string) []text.Span {
	want := []rune(query)
	for i, r := range want {
		want[i] = fold(r)
	}
	var found []text.Span
	for at := 0; at < len(t); {
		if n := matchFolded(t[at:], want); n > 0 {
			found = append(found, text.Span{Start: at, End: at + n})
			at += n
			continue
		}
		_, n := utf8.DecodeRuneInString(t[at:])
		at += n
	}
	return found
}

// matchFolded is how many bytes of s the wanted signs take at its start, 0 for no match.
func matchFolded(s string, want []rune) int {
	n := 0
	for _, w := range want {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || fold(r) != w {
			return 0
		}
		n += size
	}
	return n
}

// fold gives the half-width form of a sign that has one.
func fold(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}
