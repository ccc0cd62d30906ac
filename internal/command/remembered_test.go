package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// TestWhatTheLibraryRemembersIsInTheTable: a table of the library's reports has
// the corrections of their place, one of the same files has not.
func TestWhatTheLibraryRemembersIsInTheTable(t *testing.T) {
	dir := t.TempDir()
	lib := filepath.Join(dir, "library.db")
	file := func(year, text string) string {
		path := filepath.Join(dir, year+".txt")
		body := "临江区" + year + "年政府工作报告\n各位代表：\n一、过去一年工作回顾\n" + text + "\n"
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	older, newer := file("2030", "粮食总产量8.6万吨。一般公共预算收入41.2亿元。"), file("2031", "粮食总产量8.7万吨。一般公共预算收入43.3亿元。")
	command := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if status := run(t.Context(), append(args, "--library", lib), nil, &out, &errs); status != statusDone {
			t.Fatalf("%v: %d, %s", args, status, errs.String())
		}
		return out.String()
	}
	command("library", "import", older, newer)
	remember(t, lib,
		metric.Correction{Kind: metric.CorrectRename, Row: metric.RowID{Name: "粮食产量", Unit: "万吨"}, Name: "粮食收成"},
		metric.Correction{Kind: metric.CorrectExclude, Row: metric.RowID{Name: "一般公共预算收入", Unit: "亿元"}},
		metric.Correction{Kind: metric.CorrectExclude, Row: metric.RowID{Name: "没有这一项", Unit: "亿元"}})

	plain := command("metrics", older, newer)
	if strings.Contains(plain, "粮食收成") || !strings.Contains(plain, "一般公共预算收入") || strings.Contains(plain, "更正") {
		t.Errorf("files:\n%s", plain)
	}
	kept := command("metrics", "lib:1", "lib:2")
	if !strings.Contains(kept, "粮食收成") || strings.Contains(kept, "一般公共预算收入") || !strings.Contains(kept, "按已记住的更正 2 条") {
		t.Errorf("the library's:\n%s", kept)
	}
	if mixed := command("metrics", "lib:1", newer, "--json"); !strings.Contains(mixed, `"name": "粮食收成"`) {
		t.Errorf("one file, one of the library's:\n%s", mixed)
	}
	book := filepath.Join(dir, "book.xlsx")
	command("export", "lib:2", "--against", "lib:1", "--xlsx", book)
	about := sheetText(t, book, "说明")
	if !strings.Contains(about, "按已记住的更正2条") || !strings.Contains(about, "“粮食产量”改名为“粮食收成”") {
		t.Errorf("说明:\n%s", about)
	}
}

func remember(t *testing.T, path string, list ...metric.Correction) {
	t.Helper()
	l, err := library.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, c := range list {
		c.Place = "临江区"
		if _, err := l.AddCorrection(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func sheetText(t *testing.T, path, sheet string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, " ") + "\n")
	}
	return b.String()
}
