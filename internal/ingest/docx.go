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
	broken := func(err error) *Error {
		if errors.Is(err, errTooLarge) {
			return &Error{Problem: TooLarge, Err: err}
		}
		return &Error{Problem: Broken, Err: err}
	}
	o, err := openOffice(data)
	if err != nil {
		return broken(err)
	}
	main := o.relations("")["officeDocument"]
	if main == "" || o.files[main] == nil {
		main = "word/document.xml"
	}
	part, err := o.part(main)
	if err != nil {
		return broken(err)
	}
	if part == nil {
		return broken(fmt.Errorf("no part %s", main))
	}
	side := o.relations(main)
	get := func(kind string) []byte {
		name := side[kind]
		if name == "" {
			name = path.Join(path.Dir(main), kind+".xml")
		}
		b, partErr := o.part(name)
		if partErr != nil {
			d.Warnings = append(d.Warnings, "文档有一部分已损坏："+name)
			return nil
		}
		return b
	}
	numbers, ok := newNumbering(get("numbering"), get("styles"))
	if !ok {
		d.Warnings = append(d.Warnings, "文档的编号或样式已损坏，编号可能不全")
	}
	r := newWordReader(part, numbers)
	if v != nil {
		v.watch(r)
	}
	if err := r.document(); err != nil {
		return broken(err)
	}
	if err := r.readNotes(get("footnotes"), get("endnotes")); err != nil {
		if errors.Is(err, errTooLarge) {
			return broken(err)
		}
		d.Warnings = append(d.Warnings, "文档的脚注已损坏，没有读出")
	}
	if v != nil {
		v.found(r.out)
	}
	var l layout
	d.Source, l = joinParagraphs(r.out)
	if err := checkText(d.Source); err != nil {
		err.Problem = max(err.Problem, NoText) // a package that holds no text is hollow, not empty
		return err
	}
	clean(d, l)
	return notHollow(d)
}

// wordPara is a paragraph as read, with what is to be left out of it.
type wordPara struct {
	text   []byte      // grows run by run
	hidden []text.Span // in text
	why    string      // not "": the whole paragraph goes
	marks  []changeMark
}

// shift moves what lies in the text by n bytes that come before it.
func (p *wordPara) shift(n int) {
	for i := range p.hidden {
		p.hidden[i] = p.hidden[i].Shift(n)
	}
	for i := range p.marks {
		p.marks[i].at += n
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
