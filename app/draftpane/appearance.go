package draftpane

import (
	"strings"

	"reportdesk/editor/textview"
	"reportdesk/editor/textview/measure"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// sortOf is a sort of paragraph, as far as its looks go.
type sortOf int

const (
	bodySort sortOf = iota
	titleSort
	subtitleSort // meeting and speaker under the title
	addressSort  // 各位代表：
	headSort
	subheadSort
)

// appearance says how paragraphs are set. It goes by what they say, not by
// where they stand, so that it holds while the text is written on.
type appearance struct {
	// special are the paragraphs that are not body, by their lines.
	special map[string]sortOf
	// titles is how many lines at the text's start are its title.
	titles int
}

func appearanceOf(doc *report.Document, spans []text.Span) appearance {
	a := appearance{special: map[string]sortOf{}}
	for i, b := range doc.Blocks {
		s := bodySort
		switch {
		case b.Kind == report.Title && i == 0:
			s = titleSort
		case b.Kind == report.Title:
			s = subtitleSort
		case b.Kind == report.Salutation:
			s = addressSort
		case b.Kind == report.Heading && b.Level == 1:
			s = headSort
		case b.Kind == report.Heading && b.Level == 2:
			s = subheadSort
		}
		if s != bodySort {
			a.special[lineAround(doc.Source, spans[i])] = s
		}
		if b.Kind == report.Title && a.titles == i {
			a.titles++
		}
	}
	return a
}

// lineAround is the line of a text that a span lies in.
func lineAround(s string, span text.Span) string {
	start := strings.LastIndexByte(s[:span.Start], '\n') + 1
	if end := strings.IndexByte(s[span.Start:], '\n'); end >= 0 {
		return s[start : span.Start+end]
	}
	return s[start:]
}

// sheet is the styles of the draft, by sort.
type sheet struct {
	*textview.Sheet
	class             string // of window that it is for
	subtitle, address *textview.Style
}

// newSheet makes the styles for a size of the body text, which stands in a face,
// nil for the program's own. Title and heads stay in the program's bold, which is
// what 小标宋 and 黑体 are to 仿宋 in print: one face has no second weight.
func newSheet(body float32, indent bool, face *measure.Face) *sheet {
	s := &sheet{Sheet: textview.NewSheet(body)}
	s.Body.Face = face
	if !indent {
		s.Body.Indent = 0
	}
	subtitle, address := *s.Body, *s.Body
	subtitle.Centre, subtitle.Indent = true, 0
	address.Indent = 0
	s.subtitle, s.address = &subtitle, &address
	return s
}

// style chooses a paragraph's style. A paragraph that is not known, since it is
// being written, is set by its number; the first one of a title stays one.
func (s *sheet) style(a appearance, i int, par string) *textview.Style {
	switch a.special[par] {
	case titleSort:
		return s.Title
	case subtitleSort:
		return s.subtitle
	case addressSort:
		return s.address
	case headSort:
		return s.Head
	case subheadSort:
		return s.Subhead
	}
	switch {
	case i == 0 && a.titles > 0:
		return s.Title
	case i < a.titles:
		return s.subtitle
	}
	return s.ByNumber(i, par)
}

// differs reports whether going over from one appearance to another sets any
// paragraph differently.
func (s *sheet) differs(a, b appearance) bool {
	if a.titles != b.titles {
		return true
	}
	const inside = 1 << 30 // a line behind the title
	for _, known := range []map[string]sortOf{a.special, b.special} {
		for par := range known {
			if s.style(a, inside, par) != s.style(b, inside, par) {
				return true
			}
		}
	}
	return false
}
