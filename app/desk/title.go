package desk

import (
	"fmt"
	"strconv"
	"strings"

	"reportdesk/app/words"
	"reportdesk/internal/report"
)

// Title is what a report or a draft is called in full, with its place and year
// once each, whatever of them its own title says: 临江区2026年政府工作报告.
func Title(i report.Info) string {
	title, year := i.Title, ""
	if title == "" {
		title = words.Of("未命名", "Untitled")
	}
	if i.Year != 0 && !strings.Contains(title, strconv.Itoa(i.Year)) {
		year = fmt.Sprintf(words.Of("%d年", " %d "), i.Year)
	}
	if rest, ok := strings.CutPrefix(title, i.Place); ok {
		return i.Place + year + rest
	}
	if strings.Contains(title, i.Place) {
		return year + title
	}
	return i.Place + year + title
}
