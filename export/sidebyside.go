package export

import (
	"fmt"
	"strings"

	"reportdesk/compare"
)

// sideBySide is a comparison as a table, a pair a row, in the words of the page
// (html.go): what of it is shown where is decided there.
type sideBySide struct {
	page  *htmlPage
	pairs []compare.Pair
	c     *compare.Comparison
}

func newSideBySide(c *compare.Comparison) *sideBySide {
	return &sideBySide{page: newHTMLPage(c), pairs: c.Pairs, c: c}
}

// title is 逐段对照 with both reports' names.
func (s *sideBySide) title() string { return s.page.Old.Title + " → " + s.page.New.Title }

// summary says how the texts were compared and counts the pairs in words.
func (s *sideBySide) summary() string {
	text := s.page.Mode + "对照"
	if s.page.Why != "" {
		text += "（自动判为" + s.page.Mode + "：" + s.page.Why + "）"
	}
	var counts []string
	for _, n := range s.page.Counts {
		if n.N > 0 {
			counts = append(counts, fmt.Sprintf("%s %s%d段", n.Badge, n.Word, n.N))
		}
	}
	kept := "与旧文相同"
	if s.page.Year {
		kept = "沿用旧文的写法"
	}
	return text + "　新文" + s.page.Kept + kept + "　" + strings.Join(counts, "，")
}

// section is the head that a row stands under: in the new text, else in the old.
func (s *sideBySide) section(row int) string {
	p := &s.pairs[row]
	if len(p.New) > 0 {
		return sectionOf(s.c.New, p.New[0].Block)
	}
	return sectionOf(s.c.Old, p.Old[0].Block)
}

// kind is what the badge of a row says in words, with what is beside it.
func (r *htmlRow) kind() string {
	word := r.Word
	if r.Doubtful {
		word += "，存疑"
	}
	return word
}

// keptShare is the share of a new passage that stands in the old one, "" where
// the row has none.
func (r *htmlRow) keptShare() string {
	if strings.HasSuffix(r.Caption, "%") {
		return r.Caption
	}
	return ""
}

// figureLines are the changed figures, one a line.
func (r *htmlRow) figureLines() []string {
	var list []string
	for _, f := range r.Figures {
		line := f.Name + " " + f.Old + " → " + f.New
		if f.Difference != "" {
			line += "（" + f.Difference + "）"
		}
		list = append(list, line)
	}
	return list
}

// The colours of the kinds in the design, light: ink on tint.
var kindColours = map[string][2]string{
	"k-" + string(compare.Same):      {"62666B", "EEECE7"},
	"k-" + string(compare.Figures):   {inkFigure, tintFig},
	"k-" + string(compare.Edited):    {"1F5AA6", "E3EDFA"},
	"k-" + string(compare.Split):     {"1F5AA6", "E3EDFA"},
	"k-" + string(compare.Merged):    {"1F5AA6", "E3EDFA"},
	"k-" + string(compare.Rewritten): {"6A3FA0", "EFE8F8"},
	"k-" + string(compare.Added):     {inkGood, "D8EFE9"},
	"k-" + string(compare.Removed):   {inkBad, tintBad},
	moved:                            {"94306F", "F8E4F0"},
}

const tintKept = "DCE8EE"

// colours are ink and tint of a row's badge.
func (r *htmlRow) colours() (ink, tint string) {
	classes := strings.Fields(r.Class)
	pair := kindColours[classes[0]]
	for _, class := range classes {
		if class == moved {
			pair = kindColours[moved]
		}
	}
	return pair[0], pair[1]
}

// head reports whether the row is a head of the outline on both sides.
func (r *htmlRow) head() bool { return strings.Contains(" "+r.Class+" ", " head ") }
