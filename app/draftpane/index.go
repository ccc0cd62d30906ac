package draftpane

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// index finds the row and the cell of a figure of the draft.
type index map[*metric.Figure]indexed

// indexed is where a figure stands among the indicators of all years.
type indexed struct {
	series *metric.Series
	cell   int
}

func indexOf(w *desk.Work) index {
	x := index{}
	reports := w.Reports()
	last := len(reports) - 1
	for i := range w.Series {
		s := &w.Series[i]
		for c := range s.Cells {
			cell := &s.Cells[c]
			refs := append([]metric.Ref{}, cell.Ranks...)
			if cell.Value != nil {
				refs = append(refs, metric.Ref{Report: cell.Report, Metric: cell.Metric, Figure: cell.Figure})
			}
			if cell.Growth != nil {
				refs = append(refs, *cell.Growth)
			}
			for _, ref := range refs {
				if ref.Report == last {
					_, f := ref.Of(reports)
					x[f] = indexed{s, c}
				}
			}
		}
	}
	return x
}

// told is what the strip says of a figure: every part may be "".
type told struct {
	name, value string
	// earlier are the same figure in earlier years' reports, the newest first.
	earlier []earlierFigure
	// computed is the growth that follows from the totals, formula how.
	computed, formula string
	// wrong is set where the growth stated does not follow from the totals.
	wrong bool
}

// earlierFigure is a figure of an earlier year's report: as the strip shows it, and
// as it is written there.
type earlierFigure struct {
	year           int
	value, written string
}

// mostEarlier is how many earlier years the strip has room for.
const mostEarlier = 2

// tell says what is known of a figure whose text is value.
func (r *reading) tell(s stated, value string) told {
	t := told{name: nameOf(s.figure), value: value}
	at, ok := r.index[s.figure]
	if !ok {
		return t
	}
	cell := &at.series.Cells[at.cell]
	reports := r.work.Reports()
	for i := len(r.work.Priors) - 1; i >= 0 && len(t.earlier) < mostEarlier; i-- {
		year := r.work.PriorEntries[i].Info.Year
		if ref := at.before(reports, s.figure, r.work.Entry.Info.Year-year); ref != nil {
			_, f := ref.Of(reports)
			t.earlier = append(t.earlier, earlierFigure{year, figureText(f), f.Span.Of(reports[ref.Report].Doc.Text)})
		}
	}
	if s.figure.Kind == metric.Growth && cell.Computed != nil && cell.Stated != nil {
		t.computed = growthText(*cell.Computed, s.figure)
		t.formula = at.formula(reports, s.figure)
		t.wrong = cell.Verdict == metric.Differs
	}
	return t
}

// before names the figure of the same sort in the cell that lies so many years back; nil for none.
func (at indexed) before(reports []metric.Reported, f *metric.Figure, years int) *metric.Ref {
	cell := at.yearsBack(years)
	if cell == nil {
		return nil
	}
	var ref *metric.Ref
	switch {
	case f.Kind == metric.Rank:
		if len(cell.Ranks) > 0 {
			ref = &cell.Ranks[0]
		}
	case f.Kind == metric.Growth || f.Kind == metric.Change:
		ref = cell.Growth
	case cell.Value != nil:
		ref = &metric.Ref{Report: cell.Report, Metric: cell.Metric, Figure: cell.Figure}
	}
	if ref == nil || ref.Report >= len(reports)-1 { // not one that an earlier report states
		return nil
	}
	return ref
}

func (at indexed) yearsBack(years int) *metric.Cell {
	own := &at.series.Cells[at.cell]
	y, err := strconv.Atoi(own.Period)
	if err != nil || years <= 0 {
		return nil
	}
	want := strconv.Itoa(y - years)
	for i := range at.series.Cells {
		if c := &at.series.Cells[i]; c.Period == want && c.Status == own.Status {
			return c
		}
	}
	return nil
}

// formula is how the growth follows from the totals, where it simply does: 226.9 ÷ 213.8 − 1.
func (at indexed) formula(reports []metric.Reported, f *metric.Figure) string {
	now, before := &at.series.Cells[at.cell], at.yearsBack(1)
	if before == nil || now.Value == nil || before.Value == nil || *before.Value == 0 || f.Unit != "%" {
		return ""
	}
	_, a := metric.Ref{Report: now.Report, Metric: now.Metric, Figure: now.Figure}.Of(reports)
	_, b := metric.Ref{Report: before.Report, Metric: before.Metric, Figure: before.Figure}.Of(reports)
	if a.Unit != b.Unit || math.Abs((a.Value/b.Value-1)*100-*now.Computed) > 0.05 {
		return ""
	}
	return fmt.Sprintf("%s ÷ %s − 1", number(a), number(b))
}

func growthText(x float64, like *metric.Figure) string {
	unit := like.Unit
	if unit == "" {
		unit = "%"
	}
	return minus(strconv.FormatFloat(x, 'f', max(1, like.Decimals), 64)) + unit
}

// nameOf is what a figure is called in the strip.
func nameOf(f *metric.Figure) string { return withAspect(f.Name, aspect(f.Kind)) }

// withAspect is the name of what a figure tells of an indicator; some names say it already.
func withAspect(name, what string) string {
	if strings.HasSuffix(name, what) {
		return name
	}
	return name + what
}

// aspect is what a figure of a kind tells of its indicator, "" for how much there is.
func aspect(k metric.Kind) string {
	switch k {
	case metric.Growth:
		return words.Of("增速", " growth")
	case metric.Change:
		return words.Of("增减", " change")
	case metric.Rank:
		return words.Of("位次", " rank")
	}
	return ""
}

// number is a figure's value as stated, without its unit.
func number(f *metric.Figure) string {
	s := strconv.FormatFloat(f.Value, 'f', f.Decimals, 64)
	if f.High != nil {
		s += "～" + strconv.FormatFloat(*f.High, 'f', f.Decimals, 64)
	}
	return minus(s)
}

// figureText is a figure with its unit.
func figureText(f *metric.Figure) string {
	if f.Kind == metric.Rank {
		return "第" + number(f)
	}
	return number(f) + f.Unit
}

// minus writes a negative number with the sign of print.
func minus(s string) string { return strings.ReplaceAll(s, "-", "−") }
