package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/export/review"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// correctionsForm is what corrections --json prints.
type correctionsForm struct {
	Corrections []correctionForm `json:"corrections"`
	Remarks     []remarkForm     `json:"remarks"`
	Warnings    []string         `json:"warnings"`
}

// correctionForm is one proposed change; of one that is missing, line, start
// and end are 0 and sentence is what stood around it.
type correctionForm struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Line     int          `json:"line"`
	Start    int          `json:"start"`
	EndLine  int          `json:"end_line"`
	End      int          `json:"end"`
	Old      string       `json:"old"`
	New      string       `json:"new"`
	State    review.State `json:"state"`
	Sentence string       `json:"sentence"`
	Why      string       `json:"why"`
	Also     bool         `json:"also"`
	Doubtful bool         `json:"doubtful"`
	Sheet    string       `json:"sheet"`
	Cell     string       `json:"cell"`
}

type remarkForm struct {
	Name   string `json:"name"`
	Line   int    `json:"line"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Remark string `json:"remark"`
	Who    string `json:"who"`
}

func (s *session) corrections() *cobra.Command {
	var asJSON bool
	var apply string
	c := &cobra.Command{
		Use:   "corrections DRAFT WORKBOOK [--json] [--apply OUT]",
		Short: "读回核对表：会上改过的数，在本稿哪一处、改成什么",
		Args:  arguments(2, 2, "一份草稿和一份核对表"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			puts, err := s.puts(1, 0)
			if err != nil {
				return err
			}
			draft, err := s.measure(ctx, args[0], puts[0])
			if err != nil {
				return err
			}
			back, err := s.readBack(ctx, draft, args[1])
			if err != nil {
				return err
			}
			if apply != "" {
				data, err := s.corrected(ctx, args[0], draft, back)
				if err != nil {
					return err
				}
				write := func(w io.Writer) error { _, err := w.Write(data); return err }
				if err := s.writeAll([]output{{apply, write}}); err != nil {
					return err
				}
			}
			form := correctionsOf(draft, back)
			if asJSON {
				return printJSON(s.out, form)
			}
			return s.printCorrections(form, apply)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	c.Flags().StringVar(&apply, "apply", "", "把可直接改的改好，写到 `OUT`，格式同本稿")
	s.override(c, "")
	return c
}

// readBack reads the workbook.
func (s *session) readBack(ctx context.Context, draft metric.Reported, path string) (*review.Readback, error) {
	data, err := s.bytes(path)
	if err != nil {
		return nil, err
	}
	back, err := review.Read(ctx, draft, bytes.NewReader(data))
	switch {
	case err == nil || ctx.Err() != nil:
		return back, err
	case errors.Is(err, review.ErrNoFigures):
		return nil, &failure{statusUnreadable, path + " 里没有认出指标和数值两列，没有读回。给两列写上“指标”和“数值”或年份的表头。", err}
	}
	if errors.Is(err, export.ErrTooLarge) {
		return nil, &failure{statusUnreadable, path + " 太大，没有读回。只留要核对的表再读回。", err}
	}
	return nil, &failure{statusUnreadable, path + " 读不了：不是完整的 xlsx 工作簿。另存为 xlsx 再读回。", err}
}

// corrected is the draft's file with the clean corrections in it. A draft of
// the library, which has no file, gives its text.
func (s *session) corrected(ctx context.Context, arg string, draft metric.Reported, back *review.Readback) ([]byte, error) {
	edits := review.Edits(back.Clean())
	if library.IsReference(arg) {
		t, err := edits.Apply(draft.Doc.Text)
		return []byte(t + "\n"), err
	}
	data, err := s.bytes(arg)
	if err != nil {
		return nil, err
	}
	out, err := ingest.Patch(draft.Doc, data, edits)
	if errors.Is(err, ingest.ErrUnpatchable) {
		return nil, unwritten(arg, err)
	}
	return out, err
}

func correctionsOf(draft metric.Reported, back *review.Readback) correctionsForm {
	at := draft.Doc.Locator()
	form := correctionsForm{
		Corrections: make([]correctionForm, len(back.Corrections)),
		Remarks:     make([]remarkForm, len(back.Remarks)),
		Warnings:    list(back.Warnings),
	}
	for i, c := range back.Corrections {
		f := correctionForm{
			ID: c.ID, Name: c.Name, Old: c.Old, New: c.New, State: c.State, Sentence: c.Around,
			Why: c.Why, Also: c.Also, Doubtful: c.Doubtful, Sheet: c.Sheet, Cell: c.Cell,
		}
		if c.State != review.Missing {
			p := at.Place(c.Span)
			f.Line, f.Start, f.EndLine, f.End = p.Line, p.Start, p.EndLine, p.End
			f.Sentence = c.Sentence.Of(draft.Doc.Text)
		}
		form.Corrections[i] = f
	}
	for i, r := range back.Remarks {
		f := remarkForm{Name: r.Name, Remark: r.Text, Who: r.Who}
		if !r.Span.Empty() {
			p := at.Place(r.Span)
			f.Line, f.Start, f.End = p.Line, p.Start, p.End
		}
		form.Remarks[i] = f
	}
	return form
}

// stateWords are the states as people are told them.
var stateWords = map[review.State]string{review.Clean: "可直接改", review.Conflict: "有冲突", review.Missing: "没找到"}

func (s *session) printCorrections(form correctionsForm, applied string) error {
	count := map[review.State]int{}
	t := newTable(">行", "指标", "现稿", "核对表", "", "说明")
	for _, c := range form.Corrections {
		count[c.State]++
		t.add(c.Line, c.Name, c.Old, c.New, stateWords[c.State], c.Why)
	}
	if len(form.Corrections) > 0 {
		if err := t.print(s.out); err != nil {
			return err
		}
	}
	for _, r := range form.Remarks {
		who := r.Who
		if who != "" {
			who = "（" + who + "）"
		}
		if _, err := fmt.Fprintf(s.out, "意见　%s：%s%s\n", r.Name, oneLine(r.Remark), who); err != nil {
			return err
		}
	}
	for _, w := range form.Warnings {
		s.say(w + "。")
	}
	if _, err := fmt.Fprintf(s.out, "可直接改 %d，有冲突 %d，没找到 %d，意见 %d\n",
		count[review.Clean], count[review.Conflict], count[review.Missing], len(form.Remarks)); err != nil {
		return err
	}
	if applied != "" {
		_, err := fmt.Fprintf(s.out, "已把可直接改的 %d 处写到 %s\n", count[review.Clean], applied)
		return err
	}
	return nil
}
