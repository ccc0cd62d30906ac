package metricpane

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// sentence is one that states an indicator, with its figures.
type sentence struct {
	report int
	where  string    // 一 ›（一）第 14 段
	at     text.Span // of the first figure, in the report's text
	shown  string
	marks  []text.Span // of the figures, in shown
}

func (s sentence) passage() *widgets.Passage {
	p := widgets.NewReading(s.shown, widgets.UIType, 22)
	for _, m := range s.marks {
		p.Marks = append(p.Marks, widgets.FigureMark.Over(m))
	}
	return p
}

// mostSentences is how many sentences the inspector shows.
const mostSentences = 24

// sentences are those that a row was taken from, the newest report's first, in
// the order of its text.
func (b *book) sentences(r *row, t *table) []sentence {
	refs := refsOf(r.series, t.status)
	for _, pair := range r.series.Conflicts {
		if b.statusOf(pair[0]) == t.status {
			refs = append(refs, pair[:]...)
		}
	}
	type key struct{ report, start int }
	found := map[key][]text.Span{}
	whole := map[key]*metric.Metric{}
	var keys []key
	for _, ref := range refs {
		m, f := ref.Of(b.reports)
		k := key{ref.Report, m.Sentence.Start}
		if whole[k] == nil {
			whole[k] = m
			keys = append(keys, k)
		}
		if !slices.Contains(found[k], f.Span) {
			found[k] = append(found[k], f.Span)
		}
	}
	slices.SortFunc(keys, func(a, b key) int { return cmp.Or(b.report-a.report, a.start-b.start) })
	var out []sentence
	for _, k := range keys[:min(len(keys), mostSentences)] {
		figures := found[k]
		slices.SortFunc(figures, func(a, b text.Span) int { return a.Start - b.Start })
		doc := b.reports[k.report].Doc
		s := sentence{report: k.report, at: figures[0], where: desk.Where(doc, whole[k].Block)}
		s.shown, s.marks = widgets.Excerpt(doc.Text, whole[k].Sentence, figures)
		out = append(out, s)
	}
	return out
}

// reportName is 本稿, or a report by its year.
func (b *book) reportName(i int) string {
	doc := b.reports[i].Doc
	switch {
	case b.isDraft && i == b.last():
		return words.Of("本稿", "Draft")
	case doc.Info.Year > 0:
		return fmt.Sprintf(words.Of("%d年报告", "%d report"), doc.Info.Year)
	}
	return doc.Name
}

// about is what the inspector's first line says of a row.
func (b *book) about(r *row, t *table) []string {
	say := []string{fieldName(r.field)}
	if r.unit != "" {
		say = append(say, r.unit)
	}
	if t.status == metric.Target {
		return append(say, words.Of("目标", "Target"))
	}
	return append(say, words.Of("完成值", "Result"))
}

// namedOtherwise says how the reports call an indicator, where that is not its
// standard name.
func (b *book) namedOtherwise(r *row, t *table) string {
	var names []string
	for _, ref := range refsOf(r.series, t.status) {
		m, f := ref.Of(b.reports)
		name := f.Name
		if name == "" {
			name = m.Name
		}
		if name != "" && name != r.name && name != r.series.Canonical && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return words.Of("报告中写作：", "Written as: ") + strings.Join(names[:min(4, len(names))], "、")
}

// notes are what a reader of the row's numbers should know beside them:
// conversions, revisions, ranks.
func (b *book) notes(r *row, t *table) []string {
	var notes []string
	for i := range r.series.Cells {
		c := &r.series.Cells[i]
		if c.Status != t.status {
			continue
		}
		if c.Note != "" {
			notes = append(notes, periodHead(c.Period)+words.Of("：", ": ")+words.Told(c.Note))
		}
		if c.Revised != nil && c.Later != nil && c.Value != nil {
			_, f := c.Later.Of(b.reports)
			notes = append(notes, fmt.Sprintf(words.Of("%s原报 %s，%s改为 %s", "%s: reported %s, %s gives %s"), periodHead(c.Period),
				decimal(*c.Value, needed(*c.Value)), b.reportName(c.Later.Report), decimal(*c.Revised, decimalsOf(*c.Revised, f))))
		}
		if len(c.Ranks) > 0 {
			notes = append(notes, periodHead(c.Period)+words.Of("位次：", " rank: ")+b.ranks(c.Ranks))
		}
	}
	return notes
}

func (b *book) ranks(refs []metric.Ref) string {
	var said []string
	for _, ref := range refs {
		doc := b.reports[ref.Report].Doc.Text
		_, f := ref.Of(b.reports)
		said = append(said, f.Span.Of(doc))
	}
	return strings.Join(said, "、")
}
