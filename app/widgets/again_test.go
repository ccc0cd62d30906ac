package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestARendererThatIsMadeAnewLooksTheSame: Fyne lets the renderer of what is
// hidden for a minute go, and does not lay out the one that follows it.
func TestARendererThatIsMadeAnewLooksTheSame(t *testing.T) {
	a := test.NewApp()
	defer a.Quit()
	cells := NewCells(1)
	cells.Set(true, false, Cell{Text: "年度", Type: UIType, Ink: TextInk, X: 4, Y: 4, Width: 40})
	for _, w := range []fyne.Widget{
		NewSurface(OnPaper, container.NewStack()), NewLine(), NewLineDown(), NewBox(TextInk),
		NewLabel("政府工作报告", UIType, TextInk), NewLink("撤销", nil), NewButton("导入", "import", Primary, nil),
		NewBadge("改", TextInk, OnPaper, 16), NewSymbol("warn", TextInk, 14), NewToggle("全部", nil), NewCheck("隐藏相同", nil), cells,
	} {
		w.Resize(fyne.NewSize(180, 30))
		if have, want := drawn(w.CreateRenderer()), drawn(test.WidgetRenderer(w)); have != want {
			t.Errorf("%T\nhave %s\nwant %s", w, have, want)
		}
	}
}

// drawn is where a renderer's objects stand.
func drawn(r fyne.WidgetRenderer) string {
	s := ""
	for _, o := range r.Objects() {
		s += fmt.Sprintf("%T %v %v; ", o, o.Position(), o.Size())
	}
	return s
}
