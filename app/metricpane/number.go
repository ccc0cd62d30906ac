package metricpane

import (
	"math"
	"strconv"
	"strings"

	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

const (
	minus  = "−" // U+2212, as wide as +
	noData = "—"
)

// decimal writes a number for a table: separators between thousands, − before a
// negative one, places decimals.
func decimal(v float64, places int) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', places, 64)
	whole, rest, _ := strings.Cut(s, ".")
	var b strings.Builder
	if v < 0 && strings.Trim(s, "0.") != "" {
		b.WriteString(minus)
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if rest != "" {
		b.WriteString("." + rest)
	}
	return b.String()
}

// signed is decimal with a + before what is positive.
func signed(v float64, places int) string {
	s := decimal(v, places)
	if v > 0 && strings.Trim(s, "0.,") != "" {
		return "+" + s
	}
	return s
}

// needed is how many decimals a number has, up to 8.
func needed(v float64) int {
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return min(len(s)-i-1, 8)
	}
	return 0
}

// decimalsOf is how many decimals a value has as the report states it: a figure
// that was converted has those that it needs.
func decimalsOf(v float64, f *metric.Figure) int {
	if f != nil && f.Value == v {
		return max(f.Decimals, needed(v))
	}
	return needed(v)
}

// around sets the modifier of a figure at the side of its number where it
// stands in Chinese: 6%以上, but 超过6%.
func around(number, modifier string) string {
	for _, behind := range []string{"以上", "以下", "以内", "左右", "上下", "多", "余"} {
		if strings.HasSuffix(modifier, behind) {
			return number + modifier
		}
	}
	return modifier + number
}

// points is the short unit of a difference of percentages.
func points() string { return words.Of("点", "pt") }

// periodHead is a period as a column is headed: 2024年, 2018—2022.
func periodHead(period string) string {
	if from, to, ok := strings.Cut(period, "-"); ok {
		return from + "—" + to
	}
	return period + words.Of("年", "")
}
