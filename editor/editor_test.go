package editor

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"reportdesk/internal/text"
)

var noon = time.Date(2026, 1, 3, 12, 0, 0, 0, time.UTC)

// write plays a program of bytes as edits onto a state: the driver of the laws.
func write(t *testing.T, s State, h History, program []byte) (State, History) {
	t.Helper()
	at := noon
	for len(program) >= 4 {
		start := int(program[0])<<4 | int(program[1])
		if start > s.Text.Len() {
			start %= s.Text.Len() + 1
		}
		end := min(s.Text.Len(), start+int(program[2])%32)
		fresh := strings.Repeat("报告\n"[:int(program[3])%8], 1+int(program[3])/8)
		tr := Transaction{Edits: text.Edits{{Span: text.Span{Start: start, End: end}, New: fresh}}, Origin: Typed, At: at}
		next, err := s.Apply(tr)
		if err != nil {
			t.Fatal(err)
		}
		h = h.Push(s, next, tr)
		s, at = next, at.Add(time.Duration(program[2])*50*time.Millisecond)
		program = program[4:]
	}
	return s, h
}

func FuzzHistory(f *testing.F) {
	f.Add("各位代表：\n现在，我代表区人民政府作报告。", []byte{0, 3, 0, 6, 0, 9, 0, 6, 0, 0, 31, 0})
	f.Add("", []byte{0, 0, 0, 255, 15, 0, 9, 9})
	f.Fuzz(func(t *testing.T, s string, program []byte) {
		first := NewState(s)
		last, h := write(t, first, History{}, program)
		if len(program) < 4 {
			return
		}
		undone, back := last, h
		for back.CanUndo() {
			depth := back.Depth()
			undone, back, _ = back.Undo(undone)
			if back.Depth() != depth-1 {
				t.Fatalf("depth %d after %d", back.Depth(), depth)
			}
		}
		if undone.Text.String() != s {
			t.Fatalf("all undone: %q, want %q", undone.Text.String(), s)
		}
		if undone.Selection != first.Selection {
			t.Fatalf("selection %v, want %v", undone.Selection, first.Selection)
		}
		again := undone
		for back.CanRedo() {
			again, back, _ = back.Redo(again)
		}
		if again.Text.String() != last.Text.String() || again.Selection != last.Selection || back.Depth() != h.Depth() {
			t.Fatalf("all done again: %q at %v, want %q at %v", again.Text.String(), again.Selection, last.Text.String(), last.Selection)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add("一、工作回顾\n（一）经济\n", []byte{0, 1, 2, 3}, 5)
	f.Fuzz(func(t *testing.T, s string, program []byte, at int) {
		state, _ := write(t, NewState(strings.Repeat(s, 60)), History{}, program)
		whole := state.Text.String()
		if state.Text.Len() != len(whole) || state.Text.Runes() < utf8.RuneCountInString(whole) {
			t.Fatalf("%d bytes, %d runes counted", state.Text.Len(), state.Text.Runes())
		}
		lines := strings.Split(whole, "\n")
		if state.Text.Lines() != len(lines) {
			t.Fatalf("%d lines, want %d", state.Text.Lines(), len(lines))
		}
		for i, want := range lines {
			sp := state.Text.Line(i)
			if got := state.Text.Slice(sp); got != want {
				t.Fatalf("line %d is %q, want %q", i, got, want)
			}
			if state.Text.LineOf(sp.Start) != i || state.Text.LineOf(sp.End) != i {
				t.Fatalf("line %d is found as %d to %d", i, state.Text.LineOf(sp.Start), state.Text.LineOf(sp.End))
			}
		}
		wellFormed(t, state.Text.root)
	})
}

func wellFormed(t *testing.T, n *node) {
	if n == nil || n.height == 1 {
		return
	}
	if d := n.left.height - n.right.height; d < -1 || d > 1 {
		t.Fatalf("heights %d and %d under one node", n.left.height, n.right.height)
	}
	wellFormed(t, n.left)
	wellFormed(t, n.right)
}

func TestAnOlderStateStaysWhatItWas(t *testing.T) {
	before := NewState(strings.Repeat("全区地区生产总值。\n", 1000))
	was := before.Text.String()
	after, err := before.Apply(Transaction{Edits: text.Edits{{Span: text.Span{Start: 3, End: 300}, New: "新"}}})
	if err != nil || before.Text.String() != was || after.Text.Len() != len(was)-297+3 {
		t.Fatal(err, before.Text.Len(), after.Text.Len())
	}
	if after.Revision != before.Revision+1 {
		t.Error("the revision did not grow")
	}
}

func TestATypedRunIsOneStepAndAPauseEndsIt(t *testing.T) {
	s, h, at := NewState(""), History{}, noon
	key := func(c string, after time.Duration) {
		at = at.Add(after)
		tr := Transaction{Edits: text.Edits{{Span: s.Selection.Span(), New: c}}, Origin: Typed, At: at}
		next, err := s.Apply(tr)
		if err != nil {
			t.Fatal(err)
		}
		s, h = next, h.Push(s, next, tr)
	}
	for _, c := range []string{"工", "作", "报", "告"} {
		key(c, 100*time.Millisecond)
	}
	key("。", 3*time.Second)
	key("\n", 100*time.Millisecond)
	if h.Depth() != 3 {
		t.Errorf("%d steps, want the run, what followed the pause, and the new paragraph", h.Depth())
	}
	s, h, _ = h.Undo(s)
	s, h, _ = h.Undo(s)
	if s.Text.String() != "工作报告" {
		t.Errorf("got %q", s.Text.String())
	}
	if s, _, _ = h.Undo(s); s.Text.String() != "" {
		t.Errorf("got %q", s.Text.String())
	}
}

func TestWhatLeavesTheTextIsRefused(t *testing.T) {
	s := NewState("甲")
	far := At(9)
	for _, tr := range []Transaction{
		{Edits: text.Edits{{Span: text.Span{Start: 0, End: 9}}}},
		{Selection: &far},
	} {
		if got, err := s.Apply(tr); !errors.Is(err, text.ErrEdits) || got.Text.String() != "甲" || got.Revision != 0 {
			t.Errorf("%v: %v", tr, err)
		}
	}
}

// BenchmarkKey types at random places of a draft of a million characters.
func BenchmarkKey(b *testing.B) {
	s := NewState(strings.Repeat("一般公共预算收入稳步增长。\n", 77_000))
	rng := rand.New(rand.NewPCG(1, 2))
	for b.Loop() {
		at := rng.IntN(s.Text.Len()/3) * 3
		next, err := s.Apply(Transaction{Edits: text.Edits{{Span: text.Span{Start: at, End: at}, New: "新"}}})
		if err != nil {
			b.Fatal(err)
		}
		_ = next.Text.Line(next.Text.LineOf(at))
	}
}
