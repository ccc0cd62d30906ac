package export

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/office"
	"reportdesk/internal/report"
)

// TestLinesAndCharactersInLibreOffice prints Han and counts: 22 lines a page, 28
// characters a line, as GB/T 9704 asks.
func TestLinesAndCharactersInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED in short mode: nothing was printed")
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("SKIPPED: no pdftotext here, so nobody counted")
	}
	doc := report.FromText("draft", "政府工作报告\n各位代表：\n"+strings.Repeat("我们坚持稳中求进推动高质量发展", 90)+"。")
	var word bytes.Buffer
	if err := ReportDOCX(&word, doc, Official(), redlineTime); err != nil {
		t.Fatal(err)
	}
	pdf, err := office.PDF(t.Context(), word.Bytes(), "docx")
	if errors.Is(err, office.ErrMissing) {
		t.Skip("SKIPPED: no LibreOffice here, so nothing was printed")
	}
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(reader, "-layout", "-f", "2", "-l", "2", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(string(said)) {
		line = strings.Join(strings.Fields(line), "")
		if line == "" || strings.HasPrefix(line, "—") {
			continue // the page number
		}
		lines++
		if n := utf8.RuneCountInString(line); n != 28 {
			t.Errorf("line %d\nhave %d characters\nwant 28: %s", lines, n, line)
		}
	}
	if lines != 22 {
		t.Errorf("lines of a page\nhave %d\nwant 22", lines)
	}
}
