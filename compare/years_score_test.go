package compare

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

func readReport(t testing.TB, dir, name string) *report.Document {
	t.Helper()
	path := filepath.Join(dir, "corpus/text", name+".txt")
	doc, err := ingest.Read(path, corpus.Read(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func reported(doc *report.Document) metric.Reported {
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
}

// TestYearScores prints how the links agree with those that careful readers
// made. The subject table was trained without these reports.
func TestYearScores(t *testing.T) {
	dir := corpus.Dir(t)
	truths, err := filepath.Glob(filepath.Join(dir, "align/years/*.truth.json"))
	if err != nil || len(truths) == 0 {
		t.Fatalf("no truths: %v", err)
	}
	var sumF, sumBest float64
	for _, path := range truths {
		name := strings.TrimSuffix(filepath.Base(path), ".truth.json")
		old, new, _ := strings.Cut(name, "__")
		c, err := Documents(context.Background(), reported(readReport(t, dir, old)), reported(readReport(t, dir, new)), Year)
		if err != nil {
			t.Fatal(err)
		}
		var want yearTruth
		if err := json.Unmarshal(corpus.Read(t, path), &want); err != nil {
			t.Fatal(err)
		}
		f, best := want.score(t, c)
		t.Logf("%s: link F1 %.3f, best partner %.3f", name, f, best)
		sumF, sumBest = sumF+f, sumBest+best
	}
	f, best := sumF/float64(len(truths)), sumBest/float64(len(truths))
	t.Logf("mean: link F1 %.3f, best partner %.3f", f, best)
	if f < 0.94 || best < 0.96 {
		t.Errorf("mean link F1 %.3f, want 0.94; best partner %.3f, want 0.96", f, best)
	}
}

type yearTruth struct{ Links, Maybe [][2]int }

// score computes link F1 and the share of best partners that are right, as the
// scorer beside the truths does.
func (want yearTruth) score(t *testing.T, c *Comparison) (f1, best float64) {
	t.Helper()
	right, open := map[[2]int]bool{}, map[[2]int]bool{}
	partners := map[int]bool{}
	for _, l := range want.Links {
		right[l] = true
		partners[l[1]] = true
	}
	for _, l := range want.Maybe {
		open[l] = true
	}
	old, new := c.Old.Locator(), c.New.Locator()
	found := map[[2]int]bool{}
	likeliest := map[int]float64{}
	bestRight := map[int]bool{}
	for _, p := range c.Pairs {
		for _, n := range p.New {
			line := new.Told(n.Span).Line
			some, hit := false, false
			for _, o := range p.Old {
				l := [2]int{old.Told(o.Span).Line, line}
				if open[l] {
					continue
				}
				some, hit = true, hit || right[l]
				found[l] = true
			}
			if some && p.Likeness > likeliest[line] {
				likeliest[line], bestRight[line] = p.Likeness, hit
			}
		}
	}
	hits, bests := 0, 0
	for l := range found {
		if right[l] {
			hits++
		} else {
			t.Logf("  false link %v", l)
		}
	}
	for l := range right {
		if !found[l] {
			t.Logf("  missed link %v", l)
		}
	}
	for line := range partners {
		if bestRight[line] {
			bests++
		}
	}
	return 2 * float64(hits) / float64(len(found)+len(right)), float64(bests) / float64(len(partners))
}
