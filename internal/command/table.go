package command

import (
	"fmt"
	"io"
	"strings"
)

// table prints rows in columns that stand below each other in a Chinese
// terminal, where a Han character is two columns wide.
type table struct {
	right []bool // which columns are numbers
	rows  [][]string
}

// newTable begins a table with its head; a head that begins with > stands over
// numbers, which are set right.
func newTable(head ...string) *table {
	t := &table{right: make([]bool, len(head))}
	row := make([]string, len(head))
	for i, h := range head {
		row[i], t.right[i] = strings.CutPrefix(h, ">")
	}
	t.rows = append(t.rows, row)
	return t
}

func (t *table) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = oneLine(fmt.Sprint(c))
	}
	t.rows = append(t.rows, row)
}

func (t *table) print(w io.Writer) error {
	width := make([]int, len(t.right))
	for _, row := range t.rows {
		for i, cell := range row {
			width[i] = max(width[i], stringWidth(cell))
		}
	}
	var all, line strings.Builder
	for _, row := range t.rows {
		line.Reset()
		for i, cell := range row {
			pad := strings.Repeat(" ", width[i]-stringWidth(cell))
			if t.right[i] {
				line.WriteString(pad + cell)
			} else {
				line.WriteString(cell + pad)
			}
			line.WriteString("  ")
		}
		all.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	_, err := io.WriteString(w, all.String())
	return err
}

func stringWidth(t string) int {
	n := 0
	for _, r := range t {
		n += runeWidth(r)
	}
	return n
}
