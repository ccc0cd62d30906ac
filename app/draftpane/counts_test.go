package draftpane_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/internal/report"
)

func TestTheDraftIsCountedBySectionAsTheOutlineCountsIt(t *testing.T) {
	w := sit(t, look.Light, usual, samples)
	var outline, counted []string
	for _, row := range w.p.Outline() {
		cells := strings.Fields(row)
		outline = append(outline, cells[len(cells)-2]+" "+cells[len(cells)-1])
	}
	for _, row := range w.p.Tallies()[1:] {
		cells := strings.Fields(strings.ReplaceAll(row, ",", ""))
		counted = append(counted, cells[len(cells)-4]+" "+cells[len(cells)-2])
	}
	want(t, "characters and last year's", strings.Join(counted, "\n"), strings.Join(outline, "\n"))
}

func TestTheSheetOfCountsIsCopiedAsATable(t *testing.T) {
	w := blanks(t)
	w.selects("各位代表：")
	want(t, "status bar", strings.Contains(w.p.Summary(), "已选 5 字，不计标点 4"), true)
	w.holds(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyG)
	sheet, ok := w.w.Canvas().Overlays().Top().(*widgets.Sheet)
	if !ok {
		t.Fatal("Ctrl+Shift+G opens no sheet")
	}
	sheet.Actions[0].Tapped(nil)
	w.settles()
	lines := strings.Split(fyne.CurrentApp().Clipboard().Content(), "\n")
	want(t, "heads", lines[0], "章节\t字数\t不计标点\t上年\t朗读 分钟")
	want(t, "selected", lines[1], "所选\t5\t4\t—\t—")
	if w.w.Canvas().Overlays().Top() != nil {
		t.Error("the sheet stays open")
	}
}

// Blanks are not written yet, and a mark that combines is none of its own.
func FuzzCharactersAreCountedAlike(f *testing.F) {
	f.Add("完成〔待填：上年27〕亿元，é 👩‍🚒\n　　增长8%。")
	f.Fuzz(func(t *testing.T, s string) {
		if have, want := report.Characters(s), editor.Count(report.WithoutBlanks(s)).Characters; have != want {
			t.Errorf("%q\nthe outline counts %d, the sheet %d", s, have, want)
		}
	})
}
