package metric

import (
	"strconv"
	"strings"
	"sync"

	"reportdesk/seeds"

	"reportdesk/internal/text"
)

// dimensioned is what a unit measures and how many of the base it is.
type dimensioned struct {
	// dimension is equal for units that convert into each other: 货币/元, 计数/人.
	dimension string
	factor    float64
}

// percentDimension is that of %, ‰ and 成; pointDimension that of 个百分点.
const (
	percentDimension = "比例/%"
	pointDimension   = "百分点/个百分点"
	timesDimension   = "倍数/倍"
	doubleDimension  = "翻番/番"

	householdDimension = "计数/户"
)

var unitTable = sync.OnceValue(func() map[string]dimensioned {
	known := make(map[string]dimensioned)
	for _, u := range seeds.Units() {
		m := dimensioned{u.Dimension + "/" + u.Base, u.Factor}
		if m.factor == 0 {
			m.factor = 1
		}
		for _, symbol := range append([]string{u.Symbol}, u.Aliases...) {
			if _, ok := known[symbol]; !ok {
				known[symbol] = m
			}
		}
	}
	known["家"] = known["个"] // factories, parks, bases are counted in either from year to year
	return known
})

// measureOf reads a unit. One that the table lacks is its own dimension, after
// its magnitude; "" counts without a name.
func measureOf(unit string) dimensioned {
	unit = strings.TrimSpace(unit)
	if i := strings.IndexAny(unit, "（("); i > 0 {
		unit = unit[:i]
	}
	known := unitTable()
	if m, ok := known[unit]; ok {
		return m
	}
	for _, scale := range scales {
		rest, ok := strings.CutPrefix(unit, scale)
		if !ok {
			continue
		}
		factor := scaleFactor[scale]
		if m, ok := known[rest]; ok {
			return dimensioned{m.dimension, m.factor * factor}
		}
		return dimensioned{"/" + rest, factor}
	}
	return dimensioned{"/" + unit, 1}
}

// businesses are words of what is counted in 户 as well as in 家 and 个.
var businesses = []string{"企业", "主体", "公司", "工商户", "商户"}

// measureFor reads the unit of a figure of the indicator of this name.
func measureFor(unit, name string) dimensioned {
	m := measureOf(unit)
	if m.dimension == householdDimension && text.HasAny(name, businesses...) {
		m.dimension = measureOf("个").dimension
	}
	return m
}

// round12 takes away what binary fractions add when units are converted.
func round12(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return r
}
