package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPlaces(t *testing.T) {
	env := func(name string) string {
		return map[string]string{"ProgramFiles": `C:\Program Files`, "HOME": "/Users/a"}[name]
	}
	for system, want := range map[string]string{
		"windows": `C:\Program Files\LibreOffice\program\soffice.com`,
		"darwin":  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
		"linux":   "/usr/lib/libreoffice/program/soffice",
	} {
		if have := places(system, env); !slices.Contains(have, want) {
			t.Errorf("%s\nhave %v\nwant %s", system, have, want)
		}
	}
}

func TestNoOffice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(); err == nil {
		t.Skip("SKIPPED: LibreOffice stands in one of its usual places here")
	} else if !errors.Is(err, ErrMissing) {
		t.Errorf("have %v\nwant %v", err, ErrMissing)
	}
}

// program puts a program in LibreOffice's place that runs a script.
func program(t *testing.T, script string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "soffice"), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if at, err := Find(); err != nil || filepath.Dir(at) != dir {
		t.Skip("SKIPPED: no shell scripts as programs here")
	}
}

func TestPDFIsWhatTheProgramWrote(t *testing.T) {
	program(t, `mkdir -p out; { printf '%%PDF-1.7 of '; cat report.docx; } > out/report.pdf`)
	have, err := PDF(t.Context(), []byte("a document"), "docx")
	if err != nil || string(have) != "%PDF-1.7 of a document" {
		t.Errorf("have %q, %v", have, err)
	}
}

func TestPDFTellsWhatTheProgramSaid(t *testing.T) {
	program(t, `echo "source file could not be loaded" >&2; exit 1`)
	if _, err := PDF(t.Context(), nil, "docx"); err == nil || !strings.Contains(err.Error(), "could not be loaded") {
		t.Errorf("have %v", err)
	}
	program(t, `exit 0`)
	if _, err := PDF(t.Context(), nil, "docx"); err == nil {
		t.Error("a conversion that wrote nothing passes for done")
	}
}

func TestPDFIsCancelled(t *testing.T) {
	program(t, `sleep 60 & wait`)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := PDF(ctx, nil, "docx"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("have %v\nwant %v", err, context.DeadlineExceeded)
	}
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{"/tmp/报 告": "file:///tmp/%E6%8A%A5%20%E5%91%8A", "C:/a": "file:///C:/a"} {
		if have := fileURL(path); have != want {
			t.Errorf("have %s\nwant %s", have, want)
		}
	}
}
