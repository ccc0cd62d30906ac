package metricpane

import (
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// Locate selects the indicator that the draft states at a place, in coordinates of
// its Document.Text. Where the view leaves that indicator out, it shows all again.
func (p *Pane) Locate(at text.Span) {
	status, r := p.model.book.statedAt(at)
	if r == nil {
		return
	}
	v := &p.model.view
	if v.status != status {
		v.status = status
		p.tables.Set(map[metric.Status]int{metric.Target: 1}[status])
		p.retable()
	}
	if p.model.find(r) < 0 {
		p.widen(r)
	}
	if i := p.model.find(r); i >= 0 {
		p.rows.SelectAmid(i)
	}
}

// widen takes away what keeps a row from being shown.
func (p *Pane) widen(r *row) {
	v := &p.model.view
	v.section, v.kinds, v.folded[r.field] = "", 0, false
	p.field.SetText("")
	p.filter(-1)
	p.refilter()
}

// statedAt is the row that has the draft's figure at a place, and the table it is
// in; nil for none.
func (b *book) statedAt(at text.Span) (metric.Status, *row) {
	if !b.isDraft {
		return metric.Actual, nil
	}
	for _, status := range []metric.Status{metric.Actual, metric.Target} {
		rows := b.of(status).rows
		for i := range rows {
			for _, ref := range refsOf(rows[i].series, status) {
				if _, f := ref.Of(b.reports); ref.Report == b.last() && f.Span == at {
					return status, &rows[i]
				}
			}
		}
	}
	return metric.Actual, nil
}
