package widgets

import "fyne.io/fyne/v2"

// drag is a row being dragged; the zero value is none.
type drag struct {
	under     bool
	given     bool // given up; what the button still held says is nothing
	row, onto int
}

var _ fyne.Draggable = (*Rows)(nil)

// Dragged implements fyne.Draggable: the row that was pressed, which is
// selected by that, goes with the pointer. The one below it is lit as one under
// the pointer is.
func (r *Rows) Dragged(e *fyne.DragEvent) {
	if r.OnDropped == nil || r.selected < 0 {
		return
	}
	if r.drag.given {
		return
	}
	if !r.drag.under {
		r.drag = drag{under: true, row: r.selected, onto: -1}
	}
	onto := -1
	if y := e.Position.Y; y >= 0 && y < r.Size().Height {
		onto = r.rowAt(y)
	}
	if onto == r.drag.row || onto >= 0 && !r.model.Selectable(onto) {
		onto = -1
	}
	r.hover(onto)
	if onto != r.drag.onto && r.OnDragged != nil {
		r.OnDragged(r.drag.row, onto)
	}
	r.drag.onto = onto
}

// DragEnd implements fyne.Draggable. Let go where it began, the row stays.
func (r *Rows) DragEnd() {
	d := r.drag
	r.drag = drag{}
	if d.under && !d.given && d.onto >= 0 {
		r.OnDropped(d.row, d.onto)
	}
}

// GiveUpDrag lets the row that is dragged stay where it is; false where none is.
func (r *Rows) GiveUpDrag() bool {
	d := r.drag
	if !d.under || d.given {
		return false
	}
	r.drag.given = true
	r.hover(-1)
	if r.OnDragged != nil {
		r.OnDragged(d.row, -1)
	}
	return true
}
