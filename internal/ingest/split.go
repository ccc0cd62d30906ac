package ingest

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// crowded is from how many characters on a line may hold several paragraphs.
// The longest paragraphs of real reports have about 1,500.
const crowded = 1800

// split finds the paragraphs in lines that hold several: a text that lost its
// line ends keeps what stood for them, an indent of wide spaces or at least a
// space after a finished sentence.
func split(source string, list []unit) []unit {
	out := make([]unit, 0, len(list))
	for _, u := range list {
		if u.why != "" || len(u.text) < 60 {
			out = append(out, u)
			continue
		}
		places := breaksIn(source, &u, len(list) == 1)
		if len(places) == 0 {
			out = append(out, u)
			continue
		}
		at := u.span.Start
		for i := 0; i <= len(places); i++ {
			end, next := u.span.End, u.span.End
			if i < len(places) {
				end, next = places[i].Start, places[i].End
			}
			if part, ok := newUnit(source, text.Span{Start: at, End: end}); ok {
				part.inner = at > u.span.Start
				part.indent = part.inner || u.indent
				if !part.inner {
					part.gap = u.gap
				}
				out = append(out, part)
			}
			at = next
		}
	}
	return out
}

// run is a run of white space inside a line.
type run struct {
	text.Span
	width int  // in half characters
	after bool // a sentence, or a label, ends before it
}

// breaksIn returns the places at which a line is to be parted, with the white
// space that goes; none for a line that is one paragraph. A line that is alone
// in its file need not be long to hold several.
func breaksIn(source string, u *unit, alone bool) []text.Span {
	runs := runsIn(source, u)
	wide, finished := 0, 0
	for _, r := range runs {
		if r.width >= 4 {
			wide++
		}
		if r.after {
			finished++
		}
	}
	single := u.runes() > crowded || alone && u.runes() > 200
	var at []text.Span
	switch {
	case single && wide >= 3 && wide*4 >= len(runs):
		for i, r := range runs {
			if (r.width >= 4 || r.width >= 2 && r.after) && !beforeName(source, u, runs, i) {
				at = append(at, r.Span)
			}
		}
	case single && finished >= 3 && finished*2 >= len(runs):
		at = breaksAtSpaces(source, u, runs)
	case single:
		at = breaksAtNumbers(source, u)
	default:
		for _, r := range runs { // a paragraph pasted behind another
			if r.width >= 4 && r.after && wideSpace(r.Of(source)) {
				at = append(at, r.Span)
			}
		}
	}
	return at
}

// runsIn finds the runs of white space within a unit, escapes among them.
func runsIn(source string, u *unit) []run {
	var runs []run
	cuts := u.cuts
	last := rune(0)
	for at := u.span.Start; at < u.span.End; {
		r, n := utf8.DecodeRuneInString(source[at:u.span.End])
		for len(cuts) > 0 && cuts[0].End <= at {
			cuts = cuts[1:]
		}
		width, isCut := 0, len(cuts) > 0 && cuts[0].Start == at
		switch {
		case isCut && cuts[0].blank():
			width, n = 1, cuts[0].Len()
		case isCut && cuts[0].repl == "":
			n = cuts[0].Len()
			width = -1 // shows nothing: neither ends nor begins a run
		case r == 0x3000 || r == 0x2003:
			width = 2
		case r == '\t':
			width = 4
		case text.IsSpace(r):
			width = 1
		}
		switch {
		case width > 0 && len(runs) > 0 && runs[len(runs)-1].End == at:
			runs[len(runs)-1].End = at + n
			runs[len(runs)-1].width += width
		case width > 0:
			runs = append(runs, run{text.Span{Start: at, End: at + n}, width, strings.ContainsRune(ends, last)})
		case width == 0:
			last = r
		}
		at += n
	}
	return runs
}

func wideSpace(s string) bool { return strings.ContainsAny(s, "\u3000\u2003") }

// beforeName reports whether a run of spaces stands between an office and a
// name (省长　　王某某) or inside a name of two characters (王　　某).
func beforeName(source string, u *unit, runs []run, i int) bool {
	from, to := u.span.Start, u.span.End
	if i > 0 {
		from = runs[i-1].End
	}
	if i+1 < len(runs) {
		to = runs[i+1].Start
	}
	before, after := source[from:runs[i].Start], source[runs[i].End:to]
	n := utf8.RuneCountInString(after)
	if n == 0 || n > 4 || closesSentence(after) || numbered(after) {
		return false
	}
	if n == 1 && utf8.RuneCountInString(before) == 1 {
		return true
	}
	for _, office := range []string{"总理", "省长", "市长", "县长", "区长", "主席", "州长", "盟长", "旗长", "镇长", "乡长", "院长", "检察长", "主任", "局长", "校长"} {
		if strings.HasSuffix(before, office) {
			return true
		}
	}
	return false
}

// breaksAtSpaces parts a text whose paragraphs one space parts: after a
// finished sentence, before a number, and after a numbered head.
func breaksAtSpaces(source string, u *unit, runs []run) []text.Span {
	var at []text.Span
	from := u.span.Start
	for _, r := range runs {
		before, after := source[from:r.Start], source[r.End:u.span.End]
		isHead := numbered(before) && len(before) <= 60*3 && !strings.Contains(before, "。")
		if r.after || isHead || numbered(after) {
			at = append(at, r.Span)
			from = r.End
		}
	}
	return at
}

// breaksAtNumbers parts a text without any white space left: before a number
// or an address to the assembly that follows a finished sentence.
func breaksAtNumbers(source string, u *unit) []text.Span {
	var at []text.Span
	s := u.span.Of(source)
	finished := false
	for i, r := range s {
		if finished && startsParagraph(s[i:]) {
			at = append(at, text.Span{Start: u.span.Start + i, End: u.span.Start + i})
		}
		finished = r == '。' || r == '！' || r == '：' && strings.HasPrefix(s[max(0, i-12):], "各位代表")
	}
	return at
}

// startsParagraph reports whether s begins as only a paragraph does in the
// middle of a text: with a Chinese number or dashes, or addressing the assembly.
func startsParagraph(s string) bool {
	if strings.HasPrefix(s, "各位代表") || strings.HasPrefix(s, "现在，我") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	if r >= '0' && r <= '9' || r == '[' {
		return false
	}
	return numbered(s) && !strings.HasPrefix(s[utf8.RuneLen(r):], "是")
}
