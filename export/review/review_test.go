package review_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"reportdesk/export"
	"reportdesk/export/review"
	"reportdesk/internal/corpus"
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
	if err := export.Workbook(context.Background(), &out, b); err != nil {
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

func TestNothingChangedBringsNothingBack(t *testing.T) {
	reports := samples(t)
	back := read(t, reports[2], exported(t, reports...))
	if len(back.Corrections)+len(back.Remarks)+len(back.Warnings) != 0 || back.Foreign {
		t.Errorf("of an unchanged workbook came back %+v", back)
	}
}

func TestAChangedNumberIsProposedAtEachOfItsPlaces(t *testing.T) {
	reports := samples(t)
	s := opened(t, exported(t, reports...), "指标对照")
	back := read(t, reports[2], s.set("地区生产总值", "2025年", 613.1).set("地区生产总值", "核对意见", "以统计局终审为准").saved())
	if len(back.Corrections) == 0 {
		t.Fatalf("nothing came back: %+v", back)
	}
	for _, c := range back.Corrections {
		if c.State != review.Clean || c.Old != "612.4亿元" || c.New != "613.1亿元" || c.Span.Of(reports[2].Doc.Text) != c.Old {
			t.Errorf("have %+v, want 612.4亿元 to 613.1亿元, clean", c)
		}
	}
	if len(back.Remarks) != 1 || back.Remarks[0].Text != "以统计局终审为准" || back.Remarks[0].Span.Of(reports[2].Doc.Text) != "612.4亿元" {
		t.Errorf("remarks: have %+v", back.Remarks)
	}
}

// The law, over every report: k figures changed come back as those k and their
// other places; taking them gives a text that states just the new numbers.
func TestWhatWasChangedComesBackOverTheCorpus(t *testing.T) {
	for n, path := range corpus.Texts(t) {
		if testing.Short() && n%9 != 0 {
			continue
		}
		data := corpus.Read(t, path)
		d, err := ingest.Read(filepath.Base(path), data)
		if err != nil {
			continue
		}
		draft := metric.Reported{Doc: d, Metrics: metric.Extract(d)}
		roundTrip(t, filepath.Base(path), draft)
	}
}

// roundTrip changes every ninth number of 指标对照 and reads the workbook back.
func roundTrip(t *testing.T, name string, draft metric.Reported) {
	t.Helper()
	book := exported(t, draft)
	if back := read(t, draft, book); len(back.Corrections) > 0 || len(back.Warnings) > 0 {
		t.Errorf("%s: unchanged, %d corrections came back, %q", name, len(back.Corrections), back.Warnings)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	if at, err := f.GetSheetIndex("指标对照"); err != nil || at < 0 {
		return // a report without figures
	}
	s := opened(t, book, "指标对照")
	carried := s.column(export.HeadTies)
	want := map[export.Place]float64{}
	n := 0
	for i := s.head; i < len(s.rows); i++ {
		if carried > len(s.rows[i]) {
			continue
		}
		ties, err := export.ParseTies(s.rows[i][carried-1])
		if err != nil {
			t.Fatal(err)
		}
		for _, tie := range ties {
			if n++; n%9 != 0 || tie.Value == nil {
				continue
			}
			factor := tie.Factor
			if factor == 0 {
				factor = 1
			}
			changed := *tie.Value + 3*factor
			if *tie.Value < 0 {
				changed = *tie.Value - 3*factor
			}
			cell, _ := excelize.CoordinatesToCellName(s.column(tie.Column), i+1)
			if err := s.file.SetCellValue(s.name, cell, changed); err != nil {
				t.Fatal(err)
			}
			for _, p := range tie.Places {
				want[p] = changed / factor
			}
		}
	}
	back := read(t, draft, s.saved())
	clean := 0
	for _, c := range back.Corrections {
		if c.State == review.Clean {
			clean++
		} else if testing.Verbose() {
			t.Logf("%s: %s %s → %s in %q: %s", name, c.State, c.Old, c.New, c.Sentence.Of(draft.Doc.Text), c.Why)
		}
	}
	if len(back.Corrections) != len(want) {
		t.Errorf("%s: %d places changed, %d came back", name, len(want), len(back.Corrections))
	}
	t.Logf("%s: %d changed, %d clean", name, len(want), clean)
	after := taken(t, draft, back)
	if have, want := countFigures(after), countFigures(draft); have != want {
		t.Errorf("%s: %d figures after taking the corrections, %d before", name, have, want)
	}
}

func countFigures(r metric.Reported) int {
	n := 0
	for _, m := range r.Metrics {
		n += len(m.Figures)
	}
	return n
}
