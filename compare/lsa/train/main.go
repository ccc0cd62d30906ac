// Command train makes compare/lsa/table.bin.gz from a folder of report texts:
//
//	go run ./compare/lsa/train --from ../shared/corpus/text --leave-out guizhou-2025,guizhou-2026,boye-2024,boye-2025 --output compare/lsa/table.bin.gz
//
// The reports whose comparison is scored are left out, so that the score says
// something about reports that the table has never seen.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"reportdesk/compare/lsa"
)

func main() {
	from := flag.String("from", "../shared/corpus/text", "folder of report texts")
	out := flag.String("output", "compare/lsa/table.bin.gz", "where the table goes")
	without := flag.String("leave-out", "", "names of reports left out, with commas between")
	dims := flag.Int("dims", 100, "dimensions of the space")
	flag.Parse()
	if err := run(*from, *out, strings.Split(*without, ","), *dims); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(from, out string, without []string, dims int) error {
	files, err := filepath.Glob(filepath.Join(from, "*"))
	if err != nil {
		return err
	}
	var paragraphs []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		if leftOut(name, without) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		paragraphs = append(paragraphs, strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' || r == '\r' })...)
	}
	t := lsa.Train(paragraphs, dims)
	var b bytes.Buffer
	if err := t.Write(&b); err != nil {
		return err
	}
	fmt.Printf("%d paragraphs, %d bytes\n", len(paragraphs), b.Len())
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func leftOut(name string, without []string) bool {
	for _, w := range without {
		if w != "" && name == w {
			return true
		}
	}
	return false
}
