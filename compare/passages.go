package compare

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/compare/lsa"
	"reportdesk/internal/report"
)

// topic is one block of a report as it is compared by subject.
type topic struct {
	block int // index in Document.Blocks
	role  report.Role
	// head is set for a block that stands for what is under it: it is compared
	// through its section. part is set for heads of level 1.
	head, part bool

	whole, first vector
	// subjects are the passages of a long paragraph, each about one thing (only
	// whole itself in most blocks), and lengths their weights.
	subjects []vector
	lengths  []float32
	place    []float32 // in the subject space
	// section and sectionPlace are those of the head with all under it, empty elsewhere.
	section      vector
	sectionPlace []float32
}

// reading is a passage before the vocabulary is settled.
type reading struct {
	block      int
	whole      bag
	first      bag
	subjects   []bag
	lengths    []float32
	length     int
	head, part bool
	// under is how many of the readings that follow belong to the head's section.
	under int
}

// side is one report of a comparison by subject.
type side struct {
	doc      *report.Document
	front    []int // blocks of title and salutation
	glossary []int
	topics   []topic // the body, in order

	// appendix is the first block after the closing: lists with dates and offices,
	// which treat the tasks once more and belong with their like only.
	appendix int

	readings []reading
}

// appended is the role of what stands after the closing.
const appended report.Role = "appendix"

// A closing that stands before lastShare of the text is none: a paragraph of
// another part was taken for it.
const lastShare = 0.6

// side takes the words of a report into the vocabulary.
func (v *vocabulary) side(doc *report.Document) *side {
	s := &side{doc: doc, appendix: appendixOf(doc)}
	for i, b := range doc.Blocks {
		switch {
		case b.Role == report.GlossaryRole:
			s.glossary = append(s.glossary, i)
		case b.Kind == report.Title || b.Kind == report.Salutation:
			s.front = append(s.front, i)
		default:
			s.readings = append(s.readings, v.reading(i, b.Span.Of(doc.Text)))
		}
	}
	s.findHeads()
	return s
}

// appendixOf returns the first block after the closing; of a report without
// closing, the number of blocks.
func appendixOf(doc *report.Document) int {
	for i := len(doc.Blocks) - 1; i >= 0; i-- {
		b := doc.Blocks[i]
		if b.Role == report.ClosingRole && float64(b.Span.Start) >= lastShare*float64(len(doc.Text)) {
			return i + 1
		}
	}
	return len(doc.Blocks)
}

// roleOf is the role in which a block is compared.
func (s *side) roleOf(block int) report.Role {
	if block >= s.appendix {
		return appended
	}
	return s.doc.Blocks[block].Role
}

// reading reads one paragraph.
func (v *vocabulary) reading(block int, paragraph string) reading {
	t := withoutAddress(paragraph)
	r := reading{block: block, length: utf8.RuneCountInString(t)}
	_, _, number := report.ParseNumber(t)
	r.first = v.read(lsa.First(t[number:]))
	for _, span := range lsa.Passages(t) {
		b := v.read(span.Of(t))
		r.subjects = append(r.subjects, b)
		r.lengths = append(r.lengths, weightOfLength(span.Of(t)))
		r.whole = append(r.whole, b...)
	}
	return r
}

// weightOfLength is how much a passage counts among those of its paragraph.
func weightOfLength(t string) float32 {
	return float32(math.Sqrt(float64(utf8.RuneCountInString(t))))
}

// withoutAddress takes off 各位代表！, with which any paragraph may open.
func withoutAddress(t string) string {
	rest, ok := strings.CutPrefix(t, "各位代表")
	if !ok {
		return t
	}
	return strings.TrimLeft(rest, "！!，,：: 　")
}

// findHeads marks the blocks that stand for what is under them.
func (s *side) findHeads() {
	for i := range s.readings {
		r := &s.readings[i]
		b := s.doc.Blocks[r.block]
		if b.Level != 1 && b.Level != 2 && b.Kind != report.Heading {
			continue
		}
		below := 0
		for k := i + 1; k < len(s.readings) && s.under(s.readings[k].block, r.block); k++ {
			r.under++
			below += s.readings[k].length
		}
		r.part = b.Level == 1 && b.Kind == report.Heading
		r.head = b.Kind == report.Heading || b.Level <= 2 && r.length < below
	}
}

// under reports whether a block belongs to a head's section. Thanks, problems
// and closing stand for themselves wherever the outline hangs them, and so does
// a paragraph that addresses the assembly anew.
func (s *side) under(block, head int) bool {
	b := s.doc.Blocks[block]
	switch b.Role {
	case report.Thanks, report.Problems, report.ClosingRole:
		return false
	}
	if strings.HasPrefix(b.Span.Of(s.doc.Text), "各位代表") {
		return false
	}
	for b.Section > head {
		b = s.doc.Blocks[b.Section]
	}
	return b.Section == head
}

// count notes in how many blocks the grams stand; the bags get sorted.
func (s *side) count(v *vocabulary) {
	for i := range s.readings {
		slices.Sort(s.readings[i].whole)
		v.count(s.readings[i].whole)
	}
}

// settle makes the passages of the readings once the vocabulary is settled.
func (s *side) settle(v *vocabulary) {
	for i := range s.readings {
		r := &s.readings[i]
		v.renumber(r.whole)
		v.renumber(r.first)
		for _, b := range r.subjects {
			v.renumber(b)
		}
	}
	s.topics = make([]topic, len(s.readings))
	for i := range s.readings {
		r := &s.readings[i]
		p := v.topic(r)
		p.role = s.roleOf(r.block)
		p.head, p.part = r.head, r.part
		if r.head {
			var joined bag
			for _, u := range s.readings[i : i+1+r.under] {
				joined = append(joined, u.whole...)
			}
			slices.Sort(joined)
			p.section, p.sectionPlace = v.vector(joined), v.subject(joined)
		}
		s.topics[i] = p
	}
	s.readings = nil
}

// topic weighs a reading whose bags are sorted.
func (v *vocabulary) topic(r *reading) topic {
	p := topic{block: r.block, whole: v.vector(r.whole), first: v.vector(r.first), place: v.subject(r.whole)}
	if len(r.subjects) < 2 {
		p.subjects, p.lengths = []vector{p.whole}, []float32{1}
		return p
	}
	for i, b := range r.subjects {
		if w := v.vector(b); len(w.grams) > 0 {
			p.subjects = append(p.subjects, w)
			p.lengths = append(p.lengths, r.lengths[i])
		}
	}
	return p
}
