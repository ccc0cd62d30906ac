// Package desk is what the panes ask of the window that they stand in, and what
// they get from it. The window implements Host; panes do not know the window,
// nor each other.
//
// Data flows one way: the draft pane tells the window what was written, the
// window saves it and works out what is known of it beside the window, and
// hands the result, a Work, to every pane.
package desk

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"reportdesk/editor"
	"reportdesk/export/review"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// Pane is one of the places of the rail.
type Pane string

// The panes, in the order of the rail.
const (
	Library Pane = "library" // 文库
	Draft   Pane = "draft"   // 起草
	Compare Pane = "compare" // 对照
	Metric  Pane = "metric"  // 指标
	Check   Pane = "check"   // 校核
)

// Place is a place in a text that is kept.
type Place struct {
	Ref library.Reference
	// Span lies in the Document.Text of what Ref names.
	Span text.Span
}

// Work is the draft in hand at one revision, with what is known of it. It is
// not changed once made; the next one replaces it.
type Work struct {
	Entry library.Entry
	// Revision is that of the editor's state that Draft was made from.
	Revision int
	Draft    metric.Reported
	// Priors are the earlier reports of the place in rising order of years, with
	// their entries beside them.
	Priors       []metric.Reported
	PriorEntries []library.Entry
	// Corrections are those that the user has made for the draft's place, in
	// their order.
	Corrections []library.Correction
	// Corrected joins the priors and the draft with the corrections in it: its
	// report indices count the priors from 0, and the draft is the last.
	metric.Corrected
	Findings []check.Finding
}

// Join fills in Corrected, and the corrections that it is made with.
func (w *Work) Join(ctx context.Context, lib *library.Library) (err error) {
	if w.Corrections, err = lib.Corrections(ctx, w.Draft.Doc.Info.Place); err != nil {
		return err
	}
	w.Corrected = metric.JoinWith(w.Reports(), library.Listed(w.Corrections))
	return nil
}

// JoinOf joins other reports with the corrections of the draft's place.
func (w *Work) JoinOf(reports []metric.Reported) []metric.Series {
	return metric.JoinWith(reports, library.Listed(w.Corrections)).Series
}

// Reports are the priors with the draft behind them, as Series counts them.
func (w *Work) Reports() []metric.Reported {
	return append(append([]metric.Reported{}, w.Priors...), w.Draft)
}

// Applied are the corrections that found something to do.
func (w *Work) Applied() []metric.Correction {
	var list []metric.Correction
	for i, c := range w.Corrections {
		if !slices.Contains(w.Unfit, i) {
			list = append(list, c.Correction)
		}
	}
	return list
}

// Ref names the text of report i as Series counts them.
func (w *Work) Ref(i int) library.Reference {
	if i >= 0 && i < len(w.PriorEntries) {
		return library.Reference{ID: w.PriorEntries[i].ID}
	}
	return library.Reference{ID: w.Entry.ID}
}

// Job is work that runs beside the window.
type Job struct {
	// Key names what the work is for. Starting another job with the same key
	// cancels the one that runs and drops its result: a stale result never
	// overwrites a newer one.
	Key string
	// Name is shown while it runs longer than a quarter of a second: 正在读取.
	// Work without a name is never shown.
	Name string
	// Run does the work on a goroutine of its own and touches nothing of the
	// window. It stops when ctx is done. step tells how far it is; total 0 is unknown.
	Run func(ctx context.Context, step func(done, total int)) error
	// Done takes the result on the window's goroutine. It is not called for a
	// job that was replaced; for one that the user cancelled, with ctx's error.
	Done func(err error)
}

// Unwritten is an error of a document that was to leave the program.
type Unwritten struct {
	What string // in the user's language: 逐段对照
	Err  error
}

func (u *Unwritten) Error() string { return "write " + u.What + ": " + u.Err.Error() }

// Unwrap gives the cause.
func (u *Unwritten) Unwrap() error { return u.Err }

// Host is the window, as a pane sees it. Its methods are called on the
// window's goroutine.
type Host interface {
	Library() *library.Library
	// Start runs a job.
	Start(Job)
	// Say shows in the status bar what was done, for ten seconds; undo may be nil.
	Say(sentence string, undo func())
	// Fail shows an error as a sentence in a banner of the pane that is open.
	Fail(err error)
	// Preferences keep what a pane remembers over a restart: widths, filters.
	// Keys begin with the pane's name.
	Preferences() fyne.Preferences
	// Canvas is where sheets and menus are shown.
	Canvas() fyne.Canvas
	// Zooms are the sizes of the texts that are read and written, in percent, and
	// the one in force; SetZoom sets them in all panes, at once and for the next start.
	Zooms() (sizes []int, now int)
	SetZoom(percent int)
	// Summarise tells the status bar that what it says of the pane has changed.
	Summarise()

	// Changed tells all panes that the library's list has changed.
	Changed()
	// Corrected tells that the library's corrections of indicators have changed:
	// what is known of the draft is worked out anew.
	Corrected()
	// PickFiles lets the user choose files to import, and imports them.
	PickFiles()
	// PickFolder lets the user choose a folder, and imports the reports in it.
	PickFolder()
	// Paste imports what the clipboard holds: a report's text, or files that were copied.
	Paste()
	// Remove takes entries out of the library, with undo; it asks first where a
	// draft has versions.
	Remove([]library.Entry)
	// LoadSamples takes the sample reports into the library, RemoveSamples takes
	// them out again, with undo.
	LoadSamples()
	RemoveSamples()

	// Work is the draft in hand, nil where there is none.
	Work() *Work
	// Written tells that the draft's text is now that of a state.
	Written(state editor.State)
	// Apply changes the draft by edits in coordinates of the Document.Text of the
	// Work of a revision, as one step that can be undone, and says so in the
	// status bar. False where nothing was changed: the draft has another revision
	// by now, or cannot be written.
	Apply(edits text.Edits, revision int, said string) bool
	// Claim takes the draft in hand for writing, where another window that wrote it
	// has let it go, and says so where none has.
	Claim()
	// SaveVersion keeps the draft as it is under a name and calls done, with
	// the version or an error.
	SaveVersion(name string, done func(library.Version, error))

	// ShowPane opens a pane.
	ShowPane(Pane)
	// Showing reports whether a pane is the one that is open.
	Showing(Pane) bool
	// NewDraft opens the sheet that begins a draft, from an entry or (ID 0) from nothing.
	NewDraft(from library.Entry)
	// Open opens an entry where it belongs: a draft in 起草, a report in 对照
	// beside the draft.
	Open(library.Entry)
	// ShowPlace opens a text at a place: the draft in 起草, a report in 文库's reader.
	ShowPlace(Place)
	// Locate opens 指标 or 校核 at what it says of a place of the draft, in
	// coordinates of the Document.Text of the Work in hand.
	Locate(pane Pane, at text.Span)
	// CompareTexts opens two texts in 对照.
	CompareTexts(before, after library.Reference)
	// CompareAt is CompareTexts, at a place of one of the two.
	CompareAt(before, after library.Reference, at Place)
	// Export opens the sheet from which documents leave the program.
	Export()

	// PickFile lets the user choose a file whose name ends in one of these (.xlsx),
	// reads it beside the window and hands it over.
	PickFile(ends []string, take func(name string, data []byte))
	// PickPlace lets the user choose the folder in which a document is to lie.
	PickPlace(take func(folder string))
	// Took keeps in the library's log what a review workbook, last saved by
	// somebody, changed in the draft.
	Took(file, savedBy string, list []review.Correction)
}
