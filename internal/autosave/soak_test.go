package autosave

import (
	"bufio"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"reportdesk/editor"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// kills is how often TestKilledNothingIsLost kills the writer: 10 in every run of
// the tests, 100 in `make soak`.
var kills = flag.Int("kills", 10, "how often the writer is killed")

// roleKey is set for a process that plays a part in a test: what it names.
const roleKey = "REPORTDESK_AUTOSAVE_ROLE"

func TestMain(m *testing.M) {
	flag.Parse()
	switch os.Getenv(roleKey) {
	case "writer":
		writeUntilKilled(os.Getenv("LIBRARY"), os.Getenv("SEED"))
	case "full":
		writeOnFullDisk(os.Getenv("LIBRARY"))
	}
	os.Exit(m.Run())
}

// play starts this test binary anew in a part.
func play(t *testing.T, role, path string, more ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(more, roleKey+"="+role, "LIBRARY="+path)...)
	cmd.Stderr = os.Stderr
	return cmd
}

// take opens the only draft of a library.
func take(path string) (*library.Library, *library.Writer, library.Writing) {
	ctx := context.Background()
	lib, err := library.Open(ctx, path)
	must(err)
	w, err := lib.Write(ctx, 1)
	must(err)
	left, err := w.Writing(ctx)
	must(err)
	return lib, w, left
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// bench is a draft in hand, with the loop that the window has.
type bench struct {
	library.Writing
	inbox chan func()
	saver *Saver
}

func newBench(w *library.Writer, left library.Writing) *bench {
	b := &bench{Writing: left, inbox: make(chan func(), 1000)}
	b.saver = New(w, b, func() library.Writing { return b.Writing })
	return b
}

func (b *bench) After(d time.Duration, f func()) { time.AfterFunc(d, func() { b.inbox <- f }) }

func (b *bench) Beside(work func() error, done func(error)) {
	go func() {
		err := work()
		b.inbox <- func() { done(err) }
	}()
}

func (b *bench) does(tr editor.Transaction) {
	next, err := b.State.Apply(tr)
	must(err)
	b.History, b.State = b.History.Push(b.State, next, tr), next
	if len(tr.Edits) > 0 {
		b.saver.Changed()
	}
}

// pass lets time pass.
func (b *bench) pass(d time.Duration) {
	end := time.After(d)
	for {
		select {
		case f := <-b.inbox:
			f()
		case <-end:
			return
		}
	}
}

// print tells a draft at one moment from every other: text, selection, place.
func print(w library.Writing) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s %v %d", w.State.Text.String(), w.State.Selection, w.Top)))[:24]
}

// writeUntilKilled writes by a script that the seed makes: runs of keys, pauses,
// pastes, deletions, undo and redo, at the speed of a fast writer. It tells on its
// output of every state that it has come to.
func writeUntilKilled(path, seed string) {
	n, err := strconv.ParseUint(seed, 10, 64)
	must(err)
	rng := rand.New(rand.NewPCG(n, 1))
	_, w, left := take(path)
	b := newBench(w, left)
	fmt.Println(print(b.Writing))
	for {
		now := time.Now()
		switch k := rng.IntN(100); {
		case k < 70:
			b.does(editor.Insert(b.State, string([]rune("全区经济稳中有进增长亿元")[rng.IntN(12)]), editor.Typed, now))
		case k < 76:
			b.does(editor.Delete(b.State, editor.ClusterLeft, now))
		case k < 80:
			b.does(editor.Insert(b.State, "\n", editor.Typed, now))
		case k < 84:
			at := rng.IntN(b.State.Text.Len() + 1)
			b.does(editor.Move(b.State, func(t editor.Text, _ int) int { return editor.ParagraphStart(t, at) }, rng.IntN(2) == 0))
			b.Top = b.State.Selection.Head
		case k < 90:
			b.undo(editor.History.Undo)
		case k < 94:
			b.undo(editor.History.Redo)
		case k < 96:
			b.does(editor.Insert(b.State, "（一）着力稳增长。\n扩大有效投资。", editor.Pasted, now))
		case k < 97:
			b.pass(time.Duration(rng.IntN(1500)) * time.Millisecond)
		}
		fmt.Println(print(b.Writing))
		b.pass(time.Duration(5+rng.IntN(30)) * time.Millisecond)
	}
}

func (b *bench) undo(step func(editor.History, editor.State) (editor.State, editor.History, []editor.Transaction)) {
	var done []editor.Transaction
	if b.State, b.History, done = step(b.History, b.State); len(done) > 0 {
		b.saver.Changed()
	}
}

// told is a state that the writer has told of, and when.
type told struct {
	print string
	at    time.Time
}

// TestKilledNothingIsLost kills a writer (SIGKILL; on Windows TerminateProcess)
// at random moments. What is then in the library is a state that the writer was
// in, to the selection and the scrolled place; at most five seconds old, at most
// one where it paused; and all of it can be undone, over all the restarts.
func TestKilledNothingIsLost(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), library.FileName)
	first := "各位代表：\n现在，我代表区人民政府作报告。\n"
	begin(t, path, first)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	var longest time.Duration
	for i := range *kills {
		life := time.Duration(100+rng.IntN(1400)) * time.Millisecond
		if *kills > 10 && i%5 == 0 {
			life *= 5 // long enough for five seconds of writing on
		}
		seed := rng.Uint64()
		states, killed := writeFor(t, path, seed, life)
		if len(states) == 0 {
			continue // killed before it had begun
		}
		lib, w, left := take(path)
		lost := lostSince(states, print(left))
		if lost.IsZero() {
			t.Fatalf("kill %d, seed %d: the library has a state that never was: %.200q at %v", i, seed, left.State.Text.String(), left.State.Selection)
		}
		longest = max(longest, killed.Sub(lost))
		if killed.Sub(lost) > 5*time.Second {
			t.Errorf("kill %d, seed %d: %v are lost", i, seed, killed.Sub(lost))
		}
		undone(t, left, first)
		must(w.Close())
		must(lib.Close())
	}
	t.Logf("%d kills: %v lost at most", *kills, longest.Round(time.Millisecond))
}

func begin(t *testing.T, path, text string) {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	must(err)
	_, err = lib.AddDraft(t.Context(), report.Info{Place: "临江区", Year: 2026}, text)
	must(err)
	must(lib.Close())
}

// writeFor lets a writer write for a time and kills it.
func writeFor(t *testing.T, path string, seed uint64, life time.Duration) (states []told, killed time.Time) {
	t.Helper()
	cmd := play(t, "writer", path, fmt.Sprintf("SEED=%d", seed))
	out, err := cmd.StdoutPipe()
	must(err)
	must(cmd.Start())
	go func() {
		time.Sleep(life)
		killed = time.Now()
		_ = cmd.Process.Kill()
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		states = append(states, told{lines.Text(), time.Now()})
	}
	_ = cmd.Wait()
	return states, killed
}

// lostSince is when the first state was told of that came after the one in the
// library: now, where that is the last; zero where there never was such a state.
func lostSince(states []told, kept string) time.Time {
	for i := len(states) - 1; i >= 0; i-- {
		if states[i].print != kept {
			continue
		}
		if i+1 < len(states) {
			return states[i+1].at
		}
		return time.Now()
	}
	return time.Time{}
}

// undone takes everything back and does it again.
func undone(t *testing.T, left library.Writing, first string) {
	t.Helper()
	s, h := left.State, left.History
	for h.CanUndo() {
		s, h, _ = h.Undo(s)
	}
	if s.Text.String() != first {
		t.Errorf("all undone it is %.200q, want %q", s.Text.String(), first)
	}
	depth := left.History.Depth()
	for h.Depth() < depth {
		s, h, _ = h.Redo(s)
	}
	if s.Text.String() != left.State.Text.String() {
		t.Errorf("done again it is another text")
	}
}
