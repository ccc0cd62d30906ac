package report

import (
	"strings"

	"reportdesk/internal/text"
)

// part is a main part of the body: the lines from its head up to the next part.
type part struct {
	start, end int
	role       Role
}

// parts cuts the body into its main parts. There is at least one, maybe empty.
func (o *outline) parts() []part {
	var parts []part
	first := o.afterOpening()
	for i := o.body; i < o.tail; i++ {
		if o.blocks[i].Kind == Heading && o.blocks[i].Level == 1 || o.blocks[i].Level == 1 && o.lines[i].style.rank() == rankChapter {
			if len(parts) == 0 && i > first {
				parts = append(parts, part{start: first})
			}
			parts = append(parts, part{start: i})
		}
	}
	if len(parts) < 2 {
		return o.partsByContent(first)
	}
	for k := range parts {
		parts[k].end = o.tail
		if k+1 < len(parts) {
			parts[k].end = parts[k+1].start
		}
		parts[k].role = mainRole(o.wholeHead(parts[k].start))
	}
	o.switchOver(parts)
	return parts
}

// wholeHead is the words of the head on line i, with the next line's where a
// long head is broken over two.
func (o *outline) wholeHead(i int) string {
	s := o.lines[i].body
	if o.lines[i].runes > headRunes {
		return head(s, 24) // its text runs on
	}
	if i+1 < o.tail && o.blocks[i+1].Kind == Heading && o.lines[i+1].number == 0 && isMarkdownHead(o.lines[i+1].s) == 0 {
		s += o.lines[i+1].s
	}
	return s
}

// afterOpening is the first line of the body behind the paragraph that asks
// for deliberation.
func (o *outline) afterOpening() int {
	for i := o.body; i < o.tail && i < o.body+6; i++ {
		if o.blocks[i].Kind == Heading {
			return i
		}
		if o.lines[i].runes < 200 && text.HasAny(o.lines[i].s, "报告工作", "作工作报告", "作政府工作报告", "审议", "提出意见", "report to you") {
			return i + 1
		}
	}
	return o.body
}

// switchOver settles the roles of parts whose heads name none: what stands
// before the switch from review to tasks is review, what stands behind it tasks
// or plan.
func (o *outline) switchOver(parts []part) {
	at := o.switchAt(parts)
	for k := range parts {
		switch {
		case parts[k].role != "" && (parts[k].role != Self || k > 0):
		case k < at:
			parts[k].role = Review
		case o.plans(parts[k]):
			parts[k].role = Plan
		default:
			parts[k].role = Tasks
		}
	}
}

// switchAt is the first part behind the switch from review to tasks: the first
// that looks ahead by its head, or the one in which the first 总体要求是 or
// 预期目标是 stands. Without either, all after a first part named 回顾 (三、加快改革
// 开放), or the part that first speaks of the year to come.
func (o *outline) switchAt(parts []part) int {
	at := len(parts)
	for k, p := range parts {
		if p.role == Tasks || p.role == Plan || p.role == Requirement {
			at = k
			break
		}
	}
	sets, speaks := o.firstAhead(parts[0].start)
	at = min(at, partOf(parts, sets))
	if at == len(parts) && len(parts) > 1 && parts[0].role == Review && strings.Contains(o.lines[parts[0].start].s, "回顾") {
		return 1
	}
	if at == len(parts) {
		at = partOf(parts, speaks)
	}
	if at == 0 && len(parts) > 1 && parts[0].role == "" {
		return 1
	}
	return at
}

// partOf is the part in which a line lies, if that is not named a review;
// len(parts) without one.
func partOf(parts []part, line int) int {
	for k, p := range parts {
		if p.start <= line && line < p.end && p.role != Review {
			return k
		}
	}
	return len(parts)
}

// plans reports whether the requirements or targets that a part sets are those
// of years to come: “十五五”时期…的总体要求是.
func (o *outline) plans(p part) bool {
	i, _ := o.firstAhead(p.start)
	if i >= p.end {
		return false
	}
	s := o.lines[i].s
	at := strings.Index(s, "要求")
	if j := strings.Index(s, "目标"); at < 0 || j >= 0 && j < at {
		at = j
	}
	return at >= 0 && isPlan(s[:at]) && !text.HasAny(s[:at], "今年", "开局之年", "收官之年")
}

// firstAhead is the first line from start on that sets requirements or targets,
// and the first that begins to speak of the year to come; o.tail without one.
func (o *outline) firstAhead(start int) (sets, speaks int) {
	speaks = o.tail
	for i := start; i < o.tail; i++ {
		s := o.lines[i].s
		if setsRequirement(s) || setsTargets(s) {
			return i, min(speaks, i)
		}
		if speaks == o.tail && startsYear(head(s, 30)) {
			speaks = i
		}
	}
	return o.tail, speaks
}

// startsYear reports whether the start of a paragraph turns to the year to come.
func startsYear(s string) bool {
	return text.HasAny(s, "今年是", "做好今年", "今年的工作", "今年工作", "今年政府工作", "新的一年", "下一步", "明年", "围绕上述目标", "实现上述目标")
}

// partsByContent cuts a body without main heads at the first paragraph that
// sets requirements or targets.
func (o *outline) partsByContent(first int) []part {
	at, speaks := o.firstAhead(first)
	if at == o.tail {
		at = speaks
	}
	return []part{{first, at, Review}, {at, o.tail, Tasks}}
}

// states reports whether one of the words stands in s with 是, 为 or a colon
// behind it, maybe with a verb between: 预期目标是, 预期目标建议为.
func states(s string, words ...string) bool {
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(s[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			rest := s[at:]
			for _, verb := range []string{"初步", "建议", "确定", "拟定", "设定", "初定", "安排", "如下"} {
				rest = strings.TrimPrefix(rest, verb)
			}
			if text.StartsAny(rest, "是", "为", "：", ":") {
				return true
			}
		}
	}
	return false
}

func setsRequirement(s string) bool {
	return states(s, "总体要求", "总体思路", "指导思想", "总的要求", "总体工作思路", "总要求")
}

func setsTargets(s string) bool { return states(s, "预期目标", "主要目标", "发展目标") }
