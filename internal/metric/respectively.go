package metric

import "strings"

// told is one statement of a sentence, as 分别 may come back to it.
type told struct {
	// base is its name without the verb of counting, name with it.
	base, name string
	// joint is set where 均 or 双双 makes it one of several indicators.
	joint bool
}

// valueList is how many candidates at the start stand in one list: values with
// nothing but 、 or 和 between them.
func valueList(cs []candidate) int {
	n := 1
	for n < len(cs) && cs[n].gap == gapJoin && cs[n].form == cs[0].form {
		n++
	}
	return n
}

// eachLength is the same for values behind 分别 that have verbs of their own
// (分别增长5%、下降3%) or that commas part (分别达到5亿元，3亿元).
func eachLength(cs []candidate) int {
	if !cs[0].lead.each {
		return 0
	}
	n := 1
	for n < len(cs) && n < longList {
		c := &cs[n]
		if c.gap > gapComma || c.form != cs[0].form || c.lead.each && c.gap != gapJoin || c.lead.basis != "" && c.gap != gapJoin {
			break
		}
		if c.gap != gapJoin && (cleanSubject(c.lead.subject) != "" || c.lead.keep != "" || c.topic != "" || behindOf(c, c.right) != "") {
			break
		}
		if kindred(c) != kindred(&cs[0]) {
			break
		}
		n++
	}
	return n
}

// kindred is what the units of one list have in common.
func kindred(c *candidate) uint32 {
	return c.bits & (unitPercent | unitPoint | unitTimes | unitMoney | unitDuration)
}

// pairs names a list that only 分别 holds together; false where there are not
// as many names as values, so that it is no list.
func (th *thread) pairs(cs []candidate, out []naming) bool {
	list, ok := th.list(cs)
	if ok {
		copy(out, list)
	}
	return ok
}

// tell notes the statements of one list for the next 分别.
func (th *thread) tell(cs []candidate, out []naming) {
	for i := range cs {
		l := &cs[i].lead
		if out[i].name == "" || l.sign != 0 && !l.reach || cs[i].form == rankNumber || l.from || len(th.told) >= longList {
			continue
		}
		t := told{base: strings.TrimPrefix(out[i].name, l.keep), name: out[i].name, joint: l.joint}
		if len(th.base) == len(cs) && len(th.subjects) == len(cs) && th.subjects[i] == t.name && strings.HasSuffix(t.name, th.base[i]) {
			t.base = th.base[i]
		}
		if k := len(th.told); k > 0 && th.told[k-1].base == t.base {
			continue
		}
		th.told = append(th.told, t)
	}
}

// respective gives the indicators that as many values behind 分别 belong to, in
// their order: those of the clauses before (接待游客…，实现收入…，分别增长12%、15%),
// or where the sentence begins with it, of the sentence before. nil: none.
func (th *thread) respective(cs []candidate) []string {
	k := len(cs)
	if !cs[0].lead.each {
		return nil
	}
	from := th.told
	if n := len(from); n > 0 && from[n-1].joint {
		return splitNames(from[n-1].name, cs)
	}
	switch {
	case len(from) >= k:
	case len(from) == 0 && cs[0].topic == "" && len(th.before) == k:
		from = th.before
	default:
		return nil
	}
	var list []string
	for _, t := range from[len(from)-k:] {
		if cs[0].lead.sign != 0 {
			list = append(list, t.name)
		} else {
			list = append(list, t.base)
		}
	}
	return list
}
