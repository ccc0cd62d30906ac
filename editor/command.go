package editor

import (
	"strings"
	"time"

	"reportdesk/internal/text"
)

// indent is what begins a Chinese paragraph: two characters of blank.
const indent = "　　"

// Move carries the caret to a place. Where extend is set, what is selected grows
// to there; otherwise nothing is selected afterwards.
func Move(s State, to Place, extend bool) Transaction {
	return moveTo(s, to(s.Text, s.Selection.Head), extend)
}

func moveTo(s State, at int, extend bool) Transaction {
	sel := At(at)
	if extend {
		sel.Anchor = s.Selection.Anchor
	}
	return Transaction{Selection: &sel, Origin: Moved}
}

// MoveLeft and MoveRight carry the caret by a cluster; without extend they only
// give a selection up, to its near end.
func MoveLeft(s State, extend bool) Transaction {
	if !extend && !s.Selection.Empty() {
		return moveTo(s, s.Selection.Span().Start, false)
	}
	return Move(s, ClusterLeft, extend)
}

// MoveRight: see MoveLeft.
func MoveRight(s State, extend bool) Transaction {
	if !extend && !s.Selection.Empty() {
		return moveTo(s, s.Selection.Span().End, false)
	}
	return Move(s, ClusterRight, extend)
}

// Select selects a span, with the caret at its end.
func Select(sp text.Span) Transaction {
	return Transaction{Selection: &Selection{Anchor: sp.Start, Head: sp.End}, Origin: Moved}
}

// SelectAll selects the whole text.
func SelectAll(s State) Transaction { return Select(text.Span{End: s.Text.Len()}) }

// SelectWord selects the word at a place, SelectParagraph the paragraph with its
// line end, where it has one.
func SelectWord(s State, at int) Transaction { return Select(WordAt(s.Text, at)) }

// SelectParagraph: see SelectWord.
func SelectParagraph(s State, at int) Transaction {
	sp := s.Text.Line(s.Text.LineOf(at))
	sp.End = min(s.Text.Len(), sp.End+1)
	return Select(sp)
}

// Insert puts text in the place of what is selected, with the caret behind it.
// Line ends of other systems become '\n', and what is no UTF-8 becomes �.
func Insert(s State, fresh string, origin Origin, at time.Time) Transaction {
	sp, fresh := s.Selection.Span(), Clean(fresh)
	sel := At(sp.Start + len(fresh))
	return Transaction{Edits: text.Edits{{Span: sp, New: fresh}}, Selection: &sel, Origin: origin, At: at}
}

// Drop moves what is selected to a place, or copies it there, and selects it. Where
// that is the place that it has, the transaction has no edits.
func Drop(s State, to int, copied bool, at time.Time) Transaction {
	sp := s.Selection.Span()
	tr := Transaction{Origin: Pasted, At: at}
	if sp.Empty() || !copied && sp.Start <= to && to <= sp.End {
		return tr
	}
	tr.Edits = text.Edits{{Span: text.Span{Start: to, End: to}, New: s.Text.Slice(sp)}}
	start := to
	if !copied {
		tr.Edits = append(tr.Edits, text.Edit{Span: sp})
		tr.Edits.Sort()
		if to > sp.Start {
			start -= sp.Len()
		}
	}
	tr.Selection = &Selection{Anchor: start, Head: start + sp.Len()}
	return tr
}

// Clean brings text from elsewhere into the form that a draft has.
func Clean(s string) string {
	if strings.ContainsAny(s, "\r\x00\u2028\u2029") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\x00", "").Replace(s)
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// Delete takes away what is selected, or from the caret to a place. Where that
// is nothing, the transaction has no edits.
func Delete(s State, to Place, at time.Time) Transaction {
	sp := s.Selection.Span()
	if sp.Empty() {
		sp = Selection{s.Selection.Head, to(s.Text, s.Selection.Head)}.Span()
	}
	tr := Transaction{Origin: Deleted, At: at}
	if !sp.Empty() {
		sel := At(sp.Start)
		tr.Edits, tr.Selection = text.Edits{{Span: sp}}, &sel
	}
	return tr
}

// Indent begins the caret's paragraph with a blank of two characters, where the
// caret stands at its start; elsewhere it does nothing.
func Indent(s State, at time.Time) Transaction {
	tr := Transaction{Origin: Command, At: at}
	if start := ParagraphStart(s.Text, s.Selection.Head); s.Selection == At(start) {
		tr.Edits = text.Edits{{Span: text.Span{Start: start, End: start}, New: indent}}
	}
	return tr
}

// Outdent takes the blank away again, where the caret stands before or behind it.
func Outdent(s State, at time.Time) Transaction {
	tr := Transaction{Origin: Command, At: at}
	par, sp := paragraphAt(s.Text, s.Selection.Head)
	n := len(par) - len(strings.TrimLeft(par, "　 "))
	if n > 0 && s.Selection.Empty() && s.Selection.Head <= sp.Start+n {
		n = min(n, len(indent))
		tr.Edits = text.Edits{{Span: text.Span{Start: sp.Start, End: sp.Start + n}}}
	}
	return tr
}

// ReplaceAll puts text in the place of each span, as one step. The spans rise
// and do not overlap, as Find gives them.
func ReplaceAll(spans []text.Span, fresh string, at time.Time) Transaction {
	tr := Transaction{Origin: Command, At: at}
	fresh = Clean(fresh)
	for _, sp := range spans {
		tr.Edits = append(tr.Edits, text.Edit{Span: sp, New: fresh})
	}
	return tr
}
