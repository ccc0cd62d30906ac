package editor

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// Query is what is looked for.
type Query struct {
	Text string
	// AnyWidth takes full and half width for the same: ５％ for 5%.
	AnyWidth bool
	// Regexp takes Text for a regular expression (RE2's syntax, ^ and $ at
	// paragraphs), whose groups a replacement names as $1 or ${name}.
	Regexp bool
	// Within is the part of the text that is looked through, nil for all of it.
	// A hit lies wholly in it.
	Within *text.Span
}

// Hit is where a query stands. Its groups are known to the Search that found it.
type Hit struct {
	text.Span
	groups []int // as regexp has them, in bytes of the part that was looked through; nil without Regexp
}

// Search is a query made ready.
type Search struct {
	query Query
	re    *regexp.Regexp
}

// NewSearch makes a query ready. A regular expression that cannot be read is an
// error of package regexp/syntax, whose Code and Expr tell why and where.
func NewSearch(q Query) (*Search, error) {
	s := &Search{query: q}
	if !q.Regexp || q.Text == "" {
		return s, nil
	}
	expr := q.Text
	if q.AnyWidth {
		expr = foldText(expr)
	}
	var err error
	s.re, err = regexp.Compile("(?m)" + expr)
	return s, err
}

// Find returns where the query stands in a text, in rising order, without
// overlap; all of it, however many. What a regular expression finds and is empty
// is left out.
func (s *Search) Find(t string) []Hit {
	q := s.query
	from, part := 0, t
	if q.Within != nil {
		from = min(max(0, q.Within.Start), len(t))
		part = t[from:max(from, min(q.Within.End, len(t)))]
	}
	if s.re == nil {
		var hits []Hit
		for _, sp := range Find(part, q) {
			hits = append(hits, Hit{Span: sp.Shift(from)})
		}
		return hits
	}
	return s.matches(part, from)
}

// matches is Find for a regular expression. Where width does not count it is run
// over the text in half width, which has other offsets.
func (s *Search) matches(part string, from int) []Hit {
	where := func(i int) int { return i }
	looked := part
	if s.query.AnyWidth {
		looked, where = folded(part)
	}
	var hits []Hit
	for _, m := range s.re.FindAllStringSubmatchIndex(looked, -1) {
		if m[0] == m[1] {
			continue
		}
		for i, at := range m {
			if at >= 0 {
				m[i] = where(at)
			}
		}
		hits = append(hits, Hit{text.Span{Start: m[0], End: m[1]}.Shift(from), m})
	}
	return hits
}

// Replacement is what is put in the place of a hit: fresh, in which the groups
// of a regular expression are filled in.
func (s *Search) Replacement(t string, h Hit, fresh string) string {
	if s.re == nil || h.groups == nil {
		return Clean(fresh)
	}
	part := t[h.Start-h.groups[0]:]
	return Clean(string(s.re.ExpandString(nil, groupNames(fresh), part, h.groups)))
}

// dollars are what stands for a group, or for a dollar.
var dollars = regexp.MustCompile(`\$\$|\$[0-9]+`)

// groupNames writes $1 as ${1}: the sign behind a number is mostly Han here, which
// package regexp would take for a part of the group's name.
func groupNames(fresh string) string {
	return dollars.ReplaceAllStringFunc(fresh, func(m string) string {
		if m == "$$" {
			return m
		}
		return "${" + m[1:] + "}"
	})
}

// ReplaceAll replaces every hit, as one step.
func (s *Search) ReplaceAll(t string, hits []Hit, fresh string, at time.Time) Transaction {
	tr := Transaction{Origin: Command, At: at}
	for _, h := range hits {
		tr.Edits = append(tr.Edits, text.Edit{Span: h.Span, New: s.Replacement(t, h, fresh)})
	}
	return tr
}

// Find returns where a query that is no regular expression stands in a text, in
// rising order, without overlap.
func Find(t string, q Query) []text.Span {
	if q.Text == "" {
		return nil
	}
	if q.AnyWidth {
		return findFolded(t, q.Text)
	}
	var found []text.Span
	for at := 0; ; {
		i := strings.Index(t[at:], q.Text)
		if i < 0 {
			return found
		}
		found = append(found, text.Span{Start: at + i, End: at + i + len(q.Text)})
		at += i + len(q.Text)
	}
}

func findFolded(t, query string) []text.Span {
	want := []rune(foldText(query))
	var found []text.Span
	for at := 0; at < len(t); {
		if n := matchFolded(t[at:], want); n > 0 {
			found = append(found, text.Span{Start: at, End: at + n})
			at += n
			continue
		}
		_, n := utf8.DecodeRuneInString(t[at:])
		at += n
	}
	return found
}

// matchFolded is how many bytes of s the wanted signs take at its start, 0 for no match.
func matchFolded(s string, want []rune) int {
	n := 0
	for _, w := range want {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || fold(r) != w {
			return 0
		}
		n += size
	}
	return n
}

// fold gives the half-width form of a sign that has one.
func fold(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

func foldText(s string) string { return strings.Map(fold, s) }

// folded is a text in half width, and what brings its offsets to those of the text.
func folded(s string) (half string, where func(int) int) {
	var b strings.Builder
	b.Grow(len(s))
	// Where the two differ: from shifts[i].at of the half-width text on, the
	// text lies so much further.
	type shift struct{ at, by int }
	shifts := []shift{{0, 0}}
	for i, r := range s {
		if by := i - b.Len(); by != shifts[len(shifts)-1].by {
			shifts = append(shifts, shift{b.Len(), by})
		}
		b.WriteRune(fold(r))
	}
	if by := len(s) - b.Len(); by != shifts[len(shifts)-1].by {
		shifts = append(shifts, shift{b.Len(), by})
	}
	return b.String(), func(at int) int {
		low, high := 0, len(shifts)
		for high-low > 1 {
			if mid := (low + high) / 2; shifts[mid].at <= at {
				low = mid
			} else {
				high = mid
			}
		}
		return at + shifts[low].by
	}
}
