package metric

import (
	"fmt"
	"strconv"
	"strings"

	"reportdesk/internal/report"

	"reportdesk/internal/text"
)

// years is a span of years, both ends counted.
type yearSpan struct{ from, to int }

func (y yearSpan) text() string {
	switch {
	case y.to == 0:
		return ""
	case y.from == y.to:
		return strconv.Itoa(y.to)
	}
	return fmt.Sprintf("%d-%d", y.from, y.to)
}

// clock tells which time blocks and clauses speak of.
type clock struct {
	year, reviewed int
	role           report.Role
	// span is the time that the running part of the report looks back on or
	// ahead to; more than a year after words like 五年来.
	span yearSpan
	// section is the span that holds from block to block; span may differ for one.
	section yearSpan
	// said is the time last told in the running sentence.
	said timeRef
	// flowing is set while the list goes on whose verb made it a flow.
	flowing bool
}

func newClock(info report.Info) *clock {
	k := &clock{year: info.Year, reviewed: info.Reviewed()}
	k.section = yearSpan{k.reviewed, k.reviewed}
	k.span = k.section
	return k
}

// target reports whether the running block promises.
func (k *clock) target() bool {
	switch k.role {
	case report.Targets, report.Plan, report.Tasks, report.Self, report.Requirement:
		return true
	}
	return false
}

// opening is how many code points of a block are read for the time it speaks of.
const opening = 30

// enter takes note of a block that begins: its role, and whether its first
// words set a time for it and those that follow.
func (k *clock) enter(b report.Block, t string) {
	past, now := yearSpan{k.reviewed, k.reviewed}, yearSpan{k.year, k.year}
	if b.Role != k.role || b.Role == report.Plan {
		k.role = b.Role
		switch {
		case b.Role == report.Plan:
			k.section = yearSpan{k.year, k.year + 4}
		case k.target():
			k.section = now
		case b.Role == report.Review || b.Role == report.Opening:
			k.section = past
		}
	}
	k.span, k.said = k.section, timeRef{}
	if k.role != report.Review && k.role != report.Plan && k.role != report.Opening {
		return
	}
	head := clip(firstBytes(t), opening)
	if k.role == report.Review && strings.HasPrefix(pastSalutation(head), yearText(k.reviewed)+"年是") {
		k.section, k.span = past, past // 2023年是…之年: from here on it is told of
		return
	}
	if k.role == report.Review && text.HasAny(head, "过去一年", "过去的一年", "一年来", "过去的"+yearText(k.reviewed)) {
		k.section, k.span = past, past
		return
	}
	for _, ref := range timesIn(head, k) {
		switch {
		case ref.basis || ref.point || ref.end:
			continue
		case ref.from < ref.to && ref.to-ref.from < 12 && (ref.lead || ref.at < len("一年来")*3 || b.Kind == report.Heading):
			k.section = k.bounded(ref.yearSpan)
			k.span = k.section
		case ref.at == 0 && ref.yearSpan == past && k.role == report.Review:
			k.span = past // 2023年，…: this paragraph only
		default:
			continue
		}
		return
	}
}

// pastSalutation is a text without the words that address the meeting.
func pastSalutation(t string) string {
	if rest, ok := strings.CutPrefix(t, "各位代表"); ok {
		return strings.TrimLeft(rest, "，,！!：:、 \u3000")
	}
	return t
}

func yearText(y int) string { return yearSpan{y, y}.text() }

// bounded ends a span of the past with the year reviewed.
func (k *clock) bounded(y yearSpan) yearSpan {
	if !k.target() && y.to > k.reviewed {
		y.to = k.reviewed
		y.from = min(y.from, y.to)
	}
	return y
}

// when returns period and status of the i-th candidate. between is the text
// from the number before to this one, clause where the clause with the number
// begins in it. Calls go in the order of the text.
func (k *clock) when(between string, clause int, c *candidate, f *Figure, name string) (string, Status) {
	if c.gap >= gapSentence {
		k.said = timeRef{}
		if _, at := lastSentence(between); at > 0 {
			between, clause = between[at:], max(0, clause-at)
		}
	}
	if c.gap > gapDun || c.lead.verb || c.before == "突破" || c.lead.doing != "" || c.lead.keep != "" {
		k.flowing = false
	}
	k.flowing = k.flowing || flows(c, name)
	if k.said.duration && c.gap >= gapComma {
		k.said = timeRef{}
	}
	if c.lead.from {
		// The year of a way's start is not that of its end: 由2015年的5%提高到8%.
		defer func(said timeRef) { k.said = said }(k.said)
	}
	own := timeRef{}
	for _, ref := range timesIn(between, k) {
		if ref.basis {
			continue
		}
		k.said = ref
		if ref.at >= clause {
			own = ref
		}
	}
	status := Actual
	past := k.reviewed > 0 && k.span.to <= k.reviewed // 这五年, at the beginning of a plan
	if k.target() && !past {
		status = Target
	}
	said := k.said
	if said.to == 0 {
		return k.inSpan(k.span, c, f, name).text(), status
	}
	switch {
	case said.to > k.reviewed && k.reviewed > 0 && !k.target() && said.from == said.to:
		status = Target
	case k.target() && said.to <= k.reviewed:
		status = Actual
	}
	if said.point || said.from == said.to {
		y := said.to
		if c.lead.from && !own.point && own.to == 0 {
			y = k.span.from - 1
		}
		return yearSpan{y, y}.text(), status
	}
	span := said.yearSpan
	if status == Actual {
		span = k.bounded(span)
	}
	if own.duration && f.Kind == Rank {
		return span.text(), status // 近五年…增量居全市第一位
	}
	if own.duration && f.Kind == Level && !c.lead.from && !c.lead.reach && !isRate(name) {
		return span.text(), status
	}
	return k.inSpan(span, c, f, name).text(), status
}

// inSpan places a figure in a span of years: what was reached counts for its
// end, what flowed or changed for the whole, what it came from for the year before.
func (k *clock) inSpan(span yearSpan, c *candidate, f *Figure, name string) yearSpan {
	if span.to == 0 {
		return span
	}
	if c.lead.from {
		return yearSpan{span.from - 1, span.from - 1}
	}
	if span.from == span.to || f.Kind == Growth || f.Kind == Change {
		return span
	}
	if f.Kind == Rank || !k.flowing {
		return yearSpan{span.to, span.to}
	}
	return span
}
