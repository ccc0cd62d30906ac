package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// twoValues finds one indicator stated with two values for one period: within
// the draft, and between the draft and an earlier report. That two numbers
// cannot both be right is decided by metric.Join: rounding (2720.16亿元,
// 2720亿元) and modifiers (超2700亿元) are no difference.
//
// Reports name many things by the same words: 新增就业 of a year and of five
// years, 项目 of one park and of all. So both sentences must state the
// indicator in the same way: the name itself right before the number, nothing
// that narrows it, no span or sum, no other year, and numbers of one size.
func twoValues(d *draft) {
	for _, s := range metric.JoinWith([]metric.Reported{d.Reported}, d.corrections).Series {
		d.conflicts(s)
	}
	d.revised()
}

// conflicts reports the pairs of figures of one indicator that contradict each
// other; the later in the text bears the finding, each figure one at most.
func (d *draft) conflicts(s metric.Series) {
	seen := make(map[metric.Ref]bool)
	for _, c := range s.Conflicts {
		a, b := c[0], c[1]
		if b.Metric < a.Metric || b.Metric == a.Metric && b.Figure < a.Figure {
			a, b = b, a
		}
		first, ok := d.plainly(a, "")
		second, ok2 := d.plainly(b, "")
		if !ok || !ok2 || seen[b] || !sameThing(s, first, second) {
			continue
		}
		seen[b] = true
		d.add(Finding{
			Severity: gravity(s, first, second), Span: second.Span, Other: &Other{-1, first.Span},
			Suggestion: first.Span.Of(d.Doc.Text),
			Message:    fmt.Sprintf("%s前面写的是%s，这里是%s", named(s, first, second), first.Span.Of(d.Doc.Text), second.Span.Of(d.Doc.Text)),
		})
	}
}

// stated is a figure with the words that state it.
type stated struct {
	*metric.Figure
	metric *metric.Metric
	role   report.Role
	// before is what qualifies the name in its clause, after what stands between name and number.
	before, after string
}

// name is the indicator as the sentence names it, bare.
func (s stated) name() string {
	if s.Name != "" {
		return bare(s.Name)
	}
	return bare(s.metric.Name)
}

// plainly returns a figure that its sentence states plainly: the indicator's name
// in the figure's clause, then at most a verb, then the number. period is the one that it
// is taken to state, "" for its own.
func (d *draft) plainly(r metric.Ref, period string) (stated, bool) {
	m, f := r.Of([]metric.Reported{d.Reported})
	if period == "" {
		period = f.Period
	}
	s := stated{Figure: f, metric: m}
	if f.Doubtful || m.Sentence.Start > f.Span.Start || f.Span.End > m.Sentence.End || m.Sentence.End > len(d.Doc.Text) {
		return s, false
	}
	if m.Block >= 0 && m.Block < len(d.Doc.Blocks) {
		s.role = d.Doc.Blocks[m.Block].Role
	}
	name := s.name()
	lead := d.Doc.Text[max(m.Sentence.Start, f.Span.Start-longestLead):f.Span.Start]
	lead = bare(lead)
	at := strings.LastIndex(lead, name)
	if at < 0 {
		return s, false
	}
	s.after = strings.TrimPrefix(strings.TrimPrefix(reached(lead[at+len(name):]), "从"+period+"年"), "由"+period+"年")
	s.before = behindLast(lead[:at], "，,。；;：:！？\n")
	return s, utf8.RuneCountInString(s.after) <= longestVerb && !strings.ContainsAny(s.after, "，,。；;：:、") &&
		!text.HasAny(s.after, "从", "由", "比", "较", "占", "增", "减", "其中") &&
		!text.HasAny(sentencePart(lead[:at])+s.after, spanWords...) && !text.HasAny(s.before+s.after, partWords...) && !otherYear(s.before+s.after, period)
}

// reached takes from the words between a name and its number the base from
// which the indicator rose to it: 从2015年的45.58亿元增长到.
func reached(after string) string {
	if !text.StartsAny(after, "从", "由") || !text.EndsAny(after, "到", "至", "为") || strings.ContainsAny(after, "，,。；;、") {
		return after
	}
	return ""
}

// longestLead is how many bytes before a figure its name is looked for in,
// longestVerb how many characters may stand between name and number (首次突破).
const (
	longestLead = 180
	longestVerb = 6
)

// spanWords say that the numbers of a sentence count more than its period,
// partWords that those of a clause count a part or a mean of it.
var (
	spanWords = []string{"累计", "五年", "四年", "三年", "两年", "年来", "总计", "历年", "期间", "十五", "前三季度", "上半年", "季度", "截至"}
	partWords = []string{"年均", "平均", "连续", "月份", "首批", "其中", "去年", "上年", "上一年", "前年", "每", "以来"}
)

// sentencePart is what stands behind the last full stop or semicolon.
func sentencePart(s string) string { return behindLast(s, "。；;！？\n") }

// behindLast is the part of s behind the last of the marks.
func behindLast(s, marks string) string {
	i := strings.LastIndexAny(s, marks)
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

// otherYear reports whether the words name a year that is not the figure's.
func otherYear(words, period string) bool {
	for _, y := range yearsIn(words, text.Span{End: len(words)}) {
		if fmt.Sprint(y.year) != period {
			return true
		}
	}
	return false
}

// qualifiers that leave the indicator what it is: the body reporting, the year,
// verbs of doing.
var harmless = strings.NewReplacer("全区", "", "全县", "", "全市", "", "全省", "", "全国", "", "我区", "", "我县", "", "我市", "", "我省", "", "我国", "", "全年", "",
	"预计", "", "实现", "", "完成", "", "达到", "", "初步统计", "", "确保", "", "力争", "", "今年", "", "当年", "", "年", "", "地方", "", "累", "")

// sameThing reports whether two figures state one indicator in the same way.
func sameThing(s metric.Series, a, b stated) bool {
	if s.Field == "" && (utf8.RuneCountInString(s.Row.Name) < leastName || text.HasAny(s.Row.Name, attributes...)) ||
		a.Status == metric.Target && horizon(a.role) != horizon(b.role) {
		return false
	}
	if bare(a.metric.Scope) != bare(b.metric.Scope) || qualifier(a.before) != qualifier(b.before) {
		return false
	}
	limit := 2.0
	if s.Field != "" {
		limit = 3
	}
	x, y := math.Abs(a.Value), math.Abs(b.Value)
	return a.Unit == b.Unit && x > 0 && y > 0 && x < limit*y && y < limit*x || sameDigits(a, b)
}

// horizon is how far a role's targets look: a plan's and the year's are two, as is
// what the review says was aimed at.
func horizon(r report.Role) report.Role {
	if isAhead(r) {
		return report.Targets
	}
	return r
}

// attributes are words of names that many projects of one report have each.
var attributes = []string{"可", "能够", "带动", "投资", "占地", "建筑面积", "年产", "产值", "覆盖", "惠及", "受益", "吸纳", "服务", "容纳", "产能", "营收", "销售", "利税", "税收", "用工", "就业", "涉及"}

// qualifier is what narrows a name in its clause: what stands before it but for
// the words that leave it what it is.
func qualifier(before string) string {
	q := harmless.Replace(before)
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, q), " ")
}

// sameDigits reports whether two numbers have the same digits in another order
// or with the point elsewhere, as slips of the pen do.
func sameDigits(a, b stated) bool {
	digits := func(v float64) string {
		var d []byte
		for _, c := range []byte(fmt.Sprintf("%g", math.Abs(v))) {
			if c >= '1' && c <= '9' {
				d = append(d, c)
			}
		}
		slices.Sort(d)
		return string(d)
	}
	return len(digits(a.Value)) >= 3 && digits(a.Value) == digits(b.Value)
}

// gravity is an error for a standard indicator of the whole place, both times
// under the same name and as an exact number; a warning else: 新增就业 in a passage
// on tourism may not be the 城镇新增就业 that it is taken for.
func gravity(s metric.Series, a, b stated) Severity {
	if s.Field != "" && s.Scope == "" && a.Modifier == "" && b.Modifier == "" && a.High == nil && b.High == nil &&
		a.Unit == b.Unit && a.Kind == b.Kind && a.role == b.role && a.name() == b.name() {
		return Error
	}
	return Warning
}

// named is the indicator with the period that both figures bear.
func named(s metric.Series, a, b stated) string {
	if a.Period == b.Period && a.Period != "" {
		return a.Period + "年" + s.Canonical
	}
	return s.Canonical
}

// leastName is how many characters the name of an indicator outside the
// catalogue must have.
const leastName = 5

// bare is a text without quotes and spaces.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”\"‘’ 　()（）的", r) {
			return -1
		}
		return r
	}, s)
}

// revised notes where the draft gives an earlier period another value than the
// report that told of it.
func (d *draft) revised() {
	if len(d.against) == 0 {
		return
	}
	all := append([]metric.Reported{d.Reported}, d.against...)
	for _, s := range metric.JoinWith(all, d.corrections).Series {
		if s.Field == "" && utf8.RuneCountInString(s.Row.Name) < leastName {
			continue
		}
		for _, c := range s.Cells {
			if c.Later == nil || c.Later.Report != 0 || c.Report <= 0 {
				continue
			}
			_, old := metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}.Of(all)
			now, ok := d.plainly(metric.Ref{Metric: c.Later.Metric, Figure: c.Later.Figure}, c.Period)
			if !ok || old.Doubtful {
				continue
			}
			prior := all[c.Report].Doc
			d.add(Finding{
				Severity: Note, Span: now.Span, Other: &Other{c.Report - 1, old.Span},
				Message: fmt.Sprintf("%s年%s在%d年报告里是%s，这里是%s", c.Period, s.Canonical, prior.Info.Year, old.Span.Of(prior.Text), now.Span.Of(d.Doc.Text)),
			})
		}
	}
}
