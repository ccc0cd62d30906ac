package metric

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// gap is how a candidate is parted from the one before it.
type gap int

const (
	gapNone     gap = iota // in one stretch of words
	gapJoin                // only 、 or 和 between: a list of values
	gapDun                 // 、 between phrases
	gapComma               // ，
	gapSemi                // ；or ：
	gapSentence            // 。
)

// candidate is a number with the words around it.
type candidate struct {
	number
	gap gap
	// left is the phrase before the number, up to the boundary or the number
	// before; right the phrase behind it, likewise.
	left, right string
	// topic is the clause without number before left in the same sentence, "" where there is none.
	topic string
	// clause is where the clause with the number begins, in the text scanned.
	clause int
	lead   lead
	// turned is set where a verb of change before the noun governs the number.
	turned bool
}

// candidates cuts the text around the numbers. Every byte of it falls into one
// left and one right phrase at most, so that what reads them is linear.
func candidates(t string, numbers []number) []candidate {
	list := make([]candidate, len(numbers))
	end := 0
	for i, n := range numbers {
		c := candidate{number: n}
		between := t[end:n.outer.Start]
		cut := cutGap(between, i == 0)
		c.gap, c.left, c.topic = cut.gap, lastBytes(cut.left), firstBytes(cut.topic)
		c.clause = n.outer.Start - len(cut.left)
		if i == 0 {
			c.gap = gapSentence
		} else {
			list[i-1].right = firstBytes(dropAlternative(cut.right))
			if c.gap < gapDun {
				c.clause = list[i-1].clause
			}
		}
		list[i] = c
		end = n.outer.End
	}
	if len(list) > 0 {
		right, _ := hardCut(t[end:])
		list[len(list)-1].right = firstBytes(dropAlternative(right))
	}
	for i := len(list) - 2; i >= 0; i-- {
		if list[i].outer.End == list[i+1].outer.Start {
			list[i].right = list[i+1].right // 3批57名干部: both count the same
		}
		if list[i].bits&unitMoney != 0 && list[i+1].gap == gapNone && verbOnly(list[i].right) && list[i+1].right != "" {
			list[i].right += firstBytes(list[i+1].right) // 投资3亿元完成20公里道路改造
		}
		if list[i].bits&unitMoney != 0 && strings.HasSuffix(list[i+1].left, "等") && list[i+1].gap <= gapDun && list[i+1].gap != gapJoin && beginsDoing(list[i].right) {
			list[i].right = list[i+1].right // 投资2亿元完成江北路、广场等13个亮化项目
		}
		if list[i].right == "的" && list[i+1].gap == gapNone && list[i+1].right != "" {
			list[i].right = "的" + firstBytes(list[i+1].right) // 总投资52亿元的34个项目
		}
		if strings.HasPrefix(list[i].right, "的") && list[i+1].gap == gapNone && list[i+1].bits&(unitMoney|unitPercent) == 0 && list[i+1].left == list[i].right && list[i+1].right != "" && !counterUnit(list[i+1].unit) && !bodyNoun(list[i].right) {
			list[i].right += firstBytes(list[i+1].right) // 总投资83亿元的江北120兆瓦储能项目
		}
		if strings.HasPrefix(list[i].right, "的") && strings.HasSuffix(list[i+1].left, "等") && (list[i+1].gap == gapNone || list[i+1].gap == gapDun) && list[i+1].right != "" {
			list[i].right = "的" + firstBytes(list[i+1].right) // 投资9亿元的码头、船厂等4个项目
		}
	}
	return list
}

// dropAlternative leaves out another unit in brackets: 7万套（间）保障性住房.
func dropAlternative(right string) string {
	if !strings.HasPrefix(right, "（") {
		return right
	}
	end := strings.Index(right, "）")
	if end < 0 || end > len("（人次") {
		return right
	}
	return right[end+len("）"):]
}

// beginsDoing reports whether a phrase begins with a verb of doing.
func beginsDoing(s string) bool {
	n, _ := words().start.longest(s, wordDo|wordKeep)
	return n > len("了")
}

// verbOnly reports whether nothing but verbs of doing stand between two numbers.
func verbOnly(s string) bool {
	s = strings.TrimSuffix(s, "了")
	for s != "" {
		n, _ := words().start.longest(s, wordDo|wordKeep)
		if n == 0 {
			return false
		}
		if s = s[n:]; s == "" {
			return true
		}
	}
	return false
}

// phrase is the most that is read of the words on one side of a number, in
// bytes. No name is as long; the bound keeps every text linear.
const phrase = 360

func firstBytes(s string) string {
	if len(s) <= phrase {
		return s
	}
	n := phrase
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func lastBytes(s string) string {
	if len(s) <= phrase {
		return s
	}
	at := len(s) - phrase
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

type cutting struct {
	gap                gap
	left, right, topic string
}

// cutGap parts the words between two numbers (before the first one, if first).
func cutGap(between string, first bool) cutting {
	right, kind := hardCut(between)
	if kind == gapNone {
		if first {
			return cutting{gap: gapSentence, left: between}
		}
		return softCut(between)
	}
	c := cutting{gap: kind, right: right}
	// The last two boundaries enclose the topic.
	rest := between[len(right):]
	last, size := lastHard(rest)
	c.left = rest[last+size:]
	inner := rest[:last]
	if inner != "" {
		if i, n := lastHard(inner); i >= 0 {
			c.topic = inner[i+n:]
		}
	} else if first {
		c.topic = right
	}
	c.gap = strongest(rest)
	if strings.HasSuffix(rest[:last+size], "。") || strings.HasSuffix(rest[:last+size], "\n") {
		c.topic = ""
	}
	return c
}

// softCut parts words without a boundary of clauses between two numbers.
func softCut(between string) cutting {
	trimmed := strings.TrimSpace(between)
	if joinsValues(trimmed) {
		return cutting{gap: gapJoin}
	}
	at := strings.Index(between, "、")
	if at < 0 {
		if i, size := lastJoin(between); i > 0 {
			return cutting{gap: gapDun, right: between[:i], left: between[i+size:]}
		}
		return cutting{gap: gapNone, left: between, right: between}
	}
	return cutting{gap: gapDun, right: between[:at], left: between[at+len("、"):]}
}

// lastJoin finds the last 和 or 及 between two phrases (20项民生工程和市定20项事项).
func lastJoin(s string) (at, size int) {
	for _, w := range []string{"以及", "和", "及", "与"} {
		i := lastIndex(s, w)
		if i < 2*len("和") || inCompoundWord(s, i, w) {
			continue
		}
		if w != "以及" && text.HasAny(s[i:], "完成", "实现", "达到", "投资") {
			continue // 的码头及货场项目完成投资: one owner of what follows
		}
		return i, len(w)
	}
	return -1, 0
}

// inCompoundWord reports whether a joint belongs to a longer word.
func inCompoundWord(s string, at int, w string) bool {
	for _, c := range []string{"和谐", "和平", "和美", "共和", "缓和", "饱和", "及时", "普及", "涉及", "以及", "及以上", "参与", "与会", "与此", "给与", "和睦", "总和", "和田", "呼和", "国家和地区"} {
		i := strings.Index(c, w)
		if i >= 0 && at-i >= 0 && strings.HasPrefix(s[at-i:], c) && c != w {
			return true
		}
	}
	return false
}

func joinsValues(s string) bool {
	switch s {
	case "、", "和", "与", "及", "以及", "、和", "或":
		return true
	}
	return false
}

// hard tells the boundaries between clauses.
func hard(r rune) gap {
	switch r {
	case '，', ',':
		return gapComma
	case '；', ';', '：', ':':
		return gapSemi
	case '。', '！', '？', '!', '?', '\n':
		return gapSentence
	}
	if r >= '①' && r <= '⑳' {
		return gapSemi // the number of an item within a paragraph
	}
	return gapNone
}

// hardCut returns the text up to the first boundary, and which that is.
func hardCut(s string) (string, gap) {
	for i, r := range s {
		if g := hard(r); g != gapNone {
			return s[:i], g
		}
	}
	return s, gapNone
}

// lastHard finds the last boundary: its place and length, or -1.
func lastHard(s string) (at, size int) {
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		if hard(r) != gapNone {
			return i, n
		}
	}
	return -1, 0
}

func strongest(s string) gap {
	g := gapNone
	for _, r := range s {
		g = max(g, hard(r))
	}
	return g
}

// maskBrackets puts a neutral sign for the marks within brackets that hold no
// digit, so that they part no clause: 生产总值（不含飞地，下同）增长5%. Offsets stay.
func maskBrackets(t string) string {
	if !strings.Contains(t, "（") {
		return t
	}
	masked := []byte(t)
	for at := 0; ; {
		i := strings.Index(t[at:], "（")
		if i < 0 {
			return string(masked)
		}
		at += i + len("（")
		end := strings.IndexAny(t[at:min(len(t), at+longestBracket)], "）0123456789。")
		if end < 0 || !strings.HasPrefix(t[at+end:], "）") {
			continue
		}
		for k, r := range t[at : at+end] {
			if r == '，' || r == '、' || r == '；' || r == '：' {
				copy(masked[at+k:], "／")
			}
		}
		at += end
	}
}

// longestBracket is how far a bracket is looked for, in bytes.
const longestBracket = 120
