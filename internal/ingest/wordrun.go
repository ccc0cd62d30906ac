package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"reportdesk/internal/text"
)

// run reads a w:r: characters of the same properties.
func (r *wordReader) run(e xml.StartElement) error {
	hidden := false
	child := func(c xml.StartElement) error {
		switch name := c.Name.Local; name {
		case "rPr":
			return r.children(c, func(g xml.StartElement) error {
				switch g.Name.Local {
				case "vanish":
					hidden = isOn(attr(g, "val"))
				case "rStyle":
					if s := r.numbers.styles[attr(g, "val")]; s != nil && s.hidden {
						hidden = true
					}
				}
				return r.skip(g)
			})
		case "t":
			return r.chars(c, hidden)
		case "tab", "ptab":
			return r.sign(c, "\t", hidden)
		case "br", "cr":
			return r.sign(c, "\n", hidden)
		case "noBreakHyphen":
			return r.sign(c, "-", hidden)
		case "softHyphen":
			return r.skip(c)
		case "sym":
			return r.sign(c, symbol(attr(c, "char")), hidden)
		case "fldChar":
			r.field(attr(c, "fldCharType"))
			return r.skip(c)
		case "instrText":
			return r.instruction(c)
		case "footnoteReference", "endnoteReference":
			r.notes = append(r.notes, noteRef{name == "endnoteReference", attr(c, "id")})
			return r.sign(c, fmt.Sprintf("[%d]", len(r.notes)), hidden)
		case "AlternateContent":
			return r.alternate(c, r.inline)
		}
		return r.inline(c)
	}
	return r.children(e, child)
}

// field follows the marks around a field's code and result.
func (r *wordReader) field(kind string) {
	n := len(r.fields)
	switch {
	case kind == "begin":
		if n < maxDepth {
			r.fields = append(r.fields, fieldState{})
		}
	case kind == "separate" && n > 0:
		r.fields[n-1].result = true
	case kind == "end" && n > 0:
		r.fields = r.fields[:n-1]
	}
}

// instruction looks at a field's code only to know a table of contents.
func (r *wordReader) instruction(e xml.StartElement) error {
	var code string
	if err := r.dec.DecodeElement(&code, &e); err != nil {
		return err
	}
	if n := len(r.fields); n > 0 && strings.HasPrefix(strings.ToUpper(strings.TrimSpace(code)), "TOC") {
		r.fields[n-1].contents = true
	}
	return nil
}

// sign adds what an empty element stands for.
func (r *wordReader) sign(e xml.StartElement, s string, hidden bool) error {
	if err := r.add(s, hidden); err != nil {
		return err
	}
	return r.skip(e)
}

// chars adds the character data of an element.
func (r *wordReader) chars(_ xml.StartElement, hidden bool) error {
	depth := 0
	for {
		begin := r.dec.InputOffset()
		t, err := r.dec.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			place := r.here()
			if err := r.add(strings.ReplaceAll(string(t), "\n", " "), hidden); err != nil {
				return err
			}
			r.trace(place, text.Span{Start: int(begin), End: int(r.dec.InputOffset())})
		case xml.StartElement:
			depth++
		case xml.EndElement:
			if depth == 0 {
				return nil
			}
			depth--
		}
	}
}

// add adds text to the paragraph, unless it stands in a field's code.
func (r *wordReader) add(s string, hidden bool) error {
	if r.para == nil || s == "" {
		return nil
	}
	for _, f := range r.fields {
		if !f.result {
			return nil
		}
	}
	if r.size += len(s); r.size > MaxText {
		return errTooLarge
	}
	at := len(r.para.text)
	r.para.text = append(r.para.text, s...)
	if !hidden {
		return nil
	}
	if n := len(r.para.hidden); n > 0 && r.para.hidden[n-1].End == at {
		r.para.hidden[n-1].End = len(r.para.text)
	} else {
		r.para.hidden = append(r.para.hidden, text.Span{Start: at, End: len(r.para.text)})
	}
	return nil
}

// symbol is the character of a w:sym. Those of symbol fonts lie in the private
// area; the few that documents use are turned into what they look like.
func symbol(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n == 0 || n > 0x10FFFF {
		return ""
	}
	r := rune(n)
	if r < 0xE000 || r > 0xF8FF {
		return string(r)
	}
	if s, ok := symbols[r]; ok {
		return s
	}
	return "□"
}

var symbols = map[rune]string{
	0xF0B7: "•", 0xF06C: "●", 0xF06E: "■", 0xF0A7: "■", 0xF0A8: "□", 0xF06F: "□", 0xF0FE: "☑", 0xF0FD: "☒",
	0xF0FC: "✓", 0xF0FB: "✗", 0xF0D8: "➢", 0xF076: "❖", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×",
}

// readNotes puts the notes that the text refers to behind it, each with the
// mark that stands at its place. Foot- and endnotes are counted together, so
// that no two bear the same mark.
func (r *wordReader) readNotes(footnotes, endnotes notePart) error {
	if len(r.notes) == 0 {
		return nil
	}
	foot, err := r.notesOf(footnotes)
	if err != nil {
		return err
	}
	end, err := r.notesOf(endnotes)
	if err != nil {
		return err
	}
	for i, n := range r.notes {
		list := foot[n.id]
		if n.end {
			list = end[n.id]
		}
		for j, p := range list {
			if j == 0 {
				mark := fmt.Sprintf("[%d]", i+1)
				rest := bytes.TrimLeft(p.text, " \t")
				p.shift(len(mark) + len(rest) - len(p.text))
				p.text = append([]byte(mark), rest...)
				p.hidden = nil
			}
			r.out = append(r.out, p)
		}
	}
	return nil
}

// notePart is a part that holds notes.
type notePart struct {
	name string
	data []byte
}

// notesOf reads the paragraphs of each note of a part by the note's id.
func (r *wordReader) notesOf(part notePart) (map[string][]wordPara, error) {
	notes := map[string][]wordPara{}
	if len(part.data) == 0 {
		return notes, nil
	}
	n := newWordReader(part.data, r.numbers)
	n.size = r.size
	if r.part != "" {
		n.part = part.name
	}
	if r.view != nil {
		r.view.watch(n)
	}
	var root func(e xml.StartElement) error
	root = func(e xml.StartElement) error {
		if name := e.Name.Local; name != "footnote" && name != "endnote" {
			return n.children(e, root)
		}
		n.out = nil
		err := n.children(e, n.block)
		n.flushPending()
		notes[attr(e, "id")] = n.out
		return err
	}
	for {
		t, err := n.dec.Token()
		if err != nil {
			r.size = n.size
			if errors.Is(err, io.EOF) {
				return notes, nil
			}
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := root(e); err != nil {
				return nil, err
			}
		}
	}
}
