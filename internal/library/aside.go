package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// SetAside gives a library that cannot be opened another name in its folder, with
// the journal that belongs to it, so that a new one can be made in its place, and
// returns the name. No byte of it is changed.
func SetAside(path string, now time.Time) (string, error) {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext) + now.Format(" 2006-01-02")
	aside := base + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
		aside = fmt.Sprintf("%s %d%s", base, n, ext)
	}
	for _, part := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+part, aside+part); err != nil && (part == "" || !errors.Is(err, fs.ErrNotExist)) {
			return "", fmt.Errorf("set the library aside: %w", err)
		}
	}
	return aside, nil
}
