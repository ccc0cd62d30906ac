// Package ingest turns a file of any format into a report.Document: text, with
// every byte tied to its source, and what was left out with the reason.
package ingest

import (
	"errors"

	"reportdesk/internal/report"
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

// Error is an unreadable input.
type Error struct {
	Name    string // as given
	Problem Problem
	Found   string // in the user's language: 图片, PDF, 旧版 Word 文档
	Err     error  // the cause, or nil
}

func (e *Error) Error() string {
	if e.Err != nil {
		return e.Name + ": " + e.Err.Error()
	}
	return e.Name + ": unreadable"
}

func (e *Error) Unwrap() error { return e.Err }

// Read makes a document of a file's bytes. name's extension decides the format
// together with the content. The error is an *Error.
func Read(name string, data []byte) (*report.Document, error) {
	return nil, &Error{Name: name, Problem: Unsupported, Err: errors.ErrUnsupported}
}
