package librarypane

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// sortOfGroup orders the groups of the list.
type sortOfGroup int

const (
	drafts  sortOfGroup = iota
	places              // governments, by place
	bodies              // courts, procuratorates, congresses, bureaus ...
	unknown             // nothing says whose they are
)

// group is whose reports stand together: of one body, over the years.
type group struct {
	sort sortOfGroup
	name string
}

const government = "government work report"

// groupOf is the group that an entry stands in.
func groupOf(e *library.Entry) group {
	if e.Kind == library.Draft {
		return group{drafts, words.Of("草稿", "Drafts")}
	}
	return bodyOf(e.Info)
}

// bodyOf is the body whose report it is, also of a draft.
func bodyOf(i report.Info) group {
	if i.Kind == government || i.Kind == "" && i.Place != "" {
		if i.Place != "" {
			return group{places, i.Place}
		}
		return group{unknown, words.Of("地区未识别", "Place unknown")}
	}
	suffix := map[string]string{
		"court work report": "人民法院", "procuratorate work report": "人民检察院", "people's congress work report": "人大常委会",
	}[i.Kind]
	switch {
	case suffix != "" && i.Place != "":
		return group{bodies, i.Place + suffix}
	case suffix != "":
		return group{bodies, suffix}
	}
	if name := bodyInTitle(i.Title); name != "" {
		return group{bodies, name}
	}
	if i.Place != "" {
		return group{places, i.Place}
	}
	return group{unknown, words.Of("其他报告", "Other reports")}
}

// yearAndReport is what a title says besides the body's name.
var yearAndReport = regexp.MustCompile(`[（(]?\d{4}(年度?)?[)）]?|政府|年度|工作|报告|总结`)

// bodyInTitle is the body that a Chinese title names (临江区财政局2025年工作报告),
// "" where it names none.
func bodyInTitle(title string) string {
	rest := yearAndReport.ReplaceAllString(title, "")
	if rest = strings.Join(strings.Fields(rest), " "); len([]rune(rest)) < 2 || !strings.ContainsFunc(rest, text.IsHan) {
		return ""
	}
	return rest
}

// kindWords are the kinds of reports as they are shown, in the order of the choice.
func kindWords() [][2]string {
	return [][2]string{
		{government, words.Of("政府工作报告", "Government work report")},
		{"court work report", words.Of("法院工作报告", "Court work report")},
		{"procuratorate work report", words.Of("检察院工作报告", "Procuratorate work report")},
		{"people's congress work report", words.Of("人大常委会工作报告", "People's congress work report")},
		{"work report", words.Of("工作报告", "Work report")},
		{"annual report", words.Of("年度报告", "Annual report")},
	}
}

func kindWord(kind string) string {
	for _, k := range kindWords() {
		if k[0] == kind {
			return k[1]
		}
	}
	return kind
}

func titleOf(e *library.Entry) string {
	switch {
	case e.Info.Title != "":
		return e.Info.Title
	case e.Source != "":
		return e.Source
	}
	return words.Of("未命名", "Untitled")
}

// nameInList is the title of a row: without the place and year that the group
// and the first column tell already; those of a draft stand with it.
func nameInList(e *library.Entry) string {
	title, i := titleOf(e), e.Info
	if i.Place == "" || i.Year == 0 || i.Title == "" {
		return title
	}
	bare := strings.NewReplacer(i.Place, "", fmt.Sprintf("%d年", i.Year), "").Replace(title)
	switch {
	case e.Kind == library.Draft && bare == title:
		return fmt.Sprintf("%s%d年%s", i.Place, i.Year, title)
	case e.Kind == library.Report && yearAndReport.ReplaceAllString(bare, "") == "":
		return bare
	}
	return title
}

// meetingWord is a meeting in short: 第六届人民代表大会第五次会议 as 六届人大五次会议.
func meetingWord(m string) string {
	m = strings.ReplaceAll(m, "人民代表大会", "人大")
	m = strings.ReplaceAll(strings.TrimPrefix(m, "第"), "大第", "大")
	return m
}

// detail is the second line of a row.
func detail(e *library.Entry) string {
	if e.Kind == library.Draft {
		return versionsOf(e)
	}
	var parts []string
	if m := meetingWord(e.Info.Meeting); m != "" {
		parts = append(parts, m)
	}
	if e.Info.Date != "" {
		parts = append(parts, e.Info.Date)
	} else {
		parts = append(parts, words.Of("日期未识别", "Date unknown"))
	}
	return strings.Join(parts, " · ")
}

// versionsOf is what stands under a draft's title.
func versionsOf(e *library.Entry) string {
	if e.Versions == 0 {
		return words.Of("起稿", "Begun")
	}
	return fmt.Sprintf(words.Of("%d 个版本", "%d versions"), e.Versions)
}

// toConfirm reports whether something about an entry waits for the user.
func toConfirm(e *library.Entry) bool {
	return e.Kind == library.Report && (len(e.Doubts) > 0 || missing(e.Info) != "")
}

// missing is the word for what is not known of a report, "" where all is.
func missing(i report.Info) string {
	switch {
	case i.Place == "" && i.Kind == government:
		return words.Of("缺地区", "No place")
	case i.Year == 0:
		return words.Of("缺年度", "No year")
	case i.Date == "":
		return words.Of("缺日期", "No date")
	}
	return ""
}

// state is the last column: when a draft was written, or what a report waits
// for; doubt is set where it waits.
func state(e *library.Entry, now time.Time) (word string, doubt bool) {
	switch {
	case e.Kind == library.Draft:
		return when(e.Changed.Local(), now), false
	case len(e.Doubts) > 0:
		return doubtsWord(len(e.Doubts)), true
	}
	if word = missing(e.Info); word != "" {
		return word, true
	}
	return "—", false
}

func doubtsWord(n int) string {
	if n == 1 {
		return words.Of("存疑 1 处", "1 doubt")
	}
	return fmt.Sprintf(words.Of("存疑 %d 处", "%d doubts"), n)
}

// when says a time as people do: the hour of today, the day of this year.
func when(t, now time.Time) string {
	switch {
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return words.Of("今天 ", "Today ") + t.Format("15:04")
	case t.Year() == now.Year() && !words.English():
		return t.Format("1月2日")
	}
	return t.Format("2006-01-02")
}

func placeAndYear(i report.Info) string {
	var parts []string
	if g := bodyOf(i); g.sort != unknown {
		parts = append(parts, g.name)
	}
	if i.Year != 0 {
		parts = append(parts, fmt.Sprintf(words.Of("%d年", "%d"), i.Year))
	}
	return strings.Join(parts, " · ")
}

// nameOf names an entry in a sentence: 临江区 2025 政府工作报告.
func nameOf(e *library.Entry) string {
	year := ""
	if e.Info.Year != 0 {
		year = fmt.Sprint(e.Info.Year)
	}
	return strings.Join(strings.Fields(e.Info.Place+" "+year+" "+titleOf(e)), " ")
}

// summaryOf is the line of the status bar: 16 份报告，2 份草稿　2023—2026.
func summaryOf(entries []library.Entry) string {
	reports, drafts, first, last := 0, 0, 0, 0
	for _, e := range entries {
		if e.Kind == library.Draft {
			drafts++
		} else {
			reports++
		}
		if y := e.Info.Year; y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	if reports+drafts == 0 {
		return words.Of("文库是空的", "The library is empty")
	}
	s := fmt.Sprintf(words.Of("%s 份报告，%s 份草稿", "%s reports, %s drafts"), widgets.Thousands(reports), widgets.Thousands(drafts))
	if first != 0 && first != last {
		s += fmt.Sprintf("　%d—%d", first, last)
	}
	return s
}
