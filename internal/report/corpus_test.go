package report_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
)

// known is a row of the corpus' INDEX.tsv.
type known struct {
	path, place string // place as the index has it: Baoding 保定市 (Hebei)
	year        int
	kind        string
	complete    bool
}

func index(t *testing.T) []known {
	t.Helper()
	dir := filepath.Join(corpus.Dir(t), "corpus")
	var all []known
	for row := range strings.Lines(string(corpus.Read(t, filepath.Join(dir, "INDEX.tsv")))) {
		f := strings.Split(strings.TrimRight(row, "\n"), "\t")
		year, err := strconv.Atoi(f[3])
		if err != nil {
			continue // the head
		}
		all = append(all, known{filepath.Join(dir, f[0]), f[1], year, f[4], f[6] == "yes"})
	}
	return all
}

func read(t *testing.T, path string) *report.Document {
	t.Helper()
	d, err := ingest.Read(filepath.Base(path), corpus.Read(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// samePlace compares a recognised place with the index, which writes places
// with Latin letters and more or less in full. The two rows in which the index
// itself is not what the text says are named.
func samePlace(k known, got string) bool {
	switch {
	case strings.HasPrefix(k.place, "China") || strings.HasPrefix(k.place, "national"):
		return got == "中国"
	case strings.HasPrefix(k.place, "Xushui"): // a county until 2015
		return got == "徐水区" || got == "徐水县" && k.year < 2015
	case strings.HasPrefix(k.place, "FreeCAD"), strings.HasPrefix(k.place, "django"):
		return got == ""
	}
	f := strings.Fields(k.place)
	if len(f) > 1 {
		return strings.HasPrefix(got, f[1])
	}
	return got != "" // the rows of originals name the file, not the place
}

// What a report says about itself, against the index: place and year.
func TestCorpusInfo(t *testing.T) {
	var total, places, years int
	for _, k := range index(t) {
		d := read(t, k.path)
		total++
		p, y := samePlace(k, d.Info.Place), d.Info.Year == k.year
		if p {
			places++
		}
		if y {
			years++
		}
		mark := ""
		if !p {
			mark += " WRONG PLACE " + k.place
		}
		if !y {
			mark += fmt.Sprintf(" WRONG YEAR %d", k.year)
		}
		i := d.Info
		t.Logf("%-32s %s %d %s %s %q %q%s %s", filepath.Base(k.path), i.Place, i.Year, i.Date, i.Speaker, i.Title, i.Kind, mark, strings.Join(d.Warnings, " | "))
	}
	t.Logf("place %d of %d, year %d of %d", places, total, years, total)
	if float64(places) < 0.97*float64(total) || float64(years) < 0.97*float64(total) {
		t.Errorf("place %d, year %d of %d: the floor is 97%%", places, years, total)
	}
}

// partial are files that the index calls complete and that hold a part only.
var partial = map[string]string{
	"national-2006-gbk-escapes.txt": "the first of four pages, five times",
}

// Every complete government report has review and tasks, each a tenth of its
// characters or more, one salutation, and no role swallows the rest.
func TestCorpusRoles(t *testing.T) {
	var reports, salutations, closings int
	for _, k := range index(t) {
		d := read(t, k.path)
		checkOutline(t, d)
		runes := map[report.Role]int{}
		kinds := map[report.Kind]int{}
		total := 0
		for _, b := range d.Blocks {
			n := utf8.RuneCountInString(b.Span.Of(d.Text))
			runes[b.Role] += n
			kinds[b.Kind]++
			total += n
		}
		t.Logf("%-32s %s", filepath.Base(k.path), shares(runes, total))
		if !k.complete || partial[filepath.Base(k.path)] != "" || !strings.HasPrefix(k.kind, "government") {
			continue
		}
		reports++
		if kinds[report.Salutation] == 1 {
			salutations++
		}
		if kinds[report.Closing] > 0 {
			closings++
		}
		ahead := runes[report.Tasks] + runes[report.Plan]
		if runes[report.Review]*10 < total || ahead*10 < total || runes[report.Opening]*10 > total || runes[report.Problems]*8 > total {
			t.Errorf("%s: %s", filepath.Base(k.path), shares(runes, total))
		}
	}
	t.Logf("%d complete government reports: %d with one salutation, %d with a closing", reports, salutations, closings)
	if salutations*100 < 95*reports || closings*100 < 90*reports {
		t.Errorf("salutation %d, closing %d of %d", salutations, closings, reports)
	}
}

func shares(runes map[report.Role]int, total int) string {
	var s []string
	for role, n := range runes {
		s = append(s, fmt.Sprintf("%s %d%%", role, 100*n/max(total, 1)))
	}
	slices.Sort(s)
	return strings.Join(s, ", ")
}

func BenchmarkOutline(b *testing.B) {
	var all strings.Builder
	for _, path := range corpus.Texts(b) {
		all.Write(corpus.Read(b, path))
	}
	d := report.FromText("all.txt", all.String())
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Warnings = nil
		d.Outline()
	}
}

func BenchmarkFromText(b *testing.B) {
	one := string(corpus.Read(b, corpus.Texts(b)[0]))
	b.SetBytes(int64(len(one)))
	b.ReportAllocs()
	for b.Loop() {
		report.FromText("a.txt", one)
	}
}
