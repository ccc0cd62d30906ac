package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/metric"
)

// twoValues finds one indicator stated with two values for one period: within
// the draft, and between the draft and an earlier report. What counts as two
// values is decided by metric.Join: rounding (2720.16亿元, 2720亿元) and
// modifiers (超2700亿元) are no difference.
func twoValues(d *draft) {
	for _, s := range metric.Join([]metric.Reported{d.Reported}) {
		for _, c := range s.Conflicts {
			d.conflict(s, c[0], c[1])
		}
	}
	d.revised()
}

// conflict reports a pair of figures of the draft; the later in the text bears
// the finding.
func (d *draft) conflict(s metric.Series, a, b metric.Ref) {
	if b.Metric < a.Metric || b.Metric == a.Metric && b.Figure < a.Figure {
		a, b = b, a
	}
	first, one := a.Of([]metric.Reported{d.Reported})
	second, two := b.Of([]metric.Reported{d.Reported})
	if one.Doubtful || two.Doubtful || first.Sentence == second.Sentence || vague(s) || !d.named(s, first, one) || !d.named(s, second, two) {
		return
	}
	f := Finding{Severity: Warning, Span: two.Span, Other: &Other{-1, one.Span}, Suggestion: one.Span.Of(d.Doc.Text)}
	f.Message = fmt.Sprintf("%s%s前面写的是%s，这里是%s", period(two), s.Canonical, one.Span.Of(d.Doc.Text), two.Span.Of(d.Doc.Text))
	if s.Field != "" {
		f.Severity = Error
	}
	d.add(f)
}

// period writes a figure's period before its name: 2024年, 2021-2025年.
func period(f *metric.Figure) string {
	if f.Period == "" {
		return ""
	}
	return f.Period + "年"
}

// vague reports whether a name is too general for two statements of it to be
// about one thing: 项目, 资金.
func vague(s metric.Series) bool {
	return s.Field == "" && utf8.RuneCountInString(s.Canonical) < leastName
}

// leastName is how many characters the name of an indicator outside the
// catalogue must have.
const leastName = 5

// named reports whether the figure's sentence says its name before it: a name
// carried over from another sentence is a guess.
func (d *draft) named(s metric.Series, m *metric.Metric, f *metric.Figure) bool {
	if m.Sentence.Start > f.Span.Start || f.Span.End > len(d.Doc.Text) {
		return false
	}
	name := f.Name
	if name == "" {
		name = m.Name
	}
	return strings.Contains(bare(d.Doc.Text[m.Sentence.Start:f.Span.Start]), bare(name))
}

// bare is a text without quotes and spaces.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”\"‘’ 　()（）的", r) {
			return -1
		}
		return r
	}, s)
}

// revised notes where the draft gives an earlier period another value than the
// report that told of it.
func (d *draft) revised() {
	if len(d.against) == 0 {
		return
	}
	all := append([]metric.Reported{d.Reported}, d.against...)
	for _, s := range metric.Join(all) {
		if vague(s) {
			continue
		}
		for _, c := range s.Cells {
			if c.Later == nil || c.Later.Report != 0 || c.Report <= 0 {
				continue
			}
			_, old := metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}.Of(all)
			m, now := c.Later.Of(all)
			if old.Doubtful || now.Doubtful || !d.named(s, m, now) {
				continue
			}
			prior := all[c.Report].Doc
			d.add(Finding{Severity: Note, Span: now.Span, Other: &Other{c.Report - 1, old.Span},
				Message: fmt.Sprintf("%s%s在%d年报告里是%s，这里是%s", period(now), s.Canonical, prior.Info.Year, old.Span.Of(prior.Text), now.Span.Of(d.Doc.Text))})
		}
	}
}
