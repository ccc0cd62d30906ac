package ingest

import (
	"strings"
	"sync"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/seeds"
)

// zone is a part of the text in which marks count.
type zone int

const (
	head zone = 1 << iota // before the report begins
	body
	tail // after its last paragraph
)

// mark is one of seeds.Marks, ready for comparing.
type mark struct {
	text  string
	zones zone
	weak  bool
	why   string
	most  int  // characters of the longest line that it may mark
	open  bool // begins a notice that goes on in the lines after it
}

// shortLine is how many characters a line may have to be a link, a label or
// a notice. A report's sentences are longer.
const shortLine = 60

// markSet finds the marks of a line without comparing it with each.
type markSet struct {
	whole  map[string][]mark
	begin  map[rune][]mark // by first character
	hold   []mark
	inline []mark
}

var whys = map[string]string{
	"menu":      report.WhyMenu,
	"tools":     report.WhyTools,
	"head":      report.WhyHead,
	"collector": report.WhyCollector,
	"markup":    report.WhyMenu,
	"source":    report.WhySource,
	"related":   report.WhyRelated,
	"foot":      report.WhyFoot,
	"watermark": report.WhyWatermark,
}

var zones = map[string]zone{"head": head, "tail": tail, "page": head | tail, "any": head | body | tail}

var knownMarks = sync.OnceValue(func() markSet {
	set := markSet{whole: map[string][]mark{}, begin: map[rune][]mark{}}
	for _, s := range seeds.Marks() {
		m := mark{text: s.Text, zones: zones[s.Place], weak: s.Weak, why: whys[s.Why], most: shortLine}
		first, _ := utf8.DecodeRuneInString(m.text)
		switch s.Match {
		case "whole":
			set.whole[m.text] = append(set.whole[m.text], m)
		case "open":
			m.most, m.open = 1<<20, true
			set.begin[first] = append(set.begin[first], m)
		case "begin":
			set.begin[first] = append(set.begin[first], m)
		case "hold":
			set.hold = append(set.hold, m)
		case "inline":
			set.inline = append(set.inline, m)
		}
	}
	return set
})

// find returns the mark that a line bears in a zone; a strong one if it bears several.
func (s markSet) find(u *unit, in zone) (mark, bool) {
	var weak, strong mark
	found := false
	length := -1
	try := func(m mark) bool {
		if m.zones&in == 0 {
			return false
		}
		if length < 0 {
			length = u.runes()
		}
		if length > m.most {
			return false
		}
		if m.weak {
			weak, found = m, true
			return false
		}
		return true
	}
	for _, m := range s.whole[strings.TrimRight(u.bare, ">»|")] {
		if try(m) {
			return m, true
		}
	}
	first, _ := utf8.DecodeRuneInString(u.bare)
	for _, m := range s.begin[first] {
		if strings.HasPrefix(u.bare, m.text) && try(m) && (strong.text == "" || m.open) {
			strong = m // of several, one that begins a notice
		}
	}
	if strong.text != "" {
		return strong, true
	}
	if len(u.text) <= shortLine*3 {
		for _, m := range s.hold {
			if strings.Contains(u.bare, m.text) && try(m) {
				return m, true
			}
		}
	}
	return weak, found
}
