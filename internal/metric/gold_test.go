package metric_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
)

// truth is a record of a gold file.
type truth struct {
	Line     int      `json:"line"`
	Text     string   `json:"text"`
	Nth      int      `json:"nth"`
	Value    float64  `json:"value"`
	High     *float64 `json:"high"`
	Unit     string   `json:"unit"`
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Accept   []string `json:"accept"`
	Period   string   `json:"period"`
	Status   string   `json:"status"`
	Optional bool     `json:"optional"`

	start, end int
	names      []string // plain
}

// found is a figure with its place.
type found struct {
	metric.Figure
	line, start, end int
}

// score counts what was right on one report. The rules are those of the
// record files' own scorer.
type score struct {
	wanted, hits, alarms, typed, tuples, period, status int
	missed                                              []truth
	alarmed                                             []found
	wrong                                               []pairing
}

type pairing struct {
	want truth
	got  found
}

func f1(hit, found, wanted int) float64 {
	if hit == 0 {
		return 0
	}
	p, r := float64(hit)/float64(found), float64(hit)/float64(wanted)
	return 2 * p * r / (p + r)
}

// values are detection, typed, tuple, period and status.
func (s score) values() [5]float64 {
	n := s.hits + s.alarms
	share := func(x int) float64 { return float64(x) / math.Max(1, float64(s.tuples)) }
	return [5]float64{f1(s.hits, n, s.wanted), f1(s.typed, n, s.wanted), f1(s.tuples, n, s.wanted), share(s.period), share(s.status)}
}

// readTruth loads the records of a report and finds their places.
func readTruth(tb testing.TB, dir, name string, lines []string) []truth {
	tb.Helper()
	var list []truth
	in := bufio.NewScanner(bytes.NewReader(corpus.Read(tb, filepath.Join(dir, "gold", name+".gold.jsonl"))))
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		g := truth{Nth: 1}
		if err := json.Unmarshal(in.Bytes(), &g); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		line, want := []rune(lines[g.Line-1]), []rune(g.Text)
		at := -1
		for range g.Nth {
			at = indexRunes(line, want, at+1)
		}
		g.start, g.end = at, at+len(want)
		for _, n := range append([]string{g.Name}, g.Accept...) {
			g.names = append(g.names, plainName(n))
		}
		list = append(list, g)
	}
	return list
}

func indexRunes(line, want []rune, from int) int {
	for i := from; i+len(want) <= len(line); i++ {
		if string(line[i:i+len(want)]) == string(want) {
			return i
		}
	}
	return -1
}

var bodyWords = []string{"我们", "全区", "全市", "全县", "全省", "全国", "全州", "全旗", "我区", "我市", "我县", "我省", "我国", "本区", "本市", "本县"}

func plainName(n string) string {
	n = strings.ToLower(norm.NFKC.String(n))
	for _, w := range bodyWords {
		n = strings.ReplaceAll(n, w, "")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, n)
}

// likeness is twice the longest common subsequence over the two lengths.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	prev := make([]int, len(y)+1)
	for _, r := range x {
		row := make([]int, len(y)+1)
		for j, q := range y {
			if r == q {
				row[j+1] = prev[j] + 1
			} else {
				row[j+1] = max(prev[j+1], row[j])
			}
		}
		prev = row
	}
	return 2 * float64(prev[len(y)]) / float64(len(x)+len(y))
}

// sameName: like enough to its own name, and no liker to that of another figure of the line.
func sameName(got string, g truth, line []truth) bool {
	got = plainName(got)
	best := 0.0
	for _, n := range g.names {
		best = max(best, likeness(got, n))
	}
	if best < 0.75 {
		return false
	}
	for _, o := range line {
		if o.Optional || shares(o.names, g.names) {
			continue
		}
		for _, n := range o.names {
			if likeness(got, n) > best {
				return false
			}
		}
	}
	return true
}

func shares(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func sameUnit(got, want, kind string) bool {
	clean := func(u string) string {
		u = strings.ReplaceAll(strings.TrimSpace(norm.NFKC.String(u)), " ", "")
		if i, j := strings.Index(u, "("), strings.Index(u, ")"); i >= 0 && j > i {
			u = u[:i] + u[j+1:]
		}
		if kind == "rank" && u == "名" {
			return "位"
		}
		if u == "百分点" {
			return "个百分点"
		}
		return u
	}
	return clean(got) == clean(want)
}

func near(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) < 1e-9
}

// measure scores the extraction of one report against its records.
func measure(tb testing.TB, dir, name string) score {
	tb.Helper()
	data := corpus.Read(tb, filepath.Join(dir, "corpus", "text", name+".txt"))
	doc, err := ingest.Read(name+".txt", data)
	if err != nil {
		tb.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	truths := readTruth(tb, dir, name, lines)
	byLine := map[int][]truth{}
	for _, g := range truths {
		byLine[g.Line] = append(byLine[g.Line], g)
	}
	place := doc.Locator()
	var figures []found
	onLine := map[int][]int{}
	for _, m := range metric.Extract(doc) {
		for _, f := range m.Figures {
			p := place.Place(f.Span)
			onLine[p.Line] = append(onLine[p.Line], len(figures))
			figures = append(figures, found{f, p.Line, p.Start, p.End})
		}
	}
	var s score
	used := map[int]bool{}
	for _, g := range truths {
		if !g.Optional {
			s.hold(g, figures, onLine[g.Line], used, byLine[g.Line])
		}
	}
	free := map[[2]int]bool{}
	for i, f := range figures {
		if !used[i] && !excused(f, byLine[f.line], free) {
			s.alarms++
			s.alarmed = append(s.alarmed, f)
		}
	}
	return s
}

// hold finds the figure that meets a record.
func (s *score) hold(g truth, figures []found, on []int, used map[int]bool, line []truth) {
	s.wanted++
	best, most := -1, 0.0
	for _, k := range on {
		f := figures[k]
		shared := max(0, min(f.end, g.end)-max(f.start, g.start))
		union := max(f.end, g.end) - min(f.start, g.start)
		if used[k] || 2*shared < union || math.Abs(math.Abs(f.Value)-math.Abs(g.Value)) >= 1e-9 || !sameUnit(f.Unit, g.Unit, g.Kind) {
			continue
		}
		if r := float64(shared) / float64(union); r > most {
			best, most = k, r
		}
	}
	if best < 0 {
		s.missed = append(s.missed, g)
		return
	}
	used[best] = true
	s.hits++
	f := figures[best]
	if string(f.Kind) == g.Kind && near(&f.Value, &g.Value) && near(f.High, g.High) {
		s.typed++
		if sameName(f.Name, g, line) {
			s.tuples++
			if f.Period == g.Period {
				s.period++
			}
			if string(f.Status) == g.Status {
				s.status++
			}
			if f.Period != g.Period || string(f.Status) != g.Status {
				s.wrong = append(s.wrong, pairing{g, f})
			}
			return
		}
	}
	s.wrong = append(s.wrong, pairing{g, f})
}

// excused reports whether a figure lies in an optional record that excuses no other yet.
func excused(f found, line []truth, taken map[[2]int]bool) bool {
	for _, o := range line {
		key := [2]int{o.Line, o.start}
		if !o.Optional || taken[key] {
			continue
		}
		if shared := min(f.end, o.end) - max(f.start, o.start); 2*shared >= max(1, f.end-f.start) {
			taken[key] = true
			return true
		}
	}
	return false
}
