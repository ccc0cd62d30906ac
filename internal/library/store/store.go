// Package store is the SQLite file under a library: how it is opened, migrated
// and shared, and what its errors mean. What stands in its tables is the
// library's concern.
//
// The file is in WAL mode: readers see the last committed state and wait for
// nobody, writers follow one another, across processes too. A transaction that
// was committed survives the death of the process and of the machine
// (synchronous=FULL); one that was not leaves no trace.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// DB is an open file. Its methods may be used by several goroutines.
type DB struct {
	write *sql.DB // one connection: writers of this process follow one another
	read  *sql.DB // cannot write
	path  string
	file  fs.FileInfo // what stood at path when it was opened
}

// wait is how long a writer waits for one in another process.
const wait = 5 * time.Second

// Open opens the file, or makes it, and brings it to the newest schema. The
// folder must exist. A file that is not ours (ErrForeign), damaged
// (ErrCorrupt) or made by a newer program (ErrNewer) is refused and left as it was.
func Open(ctx context.Context, path string) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", path, err)
	}
	if err := inspect(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	d := &DB{path: path}
	if d.write, err = sql.Open("sqlite", address(path, "_txlock=immediate", "_pragma=synchronous(FULL)")); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	d.write.SetMaxOpenConns(1)
	if d.read, err = sql.Open("sqlite", address(path, "_pragma=query_only(1)")); err != nil {
		d.write.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := d.prepare(ctx); err != nil {
		d.Close()
		return nil, fmt.Errorf("open %s: %w", path, explain(ctx, err))
	}
	if d.file, err = os.Stat(path); err != nil {
		d.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return d, nil
}

// inPlace gives ErrGone where another file, or none, stands at the library's path:
// it was moved or deleted, or a program that keeps folders alike has put its own
// copy there. The system would let SQLite write on into a file that nobody finds
// again.
func (d *DB) inPlace() error {
	now, err := os.Stat(d.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && d.file != nil && !os.SameFile(d.file, now) {
		return fmt.Errorf("write %s: %w", d.path, ErrGone)
	}
	return nil // what else is wrong SQLite says
}

// address is the URI of the file for the driver, with what every connection
// needs. The path is escaped: it may hold spaces, Han characters, ? and #.
func address(path string, more ...string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/Users becomes file:///C:/Users
	}
	query := append([]string{
		fmt.Sprintf("_pragma=busy_timeout(%d)", wait.Milliseconds()),
		"_pragma=foreign_keys(1)",
	}, more...)
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?" + strings.Join(query, "&")
}

// inspect looks at the file without SQLite, which would write to what it takes
// for an empty database, and makes a new one that only its owner can read:
// drafts are not public.
func inspect(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.IsDir() {
		return ErrForeign
	}
	head := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, head); {
	case n == 0 && errors.Is(err, io.EOF):
		if time.Since(info.ModTime()) > newAtMost {
			return fmt.Errorf("empty file: %w", ErrCorrupt) // it was cut off: a new library would look as if all were lost
		}
		return nil // new, or just being made by another
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case string(head) != magic:
		return ErrForeign
	}
	return nil
}

// newAtMost is how old an empty file may be to be one that is just being made.
const newAtMost = time.Minute

// magic is what every SQLite file begins with.
const magic = "SQLite format 3\x00"

// prepare looks whose file it is, switches it to WAL and migrates it.
func (d *DB) prepare(ctx context.Context) error {
	var application, version, tables int
	row := d.write.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`)
	if err := row.Scan(&application, &version, &tables); err != nil {
		return err
	}
	fresh := application == 0 && version == 0 && tables == 0
	switch {
	case !fresh && application != applicationID:
		return ErrForeign
	case version > len(migrations):
		return fmt.Errorf("schema %d, known is %d: %w", version, len(migrations), ErrNewer)
	}
	if fresh {
		if err := d.switchToWAL(ctx); err != nil {
			return err
		}
	}
	if version == len(migrations) {
		return nil
	}
	return d.Write(ctx, migrate)
}

// switchToWAL sets the journal mode, which the file then keeps. SQLite does
// not wait for others here, so that two processes that make a library at once
// would disturb each other: wait for it.
func (d *DB) switchToWAL(ctx context.Context) error {
	for until := time.Now().Add(wait); ; {
		_, err := d.write.ExecContext(ctx, `PRAGMA journal_mode = WAL`)
		if err == nil || !errors.Is(explain(ctx, err), ErrBusy) || time.Now().After(until) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Read runs f in a transaction that sees one state and cannot write.
func (d *DB) Read(ctx context.Context, f func(*sql.Tx) error) error {
	return inTransaction(ctx, d.read, f)
}

// Write runs f in a transaction: all of what it does is kept, or nothing where
// f or the commit fails. It holds the file's write lock from the beginning, so
// what f reads stays true until it is done. Where the file is not in its place
// (ErrGone) nothing is written.
func (d *DB) Write(ctx context.Context, f func(*sql.Tx) error) error {
	if err := d.inPlace(); err != nil {
		return err
	}
	return inTransaction(ctx, d.write, f)
}

func inTransaction(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return explain(ctx, err)
	}
	defer tx.Rollback() // does nothing after a commit
	if err := f(tx); err != nil {
		return explain(ctx, err)
	}
	return explain(ctx, tx.Commit())
}

// Close closes the file. The last one to close it brings the journal back into it.
func (d *DB) Close() error {
	return errors.Join(d.read.Close(), d.write.Close())
}

// Exists reports whether there is a file at path. It makes none.
func Exists(path string) (bool, error) {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
