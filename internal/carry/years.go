package carry

import (
	"regexp"
	"strconv"
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// A year stands for one of two things. Some are told from where the report
// stands: the year reviewed, the year ahead, the year compared with; they move
// on with it. Others are facts: when a plan ends, when a thing was begun, what
// a document is called; they stay.

// The forms of years: a span, a single one with all that are listed before it,
// one in Han digits.
var (
	spanForm   = regexp.MustCompile(`(\d{4})年?(?:—|——|－|–|-|~|～|至|到)(\d{4})(年|[)）])`)
	singleForm = regexp.MustCompile(`(?:\d{4}[、和])*\d{4}年`)
	hanForm    = regexp.MustCompile(`二[〇○零Ｏ0]([〇○零Ｏ一二三四五六七八九]{2})年`)
	dateForm   = regexp.MustCompile(`(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?`)
	fourDigits = regexp.MustCompile(`\d{4}`)
)

// moveYears moves all years on that are told from where the report stands, the
// sessions of the congress, and the names of plans.
func (c *carrier) moveYears() {
	for _, b := range c.doc.Blocks {
		if b.Role == report.GlossaryRole || b.Kind == report.Note {
			continue
		}
		s := b.Span.Of(c.doc.Text)
		if b.Kind == report.Title {
			c.moveDate(b, s)
		}
		c.moveSessions(b, s)
		c.movePlans(b, s)
		for _, m := range spanForm.FindAllStringSubmatchIndex(s, -1) {
			c.moveSpan(b, s, m)
		}
		for _, m := range singleForm.FindAllStringIndex(s, -1) {
			if m[0] > 0 && isDigit(s[m[0]-1]) {
				continue
			}
			for _, y := range fourDigits.FindAllStringIndex(s[m[0]:m[1]], -1) {
				c.moveYear(b, s, text.Span{Start: m[0] + y[0], End: m[0] + y[1]})
			}
		}
		for _, m := range hanForm.FindAllStringSubmatchIndex(s, -1) {
			c.moveHan(b, s, text.Span{Start: m[2], End: m[3]})
		}
	}
	c.sayTerms()
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// put replaces a part of a block.
func (c *carrier) put(kind Kind, b report.Block, in text.Span, with string) {
	c.claim(kind, in.Shift(b.Span.Start), with)
}

// moveYear moves a single year on, if the report says it of its own time.
func (c *carrier) moveYear(b report.Block, s string, at text.Span) {
	y, _ := strconv.Atoi(at.Of(s))
	if c.moves(b, y, s[:at.Start], s[at.End:]) {
		c.put(MovedYear, b, at, strconv.Itoa(y+c.by))
	}
}

// moves reports whether a year is one that moves on with the report. after
// begins behind its digits.
func (c *carrier) moves(b report.Block, y int, before, after string) bool {
	after = strings.TrimPrefix(after, "年")
	if b.Kind == report.Title {
		return y >= c.year-1 && y <= c.year
	}
	if name := bookName(before, after); name != "" {
		return y >= c.year-1 && y <= c.year && isYearly(name)
	}
	switch {
	case text.StartsAny(after, "以来", "建成的", "启动的", "开工的", "出台的", "印发的", "成立的"):
		return false
	case y == c.year-2:
		// What the year reviewed is compared with.
		return text.EndsAny(before, "比", "较", "与", "同", "超", "高于", "低于", "超过") || isNamed(before)
	case y == c.year-1:
		return true
	case y == c.year:
		// The end of a plan is not moved by a year.
		return b.Role != report.Plan && !(y%5 == 0 && text.EndsAny(before, "到", "至") && namesPlan(b.Span.Of(c.doc.Text)))
	}
	return false
}

// isNamed reports whether the year is called the one before the last: 前年.
func isNamed(before string) bool { return strings.HasSuffix(before, "前年") }

// bookName is the name of the document that a place stands in, "" outside of one.
func bookName(before, after string) string {
	open, end := strings.LastIndex(before, "《"), strings.Index(after, "》")
	if open < 0 || end < 0 || strings.LastIndex(before, "》") > open {
		return ""
	}
	if i := strings.Index(after, "《"); i >= 0 && i < end {
		return ""
	}
	return before[open:] + after[:end]
}

// isYearly reports whether a document of that name is made every year: the
// budget, the plan of the year, the list of the year's tasks.
func isYearly(name string) bool {
	return text.HasAny(name, "预算", "年度计划", "发展计划", "工作报告", "工作要点", "年度")
}

// moveSpan moves a span of years on: one that ends with the year reviewed and
// one that begins with the year ahead move whole, those of plans stay.
func (c *carrier) moveSpan(b report.Block, s string, m []int) {
	from, to := text.Span{Start: m[2], End: m[3]}, text.Span{Start: m[4], End: m[5]}
	a, _ := strconv.Atoi(from.Of(s))
	z, _ := strconv.Atoi(to.Of(s))
	whole := text.Span{Start: m[0], End: m[1]}
	if m[0] > 0 && isDigit(s[m[0]-1]) || z <= a || z-a > 20 {
		return
	}
	if c.spanMoves(a, z) && bookName(s[:m[0]], s[m[1]:]) == "" {
		c.put(MovedYear, b, from, strconv.Itoa(a+c.by))
		c.put(MovedYear, b, to, strconv.Itoa(z+c.by))
		return
	}
	if whole = whole.Shift(b.Span.Start); !c.taken(whole) {
		c.keep(whole) // it stays, and neither of its years is taken for a single one
	}
}

// spanMoves reports whether a span of years is told from where the report
// stands. A term's five years move on only with a term.
func (c *carrier) spanMoves(a, z int) bool {
	switch {
	case z-a == 4: // a term or a five-year plan
		return c.by%5 == 0
	case z == c.year-1:
		return true
	}
	return z == c.year && a == c.year-1
}

// moveHan moves a year in Han digits on: 二〇二四年.
func (c *carrier) moveHan(b report.Block, s string, at text.Span) {
	const digits = "〇一二三四五六七八九"
	y := 0
	for _, r := range at.Of(s) {
		d := strings.IndexRune(digits, r) / len("〇")
		y = y*10 + max(d, 0)
	}
	y += 2000
	before := strings.TrimRight(s[:at.Start], "二〇○零Ｏ0")
	if !c.moves(b, y, before, s[at.End:]) {
		return
	}
	next := y + c.by - 2000
	zero := "〇"
	for _, z := range []string{"○", "零", "Ｏ"} {
		if strings.Contains(s[max(0, at.Start-len(z)):at.End], z) {
			zero = z
		}
	}
	written := ""
	for _, d := range []int{next / 10 % 10, next % 10} {
		if d == 0 {
			written += zero
			continue
		}
		written += digits[d*len("〇") : (d+1)*len("〇")]
	}
	c.put(MovedYear, b, at, written)
}

// moveDate moves the day of delivery on: its year is known, its day is not.
func (c *carrier) moveDate(b report.Block, s string) {
	for _, m := range dateForm.FindAllStringSubmatchIndex(s, -1) {
		if y, _ := strconv.Atoi(s[m[2]:m[3]]); y != c.year && y != c.year-1 {
			continue
		}
		for _, g := range [][]int{m[4:6], m[6:8]} {
			if g[0] >= 0 {
				c.put(Blanked, b, text.Span{Start: g[0], End: g[1]}, report.Blank{Kind: report.BlankFigure, Hint: s[g[0]:g[1]]}.Mark())
			}
		}
	}
}
