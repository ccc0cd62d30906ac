package atomicfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func TestAFailedWriteLeavesWhatStood(t *testing.T) {
	folder := t.TempDir()
	place := filepath.Join(folder, "核对 表.txt")
	if err := Write(place, text("旧")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := Write(place, func(w io.Writer) error {
		_, _ = io.WriteString(w, "半")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	if got, _ := os.ReadFile(place); string(got) != "旧" {
		t.Errorf("it holds %q", got)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestWhatIsReplacedKeepsItsModeAndALinkStaysOne(t *testing.T) {
	folder := t.TempDir()
	place, link := filepath.Join(folder, "a"), filepath.Join(folder, "b")
	if err := os.WriteFile(place, []byte("旧"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(place, link); err != nil {
		t.Skip("no links here:", err)
	}
	if err := Write(link, text("新")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(place)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if got, _ := os.ReadFile(place); string(got) != "新" {
		t.Errorf("it holds %q", got)
	}
}

func TestAFolderIsNoPlace(t *testing.T) {
	if err := Write(t.TempDir(), text("")); !errors.Is(err, ErrFolder) {
		t.Errorf("got %v", err)
	}
}
