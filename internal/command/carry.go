package command

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/internal/carry"
	"reportdesk/internal/report"
)

func (s *session) carry() *cobra.Command {
	var to, year, keep string
	var priorYear string
	c := &cobra.Command{
		Use:   "carry PRIOR --year N [--output OUT] [--keep draft|years|text|heads] [--prior-year M]",
		Short: "以上年报告起稿：年份顺延，数据改为待填，旁注上年数",
		Args:  arguments(1, 1, "一份往年的报告"),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := carryOptions(year, keep)
			if err != nil {
				return err
			}
			var p put
			p.place = s.place
			if priorYear != "" {
				if p.year, err = yearOf("--prior-year", priorYear); err != nil {
					return err
				}
			}
			prior, err := s.measure(c.Context(), args[0], p)
			if err != nil {
				return err
			}
			draft := carry.From(prior, o)
			for _, w := range draft.Warnings {
				s.say(w + "。")
			}
			if to == "" {
				_, _ = io.WriteString(s.out, draft.Text+"\n") // what fails there is told by Main
				return nil
			}
			if err := s.writeAll([]output{{to, carried(to, draft)}}); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "已写出 %s：年份和届次 %d 处，待填 %d 处，待改写 %d 处，上年任务 %d 条\n", oneLine(to),
				draft.Count(carry.MovedYear), draft.Count(carry.Blanked), draft.Count(carry.Rewrite), draft.Count(carry.Hinted))
			return nil
		},
	}
	c.Flags().StringVar(&year, "year", "", "新报告的年份 `N`（作报告的那一年）")
	c.Flags().StringVar(&to, "output", "", "写到 `OUT`（txt、md、docx 或 html，看扩展名），不打印")
	c.Flags().StringVar(&keep, "keep", "draft", "`HOW` 保留多少：draft 年份顺延、数据待填；years 只顺延年份；text 原文不动；heads 只要标题")
	c.Flags().StringVar(&priorYear, "prior-year", "", "`M` 作底稿的年份，不用认出的")
	c.Flags().StringVar(&s.place, "place", "", "`PLACE` 作地区，不用认出的")
	return c
}

// carryOptions are the options that the flags ask for.
func carryOptions(year, keep string) (carry.Options, error) {
	if year == "" {
		return carry.Options{}, usage("carry 要用 --year 写明新报告的年份。")
	}
	n, err := yearOf("--year", year)
	if err != nil {
		return carry.Options{}, err
	}
	switch keep {
	case "draft":
		return carry.Usual(n), nil
	case "years":
		return carry.Options{Year: n, Years: true, Text: true}, nil
	case "text":
		return carry.Options{Year: n, Text: true}, nil
	case "heads":
		return carry.Options{Year: n, Years: true}, nil
	}
	return carry.Options{}, usage("--keep 的值“%s”不对。写成 draft、years、text 或 heads。", keep)
}

func yearOf(flag, given string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(given, "年"))
	if err != nil || n < 1900 || n > 2199 {
		return 0, usage("%s 的值“%s”不是年份。写成 2024 这样。", flag, given)
	}
	return n, nil
}

// carried writes a draft in the form that the file's name asks for.
func carried(path string, draft carry.Draft) func(io.Writer) error {
	doc := func() *report.Document { return report.FromText(path, draft.Text) }
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx":
		return func(w io.Writer) error { return export.ReportDOCX(w, doc(), export.Official(), time.Now()) }
	case ".html", ".htm":
		return func(w io.Writer) error { return export.ReportHTML(w, doc()) }
	case ".md":
		return func(w io.Writer) error { return export.ReportMarkdown(w, doc()) }
	}
	return func(w io.Writer) error {
		_, err := io.WriteString(w, draft.Text+"\n")
		return err
	}
}
