package metric

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// digit reads one digit, half or full width, at the start of s: its value and
// its length in bytes, 0 where there is none.
func digit(s string) (value byte, length int) {
	if s == "" {
		return 0, 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		return s[0], 1
	}
	// Full-width digits are EF BC 90 to EF BC 99.
	if len(s) >= 3 && s[0] == 0xEF && s[1] == 0xBC && s[2] >= 0x90 && s[2] <= 0x99 {
		return s[2] - 0x90 + '0', 3
	}
	return 0, 0
}

// decimal is a number in Arabic digits as it was read.
type decimal struct {
	value    float64
	decimals int
	// whole is how many digits stand before the point.
	whole  int
	length int // in bytes
}

// readDecimal reads a number in Arabic digits at the start of s: half or full
// width, thousands separated by commas (1,234.5), spaces around the point or
// between thousands as careless typing leaves them. Length 0: none.
func readDecimal(s string) decimal {
	var d decimal
	var buf [40]byte
	n, i, grouped := 0, 0, false
	put := func(b byte) {
		if n < len(buf) {
			buf[n] = b
			n++
		}
	}
	for {
		v, l := digit(s[i:])
		if l == 0 {
			l = thousands(s[i:], d.whole, grouped)
			if l == 0 {
				break
			}
			grouped = true
			i += l
			continue
		}
		put(v)
		d.whole++
		i += l
	}
	if d.whole == 0 {
		return decimal{}
	}
	if l := point(s[i:]); l > 0 {
		put('.')
		i += l
		for {
			v, l := digit(s[i:])
			if l == 0 {
				break
			}
			put(v)
			d.decimals++
			i += l
		}
	}
	d.length = i
	value, err := strconv.ParseFloat(string(buf[:n]), 64)
	if err != nil || n == len(buf) {
		return decimal{length: i, whole: d.whole} // no quantity has forty digits
	}
	d.value = value
	return d
}

// valid reports whether the number is one that a report may state.
func (d decimal) valid() bool { return d.length > 0 && d.whole <= 15 && !math.IsInf(d.value, 0) }

// thousands measures a separator before exactly three digits. before is how
// many digits stand before it: three at most, unless grouped. A full-width
// comma separates clauses far more often than thousands and is none.
func thousands(s string, before int, grouped bool) int {
	if before == 0 || before > 3 && !grouped || s == "" || s[0] != ',' && s[0] != ' ' {
		return 0
	}
	at := 1
	for range 3 {
		_, n := digit(s[at:])
		if n == 0 {
			return 0
		}
		at += n
	}
	if _, n := digit(s[at:]); n > 0 {
		return 0
	}
	return 1
}

// point measures a decimal point, with a space beside it, before a digit.
func point(s string) int {
	i := 0
	if strings.HasPrefix(s, " ") {
		i = 1
	}
	switch {
	case strings.HasPrefix(s[i:], "."):
		i++
	case strings.HasPrefix(s[i:], "．"):
		i += len("．")
	default:
		return 0
	}
	if strings.HasPrefix(s[i:], " ") {
		i++
	}
	if _, n := digit(s[i:]); n == 0 {
		return 0
	}
	return i
}

// hanDigits are the Chinese digits with their values.
var hanDigits = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4,
	'五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

var hanUnits = map[rune]float64{'十': 10, '百': 100, '千': 1000}

// readHan reads a Chinese numeral below ten thousand at the start of s, with
// 点 for the point (八点五). Length 0: none.
func readHan(s string) decimal {
	var d decimal
	total, digitValue, seen, i := 0.0, -1, 0, 0
	for i < len(s) && seen < 12 {
		r, n := utf8.DecodeRuneInString(s[i:])
		if v, ok := hanDigits[r]; ok {
			digitValue = v
		} else if u, ok := hanUnits[r]; ok {
			total += u * float64(max(digitValue, 1-min(seen, 1)))
			digitValue = -1
		} else {
			break
		}
		seen++
		i += n
	}
	if seen == 0 {
		return d
	}
	d.value, d.whole = total+float64(max(digitValue, 0)), seen
	if rest, ok := strings.CutPrefix(s[i:], "点"); ok {
		scale, at := 0.1, 0
		for at < len(rest) && d.decimals < 6 {
			r, n := utf8.DecodeRuneInString(rest[at:])
			v, ok := hanDigits[r]
			if !ok {
				break
			}
			d.value += scale * float64(v)
			d.decimals++
			scale /= 10
			at += n
		}
		if d.decimals > 0 {
			i += len("点") + at
			d.value = round(d.value, d.decimals)
		}
	}
	d.length = i
	return d
}

func round(v float64, decimals int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', decimals, 64), 64)
	if err != nil {
		return v
	}
	return r
}
