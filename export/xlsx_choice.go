package export

import (
	"fmt"
	"slices"
	"strings"

	"reportdesk/internal/metric"
)

// Choice is what of a book goes into a workbook. The zero Choice takes everything.
type Choice struct {
	// Sheets are names of Sheets(), in any order; nil takes all of them. A sheet
	// with nothing in it is left out all the same, and 说明 always stays.
	Sheets []string
	// Periods are the columns of 指标对照, as ColumnsOf names them; nil takes all.
	// Other sheets have the figures of all periods.
	Periods []string
	// Fields are headings, as FieldOf names them; nil takes all. Indicators and
	// figures of other fields are in no sheet.
	Fields []string
	// Kinds are the figures that 逐条原文 lists; nil takes all.
	Kinds []metric.Kind
}

// Sheets are the sheets of a workbook, in its order.
func Sheets() []string {
	return []string{sheetGrid, sheetTargets, sheetDone, sheetFigures, sheetTasks, sheetCharts, sheetAbout}
}

// ForWindow are the sheets that the window proposes: 目标任务 is a form to give
// out, which a meeting on figures has no use for.
func ForWindow() []string {
	return slices.DeleteFunc(Sheets(), func(s string) bool { return s == sheetTasks })
}

// check refuses names of sheets that there are not.
func (c Choice) check() error {
	for _, s := range c.Sheets {
		if !slices.Contains(Sheets(), s) {
			return fmt.Errorf("choose sheets: no sheet is called %q; there are %s", s, strings.Join(Sheets(), "、"))
		}
	}
	return nil
}

// FieldsOf are the headings under which a book's indicators stand, in their order.
func FieldsOf(b Book) []string {
	rank := map[string]int{}
	var names []string
	for i := range b.Series {
		name, at := FieldOf(&b.Series[i])
		if _, known := rank[name]; !known {
			rank[name], names = at, append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank[a] - rank[b] })
	return names
}

func chosen[T comparable](among []T, one T) bool { return among == nil || slices.Contains(among, one) }

// lists reports whether 逐条原文 has a figure.
func (k *workbook) lists(ref metric.Ref) bool {
	if k.choice.Kinds == nil && k.choice.Fields == nil {
		return true
	}
	m, f := ref.Of(k.book.Reports)
	if !chosen(k.choice.Kinds, f.Kind) {
		return false
	}
	if k.choice.Fields == nil {
		return true
	}
	if i, ok := k.grid.byFigure[ref]; ok {
		return chosen(k.choice.Fields, k.grid.rows[i].field)
	}
	name, _ := fieldOf("", first(m.Canonical, m.Name))
	return chosen(k.choice.Fields, name)
}
