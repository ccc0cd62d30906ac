package metric

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// extract goes through the blocks of a report.
func extract(doc *report.Document) []Metric {
	x := &extractor{doc: doc, clock: newClock(doc.Info)}
	for i, b := range doc.Blocks {
		x.clock.enter(b, b.Span.Of(doc.Text))
		if b.Role == report.GlossaryRole || b.Kind == report.Note {
			continue
		}
		x.block(i, b)
	}
	return x.metrics
}

type extractor struct {
	doc     *report.Document
	clock   *clock
	metrics []Metric
}

// block extracts the figures of one paragraph, sentence by sentence: nothing
// that is read reaches further, and memory stays small.
func (x *extractor) block(index int, b report.Block) {
	p := passage{index: index, block: b}
	p.text, p.blanks = hideBlanks(b.Span.Of(x.doc.Text))
	for at := 0; at < len(p.text); {
		end := at + sentenceLength(p.text[at:])
		p.sentence = text.Span{Start: at, End: end}
		x.sentence(&p)
		at = end
	}
}

// longestSentence bounds what is read as one sentence, in bytes.
const longestSentence = 6000

// sentenceLength measures the sentence at the start of a text. One too long to
// be a sentence is cut behind its last sign that is no digit.
func sentenceLength(t string) int {
	cut := 0
	for i, r := range t {
		end := i + utf8.RuneLen(r)
		switch {
		case hard(r) == gapSentence && r != '!' && r != '?':
			return end
		case end > longestSentence && cut > 0:
			return cut
		case r < '0' || r > '9' && r < '０' || r > '９':
			cut = end
		}
	}
	return len(t)
}

// passage is the paragraph in hand, and how far it was gone through.
type passage struct {
	index int
	block report.Block
	text  string
	// blanks are where numbers are still to be filled in, in text.
	blanks []text.Span
	// sentence lies in text.
	sentence text.Span
	// between is what stands between the number before and this one.
	between string
	thread  thread
}

// sentence extracts the figures of the sentence in hand.
func (x *extractor) sentence(p *passage) {
	t := p.sentence.Of(p.text)
	if english(t) {
		x.englishSentence(p)
		return
	}
	t = maskBrackets(t)
	numbers := figures(t, scan(t))
	if len(numbers) == 0 {
		return
	}
	cs := candidates(t, numbers)
	shareUnits(cs)
	for i := range cs {
		cs[i].lead = parseLead(cs[i].left, cs[i].form == rankNumber)
	}
	inherit(cs)
	settle(cs)
	named := p.thread.nameAll(cs)
	end := 0
	for i := range cs {
		p.between = t[end:cs[i].outer.Start]
		end = cs[i].outer.End
		x.emit(p, &cs[i], named[i])
	}
}

// emit adds a figure to the metric of its sentence and name, and reports whether
// it is one.
func (x *extractor) emit(p *passage, c *candidate, n naming) bool {
	f := classify(c)
	f.Span = c.span.Shift(p.block.Span.Start + p.sentence.Start)
	f.Name, f.Doubtful = n.name, n.doubtful || n.name == ""
	clause := len(p.between) - (c.outer.Start - c.clause)
	f.Period, f.Status = x.clock.when(p.between, max(0, clause), c, &f, n.name)
	if n.name == "" && c.unit == "" || p.isBlank(f.Span) {
		return false
	}
	sentence := p.sentence.Trim(p.text).Shift(p.block.Span.Start)
	if k := len(x.metrics); k > 0 {
		last := &x.metrics[k-1]
		if last.Sentence == sentence && last.Name == f.Name {
			last.Figures = append(last.Figures, f)
			return true
		}
	}
	canon, scope := canonical(f.Name)
	x.metrics = append(x.metrics, Metric{
		Name: f.Name, Canonical: canon, Scope: scope, Period: f.Period, Status: f.Status,
		Sentence: sentence, Block: p.index, Figures: []Figure{f},
	})
	return true
}

// shareUnits gives a number with a part of a unit the unit of the next one:
// 提升1.5个、3.4个百分点.
func shareUnits(cs []candidate) {
	for i := len(cs) - 2; i >= 0; i-- {
		c, next := &cs[i], &cs[i+1]
		if !c.partial || next.gap != gapJoin || next.unit == "" || next.form != plainNumber {
			continue
		}
		if len(next.unit) > len(c.unit) && next.unit[:len(c.unit)] == c.unit {
			c.unit, c.bits = next.unit, next.bits
		}
	}
}

// settle takes verbs of change before a counted noun for verbs of doing:
// 增加3万个学位 is how many were added, not by how much something grew.
func settle(cs []candidate) {
	for i := range cs {
		c := &cs[i]
		l := &c.lead
		if c.bits&(unitPercent|unitTenth) != 0 && l.sign == 0 && atRate(c.right) {
			l.sign, l.noun, c.right = 1, true, "" // 保持6%以上的增速
			if wholly(l.subject, wordDo|wordLead|wordReach) {
				l.subject = ""
			}
			continue
		}
		if l.trend == "增收" && c.bits&unitMoney != 0 && !l.reach && !strings.HasSuffix(l.subject, "收入") {
			if l.subject == "" && strings.HasSuffix(trim(c.left), "人均增收") {
				l.subject = "人均"
			}
			if l.subject != "" {
				l.sign, l.subject = 0, l.subject+l.trend // 村集体增收3万元: how much, not by how much
				continue
			}
		}
		if text.EndsAny(l.subject, "户均", "亩均", "村均", "人均", "人均年", "户均年", "年人均") && (l.trend == "增收" || l.trend == "减负" || l.trend == "增产") {
			l.sign, l.subject = 0, l.subject+l.trend // 户均增收2000元: how much, not by how much
			continue
		}
		if l.trend == "提升" || l.trend == "改善" || l.trend == "拓宽" {
			if c.bits&(unitPercent|unitPoint|unitTimes|unitTenth|unitMoney) == 0 && counterUnit(c.unit) && !l.reach {
				l.sign, l.subject = 0, l.subject+l.trend // 农房风貌提升2万户
				continue
			}
		}
		if c.bits&(unitPercent|unitTenth) != 0 && l.sign == 0 && !l.reach && !isRate(l.subject) {
			l.turn() // 压减公用经费15%
			if c.gap == gapDun && l.sign == 0 && !l.verb && l.doing == "" && i > 0 && cs[i-1].turned {
				l.sign = cs[i-1].lead.sign // 精简材料30%、环节40%
			}
			c.turned = l.sign != 0
			continue
		}
		if l.sign == 0 || l.noun || l.reach || l.basis != "" || c.before != "" && l.subject != "" {
			continue
		}
		if behind := behindOf(c, c.right); behind != "" && l.subject == "" {
			l.sign, l.verb = 0, true
			if l.trend != "加快" && l.trend != "提速" {
				l.keep += l.trend
			}
		}
	}
}

// atRate reports whether what follows a percentage makes it one of growth:
// 的增速, 的中高速增长.
func atRate(right string) bool {
	r := strings.TrimPrefix(right, "的")
	for _, w := range []string{"年均", "平均", "中高速", "较高", "较快", "高速", "高", "快"} {
		r = strings.TrimPrefix(r, w)
	}
	for _, w := range []string{"增速", "增长", "速度增长", "速度递增", "增幅", "增长率"} {
		if rest, ok := strings.CutPrefix(r, w); ok && (boundary(rest) || len(r) < len(right)) {
			return true
		}
	}
	return false
}

// turn makes a verb of change that stands before its noun govern the number.
func (l *lead) turn() {
	verb := l.keep
	if verb == "" {
		n, v := words().start.longest(l.subject, wordUp|wordDown)
		if n <= len("降") || v == 0 {
			verb = l.doing
		} else {
			verb = l.subject[:n]
		}
	}
	n, v := words().end.longest(verb, wordUp|wordDown)
	if n == 0 || n != len(verb) {
		return
	}
	l.sign = 1
	if v&wordDown != 0 {
		l.sign = -1
	}
	l.keep, l.subject = "", strings.TrimPrefix(l.subject, verb)
}

// counterUnit reports whether a unit counts things that are improved one by one.
func counterUnit(u string) bool {
	for _, end := range []string{"户", "个", "家", "处", "条", "座", "所", "套", "栋", "村"} {
		if strings.HasSuffix(u, end) {
			return true
		}
	}
	return false
}

// inherit hands the verb of a list of values on to its members.
func inherit(cs []candidate) {
	for i := 1; i < len(cs); i++ {
		if cs[i].gap == gapJoin && strings.HasPrefix(cs[i].right, "的") && kindred(&cs[i]) != kindred(&cs[i-1]) {
			cs[i].gap = gapDun // …收入达到10万元、65%以上的村分红: another statement
		}
		if cs[i].gap == gapJoin && cs[i].form == cs[i-1].form {
			cs[i].lead = cs[i-1].lead
		}
	}
}

// classify decides kind and sign.
func classify(c *candidate) Figure {
	l := c.lead
	f := Figure{Value: c.value, Decimals: c.decimals, Unit: c.unit, Kind: Level, Basis: l.basis, Modifier: c.before + c.after}
	if c.high != nil {
		h := *c.high
		f.High = &h
	}
	sign := l.sign
	switch {
	case c.form == rankNumber:
		f.Kind, sign = Rank, 0
	case c.bits&unitTimes != 0:
		f.Kind = Growth
	case c.bits&unitPoint != 0:
		f.Kind = Change
	case sign == 0 || l.reach && !l.noun:
		sign = 0
	case c.bits&(unitPercent|unitTenth) != 0:
		f.Kind = Growth
	default:
		f.Kind = Change
	}
	if sign < 0 {
		f.Value = -f.Value
		if f.High != nil {
			*f.High = -*f.High
		}
	}
	return f
}

// figures leaves out the candidates that measure nothing: durations that only
// tell how long, and bare numbers that no indicator explains.
func figures(t string, numbers []number) []number {
	kept := numbers[:0]
	end := 0
	for _, n := range numbers {
		if isFigure(lastBytes(t[end:n.outer.Start]), firstBytes(t[n.outer.End:]), n) {
			kept = append(kept, n)
			end = n.outer.End
		}
	}
	return kept
}
