package metric_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

var update = flag.Bool("update", false, "write what is extracted into testdata/cases.txt")

// TestCases holds the extraction against the sentences of testdata/cases.txt.
func TestCases(t *testing.T) {
	const path = "testdata/cases.txt"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "\n== ")
	out := parts[0]
	for _, part := range parts[1:] {
		lines := strings.Split(strings.TrimRight(part, "\n"), "\n")
		head, sentence, want := lines[0], lines[1], strings.Join(lines[2:], "\n")
		got := extracted(t, head, sentence)
		out += "\n== " + head + "\n" + sentence + "\n"
		if got != "" {
			out += got + "\n"
		}
		if got != want && !*update {
			t.Errorf("%s\n%s\nhave:\n%s\nwant:\n%s", head, sentence, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func extracted(t *testing.T, head, sentence string) string {
	t.Helper()
	var role string
	var year int
	if _, err := fmt.Sscanf(head, "%s %d", &role, &year); err != nil {
		t.Fatalf("%s: %v", head, err)
	}
	doc := oneBlock(sentence)
	doc.Info.Year = year
	doc.Blocks[0].Role = report.Role(role)
	metrics := metric.Extract(doc)
	checkLaws(t, doc, metrics)
	var b []string
	for _, m := range metrics {
		for _, f := range m.Figures {
			value := fmt.Sprint(f.Value)
			if f.High != nil {
				value += "~" + fmt.Sprint(*f.High)
			}
			b = append(b, fmt.Sprintf("%s | %s %s %s | %s | %s %s", f.Span.Of(sentence), f.Kind, value, f.Unit, f.Name, f.Period, f.Status))
		}
	}
	return strings.Join(b, "\n")
}
