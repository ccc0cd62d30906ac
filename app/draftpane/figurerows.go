package draftpane

import (
	"fmt"
	"strconv"
	"strings"

	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/export"
	"reportdesk/internal/metric"
)

// figureRow is a line of the table under the counterpart: what both years say
// of an indicator.
type figureRow struct {
	name, unit string
	// under is set for a growth or rank of the indicator in the line above.
	under          bool
	old, now, diff string
	// wrong is set where the draft's growth does not follow from the totals.
	wrong bool
}

// figureRows are the figures that both passages of a pair state; now is the
// text that the draft's figures lie in. Ratios (4.2：41.1：54.7) have no one
// value to be held against another and are left out.
func figureRows(p *compare.Pair, now string, x index) []figureRow {
	var rows []figureRow
	indicator := ""
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.Old == nil || f.New == nil || export.RatioRest(f.New.Span.Of(now)) != "" {
			continue
		}
		what := aspect(f.New.Kind)
		row := figureRow{name: withAspect(f.Name, what), unit: f.New.Unit, old: number(f.Old), now: number(f.New), diff: difference(f)}
		rest, of := strings.CutPrefix(f.Name, indicator)
		if row.under = of && indicator != "" && what != ""; row.under {
			row.name = strings.TrimSpace(withAspect(rest, what))
		} else {
			indicator = f.Name
		}
		if f.New.Kind == metric.Rank {
			row.unit = ""
		} else if f.Old.Unit != f.New.Unit {
			row.old += f.Old.Unit
		}
		if at, ok := x[f.New]; ok && f.New.Kind == metric.Growth {
			row.wrong = at.series.Cells[at.cell].Verdict == metric.Differs
		}
		rows = append(rows, row)
	}
	return rows
}

// difference is new minus old with its sign; ranks rise and fall.
func difference(f *compare.FigureChange) string {
	if f.Difference == nil || f.Old.High != nil || f.New.High != nil {
		return "—"
	}
	d := *f.Difference
	if f.New.Kind == metric.Rank {
		switch {
		case d < 0:
			return fmt.Sprintf(words.Of("升 %g 位", "up %g"), -d)
		case d > 0:
			return fmt.Sprintf(words.Of("降 %g 位", "down %g"), d)
		}
		return words.Of("持平", "same")
	}
	places := f.New.Decimals
	if f.Old.Unit == f.New.Unit {
		places = max(places, f.Old.Decimals)
	}
	s := strconv.FormatFloat(d, 'f', places, 64)
	if strings.Trim(s, "-0.") == "" {
		return "0"
	}
	if d > 0 {
		s = "+" + s
	}
	return minus(s)
}

// changedCount is how many of the rows say something else than last year.
func changedCount(p *compare.Pair) int {
	n := 0
	for _, f := range p.Figures {
		if f.Old != nil && f.New != nil && (f.Old.Value != f.New.Value || f.Old.Unit != f.New.Unit) {
			n++
		}
	}
	return n
}
