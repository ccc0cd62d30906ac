package metric

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// arabic reads what begins with a digit: a quantity, or a date, a name, a
// number of a document, which it steps over.
func (s *scanner) arabic(at int) int {
	t := s.text[at:]
	d := readDecimal(t)
	size := s.nominal(at, d)
	if size == 0 {
		n, length := s.quantity(at, d)
		size = length
		if n != nil {
			s.add(*n)
		}
	}
	s.last = at + size
	return size
}

// nominal measures digits that name something and count nothing; 0 where they
// may be a quantity.
func (s *scanner) nominal(at int, d decimal) int {
	t := s.text[at:]
	if at > 0 {
		if r, _ := utf8.DecodeLastRuneInString(s.text[:at]); r < utf8.RuneSelf && isLatin(byte(r)) || r == '+' || r == '＋' || r == '×' || r == '#' || r == '_' {
			return s.chain(at, d.length)
		}
	}
	rest := t[d.length:]
	if n := date(t, d); n > 0 {
		return n
	}
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case n == 0:
		return 0
	case r == '+' || r == '＋' || r == '×' || r == '*':
		return s.chain(at, d.length)
	case isLatinRune(r):
		if _, unit, _, _ := unitAt(rest); unit == "" {
			return s.chain(at, d.length)
		}
	}
	if !d.valid() {
		return d.length
	}
	if l, _ := words().start.longest(rest, wordNominal); l > 0 && !(strings.HasPrefix(rest, "岁") && lifetime(s.text[s.last:at])) {
		return d.length + l
	}
	return 0
}

// lifetime reports whether the words before a number of years tell an age that
// is measured: 人均预期寿命提高到80岁以上.
func lifetime(left string) bool {
	left = lastBytes(left)
	if i, size := lastHard(left); i >= 0 {
		left = left[i+size:]
	}
	return strings.Contains(left, "寿命") || strings.Contains(left, "年龄")
}

func isLatinRune(r rune) bool { return r < utf8.RuneSelf && isLatin(byte(r)) }

// chain steps over letters, digits and the signs that tie them together: 1+N+X, 2-methyl, PM2.5.
func (s *scanner) chain(at, length int) int {
	t := s.text[at:]
	for length < len(t) {
		r, n := utf8.DecodeRuneInString(t[length:])
		_, d := digit(t[length:])
		if d == 0 && !isLatinRune(r) && r != '+' && r != '＋' && r != '×' && r != '-' && r != '.' && r != '/' && r != '_' {
			break
		}
		length += n
	}
	return length
}

// date measures a year, a span of years, a date or a clock time at the start of t.
func date(t string, d decimal) int {
	rest := t[d.length:]
	if d.decimals > 0 {
		return dotted(t, d)
	}
	if d.whole == 4 && d.value >= 1840 && d.value <= 2100 {
		if n := years(rest); n > 0 {
			return d.length + n
		}
	}
	for _, sep := range []string{"月", "日", "时", "点", "号"} {
		if strings.HasPrefix(rest, sep) && d.value <= 31 {
			return d.length + len(sep)
		}
	}
	if d.whole <= 2 {
		// 1-11月, 8:30
		for _, sep := range []string{"-", "—", "–", "－", "至", "~", "～", "到", "、"} {
			if !strings.HasPrefix(rest, sep) {
				continue
			}
			second := readDecimal(rest[len(sep):])
			if second.length == 0 || second.decimals > 0 {
				continue
			}
			tail := rest[len(sep)+second.length:]
			if strings.HasPrefix(tail, "月") || strings.HasPrefix(tail, "日") || strings.HasPrefix(tail, "时") || strings.HasPrefix(tail, "点") {
				return d.length + len(sep) + second.length + len("月")
			}
		}
	}
	return dotted(t, d)
}

// dotted measures numbers of three parts and more (2024.1.30, 010-8888-123).
func dotted(t string, d decimal) int {
	n, parts := d.length, 1
	if d.decimals > 0 {
		parts = 2
	}
	for n < len(t) && (t[n] == '.' || t[n] == '-' || t[n] == '/') {
		next := readDecimal(t[n+1:])
		if next.length == 0 {
			break
		}
		n += 1 + next.length
		parts++
		if next.decimals > 0 {
			parts++
		}
	}
	if parts >= 3 {
		return n
	}
	return 0
}

// years measures what follows the four digits of a year: 年, or a second year.
func years(rest string) int {
	if strings.HasPrefix(rest, "年") {
		return len("年")
	}
	for _, sep := range []string{"——", "-", "—", "–", "－", "至", "~", "～", "到", "、", "和", "/"} {
		if !strings.HasPrefix(rest, sep) {
			continue
		}
		second := readDecimal(rest[len(sep):])
		if second.decimals == 0 && second.whole == 4 && second.value >= 1840 && second.value <= 2100 {
			n := len(sep) + second.length
			if strings.HasPrefix(rest[n:], "年") {
				n += len("年")
			}
			return n
		}
	}
	return 0
}

// amount is one number with its unit, before it is known whether a second one
// makes it a range.
type amount struct {
	decimal
	unit    string
	bits    uint32
	partial bool
	length  int
}

// readAmount reads a number, the magnitudes and modifiers inside it (7万多家,
// 1000多名, 2万5千公里) and its unit.
func readAmount(t string, d decimal) amount {
	a := amount{decimal: d}
	at := d.length
	at += inside(t[at:])
	at += spaceBeforeUnit(t[at:])
	scale, unit, length, bits := unitAt(t[at:])
	if bits == 0 && scale != "" {
		at += length
		if more := mixed(t[at:], scale); more.length > 0 {
			a.value = a.value*scaleFactor[scale] + more.value
			at += more.length
			scale, length = "", 0
			if strings.HasSuffix(t[:at], "万") && more.value >= scaleFactor["百万"] {
				a.value, scale = round(a.value/scaleFactor["万"], 6), "万" // 1亿3千多万
			}
		} else {
			length = 0
		}
		if n := inside(t[at:]); n > 0 || scale == "" {
			at += n
		}
		_, second, l, b := unitAt(t[at:])
		if b != 0 && !strings.HasPrefix(second, "千米") || l == 0 {
			unit, bits, length = scale+second, b, l
		} else {
			unit = scale
		}
	}
	at += length
	a.unit, a.bits, a.length = strings.ReplaceAll(unit, "％", "%"), bits, at
	if unit == "" {
		a.length = d.length + inside(t[d.length:])
	}
	a.partial = bits == 0 || unit == "个"
	return a
}

// inside measures a modifier between a number and its unit.
func inside(t string) int {
	for _, m := range []string{"多", "余", "来", "几"} {
		if strings.HasPrefix(t, m) {
			return len(m)
		}
	}
	return 0
}

func spaceBeforeUnit(t string) int {
	n := 0
	if n < len(t) && t[n] == ' ' {
		n++
	}
	if m := bracketed(t[n:]); m > 0 && !strings.HasPrefix(t[n:], "〔") {
		n += m
	}
	if n == 0 {
		return 0
	}
	if _, unit, _, _ := unitAt(t[n:]); unit == "" {
		return 0
	}
	return n
}

// mixed reads the lower part of 2万5千: digits and a smaller magnitude.
func mixed(t, scale string) decimal {
	d := readDecimal(t)
	if d.length == 0 || d.decimals > 0 {
		return decimal{}
	}
	for _, low := range []string{"千", "百"} {
		rest, ok := strings.CutPrefix(t[d.length:], low)
		tail := strings.TrimPrefix(strings.TrimPrefix(rest, "多"), "余")
		if ok && scale == "亿" && strings.HasPrefix(tail, "万") {
			d.value *= scaleFactor[low] * scaleFactor["万"]
			d.length += len(low) + len(rest) - len(tail) + len("万")
			return d
		}
	}
	for _, low := range []string{"万", "千", "百"} {
		if strings.HasPrefix(t[d.length:], low) && scaleFactor[low] < scaleFactor[scale] {
			d.value *= scaleFactor[low]
			d.length += len(low)
			return d
		}
	}
	return decimal{}
}

// quantity reads a quantity: one amount, a range of two, or a ratio. The
// number is nil where it can be no figure; the length is what to step over.
func (s *scanner) quantity(at int, d decimal) (*number, int) {
	t := s.text[at:]
	if n := ratio(t, d); n > 0 {
		minutes := t[n-2 : n]
		clock := d.decimals == 0 && d.value <= 24 && strings.Trim(minutes, "0123456789") == "" && (t[n-3] == ':' || strings.HasSuffix(t[:n-2], "："))
		return &number{span: text.Span{Start: at, End: at + n}, value: d.value, decimals: d.decimals, form: ratioNumber, clock: clock}, n
	}
	first := readAmount(t, d)
	n := number{value: first.value, decimals: d.decimals, unit: first.unit, bits: first.bits, partial: first.partial}
	size := first.length
	if second, length := s.rangeEnd(at, first); length > 0 {
		n.high = &second.value
		n.decimals = max(n.decimals, second.decimals)
		n.unit, n.bits, n.partial = second.unit, second.bits, second.partial
		size = length
	}
	n.span = text.Span{Start: at, End: at + size}
	if n.unit == "岁" && !lifetime(s.text[s.last:at]) {
		if l, _ := words().start.longest(t[size:], wordAfter|wordUp|wordDown|wordReach); l == 0 && !boundary(t[size:]) {
			return nil, size // 0—6岁儿童
		}
	}
	if n.unit != "" && strings.HasPrefix(t[size:], "级") {
		return nil, size // 10万吨级码头: a class
	}
	return &n, size
}

// ratio measures 1.79∶1 and 13.2:32.3:54.5.
func ratio(t string, d decimal) int {
	n, parts := d.length, 1
	for n < len(t) {
		r, l := utf8.DecodeRuneInString(t[n:])
		if r != ':' && r != '∶' && r != '：' && r != '︰' {
			break
		}
		next := readDecimal(t[n+l:])
		if next.length == 0 {
			break
		}
		n += l + next.length
		parts++
	}
	if parts < 2 {
		return 0
	}
	return n
}

// rangeEnd reads the second end of a range that begins with the amount first.
// The length is that of the whole range.
func (s *scanner) rangeEnd(at int, first amount) (amount, int) {
	t := s.text[at:]
	rest := t[first.length:]
	for _, sep := range []string{"——", "—", "–", "－", "--", "-", "−", "~", "～", "至", "到"} {
		if !strings.HasPrefix(rest, sep) {
			continue
		}
		if (sep == "至" || sep == "到") && startsWay(s.text[:at]) {
			return amount{}, 0
		}
		d := readDecimal(rest[len(sep):])
		if !d.valid() {
			return amount{}, 0
		}
		second := readAmount(rest[len(sep):], d)
		if second.unit != first.unit && first.bits != 0 || second.bits == 0 && first.bits != 0 {
			return amount{}, 0
		}
		return second, first.length + len(sep) + second.length
	}
	return amount{}, 0
}

// startsWay reports whether the text before a number makes it the start of a way
// (由5%到6%) and not of a range.
func startsWay(before string) bool {
	return strings.HasSuffix(before, "从") || strings.HasSuffix(before, "由") || strings.HasSuffix(before, "自")
}
