package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// numbered is a number that heads a paragraph, or stands in a list within one.
type numbered struct {
	span    text.Span
	style   report.Style
	ordinal int
	section int
	inline  bool
	// meant is the ordinal that would have followed, where the written one does
	// not; the next number may follow either.
	meant int
}

// follows reports whether n is the next number after was.
func (n numbered) follows(was numbered) bool {
	return n.ordinal == was.ordinal+1 || was.meant > 0 && n.ordinal == was.meant+1
}

// list is what the numbers of one style in one section are counted by.
type list struct {
	section int
	style   report.Style
}

// numberingGaps finds numbers that do not follow each other: a gap, a repeat, a
// step back. Numbers count within their section and style. A list may begin
// anew with 1 at any place, and may go on where the same style left off in an
// earlier section (reports that number their tasks through).
func numberingGaps(d *draft) {
	last := make(map[list]numbered)
	anywhere := make(map[report.Style]numbered)
	for _, n := range numbers(d.Doc) {
		k := list{n.section, n.style}
		was, begun := last[k]
		through, ever := anywhere[n.style]
		switch {
		case begun && n.follows(was), ever && n.follows(through):
		case n.ordinal == 1 && !(begun && repeatsHead(was, n)):
		case begun:
			d.misnumbered(n, was)
			n.meant = was.ordinal + 1
		case ever && n.ordinal == through.ordinal:
			// The same number again in another section: two lists that both lack
			// their beginning; said once, at the first.
		default:
			d.headless(n)
		}
		last[k], anywhere[n.style] = n, n
	}
}

// repeatsHead reports whether a second 1 repeats the first: two heads of the
// outline (一、 or （一）) directly after each other.
func repeatsHead(was, n numbered) bool {
	return was.ordinal == 1 && !was.inline && !n.inline && n.style.Numeral == report.Han && n.style.After != "是" && n.style.After != "要"
}

func (d *draft) misnumbered(n, was numbered) {
	if d.hidden(n, was) {
		return
	}
	f := Finding{Severity: Error, Span: n.span, Other: &Other{-1, was.span}}
	written := func(o int) string { return strings.TrimRight(report.Format(n.style, o), "、．.，,") }
	here, before := written(n.ordinal), written(was.ordinal)
	switch {
	case n.ordinal == was.ordinal:
		f.Message = fmt.Sprintf("编号重复：前面已有“%s”", before)
	case n.ordinal < was.ordinal:
		f.Message = fmt.Sprintf("编号倒退：“%s”之后是“%s”", before, here)
	case n.ordinal == was.ordinal+2:
		f.Message = fmt.Sprintf("编号断档：“%s”之后是“%s”，缺“%s”", before, here, written(was.ordinal+1))
	default:
		f.Message = fmt.Sprintf("编号断档：“%s”之后是“%s”，缺“%s”至“%s”", before, here, written(was.ordinal+1), written(n.ordinal-1))
	}
	if n.inline || was.inline {
		f.Severity = Warning
	}
	f.Suggestion = report.Format(styleAsWritten(d.Doc.Text, n), was.ordinal+1)
	d.add(f)
}

// hidden reports whether the numbers that seem to lack stand at the starts of
// lines after all, only written so that they are not read as numbers (3．10种…).
func (d *draft) hidden(n, was numbered) bool {
	if n.style.Numeral == report.Han {
		return false
	}
	between := d.Doc.Text[min(was.span.End, n.span.Start):n.span.Start]
	for o := was.ordinal + 1; o < n.ordinal; o++ {
		number := strings.TrimRight(report.Format(n.style, o), "、．.，,")
		if number == "" || !text.HasAny(between, "\n"+number+".", "\n"+number+"．", "\n"+number+"、") {
			return false
		}
	}
	return n.ordinal > was.ordinal+1
}

// headless reports a list that does not begin with 1. Within a sentence 一要 may
// stand where no punctuation marks it (坚持一要吃饭，二要建设).
func (d *draft) headless(n numbered) {
	if n.inline && strings.Contains(d.Doc.Text[max(0, n.span.Start-longestItem):n.span.Start], report.Format(n.style, n.ordinal-1)) {
		return
	}
	first := strings.TrimRight(report.Format(n.style, 1), "、．.，,")
	d.add(Finding{
		Severity: Warning, Span: n.span,
		Message: fmt.Sprintf("编号断档：前面没有“%s”", first),
	})
}

// longestItem is how many bytes back the member before is looked for.
const longestItem = 3 * 200

// styleAsWritten is the number's own style, before brackets of both widths were
// taken for one.
func styleAsWritten(t string, n numbered) report.Style {
	style, _, _ := report.ParseNumber(n.span.Of(t))
	if !style.Counts() {
		return n.style
	}
	return style
}

// numbers are all numbers of the text that count, in its order.
func numbers(doc *report.Document) []numbered {
	var all []numbered
	for i, b := range doc.Blocks {
		if b.Kind == report.Title {
			continue
		}
		section := b.Section
		at := b.Span.Start
		if b.Number != "" {
			style, ordinal, length := report.ParseNumber(b.Span.Of(doc.Text))
			if style.Counts() && style.Numeral != report.Spoken && length > 0 {
				n := numbered{text.Span{Start: at, End: at + length}, oneWidth(style), ordinal, section, false, 0}
				all = append(all, n)
			}
			at += length
		}
		if b.Kind == report.Heading {
			section = i
		}
		all = append(all, spoken(doc.Text, text.Span{Start: at, End: b.Span.End}, section)...)
	}
	return all
}

// oneWidth takes brackets and points of both widths for one: mixing them is a
// matter of style and leaves no gap.
func oneWidth(s report.Style) report.Style {
	switch s.Before {
	case "(":
		s.Before = "（"
	case "[", "［", "〔", "【":
		s.Before = "〔"
	}
	switch s.After {
	case ")":
		s.After = "）"
	case "]", "］", "〕", "】":
		s.After = "〕"
	case "．", ".":
		s.After = "."
		if s.Numeral == report.Han {
			s.After = "、"
		}
	}
	if s.Numeral == report.Wide {
		s.Numeral = report.Arabic
	}
	if s.Numeral == report.Arabic && s.Before == "" && s.After == "、" {
		s.After = "."
	}
	return s
}

// spoken finds 一是, 二是 and 一要, 二要 within a paragraph, after a mark of
// punctuation: not 统一是, not 三是… within a word.
func spoken(t string, in text.Span, section int) []numbered {
	var found []numbered
	for at := in.Start; at < in.End; {
		r, size := utf8.DecodeRuneInString(t[at:in.End])
		at += size
		if !strings.ContainsRune("。；;：:，,！!？?、", r) {
			continue
		}
		style, ordinal, length := report.ParseNumber(t[at:in.End])
		if length == 0 || style.Numeral != report.Han || style.Before != "" || style.After != "是" && style.After != "要" {
			continue
		}
		found = append(found, numbered{text.Span{Start: at, End: at + length}, style, ordinal, section, true, 0})
	}
	return found
}
