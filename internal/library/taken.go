package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// Taken is one time that corrections of a review workbook were taken into a
// draft: who, when, from which file, and what they changed.
type Taken struct {
	Made time.Time
	// By is who took them, on this machine; SavedBy who saved the workbook last,
	// "" where it does not say.
	By, SavedBy string
	// File is the workbook's base name.
	File    string
	Changes []Change
}

// Change is one figure that was changed.
type Change struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
	Cell string `json:"cell"` // 指标对照 F12
}

// LogTaken keeps that corrections were taken into a draft. Nothing ever changes
// what was kept. Made is set here.
func (l *Library) LogTaken(ctx context.Context, draft int, t Taken) error {
	body, err := json.Marshal(t.Changes)
	if err != nil {
		return fmt.Errorf("log corrections of draft %d: %w", draft, err)
	}
	err = l.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO taken (entry, made, taker, saver, file, body) VALUES (?, ?, ?, ?, ?, ?)`,
			draft, l.now().UnixMilli(), t.By, t.SavedBy, t.File, string(body))
		return err
	})
	if err != nil {
		return fmt.Errorf("log corrections of draft %d: %w", draft, err)
	}
	return nil
}

// TakenLog returns what was taken into a draft, the newest first.
func (l *Library) TakenLog(ctx context.Context, draft int) ([]Taken, error) {
	var list []Taken
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT made, taker, saver, file, body FROM taken WHERE entry = ? ORDER BY id DESC`, draft)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var t Taken
			var made int64
			var body []byte
			if err := rows.Scan(&made, &t.By, &t.SavedBy, &t.File, &body); err != nil {
				return err
			}
			if err := json.Unmarshal(body, &t.Changes); err != nil {
				return err
			}
			t.Made = moment(made)
			list = append(list, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("log of draft %d: %w", draft, err)
	}
	return list, nil
}
