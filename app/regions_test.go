package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestF6GoesThroughTheRegionsOfEveryPane(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(911, 512)} {
		u := sitDown(t)
		u.w.Fyne().Resize(size)
		for _, id := range u.w.Panes() {
			u.w.ShowPane(id)
			u.rest()
			p := u.w.panes[id].(stopper)
			begin := u.w.Canvas().Focused()
			been := map[fyne.Focusable]bool{}
			for range p.Stops() {
				u.presses(fyne.KeyF6)
				been[u.w.Canvas().Focused()] = true
			}
			if len(been) < 2 {
				t.Errorf("%s at %v: F6 reaches %d regions", id, size, len(been))
			}
			u.presses(fyne.KeyEscape)
			if at := u.w.Canvas().Focused(); at != begin {
				t.Errorf("%s at %v: Escape leaves the keyboard at %T, it began at %T", id, size, at, begin)
			}
		}
	}
}
