package metric_test

import (
	"path/filepath"
	"strings"
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// checkApart fails where two rows have one canonical name, scope and dimension.
func checkApart(t *testing.T, place string, series []metric.Series) {
	t.Helper()
	type thing struct{ canonical, scope, dimension string }
	seen := map[thing]metric.Series{}
	for _, s := range series {
		if s.Unit == "" {
			continue
		}
		k := thing{s.Canonical, s.Scope, metric.DimensionOf(s.Unit, s.Row.Name)}
		if other, twice := seen[k]; twice {
			t.Errorf("%s: two rows of %s in %s and %s: %q and %q", place, k.canonical, other.Unit, s.Unit, other.Name, s.Name)
		}
		seen[k] = s
	}
}

func TestNoTwoRowsOfTheSamplesAreAlike(t *testing.T) { checkApart(t, "samples", sampleTable(t)) }

func TestNoTwoRowsOfAPlaceAreAlike(t *testing.T) {
	byPlace := map[string][]metric.Reported{}
	for _, path := range corpus.Texts(t) {
		base := filepath.Base(path)
		place, _, _ := strings.Cut(base, "-")
		doc, err := ingest.Read(base, corpus.Read(t, path))
		if err != nil {
			continue
		}
		byPlace[place] = append(byPlace[place], metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	}
	for place, reports := range byPlace {
		checkApart(t, place, metric.Join(reports))
	}
}

func TestOneNameInTwoDimensionsSaysWhichIsWhich(t *testing.T) {
	first := oneBlock("改造房屋3.2万户，实施项目12个。")
	second := oneBlock("改造房屋45万平方米，实施项目15个。")
	second.Info.Year = first.Info.Year - 1
	var reports []metric.Reported
	for _, doc := range []*report.Document{first, second} {
		reports = append(reports, metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	}
	names := map[string]bool{}
	for _, s := range metric.Join(reports) {
		names[s.Name] = true
	}
	for _, want := range []string{"改造房屋（户数）", "改造房屋（面积）", "项目（2024年报告）", "项目（2023年报告）"} {
		if !names[want] {
			t.Errorf("no row %s among %v", want, names)
		}
	}
}
