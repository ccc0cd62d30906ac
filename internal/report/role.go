package report

import "strings"

// mainRole is the role that the words of a head of a main part name, "" where
// they name none: 2023年工作回顾, 今后五年的奋斗目标, 2024年重点工作, 加强政府自身建设.
func mainRole(s string) Role {
	s = lower(s)
	past := hasAny(s, "回顾", "成就", "成效", "总结", "工作情况", "主要工作情况", "review", "achievement", "accomplish")
	ahead := hasAny(s, "任务", "安排", "重点", "部署", "打算", "谋划", "建议", "举措", "思路", "总体要求", "奋斗目标", "发展目标", "工作目标", "主要目标", "预期目标",
		"基本方针", "政策取向", "工作计划", "plans", "major projects", "overall requirements", "tasks", "budget")
	switch {
	case hasAny(s, "结束语"):
		return ClosingRole
	case isSelf(s) && !past:
		return Self
	case past && !ahead:
		return Review
	case hasAny(s, "今后五年", "未来五年", "今后几年", "规划纲要", "远景目标", "时期") && !past && (ahead || hasAny(s, "纲要", "目标")):
		if hasAny(s, "年重点", "年工作", "年主要", "年目标") {
			return Tasks
		}
		return Plan
	case past && hasAny(s, "时期") && hasAny(s, "目标任务", "主要目标", "重大举措"):
		return Plan
	case past && ahead:
		if strings.Index(s, "回顾") >= 0 || strings.Index(s, "review") >= 0 {
			return Review
		}
		return Tasks
	case hasAny(s, "总体要求", "总体思路", "指导思想", "overall requirements") && !hasAny(s, "任务", "重点", "目标", "安排", "政策"):
		return Requirement
	case ahead:
		return Tasks
	case strings.HasPrefix(s, "关于") && strings.HasSuffix(s, "工作"):
		return Review
	}
	return ""
}

// isSelf reports whether a head is that of 政府自身建设.
func isSelf(s string) bool {
	return hasAny(s, "自身建设", "政府治理", "服务型政府", "廉洁政府", "法治政府", "人民满意的政府", "满意政府", "效能政府", "政府效能", "行政效能", "政府建设", "清廉政府")
}

// findRoles gives every block its role: first the main parts by their heads,
// then the blocks that do something of their own inside a part.
func (o *outline) findRoles() {
	for i := range o.body {
		o.blocks[i].Role = Opening
	}
	parts := o.parts()
	for i := o.body; i < parts[0].start; i++ {
		o.blocks[i].Role = Opening
	}
	for _, p := range parts {
		for i := p.start; i < p.end; i++ {
			o.blocks[i].Role = p.role
		}
		switch p.role {
		case Review:
			o.inReview(p)
		case Tasks, Requirement:
			o.inTasks(p)
		}
	}
	o.findClosing()
}

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
		parts[k].role = mainRole(o.lines[parts[k].start].body)
	}
	o.switchOver(parts)
	return parts
}

// afterOpening is the first line of the body behind the paragraph that asks
// for deliberation.
func (o *outline) afterOpening() int {
	for i := o.body; i < o.tail && i < o.body+4; i++ {
		if o.blocks[i].Kind == Heading {
			return i
		}
		if hasAny(o.lines[i].s, "报告工作", "工作报告", "审议", "提出意见", "report to you") {
			return i + 1
		}
	}
	return o.body
}

// switchOver settles the roles of parts whose heads name none: what stands
// before the switch from review to tasks is review, what stands behind is tasks.
// The switch is the first part that looks ahead by its head, or the last one
// that begins before the first 总体要求是 or 预期目标是.
func (o *outline) switchOver(parts []part) {
	at := len(parts)
	for k, p := range parts {
		if p.role == Tasks || p.role == Plan || p.role == Requirement {
			at = k
			break
		}
	}
	if ahead := o.firstAhead(parts[0].start); ahead < o.tail {
		for k, p := range parts {
			if p.start <= ahead && ahead < p.end && k < at && p.role != Review {
				at = k
			}
		}
	}
	if at == 0 && len(parts) > 1 && parts[0].role == "" {
		at = 1
	}
	for k := range parts {
		if parts[k].role != "" && (parts[k].role != Self || k > 0) {
			continue
		}
		parts[k].role = Review
		if k >= at {
			parts[k].role = Tasks
		}
	}
}

// firstAhead is the first line from start on that sets requirements or targets; o.tail without one.
func (o *outline) firstAhead(start int) int {
	for i := start; i < o.tail; i++ {
		if s := o.lines[i].s; setsRequirement(s) || setsTargets(s) {
			return i
		}
	}
	return o.tail
}

// partsByContent cuts a body without main heads at the first paragraph that
// sets requirements or targets.
func (o *outline) partsByContent(first int) []part {
	at := o.firstAhead(first)
	return []part{{first, at, Review}, {at, o.tail, Tasks}}
}

var isWords = []string{"是：", "是:", "为：", "为:", "是，", "是", "：", ":", "为"}

// states reports whether one of the words stands in s with 是, 为 or a colon behind it.
func states(s string, words ...string) bool {
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(s[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			if startsAny(s[at:], isWords...) {
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

// inReview marks problems and thanks inside a review.
func (o *outline) inReview(p part) {
	for i := p.start; i < p.end; i++ {
		s := o.lines[i].s
		switch {
		case o.blocks[i].Kind == Heading:
		case admits(s):
			for ; i < p.end; i++ {
				o.blocks[i].Role = Problems
			}
		case thanks(s):
			o.blocks[i].Role = Thanks
		}
	}
}

// admits reports whether a paragraph opens the account of problems.
func admits(s string) bool {
	h := head(s, 70)
	return hasAny(h, "清醒", "也要看到", "更要看到", "也看到", "深知", "不能只看到", "存在不少", "还存在", "仍存在", "存在一些", "面临不少", "面临一些", "keenly aware", "problems and challenges") &&
		hasAny(head(s, 140), "问题", "不足", "困难", "短板", "差距", "挑战", "风险", "problem", "challenge", "difficult")
}

// thanks reports whether a paragraph thanks.
func thanks(s string) bool {
	return hasAny(s, "感谢", "崇高敬意", "崇高的敬意", "gratitude") && hasAny(s, "表示", "致以", "衷心", "诚挚", "express")
}

// inTasks marks requirement, targets and 政府自身建设 inside the tasks.
func (o *outline) inTasks(p part) {
	self := 0 // level of the head of 政府自身建设 that is open, 0 without
	for i := p.start; i < p.end; i++ {
		b, s := &o.blocks[i], o.lines[i].s
		if b.Level > 1 && (b.Level <= self || self == 0) && o.lines[i].style.rank() != rankItem {
			self = 0
			if isSelf(head(s, 40)) && i > (p.start+p.end)/2 {
				self = b.Level
			}
		}
		switch {
		case self > 0:
			b.Role = Self
		case b.Kind == Heading || b.Level > 0:
		case setsRequirement(s):
			b.Role = Requirement
		case setsTargets(s):
			b.Role = Targets
		}
	}
}

// closingShare is the part of the body, counted in bytes from its end, in
// which the closing lies.
const closingShare = 0.08

// findClosing marks the closing: the last paragraph with the words that end a
// speech, if it lies in the last part of the body, and what follows it.
func (o *outline) findClosing() {
	if o.tail == o.body {
		return
	}
	total := o.lines[o.tail-1].span.End - o.lines[o.body].span.Start
	for i := o.tail - 1; i >= o.body; i-- {
		rest := o.lines[o.tail-1].span.End - o.lines[i].span.Start
		if i < o.tail-1 && float64(rest) > closingShare*float64(total) || o.blocks[i].Kind == Heading {
			break
		}
		if closes(o.lines[i].s) && o.blocks[i].Number == "" {
			for k := i; k < o.tail; k++ {
				o.blocks[k].Kind, o.blocks[k].Role, o.blocks[k].Level = Closing, ClosingRole, 0
			}
		}
	}
}

// closes reports whether a paragraph calls for the effort with which a speech ends.
func closes(s string) bool {
	return hasAny(s, "让我们", "努力奋斗", "团结奋斗", "而奋斗", "不懈奋斗", "奋勇前进", "谢谢大家", "新篇章", "更大贡献", "新的更大", "Let us")
}
