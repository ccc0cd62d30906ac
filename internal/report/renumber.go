package report

import (
	"strings"

	"reportdesk/internal/text"
)

// ladder are the styles of the levels as official documents have them.
var ladder = [...]Style{
	{Han, "", "、"},     // 一、
	{Han, "（", "）"},    // （一）
	{Arabic, "", "."},  // 1.
	{Arabic, "（", "）"}, // （1）
}

// Promote raises a head by a level (（二） becomes 二、), Demote lowers it; deep
// takes the heads under it along. The ordinal stays as it is: Renumber puts it
// right. The number is written as the draft writes those of that level, else as
// official documents do. A head without a number, or without a level above or
// below, gives ErrStructure.
func (d *Document) Promote(section int, deep bool) (text.Edits, error) {
	return d.shift(section, deep, -1)
}

// Demote: see Promote.
func (d *Document) Demote(section int, deep bool) (text.Edits, error) {
	return d.shift(section, deep, 1)
}

func (d *Document) shift(section int, deep bool, by int) (text.Edits, error) {
	if !d.IsHead(section) {
		return nil, ErrStructure
	}
	end := section + 1
	if deep {
		end = d.sectionEnd(section)
	}
	var edits text.Edits
	for i := section; i < end; i++ {
		if !d.IsHead(i) || i > section && d.numberOf(i).Empty() {
			continue
		}
		e, err := d.restyled(i, by)
		if err != nil {
			return nil, err
		}
		edits = append(edits, e)
	}
	return edits, nil
}

// restyled is the edit that writes a head's number in the style of another level.
func (d *Document) restyled(block, by int) (text.Edit, error) {
	s := d.Blocks[block].Span.Of(d.Text)
	if marks := isMarkdownHead(s); marks > 0 {
		at := d.Origin.ToSource(d.Blocks[block].Span).Start
		if by > 0 && marks < 6 {
			return text.Edit{Span: text.Span{Start: at, End: at}, New: "#"}, nil
		}
		if by < 0 && marks > 1 {
			return text.Edit{Span: text.Span{Start: at, End: at + 1}}, nil
		}
		return text.Edit{}, ErrStructure
	}
	style, ordinal, n := ParseNumber(s)
	if n == 0 {
		return text.Edit{}, ErrStructure
	}
	next, ok := d.levelStyle(d.Blocks[block].Level+by, style, by)
	number := Format(next, ordinal)
	if !ok || number == "" {
		return text.Edit{}, ErrStructure
	}
	return text.Edit{Span: d.Origin.ToSource(d.numberOf(block)), New: number}, nil
}

// levelStyle is how the draft numbers the heads of a level; where it has none,
// what follows in the ladder on the style of the level beside.
func (d *Document) levelStyle(level int, beside Style, by int) (Style, bool) {
	if level < 1 {
		return Style{}, false
	}
	for i := range d.Blocks {
		if d.Blocks[i].Level == level && d.IsHead(i) {
			if s, _, n := ParseNumber(d.Blocks[i].Span.Of(d.Text)); n > 0 && s.depth() > 0 {
				return s, s.depth() != beside.depth()
			}
		}
	}
	at := beside.depth() - 1 + by
	if beside.depth() == 0 || at < 0 || at >= len(ladder) {
		return Style{}, false
	}
	return ladder[at], true
}

// Renumber counts the heads anew, in each section from 1: 一、（一）1.（1）. section
// -1 is the whole draft, else only what stands under that head is counted. How
// the numbers are written stays; where most sections of a level count on from the
// one before ((一) to (十二) through all parts), they go on doing so. A numbered
// paragraph that begins again with 1 behind a paragraph without number begins
// another list. Nothing but numbers is changed, and what is right stays.
func (d *Document) Renumber(section int) (text.Edits, error) {
	from, until := 0, len(d.Blocks)
	if section >= 0 {
		if !d.IsHead(section) {
			return nil, ErrStructure
		}
		from, until = section+1, d.sectionEnd(section)
	}
	type list struct {
		section int
		style   Style
	}
	counted := map[list]int{}
	running := map[Style]int{}
	on := d.countsOn()
	var edits text.Edits
	for i := range until {
		if !d.IsHead(i) || d.Blocks[i].Role == GlossaryRole {
			continue
		}
		style, ordinal, n := ParseNumber(d.Blocks[i].Span.Of(d.Text))
		if n == 0 || !style.Counts() {
			continue
		}
		l := list{d.Blocks[i].Section, style}
		next := counted[l] + 1
		switch {
		case on[style]:
			next = running[style] + 1
		case ordinal == 1 && d.Blocks[i].Kind == Item && i > 0 && d.Blocks[i-1].Kind == Paragraph:
			next = 1
		}
		counted[l], running[style] = next, next
		if i < from && on[style] {
			counted[l], running[style] = ordinal, ordinal // what is not to be changed is counted as it is
		}
		number := Format(style, next)
		if i < from || next == ordinal || number == "" {
			continue
		}
		edits = append(edits, numeralEdit(d.Origin.ToSource(d.numberOf(i)), style, d.numberOf(i).Of(d.Text), number))
	}
	return edits, nil
}

// numeralEdit changes only the numeral of a number: what stands around it stays.
func numeralEdit(at text.Span, style Style, was, number string) text.Edit {
	trimmed := func(s string) string {
		return strings.TrimSuffix(strings.TrimPrefix(s, style.Before), style.After)
	}
	start := at.Start + len(style.Before)
	return text.Edit{Span: text.Span{Start: start, End: start + len(trimmed(was))}, New: trimmed(number)}
}

// countsOn are the styles whose numbers run through the whole draft: in most of
// its sections but the first they go on from the section before instead of
// beginning with 1.
func (d *Document) countsOn() map[Style]bool {
	type seen struct{ section, last, on, anew int }
	styles := map[Style]*seen{}
	for i := range d.Blocks {
		if !d.IsHead(i) || d.Blocks[i].Role == GlossaryRole {
			continue
		}
		style, ordinal, n := ParseNumber(d.Blocks[i].Span.Of(d.Text))
		if n == 0 || !style.Counts() {
			continue
		}
		s := styles[style]
		switch {
		case s == nil:
			s = &seen{}
			styles[style] = s
		case s.section == d.Blocks[i].Section:
		case ordinal == 1:
			s.anew++
		case ordinal == s.last+1:
			s.on++
		}
		s.section, s.last = d.Blocks[i].Section, ordinal
	}
	on := map[Style]bool{}
	for style, s := range styles {
		on[style] = s.on > s.anew
	}
	return on
}
