// Package ingest turns a file of any format into a report.Document: text, with
// every byte tied to its source, and what was left out with the reason.
//
// Each format has a file that makes Source, the text as it arrived. From there
// the way is one for all (clean.go): Source is cut into units (lines, or the
// paragraphs of a text that is one line), rules mark what is page furniture or
// repetition, units whose sentence a line end broke are joined, and what stays
// is written out as Text together with its Origin.
package ingest

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// MaxText is the largest text that is read, in bytes of UTF-8.
const MaxText = 20 << 20

// Problem says why a file cannot be read.
type Problem int

// The problems. The user's sentence for each stands with the commands and the window.
const (
	Empty       Problem = iota + 1 // the file has no bytes, or only white space
	NoText                         // no text is found in it: noise, a hollow page
	TooLarge                       // over MaxText of text
	Broken                         // a damaged or truncated file of its format
	WrongFormat                    // its content is not what its name says: Found says what it is
	Unsupported                    // a format that is not read (yet): Found says which
)

var problems = map[Problem]string{
	Empty:       "empty",
	NoText:      "no text found",
	TooLarge:    "over 20 MB of text",
	Broken:      "damaged",
	WrongFormat: "not a report",
	Unsupported: "unsupported format",
}

func (p Problem) String() string { return problems[p] }

// Error is an unreadable input.
type Error struct {
	Name    string // as given
	Problem Problem
	Found   string // in the user's language: 图片, PDF, 旧版 Word 文档
	Err     error  // the cause, or nil
}

func (e *Error) Error() string {
	s := "read " + e.Name + ": " + e.Problem.String()
	if e.Found != "" {
		s += " (" + e.Found + ")"
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Read makes a document of a file's bytes. The content decides the format;
// name's extension only where the content leaves it open. The error is an
// *Error. data is not kept.
func Read(name string, data []byte) (*report.Document, error) {
	d, err := read(filepath.Base(name), data)
	if err != nil {
		err.Name = name
		return nil, err
	}
	d.Outline()
	return d, nil
}

func read(name string, data []byte) (*report.Document, *Error) {
	if blank(data) {
		return nil, &Error{Problem: Empty}
	}
	format, found, problem := sniff(name, data)
	if found != "" {
		return nil, &Error{Problem: problem, Found: found}
	}
	d := &report.Document{Name: name, Format: format}
	var err *Error
	switch format {
	case formatDocx:
		err = readDocx(d, data)
	case formatHTML:
		err = readHTML(d, data)
	default:
		err = readText(d, data)
	}
	if err != nil {
		return nil, err
	}
	return d, nil
}

// readText reads a .txt or .md.
func readText(d *report.Document, data []byte) *Error {
	if len(data) > 2*MaxText { // no encoding makes less than half of its bytes in UTF-8
		return &Error{Problem: TooLarge}
	}
	source, encoding := decode(data)
	if err := checkText(source); err != nil {
		return err
	}
	if isNoise(data) {
		return &Error{Problem: NoText}
	}
	d.Source, d.Encoding = source, encoding
	if n := strings.Count(source, "\uFFFD"); n > 0 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("文中有%d处字符无法辨认", n))
	}
	clean(d, layout{markdown: d.Format == formatMD})
	return notHollow(d)
}

// notHollow refuses a document of whose text nothing is left.
func notHollow(d *report.Document) *Error {
	if d.Text == "" {
		return &Error{Problem: NoText}
	}
	return nil
}

// checkText refuses a decoded text that is too large or is none.
func checkText(s string) *Error {
	if len(s) > MaxText {
		return &Error{Problem: TooLarge}
	}
	letters, noise, count := 0, 0, 0
	for _, r := range s {
		switch {
		case text.IsSpace(r):
			continue
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Co, r):
			noise++
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		}
		count++
	}
	switch {
	case count == 0:
		return &Error{Problem: Empty}
	case letters == 0 || noise*5 > count:
		return &Error{Problem: NoText}
	}
	return nil
}

// blank reports whether the bytes are only white space in ASCII.
func blank(data []byte) bool {
	for _, b := range data {
		if b != ' ' && (b < '\t' || b > '\r') {
			return false
		}
	}
	return true
}
