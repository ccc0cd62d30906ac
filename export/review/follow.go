package review

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// Follow returns what follows from corrections (一并改), by the id of the one
// that it follows from: a growth that the draft states and that agreed with the
// levels, and does not any more; an increase over last year's level. Each is a
// correction of its own, which nobody asked for yet. reports are the earlier
// ones and, last, the draft that the corrections are for; join makes rows of
// them as the user has put them right.
func Follow(reports []metric.Reported, join func([]metric.Reported) []metric.Series, list []Correction) map[string][]Correction {
	if len(reports) < 2 || len(list) == 0 {
		return nil
	}
	last := len(reports) - 1
	edits := Edits(list)
	changed, err := edits.Apply(reports[last].Doc.Text)
	if err != nil {
		return nil
	}
	doc := rewritten(reports[last].Doc, changed)
	after := append(slices.Clone(reports[:last]), metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	f := follower{
		reports: reports, draft: last, asked: map[text.Span]*Correction{}, out: map[string][]Correction{},
		then: map[metric.RowID]metric.Series{},
	}
	for i := range list {
		if list[i].State != Missing {
			f.asked[list[i].Span] = &list[i]
		}
	}
	for _, s := range join(after) {
		f.then[s.Row] = s
	}
	for _, s := range join(reports) {
		f.series(&s)
	}
	return f.out
}

type follower struct {
	reports []metric.Reported
	draft   int
	asked   map[text.Span]*Correction
	then    map[metric.RowID]metric.Series // after all is taken
	out     map[string][]Correction
}

// series looks at one indicator.
func (f *follower) series(s *metric.Series) {
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Status == metric.Target || c.Value == nil || c.Report != f.draft {
			continue
		}
		m, level := metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}.Of(f.reports)
		cause := f.asked[level.Span]
		if cause == nil {
			continue
		}
		f.growth(s, c, cause)
		if i > 0 && s.Cells[i-1].Value != nil && level.Unit == s.Unit {
			f.increase(m, level, *s.Cells[i-1].Value, cause)
		}
	}
}

// growth proposes the growth that follows from the new level.
func (f *follower) growth(s *metric.Series, c *metric.Cell, cause *Correction) {
	if c.Verdict != metric.Agrees || c.Growth == nil || c.Growth.Report != f.draft {
		return
	}
	m, stated := c.Growth.Of(f.reports)
	if f.asked[stated.Span] != nil {
		return
	}
	for _, now := range f.then[s.Row].Cells {
		if now.Period == c.Period && now.Status == c.Status && now.Verdict == metric.Differs && now.Computed != nil {
			f.propose(m, stated, rounded(*now.Computed, stated.Decimals), cause)
		}
	}
}

// increase proposes the difference from last year's level, where the sentence
// states one that was just that.
func (f *follower) increase(m *metric.Metric, level *metric.Figure, base float64, cause *Correction) {
	for i := range f.reports[f.draft].Metrics {
		other := &f.reports[f.draft].Metrics[i]
		if other.Sentence != m.Sentence {
			continue
		}
		for j := range other.Figures {
			g := &other.Figures[j]
			net := g.Kind == metric.Change || strings.HasPrefix(cmp.Or(g.Name, other.Name), "净增")
			if !net || g.Unit != level.Unit || f.asked[g.Span] != nil || g.Span.Start < level.Span.End {
				continue
			}
			decimals := max(level.Decimals, g.Decimals)
			if rounded(level.Value-base, decimals) == rounded(g.Value, decimals) {
				f.propose(other, g, rounded(cause.Value-base, decimals), cause)
				return
			}
		}
	}
}

func (f *follower) propose(m *metric.Metric, g *metric.Figure, value float64, cause *Correction) {
	t := f.reports[f.draft].Doc.Text
	old := g.Span.Of(t)
	changed, turned, ok := metric.Restate(old, g, value)
	if !ok || changed == old && !turned {
		return
	}
	c := Correction{
		Name: cause.Name, Span: g.Span, Sentence: m.Sentence, Old: old, Exported: old, New: changed, Value: value, State: Clean,
		ID: idOf(cause.ID, fmt.Sprint(g.Span.Start), changed), Sheet: cause.Sheet, Cell: cause.Cell,
		Why: fmt.Sprintf("改成 %s 后，“%s”应为 %s", cause.New, old, changed),
	}
	if turned {
		c.State = Conflict
		c.Why += "，" + turnedWords(t[m.Sentence.Start:g.Span.Start], value)
	}
	f.out[cause.ID] = append(f.out[cause.ID], c)
}

func rounded(v float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	return math.Round(v*scale) / scale
}
