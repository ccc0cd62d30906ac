package carry

import (
	"context"
	"strings"

	"reportdesk/compare"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// setTasks sets last year's tasks beside the review that has to answer them: each
// as a hint of its own line before the paragraph that speaks of its subject. Of
// those that no paragraph answers for sure, each follows the task before it, as
// the neighbours in a report speak of neighbouring things; at the worst all stand
// behind the review's own head.
func (c *carrier) setTasks() {
	first, tasks := c.firstOfReview(), c.tasks()
	if first < 0 || len(tasks) == 0 {
		return
	}
	answers := c.answers(first, tasks)
	at := first
	for k, i := range tasks {
		if answers[k] >= 0 {
			at = answers[k]
		} else if k > 0 && c.doc.Blocks[i].Section != c.doc.Blocks[tasks[k-1]].Section {
			at = c.nextAnswer(tasks, answers, k, at)
		}
		place := c.doc.Blocks[at].Span.Start
		hint := report.Blank{Kind: report.BlankTask, Hint: plain(c.doc.Blocks[i].Span.Of(c.doc.Text))}
		c.add(Hinted, text.Span{Start: place, End: place}, hint.Mark()+"\n")
	}
}

// tasks are the paragraphs that set tasks, up to the closing: what an annex
// says of them again is not wanted twice.
func (c *carrier) tasks() []int {
	var list []int
	for i, b := range c.doc.Blocks {
		switch {
		case b.Kind == report.Closing && len(list) > 0:
			return list
		case b.Role != report.Tasks || b.Kind != report.Paragraph && b.Kind != report.Item || b.Span.Len() < leastTask:
			continue
		}
		task := b.Span.Of(c.doc.Text)
		if text.StartsAny(task, "这些", "以上", "上述", "各位代表", "同志们", "为实现", "围绕") || text.EndsAny(task, "：", ":", "以下工作。", "！") {
			continue // it speaks of tasks and sets none
		}
		list = append(list, i)
	}
	return list
}

// answers are the blocks of the review, from first on, that speak of the subjects
// of the tasks; -1 where none does for sure.
func (c *carrier) answers(first int, tasks []int) []int {
	var review []int
	for i := first; i < len(c.doc.Blocks); i++ {
		if b := c.doc.Blocks[i]; b.Role == report.Review && b.Kind != report.Heading && b.Span.Len() >= leastTask {
			review = append(review, i)
		}
	}
	answers := make([]int, len(tasks))
	near, err := compare.PrepareCounterparts(context.Background(), c.part(tasks), []*report.Document{c.part(review)})
	for k, i := range tasks {
		answers[k] = -1
		if err != nil {
			continue // only a cancelled context fails
		}
		found := near.Of(compare.Paragraph{Text: c.doc.Blocks[i].Span.Of(c.doc.Text), Heads: c.heads(i)})[0]
		if len(found) > 0 && found[0].Likeness >= leastLikeness {
			answers[k] = review[found[0].Block]
		}
	}
	return answers
}

// nextAnswer is where the next task of the section of task k is answered, or at.
func (c *carrier) nextAnswer(tasks, answers []int, k, at int) int {
	section := c.doc.Blocks[tasks[k]].Section
	for j := k + 1; j < len(tasks) && c.doc.Blocks[tasks[j]].Section == section; j++ {
		if answers[j] >= 0 {
			return answers[j]
		}
	}
	return at
}

// part is a document of some blocks alone, one block a paragraph.
func (c *carrier) part(blocks []int) *report.Document {
	lines := make([]string, len(blocks))
	for k, i := range blocks {
		lines[k] = strings.ReplaceAll(c.doc.Blocks[i].Span.Of(c.doc.Text), "\n", " ")
	}
	return report.FromText("", strings.Join(lines, "\n"))
}

const (
	// leastTask is how long a paragraph must be to set a task, or to answer one.
	leastTask = 3 * 12
	// leastLikeness is how sure a paragraph must be the one that answers a task.
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

// heads are those that a block stands under, the outermost first.
func (c *carrier) heads(block int) []string {
	var list []string
	for at := c.doc.Blocks[block].Section; at >= 0; at = c.doc.Blocks[at].Section {
		list = append([]string{c.doc.Blocks[at].Span.Of(c.doc.Text)}, list...)
	}
	return list
}
