package metricpane

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// step is a change of the remembered corrections that Ctrl+Z takes back: a
// correction was made, or taken back.
type step struct {
	of   library.Correction
	held bool // it holds since
}

// place is the place that corrections are kept for, "" where it is not known.
func (b *book) place() string {
	if len(b.reports) == 0 {
		return ""
	}
	return b.reports[b.last()].Doc.Info.Place
}

// seriesOf is the indicator of a row in the book as it is now, nil where it has
// none: the draft was written on, or another correction changed it.
func (b *book) seriesOf(id metric.RowID) *metric.Series {
	if i := slices.IndexFunc(b.series, func(s metric.Series) bool { return sameRow(&s, id) }); i >= 0 {
		return &b.series[i]
	}
	return nil
}

// correct keeps a correction and applies it at once. Where the place of the
// reports is not known it asks that first, and goes on when it is.
func (p *Pane) correct(c metric.Correction) {
	if p.model.book.seriesOf(c.Row) == nil {
		p.host.Say(fmt.Sprintf(words.Of("“%s”已经不在表里", "%s is no longer in the table"), c.Row), nil)
		return
	}
	if c.Place = p.model.book.place(); c.Place == "" {
		p.askPlace(c)
		return
	}
	var kept library.Correction
	p.write(func(ctx context.Context) (err error) {
		kept, err = p.host.Library().AddCorrection(ctx, c)
		return err
	}, func() {
		p.done, p.undone = append(p.done, step{kept, true}), nil
		p.rejoin(kept)
		p.host.Say(kept.String(), func() { p.hold(kept, false) })
	})
}

// hold takes a correction back, or lets one that was taken back hold again.
func (p *Pane) hold(c library.Correction, holds bool) {
	p.set(c, holds, func() { p.done, p.undone = append(p.done, step{c, holds}), nil })
}

// set is hold, with what is to be noted of it.
func (p *Pane) set(c library.Correction, holds bool, noted func()) {
	p.write(func(ctx context.Context) error {
		change := p.host.Library().RemoveCorrection
		if holds {
			change = p.host.Library().RestoreCorrection
		}
		if err := change(ctx, c.ID); !errors.Is(err, library.ErrNotFound) {
			return err
		}
		return nil // it is so already: another window did it
	}, func() {
		noted()
		p.rejoin(c)
		said := words.Of("已撤销：", "Undone: ")
		if holds {
			said = words.Of("已恢复：", "Restored: ")
		}
		p.host.Say(said+c.String(), func() { p.hold(c, !holds) })
	})
}

// undo takes back the last change of the corrections, redo the last undo.
func (p *Pane) undo() { p.turnBack(&p.done, &p.undone, false) }
func (p *Pane) redo() { p.turnBack(&p.undone, &p.done, true) }

// turnBack moves the last step of one list to the other; again says that it is
// to be done as it was, not the contrary.
func (p *Pane) turnBack(from, to *[]step, again bool) {
	n := len(*from)
	if n == 0 {
		p.host.Say(words.Of("没有可撤销的更正", "No correction to undo"), nil)
		return
	}
	s := (*from)[n-1]
	*from = (*from)[:n-1] // at once: the next Ctrl+Z may come before this one is written
	p.set(s.of, s.held == again, func() { *to = append(*to, s) })
}

// write changes the library's corrections beside the window. Each has a key of
// its own: one does not take the place of the one before.
func (p *Pane) write(run func(context.Context) error, then func()) {
	p.writes++
	p.host.Start(desk.Job{
		Key: fmt.Sprint("metric-correct-", p.writes),
		Run: func(ctx context.Context, _ func(int, int)) error { return run(context.WithoutCancel(ctx)) },
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			then()
			p.host.Corrected()
		},
	})
}

// rejoin lays the reports at hand out anew with the corrections as they are
// now, and selects the row of the one that has changed.
func (p *Pane) rejoin(changed library.Correction) {
	if p.work == nil {
		return
	}
	work, isDraft := *p.work, p.model.book.isDraft
	var b *book
	p.host.Start(desk.Job{
		Key: "metric-table",
		Run: func(ctx context.Context, _ func(int, int)) error {
			if err := work.Join(ctx, p.host.Library()); err != nil {
				return err
			}
			b = newBook(&work, isDraft)
			return nil
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.work = &work
			p.show(b)
			p.selectChanged(changed)
			if p.remembered != nil {
				p.remembered.relist()
			}
		},
	})
}

// selectChanged selects the row that a correction had its part in; where it has
// none any more, the one that it was about.
func (p *Pane) selectChanged(c library.Correction) {
	b := p.model.book
	at := slices.IndexFunc(b.corrections, func(k library.Correction) bool { return k.ID == c.ID })
	for _, l := range p.model.lines {
		if l.row == nil {
			continue
		}
		if at >= 0 && slices.Contains(l.row.series.Applied, at) || at < 0 && sameRow(l.row.series, c.Row) {
			p.keep(l.row)
			return
		}
	}
}

// askPlace asks at the indicator what place the reports are of, and then goes
// on with the correction.
func (p *Pane) askPlace(c metric.Correction) {
	p.pending = &c
	p.inspect()
	if p.class == 0 {
		p.detail(true)
	}
	p.focus(p.inspector.place)
}

// placed takes the answer to askPlace: the library keeps it, and the correction
// waits until the reports have been read anew.
func (p *Pane) placed(place string) {
	if place == "" || p.work == nil {
		return
	}
	id := p.work.Entry.ID
	p.write(func(ctx context.Context) error {
		e, err := p.host.Library().Entry(ctx, id)
		if err != nil {
			return err
		}
		e.Override.Place = &place
		_, err = p.host.Library().SetOverride(ctx, id, e.Override)
		return err
	}, func() {
		p.focus(p.rows)
		p.host.Changed()
	})
}

// resume goes on with the correction that waited for the place.
func (p *Pane) resume() {
	if c := p.pending; c != nil && p.model.book.place() != "" {
		p.pending = nil
		p.correct(*c)
	}
}

// series is the indicator that the inspector tells of, nil for none. It is the
// one selected; where a head is, the one that was before.
func (p *Pane) series() *metric.Series {
	if r := p.inspector.row; r != nil {
		return r.series
	}
	return nil
}

// exclude leaves the selected indicator out.
func (p *Pane) exclude() {
	if s := p.series(); s != nil {
		p.correct(metric.Correction{Kind: metric.CorrectExclude, Row: s.Row})
	}
}

// confirm settles that a doubtful name is right: it is the user's from now on.
func (p *Pane) confirm() {
	if s := p.series(); s != nil {
		p.correct(metric.Correction{Kind: metric.CorrectRename, Row: s.Row, Name: nameOf(s)})
	}
}

// menu opens what can be done with the selected indicator at a place of the window.
func (p *Pane) menu(at fyne.Position) {
	r := p.current()
	if r == nil {
		return
	}
	showMenu(p.host.Canvas(), at, p.menuItems(r)...)
}
