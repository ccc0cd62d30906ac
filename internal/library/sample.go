package library

import (
	"context"
	"database/sql"
	"fmt"
)

// MarkSamples marks entries as those that came with the program: they can be
// told from the user's own, also after a restart and under another name.
func (l *Library) MarkSamples(ctx context.Context, ids ...int) error {
	err := l.db.Write(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, `UPDATE entry SET sample = 1 WHERE id = ?`, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("mark samples: %w", err)
	}
	return nil
}
