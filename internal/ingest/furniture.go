package ingest

import (
	"strings"

	"reportdesk/internal/report"
)

// furniture marks what a page puts around a report: menus, tools, source
// lines, lists of links, notices. It works from the outside in. What stands
// before the salutation and what stands after the last paragraph is judged by
// the marks of seeds and by where it lies among them; between the two only
// what can be nothing else is left out. A text without marks loses nothing.
func furniture(list []unit) {
	begin := reportBegin(list)
	end := reportEnd(list, begin)
	headFurniture(list[:begin])
	tailFurniture(list[end:])
	set := knownMarks()
	for i := begin; i < end; i++ {
		u := &list[i]
		if u.why != "" || u.prose() {
			continue
		}
		if m, ok := set.find(u, body); ok && !m.weak {
			u.why = m.why
		} else if u.caption() {
			u.why = report.WhySource
		} else if u.pager() {
			u.why = report.WhyTools
		}
	}
}

// reportBegin is the index of the unit with which the speech begins: the
// salutation, or where there is none the first of two paragraphs of running
// text that stand near each other. (A page's motto is a single one.)
func reportBegin(list []unit) int {
	set := knownMarks()
	first := -1
	for i := range list {
		u := &list[i]
		if u.why != "" {
			continue
		}
		if u.salutation() && first < 0 {
			return i
		}
		if !u.prose() {
			continue
		}
		if _, ok := set.find(u, head); ok {
			continue
		}
		if first >= 0 && i-first <= 4 || len(u.text) > 1200 {
			if first >= 0 && i-first <= 4 {
				return first
			}
			return i
		}
		first = i
		for j := i + 1; j < len(list) && j <= i+40; j++ {
			if list[j].salutation() && list[j].why == "" {
				return j
			}
		}
	}
	if first >= 0 {
		return first
	}
	return 0
}

// reportEnd is the index after the last unit that is surely the report's: the
// last paragraph of running text, or numbered entry, that bears no mark.
func reportEnd(list []unit, begin int) int {
	set := knownMarks()
	for i := len(list) - 1; i >= begin; i-- {
		u := &list[i]
		if u.why != "" {
			continue
		}
		if u.prose() || u.salutation() || numbered(u.text) && closesSentence(u.text) && u.runes() >= 15 {
			if _, ok := set.find(u, tail); ok {
				continue
			}
			notice := noticeBefore(list, begin, i+1)
			if notice == i+1 {
				return notice
			}
			i = notice
		}
	}
	return begin
}

// noticeBefore returns where a notice of the page begins that runs on to end,
// or end: a notice's first line bears the mark, its further lines may read like
// running text.
func noticeBefore(list []unit, begin, end int) int {
	const longest = 14 // lines, links among them
	set := knownMarks()
	for i := end - 1; i >= max(begin+1, end-longest); i-- {
		if m, ok := set.find(&list[i], tail); ok && m.open && !m.weak {
			return i
		}
	}
	return end
}

// pager reports whether a unit turns pages: 上一页 1 2 3 4 下一页
func (u *unit) pager() bool {
	return len(u.bare) < 200 && strings.Contains(u.bare, "上一页") && strings.Contains(u.bare, "下一页")
}

// headFurniture marks what stands before the report begins. Everything before
// the last mark of a menu or tool bar is the page's, but for what may be the
// title block.
func headFurniture(list []unit) {
	set := knownMarks()
	marks := make([]string, len(list)) // reasons, "" for unmarked
	weak := make([]bool, len(list))
	last, lastMenu, crumb := -1, -1, false
	for i := range list {
		u := &list[i]
		if u.why != "" {
			continue
		}
		m, ok := set.find(u, head)
		switch {
		case ok && !(m.weak && u.titleLike()):
			marks[i], weak[i] = m.why, m.weak
		case u.caption():
			marks[i] = report.WhySource
		case strings.Trim(u.bare, ">»›-/") == "" && u.bare != "" && !strings.HasPrefix(u.bare, "--"):
			marks[i], crumb = report.WhyMenu, true
			continue
		case crumb && len(u.bare) <= 60:
			marks[i] = report.WhyMenu
		case u.stamp() || dateline(u):
			marks[i], weak[i] = report.WhyHead, u.bare[0] != '2' || !strings.Contains(u.bare, ":")
		case u.signsOnly() && !numbered(u.text):
			marks[i], weak[i] = report.WhyHead, true
		}
		crumb = false
	}
	settleWeak(marks, weak)
	for i, why := range marks {
		if why == "" {
			continue
		}
		last = i
		if why == report.WhyMenu || why == report.WhyTools {
			lastMenu = i
		}
	}
	for i := range list[:last+1] {
		u := &list[i]
		switch {
		case u.why != "":
		case marks[i] != "":
			u.why = marks[i]
		case i < lastMenu && !u.titleLike():
			u.why = report.WhyMenu
		case u.titleLike() && repeatedIn(list[i+1:], u):
			u.why = report.WhyRepeat
		}
	}
}

// settleWeak takes back weak marks that do not stand beside a strong one, or
// beside a weak one that does.
func settleWeak(marks []string, weak []bool) {
	sure := func(i int) bool { return i >= 0 && i < len(marks) && marks[i] != "" && !weak[i] }
	for i := range marks {
		if weak[i] && (sure(i-1) || sure(i-2)) {
			weak[i] = false
		}
	}
	for i := len(marks) - 1; i >= 0; i-- {
		if weak[i] && (sure(i+1) || sure(i+2)) {
			weak[i] = false
		}
	}
	for i := range marks {
		if weak[i] {
			marks[i] = ""
		}
	}
}

// dateline reports whether a unit is a news agency's line of place and date: 新华社北京3月12日电
func dateline(u *unit) bool {
	b := strings.Trim(u.bare, "()")
	return len(b) <= 60 && (strings.HasPrefix(b, "新华社") || strings.HasPrefix(b, "本报")) && strings.HasSuffix(b, "电") ||
		strings.HasPrefix(b, "《") && strings.HasSuffix(b, "版") && len(b) <= 80
}

// repeatedIn reports whether one of the next units reads the same.
func repeatedIn(list []unit, u *unit) bool {
	for i := range list {
		if list[i].why == "" && list[i].bare == u.bare {
			return true
		}
	}
	return false
}

// tailFurniture marks what stands after the last paragraph: from the first
// strong mark on everything, and the list of links right above it.
func tailFurniture(list []unit) {
	set := knownMarks()
	first := -1
	marks := make([]string, len(list))
	for i := range list {
		u := &list[i]
		if u.why != "" {
			continue
		}
		m, ok := set.find(u, tail)
		switch {
		case ok && (!m.weak || first >= 0):
			marks[i] = m.why
		case u.caption() || dateline(u):
			marks[i] = report.WhySource
		case u.pager():
			marks[i] = report.WhyTools
		}
		if marks[i] != "" && first < 0 {
			first = i
		}
	}
	if first < 0 {
		return
	}
	why := report.WhyFoot
	for i := first; i < len(list); i++ {
		u := &list[i]
		if marks[i] != "" && marks[i] != report.WhyMenu {
			why = marks[i]
		}
		if u.why == "" {
			u.why = why
		}
	}
	linksAbove(list[:first])
}

// linksAbove marks a list of links that ends the given units: four or more
// that are not numbered. A report's own last lines, a signature and a date,
// are fewer.
func linksAbove(list []unit) {
	const few = 4
	i := len(list)
	for i > 0 && (list[i-1].why != "" || list[i-1].linkLike() && !numbered(list[i-1].text)) {
		i--
	}
	if len(list)-i < few {
		return
	}
	for ; i < len(list); i++ {
		if list[i].why == "" {
			list[i].why = report.WhyMenu
		}
	}
}
