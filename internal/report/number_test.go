package report

import (
	"testing"
	"testing/quick"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		line    string
		number  string // "" for none
		ordinal int
	}{
		{"一、2023年工作回顾", "一、", 1},
		{"十二、加强改革", "十二、", 12},
		{"二十三、加强改革", "二十三、", 23},
		{"（一）经济", "（一）", 1},
		{"(十)经济", "(十)", 10},
		{"（一)混用", "（一)", 1},
		{"1.发展", "1.", 1},
		{"1. 发展", "1.", 1},
		{"12、发展", "12、", 12},
		{"（3）发展", "（3）", 3},
		{"3）发展", "3）", 3},
		{"１．发展", "１．", 1},
		{"①发展", "①", 1},
		{"㈡发展", "㈡", 2},
		{"第一，发展", "第一，", 1},
		{"第一部分 发展", "第一部分", 1},
		{"第三章 发展", "第三章", 3},
		{"其二，发展", "其二，", 2},
		{"一是发展", "一是", 1},
		{"三要发展", "三要", 3},
		{"首先，发展", "首先，", 1},
		{"——发展", "——", 0},
		{"—— 发展", "——", 0},
		{"• 发展", "•", 0},
		{"- goals", "-", 0},
		{"〔12〕三资：资金", "〔12〕", 12},
		{"[3]三资：资金", "[3]", 3},
		{"I. A Review", "I.", 1},
		{"IV. Goals", "IV.", 4},
		{"1. Goals", "1.", 1},
		{"1.5亿元到位", "", 0},
		{"2024年是关键一年", "", 0},
		{"一年来，我们努力", "", 0},
		{"三要素齐备", "", 0},
		{"一般公共预算收入", "", 0},
		{"第一产业增长3%", "", 0},
		{"首先要", "", 0},
		{"I.e. not a number", "", 0},
		{"In 2023, we", "", 0},
		{"————————————————", "", 0},
		{"（2024年1月5日）", "", 0},
		{"十一五时期", "", 0},
		{"百、", "", 0},
		{"一一、", "", 0},
		{"01.发展", "", 0},
		{"", "", 0},
	} {
		style, ordinal, n := ParseNumber(c.line)
		if c.line[:n] != c.number || ordinal != c.ordinal {
			t.Errorf("ParseNumber(%q)\nhave %q %d (%+v)\nwant %q %d", c.line, c.line[:n], ordinal, style, c.number, c.ordinal)
		}
	}
}

// styles are all that ParseNumber can give but marks.
func styles() []Style {
	var all []Style
	for _, f := range frames {
		for _, k := range f.numerals {
			for _, after := range f.after {
				all = append(all, Style{numeralOf(k), f.before, after})
			}
		}
	}
	for _, after := range []string{"，", ","} {
		all = append(all, Style{Spoken, "", after})
	}
	return append(all, Style{Numeral: Circled}, Style{Numeral: Enclosed})
}

// What Format writes, ParseNumber reads back: style, ordinal and length.
func TestFormatThenParse(t *testing.T) {
	for _, s := range styles() {
		for n := 1; n <= maxOrdinal; n++ {
			written := Format(s, n)
			if written == "" {
				continue
			}
			style, ordinal, length := ParseNumber(written + " 发展")
			if style != s || ordinal != n || length != len(written) {
				t.Fatalf("%q of %+v %d is read as %+v %d, %d bytes", written, s, n, style, ordinal, length)
			}
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"一、甲", "（一）甲", "1.甲", "——甲", "①甲", "IV. A", "第一部分", "首先，", "- a", "二百零一、", "１２）", "\xff", "一百十、", "XXXXIV."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		style, ordinal, n := ParseNumber(line)
		if n == 0 {
			if style != (Style{}) || ordinal != 0 {
				t.Fatalf("%q: no number, yet %+v %d", line, style, ordinal)
			}
			return
		}
		if got := Format(style, ordinal); got != line[:n] {
			t.Fatalf("%q: read %q, written %q", line, line[:n], got)
		}
	})
}

func TestNumeralsAreCanonical(t *testing.T) {
	law := func(n uint16) bool {
		k := int(n%maxOrdinal) + 1
		for _, numeral := range []Numeral{Han, Arabic, Wide, Roman} {
			s := formatNumeral(numeral, k)
			if got, length := parseNumeral(numeral, s); s != "" && (got != k || length != len(s)) {
				return false
			}
		}
		return true
	}
	if err := quick.Check(law, nil); err != nil {
		t.Error(err)
	}
}
