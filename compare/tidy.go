package compare

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// tidy makes a redline readable without changing what it says: islands of
// equal characters too small to read join the changes around them, changes
// lose what both their sides begin or end with, and an insertion or deletion
// that could stand at several places takes the one where clauses begin.
func (r *redliner) tidy(runs []run) []run {
	runs = r.joined(runs)
	for {
		n := len(runs)
		runs = r.trim(r.absorb(runs))
		if len(runs) == n {
			break
		}
	}
	return r.joined(r.slide(runs))
}

func nonEmpty(runs []run) []run {
	var list []run
	for _, u := range runs {
		if !u.a.Empty() || !u.b.Empty() {
			list = append(list, u)
		}
	}
	return list
}

// joined leaves out empty runs and joins neighbours: equal ones, and changes
// unless a clause ends between them.
func (r *redliner) joined(runs []run) []run {
	var list []run
	for _, u := range nonEmpty(runs) {
		n := len(list)
		if n > 0 && list[n-1].equal == u.equal && (u.equal || !r.apart(list[n-1], u)) {
			list[n-1] = list[n-1].with(u)
			continue
		}
		list = append(list, u)
	}
	return list
}

// with is the run of u and v, its neighbour behind.
func (u run) with(v run) run {
	u.a.End, u.b.End = v.a.End, v.b.End
	return u
}

// apart reports whether two neighbouring changes are better read one after the
// other: the first ends a clause on every side that it has. A mere insertion
// beside a mere deletion is one replacement.
func (r *redliner) apart(u, v run) bool {
	if u.a.Empty() && v.b.Empty() || u.b.Empty() && v.a.Empty() {
		return false
	}
	return r.endsClause(u)
}

func (r *redliner) endsClause(u run) bool {
	ends := func(s string, tokens []token, x text.Span) bool {
		return x.Empty() || markScore(tokens[x.End-1].Of(s)) > 1
	}
	return ends(r.a, r.ta, u.a) && ends(r.b, r.tb, u.b)
}

// absorb gives equal runs that are islands to the changes around them: to the
// one before where the island ends a clause, to the one behind where it begins
// one, else it joins both.
func (r *redliner) absorb(runs []run) []run {
	var list []run
	for k := 0; k < len(runs); k++ {
		u, n := runs[k], len(list)
		if n == 0 || !u.equal || k+1 == len(runs) || list[n-1].equal || runs[k+1].equal || !r.island(list[n-1], u, runs[k+1]) {
			list = append(list, u)
			continue
		}
		before, behind := list[n-1], runs[k+1]
		k++
		switch {
		case r.endsClause(u):
			list[n-1] = before.with(u)
			list = append(list, behind)
		case r.endsClause(before):
			list = append(list, u.with(behind))
			list[n].equal = false
		default:
			list[n-1] = before.with(behind)
		}
	}
	return r.joined(list)
}

// island reports whether an equal run between two changes is too small to help
// a reader: one or two characters, or few beside long changes.
func (r *redliner) island(before, u, after run) bool {
	n := utf8.RuneCountInString(r.textA(u.a))
	return n <= 2 || n <= 6 && 3*n <= min(before.size(), after.size())
}

func (u run) size() int { return max(u.a.Len(), u.b.Len()) }

// trim gives what both sides of a change begin or end with to the equal runs
// beside it, or to new ones at the ends of the passage; never to an island.
func (r *redliner) trim(runs []run) []run {
	var list []run
	for k, u := range runs {
		if u.equal {
			list = append(list, u)
			continue
		}
		a, b := u.a, u.b
		for (k == 0 || runs[k-1].equal) && !a.Empty() && !b.Empty() && r.same(a.Start, b.Start) {
			a.Start++
			b.Start++
		}
		c, d := a, b
		for (k == len(runs)-1 || runs[k+1].equal) && !c.Empty() && !d.Empty() && r.same(c.End-1, d.End-1) {
			c.End--
			d.End--
		}
		list = append(list,
			run{text.Span{Start: u.a.Start, End: a.Start}, text.Span{Start: u.b.Start, End: b.Start}, true},
			run{c, d, false},
			run{text.Span{Start: c.End, End: u.a.End}, text.Span{Start: d.End, End: u.b.End}, true})
	}
	return r.joined(list)
}

// slide moves each pure insertion and deletion between equal runs to the place,
// among those that say the same, where it begins behind a mark or ends with
// one: 推进，持续优化， rather than ，持续优化，推进.
func (r *redliner) slide(list []run) []run {
	for k := 1; k+1 < len(list); k++ {
		u, before, after := &list[k], &list[k-1], &list[k+1]
		if u.equal || !u.a.Empty() && !u.b.Empty() || !before.equal || !after.equal {
			continue
		}
		s, tokens, span := r.b, r.tb, u.b
		if u.b.Empty() {
			s, tokens, span = r.a, r.ta, u.a
		}
		same := func(i, j int) bool { return tokens[i].Of(s) == tokens[j].Of(s) }
		best, bestScore := 0, slideScore(s, tokens, span)
		try := func(step int) {
			if score := slideScore(s, tokens, span.Shift(step)); score > bestScore {
				best, bestScore = step, score
			}
		}
		roomLeft, roomRight := before.a.Len(), after.a.Len()
		if k > 1 {
			roomLeft -= 3 // leave no island
		}
		if k+2 < len(list) {
			roomRight -= 3
		}
		for step := -1; -step <= roomLeft && same(span.Start+step, span.End+step); step-- {
			try(step)
		}
		for step := 1; step <= roomRight && same(span.Start+step-1, span.End+step-1); step++ {
			try(step)
		}
		before.a.End, before.b.End = before.a.End+best, before.b.End+best
		u.a, u.b = u.a.Shift(best), u.b.Shift(best)
		after.a.Start, after.b.Start = after.a.Start+best, after.b.Start+best
	}
	return list
}

// slideScore rates where a change begins and ends: best behind a sentence,
// then behind a clause.
func slideScore(s string, tokens []token, x text.Span) int {
	score := 0
	if x.Start == 0 {
		score++
	} else {
		score += markScore(tokens[x.Start-1].Of(s))
	}
	return score + 2*markScore(tokens[x.End-1].Of(s))
}

func markScore(t string) int {
	switch {
	case strings.Contains(sentenceMarks, t):
		return 3
	case strings.Contains(clauseMarks, t):
		return 2
	case t == "、":
		return 1
	}
	return 0
}
