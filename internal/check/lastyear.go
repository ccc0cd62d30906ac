package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// lastYear finds years that were left standing when last year's report served
// as the base: a head or a sentence that gives this year's tasks to the year
// before, or this year's review to the one before that; a deadline among the
// tasks that has passed; a sentence taken over from an earlier report with that
// report's own year in it. A year that is only mentioned (与2024年相比) is left
// alone: each case asks for the words that make it the year spoken of.
func lastYear(d *draft) {
	y := d.Doc.Info.Year
	if y == 0 {
		return
	}
	taken := d.takenOver()
	for _, b := range d.Doc.Blocks {
		if b.Role == report.GlossaryRole || b.Kind == report.Title || b.Kind == report.Note {
			continue
		}
		ahead := isAhead(b.Role)
		for _, s := range sentencesOf(d.Doc.Text, b.Span) {
			for _, at := range yearsIn(d.Doc.Text, s) {
				d.judgeYear(mention{at, s, b, ahead}, y, taken)
			}
		}
	}
}

// mention is a year that stands in the draft.
type mention struct {
	yearAt
	sentence text.Span
	block    report.Block
	ahead    bool // in a part that speaks of the coming year
}

// yearAt is a year written with four digits and 年.
type yearAt struct {
	span text.Span // the digits
	year int
}

func isAhead(r report.Role) bool {
	return r == report.Targets || r == report.Tasks || r == report.Requirement || r == report.Self
}

func (d *draft) judgeYear(m mention, y int, taken map[string]source) {
	t := d.Doc.Text
	before, after := t[m.sentence.Start:m.span.Start], t[m.span.End+len("年"):m.sentence.End]
	head := m.block.Kind == report.Heading || m.block.Kind == report.Item && m.span.Start-m.block.Span.Start < 3*12
	switch {
	case m.year >= y-3 && m.year < y && m.ahead && opensTasks(before, after, head):
		d.old(m, y, Error, fmt.Sprintf("这里说的是%d年的工作，写成了%d年", y, m.year))
	case m.year >= y-3 && m.year < y-1 && m.block.Role == report.Review && opensReview(before, after, head):
		d.old(m, y-1, Error, fmt.Sprintf("这里回顾的是%d年，写成了%d年", y-1, m.year))
	case m.year < y && m.year >= y-3 && m.ahead && isDeadline(before, after):
		d.old(m, 0, Warning, fmt.Sprintf("%d年的期限已经过去", m.year))
	default:
		d.judgeTakenOver(m, y, taken)
	}
}

// old adds a finding on a year; to is the right one, 0 where it is not known.
func (d *draft) old(m mention, to int, severity Severity, message string) {
	f := Finding{Severity: severity, Span: m.span, Message: message}
	if to > 0 {
		f.Suggestion = strconv.Itoa(to)
	}
	d.add(f)
}

// opensTasks reports whether the words around a year make it the year of the
// tasks: 2025年工作重点, 做好2025年工作, 2025年，我们将….
func opensTasks(before, after string, head bool) bool {
	if span(before) || strings.HasPrefix(after, "—") || strings.HasPrefix(after, "-") {
		return false
	}
	for _, w := range []string{"工作重点", "重点工作", "工作安排", "工作任务", "主要任务", "重点任务", "目标任务", "工作思路", "工作打算", "总体要求",
		"工作总体要求", "政府工作总体", "政府工作的总体", "工作的总体", "经济社会发展的主要预期目标", "经济社会发展主要预期目标", "经济社会发展主要目标", "经济社会发展预期目标", "主要预期目标", "发展主要预期目标"} {
		if strings.HasPrefix(after, w) {
			return !finished(after)
		}
	}
	if head && (strings.HasPrefix(after, "工作") || strings.HasPrefix(after, "政府工作")) && !containsAny(after, []string{"回顾", "总结", "情况"}) {
		return true
	}
	if hasSuffix(before, []string{"做好", "抓好", "扎实做好", "全力做好"}) && containsAny(clause(after), []string{"工作", "任务"}) {
		return true
	}
	begins := strings.TrimLeft(before, "　 ") == ""
	after = strings.TrimLeft(after, "，, ")
	return begins && hasPrefix(after, []string{"我们将", "我们要", "要重点", "将重点", "要着力", "将着力", "全市要", "全县要", "全区要", "全省要", "我市将", "我县将", "我区将", "我省将", "政府将", "要抓好", "要做好", "将抓好", "将做好"})
}

// finished tells what has been done with last year's tasks from this year's.
func finished(after string) bool {
	return containsAny(clause(after), []string{"完成", "圆满", "落实情况", "实现了", "如期"})
}

// opensReview reports whether the words around a year make it the year reviewed.
func opensReview(before, after string, head bool) bool {
	if span(before) || hasPrefix(after, []string{"—", "-", "以来", "至", "到", "末", "底"}) {
		return false
	}
	if hasSuffix(before, []string{"过去的", "刚刚过去的", "走过的", "回顾"}) {
		return !strings.Contains(clause(before+after), "五年")
	}
	if head && hasPrefix(after, []string{"工作回顾", "主要工作", "工作总结", "政府工作回顾", "工作情况"}) {
		return true
	}
	return false
}

// isDeadline reports whether a year ends a term: 2025年底前完成, 2025年6月前建成.
func isDeadline(before, after string) bool {
	rest := after
	if i := strings.Index(rest, "月"); i > 0 && i <= len("十二") && isNumber(rest[:i]) {
		rest = rest[i+len("月"):]
	}
	for _, w := range []string{"末", "底", "年底", "初", "上旬", "中旬", "下旬"} {
		if r, ok := strings.CutPrefix(rest, w); ok {
			rest = r
			break
		}
	}
	if !hasPrefix(rest, []string{"前", "之前"}) || hasPrefix(rest, []string{"前三", "前半", "前列", "前期", "前后"}) {
		return false
	}
	return !span(before) && !hasPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "之"), "前"), []string{"建成的", "建设的", "的", "已", "开工的", "批准", "入库", "注册", "登记"})
}

func isNumber(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("一二三四五六七八九十", r) {
			return false
		}
	}
	return true
}

// span reports whether a year ends a span that began before it: 2021—2025年.
func span(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("—–-~～至到", r)
}

// source is where an earlier report says a sentence.
type source struct {
	other Other
	years []int
}

// takenOver maps the sentences of the earlier reports, years and spaces aside,
// to where they stand. Of several reports the newest counts.
func (d *draft) takenOver() map[string]source {
	if len(d.against) == 0 {
		return nil
	}
	newest := make(map[string]int)
	all := make(map[string]source)
	for i, r := range d.against {
		if r.Doc == nil || r.Doc.Info.Year == 0 || r.Doc.Info.Year >= d.Doc.Info.Year {
			continue
		}
		for _, b := range r.Doc.Blocks {
			if b.Role == report.GlossaryRole || b.Kind == report.Title {
				continue
			}
			for _, s := range sentencesOf(r.Doc.Text, b.Span) {
				found := yearsIn(r.Doc.Text, s)
				if len(found) == 0 || s.Len() < leastTakenOver {
					continue
				}
				key := sentenceKey(r.Doc.Text, s, b.Role)
				if newest[key] >= r.Doc.Info.Year {
					continue
				}
				newest[key] = r.Doc.Info.Year
				src := source{other: Other{i, s}}
				for _, y := range found {
					src.years = append(src.years, y.year-r.Doc.Info.Year)
				}
				all[key] = src
			}
		}
	}
	return all
}

// leastTakenOver is the least length in bytes of a sentence that can be said to be taken over.
const leastTakenOver = 3 * 12

// sentenceKey is a sentence without years, spaces and figures, with whether it speaks of
// the coming year: the same words in the review and among the tasks are two sentences.
func sentenceKey(t string, s text.Span, role report.Role) string {
	var b strings.Builder
	if isAhead(role) {
		b.WriteByte('>')
	}
	for _, r := range s.Of(t) {
		if !text.IsSpace(r) && (r < '0' || r > '9') && r != '.' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// judgeTakenOver finds a sentence that an earlier report has word for word, in a
// part of the same kind, where that report's own year (its tasks) or the year
// that it reviewed stands unchanged.
func (d *draft) judgeTakenOver(m mention, y int, taken map[string]source) {
	if len(taken) == 0 || m.sentence.Len() < leastTakenOver {
		return
	}
	src, ok := taken[sentenceKey(d.Doc.Text, m.sentence, m.block.Role)]
	if !ok {
		return
	}
	prior := d.against[src.other.Report].Doc.Info.Year
	own := prior
	if !m.ahead {
		own = prior - 1
	}
	right := own + y - prior
	if m.year != own || m.year == right || !contains(src.years, m.year-prior) {
		return
	}
	other := src.other
	d.add(Finding{Severity: Warning, Span: m.span, Other: &other, Suggestion: strconv.Itoa(right),
		Message: fmt.Sprintf("这一句与%d年报告相同，年份没有改", prior)})
}

func contains(list []int, v int) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// yearsIn finds the years of a sentence: four digits from 1900 to 2199 before 年.
func yearsIn(t string, s text.Span) []yearAt {
	var found []yearAt
	for at := s.Start; ; {
		i := strings.Index(t[at:s.End], "年")
		if i < 0 {
			return found
		}
		at += i
		if y, ok := fourDigits(t[s.Start:at]); ok {
			found = append(found, yearAt{text.Span{Start: at - 4, End: at}, y})
		}
		at += len("年")
	}
}

func fourDigits(before string) (int, bool) {
	n := len(before)
	if n < 4 || n > 4 && before[n-5] >= '0' && before[n-5] <= '9' {
		return 0, false
	}
	y, err := strconv.Atoi(before[n-4:])
	return y, err == nil && y >= 1900 && y < 2200
}
