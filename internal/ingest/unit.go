package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// unit is what the rules judge: a line of Source, or a paragraph of a line
// that holds several. Units follow each other without overlap; between them
// lies white space and line ends only.
type unit struct {
	span text.Span // in Source, without the white space around
	cuts []cut     // what is left out or replaced inside, in order
	text string    // what the span reads as with the cuts made
	bare string    // text as the furniture rules see it, see bareOf

	gap    int  // blank lines before it
	indent bool // begins with a paragraph's indent
	inner  bool // does not begin its source line

	why  string // not "": dropped, for this reason
	join joint  // how it continues the unit kept before it
}

// joint says what stands between a unit and the one before it in Text.
type joint int

const (
	apart  joint = iota // a paragraph of its own
	joined              // the same sentence goes on: nothing between
	spaced              // the same, in words that spaces part
)

// cut leaves a part of Source out of a unit, or puts repl in its place.
type cut struct {
	text.Span
	repl string // "" to leave out
	why  string // the reason where it is left out and not mere white space
}

// layout says what is known of a text before it is read.
type layout struct {
	markdown   bool // marks at the line's start mean something
	paragraphs bool // each line is a paragraph for certain (docx, html)
	// drops are the parts of Source that the format's reader knows to be left
	// out, in order: lines, or parts of a line.
	drops []cut
}

// breaks are what ends a line inside a text: the line ends proper, the
// separators of Unicode, and line ends that some exporter wrote out as letters.
var literalBreaks = []string{`\r\n`, `\n\n`, `<U+000D><U+000A>`, `<U+000A>`}

// units cuts Source into lines. Escapes and characters that show nothing
// become cuts.
func units(source string) []unit {
	literal := literalBreak(source)
	var list []unit
	gap := 0
	for at := 0; at <= len(source); {
		end, next := lineEnd(source, at, literal)
		if u, ok := newUnit(source, text.Span{Start: at, End: end}); ok {
			u.gap, gap = gap, 0
			list = append(list, u)
		} else if !strings.ContainsAny(source[at:end], "\u200b\u200c\u200d\ufeff") {
			gap++ // a line of zero-width characters is a linked word's ruin, no blank line
		}
		if next == end {
			break
		}
		at = next
	}
	return list
}

// literalBreak finds which written-out line end the text uses, "" if none. A
// single one may be part of what the text says.
func literalBreak(source string) string {
	for _, b := range literalBreaks {
		if strings.Count(source, b) >= 3 {
			return b
		}
	}
	return ""
}

// lineEnd returns where the line that begins at at ends and the next begins;
// both are the same at the text's end.
func lineEnd(source string, at int, literal string) (end, next int) {
	for i := at; i < len(source); i++ {
		switch c := source[i]; {
		case c == '\r' && strings.HasPrefix(source[i:], "\r\n"):
			return i, i + 2
		case c == '\n' || c == '\r' || c == '\f' || c == '\v':
			return i, i + 1
		case c == 0xE2 && (strings.HasPrefix(source[i:], "\u2028") || strings.HasPrefix(source[i:], "\u2029")):
			return i, i + 3
		case literal != "" && c == literal[0] && strings.HasPrefix(source[i:], literal):
			return i, i + len(literal)
		}
	}
	return len(source), len(source)
}

// newUnit makes the unit of a line; none if the line is blank.
func newUnit(source string, line text.Span) (unit, bool) {
	cuts := escapes(source, line)
	span, cuts := trim(source, line, cuts)
	if span.Empty() {
		return unit{}, false
	}
	u := unit{span: span, cuts: cuts, indent: indented(source[line.Start:span.Start])}
	u.read(source)
	if strings.TrimFunc(u.text, text.IsSpace) == "" {
		u.why = report.WhyInvisible
	}
	return u, true
}

// read sets text and bare from span and cuts.
func (u *unit) read(source string) {
	u.text = cutText(source, u.span, u.cuts)
	u.bare = bareOf(u.text)
}

// cutText returns what span reads as with the cuts made.
func cutText(source string, span text.Span, cuts []cut) string {
	if len(cuts) == 0 {
		return span.Of(source)
	}
	var b strings.Builder
	at := span.Start
	for _, c := range cuts {
		b.WriteString(source[at:c.Start])
		b.WriteString(c.repl)
		at = c.End
	}
	b.WriteString(source[at:span.End])
	return b.String()
}

// indented reports whether the white space before a line is a paragraph's
// indent: two ideographic or em spaces, or four narrow ones.
func indented(space string) bool {
	width := 0
	for _, r := range space {
		switch {
		case r == 0x3000 || r == 0x2003:
			width += 2
		case r == ' ' || r == 0xA0 || r == 0x2002:
			width++
		case r == '\t':
			width += 4
		}
	}
	return width >= 4 || strings.Contains(space, "&nbsp;") || strings.Contains(space, "<U+00A0>")
}

// bareOf brings a text to the form in which marks of furniture are compared:
// without white space, full-width ASCII made narrow, letters small, and the
// runs of question marks that lost no-break spaces leave behind taken out.
func bareOf(s string) string {
	const most = 400 // marks stand at the beginning or in short lines
	var b strings.Builder
	question := 0
	for _, r := range s {
		if b.Len() > most {
			break
		}
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFF01 - '!'
		}
		if r == '?' {
			question++
			continue
		}
		if question == 1 {
			b.WriteByte('?')
		}
		question = 0
		if !text.IsSpace(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if question == 1 {
		b.WriteByte('?')
	}
	return b.String()
}

// trim takes the white space off a line's ends, also where an escape stands for it.
func trim(source string, line text.Span, cuts []cut) (text.Span, []cut) {
	span := line
	for {
		before := span
		span = span.Trim(source)
		for len(cuts) > 0 && cuts[0].Start < span.Start {
			cuts = cuts[1:] // an invisible character among the white space
		}
		for len(cuts) > 0 && cuts[len(cuts)-1].End > span.End {
			cuts = cuts[:len(cuts)-1]
		}
		if len(cuts) > 0 && cuts[0].Start == span.Start && cuts[0].blank() {
			span.Start = cuts[0].End
		}
		if n := len(cuts); n > 0 && cuts[n-1].End == span.End && cuts[n-1].blank() {
			span.End = max(span.Start, cuts[n-1].Start)
		}
		if span == before || span.Empty() {
			return span, cuts
		}
	}
}

// blank reports whether the cut stands for white space that was written out as letters.
func (c cut) blank() bool { return c.repl == " " }

// runes counts the characters of a unit's text.
func (u *unit) runes() int { return utf8.RuneCountInString(u.text) }

// dropKnown applies the drops of the format's reader: a unit that one covers
// is dropped, a part of a unit becomes a cut.
func dropKnown(source string, list []unit, drops []cut) {
	for i := range list {
		u := &list[i]
		for len(drops) > 0 && drops[0].End <= u.span.Start {
			drops = drops[1:]
		}
		for _, d := range drops {
			if d.Start >= u.span.End {
				break
			}
			if d.Span.Contains(u.span) {
				u.why = d.why
				break
			}
			u.cutOut(source, cut{Span: text.Span{Start: max(d.Start, u.span.Start), End: min(d.End, u.span.End)}, why: d.why})
		}
	}
}

// cutOut takes a part out of the unit, in place of the cuts that lie within it.
func (u *unit) cutOut(source string, c cut) {
	var cuts []cut
	put := false
	for _, old := range u.cuts {
		if old.Overlaps(c.Span) {
			c.Start, c.End = min(c.Start, old.Start), max(c.End, old.End)
			continue
		}
		if old.Start > c.Start && !put {
			cuts, put = append(cuts, c), true
		}
		cuts = append(cuts, old)
	}
	if !put {
		cuts = append(cuts, c)
	}
	u.cuts = cuts
	u.read(source)
	if strings.TrimFunc(u.text, text.IsSpace) == "" {
		u.why = c.why
	}
}
