// Package docx writes Word documents (Office Open XML, ECMA-376 transitional)
// from top to bottom onto an io.Writer: styles, paragraphs, runs, tables, page
// layout and tracked changes. It knows nothing of reports.
//
// It is our own because the libraries tried lose text, tracked insertions above
// all. It writes few elements, all formatting in styles and none in runs, and
// the elements in the schema's order, which Word insists on; package docxtest
// checks that.
package docx

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strconv"
	"time"
)

// Setup is what a document is made with.
type Setup struct {
	Title, Subject, Author, Description string
	// Made is when, for the properties; the zero time leaves it out.
	Made time.Time
	Page Page
	// Fonts need an entry only where programs that lack them should know others.
	Fonts []Font
	// Styles are those of paragraphs and runs; the first is every paragraph's default.
	Styles []Style
	// Foot is what stands below every page; with EvenFoot, below odd ones only.
	Foot, EvenFoot []Paragraph
	// Revision is whose the tracked changes are.
	Revision Revision
}

// Page is the layout of all pages, in twentieths of a point.
type Page struct {
	Width, Height            int
	Top, Right, Bottom, Left int
	Footer                   int // from the paper's edge
	// LinePitch is the grid of lines; zero means none. CharSpace, in 4096ths of a
	// point added to each character, makes it one of characters too.
	LinePitch, CharSpace int
}

// Revision names the author and the time of the tracked changes. A zero date is left out.
type Revision struct {
	Author string
	Date   time.Time
}

// Writer writes one document. The first failure is kept and returned by Close;
// until then nothing needs to be asked.
type Writer struct {
	zip    *zip.Writer
	out    *bufio.Writer // word/document.xml
	setup  Setup
	id     int    // last w:id given
	who    string // attributes of a change, after its id
	moves  []move // open ranges
	widths []int  // of the open table
}

type move struct {
	kind Change
	id   int
}

// New begins a document. Everything but the body is written at once, so that
// the body can stream.
func New(w io.Writer, s Setup) (*Writer, error) {
	d := &Writer{zip: zip.NewWriter(w), setup: s}
	d.who = ` w:author="` + escape(s.Revision.Author) + `"`
	if !s.Revision.Date.IsZero() {
		// Word writes the clock of the place and calls it Z; every program shows it so.
		d.who += ` w:date="` + s.Revision.Date.Format("2006-01-02T15:04:05") + `Z"`
	}
	for _, p := range d.parts() {
		if err := d.part(p.name, p.xml); err != nil {
			return nil, fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	out, err := d.zip.CreateHeader(d.header("word/document.xml"))
	if err != nil {
		return nil, fmt.Errorf("begin document: %w", err)
	}
	d.out = bufio.NewWriterSize(out, 1<<16)
	d.put(xmlHead + `<w:document ` + namespaces + `><w:body>`)
	return d, nil
}

// Close ends the document and returns the first failure. What w was given is a
// document only when it returns nil.
func (d *Writer) Close() error {
	d.section()
	d.put(`</w:body></w:document>`)
	if err := d.out.Flush(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	if err := d.zip.Close(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}

// put writes to the body; the buffer keeps the first error for Close.
func (d *Writer) put(parts ...string) {
	for _, s := range parts {
		_, _ = d.out.WriteString(s)
	}
}

func (d *Writer) header(name string) *zip.FileHeader {
	made := d.setup.Made
	if made.Year() < 1980 {
		made = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the first day that a zip file knows
	}
	return &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: made}
}

func (d *Writer) part(name, content string) error {
	w, err := d.zip.CreateHeader(d.header(name))
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, content)
	return err
}

// section writes the page layout, the last element of the body.
func (d *Writer) section() {
	p := &d.setup.Page
	d.put(`<w:sectPr>`)
	if d.setup.Foot != nil {
		d.put(`<w:footerReference w:type="default" r:id="`, footID, `"/>`)
	}
	if d.setup.EvenFoot != nil {
		d.put(`<w:footerReference w:type="even" r:id="`, evenFootID, `"/>`)
	}
	d.put(`<w:pgSz`, number("w", p.Width), number("h", p.Height))
	if p.Width > p.Height {
		d.put(` w:orient="landscape"`)
	}
	d.put(`/><w:pgMar`, number("top", p.Top), number("right", p.Right), number("bottom", p.Bottom), number("left", p.Left),
		number("header", p.Footer), number("footer", p.Footer), number("gutter", 0), `/>`)
	if p.LinePitch > 0 {
		kind := "lines"
		if p.CharSpace != 0 {
			kind = "linesAndChars"
		}
		d.put(`<w:docGrid w:type="`, kind, `"`, number("linePitch", p.LinePitch), number("charSpace", p.CharSpace), `/>`)
	}
	d.put(`</w:sectPr>`)
}

// number is an attribute.
func number(name string, n int) string { return ` w:` + name + `="` + strconv.Itoa(n) + `"` }
