package review_test

import (
	"bytes"
	"cmp"
	"math"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"reportdesk/export"
	"reportdesk/export/review"
	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/office"
	"reportdesk/internal/text"
)

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

// tiedSheets are those that people change.
var tiedSheets = []string{"指标对照", "本年目标", "完成情况"}

// roundTrip changes every ninth number of the sheets and reads the workbook back.
func roundTrip(t *testing.T, name string, reports ...metric.Reported) {
	t.Helper()
	draft := reports[len(reports)-1]
	book := exported(t, reports...)
	if back := read(t, draft, book); len(back.Corrections) > 0 || len(back.Warnings) > 0 {
		t.Errorf("%s: unchanged, %d corrections came back, %q", name, len(back.Corrections), back.Warnings)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{} // of places in the draft
	for _, sheetName := range tiedSheets {
		if at, err := f.GetSheetIndex(sheetName); err != nil || at < 0 {
			continue // a report without such figures
		}
		s := opened(t, book, sheetName)
		s.file = f
		s.changeSome(want)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	back := read(t, draft, out.Bytes())
	clean := 0
	for _, c := range back.Corrections {
		if c.State == review.Clean {
			clean++
		} else {
			t.Logf("%s: %s %s to %s in %q: %s", name, c.State, c.Old, c.New, c.Sentence.Of(draft.Doc.Text), c.Why)
		}
	}
	if len(back.Corrections) != len(want) || clean*100 < len(want)*97 {
		t.Errorf("%s: %d places changed, %d came back, %d of them clean, want 97%%", name, len(want), len(back.Corrections), clean)
	}
	justThose(t, name, draft, taken(t, draft, back), back.Clean())
}

// changeSome changes every ninth number that the draft states and that no other
// cell has changed before, and notes the places that are to come back.
func (s *sheet) changeSome(places map[string]bool) {
	s.t.Helper()
	n := 0
	for i := s.head; i < len(s.rows); i++ {
		carried := s.column(export.HeadTies)
		if carried > len(s.rows[i]) {
			continue
		}
		ties, err := export.ParseTies(s.rows[i][carried-1])
		if err != nil {
			s.t.Fatal(err)
		}
		for _, tie := range ties {
			if n++; n%9 != 0 || tie.Value == nil || !tie.Places[0].Draft || places[tie.Places[0].String()] {
				continue
			}
			changed := *tie.Value + math.Copysign(3*cmp.Or(tie.Factor, 1), *tie.Value)
			cell, _ := excelize.CoordinatesToCellName(s.column(tie.Column), i+1)
			if err := s.file.SetCellValue(s.name, cell, changed); err != nil {
				s.t.Fatal(err)
			}
			for _, p := range tie.Places {
				places[p.String()] = true
			}
		}
	}
}

// The same with an earlier report beside the draft: targets of last year, what
// became of them, conversions between the years.
func TestWhatWasChangedComesBackBesideEarlierReports(t *testing.T) {
	roundTrip(t, "samples", samples(t)...)
	dir := corpus.Dir(t)
	for _, pair := range [][2]string{{"guizhou-2025", "guizhou-2026"}, {"gaotang-2024", "gaotang-2025"}, {"boye-2024", "boye-2025"}} {
		var list []metric.Reported
		for _, name := range pair {
			path := filepath.Join(dir, "corpus", "text", name+".txt")
			list = append(list, draftOf(t, name+".txt", corpus.Read(t, path)))
		}
		roundTrip(t, pair[1], list...)
	}
}

// What LibreOffice saves anew has lost nothing that is needed.
func TestLibreOfficeMaySaveIt(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED with -short: LibreOffice takes seconds to start")
	}
	if _, err := office.Find(); err != nil {
		t.Skip("SKIPPED: no LibreOffice here, so its saving was not tried")
	}
	reports := samples(t)
	book := opened(t, exported(t, reports...), "指标对照").set("地区生产总值", "2025年", 613.1).saved()
	saved, err := office.Convert(t.Context(), book, "xlsx", "xlsx")
	if err != nil {
		t.Fatal(err)
	}
	back := read(t, reports[2], saved)
	if len(back.Corrections) == 0 || len(back.Warnings) > 0 {
		t.Fatalf("have %+v, want the one number that was changed", back)
	}
	for _, c := range back.Corrections {
		if c.State != review.Clean || c.New != "613.1亿元" {
			t.Errorf("have %+v, want 613.1亿元, clean", c)
		}
	}
}

// justThose asserts that the figures after are those before, but for the
// numbers that were taken.
func justThose(t *testing.T, name string, before, after metric.Reported, list []review.Correction) {
	t.Helper()
	edits := review.Edits(list)
	want := map[text.Span]float64{}
	for _, m := range before.Metrics {
		for _, f := range m.Figures {
			want[moved(edits, f.Span)] = f.Value
		}
	}
	for _, c := range list {
		want[moved(edits, c.Span)] = c.Value
	}
	have := map[text.Span]float64{}
	for _, m := range after.Metrics {
		for _, f := range m.Figures {
			have[f.Span] = f.Value
		}
	}
	for at, value := range want {
		if math.Abs(have[at]-value) > 1e-9*math.Abs(value) {
			t.Errorf("%s: %q: have %v, want %v", name, at.Of(after.Doc.Text), have[at], value)
		}
	}
	if len(have) != len(want) {
		t.Errorf("%s: %d figures after taking the corrections, %d before", name, len(have), len(want))
	}
}

// moved is where a span stands after edits that cover it or leave it.
func moved(edits text.Edits, s text.Span) text.Span {
	return text.Span{Start: edits.Map(s.Start, text.Before), End: edits.Map(s.End, text.After)}
}
