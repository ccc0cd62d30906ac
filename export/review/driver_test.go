package review_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"reportdesk/export"
	"reportdesk/export/review"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/seeds"
)

// draftOf reads a file as a draft with its figures.
func draftOf(t testing.TB, name string, data []byte) metric.Reported {
	t.Helper()
	d, err := ingest.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return metric.Reported{Doc: d, Metrics: metric.Extract(d)}
}

// samples are the sample reports of three years, the draft last.
func samples(t testing.TB) []metric.Reported {
	t.Helper()
	var list []metric.Reported
	for _, s := range seeds.Samples() {
		list = append(list, draftOf(t, s.Name, s.Data))
	}
	return list
}

// exported is the review workbook of reports, the draft last.
func exported(t testing.TB, reports ...metric.Reported) []byte {
	t.Helper()
	var out bytes.Buffer
	b := export.Book{Reports: reports, Series: metric.Join(reports), Made: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)}
	if err := export.Workbook(context.Background(), &out, b, export.Choice{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, draft metric.Reported, workbook []byte) *review.Readback {
	t.Helper()
	back, err := review.Read(context.Background(), draft, bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// a sheet of a workbook by its heads, to be changed as a person would.
type sheet struct {
	t    testing.TB
	file *excelize.File
	name string
	head int // row of the heads, from 1
	rows [][]string
}

func opened(t testing.TB, workbook []byte, name string) *sheet {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{t: t, file: f, name: name, rows: rows}
	for i, row := range rows {
		for _, head := range row {
			if head == export.HeadID {
				s.head = i + 1
				return s
			}
		}
	}
	t.Fatalf("%s has no column %s", name, export.HeadID)
	return nil
}

func (s *sheet) column(head string) int {
	s.t.Helper()
	for j, h := range s.rows[s.head-1] {
		if h == head {
			return j + 1
		}
	}
	s.t.Fatalf("%s has no column %s: %q", s.name, head, s.rows[s.head-1])
	return 0
}

// row finds the row of an indicator.
func (s *sheet) row(indicator string) int {
	s.t.Helper()
	at := s.column("指标名称") - 1
	for i, row := range s.rows {
		if at < len(row) && row[at] == indicator {
			return i + 1
		}
	}
	s.t.Fatalf("%s has no row %s", s.name, indicator)
	return 0
}

func (s *sheet) set(indicator, head string, value any) *sheet {
	s.t.Helper()
	cell, err := excelize.CoordinatesToCellName(s.column(head), s.row(indicator))
	if err == nil {
		err = s.file.SetCellValue(s.name, cell, value)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return s
}

func (s *sheet) saved() []byte {
	s.t.Helper()
	var out bytes.Buffer
	if err := s.file.Write(&out); err != nil {
		s.t.Fatal(err)
	}
	return out.Bytes()
}

// taken is the draft with the clean corrections in it, read anew.
func taken(t testing.TB, draft metric.Reported, back *review.Readback) metric.Reported {
	t.Helper()
	changed, err := review.Edits(back.Clean()).Apply(draft.Doc.Text)
	if err != nil {
		t.Fatal(err)
	}
	d := report.FromText(draft.Doc.Name, changed).WithInfo(draft.Doc.Info, true, true)
	return metric.Reported{Doc: d, Metrics: metric.Extract(d)}
}
