package report

import (
	"strings"

	"reportdesk/internal/text"
)

// BlankKind says what is to be done with a blank.
type BlankKind string

// The kinds of blanks.
const (
	// BlankFigure stands for a number; the unit stands behind it.
	BlankFigure BlankKind = "figure"
	// BlankRewrite holds words of last year's that only last year could say.
	BlankRewrite BlankKind = "rewrite"
	// BlankTask is what last year's report promised, set beside the review.
	BlankTask BlankKind = "task"
)

// Blank is a marked place of a draft that has to be filled, rewritten or taken
// away before the draft is done. In the text it is written
//
//	〔待填：上年27.3〕亿元　〔待改写：…〕　〔上年任务：…〕
//
// with brackets that GB 2312 has and reports use only for the numbers of
// documents, so that it survives txt, GBK and docx and is found again.
type Blank struct {
	// Span covers the whole mark, from 〔 to 〕. To fill a blank is to replace it:
	// of a figure by the number, whose unit stands behind and stays.
	Span text.Span
	Kind BlankKind
	// Hint is last year's number as it was written, last year's words, or last
	// year's task; "" for 〔待填〕.
	Hint string
	// Older is set where the hint is not last year's but older: a blank that was
	// carried on unfilled.
	Older bool
}

var blankOpenings = []struct {
	sign string
	kind BlankKind
}{{"〔待填", BlankFigure}, {"〔待改写", BlankRewrite}, {"〔上年任务", BlankTask}}

// How old a figure's hint is.
const lastYearsHint, olderHint = "上年", "往年"

// Blanks finds the blanks of a text in its order. None lies within another or
// reaches over the end of a line.
func Blanks(t string) []Blank {
	var list []Blank
	for at := 0; ; {
		i := strings.Index(t[at:], "〔")
		if i < 0 {
			return list
		}
		at += i
		b, ok := BlankAt(t[at:])
		if !ok {
			at += len("〔")
			continue
		}
		b.Span = b.Span.Shift(at)
		list = append(list, b)
		at = b.Span.End
	}
}

// BlankAt reads a blank at the start of a text.
func BlankAt(t string) (Blank, bool) {
	for _, o := range blankOpenings {
		rest, ok := strings.CutPrefix(t, o.sign)
		if !ok {
			continue
		}
		body := strings.TrimPrefix(strings.TrimPrefix(rest, "："), ":")
		end := closing(body)
		if end < 0 || body == rest && end > 0 {
			return Blank{}, false
		}
		b := Blank{Kind: o.kind, Hint: body[:end], Span: text.Span{End: len(t) - len(body) + end + len("〕")}}
		if o.kind == BlankFigure {
			b.Hint, b.Older = strings.CutPrefix(b.Hint, olderHint)
			b.Hint = strings.TrimSpace(strings.TrimPrefix(b.Hint, lastYearsHint))
		}
		return b, true
	}
	return Blank{}, false
}

// isBlankLine reports whether a line is nothing but a blank.
func isBlankLine(s string) bool {
	b, ok := BlankAt(s)
	return ok && b.Span.Len() == len(s)
}

// closing is where the bracket that is open at the start of s closes, -1 where
// it does not before the end of the line.
func closing(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '\n', '\r':
			return -1
		case '〔':
			depth++
		case '〕':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// Mark writes the blank as it stands in a text.
func (b Blank) Mark() string {
	for _, o := range blankOpenings {
		if o.kind != b.Kind {
			continue
		}
		hint := b.Hint
		if b.Kind == BlankFigure && hint != "" {
			age := lastYearsHint
			if b.Older {
				age = olderHint
			}
			hint = age + hint
		}
		if hint == "" {
			return o.sign + "〕"
		}
		return o.sign + "：" + hint + "〕"
	}
	return ""
}

// Caption is the blank in a few words, as the window shows it: 待填　上年 27.
func (b Blank) Caption() string {
	switch {
	case b.Kind == BlankRewrite:
		return "待改写"
	case b.Kind == BlankTask:
		return "上年任务"
	case b.Hint == "":
		return "待填"
	case b.Older:
		return "待填　" + olderHint + " " + b.Hint
	}
	return "待填　" + lastYearsHint + " " + b.Hint
}

// WithoutBlanks is a text without its blanks: what is written of it, for counting.
func WithoutBlanks(t string) string {
	list := Blanks(t)
	if len(list) == 0 {
		return t
	}
	var b strings.Builder
	at := 0
	for _, blank := range list {
		b.WriteString(t[at:blank.Span.Start])
		at = blank.Span.End
	}
	b.WriteString(t[at:])
	return b.String()
}

// Characters counts those of a text as offices count: without white space, without
// marks that belong to the sign before them, and without blanks, which are not
// written yet.
func Characters(t string) int {
	n := 0
	for _, r := range WithoutBlanks(t) {
		if !text.IsSpace(r) && !text.Extends(r) {
			n++
		}
	}
	return n
}
