package check

import (
	"fmt"
	"strconv"
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// lastYear finds years that were left standing when last year's report served
// as the base: a head or a sentence that gives this year's tasks to the year
// before, or this year's review to the one before that; a deadline among the
// tasks that has passed; a sentence taken over from an earlier report with that
// report's own year in it. A year that is only mentioned (与2024年相比) is left
// alone: each case asks for the words that make it the year spoken of.
func lastYear(d *draft) {
	y := d.Doc.Info.Year
	if y == 0 {
		return
	}
	taken := d.takenOver()
	for _, b := range d.Doc.Blocks {
		if b.Role == report.GlossaryRole || b.Kind == report.Title || b.Kind == report.Note {
			continue
		}
		ahead := isAhead(b.Role)
		for _, s := range sentencesOf(d.Doc.Text, b.Span) {
			years := yearsIn(d.Doc.Text, s)
			if len(years) == 0 {
				continue
			}
			src := d.sourceOf(s, b.Role, taken)
			for _, at := range years {
				d.judgeYear(mention{at, s, b, ahead, src}, y)
			}
		}
	}
}

// mention is a year that stands in the draft.
type mention struct {
	yearAt
	sentence text.Span
	block    report.Block
	ahead    bool // in a part that speaks of the coming year
	// taken is where an earlier report has the same sentence; nil where none does.
	taken *source
}

// around is how many bytes before and after a year are read for what it is the year of.
const around = 3 * 120

// words returns the text of the sentence before and after the year and its 年.
func (m mention) words(t string) (before, after string) {
	from, to := max(m.sentence.Start, m.span.Start-around), min(m.sentence.End, m.span.End+len("年")+around)
	return t[from:m.span.Start], t[m.span.End+len("年") : to]
}

func isAhead(r report.Role) bool {
	return r == report.Targets || r == report.Tasks || r == report.Requirement || r == report.Self
}

func (d *draft) judgeYear(m mention, y int) {
	before, after := m.words(d.Doc.Text)
	if near := before[max(0, len(before)-titleBytes):]; strings.LastIndex(near, "《") > strings.LastIndex(near, "》") {
		return // the name of a document
	}
	head := isHead(m)
	recent := m.year >= y-3
	switch {
	case recent && m.year < y && m.ahead && opensTasks(before, after, head):
		d.old(m, y, Error, fmt.Sprintf("这里说的是%d年的工作，写成了%d年", y, m.year))
	case recent && m.year < y-1 && m.block.Role == report.Review && opensReview(before, after, head) && (isPast(before, after) || d.reviewsOneYear(m, y)):
		d.old(m, y-1, Error, fmt.Sprintf("这里回顾的是%d年，写成了%d年", y-1, m.year))
	case m.year == y-2 && m.block.Role == report.Review && opensParagraph(m, before, after) && d.reviewsOneYear(m, y):
		d.old(m, y-1, Warning, fmt.Sprintf("这一部分回顾的是%d年，这一段以%d年开头", y-1, m.year))
	case recent && m.year < y && m.ahead && isDeadline(before, after):
		d.old(m, 0, Warning, fmt.Sprintf("%d年的期限已经过去", m.year))
	default:
		d.judgeTakenOver(m, y)
	}
}

// titleBytes is how far before a year the mark that opens a document's name is
// looked for: longer names there are none.
const titleBytes = 3 * 60

// isHead reports whether the year stands in a head, or at the head of a numbered
// paragraph.
func isHead(m mention) bool {
	return m.block.Kind == report.Heading || m.block.Kind == report.Item && m.span.Start-m.block.Span.Start < headBytes
}

// headBytes is how far into a numbered paragraph its head reaches.
const headBytes = 3 * 12

// opensParagraph reports whether a paragraph begins with the year, as the time of
// all that follows: 2024年，我们….
func opensParagraph(m mention, before, after string) bool {
	return m.sentence.Start == m.block.Span.Start && isStart(before) && text.StartsAny(after, "，", ",")
}

// reviewsOneYear reports whether the passage looks back on the year before alone:
// reports of a new term go through five years one by one. A head that names both
// years names the right one too.
func (d *draft) reviewsOneYear(m mention, y int) bool {
	if m.block.Kind == report.Heading {
		return !strings.Contains(m.block.Span.Of(d.Doc.Text), strconv.Itoa(y-1))
	}
	for at := m.block.Section; at >= 0 && at < len(d.Doc.Blocks); at = d.Doc.Blocks[at].Section {
		head := d.Doc.Blocks[at].Span.Of(d.Doc.Text)
		if text.HasAny(head, "五年", "时期", "十", "届", "以来") {
			return false
		}
		if d.Doc.Blocks[at].Section >= at {
			return true
		}
	}
	return true
}

// old adds a finding on a year; to is the right one, 0 where it is not known.
func (d *draft) old(m mention, to int, severity Severity, message string) {
	f := Finding{Severity: severity, Span: m.span, Message: message}
	if to > 0 {
		f.Suggestion = strconv.Itoa(to)
	}
	d.add(f)
}

// source is where an earlier report says a sentence.
type source struct {
	other Other
	years []int
}

// takenOver maps the sentences of the earlier reports, years and spaces aside,
// to where they stand. Of several reports the newest counts.
func (d *draft) takenOver() map[string]source {
	if len(d.against) == 0 {
		return nil
	}
	newest := make(map[string]int)
	all := make(map[string]source)
	for i, r := range d.against {
		if r.Doc == nil || r.Doc.Info.Year == 0 || r.Doc.Info.Year >= d.Doc.Info.Year {
			continue
		}
		for _, b := range r.Doc.Blocks {
			if b.Role == report.GlossaryRole || b.Kind == report.Title {
				continue
			}
			for _, s := range sentencesOf(r.Doc.Text, b.Span) {
				found := yearsIn(r.Doc.Text, s)
				if len(found) == 0 || s.Len() < leastTakenOver {
					continue
				}
				key := sentenceKey(r.Doc.Text, s, b.Role)
				if newest[key] >= r.Doc.Info.Year {
					continue
				}
				newest[key] = r.Doc.Info.Year
				src := source{other: Other{i, s}}
				for _, y := range found {
					src.years = append(src.years, y.year-r.Doc.Info.Year)
				}
				all[key] = src
			}
		}
	}
	return all
}

// leastTakenOver is the least length in bytes of a sentence that can be said to be taken over.
const leastTakenOver = 3 * 12

// sentenceKey is a sentence without years, spaces and figures, with whether it speaks of
// the coming year: the same words in the review and among the tasks are two sentences.
func sentenceKey(t string, s text.Span, role report.Role) string {
	var b strings.Builder
	if isAhead(role) {
		b.WriteByte('>')
	}
	for _, r := range s.Of(t) {
		if !text.IsSpace(r) && (r < '0' || r > '9') && r != '.' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sourceOf finds the sentence of an earlier report that a sentence was taken from.
func (d *draft) sourceOf(s text.Span, role report.Role, taken map[string]source) *source {
	if len(taken) == 0 || s.Len() < leastTakenOver {
		return nil
	}
	if src, ok := taken[sentenceKey(d.Doc.Text, s, role)]; ok {
		return &src
	}
	return nil
}

// judgeTakenOver finds a sentence that an earlier report has word for word, in a
// part of the same kind, where that report's own year (its tasks) or the year
// that it reviewed stands unchanged.
func (d *draft) judgeTakenOver(m mention, y int) {
	src := m.taken
	if src == nil {
		return
	}
	prior := d.against[src.other.Report].Doc.Info.Year
	own := prior
	if !m.ahead {
		own = prior - 1
	}
	right := own + y - prior
	if m.year != own || m.year == right || !contains(src.years, m.year-prior) {
		return
	}
	other := src.other
	d.add(Finding{
		Severity: Warning, Span: m.span, Other: &other, Suggestion: strconv.Itoa(right),
		Message: fmt.Sprintf("这一句与%d年报告相同，年份没有改", prior),
	})
}

func contains(list []int, v int) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}
