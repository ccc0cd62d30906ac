package metricpane

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// host is a window of one pane: jobs run at once, what the pane asks for is noted.
type host struct {
	desk.Host
	window  fyne.Window
	lib     *library.Library
	work    *desk.Work
	went    []desk.Place
	said    []string
	exports int

	corrected int    // how often the pane told so
	change    func() // what the window does then
	undo      func() // of what was said last
	path      string // of the library
}

func (h *host) Library() *library.Library     { return h.lib }
func (h *host) Work() *desk.Work              { return h.work }
func (h *host) Showing(desk.Pane) bool        { return true }
func (h *host) Summarise()                    {}
func (h *host) Preferences() fyne.Preferences { return fyne.CurrentApp().Preferences() }
func (h *host) Canvas() fyne.Canvas           { return h.window.Canvas() }
func (h *host) Say(s string, undo func())     { h.said, h.undo = append(h.said, s), undo }
func (h *host) ShowPlace(p desk.Place)        { h.went = append(h.went, p) }
func (h *host) Corrected()                    { h.corrected++ }
func (h *host) Changed() {
	if h.change != nil {
		h.change()
	}
}
func (h *host) PickFiles()       {}
func (h *host) Export()          { h.exports++ }
func (h *host) Fail(err error)   { panic(err) }
func (h *host) Start(j desk.Job) { j.Done(j.Run(context.Background(), func(int, int) {})) }

// passedOn takes the keys that no widget took: a sheet has them.
func (h *host) passedOn(e *fyne.KeyEvent) {
	if s, ok := h.window.Canvas().Overlays().Top().(*widgets.Sheet); ok {
		s.TypedKey(e)
	}
}

// sitting is a pane in a window, driven as a user would.
type sitting struct {
	t    testing.TB
	host *host
	pane *Pane
}

// open shows the pane in a window of a size.
func open(t testing.TB, width, height float32) *sitting {
	t.Helper()
	words.Use("zh")
	a := test.NewApp()
	t.Cleanup(a.Quit)
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	h := &host{window: a.NewWindow("")}
	d := &sitting{t, h, New(h)}
	h.window.SetPadded(false)
	h.window.SetContent(d.pane.Content())
	h.window.Canvas().SetOnTypedKey(h.passedOn)
	h.window.Resize(fyne.NewSize(width, height))
	h.window.Canvas().Focus(d.pane.Focus())
	return d
}

// libraryOf makes a library in which nothing is.
func libraryOf(t testing.TB) *library.Library {
	t.Helper()
	lib, err := library.Open(context.Background(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	return lib
}

// reported reads a report of 临江区.
func reported(year int, body string) metric.Reported {
	doc := report.FromText("", body)
	doc.Info.Place, doc.Info.Year = "临江区", year
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
}

// workOf is the state of a draft, the last of the reports, beside the others.
func workOf(reports ...metric.Reported) *desk.Work {
	last := len(reports) - 1
	w := &desk.Work{Entry: library.Entry{ID: 90}, Draft: reports[last], Priors: reports[:last], Corrected: metric.JoinWith(reports, nil)}
	for i := range w.Priors {
		w.PriorEntries = append(w.PriorEntries, library.Entry{ID: i + 1})
	}
	return w
}

// write hands the pane a state of the draft.
func (d *sitting) write(reports ...metric.Reported) {
	d.host.work = workOf(reports...)
	d.pane.Worked(d.host.work)
}

func (d *sitting) press(keys ...fyne.KeyName) {
	d.t.Helper()
	for _, k := range keys {
		d.host.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// names are the indicators that the table lists, heads in 【】.
func (d *sitting) names() string {
	var names []string
	for _, l := range d.pane.model.lines {
		if l.row == nil {
			names = append(names, "【"+l.field+"】")
			continue
		}
		names = append(names, l.row.name)
	}
	return strings.Join(names, " ")
}

// line is what the table shows of an indicator, column by column.
func (d *sitting) line(name string) string {
	d.t.Helper()
	for _, l := range d.pane.model.lines {
		if l.row == nil || l.row.name != name {
			continue
		}
		cells := []string{l.row.name, l.row.unit}
		for _, s := range d.pane.model.grid.slots {
			switch s.kind {
			case nameColumn, unitColumn, trendColumn:
			case verdictColumn:
				cells = append(cells, signs[l.row.verdict].zh)
			default:
				v := l.row.at(s.column)
				if !v.known {
					v.text = noData
				}
				cells = append(cells, v.text)
			}
		}
		return strings.Join(cells, " | ")
	}
	d.t.Fatalf("the table does not list %s but %s", name, d.names())
	return ""
}

// heads are the columns shown.
func (d *sitting) heads() string {
	var heads []string
	for _, s := range d.pane.model.grid.slots {
		heads = append(heads, d.pane.model.caption(s.column))
	}
	return strings.Join(heads, " ")
}

// choose selects an indicator.
func (d *sitting) choose(name string) {
	d.t.Helper()
	for i, l := range d.pane.model.lines {
		if l.row != nil && l.row.name == name {
			d.pane.rows.Select(i)
			d.pane.focus(d.pane.rows)
			return
		}
	}
	d.t.Fatalf("the table does not list %s but %s", name, d.names())
}

// chosen is the indicator selected.
func (d *sitting) chosen() string {
	if r := d.pane.current(); r != nil {
		return r.name
	}
	return ""
}

// lastPlace is the text that the pane asked to be shown last, with the report's number.
func (d *sitting) lastPlace() (int, string) {
	d.t.Helper()
	if len(d.host.went) == 0 {
		d.t.Fatal("no text was opened")
	}
	p := d.host.went[len(d.host.went)-1]
	for i, r := range d.pane.work.Reports() {
		if d.pane.work.Ref(i) == p.Ref {
			return i, p.Span.Of(r.Doc.Text)
		}
	}
	d.t.Fatalf("%v is no report", p.Ref)
	return 0, ""
}

func sameText(t *testing.T, what, have, want string) {
	t.Helper()
	if have != want {
		t.Errorf("%s\nhave %s\nwant %s", what, have, want)
	}
}
