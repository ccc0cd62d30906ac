package export

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// packed is a workbook whose only sheet is given as XML.
func packed(t *testing.T, sheet string) []byte {
	t.Helper()
	book := sheetOf(t, []string{"甲"})
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write([]byte(sheet))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestHostileWorkbooks: what would fill the memory is refused before anything is
// made of it, in every place that opens a workbook of somebody else.
func TestHostileWorkbooks(t *testing.T) {
	const ns = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	rows := func(n int, row string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, row, i+1)
		}
		return ns + b.String() + `</sheetData></worksheet>`
	}
	for _, c := range []struct {
		proves, sheet string
		want          error
	}{
		{"a stray cell in the last corner is no attack", ns + `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`, nil},
		{"a cell in the last column of many rows", rows(200, `<row r="%d"><c r="XFD%[1]d"><v>1</v></c></row>`), ErrTooLarge},
		{"the same, written otherwise", rows(200, `<row r='%d'><c r='&#88;FD%[1]d'/></row>`), ErrTooLarge},
		{"more cells than a table has", rows(20, `<row>`+strings.Repeat(`<c/>`, maxCells/20+1)+`</row><!-- %d -->`), ErrTooLarge},
		{"more bytes than a table has", strings.Repeat(" ", maxUnpacked+1), ErrTooLarge},
		{"an encoding that hides what it holds", `<?xml version="1.0" encoding="utf-16"?>` + ns + `</sheetData></worksheet>`, errEncoding},
	} {
		data := packed(t, c.sheet)
		file, err := OpenWorkbook(bytes.NewReader(data))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: have %v, want %v", c.proves, err, c.want)
		}
		if err == nil {
			_ = file.Close()
		}
		if _, err := FillTemplate(context.Background(), &bytes.Buffer{}, bytes.NewReader(data), Book{}, Choice{}); c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s, as a template: have %v, want %v", c.proves, err, c.want)
		}
	}
}

// TestWhatIsPutInIsNoPlaceholder: a report may write what looks like one.
func TestWhatIsPutInIsNoPlaceholder(t *testing.T) {
	f := &filler{file: excelize.NewFile()}
	defer f.file.Close()
	in := "{{甲}}和{{乙}}"
	if err := f.put("Sheet1", "A1", in, placeholder.FindAllStringSubmatch(in, -1), []filling{{text: "{{乙}}"}, {text: "丙"}}); err != nil {
		t.Fatal(err)
	}
	if have, _ := f.file.GetCellValue("Sheet1", "A1"); have != "{{乙}}和丙" {
		t.Errorf("have %s", have)
	}
}
