package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// The words that make a year the one that a passage speaks of.

// taskWords follow the year whose tasks are set.
var taskWords = []string{
	"工作重点", "重点工作", "主要工作", "工作安排", "工作任务", "主要任务", "重点任务", "目标任务", "主要目标", "工作目标", "工作思路", "工作打算", "总体要求",
	"总体思路", "总体工作思路", "总体目标", "工作总体", "政府工作", "政府重点工作", "经济社会发展", "国民经济和社会发展", "主要预期目标", "预期目标", "发展主要", "各项工作", "十件民生实事", "民生实事", "惠民实事", "10件", "自治区民生实事", "工作的总体", "工作要", "工作谋划", "发展目标", "发展的主要",
}

// places may stand between the year and what it is the year of.
var places = strings.NewReplacer("全区", "", "全县", "", "全市", "", "全省", "", "全国", "", "我区", "", "我县", "", "我市", "", "我省", "", "我国", "")

// doneWords tell what has been done with tasks from the tasks.
var doneWords = []string{"完成", "圆满", "落实情况", "实现了", "如期", "回顾", "总结", "成效", "取得", "情况", "以来", "收官", "成果", "基础"}

// backWords before a year look back at it: 巩固2025年…, 与2025年….
var backWords = []string{"巩固", "对照", "较", "比", "与", "同", "在", "延续", "接续", "总结", "梳理", "依托", "围绕"}

// weWords open a sentence of intent behind a year.
var weWords = []string{"我们将", "我们要", "要重点", "将重点", "要着力", "将着力", "全市要", "全县要", "全区要", "全省要", "我市将", "我县将", "我区将", "我省将", "政府将", "要抓好", "要做好", "将抓好", "将做好", "县政府将", "市政府将", "区政府将", "省政府将"}

// opensTasks reports whether the words around a year make it the year of the
// tasks: 2025年工作重点, 做好2025年工作, 2025年，我们将…, 2025年是…之年.
func opensTasks(before, after string, head bool) bool {
	if spanned(before, after) || text.EndsAny(before, backWords...) {
		return false
	}
	rest := strings.TrimPrefix(places.Replace(after), "的")
	rest = strings.TrimPrefix(rest, "省")
	begins := isStart(before)
	if head && strings.HasPrefix(after, "的工作") {
		return true
	}
	if head || begins || text.EndsAny(before, "做好", "抓好", "完成好", "落实好", "确定了", "提出", "明确") {
		if text.StartsAny(rest, taskWords...) {
			return !text.HasAny(clause(after), doneWords...)
		}
	}
	if text.EndsAny(before, "做好", "抓好", "完成好", "落实好") && text.HasAny(clause(after), "工作", "任务") {
		return true
	}
	if text.EndsAny(before, "将", "把") && text.StartsAny(rest, "作为", "确定为", "定为", "列为") {
		return true
	}
	return begins && (text.StartsAny(strings.TrimLeft(after, "，, "), weWords...) || isYearOf(after))
}

// opensReview reports whether the words around a year make it the year reviewed:
// 2024年工作回顾, 过去的2024年, and at the start of a paragraph 2024年是…的一年.
func opensReview(before, after string, head bool) bool {
	if spanned(before, after) || text.StartsAny(after, "以来", "末", "底", "初") {
		return false
	}
	if isPast(before, after) {
		return true
	}
	if head {
		return text.HasAny(after, "回顾", "总结", "主要工作", "工作情况") && text.StartsAny(strings.TrimPrefix(places.Replace(after), "政府"), "工作", "主要工作", "回顾", "总结", "和", "及", "经济")
	}
	return isStart(before) && isYearOf(after)
}

// isPast reports whether the words before a year call it the one just past.
func isPast(before, after string) bool {
	return text.EndsAny(before, "过去的", "刚刚过去的", "走过的", "回顾", "回望", "回首") && !strings.Contains(clause(before+after), "五年")
}

// isYearOf reports whether the words behind a year say what year it is: 是…之年.
func isYearOf(after string) bool {
	rest := strings.TrimLeft(after, "，, ")
	return strings.HasPrefix(rest, "是") && text.HasAny(rest, "之年", "一年", "年份", "周年", "关键年", "开局年", "收官年", "第一年")
}

// isStart reports whether nothing but an address stands before.
func isStart(before string) bool {
	for _, address := range []string{"各位代表", "同志们"} {
		before = strings.ReplaceAll(before, address, "")
	}
	return strings.Trim(before, "！!，,：:　 ") == ""
}

// spanned reports whether the year is the end or the beginning of a span.
func spanned(before, after string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("—–-~～至到", r) || text.StartsAny(after, "—", "–", "-", "~", "～", "至", "到")
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
	if !text.StartsAny(rest, "前", "之前") || text.StartsAny(rest, "前三", "前半", "前列", "前期", "前后") {
		return false
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "之"), "前")
	return !spanned(before, after) && !text.StartsAny(rest, "建成的", "建设的", "的", "已", "开工的", "批准", "入库", "注册", "登记", "建成并")
}

func isNumber(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("一二三四五六七八九十", r) {
			return false
		}
	}
	return true
}

// yearAt is a year written with four digits and 年.
type yearAt struct {
	span text.Span // the digits
	year int
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
