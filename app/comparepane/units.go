package comparepane

import (
	"slices"
	"strings"
	"time"

	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/internal/ingest"
	"reportdesk/internal/text"
)

// unit is one difference of a text that came back (读回稿): it is taken into the
// draft or refused, as a whole passage or as one change within a pair.
type unit struct {
	pair   int
	change compare.Change
	// whole is set for what is taken passage by passage: added, removed, moved,
	// split, merged and rewritten ones.
	whole bool
	key   unitKey
	// gone and come are the draft's wording and that of the text that came back,
	// "" of a whole passage.
	gone, come string
	// who wrote it and when, as Word has it; "" where it has not.
	who string
}

// unitKey names a difference for as long as a text that came back is open: by
// its place there, which stays while the draft moves on, and by what of the
// draft it replaces. What a passage of the draft alone says has no place there.
type unitKey struct {
	at   text.Span
	gone string
	how  compare.Kind // of a whole passage, "" of one change
}

// nowhere is the place of what the text that came back has not.
var nowhere = text.Span{Start: -1, End: -1}

// unitsOf lists the differences of a revision whose old side is the draft, by
// pair. back is what the new side's file says of its tracked changes, nil for none.
func unitsOf(c *compare.Comparison, back *ingest.Revised) [][]unit {
	list := make([][]unit, len(c.Pairs))
	for i := range c.Pairs {
		p := &c.Pairs[i]
		if !notable(p) {
			continue
		}
		if !p.Moved && (p.Kind == compare.Edited || p.Kind == compare.Figures) {
			for _, d := range c.Changes(i) {
				u := unit{pair: i, change: d, gone: d.Old.Of(c.Old.Text), come: d.New.Of(c.New.Text)}
				u.key = unitKey{at: d.New, gone: u.gone}
				u.who = author(back, d.New, u.gone)
				list[i] = append(list[i], u)
			}
		}
		if len(list[i]) == 0 {
			list[i] = []unit{wholeUnit(c, i, back)}
		}
	}
	return list
}

// wholeUnit is a pair that is taken or refused as one.
func wholeUnit(c *compare.Comparison, i int, back *ingest.Revised) unit {
	p := &c.Pairs[i]
	u := unit{pair: i, whole: true, key: unitKey{at: nowhere, how: p.Kind}}
	gone := ""
	if len(p.Old) > 0 {
		gone = span(c.Old, p.Old).Of(c.Old.Text)
	}
	if len(p.New) > 0 {
		u.key.at = span(c.New, p.New)
		u.who = author(back, u.key.at, gone)
	} else {
		u.key.gone = gone
		u.who = author(back, nowhere, gone)
	}
	return u
}

// word says what a unit is in words.
func (u *unit) word(p *compare.Pair) string {
	switch {
	case !u.whole:
		return ""
	case p.Moved:
		return words.Of("移动整段", "The passage was moved")
	case p.Kind == compare.Added:
		return words.Of("新增整段", "The passage was added")
	case p.Kind == compare.Removed:
		return words.Of("删去整段", "The passage was removed")
	case p.Kind == compare.Rewritten:
		return words.Of("整段重写", "The passage was rewritten")
	}
	return captionOf(p)
}

// author names who wrote a difference that lies at a place of the text that
// came back and replaces wording of the draft: the authors of the tracked
// changes there, and when the last of them was made.
func author(back *ingest.Revised, at text.Span, gone string) string {
	if back == nil {
		return ""
	}
	var names []string
	var last time.Time
	for _, t := range back.Changes {
		inserted := !t.Accepted.Empty() && t.Accepted.Overlaps(at)
		deleted := t.Accepted.Empty() && gone != "" && t.Accepted.Start >= at.Start && t.Accepted.Start <= at.End
		if at == nowhere {
			was := strings.TrimSpace(t.Base.Of(back.Base.Text))
			deleted = t.Accepted.Empty() && was != "" && (strings.Contains(gone, was) || strings.Contains(was, gone))
		}
		if !inserted && !deleted {
			continue
		}
		if t.Author != "" && !slices.Contains(names, t.Author) {
			names = append(names, t.Author)
		}
		if t.Date.After(last) {
			last = t.Date
		}
	}
	who := strings.Join(names, words.Of("、", ", "))
	if who != "" && !last.IsZero() {
		who += " " + last.Local().Format(words.Of("1月2日", "2 Jan"))
	}
	return who
}

// edits give the draft, the old side, what units of one pair say.
func edits(c *compare.Comparison, units []unit) (text.Edits, bool) {
	var list text.Edits
	for i := range units {
		if units[i].whole {
			return c.Take(units[i].pair, compare.OldSide, true)
		}
		list = append(list, c.TakeChange(units[i].change, compare.OldSide))
	}
	return list, true
}
