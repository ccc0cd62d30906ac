package checkpane

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/words"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// host is a window of one pane; what the pane asks for is noted.
type host struct {
	desk.Host
	t      testing.TB
	failed []error
	window fyne.Window
	went   []desk.Place
	said   []string
	begun  int
	// locked makes the draft one that cannot be written.
	locked  bool
	applied []text.Edits
}

func (h *host) Showing(desk.Pane) bool        { return true }
func (h *host) Summarise()                    {}
func (h *host) Preferences() fyne.Preferences { return fyne.CurrentApp().Preferences() }
func (h *host) Canvas() fyne.Canvas           { return h.window.Canvas() }
func (h *host) Say(s string, _ func())        { h.said = append(h.said, s) }
func (h *host) ShowPlace(p desk.Place)        { h.went = append(h.went, p) }
func (h *host) Apply(e text.Edits, _ int, _ string) bool {
	if h.locked {
		return false
	}
	h.applied = append(h.applied, e)
	return true
}
func (h *host) NewDraft(library.Entry) { h.begun++ }

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
	h := &host{t: t, window: a.NewWindow("")}
	s := &sitting{t, h, New(h)}
	h.window.SetPadded(false)
	h.window.SetContent(s.pane.Content())
	h.window.Resize(fyne.NewSize(width, height))
	return s
}

// reported reads a report of 临江区.
func reported(year int, body string) metric.Reported {
	doc := report.FromText("", body)
	doc.Info.Place, doc.Info.Year = "临江区", year
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
}

// write checks a draft against earlier reports and hands what is found to the pane.
func (s *sitting) write(draft metric.Reported, priors ...metric.Reported) {
	s.t.Helper()
	found, err := check.Run(context.Background(), draft, priors, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	w := &desk.Work{Entry: library.Entry{ID: 90}, Draft: draft, Priors: priors, Findings: found}
	for i := range priors {
		w.PriorEntries = append(w.PriorEntries, library.Entry{ID: i + 1})
	}
	s.pane.Worked(w)
}

func (s *sitting) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		s.host.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// list is what the list shows: heads in 【】, of findings the place.
func (s *sitting) list() string {
	var lines []string
	for _, l := range s.pane.model.lines {
		if l.finding == nil {
			lines = append(lines, "【"+groupWord(l.group)+"】")
			continue
		}
		_, place, _ := s.pane.model.found.around(l.finding)
		lines = append(lines, place)
	}
	return strings.Join(lines, " ")
}

// chosen is the place of the finding selected.
func (s *sitting) chosen() string {
	one := s.pane.inspector.shown
	if one == nil {
		return ""
	}
	return one.Span.Of(s.pane.model.found.draft.Doc.Text)
}

// lastPlace is the text that the pane asked to be shown last, and of which entry.
func (s *sitting) lastPlace() (entry int, said string) {
	s.t.Helper()
	if len(s.host.went) == 0 {
		s.t.Fatal("no text was opened")
	}
	p := s.host.went[len(s.host.went)-1]
	for i, r := range s.pane.work.Reports() {
		if s.pane.work.Ref(i) == p.Ref {
			return p.Ref.ID, p.Span.Of(r.Doc.Text)
		}
	}
	s.t.Fatalf("%v is no report", p.Ref)
	return 0, ""
}

func sameText(t *testing.T, what, have, want string) {
	t.Helper()
	if have != want {
		t.Errorf("%s\nhave %s\nwant %s", what, have, want)
	}
}
