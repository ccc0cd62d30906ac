package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// importForm is what library import --json prints.
type importForm struct {
	Imported []importedForm `json:"imported"`
	Failed   []failedForm   `json:"failed"`
}

type importedForm struct {
	File     string    `json:"file"`
	Known    bool      `json:"known"`
	Restored bool      `json:"restored"`
	Report   entryForm `json:"report"`
	Warnings []string  `json:"warnings"`
}

type failedForm struct {
	File    string `json:"file"`
	Message string `json:"message"`
}

func (s *session) libraryImport() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "import FILE... [--json]",
		Short: "把报告收入文库，原文件一并保存",
		Args:  arguments(1, -1, "至少一份报告"),
		RunE: func(c *cobra.Command, args []string) error {
			puts, err := s.puts(len(args), -1)
			if err != nil {
				return err
			}
			form := importForm{Imported: []importedForm{}, Failed: []failedForm{}}
			status := statusDone
			for i, arg := range args {
				done, err := s.importOne(c.Context(), arg, puts[i])
				var f *failure
				switch {
				case c.Context().Err() != nil:
					return err
				case err == nil:
					form.Imported = append(form.Imported, done)
				case !errors.As(err, &f):
					return err
				default:
					// One bad file does not keep the others out.
					s.say(f.message)
					form.Failed = append(form.Failed, failedForm{arg, f.message})
					status = max(status, f.status)
				}
			}
			if asJSON {
				err = printJSON(s.out, form)
			} else {
				err = printImported(s.out, form)
			}
			if err != nil || status == statusDone {
				return err
			}
			return &failure{status: status}
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	s.override(c, "；几份报告按顺序各写一个")
	return c
}

func (s *session) importOne(ctx context.Context, arg string, p put) (importedForm, error) {
	if library.IsReference(arg) {
		return importedForm{}, usage("%s 已经在文库里。写文件的路径。", arg)
	}
	data, err := s.bytes(arg)
	if err != nil {
		return importedForm{}, err
	}
	// Read first: a file that cannot be read makes no library.
	file, err := library.Read(arg, data)
	if err != nil {
		return importedForm{}, unreadable(arg, err)
	}
	if err := ctx.Err(); err != nil {
		return importedForm{}, err
	}
	lib, err := s.openLibrary(ctx, true)
	if err != nil {
		return importedForm{}, err
	}
	var o library.Override
	if p.place != "" {
		o.Place = &p.place
	}
	if p.year != 0 {
		o.Year = &p.year
	}
	done, err := lib.Import(ctx, file, o)
	if err != nil {
		return importedForm{}, unwritten(lib.Path(), err)
	}
	f := importedForm{File: arg, Known: done.Known, Restored: done.Restored, Report: entryOf(done.Entry), Warnings: list(done.Doc.Warnings)}
	for _, twin := range done.Twins {
		f.Warnings = append(f.Warnings, fmt.Sprintf("文库里还有一份%s%d年的报告：%s。", twin.Info.Place, twin.Info.Year,
			library.Reference{ID: twin.ID}))
	}
	return f, nil
}

func printImported(w io.Writer, form importForm) error {
	for _, f := range form.Imported {
		said := "已收入"
		switch {
		case f.Restored:
			said = "已找回"
		case f.Known:
			said = "已有"
		}
		fmt.Fprintf(w, "%s %s　%s　%s，%d 字，%d 个数据\n", said, f.Report.Ref, oneLine(f.File), whose(f.Report), f.Report.Characters, f.Report.Figures)
		for _, warning := range f.Warnings {
			fmt.Fprintln(w, "　　存疑："+oneLine(warning))
		}
	}
	return nil
}

// whose says the place, year and title of an entry.
func whose(e entryForm) string {
	info := report.Info{Title: e.Title, Place: e.Place}
	if e.Year != nil {
		info.Year = *e.Year
	}
	return headline(&report.Document{Info: info})
}
