package report

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// mainRole is the role that the words of a head of a main part name, "" where
// they name none: 2023年工作回顾, 今后五年的奋斗目标, 2024年重点工作, 加强政府自身建设.
func mainRole(s string) Role {
	s = lower(s)
	past := text.HasAny(s, "回顾", "成就", "成效", "总结", "工作情况", "review", "achievement", "accomplish", "highlights")
	ahead := text.HasAny(s, "任务", "安排", "重点", "部署", "打算", "谋划", "建议", "举措", "思路", "总体要求", "奋斗目标", "发展目标", "工作目标", "主要目标", "预期目标",
		"基本方针", "政策取向", "工作计划", "plans", "priorities", "looking ahead", "looking forward", "overall requirements", "tasks", "budget", "goals")
	dated := len(yearsIn(s)) > 0 || text.HasAny(s, "今年", "明年")
	switch {
	case text.HasAny(s, "结束语"):
		return ClosingRole
	case isSelf(s) && !past:
		return Self
	case past && text.HasAny(s, "回顾", "review of"):
		return Review
	case isPlan(s) && (ahead || text.HasAny(s, "纲要", "目标", "计划", "规划", "targets")):
		if dated && !text.HasAny(s, "纲要", "计划", "规划") {
			return Tasks
		}
		return Plan
	case past && !ahead:
		return Review
	case text.HasAny(s, "总体要求", "总体思路", "指导思想", "overall requirements") && !text.HasAny(s, "任务", "重点", "目标", "安排", "政策"):
		return Requirement
	case ahead:
		return Tasks
	case len(s) < 90 && text.HasAny(s, "问题", "不足", "困难", "problems") && text.HasAny(s, "存在", "面临", "主要问题", "短板", "problems"):
		return Problems
	}
	return ""
}

// isPlan reports whether words speak of the years to come, not of the next one:
// 今后五年, “十五五”时期.
func isPlan(s string) bool {
	if text.HasAny(s, "今后五年", "未来五年", "今后几年", "今后三年", "规划纲要", "远景目标", "五年规划", "五年计划", "five-year plan") {
		return true
	}
	for i := strings.Index(s, "五"); i >= 0; i = next(s, "五", i) {
		if r, n := lastRune(s[:i]); strings.ContainsRune("一二三四五六七", r) && (strings.HasSuffix(s[:i-n], "十") || strings.HasSuffix(s[:i-n], "“")) {
			return true // “十四五”
		}
		if text.StartsAny(s[i+len("五"):], "”计划", "”规划", "”时期") {
			return true // “十五”计划
		}
	}
	return false
}

// isSelf reports whether a head is that of 政府自身建设.
func isSelf(s string) bool {
	if text.EndsAny(s, "政府") && text.HasAny(s, "建设", "打造", "争做", "做") {
		return true
	}
	return text.HasAny(s, "自身建设", "政府治理", "型政府", "服务型政府", "廉洁政府", "法治政府", "人民满意的政府", "满意政府", "效能政府", "政府效能", "行政效能", "政府建设", "清廉政府", "风清气正", "作风建设", "工作作风", "转变作风")
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
		if p.start == p.end {
			continue
		}
		for i := p.start; i < p.end; i++ {
			o.blocks[i].Role = p.role
		}
		switch p.role {
		case Review:
			o.inReview(p)
		case Plan:
			o.inPlan(p)
		case Self:
			o.inSelf(p)
		case ClosingRole:
			for i := p.start + 1; i < p.end; i++ {
				o.blocks[i].Kind, o.blocks[i].Level = Closing, 0
			}
		case Tasks, Requirement:
			o.inTasks(p)
		}
	}
	o.findClosing()
}

// inReview marks problems and thanks inside a review.
func (o *outline) inReview(p part) {
	for i := p.start; i < p.end; i++ {
		s := o.lines[i].s
		switch {
		case o.blocks[i].Kind == Heading:
		case admits(s) || i >= p.end-3 && warns(s) && !thanks(&o.lines[i]):
			o.blocks[i].Role = Problems
			for i+1 < p.end && o.continuesProblems(i+1, text.EndsAny(s, "：", ":")) {
				i++
				o.blocks[i].Role = Problems
			}
		case thanks(&o.lines[i]):
			o.blocks[i].Role = Thanks
		}
	}
}

// continuesProblems reports whether line i goes on with the problems that the
// line before admits: the items of its list, or what will be done about them.
// English texts come a sentence a line: there all that follows does.
func (o *outline) continuesProblems(i int, list bool) bool {
	s := o.lines[i].s
	if s[0] < utf8.RuneSelf && o.blocks[i].Kind == Paragraph {
		return true
	}
	return o.blocks[i].Kind == Item && list ||
		text.StartsAny(s, "对此", "对这些", "针对这些", "面对这些", "这些问题", "我们一定", "我们将", "我们要", "我们必须", "为此") || admits(s)
}

// admits reports whether a paragraph opens the account of problems.
func admits(s string) bool {
	h := head(s, 70)
	return text.HasAny(h, "清醒", "也要看到", "更要看到", "也看到", "深知", "不能只看到", "存在不少", "还存在", "仍存在", "存在一些", "面临不少", "面临一些", "keenly aware", "clear about the problems", "problems and challenges before us") &&
		text.HasAny(head(s, 140), "问题", "不足", "困难", "短板", "差距", "挑战", "风险", "problem", "challenge", "difficult")
}

// warns reports whether one of a review's last paragraphs names problems in
// other words: 成绩固然可喜，问题也不容忽视.
func warns(s string) bool {
	h := head(s, 45)
	return text.HasAny(h, "问题", "困难", "不足", "短板") && text.HasAny(h, "不容忽视", "说透", "仍然", "依然", "仍有", "还有", "面临", "存在")
}

// inPlan marks what a plan's part looks back on first, where its head says so:
// “十三五”时期发展成就和“十四五”时期主要目标.
func (o *outline) inPlan(p part) {
	h := o.lines[p.start].body
	if !text.HasAny(h, "成就", "成效", "回顾") || !strings.Contains(h, "和") {
		return
	}
	period := lastPeriod(h)
	for i := p.start + 1; i < p.end && period != "" && !text.HasAny(o.lines[i].s, period, "今后五年", "未来五年"); i++ {
		o.blocks[i].Role = Review
	}
}

// lastPeriod is the last plan's name in a head, 十四五, "" without one.
func lastPeriod(h string) string {
	i := strings.LastIndex(h, "五")
	for ; i >= 0; i = strings.LastIndex(h[:i], "五") {
		_, n := lastRune(h[:i])
		if strings.HasSuffix(h[:i-n], "十") {
			return h[i-n-len("十") : i+len("五")]
		}
	}
	return ""
}

// thanks reports whether a paragraph thanks. One that gives thanks at the end of
// an account full of figures is still that account.
func thanks(l *line) bool {
	return text.HasAny(l.s, "感谢", "崇高敬意", "崇高的敬意", "gratitude") && text.HasAny(l.s, "表示", "致以", "衷心", "诚挚", "express") &&
		(text.HasAny(l.s, "我代表", "on behalf of") || digits(l.s)*50 < l.runes)
}

// digits counts the ASCII digits of s.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// inTasks marks requirement, targets and 政府自身建设 inside the tasks.
func (o *outline) inTasks(p part) {
	start := p.start
	if h := o.lines[p.start].body; isPlan(h) { // “十五五”时期主要目标和2026年重点工作
		for start++; start < p.end && o.blocks[start].Level == 0 && !text.HasAny(head(o.lines[start].s, 40), "今年", "年是"); start++ {
			o.blocks[start].Role = Plan
		}
	}
	self, selfAt := 0, 0 // level and line of the head of 政府自身建设 that is open, 0 without
	told := false        // a paragraph without a head has opened 政府自身建设
	for i := start; i < p.end; i++ {
		b, s := &o.blocks[i], o.lines[i].s
		late := i > (p.start+p.end)/2
		told = b.Kind == Paragraph && (late && o.speaksOfSelf(i) || told && !addresses(s) && !concernsNation(s))
		if b.Level > 1 && (b.Level <= self || self == 0) && o.lines[i].style.rank() != rankItem {
			self = 0
			if isSelf(head(s, 40)) && i > (p.start+p.end)/2 {
				self, selfAt = b.Level, i
			}
		}
		if self > 0 && i > selfAt+2 && o.turnsNational(i) {
			self = 0
		}
		switch {
		case self > 0 || told:
			b.Role = Self
		case b.Kind == Heading || b.Level > 0:
		case setsRequirement(s) || i < start+4 && guides(s):
			b.Role = Requirement
		case setsTargets(s):
			b.Role = Targets
		}
	}
}

// guides reports whether one of the first paragraphs of the tasks gives the
// thought that the year's work is to follow: 做好今年工作，要以……为指导. Where no
// words name it, that is the 总体要求.
func guides(s string) bool {
	return text.HasAny(s, "今年工作", "今年的工作", "今年政府工作", "明年工作", "全年工作") && text.HasAny(s, "思想为指导", "精神为指导")
}

// speaksOfSelf reports whether paragraph i, late among the tasks, turns to the
// government's own work without a head of its own: it says so at its start, or
// addresses the meeting to do so. An address that stands alone on its line
// belongs to the paragraph behind it. The paragraphs up to the next address go
// on with it.
func (o *outline) speaksOfSelf(i int) bool {
	s := o.lines[i].s
	if addresses(s) && o.lines[i].runes <= bareAddress && i+1 < o.tail {
		return o.blocks[i+1].Kind == Paragraph && turnsToSelf(o.lines[i+1].s)
	}
	if h := head(s, 40); isSelf(h) || strings.Contains(h, "对政府工作提出") {
		return true
	}
	return (addresses(s) || addresses(o.lines[i-1].s) && o.lines[i-1].runes <= bareAddress) && turnsToSelf(s)
}

// bareAddress is the length up to which an address stands alone on its line: 各位代表！
const bareAddress = 8

// turnsToSelf reports whether what follows an address speaks of the
// government's own work.
func turnsToSelf(s string) bool {
	return !closes(s) && (text.HasAny(s, "自身建设", "廉洁", "从严治党", "依法行政") || text.HasAny(head(s, 60), "对政府工作提出", "人民政府", "各级政府"))
}

// inSelf ends 政府自身建设 where the State Council's report turns to ethnic
// affairs, defence, Taiwan and foreign policy: those are tasks.
func (o *outline) inSelf(p part) {
	for i := p.start + 3; i < p.end; i++ {
		if o.turnsNational(i) {
			for ; i < p.end; i++ {
				o.blocks[i].Role = Tasks
			}
		}
	}
}

// turnsNational reports whether line i addresses the meeting anew to speak of
// what concerns the nation as a whole.
func (o *outline) turnsNational(i int) bool {
	if !addresses(o.lines[i].s) {
		return false
	}
	s := head(o.lines[i].s, 60)
	if i+1 < o.tail {
		s += head(o.lines[i+1].s, 60)
	}
	return text.HasAny(s, "民族", "宗教", "侨", "国防", "军队", "香港", "台湾", "外交", "和平发展")
}

// concernsNation reports whether a paragraph opens one of the subjects with
// which the State Council's report ends.
func concernsNation(s string) bool {
	return text.HasAny(head(s, 30), "民族共同体", "民族区域自治", "国防和军队", "一国两制", "港人治港", "台湾问题", "和平外交政策", "和平发展道路")
}

func addresses(s string) bool {
	return text.StartsAny(s, "各位代表", "各位委员", "Fellow Deputies")
}

// closingShare is the part of the body, counted in bytes from its end, in
// which the closing lies.
const closingShare = 0.08

// findClosing marks the closing: the last paragraph with the words that end a
// speech, if it lies in the last part of the body, what follows it, and the
// like paragraphs just before it.
func (o *outline) findClosing() {
	last := o.tail - 1
	for last >= o.body && !o.mayClose(last) {
		if last--; last < o.tail-6 && o.lines[o.tail-1].s[0] >= utf8.RuneSelf {
			return // English texts come a sentence a line
		}
	}
	if last < o.body || !o.inLastPart(last) {
		return
	}
	first := last
	for i := last - 1; i > o.body && o.inLastPart(i); i-- {
		if o.lines[i].runes > bareAddress && !strings.Contains(o.lines[i].s, "让我们") || !addresses(o.lines[i].s) {
			break
		}
		first = i
	}
	for i := first; i < o.tail; i++ {
		o.blocks[i].Kind, o.blocks[i].Role, o.blocks[i].Level = Closing, ClosingRole, 0
	}
}

// mayClose reports whether line i can be a closing paragraph. The last one may
// do without the usual words if it addresses the meeting and ends in a call;
// one before the last two must address it.
func (o *outline) mayClose(i int) bool {
	if i <= o.body || o.blocks[i].Kind != Paragraph {
		return false
	}
	s := o.lines[i].s
	addressed := addresses(s) || addresses(o.lines[i-1].s) && o.lines[i-1].runes <= bareAddress
	switch {
	case i == o.tail-1 && addressed && text.EndsAny(s, "！", "!"):
		return true
	case i < o.tail-2 && !addressed && s[0] >= utf8.RuneSelf && !strings.Contains(s, "让我们"):
		return false
	}
	return closes(s)
}

// inLastPart reports whether line i is the last of the body or begins in its last part.
func (o *outline) inLastPart(i int) bool {
	end := o.lines[o.tail-1].span.End
	total := end - o.lines[o.body].span.Start
	return i == o.tail-1 || float64(end-o.lines[i].span.Start) <= closingShare*float64(total)
}

// closes reports whether a paragraph calls for the effort with which a speech ends.
func closes(s string) bool {
	return text.HasAny(s, "让我们", "更加紧密地团结", "努力奋斗", "团结奋斗", "而奋斗", "不懈奋斗", "努力拼搏", "奋勇前进", "奋勇争先", "谢谢大家", "新篇章", "更大贡献", "新的更大", "新的贡献", "Let us", "rally more closely")
}
