package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reportdesk/internal/atomicfile"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// maxFile is the largest file that is looked into. A document with pictures
// may be far larger than its text, whose own limit is ingest.MaxText.
const maxFile = 256 << 20

// override adds --place and --year, which count before what is recognised.
func (s *session) override(c *cobra.Command, years string) {
	c.Flags().StringVar(&s.place, "place", "", "`PLACE` 作地区，不用认出的")
	c.Flags().StringArrayVar(&s.years, "year", nil, "`YEAR` 作报告的年份，不用认出的"+years)
}

// put is what the user says of a report instead of what is recognised.
type put struct {
	place string
	year  int
}

// puts returns what --place and --year say of n reports. A place is that of
// all; of years there are as many as reports, in their order, or one for the
// report at index one (-1: one is not enough).
func (s *session) puts(n, one int) ([]put, error) {
	list := make([]put, n)
	for i := range list {
		list[i].place = strings.TrimSpace(s.place)
	}
	if len(s.years) == 0 {
		return list, nil
	}
	years := make([]int, len(s.years))
	for i, given := range s.years {
		year, err := strconv.Atoi(strings.TrimSuffix(given, "年"))
		if err != nil || year < 1900 || year > 2199 {
			return nil, usage("--year 的值“%s”不是年份。写成 2024 这样。", given)
		}
		years[i] = year
	}
	switch {
	case len(years) == n:
		for i := range list {
			list[i].year = years[i]
		}
	case len(years) == 1 && one >= 0:
		list[one].year = years[0]
	default:
		return nil, usage("有 %d 份报告，--year 写了 %d 个。按文件的顺序各写一个。", n, len(years))
	}
	return list, nil
}

// read makes the document of a FILE: a path, "-" for standard input, or lib:ID.
// Its Name is the argument as given.
func (s *session) read(ctx context.Context, arg string, p put) (*report.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	doc, err := s.document(ctx, arg)
	if err != nil {
		return nil, err
	}
	return putRight(doc, p), nil
}

func (s *session) document(ctx context.Context, arg string) (*report.Document, error) {
	if library.IsReference(arg) {
		ref, err := library.ParseReference(arg)
		if err != nil {
			return nil, unreadable(arg, err)
		}
		lib, err := s.openLibrary(ctx, false)
		if err != nil {
			return nil, err
		}
		doc, err := lib.Document(ctx, ref)
		if err != nil {
			return nil, unreadable(arg, err)
		}
		return doc, nil
	}
	data, err := s.bytes(arg)
	if err != nil {
		return nil, err
	}
	doc, err := ingest.Read(arg, data)
	if err != nil {
		return nil, unreadable(arg, err)
	}
	return doc, nil
}

// bytes reads a path or standard input.
func (s *session) bytes(arg string) ([]byte, error) {
	if arg == "-" {
		data, err := io.ReadAll(io.LimitReader(s.in, maxFile+1))
		if err == nil && len(data) > maxFile {
			err = &ingest.Error{Name: arg, Problem: ingest.TooLarge}
		}
		if err != nil {
			return nil, unreadable("标准输入", err)
		}
		return data, nil
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, unreadable(arg, err)
	case info.IsDir():
		return nil, unreadable(arg, atomicfile.ErrFolder)
	case info.Size() > maxFile:
		return nil, unreadable(arg, &ingest.Error{Name: arg, Problem: ingest.TooLarge})
	}
	data, err := os.ReadFile(arg)
	if err != nil {
		return nil, unreadable(arg, err)
	}
	s.inputs = append(s.inputs, arg)
	return data, nil
}

// putRight returns doc with what the user says of it; doc itself stays as it is.
func putRight(doc *report.Document, p put) *report.Document {
	if p == (put{}) {
		return doc
	}
	info := doc.Info
	if p.place != "" {
		info.Place = p.place
	}
	if p.year != 0 {
		info.Year = p.year
	}
	return doc.WithInfo(info, p.place != "", p.year != 0)
}

// measure reads a FILE and finds its metrics.
func (s *session) measure(ctx context.Context, arg string, p put) (metric.Reported, error) {
	doc, err := s.read(ctx, arg, p)
	if err != nil {
		return metric.Reported{}, err
	}
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}, nil
}

// measureAll reads several FILEs in their order.
func (s *session) measureAll(ctx context.Context, args []string, puts []put) ([]metric.Reported, error) {
	list := make([]metric.Reported, len(args))
	for i, arg := range args {
		var err error
		if list[i], err = s.measure(ctx, arg, puts[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// byYear sorts reports by rising year; those without one, taken for drafts,
// come last. Reports of one year keep their order.
func byYear(reports []metric.Reported) {
	slices.SortStableFunc(reports, func(a, b metric.Reported) int {
		return orLate(a.Doc.Info.Year) - orLate(b.Doc.Info.Year)
	})
}

func orLate(year int) int {
	if year == 0 {
		return 9999
	}
	return year
}

// doubt tells each report why a table over these reports may mislead: it is of
// another place than the first, of the same year as the one before it, or of no
// known year. The reports are sorted; each doubt is added to the warnings of
// its report, and all are returned.
func doubt(reports []metric.Reported) []string {
	if len(reports) < 2 {
		return nil
	}
	var all []string
	place, year := "", 0
	for i, r := range reports {
		var own []string
		info := r.Doc.Info
		if place == "" {
			place = info.Place
		} else if info.Place != "" && info.Place != place {
			own = append(own, fmt.Sprintf("%s 是%s的报告，别的是%s的：不同地区的数据不能相比。", r.Doc.Name, info.Place, place))
		}
		if info.Year == 0 {
			own = append(own, r.Doc.Name+" 认不出年份。用 --year 写明。")
		} else if info.Year == year {
			own = append(own, fmt.Sprintf("%s 和另一份都是%d年的报告。", r.Doc.Name, year))
		}
		year = info.Year
		doc := *r.Doc
		doc.Warnings = append(slices.Clip(doc.Warnings), own...)
		reports[i].Doc = &doc
		all = append(all, own...)
	}
	return all
}
