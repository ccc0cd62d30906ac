package metricpane

import (
	"cmp"
	"context"
	"slices"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// Reload reads the reports anew where there is no draft; while the pane is not
// open that waits until it is.
func (p *Pane) Reload(done func()) {
	p.stale = true
	if p.host.Work() == nil && p.host.Showing(desk.Metric) {
		p.readReports()
	}
	if done != nil {
		done()
	}
}

// mostReports is how many reports of a place are shown beside each other.
const mostReports = 11

// readReports shows, while there is no draft, the reports of the place whose
// newest report is the newest of all.
func (p *Pane) readReports() {
	p.stale = false
	var work *desk.Work
	var b *book
	p.host.Start(desk.Job{
		Key: "metric-reports", Name: words.Of("正在读取报告", "Reading reports"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := p.host.Library().List(ctx)
			if err != nil {
				return err
			}
			if work, err = ofReports(ctx, p.host.Library(), newestPlace(list)); work != nil {
				b = newBook(work, false)
			}
			return err
		},
		Done: func(err error) {
			if p.host.Work() != nil {
				return // a draft came in the meantime
			}
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.work = work
			p.show(b)
		},
	})
}

// newestPlace are the reports, in rising order of years, of the place and kind
// of body that has the newest one.
func newestPlace(list []library.Entry) []library.Entry {
	var newest *library.Entry
	for i := range list {
		e := &list[i]
		if e.Kind == library.Report && (newest == nil || e.Info.Year > newest.Info.Year) {
			newest = e
		}
	}
	if newest == nil {
		return nil
	}
	var found []library.Entry
	for _, e := range list {
		if e.ID == newest.ID || e.Kind == library.Report && e.Info.Year > 0 && e.Info.Place != "" &&
			e.Info.Place == newest.Info.Place && e.Info.Kind == newest.Info.Kind {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(a, b library.Entry) int { return cmp.Compare(a.Info.Year, b.Info.Year) })
	return found[max(0, len(found)-mostReports):]
}

// ofReports is what is known of reports, the newest in the draft's place; nil
// where there are none.
func ofReports(ctx context.Context, lib *library.Library, entries []library.Entry) (*desk.Work, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	last := len(entries) - 1
	w := &desk.Work{Entry: entries[last], PriorEntries: entries[:last]}
	for i, e := range entries {
		doc, err := lib.Document(ctx, library.Reference{ID: e.ID})
		if err != nil {
			return nil, err
		}
		r := metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
		if i == last {
			w.Draft = r
		} else {
			w.Priors = append(w.Priors, r)
		}
	}
	return w, w.Join(ctx, lib)
}
