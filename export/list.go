package export

import (
	"encoding/csv"
	"fmt"
	"io"
)

// List writes rows of cells as CSV does its figures: UTF-8 with a byte order
// mark, and no cell that a spreadsheet program would take for a formula.
func List(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = plain(oneLine(cell))
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write list: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}
