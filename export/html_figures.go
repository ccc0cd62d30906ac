package export

import (
	"fmt"
	"math"
	"strings"

	"reportdesk/compare"
	"reportdesk/internal/metric"
)

// differs reports whether both sides state the figure and not the same.
func differs(f *compare.FigureChange) bool {
	if f.Old == nil || f.New == nil {
		return false
	}
	if f.Difference != nil {
		return *f.Difference != 0
	}
	return f.Old.Value != f.New.Value || f.Old.Unit != f.New.Unit
}

func changedFigures(p *compare.Pair) []htmlFigure {
	var list []htmlFigure
	for i := range p.Figures {
		f := &p.Figures[i]
		if !differs(f) {
			continue
		}
		places := max(f.Old.Decimals, f.New.Decimals)
		shown := htmlFigure{Name: f.Name, Old: figureText(f.Old), New: figureText(f.New)}
		if f.Old.Kind == metric.Growth {
			shown.Name += "增速"
		}
		if f.Old.Unit == f.New.Unit {
			shown.Old = strings.TrimSuffix(shown.Old, f.Old.Unit)
		}
		if f.Difference != nil && f.New.Kind == metric.Rank {
			shown.Difference = rankMove(*f.Difference)
		} else if f.Difference != nil {
			shown.Difference = minus(fmt.Sprintf("%+.*f", max(places, fewest(round(*f.Difference, places+2))), *f.Difference))
		}
		list = append(list, shown)
	}
	return list
}

// round takes off what binary fractions add to a difference of decimals.
func round(x float64, places int) float64 {
	p := math.Pow(10, float64(places))
	return math.Round(x*p) / p
}

// rankMove is 升1位 or 降2位: a smaller rank is the better one.
func rankMove(difference float64) string {
	if difference < 0 {
		return fmt.Sprintf("升%g位", -difference)
	}
	return fmt.Sprintf("降%g位", difference)
}

func figureText(f *metric.Figure) string {
	if f.Kind == metric.Rank {
		return "第" + asStated(f.Value, 0)
	}
	s := asStated(f.Value, f.Decimals)
	if f.High != nil {
		s += "～" + asStated(*f.High, f.Decimals)
	}
	return minus(s) + f.Unit
}

// minus writes a negative number with the sign of print.
func minus(s string) string { return strings.ReplaceAll(s, "-", "−") }
