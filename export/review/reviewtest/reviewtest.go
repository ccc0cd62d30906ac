// Package reviewtest is a meeting for tests and pictures: it changes numbers in
// a review workbook, as a person with a workbook program would.
package reviewtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Retype changes every cell of the first sheet that holds one of the numbers.
// changes are pairs of what a cell holds and what it is to hold. A number that no
// cell holds is an error.
func Retype(book []byte, changes ...string) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		s := string(data)
		for i := 0; f.Name == "xl/worksheets/sheet1.xml" && i+1 < len(changes); i += 2 {
			old, changed := "<v>"+changes[i]+"</v>", "<v>"+changes[i+1]+"</v>"
			if !strings.Contains(s, old) {
				return nil, fmt.Errorf("retype %s: no cell holds it", changes[i])
			}
			s = strings.ReplaceAll(s, old, changed)
		}
		to, err := z.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(to, s); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
