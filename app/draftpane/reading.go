package draftpane

import (
	"sort"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/editor"
	"reportdesk/internal/check"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// reading is what is known of the draft at one revision, in places of the
// editor's text at that revision. It is made beside the window and not changed.
type reading struct {
	work *desk.Work
	doc  *report.Document
	// spans are where the blocks lie, counts their characters without white space.
	spans  []text.Span
	counts []int
	total  int
	// minutes is how long it takes to read it aloud.
	minutes int
	rows    []section
	// numbers are those of the heads, in their order.
	numbers []string
	// figures stand in the order of the text.
	figures []stated
	// bySeverity are the same by how grave they are.
	bySeverity map[check.Severity][]text.Span
	look       appearance
	index      index
}

// perMinute is how many signs of a report are read aloud in a minute.
const perMinute = 200

// stated is a figure of the draft.
type stated struct {
	span   text.Span
	figure *metric.Figure
	metric *metric.Metric
}

// read works out what the pane shows of a draft.
func read(w *desk.Work) *reading {
	doc := w.Draft.Doc
	r := &reading{work: w, doc: doc, spans: make([]text.Span, len(doc.Blocks)), counts: make([]int, len(doc.Blocks))}
	for i, b := range doc.Blocks {
		r.spans[i] = doc.Origin.ToSource(b.Span)
		r.counts[i] = report.Characters(b.Span.Of(doc.Text))
		r.total += r.counts[i]
	}
	r.rows = outlineOf(doc, r.counts)
	r.numbers = headNumbers(doc)
	for i := range w.Draft.Metrics {
		m := &w.Draft.Metrics[i]
		for k := range m.Figures {
			f := &m.Figures[k]
			r.figures = append(r.figures, stated{doc.Origin.ToSource(f.Span), f, m})
		}
	}
	sort.SliceStable(r.figures, func(i, j int) bool { return r.figures[i].span.Start < r.figures[j].span.Start })
	r.bySeverity = map[check.Severity][]text.Span{}
	for _, f := range w.Findings {
		if f.Rule == check.BlanksRule {
			continue // a blank lies in the text as what it is
		}
		s := doc.Origin.ToSource(f.Span)
		r.bySeverity[f.Severity] = append(r.bySeverity[f.Severity], s)
	}
	r.minutes = int(editor.ReadingMinutes(editor.Count(report.WithoutBlanks(doc.Text)), perMinute) + 0.5)
	r.look = appearanceOf(doc, r.spans)
	r.index = indexOf(w)
	return r
}

// figureSpans are where the figures stand.
func (r *reading) figureSpans() []text.Span {
	spans := make([]text.Span, len(r.figures))
	for i, f := range r.figures {
		spans[i] = f.span
	}
	return spans
}

// rowOf is the row of the outline to which a block belongs, -1 for none.
func (r *reading) rowOf(block int) int { return rowAt(r.rows, block) }

func rowAt(rows []section, block int) int {
	return sort.Search(len(rows), func(i int) bool { return rows[i].first > block }) - 1
}

// headsOf are the texts of the heads that a block stands under, the outermost
// first; a head stands under itself.
func headsOf(doc *report.Document, block int) []string {
	var heads []string
	if b := doc.Blocks[block]; b.Level == 0 {
		block = b.Section
	}
	for n := 0; block >= 0 && n < 8; n++ {
		b := doc.Blocks[block]
		heads = append(heads, headText(b.Span.Of(doc.Text)))
		block = b.Section
	}
	for i, j := 0, len(heads)-1; i < j; i, j = i+1, j-1 {
		heads[i], heads[j] = heads[j], heads[i]
	}
	return heads
}

// headText is a head without the passage that may follow it in its paragraph.
func headText(s string) string {
	head, _, _ := strings.Cut(s, "。")
	return strings.TrimSpace(head)
}
