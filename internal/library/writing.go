package library

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"reportdesk/editor"
)

// Writing is a draft as it is being written: its text and what is selected in
// it, what can be undone, and the place at the upper edge of the view. All
// places are byte offsets of the text.
type Writing struct {
	State   editor.State
	History editor.History
	Top     int
}

// mostSteps is how many bytes the steps of one draft's history take in the
// library. Where they are more, the oldest are given up until a quarter is free:
// in the program they can be undone still, after a restart not any more.
const mostSteps = 16 << 20

// kept is what a Writer has brought to the disk.
type kept struct {
	sum      [sha256.Size]byte // of the text
	revision int               // of the State
	began    bool              // the steps are those of history
	history  editor.History
	first    int // the oldest step that is there
	bytes    int // what the steps take
}

// Writing returns a draft as it was left. A history that does not fit the text
// to the byte, or is damaged, is left out; the text is what counts.
func (l *Library) Writing(ctx context.Context, id int) (Writing, error) {
	w, _, err := l.writing(ctx, id)
	return w, err
}

// Writing is Library.Writing for the one who goes on writing: what is there
// already is then not written again.
func (w *Writer) Writing(ctx context.Context) (Writing, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	left, k, err := w.lib.writing(ctx, w.id)
	w.kept = k
	return left, err
}

func (l *Library) writing(ctx context.Context, id int) (Writing, kept, error) {
	var (
		body              string
		anchor, head, top int
		done, first       int
		sum               []byte
		steps             [][]byte
	)
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		e, err := entry(ctx, tx, id)
		if err != nil {
			return err
		}
		if e.Kind != Draft || !e.Removed.IsZero() {
			return ErrNotFound
		}
		err = tx.QueryRowContext(ctx, `SELECT text, anchor, head, top, done, sum FROM draft WHERE entry = ?`, id).
			Scan(&body, &anchor, &head, &top, &done, &sum)
		if err != nil {
			return err
		}
		steps, first, err = readSteps(ctx, tx, id)
		return err
	})
	if err != nil {
		return Writing{}, kept{}, fmt.Errorf("open draft %d: %w", id, err)
	}
	w := Writing{State: editor.NewState(editor.Clean(body))}
	k := kept{sum: sha256.Sum256([]byte(body))}
	if !bytes.Equal(k.sum[:], sum) || w.State.Text.Len() != len(body) {
		return w, k, nil // another program wrote the text: places and steps are not its
	}
	left := editor.Selection{Anchor: anchor, Head: head}
	if s, err := w.State.Apply(editor.Transaction{Selection: &left, Origin: editor.Moved}); err == nil {
		w.State = s
	}
	w.Top = min(max(0, top), w.State.Text.Len())
	h, err := editor.Restore(w.State, done-first+1, steps)
	if err != nil {
		return w, k, nil
	}
	w.History = h
	if first == 1 { // else it is numbered anew
		k.began, k.first, k.history = true, 1, h
		for _, body := range steps {
			k.bytes += len(body)
		}
	}
	return w, k, nil
}

// readSteps are the newest steps without a gap, in rising order, and the number of the first.
func readSteps(ctx context.Context, tx *sql.Tx, id int) (steps [][]byte, first int, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT number, body FROM step WHERE entry = ? ORDER BY number DESC`, id)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	first = 1
	for rows.Next() {
		var number int
		var body []byte
		if err := rows.Scan(&number, &body); err != nil {
			return nil, 0, err
		}
		if len(steps) > 0 && number != first-1 {
			break
		}
		steps, first = append(steps, body), number
	}
	slices.Reverse(steps)
	return steps, first, rows.Err()
}

// SaveWriting brings a draft to the disk, with what can be undone: when it
// returns nil all of it is there, on error nothing has changed. What is written
// goes with what has changed since the last call. States are those of one
// sitting: one that is older than what was saved already (two saves may overtake
// each other) is not written.
func (w *Writer) SaveWriting(ctx context.Context, writing Writing) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	next := w.kept
	if writing.State.Revision < next.revision {
		return nil
	}
	body := writing.State.Text.String()
	sum := sha256.Sum256([]byte(body))
	changed := sum != next.sum
	err := w.do(ctx, func(tx *sql.Tx) error {
		next = w.kept // a transaction that is begun anew begins from here
		if changed {
			if err := errors.Join(w.keepAutomatic(ctx, tx), w.save(ctx, tx, body)); err != nil {
				return err
			}
		}
		if err := w.saveSteps(ctx, tx, writing.History, &next); err != nil {
			return err
		}
		s := writing.State.Selection
		_, err := tx.ExecContext(ctx, `UPDATE draft SET anchor = ?, head = ?, top = ?, done = ?, sum = ? WHERE entry = ?`,
			s.Anchor, s.Head, writing.Top, writing.History.Depth(), sum[:], w.id)
		return err
	})
	if err != nil {
		return err
	}
	next.began, next.revision, next.sum, next.history = true, writing.State.Revision, sum, writing.History
	w.kept = next
	return nil
}

// saveSteps writes what has changed of a history, and gives up the oldest steps
// where there are too many.
func (w *Writer) saveSteps(ctx context.Context, tx *sql.Tx, h editor.History, next *kept) error {
	if !next.began {
		// Steps are numbered anew: those of the sitting before may begin later than with 1.
		if _, err := tx.ExecContext(ctx, `DELETE FROM step WHERE entry = ?`, w.id); err != nil {
			return err
		}
		next.first, next.bytes = 1, 0
	}
	d := h.Since(next.history)
	freed, err := deleteSteps(ctx, tx, w.id, d.From, d.Until)
	if err != nil {
		return err
	}
	next.bytes -= freed
	if len(d.Steps) > 0 {
		next.first = min(next.first, d.From) // steps that were given up, and are undone here, are there again
	}
	for i, body := range d.Steps {
		if _, err := tx.ExecContext(ctx, `INSERT INTO step (entry, number, body) VALUES (?, ?, ?)`, w.id, d.From+i, body); err != nil {
			return err
		}
		next.bytes += len(body)
	}
	if next.bytes <= w.lib.mostSteps {
		return nil
	}
	return w.thinSteps(ctx, tx, next)
}

// thinSteps deletes the oldest steps until a quarter of their room is free.
func (w *Writer) thinSteps(ctx context.Context, tx *sql.Tx, next *kept) error {
	rows, err := tx.QueryContext(ctx, `SELECT number, length(body) FROM step WHERE entry = ? ORDER BY number`, w.id)
	if err != nil {
		return err
	}
	defer rows.Close()
	last, left := 0, next.bytes
	for left > w.lib.mostSteps/4*3 && rows.Next() {
		var size int
		if err := rows.Scan(&last, &size); err != nil {
			return err
		}
		left -= size
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	freed, err := deleteSteps(ctx, tx, w.id, 1, last+1)
	next.bytes -= freed
	next.first = last + 1
	return err
}

// deleteSteps deletes the steps from one up to, not including, another, and
// returns what they took.
func deleteSteps(ctx context.Context, tx *sql.Tx, id, from, until int) (freed int, err error) {
	const which = ` FROM step WHERE entry = ? AND number >= ? AND number < ?`
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(sum(length(body)), 0)`+which, id, from, until).Scan(&freed); err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `DELETE`+which, id, from, until)
	return freed, err
}
