// Package text holds the one coordinate system of the program: half-open
// ranges of UTF-8 byte offsets, the edits made at them, and the maps that
// carry places from one text to another.
//
// Everything else (lines and columns for messages, paragraphs, figures)
// is derived from these offsets and never stored beside them.
package text

import "unicode/utf8"

// Span is the half-open range [Start, End) of byte offsets in a UTF-8 text.
// Both ends lie on the boundary of a code point.
type Span struct{ Start, End int }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the part of t that the span covers.
func (s Span) Of(t string) string { return t[s.Start:s.End] }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Shift returns the span moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Trim returns the span without the white space (also the ideographic space,
// no-break and zero-width spaces) at either end of what it covers in t. A span
// of white space only becomes the empty span at its start.
func (s Span) Trim(t string) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(t[s.Start:s.End])
		if !IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:s.End])
		if !IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// IsSpace reports whether r is white space as reports have it: Unicode's white
// space and the characters that show nothing (zero-width spaces and joiners,
// byte order marks inside a text).
func IsSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
		0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x180E:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

// IsHan reports whether r is a Han character of any plane.
func IsHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF ||
		r >= 0x20000 && r <= 0x323AF || r >= 0xF900 && r <= 0xFAFF || r == '〇'
}
