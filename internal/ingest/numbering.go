package ingest

import (
	"strconv"
	"strings"
)

// numbering makes the numbers that Word draws before paragraphs and keeps in
// no run: numbering.xml says how they look, and how often each level has come
// says which it is (ECMA-376 part 1, 17.9).
type numbering struct {
	abstracts map[string]*abstractNum
	nums      map[string]*num
	styles    map[string]*style
	counts    map[*abstractNum]*[9]int // the last number given; below zero: none yet
	used      map[*num]bool            // its start overrides have been applied
}

type abstractNum struct {
	levels    [9]numLevel
	styleLink string // the numbering style whose numbers these really are
}

type numLevel struct {
	start   int
	format  string
	text    string // 第%1章
	style   string // paragraphs of this style have this level
	suffix  string
	restart int // 0 never, -1 after any higher level, n after level n and higher
	legal   bool
}

type num struct {
	abstract string
	starts   map[int]int
	levels   map[int]numLevel // levels that the override defines anew
}

// style is what numbering needs of a paragraph style.
type style struct {
	name, based string
	num         string
	level       int
	hidden      bool
}

// label is the number of the next paragraph with this numbering, "" if it has
// none. numID and level are those at the paragraph; styleID its style, which
// counts where the paragraph has none of its own.
func (n *numbering) label(numID string, level int, styleID string) (text, suffix string) {
	byStyle := numID == ""
	if byStyle {
		numID, level = n.ofStyle(styleID)
	}
	if numID == "" || numID == "0" || level < 0 || level > 8 {
		return "", ""
	}
	nm, ab := n.resolve(numID, 0)
	if nm == nil || ab == nil {
		return "", ""
	}
	if byStyle {
		for i, l := range ab.levels {
			if l.style != "" && l.style == styleID {
				level = i
			}
		}
	}
	c := n.count(nm, ab, level)
	l := nm.level(ab, level)
	return render(l, nm, ab, c), l.suffix
}

// ofStyle finds the numbering that a style has or inherits.
func (n *numbering) ofStyle(id string) (numID string, level int) {
	for range 20 { // styles may be based on each other in a ring
		s := n.styles[id]
		if s == nil {
			return "", 0
		}
		if s.num != "" {
			return s.num, s.level
		}
		id = s.based
	}
	return "", 0
}

// resolve finds the definition behind a numId, over links to numbering styles.
func (n *numbering) resolve(numID string, depth int) (*num, *abstractNum) {
	nm := n.nums[numID]
	if nm == nil || depth > 8 {
		return nil, nil
	}
	ab := n.abstracts[nm.abstract]
	if ab != nil && ab.styleLink != "" {
		if s := n.styles[ab.styleLink]; s != nil && s.num != "" && s.num != numID {
			return n.resolve(s.num, depth+1)
		}
	}
	return nm, ab
}

// count gives the level its next number and the levels below a new beginning.
// Lists of one definition go on counting across nums, unless one overrides its start.
func (n *numbering) count(nm *num, ab *abstractNum, level int) *[9]int {
	c := n.counts[ab]
	if c == nil {
		c = &[9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}
		n.counts[ab] = c
	}
	if !n.used[nm] {
		n.used[nm] = true
		for l, start := range nm.starts {
			if l >= 0 && l <= 8 {
				c[l] = start - 1
				if start == 0 {
					c[l] = -1
				}
			}
		}
	}
	for l := 0; l <= level; l++ {
		switch start := nm.level(ab, l).start; {
		case l == level && c[l] >= 0:
			c[l]++
		case c[l] < 0:
			c[l] = start
		}
	}
	for l := level + 1; l < 9; l++ {
		if r := nm.level(ab, l).restart; r < 0 || r > 0 && level < r {
			c[l] = -1
		}
	}
	return c
}

func (nm *num) level(ab *abstractNum, level int) numLevel {
	if l, ok := nm.levels[level]; ok {
		return l
	}
	return ab.levels[level]
}

// render fills a level's text with the numbers.
func render(l numLevel, nm *num, ab *abstractNum, c *[9]int) string {
	if l.format == "bullet" {
		return bullet(l.text)
	}
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '%' || i+1 >= len(l.text) || l.text[i+1] < '1' || l.text[i+1] > '9' {
			b.WriteByte(l.text[i])
			continue
		}
		i++
		k := int(l.text[i] - '1')
		format := nm.level(ab, k).format
		if l.legal {
			format = "decimal"
		}
		b.WriteString(formatNumber(max(c[k], 0), format))
	}
	return b.String()
}

// bullet turns the private characters of symbol fonts into one that all fonts have.
func bullet(s string) string {
	for _, r := range s {
		if r >= 0xE000 && r < 0xF900 {
			return "•"
		}
	}
	return s
}

// formatNumber writes n in one of the formats of ST_NumberFormat; one that
// Chinese documents do not use is written in digits.
func formatNumber(n int, format string) string {
	pick := func(set string) string {
		if r := []rune(set); n >= 1 && n <= len(r) {
			return string(r[n-1])
		}
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return alphabetic(n)
	case "lowerLetter":
		return strings.ToLower(alphabetic(n))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return mapDigits(n, "０１２３４５６７８９")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return pick("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedParen":
		return pick("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
	case "decimalEnclosedFullstop":
		return pick("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
	case "ideographEnclosedCircle":
		return pick("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
	case "ideographTraditional":
		return pick("甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return pick("子丑寅卯辰巳午未申酉戌亥")
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2":
		return mapDigits(n, "〇一二三四五六七八九")
	case "chineseCounting":
		if n < 100 {
			return hanNumber(n, "〇一二三四五六七八九", "十百千")
		}
		return mapDigits(n, "〇一二三四五六七八九")
	case "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return hanNumber(n, "零一二三四五六七八九", "十百千")
	case "chineseLegalSimplified":
		return hanNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographLegalTraditional":
		return hanNumber(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟")
	}
	return strconv.Itoa(n)
}

func mapDigits(n int, digits string) string {
	set := []rune(digits)
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune(set[d-'0'])
	}
	return b.String()
}

// hanNumber writes n below 10,000 with place words: 十, 十一, 二十, 一百零五.
func hanNumber(n int, digits, places string) string {
	if n >= 10000 {
		return strconv.Itoa(n)
	}
	set, place := []rune(digits), []rune(places)
	if n == 0 {
		return string(set[0])
	}
	var b strings.Builder
	gap := false
	for p, unit := 3, 1000; p >= 0; p, unit = p-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune(set[0])
			gap = false
		}
		if d != 1 || p != 1 || n >= 20 {
			b.WriteRune(set[d])
		}
		if p > 0 {
			b.WriteRune(place[p-1])
		}
	}
	return b.String()
}

func roman(n int) string {
	if n <= 0 || n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= s.value {
			b.WriteString(s.sign)
			n -= s.value
		}
	}
	return b.String()
}

// alphabetic is Word's A … Z, AA, BB: the letter doubled, not a number in base 26.
func alphabetic(n int) string {
	if n <= 0 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}
