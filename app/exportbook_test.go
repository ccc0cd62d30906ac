package app

import (
	"slices"
	"testing"

	"reportdesk/export"
)

// What is left out of the workbook stays out the next time, and a year that comes
// later is in; 目标任务 is out until it is asked for.
func TestChoiceOfTheWorkbookIsRemembered(t *testing.T) {
	u := sitDown(t)
	c := u.w.newBookChoice(bookOf(u.w.bench.work))
	if have := c.choice().Sheets; !slices.Equal(have, export.ForWindow()) {
		t.Errorf("proposed %q, want %q", have, export.ForWindow())
	}
	c.sheets.boxes[slices.Index(export.Sheets(), "图表")].Tapped(nil)
	c.sheets.boxes[slices.Index(export.Sheets(), "目标任务")].Tapped(nil)
	c.periods.boxes[0].Tapped(nil)
	again := u.w.newBookChoice(bookOf(u.w.bench.work)).choice()
	if slices.Contains(again.Sheets, "图表") || !slices.Contains(again.Sheets, "目标任务") {
		t.Errorf("sheets %q", again.Sheets)
	}
	if all := c.periods.names; !slices.Equal(again.Periods, all[1:]) {
		t.Errorf("years %q of %q", again.Periods, all)
	}
	later := u.w.newTicks("periods", append(slices.Clone(c.periods.names), "2031"), append(slices.Clone(c.periods.names), "2031"))
	if !slices.Contains(later.chosen(), "2031") {
		t.Error("a year that came later is left out")
	}
}
