package text

import (
	"sort"
	"unicode/utf8"
)

// Place is where a span lies, as people and other programs are told: lines
// count from 1, columns count code points of their line from 0, the end is
// exclusive.
type Place struct {
	Line    int `json:"line"`
	Start   int `json:"start"`
	EndLine int `json:"end_line"`
	End     int `json:"end"`
}

// Lines finds lines and columns in a text. Lines end with LF, CRLF or CR.
// It is immutable and may be used by several goroutines.
type Lines struct {
	text   string
	starts []int // offset of the first byte of each line; at least one entry
}

// NewLines indexes t.
func NewLines(t string) *Lines {
	l := &Lines{text: t, starts: []int{0}}
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case '\n':
			l.starts = append(l.starts, i+1)
		case '\r':
			if i+1 < len(t) && t[i+1] == '\n' {
				i++
			}
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Count is the number of lines; a text that ends with a line end has an empty last one.
func (l *Lines) Count() int { return len(l.starts) }

// Line returns the 1-based line in which the byte offset lies.
func (l *Lines) Line(at int) int {
	return sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > at })
}

// Position returns line (from 1) and column (code points, from 0) of a byte offset.
func (l *Lines) Position(at int) (line, column int) {
	line = l.Line(at)
	return line, utf8.RuneCountInString(l.text[l.starts[line-1]:at])
}

// Place returns where a span lies.
func (l *Lines) Place(s Span) Place {
	var p Place
	p.Line, p.Start = l.Position(s.Start)
	p.EndLine, p.End = l.Position(s.End)
	return p
}

// Offset returns the byte offset of a line and column; columns past the line's
// end give the line's end, lines past the last one the text's end.
func (l *Lines) Offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(l.starts) {
		return len(l.text)
	}
	at, end := l.starts[line-1], len(l.text)
	if line < len(l.starts) {
		end = l.starts[line]
	}
	for ; column > 0 && at < end; column-- {
		r, n := utf8.DecodeRuneInString(l.text[at:end])
		if r == '\n' || r == '\r' {
			break
		}
		at += n
	}
	return at
}
