package draftpane_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWidthIsConvertedAsOneStep(t *testing.T) {
	w := sections(t)
	w.selects("粮食总产量8.9万吨。")
	w.w.Canvas().Focus(w.p.View())
	w.types("粮食总产量８.９万吨,平稳")
	w.p.Convert("转为全角")
	w.settles()
	want(t, "as Chinese is set", strings.Contains(w.text(), "粮食总产量8.9万吨，平稳"), true)
	w.ctrl(fyne.KeyZ)
	want(t, "taken back", strings.Contains(w.text(), "粮食总产量８.９万吨,平稳"), true)
}

func TestF9ShowsTheTextAlone(t *testing.T) {
	w := sections(t)
	w.w.Canvas().Focus(w.p.View())
	w.presses(fyne.KeyF9)
	want(t, "alone", w.p.Alone(), true)
	w.presses(fyne.KeyEscape)
	want(t, "with its sides again", w.p.Alone(), false)
}
