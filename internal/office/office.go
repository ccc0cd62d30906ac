// Package office uses LibreOffice where it is installed: it turns documents
// into PDF. It also knows which fonts the machine has, because what is printed
// in another type than asked for has to be said, and the draft may be set in one.
package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// ErrMissing means that there is no LibreOffice on this machine.
var ErrMissing = errors.New("no LibreOffice installed")

// Timeout bounds one conversion: a first start on a slow machine takes half a
// minute, a report a second.
const Timeout = 3 * time.Minute

// names are those of the program on the PATH.
var names = []string{"soffice", "libreoffice"}

// Find returns the path of LibreOffice's program: from the PATH, or from the
// places where it is usually installed. It fails with ErrMissing.
func Find() (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	for _, path := range places(runtime.GOOS, os.Getenv) {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, nil
		}
	}
	return "", ErrMissing
}

// places are where LibreOffice is usually installed. env reads the environment.
func places(system string, env func(string) string) []string {
	switch system {
	case "windows":
		var list []string
		for _, root := range []string{env("ProgramFiles"), env("ProgramW6432"), env("ProgramFiles(x86)"), env("LocalAppData") + `\Programs`} {
			if root != "" {
				// soffice.com waits for the end, soffice.exe leaves at once.
				list = append(list, root+`\LibreOffice\program\soffice.com`, root+`\LibreOffice\program\soffice.exe`)
			}
		}
		return list
	case "darwin":
		return []string{
			"/Applications/LibreOffice.app/Contents/MacOS/soffice",
			env("HOME") + "/Applications/LibreOffice.app/Contents/MacOS/soffice",
		}
	}
	return []string{
		"/usr/lib/libreoffice/program/soffice", "/usr/lib64/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
		"/snap/bin/libreoffice", "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice",
	}
}

// PDF turns a document (docx, xlsx, html; ext says which, without a dot) into
// PDF, as Convert does.
func PDF(ctx context.Context, document []byte, ext string) ([]byte, error) {
	pdf, err := Convert(ctx, document, ext, "pdf")
	if err == nil && !bytes.HasPrefix(pdf, []byte("%PDF")) {
		err = errors.New("convert to pdf: what was written is none")
	}
	return pdf, err
}

// Convert turns a document of one format into another, both named by their
// files' ends without a dot. It works in a folder and with a profile of its own, so that neither a
// LibreOffice that the user has open nor another conversion is in its way, and
// ends the program when ctx is done. It fails with ErrMissing, ctx's error,
// or what LibreOffice said.
func Convert(ctx context.Context, document []byte, from, to string) ([]byte, error) {
	program, err := Find()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "reportdesk-pdf-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the conversion: %w", err)
	}
	defer os.RemoveAll(dir)
	in := filepath.Join(dir, "report."+from)
	if err := os.WriteFile(in, document, 0o600); err != nil {
		return nil, fmt.Errorf("write document to convert: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	c := exec.CommandContext(ctx, program, "-env:UserInstallation="+fileURL(filepath.Join(dir, "profile")),
		"--headless", "--norestore", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), in)
	c.Dir = dir
	c.WaitDelay = 5 * time.Second // its children may hold the pipe open
	endTogether(c)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	err = c.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	out, readErr := os.ReadFile(filepath.Join(dir, "out", "report."+to))
	switch {
	case readErr == nil && len(out) > 0:
		return out, nil
	case err != nil:
		return nil, fmt.Errorf("convert to %s: %w: %s", to, err, firstLine(said.String()))
	}
	return nil, fmt.Errorf("convert to %s: nothing was written: %s", to, firstLine(said.String()))
}

// fileURL is a path as LibreOffice wants it: file:///C:/Users/….
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
