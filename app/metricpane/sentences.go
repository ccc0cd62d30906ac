package metricpane

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
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
	p := widgets.NewPassage(s.shown, widgets.UIType, 22)
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
		s := sentence{report: k.report, at: figures[0], where: whereIn(doc, whole[k].Block)}
		s.shown, s.marks = excerpt(doc.Text, whole[k].Sentence, figures)
		out = append(out, s)
	}
	return out
}

// How much of a long sentence is shown before its first figure and after its
// last, in characters, and from where on it is long.
const (
	excerptBefore = 30
	excerptAfter  = 18
	excerptFrom   = 90
)

// excerpt is a sentence, cut around its figures where it is long: reports put a
// whole paragraph of results into one sentence.
func excerpt(doc string, whole text.Span, figures []text.Span) (string, []text.Span) {
	start, end := whole.Start, whole.End
	if utf8.RuneCountInString(doc[start:end]) > excerptFrom {
		start = cutBefore(doc, whole.Start, figures[0].Start)
		end = cutAfter(doc, figures[len(figures)-1].End, whole.End)
	}
	lead, tail := "", ""
	if start > whole.Start {
		lead = "……"
	}
	if end < whole.End {
		tail = "……"
	}
	var marks []text.Span
	for _, f := range figures {
		if f.Start >= start && f.End <= end {
			marks = append(marks, f.Shift(len(lead)-start))
		}
	}
	return lead + strings.ReplaceAll(doc[start:end], "\n", " ") + tail, marks
}

const clauseEnds = "，；。、：,;"

// cutBefore goes back from a figure to the begin of a clause at least
// excerptBefore characters before it.
func cutBefore(doc string, least, at int) int {
	for n := 0; at > least; n++ {
		r, size := utf8.DecodeLastRuneInString(doc[:at])
		if n >= excerptBefore && strings.ContainsRune(clauseEnds, r) {
			break
		}
		at -= size
	}
	return at
}

func cutAfter(doc string, at, most int) int {
	for n := 0; at < most; n++ {
		r, size := utf8.DecodeRuneInString(doc[at:])
		if n >= excerptAfter && strings.ContainsRune(clauseEnds, r) {
			break
		}
		at += size
	}
	return at
}

// whereIn says where a block stands: the numbers of the heads above it, and
// which paragraph it is.
func whereIn(doc *report.Document, block int) string {
	if block < 0 || block >= len(doc.Blocks) {
		return ""
	}
	var path []string
	for i := doc.Blocks[block].Section; i >= 0 && len(path) < 4; i = doc.Blocks[i].Section {
		if n := strings.TrimRight(doc.Blocks[i].Number, "、.． "); n != "" {
			path = append(path, n)
		}
	}
	slices.Reverse(path)
	where := strings.Join(path, " › ")
	if where != "" {
		where += "　"
	}
	return where + fmt.Sprintf(words.Of("第 %d 段", "Paragraph %d"), block+1)
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
			notes = append(notes, periodHead(c.Period)+words.Of("：", ": ")+c.Note)
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
