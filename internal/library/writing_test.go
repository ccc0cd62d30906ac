package library

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reportdesk/editor"
	"reportdesk/internal/report"
)

// pen writes a draft as the window does, without one.
type pen struct {
	t *testing.T
	l *Library
	w *Writer
	Writing
}

func takeUp(t *testing.T, l *Library, id int) *pen {
	t.Helper()
	w, err := l.Write(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	p := &pen{t: t, l: l, w: w}
	t.Cleanup(func() { w.Close() })
	if p.Writing, err = w.Writing(t.Context()); err != nil {
		t.Fatal(err)
	}
	return p
}

func newDraft(t *testing.T, l *Library, text string) *pen {
	t.Helper()
	e, err := l.AddDraft(t.Context(), report.Info{Place: "临江区", Year: 2026}, text)
	if err != nil {
		t.Fatal(err)
	}
	return takeUp(t, l, e.ID)
}

func (p *pen) does(tr editor.Transaction) {
	p.t.Helper()
	next, err := p.State.Apply(tr)
	if err != nil {
		p.t.Fatal(err)
	}
	p.History, p.State = p.History.Push(p.State, next, tr), next
}

func (p *pen) pastes(s string) { p.does(editor.Insert(p.State, s, editor.Pasted, time.Now())) }
func (p *pen) undoes()         { p.State, p.History, _ = p.History.Undo(p.State) }
func (p *pen) redoes()         { p.State, p.History, _ = p.History.Redo(p.State) }

func (p *pen) saves() {
	p.t.Helper()
	if err := p.w.SaveWriting(p.t.Context(), p.Writing); err != nil {
		p.t.Fatal(err)
	}
}

// puts the draft down and takes it up again.
func (p *pen) restarts() *pen {
	p.t.Helper()
	p.w.Close()
	return takeUp(p.t, p.l, p.w.id)
}

func (p *pen) says(want string) {
	p.t.Helper()
	if have := p.State.Text.String(); have != want {
		p.t.Errorf("have %q, want %q", have, want)
	}
}

func TestADraftIsAsItWasLeft(t *testing.T) {
	p := newDraft(t, open(t, filepath.Join(t.TempDir(), FileName)), "各位代表：\n")
	p.does(editor.Move(p.State, editor.TextEnd, false))
	p.pastes("一、")
	p.pastes("回顾")
	p.pastes("多了")
	p.undoes()
	p.does(editor.Move(p.State, editor.TextStart, false))
	p.does(editor.Move(p.State, editor.ClusterRight, true))
	p.Top = len("各位代表：\n")
	p.saves()
	left := p.Writing
	for range 3 { // also where nothing is written between two starts
		p = p.restarts()
		if p.State.Selection != left.State.Selection || p.Top != left.Top || p.History.Depth() != 2 {
			t.Fatalf("at %v and %d with %d steps, want %v and %d with 2", p.State.Selection, p.Top, p.History.Depth(), left.State.Selection, left.Top)
		}
		p.saves()
	}
	p.redoes()
	p.says("各位代表：\n一、回顾多了")
	p.undoes()
	p.undoes()
	p.says("各位代表：\n一、")
	p.pastes("新")
	p.saves()
	p = p.restarts()
	p.undoes()
	p.undoes()
	p.says("各位代表：\n")
	if p.History.CanUndo() {
		t.Error("there is more to undo than was done")
	}
}

func TestAHistoryOfAnotherTextIsNotTakenUp(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	p := newDraft(t, l, "各位代表：\n")
	p.pastes("一、")
	p.saves()
	if err := p.w.Save(t.Context(), "各位委员：\n一"); err != nil {
		t.Fatal(err)
	}
	p = p.restarts()
	p.says("各位委员：\n一")
	if p.History.CanUndo() {
		t.Error("steps of another text can be undone")
	}
	p.pastes("二")
	p.saves()
	p = p.restarts()
	p.undoes()
	p.says("各位委员：\n一")
}

func TestASaveThatComesLateDoesNotOverwriteANewerOne(t *testing.T) {
	p := newDraft(t, open(t, filepath.Join(t.TempDir(), FileName)), "")
	p.pastes("旧")
	old := p.Writing
	p.pastes("新")
	p.saves()
	if err := p.w.SaveWriting(t.Context(), old); err != nil {
		t.Fatal(err)
	}
	p.restarts().says("旧新")
}

// TestOldStepsAreGivenUp: what can be undone after a restart is bounded by what
// it takes on the disk, the newest steps stay, and they fit.
func TestOldStepsAreGivenUp(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	l.mostSteps = 64 << 10
	p := newDraft(t, l, "")
	big := strings.Repeat("报", 4<<10)
	for i := range 12 { // each step takes out 12 KB that the one before put in
		p.does(editor.SelectAll(p.State))
		p.pastes(fmt.Sprint(i) + big)
		p.saves()
	}
	var taken int
	if err := p.w.lib.db.Read(t.Context(), sum(&taken)); err != nil {
		t.Fatal(err)
	}
	if taken > l.mostSteps || taken != p.w.kept.bytes {
		t.Errorf("the steps take %d bytes, counted %d, at most %d", taken, p.w.kept.bytes, l.mostSteps)
	}
	for p.History.Depth() > 2 {
		p.undoes() // here all is there still
	}
	p.saves()
	p.pastes("改")
	p.saves()
	was := p.State.Text.String()
	p = p.restarts()
	p.undoes()
	if !p.History.CanRedo() {
		t.Fatal("the newest step cannot be undone")
	}
	p.redoes()
	if p.State.Text.String() != was {
		t.Error("undone and done again it is another text")
	}
}

// TestHistoryIsTheSameAfterAnyRestart plays undo, redo, writing, saving and
// restarting in many orders against a history that never left the program.
func TestHistoryIsTheSameAfterAnyRestart(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	for seed := range 12 {
		p := newDraft(t, l, "报告\n")
		twin := pen{t: t, Writing: p.Writing}
		n := uint32(seed)
		for range 60 {
			n = n*1664525 + 1013904223
			switch n >> 24 % 7 {
			case 0, 1:
				p.undoes()
				twin.undoes()
			case 2:
				p.redoes()
				twin.redoes()
			case 3:
				p.saves()
			case 4:
				p.saves()
				p = p.restarts()
			default:
				s := fmt.Sprint(n % 1000)
				p.pastes(s)
				twin.pastes(s)
			}
			if p.State.Text.String() != twin.State.Text.String() || p.State.Selection != twin.State.Selection || p.History.Depth() != twin.History.Depth() {
				t.Fatalf("seed %d: have %q at %v, %d steps; want %q at %v, %d", seed, p.State.Text.String(), p.State.Selection, p.History.Depth(),
					twin.State.Text.String(), twin.State.Selection, twin.History.Depth())
			}
		}
		p.w.Close()
	}
}

// TestVersionsMadeByThemselvesAreThinned writes a line every five minutes for
// sixty days, with a named version each tenth day.
func TestVersionsMadeByThemselvesAreThinned(t *testing.T) {
	now := time.Date(2025, 11, 1, 9, 0, 0, 0, time.UTC)
	var list []Version
	number := 0
	for end := now.Add(60 * 24 * time.Hour); now.Before(end); now = now.Add(5 * time.Minute) {
		number++
		v := Version{Number: number, Made: now}
		if number%2880 == 0 {
			v.Name = "讨论稿"
		}
		list = append(list, v)
		if gone := superfluous(list, now); len(gone) > 0 {
			list = slices.DeleteFunc(list, func(v Version) bool { return slices.Contains(gone, v.Number) })
		}
	}
	ages := map[string]int{}
	for _, v := range list {
		switch age := now.Sub(v.Made); {
		case v.Name != "":
			ages["named"]++
		case age <= time.Hour:
			ages["hour"]++
		case age <= 25*time.Hour:
			ages["day"]++
		case age <= 31*24*time.Hour:
			ages["month"]++
		default:
			ages["before"]++
		}
	}
	near := func(what string, least, most int) {
		if n := ages[what]; n < least || n > most {
			t.Errorf("%s: %d versions, want %d to %d", what, n, least, most)
		}
	}
	near("named", 6, 6)
	near("hour", 11, 13)
	near("day", 23, 25)
	near("month", 28, 31)
	near("before", 4, 6)
}

func TestAClockThatWasSetBackLosesNothing(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	clock := time.Date(2026, 1, 3, 12, 0, 0, 0, time.UTC)
	l.now = func() time.Time { return clock }
	p := newDraft(t, l, "各位代表：\n")
	for i := range 8 {
		p.pastes(fmt.Sprintf("第%d段。", i))
		p.saves()
		clock = clock.Add(11 * time.Minute)
		if i == 4 {
			clock = clock.Add(-400 * 24 * time.Hour)
		}
	}
	want := p.State.Text.String()
	versions, err := l.Versions(context.Background(), p.w.id)
	if err != nil || len(versions) < 6 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
	for i := 1; i < len(versions); i++ {
		if versions[i].Number <= versions[i-1].Number {
			t.Errorf("versions out of order: %+v", versions)
		}
	}
	p = p.restarts()
	p.says(want)
	for p.History.CanUndo() {
		p.undoes()
	}
	p.says("各位代表：\n")
}

// sum reads what the steps of all drafts take.
func sum(to *int) func(*sql.Tx) error {
	return func(tx *sql.Tx) error { return tx.QueryRow(`SELECT coalesce(sum(length(body)), 0) FROM step`).Scan(to) }
}
