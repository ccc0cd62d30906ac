package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Imported is what became of a file.
type Imported struct {
	Entry Entry
	Doc   *report.Document
	// Known is set where the same bytes were in the library already: nothing
	// was added. Restored is set where they had been removed and are back.
	Known, Restored bool
	// Twins are other reports of the same place and year.
	Twins []Entry
}

// File is a file that was read and can be taken into a library.
type File struct {
	name    string
	data    []byte
	doc     *report.Document
	figures int
}

// Read reads a file's bytes; the base of name is what the library will call
// it. An unreadable file gives an *ingest.Error. data is kept, not copied.
func Read(name string, data []byte) (*File, error) {
	doc, err := ingest.Read(name, data)
	if err != nil {
		return nil, err
	}
	return newFile(filepath.Base(name), data, doc), nil
}

func newFile(name string, data []byte, doc *report.Document) *File {
	f := &File{name: name, data: data, doc: doc}
	for _, m := range metric.Extract(doc) {
		f.figures += len(m.Figures)
	}
	return f
}

// putBack is the file with parts that were dropped back in its text.
func (f *File) putBack(parts []text.Span) *File {
	if doc := f.doc.PutBack(parts); doc != f.doc {
		return newFile(f.name, f.data, doc)
	}
	return f
}

// Document is what was found in the file.
func (f *File) Document() *report.Document { return f.doc }

// Import takes a file into the library as a report. What o says counts before
// what is recognised. The same bytes are kept once: importing them again finds
// the report that is there, or brings it back where it was removed, takes what
// is recognised in it now, and puts o over what was put right before.
func (l *Library) Import(ctx context.Context, f *File, o Override) (Imported, error) {
	var done Imported
	err := l.db.Write(ctx, func(tx *sql.Tx) error {
		var err error
		done, err = l.take(ctx, tx, f, o)
		return err
	})
	if err != nil {
		return Imported{}, fmt.Errorf("import %s: %w", f.name, err)
	}
	done.Doc = as(f.doc, Reference{ID: done.Entry.ID}, done.Entry.Override)
	return done, nil
}

// take writes a file into the tables.
func (l *Library) take(ctx context.Context, tx *sql.Tx, f *File, o Override) (Imported, error) {
	var done Imported
	source, err := keepSource(ctx, tx, f.data)
	if err != nil {
		return done, err
	}
	before, err := scanEntry(tx.QueryRowContext(ctx,
		`SELECT `+entryColumns+` FROM entry WHERE source = ? AND kind = ? ORDER BY id LIMIT 1`, source, Report))
	id := before.ID
	switch {
	case errors.Is(err, ErrNotFound):
		id, err = l.addReport(ctx, tx, source, f)
	case err == nil:
		done.Known, done.Restored = true, !before.Removed.IsZero()
		o = before.Override.Then(o)
	}
	if err != nil {
		return done, err
	}
	if err := l.describe(ctx, tx, id, f.putBack(o.Restored), o); err != nil {
		return done, err
	}
	if done.Entry, err = entry(ctx, tx, id); err != nil {
		return done, err
	}
	done.Twins, err = twins(ctx, tx, done.Entry)
	return done, err
}

// keepSource stores bytes, or finds them, and returns their row.
func keepSource(ctx context.Context, tx *sql.Tx, data []byte) (int, error) {
	sum := sha256.Sum256(data)
	var id int
	err := tx.QueryRowContext(ctx, `SELECT id FROM source WHERE sha256 = ?`, sum[:]).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	err = tx.QueryRowContext(ctx, `INSERT INTO source (sha256, bytes) VALUES (?, ?) RETURNING id`, sum[:], data).Scan(&id)
	return id, err
}

// addReport makes the entry of a new report; describe fills it.
func (l *Library) addReport(ctx context.Context, tx *sql.Tx, source int, f *File) (int, error) {
	var id int
	err := tx.QueryRowContext(ctx, `
		INSERT INTO entry (kind, source, name, format, encoding, recognised, override, place, year, characters, figures, added, changed)
		VALUES (?1, ?2, ?3, '', '', '{}', '{}', '', 0, 0, 0, ?4, ?4) RETURNING id`,
		Report, source, f.name, l.now().UnixMilli()).Scan(&id)
	return id, err
}

// describe writes what is found in a file into its entry and into version 1,
// and takes the entry back into the library where it was removed.
func (l *Library) describe(ctx context.Context, tx *sql.Tx, id int, f *File, o Override) error {
	recognised, err := json.Marshal(f.doc.Info)
	if err != nil {
		return err
	}
	override, err := json.Marshal(o)
	if err != nil {
		return err
	}
	doubts, err := json.Marshal(append([]string{}, f.doc.Warnings...))
	if err != nil {
		return err
	}
	info, count, now := o.Over(f.doc.Info), report.Characters(f.doc.Text), l.now().UnixMilli()
	if _, err := tx.ExecContext(ctx, `
		UPDATE entry SET format = ?, encoding = ?, recognised = ?, override = ?, place = ?, year = ?,
			characters = ?, figures = ?, doubts = ?, changed = ?, removed = NULL WHERE id = ?`,
		f.doc.Format, f.doc.Encoding, string(recognised), string(override), info.Place, info.Year,
		count, f.figures, string(doubts), now, id); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO version (entry, number, name, made, text, characters) VALUES (?1, 1, '', ?2, ?3, ?4)
		ON CONFLICT (entry, number) DO UPDATE SET text = ?3, characters = ?4`, id, now, f.doc.Text, count)
	return err
}

// twins finds other reports of an entry's place and year.
func twins(ctx context.Context, tx *sql.Tx, e Entry) ([]Entry, error) {
	if e.Info.Place == "" || e.Info.Year == 0 {
		return nil, nil
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+entryColumns+` FROM entry
		WHERE place = ? AND year = ? AND kind = ? AND id <> ? AND removed IS NULL ORDER BY id`,
		e.Info.Place, e.Info.Year, Report, e.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Entry
	for rows.Next() {
		twin, err := scanEntry(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, twin)
	}
	return list, rows.Err()
}
