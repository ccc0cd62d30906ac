package textview

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/theme"

	"reportdesk/editor/textview/measure"
)

// Ink gives a colour at the time of drawing, so that it follows the theme.
type Ink func() color.Color

// Style is how a paragraph is set, in Fyne units at a zoom of 1.
type Style struct {
	// Size is the size of the type, Line the height of a line.
	Size, Line float32
	Bold       bool
	// Face is the font, nil for the theme's; Bold is the theme's only. Its
	// letters stand on the line on which those of the theme's font would.
	Face *measure.Face
	// Before and After are kept free above and below the paragraph.
	Before, After float32
	// Indent is by how many characters the first line begins to the right of
	// the others, unless the text itself begins with a blank.
	Indent float32
	// Centre centres the lines.
	Centre bool
}

// Styler gives a paragraph's style by its number, from 0, and its text. It is
// asked again when the paragraph has changed, and after Restyle. Styles that
// are the same should be the same pointer.
type Styler func(i int, par string) *Style

// Sheet is the styles of a report.
type Sheet struct{ Title, Head, Subhead, Body *Style }

// NewSheet makes the styles for a size of the body text: 17 in a window of
// common width, 18 in a wide one.
func NewSheet(body float32) *Sheet {
	wide := body >= 18
	s := &Sheet{
		Title:   &Style{Size: body + 7, Line: 40, Bold: true, Before: 24, After: 12, Centre: true},
		Head:    &Style{Size: body + 3, Line: 32, Bold: true, Before: 22, After: 4, Indent: 2},
		Subhead: &Style{Size: body, Line: 29, Bold: true, Before: 12, Indent: 2},
		Body:    &Style{Size: body, Line: 29, Before: 6, Indent: 2},
	}
	if wide {
		s.Head.Line, s.Subhead.Line, s.Body.Line, s.Body.Before = 34, 31, 31, 8
	}
	return s
}

// ByNumber styles paragraphs by the number that they begin with: 一、 is a head,
// （一） a subhead, all else body. A short paragraph only: what is as long as a
// passage is one, whatever it begins with. A pane that knows the outline gives
// its own Styler.
func (s *Sheet) ByNumber(_ int, par string) *Style {
	par = strings.TrimLeft(par, "　 ")
	if par == "" || len(par) > 40*utf8.UTFMax || utf8.RuneCountInString(par) > 40 || strings.ContainsAny(par, "。；") {
		return s.Body
	}
	rest := strings.TrimLeft(par, "一二三四五六七八九十")
	if len(rest) < len(par) && strings.HasPrefix(rest, "、") {
		return s.Head
	}
	if inner, ok := strings.CutPrefix(par, "（"); ok {
		if rest := strings.TrimLeft(inner, "一二三四五六七八九十"); len(rest) < len(inner) && strings.HasPrefix(rest, "）") {
			return s.Subhead
		}
	}
	return s.Body
}

// Colors is what a view is drawn in; it is asked at every drawing.
type Colors struct {
	Paper, Text, Dim, Select, Caret, Accent, Thumb color.Color
	// Caption is the text of captions.
	Caption                          color.Color
	Hit, HitNow, HitTick, HitNowTick color.Color
}

// themeColors are the colours of the running theme, for a view that was given none.
func themeColors() Colors {
	return Colors{
		Paper: theme.Color(theme.ColorNameInputBackground), Text: theme.Color(theme.ColorNameForeground),
		Dim: theme.Color(theme.ColorNamePlaceHolder), Select: theme.Color(theme.ColorNameSelection),
		Caret: theme.Color(theme.ColorNamePrimary), Accent: theme.Color(theme.ColorNamePrimary),
		Thumb: theme.Color(theme.ColorNameScrollBar), Caption: theme.Color(theme.ColorNameWarning),
		Hit: theme.Color(theme.ColorNameSelection), HitNow: theme.Color(theme.ColorNameFocus),
		HitTick: theme.Color(theme.ColorNameWarning), HitNowTick: theme.Color(theme.ColorNameError),
	}
}

// Layer is a set of marks of one sort; higher layers are drawn over lower ones.
type Layer int

// The layers of a draft.
const (
	Kept     Layer = iota // wording kept from last year
	Figures               // numbers with their units
	Findings              // what check found, by severity
	FindingsWarning
	FindingsNote
	Hints  // what is to be answered or taken away, a passage long
	Blanks // places to fill
	hits
	hitNow
	layers
)

// Mark is how the spans of a layer are drawn. What is nil is not.
type Mark struct {
	// Tint lies behind the text, CaretTint only in the caret's paragraph.
	Tint, CaretTint Ink
	// Rule is a line of one unit below the text, Dashes a broken one of two.
	Rule, Dashes Ink
	// Frame is a frame of dashes around the text.
	Frame Ink
	// Tick marks the place beside the scroll bar.
	Tick Ink
}
