package carry

import (
	"regexp"
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// sessionForm is a session of a congress or of a consultative conference:
// 第六届人民代表大会第五次会议, 区六届人大五次会议. Other meetings (of a
// standing committee, of a party's congress) do not come once a year.
var sessionForm = regexp.MustCompile(`(第?)([一二三四五六七八九十]{1,4})(届[^，。；：（）届]{0,24}?)(第?)([一二三四五六七八九十]{1,3})(次(?:全体)?会议)`)

// sessionsOfTerm is how many yearly sessions a term surely has.
const sessionsOfTerm = 5

// moveSessions moves the ordinals of sessions on. Behind the fifth a new term
// may begin or a sixth session follow: both ordinals become blanks.
func (c *carrier) moveSessions(b report.Block, s string) {
	for _, m := range sessionForm.FindAllStringSubmatchIndex(s, -1) {
		body := s[m[6]:m[7]]
		if !text.HasAny(body, "人民代表大会", "人大", "政协", "政治协商会议", "委员会") && body != "届" ||
			text.HasAny(body, "常务委员会", "常委会", "中央委员会", "纪律", "中全") || text.HasAny(s[:m[0]], "党的") && strings.HasSuffix(s[:m[0]], "党的") {
			continue
		}
		if body == "届" && !text.HasAny(s, "人民代表大会", "人大") {
			continue
		}
		term, session := text.Span{Start: m[4], End: m[5]}, text.Span{Start: m[10], End: m[11]}
		_, n, length := report.ParseNumber(session.Of(s) + "、")
		if length == 0 {
			continue
		}
		if n+c.by <= max(sessionsOfTerm, c.held()) {
			next := strings.TrimSuffix(report.Format(report.Style{Numeral: report.Han, After: "、"}, n+c.by), "、")
			c.put(MovedYear, b, session, next)
			continue
		}
		for _, at := range []text.Span{term, session} {
			c.put(Blanked, b, at, report.Blank{Kind: report.BlankFigure, Hint: at.Of(s)}.Mark())
		}
	}
}

// held is the ordinal of the session at which the prior was delivered, 0 where it
// does not say: that one there was.
func (c *carrier) held() int {
	m := sessionForm.FindStringSubmatch(c.doc.Info.Meeting)
	if m == nil {
		return 0
	}
	_, n, _ := report.ParseNumber(m[5] + "、")
	return n
}

// eventForm is the ordinal of what is held again and again: 第三届龙舟文化节.
var eventForm = regexp.MustCompile(`第([一二三四五六七八九十百]{1,4}|\d{1,3})届([^，。；、]{0,6})`)

// yearsOnEnd counts years in a row: 连续八年.
var yearsOnEnd = regexp.MustCompile(`连续([一二两三四五六七八九十]{1,3}|\d{1,2})(?:个)?年`)

// countOn makes blanks of the ordinals of events and of years in a row.
func (c *carrier) countOn(b report.Block, s string) {
	blank := func(at text.Span) {
		c.put(Blanked, b, at, report.Blank{Kind: report.BlankFigure, Hint: at.Of(s)}.Mark())
	}
	for _, m := range eventForm.FindAllStringSubmatchIndex(s, -1) {
		if !text.HasAny(s[m[4]:m[5]], "人民", "人大", "政协", "中央", "委员", "全国", "党", "政府", "纪委", "常") {
			blank(text.Span{Start: m[2], End: m[3]})
		}
	}
	for _, m := range yearsOnEnd.FindAllStringSubmatchIndex(s, -1) {
		blank(text.Span{Start: m[2], End: m[3]})
	}
}

// The five-year plans: the fourteenth runs from 2021 to 2025.
const (
	planYears  = 5
	firstPlan  = 1953 // the first began then, later ones every fifth year from 1966 on
	planOrigin = 1951
)

// planOf is the ordinal of the plan that a year belongs to.
func planOf(year int) int { return (year - planOrigin) / planYears }

// planForm is the name of a plan: “十四五”, 十四五规划.
var planForm = regexp.MustCompile(`“(十[一二三四五六七八九]五)”|(十[一二三四五六七八九]五)(?:规划|时期|期间|末|开局|收官)`)

// planName is how a plan is called: 十四五.
func planName(ordinal int) string {
	n := report.Format(report.Style{Numeral: report.Han, After: "、"}, ordinal)
	return strings.TrimSuffix(n, "、") + "五"
}

func namesPlan(s string) bool { return planForm.MatchString(s) || strings.Contains(s, "规划") }

// movePlans changes the name of the running plan where the new report's year
// belongs to the next one, in what looks ahead; in the review a year later. What
// is said of a plan's beginning or end is for the writer.
func (c *carrier) movePlans(b report.Block, s string) {
	of := c.year
	if !ahead(b.Role) {
		of--
	}
	now, next := planOf(of), planOf(of+c.by)
	if now == next || of < firstPlan || b.Role == report.Plan {
		return
	}
	for _, m := range planForm.FindAllStringSubmatchIndex(s, -1) {
		at := text.Span{Start: max(m[2], m[4]), End: max(m[3], m[5])}
		if at.Of(s) != planName(now) || bookName(s[:m[0]], s[m[1]:]) != "" {
			continue
		}
		if b.Kind == report.Heading && !ahead(b.Role) {
			continue // the review of a plan is not that of the next one
		}
		if clause := clauseAround(s, at.Start); b.Kind != report.Heading && text.HasAny(clause.Of(s), "圆满", "完成", "编制", "谋划", "末", "期间", "以来", "衔接", "总结", "回顾", "来") {
			c.rewrite(b, s, clause)
			continue
		}
		c.put(MovedYear, b, at, planName(next))
	}
}

// ahead reports whether a part speaks of the year to come.
func ahead(r report.Role) bool {
	switch r {
	case report.Targets, report.Tasks, report.Requirement, report.Self, report.Plan:
		return true
	}
	return false
}

// sayTerms tells what a new year may bring that no rule can write.
func (c *carrier) sayTerms() {
	if next := c.year + c.by; next%planYears == 1 && c.by > 0 {
		c.warn("%d年是“%s”开局之年，规划目标和五年安排要另写", next, planName(planOf(next)))
	}
	for _, ch := range c.changes {
		if ch.Kind == Blanked && strings.HasPrefix(c.doc.Text[min(ch.End, len(c.doc.Text)):], "次") && sessionAt(c.doc, ch.Start) {
			c.warn("可能换届，届次留作待填")
			return
		}
	}
}

// sessionAt reports whether a place lies in the title block.
func sessionAt(doc *report.Document, at int) bool {
	for _, b := range doc.Blocks {
		if b.Span.Start <= at && at < b.Span.End {
			return b.Kind == report.Title
		}
	}
	return false
}
