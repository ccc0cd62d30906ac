package report

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// line is one paragraph of Document.Text as the outline reads it.
type line struct {
	span    text.Span // in Document.Text, trimmed
	s       string    // what span covers
	style   Style
	ordinal int
	number  int    // length of the numbering in bytes, 0 without
	body    string // s behind the numbering, trimmed
	runes   int    // code points of s
}

// splitLines cuts a text into its non-blank lines.
func splitLines(t string) []line {
	var lines []line
	for at := 0; at < len(t); {
		end := len(t)
		if i := strings.IndexByte(t[at:], '\n'); i >= 0 {
			end = at + i
		}
		if s := (text.Span{Start: at, End: end}).Trim(t); !s.Empty() {
			lines = append(lines, newLine(t, s))
		}
		at = end + 1
	}
	return lines
}

func newLine(t string, s text.Span) line {
	l := line{span: s, s: s.Of(t)}
	l.runes = utf8.RuneCountInString(l.s)
	l.style, l.ordinal, l.number = ParseNumber(l.s)
	l.body = trim(l.s[l.number:])
	return l
}

func trim(s string) string { return (text.Span{End: len(s)}).Trim(s).Of(s) }

// FromText makes the document of a text that is its own source: a draft in the
// editor, a test. Its lines (ended by LF, CRLF or CR) are its paragraphs; blank
// lines and the white space around a line are left out by Origin, and nothing
// is dropped.
func FromText(name, t string) *Document {
	d := &Document{Name: name, Format: "txt", Encoding: "utf-8", Source: t}
	var b strings.Builder
	b.Grow(len(t))
	last := 0 // end in t of the line before
	for at := 0; at < len(t); {
		end := len(t)
		if i := strings.IndexAny(t[at:], "\r\n"); i >= 0 {
			end = at + i
		}
		if s := (text.Span{Start: at, End: end}).Trim(t); !s.Empty() {
			if b.Len() > 0 {
				d.Origin = d.Origin.Add(lineEnd(b.Len(), t, text.Span{Start: last, End: s.Start}))
				b.WriteByte('\n')
			}
			d.Origin = d.Origin.Add(text.Piece{Derived: text.Span{Start: b.Len(), End: b.Len() + s.Len()}, Source: s})
			b.WriteString(s.Of(t))
			last = s.End
		}
		at = end + 1
	}
	d.Text = b.String()
	d.Outline()
	return d
}

// lineEnd ties the line end at offset at of the derived text to the first line
// feed in the gap between two paragraphs, or to a carriage return where the
// text has only those. That piece is empty in the source: its byte is another.
func lineEnd(at int, t string, gap text.Span) text.Piece {
	p := text.Piece{Derived: text.Span{Start: at, End: at + 1}}
	if i := strings.IndexByte(gap.Of(t), '\n'); i >= 0 {
		p.Source = text.Span{Start: gap.Start + i, End: gap.Start + i + 1}
	} else {
		p.Source = text.Span{Start: gap.Start, End: gap.Start}
	}
	return p
}
