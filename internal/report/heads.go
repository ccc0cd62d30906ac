package report

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// The ranks of numberings in the order in which they usually nest. Rank 0 is
// for those that never hold others: 一是, ——, ①.
const (
	rankItem    = iota
	rankBare    // a head without number that opens a main part
	rankPart    // 第一部分, 第一篇, a head of markdown's first levels
	rankRoman   // I.
	rankChapter // 一、 第一章
	rankSection // （一）
	rankPoint   // 1.
	rankSub     // （1） 1）
	rankMinor   // a head without number below others
	ranks
)

// rank is the style's place in the usual order of nesting.
func (s Style) rank() int {
	switch d := s.depth(); {
	case s.Numeral == Roman:
		return rankRoman
	case s.Before == "第" && (s.After == "部分" || s.After == "篇"):
		return rankPart
	case d > 0:
		return rankChapter + d - 1
	}
	return rankItem
}

// headRunes is the length up to which a line can be a head.
const headRunes = 48

// findHeads tells heads from items and paragraphs in the body.
func (o *outline) findHeads() {
	for i := o.body; i < len(o.lines); i++ {
		l, b := &o.lines[i], &o.blocks[i]
		switch {
		case b.Kind == Note || b.Kind == Heading:
		case l.number == 0 && isTable(l.s):
			b.Kind, b.Number = Table, ""
		case isMarkdownHead(l.s) > 0:
			b.Kind = Heading
		case l.number == 0:
			if o.isBareHead(i) {
				b.Kind = Heading
			}
		case l.body == "" && l.style.rank() == rankPart:
			b.Kind = Heading // 第一部分, its title on the next line
		case l.body == "":
			b.Number = ""
			l.number, l.style = 0, Style{}
		case o.standsAlone(i):
			b.Kind = Heading
		default:
			b.Kind = Item
		}
	}
}

// isTable reports whether a line is a row of cells.
func isTable(s string) bool {
	return strings.Contains(s, "\t") || s[0] == '|' && strings.Count(s, "|") > 2
}

// standsAlone reports whether the numbered line i is a head and not a paragraph
// with a number: short, one sentence at most, and not one of a list of such lines.
func (o *outline) standsAlone(i int) bool {
	l := &o.lines[i]
	if l.runes > headRunes && l.style.rank() != rankRoman || sentences(trimLast(l.body), 1) > 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(l.body)
	switch last {
	case '；', ';', '，', '：':
		return false
	}
	switch l.style.rank() {
	case rankItem:
		return l.style.Numeral == Mark && !endsSentence(l.body) && l.runes <= 40 && o.opens(i)
	case rankChapter, rankRoman, rankPart:
		return true
	}
	return last != '。' || o.opens(i)
}

// opens reports whether something subordinate follows line i: a paragraph or
// another style of numbering rather than the next of its own list.
func (o *outline) opens(i int) bool {
	if i+1 >= len(o.lines) {
		return false
	}
	next := &o.lines[i+1]
	return next.style != o.lines[i].style && next.runes > headRunes
}

// isBareHead reports whether the unnumbered line i is a head: short, without
// the end of a sentence, between complete sentences, and either made of the
// words of main parts or followed by a long paragraph.
func (o *outline) isBareHead(i int) bool {
	l := &o.lines[i]
	if l.runes > 40 || l.runes < 3 || strings.HasPrefix(l.s, "〔") || endsSentence(l.s) || sentences(l.s, 1) > 0 {
		return false
	}
	before, behind := i-1, i+1 // what carry set between the lines aside
	for before >= o.body && isBlankLine(o.lines[before].s) {
		before--
	}
	for behind < len(o.lines) && isBlankLine(o.lines[behind].s) {
		behind++
	}
	if before >= o.body && !endsSentence(o.lines[before].s) && o.blocks[before].Kind != Heading {
		return false // a piece of a broken sentence
	}
	if opensPart(l.s) {
		return true
	}
	if behind >= len(o.lines) {
		return false
	}
	next := &o.lines[behind]
	r, _ := utf8.DecodeRuneInString(next.s)
	return next.runes > 60 && endsSentence(next.s) && !strings.ContainsRune("，。、；：》”", r)
}

// opensPart reports whether a head without number has the words of a main part.
// Such heads name their subject plainly; one with a comma (五年来，我们…成效) is a slogan.
func opensPart(s string) bool {
	dated := len(yearsIn(s)) > 0 || text.HasAny(s, "过去一年", "过去五年", "今年", "明年", "下一步")
	return (mainRole(s) != "" || dated && strings.HasSuffix(s, "工作")) && !text.HasAny(s, "，", "、", ",")
}

// nest sets the levels and sections of the body. The order of the styles is
// learnt from the report (see order); a stack of open heads gives the level.
func (o *outline) nest() {
	order := o.order()
	type open struct{ rank, block, level int }
	var stack []open
	bare, topMark := o.bareMain(), o.topMark()
	for i := o.body; i < len(o.lines); i++ {
		l, b := &o.lines[i], &o.blocks[i]
		rank := l.style.rank()
		if md := isMarkdownHead(l.s) - topMark + 1; topMark < 7 && md > 0 {
			b.Level = md
			for len(stack) > 0 && stack[len(stack)-1].level >= md {
				stack = stack[:len(stack)-1]
			}
			if len(stack) > 0 {
				b.Section = stack[len(stack)-1].block
			}
			stack = append(stack, open{rankPart, i, md})
			continue
		}
		if b.Kind == Heading && l.number == 0 {
			rank = rankMinor
			if i >= o.tail && (isAppendixHead(l.s) || isGlossaryHead(l.s)) || i < o.tail && bare && opensPart(l.s) || bareWords(l.s) == "结束语" {
				rank = rankBare
			}
		}
		if b.Kind != Heading && b.Kind != Item {
			if len(stack) > 1 && o.leaves(i) {
				stack = stack[:1]
			}
			if len(stack) > 0 {
				b.Section = stack[len(stack)-1].block
			}
			continue
		}
		if rank != rankItem {
			for len(stack) > 0 && order[stack[len(stack)-1].rank] >= order[rank] {
				stack = stack[:len(stack)-1]
			}
		}
		b.Level = 1
		if len(stack) > 0 {
			b.Section = stack[len(stack)-1].block
			b.Level = stack[len(stack)-1].level + 1
		}
		if rank != rankItem {
			stack = append(stack, open{rank, i, b.Level})
		}
	}
}

// leaves reports whether paragraph i no longer belongs to the numbered list
// before it: it addresses the meeting anew, or looks back on the whole.
func (o *outline) leaves(i int) bool {
	s := o.lines[i].s
	return text.StartsAny(s, "各位代表", "各位委员", "在肯定成绩", "在总结成绩", "在看到", "回顾", "我们也清醒", "我们清醒", "同时，我们也清醒", "同时，我们清醒", "这些成绩", "以上成绩", "成绩的取得")
}

// bareMain reports whether the report's main parts are headed without numbers.
func (o *outline) bareMain() bool {
	for i := o.body; i < o.tail; i++ {
		l := &o.lines[i]
		if o.blocks[i].Kind == Heading && (l.number == 0 && opensPart(l.s) || l.number > 0 && mainRole(l.body) != "") {
			return l.number == 0
		}
	}
	return false
}

// topMark is the highest level of markdown heads in the body: its title aside,
// a document's parts often begin with the second. 7 without such heads.
func (o *outline) topMark() int {
	top := 7
	for i := o.body; i < o.tail; i++ {
		if n := isMarkdownHead(o.lines[i].s); n > 0 {
			top = min(top, n)
		}
	}
	return top
}

// order ranks the styles as this report nests them. It is the usual order but
// for pairs that stand the other way round here: style b lies inside a where b
// begins anew between a's k and k+1. Two such places and none to the contrary
// make the exception.
func (o *outline) order() [ranks]int {
	var inside [ranks][ranks]int
	var last [ranks]int         // ordinal last seen of a rank
	var begun [ranks][ranks]int // begun[a][b]: b began anew since a was last seen
	for i := o.body; i < o.tail; i++ {
		l := &o.lines[i]
		r := l.style.rank()
		if l.number == 0 || r == rankItem {
			continue
		}
		if last[r] > 0 && l.ordinal == last[r]+1 {
			for b := range ranks {
				inside[r][b] += begun[r][b]
			}
		}
		begun[r] = [ranks]int{}
		if l.ordinal == 1 {
			for a := range ranks {
				if a != r {
					begun[a][r]++
				}
			}
		}
		last[r] = l.ordinal
	}
	var sorted []int
	for r := range ranks {
		at := len(sorted)
		for at > 0 && inside[r][sorted[at-1]] >= 2 && inside[sorted[at-1]][r] == 0 {
			at--
		}
		sorted = append(sorted[:at], append([]int{r}, sorted[at:]...)...)
	}
	var order [ranks]int
	for at, r := range sorted {
		order[r] = at
	}
	return order
}
