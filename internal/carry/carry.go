// Package carry begins the next report from the last one: its outline, its
// years moved on by what they mean, its figures as blanks with last year's value
// beside them, and a mark on what only last year could say.
//
// Everything is an edit of the old text. What no edit touches stands as it was,
// and every edit is one of few kinds (Change), so that a window can show what
// would be done before it is.
package carry

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Options say what is carried on. The zero value but for Year keeps the title
// block and the heads alone.
type Options struct {
	// Year is the new report's year of delivery.
	Year int
	// Years moves years, sessions and the names of five-year plans on.
	Years bool
	// Text keeps the paragraphs; without it heads only.
	Text bool
	// Figures turns figures into blanks and marks what only last year could say.
	Figures bool
	// Tasks sets last year's tasks as hints beside the review that answers them.
	Tasks bool
}

// Usual are the options that a draft is begun with.
func Usual(year int) Options {
	return Options{Year: year, Years: true, Text: true, Figures: true, Tasks: true}
}

// Kind says what a change is.
type Kind string

// The kinds of changes.
const (
	MovedYear Kind = "year"    // a year, a session or the name of a plan, moved on
	Blanked   Kind = "blank"   // a figure, now a blank
	Rewrite   Kind = "rewrite" // words marked for rewriting
	Hinted    Kind = "hint"    // last year's task, or a note, put in
	LeftOut   Kind = "left"    // a paragraph that is not kept
)

// Change is one edit of the old text. Its span lies in the prior's Document.Text.
type Change struct {
	text.Edit
	Kind Kind
}

// Draft is what a report was carried on to.
type Draft struct {
	// Text is the new draft, a paragraph a line.
	Text string
	// Changes lead from the prior's Document.Text to Text, in order.
	Changes []Change
	// Warnings are what the writer should know, in the user's language.
	Warnings []string
}

// Count counts the changes of a kind.
func (d Draft) Count(kind Kind) int {
	n := 0
	for _, c := range d.Changes {
		if c.Kind == kind {
			n++
		}
	}
	return n
}

// From begins the report of a year from an earlier one. Where the year of that
// is not known it is taken for the year before, and a warning says so.
func From(prior metric.Reported, o Options) Draft {
	c := &carrier{doc: prior.Doc, metrics: prior.Metrics, Options: o, year: prior.Doc.Info.Year}
	switch {
	case c.year == 0:
		c.year = o.Year - 1
		c.warn("底稿没有认出年份，按%d年的报告顺延", c.year)
	case o.Year <= c.year:
		c.warn("底稿是%d年的报告，新稿写的是%d年，年份没有顺延", c.year, o.Year)
	}
	c.by = max(0, o.Year-c.year)
	if o.Years && !hasHan(c.doc.Text) {
		c.warn("底稿不是中文，年份没有顺延")
	}
	c.oldBlanks()
	if o.Text && o.Figures {
		c.markOnce()
		c.blankFigures()
		for _, b := range c.doc.Blocks {
			if b.Kind != report.Title && b.Kind != report.Note && b.Kind != report.Heading {
				c.countOn(b, b.Span.Of(c.doc.Text))
			}
		}
	}
	if o.Years {
		c.moveYears()
	}
	if o.Text && o.Tasks {
		c.setTasks()
	}
	if !o.Text {
		c.keepHeads()
	}
	return c.draft()
}

// hasHan reports whether a text is Chinese: one character of three or more is Han.
func hasHan(t string) bool {
	han, all := 0, 0
	for _, r := range t {
		all++
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return han*3 >= all
}

// carrier gathers the changes.
type carrier struct {
	Options
	doc      *report.Document
	metrics  []metric.Metric
	year, by int // of the prior; how many years on
	changes  []Change
	claimed  []text.Span // by the changes and by what must stay, in order, without overlap
	warnings []string
}

func (c *carrier) warn(format string, args ...any) {
	c.warnings = append(c.warnings, fmt.Sprintf(format, args...))
}

func (c *carrier) add(kind Kind, s text.Span, put string) {
	c.changes = append(c.changes, Change{text.Edit{Span: s, New: put}, kind})
	if !s.Empty() {
		c.keep(s)
	}
}

// taken reports whether a change that was found before touches a span: what was
// found first counts.
func (c *carrier) taken(s text.Span) bool {
	i := sort.Search(len(c.claimed), func(i int) bool { return c.claimed[i].End > s.Start })
	return i < len(c.claimed) && c.claimed[i].Start < s.End
}

// keep lets no later change touch a span.
func (c *carrier) keep(s text.Span) {
	i := sort.Search(len(c.claimed), func(i int) bool { return c.claimed[i].Start >= s.Start })
	c.claimed = slices.Insert(c.claimed, i, s)
}

// claim adds a change unless its place is taken.
func (c *carrier) claim(kind Kind, s text.Span, put string) {
	if !c.taken(s) {
		c.add(kind, s, put)
	}
}

// oldBlanks keeps the blanks that the prior still has: their hints are a year
// older now. Its hints of tasks fall away, as new ones come.
func (c *carrier) oldBlanks() {
	for _, b := range report.Blanks(c.doc.Text) {
		switch {
		case b.Kind == report.BlankTask:
			c.add(LeftOut, wholeLine(c.doc.Text, b.Span), "")
		case b.Kind == report.BlankFigure && b.Hint != "" && !b.Older:
			b.Older = true
			c.add(Blanked, b.Span, b.Mark())
		default:
			c.keep(b.Span)
		}
	}
}

// wholeLine is the span with the end of its line, where it is all of the line.
func wholeLine(t string, s text.Span) text.Span {
	switch {
	case s.Start > 0 && t[s.Start-1] != '\n' || s.End < len(t) && t[s.End] != '\n':
		return s
	case s.End < len(t):
		s.End++
	case s.Start > 0:
		s.Start--
	}
	return s
}

// blankFigures turns the numbers of the figures into blanks; modifiers and units stay.
func (c *carrier) blankFigures() {
	for i := range c.metrics {
		for _, f := range c.metrics[i].Figures {
			if s := numberOf(c.doc.Text, f); !s.Empty() && !c.isFact(c.metrics[i].Sentence, f) {
				c.claim(Blanked, s, report.Blank{Kind: report.BlankFigure, Hint: s.Of(c.doc.Text)}.Mark())
			}
		}
	}
}

// isFact reports whether a figure is of a year that its sentence names and that
// does not move on: 由2015年的45.6亿元 stays what it was.
func (c *carrier) isFact(sentence text.Span, f metric.Figure) bool {
	y, err := strconv.Atoi(f.Period)
	return err == nil && y < c.year-1 && strings.Contains(sentence.Of(c.doc.Text), f.Period+"年")
}

// numberOf is the number of a figure without its unit: 27.3 of 27.3亿元, 5%—6 of
// 5%—6%, 三 of 第三位.
func numberOf(t string, f metric.Figure) text.Span {
	s := f.Span
	written := s.Of(t)
	written = strings.TrimSuffix(written, f.Unit)
	if rest, ok := strings.CutPrefix(written, "第"); ok {
		s.Start += len("第")
		written = rest
	}
	if rest, ok := strings.CutPrefix(written, "百分之"); ok {
		s.Start += len("百分之")
		written = rest
	}
	if strings.HasSuffix(f.Span.Of(t), f.Unit) {
		return text.Span{Start: s.Start, End: s.Start + len(strings.TrimRight(written, " 　"))}
	}
	// The unit is broken by a word (3万余人): the digits alone.
	return text.Span{Start: s.Start, End: s.Start + len(written) - len(strings.TrimLeft(written, "0123456789.０１２３４５６７８９．"))}
}

// keepHeads leaves out all but the title block, the salutation and the heads. Of
// a paragraph that begins with its head, the head stays.
func (c *carrier) keepHeads() {
	var left []Change
	end := 0 // of the last line that stays
	for i, b := range c.doc.Blocks {
		switch keep := c.headEnd(i, b); {
		case keep == b.Span.End:
			end = keep
		case keep > b.Span.Start:
			left = append(left, Change{text.Edit{Span: text.Span{Start: keep, End: b.Span.End}}, LeftOut})
			end = b.Span.End
		default:
			left = append(left, Change{text.Edit{Span: text.Span{Start: min(end, b.Span.Start), End: b.Span.End}}, LeftOut})
			end = b.Span.End
		}
	}
	kept := c.changes[:0]
	for _, ch := range c.changes {
		if !slices.ContainsFunc(left, func(l Change) bool { return l.Overlaps(ch.Span) }) {
			kept = append(kept, ch)
		}
	}
	c.changes = append(kept, left...)
}

// headEnd is where what stays of a block ends.
func (c *carrier) headEnd(i int, b report.Block) int {
	switch b.Kind {
	case report.Title, report.Salutation, report.Heading:
		return b.Span.End
	case report.Item:
		return b.Span.Start + report.HeadLength(b.Span.Of(c.doc.Text))
	}
	return b.Span.Start
}

// draft applies the changes.
func (c *carrier) draft() Draft {
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	d := Draft{Warnings: c.warnings}
	edits := make(text.Edits, 0, len(c.changes))
	for _, ch := range c.changes {
		if ch.New == ch.Of(c.doc.Text) {
			continue
		}
		edits = append(edits, ch.Edit)
		d.Changes = append(d.Changes, ch)
	}
	t, err := edits.Apply(c.doc.Text)
	if err != nil {
		panic(err) // no two changes claim one place
	}
	d.Text = t
	return d
}
