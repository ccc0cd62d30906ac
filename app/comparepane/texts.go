package comparepane

import (
	"math"
	"strings"
	"unicode/utf8"

	"reportdesk/app/widgets"
	"reportdesk/compare"
	"reportdesk/export"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// passage is one text of a row with what is marked in it.
type passage struct {
	text  string
	marks []widgets.Mark
	// flush is set where the first line is not moved in: titles, salutations.
	flush bool
}

// indent is how many characters the first line is moved in.
func (p passage) indent() float32 {
	if p.flush {
		return 0
	}
	return 2
}

// texts are what a pair shows.
type texts struct {
	old, new passage
	// both is old and new in one, for one column; only of a revision.
	both passage
	// oldAt and newAt number the first paragraph of each side from 1; 0 where
	// there is none, or where import left it out.
	oldAt, newAt int
	// kept is the share of the new passage that is kept wording, in percent; -1
	// where that is not told. doubtful is set where the link may be wrong.
	kept     int
	doubtful bool
	figures  []export.ChangedFigure
}

// textsOf makes what pair p of a comparison shows.
func textsOf(c *compare.Comparison, p *compare.Pair) *texts {
	t := &texts{kept: -1, oldAt: number(p.Old), newAt: number(p.New)}
	if p.Kind != compare.Same {
		t.figures = export.ChangedFigures(p)
	}
	if c.Mode == compare.Year {
		t.year(c, p)
	} else {
		t.redline(p.Edits)
	}
	t.old.flush, t.new.flush = flush(c.Old, p.Old), flush(c.New, p.New)
	t.both.flush = t.old.flush || t.new.flush
	return t
}

// flush reports whether passages begin at the edge: what stands above the
// report's first paragraph does.
func flush(doc *report.Document, parts []compare.Part) bool {
	if len(parts) == 0 || parts[0].Block < 0 {
		return false
	}
	k := doc.Blocks[parts[0].Block].Kind
	return k == report.Title || k == report.Salutation || k == report.Heading
}

func number(parts []compare.Part) int {
	if len(parts) == 0 || parts[0].Block < 0 {
		return 0
	}
	return parts[0].Block + 1
}

// redline sets what was deleted on the old side, what was inserted on the new.
func (t *texts) redline(edits []compare.Edit) {
	for _, e := range edits {
		switch e.Op {
		case compare.Equal:
			t.old.add(e.Text, nil)
			t.new.add(e.Text, nil)
			t.both.add(e.Text, nil)
		case compare.Delete:
			t.old.add(e.Text, &widgets.DeletedMark)
			// A line end that went is shown as a sign: the text runs on.
			t.both.add(strings.ReplaceAll(e.Text, "\n", "¶"), &widgets.DeletedMark)
		case compare.Insert:
			t.new.add(e.Text, &widgets.InsertedMark)
			t.both.add(strings.ReplaceAll(e.Text, "\n", "¶\n"), &widgets.InsertedMark)
		}
	}
}

func (p *passage) add(s string, m *widgets.Mark) {
	start := len(p.text)
	p.text += s
	if m != nil && s != "" {
		p.marks = append(p.marks, m.Over(text.Span{Start: start, End: len(p.text)}))
	}
}

// year marks the kept wording and the changed figures of both sides.
func (t *texts) year(c *compare.Comparison, p *compare.Pair) {
	var old, now []text.Span
	for _, f := range t.figures {
		old, now = append(old, f.OldSpan), append(now, f.NewSpan)
	}
	keptOld, keptNew := p.KeptOld, p.Kept
	if p.Kind == compare.Same { // all of it is kept: a mark would say nothing
		keptOld, keptNew = nil, nil
	}
	t.old = marked(c.Old, p.Old, keptOld, old)
	t.new = marked(c.New, p.New, keptNew, now)
	if len(p.Old) == 0 || len(p.New) == 0 || p.Kind == compare.Same {
		return
	}
	kept := 0
	for _, s := range p.Kept {
		kept += utf8.RuneCountInString(s.Of(c.New.Text))
	}
	if all := utf8.RuneCountInString(t.new.text); all > 0 {
		t.kept = int(math.Round(100 * float64(kept) / float64(all)))
	}
	t.doubtful = p.Likeness < export.DoubtBelow
}

// marked joins the passages of a side, with wording and figures marked. Spans
// lie in the document's text.
func marked(doc *report.Document, parts []compare.Part, kept, figures []text.Span) passage {
	var out passage
	for i, part := range parts {
		if i > 0 {
			out.text += "\n"
		}
		span := export.InText(doc, part)
		shift := len(out.text) - span.Start
		out.text += span.Of(doc.Text)
		for _, level := range []struct {
			mark  widgets.Mark
			spans []text.Span
		}{{widgets.KeptMark, kept}, {widgets.FigureMark, figures}} {
			for _, s := range level.spans {
				if s.Overlaps(span) {
					s.Start, s.End = max(s.Start, span.Start), min(s.End, span.End)
					out.marks = append(out.marks, level.mark.Over(s.Shift(shift)))
				}
			}
		}
	}
	return out
}
