//go:build cgo && linux

package windowtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/editor/textview"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// characters is how long the texts are, rows how many the table has.
const (
	characters = 100_000
	rows       = 5_000
)

// scene is a pane with much in it. begin is called on the window's goroutine,
// and again and again until it returns what can be done there.
type scene struct {
	prepare func(*stage) error
	begin   func(*stage) []change
}

// stage is the window with what scenes need of it.
type stage struct {
	ctx     context.Context
	lib     *library.Library
	window  *app.Window
	clock   *clock
	entries []library.Entry
	begun   bool
}

var scenes = map[string]scene{
	"draft":   {prepareDraft, beginDraft},
	"compare": {prepareCompare, beginCompare},
	"metric":  {func(*stage) error { return nil }, beginMetric},
}

// show opens the window on a scene, prints a line for each change, and ends: its
// name, its median times of the thread and on the wall in microseconds, and those
// of a frame in which nothing changes.
func show(name string) {
	sc, known := scenes[name]
	if !known {
		fail(fmt.Errorf("no scene %q", name))
	}
	folder, err := os.MkdirTemp("", "windowtest")
	if err != nil {
		fail(err)
	}
	defer os.RemoveAll(folder)
	st := &stage{ctx: context.Background()}
	if st.lib, err = library.Open(st.ctx, filepath.Join(folder, "library.db")); err != nil {
		fail(err)
	}
	if err := sc.prepare(st); err != nil {
		fail(err)
	}
	a := fyneapp.NewWithID("reportdesk.windowtest")
	app.Prepare(a)
	st.window = app.New(a, st.lib)
	w := st.window.Fyne()
	st.clock = newClock(w.Content())
	w.SetContent(st.clock)
	w.Resize(fyne.NewSize(1366, 768))
	st.window.Begin()
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			st.measure(sc)
			fyne.Do(a.Quit)
		}()
	})
	w.ShowAndRun()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "windowtest:", err)
	os.Exit(1)
}

// measure waits until the scene stands and what is worked out for it is there.
func (st *stage) measure(sc scene) {
	var changes []change
	for range 300 {
		time.Sleep(200 * time.Millisecond)
		fyne.DoAndWait(func() { changes = sc.begin(st) })
		if changes != nil {
			break
		}
	}
	if changes == nil {
		fail(fmt.Errorf("the scene never stood"))
	}
	time.Sleep(3 * time.Second)
	for _, ch := range changes {
		changed, still := st.clock.medians(ch.do)
		fmt.Println(ch.name, changed.thread.Microseconds(), changed.wall.Microseconds(),
			still.thread.Microseconds(), still.wall.Microseconds())
	}
}

func prepareDraft(st *stage) error {
	f, err := library.Read("临江区2025.txt", []byte(manuscript(2025, characters, 1)))
	if err != nil {
		return err
	}
	if _, err := st.lib.Import(st.ctx, f, library.Override{}); err != nil {
		return err
	}
	info := report.Info{Title: "2026年临江区政府工作报告", Place: "临江区", Year: 2026}
	e, err := st.lib.AddDraft(st.ctx, info, manuscript(2026, characters, 9))
	st.entries = append(st.entries, e)
	return err
}

func beginDraft(st *stage) []change {
	if !st.begun {
		st.begun = true
		st.window.Open(st.entries[0])
		return nil
	}
	if !st.window.Showing(desk.Draft) || st.window.Work() == nil {
		return nil
	}
	v := st.window.Pane(desk.Draft).(interface{ View() *textview.View }).View()
	t := v.State().Text
	par := t.Line(t.Lines() / 2)
	at := editor.At(par.Start + len("全区地区")*10)
	if err := v.Apply(editor.Transaction{Selection: &at}); err != nil {
		fail(err)
	}
	st.window.Fyne().Canvas().Focus(v)
	clause, next := []rune("持续推进项目建设，"), 0
	return []change{
		{"key", func() {
			st.focused().TypedRune(clause[next%len(clause)])
			next++
		}},
		{"wheel", func() { st.wheel(v, -scrollStep) }},
	}
}

func prepareCompare(st *stage) error {
	s := manuscript(2025, characters, 1)
	for name, text := range map[string]string{"初稿.txt": s, "二稿.txt": edited(s)} {
		f, err := library.Read(name, []byte(text))
		if err != nil {
			return err
		}
		done, err := st.lib.Import(st.ctx, f, library.Override{})
		if err != nil {
			return err
		}
		st.entries = append(st.entries, done.Entry)
	}
	return nil
}

func beginCompare(st *stage) []change {
	p := st.window.Pane(desk.Compare)
	if !st.begun {
		st.begun = true
		st.window.CompareTexts(library.Reference{ID: st.entries[0].ID}, library.Reference{ID: st.entries[1].ID})
		return nil
	}
	list := largest(st.clock)
	if list == nil || list.Top(1<<30) < 20*list.Size().Height {
		return nil
	}
	return []change{
		{"wheel", func() { st.wheel(list, -scrollStep) }},
		{"F8", func() { p.(interface{ Step(bool) }).Step(true) }},
	}
}

func beginMetric(st *stage) []change {
	p := st.window.Pane(desk.Metric)
	if !st.begun {
		st.begun = true
		st.window.ShowPane(desk.Metric)
		p.(interface{ Worked(*desk.Work) }).Worked(indicators(rows))
		return nil
	}
	list := largest(st.clock)
	if list == nil || list.Top(1<<30) < 20*list.Size().Height {
		return nil
	}
	st.window.Fyne().Canvas().Focus(list)
	return []change{
		{"wheel", func() { st.wheel(list, -scrollStep) }},
		{"down", func() { st.focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }},
	}
}

// scrollStep is how far one notch of a wheel scrolls in Fyne.
const scrollStep = 40

func (st *stage) focused() fyne.Focusable { return st.window.Fyne().Canvas().Focused() }

func (st *stage) wheel(o fyne.Scrollable, dy float32) {
	o.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
}

// largest is the visible list that takes most room.
func largest(o fyne.CanvasObject) *widgets.Rows {
	var found *widgets.Rows
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if r, ok := o.(*widgets.Rows); ok {
			if found == nil || r.Size().Width*r.Size().Height > found.Size().Width*found.Size().Height {
				found = r
			}
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return found
}
