// Package library keeps reports by place and year, drafts and their versions,
// and the original files: what the program remembers between two starts.
//
// A Library may be used by several goroutines, and the file under it by several
// processes. Every method that changes something is one transaction: it is done
// whole, and durable when the method returns, or not at all. What is returned
// is a value that does not change; ask again to see what others did. Methods
// stop with their context's error when it is done.
//
// An imported report is kept as the bytes that arrived and is read from them
// anew when it is opened: what the program learns to read better gets better
// with it, and every place in it is one in the user's own file. Over what is
// recognised stands what the user put right (Override). A draft is kept as its
// text.
package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"reportdesk/internal/library/store"
	"reportdesk/internal/report"
)

// Kind says what an entry is.
type Kind string

// The kinds of entries.
const (
	Report Kind = "report" // 报告: finished, imported, not changed any more
	Draft  Kind = "draft"  // 草稿: being written here
)

// Entry is one report or draft.
type Entry struct {
	// ID is small, stable and never given twice: lib:ID.
	ID   int
	Kind Kind
	// Info is what is recognised with Override over it.
	Info     report.Info
	Override Override
	// Source is the base name of the file it came from, "" for a draft begun here.
	Source string
	// Format and Encoding are those of report.Document.
	Format, Encoding string
	// Characters counts those of the text without white space, Figures the
	// figures found in it when it was imported (0 for a draft).
	Characters, Figures int
	// Versions is how many versions there are. Numbers may be missing among them:
	// those made by themselves are thinned with age.
	Versions int
	// Doubts are the document's warnings that are still open: without those that
	// the user settled, by naming place or year or by Override.Settled.
	Doubts []string
	// Sample is set for what came with the program, to be tried with.
	Sample bool
	// Added is when it came into the library, Changed when it was last put
	// right or written. In UTC, to the millisecond.
	Added, Changed time.Time
	// Removed is when it was removed; zero for what is in the library.
	Removed time.Time
}

// Version is one text of an entry that stays as it was.
type Version struct {
	Entry, Number int
	// Name is what the user called it (送审稿), "" for one made by itself.
	Name       string
	Made       time.Time
	Characters int
}

// What a library refuses. The rest of its errors are store's and the system's.
var (
	ErrNotFound = errors.New("not in the library")
	ErrLocked   = errors.New("draft open elsewhere")
	ErrKind     = errors.New("not possible with this kind of entry")
)

// What can be wrong with the library's file.
var (
	ErrForeign  = store.ErrForeign
	ErrNewer    = store.ErrNewer
	ErrCorrupt  = store.ErrCorrupt
	ErrFull     = store.ErrFull
	ErrReadOnly = store.ErrReadOnly
	ErrBusy     = store.ErrBusy
	ErrGone     = store.ErrGone
)

// Library is an open library.
type Library struct {
	db   *store.DB
	path string
	now  func() time.Time
	// mostSteps is what the steps of one draft's history may take; see the constant.
	mostSteps int

	mu   sync.Mutex
	read map[int]*report.Document // documents by source, without overrides
}

// Exists reports whether there is a library's file at path.
func Exists(path string) (bool, error) { return store.Exists(path) }

// Open opens the library at path, or makes it with the folders above it.
func Open(ctx context.Context, path string) (*Library, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the library's folder: %w", err)
	}
	db, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return &Library{db: db, path: path, now: time.Now, mostSteps: mostSteps, read: map[int]*report.Document{}}, nil
}

// Path is the library's file, as given to Open.
func (l *Library) Path() string { return l.path }

// Close closes the library. Writers of drafts are closed before.
func (l *Library) Close() error { return l.db.Close() }

// entryColumns are what scanEntry reads.
const entryColumns = `entry.id, entry.kind, entry.recognised, entry.override, entry.name, entry.format, entry.encoding,
	entry.characters, entry.figures, entry.doubts, entry.sample, entry.added, entry.changed, coalesce(entry.removed, 0),
	(SELECT count(*) FROM version WHERE version.entry = entry.id)`

func scanEntry(row interface{ Scan(...any) error }) (Entry, error) {
	var e Entry
	var recognised, override, doubts []byte
	var added, changed, removed int64
	err := row.Scan(&e.ID, &e.Kind, &recognised, &override, &e.Source, &e.Format, &e.Encoding,
		&e.Characters, &e.Figures, &doubts, &e.Sample, &added, &changed, &removed, &e.Versions)
	if errors.Is(err, sql.ErrNoRows) {
		return e, ErrNotFound
	}
	if err != nil {
		return e, err
	}
	var info report.Info
	if err := unpack(recognised, &info, override, &e.Override); err != nil {
		return e, fmt.Errorf("entry %d: %w", e.ID, err)
	}
	if err := json.Unmarshal(doubts, &e.Doubts); err != nil {
		return e, fmt.Errorf("entry %d: %w", e.ID, err)
	}
	e.Info = e.Override.Over(info)
	e.Doubts = e.Override.open(e.Doubts)
	e.Added, e.Changed = moment(added), moment(changed)
	if removed != 0 {
		e.Removed = moment(removed)
	}
	return e, nil
}

func moment(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// Entry returns one entry, also one that was removed.
func (l *Library) Entry(ctx context.Context, id int) (Entry, error) {
	var e Entry
	err := l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		e, err = entry(ctx, tx, id)
		return err
	})
	return e, err
}

func entry(ctx context.Context, tx *sql.Tx, id int) (Entry, error) {
	e, err := scanEntry(tx.QueryRowContext(ctx, `SELECT `+entryColumns+` FROM entry WHERE id = ?`, id))
	if err != nil {
		return e, fmt.Errorf("entry %d: %w", id, err)
	}
	return e, nil
}

// List returns what is in the library by place, then by rising year, then by ID.
func (l *Library) List(ctx context.Context) ([]Entry, error) {
	return l.entries(ctx, `removed IS NULL ORDER BY place, year, id`)
}

// Removed returns what was removed and can be brought back, the latest first.
func (l *Library) Removed(ctx context.Context) ([]Entry, error) {
	return l.entries(ctx, `removed IS NOT NULL ORDER BY removed DESC, id DESC`)
}

func (l *Library) entries(ctx context.Context, where string, args ...any) ([]Entry, error) {
	var list []Entry
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+entryColumns+` FROM entry WHERE `+where, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			e, err := scanEntry(rows)
			if err != nil {
				return err
			}
			list = append(list, e)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list entries: %w", err)
	}
	return list, nil
}

// Remove takes entries out of the library. Nothing is deleted until Purge:
// Restore brings them back as they were. Where one is not there, none is removed.
func (l *Library) Remove(ctx context.Context, ids ...int) error {
	return l.mark(ctx, ids, l.now().UnixMilli(), `UPDATE entry SET removed = ? WHERE id = ? AND removed IS NULL`)
}

// Restore undoes Remove.
func (l *Library) Restore(ctx context.Context, ids ...int) error {
	return l.mark(ctx, ids, nil, `UPDATE entry SET removed = ? WHERE id = ? AND removed IS NOT NULL`)
}

func (l *Library) mark(ctx context.Context, ids []int, when any, statement string) error {
	return l.db.Write(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			done, err := tx.ExecContext(ctx, statement, when, id)
			if err != nil {
				return err
			}
			if n, err := done.RowsAffected(); err != nil {
				return err
			} else if n == 0 {
				return fmt.Errorf("entry %d: %w", id, ErrNotFound)
			}
		}
		return nil
	})
}

// Purge deletes for good what was removed before a time, with the original
// files that nothing needs any more, and returns how many entries that were.
func (l *Library) Purge(ctx context.Context, before time.Time) (int, error) {
	var purged int64
	err := l.db.Write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM entry WHERE removed < ?`, before.UnixMilli())
		if err != nil {
			return err
		}
		if purged, err = done.RowsAffected(); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM source WHERE id NOT IN (SELECT source FROM entry WHERE source IS NOT NULL)`)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("purge: %w", err)
	}
	return int(purged), nil
}
