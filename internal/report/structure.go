package report

import (
	"errors"
	"strings"

	"reportdesk/internal/text"
)

// Structural changes of a draft: functions that return the edits. They are for
// documents whose text is their own source (FromText), and both what they are
// asked about, a section, and what they give, the edits, go by that: a section is
// named by the index in Blocks of its head, edits lie in Document.Source, the
// text in the editor. A paragraph is moved, or deleted, with the indent before
// it; every other byte stays as it is.

// ErrStructure is returned for a change that a report's structure does not have:
// a block that is no head, a section moved into itself, a head that has no level
// above it.
var ErrStructure = errors.New("the outline does not allow it")

// IsHead reports whether a block begins a section: a head that stands alone, or a
// counted one that its passage follows in the same paragraph. 一是, —— and their
// kin order what a section says and do not divide it.
func (d *Document) IsHead(block int) bool {
	if block < 0 || block >= len(d.Blocks) || d.Blocks[block].Level < 1 {
		return false
	}
	b := &d.Blocks[block]
	if b.Kind == Heading {
		return true
	}
	style, _, n := ParseNumber(b.Span.Of(d.Text))
	return b.Kind == Item && n > 0 && style.rank() != rankItem
}

// SectionOf is the head of the section that a block lies in, the block itself
// where it is one; -1 for what stands before the first head, and for what closes
// the report.
func (d *Document) SectionOf(block int) int {
	if block < 0 || block >= len(d.Blocks) {
		return -1
	}
	for i := block; i >= 0; i = d.Blocks[i].Section {
		if d.IsHead(i) {
			if d.sectionEnd(i) <= block {
				return -1
			}
			return i
		}
	}
	return -1
}

// sectionEnd is the first block behind a section: that of the next one on its
// level or above, of the closing words, or of the glossary.
func (d *Document) sectionEnd(head int) int {
	end := head + 1
	for ; end < len(d.Blocks); end++ {
		b := &d.Blocks[end]
		up := b.Section
		for up > head {
			up = d.Blocks[up].Section
		}
		if up != head || b.Kind == Closing || b.Role != d.Blocks[head].Role && (b.Role == ClosingRole || b.Role == GlossaryRole) {
			break
		}
	}
	return end
}

// SectionSpan is what a section covers in Source, from the start of its head's
// line to the end of its last paragraph, without the line end and blank lines
// behind it.
func (d *Document) SectionSpan(head int) text.Span {
	return d.lines(head, d.sectionEnd(head))
}

// lines is what the lines of blocks from one up to, not including, another cover
// in Source.
func (d *Document) lines(from, until int) text.Span {
	first, last := d.Origin.ToSource(d.Blocks[from].Span), d.Origin.ToSource(d.Blocks[until-1].Span)
	s := text.Span{Start: strings.LastIndexByte(d.Source[:first.Start], '\n') + 1, End: len(d.Source)}
	if n := strings.IndexByte(d.Source[last.End:], '\n'); n >= 0 {
		s.End = last.End + n
	}
	return s
}

// MoveBefore moves a section, with all under it, before another one; MoveAfter
// behind another one and all under that. A section that stands there already
// gives no edits. What parts paragraphs stays where it is, so that a text whose
// last line has no end is one afterwards too, and to move back restores every byte.
func (d *Document) MoveBefore(section, target int) (text.Edits, error) {
	if !d.IsHead(target) {
		return nil, ErrStructure
	}
	return d.move(section, target)
}

// MoveAfter: see MoveBefore.
func (d *Document) MoveAfter(section, target int) (text.Edits, error) {
	if !d.IsHead(target) {
		return nil, ErrStructure
	}
	return d.move(section, d.sectionEnd(target))
}

// move brings a section before a block, or to the end of all.
func (d *Document) move(section, to int) (text.Edits, error) {
	if !d.IsHead(section) {
		return nil, ErrStructure
	}
	end := d.sectionEnd(section)
	switch {
	case to == section || to == end:
		return nil, nil
	case to > section && to < end:
		return nil, ErrStructure
	}
	moved := d.lines(section, end)
	if to < section {
		passed := d.lines(to, section)
		gap := d.Source[passed.End:moved.Start]
		return text.Edits{
			{Span: text.Span{Start: passed.Start, End: passed.Start}, New: moved.Of(d.Source) + gap},
			{Span: text.Span{Start: passed.End, End: moved.End}},
		}, nil
	}
	passed := d.lines(end, to)
	gap := d.Source[moved.End:passed.Start]
	return text.Edits{
		{Span: text.Span{Start: moved.Start, End: passed.Start}},
		{Span: text.Span{Start: passed.End, End: passed.End}, New: gap + moved.Of(d.Source)},
	}, nil
}

// DeleteSection deletes a section with all under it.
func (d *Document) DeleteSection(section int) (text.Edits, error) {
	if !d.IsHead(section) {
		return nil, ErrStructure
	}
	return text.Edits{{Span: d.cut(section, d.sectionEnd(section))}}, nil
}

// cut is what has to go for the lines of some blocks to go: with the line end
// behind them, or at the text's end with the one before them.
func (d *Document) cut(from, until int) text.Span {
	s := d.lines(from, until)
	switch {
	case until < len(d.Blocks):
		s.End = d.lines(until, until+1).Start
	case from > 0:
		s.Start = d.lines(from-1, from).End
	}
	return s
}

// Merge makes what stands in a section part of the section before it: a head that
// stands alone goes, of one that its passage follows the number goes.
func (d *Document) Merge(section int) (text.Edits, error) {
	if !d.IsHead(section) {
		return nil, ErrStructure
	}
	before := section - 1
	for before >= 0 && !d.IsHead(before) {
		before--
	}
	if before < 0 {
		return nil, ErrStructure
	}
	if d.Blocks[section].Kind == Heading {
		return text.Edits{{Span: d.cut(section, section+1)}}, nil
	}
	span := d.Origin.ToSource(d.numberOf(section))
	line := d.lines(section, section+1)
	span.End = line.End - len(strings.TrimLeftFunc(d.Source[span.End:line.End], text.IsSpace))
	return text.Edits{{Span: span}}, nil
}

// numberOf is where a block's number stands in Text, empty where it has none.
func (d *Document) numberOf(block int) text.Span {
	s := d.Blocks[block].Span
	_, _, n := ParseNumber(s.Of(d.Text))
	s.End = s.Start + n
	return s
}
