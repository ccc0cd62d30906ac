package export

import (
	"errors"
	"fmt"
	"io"
	"time"

	"reportdesk/compare"
	"reportdesk/export/docx"
)

// RedlineOptions are what a redline may be made with.
type RedlineOptions struct {
	// MovesAsEdits writes moved passages as deletions and insertions (移动记为增删),
	// for programs that do not know moves.
	MovesAsEdits bool
	// Author and Date are those of all changes; "" is the program, the zero date none.
	Author string
	Date   time.Time
}

// ErrNotRevision is returned for the redline of a comparison of two years: no
// year's report is a revision of the last one's.
var ErrNotRevision = errors.New("redline of a comparison that is no revision")

// RedlineDOCX writes a revision comparison as a Word document with tracked
// changes. All taken, its paragraphs are the passages of the new text in their
// order, all refused those of the old text: what import made of each (white
// space around it gone, a tab kept), and the lines that it left out of the
// reading. Blank lines are no passages and are not written; the ends of a text
// without a passage leave one empty paragraph. What XML cannot carry becomes
// U+FFFD. It holds whatever the pairs say: a pair that would break the order of
// a side, or shares a passage with another, is written as passages that go and
// come.
//
// A move is a range of moved text at its old place and at its new one, what
// changed within it a deletion in the one and an insertion in the other.
func RedlineDOCX(w io.Writer, c *compare.Comparison, o RedlineOptions) error {
	if c.Mode != compare.Revision {
		return ErrNotRevision
	}
	setup := official(nameOf(c.New).Title, o.Date)
	setup.Subject = "修订痕迹稿"
	setup.Description = "与“" + c.Old.Name + "”相比的修订：全部接受即“" + c.New.Name + "”，全部拒绝即旧稿。"
	setup.Revision = docx.Revision{Author: first(o.Author, programName), Date: o.Date}
	out, err := docx.New(w, setup)
	if err != nil {
		return fmt.Errorf("write redline: %w", err)
	}
	r := newRedline(c, o.MovesAsEdits)
	for i := range r.lines {
		l := &r.lines[i]
		out.Paragraph(l.Paragraph)
		if l.endMove {
			out.EndMove()
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write redline: %w", err)
	}
	return nil
}

// redlineLine is one paragraph of a redline.
type redlineLine struct {
	docx.Paragraph
	endMove bool // the range of a moved passage ends behind it
}

// redlineItem is what is written without a break: a pair in place, or passages
// that one side alone has there.
type redlineItem struct {
	pair     *compare.Pair
	passages []redlinePassage // of the side
	inPlace  bool
	move     string // the name of the move, "" for none
}

// redline makes the paragraphs of a redline.
type redline struct {
	lines []redlineLine
}

// newRedline goes through both texts at once. The pairs in place stand in both;
// between two of them what only the old text has comes before what only the new
// one has.
func newRedline(c *compare.Comparison, movesAsEdits bool) *redline {
	olds, news := planRedline(c, movesAsEdits)
	r := &redline{}
	for len(olds) > 0 || len(news) > 0 {
		for len(olds) > 0 && !olds[0].inPlace {
			r.oneSided(&olds[0], docx.Deleted, docx.MovedFrom)
			olds = olds[1:]
		}
		for len(news) > 0 && !news[0].inPlace {
			r.oneSided(&news[0], docx.Inserted, docx.MovedTo)
			news = news[1:]
		}
		if len(olds) > 0 && len(news) > 0 {
			r.inPlace(&news[0])
			olds, news = olds[1:], news[1:]
		}
	}
	r.closeEnd()
	return r
}

// inPlace writes a pair that stands at one place in both texts.
func (r *redline) inPlace(it *redlineItem) {
	k := 0 // the new passage
	line := redlineLine{Paragraph: docx.Paragraph{Style: it.passages[0].style}}
	for _, e := range it.pair.Edits {
		change := map[compare.Op]docx.Change{compare.Delete: docx.Deleted, compare.Insert: docx.Inserted}[e.Op]
		for i, t := range splitLines(e.Text) {
			if i > 0 {
				line.Mark = change
				r.lines = append(r.lines, line)
				if e.Op != compare.Delete {
					k = min(k+1, len(it.passages)-1)
				}
				line = redlineLine{Paragraph: docx.Paragraph{Style: it.passages[k].style}}
			}
			line.add(t, change)
		}
	}
	r.lines = append(r.lines, line)
}

// oneSided writes passages that one side alone has at the place: changed is what
// became of them, moved what became of those that stand elsewhere on the other side.
func (r *redline) oneSided(it *redlineItem, changed, moved docx.Change) {
	if it.move == "" {
		for _, p := range it.passages {
			line := redlineLine{Paragraph: docx.Paragraph{Style: p.style, Mark: changed}}
			line.add(p.text, changed)
			r.lines = append(r.lines, line)
		}
		return
	}
	own := map[docx.Change]compare.Op{docx.Deleted: compare.Delete, docx.Inserted: compare.Insert}[changed]
	k := 0
	begin := func() redlineLine {
		return redlineLine{Paragraph: docx.Paragraph{Style: it.passages[min(k, len(it.passages)-1)].style, Mark: moved}}
	}
	line := begin()
	line.Move, line.MoveKind = it.move, moved
	for _, e := range it.pair.Edits {
		change := moved
		switch e.Op {
		case compare.Equal:
		case own:
			change = changed
		default:
			continue
		}
		for i, t := range splitLines(e.Text) {
			if i > 0 {
				r.lines = append(r.lines, line)
				k++
				line = begin()
			}
			line.add(t, change)
			// The end is changed as what stands before it: LibreOffice leaves an empty
			// paragraph behind where a deletion ends in a moved mark.
			line.Mark = change
		}
	}
	line.endMove = true
	r.lines = append(r.lines, line)
}

func (l *redlineLine) add(t string, change docx.Change) {
	if t != "" {
		l.Runs = append(l.Runs, docx.Run{Text: t, Change: change})
	}
}

// closeEnd gives the last paragraph an end that stays: a document's last mark
// cannot be taken away. So each change of a mark after the last common one goes
// to the paragraph before, as Word does when text is typed at the end of a
// document; where the texts have no passage in common, the last old and the
// first new one share a paragraph.
func (r *redline) closeEnd() {
	if len(r.lines) == 0 {
		r.lines = []redlineLine{{}}
		return
	}
	common := len(r.lines) - 1
	for common >= 0 && r.lines[common].Mark != docx.Unchanged {
		common--
	}
	if common < 0 {
		r.joinSides()
		common = len(r.lines) - 1
	}
	last := len(r.lines) - 1
	for i := common; i < last; i++ {
		r.lines[i].Mark = plainChange(r.lines[i+1].Mark)
	}
	r.lines[last].Mark = docx.Unchanged
}

// plainChange is the change of an end that stands outside of its move.
func plainChange(c docx.Change) docx.Change {
	switch c {
	case docx.MovedFrom:
		return docx.Deleted
	case docx.MovedTo:
		return docx.Inserted
	}
	return c
}

// joinSides joins the last old paragraph and the first new one.
func (r *redline) joinSides() {
	for i := 1; i < len(r.lines); i++ {
		if r.lines[i-1].Mark != r.lines[i].Mark {
			r.lines[i].Runs = append(r.lines[i-1].Runs, r.lines[i].Runs...)
			r.lines = append(r.lines[:i-1], r.lines[i:]...)
			return
		}
	}
}
