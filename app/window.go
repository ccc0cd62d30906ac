// Package app is the window: a rail of panes, what runs beside them, what is
// said of it. It gives the panes what desk.Host promises them.
package app

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"reportdesk/app/checkpane"
	"reportdesk/app/comparepane"
	"reportdesk/app/desk"
	"reportdesk/app/draftpane"
	"reportdesk/app/librarypane"
	"reportdesk/app/metricpane"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// pane is what the window asks of every pane. What only some can do is asked by
// the interfaces below it.
type pane interface {
	Content() fyne.CanvasObject
	// Focus is what has the keyboard when the pane opens; nil for nothing.
	Focus() fyne.Focusable
	// Summary is what the status bar says of the pane.
	Summary() string
}

type (
	// worker is told of every new state of the draft in hand, nil when there is none.
	worker interface{ Worked(*desk.Work) }
	// reloader is told that the library's list has changed.
	reloader interface{ Reload(done func()) }
	// finder can search in what it shows (Ctrl+F).
	finder interface{ Find() }
	// stepper goes to the previous or next thing of note (F7, F8).
	stepper interface{ Step(forward bool) }
	// stopper has regions that F6 goes through, in the order of the pane.
	stopper interface{ Stops() []widgets.Stop }
	// escaper takes Escape: closes what is open, then goes back to its list or text.
	escaper interface{ Escape() }
	// draftPane shows the draft that is written.
	draftPane interface {
		pane
		// Show opens a draft as it was left.
		Show(e library.Entry, d library.Writing, readOnly bool)
		ShowPlace(desk.Place)
	}
	// comparePane holds two texts beside each other.
	comparePane interface {
		pane
		Compare(before, after library.Reference)
		CompareAt(before, after library.Reference, at desk.Place)
	}
	// zoomer sets its texts larger or smaller; 1 is the design's size.
	zoomer interface{ SetZoom(float32) }
	// dropper takes files that were dropped on it; false for those that it has no
	// use for: they are imported.
	dropper interface{ Drop(files []fyne.URI) bool }
	// keeper remembers for the next start what it shows and where.
	keeper interface{ Keep() }
	// placeShower shows a report's text at a place.
	placeShower interface{ ShowPlace(desk.Place) }
	// locator shows what it says of a place of the draft in hand.
	locator interface{ Locate(at text.Span) }
)

// Window is the program's one window.
type Window struct {
	app    fyne.App
	window fyne.Window
	lib    *library.Library
	jobs   *jobs
	bench  *bench
	status *status
	banner *banner
	rail   *rail
	// progress is drawn over the pane while work runs.
	progress *progress
	dialog   dialog.Dialog // the toolkit's, while one is open

	panes   map[desk.Pane]pane
	order   []desk.Pane // of the panes that there are
	current desk.Pane
	stage   *fyne.Container

	names     map[desk.Pane]string
	plainKeys map[fyne.KeyName]func() // of commands whose key has no modifier
	imports   imports
	seen      string // the library's list, as it was when it was looked at last
	changes   int    // counts changes of the library, so that none replaces another
}

var _ desk.Host = (*Window)(nil)

// New makes the window on a library. Show it, and call Begin for what is to be in it.
func New(a fyne.App, lib *library.Library) *Window {
	w := &Window{
		app: a, lib: lib, status: newStatus(), banner: newBanner(),
		panes: map[desk.Pane]pane{}, names: map[desk.Pane]string{},
	}
	w.jobs = newJobs(w.showJob)
	w.progress = newProgress(w.jobs.after)
	w.bench = &bench{w: w}
	w.window = a.NewWindow(words.Of("报告台", "Reportdesk"))
	w.window.SetPadded(false)
	places := w.addPanes()
	w.rail = newRail(places, w.ShowPane, w.showMenu, newRailItem("settings", words.Of("设置", "Settings"), w.showSettings))
	w.stage = container.NewStack()
	w.window.SetContent(w.build())
	w.addKeys()
	w.window.SetOnDropped(w.takeDropped)
	w.window.SetCloseIntercept(w.quit)
	a.Lifecycle().SetOnEnteredForeground(w.lookAgain)
	w.recall()
	return w
}

// addPanes makes the panes that there are, in the order of the rail.
func (w *Window) addPanes() []place {
	var places []place
	add := func(id desk.Pane, icon, word string, p pane) {
		w.panes[id] = p
		w.order = append(w.order, id)
		w.names[id] = word
		places = append(places, place{id, icon, word})
	}
	add(desk.Library, "library", words.Of("文库", "Library"), librarypane.New(w))
	add(desk.Draft, "draft", words.Of("起草", "Draft"), draftpane.New(w))
	add(desk.Compare, "compare", words.Of("对照", "Compare"), comparepane.New(w))
	add(desk.Metric, "metric", words.Of("指标", "Figures"), metricpane.New(w))
	add(desk.Check, "check", words.Of("校核", "Check"), checkpane.New(w))
	return places
}

// ByHand is for tests and pictures, which have no event loop: results of work
// beside the window wait until Settle takes them, on the caller's goroutine.
func (w *Window) ByHand() {
	w.jobs.byHand()
	w.status.stays = true
}

// Settle waits until no work runs beside the window; false where that took
// longer than limit. Only after ByHand.
func (w *Window) Settle(limit time.Duration) bool { return w.jobs.settle(limit) }

// Fyne is the window as Fyne knows it.
func (w *Window) Fyne() fyne.Window { return w.window }

// Begin reads the library, and takes the draft in hand that was written last.
func (w *Window) Begin() {
	w.jobs.begin()
	w.Changed()
	w.takeLastDraft()
}

func (w *Window) build() fyne.CanvasObject {
	bottom := container.New(widgets.Stack{}, widgets.NewLine(), w.status.content)
	pane := widgets.NewDock(widgets.Dock{Top: w.banner.content, Middle: container.NewStack(w.stage, w.progress.content)})
	w.banner.over = pane
	return widgets.NewSurface(widgets.OnChrome, widgets.NewDock(widgets.Dock{
		Bottom: bottom, Middle: container.New(besideRail{w.rail}, w.rail.content, pane),
	}))
}

// Start implements desk.Host.
func (w *Window) Start(j desk.Job) { w.jobs.start(j) }

// takeDropped takes files that were dropped on the window.
func (w *Window) takeDropped(_ fyne.Position, files []fyne.URI) {
	if p, ok := w.panes[w.current].(dropper); ok && p.Drop(files) {
		return
	}
	w.Import(files)
}

// Library implements desk.Host.
func (w *Window) Library() *library.Library { return w.lib }

// Say implements desk.Host.
func (w *Window) Say(sentence string, undo func()) { w.status.say(sentence, undo) }

// Fail implements desk.Host.
func (w *Window) Fail(err error) {
	if err != nil && !cancelled(err) {
		w.banner.show(Sentence(err), kindOf(err))
	}
}

// kindOf says which banner an error makes: one that stands until saving works
// again, or one that the user closes.
func kindOf(err error) bannerKind {
	var unsaved *unsavedError
	if errors.As(err, &unsaved) {
		return saveFailed
	}
	return passing
}

// Summarise implements desk.Host.
func (w *Window) Summarise() {
	if p := w.panes[w.current]; p != nil { // none is open while they are made
		w.status.setSummary(p.Summary())
	}
}

// Changed implements desk.Host.
func (w *Window) Changed() {
	for _, id := range w.order {
		if p, ok := w.panes[id].(reloader); ok {
			p.Reload(w.Summarise)
		}
	}
	w.bench.reloadPriors()
}

// Corrected implements desk.Host.
func (w *Window) Corrected() { w.bench.analyse() }

// Work implements desk.Host.
func (w *Window) Work() *desk.Work { return w.bench.work }

// Written implements desk.Host.
func (w *Window) Written(s editor.State) { w.bench.written(s) }

// SaveVersion implements desk.Host.
func (w *Window) SaveVersion(name string, done func(library.Version, error)) {
	w.bench.saveVersion(name, done)
}

// worked hands a new state of the draft to the panes.
func (w *Window) worked(work *desk.Work) {
	errorsFound := 0
	if work != nil {
		for _, f := range work.Findings {
			if f.Severity == check.Error && f.Rule != check.BlanksRule {
				errorsFound++
			}
		}
	}
	w.rail.setCount(desk.Check, errorsFound)
	for _, id := range w.order {
		if p, ok := w.panes[id].(worker); ok {
			p.Worked(work)
		}
	}
	w.Summarise()
}

// ShowPane implements desk.Host.
func (w *Window) ShowPane(id desk.Pane) {
	p := w.panes[id]
	if p == nil {
		return
	}
	if k, ok := w.panes[w.current].(keeper); ok && id != w.current {
		k.Keep() // the program may be killed before it is closed
	}
	w.current = id
	w.Preferences().SetString(prefPane, string(id))
	w.rail.choose(id)
	w.stage.Objects = []fyne.CanvasObject{p.Content()}
	w.stage.Refresh()
	w.Summarise()
	c := w.window.Canvas()
	c.Unfocus() // what is no longer seen must not be typed into, even where nothing can have the keyboard yet
	if f := p.Focus(); f != nil {
		c.Focus(f)
	}
}

// Showing implements desk.Host.
func (w *Window) Showing(id desk.Pane) bool { return w.current == id }

// Panes are those that there are, in the order of the rail.
func (w *Window) Panes() []desk.Pane { return w.order }

// Close saves what is not saved and lets the draft go. Where saving fails, the
// draft stays in hand.
func (w *Window) Close() error { return w.bench.close() }

// Pane is a pane, for tests and pictures; nil where there is none of that name.
func (w *Window) Pane(id desk.Pane) any { return w.panes[id] }

// Open implements desk.Host.
func (w *Window) Open(e library.Entry) {
	if e.Kind == library.Draft {
		if _, ok := w.panes[desk.Draft].(draftPane); ok {
			w.bench.open(e, func() { w.ShowPane(desk.Draft) })
		}
		return
	}
	if d := w.bench.entry; d.ID != 0 {
		w.CompareTexts(library.Reference{ID: e.ID}, library.Reference{ID: d.ID})
	}
}

// showDraft hands the draft taken in hand to its pane.
func (w *Window) showDraft(e library.Entry, d library.Writing, readOnly bool) {
	if p, ok := w.panes[desk.Draft].(draftPane); ok {
		p.Show(e, d, readOnly)
	}
	w.status.setSaved(w.bench.savedSentence())
}

// ShowPlace implements desk.Host.
func (w *Window) ShowPlace(p desk.Place) {
	if p.Ref.ID == w.bench.entry.ID && p.Ref.Version == 0 {
		if d, ok := w.panes[desk.Draft].(draftPane); ok {
			w.ShowPane(desk.Draft)
			d.ShowPlace(p)
			return
		}
	}
	if l, ok := w.panes[desk.Library].(placeShower); ok {
		w.ShowPane(desk.Library)
		l.ShowPlace(p)
	}
}

// Locate implements desk.Host.
func (w *Window) Locate(to desk.Pane, at text.Span) {
	if l, ok := w.panes[to].(locator); ok {
		w.ShowPane(to)
		l.Locate(at)
	}
}

// CompareTexts implements desk.Host.
func (w *Window) CompareTexts(before, after library.Reference) {
	if c, ok := w.panes[desk.Compare].(comparePane); ok {
		w.ShowPane(desk.Compare)
		c.Compare(before, after)
	}
}

// CompareAt implements desk.Host.
func (w *Window) CompareAt(before, after library.Reference, at desk.Place) {
	if c, ok := w.panes[desk.Compare].(comparePane); ok {
		w.ShowPane(desk.Compare)
		c.CompareAt(before, after, at)
	}
}

func (w *Window) showJob(r *running) {
	w.progress.show(r)
	if r == nil {
		w.status.setBusy("", nil)
		return
	}
	name := r.job.Name
	if r.total > 0 {
		name = fmt.Sprintf("%s %d / %d", name, r.done, r.total)
	}
	w.status.setBusy(name, r.cancel)
}
