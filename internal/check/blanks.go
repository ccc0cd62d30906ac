package check

import "reportdesk/internal/report"

// blanks finds what carry left for the writer: a blank that would be printed as
// it stands is certainly wrong. A figure's blank suggests nothing: last year's
// number is a hint, not an answer.
func blanks(d *draft) {
	for _, b := range report.Blanks(d.Doc.Text) {
		f := Finding{Severity: Error, Span: b.Span}
		switch {
		case b.Kind == report.BlankRewrite:
			f.Message = "待改写的上年文字还没有改"
		case b.Kind == report.BlankTask:
			f.Message = "上年任务的提示还没有删去"
		case b.Hint == "":
			f.Message = "空白没有填"
		case b.Older:
			f.Message = "空白没有填，往年是" + b.Hint
		default:
			f.Message = "空白没有填，上年是" + b.Hint
		}
		d.add(f)
	}
}
