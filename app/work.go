package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"time"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/autosave"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// analysePause is how long after the last key what is known of the draft is
// worked out anew. When it is saved is autosave's to say.
const analysePause = 500 * time.Millisecond

// bench is the draft in hand: its writer, what of it is saved, what is known.
// All on the window's goroutine.
type bench struct {
	w      *Window
	entry  library.Entry
	writer *library.Writer // nil where the draft is open elsewhere, or none is
	saver  *autosave.Saver // of the writer
	state  editor.State
	work   *desk.Work
	priors priors
	turn   int // counts keys: a timer that fires for an earlier one does nothing
}

// priors are the earlier reports that the draft is held against.
type priors struct {
	entries  []library.Entry
	reported []metric.Reported
}

// open takes an entry in hand and shows it in the draft pane, as it was left.
func (b *bench) open(e library.Entry, then func()) {
	shown := func(d library.Writing, readOnly bool) {
		b.w.showDraft(e, d, readOnly)
		b.reloadPriors()
		if then != nil {
			then()
		}
	}
	if e.ID == b.entry.ID && b.writer != nil {
		b.entry = e // the same one: it may be called otherwise now
		shown(b.writing(), false)
		return
	}
	b.fetch(e.ID, func(writing library.Writing, writer *library.Writer, err error) {
		if err == nil {
			err = b.close() // what is not on the disk stays in hand
		}
		if err != nil {
			if writer != nil {
				_ = writer.Close()
			}
			b.w.Fail(err)
			return
		}
		b.take(e, writer, writing.State)
		shown(writing, writer == nil)
	})
}

// fetch reads a draft beside the window, as it was left, and takes it for writing;
// where another writes it, the writer is nil.
func (b *bench) fetch(id int, done func(library.Writing, *library.Writer, error)) {
	var (
		writing library.Writing
		writer  *library.Writer
	)
	b.w.Start(desk.Job{
		Key: "draft-open",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			writing, writer, err = b.w.openDraft(ctx, id)
			return err
		},
		Done: func(err error) { done(writing, writer, err) },
	})
}

// openDraft reads a draft as it was left and takes it for writing; where another
// writes it, the writer is nil.
func (w *Window) openDraft(ctx context.Context, id int) (library.Writing, *library.Writer, error) {
	writer, err := w.lib.Write(ctx, id)
	if errors.Is(err, library.ErrLocked) {
		writing, err := w.lib.Writing(ctx, id)
		return writing, nil, err
	}
	if err != nil {
		return library.Writing{}, nil, err
	}
	writing, err := writer.Writing(ctx)
	if err != nil {
		_ = writer.Close()
		return library.Writing{}, nil, err
	}
	return writing, writer, nil
}

// take has a draft in hand; without a writer it can only be read.
func (b *bench) take(e library.Entry, writer *library.Writer, s editor.State) {
	b.entry, b.writer, b.state = e, writer, s
	b.w.Preferences().SetInt(prefDraft, e.ID)
	if writer == nil {
		return
	}
	b.saver = autosave.New(writer, &benchLoop{b.w, fmt.Sprintf("draft-save-%d", e.ID)}, b.writing)
	b.saver.Settled = b.settled
}

// benchLoop is the window's goroutine, as autosave knows it.
type benchLoop struct {
	w   *Window
	key string
}

// After implements autosave.Loop.
func (l *benchLoop) After(d time.Duration, f func()) { l.w.jobs.after(d, f) }

// Beside implements autosave.Loop.
func (l *benchLoop) Beside(work func() error, done func(error)) {
	l.w.Start(desk.Job{Key: l.key, Run: func(context.Context, func(int, int)) error { return work() }, Done: done})
}

// writing is the draft as it is now: what was written last, and where the pane
// shows that, what can be undone in it and where it stands.
func (b *bench) writing() library.Writing {
	d := library.Writing{State: b.state}
	if p, ok := b.w.panes[desk.Draft].(writable); ok {
		if v := p.View(); v.State().Revision == b.state.Revision {
			d.State, d.History, d.Top = v.State(), v.History(), v.Top()
		}
	}
	return d
}

// close saves what is not saved and where the caret stands, and lets the draft
// go; this once the window waits. Where saving fails, the draft stays in hand.
func (b *bench) close() error {
	if b.writer != nil {
		if err := b.saver.Now(); err != nil {
			return b.unsaved(err)
		}
	}
	b.letGo()
	return nil
}

// letGo lets the draft go as it is on the disk.
func (b *bench) letGo() {
	if b.writer != nil {
		b.saver.End()
		_ = b.writer.Close()
	}
	b.writer, b.saver, b.entry, b.work = nil, nil, library.Entry{}, nil
}

// written takes a new state of the draft's text.
func (b *bench) written(s editor.State) {
	b.state = s
	if b.writer != nil {
		b.saver.Changed()
	}
	b.turn++
	mine := b.turn
	b.w.jobs.after(analysePause, func() {
		if b.turn == mine {
			b.analyse()
		}
	})
	b.w.status.setSaved(b.savedSentence())
}

// settled is told what came of a save.
func (b *bench) settled(err error) {
	if b.saver == nil {
		return
	}
	if err != nil {
		b.w.Fail(b.unsaved(err))
	} else {
		b.w.banner.clear(saveFailed)
	}
	b.w.status.setSaved(b.savedSentence())
}

// unsavedError says that a draft is in memory only, and since when.
type unsavedError struct {
	since time.Time
	err   error
}

func (e *unsavedError) Error() string { return "save draft: " + e.err.Error() }
func (e *unsavedError) Unwrap() error { return e.err }

func (b *bench) unsaved(err error) error {
	since, is := b.saver.Unsaved()
	if !is {
		since = time.Now()
	}
	return &unsavedError{since, err}
}

// saveVersion keeps the draft as it is under a name.
func (b *bench) saveVersion(name string, done func(library.Version, error)) {
	if b.writer == nil {
		done(library.Version{}, library.ErrLocked)
		return
	}
	writing, writer := b.writing(), b.writer
	var v library.Version
	b.w.Start(desk.Job{
		Key: "draft-version",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			ctx = context.WithoutCancel(ctx)
			if err := writer.SaveWriting(ctx, writing); err != nil {
				return err
			}
			v, err = writer.SaveVersion(ctx, writing.State.Text.String(), name)
			return err
		},
		Done: func(err error) {
			done(v, err)
		},
	})
}

// reloadPriors finds the reports of the draft's place before its year, and then
// works out anew what is known of the draft.
func (b *bench) reloadPriors() {
	if b.entry.ID == 0 {
		return
	}
	e := b.entry // what is known of it may have been put right meanwhile
	var found priors
	b.w.Start(desk.Job{
		Key: "draft-priors",
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := b.w.lib.List(ctx)
			if err != nil {
				return err
			}
			if i := slices.IndexFunc(list, func(p library.Entry) bool { return p.ID == e.ID }); i >= 0 {
				e = list[i]
			}
			for _, p := range list {
				if !isPrior(p, e) {
					continue
				}
				doc, err := b.w.lib.Document(ctx, library.Reference{ID: p.ID})
				if err != nil {
					return err
				}
				found.entries = append(found.entries, p)
				found.reported = append(found.reported, metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
			}
			return nil
		},
		Done: func(err error) {
			if err != nil {
				b.w.Fail(err)
				return
			}
			sort.Sort(byYear(found))
			if b.entry.ID != e.ID {
				return
			}
			b.entry, b.priors = e, found
			b.analyse()
		},
	})
}

// mostPriors is how many earlier years a draft is held against.
const mostPriors = 10

// isPrior reports whether a report is an earlier one of the same place and kind of body.
func isPrior(p, draft library.Entry) bool {
	return p.Kind == library.Report && p.Info.Place == draft.Info.Place && p.Info.Place != "" &&
		p.Info.Year != 0 && (draft.Info.Year == 0 || p.Info.Year < draft.Info.Year && p.Info.Year >= draft.Info.Year-mostPriors) &&
		(p.Info.Kind == draft.Info.Kind || p.Info.Kind == "" || draft.Info.Kind == "")
}

type byYear priors

func (p byYear) Len() int           { return len(p.entries) }
func (p byYear) Less(i, j int) bool { return p.entries[i].Info.Year < p.entries[j].Info.Year }
func (p byYear) Swap(i, j int) {
	p.entries[i], p.entries[j] = p.entries[j], p.entries[i]
	p.reported[i], p.reported[j] = p.reported[j], p.reported[i]
}

// analyse finds the figures of the draft, joins them with the priors' and
// checks it; what comes for an older revision is dropped.
func (b *bench) analyse() {
	if b.entry.ID == 0 {
		return
	}
	state, found := b.state, b.priors
	work := &desk.Work{Entry: b.entry, Revision: state.Revision, Priors: found.reported, PriorEntries: found.entries}
	b.w.Start(desk.Job{
		Key: "draft-analyse",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			doc := report.FromText(library.Reference{ID: work.Entry.ID}.String(), state.Text.String())
			known := work.Entry.Info
			doc.Info = merged(doc.Info, known)
			work.Draft = metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := work.Join(ctx, b.w.lib); err != nil {
				return err
			}
			work.Findings, err = check.Run(ctx, work.Draft, work.Priors, library.Listed(work.Corrections))
			return err
		},
		Done: func(err error) {
			if cancelled(err) || state.Revision != b.state.Revision || work.Entry.ID != b.entry.ID {
				return
			}
			if err != nil {
				b.w.Fail(err)
				return
			}
			b.work = work
			b.w.worked(work)
		},
	})
}

// merged is what the draft's text says of itself, with what the library knows over it.
func merged(found, known report.Info) report.Info {
	for _, f := range []struct{ to, from *string }{
		{&found.Title, &known.Title},
		{&found.Place, &known.Place},
		{&found.Kind, &known.Kind},
		{&found.Date, &known.Date},
		{&found.Speaker, &known.Speaker},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if known.Year != 0 {
		found.Year = known.Year
	}
	return found
}

// savedSentence is what the status bar says of saving.
func (b *bench) savedSentence() string {
	switch {
	case b.entry.ID == 0:
		return ""
	case b.writer == nil:
		return words.Of("只能查看", "Read only")
	case b.saver.Err() != nil:
		return words.Of("没有存下", "Not saved")
	}
	if since, is := b.saver.Unsaved(); is && time.Since(since) > time.Second {
		return words.Of("正在保存", "Saving")
	}
	if b.saver.Saved().IsZero() {
		return ""
	}
	return words.Of("已保存 ", "Saved ") + b.saver.Saved().Format("15:04")
}
