package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"reportdesk/internal/check"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// checkForm is what check --json prints.
type checkForm struct {
	Findings []findingForm `json:"findings"`
}

type findingForm struct {
	Rule       string         `json:"rule"`
	Severity   check.Severity `json:"severity"`
	Line       int            `json:"line"`
	Start      int            `json:"start"`
	EndLine    int            `json:"end_line"`
	End        int            `json:"end"`
	Other      *otherForm     `json:"other"`
	Message    string         `json:"message"`
	Suggestion string         `json:"suggestion"`
}

type otherForm struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Start   int    `json:"start"`
	EndLine int    `json:"end_line"`
	End     int    `json:"end"`
}

func (s *session) check() *cobra.Command {
	var asJSON bool
	var against []string
	c := &cobra.Command{
		Use:   "check DRAFT [--against PRIOR]... [--json]",
		Short: "校核：编号断档、去年的年份、数据前后不一",
		Args:  arguments(1, 1, "一份草稿"),
		RunE: func(c *cobra.Command, args []string) error {
			reports, err := s.draftLast(c, args[0], against)
			if err != nil {
				return err
			}
			draft, prior := reports[len(reports)-1], reports[:len(reports)-1]
			remembered, err := s.remembered(c.Context(), reports)
			if err != nil {
				return err
			}
			findings, err := check.Run(c.Context(), draft, prior, remembered)
			if err != nil {
				return err
			}
			form := findingsOf(draft, prior, findings)
			if asJSON {
				err = printJSON(s.out, form)
			} else {
				err = printFindings(s.out, form, len(prior))
			}
			if err != nil {
				return err
			}
			for _, f := range findings {
				if f.Severity == check.Error {
					return &failure{status: statusFindings}
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	c.Flags().StringArrayVar(&against, "against", nil, "往年的报告 `PRIOR`，可写几次")
	s.override(c, "；写一个是本稿的，写几个是本稿和各 PRIOR 的")
	return c
}

// findingsOf puts findings into the form that is printed.
func findingsOf(draft metric.Reported, prior []metric.Reported, findings []check.Finding) checkForm {
	at := draft.Doc.Locator()
	others := map[*report.Document]*report.Locator{draft.Doc: at}
	form := checkForm{Findings: make([]findingForm, len(findings))}
	for i, f := range findings {
		p := at.Place(f.Span)
		form.Findings[i] = findingForm{
			Rule: f.Rule, Severity: f.Severity, Line: p.Line, Start: p.Start, EndLine: p.EndLine, End: p.End,
			Message: f.Message, Suggestion: f.Suggestion,
		}
		if f.Other == nil {
			continue
		}
		doc := draft.Doc
		if f.Other.Report >= 0 {
			doc = prior[f.Other.Report].Doc
		}
		if others[doc] == nil {
			others[doc] = doc.Locator()
		}
		p = others[doc].Place(f.Other.Span)
		form.Findings[i].Other = &otherForm{doc.Name, p.Line, p.Start, p.EndLine, p.End}
	}
	return form
}

// severityWords are the severities as people are told them.
var severityWords = map[check.Severity]string{check.Error: "错误", check.Warning: "提醒", check.Note: "提示"}

func printFindings(w io.Writer, form checkForm, prior int) error {
	if len(form.Findings) == 0 {
		said := "没有发现问题。"
		if prior > 0 {
			said += fmt.Sprintf("已对照 %d 份往年报告。", prior)
		}
		_, err := fmt.Fprintln(w, said)
		return err
	}
	t := newTable(">行", ">列", "", "规则", "发现")
	count := map[check.Severity]int{}
	for _, f := range form.Findings {
		count[f.Severity]++
		message := f.Message
		if f.Suggestion != "" {
			message += "（改为：" + f.Suggestion + "）"
		}
		if f.Other != nil {
			message += fmt.Sprintf("（对照 %s 第 %d 行）", f.Other.File, f.Other.Line)
		}
		t.add(f.Line, f.Start+1, severityWords[f.Severity], f.Rule, message)
	}
	if err := t.print(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n错误 %d，提醒 %d，提示 %d\n", count[check.Error], count[check.Warning], count[check.Note])
	return err
}
