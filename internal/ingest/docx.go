package ingest

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// readDocx reads a Word document: its paragraphs with their numbers as text,
// tables a row a paragraph (cells parted by a tab), text boxes after the
// paragraph that they hang on, and the notes at the end, each with the mark [n]
// that stands at its place. Tracked changes are read as accepted. Headers and
// footers are no part of the text. Source has all of this one paragraph a line,
// also what is hidden or a table of contents; Text has not.
func readDocx(d *report.Document, data []byte) *Error { return readDocxAs(d, data, nil) }

// readDocxAs is readDocx watched by a view of its changes, or by nobody (nil).
func readDocxAs(d *report.Document, data []byte, v *trackView) *Error {
	w, err := openWord(data)
	if err != nil {
		return unreadable(err)
	}
	list, err := w.paragraphs(v)
	if err != nil {
		return unreadable(err)
	}
	d.Warnings = append(d.Warnings, w.warnings...)
	if v != nil {
		v.found(list)
	}
	var l layout
	d.Source, l = joinParagraphs(list)
	if err := checkText(d.Source); err != nil {
		err.Problem = max(err.Problem, NoText) // a package that holds no text is hollow, not empty
		return err
	}
	clean(d, l)
	return notHollow(d)
}

func unreadable(err error) *Error {
	if errors.Is(err, errTooLarge) {
		return &Error{Problem: TooLarge, Err: err}
	}
	return &Error{Problem: Broken, Err: err}
}

// wordFile is an open Word document.
type wordFile struct {
	*office
	main     string // the part that holds the text
	body     []byte
	side     map[string]string // the parts beside it, by kind
	tracing  bool              // paragraphs are to know where their text stands in the parts
	warnings []string
}

func openWord(data []byte) (*wordFile, error) {
	o, err := openOffice(data)
	if err != nil {
		return nil, err
	}
	w := &wordFile{office: o, main: o.relations("")["officeDocument"]}
	if w.main == "" || o.files[w.main] == nil {
		w.main = "word/document.xml"
	}
	if w.body, err = o.part(w.main); err != nil {
		return nil, err
	}
	if w.body == nil {
		return nil, fmt.Errorf("no part %s", w.main)
	}
	w.side = o.relations(w.main)
	return w, nil
}

// beside names a part by its kind (footnotes) and returns it, nil where the
// document has none or it is damaged, which is said.
func (w *wordFile) beside(kind string) (string, []byte) {
	name := w.side[kind]
	if name == "" {
		name = path.Join(path.Dir(w.main), kind+".xml")
	}
	b, err := w.part(name)
	if err != nil {
		w.warnings = append(w.warnings, "文档有一部分已损坏："+name)
		return name, nil
	}
	return name, b
}

// paragraphs reads the document, watched by v or by nobody (nil): what can be
// done without (numbers, notes) is left out where it is damaged.
func (w *wordFile) paragraphs(v *trackView) ([]wordPara, error) {
	_, numbering := w.beside("numbering")
	_, styles := w.beside("styles")
	numbers, ok := newNumbering(numbering, styles)
	if !ok {
		w.warnings = append(w.warnings, "文档的编号或样式已损坏，编号可能不全")
	}
	r := newWordReader(w.body, numbers)
	if w.tracing {
		r.part = w.main
	}
	if v != nil {
		v.watch(r)
	}
	if err := r.document(); err != nil {
		return nil, err
	}
	var notes [2]notePart
	for i, kind := range []string{"footnotes", "endnotes"} {
		notes[i].name, notes[i].data = w.beside(kind)
	}
	if err := r.readNotes(notes[0], notes[1]); err != nil {
		if errors.Is(err, errTooLarge) {
			return nil, err
		}
		w.warnings = append(w.warnings, "文档的脚注已损坏，没有读出")
	}
	return r.out, nil
}

// wordPara is a paragraph as read, with what is to be left out of it.
type wordPara struct {
	text   []byte      // grows run by run
	hidden []text.Span // in text
	why    string      // not "": the whole paragraph goes
	marks  []changeMark
	traces []trace // where pieces of text stand in the file, if that was asked for
}

// shift moves what lies in the text by n bytes that come before it.
func (p *wordPara) shift(n int) {
	for i := range p.hidden {
		p.hidden[i] = p.hidden[i].Shift(n)
	}
	for i := range p.marks {
		p.marks[i].at += n
	}
	for i := range p.traces {
		p.traces[i].at += n
	}
}

// joinParagraphs lays the paragraphs out one a line.
func joinParagraphs(list []wordPara) (string, layout) {
	l := layout{paragraphs: true}
	var b strings.Builder
	for _, p := range list {
		at := b.Len()
		for _, h := range p.hidden {
			l.drops = append(l.drops, cut{Span: h.Shift(at), why: report.WhyHidden})
		}
		if p.why != "" {
			l.drops = append(l.drops, cut{Span: text.Span{Start: at, End: at + len(p.text)}, why: p.why})
		}
		b.Write(p.text)
		b.WriteByte('\n')
	}
	return b.String(), l
}
