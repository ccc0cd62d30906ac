package ingest

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// written are characters that an exporter wrote out as letters, and what they
// stand for. None is as long as what it stands for: a piece of an Origin whose
// two sides are equally long must have equal bytes.
var written = []struct{ as, means string }{
	{"&nbsp;", " "},
	{"&ensp;", " "},
	{"&emsp;", " "},
	{"&thinsp;", " "},
	{"&#160;", " "},
	{"&#xa0;", " "},
	{"&#12288;", " "},
	{"<U+00A0>", " "},
	{"<U+3000>", " "},
	{"<U+2003>", " "},
	{"<U+2002>", " "},
	{"<U+0009>", " "},
	{"<U+FEFF>", ""},
	{"<U+200B>", ""},
	{"&amp;", "&"},
	{"&lt;", "<"},
	{"&gt;", ">"},
	{"&quot;", `"`},
	{"&#39;", "'"},
	{"&ldquo;", "“"},
	{"&rdquo;", "”"},
	{"&lsquo;", "‘"},
	{"&rsquo;", "’"},
	{"&mdash;", "—"},
	{"&hellip;", "…"},
	{"&middot;", "·"},
	{"&times;", "×"},
	{"&permil;", "‰"},
}

// escapes finds in a line the characters that show nothing and those written
// out as letters.
func escapes(source string, line text.Span) []cut {
	var cuts []cut
	for at := line.Start; at < line.End; {
		c := source[at]
		if c >= 0x20 && c < 0x7F && c != '&' && c != '<' || c == '\t' {
			at++
			continue
		}
		if c == '&' || c == '<' {
			if as, means, ok := writtenAt(source[at:line.End]); ok {
				cuts = append(cuts, cut{text.Span{Start: at, End: at + as}, means, ""})
				at += as
			} else {
				at++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(source[at:line.End])
		if invisible(r) {
			if k := len(cuts); k > 0 && cuts[k-1].End == at && cuts[k-1].why != "" {
				cuts[k-1].End = at + n
			} else {
				cuts = append(cuts, cut{text.Span{Start: at, End: at + n}, "", report.WhyInvisible})
			}
		}
		at += n
	}
	return cuts
}

func writtenAt(s string) (length int, means string, ok bool) {
	for _, w := range written {
		if len(s) >= len(w.as) && strings.EqualFold(s[:len(w.as)], w.as) {
			return len(w.as), w.means, true
		}
	}
	return 0, "", false
}

// invisible reports whether r shows nothing and parts nothing: controls, zero
// width spaces and joiners, marks of direction, the soft hyphen.
func invisible(r rune) bool {
	switch {
	case r == '\t' || r == 0x85:
		return false
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return true
	case r == 0xAD || r == 0xFEFF || r == 0x2060 || r == 0x180E:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
