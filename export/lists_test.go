package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

func TestJSONOfOneReportHasItsFiguresAtTheirPlaces(t *testing.T) {
	r := linjiang(t, 2025)
	var out bytes.Buffer
	if err := JSON(&out, []metric.Reported{r}, nil); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Report  map[string]any `json:"report"`
		Metrics []struct {
			Sentence string
			Figures  []struct {
				Text             string
				Line, Start, End int
				High             *float64
			}
		} `json:"metrics"`
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"title", "place", "year", "kind", "date", "speaker"} {
		if _, ok := got.Report[key]; !ok {
			t.Errorf("report has no %q", key)
		}
	}
	if len(got.Metrics) == 0 {
		t.Fatal("no metrics")
	}
	lines := strings.Split(r.Doc.Source, "\n")
	for _, m := range got.Metrics {
		for _, f := range m.Figures {
			if have := string([]rune(lines[f.Line-1])[f.Start:f.End]); have != f.Text {
				t.Errorf("line %d [%d,%d): have %q, want %q", f.Line, f.Start, f.End, have, f.Text)
			}
			if !strings.Contains(m.Sentence, f.Text) {
				t.Errorf("%q is not in %q", f.Text, m.Sentence)
			}
		}
	}
}

func TestJSONArraysAreNeverNull(t *testing.T) {
	empty := metric.Reported{Doc: &report.Document{Name: "空.txt"}}
	for name, reports := range map[string][]metric.Reported{
		"none": nil, "one": {empty}, "two": {empty, {Doc: empty.Doc, Metrics: []metric.Metric{{Name: "甲"}}}},
	} {
		var out bytes.Buffer
		if err := JSON(&out, reports, nil); err != nil {
			t.Fatal(err)
		}
		var got map[string]json.RawMessage
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		want := []string{"reports", "series"}
		if name == "one" {
			want = []string{"report", "metrics"}
		}
		for _, key := range want {
			if v, ok := got[key]; !ok || string(v) == "null" {
				t.Errorf("%s: %s is %s", name, key, v)
			}
		}
		for _, array := range []string{"metrics", "figures", "cells", "series", "reports"} {
			if strings.Contains(out.String(), `"`+array+`": null`) {
				t.Errorf("%s: %s is null in %s", name, array, out.String())
			}
		}
	}
}

func TestCSVHasEveryFigureAsStated(t *testing.T) {
	reports := []metric.Reported{linjiang(t, 2024), linjiang(t, 2025)}
	rows := csvRows(t, reports)
	at := column(t, rows[0], "数值")
	i := 1
	for _, r := range reports {
		for _, m := range r.Metrics {
			for _, f := range m.Figures {
				have, err := strconv.ParseFloat(rows[i][at], 64)
				if err != nil || have != f.Value {
					t.Errorf("row %d: have %q, want %v", i, rows[i][at], f.Value)
				}
				i++
			}
		}
	}
	if i != len(rows) {
		t.Errorf("%d rows for %d figures", len(rows)-1, i-1)
	}
}

func TestCSVTextIsNoFormula(t *testing.T) {
	for _, name := range []string{"=HYPERLINK(1)", "+1", "-甲", "@甲", "\t=1", "＝1"} {
		body := name + "增长-3.5%"
		start := strings.Index(body, "-3.5%")
		doc := &report.Document{Name: "甲.txt", Format: "docx", Text: body, Blocks: []report.Block{{Span: text.Span{End: len(body)}, Section: -1}}}
		rows := csvRows(t, []metric.Reported{{Doc: doc, Metrics: []metric.Metric{{
			Name: name, Canonical: name, Sentence: text.Span{End: len(body)},
			Figures: []metric.Figure{{Span: text.Span{Start: start, End: len(body)}, Value: -3.5, Decimals: 1, Unit: "%", Kind: metric.Growth}},
		}}}})
		for i, cell := range rows[1] {
			if i == column(t, rows[0], "数值") {
				if cell != "-3.5" {
					t.Errorf("the number became %q", cell)
				}
			} else if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t") {
				t.Errorf("%s is %q", rows[0][i], cell)
			}
		}
	}
}

func csvRows(t *testing.T, reports []metric.Reported) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := CSV(&out, reports); err != nil {
		t.Fatal(err)
	}
	body, ok := strings.CutPrefix(out.String(), "\ufeff")
	if !ok {
		t.Fatal("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func column(t *testing.T, head []string, name string) int {
	t.Helper()
	for i, h := range head {
		if h == name {
			return i
		}
	}
	t.Fatalf("no column %s in %q", name, head)
	return -1
}

func ExampleJSON() {
	doc := &report.Document{Name: "临江区.txt", Info: report.Info{Title: "政府工作报告", Place: "临江区", Year: 2025}}
	_ = JSON(os.Stdout, []metric.Reported{{Doc: doc}}, nil)
	// Output:
	// {
	//   "report": {
	//     "title": "政府工作报告",
	//     "place": "临江区",
	//     "year": 2025,
	//     "kind": "",
	//     "date": "",
	//     "speaker": ""
	//   },
	//   "warnings": [],
	//   "metrics": []
	// }
}
