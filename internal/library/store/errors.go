package store

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with the file. Errors of Open, Read and Write wrap one of
// these where it applies.
var (
	ErrForeign  = errors.New("not a library")
	ErrNewer    = errors.New("made by a newer program")
	ErrCorrupt  = errors.New("library damaged")
	ErrFull     = errors.New("disk full")
	ErrReadOnly = errors.New("library cannot be written")
	ErrBusy     = errors.New("library held by another program")
	ErrGone     = errors.New("library no longer in its place")
)

// explain adds the sentinel that a driver's error stands for. A statement that
// was stopped because ctx is done gives ctx's error.
func explain(ctx context.Context, err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	var meaning error
	switch e.Code() & 0xff { // without the extension of extended codes
	case sqlite3.SQLITE_INTERRUPT:
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		meaning = ErrCorrupt
	case sqlite3.SQLITE_FULL:
		meaning = ErrFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		meaning = ErrReadOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		meaning = ErrBusy
	default:
		return err
	}
	return fmt.Errorf("%w: %w", meaning, err)
}
