// Package corpus finds the real reports and recorded truths that tests and
// benchmarks measure against. They are not part of the project: where they are
// absent, what needs them is skipped, loudly.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir returns the folder "shared" beside the project, or skips the test.
func Dir(tb testing.TB) string {
	tb.Helper()
	at, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(at)
		if up == at {
			tb.Fatal("corpus: no go.mod above the test")
		}
		at = up
	}
	dir := filepath.Join(filepath.Dir(at), "shared")
	if _, err := os.Stat(filepath.Join(dir, "corpus")); err != nil {
		tb.Skip("SKIPPED: ../shared is absent, so nothing was measured on real reports")
	}
	return dir
}

// Texts returns the paths of all real report texts, in a fixed order.
func Texts(tb testing.TB) []string { return glob(tb, "corpus/text/*") }

// Originals returns the paths of the files in the forms in which they arrived.
func Originals(tb testing.TB) []string { return glob(tb, "corpus/originals/*") }

// Read returns a file's bytes.
func Read(tb testing.TB, path string) []byte {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func glob(tb testing.TB, pattern string) []string {
	tb.Helper()
	m, err := filepath.Glob(filepath.Join(Dir(tb), pattern))
	if err != nil || len(m) == 0 {
		tb.Fatalf("corpus: %s: %v", pattern, err)
	}
	return m
}
