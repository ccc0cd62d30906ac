package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"reportdesk/internal/report"
)

// Override is what the user put right of what import recognised. A nil field
// stands as recognised; an empty string says that there is none.
type Override struct {
	Title   *string `json:"title,omitempty"`
	Place   *string `json:"place,omitempty"`
	Year    *int    `json:"year,omitempty"`
	Kind    *string `json:"kind,omitempty"`
	Date    *string `json:"date,omitempty"`
	Speaker *string `json:"speaker,omitempty"`
}

// Over returns what is recognised with the override over it.
func (o Override) Over(i report.Info) report.Info {
	set(&i.Title, o.Title)
	set(&i.Place, o.Place)
	set(&i.Year, o.Year)
	set(&i.Kind, o.Kind)
	set(&i.Date, o.Date)
	set(&i.Speaker, o.Speaker)
	return i
}

// saying is the override that says what info knows.
func saying(info report.Info) Override {
	var o Override
	say(&o.Title, info.Title)
	say(&o.Place, info.Place)
	say(&o.Year, info.Year)
	say(&o.Kind, info.Kind)
	say(&o.Date, info.Date)
	say(&o.Speaker, info.Speaker)
	return o
}

func say[T comparable](to **T, v T) {
	var unknown T
	if v != unknown {
		*to = &v
	}
}

// Then returns o with a later override over it.
func (o Override) Then(later Override) Override {
	or(&o.Title, later.Title)
	or(&o.Place, later.Place)
	or(&o.Year, later.Year)
	or(&o.Kind, later.Kind)
	or(&o.Date, later.Date)
	or(&o.Speaker, later.Speaker)
	return o
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

func or[T any](to **T, from *T) {
	if from != nil {
		*to = from
	}
}

// SetOverride replaces what the user put right of an entry; begin with
// Entry.Override to keep the rest of it.
func (l *Library) SetOverride(ctx context.Context, id int, o Override) (Entry, error) {
	var e Entry
	err := l.db.Write(ctx, func(tx *sql.Tx) error {
		var recognised []byte
		err := tx.QueryRowContext(ctx, `SELECT recognised FROM entry WHERE id = ?`, id).Scan(&recognised)
		if errors.Is(err, sql.ErrNoRows) {
			err = ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", id, err)
		}
		var info report.Info
		if err := json.Unmarshal(recognised, &info); err != nil {
			return fmt.Errorf("entry %d: %w", id, err)
		}
		override, err := json.Marshal(o)
		if err != nil {
			return err
		}
		info = o.Over(info)
		if _, err := tx.ExecContext(ctx, `UPDATE entry SET override = ?, place = ?, year = ?, changed = ? WHERE id = ?`,
			string(override), info.Place, info.Year, l.now().UnixMilli(), id); err != nil {
			return err
		}
		e, err = entry(ctx, tx, id)
		return err
	})
	return e, err
}

// unpack reads the two JSON columns of an entry.
func unpack(recognised []byte, info *report.Info, override []byte, o *Override) error {
	return errors.Join(json.Unmarshal(recognised, info), json.Unmarshal(override, o))
}
