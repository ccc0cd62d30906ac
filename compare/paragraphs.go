package compare

import (
	"cmp"
	"slices"
	"strings"

	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// passage is one paragraph of a side: a block of the body, or a line of what
// import left out.
type passage struct {
	part Part
	// text is the block's in Document.Text; of a line left out, as it stands in
	// Document.Told.
	text   string
	known  []text.Span // the figures that metrics name, in text
	tokens []token     // nil until cut
}

// cut returns the passage's tokens, cutting it once.
func (p *passage) cut() []token {
	if p.tokens == nil {
		p.tokens = tokenize(p.text, p.known)
	}
	return p.tokens
}

// passages lists a report's paragraphs in the order of Document.Told. Their
// spans cover what is not blank in it exactly once. What stands between two
// blocks on one line and was not left out as a whole (a watermark, the literal
// \r\n of a collector) goes to the span of the block before it.
func passages(r metric.Reported) []passage {
	doc := r.Doc
	w := &walker{told: doc.Told()}
	if doc.InSource() {
		for _, d := range doc.Dropped {
			if !d.Inline {
				w.dropped = append(w.dropped, d.Span)
			}
		}
	}
	known := figureSpans(r)
	for i, b := range doc.Blocks {
		t := b.Span.Of(doc.Text)
		if strings.TrimFunc(t, text.IsSpace) == "" {
			continue
		}
		span := doc.ToTold(b.Span)
		span.Start = max(span.Start, w.at)
		span.End = max(span.End, span.Start)
		w.between(&span)
		w.list = append(w.list, passage{part: Part{Block: i, Span: span}, text: t, known: known[i]})
		w.at = span.End
	}
	w.between(nil)
	return w.list
}

// walker goes through Document.Told from block to block.
type walker struct {
	told    string
	dropped []text.Span // whole paragraphs left out, rising
	at      int
	list    []passage
}

// between takes what lies from w.at to the next block (nil at the end): lines
// of their own become passages, other text goes to the block on its line.
func (w *walker) between(block *text.Span) {
	end := len(w.told)
	if block != nil {
		end = block.Start
	}
	afterBlock := len(w.list) > 0
	for start := w.at; start <= end; {
		line := text.Span{Start: start, End: end}
		n := strings.IndexAny(w.told[start:end], "\n\r")
		if n >= 0 {
			line.End = start + n
		}
		start = line.End + 1
		first, last := line.Start == w.at, n < 0
		line = line.Trim(w.told)
		switch {
		case line.Empty():
		case first && afterBlock && !w.leftOut(line):
			w.list[len(w.list)-1].part.Span.End = line.End
		case last && block != nil && !w.leftOut(line):
			block.Start = line.Start
		default:
			w.list = append(w.list, passage{part: Part{Block: -1, Span: line}, text: line.Of(w.told)})
		}
	}
}

// leftOut reports whether a line is part of a paragraph that import left out.
func (w *walker) leftOut(line text.Span) bool {
	i, _ := slices.BinarySearchFunc(w.dropped, line.Start, func(d text.Span, at int) int { return cmp.Compare(d.End, at+1) })
	return i < len(w.dropped) && w.dropped[i].Overlaps(line)
}

// figureSpans lists the spans of the figures that metrics name, by block,
// relative to the block's text, rising and without overlap.
func figureSpans(r metric.Reported) map[int][]text.Span {
	byBlock := map[int][]text.Span{}
	for _, m := range r.Metrics {
		if m.Block < 0 || m.Block >= len(r.Doc.Blocks) {
			continue
		}
		block := r.Doc.Blocks[m.Block].Span
		for _, f := range m.Figures {
			if block.Contains(f.Span) && !f.Span.Empty() {
				byBlock[m.Block] = append(byBlock[m.Block], f.Span.Shift(-block.Start))
			}
		}
	}
	for i, spans := range byBlock {
		slices.SortFunc(spans, func(x, y text.Span) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
		at := 0
		byBlock[i] = slices.DeleteFunc(spans, func(x text.Span) bool {
			if x.Start < at {
				return true
			}
			at = x.End
			return false
		})
	}
	return byBlock
}
