package carry

import (
	"context"
	"strings"

	"reportdesk/compare"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// setTasks sets last year's tasks beside the review that has to answer them:
// each behind the head of the section that speaks of its subject, as hints of
// their own lines. What belongs to no section comes behind the review's own head.
func (c *carrier) setTasks() {
	first := c.firstOfReview()
	if first < 0 {
		return
	}
	near, err := compare.PrepareCounterparts(context.Background(), c.doc, []*report.Document{c.doc})
	if err != nil {
		return // only a cancelled context fails
	}
	for i, b := range c.doc.Blocks {
		if b.Role != report.Tasks || b.Kind != report.Paragraph && b.Kind != report.Item || b.Span.Len() < leastTask {
			continue
		}
		task := plain(b.Span.Of(c.doc.Text))
		if startsAny(task, "这些", "以上", "上述", "各位代表", "同志们", "为实现", "围绕") || endsAny(task, "：", ":") {
			continue // it speaks of tasks and sets none
		}
		at := first
		found := near.Of(compare.Paragraph{Text: task, Role: report.Review, Heads: c.heads(i)})
		for _, f := range found[0] {
			if c.doc.Blocks[f.Block].Role == report.Review && f.Likeness >= leastLikeness {
				at = c.sectionStart(f.Block, first)
				break
			}
		}
		place := c.doc.Blocks[at].Span.Start
		c.add(Hinted, text.Span{Start: place, End: place}, report.Blank{Kind: report.BlankTask, Hint: task}.Mark()+"\n")
	}
}

const (
	// leastTask is how long a paragraph must be to set a task.
	leastTask = 3 * 12
	// leastLikeness is how sure a section must be the one that answers a task.
	leastLikeness = 0.3
)

// plain takes the brackets of blanks out of a task, so that its hint closes
// where it ends.
func plain(s string) string {
	for _, b := range report.Blanks(s) {
		s = strings.Replace(s, b.Span.Of(s), b.Hint, 1)
		return plain(s)
	}
	if strings.Count(s, "〔") != strings.Count(s, "〕") {
		s = strings.NewReplacer("〔", "（", "〕", "）").Replace(s)
	}
	return s
}

// firstOfReview is the first block behind the head of the review, -1 without one.
func (c *carrier) firstOfReview() int {
	for i, b := range c.doc.Blocks {
		if b.Role == report.Review {
			if b.Kind == report.Heading && i+1 < len(c.doc.Blocks) {
				return i + 1
			}
			return i
		}
	}
	return -1
}

// sectionStart is the first block behind the head that a block of the review
// stands under.
func (c *carrier) sectionStart(block, otherwise int) int {
	head := c.doc.Blocks[block].Section
	if c.doc.Blocks[block].Kind == report.Heading {
		head = block
	}
	if head < 0 || head+1 >= len(c.doc.Blocks) || c.doc.Blocks[head].Role != report.Review || c.doc.Blocks[head].Kind != report.Heading {
		return otherwise
	}
	return max(head+1, otherwise)
}

// heads are those that a block stands under, the outermost first.
func (c *carrier) heads(block int) []string {
	var list []string
	for at := c.doc.Blocks[block].Section; at >= 0; at = c.doc.Blocks[at].Section {
		list = append([]string{c.doc.Blocks[at].Span.Of(c.doc.Text)}, list...)
	}
	return list
}
