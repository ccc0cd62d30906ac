package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/widgets"
)

// counted is a model of rows of two kinds that counts how often one is bound.
type counted struct{ rows, bound int }

func (m *counted) Count() int                      { return m.rows }
func (m *counted) Kind(i int) int                  { return i % 7 / 6 }
func (m *counted) Height(i int, _ float32) float32 { return float32(20 + i%3) }
func (m *counted) Selectable(int) bool             { return true }
func (m *counted) New(int) fyne.CanvasObject {
	return widgets.NewLabel("", widgets.UIType, widgets.TextInk)
}

func (m *counted) Bind(i int, o fyne.CanvasObject, state widgets.RowState) {
	m.bound++
	o.(*widgets.Label).SetText(fmt.Sprint(i, state.Selected, state.Hovered))
}

// sees checks that every place of the list shows the row that lies there.
func sees(t *testing.T, list *widgets.Rows) {
	t.Helper()
	at := map[float32]string{}
	clip := test.WidgetRenderer(list).Objects()[0].(fyne.Widget)
	for _, o := range test.WidgetRenderer(clip).Objects() {
		if o.Visible() {
			at[o.Position().Y] = o.(*widgets.Label).Text
		}
	}
	shown := 0
	for i := list.First(); i >= 0 && list.Top(i) < list.Offset()+list.Size().Height && list.Top(i+1) > list.Top(i); i++ {
		want := fmt.Sprint(i, i == list.Selected(), false)
		if have := at[list.Top(i)-list.Offset()]; have != want {
			t.Errorf("scrolled to %v, row %d shows %q, want %q", list.Offset(), i, have, want)
		}
		shown++
	}
	if len(at) != shown {
		t.Errorf("scrolled to %v, %d objects are visible for %d rows", list.Offset(), len(at), shown)
	}
}

func TestScrollingBindsOnlyTheRowsThatComeIntoSight(t *testing.T) {
	test.NewTempApp(t)
	m := &counted{rows: 1000}
	list := widgets.NewRows(m)
	w := test.NewTempWindow(t, list)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 410))
	sees(t, list)
	for _, by := range []float32{20, 7, 33, -40, 400, -3000, 20000, 1, -410, 5} {
		m.bound = 0
		list.SetOffset(list.Offset() + by)
		sees(t, list)
		if most := int(max(by, -by)/20) + 2; m.bound > most {
			t.Errorf("scrolling by %v bound %d rows", by, m.bound)
		}
	}
	list.Select(list.First() + 2)
	sees(t, list)
	m.rows = 500
	list.SetOffset(3000)
	sees(t, list)
	list.Reload()
	sees(t, list)
}

func TestADraggedRowIsGivenUp(t *testing.T) {
	test.NewTempApp(t)
	list := widgets.NewRows(&counted{rows: 9})
	w := test.NewTempWindow(t, list)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 200))
	onto, dropped := -2, false
	list.OnDragged = func(_, at int) { onto = at }
	list.OnDropped = func(int, int) { dropped = true }
	list.Select(0)
	pull := func(row int) {
		list.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(9, list.Top(row)+2)}})
	}
	if list.GiveUpDrag() {
		t.Error("nothing is dragged, and it was given up")
	}
	pull(3)
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if onto != -1 {
		t.Errorf("given up, it would still go onto %d", onto)
	}
	pull(4)
	list.DragEnd()
	if dropped {
		t.Error("given up, and dropped all the same")
	}
	pull(3)
	list.DragEnd()
	if !dropped {
		t.Error("the next drag was not dropped")
	}
}
