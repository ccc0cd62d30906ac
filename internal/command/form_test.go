package command

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
)

// The forms of the contract. A key maps to the form of its value: a string
// names a type (several with |; ending in ? the key may be absent), a map is an
// object, a slice of one an array of such.
type (
	object = map[string]any
	array  = []any
)

var (
	reportShape = object{"title": "string", "place": "string", "year": "number|null", "kind": "string", "date": "string", "speaker": "string"}
	placeShape  = array{object{"line": "number", "start": "number", "end_line": "number", "end": "number"}}

	outlineShape = object{
		"report": reportShape, "warnings": array{"string"},
		"dropped": array{object{"line": "number", "end_line": "number", "text": "string", "why": "string"}},
		"blocks": array{object{
			"line": "number", "start": "number", "end_line": "number", "end": "number",
			"kind":  "title|salutation|heading|paragraph|item|table|note|closing",
			"level": "number", "number": "string", "text": "string",
			"role": "opening|review|thanks|problems|requirement|targets|plan|tasks|self|closing|glossary",
		}},
	}
	metricsShape = object{
		"report": reportShape, "warnings": array{"string"},
		"metrics": array{object{
			"name": "string", "canonical": "string", "scope": "string", "period": "string", "status": "actual|target",
			"line": "number", "section": "string", "sentence": "string",
			"figures": array{object{
				"value": "number", "high": "number|null", "unit": "string", "text": "string", "kind": "level|growth|change|rank",
				"basis": "string", "modifier": "string", "line": "number", "start": "number", "end_line": "number", "end": "number",
				"name": "string?", "period": "string?", "status": "actual|target?", "doubtful": "bool?",
			}},
		}},
	}
	seriesShape = object{
		"reports": array{metricsShape},
		"series": array{object{
			"canonical": "string", "name": "string", "scope": "string", "unit": "string",
			"cells": array{object{
				"period": "string", "status": "actual|target", "value": "number|null", "stated": "number|null", "computed": "number|null",
				"verdict": "agrees|differs|cannot|null|", "reason": "string", "revised": "number?",
			}},
		}},
	}
	compareShape = object{
		"mode": "revision|year", "old": reportShape, "new": reportShape,
		"summary": object{
			"same": "number", "figures": "number", "edited": "number", "rewritten": "number", "added": "number",
			"removed": "number", "split": "number", "merged": "number", "moved": "number", "kept": "number",
		},
		"pairs": array{object{
			"kind": "same|figures|edited|rewritten|added|removed|split|merged", "moved": "bool",
			"old": array{"number"}, "new": array{"number"}, "old_spans": placeShape, "new_spans": placeShape, "likeness": "number",
			"edits":   array{object{"op": "equal|delete|insert", "text": "string"}},
			"figures": array{object{"name": "string", "old": "number|null", "new": "number|null", "difference": "number|null"}},
		}},
	}
	checkShape = object{"findings": array{object{
		"rule": "string", "severity": "error|warning|note", "line": "number", "start": "number", "end": "number",
		"other": "object|null", "message": "string", "suggestion": "string",
	}}}
)

// misfit says where v has not the form of shape; "" where it has. Keys may be added.
func misfit(at string, shape, v any) string {
	switch shape := shape.(type) {
	case object:
		o, ok := v.(object)
		if !ok {
			return fmt.Sprintf("%s is %T, want an object", at, v)
		}
		for _, key := range slices.Sorted(maps.Keys(shape)) {
			value, there := o[key]
			if name, isName := shape[key].(string); !there && isName && strings.HasSuffix(name, "?") {
				continue
			}
			if !there {
				return fmt.Sprintf("%s has no %q", at, key)
			}
			if wrong := misfit(at+"."+key, shape[key], value); wrong != "" {
				return wrong
			}
		}
	case array:
		list, ok := v.(array)
		if !ok {
			return fmt.Sprintf("%s is %T, want an array", at, v)
		}
		for i, one := range list {
			if wrong := misfit(fmt.Sprintf("%s[%d]", at, i), shape[0], one); wrong != "" {
				return wrong
			}
		}
	case string:
		return misfitName(at, strings.TrimSuffix(shape, "?"), v)
	}
	return ""
}

func misfitName(at, names string, v any) string {
	kind := map[string]string{"string": "string", "float64": "number", "bool": "bool", "<nil>": "null"}[fmt.Sprintf("%T", v)]
	if _, isObject := v.(object); isObject {
		kind = "object"
	}
	allowed := strings.Split(names, "|")
	if slices.Contains(allowed, kind) {
		return ""
	}
	if word, ok := v.(string); ok && slices.Contains(allowed, word) {
		return ""
	}
	return fmt.Sprintf("%s is %v, want %s", at, v, names)
}

// call runs a command in this process.
func call(t *testing.T, args ...string) (status int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(""), &stdout, &stderr)
	return status, stdout.String(), stderr.String()
}

// fits asks that a command ends with 0, or 1 where check may, and prints one
// object of a form.
func fits(t *testing.T, shape any, args ...string) any {
	t.Helper()
	status, out, errs := call(t, args...)
	if status > statusFindings || status == statusFindings && args[0] != "check" {
		t.Errorf("%v\nends with %d: %s", args, status, errs)
		return nil
	}
	d := json.NewDecoder(strings.NewReader(out))
	var v any
	if err := d.Decode(&v); err != nil {
		t.Errorf("%v: %v", args, err)
		return nil
	}
	if d.More() {
		t.Errorf("%v prints more than one object", args)
	}
	if wrong := misfit("it", shape, v); wrong != "" {
		t.Errorf("%v: %s", args, wrong)
	}
	return v
}

const (
	last = `临江区2023年政府工作报告
——2023年1月9日在临江区第五届人民代表大会第二次会议上
区长　李明
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2022年工作回顾
2022年，全区实现地区生产总值480.2亿元，增长5.4%。一般公共预算收入27.5亿元，增长2.1%。
新建改造农村公路84公里，惠及群众六万多人。
二、2023年工作安排
今年，地区生产总值增长6%左右，一般公共预算收入增长3%。
`
	this = `临江区2024年政府工作报告
——2024年1月10日在临江区第五届人民代表大会第三次会议上
区长　李明
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
2023年，全区实现地区生产总值512.6亿元，增长6.1%。一般公共预算收入28.4亿元，增长3.2%。
新建改造农村公路96公里，惠及群众七万多人。
建成口袋公园12个。
三、2024年工作安排
今年，地区生产总值增长6%左右。
`
)

// twoYears writes two small reports.
func twoYears(t *testing.T) (before, after string) {
	t.Helper()
	dir := t.TempDir()
	before, after = filepath.Join(dir, "2023.txt"), filepath.Join(dir, "2024.txt")
	for path, text := range map[string]string{before: last, after: this} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return before, after
}

func TestFormsOfTheContract(t *testing.T) {
	before, after := twoYears(t)
	fits(t, outlineShape, "outline", after, "--json")
	fits(t, metricsShape, "metrics", after, "--json")
	fits(t, seriesShape, "metrics", after, before, "--json")
	fits(t, compareShape, "compare", before, after, "--json")
	fits(t, compareShape, "compare", before, after, "--json", "--mode", "revision")
	fits(t, compareShape, "compare", before, after, "--json", "--mode", "year")
	fits(t, checkShape, "check", after, "--against", before, "--json")
	bare := filepath.Join(t.TempDir(), "bare.txt")
	if err := os.WriteFile(bare, []byte("今天天气很好，我们去河边走了一圈。"), 0o600); err != nil {
		t.Fatal(err)
	}
	fits(t, outlineShape, "outline", bare, "--json")
	fits(t, metricsShape, "metrics", bare, "--json")
	fits(t, seriesShape, "metrics", bare, bare, "--json")
	fits(t, compareShape, "compare", bare, bare, "--json")
	fits(t, checkShape, "check", bare, "--json")
}

func TestInterruptedNothingIsWritten(t *testing.T) {
	before, after := twoYears(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := filepath.Join(filepath.Dir(after), "out")
	for _, args := range [][]string{
		{"export", after, "--against", before, "--xlsx", out},
		{"compare", before, after, "--html", out},
		{"text", after, "--output", out},
		{"library", "import", after, "--library", out},
	} {
		var stdout, stderr bytes.Buffer
		status := run(ctx, args, nil, &stdout, &stderr)
		if status != statusInterrupted || strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%v ends with %d: %q", args, status, stderr.String())
		}
	}
	if left, err := os.ReadDir(filepath.Dir(after)); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// full is a writer onto a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestOutputThatCannotBePrintedIsTold(t *testing.T) {
	before, after := twoYears(t)
	for _, args := range [][]string{
		{"text", after},
		{"outline", after},
		{"outline", after, "--json"},
		{"metrics", after},
		{"metrics", after, "--json"},
		{"compare", before, after},
		{"compare", before, after, "--json"},
		{"check", after},
		{"check", after, "--json"},
		{"library", "list", "--library", filepath.Join(t.TempDir(), "none.db")},
	} {
		var stderr bytes.Buffer
		status := run(t.Context(), args, nil, full{}, &stderr)
		if status != statusUnwritten || !strings.Contains(stderr.String(), "磁盘已满") {
			t.Errorf("%v ends with %d: %q", args, status, stderr.String())
		}
	}
}

func TestAFaultOfOursIsOneLine(t *testing.T) {
	err := safely(func() error { panic("index out of range\nwith a second line") })
	if status, said := told(err); status != statusUnreadable || !strings.Contains(said, "出了错") {
		t.Errorf("%d %q", status, said)
	}
}

// TestEveryReportGoesThrough takes every real file through every command that
// reads one, and holds what is told against the text itself.
func TestEveryReportGoesThrough(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short leaves the real reports out")
	}
	for _, path := range append(corpus.Texts(t), corpus.Originals(t)...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			doc, err := ingest.Read(path, corpus.Read(t, path))
			if err != nil {
				t.Fatal(err)
			}
			if status, out, errs := call(t, "text", path); status != 0 || errs != "" || out != doc.Text+"\n" {
				t.Errorf("text ends with %d, %q, and %d characters", status, errs, len(out))
			}
			at := lines{t, splitLines(doc.Told())}
			if v, ok := fits(t, outlineShape, "outline", path, "--json").(object); ok {
				for _, b := range v["blocks"].(array) {
					at.holds(b.(object))
				}
			}
			if v, ok := fits(t, metricsShape, "metrics", path, "--json").(object); ok {
				for _, m := range v["metrics"].(array) {
					for _, f := range m.(object)["figures"].(array) {
						at.holds(f.(object))
					}
				}
			}
			fits(t, checkShape, "check", path, "--json")
			for _, command := range []string{"outline", "metrics", "check"} {
				if status, out, errs := call(t, command, path); status > statusFindings || out == "" {
					t.Errorf("%s for people ends with %d: %s", command, status, errs)
				}
			}
		})
	}
}

// lines are those that people are told of, each as its code points.
type lines struct {
	t    *testing.T
	text [][]rune
}

func splitLines(t string) [][]rune {
	var list [][]rune
	for _, line := range strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(t), "\n") {
		list = append(list, []rune(line))
	}
	return list
}

// holds asks that a thing's "text" begins and ends with what stands at its
// place. (Between them import may have joined lines or cut marks out.)
func (l lines) holds(thing object) {
	number := func(key string) int { n, _ := thing[key].(float64); return int(n) }
	line, start, end := number("line"), number("start"), number("end")
	endLine := max(number("end_line"), line)
	want := []rune(thing["text"].(string))
	if len(want) == 0 || line < 1 || endLine > len(l.text) || start >= len(l.text[line-1]) || end < 1 || end > len(l.text[endLine-1]) {
		l.t.Errorf("%d:%d to %d:%d is no place for %q", line, start, endLine, end, string(want))
		return
	}
	if first, final := l.text[line-1][start], l.text[endLine-1][end-1]; first != want[0] || final != want[len(want)-1] {
		l.t.Errorf("%d:%d to %d:%d is %q to %q, told is %q", line, start, endLine, end, first, final, string(want))
	}
}
