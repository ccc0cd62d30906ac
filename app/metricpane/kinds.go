package metricpane

import (
	"slices"
	"strings"

	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
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

// section is a head of the newest report under which figures can be looked for.
type section struct {
	head  string
	block int
	level int
}

// deepest is the level of the outline down to which sections are told apart.
const deepest = 2

// findSections lists the heads of the first two levels of the newest report.
func (b *book) findSections() {
	if len(b.reports) == 0 {
		return
	}
	doc := b.reports[b.last()].Doc
	for i, block := range doc.Blocks {
		if block.Kind == report.Heading && block.Level >= 1 && block.Level <= deepest {
			b.sections = append(b.sections, section{strings.TrimSpace(block.Span.Of(doc.Text)), i, block.Level})
		}
	}
}

// section is the number of the section of a head, -1 where there is none.
func (b *book) section(head string) int {
	return slices.IndexFunc(b.sections, func(s section) bool { return s.head == head })
}

// sectionsOf are the sections that a block of the newest report stands in.
func (b *book) sectionsOf(block int) (in []int) {
	doc := b.reports[b.last()].Doc
	for i := block; i >= 0 && i < len(doc.Blocks); i = doc.Blocks[i].Section {
		if at := slices.IndexFunc(b.sections, func(s section) bool { return s.block == i }); at >= 0 {
			in = append(in, at)
		}
	}
	return in
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
		r.sections = append(r.sections, b.sectionsOf(m.Block)...)
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
