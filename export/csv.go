package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"reportdesk/internal/metric"
)

var csvHead = []string{
	"报告", "地区", "章节", "行", "起", "止", "指标", "标准名称", "范围", "数值", "上限", "单位",
	"类型", "状态", "期间", "对比基准", "修饰", "存疑", "原文", "原句",
}

// CSV writes every figure of the reports, one a row, in UTF-8 with a byte
// order mark, so that spreadsheet programs read it rightly. Text that such a
// program would take for a formula gets an apostrophe before it; numbers do not.
func CSV(w io.Writer, reports []metric.Reported) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(csvHead); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	err := facts(reports, func(f *fact) error { return out.Write(csvRow(f)) })
	if err == nil {
		out.Flush()
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func csvRow(f *fact) []string {
	high, doubtful := "", ""
	if f.figure.High != nil {
		high = asStated(*f.figure.High, f.figure.Decimals)
	}
	if f.figure.Doubtful {
		doubtful = "是"
	}
	return []string{
		plain(reportName(f.doc)), plain(f.doc.Info.Place), plain(f.section),
		strconv.Itoa(f.place.Line), strconv.Itoa(f.place.Start), strconv.Itoa(f.place.End),
		plain(f.name), plain(f.metric.Canonical), plain(f.metric.Scope),
		asStated(f.figure.Value, f.figure.Decimals), high, plain(f.figure.Unit),
		kindWord(f.figure), statusWord(f.status), plain(f.period), plain(f.figure.Basis),
		plain(f.figure.Modifier), doubtful, plain(oneLine(f.figure.Span.Of(f.doc.Text))), plain(f.sentence),
	}
}

// plain makes text that no spreadsheet program takes for a formula. The
// full-width signs count too: some input locales read them as formulas.
func plain(s string) string {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		return "'" + s
	}
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return "'" + s
		}
	}
	return s
}
