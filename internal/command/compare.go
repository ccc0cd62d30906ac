package command

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reportdesk/compare"
	"reportdesk/export"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// compareForm is what compare --json prints.
type compareForm struct {
	Mode    compare.Mode `json:"mode"`
	Why     string       `json:"why"`
	Old     export.Head  `json:"old"`
	New     export.Head  `json:"new"`
	Summary summaryForm  `json:"summary"`
	Pairs   []pairForm   `json:"pairs"`
}

type summaryForm struct {
	Same      int     `json:"same"`
	Figures   int     `json:"figures"`
	Edited    int     `json:"edited"`
	Rewritten int     `json:"rewritten"`
	Added     int     `json:"added"`
	Removed   int     `json:"removed"`
	Split     int     `json:"split"`
	Merged    int     `json:"merged"`
	Moved     int     `json:"moved"`
	Kept      float64 `json:"kept"`
}

type pairForm struct {
	Kind     compare.Kind       `json:"kind"`
	Moved    bool               `json:"moved"`
	Old      []int              `json:"old"`
	New      []int              `json:"new"`
	OldSpans []text.Place       `json:"old_spans"`
	NewSpans []text.Place       `json:"new_spans"`
	Likeness float64            `json:"likeness"`
	Edits    []editForm         `json:"edits"`
	Figures  []figureChangeForm `json:"figures"`
}

type editForm struct {
	Op   compare.Op `json:"op"`
	Text string     `json:"text"`
}

// figureChangeForm has the two values as numbers, each in the unit of its text;
// difference is in unit.
type figureChangeForm struct {
	Name       string   `json:"name"`
	Old        *float64 `json:"old"`
	New        *float64 `json:"new"`
	Difference *float64 `json:"difference"`
	Unit       string   `json:"unit"`
	OldText    string   `json:"old_text"`
	NewText    string   `json:"new_text"`
}

// compareOutputs are the files that compare writes.
type compareOutputs struct {
	html, docx, xlsx string
	movesAsEdits     bool
}

func (s *session) compare() *cobra.Command {
	var asJSON bool
	var mode string
	var to compareOutputs
	c := &cobra.Command{
		Use:   "compare OLD NEW [--mode auto|revision|year] [--json] [--html OUT] [--docx OUT] [--xlsx OUT]",
		Short: "对照：一份草稿的两个版本，或两个年度的报告",
		Args:  arguments(2, 2, "旧、新两份报告"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			if !slices.Contains([]compare.Mode{compare.Auto, compare.Revision, compare.Year}, compare.Mode(mode)) {
				return usage("--mode 的值“%s”不对。写 auto、revision 或 year。", mode)
			}
			if to.movesAsEdits && !c.Flags().Changed("docx") {
				return usage("--moves-as-edits 是修订痕迹稿的写法，要同时写 --docx OUT。")
			}
			puts, err := s.puts(2, 1)
			if err != nil {
				return err
			}
			sides, err := s.measureAll(ctx, args, puts)
			if err != nil {
				return err
			}
			found, err := compare.Documents(ctx, sides[0], sides[1], compare.Mode(mode))
			if err != nil {
				return err
			}
			outputs := to.of(c, found)
			if err := s.writeAll(outputs); err != nil {
				return err
			}
			switch {
			case asJSON:
				return printJSON(s.out, comparisonOf(found))
			case len(outputs) > 0:
				return s.wrote(outputs)
			}
			return printComparison(s.out, found)
		},
	}
	c.Flags().StringVar(&mode, "mode", string(compare.Auto), "`MODE`：auto 自动（不写即是），revision 修订，year 跨年")
	c.Flags().Lookup("mode").DefValue = "" // said in the line itself
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	c.Flags().StringVar(&to.html, "html", "", "对照写到 `OUT`（html，可打印）")
	c.Flags().StringVar(&to.docx, "docx", "", "写到 `OUT`（docx）：修订是带修订痕迹的稿，接受即新稿；跨年是逐段对照表")
	c.Flags().StringVar(&to.xlsx, "xlsx", "", "逐段对照表写到 `OUT`（xlsx）")
	c.Flags().BoolVar(&to.movesAsEdits, "moves-as-edits", false, "修订痕迹稿里移动记为增删，给不认移动的程序")
	s.override(c, "；写一个是 NEW 的，写两个是 OLD 和 NEW 的")
	return c
}

// of lists the files that were asked for. A revision leaves as a redline, two
// years as a table: neither year's report is a revision of the other.
func (to *compareOutputs) of(c *cobra.Command, found *compare.Comparison) []output {
	made := time.Now()
	var list []output
	add := func(flag, path string, write func(io.Writer) error) {
		if c.Flags().Changed(flag) {
			list = append(list, output{path, write})
		}
	}
	add("html", to.html, func(w io.Writer) error { return export.ComparisonHTML(w, found) })
	add("docx", to.docx, func(w io.Writer) error {
		if found.Mode == compare.Year {
			return export.SideBySideDOCX(w, found, made)
		}
		return export.RedlineDOCX(w, found, export.RedlineOptions{MovesAsEdits: to.movesAsEdits, Date: made})
	})
	add("xlsx", to.xlsx, func(w io.Writer) error { return export.SideBySideXLSX(c.Context(), w, found, made) })
	return list
}

// comparisonOf puts a comparison into the form that is printed.
func comparisonOf(c *compare.Comparison) compareForm {
	f := compareForm{
		Mode: c.Mode, Why: c.Why,
		Old: export.NewHead(c.Old.Info), New: export.NewHead(c.New.Info),
		Summary: summaryOf(c),
		Pairs:   make([]pairForm, len(c.Pairs)),
	}
	before, after := newSide(c.Old), newSide(c.New)
	for i, p := range c.Pairs {
		f.Pairs[i] = pairForm{
			Kind: p.Kind, Moved: p.Moved, Likeness: p.Likeness,
			Old: before.lines(p.Old), OldSpans: before.spans(p.Old),
			New: after.lines(p.New), NewSpans: after.spans(p.New),
			Edits:   make([]editForm, len(p.Edits)),
			Figures: make([]figureChangeForm, len(p.Figures)),
		}
		for k, e := range p.Edits {
			f.Pairs[i].Edits[k] = editForm(e)
		}
		for k, change := range p.Figures {
			f.Pairs[i].Figures[k] = changeOf(change)
		}
	}
	return f
}

func summaryOf(c *compare.Comparison) summaryForm {
	f := summaryForm{Kept: c.Kept}
	count := map[compare.Kind]*int{
		compare.Same: &f.Same, compare.Figures: &f.Figures, compare.Edited: &f.Edited, compare.Rewritten: &f.Rewritten,
		compare.Added: &f.Added, compare.Removed: &f.Removed, compare.Split: &f.Split, compare.Merged: &f.Merged,
	}
	for _, p := range c.Pairs {
		*count[p.Kind]++
		if p.Moved {
			f.Moved++
		}
	}
	return f
}

func changeOf(change compare.FigureChange) figureChangeForm {
	f := figureChangeForm{
		Name: change.Name, Difference: change.Difference, Unit: change.Unit,
		OldText: change.OldText, NewText: change.NewText,
	}
	if change.Old != nil {
		f.Old = &change.Old.Value
	}
	if change.New != nil {
		f.New = &change.New.Value
	}
	return f
}

// side finds the lines of one side's passages.
type side struct {
	doc *report.Document
	at  *report.Locator
}

func newSide(doc *report.Document) side { return side{doc, doc.Locator()} }

func (s side) spans(parts []compare.Part) []text.Place {
	places := make([]text.Place, len(parts))
	for i, p := range parts {
		places[i] = s.at.Told(p.Span)
	}
	return places
}

// lines are the lines on which the passages have something, rising.
func (s side) lines(parts []compare.Part) []int {
	lines := []int{}
	told := s.doc.Told()
	for _, p := range parts {
		place := s.at.Told(p.Span)
		if place.Line == place.EndLine {
			lines = append(lines, place.Line)
			continue
		}
		line, blank := place.Line, true
		for i, r := range p.Span.Of(told) {
			switch {
			case r == '\n' || r == '\r' && !strings.HasPrefix(told[p.Span.Start+i:], "\r\n"):
				line, blank = line+1, true
			case blank && !text.IsSpace(r):
				lines, blank = append(lines, line), false
			}
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// modeWords are the modes as people are told them.
var modeWords = map[compare.Mode]string{compare.Revision: "修订", compare.Year: "跨年"}

func printComparison(w io.Writer, c *compare.Comparison) error {
	s := summaryOf(c)
	mode := modeWords[c.Mode]
	if c.Why != "" {
		mode += "（自动：" + oneLine(c.Why) + "）"
	}
	for _, side := range []struct {
		word string
		doc  *report.Document
	}{{"旧", c.Old}, {"新", c.New}} {
		fmt.Fprintf(w, "%s　　%s\n", side.word, headline(side.doc))
		for _, warning := range side.doc.Warnings { // half a report explains why the other half is new
			fmt.Fprintln(w, "　　　存疑："+oneLine(warning))
		}
	}
	fmt.Fprintf(w, "方式　%s\n", mode)
	if s.Added+s.Removed+s.Figures+s.Edited+s.Rewritten+s.Split+s.Merged+s.Moved == 0 {
		_, err := fmt.Fprintln(w, "两份完全相同。")
		return err
	}
	fmt.Fprintln(w)
	t := newTable("", ">段")
	for _, row := range []struct {
		word  string
		count int
	}{
		{"同　相同", s.Same},
		{"数　只改数据", s.Figures},
		{"改　修改", s.Edited},
		{"重　重写", s.Rewritten},
		{"增　新增", s.Added},
		{"删　删除", s.Removed},
		{"拆　拆分", s.Split},
		{"并　合并", s.Merged},
		{"移　其中移动", s.Moved},
	} {
		if row.count > 0 {
			t.add(row.word, row.count)
		}
	}
	if err := t.print(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n沿用 %.0f%%　细看用 --html、--docx 或 --xlsx OUT\n", 100*c.Kept)
	return err
}
