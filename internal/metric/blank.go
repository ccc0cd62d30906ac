package metric

import (
	"slices"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// hideBlanks returns a paragraph without what stands in its blanks, which is
// last year's and not said. Offsets stay: spaces fill the place. A blank for a
// number ends with a digit, so that what stands beside it is read as it will be
// when it is filled; its span is returned, and no figure comes of it.
func hideBlanks(t string) (string, []text.Span) {
	list := report.Blanks(t)
	if len(list) == 0 {
		return t, nil
	}
	var numbers []text.Span
	hidden := []byte(t)
	for _, b := range list {
		for i := b.Span.Start; i < b.Span.End; i++ {
			hidden[i] = ' '
		}
		if b.Kind == report.BlankFigure {
			hidden[b.Span.End-1] = '1'
			numbers = append(numbers, b.Span)
		}
	}
	return string(hidden), numbers
}

// isBlank reports whether a figure, in the document's text, is a blank's.
func (p *passage) isBlank(figure text.Span) bool {
	return slices.ContainsFunc(p.blanks, func(b text.Span) bool { return b.Shift(p.block.Span.Start).Overlaps(figure) })
}
