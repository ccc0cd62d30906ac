package review

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/export"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// placer finds the places of a workbook in the draft as it stands now.
type placer struct {
	draft     metric.Reported
	hash      string
	figures   []found           // in the order of the text
	at        map[text.Span]int // by the figure's span
	sentences map[string][]int  // by SentenceHash: their starts
}

// found is a figure of the draft.
type found struct {
	metric *metric.Metric
	figure *metric.Figure
}

func newPlacer(draft metric.Reported) *placer {
	p := &placer{draft: draft, hash: export.TextHash(draft.Doc.Text), at: map[text.Span]int{}, sentences: map[string][]int{}}
	for m := range draft.Metrics {
		stated := &draft.Metrics[m]
		h := export.SentenceHash(stated.Sentence.Of(draft.Doc.Text))
		if starts := p.sentences[h]; !slices.Contains(starts, stated.Sentence.Start) {
			p.sentences[h] = append(starts, stated.Sentence.Start)
		}
		for f := range stated.Figures {
			p.figures = append(p.figures, found{stated, &stated.Figures[f]})
		}
	}
	slices.SortStableFunc(p.figures, func(a, b found) int { return a.figure.Span.Start - b.figure.Span.Start })
	for i, f := range p.figures {
		p.at[f.figure.Span] = i
	}
	return p
}

// propose turns a changed cell into corrections: one at each place of the draft.
func (p *placer) propose(back *Readback, c proposal) {
	taken := false
	for i, place := range c.places {
		if !place.Draft && place.Report != p.hash {
			continue
		}
		taken = true
		back.Corrections = append(back.Corrections, p.correction(c, place, i > 0))
	}
	if !taken {
		back.warn("%s %s（%s）改成了 %s，这是往年报告中的数，本稿没有改", c.sheet, c.cell, c.name, plainNumber(c.new))
	}
}

// correction is what becomes of one place.
func (p *placer) correction(c proposal, at export.Place, also bool) Correction {
	i, kept := p.find(at)
	var out Correction
	if i < 0 {
		stated := metric.Figure{Value: c.old, Unit: strings.TrimLeft(at.Text, "0123456789.,"), Kind: metric.Growth}
		out = Correction{
			Name: c.name, Sheet: c.sheet, Cell: c.cell, Value: c.new, State: Missing, Old: at.Text,
			Why: "稿中已没有这一句，或这一句里没有这个数",
		}
		out.New, _, _ = metric.Restate(at.Text, &stated, c.new)
	} else {
		out = p.written(c, i)
	}
	out.ID = idOf(at.Report, fmt.Sprint(at.Start), at.Text, plainNumber(c.new))
	out.Also, out.Exported, out.Around = also, at.Text, at.Before+at.Text+at.After
	if i >= 0 && !kept && out.New != out.Old {
		out.State, out.Why = Conflict, fmt.Sprintf("导出时是 %s，现稿已改为 %s", at.Text, out.Old)
	}
	return out
}

// written is the correction of a figure of the draft.
func (p *placer) written(c proposal, i int) Correction {
	f, t := p.figures[i], p.draft.Doc.Text
	out := Correction{
		Name: c.name, Sheet: c.sheet, Cell: c.cell, Value: c.new, State: Clean,
		Span: f.figure.Span, Sentence: f.metric.Sentence, Old: f.figure.Span.Of(t),
	}
	changed, turned, ok := metric.Restate(out.Old, f.figure, c.new)
	out.New = changed
	switch {
	case !ok:
		out.State = Conflict
		out.New = plainNumber(math.Abs(c.new)) + f.figure.Unit
		out.Why = "原文是用文字写的“" + out.Old + "”，到起草中改"
	case turned:
		out.State = Conflict
		out.Why = turnedWords(t[f.metric.Sentence.Start:out.Span.Start], c.new)
	}
	return out
}

// turnedWords says which word no longer agrees with the number's sign.
func turnedWords(before string, value float64) string {
	word, at := "", -1
	for _, w := range []string{"增长", "增加", "提高", "提升", "上升", "扩大", "净增", "下降", "减少", "降低", "回落", "收窄", "下滑", "压减", "减"} {
		if i := strings.LastIndex(before, w); i > at {
			word, at = w, i
		}
	}
	sign := "正数"
	if value < 0 {
		sign = "负数"
	}
	if word == "" {
		return "表中改成了" + sign + "，句子的说法也要改"
	}
	return fmt.Sprintf("“%s”与表中的%s不合，句子的说法也要改", word, sign)
}

// find looks for the figure of a place: where it stood if the draft is the same,
// in the same sentence wherever that is now, between the same words. same
// reports whether its number is still the one that was exported; -1 is none.
func (p *placer) find(at export.Place) (i int, same bool) {
	span := text.Span{Start: at.Start, End: at.End}
	if at.Report == p.hash {
		if i, ok := p.at[span]; ok {
			return i, true
		}
	}
	best, nearest := -1, math.MaxInt
	for _, start := range p.sentences[at.Hash] {
		moved := span.Shift(start - at.Sentence)
		if i, ok := p.at[moved]; ok && abs(start-at.Sentence) < nearest && moved.Of(p.draft.Doc.Text) == at.Text {
			best, nearest = i, abs(start-at.Sentence)
		}
	}
	if best >= 0 {
		return best, true
	}
	return p.between(at)
}

// between finds the figure with the same words before and after it, as many of
// them as there were; one that has the exported text counts before one that
// has another, and of several the nearest.
func (p *placer) between(at export.Place) (i int, same bool) {
	t := p.draft.Doc.Text
	type rank struct{ words, same, near int }
	best, top := -1, rank{}
	for i, f := range p.figures {
		s := f.figure.Span
		before, after := commonEnd(t[:s.Start], at.Before), commonBegin(t[s.End:], at.After)
		whole := before == len(at.Before) && after == len(at.After)
		stated := s.Of(t) == at.Text
		switch {
		case whole && (at.Before != "" || stated):
		case stated && before == len(at.Before) && utf8.RuneCountInString(at.Before) >= 4: // the words behind changed
		default:
			continue
		}
		r := rank{words: before + after, near: -abs(s.Start - at.Start)}
		if stated {
			r.same = 1
		}
		if best < 0 || r.same > top.same || r.same == top.same && (r.words > top.words || r.words == top.words && r.near > top.near) {
			best, top = i, r
		}
	}
	return best, top.same == 1
}

// commonEnd is how many bytes at the end of s are those at the end of want.
func commonEnd(s, want string) int {
	n := 0
	for n < len(s) && n < len(want) && s[len(s)-1-n] == want[len(want)-1-n] {
		n++
	}
	return n
}

func commonBegin(s, want string) int {
	n := 0
	for n < len(s) && n < len(want) && s[n] == want[n] {
		n++
	}
	return n
}

// remarkPlace is where a remark belongs: the last of the places that the draft has.
func (p *placer) remarkPlace(places []export.Place) text.Span {
	best := text.Span{}
	for _, at := range places {
		if !at.Draft && at.Report != p.hash {
			continue
		}
		if i, _ := p.find(at); i >= 0 {
			best = p.figures[i].figure.Span
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// plainNumber writes a number without noise.
func plainNumber(v float64) string { return strconv.FormatFloat(math.Round(v*1e8)/1e8, 'f', -1, 64) }
