package compare

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// known is a known alignment as ../shared/align/README.md describes it.
type known struct{ Links, Moved [][2]int }

// f1 is the harmonic mean of precision and recall.
func f1(found, wanted map[[2]int]bool) float64 {
	hit := 0
	for x := range found {
		if wanted[x] {
			hit++
		}
	}
	if len(found)+len(wanted) == 0 {
		return 1
	}
	return 2 * float64(hit) / float64(len(found)+len(wanted))
}

func set(list [][2]int) map[[2]int]bool {
	m := map[[2]int]bool{}
	for _, x := range list {
		m[x] = true
	}
	return m
}

// scoreRevision compares PREFIX.old.txt with PREFIX.new.txt and scores the
// result against PREFIX.truth.json by lines, as align/score.py does.
func scoreRevision(t *testing.T, prefix string) (links, moved float64) {
	t.Helper()
	var want known
	if err := json.Unmarshal(corpus.Read(t, prefix+".truth.json"), &want); err != nil {
		t.Fatal(err)
	}
	side := func(name string) metric.Reported {
		return metric.Reported{Doc: imported(t, prefix+name)}
	}
	c, err := Documents(context.Background(), side(".old.txt"), side(".new.txt"), Revision)
	if err != nil {
		t.Fatal(err)
	}
	foundLinks, foundMoved := map[[2]int]bool{}, map[[2]int]bool{}
	a, b := c.Old.Locator(), c.New.Locator()
	for _, p := range c.Pairs {
		for _, o := range p.Old {
			for _, n := range p.New {
				from, to := a.Told(o.Span), b.Told(n.Span)
				for i := from.Line; i <= from.EndLine; i++ {
					for j := to.Line; j <= to.EndLine; j++ {
						foundLinks[[2]int{i, j}] = true
						if p.Moved {
							foundMoved[[2]int{i, j}] = true
						}
					}
				}
			}
		}
	}
	tell := func(what string, found, wanted map[[2]int]bool) {
		for x := range found {
			if !wanted[x] {
				t.Logf("%s: false %s %v", filepath.Base(prefix), what, x)
			}
		}
		for x := range wanted {
			if !found[x] {
				t.Logf("%s: missed %s %v", filepath.Base(prefix), what, x)
			}
		}
	}
	tell("link", foundLinks, set(want.Links))
	tell("move", foundMoved, set(want.Moved))
	return f1(foundLinks, set(want.Links)), f1(foundMoved, set(want.Moved))
}

func imported(t *testing.T, path string) *report.Document {
	t.Helper()
	d, err := ingest.Read(filepath.Base(path), corpus.Read(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestRevisionKeepsItsLawsOnRealReports compares each real report, as imported,
// with itself and with the next.
func TestRevisionKeepsItsLawsOnRealReports(t *testing.T) {
	var docs []*report.Document
	for _, path := range corpus.Texts(t) {
		docs = append(docs, imported(t, path))
	}
	for i, d := range docs {
		for _, other := range []*report.Document{d, docs[(i+1)%len(docs)]} {
			c, err := Documents(context.Background(), metric.Reported{Doc: d}, metric.Reported{Doc: other}, Revision)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range lawsOf(c) {
				t.Errorf("%s, %s: %.400s", d.Name, other.Name, b)
			}
			for _, p := range c.Pairs {
				if d == other && (p.Kind != Same || p.Moved) {
					t.Errorf("%s with itself: %s, moved %v", d.Name, p.Kind, p.Moved)
				}
			}
		}
	}
}

// caseStrength says how strongly the recorded pairs were edited.
var caseStrength = map[string]float64{"guizhou-2025": 0.3, "fujian-2025": 0.5, "neimenggu-2025": 0.5, "shenzhen-2024": 0.7, "beijing-2025": 0.9}

func TestRevisionFindsKnownAlignments(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "align", "cases")
	var scores tally
	for name, strength := range caseStrength {
		links, moved := scoreRevision(t, filepath.Join(dir, name))
		t.Logf("%-16s strength %.1f: links %.4f moved %.4f", name, strength, links, moved)
		scores.add(strength, links, moved)
	}
	scores.check(t)
}

// TestRevisionFindsMadeAlignments makes further pairs, from other reports and
// seeds than the recorded ones; -short makes one pair a strength.
func TestRevisionFindsMadeAlignments(t *testing.T) {
	shared := corpus.Dir(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("SKIPPED: python3 is absent, so no pairs were made")
	}
	texts := madeFrom(t)
	if testing.Short() {
		texts = texts[:min(len(texts), 8)]
	}
	var scores tally
	for i := 0; i < len(texts); i += 2 {
		name := texts[i]
		strength := []float64{0.3, 0.5, 0.7, 0.9}[i/2%4]
		donor := texts[(i+len(texts)/2)%len(texts)] // of another place
		seed := fmt.Sprint(1000 + i)
		prefix := filepath.Join(t.TempDir(), "pair")
		cmd := exec.Command(python, filepath.Join(shared, "align", "make_pair.py"), name, donor, seed, prefix, "--strength", fmt.Sprint(strength))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("make_pair.py: %v\n%s", err, out)
		}
		links, moved := scoreRevision(t, prefix)
		t.Logf("%-20s donor %-20s seed %s strength %.1f: links %.4f moved %.4f", filepath.Base(name), filepath.Base(donor), seed, strength, links, moved)
		scores.add(strength, links, moved)
	}
	scores.check(t)
}

// madeFrom lists reports that pairs can be made from: not those that hold their
// text in one line, break sentences over lines, or are given twice.
func madeFrom(t *testing.T) []string {
	var list []string
	for _, path := range corpus.Texts(t) {
		lines := strings.Split(string(corpus.Read(t, path)), "\n")
		long, complete := 0, 0
		for _, l := range lines {
			l = strings.TrimSpace(l)
			if len(l) > 180 {
				long++
				if strings.HasSuffix(l, "。") {
					complete++
				}
			}
		}
		name := filepath.Base(path)
		if strings.HasSuffix(name, ".txt") && long > 30 && complete*10 > long*9 && !strings.HasPrefix(name, "hebei-202") {
			list = append(list, path)
		}
	}
	return list
}

// tally gathers scores by strength.
type tally struct {
	light, strong struct{ links, moved, n float64 }
}

func (s *tally) add(strength, links, moved float64) {
	t := &s.light
	if strength > 0.7 {
		t = &s.strong
	}
	t.links, t.moved, t.n = t.links+links, t.moved+moved, t.n+1
}

// check fails where a mean lies under the goals.
func (s *tally) check(t *testing.T) {
	t.Helper()
	for _, c := range []struct {
		name                   string
		links, moved, n        float64
		floorLinks, floorMoved float64
	}{
		{"up to 0.7", s.light.links, s.light.moved, s.light.n, 0.995, 0.95},
		{"above 0.7", s.strong.links, s.strong.moved, s.strong.n, 0.98, 0.90},
	} {
		links, moved := c.links/c.n, c.moved/c.n
		t.Logf("strength %s: mean links %.4f moved %.4f of %.0f pairs", c.name, links, moved, c.n)
		if links < c.floorLinks || moved < c.floorMoved {
			t.Errorf("strength %s: mean links %.4f moved %.4f, want at least %.3f and %.2f", c.name, links, moved, c.floorLinks, c.floorMoved)
		}
	}
}
