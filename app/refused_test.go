package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"reportdesk/app/words"
	"reportdesk/internal/library"
)

func TestALibraryThatCannotBeOpenedIsKeptAndANewOneBegun(t *testing.T) {
	words.Use("zh")
	a := test.NewTempApp(t)
	path := filepath.Join(t.TempDir(), library.FileName)
	if err := os.WriteFile(path, []byte(strings.Repeat("不是文库", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	opened := 0
	begin := func() error {
		lib, err := library.Open(context.Background(), path)
		if err == nil {
			opened++
			err = lib.Close()
		}
		return err
	}
	r := &refusal{window: a.NewWindow(""), path: path, begin: begin}
	r.say(begin())
	if !strings.Contains(r.says, "不是文库") || r.aside == nil {
		t.Fatalf("it says %q, to set it aside is offered: %v", r.says, r.aside != nil)
	}
	r.again.Tapped(nil)
	if opened != 0 {
		t.Fatal("what is no library was opened")
	}
	r.aside.Tapped(nil)
	kept, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "library 20*.db"))
	if opened != 1 || len(kept) != 1 {
		t.Errorf("opened %d times, kept %q", opened, kept)
	}
	r.say(library.ErrNewer)
	if r.aside != nil {
		t.Error("a newer library is offered to be set aside")
	}
}
