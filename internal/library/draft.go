package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"reportdesk/internal/report"
)

// AddDraft begins a draft with a text. info says whose report of which year it
// will be; that stands over what may be recognised in the text as it grows.
func (l *Library) AddDraft(ctx context.Context, info report.Info, text string) (Entry, error) {
	override, err := json.Marshal(saying(info))
	if err != nil {
		return Entry{}, fmt.Errorf("add draft: %w", err)
	}
	now := l.now().UnixMilli()
	var e Entry
	err = l.db.Write(ctx, func(tx *sql.Tx) error {
		var id int
		err := tx.QueryRowContext(ctx, `
			INSERT INTO entry (kind, name, format, encoding, recognised, override, place, year, characters, figures, added, changed)
			VALUES (?1, '', 'txt', 'utf-8', '{}', ?2, ?3, ?4, ?5, 0, ?6, ?6) RETURNING id`,
			Draft, string(override), info.Place, info.Year, report.Characters(text), now).Scan(&id)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO draft (entry, text, saved) VALUES (?, ?, ?)`, id, text, now); err != nil {
			return err
		}
		e, err = entry(ctx, tx, id)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("add draft: %w", err)
	}
	return e, nil
}

// Writer is the one who may write a draft. Its methods may be used by several
// goroutines; they follow one another.
type Writer struct {
	lib     *Library
	id      int
	release func() error

	mu     sync.Mutex
	closed bool
	kept   kept
}

// Write takes a draft for writing, until the Writer is closed or the process
// ends. ErrLocked: another holds it, here or in another process; it can still
// be read.
func (l *Library) Write(ctx context.Context, id int) (*Writer, error) {
	e, err := l.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	if e.Kind != Draft {
		return nil, fmt.Errorf("write entry %d: %w", id, ErrKind)
	}
	release, err := lockFile(fmt.Sprintf("%s-draft-%d.lock", l.path, id))
	if err != nil {
		return nil, fmt.Errorf("write draft %d: %w", id, err)
	}
	return &Writer{lib: l, id: id, release: release}, nil
}

// errClosed is returned by a writer after Close.
var errClosed = errors.New("draft is closed")

// Save makes text the draft's text. When it returns nil the text is on the
// disk. A history that was kept for another text is dropped; see SaveWriting.
func (w *Writer) Save(ctx context.Context, text string) error {
	return w.saveText(ctx, text, func(*sql.Tx) error { return nil })
}

// SaveVersion saves text and keeps it as a version: under a name that the user
// gives, or "" for one made by itself. A text that the last version has already
// makes a new one only under a name.
func (w *Writer) SaveVersion(ctx context.Context, text, name string) (Version, error) {
	var v Version
	err := w.saveText(ctx, text, func(tx *sql.Tx) (err error) {
		v, err = w.addVersion(ctx, tx, text, strings.TrimSpace(name))
		return err
	})
	return v, err
}

// saveText writes a text alone, and what then does with it.
func (w *Writer) saveText(ctx context.Context, text string, then func(*sql.Tx) error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	err := w.do(ctx, func(tx *sql.Tx) error {
		if err := w.save(ctx, tx, text); err != nil {
			return err
		}
		return then(tx)
	})
	if sum := sha256.Sum256([]byte(text)); err == nil && sum != w.kept.sum {
		w.kept = kept{sum: sum, revision: w.kept.revision} // the steps are another text's
	}
	return err
}

func (w *Writer) addVersion(ctx context.Context, tx *sql.Tx, text, name string) (Version, error) {
	v := Version{Entry: w.id, Name: name, Characters: report.Characters(text)}
	var made int64
	err := tx.QueryRowContext(ctx, `SELECT number, name, made FROM version
		WHERE entry = ?1 AND number = (SELECT max(number) FROM version WHERE entry = ?1) AND text = ?2 AND ?3 = ''`,
		w.id, text, name).Scan(&v.Number, &v.Name, &made)
	if errors.Is(err, sql.ErrNoRows) {
		made = w.lib.now().UnixMilli()
		err = tx.QueryRowContext(ctx, `INSERT INTO version (entry, number, name, made, text, characters)
			SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM version WHERE entry = ?1 RETURNING number`,
			w.id, name, made, text, v.Characters).Scan(&v.Number)
	}
	v.Made = moment(made)
	return v, err
}

// save writes the text alone.
func (w *Writer) save(ctx context.Context, tx *sql.Tx, text string) error {
	now := w.lib.now().UnixMilli()
	if _, err := tx.ExecContext(ctx, `UPDATE draft SET text = ?, saved = ? WHERE entry = ?`, text, now, w.id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE entry SET characters = ?, changed = ? WHERE id = ?`, report.Characters(text), now, w.id)
	return err
}

// do runs a transaction. The lock is held.
func (w *Writer) do(ctx context.Context, f func(*sql.Tx) error) error {
	err := errClosed
	if !w.closed {
		err = w.lib.db.Write(ctx, f)
	}
	if err != nil {
		return fmt.Errorf("save draft %d: %w", w.id, err)
	}
	return nil
}

// Close lets the draft go. Closing twice does nothing.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	return w.release()
}

// Versions returns the versions of an entry, the oldest first.
func (l *Library) Versions(ctx context.Context, id int) ([]Version, error) {
	var list []Version
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		if _, err := entry(ctx, tx, id); err != nil {
			return err
		}
		var err error
		list, err = readVersions(ctx, tx, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("versions of entry %d: %w", id, err)
	}
	return list, nil
}

func readVersions(ctx context.Context, tx *sql.Tx, id int) ([]Version, error) {
	rows, err := tx.QueryContext(ctx, `SELECT number, name, made, characters FROM version WHERE entry = ? ORDER BY number`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Version
	for rows.Next() {
		v := Version{Entry: id}
		var made int64
		if err := rows.Scan(&v.Number, &v.Name, &made, &v.Characters); err != nil {
			return nil, err
		}
		v.Made = moment(made)
		list = append(list, v)
	}
	return list, rows.Err()
}
