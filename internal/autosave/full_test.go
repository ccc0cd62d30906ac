//go:build linux

package autosave

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"reportdesk/editor"
	"reportdesk/internal/library"
)

// TestOnAFullDiskNothingIsOverwritten fills the file system of a library, where the
// tests may mount a small one, and one that takes no longer files (RLIMIT_FSIZE). What was saved stays, saving fails and is told, writing goes on,
// and all is on the disk when there is room again.
func TestOnAFullDiskNothingIsOverwritten(t *testing.T) {
	t.Run("a small file system", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
			t.Skip("no file system may be mounted here: ", err)
		}
		defer func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }()
		onFullDisk(t, dir, "SMALL="+dir)
	})
	t.Run("no longer files", func(t *testing.T) {
		t.Parallel()
		onFullDisk(t, t.TempDir(), "SMALL=")
	})
}

func onFullDisk(t *testing.T, dir, small string) {
	t.Helper()
	path := filepath.Join(dir, library.FileName)
	begin(t, path, "各位代表：\n")
	out, err := play(t, "full", path, small).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Logf("%s", out)
	lib, w, left := take(path)
	defer func() { must(errors.Join(w.Close(), lib.Close())) }()
	if have := left.State.Text.String(); have != "各位代表：\n先写的。"+strings.Repeat("满了以后写的。", 4) {
		t.Errorf("the library has %q", have)
	}
	undone(t, left, "各位代表：\n")
}

// writeOnFullDisk plays the part of the program.
func writeOnFullDisk(path string) {
	_, w, left := take(path)
	b := newBench(w, left)
	b.does(editor.Move(b.State, editor.TextEnd, false))
	b.does(editor.Insert(b.State, "先写的。", editor.Pasted, time.Now()))
	must(b.saver.Now())
	free := fill(path)
	for range 4 {
		b.does(editor.Insert(b.State, "满了以后写的。", editor.Pasted, time.Now()))
		b.pass(Pause + 300*time.Millisecond)
	}
	err := b.saver.Err()
	if err == nil {
		must(errors.New("saved on a full disk"))
	}
	if since, is := b.saver.Unsaved(); !is || time.Since(since) < 2*time.Second {
		must(fmt.Errorf("unsaved since %v, %v", since, is))
	}
	fmt.Println("full:", err, "ErrFull:", errors.Is(err, library.ErrFull))
	free()
	b.pass(Retry + time.Second)
	must(b.saver.Err())
	must(w.Close())
	os.Exit(0)
}

// fill leaves no room, until free is called.
func fill(path string) (free func()) {
	if dir := os.Getenv("SMALL"); dir != "" {
		ballast := filepath.Join(dir, "ballast")
		f, err := os.Create(ballast)
		must(err)
		for block := make([]byte, 4096); ; {
			if _, err := f.Write(block); err != nil {
				break
			}
		}
		return func() { must(errors.Join(f.Close(), os.Remove(ballast))) }
	}
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	must(syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was))
	info, err := os.Stat(path + "-wal")
	must(err)
	must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(info.Size()), Max: was.Max}))
	return func() { must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was)) }
}
