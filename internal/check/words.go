package check

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// sentencesOf cuts a paragraph at 。！？； into sentences, marks included,
// without the space around them.
func sentencesOf(t string, in text.Span) []text.Span {
	var all []text.Span
	start := in.Start
	for at := in.Start; at < in.End; {
		r, size := utf8.DecodeRuneInString(t[at:in.End])
		at += size
		if strings.ContainsRune("。！？；;", r) || at >= in.End {
			if s := (text.Span{Start: start, End: at}).Trim(t); !s.Empty() {
				all = append(all, s)
			}
			start = at
		}
	}
	return all
}

// clause is what stands before the next comma or full stop.
func clause(s string) string {
	if i := strings.IndexAny(s, "，,。；;：:！？"); i >= 0 {
		return s[:i]
	}
	return s
}
