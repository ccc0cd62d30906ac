package command

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"

	"reportdesk/internal/library"
)

// libraryFile makes the bytes of a library that the program must refuse.
func libraryFile(ts *testscript.TestScript, kind string) []byte {
	dir, err := os.MkdirTemp("", "library")
	ts.Check(err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "library.db")
	if kind != "foreign" {
		lib, err := library.Open(context.Background(), path)
		ts.Check(err)
		ts.Check(lib.Close())
	}
	db, err := sql.Open("sqlite", path)
	ts.Check(err)
	switch kind {
	case "newer":
		_, err = db.Exec(`PRAGMA user_version = 9999`)
	case "foreign":
		_, err = db.Exec(`CREATE TABLE recipe (name TEXT)`)
	}
	ts.Check(err)
	ts.Check(db.Close())
	data, err := os.ReadFile(path)
	ts.Check(err)
	if kind == "broken" {
		for i := 100; i < len(data); i++ {
			data[i] ^= 0x5a
		}
	}
	return data
}
