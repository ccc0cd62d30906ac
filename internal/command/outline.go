package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// outlineForm is what outline --json prints.
type outlineForm struct {
	Report   export.Head   `json:"report"`
	Warnings []string      `json:"warnings"`
	Dropped  []droppedForm `json:"dropped"`
	Blocks   []blockForm   `json:"blocks"`
}

type blockForm struct {
	text.Place
	Kind   report.Kind `json:"kind"`
	Level  int         `json:"level"`
	Number string      `json:"number"`
	Text   string      `json:"text"`
	Role   report.Role `json:"role"`
}

func (s *session) outline() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "outline FILE [--json]",
		Short: "提纲：章节、各段的作用，导入时去掉了什么",
		Args:  arguments(1, 1, "一份报告"),
		RunE: func(c *cobra.Command, args []string) error {
			puts, err := s.puts(1, 0)
			if err != nil {
				return err
			}
			doc, err := s.read(c.Context(), args[0], puts[0])
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(s.out, outlineOf(doc))
			}
			return printOutline(s.out, doc)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	s.override(c, "")
	return c
}

func outlineOf(doc *report.Document) outlineForm {
	at := doc.Locator()
	f := outlineForm{
		Report:   export.NewHead(doc.Info),
		Warnings: list(doc.Warnings),
		Dropped:  droppedOf(doc, at),
		Blocks:   make([]blockForm, len(doc.Blocks)),
	}
	for i, b := range doc.Blocks {
		f.Blocks[i] = blockForm{at.Place(b.Span), b.Kind, b.Level, b.Number, b.Span.Of(doc.Text), b.Role}
	}
	return f
}

// roleWords are the roles as people are told them.
var roleWords = map[report.Role]string{
	report.Opening:      "开头",
	report.Review:       "回顾",
	report.Thanks:       "致谢",
	report.Problems:     "问题",
	report.Requirement:  "总体要求",
	report.Targets:      "目标",
	report.Plan:         "规划",
	report.Tasks:        "任务",
	report.Self:         "自身建设",
	report.ClosingRole:  "结尾",
	report.GlossaryRole: "名词解释",
}

// printOutline prints the heads with the characters that stand under each.
func printOutline(w io.Writer, doc *report.Document) error {
	at := doc.Locator()
	fmt.Fprintln(w, headline(doc))
	for _, warning := range doc.Warnings {
		fmt.Fprintln(w, "存疑："+oneLine(warning))
	}
	fmt.Fprintln(w)
	under := charactersUnder(doc)
	t := newTable(">行", ">字数", "作用", "章节")
	for i, b := range doc.Blocks {
		if b.Kind != report.Heading && !(b.Kind == report.Item && b.Level > 0 && b.Level <= 2) {
			continue
		}
		indent := strings.Repeat("  ", max(b.Level-1, 0))
		t.add(at.Place(b.Span).Line, under[i], roleWords[b.Role], indent+opening(b.Span.Of(doc.Text), 60))
	}
	if err := t.print(w); err != nil {
		return err
	}
	if len(doc.Dropped) == 0 {
		return nil
	}
	fmt.Fprintln(w, "\n导入时去掉")
	t = newTable(">行", "原因", "文字")
	for _, d := range droppedOf(doc, at) {
		t.add(d.Line, d.Why, opening(strings.TrimSpace(d.Text), 60))
	}
	return t.print(w)
}

// headline says whose report a document is.
func headline(doc *report.Document) string {
	i := doc.Info
	year := "年份不明"
	if i.Year != 0 {
		year = fmt.Sprintf("%d年", i.Year)
	}
	place := i.Place
	if place == "" {
		place = "地区不明"
	}
	var parts []string
	for _, p := range []string{place, year, i.Title, i.Date, i.Speaker} {
		if p != "" {
			parts = append(parts, oneLine(p))
		}
	}
	return strings.Join(parts, "　")
}

// charactersUnder counts, for each block, the characters of its text and of
// what stands under it, without white space.
func charactersUnder(doc *report.Document) []int {
	counts := make([]int, len(doc.Blocks))
	for i, b := range doc.Blocks {
		n := 0
		for _, r := range b.Span.Of(doc.Text) {
			if !text.IsSpace(r) {
				n++
			}
		}
		// Sections rise: a block's head stands before it.
		for at := i; at >= 0; {
			counts[at] += n
			up := doc.Blocks[at].Section
			if up >= at {
				break
			}
			at = up
		}
	}
	return counts
}
