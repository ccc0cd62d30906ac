package command

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/internal/metric"
)

func (s *session) metrics() *cobra.Command {
	var asJSON bool
	var csv, xlsx string
	c := &cobra.Command{
		Use:   "metrics FILE... [--json] [--csv OUT] [--xlsx OUT]",
		Short: "数据：一份报告的指标，或几个年度的对照",
		Args:  arguments(1, -1, "至少一份报告"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			puts, err := s.puts(len(args), -1)
			if err != nil {
				return err
			}
			reports, err := s.measureAll(ctx, args, puts)
			if err != nil {
				return err
			}
			byYear(reports)
			for _, sentence := range doubt(reports) {
				s.say(sentence)
			}
			book, err := s.book(ctx, reports)
			if err != nil {
				return err
			}
			outputs := figureOutputs(c, book, func(w io.Writer) error { return export.Workbook(ctx, w, book, export.Choice{}) })
			if err := s.writeAll(outputs); err != nil {
				return err
			}
			switch {
			case asJSON:
				return export.JSON(s.out, reports, book.Series)
			case len(outputs) > 0:
				return s.wrote(outputs)
			case len(reports) == 1:
				return printMetrics(s.out, reports[0])
			}
			return printBook(s.out, book)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	c.Flags().StringVar(&csv, "csv", "", "逐条数据写到 `OUT`（csv）")
	c.Flags().StringVar(&xlsx, "xlsx", "", "核对表写到 `OUT`（xlsx）")
	s.override(c, "；几份报告按顺序各写一个")
	return c
}

// figureOutputs are the outputs of figures that the flags ask for.
func figureOutputs(c *cobra.Command, book export.Book, workbook func(io.Writer) error) []output {
	var outputs []output
	add := func(flag string, write func(io.Writer) error) {
		if f := c.Flags().Lookup(flag); f != nil && f.Changed && f.Value.Type() == "string" {
			outputs = append(outputs, output{f.Value.String(), write})
		}
	}
	add("csv", func(w io.Writer) error { return export.CSV(w, book.Reports) })
	add("xlsx", workbook)
	add("json", func(w io.Writer) error { return export.JSON(w, book.Reports, book.Series) })
	return outputs
}

// wrote says what was written.
func (s *session) wrote(outputs []output) error {
	for _, o := range outputs {
		fmt.Fprintln(s.out, "已写出 "+oneLine(o.path))
	}
	return nil
}

// statusWords are the statuses as people are told them.
var statusWords = map[metric.Status]string{metric.Actual: "实际", metric.Target: "目标"}

func printMetrics(w io.Writer, r metric.Reported) error {
	fmt.Fprintln(w, headline(r.Doc))
	fmt.Fprintln(w)
	at := r.Doc.Locator()
	t := newTable(">行", "指标", "年度", "", "数据")
	figures := 0
	for _, m := range r.Metrics {
		var texts []string
		for _, f := range m.Figures {
			texts = append(texts, figureText(r, f))
		}
		figures += len(m.Figures)
		t.add(at.Place(m.Sentence).Line, opening(m.Name, 40), m.Period, statusWords[m.Status], strings.Join(texts, "，"))
	}
	if err := t.print(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%d 个指标，%d 个数据\n", len(r.Metrics), figures)
	return err
}

// figureText is a figure as it is written, with what it is measured against
// and a mark where its name is a guess.
func figureText(r metric.Reported, f metric.Figure) string {
	t := f.Basis + f.Modifier + f.Span.Of(r.Doc.Text)
	if f.Doubtful {
		t += "（存疑）"
	}
	return t
}

// verdictWords are the verdicts as people are told them.
var verdictWords = map[metric.Verdict]string{metric.Agrees: "一致", metric.Differs: "不一致", metric.Cannot: "不可判"}

// printBook prints the table, and how many remembered corrections are in it.
func printBook(w io.Writer, book export.Book) error {
	if err := printSeries(w, book.Series); err != nil || len(book.Corrections) == 0 {
		return err
	}
	_, err := fmt.Fprintf(w, "\n按已记住的更正 %d 条\n", len(book.Corrections))
	return err
}

func printSeries(w io.Writer, series []metric.Series) error {
	t := newTable("指标", "单位", "年度", "", ">数值", ">报告所述%", ">核算%", "核算")
	for _, row := range series {
		name := opening(row.Scope+row.Name, 40)
		for i, c := range row.Cells {
			unit := row.Unit
			if i > 0 {
				name, unit = "", ""
			}
			t.add(name, unit, c.Period, statusWords[c.Status], number(c.Value), number(c.Stated), rounded(c.Computed), remarks(c))
		}
	}
	return t.print(w)
}

// remarks are the verdict with its reason, and what else is to be known of a value.
func remarks(c metric.Cell) string {
	var parts []string
	if c.Verdict != "" {
		parts = append(parts, verdictWords[c.Verdict]+"："+c.Reason)
	}
	if c.Later != nil {
		parts = append(parts, "后来的报告改为"+number(c.Revised))
	}
	if c.Note != "" {
		parts = append(parts, c.Note)
	}
	return strings.Join(parts, "；")
}

// number prints a number as it is written, "" where there is none.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// rounded prints a computed percentage with two decimals.
func rounded(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', 2, 64)
}
