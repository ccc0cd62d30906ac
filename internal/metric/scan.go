package metric

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// form tells how a number was written.
type form int

const (
	plainNumber form = iota
	ratioNumber      // 1.79∶1
	rankNumber       // 第一, 第2位
)

// number is a number with its unit as the scanner found it: a candidate for a figure.
type number struct {
	// span is the number with its unit, in the text scanned.
	span text.Span
	// outer covers the modifiers on both sides as well: 超3.6万家以上.
	outer    text.Span
	value    float64
	high     *float64
	decimals int
	form     form
	// clock is set for a ratio that looks like a time of day.
	clock bool
	// unit is whole, as written; bits are those of its word.
	unit string
	bits uint32
	// partial is set where only a part of the unit, or none, stands at the
	// number (1.5个、3.4个百分点): it may share the unit of the next one.
	partial bool
	// before and after are the modifiers: 超过, 左右.
	before, after string
}

// scanner goes over a text once and collects its candidates.
type scanner struct {
	text    string
	numbers []number
	// quote is where the open quotation mark stands, -1 outside; quoted is how
	// many numbers there were then.
	quote, quoted int
	// book is true between 《 and 》.
	book bool
	last int // end of the last thing consumed
}

// scan returns the candidates of a text in order, without overlap. Dates,
// numbering, document numbers, names with digits in them and slogans give none.
func scan(t string) []number {
	s := &scanner{text: t, quote: -1}
	for at := 0; at < len(t); {
		at += s.step(at)
	}
	return s.numbers
}

// step consumes what begins at a place and returns its length.
func (s *scanner) step(at int) int {
	t := s.text[at:]
	if _, l := digit(t); l > 0 {
		return s.arabic(at)
	}
	r, l := utf8.DecodeRuneInString(t)
	switch r {
	case '“', '"', '‘', '「', '『':
		s.open(at, r)
	case '”', '’', '」', '』':
		s.close(at)
	case '《':
		s.book = true
	case '》':
		s.book = false
	case '。', '\n':
		s.quote, s.book = -1, false
	case '〔', '[', '［':
		if n := bracketed(t); n > 0 {
			return n
		}
	case '第':
		return s.ordinal(at)
	case '百', '千':
		if n := s.percentWords(at); n > 0 {
			return n
		}
	}
	if _, ok := hanDigits[r]; ok {
		return s.tenths(at)
	}
	return l
}

func (s *scanner) open(at int, r rune) {
	if r == '"' && s.quote >= 0 {
		s.close(at)
		return
	}
	s.quote, s.quoted = at, len(s.numbers)
}

// slogan is the longest quotation, in code points, in which numbers are taken
// for a part of a name (“56433”体系) and not for figures.
const slogan = 20

func (s *scanner) close(at int) {
	if s.quote >= 0 && utf8.RuneCountInString(s.text[s.quote:at]) <= slogan {
		s.numbers = s.numbers[:s.quoted]
	}
	s.quote = -1
}

// bracketed measures a note mark [12] or the year of a document 〔2023〕5号.
func bracketed(t string) int {
	_, open := utf8.DecodeRuneInString(t)
	at, digits := open, 0
	for digits <= 4 {
		_, l := digit(t[at:])
		if l == 0 {
			break
		}
		digits++
		at += l
	}
	if digits == 0 || digits > 4 {
		return 0
	}
	r, l := utf8.DecodeRuneInString(t[at:])
	if r != '〕' && r != ']' && r != '］' {
		return 0
	}
	at += l
	if r == '〕' && digits == len("2023") {
		if d := readDecimal(t[at:]); d.length > 0 && strings.HasPrefix(t[at+d.length:], "号") {
			at += d.length // a note mark 〔12〕 has no number of its own behind it
		}
	}
	return at
}

// add enters a candidate unless a title in book marks holds it.
func (s *scanner) add(n number) {
	if s.book {
		return
	}
	n.outer = n.span
	if len(s.numbers) > 0 {
		s.last = max(s.last, s.numbers[len(s.numbers)-1].outer.End)
	}
	left := s.text[s.last:n.span.Start]
	if l, _ := words().end.longest(left, wordBound); l > 0 && !shieldedBound(left, l) {
		n.before = left[len(left)-l:]
		n.outer.Start -= l
	}
	right := s.text[n.span.End:]
	if l, _ := words().start.longest(right, wordAfter); l > 0 && n.form == plainNumber && !beginsNoun(right, l) {
		n.after = right[:l]
		n.outer.End += l
	}
	s.numbers = append(s.numbers, n)
}

// beginsNoun reports whether a modifier of n bytes behind a number is but the
// start of a noun: 2座多功能厅 is not 2座多.
func beginsNoun(right string, n int) bool {
	m, _ := words().start.longest(right, wordNoun)
	return m > n
}

// shieldedBound reports whether a modifier of n bytes is but the end of a verb:
// 签约2千户 is not about 2千户.
func shieldedBound(left string, n int) bool {
	m, _ := words().end.longest(left, wordKeep|wordNoun)
	return m > n
}

// percentWords reads 百分之N and 千分之N.
func (s *scanner) percentWords(at int) int {
	t := s.text[at:]
	unit, rest := "%", ""
	switch {
	case strings.HasPrefix(t, "百分之"):
		rest = t[len("百分之"):]
	case strings.HasPrefix(t, "千分之"):
		unit, rest = "‰", t[len("千分之"):]
	default:
		return 0
	}
	d := readDecimal(rest)
	if d.length == 0 {
		d = readHan(rest)
	}
	// 两个百分之百 is a slogan as often as a figure; with 百 alone the value is 100.
	if d.length == 0 || !d.valid() {
		return len("百分之")
	}
	n := len("百分之") + d.length
	s.add(number{
		span: text.Span{Start: at, End: at + n}, value: d.value, decimals: d.decimals, unit: unit,
		bits: unitPlain | unitPercent,
	})
	return n
}

// tenths reads N成, and steps over other Chinese numerals: counts written in
// them are left to the reader.
func (s *scanner) tenths(at int) int {
	t := s.text[at:]
	d := readHan(t)
	rest := t[d.length:]
	if d.value < 1 || d.value > 10 || d.whole != 1 || !strings.HasPrefix(rest, "成") || s.last == at {
		return d.length
	}
	after := rest[len("成"):]
	if l, _ := words().start.longest(after, wordAfterTenth); l == 0 && !boundary(after) {
		return d.length
	}
	n := d.length + len("成")
	s.add(number{span: text.Span{Start: at, End: at + n}, value: d.value, unit: "成", bits: unitPlain | unitTenth})
	return n
}

// boundary reports whether a text ends or goes on with punctuation.
func boundary(t string) bool {
	if t == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(t)
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', ',', ';', ')', '\n', '(', '（', '”', ' ', '\u3000':
		return true
	}
	return false
}

// ordinal reads 第N: a rank where it says the place among others, else it is
// stepped over with its numeral.
func (s *scanner) ordinal(at int) int {
	t := s.text[at:]
	size := len("第")
	d := readDecimal(t[size:])
	if d.length == 0 {
		d = readHan(t[size:])
	}
	if d.length == 0 {
		return size
	}
	size += d.length
	rest := t[size:]
	start := at
	unitLength := 0
	for _, u := range []string{"位", "名"} {
		if strings.HasPrefix(rest, u) {
			unitLength = len(u)
		}
	}
	if d.valid() && d.decimals == 0 && d.value > 0 && s.ranks(at, rest, unitLength) {
		size += unitLength
		s.add(number{span: text.Span{Start: start, End: start + size}, value: d.value, form: rankNumber, unit: "位"})
	}
	s.last = at + size
	return size
}

// ranks decides whether 第N before rest is a place in an order: a rank names
// where it counts (全省第三) or how it came about (列第三, 升至第9位).
func (s *scanner) ranks(at int, rest string, unitLength int) bool {
	after := rest[unitLength:]
	if l, _ := words().start.longest(after, wordAfterRank); l == 0 && !boundary(after) {
		return false
	}
	left := s.text[:at]
	if k := len(s.numbers); k > 0 && s.numbers[k-1].form == rankNumber && joinsValues(left[s.numbers[k-1].outer.End:]) {
		return true // 分别居全省第一、第三位
	}
	l, _ := words().end.longest(left, wordArea|wordRank|wordRanked)
	return l > 0 || rankedAmong(lastBytes(left)) >= 0
}

// within finds where 在 begins the places among which something ranks: 在全市平原县.
// -1 where there is none.
func within(s string) int {
	at := lastIndex(s, "在")
	if at < 0 || utf8.RuneCountInString(s[at:]) > 8 {
		return -1
	}
	if n, _ := words().start.longest(s[at+len("在"):], wordArea|wordBody); n == 0 || text.EndsAny(s, "中", "评估", "考核", "评价") {
		return -1
	}
	return at
}

// rankedAmong finds the verb of rank before a place that the lexicon does not
// know: 位列环湖城市群第一. -1 where there is none.
func rankedAmong(left string) int {
	for _, w := range []string{"位列", "位居", "名列", "排名", "排在", "稳居", "跃居", "高居", "居"} {
		at := lastIndex(left, w)
		if at < 0 {
			continue
		}
		if w == "居" && (utf8.RuneCountInString(left[at:]) > 7 || text.HasAny(left[at:], "居民", "居住", "居家", "居委")) {
			continue
		}
		if place := left[at+len(w):]; utf8.RuneCountInString(place) <= 8 && !strings.ContainsAny(place, "，。；、") {
			return at
		}
	}
	return -1
}
