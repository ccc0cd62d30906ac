package textview

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/editor"
	"reportdesk/internal/text"
)

func TestWhatIsCarriedIsToldOf(t *testing.T) {
	w := sit(t, "甲乙丙\n丁戊己")
	var told []bool
	w.v.OnCarried = func() {
		on, _ := w.v.Carried()
		told = append(told, on)
	}
	_ = w.v.Apply(editor.Select(text.Span{Start: 0, End: len("甲乙")}))
	ctrl := &fyne.KeyEvent{Name: desktop.KeyControlLeft}
	carry := func() {
		w.clock = w.clock.Add(time.Second)
		sel := w.v.state.Selection.Span()
		w.v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: w.pointAt(sel.Start + len("甲"))}, Button: desktop.MouseButtonPrimary})
		for _, s := range []string{"戊", "己"} {
			w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: w.pointAt(w.find(s))}})
		}
	}
	w.v.KeyDown(ctrl) // nothing is carried yet
	carry()
	w.v.KeyDown(ctrl)
	w.v.KeyUp(ctrl)
	w.v.GiveUpDrag()
	carry()
	w.v.DragEnd()
	want := []bool{true, true, true, false, true, false}
	if len(told) != len(want) {
		t.Fatalf("told %v, want %v", told, want)
	}
	for i := range want {
		if told[i] != want[i] {
			t.Errorf("told %v, want %v", told, want)
		}
	}
}
