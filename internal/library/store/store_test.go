package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

func open(t *testing.T, path string) *DB {
	t.Helper()
	d, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func value[T any](t *testing.T, d *DB, query string) T {
	t.Helper()
	var v T
	err := d.Read(t.Context(), func(tx *sql.Tx) error { return tx.QueryRow(query).Scan(&v) })
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func addSource(bytes string) func(*sql.Tx) error {
	return func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO source (sha256, bytes) VALUES (?, ?)`, []byte(bytes[:min(8, len(bytes))]), []byte(bytes))
		return err
	}
}

func TestANewFileIsOursAndPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "文 库?x=1#%41.db")
	d := open(t, path)
	for query, want := range map[string]string{
		`PRAGMA journal_mode`:   "wal",
		`PRAGMA user_version`:   strconv.Itoa(len(migrations)),
		`PRAGMA application_id`: "1380996164",
		`PRAGMA foreign_keys`:   "1",
		`PRAGMA quick_check`:    "ok",
	} {
		if got := value[string](t, d, query); got != want {
			t.Errorf("%s is %s, want %s", query, got, want)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("%v, %v", info, err)
	}
}

func TestEveryMigrationLeadsToTheNewest(t *testing.T) {
	for from := range migrations {
		path := filepath.Join(t.TempDir(), "library.db")
		raw, err := sql.Open("sqlite", address(path))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range migrations[:from] {
			if _, err := raw.Exec(m); err != nil {
				t.Fatal(err)
			}
		}
		if from > 0 {
			if _, err := raw.Exec(`PRAGMA application_id = 1380996164; PRAGMA user_version = ` + string(rune('0'+from))); err != nil {
				t.Fatal(err)
			}
		}
		raw.Close()
		d := open(t, path)
		if got := value[int](t, d, `PRAGMA user_version`); got != len(migrations) {
			t.Errorf("from %d: ends at %d", from, got)
		}
		if got := value[int](t, d, `SELECT count(*) FROM sqlite_schema WHERE name IN ('source', 'entry', 'version', 'draft')`); got != 4 {
			t.Errorf("from %d: %d tables", from, got)
		}
	}
}

func TestATransactionIsWholeOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	here, there := open(t, path), open(t, path)
	stop := errors.New("stop")
	err := here.Write(t.Context(), func(tx *sql.Tx) error {
		if err := addSource("first")(tx); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	if n := value[int](t, here, `SELECT count(*) FROM source`); n != 0 {
		t.Errorf("%d rows of a transaction that failed", n)
	}
	if err := here.Write(t.Context(), addSource("second")); err != nil {
		t.Fatal(err)
	}
	if n := value[int](t, there, `SELECT count(*) FROM source`); n != 1 {
		t.Errorf("the other handle sees %d rows", n)
	}
	if err := here.Read(t.Context(), addSource("third")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("written while reading: %v", err)
	}
}

func TestForeignNewerAndDamagedFilesAreRefusedUntouched(t *testing.T) {
	dir := t.TempDir()
	library := filepath.Join(dir, "library.db")
	d := open(t, library)
	if err := d.Write(t.Context(), addSource(strings.Repeat("x", 20000))); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(library)
	if err != nil {
		t.Fatal(err)
	}
	scrambled := bytes.Clone(good)
	for i := 100; i < len(scrambled); i++ {
		scrambled[i] ^= 0x5a
	}
	newer := bytes.Clone(good)
	newer[63] = 200 // user_version, big endian at 60
	other := filepath.Join(dir, "other.db")
	raw, err := sql.Open("sqlite", address(other))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Exec(`CREATE TABLE recipe (name TEXT)`); err != nil {
		t.Fatal(err)
	}
	raw.Close()
	foreign, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"text", []byte("临江区政府工作报告，不是文库。"), ErrForeign},
		{"short", []byte("SQLite"), ErrForeign},
		{"foreign", foreign, ErrForeign},
		{"newer", newer, ErrNewer},
		{"scrambled", scrambled, ErrCorrupt},
		{"cut", good[:60], ErrCorrupt},
		{"cut to nothing", nil, ErrCorrupt},
	} {
		path := filepath.Join(dir, c.name+".db")
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
		if d, err := Open(t.Context(), path); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
			if err == nil {
				d.Close()
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, c.data) {
			t.Errorf("%s: the file was changed, %v", c.name, err)
		}
	}
}

func TestDamageFoundLaterIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	d := open(t, path)
	if err := d.Write(t.Context(), addSource(strings.Repeat("x", 200000))); err != nil {
		t.Fatal(err)
	}
	d.Close()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()-100000); err != nil {
		t.Fatal(err)
	}
	d, err = Open(t.Context(), path)
	if err == nil {
		defer d.Close()
		err = d.Read(t.Context(), func(tx *sql.Tx) error {
			var b []byte
			return tx.QueryRow(`SELECT bytes FROM source`).Scan(&b)
		})
	}
	if !errors.Is(err, ErrCorrupt) {
		t.Errorf("a library cut off: %v", err)
	}
}

func TestAFullDiskIsNamedAndLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	d := open(t, path)
	if err := d.Write(t.Context(), addSource("before")); err != nil {
		t.Fatal(err)
	}
	// SQLite's own limit stands for the disk's: it is met with the same code.
	if _, err := d.write.Exec(`PRAGMA max_page_count = 20`); err != nil {
		t.Fatal(err)
	}
	if err := d.Write(t.Context(), addSource(strings.Repeat("y", 1<<20))); !errors.Is(err, ErrFull) {
		t.Errorf("got %v", err)
	}
	if n := value[int](t, d, `SELECT count(*) FROM source`); n != 1 {
		t.Errorf("%d rows", n)
	}
}

func TestAnotherWriterIsWaitedForAndNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	here, there := open(t, path), open(t, path)
	if _, err := there.write.Exec(`PRAGMA busy_timeout = 30`); err != nil {
		t.Fatal(err)
	}
	err := here.Write(t.Context(), func(*sql.Tx) error {
		return there.Write(context.Background(), addSource("x"))
	})
	if !errors.Is(err, ErrBusy) {
		t.Errorf("got %v", err)
	}
	if err := there.Write(t.Context(), addSource("x")); err != nil {
		t.Error(err)
	}
}

func TestWhereNoFileCanBe(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(t.Context(), filepath.Join(dir, "nowhere", "library.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	if _, err := Open(t.Context(), dir); err == nil {
		t.Error("a folder was opened as a library")
	}
	if os.Geteuid() == 0 {
		t.Log("root may write everywhere: no permission is tested with the commands, as another user")
		return
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "library.db")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a folder without permission: %v", err)
	}
}

// A library that is moved, deleted or replaced while it is open is not written:
// nobody would find what went into it. Back in its place it is again.
func TestWhatIsNotInItsPlaceIsNotWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: Windows does not let an open file be moved")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "library.db")
	d := open(t, path)
	away := filepath.Join(dir, "away.db")
	if err := os.Rename(path, away); err != nil {
		t.Fatal(err)
	}
	if err := d.Write(t.Context(), addSource("moved")); !errors.Is(err, ErrGone) {
		t.Errorf("moved away: have %v, want %v", err, ErrGone)
	}
	if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Write(t.Context(), addSource("replaced")); !errors.Is(err, ErrGone) {
		t.Errorf("replaced: have %v, want %v", err, ErrGone)
	}
	if err := os.Rename(away, path); err != nil {
		t.Fatal(err)
	}
	if err := d.Write(t.Context(), addSource("back")); err != nil {
		t.Errorf("back in its place: %v", err)
	}
	if n := value[int](t, d, `SELECT count(*) FROM source`); n != 1 {
		t.Errorf("%d rows, want the one that was written in place", n)
	}
}
