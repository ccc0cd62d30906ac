package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
)

// Document opens what a reference names; what was removed is not found. Its
// Name is the reference. The document may be shared: it is not to be changed.
func (l *Library) Document(ctx context.Context, r Reference) (*report.Document, error) {
	var (
		e      Entry
		text   string
		source sql.NullInt64
	)
	err := l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		if e, err = entry(ctx, tx, r.ID); err != nil {
			return err
		}
		if !e.Removed.IsZero() {
			return ErrNotFound
		}
		if e.Kind == Report {
			return tx.QueryRowContext(ctx, `SELECT entry.source FROM version JOIN entry ON entry.id = version.entry
				WHERE entry = ? AND number = ?`, r.ID, max(r.Version, 1)).Scan(&source)
		}
		text, err = versionText(ctx, tx, r)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", r, err)
	}
	var doc *report.Document
	if source.Valid {
		doc, err = l.reread(ctx, int(source.Int64), e)
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", r, err)
		}
	} else {
		doc = report.FromText(r.String(), text)
	}
	return as(doc, r, e.Override), nil
}

// versionText is the text of a draft as it is now or of one of its versions.
func versionText(ctx context.Context, tx *sql.Tx, r Reference) (string, error) {
	var t string
	var row *sql.Row
	if r.Version == 0 {
		row = tx.QueryRowContext(ctx, `SELECT text FROM draft WHERE entry = ?`, r.ID)
	} else {
		row = tx.QueryRowContext(ctx, `SELECT text FROM version WHERE entry = ? AND number = ?`, r.ID, r.Version)
	}
	return t, row.Scan(&t)
}

// cached is how many documents read from their originals are kept for the next
// use: a draft's report and those of the years before it.
const cached = 24

// reread reads an original file again. Originals do not change, so what was
// read once is kept.
func (l *Library) reread(ctx context.Context, source int, e Entry) (*report.Document, error) {
	l.mu.Lock()
	doc := l.read[source]
	l.mu.Unlock()
	if doc != nil {
		return doc, nil
	}
	data, err := l.original(ctx, source)
	if err != nil {
		return nil, err
	}
	if doc, err = ingest.Read(e.Source, data); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.read) >= cached {
		clear(l.read)
	}
	l.read[source] = doc
	return doc, nil
}

// sourceOf is the document of the file that a report came from, as import reads it.
func (l *Library) sourceOf(ctx context.Context, e Entry) (*report.Document, error) {
	var source int
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT source FROM entry WHERE id = ?`, e.ID).Scan(&source)
	})
	if err != nil {
		return nil, err
	}
	return l.reread(ctx, source, e)
}

func (l *Library) original(ctx context.Context, source int) ([]byte, error) {
	var data []byte
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT bytes FROM source WHERE id = ?`, source).Scan(&data)
	})
	return data, err
}

// Original returns the bytes of the file that an entry came from, as they
// arrived; ErrNotFound for a draft begun here.
func (l *Library) Original(ctx context.Context, id int) ([]byte, error) {
	var data []byte
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT bytes FROM source JOIN entry ON entry.source = source.id WHERE entry.id = ?`, id).Scan(&data)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("original of entry %d: %w", id, err)
	}
	return data, nil
}

// as returns a document under the name of a reference, with what the user put right.
func as(doc *report.Document, r Reference, o Override) *report.Document {
	d := doc.PutBack(o.Restored)
	d = d.WithInfo(o.Over(d.Info), o.Place != nil, o.Year != nil)
	d.Warnings = o.open(d.Warnings)
	d.Name = r.String()
	return d
}
