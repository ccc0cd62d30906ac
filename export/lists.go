package export

import (
	"path/filepath"
	"strconv"
	"strings"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// figureAt names one figure of a list of reports.
type figureAt struct{ report, metric, figure int }

func (a figureAt) ref() metric.Ref {
	return metric.Ref{Report: a.report, Metric: a.metric, Figure: a.figure}
}

// fact is one figure with all that a list tells of it.
type fact struct {
	at       figureAt
	doc      *report.Document
	metric   *metric.Metric
	figure   *metric.Figure
	name     string // the figure's own, else its metric's
	period   string
	status   metric.Status
	place    text.Place // of the number, as people are told
	section  string     // the head that it stands under, "" at the top
	sentence string     // without line ends
	inside   text.Span  // the number within sentence
}

// facts walks over every figure of the reports in the order of their texts.
func facts(reports []metric.Reported, visit func(*fact) error) error {
	for r := range reports {
		doc := reports[r].Doc
		locate := doc.Locator()
		for m := range reports[r].Metrics {
			stated := &reports[r].Metrics[m]
			section := sectionOf(doc, stated.Block)
			sentence := oneLine(stated.Sentence.Of(doc.Text))
			for f := range stated.Figures {
				figure := &stated.Figures[f]
				one := &fact{
					at: figureAt{r, m, f}, doc: doc, metric: stated, figure: figure,
					name:   first(figure.Name, stated.Name),
					period: first(figure.Period, stated.Period),
					status: first(figure.Status, stated.Status),
					place:  locate.Place(figure.Span), section: section, sentence: sentence,
				}
				if stated.Sentence.Contains(figure.Span) {
					one.inside = figure.Span.Shift(-stated.Sentence.Start)
				}
				if err := visit(one); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// oneLine replaces line ends by spaces, byte for byte, so that places inside stay.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(s)
}

// sectionOf returns the text of the head that a block stands under.
func sectionOf(doc *report.Document, block int) string {
	if block < 0 || block >= len(doc.Blocks) {
		return ""
	}
	head := doc.Blocks[block].Section
	if head < 0 || head >= len(doc.Blocks) {
		return ""
	}
	return oneLine(doc.Blocks[head].Span.Of(doc.Text))
}

// first returns a unless it is empty, then b.
func first[S ~string](a, b S) S {
	if a != "" {
		return a
	}
	return b
}

// asStated writes a value with the decimals that the report gives it.
func asStated(value float64, decimals int) string {
	s := strconv.FormatFloat(value, 'f', decimals, 64)
	if back, err := strconv.ParseFloat(s, 64); err != nil || back != value {
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return s
}

// kindWord says in a statistician's words what a figure tells.
func kindWord(f *metric.Figure) string {
	switch f.Kind {
	case metric.Growth:
		return "增速"
	case metric.Change:
		return "增减"
	case metric.Rank:
		return "位次"
	}
	if isRate(f.Unit) {
		return "比率"
	}
	return "总量"
}

// isRate reports whether levels in this unit differ by percentage points.
func isRate(unit string) bool { return unit == "%" || unit == "％" || unit == "‰" }

// statusWord is 完成 or 目标.
func statusWord(s metric.Status) string {
	if s == metric.Target {
		return "目标"
	}
	return "完成"
}

// reportName tells reports of one list apart: 2025年报告, else the file's name.
func reportName(doc *report.Document) string {
	if doc.Info.Year > 0 {
		return strconv.Itoa(doc.Info.Year) + "年报告"
	}
	return strings.TrimSuffix(doc.Name, filepath.Ext(doc.Name))
}
