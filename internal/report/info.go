package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// readInfo reads what the report says about itself. The warnings are doubts in
// the user's language.
func readInfo(d *Document, o *outline) (Info, []string) {
	var warnings []string
	info := Info{Title: o.title(), Date: o.date()}
	for _, s := range pageHead(d) {
		if q := squeeze(s); info.Title == "" && strings.HasSuffix(q, "报告") && len(q) < 120 {
			info.Title = q
		}
	}
	info.Speaker, info.Meeting = o.speaker(), o.meeting()
	info.Kind = o.kind(info.Title)
	place, by := o.place(d)
	info.Place = place
	switch {
	case place == "" && info.Kind != "annual report":
		warnings = append(warnings, "没有认出是哪个地方的报告")
	case by != "":
		warnings = append(warnings, fmt.Sprintf("地方按%s认定为%s，正文没有写明", by, place))
	}
	year, doubt := o.year(d, info)
	info.Year = year
	switch {
	case year == 0:
		warnings = append(warnings, "没有认出报告年份")
	case doubt != 0:
		warnings = append(warnings, fmt.Sprintf("年份按%d年认定，文中另有%d年的说法", year, doubt))
	}
	if w := o.cutOff(info.Kind); w != "" {
		warnings = append(warnings, w)
	}
	return info, warnings
}

// cutOff tells of a text that seems to be a part of its report, "" for a whole one.
func (o *outline) cutOff(kind string) string {
	if kind != "government work report" || o.salutation < 0 || o.tail == o.body {
		return ""
	}
	ahead := func(b Block) bool { return b.Role == Tasks || b.Role == Plan || b.Role == Targets }
	if !slices.ContainsFunc(o.blocks[o.body:o.tail], ahead) {
		return "没有找到工作安排部分，文本可能不完整"
	}
	if last := o.tail - 1; o.blocks[last].Kind != Heading && !endsSentence(o.lines[last].s) {
		return "末段没有写完，文本可能不完整"
	}
	return ""
}

// front are the lines of the title block but for a table of contents. One that stands on the salutation's
// line is cut where its spaces are wide.
func (o *outline) front() []line {
	before, after := o.lines[:o.contents.start], o.lines[o.contents.end:]
	if o.salutation < 0 {
		return slices.Concat(before, after[:o.body-o.contents.end])
	}
	front := slices.Concat(before, after[:o.salutation-o.contents.end])
	l := &o.lines[o.salutation]
	if i := strings.Index(l.s, "各位代表"); i > 0 {
		for part := range strings.SplitSeq(l.s[:i], "  ") {
			if s := trim(part); s != "" {
				front = append(front, line{s: s, body: s, runes: utf8.RuneCountInString(s)})
			}
		}
	}
	return front
}

// title is the title without the white space between its letters.
func (o *outline) title() string {
	for _, l := range o.front() {
		q := squeeze(l.s)
		if after, ok := strings.CutPrefix(l.s, "title:"); ok { // of a markdown file's own head
			return trim(after)
		}
		if isMarkdownHead(l.s) > 0 && !text.HasAny(l.s, "{{") || !text.HasAny(l.s, ":") && (text.HasAny(lower(l.s), "report on the work") || text.HasAny(lower(l.s), "annual") && text.HasAny(lower(l.s), "report")) {
			return trim(strings.TrimLeft(l.s, "#"))
		}
		if i := strings.Index(q, "报告"); i >= 0 && !text.HasAny(q, "，", "作政府工作报告", "的政府工作报告") {
			return strings.TrimLeft(q[:i+len("报告")], "—-―")
		}
	}
	return ""
}

// kind names the kind of report, "" where nothing says it.
func (o *outline) kind(title string) string {
	s := title
	for i := o.body; i < len(o.lines) && i < o.body+3; i++ {
		s += head(o.lines[i].s, 60)
	}
	low := strings.ToLower(s)
	switch {
	case text.HasAny(s, "法院"):
		return "court work report"
	case text.HasAny(s, "检察院"):
		return "procuratorate work report"
	case text.HasAny(s, "政府", "国务院", "行署", "政府工作报告") || text.HasAny(low, "state council", "work of the government"):
		return "government work report"
	case text.HasAny(s, "常务委员会", "常委会"):
		return "people's congress work report"
	case text.HasAny(low, "annual") && text.HasAny(low, "report") || text.HasAny(s, "年度报告", "年报"):
		return "annual report"
	case text.HasAny(s, "工作报告", "工作总结"):
		return "work report"
	}
	return ""
}

// date is the day of delivery as YYYY-MM-DD, or YYYY-MM, or "".
func (o *outline) date() string {
	for _, l := range o.front() {
		q := squeeze(l.s)
		if text.HasAny(q, "时间：", "发布") {
			continue
		}
		if date := englishDate(l.s); date != "" {
			return date
		}
		if y, m, day := dateIn(q); m > 0 {
			if day > 0 {
				return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
			}
			return fmt.Sprintf("%04d-%02d", y, m)
		}
	}
	return ""
}

// englishDate reads March 5, 2021 in s, "" without.
func englishDate(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	for i := 0; i+2 < len(f); i++ {
		if at, err := time.Parse("January 2 2006", strings.Join(f[i:i+3], " ")); err == nil {
			return at.Format(time.DateOnly)
		}
	}
	return ""
}

// dateIn reads the first 2024年1月17日 of a text; zeros for what is missing.
func dateIn(s string) (y, m, d int) {
	i := strings.Index(s, "年")
	for ; i >= 0; i = next(s, "年", i) {
		y = yearBefore(s[:i])
		if y == 0 {
			continue
		}
		rest := s[i+len("年"):]
		m, n := smallNumber(rest)
		if n == 0 || m > 12 || !strings.HasPrefix(rest[n:], "月") {
			continue
		}
		rest = rest[n+len("月"):]
		d, n := smallNumber(rest)
		if n == 0 || d > 31 || !strings.HasPrefix(rest[n:], "日") {
			d = 0
		}
		return y, m, d
	}
	return 0, 0, 0
}

// next is the index of the next sep in s behind i, -1 without one.
func next(s, sep string, i int) int {
	j := strings.Index(s[i+len(sep):], sep)
	if j < 0 {
		return -1
	}
	return i + len(sep) + j
}

// smallNumber reads a number of one or two digits, or in Han numerals.
func smallNumber(s string) (n, length int) {
	for _, k := range []Numeral{Arabic, Wide, Han} {
		if n, length = parseNumeral(k, s); length > 0 {
			return n, length
		}
	}
	if len(s) > 1 && s[0] == '0' {
		n, length = parseNumeral(Arabic, s[1:])
		return n, length + 1
	}
	return 0, 0
}

// yearBefore reads the four digits (2024, ２０２４, 二〇二四) at the end of s; 0 if
// they are no year of our time.
func yearBefore(s string) int {
	y, scale := 0, 1
	end := s
	for range 4 {
		r, n := lastRune(end)
		v := digitValue(r)
		if v < 0 {
			return 0
		}
		y += v * scale
		scale *= 10
		end = end[:len(end)-n]
	}
	if r, _ := lastRune(end); digitValue(r) >= 0 || y < 1949 || y > 2100 {
		return 0
	}
	return y
}

func digitValue(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r == '〇' || r == '○' || r == '零':
		return 0
	}
	if i := strings.IndexRune(hanDigits, r); i >= 0 && text.IsHan(r) {
		return i/3 + 1
	}
	return -1
}

// year weighs what speaks for the year of delivery. doubt is another year that
// something speaks for as clearly, 0 without.
func (o *outline) year(d *Document, info Info) (year, doubt int) {
	votes := map[int]int{}
	if len(info.Date) >= 4 {
		y, _ := strconv.Atoi(info.Date[:4])
		votes[y] += 12 // the meeting's own date
	}
	for _, l := range o.front() {
		if l.runes > frontRunes {
			continue
		}
		if y := titleYear(l.s); y > 0 {
			votes[y] += 3
		}
	}
	for _, s := range pageHead(d) {
		if y := titleYear(s); y > 0 && strings.Contains(s, "报告") {
			votes[y] += 2
		}
	}
	for i := o.body; i < o.tail; i++ {
		b := &o.blocks[i]
		if b.Kind != Heading || b.Level > 1 {
			continue
		}
		years := headYears(o.lines[i].s)
		if len(years) == 0 || mainRole(o.lines[i].body) == "" && !strings.Contains(o.lines[i].s, "年") {
			continue
		}
		switch b.Role {
		case Review:
			votes[slices.Min(years)+1] += 4
		case Tasks, Requirement, Targets:
			votes[slices.Max(years)] += 4
		}
	}
	if len(votes) == 0 {
		o.yearFromText(votes)
	}
	for y, n := range votes {
		if n > votes[year] || n == votes[year] && y > year {
			year = y
		}
	}
	for y, n := range votes {
		if y != year && n >= 4 && n > votes[doubt] {
			doubt = y
		}
	}
	return year, doubt
}

// yearFromText votes where no title, meeting or head speaks of a year: by the
// plan's period that the review names (“十三五” ends with 2020) and by the latest
// year that its first paragraphs name.
func (o *outline) yearFromText(votes map[int]int) {
	seen := 0
	for i := o.body; i < o.tail && seen < 3; i++ {
		if o.blocks[i].Role != Review {
			continue
		}
		seen++
		if years := yearsIn(o.lines[i].s); len(years) > 0 {
			votes[slices.Max(years)+1]++
		}
		if p := lastPeriod(o.lines[i].s); p != "" && o.blocks[i].Kind == Heading {
			n, _ := parseHan(strings.TrimSuffix(p, "五"))
			votes[1955+5*n+1]++
		}
	}
}

// titleYear is the year of delivery that a line of the title block speaks for, 0
// without. A 年度报告 is named by the year it reviews.
func titleYear(s string) int {
	years := headYears(squeeze(s))
	if len(years) == 0 {
		return 0
	}
	y := slices.Max(years)
	if text.HasAny(s, "年度报告", "年报", "年度工作总结") {
		y++
	}
	return y
}

// headYears lists the years of a head or title: before 年, or four digits
// alone where the line has none of those.
func headYears(s string) []int {
	if years := yearsIn(s); len(years) > 0 {
		return years
	}
	var years []int
	for at := 0; at < len(s); at++ {
		end := at
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end == at+4 {
			if y := yearBefore(s[at:end]); y > 1990 && y < 2060 {
				years = append(years, y)
			}
		}
		at = end
	}
	return years
}

// yearsIn lists the years written before 年 in s.
func yearsIn(s string) []int {
	var years []int
	for i := strings.Index(s, "年"); i >= 0; i = next(s, "年", i) {
		if y := yearBefore(s[:i]); y > 0 {
			years = append(years, y)
		}
	}
	return years
}
