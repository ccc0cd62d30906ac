package editor

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestGuard(t *testing.T) {
	remove := func(p Place) func(State) Transaction {
		return func(s State) Transaction { return Delete(s, p, noon) }
	}
	types := func(fresh string) func(State) Transaction {
		return func(s State) Transaction { return Insert(s, fresh, Typed, noon) }
	}
	for _, c := range []struct {
		proves       string
		do           func(State) Transaction
		before, want string // "" for refused
	}{
		{"a cell is written in", types("亿"), "甲\t1|元\n乙\t2", "甲\t1亿|元\n乙\t2"},
		{"a cell's sign is deleted", remove(ClusterLeft), "甲\t12|\n乙\t2", "甲\t1|\n乙\t2"},
		{"no cells are joined", remove(ClusterLeft), "甲\t|1\n乙\t2", ""},
		{"no rows are joined", remove(ClusterRight), "甲\t1|\n乙\t2", ""},
		{"no row is split", types("\n"), "甲\t1|2\n乙\t2", ""},
		{"no table is split", types("\n"), "甲\t1|\n乙\t2", ""},
		{"a paragraph before the table", types("\n"), "|甲\t1\n乙\t2", "\n|甲\t1\n乙\t2"},
		{"a paragraph behind the table", types("\n"), "甲\t1\n乙\t2|", "甲\t1\n乙\t2\n|"},
		{"a paragraph does not run into a row", remove(ClusterRight), "段|\n甲\t1", ""},
		{"nor a row into a paragraph", remove(ClusterLeft), "甲\t1\n|段", ""},
		{"a blank line before a table goes", remove(ClusterRight), "段\n|\n甲\t1", "段\n|甲\t1"},
		{"a blank line behind a table goes", remove(ClusterLeft), "甲\t1\n|\n段", "甲\t1|\n段"},
		{"a table goes whole", remove(ClusterLeft), "段[落\n甲\t1\n乙\t2\n后]文", "段|文"},
		{"and not by half", remove(ClusterLeft), "段[落\n甲\t1\n乙]\t2", ""},
		{"a table of one row goes", remove(ClusterLeft), "段\n[甲\t1]\n文", "段\n|\n文"},
		{"what is pasted into a cell is one line", func(s State) Transaction { return Insert(s, "一\n二\t三", Pasted, noon) }, "甲\t|1", "甲\t一 二 三|1"},
		{"rows are pasted where none are", func(s State) Transaction { return Insert(s, "甲\t1\n乙\t2", Pasted, noon) }, "段\n|\n文", "段\n甲\t1\n乙\t2|\n文"},
		{"a row more", func(s State) Transaction { return AddRow(s, noon) }, "甲\t1|\t2\n文", "甲\t1\t2\n|\t\t\n文"},
		{"a row less", func(s State) Transaction { return DeleteRow(s, noon) }, "段\n甲\t1|\t2", "段|"},
		{"the next cell", func(s State) Transaction { return Move(s, NextCell, false) }, "甲\t1|2\n乙\t2", "甲\t12\n|乙\t2"},
		{"the cell before", func(s State) Transaction { return Move(s, PrevCell, false) }, "甲\t12\n|乙\t2", "甲\t|12\n乙\t2"},
	} {
		s := marked(c.before)
		tr, err := Guard(s, c.do(s))
		if c.want == "" {
			if !errors.Is(err, ErrTable) {
				t.Errorf("%s: %q is not refused: %v", c.proves, c.before, tr.Edits)
			}
			continue
		}
		after, err2 := s.Apply(tr)
		if have := show(after); err != nil || err2 != nil || have != c.want {
			t.Errorf("%s: %q\nhave %q %v %v\nwant %q", c.proves, c.before, have, err, err2, c.want)
		}
	}
}

// cells are how many cells the rows of a text have, a table a string.
func cells(s string) []string {
	var tables []string
	inside := false
	for line := range strings.SplitSeq(s, "\n") {
		n := strings.Count(line, "\t")
		switch {
		case n > 0 && inside:
			tables[len(tables)-1] += " " + string(rune('0'+n%64))
		case n > 0:
			tables = append(tables, string(rune('0'+n%64)))
		}
		inside = n > 0
	}
	return tables
}

// FuzzGuard: whatever is typed or deleted, a table stays as it is in rows and
// cells, or goes whole. (Where the blank line between two goes, they are one.)
func FuzzGuard(f *testing.F) {
	f.Add("段\n甲\t1\n乙\t2\n\n文\n丙\t\t3", 2, 9, "新\n")
	f.Add("甲\t1\n乙\t2", 0, 0, "\n")
	f.Fuzz(func(t *testing.T, s string, a, b int, fresh string) {
		if s != Clean(s) || len(s) > 300 || !utf8.ValidString(fresh) || strings.Contains(fresh, "\t") {
			t.Skip()
		}
		state := NewState(s)
		state.Selection = Selection{boundary(state.Text, a), boundary(state.Text, b)}
		sp := state.Selection.Span()
		tr, err := Guard(state, Insert(state, fresh, Typed, noon))
		if err != nil {
			return
		}
		after, err := state.Apply(tr)
		if err != nil {
			t.Fatal(err)
		}
		want := cells(s)
		// Tables that are selected whole are gone: a table at a time, from the last.
		for at := sp.End; at >= sp.Start; at-- {
			table, ok := TableAt(state.Text, at)
			if !ok || !sp.Contains(table) {
				continue
			}
			k := len(cells(s[:table.Start]))
			want = slices.Delete(want, k, k+1)
			at = table.Start
		}
		if have := cells(after.Text.String()); strings.Join(have, " ") != strings.Join(want, " ") {
			t.Fatalf("%q with %q at %v became %q: tables %q, want %q", s, fresh, sp, after.Text.String(), have, want)
		}
	})
}
