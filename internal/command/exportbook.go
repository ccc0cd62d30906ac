package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/internal/metric"
)

// bookFlags are what is chosen of the metric workbook, and the user's template.
type bookFlags struct {
	template                       string
	sheets, periods, fields, kinds []string
}

func (f *bookFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.template, "template", "", "核对表照自己的模板 `T`（xlsx）填写，不用标准格式")
	c.Flags().StringSliceVar(&f.sheets, "sheets", nil, "核对表只要这些 `工作表`："+strings.Join(export.Sheets(), "、"))
	c.Flags().StringSliceVar(&f.periods, "periods", nil, "指标对照只要这些 `年份`，如 2023,2024")
	c.Flags().StringSliceVar(&f.fields, "fields", nil, "只要这些 `领域`，如 综合,工业")
	c.Flags().StringSliceVar(&f.kinds, "kinds", nil, "逐条原文只要这些 `类型`：总量、增速、增减、位次")
}

// kindsNamed are the kinds of figures as the workbook names them.
var kindsNamed = map[string]metric.Kind{"总量": metric.Level, "增速": metric.Growth, "增减": metric.Change, "位次": metric.Rank}

// choice reads the flags against a book; what it has nothing of is wrong usage,
// since the workbook would lack it without a word.
func (f *bookFlags) choice(book export.Book) (export.Choice, error) {
	choice := export.Choice{Sheets: f.sheets, Periods: f.periods, Fields: f.fields}
	for _, s := range f.sheets {
		if !slices.Contains(export.Sheets(), s) {
			return choice, usage("没有“%s”这个工作表。可选：%s。", s, strings.Join(export.Sheets(), "、"))
		}
	}
	for _, name := range f.kinds {
		kind, ok := kindsNamed[name]
		if !ok {
			return choice, usage("没有“%s”这个类型。可选：总量、增速、增减、位次。", name)
		}
		choice.Kinds = append(choice.Kinds, kind)
	}
	has := export.FieldsOf(book)
	for _, name := range f.fields {
		if !slices.Contains(has, name) {
			return choice, usage("没有“%s”这个领域的指标。可选：%s。", name, strings.Join(has, "、"))
		}
	}
	columns := export.ColumnsOf(book).Periods
	for _, p := range f.periods {
		if !slices.Contains(columns, p) {
			return choice, usage("没有 %s 年的列。可选：%s。", p, strings.Join(columns, "、"))
		}
	}
	return choice, nil
}

// workbook returns what writes the workbook. A template is filled here, before
// anything is written: one that is wrong leaves no file behind.
func (s *session) workbook(ctx context.Context, f *bookFlags, book export.Book) (func(io.Writer) error, error) {
	choice, err := f.choice(book)
	if err != nil {
		return nil, err
	}
	if f.template == "" {
		return func(w io.Writer) error { return export.Workbook(ctx, w, book, choice) }, nil
	}
	body, err := os.ReadFile(f.template)
	if err != nil {
		return nil, unreadable(f.template, err)
	}
	s.inputs = append(s.inputs, f.template)
	var filled bytes.Buffer
	absent, err := export.FillTemplate(ctx, &filled, bytes.NewReader(body), book, choice)
	var wrong *export.TemplateError
	switch {
	case errors.As(err, &wrong):
		return nil, &failure{statusUnreadable, "模板 " + f.template + " 的" + wrong.Error() + "。改了模板再试。", err}
	case errors.Is(err, export.ErrTooLarge):
		return nil, &failure{statusUnreadable, "模板 " + f.template + " 太大。换一个文件。", err}
	case errors.Is(err, export.ErrNotWorkbook):
		return nil, &failure{statusUnreadable, "模板 " + f.template + " 不是 xlsx 工作簿。换一个文件。", err}
	case err != nil:
		return nil, err
	}
	if len(absent) > 0 {
		s.say("模板 " + f.template + " 里有 " + strings.Join(absent, "、") + "，报告没有写到，留空。")
	}
	return func(w io.Writer) error {
		_, err := w.Write(filled.Bytes())
		return err
	}, nil
}
