package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// maxDepth is how deep a document's elements may nest. Word's own stay under
// 60; a hostile one must not exhaust the stack.
const maxDepth = 500

var errDepth = errors.New("elements nest too deeply")

// wordReader reads document.xml (and the notes, which are alike) in one pass
// over its tokens.
type wordReader struct {
	dec     *xml.Decoder
	numbers *numbering
	out     []wordPara
	depth   int
	size    int    // bytes of text so far
	part    string // the part's name where its places are to be known, else ""

	para    *wordPara  // the paragraph being read
	pending *wordPara  // what a deleted paragraph mark joins to the next one
	boxes   []wordPara // of text boxes, to follow the paragraph
	props   paraProps
	fields  []fieldState
	notes   []noteRef

	view *trackView   // who watches, or nil
	lost []changeMark // places outside of any paragraph that is put out
}

// paraProps are the properties of the paragraph being read.
type paraProps struct {
	style, num  string
	level       int
	markDeleted bool // the paragraph's end is a tracked deletion
}

// fieldState is where in a field the text is: Word keeps a field's code and
// its result as runs one after the other.
type fieldState struct {
	result   bool // behind the separator
	contents bool // a table of contents
}

// noteRef is a reference to a foot- or endnote, in the order of the text.
type noteRef struct {
	end bool
	id  string
}

func newWordReader(part []byte, n *numbering) *wordReader {
	return &wordReader{dec: decoder(part), numbers: n}
}

// document reads the whole part.
func (r *wordReader) document() error {
	root := false
	for {
		t, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			if !root {
				return errors.New("no document in the part")
			}
			r.flushPending()
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			root = true
			if err := r.children(e, r.block); err != nil {
				return err
			}
		}
	}
}

// children hands each child element of e to f, which must read it to its end.
func (r *wordReader) children(e xml.StartElement, f func(xml.StartElement) error) error {
	if r.depth++; r.depth > maxDepth {
		return errDepth
	}
	defer func() { r.depth-- }()
	for {
		t, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads past an element.
func (r *wordReader) skip(xml.StartElement) error { return r.dec.Skip() }

// left are the elements whose content is no text of the document: what tracked
// changes took away, properties, codes.
var left = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "delInstrText": true, "instrText": true,
	"pPrChange": true, "rPrChange": true, "tblPrChange": true, "trPrChange": true, "tcPrChange": true, "sectPrChange": true,
	"sectPr": true, "sdtPr": true, "sdtEndPr": true, "tblPr": true, "tblGrid": true, "tcPr": true,
	"rt": true, "rubyPr": true, "Fallback": true, "background": true, "fldData": true, "ffData": true,
	"annotationRef": true, "footnoteRef": true, "endnoteRef": true,
}

// block reads an element that holds paragraphs.
func (r *wordReader) block(e xml.StartElement) error {
	switch name := e.Name.Local; {
	case left[name]:
		return r.skip(e)
	case name == "p" && isWord(e):
		return r.paragraph(e)
	case name == "tbl" && isWord(e):
		return r.table(e)
	case name == "AlternateContent":
		return r.alternate(e, r.block)
	default:
		return r.children(e, r.block)
	}
}

// isWord reports whether an element is of WordprocessingML, and not of the
// drawings or formulas that also have paragraphs and runs.
func isWord(e xml.StartElement) bool {
	return e.Name.Space == "" || e.Name.Space == "w" || strings.Contains(e.Name.Space, "wordprocessingml")
}

// alternate reads the first choice of an AlternateContent: the further ones,
// and the fallback, say the same again. A fallback alone is read.
func (r *wordReader) alternate(e xml.StartElement, f func(xml.StartElement) error) error {
	done := false
	return r.children(e, func(c xml.StartElement) error {
		if done || c.Name.Local != "Choice" && c.Name.Local != "Fallback" {
			return r.skip(c)
		}
		done = true
		return r.children(c, f)
	})
}

// paragraph reads a w:p and puts it out. A text box inside has paragraphs of its own.
func (r *wordReader) paragraph(e xml.StartElement) error {
	para, props := r.para, r.props
	r.para, r.props = &wordPara{}, paraProps{}
	if r.pending != nil {
		r.para, r.pending = r.pending, nil
	}
	err := r.children(e, r.inline)
	done, p := r.para, r.props
	r.para, r.props = para, props
	if err != nil {
		return err
	}
	if p.markDeleted {
		r.pending = done
		return nil
	}
	r.put(*done, p)
	if para == nil {
		r.out, r.boxes = append(r.out, r.boxes...), nil
	}
	return nil
}

func (r *wordReader) flushPending() {
	if r.pending != nil {
		r.put(*r.pending, paraProps{})
		r.pending = nil
	}
}

// put adds a finished paragraph, its number before it. One without text has
// its number counted, as Word does, but not shown.
func (r *wordReader) put(p wordPara, props paraProps) {
	label, suffix := r.numbers.label(props.num, props.level, props.style)
	if s := r.numbers.styles[props.style]; s != nil && strings.HasPrefix(s.name, "toc ") || r.inContents() {
		p.why = report.WhyContents
		label = ""
	}
	if blankText(p.text) {
		r.lost = append(r.lost, p.marks...)
		return
	}
	if label != "" {
		label += labelGap(label, suffix, string(p.text[:min(len(p.text), 64)]))
		p.text = append([]byte(label), p.text...)
		p.shift(len(label))
	}
	r.find(&p)
	r.out = append(r.out, p)
}

// find gives the places that lie before a paragraph, in none, to its beginning.
func (r *wordReader) find(p *wordPara) {
	if len(r.lost) == 0 {
		return
	}
	for i := range r.lost {
		r.lost[i].at = 0
	}
	p.marks = append(r.lost, p.marks...)
	r.lost = nil
}

func (r *wordReader) inContents() bool {
	for _, f := range r.fields {
		if f.contents && f.result {
			return true
		}
	}
	return false
}

// labelGap is what stands between a number and the text in place of Word's
// tab: nothing where Chinese signs or characters meet, as it is typed.
func labelGap(label, suffix, s string) string {
	if suffix == "nothing" {
		return ""
	}
	last, _ := utf8.DecodeLastRuneInString(label)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\u3000"))
	if suffix != "space" && (last >= 0x2E80 || first >= 0x2E80) || last == '—' {
		return ""
	}
	return " "
}

// inline reads an element inside a paragraph.
func (r *wordReader) inline(e xml.StartElement) error {
	switch name := e.Name.Local; {
	case left[name]:
		return r.skip(e)
	case name == "pPr":
		return r.paraProperties(e)
	case name == "r" && isWord(e):
		return r.run(e)
	case name == "p" && isWord(e), name == "tbl" && isWord(e):
		return r.block(e)
	case name == "t" && !strings.Contains(e.Name.Space, "drawingml"): // a formula's
		return r.chars(e, false)
	case name == "AlternateContent":
		return r.alternate(e, r.inline)
	case name == "txbxContent":
		return r.textBox(e)
	}
	return r.children(e, r.inline)
}

// paraProperties reads a w:pPr.
func (r *wordReader) paraProperties(e xml.StartElement) error {
	return r.children(e, func(c xml.StartElement) error {
		switch c.Name.Local {
		case "pStyle":
			r.props.style = attr(c, "val")
		case "numPr", "rPr":
			inMark := c.Name.Local == "rPr"
			return r.children(c, func(g xml.StartElement) error {
				switch {
				case g.Name.Local == "numId" && !inMark:
					r.props.num = attr(g, "val")
				case g.Name.Local == "ilvl" && !inMark:
					r.props.level, _ = strconv.Atoi(attr(g, "val"))
				case (g.Name.Local == "del" || g.Name.Local == "moveFrom") && inMark:
					r.props.markDeleted = true
				}
				return r.skip(g)
			})
		}
		return r.skip(c)
	})
}

// textBox reads the paragraphs of a text box, to be put out behind the
// paragraph that it hangs on.
func (r *wordReader) textBox(e xml.StartElement) error {
	out, pending, fields := r.out, r.pending, r.fields
	r.out, r.pending, r.fields = nil, nil, nil
	err := r.children(e, r.block)
	r.flushPending()
	r.boxes = append(r.boxes, r.out...)
	r.out, r.pending, r.fields = out, pending, fields
	return err
}

// table reads a w:tbl: a row becomes a paragraph, its cells parted by tabs and
// a cell's paragraphs by spaces. A row of one cell is layout: its paragraphs
// stay apart.
func (r *wordReader) table(e xml.StartElement) error {
	return r.children(e, func(c xml.StartElement) error {
		if left[c.Name.Local] {
			return r.skip(c)
		}
		if c.Name.Local != "tr" { // a control or a revision around rows
			return r.tableInner(c)
		}
		return r.row(c)
	})
}

func (r *wordReader) tableInner(e xml.StartElement) error {
	return r.children(e, func(c xml.StartElement) error {
		switch {
		case left[c.Name.Local]:
			return r.skip(c)
		case c.Name.Local == "tr":
			return r.row(c)
		}
		return r.tableInner(c)
	})
}

func (r *wordReader) row(e xml.StartElement) error {
	out := r.out
	var cells [][]wordPara
	var cell func(c xml.StartElement) error
	cell = func(c xml.StartElement) error {
		switch name := c.Name.Local; {
		case left[name] || name == "trPr" || name == "tblPrEx":
			return r.skip(c)
		case name != "tc":
			return r.children(c, cell)
		}
		r.out = nil
		err := r.children(c, r.block)
		r.flushPending()
		cells = append(cells, r.out)
		return err
	}
	err := r.children(e, cell)
	r.out = out
	if err != nil {
		return err
	}
	if len(cells) == 1 {
		r.out = append(r.out, cells[0]...)
		return nil
	}
	row := rowPara(cells)
	if blankText(row.text) {
		r.lost = append(r.lost, row.marks...)
		return nil
	}
	r.out = append(r.out, row)
	return nil
}

func rowPara(cells [][]wordPara) wordPara {
	var row wordPara
	for i, cell := range cells {
		if i > 0 {
			row.text = append(row.text, '\t')
		}
		for j, p := range cell {
			if j > 0 {
				row.text = append(row.text, ' ')
			}
			p.shift(len(row.text))
			row.hidden = append(row.hidden, p.hidden...)
			row.marks = append(row.marks, p.marks...)
			row.traces = append(row.traces, p.traces...)
			row.text = append(row.text, bytes.ReplaceAll(p.text, []byte("\n"), []byte(" "))...)
		}
	}
	row.text = bytes.TrimRight(row.text, "\t ")
	return row
}

func blankText(b []byte) bool { return len(bytes.TrimFunc(b, text.IsSpace)) == 0 }
