package app

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/office"
)

// reportKind is the report itself, as a document for the meeting, in the layout
// that is kept.
func reportKind(p fyne.Preferences) exportKind {
	docx := func(w io.Writer, work *desk.Work) error {
		return export.ReportDOCX(w, work.Draft.Doc, unitLayoutOf(p).layout(), time.Now())
	}
	return exportKind{
		word: words.Of("报告正文", "The report"), name: words.Of("政府工作报告", "Report"),
		forms: []exportForm{
			{
				"docx", unitLayoutOf(p).saysLayout(),
				func(_ context.Context, w io.Writer, work *desk.Work) error { return docx(w, work) },
			},
			{
				"pdf", words.Of("版式同 docx，用 LibreOffice 来做", "Looks like the docx; made by LibreOffice"),
				func(ctx context.Context, w io.Writer, work *desk.Work) error {
					var made bytes.Buffer
					if err := docx(&made, work); err != nil {
						return err
					}
					pdf, err := office.PDF(ctx, made.Bytes(), "docx")
					if err != nil {
						return err
					}
					_, err = w.Write(pdf)
					return err
				},
			},
			{
				"txt", words.Of("只有文字，一段一行", "The text alone, a paragraph a line"),
				func(_ context.Context, w io.Writer, work *desk.Work) error {
					return export.ReportTXT(w, work.Draft.Doc)
				},
			},
			{
				"md", words.Of("标题带层级", "With the levels of its heads"),
				func(_ context.Context, w io.Writer, work *desk.Work) error {
					return export.ReportMarkdown(w, work.Draft.Doc)
				},
			},
		},
	}
}

// lacking is what has to be said before a report is exported in a form, since this
// machine lacks it; "" for nothing. It reads the folders of fonts.
func lacking(ending string, layout export.Layout) string {
	if _, err := office.Find(); err != nil && ending == "pdf" {
		return noOffice()
	}
	fonts := office.InstalledFonts()
	if fonts == nil || ending != "docx" && ending != "pdf" {
		return ""
	}
	missing := layout.FontsMissing(fonts.Has)
	if len(missing) == 0 {
		return ""
	}
	return fmt.Sprintf(words.Of("本机没有%s，在这里打印会换字体，行数可能不同。",
		"This machine lacks %s: printed here, lines may break elsewhere."), strings.Join(missing, "、"))
}

// noOffice says why there is no PDF.
func noOffice() string {
	return words.Of("PDF 要用 LibreOffice 来做，本机没有找到。装好再试，或写成 docx。",
		"A PDF is made by LibreOffice, which is not installed. Install it, or write a docx.")
}
