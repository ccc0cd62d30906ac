package metricpane

import (
	"slices"
	"strings"

	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/metric"
)

// kinds is a set of what reports state of an indicator.
type kinds int

const (
	hasLevel  kinds = 1 << iota // 总量
	hasRate                     // 比率: levels in %
	hasGrowth                   // 增速
	hasRank                     // 位次
)

// kindNames are the kinds in the order of the menu.
func kindNames() []struct {
	kind kinds
	name string
} {
	return []struct {
		kind kinds
		name string
	}{
		{hasLevel, words.Of("总量", "Levels")},
		{hasRate, words.Of("比率", "Rates")},
		{hasGrowth, words.Of("增速", "Growth")},
		{hasRank, words.Of("位次", "Ranks")},
	}
}

// findSections lists the heads of the first level of the newest report.
func (b *book) findSections() {
	if len(b.reports) == 0 {
		return
	}
	doc := b.reports[b.last()].Doc
	for _, block := range doc.Blocks {
		if block.Level == 1 && block.Number != "" {
			b.sections = append(b.sections, strings.TrimSpace(block.Span.Of(doc.Text)))
		}
	}
}

// sectionOf is the section that a block of the newest report stands in, -1 for none.
func (b *book) sectionOf(block int) int {
	doc := b.reports[b.last()].Doc
	for i := block; i >= 0 && i < len(doc.Blocks); i = doc.Blocks[i].Section {
		if at := doc.Blocks[i]; at.Level == 1 && at.Number != "" {
			return slices.Index(b.sections, strings.TrimSpace(at.Span.Of(doc.Text)))
		}
	}
	return -1
}

// sort notes what filters ask about a row.
func (b *book) sort(r *row, t *table) {
	for i := range r.series.Cells {
		c := &r.series.Cells[i]
		if c.Status != t.status {
			continue
		}
		switch {
		case c.Value != nil && export.IsRate(r.unit):
			r.kinds |= hasRate
		case c.Value != nil:
			r.kinds |= hasLevel
		}
		if c.Stated != nil {
			r.kinds |= hasGrowth
		}
		if len(c.Ranks) > 0 {
			r.kinds |= hasRank
		}
	}
	for _, ref := range refsOf(r.series, t.status) {
		if ref.Report != b.last() {
			continue
		}
		m, f := ref.Of(b.reports)
		r.guessed = r.guessed || f.Doubtful && !r.series.Named
		if s := b.sectionOf(m.Block); s >= 0 && !slices.Contains(r.sections, s) {
			r.sections = append(r.sections, s)
		}
	}
}

// nameOf is what a correction names an indicator by: without the scope and the
// 增速 that the table sets behind it.
func nameOf(s *metric.Series) string {
	if s.Canonical != "" {
		return s.Canonical
	}
	return s.Name
}
