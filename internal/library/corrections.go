package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"reportdesk/internal/metric"
)

// Correction is one that is kept. Its Place and Made are the library's to say.
type Correction struct {
	// ID is never given twice; to undo a correction is to remove it by this.
	ID int
	metric.Correction
}

// Corrections returns the corrections that hold for a place's reports, in the
// order in which they were made: metric.JoinWith takes them so (see Listed).
func (l *Library) Corrections(ctx context.Context, place string) ([]Correction, error) {
	var list []Correction
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT id, place, body, made FROM correction WHERE place = ? AND removed IS NULL ORDER BY id`, place)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c Correction
			var body []byte
			var made int64
			if err := rows.Scan(&c.ID, &c.Place, &body, &made); err != nil {
				return err
			}
			if err := json.Unmarshal(body, &c.Correction); err != nil {
				return fmt.Errorf("correction %d: %w", c.ID, err)
			}
			c.Made = moment(made)
			list = append(list, c)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("corrections of %s: %w", place, err)
	}
	return list, nil
}

// Listed are the corrections as metric.JoinWith takes them; its indices are
// those into list.
func Listed(list []Correction) []metric.Correction {
	plain := make([]metric.Correction, len(list))
	for i, c := range list {
		plain[i] = c.Correction
	}
	return plain
}

// AddCorrection keeps a correction for the reports of its place, after those
// that are kept already, and returns it as kept. One that says nothing is
// refused with metric.ErrCorrection.
func (l *Library) AddCorrection(ctx context.Context, c metric.Correction) (Correction, error) {
	if err := c.Valid(); err != nil {
		return Correction{}, fmt.Errorf("add correction: %w", err)
	}
	body, err := json.Marshal(c)
	if err != nil {
		return Correction{}, fmt.Errorf("add correction: %w", err)
	}
	made := l.now().UnixMilli()
	kept := Correction{Correction: c}
	kept.Made = moment(made)
	err = l.db.Write(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `INSERT INTO correction (place, body, made) VALUES (?, ?, ?) RETURNING id`, c.Place, string(body), made).Scan(&kept.ID)
	})
	if err != nil {
		return Correction{}, fmt.Errorf("add correction: %w", err)
	}
	return kept, nil
}

// RemoveCorrection undoes a correction, the last one or any other. Nothing is
// deleted: RestoreCorrection brings it back to its place in the order.
func (l *Library) RemoveCorrection(ctx context.Context, id int) error {
	return l.markCorrection(ctx, id, l.now().UnixMilli(), `UPDATE correction SET removed = ? WHERE id = ? AND removed IS NULL`)
}

// RestoreCorrection undoes RemoveCorrection.
func (l *Library) RestoreCorrection(ctx context.Context, id int) error {
	return l.markCorrection(ctx, id, nil, `UPDATE correction SET removed = ? WHERE id = ? AND removed IS NOT NULL`)
}

func (l *Library) markCorrection(ctx context.Context, id int, when any, statement string) error {
	return l.db.Write(ctx, func(tx *sql.Tx) error {
		var marked int
		err := tx.QueryRowContext(ctx, statement+` RETURNING id`, when, id).Scan(&marked)
		if errors.Is(err, sql.ErrNoRows) {
			err = ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("correction %d: %w", id, err)
		}
		return nil
	})
}
