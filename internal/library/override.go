package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Override is what the user put right of what import recognised. A nil field
// stands as recognised; an empty string says that there is none.
type Override struct {
	Title   *string `json:"title,omitempty"`
	Place   *string `json:"place,omitempty"`
	Year    *int    `json:"year,omitempty"`
	Kind    *string `json:"kind,omitempty"`
	Date    *string `json:"date,omitempty"`
	Meeting *string `json:"meeting,omitempty"`
	Speaker *string `json:"speaker,omitempty"`
	// Restored are the parts of report.Document.Source that import dropped and
	// the user put back.
	Restored []text.Span `json:"restored,omitempty"`
	// Settled are the doubts that the user found to be none, in their words.
	Settled []string `json:"settled,omitempty"`
}

// open are the doubts that nothing has settled.
func (o Override) open(doubts []string) []string {
	return slices.DeleteFunc(report.OpenDoubts(doubts, o.Place != nil, o.Year != nil),
		func(d string) bool { return slices.Contains(o.Settled, d) })
}

// Over returns what is recognised with the override over it.
func (o Override) Over(i report.Info) report.Info {
	set(&i.Title, o.Title)
	set(&i.Place, o.Place)
	set(&i.Year, o.Year)
	set(&i.Kind, o.Kind)
	set(&i.Date, o.Date)
	set(&i.Meeting, o.Meeting)
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
	say(&o.Meeting, info.Meeting)
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
	or(&o.Meeting, later.Meeting)
	or(&o.Speaker, later.Speaker)
	if later.Restored != nil {
		o.Restored = later.Restored
	}
	if later.Settled != nil {
		o.Settled = later.Settled
	}
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
// Entry.Override to keep the rest of it. Where it puts other parts back, the
// report is read anew.
func (l *Library) SetOverride(ctx context.Context, id int, o Override) (Entry, error) {
	before, err := l.Entry(ctx, id)
	if err != nil {
		return Entry{}, err
	}
	var f *File
	if !slices.Equal(before.Override.Restored, o.Restored) && before.Kind == Report {
		doc, err := l.sourceOf(ctx, before)
		if err != nil {
			return Entry{}, fmt.Errorf("entry %d: %w", id, err)
		}
		f = newFile(before.Source, nil, doc).putBack(o.Restored)
	}
	var e Entry
	err = l.db.Write(ctx, func(tx *sql.Tx) error {
		if f != nil {
			if err := l.describe(ctx, tx, id, f, o); err != nil {
				return err
			}
		} else if err := l.override(ctx, tx, id, o); err != nil {
			return fmt.Errorf("entry %d: %w", id, err)
		}
		e, err = entry(ctx, tx, id)
		return err
	})
	return e, err
}

// override writes what the user put right where the text stays as it is.
func (l *Library) override(ctx context.Context, tx *sql.Tx, id int, o Override) error {
	var recognised []byte
	err := tx.QueryRowContext(ctx, `SELECT recognised FROM entry WHERE id = ?`, id).Scan(&recognised)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if err != nil {
		return err
	}
	var info report.Info
	if err := json.Unmarshal(recognised, &info); err != nil {
		return err
	}
	override, err := json.Marshal(o)
	if err != nil {
		return err
	}
	info = o.Over(info)
	_, err = tx.ExecContext(ctx, `UPDATE entry SET override = ?, place = ?, year = ?, changed = ? WHERE id = ?`,
		string(override), info.Place, info.Year, l.now().UnixMilli(), id)
	return err
}

// unpack reads the two JSON columns of an entry.
func unpack(recognised []byte, info *report.Info, override []byte, o *Override) error {
	return errors.Join(json.Unmarshal(recognised, info), json.Unmarshal(override, o))
}
