package checkpane

import (
	"slices"

	"reportdesk/app/words"
	"reportdesk/internal/check"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// severities are in the order of the list, gravest first.
var severities = []check.Severity{check.Error, check.Warning, check.Note}

// rank is a severity's place in severities.
func rank(s check.Severity) int {
	if i := slices.Index(severities, s); i >= 0 {
		return i
	}
	return len(severities) - 1
}

// The findings stand in groups: those of each severity by its rank, and behind
// them what is not filled in yet. Of that a draft just begun has hundreds; among
// the errors it would hide them.
const (
	blanksGroup = 3
	groups      = 4
)

func groupOf(f *check.Finding) int {
	if f.Rule == check.BlanksRule {
		return blanksGroup
	}
	return rank(f.Severity)
}

// findings is what the rules found in one state of the draft, and against which
// reports. The zero value is that of no draft.
type findings struct {
	draft  metric.Reported
	priors []metric.Reported
	all    []check.Finding // by groups, then in the order of the text
	blanks int             // how many of them are of the last group
}

func newFindings(draft metric.Reported, priors []metric.Reported, found []check.Finding) findings {
	f := findings{draft: draft, priors: priors, all: slices.Clone(found)}
	slices.SortStableFunc(f.all, func(a, b check.Finding) int { return groupOf(&a) - groupOf(&b) })
	for i := range f.all {
		if groupOf(&f.all[i]) == blanksGroup {
			f.blanks++
		}
	}
	return f
}

// ruleCount is how often a rule found something, and how grave at most.
type ruleCount struct {
	id, name string
	count    int
	severity check.Severity
}

// rules are all rules in their order, those of findings that no rule is known of after.
func (f *findings) rules() []ruleCount {
	var list []ruleCount
	for _, r := range check.Rules() {
		list = append(list, ruleCount{id: r.ID, name: ruleName(r.ID)})
	}
	for i := range f.all {
		one := &f.all[i]
		at := slices.IndexFunc(list, func(r ruleCount) bool { return r.id == one.Rule })
		if at < 0 {
			at = len(list)
			list = append(list, ruleCount{id: one.Rule, name: ruleName(one.Rule)})
		}
		if r := &list[at]; r.count == 0 || rank(one.Severity) < rank(r.severity) {
			r.severity = one.Severity
		}
		list[at].count++
	}
	return list
}

// mistakes is how many findings there are but for blanks.
func (f *findings) mistakes() int { return len(f.all) - f.blanks }

// counts are how many of them there are of each severity.
func (f *findings) counts() (n [3]int) {
	for i := range f.all {
		if groupOf(&f.all[i]) != blanksGroup {
			n[rank(f.all[i].Severity)]++
		}
	}
	return n
}

// other is the report that a finding is held against, and its index; the draft
// itself has index -1. ok is false where there is none.
func (f *findings) other(o *check.Other) (r metric.Reported, ok bool) {
	switch {
	case o == nil:
		return r, false
	case o.Report < 0:
		return f.draft, true
	case o.Report < len(f.priors):
		return f.priors[o.Report], true
	}
	return r, false
}

// view is which findings are shown.
type view struct {
	rule       string  // "" for all
	severities [3]bool // none on: all
	folded     [groups]bool
}

// line is one line of the list: the head of a group, or a finding.
type line struct {
	finding *check.Finding // nil in a head
	group   int
	count   int
}

// lines are what the list shows, from the top.
func (v *view) lines(f *findings) []line {
	var lines []line
	for g := range groups {
		head := len(lines)
		count := 0
		for i := range f.all {
			one := &f.all[i]
			if groupOf(one) != g || !v.passes(one) {
				continue
			}
			if count == 0 {
				lines = append(lines, line{group: g})
			}
			count++
			if !v.folded[g] {
				lines = append(lines, line{finding: one, group: g})
			}
		}
		if count > 0 {
			lines[head].count = count
		}
	}
	return lines
}

func (v *view) passes(f *check.Finding) bool {
	if v.rule != "" && f.Rule != v.rule {
		return false
	}
	return v.severities == [3]bool{} || groupOf(f) != blanksGroup && v.severities[rank(f.Severity)]
}

// same reports whether two findings, perhaps of two states of the draft, are
// the same to a reader: what one types elsewhere moves places.
func same(a, b *check.Finding) bool {
	return a != nil && b != nil && a.Rule == b.Rule && a.Message == b.Message && near(a.Span, b.Span)
}

func near(a, b text.Span) bool {
	const far = 400 // bytes that one may have typed between two states
	return max(a.Start-b.Start, b.Start-a.Start) < far
}

// ruleName is a rule's name in the window's language.
func ruleName(id string) string {
	if en, ok := inEnglish[id]; ok {
		return words.Of(check.Name(id), en)
	}
	return check.Name(id)
}

var inEnglish = map[string]string{
	"two-values": "Two values", "numbering-gap": "Numbering gap", "last-year": "Last year's year", check.BlanksRule: "Left to fill in",
}

// oneSeverity is a severity as the word for one finding, groupWord for several.
func oneSeverity(rk int) string {
	return [3]string{words.Of("错误", "Error"), words.Of("提醒", "Warning"), words.Of("提示", "Note")}[rk]
}

// groupWord is the head of a group.
func groupWord(g int) string {
	return [groups]string{words.Of("错误", "Errors"), words.Of("提醒", "Warnings"), words.Of("提示", "Notes"), ruleName(check.BlanksRule)}[g]
}
