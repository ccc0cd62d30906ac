package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Numeral is the kind of sign in which a line's number is written.
type Numeral int

// The numerals.
const (
	NoNumeral Numeral = iota
	Han               // 一 十二 二十三
	Arabic            // 12
	Wide              // １２
	Circled           // ① to ㊿
	Enclosed          // ㈠ to ㈩
	Roman             // IV
	Spoken            // 首先 其次 再次 最后
	Mark              // —— • ●: a mark that does not count
)

// Style is how a line is numbered: the numeral and what stands around it. Two
// lines of one list have equal styles. The zero Style is no numbering.
type Style struct {
	Numeral       Numeral
	Before, After string // （ and ）; for Mark, Before is the mark itself
}

// maxOrdinal bounds what is read as a number of a line.
const maxOrdinal = 999

// spoken are the ordinals said in words, from 1.
var spoken = [...]string{"首先", "其次", "再次", "最后"}

// frames are the signs that may stand around a numeral at a line's start. Where
// one frame begins another the longer stands first.
var frames = []struct {
	numerals string // h Han, a Arabic, w Wide, r Roman
	before   string
	after    []string
}{
	{"haw", "（", []string{"）", ")"}},
	{"haw", "(", []string{")", "）"}},
	{"haw", "〔", []string{"〕"}},
	{"haw", "［", []string{"］"}},
	{"haw", "[", []string{"]"}},
	{"haw", "【", []string{"】"}},
	{"ha", "第", []string{"部分", "章", "篇", "节", "，", ",", "、"}},
	{"h", "其", []string{"，", ",", "、"}},
	{"h", "", []string{"、", "．", ".", "是", "要"}},
	{"aw", "", []string{"、", "．", ".", "）", ")"}},
	{"r", "", []string{"、", "．", "."}},
}

// ParseNumber reads the numbering at the very start of a line: its style, its
// ordinal (0 for marks) and its length in bytes, without white space behind it.
// Length 0 means that the line has none. For what it reads,
// Format(style, ordinal) gives back line[:length].
func ParseNumber(line string) (style Style, ordinal, length int) {
	if s, n, l := parseSign(line); l > 0 {
		return s, n, l
	}
	for _, f := range frames {
		body, ok := strings.CutPrefix(line, f.before)
		if !ok {
			continue
		}
		for _, k := range f.numerals {
			numeral := numeralOf(k)
			n, digits := parseNumeral(numeral, body)
			if digits == 0 {
				continue
			}
			rest := body[digits:]
			for _, after := range f.after {
				if !strings.HasPrefix(rest, after) || !fits(f.before, after, rest[len(after):]) {
					continue
				}
				return Style{numeral, f.before, after}, n, len(f.before) + digits + len(after)
			}
		}
	}
	return Style{}, 0, 0
}

func numeralOf(k rune) Numeral {
	switch k {
	case 'h':
		return Han
	case 'a':
		return Arabic
	case 'w':
		return Wide
	}
	return Roman
}

// fits tells a number from what only begins like one: 1.5亿元 is a figure, and
// a Roman numeral is not followed by a small letter (I. A Review, but not I.e.).
func fits(before, after, rest string) bool {
	if before != "" {
		return true
	}
	r, n := utf8.DecodeRuneInString(rest)
	switch after {
	case "要":
		return !text.StartsAny(rest, "素", "点", "务", "害", "塞", "领", "闻", "件") // 三要素, not 三要…
	case ".", "．":
		return n == 0 || (r < '0' || r > '9') && (r < '０' || r > '９') &&
			(r >= utf8.RuneSelf || r == ' ' || r == '\t' || (r < 'a' || r > 'z'))
	}
	return true
}

// Format writes a number in a style. It gives "" for an ordinal that the
// numeral cannot write.
func Format(s Style, ordinal int) string {
	if s.Numeral == Mark {
		return s.Before
	}
	if n := formatNumeral(s.Numeral, ordinal); n != "" {
		return s.Before + n + s.After
	}
	return ""
}

// Counts reports whether the style has ordinals that follow each other.
func (s Style) Counts() bool { return s.Numeral != NoNumeral && s.Numeral != Mark }

// depth is the place of the style in the order 一、 （一） 1. （1）, from 1; 0 for
// items (一是, ——, ①), which stand one below whatever is above them.
func (s Style) depth() int {
	switch {
	case s.Numeral == Roman:
		return 1
	case s.Before == "第":
		if s.After == "部分" || s.After == "章" || s.After == "篇" {
			return 1
		}
		return 0
	case s.Numeral == Enclosed:
		return 2
	case s.Numeral == Han && (s.Before == "（" || s.Before == "("):
		return 2
	case s.Numeral == Han && s.Before == "" && s.After != "是" && s.After != "要":
		return 1
	case s.Numeral == Arabic || s.Numeral == Wide:
		return digitDepth(s)
	}
	return 0
}

func digitDepth(s Style) int {
	switch {
	case s.Before == "（" || s.Before == "(" || s.After == "）" || s.After == ")":
		return 4
	case s.Before == "":
		return 3
	}
	return 0
}

// parseSign reads numbers that are one sign or word, and marks.
func parseSign(line string) (Style, int, int) {
	r, n := utf8.DecodeRuneInString(line)
	for _, c := range []struct {
		numeral Numeral
		from    rune
		count   int
		first   int
	}{{Circled, '①', 20, 1}, {Circled, '㉑', 15, 21}, {Circled, '㊱', 15, 36}, {Enclosed, '㈠', 10, 1}} {
		if i := int(r - c.from); i >= 0 && i < c.count {
			return Style{Numeral: c.numeral}, c.first + i, n
		}
	}
	for i, w := range spoken {
		for _, after := range []string{"，", ","} {
			if strings.HasPrefix(line, w) && strings.HasPrefix(line[len(w):], after) {
				return Style{Spoken, "", after}, i + 1, len(w) + len(after)
			}
		}
	}
	if n := markLength(line); n > 0 {
		return Style{Numeral: Mark, Before: line[:n]}, 0, n
	}
	return Style{}, 0, 0
}

// markLength measures a mark: two dashes or more before text, one bullet, or a
// list sign of markdown with a space behind it.
func markLength(line string) int {
	end, dashes := 0, 0
	for i, r := range line {
		if !isDash(r) {
			break
		}
		dashes++
		end = i + utf8.RuneLen(r)
		if dashes == 16 {
			return 0 // a rule across the page
		}
	}
	if dashes >= 2 && hasText(line[end:]) {
		return end
	}
	r, n := utf8.DecodeRuneInString(line)
	switch r {
	case '●', '•', '◆', '■', '▪', '★', '➢', '·', '○', '◎', '□', '\u2013', '\u2014':
		return n
	case '-', '*', '+':
		if strings.HasPrefix(line[1:], " ") && hasText(line[1:]) {
			return 1
		}
	}
	return 0
}

// hasText reports whether the next thing of a line, after spaces, is neither
// its end nor another dash.
func hasText(line string) bool {
	for _, r := range line {
		if !text.IsSpace(r) {
			return !isDash(r)
		}
	}
	return false
}

func isDash(r rune) bool {
	switch r {
	case '-', '\u2013', '\u2014', '\u2015', '\u2500', '\uFF0D':
		return true
	}
	return false
}

const hanDigits = "一二三四五六七八九"

// parseNumeral reads a canonical numeral at the start of s: only what
// formatNumeral would write, so that parsing and formatting undo each other.
func parseNumeral(k Numeral, s string) (ordinal, length int) {
	switch k {
	case Han:
		ordinal, length = parseHan(s)
	case Arabic:
		ordinal, length = parseDigits(s, '0')
	case Wide:
		ordinal, length = parseDigits(s, '０')
	case Roman:
		ordinal, length = parseRoman(s)
	}
	if length == 0 || ordinal < 1 || ordinal > maxOrdinal || formatNumeral(k, ordinal) != s[:length] {
		return 0, 0
	}
	return ordinal, length
}

func parseDigits(s string, zero rune) (n, length int) {
	for i, r := range s {
		if r < zero || r > zero+9 || n > maxOrdinal {
			return n, i
		}
		n = n*10 + int(r-zero)
	}
	return n, len(s)
}

func parseHan(s string) (n, length int) {
	digit := 0
	for i, r := range s {
		switch {
		case r == '百':
			n, digit = n+max(digit, 1)*100, 0
		case r == '十':
			n, digit = n+max(digit, 1)*10, 0
		case r == '零' && n > 0:
		default:
			at := strings.IndexRune(hanDigits, r)
			if at < 0 || i > 7*3 {
				return n + digit, i
			}
			if digit > 0 {
				return 0, 0
			}
			digit = at/3 + 1
		}
	}
	return n + digit, len(s)
}

var romans = []struct {
	sign  string
	value int
}{{"L", 50}, {"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}

func parseRoman(s string) (n, length int) {
	for length < len(s) && length < 12 {
		value := 0
		switch s[length] {
		case 'I':
			value = 1
		case 'V':
			value = 5
		case 'X':
			value = 10
		case 'L':
			value = 50
		}
		if value == 0 {
			break
		}
		n += value
		length++
	}
	// What is before a larger sign is taken away: counted twice too much above.
	for _, pair := range []struct {
		signs string
		twice int
	}{{"IV", 2}, {"IX", 2}, {"XL", 20}} {
		n -= pair.twice * strings.Count(s[:length], pair.signs)
	}
	return n, length
}

func formatNumeral(k Numeral, n int) string {
	if n < 1 || n > maxOrdinal {
		return ""
	}
	switch k {
	case Han:
		return formatHan(n)
	case Arabic:
		return strconv.Itoa(n)
	case Wide:
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case Circled:
		switch {
		case n <= 20:
			return string('①' + rune(n-1))
		case n <= 35:
			return string('㉑' + rune(n-21))
		case n <= 50:
			return string('㊱' + rune(n-36))
		}
	case Enclosed:
		if n <= 10 {
			return string('㈠' + rune(n-1))
		}
	case Roman:
		return formatRoman(n)
	case Spoken:
		if n <= len(spoken) {
			return spoken[n-1]
		}
	}
	return ""
}

func formatHan(n int) string {
	digit := func(d int) string { return hanDigits[(d-1)*3 : d*3] }
	var b strings.Builder
	if n >= 100 {
		b.WriteString(digit(n/100) + "百")
		if n%100 == 0 {
			return b.String()
		}
		if n%100 < 10 {
			b.WriteString("零")
		}
	}
	if tens := n / 10 % 10; tens > 0 {
		if tens > 1 || n >= 100 {
			b.WriteString(digit(tens))
		}
		b.WriteString("十")
	}
	if n%10 > 0 {
		b.WriteString(digit(n % 10))
	}
	return b.String()
}

func formatRoman(n int) string {
	if n > 89 {
		return "" // C begins other things than numbers of chapters
	}
	var b strings.Builder
	for _, r := range romans {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
