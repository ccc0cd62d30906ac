package editor

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/text"
)

// shelf keeps a history as a library does, by what has changed of it.
type shelf struct {
	steps [][]byte
	done  int
	was   History
}

func (k *shelf) keep(h History) {
	d := h.Since(k.was)
	behind := k.steps[min(len(k.steps), max(d.Until, 1)-1):]
	if d.Until == Rest {
		behind = nil
	}
	k.steps = slices.Concat(k.steps[:d.From-1], d.Steps, behind)
	k.done, k.was = d.Done, h
}

// FuzzKept: a history that was kept now and then while it was written, undone and
// done again comes back as what it is: undone and done again it gives the same
// texts and selections.
func FuzzKept(f *testing.F) {
	f.Add("各位代表：\n现在，我代表区人民政府作报告。", []byte{0, 3, 0, 6, 250, 0, 9, 0, 6, 0, 0, 31, 0, 251, 253, 252})
	f.Add("", []byte{0, 0, 0, 255, 250, 250, 253, 15, 0, 9, 9, 253, 251, 251, 253})
	f.Fuzz(func(t *testing.T, s string, program []byte) {
		if len(s) > 1000 || len(program) > 400 {
			t.Skip()
		}
		state, h := NewState(Clean(s)), History{}
		var k shelf
		for len(program) > 0 {
			switch b := program[0]; {
			case b == 250:
				state, h, _ = h.Undo(state)
			case b == 251:
				state, h, _ = h.Redo(state)
			case b >= 252:
				k.keep(h)
			case len(program) >= 4:
				state, h = write(t, state, h, program[:4])
				program = program[3:]
			}
			program = program[1:]
		}
		k.keep(h)
		back, err := Restore(state, k.done, k.steps)
		if err != nil {
			t.Fatal(err)
		}
		if back.Depth() != h.Depth() || back.CanRedo() != h.CanRedo() {
			t.Fatalf("depth %d, want %d", back.Depth(), h.Depth())
		}
		samePast(t, state, h, back, History.Undo)
		samePast(t, state, h, back, History.Redo)
	})
}

func samePast(t *testing.T, state State, h, back History, step func(History, State) (State, History, []Transaction)) {
	t.Helper()
	a, b := state, state
	for range 1000 {
		var done, again []Transaction
		a, h, done = step(h, a)
		b, back, again = step(back, b)
		if a.Text.String() != b.Text.String() || a.Selection != b.Selection {
			t.Fatalf("have %q at %v, want %q at %v", b.Text.String(), b.Selection, a.Text.String(), a.Selection)
		}
		if len(done) == 0 && len(again) == 0 {
			return
		}
	}
}

// FuzzDamaged: bytes that are not what Since gave are refused or give a history
// that does not leave the text.
func FuzzDamaged(f *testing.F) {
	state, h := NewState("报告"), History{}
	tr := Insert(state, "工作", Typed, noon)
	after, _ := state.Apply(tr)
	f.Add(h.Push(state, after, tr).Since(History{}).Steps[0], 1)
	f.Fuzz(func(t *testing.T, body []byte, done int) {
		back, err := Restore(after, done, [][]byte{body})
		if err != nil {
			return
		}
		for s := after; back.CanUndo(); {
			before := back.Depth()
			if s, back, _ = back.Undo(s); back.Depth() == before {
				t.Fatal("a step that cannot be undone")
			}
		}
	})
}

func TestAHistoryOfAnotherTextIsRefused(t *testing.T) {
	state := NewState("报告")
	tr := Insert(state, strings.Repeat("工作", 10), Typed, noon)
	after, _ := state.Apply(tr)
	d := History{}.Push(state, after, tr).Since(History{})
	if _, err := Restore(state, d.Done, d.Steps); !errors.Is(err, ErrHistory) {
		t.Errorf("a step of a longer text: %v", err)
	}
	damaged := slices.Clone(d.Steps[0])
	damaged[7] ^= 1
	if _, err := Restore(after, d.Done, [][]byte{damaged}); !errors.Is(err, ErrHistory) {
		t.Errorf("a flipped bit: %v", err)
	}
	newer := slices.Clone(d.Steps[0])
	newer[0]++
	if _, err := Restore(after, d.Done, [][]byte{newer}); !errors.Is(err, ErrHistory) {
		t.Errorf("another form: %v", err)
	}
}

// TestARunIsKeptSmall: what a run of keys costs to keep does not grow with how
// many keys it took, but with what it wrote; and only what changed is written.
func TestARunIsKeptSmall(t *testing.T) {
	state, h, at := NewState("一\n"), History{}, noon
	var last History
	for range 2000 {
		last = h
		tr := Insert(state, "新", Typed, at)
		next, err := state.Apply(tr)
		if err != nil {
			t.Fatal(err)
		}
		h, state, at = h.Push(state, next, tr), next, at.Add(50*time.Millisecond)
	}
	if n := len(h.Since(History{}).Steps[0]); n > 100 {
		t.Errorf("2,000 keys take %d bytes", n)
	}
	if d := h.Since(last); len(d.Steps) != 1 || d.From != 1 {
		t.Errorf("a key writes %d steps from %d", len(d.Steps), d.From)
	}
	if d := h.Since(h); len(d.Steps) != 0 || d.Done != 1 {
		t.Errorf("nothing new writes %+v", d)
	}
	first, _, _ := h.Undo(state)
	if first.Text.String() != "一\n" || first.Selection != At(0) {
		t.Errorf("undone: %q at %v", first.Text.String(), first.Selection)
	}
}

// FuzzJoined: taking two changes back at once is taking them back one by one.
func FuzzJoined(f *testing.F) {
	f.Add("报告工作", 3, 3, "新", 6, 0, "")
	f.Add("报告工作", 3, 3, "", 0, 3, "")
	f.Fuzz(func(t *testing.T, s string, a, b int, fresh string, c, d int, more string) {
		in := func(n, size int) int { return max(0, n%(size+1)) }
		span := func(a, b, size int) text.Span {
			a, b = in(a, size), in(b, size)
			return text.Span{Start: min(a, b), End: max(a, b)}
		}
		first := text.Edits{{Span: span(a, b, len(s)), New: fresh}}
		middle, err := first.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		second := text.Edits{{Span: span(c, d, len(middle)), New: more}}
		last, err := second.Apply(middle)
		if err != nil {
			t.Fatal(err)
		}
		e, ok := joined(second.Invert(middle), first.Invert(s))
		if !ok {
			return
		}
		if have, err := (text.Edits{e}).Apply(last); err != nil || have != s {
			t.Fatalf("%v gives %q %v, want %q", e, have, err, s)
		}
	})
}
