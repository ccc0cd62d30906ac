package export

import (
	"fmt"
	"math"
	"strings"

	"reportdesk/compare"
	"reportdesk/internal/metric"
)

func changedFigures(p *compare.Pair) []htmlFigure {
	var list []htmlFigure
	for i := range p.Figures {
		f := &p.Figures[i]
		if !f.Differs() {
			continue
		}
		places := max(f.Old.Decimals, f.New.Decimals)
		shown := htmlFigure{Name: f.Name, Old: figureText(f.Old, f.OldText), New: figureText(f.New, f.NewText)}
		if f.Old.Kind == metric.Growth {
			shown.Name += "增速"
		}
		if f.Old.Unit == f.New.Unit {
			shown.Old = strings.TrimSuffix(shown.Old, f.Old.Unit)
		}
		switch {
		case f.Difference == nil || *f.Difference == 0: // of a range, the other end differs
		case f.New.Kind == metric.Rank:
			shown.Difference = rankMove(*f.Difference)
		default:
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

// figureText is a figure as the page shows it; a ratio as it is written, since
// its Value is its first part only.
func figureText(f *metric.Figure, written string) string {
	if strings.ContainsAny(written, ":：∶") {
		return written
	}
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
