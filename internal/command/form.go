package command

import (
	"encoding/json"
	"io"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// The forms that several commands print. Keys and their order are the
// contract's; a form's arrays are made with make or list, so that an empty one
// is [] and never null.

// droppedForm is what import left out.
type droppedForm struct {
	Line    int    `json:"line"`
	EndLine int    `json:"end_line"`
	Text    string `json:"text"`
	Why     string `json:"why"`
}

func droppedOf(doc *report.Document, at *report.Locator) []droppedForm {
	list := make([]droppedForm, len(doc.Dropped))
	for i, d := range doc.Dropped {
		p := at.Dropped(d)
		list[i] = droppedForm{p.Line, p.EndLine, d.Span.Of(doc.Source), d.Why}
	}
	return list
}

// list returns an empty slice for a nil one.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// printJSON prints one JSON object with Chinese as it is.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// opening is the beginning of a passage, at most so many columns wide, for a
// line of a table.
func opening(t string, most int) string {
	width, cut := 0, 0
	for i, r := range t {
		if width <= most-2 {
			cut = i // room for the mark of what is left out
		}
		if width += runeWidth(r); width > most {
			return oneLine(t[:cut]) + "…"
		}
	}
	return oneLine(t)
}

// runeWidth is how many columns of a terminal a character takes.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r <= 0x36F, r >= 0x200B && r <= 0x200F, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF:
		return 0
	case text.IsHan(r), r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3,
		r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6, r >= 0x1F300 && r <= 0x1FAFF,
		// Ambiguous in Unicode, wide in the fonts of a Chinese terminal.
		r == '“', r == '”', r == '‘', r == '’', r == '—', r == '…':
		return 2
	}
	return 1
}
