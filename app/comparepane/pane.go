// Package comparepane is 对照: any two of reports, drafts, versions and files
// beside each other, with what was kept, changed, added, removed and moved.
package comparepane

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/internal/library"
)

// Pane is the pane.
type Pane struct {
	host          desk.Host
	before, after source
	mode          compare.Mode
	lines         *lines
	// stale is set where the draft has changed since it was compared, at the
	// revision seen.
	stale bool
	hasty bool // the change was made here: no pause before it is compared
	seen  int
	begun bool // the pane has been opened once
	busy  bool // a comparison runs
	// awaiting is set from a change of the draft that was made here until it has
	// been compared.
	awaiting bool
	hint     string
	pause    time.Duration // after the draft's last change
	rows     *widgets.Rows
	sticky   *headRow
	overview *overview
	parts
	search  search
	choices *popover
	returns map[string]*returned // by the text that came back
	wanted  *desk.Place          // to be gone to as soon as it is compared
	leaving *exportSheet         // the one opened last, nil for none
}

// New makes the pane.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, mode: compare.Auto, pause: time.Second}
	p.lines = newLines(p)
	p.rows = widgets.NewRows(p.lines)
	p.sticky = newHeadRow(p.lines)
	p.overview = newOverview(p)
	p.rows.OnSelected = p.selected
	p.rows.OnOpened = p.opened
	p.rows.OnMenu = p.menu
	p.rows.OnScrolled = p.scrolled
	p.rows.OnHovered = p.hovered
	p.rows.OnShortcut = p.shortcut
	p.rows.OnKey = p.key
	p.recall()
	p.build()
	p.showState()
	return p
}

// Content is the pane's whole surface. It is asked for when the pane opens.
func (p *Pane) Content() fyne.CanvasObject {
	p.open()
	return p.content
}

// Focus is what has the keyboard when the pane opens.
func (p *Pane) Focus() fyne.Focusable { return p.rows }

// open compares what is to be compared when the pane opens.
func (p *Pane) open() {
	p.hint = ""
	switch {
	case !p.begun:
		p.begin()
	case p.stale:
		p.start(0, p.renew)
	}
}

// begin resumes what the last session compared, else compares the draft in hand
// with the latest report before it, if nothing was chosen yet.
func (p *Pane) begin() {
	if p.before.none() && p.after.none() && p.resume() {
		return
	}
	work := p.host.Work()
	if work == nil || len(work.PriorEntries) == 0 || !p.before.none() || !p.after.none() {
		return
	}
	p.begun = true
	p.before = entrySource(work.PriorEntries[len(work.PriorEntries)-1])
	p.after = entrySource(work.Entry)
	p.compare()
}

// Compare holds two texts of the library beside each other.
func (p *Pane) Compare(before, after library.Reference) {
	p.named(before, after, p.host.Fail)
}

// named finds two texts of the library and compares them; failed is told where
// one of them is not there.
func (p *Pane) named(before, after library.Reference, failed func(error)) {
	p.begun = true
	var a, b source
	p.host.Start(desk.Job{
		Key: "compare",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			if a, err = find(ctx, p.host.Library(), before); err != nil {
				return err
			}
			b, err = find(ctx, p.host.Library(), after)
			return err
		},
		Done: func(err error) {
			if err != nil {
				failed(err)
				return
			}
			p.before, p.after = a, b
			p.compare()
		},
	})
}

// Worked takes a new state of the draft in hand: where it is one of the texts,
// they are compared anew when the writer pauses.
func (p *Pane) Worked(work *desk.Work) {
	if work == nil {
		return
	}
	ref := library.Reference{ID: work.Entry.ID}
	if (p.before.ref == ref || p.after.ref == ref) && work.Revision != p.seen {
		p.stale = true
	}
	if !p.host.Showing(desk.Compare) {
		return
	}
	switch {
	case !p.begun:
		p.begin()
	case p.stale:
		p.compareAnew()
	}
}

// compare compares the texts that are chosen and shows the result from its beginning.
func (p *Pane) compare() {
	p.stale = false
	p.showPickers()
	if p.before.none() || p.after.none() {
		p.showResult(nil)
		return
	}
	p.begun = true
	p.recallMode()
	p.busy = true
	p.showState()
	p.start(0, p.showResult)
}

// Reload names the texts anew, after the library's list has changed.
func (p *Pane) Reload(done func()) {
	a, b := p.before, p.after
	p.host.Start(desk.Job{
		Key: "compare-names",
		Run: func(ctx context.Context, _ func(int, int)) error {
			for _, s := range []*source{&a, &b} {
				if s.ref.ID == 0 {
					continue
				}
				// A text that is gone keeps its name: it is still what is shown.
				if now, err := find(ctx, p.host.Library(), s.ref); err == nil {
					*s = now
				}
			}
			return ctx.Err()
		},
		Done: func(err error) {
			if err == nil && a.same(p.before) && b.same(p.after) {
				p.before, p.after = a, b
				p.showPickers()
			}
			if done != nil {
				done()
			}
		},
	})
}

// compareAnew compares again after a pause and keeps the place in the result.
func (p *Pane) compareAnew() {
	pause := p.pause
	if p.hasty {
		pause = time.Millisecond
	}
	p.hasty = false
	p.start(pause, p.renew)
}

// start compares beside the window and hands over the result.
func (p *Pane) start(pause time.Duration, done func(*result)) {
	before, after, mode, work := p.before, p.after, p.mode, p.host.Work()
	parted := p.parted()
	name := words.Of("正在比较", "Comparing")
	if pause > 0 {
		name = "" // the writer goes on writing: nothing to be said
	}
	var r *result
	p.host.Start(desk.Job{
		Key: "compare", Name: name,
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return ctx.Err()
			}
			r, err = run(ctx, p.host.Library(), work, asked{before, after, mode, parted})
			return err
		},
		Done: func(err error) {
			p.busy = false
			if err != nil {
				p.host.Fail(err)
				if pause == 0 { // what was shown is not what the pickers name
					p.showResult(nil)
				}
				return
			}
			p.awaiting = p.awaiting && p.seen == revision(work)
			p.seen = revision(work)
			p.stale = p.seen != revision(p.host.Work())
			p.attach(r)
			done(r)
			p.showWanted()
			p.drain()
		},
	})
}

// revision is that of the draft in hand, -1 where there is none.
func revision(work *desk.Work) int {
	if work == nil {
		return -1
	}
	return work.Revision
}

// asked is what is to be compared, how, and which links are known to be wrong.
type asked struct {
	before, after source
	mode          compare.Mode
	parted        parted
}

// run reads two texts and compares them.
func run(ctx context.Context, lib *library.Library, work *desk.Work, q asked) (*result, error) {
	a, err := q.before.load(ctx, lib, work)
	if err != nil {
		return nil, err
	}
	b, err := q.after.load(ctx, lib, work)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	c, err := compare.Documents(ctx, a, b, q.mode)
	if err != nil {
		return nil, err
	}
	r := newResult(c.Unlink(func(p *compare.Pair) bool { return q.parted.has(c, p) }), time.Since(start))
	if c.Mode == compare.Revision && q.before.isDraft(work) && q.after.ref.ID != q.before.ref.ID {
		r.readBack(q.after.revised)
	}
	return r, nil
}

// showResult shows a result from its beginning; nil shows that nothing is chosen.
func (p *Pane) showResult(r *result) {
	p.lines.show(r)
	p.rows.Reload()
	p.rows.SetOffset(0)
	p.rows.SetSelected(-1)
	p.refreshed()
}

// renew shows a result of the same texts at the place where the last one was.
func (p *Pane) renew(r *result) {
	old := p.lines.result
	if old == nil {
		p.showResult(r)
		return
	}
	first := p.rows.First()
	within := p.rows.Offset() - p.rows.Top(first)
	anchor, chosen := p.lines.firstItem(first), p.lines.selected
	open := p.lines.open
	p.lines.show(r)
	p.lines.open = open
	p.lines.selected = r.counterpart(old, chosen)
	p.lines.fold()
	p.rows.Reload()
	if l := p.lines.lineFor(p.lines.selected); l >= 0 {
		p.rows.SetSelected(l)
	} else {
		p.rows.SetSelected(-1)
	}
	if l := p.lines.lineFor(r.counterpart(old, anchor)); l >= 0 {
		p.rows.SetOffset(p.rows.Top(l) + within)
	}
	p.refreshed()
}

// counterpart is the item of r that shows what item i of an older result shows,
// -1 for none: the nearest one with the same texts, else with one of them.
func (r *result) counterpart(old *result, i int) int {
	if i < 0 || i >= len(old.items) {
		return -1
	}
	it := old.items[i]
	was := old.of(it.pair)
	best, alike := -1, 0
	for k := range r.items {
		if r.items[k].left != it.left {
			continue
		}
		t := r.of(r.items[k].pair)
		n := 0
		if t.new.text == was.new.text && was.new.text != "" {
			n++
		}
		if t.old.text == was.old.text && was.old.text != "" {
			n++
		}
		if n > alike || n > 0 && n == alike && abs(k-i) < abs(best-i) {
			best, alike = k, n
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// refreshed follows a change of what the list shows.
func (p *Pane) refreshed() {
	p.search.hits = p.lines.find()
	p.showHits()
	p.overview.stale = true
	p.showState()
	p.showCounts()
	p.showStep()
	p.overview.Refresh()
	p.host.Summarise()
	if c := p.host.Canvas(); c != nil && c.Focused() == nil {
		p.focusList() // which could not have the keyboard while it was hidden
	}
}
