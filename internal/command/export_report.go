package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/internal/office"
	"reportdesk/internal/report"
)

// reportForms are the forms in which export writes the report itself.
var reportForms = []struct{ flag, usage string }{
	{"docx", "报告正文写到 `OUT`（docx，国标 GB/T 9704 版式）"},
	{"html", "报告正文写到 `OUT`（html）"},
	{"txt", "报告正文写到 `OUT`（txt，UTF-8）"},
	{"md", "报告正文写到 `OUT`（md）"},
	{"pdf", "报告正文写到 `OUT`（pdf，要装有 LibreOffice）"},
}

func reportFlags(c *cobra.Command) {
	for _, f := range reportForms {
		c.Flags().String(f.flag, "", f.usage)
	}
}

// asksReport reports whether the flags ask for the report itself.
func asksReport(c *cobra.Command) bool {
	for _, f := range reportForms {
		if c.Flags().Changed(f.flag) {
			return true
		}
	}
	return false
}

// reportOutputs are the outputs of the report itself that the flags ask for.
// A PDF is made here, before anything is written, since it may fail by itself.
func (s *session) reportOutputs(ctx context.Context, c *cobra.Command, doc *report.Document) ([]output, error) {
	layout := export.Official()
	inWord := func(w io.Writer) error { return export.ReportDOCX(w, doc, layout, time.Now()) }
	write := map[string]func(io.Writer) error{
		"docx": inWord,
		"html": func(w io.Writer) error { return export.ReportHTML(w, doc) },
		"txt":  func(w io.Writer) error { return export.ReportTXT(w, doc) },
		"md":   func(w io.Writer) error { return export.ReportMarkdown(w, doc) },
	}
	var outputs []output
	for _, f := range reportForms {
		if !c.Flags().Changed(f.flag) {
			continue
		}
		path := c.Flags().Lookup(f.flag).Value.String()
		if f.flag == "pdf" {
			pdf, err := reportPDF(ctx, path, inWord)
			if err != nil {
				return nil, err
			}
			write["pdf"] = func(w io.Writer) error {
				_, err := w.Write(pdf)
				return err
			}
		}
		outputs = append(outputs, output{path, write[f.flag]})
	}
	s.sayFonts(c, layout)
	return outputs, nil
}

// sayFonts names the fonts of what will be printed that this machine lacks.
func (s *session) sayFonts(c *cobra.Command, layout export.Layout) {
	if !c.Flags().Changed("docx") && !c.Flags().Changed("pdf") {
		return
	}
	fonts := office.InstalledFonts()
	if fonts == nil {
		return
	}
	if missing := layout.FontsMissing(fonts.Has); len(missing) > 0 {
		s.say("本机没有" + strings.Join(missing, "、") + "，在这里打印会换成别的字体，字数和行数可能不同。")
	}
}

func reportPDF(ctx context.Context, path string, inWord func(io.Writer) error) ([]byte, error) {
	var docx bytes.Buffer
	if err := inWord(&docx); err != nil {
		return nil, unwritten(path, err)
	}
	pdf, err := office.PDF(ctx, docx.Bytes(), "docx")
	switch {
	case errors.Is(err, context.Canceled):
		return nil, err
	case errors.Is(err, office.ErrMissing):
		return nil, &failure{statusUnwritten, "没能写出 " + path + "：PDF 要用 LibreOffice 来做，本机没有找到。装好再试，或用 --docx 写成 docx。", err}
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &failure{statusUnwritten, "没能写出 " + path + "：LibreOffice 三分钟没有做完。稍后再试，或用 --docx 写成 docx。", err}
	case err != nil:
		return nil, &failure{statusUnwritten, "没能写出 " + path + "：LibreOffice 没有做成 PDF。用 --docx 写成 docx 再打印。", err}
	}
	return pdf, nil
}
