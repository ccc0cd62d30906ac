package draftpane

import (
	"context"
	"strings"

	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// sectionKind says what a row of the outline stands for.
type sectionKind int

const (
	front    sectionKind = iota // 标题与称谓: what comes before the first head
	head                        // a head with what stands under it
	ending                      // 结束语
	glossary                    // 名词解释
)

// section is a row of the outline.
type section struct {
	kind          sectionKind
	number, title string
	level         int // 1 or 2 of heads
	// first is its first block. count is the characters of all that stands in
	// it, the sections under it too.
	first, count int
}

// outlineOf lists the rows of a document's outline, in the order of its blocks.
// counts are the characters of its blocks.
func outlineOf(doc *report.Document, counts []int) []section {
	var rows []section
	parent := -1 // the row of level 1 that is open
	begin := func(s section) {
		if s.kind != head || s.level == 1 {
			parent = -1
		}
		rows = append(rows, s)
		if s.kind == head && s.level == 1 {
			parent = len(rows) - 1
		}
	}
	for i, b := range doc.Blocks {
		kind := front
		if len(rows) > 0 {
			kind = rows[len(rows)-1].kind
		}
		switch {
		case isHead(doc, b):
			begin(headRow(doc, i))
		case b.Role == report.GlossaryRole && kind != glossary:
			begin(section{kind: glossary, title: words.Of("名词解释", "Glossary"), first: i})
		case b.Kind == report.Closing && kind != ending && kind != glossary:
			begin(section{kind: ending, title: words.Of("结束语", "Closing"), first: i})
		case len(rows) == 0:
			begin(section{kind: front, title: words.Of("标题与称谓", "Title and address"), first: i})
		}
		last := len(rows) - 1
		rows[last].count += counts[i]
		if parent >= 0 && parent != last {
			rows[parent].count += counts[i]
		}
	}
	return rows
}

// isHead reports whether a block is a head of the outline's two levels: one
// that stands alone, or a counted one that its passage follows. 一是 and its kin
// order the sentences of a section and do not divide it.
func isHead(doc *report.Document, b report.Block) bool {
	if b.Level < 1 || b.Level > 2 || b.Role == report.GlossaryRole {
		return false
	}
	if b.Kind == report.Heading {
		return true
	}
	style, _, n := report.ParseNumber(b.Span.Of(doc.Text))
	return b.Kind == report.Item && n > 0 && style.Counts() && style.Numeral != report.Spoken && !strings.HasPrefix(style.After, "是")
}

func headRow(doc *report.Document, block int) section {
	b := doc.Blocks[block]
	s := section{kind: head, level: b.Level, first: block}
	line := b.Span.Of(doc.Text)
	_, _, n := report.ParseNumber(line)
	if b.Level == 2 {
		s.number = strings.NewReplacer("（", "(", "）", ")").Replace(strings.TrimSpace(line[:n]))
		line = line[n:]
	}
	s.title = headText(line)
	return s
}

// lastYear is what an earlier report has in the place of the draft's sections.
type lastYear struct {
	entry library.Entry
	year  int
	total int
	// counts are those of its sections by the rows of the draft's outline; 0 for none.
	counts map[rowKey]int
}

// holds reports whether what was found serves for another reading too: it was
// found in the same report, and every row was looked for.
func (y *lastYear) holds(r *reading, e library.Entry) bool {
	if y == nil || y.entry.ID != e.ID || !y.entry.Changed.Equal(e.Changed) {
		return false
	}
	for i := range r.rows {
		if _, ok := y.counts[r.rows[i].key()]; !ok {
			return false
		}
	}
	return true
}

// rowKey tells a row of the draft's outline by what it says: between two
// readings rows move.
type rowKey struct {
	kind          sectionKind
	number, title string
	level         int
}

func (s *section) key() rowKey { return rowKey{s.kind, s.number, s.title, s.level} }

// besideOutline finds the sections of an earlier report that stand in the place
// of the draft's: those whose heads the comparison links, and what every report has.
func besideOutline(ctx context.Context, before metric.Reported, r *reading) (*lastYear, error) {
	c, err := compare.Documents(ctx, before, r.work.Draft, compare.Year)
	if err != nil {
		return nil, err
	}
	doc := before.Doc
	counts := make([]int, len(doc.Blocks))
	y := &lastYear{year: doc.Info.Year, counts: map[rowKey]int{}}
	for i, b := range doc.Blocks {
		counts[i] = report.Characters(b.Span.Of(doc.Text))
		y.total += counts[i]
	}
	old := outlineOf(doc, counts)
	byBlock, byKind := map[int]*section{}, map[sectionKind]*section{}
	for i := range old {
		byBlock[old[i].first] = &old[i]
		if old[i].kind != head {
			byKind[old[i].kind] = &old[i]
		}
	}
	partner := map[int]int{}  // block of the draft to block of the earlier report
	votes := map[[2]int]int{} // row of the draft and of the earlier outline, to characters linked
	for _, p := range c.Pairs {
		if len(p.New) != 1 || len(p.Old) == 0 {
			continue
		}
		now, then := p.New[0].Block, p.Old[0].Block
		partner[now] = then
		votes[[2]int{rowAt(r.rows, now), rowAt(old, then)}] += r.counts[now]
	}
	for i := range r.rows {
		row := &r.rows[i]
		found := byKind[row.kind]
		if row.kind == head {
			found = nil
			if block, ok := partner[row.first]; ok {
				found = byBlock[block]
			}
			if found == nil && row.level == 1 {
				found = sameDuty(doc, old, r.doc.Blocks[row.first], row)
			}
			if found == nil && row.level == 2 {
				found = elected(old, votes, i, row.count)
			}
		}
		y.counts[row.key()] = 0
		if found != nil {
			y.counts[row.key()] = found.count
		}
	}
	return y, nil
}

// sameDuty is the only section of level 1 that has the role of a draft's head.
func sameDuty(doc *report.Document, old []section, b report.Block, row *section) *section {
	var found *section
	for i := range old {
		s := &old[i]
		if s.kind == row.kind && s.level == 1 && doc.Blocks[s.first].Role == b.Role {
			if found != nil {
				return nil
			}
			found = s
		}
	}
	return found
}

// elected is the section of level 2 in which the counterparts of a third of a
// section's text lie: last year's head may have been worded quite differently.
func elected(old []section, votes map[[2]int]int, row, count int) *section {
	var found *section
	most := count / 3
	for i := range old {
		if n := votes[[2]int{row, i}]; old[i].kind == head && old[i].level == 2 && n > most {
			most, found = n, &old[i]
		}
	}
	return found
}
