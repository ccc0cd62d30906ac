package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Change is what tracking says of a run or of the end of a paragraph.
type Change string

// The changes, by the names of their elements.
const (
	Unchanged Change = ""
	Inserted  Change = "ins"
	Deleted   Change = "del"
	MovedFrom Change = "moveFrom"
	MovedTo   Change = "moveTo"
)

// Run is characters of one look.
type Run struct {
	// Text may hold tabs and line ends (a break within the paragraph). What XML
	// cannot carry (control characters, halves of a character) becomes U+FFFD.
	Text string
	// Style is the ID of a style of runs, "" for the paragraph's.
	Style  string
	Change Change
	// Field is a code whose result stands in place of Text: PAGE, NUMPAGES.
	Field string
}

// Paragraph is one paragraph.
type Paragraph struct {
	Style string
	Runs  []Run
	// Mark is the change of the paragraph's end: where it is taken away, the
	// paragraph runs on into the next one.
	Mark Change
	// Move begins, before the runs, the range of a moved passage of this name;
	// its two ranges, MovedFrom and MovedTo, share a name that no other has.
	Move     string
	MoveKind Change
}

// Paragraph writes a paragraph.
func (d *Writer) Paragraph(p Paragraph) {
	d.put(`<w:p>`)
	if p.Style != "" || p.Mark != Unchanged {
		d.put(`<w:pPr>`)
		if p.Style != "" {
			d.put(`<w:pStyle w:val="`, escape(p.Style), `"/>`)
		}
		if p.Mark != Unchanged {
			d.put(`<w:rPr><w:`, string(p.Mark), d.change(), `/></w:rPr>`)
		}
		d.put(`</w:pPr>`)
	}
	if p.Move != "" {
		d.id++
		d.moves = append(d.moves, move{p.MoveKind, d.id})
		d.put(`<w:`, string(p.MoveKind), `RangeStart`, number("id", d.id), d.who, ` w:name="`, escape(p.Move), `"/>`)
	}
	for i := range p.Runs {
		d.run(&p.Runs[i])
	}
	d.put(`</w:p>`)
}

// EndMove ends the range that was begun last, behind the last paragraph.
func (d *Writer) EndMove() {
	m := d.moves[len(d.moves)-1]
	d.moves = d.moves[:len(d.moves)-1]
	d.put(`<w:`, string(m.kind), `RangeEnd`, number("id", m.id), `/>`)
}

// change is the attributes of the next tracked change.
func (d *Writer) change() string {
	d.id++
	return number("id", d.id) + d.who
}

func (d *Writer) run(r *Run) {
	if r.Text == "" && r.Field == "" {
		return
	}
	if r.Change != Unchanged {
		d.put(`<w:`, string(r.Change), d.change(), `>`)
		defer d.put(`</w:`, string(r.Change), `>`)
	}
	if r.Field != "" {
		d.put(`<w:fldSimple w:instr="`, escape(r.Field), `">`)
		defer d.put(`</w:fldSimple>`)
	}
	d.put(`<w:r>`)
	if r.Style != "" {
		d.put(`<w:rPr><w:rStyle w:val="`, escape(r.Style), `"/></w:rPr>`)
	}
	if r.Field != "" {
		d.put(`<w:t>1</w:t>`) // what programs show before they count
	} else {
		d.text(r.Text, r.Change == Deleted)
	}
	d.put(`</w:r>`)
}

// text writes a run's characters, tabs and breaks.
func (d *Writer) text(s string, deleted bool) {
	name := "t"
	if deleted {
		name = "delText"
	}
	for s != "" {
		n := strings.IndexAny(s, "\t\n")
		switch {
		case n < 0:
			n = len(s)
			fallthrough
		case n > 0:
			d.put(`<w:`, name, ` xml:space="preserve">`, escape(s[:n]), `</w:`, name, `>`)
		case s[0] == '\t':
			d.put(`<w:tab/>`)
			n = 1
		default:
			d.put(`<w:br/>`)
			n = 1
		}
		s = s[n:]
	}
}

// escape makes text safe in XML, also in attributes. What XML 1.0 cannot carry
// becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	last := 0
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if sign := entity(r, n); sign != "" {
			b.WriteString(s[last:i] + sign)
			last = i + n
		}
		i += n
	}
	if last == 0 {
		return s
	}
	b.WriteString(s[last:])
	return b.String()
}

// entity is what stands for a character of n bytes, "" for itself.
func entity(r rune, n int) string {
	switch {
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '&':
		return "&amp;"
	case r == '"':
		return "&#34;"
	case r == '\t' || r == '\n' || r == '\r':
		return "&#" + strconv.Itoa(int(r)) + ";"
	case r < ' ' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && n == 1:
		return "\uFFFD"
	}
	return ""
}
