package carry

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// What only last year could say: what kind of year it was, what happened on a
// day of it, what was opened, won or held for the first time. A rule marks the
// least that makes sense: a clause, or the sentence where all of it says so.

// yearIs begins a sentence that says what kind of year it was or will be, and
// yearIsToo the clauses that go on with it: 今年是…之年，也是…的一年.
var (
	yearIs    = regexp.MustCompile(`^(?:各位代表[！，]|同志们[！，])?(?:今年|明年|去年|过去一年|过去的一年|一年来|这一年|(?:刚刚)?过去的\d{4}年|\d{4}年)[^。]{0,12}?，?是[^。]*(?:之年|一年|年份|周年|第.{1,3}年|年。)`)
	yearIsToo = regexp.MustCompile(`^(?:也|又|更|亦|还)?是.*(?:年|年份|时期|阶段|关键期)$`)
)

// dated is a day or a month in which something was done.
var dated = regexp.MustCompile(`\d{1,2}月(?:\d{1,2}日)?`)

// stage tells where in a plan or a term the year stands: 收官之年, 开好局、起好步.
var stage = regexp.MustCompile(`开局之年|收官之年|攻坚之年|开好局|起好步|圆满收官|完美收官|胜利收官|决胜收官|圆满句号|画上.{0,6}句号|承上启下|第一年|最后一年|换届之年|周年|迎接.{0,20}召开|胜利召开`)

// termLead begins what is said of a whole term, in a clause of its own: 五年来，….
var termLead = regexp.MustCompile(`^(?:回顾|回望)?(?:过去|这|本届政府)?(?:的)?五年(?:来|间|里|中)?(?:来)?$|^“十.五”(?:时期|期间|以来)$`)

// notDated follow a month that is a term or a part of statistics.
var notDated = regexp.MustCompile(`(?:[—\-－～至到]\d{1,2}月|\d{1,2}月(?:底|末|份|至|到|—|-|前|初|中旬|上旬|下旬))`)

// events are the words of what happens once. A clause with a figure of its own
// (新认定高新技术企业12家) counts something that next year has too, and is not marked.
var events = regexp.MustCompile(`首次|首个|首家|首届|首条|首座|首批|首列|第一次|荣获|荣膺|获评|获批|被评为|被授予|入选|入围|跻身|` +
	`揭牌|挂牌(?:成立|运行|运营|运作|$)|奠基|启用|投用|通车|通航|开通|竣工|封顶|贯通|落成|落户|成功(?:举办|承办|创建|入选)|圆满举办|举办了|召开了|` +
	`建成投产|建成使用|投入使用|投入运营|正式运营|开工建设|全面完成|顺利通过|列入国家|列为全国|纳入国家|代表我[省市区县]|` +
	`抗击|疫情|(?:应对|抵御|战胜|防御|遭遇|遭受).*(?:台风|暴雨|洪|地震|旱|雨)|亲临|致贺信|发来贺电|(?:视察|考察)[^，。]{0,6}$`)

// markOnce marks what only last year could say.
func (c *carrier) markOnce() {
	for i, b := range c.doc.Blocks {
		switch b.Kind {
		case report.Title, report.Salutation, report.Note, report.Table, report.Closing:
			continue
		}
		if b.Role == report.GlossaryRole {
			continue
		}
		if b.Kind == report.Heading {
			c.markTerm(i, b)
			continue
		}
		s := b.Span.Of(c.doc.Text)
		for _, sentence := range sentences(s, report.HeadLength(s)) {
			c.markSentence(b, s, sentence)
		}
	}
}

func (c *carrier) markSentence(b report.Block, s string, sentence text.Span) {
	parts := clauses(s, sentence)
	if yearIs.MatchString(sentence.Of(s)) {
		n := saysYear(s, parts)
		c.rewrite(b, s, text.Span{Start: sentence.Start, End: parts[n-1].End})
		parts = parts[n:]
	}
	for i, clause := range parts {
		said := clause.Of(s)
		if stage.MatchString(said) || c.by%planYears != 0 && termLead.MatchString(said) {
			c.rewrite(b, s, clause)
			continue
		}
		if b.Role != report.Review {
			continue
		}
		isDated := dated.MatchString(said) && !notDated.MatchString(said)
		if !isDated && (!events.MatchString(said) || c.measured(clause.Shift(b.Span.Start))) {
			continue
		}
		if isDated && utf8.RuneCountInString(said) <= bareDate && i+1 < len(parts) {
			clause.End = parts[i+1].End // what was done on that day
		}
		if utf8.RuneCountInString(said) >= leastClause {
			c.rewrite(b, s, clause)
		}
	}
}

// saysYear counts the clauses at the start of a sentence that say what kind of
// year it is; at least one.
func saysYear(s string, parts []text.Span) int {
	n := 1
	for n < len(parts) && (yearIsToo.MatchString(parts[n].Of(s)) || !yearIs.MatchString(text.Span{Start: parts[0].Start, End: parts[n-1].End}.Of(s))) {
		n++
	}
	return n
}

// bareDate is how many characters a clause has that is only a date.
const bareDate = 12

// leastClause is how many characters a clause must have to be a statement.
const leastClause = 5

// measured reports whether a figure lies in a span.
func (c *carrier) measured(s text.Span) bool {
	for i := range c.metrics {
		if !c.metrics[i].Sentence.Overlaps(s) {
			continue
		}
		for _, f := range c.metrics[i].Figures {
			if s.Overlaps(f.Span) {
				return true
			}
		}
	}
	return false
}

// rewrite marks a part of a block for rewriting.
func (c *carrier) rewrite(b report.Block, s string, at text.Span) {
	at = at.Trim(s)
	if b.Kind == report.Heading || b.Kind == report.Title {
		return
	}
	if n := report.HeadLength(s); at.Start < n && at.End > n {
		at.Start = n
	} else if at.End <= n {
		return // a head is never lost
	}
	if strings.Count(at.Of(s), "〔") == strings.Count(at.Of(s), "〕") && !at.Empty() {
		c.put(Rewrite, b, at, report.Blank{Kind: report.BlankRewrite, Hint: at.Of(s)}.Mark())
	}
}

// markTerm sets a note below a head of five years where the new report is not
// that of a new term.
func (c *carrier) markTerm(i int, b report.Block) {
	head := b.Span.Of(c.doc.Text)
	if b.Level != 1 || c.by%planYears == 0 || i+1 >= len(c.doc.Blocks) || !strings.Contains(head, "五年") && !planForm.MatchString(head) {
		return
	}
	what := "这一部分安排的是今后五年，不换届、不编规划的年份一般不写"
	if b.Role == report.Review {
		what = "这一部分回顾的是五年，新一年的报告一般只回顾一年"
	}
	at := c.doc.Blocks[i+1].Span.Start
	c.add(Hinted, text.Span{Start: at, End: at}, report.Blank{Kind: report.BlankRewrite, Hint: what}.Mark()+"\n")
}

// sentences cuts a paragraph from an offset on.
func sentences(s string, from int) []text.Span {
	var list []text.Span
	start := from
	for i, r := range s[from:] {
		if strings.ContainsRune("。！？；", r) {
			end := from + i + utf8.RuneLen(r)
			list = append(list, text.Span{Start: start, End: end}.Trim(s))
			start = end
		}
	}
	if rest := (text.Span{Start: start, End: len(s)}).Trim(s); !rest.Empty() {
		list = append(list, rest)
	}
	return list
}

// clauses cuts a sentence at its commas, those in quotes, brackets and names of
// documents aside. The marks of punctuation belong to none.
func clauses(s string, in text.Span) []text.Span {
	var list []text.Span
	depth, start := 0, in.Start
	for i, r := range in.Of(s) {
		at := in.Start + i
		switch {
		case strings.ContainsRune("“《（(「〔", r):
			depth++
		case strings.ContainsRune("”》）)」〕", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune("，。；！？：", r):
			if at > start {
				list = append(list, text.Span{Start: start, End: at}.Trim(s))
			}
			start = at + utf8.RuneLen(r)
		}
	}
	if in.End > start {
		list = append(list, text.Span{Start: start, End: in.End}.Trim(s))
	}
	return list
}

// clauseAround is the clause of a paragraph that a place lies in.
func clauseAround(s string, at int) text.Span {
	for _, clause := range clauses(s, text.Span{End: len(s)}) {
		if clause.Start <= at && at < clause.End {
			return clause
		}
	}
	return text.Span{Start: at, End: at}
}
