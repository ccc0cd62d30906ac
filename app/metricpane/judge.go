package metricpane

import (
	"reportdesk/internal/metric"
)

// judge says what the column 核算 shows: the gravest of what is known of a row.
func (b *book) judge(r *row, t *table) verdict {
	judged := metric.Verdict("")
	if r.cell != nil && (r.cell.Value != nil || r.cell.Verdict == metric.Differs) {
		judged = r.cell.Verdict
	}
	switch {
	case judged == metric.Differs:
		return differs
	case b.doubts(r, t):
		return doubtful
	case b.lacks(r, t):
		return missing
	case judged == metric.Agrees:
		return agrees
	case b.isNew(r, t):
		return fresh
	case judged == metric.Cannot:
		return cannot
	}
	return unjudged
}

// doubts reports whether the newest report names the indicator so that its name
// had to be guessed, or states two values for it.
func (b *book) doubts(r *row, t *table) bool {
	for _, pair := range r.series.Conflicts {
		if pair[0].Report == b.last() && b.statusOf(pair[0]) == t.status {
			return true
		}
	}
	return r.guessed
}

func (b *book) statusOf(ref metric.Ref) metric.Status {
	m, f := ref.Of(b.reports)
	if f.Status != "" {
		return f.Status
	}
	return m.Status
}

// lacks reports whether a reader of the newest report would miss the indicator:
// it is silent on it, while the one before has it and it is a standard
// indicator or was stated more than once. What was built once, and said once,
// is not missed.
func (b *book) lacks(r *row, t *table) bool {
	if len(b.reports) < 2 || t.main < 0 || r.values[t.main].known {
		return false
	}
	in := b.statedIn(r.series, t.status)
	if in[b.last()] || !in[b.last()-1] {
		return false
	}
	return r.series.Field != "" || len(in) > 1
}

// isNew reports whether the newest report is the first to state the indicator.
func (b *book) isNew(r *row, t *table) bool {
	in := b.statedIn(r.series, t.status)
	return len(b.reports) > 1 && len(in) == 1 && in[b.last()] && t.main >= 0 && r.values[t.main].known
}

// statedIn is the set of reports that state results, or targets, of an indicator.
func (b *book) statedIn(s *metric.Series, status metric.Status) map[int]bool {
	in := map[int]bool{}
	for _, ref := range refsOf(s, status) {
		in[ref.Report] = true
	}
	return in
}

// refsOf are the figures that an indicator's cells of a status were taken from.
func refsOf(s *metric.Series, status metric.Status) []metric.Ref {
	var refs []metric.Ref
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Status != status {
			continue
		}
		if c.Value != nil && c.Report >= 0 {
			refs = append(refs, metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure})
		}
		for _, ref := range []*metric.Ref{c.Growth, c.Later} {
			if ref != nil {
				refs = append(refs, *ref)
			}
		}
		refs = append(refs, c.Ranks...)
	}
	return refs
}
