package library

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestASetAsideLibraryKeepsEveryByteAndMakesRoom(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	day := time.Date(2026, 1, 9, 8, 0, 0, 0, time.Local)
	for i, want := range []string{"library 2026-01-09.db", "library 2026-01-09 2.db"} {
		for _, part := range []string{"", "-wal"} {
			if err := os.WriteFile(path+part, []byte{byte(i), 7}, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		aside, err := SetAside(path, day)
		if err != nil || filepath.Base(aside) != want {
			t.Fatalf("have %s, %v\nwant %s", aside, err, want)
		}
		for _, part := range []string{"", "-wal"} {
			if data, err := os.ReadFile(aside + part); err != nil || string(data) != string([]byte{byte(i), 7}) {
				t.Errorf("%s%s holds %v, %v", want, part, data, err)
			}
			if _, err := os.Lstat(path + part); err == nil {
				t.Errorf("%s%s is still there", FileName, part)
			}
		}
	}
	if _, err := SetAside(path, day); err == nil {
		t.Error("nothing was there, and it was set aside")
	}
}
