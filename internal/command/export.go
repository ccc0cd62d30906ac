package command

import (
	"github.com/spf13/cobra"

	"reportdesk/internal/metric"
)

func (s *session) export() *cobra.Command {
	var against []string
	var xlsx, csv, json string
	var chosen bookFlags
	c := &cobra.Command{
		Use:   "export DRAFT [--against PRIOR]... --xlsx OUT | --csv OUT | --json OUT | --docx OUT | --html OUT | --txt OUT | --md OUT | --pdf OUT [--template T]",
		Short: "写出本稿的数据（核对表、清单）或报告正文",
		Args:  arguments(1, 1, "一份草稿"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			if xlsx == "" && csv == "" && json == "" && !asksReport(c) {
				return usage("export 要写明写成什么：--xlsx、--csv、--json、--docx、--html、--txt、--md 或 --pdf 加文件名。")
			}
			if chosen.template != "" && xlsx == "" {
				return usage("--template 是核对表的模板，要和 --xlsx 一起用。")
			}
			reports, err := s.draftLast(c, args[0], against)
			if err != nil {
				return err
			}
			for _, sentence := range doubt(reports) {
				s.say(sentence)
			}
			book, err := s.book(ctx, reports)
			if err != nil {
				return err
			}
			inFull, err := s.reportOutputs(ctx, c, reports[len(reports)-1].Doc)
			if err != nil {
				return err
			}
			write, err := s.workbook(ctx, &chosen, book)
			if err != nil {
				return err
			}
			outputs := append(figureOutputs(c, book, write), inFull...)
			if err := s.writeAll(outputs); err != nil {
				return err
			}
			return s.wrote(outputs)
		},
	}
	c.Flags().StringArrayVar(&against, "against", nil, "往年的报告 `PRIOR`，可写几次")
	c.Flags().StringVar(&xlsx, "xlsx", "", "核对表写到 `OUT`（xlsx）")
	c.Flags().StringVar(&csv, "csv", "", "逐条数据写到 `OUT`（csv）")
	c.Flags().StringVar(&json, "json", "", "数据写到 `OUT`（json）")
	chosen.add(c)
	reportFlags(c)
	s.override(c, "；写一个是本稿的，写几个是本稿和各 PRIOR 的")
	return c
}

// draftLast reads a draft and the reports before it: those by rising year, the
// draft last. Of --year the first is the draft's.
func (s *session) draftLast(c *cobra.Command, draft string, against []string) ([]metric.Reported, error) {
	args := append([]string{draft}, against...)
	puts, err := s.puts(len(args), 0)
	if err != nil {
		return nil, err
	}
	reports, err := s.measureAll(c.Context(), args, puts)
	if err != nil {
		return nil, err
	}
	prior := reports[1:]
	byYear(prior)
	return append(prior[:len(prior):len(prior)], reports[0]), nil
}
