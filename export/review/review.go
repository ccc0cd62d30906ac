// Package review reads a review workbook back (核对表读回): what a meeting
// changed in it becomes proposed corrections of the draft.
//
// The workbook may come from any program, sorted, filtered, with rows and
// columns inserted, its sheets renamed or copied: every row of what export
// wrote carries its places in the draft with it (export.Tie).
package review

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// State says whether a correction can be taken as it is.
type State string

// The states.
const (
	Clean    State = "clean"    // 可直接改
	Conflict State = "conflict" // 有冲突: Why says which
	Missing  State = "missing"  // 没找到: the draft has no such figure any more
)

// Correction is another number that a workbook gives for one place of the draft.
type Correction struct {
	// ID names the place and the number: the same workbook read against the same
	// draft gives the same ids.
	ID string
	// Name is the indicator, as the workbook has it.
	Name string
	// Span is the figure with its unit in the draft's Document.Text, Sentence the
	// sentence around it; both are empty where it is Missing.
	Span, Sentence text.Span
	// Old is the figure's text as it stands in the draft (of one that is missing,
	// as it stood when the workbook was written), Exported as the workbook was
	// written with it, New as it should be.
	Old, Exported, New string
	// Around is what stood before and after the figure when the workbook was written.
	Around string
	// Value is the number of New, as the figure's unit counts.
	Value float64
	State State
	// Why says in the user's language what stands against taking it, or what to
	// look at besides; "" where nothing does.
	Why string
	// Also is set for a further place of the figure: its cell shows another one.
	Also bool
	// Doubtful is set where the place was found by the indicator's name, not by
	// what the workbook carries.
	Doubtful bool
	// Sheet and Cell are where the number stands in the workbook.
	Sheet, Cell string
}

// Remark is what somebody wrote beside an indicator: 核对意见, or a cell's comment.
type Remark struct {
	Name string
	// Span is the place in the draft's Document.Text that the row tells of; empty
	// where the draft has none.
	Span text.Span
	Text string
	// Who wrote it, "" where the workbook does not say.
	Who string
}

// Readback is what a workbook brought back.
type Readback struct {
	// Corrections stand in the order of the draft, missing ones at the end.
	Corrections []Correction
	Remarks     []Remark
	// Warnings are sentences in the user's language: overwritten formulas,
	// numbers that cannot be read, changes of earlier reports.
	Warnings []string
	// Foreign is set for a workbook that was not exported from a draft here: its
	// figures were matched by indicator and period.
	Foreign bool
	// SavedBy is who saved the workbook last, "" where it does not say.
	SavedBy string
}

// ErrNoFigures says that a workbook has no column that looks like indicators,
// or none that looks like their values.
var ErrNoFigures = errors.New("no columns of indicators and values")

// Read reads a workbook and says what is to become of the draft as it stands
// now. What was not exported here is matched by indicator and period, with
// doubt; where no such columns are found the error is ErrNoFigures.
//
// What is clean is proved: the text with all of it taken, read anew, states
// just the new numbers.
func Read(ctx context.Context, draft metric.Reported, workbook io.Reader) (*Readback, error) {
	b, err := open(ctx, workbook)
	if err != nil {
		return nil, err
	}
	defer b.file.Close()
	back := &Readback{SavedBy: b.who}
	proposals, err := b.proposals(back)
	if err != nil {
		return nil, err
	}
	p := newPlacer(draft)
	if b.tied {
		for _, one := range proposals {
			p.propose(back, one)
		}
		for _, r := range b.remarks {
			back.Remarks = append(back.Remarks, Remark{Name: r.name, Span: p.remarkPlace(r.places), Text: r.text, Who: r.who})
		}
	} else {
		back.Foreign = true
		if err := b.foreign(p, back); err != nil {
			return nil, err
		}
	}
	back.settle(draft)
	slices.SortStableFunc(back.Corrections, func(x, y Correction) int {
		missing := func(c Correction) int {
			if c.State == Missing {
				return 1
			}
			return 0
		}
		return cmp.Or(missing(x)-missing(y), x.Span.Start-y.Span.Start, cmp.Compare(x.ID, y.ID))
	})
	return back, ctx.Err()
}

// Clean are the corrections that may be taken without looking.
func (b *Readback) Clean() []Correction {
	return slices.DeleteFunc(slices.Clone(b.Corrections), func(c Correction) bool { return c.State != Clean })
}

// Edits are the changes of the draft's text that taking corrections makes.
// Those that are missing are left out, and of two for one place the second.
func Edits(list []Correction) text.Edits {
	var edits text.Edits
	for _, c := range list {
		if c.State != Missing && c.New != c.Old {
			edits = append(edits, text.Edit{Span: c.Span, New: c.New})
		}
	}
	edits.Sort()
	return slices.CompactFunc(edits, func(a, b text.Edit) bool { return a.Overlaps(b.Span) })
}

// settle looks for what contradicts itself, and proves the rest. What fails the
// proof is taken out and the others are proved again, since one figure that is
// misread can spoil its neighbours.
func (b *Readback) settle(draft metric.Reported) {
	b.contradictions()
	doubt := func(why string, which func(*Correction) bool) {
		for i := range b.Corrections {
			if c := &b.Corrections[i]; c.State == Clean && which(c) {
				c.State, c.Why = Conflict, why
			}
		}
	}
	for range 3 {
		wrong := unproved(draft, b.Clean())
		if len(wrong) == 0 {
			return
		}
		doubt("改后从句中读出的不是这个数，到起草中改", func(c *Correction) bool { return wrong[c.ID] })
	}
	doubt("几处一起改后读出的不是这些数，到起草中改", func(*Correction) bool { return true })
}

// contradictions joins what is said twice of one place, and marks what is said
// differently.
func (b *Readback) contradictions() {
	first := map[text.Span]int{}
	kept := b.Corrections[:0]
	for _, c := range b.Corrections {
		at, known := first[c.Span]
		if c.State == Missing || !known {
			if c.State != Missing {
				first[c.Span] = len(kept)
			}
			kept = append(kept, c)
			continue
		}
		f := &kept[at]
		switch {
		case f.New == c.New:
			f.Also = f.Also && c.Also
		case f.Also && !c.Also: // a cell of its own counts before another's
			*f = c
		case c.Also && !f.Also:
		default:
			f.State = Conflict
			f.Why = fmt.Sprintf("%s %s 写作 %s，%s %s 写作 %s", f.Sheet, f.Cell, f.New, c.Sheet, c.Cell, c.New)
		}
	}
	b.Corrections = kept
}

// unproved takes corrections and reads the draft anew: the ids of those whose
// figure then is not the new number.
func unproved(draft metric.Reported, list []Correction) map[string]bool {
	wrong := map[string]bool{}
	edits := Edits(list)
	changed, err := edits.Apply(draft.Doc.Text)
	if err != nil { // the spans are those of the draft's figures
		panic("review: " + err.Error())
	}
	if len(edits) == 0 {
		return wrong
	}
	have := map[text.Span]float64{}
	for _, m := range metric.Extract(rewritten(draft.Doc, changed)) {
		for i := range m.Figures {
			have[m.Figures[i].Span] = m.Figures[i].Value
		}
	}
	for _, c := range list {
		if c.New == c.Old {
			continue
		}
		at := edits.Map(c.Span.Start, text.Before)
		value, ok := have[text.Span{Start: at, End: at + len(c.New)}]
		if !ok || !same(value, c.Value) {
			wrong[c.ID] = true
		}
	}
	return wrong
}

// rewritten is a draft with another text, read as the same report.
func rewritten(d *report.Document, changed string) *report.Document {
	return report.FromText(d.Name, changed).WithInfo(d.Info, true, true)
}

// same compares numbers that went through a workbook.
func same(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}

// idOf is stable for a place, what stood there, and what is to stand there.
func idOf(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return "c" + hex.EncodeToString(sum[:6])
}
