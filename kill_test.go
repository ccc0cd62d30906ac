package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// windowKills is how often TestKilledWhileTyping kills the window: few in every run
// of the tests, more in `make soak`. (internal/autosave kills a writer without a
// window, which takes a second and not ten, and writes in all ways.)
var windowKills = flag.Int("windowkills", 2, "how often the real window is killed")

// What is promised: the most of writing on that a kill may cost, and how long a
// pause is after which it costs nothing.
const (
	promised = 5 * time.Second
	pause    = time.Second
)

// leftIn is the draft of the library as it was left: what the next start opens.
func (d *desktop) leftIn() library.Writing {
	d.t.Helper()
	ctx := context.Background()
	lib, err := library.Open(ctx, d.libraryPath())
	if err != nil {
		d.t.Fatalf("the library cannot be opened after a kill: %v", err)
	}
	defer lib.Close()
	w, err := lib.Write(ctx, 1)
	if err != nil {
		d.t.Fatalf("the draft cannot be opened after a kill: %v", err)
	}
	defer w.Close()
	left, err := w.Writing(ctx)
	if err != nil {
		d.t.Fatalf("the draft cannot be read after a kill: %v", err)
	}
	return left
}

// unit is what is typed at the nth time: numbered, so that what is lost can be told.
func unit(n int) string { return fmt.Sprintf("%05d ", n) }

// typed checks that the draft is what it began with and the units from 1 on, and
// returns the last one; what a kill left of a unit, which was then typed anew, does
// not count.
func typed(t *testing.T, first, now string) int {
	t.Helper()
	rest, ok := strings.CutPrefix(now, first)
	if !ok {
		t.Fatalf("what was there before has changed: %.300q", now)
	}
	rest = strings.ReplaceAll(rest, "\n", "")
	for n := 1; ; n++ {
		after, ok := strings.CutPrefix(rest, unit(n))
		for part := 1; !ok && part < len(unit(n)); part++ {
			after, ok = strings.CutPrefix(rest, unit(n)[:part]+unit(n))
		}
		if !ok {
			if !strings.HasPrefix(unit(n), rest) {
				t.Fatalf("behind unit %d stands %.100q", n-1, rest)
			}
			return n - 1
		}
		rest = after
	}
}

// TestKilledWhileTyping kills the real window at random moments while it is typed
// into. The next start opens the draft where it was: what is typed then stands
// right behind what was saved. No more of the typing is lost than is promised,
// nothing that was followed by a pause; and at last all of it, over
// all the kills, is taken back by Ctrl+Z.
func TestKilledWhileTyping(t *testing.T) {
	d := newDesktop(t)
	ctx := context.Background()
	lib, err := library.Open(ctx, d.libraryPath())
	if err != nil {
		t.Fatal(err)
	}
	first := "政府工作报告\n各位代表：\n一、2025年工作回顾\n" + strings.Repeat("全区经济运行平稳，民生持续改善，各项事业取得新的进步。\n", 60)
	if _, err := lib.AddDraft(ctx, report.Info{Title: "政府工作报告", Place: "临江区", Year: 2026}, first); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3))
	var most time.Duration
	last := 0
	for k := range *windowKills {
		before := d.leftIn()
		d.start()
		d.openDraft(k == 0, last+1)
		told := map[int]time.Time{last + 1: time.Now()}
		n := last + 1
		end := time.Now().Add(time.Duration(500+rng.IntN(7500)) * time.Millisecond)
		for time.Now().Before(end) {
			n++
			told[n] = time.Now()
			d.ask("type", "--delay", "8", unit(n))
			if rng.IntN(20) == 0 {
				d.ask("key", "Return")
			}
		}
		paused := k%2 == 1
		if paused {
			time.Sleep(pause)
		}
		killed := time.Now()
		d.kill(d.program)
		left := d.leftIn()
		kept := typed(t, first, left.State.Text.String())
		switch {
		case paused && kept < n:
			t.Errorf("kill %d, after a pause: units %d to %d of %d are lost", k, kept+1, n, n)
		case kept < n:
			lost := killed.Sub(told[kept+1])
			most = max(most, lost)
			if lost > promised {
				t.Errorf("kill %d: %v are lost, units %d to %d", k, lost, kept+1, n)
			}
		}
		if k > 0 && left.Top < before.Top {
			t.Errorf("kill %d: the text began at %d in the window, now at %d: it was not opened at its place", k, before.Top, left.Top)
		}
		last = kept
		t.Logf("kill %d: %d units typed, %d kept, %d steps to undo", k, n, kept, left.History.Depth())
	}
	t.Logf("%d kills: %v lost at most", *windowKills, most.Round(time.Millisecond))
	steps := d.leftIn().History.Depth()
	d.start()
	d.await("the draft as it was before all of it", func() string {
		d.press("ctrl+2")
		for range min(steps, 40) + 1 {
			d.ask("key", "ctrl+z")
		}
		time.Sleep(1500 * time.Millisecond)
		if d.draft() == first {
			return "there"
		}
		return ""
	})
}

// openDraft opens 起草 and types a unit, until it is in the library: then the
// draft is in hand. The first time it goes to the text's end.
func (d *desktop) openDraft(toEnd bool, n int) {
	d.t.Helper()
	time.Sleep(time.Second)
	done := false
	d.await("the draft in hand", func() string {
		if !done {
			d.press("ctrl+2")
			if toEnd {
				d.press("ctrl+End")
			}
			d.ask("type", "--delay", "8", unit(n))
			done = true
		}
		if strings.HasSuffix(d.draft(), unit(n)) {
			return "there"
		}
		return ""
	})
}
