package library

import (
	"context"
	"database/sql"
	"time"
)

// automaticEvery is how far versions made by themselves are apart while a draft
// is written.
const automaticEvery = 10 * time.Minute

// keepAutomatic keeps the text that is about to be written over as a version
// without a name, where the last version is older than automaticEvery, and thins
// those that there are: after a night the first of them is what one ended with.
// A clock that was set back makes the last version lie ahead: then one is kept
// too, rather than none until the clock has caught up.
func (w *Writer) keepAutomatic(ctx context.Context, tx *sql.Tx) error {
	now := w.lib.now()
	list, err := readVersions(ctx, tx, w.id)
	if err != nil {
		return err
	}
	if n := len(list); n > 0 {
		if age := now.Sub(list[n-1].Made); age >= 0 && age < automaticEvery {
			return nil
		}
	}
	text, err := versionText(ctx, tx, Reference{ID: w.id})
	if err != nil || text == "" {
		return err
	}
	v, err := w.addVersion(ctx, tx, text, "")
	if err != nil {
		return err
	}
	for _, number := range superfluous(append(list, v), now) {
		if _, err := tx.ExecContext(ctx, `DELETE FROM version WHERE entry = ? AND number = ? AND name = ''`, w.id, number); err != nil {
			return err
		}
	}
	return nil
}

// superfluous are the numbers of the versions that thinning gives up. Of those
// made by themselves all of the last hour stay, of the last day the last of each
// hour, of the last thirty days the last of each day, before that the last of
// each week. Named ones stay, and the newest, so that no number is given twice;
// likewise those that lie ahead of the clock.
func superfluous(list []Version, now time.Time) []int {
	var gone []int
	type slot struct {
		width time.Duration
		n     int64
	}
	taken := map[slot]bool{}
	for i := len(list) - 1; i >= 0; i-- {
		v := list[i]
		if v.Name != "" {
			continue
		}
		var width time.Duration
		switch age := now.Sub(v.Made); {
		case age < time.Hour:
			continue
		case age < 24*time.Hour:
			width = time.Hour
		case age < 30*24*time.Hour:
			width = 24 * time.Hour
		default:
			width = 7 * 24 * time.Hour
		}
		s := slot{width, v.Made.UnixMilli() / width.Milliseconds()}
		if taken[s] {
			gone = append(gone, v.Number)
		}
		taken[s] = true
	}
	return gone
}
