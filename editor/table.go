package editor

import (
	"errors"
	"strings"
	"time"

	"reportdesk/internal/text"
)

// A table stands in a draft as import writes it: a row a line, the cells parted
// by tabs. Lines with a tab that follow each other are one table. Guard keeps what
// is typed from taking a row apart; within a cell anything can be written.

// cellEnd parts the cells of a row.
const cellEnd = "\t"

// ErrTable is returned for typing that would join, split or tear rows.
var ErrTable = errors.New("rows of a table stay whole")

// isRow reports whether line i is a row of a table.
func isRow(t Text, i int) bool { return strings.Contains(t.Slice(t.Line(i)), cellEnd) }

// TableAt is what the table covers that a place lies in, from its first row's
// start to its last one's end; ok is false where it lies in none.
func TableAt(t Text, at int) (sp text.Span, ok bool) {
	line := t.LineOf(at)
	if !isRow(t, line) {
		return text.Span{}, false
	}
	first, last := line, line
	for first > 0 && isRow(t, first-1) {
		first--
	}
	for last < t.Lines()-1 && isRow(t, last+1) {
		last++
	}
	return text.Span{Start: t.Line(first).Start, End: t.Line(last).End}, true
}

// Guard is asked about what is typed, deleted by a key or pasted: it gives back the
// transaction, or ErrTable where that would join rows with each other or with
// paragraphs, split one, or take cells away. A table goes where it is selected
// whole. What is pasted into a cell becomes one line of it. Commands are free: they
// know what they do.
func Guard(s State, tr Transaction) (Transaction, error) {
	if tr.Origin != Typed && tr.Origin != Deleted && tr.Origin != Pasted {
		return tr, nil
	}
	for i, e := range tr.Edits {
		now, err := guard(s.Text, e)
		if err != nil {
			return tr, err
		}
		if now != e {
			edits := append(text.Edits{}, tr.Edits...)
			edits[i] = now
			tr.Edits = edits
		}
	}
	return tr, nil
}

func guard(t Text, e text.Edit) (text.Edit, error) {
	breaks := strings.ContainsAny(e.New, "\n\t")
	if !breaks && !strings.ContainsAny(t.Slice(e.Span), "\n\t") {
		return e, nil // nearly always, and without reading the paragraph
	}
	first, last := t.LineOf(e.Start), t.LineOf(e.End)
	if first == last && isRow(t, first) {
		return inRow(t, e, t.Line(first))
	}
	for line := first; line <= last; line++ {
		if isRow(t, line) && !spares(t, e, line) {
			return e, ErrTable
		}
	}
	return e, nil
}

// inRow is guard for an edit within one row.
func inRow(t Text, e text.Edit, row text.Span) (text.Edit, error) {
	table, _ := TableAt(t, row.Start)
	switch {
	case e.Span == table: // the only row, selected whole
		return e, nil
	case strings.ContainsAny(t.Slice(e.Span), cellEnd):
		return e, ErrTable
	case e.Empty() && (e.Start == table.Start && strings.HasSuffix(e.New, "\n") || e.Start == table.End && strings.HasPrefix(e.New, "\n")):
		return e, nil // a paragraph before or behind the table
	case strings.Trim(e.New, "\n\t") == "":
		return e, ErrTable
	}
	e.New = strings.NewReplacer("\n", " ", "\t", " ").Replace(e.New) // as long as it was, so that the caret is right
	return e, nil
}

// spares reports whether an edit over several lines takes the table of a row
// whole, or only touches it from outside and leaves a line end there.
func spares(t Text, e text.Edit, line int) bool {
	row := t.Line(line)
	table, _ := TableAt(t, row.Start)
	switch {
	case e.Contains(table):
		return true
	case e.Start == table.End: // what is behind the table goes
		rest := t.Line(t.LineOf(e.End))
		return strings.HasPrefix(e.New, "\n") || e.New == "" && e.End == rest.End
	case e.End == table.Start: // what is before it goes
		return strings.HasSuffix(e.New, "\n") || e.New == "" && e.Start == t.Line(t.LineOf(e.Start)).Start
	}
	return false
}

// NextCell is the start of the cell behind the one that a place lies in, in the
// next row where it is the last; PrevCell that of the cell before. Outside of a
// table, and at its ends, the place itself.
func NextCell(t Text, at int) int {
	table, ok := TableAt(t, at)
	if !ok {
		return at
	}
	if i := strings.IndexAny(t.Slice(text.Span{Start: at, End: table.End}), "\t\n"); i >= 0 {
		return at + i + 1
	}
	return at
}

// PrevCell: see NextCell.
func PrevCell(t Text, at int) int {
	table, ok := TableAt(t, at)
	if !ok {
		return at
	}
	before := t.Slice(text.Span{Start: table.Start, End: at})
	end := strings.LastIndexAny(before, "\t\n")
	if end < 0 {
		return at
	}
	return table.Start + strings.LastIndexAny(before[:end], "\t\n") + 1
}

// AddRow adds an empty row below the caret's and goes to its first cell;
// DeleteRow takes the caret's away. Without a table they do nothing.
func AddRow(s State, at time.Time) Transaction {
	tr := Transaction{Origin: Command, At: at}
	row, sp := paragraphAt(s.Text, s.Selection.Head)
	if n := strings.Count(row, cellEnd); n > 0 {
		sel := At(sp.End + 1)
		tr.Edits = text.Edits{{Span: text.Span{Start: sp.End, End: sp.End}, New: "\n" + strings.Repeat(cellEnd, n)}}
		tr.Selection = &sel
	}
	return tr
}

// DeleteRow: see AddRow.
func DeleteRow(s State, at time.Time) Transaction {
	tr := Transaction{Origin: Command, At: at}
	row, sp := paragraphAt(s.Text, s.Selection.Head)
	if strings.Contains(row, cellEnd) {
		if sp.End < s.Text.Len() {
			sp.End++
		} else if sp.Start > 0 {
			sp.Start--
		}
		sel := At(sp.Start)
		tr.Edits, tr.Selection = text.Edits{{Span: sp}}, &sel
	}
	return tr
}
