package compare

import (
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// Beside holds a passage of a report beside one of an earlier year's report, as
// Documents does in year mode with passages that it links: for a window that
// shows one at a time, after Counterparts has said which. Old and new are
// indexes of blocks. Unlike those of Documents, the figures that only one of
// the passages states are listed too.
func Beside(before metric.Reported, old int, after metric.Reported, new int) Pair {
	c := &Comparison{Mode: Year, Old: before.Doc, New: after.Doc}
	p := Pair{Old: []Part{partOf(before.Doc, old)}, New: []Part{partOf(after.Doc, new)}}
	c.keep(&p)
	c.name(&p)
	p.Figures = changes(newStated(before), newStated(after), p.Old, p.New)
	return p
}

func partOf(doc *report.Document, block int) Part {
	return Part{Block: block, Span: doc.ToTold(doc.Blocks[block].Span)}
}
