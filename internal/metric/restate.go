package metric

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Restate writes value in the way in which a figure is written: stated is the
// text of f.Span. The unit and what else stands in it (第, 多) stay, as do full
// width, thousands separators, Chinese numerals and a last zero that was
// written out (5.0%). Of a range or a ratio the first number is written anew.
//
// The words before a figure tell the sign of its value (下降3% is -3) and are
// none of its text, so a value of the other sign cannot be written into it:
// turned is set then, and the text is that of the value without its sign. ok is
// false where the text holds no number that could be written anew (翻番, 一半).
func Restate(stated string, f *Figure, value float64) (s string, turned, ok bool) {
	if value == f.Value {
		return stated, false, true
	}
	old, way := numeralIn(stated, math.Abs(f.Value))
	if old.length == 0 {
		// 2万5千公里: the parts are not the value, but all before the unit is.
		number := strings.TrimSuffix(stated, f.Unit)
		if _, width := digit(number); width == 0 || number == stated || f.High != nil {
			return stated, false, false
		}
		old, way = numeral{length: len(number), decimals: f.Decimals}, numeralWay{}
	}
	before, after := stated[:old.at], stated[old.at+old.length:]
	signed := strings.TrimRight(before, "-−－")
	negative := value < 0
	switch hasSign := signed != before; {
	case value == 0:
		before = signed
	case hasSign && negative == (f.Value < 0):
	case hasSign:
		before = signed
	case negative && f.Value >= 0 && f.Kind == Level:
		before += "-"
	case negative != (f.Value < 0):
		turned = true
	}
	return before + way.write(math.Abs(value), old.decimals) + after, turned, true
}

// numeral is a number within a figure's text.
type numeral struct{ at, length, decimals int }

// numeralWay is how a number is written.
type numeralWay struct{ han, wide, grouped, zero bool }

// numeralIn finds the first number of a text that has the value.
func numeralIn(t string, value float64) (numeral, numeralWay) {
	for i := 0; i < len(t); {
		if d := readDecimal(t[i:]); d.length > 0 {
			part := t[i : i+d.length]
			if d.value == value {
				_, width := digit(part)
				return numeral{i, d.length, d.decimals}, numeralWay{
					wide: width > 1, grouped: strings.Contains(part, ","),
					zero: d.decimals > 0 && strings.HasSuffix(part, "0"),
				}
			}
			i += d.length
			continue
		}
		if d := readHan(t[i:]); d.length > 0 {
			if d.value == value {
				return numeral{i, d.length, d.decimals}, numeralWay{han: true}
			}
			i += d.length
			continue
		}
		_, n := utf8.DecodeRuneInString(t[i:])
		i += n
	}
	return numeral{}, numeralWay{}
}

// write writes a value that is not negative. decimals is how many the old
// number had; they bind only where its last was a zero.
func (w numeralWay) write(value float64, decimals int) string {
	// What a workbook works out has noise in the last digits of a float64.
	value = round(value, 9)
	s := strconv.FormatFloat(value, 'f', -1, 64)
	if w.han && value < 10_000 && (decimals > 0 || value == math.Trunc(value)) {
		return hanDecimal(s)
	}
	if have := len(s) - strings.IndexByte(s+".", '.') - 1; w.zero && have < decimals {
		s = strconv.FormatFloat(value, 'f', decimals, 64)
	}
	if w.grouped {
		s = groupThousands(s)
	}
	if w.wide {
		s = strings.Map(func(r rune) rune { return r - '!' + '！' }, s)
	}
	return s
}

func groupThousands(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	if rest != "" {
		rest = "." + rest
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return whole + rest
}

// hanDecimal writes digits with or without a point in Chinese: 十三点四.
func hanDecimal(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	n, _ := strconv.Atoi(whole) // below ten thousand
	s = hanNumeral(n)
	for i := range rest {
		if i == 0 {
			s += "点"
		}
		s += hanDigit(int(rest[i] - '0'))
	}
	return s
}

func hanDigit(d int) string { return string([]rune("零一二三四五六七八九")[d]) }

// hanNumeral writes a number below ten thousand in Chinese: 十二, 一百零三.
func hanNumeral(n int) string {
	if n == 0 {
		return hanDigit(0)
	}
	var b strings.Builder
	gap := false
	for i, unit := range []int{1000, 100, 10, 1} {
		d := n / unit % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString(hanDigit(0))
			gap = false
		}
		if d != 1 || unit != 10 || b.Len() > 0 { // 十二, not 一十二
			b.WriteString(hanDigit(d))
		}
		b.WriteString([]string{"千", "百", "十", ""}[i])
	}
	return b.String()
}
