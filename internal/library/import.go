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

// Import takes a file's bytes into the library as a report. What o says counts
// before what is recognised. The same bytes are kept once: importing them
// again finds the report that is there, reads it anew, and puts o over what
// was put right before. An unreadable file gives an *ingest.Error.
func (l *Library) Import(ctx context.Context, name string, data []byte, o Override) (Imported, error) {
	name = filepath.Base(name)
	doc, err := ingest.Read(name, data)
	if err != nil {
		return Imported{}, err
	}
	if err := ctx.Err(); err != nil {
		return Imported{}, err
	}
	figures := 0
	for _, m := range metric.Extract(doc) {
		figures += len(m.Figures)
	}
	in := arrival{name, data, doc, o, figures}
	var done Imported
	err = l.db.Write(ctx, func(tx *sql.Tx) error {
		var err error
		done, err = l.take(ctx, tx, in)
		return err
	})
	if err != nil {
		return Imported{}, fmt.Errorf("import %s: %w", name, err)
	}
	done.Doc = as(doc, Reference{ID: done.Entry.ID}, done.Entry.Override)
	return done, nil
}

// arrival is a file that was read.
type arrival struct {
	name     string
	data     []byte
	doc      *report.Document
	override Override
	figures  int
}

// take writes an arrival into the tables.
func (l *Library) take(ctx context.Context, tx *sql.Tx, in arrival) (Imported, error) {
	var done Imported
	source, err := keepSource(ctx, tx, in.data)
	if err != nil {
		return done, err
	}
	before, err := scanEntry(tx.QueryRowContext(ctx,
		`SELECT `+entryColumns+` FROM entry WHERE source = ? AND kind = ? ORDER BY id LIMIT 1`, source, Report))
	switch {
	case errors.Is(err, ErrNotFound):
	case err != nil:
		return done, err
	default:
		done.Known, done.Restored = true, !before.Removed.IsZero()
		in.override = before.Override.Then(in.override)
		in.name = before.Source
	}
	id, err := l.putEntry(ctx, tx, before.ID, source, in)
	if err != nil {
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

// putEntry writes the entry of an arrival, a new one where id is 0, and its version 1.
func (l *Library) putEntry(ctx context.Context, tx *sql.Tx, id, source int, in arrival) (int, error) {
	recognised, err := json.Marshal(in.doc.Info)
	if err != nil {
		return 0, err
	}
	override, err := json.Marshal(in.override)
	if err != nil {
		return 0, err
	}
	info := in.override.Over(in.doc.Info)
	now := l.now().UnixMilli()
	row := sql.NullInt64{Int64: int64(id), Valid: id != 0}
	err = tx.QueryRowContext(ctx, `
		INSERT INTO entry (id, kind, source, name, format, encoding, recognised, override, place, year, characters, figures, added, changed)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13)
		ON CONFLICT (id) DO UPDATE SET format = ?5, encoding = ?6, recognised = ?7, override = ?8, place = ?9, year = ?10,
			characters = ?11, figures = ?12, changed = ?13, removed = NULL
		RETURNING id`,
		row, Report, source, in.name, in.doc.Format, in.doc.Encoding, string(recognised), string(override),
		info.Place, info.Year, characters(in.doc.Text), in.figures, now).Scan(&id)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO version (entry, number, name, made, text, characters) VALUES (?1, 1, '', ?2, ?3, ?4)
		ON CONFLICT (entry, number) DO UPDATE SET text = ?3, characters = ?4`, id, now, in.doc.Text, characters(in.doc.Text))
	return id, err
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

// characters counts those that are not white space.
func characters(t string) int {
	n := 0
	for _, r := range t {
		if !text.IsSpace(r) {
			n++
		}
	}
	return n
}
