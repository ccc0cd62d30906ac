package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// marked reads a text with the caret at | or a selection between [ and ].
func marked(s string) State {
	if i := strings.IndexByte(s, '|'); i >= 0 {
		st := NewState(s[:i] + s[i+1:])
		st.Selection = At(i)
		return st
	}
	i, j := strings.IndexByte(s, '['), strings.IndexByte(s, ']')
	st := NewState(s[:i] + s[i+1:j] + s[j+1:])
	st.Selection = Selection{i, j - 1}
	return st
}

func show(s State) string {
	t, sp := s.Text.String(), s.Selection.Span()
	if sp.Empty() {
		return t[:sp.Start] + "|" + t[sp.End:]
	}
	return t[:sp.Start] + "[" + t[sp.Start:sp.End] + "]" + t[sp.End:]
}

func TestCommands(t *testing.T) {
	place := func(p Place) func(State) Transaction {
		return func(s State) Transaction { return Move(s, p, false) }
	}
	remove := func(p Place) func(State) Transaction {
		return func(s State) Transaction { return Delete(s, p, noon) }
	}
	for _, c := range []struct {
		proves       string
		do           func(State) Transaction
		before, want string
	}{
		{"a clause is a word", place(WordRight), "|全区经济，稳中", "全区经济|，稳中"},
		{"a mark is one", place(WordRight), "全区|，稳中", "全区，|稳中"},
		{"a number is one, with what stands in it", place(WordRight), "完成|1,234.5亿元", "完成1,234.5|亿元"},
		{"a Latin word takes its spaces", place(WordRight), "|don't stop", "don't |stop"},
		{"a line end is a step", place(WordRight), "全区|\n稳中", "全区\n|稳中"},
		{"back over spaces", place(WordLeft), "one two |", "one |two "},
		{"back over a line end", place(WordLeft), "全区\n|稳中", "全区|\n稳中"},
		{"a combined sign is one", place(ClusterRight), "|e\u0301a", "e\u0301|a"},
		{"a family is one", place(ClusterLeft), "甲👨‍👩‍👧|", "甲|👨‍👩‍👧"},
		{"the next paragraph", place(ParagraphDown), "全|区\n稳中", "全区\n|稳中"},
		{"delete a sign beyond the first plane", remove(ClusterLeft), "㐀𠮷|", "㐀|"},
		{"delete a word", remove(WordLeft), "增长5.6|%", "增长|%"},
		{"delete a selection, whatever the key", remove(WordLeft), "增[长5]%", "增|%"},
		{"join paragraphs", remove(ClusterRight), "全区|\n稳中", "全区|稳中"},
		{"a word at a place", func(s State) Transaction { return SelectWord(s, 3) }, "|全区，稳", "[全区]，稳"},
		{"a paragraph with its end", func(s State) Transaction { return SelectParagraph(s, 0) }, "全|区\n稳", "[全区\n]稳"},
		{"an indent", func(s State) Transaction { return Indent(s, noon) }, "全\n|区", "全\n　　|区"},
		{"no indent within a paragraph", func(s State) Transaction { return Indent(s, noon) }, "全|区", "全|区"},
		{"an indent less", func(s State) Transaction { return Outdent(s, noon) }, "　　　|区", "　|区"},
		{"line ends of elsewhere", func(s State) Transaction { return Insert(s, "甲\r\n乙\r丙", Pasted, noon) }, "[全]区", "甲\n乙\n丙|区"},
	} {
		s := marked(c.before)
		after, err := s.Apply(c.do(s))
		if have := show(after); err != nil || have != c.want {
			t.Errorf("%s: %s\n have %s %v\n want %s", c.proves, c.before, have, err, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		in   string
		q    Query
		want string
	}{
		{"增长5%、增长６％", Query{Text: "增长"}, "[{0 6} {11 17}]"},
		{"增长5%、增长５％", Query{Text: "5%", AnyWidth: true}, "[{6 8} {17 23}]"},
		{"增长5%", Query{Text: "５％"}, "[]"},
		{"哈哈哈", Query{Text: "哈哈"}, "[{0 6}]"},
		{"（一）(一)", Query{Text: "(一)", AnyWidth: true}, "[{0 9} {9 14}]"},
		{"甲", Query{AnyWidth: true}, "[]"},
	} {
		if have := fmt.Sprint(Find(c.in, c.q)); have != c.want {
			t.Errorf("%+v in %q\n have %s\n want %s", c.q, c.in, have, c.want)
		}
	}
}

func TestReplaceAllIsOneStep(t *testing.T) {
	s, h := marked("增长、增|长、增长"), History{}
	tr := ReplaceAll(Find(s.Text.String(), Query{Text: "增长"}), "同比增长", noon)
	after, err := s.Apply(tr)
	if err != nil || after.Text.String() != "同比增长、同比增长、同比增长" {
		t.Fatal(after.Text.String(), err)
	}
	back, _, _ := h.Push(s, after, tr).Undo(after)
	if show(back) != "增长、增|长、增长" {
		t.Error(show(back))
	}
}

func TestJoinedChangesAreOneStep(t *testing.T) {
	s, h := marked("（二）甲\n（一）|乙"), History{}
	for i, es := range []text.Edits{
		{{Span: text.Span{Start: 3, End: 6}, New: "一"}},
		{{Span: text.Span{Start: 16, End: 19}, New: "二"}},
	} {
		tr := Transaction{Edits: es, Origin: Command, At: noon, Joined: i > 0}
		next, err := s.Apply(tr)
		if err != nil {
			t.Fatal(err)
		}
		h, s = h.Push(s, next, tr), next
	}
	done := show(s)
	back, h, _ := h.Undo(s)
	if done != "（一）甲\n（二）|乙" || show(back) != "（二）甲\n（一）|乙" || h.CanUndo() {
		t.Errorf("done %s, undone %s", done, show(back))
	}
	if again, _, _ := h.Redo(back); show(again) != done {
		t.Errorf("done again %s", show(again))
	}
}

// FuzzCommands: every command leaves a text that is UTF-8, a caret between
// clusters, and, taken back, the state it began with. Places to the right lie
// right, places to the left left.
func FuzzCommands(f *testing.F) {
	f.Add("全年完成612.4亿元，\n　　增长5.6%；don't e\u0301 👨‍👩‍👧", 7, []byte{0, 1, 2, 3, 12, 9})
	f.Add("🇨🇳🇨🇳\u0301", 4, []byte{8, 8, 10, 11})
	f.Fuzz(func(t *testing.T, s string, at int, program []byte) {
		if !utf8.ValidString(s) || len(s) > 2000 {
			t.Skip()
		}
		state := NewState(Clean(s))
		state, _ = state.Apply(Move(state, func(t Text, _ int) int { return ClusterRight(t, boundary(t, at)) }, false))
		first, h := state, History{}
		rightward := []Place{ClusterRight, WordRight, ParagraphEnd, ParagraphDown, TextEnd}
		leftward := []Place{ClusterLeft, WordLeft, ParagraphStart, ParagraphUp, TextStart}
		for _, b := range program {
			here := state.Selection.Head
			k := int(b) % 5
			if r := rightward[k](state.Text, here); r < here || r == here && k < 2 && here < state.Text.Len() {
				t.Fatalf("%q: place %d goes right from %d to %d", state.Text.String(), k, here, r)
			}
			if l := leftward[k](state.Text, here); l > here || l == here && k < 2 && here > 0 {
				t.Fatalf("%q: place %d goes left from %d to %d", state.Text.String(), k, here, l)
			}
			tr := command(state, int(b)/5, rightward[k], leftward[k])
			next, err := state.Apply(tr)
			if err != nil {
				t.Fatal(err)
			}
			h = h.Push(state, next, tr)
			state = next
			between(t, state)
		}
		for h.CanUndo() {
			state, h, _ = h.Undo(state)
		}
		if state.Text.String() != first.Text.String() {
			t.Fatalf("taken back: %q, want %q", state.Text.String(), first.Text.String())
		}
	})
}

func command(s State, k int, right, left Place) Transaction {
	switch k % 9 {
	case 0:
		return Move(s, right, false)
	case 1:
		return Move(s, left, true)
	case 2:
		return Delete(s, right, noon)
	case 3:
		return Delete(s, left, noon)
	case 4:
		return SelectWord(s, s.Selection.Head)
	case 5:
		return SelectParagraph(s, s.Selection.Head)
	case 6:
		return Indent(s, noon)
	case 7:
		return Outdent(s, noon)
	}
	return Insert(s, "新\r\n", Pasted, noon)
}

// boundary is a boundary of runes near a number.
func boundary(t Text, at int) int {
	s := t.String()
	at = min(max(at, 0), len(s))
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

func between(t *testing.T, s State) {
	t.Helper()
	if !utf8.ValidString(s.Text.String()) {
		t.Fatalf("no UTF-8: %q", s.Text.String())
	}
	for _, at := range []int{s.Selection.Head, s.Selection.Anchor} {
		par, span := paragraphAt(s.Text, at)
		place := 0
		for place < at-span.Start {
			place = text.ClusterAfter(par, place)
		}
		if place != at-span.Start {
			t.Fatalf("%q: the caret stands at %d, inside a cluster", par, at-span.Start)
		}
	}
}

// FuzzFind: what is found is what was looked for, and nothing lies between.
func FuzzFind(f *testing.F) {
	f.Add("增长5%、增长５％", "5%")
	f.Fuzz(func(t *testing.T, s, query string) {
		if !utf8.ValidString(s) || !utf8.ValidString(query) || query == "" {
			t.Skip()
		}
		exact, any := Find(s, Query{Text: query}), Find(s, Query{Text: query, AnyWidth: true})
		if len(exact) != strings.Count(s, query) {
			t.Fatalf("%d found, %d counted", len(exact), strings.Count(s, query))
		}
		if len(any) < len(exact) && !slices.ContainsFunc(exact, func(e text.Span) bool {
			return slices.ContainsFunc(any, func(a text.Span) bool { return a.Overlaps(e) && a != e })
		}) {
			t.Fatalf("%v of any width, %v exactly", any, exact)
		}
		end := 0
		for _, sp := range any {
			if sp.Start < end || len([]rune(s[sp.Start:sp.End])) != len([]rune(query)) {
				t.Fatalf("found %v after %d", sp, end)
			}
			end = sp.End
		}
	})
}

func TestDropMovesOrCopies(t *testing.T) {
	s := NewState("甲乙丙丁")
	s.Selection = Selection{Anchor: 3, Head: 6} // 乙
	for _, c := range []struct {
		to     int
		copied bool
		want   string
	}{{12, false, "甲丙丁乙"}, {0, false, "乙甲丙丁"}, {12, true, "甲乙丙丁乙"}, {6, false, "甲乙丙丁"}, {3, false, "甲乙丙丁"}} {
		tr := Drop(s, c.to, c.copied, noon)
		after, err := s.Apply(tr)
		if err != nil || after.Text.String() != c.want {
			t.Errorf("Drop(%d, %v): have %q (%v), want %q", c.to, c.copied, after.Text.String(), err, c.want)
			continue
		}
		if len(tr.Edits) > 0 && after.Text.Slice(after.Selection.Span()) != "乙" {
			t.Errorf("Drop(%d, %v) selects %q, want 乙", c.to, c.copied, after.Text.Slice(after.Selection.Span()))
		}
	}
}
