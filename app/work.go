package app

import (
	"context"
	"errors"
	"slices"
	"sort"
	"time"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// How long after a key things happen. A draft is on the disk a second after a
// pause and five seconds into continuous writing at most; what is known of it
// is worked out anew half a second after the last key.
const (
	savePause    = 700 * time.Millisecond
	saveAtMost   = 4 * time.Second
	analysePause = 500 * time.Millisecond
)

// bench is the draft in hand: its writer, what of it is saved, what is known.
// All on the window's goroutine.
type bench struct {
	w      *Window
	entry  library.Entry
	writer *library.Writer // nil where the draft is open elsewhere, or none is
	state  editor.State
	dirty  bool      // not yet on the disk
	since  time.Time // when it became so
	saved  time.Time // when the last save ended
	failed error     // of the last save
	work   *desk.Work
	priors priors
	turn   int // counts keys: a timer that fires for an earlier one does nothing
}

// priors are the earlier reports that the draft is held against.
type priors struct {
	entries  []library.Entry
	reported []metric.Reported
}

// open takes an entry in hand and shows it in the draft pane.
func (b *bench) open(e library.Entry, then func()) {
	b.close()
	var body string
	var writer *library.Writer
	var locked bool
	b.w.Start(desk.Job{
		Key: "draft-open",
		Run: func(ctx context.Context, _ func(int, int)) error {
			doc, err := b.w.lib.Document(ctx, library.Reference{ID: e.ID})
			if err != nil {
				return err
			}
			body = doc.Source
			writer, err = b.w.lib.Write(ctx, e.ID)
			if errors.Is(err, library.ErrLocked) {
				locked = true
				return nil
			}
			return err
		},
		Done: func(err error) {
			if err != nil {
				b.w.Fail(err)
				return
			}
			b.entry, b.writer = e, writer
			b.state = editor.NewState(body)
			b.w.showDraft(e, body, locked)
			b.reloadPriors()
			if then != nil {
				then()
			}
		},
	})
}

// close saves what is not saved and lets the draft go.
func (b *bench) close() {
	b.flush()
	if b.writer != nil {
		_ = b.writer.Close()
	}
	b.writer, b.entry, b.work, b.dirty, b.failed = nil, library.Entry{}, nil, false, nil
}

// flush writes what is not on the disk, before the program ends or another
// draft is opened; this once the window waits.
func (b *bench) flush() {
	if b.dirty && b.writer != nil {
		if err := b.writer.Save(context.Background(), b.state.Text.String()); err == nil {
			b.dirty = false
		}
	}
}

// written takes a new state of the draft's text.
func (b *bench) written(s editor.State) {
	b.state = s
	if b.writer != nil && !b.dirty {
		b.dirty, b.since = true, time.Now()
	}
	b.turn++
	mine := b.turn
	b.w.jobs.after(savePause, func() {
		if b.turn == mine || time.Since(b.since) > saveAtMost {
			b.save(nil)
		}
	})
	b.w.jobs.after(analysePause, func() {
		if b.turn == mine {
			b.analyse()
		}
	})
	b.w.status.setSaved(b.savedSentence())
}

// save writes the draft beside the window; then is called with what came of it.
func (b *bench) save(then func(error)) {
	if b.writer == nil || !b.dirty {
		if then != nil {
			then(nil)
		}
		return
	}
	state, writer := b.state, b.writer
	b.w.Start(desk.Job{
		Key: "draft-save",
		Run: func(ctx context.Context, _ func(int, int)) error {
			// Once begun a save is ended: a newer one follows, it does not interrupt.
			return writer.Save(context.WithoutCancel(ctx), state.Text.String())
		},
		Done: func(err error) {
			b.settleSave(state, err)
			if then != nil {
				then(err)
			}
		},
	})
}

func (b *bench) settleSave(state editor.State, err error) {
	b.failed = err
	if err != nil {
		b.w.Fail(err)
		b.w.jobs.after(saveAtMost, func() { b.save(nil) }) // until it works
	} else {
		b.w.banner.clear(saveFailed)
		b.saved = time.Now()
		if b.state.Revision == state.Revision {
			b.dirty = false
		} else {
			b.since = time.Now()
		}
	}
	b.w.status.setSaved(b.savedSentence())
}

// saveVersion keeps the draft as it is under a name.
func (b *bench) saveVersion(name string, done func(library.Version, error)) {
	if b.writer == nil {
		done(library.Version{}, library.ErrLocked)
		return
	}
	state, writer := b.state, b.writer
	var v library.Version
	b.w.Start(desk.Job{
		Key: "draft-version",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			v, err = writer.SaveVersion(context.WithoutCancel(ctx), state.Text.String(), name)
			return err
		},
		Done: func(err error) {
			b.settleSave(state, err)
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
	case b.failed != nil:
		return words.Of("没有存下", "Not saved")
	case b.dirty && time.Since(b.since) > time.Second:
		return words.Of("正在保存", "Saving")
	case b.saved.IsZero():
		return ""
	}
	return words.Of("已保存 ", "Saved ") + b.saved.Format("15:04")
}
