package widgets

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Model is what a list shows. Its methods are called on the window's goroutine.
type Model interface {
	// Count is how many rows there are.
	Count() int
	// Kind says which sort of object draws row i.
	Kind(i int) int
	// Height is the height of row i in a list of a width.
	Height(i int, width float32) float32
	// New makes an object for rows of a kind; it is used for one row after another.
	New(kind int) fyne.CanvasObject
	// Bind makes an object of Kind(i) show row i.
	Bind(i int, object fyne.CanvasObject, state RowState)
	// Selectable says whether row i can be selected; heads of groups cannot.
	Selectable(i int) bool
}

// RowState is how a row is to be drawn.
type RowState struct {
	Selected, Hovered bool
	// Focused is set where the list has the keyboard.
	Focused bool
}

// Rows is a list of rows of any height, of which only the visible ones have
// objects: a list of a hundred thousand rows costs what a screenful costs.
// Up, Down, PageUp, PageDown, Home and End select, Enter and a double click open.
type Rows struct {
	widget.BaseWidget
	OnSelected func(i int)
	OnOpened   func(i int)
	// OnDouble is a double click on a row where that is not to open it.
	OnDouble func(i int)
	// OnDropped is told that a row was dragged onto another, OnDragged while it
	// is that it would be; onto is -1 where it is over none.
	OnDropped, OnDragged func(row, onto int)
	// OnClicked is a click on a row that is selected, or is by it.
	OnClicked func()
	// OnLetGo is told that a click's button was let go: by then Fyne has taken the
	// keyboard from whatever does not lie under the pointer, so who wants it
	// elsewhere after a click gives it there now.
	OnLetGo func()
	// OnMenu is a right click on a row, at a place of the window.
	OnMenu func(i int, at fyne.Position)
	// OnHovered is told the row under the pointer, -1 for none.
	OnHovered func(i int)
	// OnScrolled is told whenever the list shows another part or has another size.
	OnScrolled func()
	// OnKey is asked first about every key, OnShortcut about every shortcut; they
	// report whether they have dealt with it.
	OnKey      func(*fyne.KeyEvent) bool
	OnShortcut func(fyne.Shortcut) bool
	// Covered is how much of the list's top lies under something that stands
	// over it: what is revealed comes below.
	Covered float32

	model    Model
	selected int // -1: none
	hovered  int // -1: none
	focused  bool
	offset   float32
	tops     []float32 // tops[i] is where row i begins; one more for the end
	width    float32
	stale    bool      // the rows were measured since they were bound
	click    time.Time // of the last click, on the row selected
	renderer *rowsRenderer
	drag     drag
}

var (
	_ fyne.Focusable    = (*Rows)(nil)
	_ fyne.Shortcutable = (*Rows)(nil)
	_ fyne.Scrollable   = (*Rows)(nil)
	_ desktop.Hoverable = (*Rows)(nil)
	_ desktop.Mouseable = (*Rows)(nil)
	_ fyne.Tappable     = (*Rows)(nil)
)

// doubleClick is the longest time between the clicks of a double click.
const doubleClick = 400 * time.Millisecond

// NewRows makes a list of a model.
func NewRows(m Model) *Rows {
	r := &Rows{model: m, selected: -1, hovered: -1}
	r.ExtendBaseWidget(r)
	return r
}

// Reload tells the list that the model's rows have changed. The selection is
// kept by number; SetSelected moves it where the rows moved.
func (r *Rows) Reload() {
	r.tops = nil
	if r.selected >= r.model.Count() {
		r.selected = -1
	}
	r.hovered = -1
	r.Refresh()
}

// Selected is the selected row, -1 for none.
func (r *Rows) Selected() int { return r.selected }

// SetSelected selects a row without calling OnSelected and brings it into view.
func (r *Rows) SetSelected(i int) {
	r.selected = i
	r.Reveal(i)
	r.Refresh()
}

// Select selects a row as a user would.
func (r *Rows) Select(i int) {
	if i < 0 || i >= r.model.Count() || !r.model.Selectable(i) {
		return
	}
	r.SetSelected(i)
	if r.OnSelected != nil {
		r.OnSelected(i)
	}
}

// Reveal scrolls until row i is wholly visible.
func (r *Rows) Reveal(i int) {
	r.measure(r.Size().Width)
	if i < 0 || i+1 >= len(r.tops) {
		return
	}
	height := r.Size().Height
	if r.tops[i+1] > r.offset+height {
		r.offset = r.tops[i+1] - height
	}
	if r.tops[i] < r.offset+r.Covered {
		r.offset = r.tops[i] - r.Covered
	}
	r.clamp()
}

// SelectAmid selects a row as a user would, and where it is not in sight brings
// it to a third from the top rather than to an edge.
func (r *Rows) SelectAmid(i int) {
	r.measure(r.Size().Width)
	if i < 0 || i+1 >= len(r.tops) {
		return
	}
	height := r.Size().Height
	if r.tops[i] < r.offset+r.Covered || r.tops[i+1] > r.offset+height {
		r.offset = r.tops[i] - height/3
		r.clamp()
	}
	r.Select(i)
}

// Remeasure asks the model for all heights anew; row keep stays where it is on
// the screen.
func (r *Rows) Remeasure(keep int) {
	before := r.Top(keep)
	r.tops = nil
	r.offset += r.Top(keep) - before
	r.clamp()
	r.Refresh()
}

// Top is where row i begins, measured from the first one's top; of i = Count,
// where the last one ends.
func (r *Rows) Top(i int) float32 {
	r.measure(r.Size().Width)
	return r.tops[max(0, min(i, len(r.tops)-1))]
}

// At is the row at a height measured from the first row's top, -1 for none.
func (r *Rows) At(y float32) int {
	r.measure(r.Size().Width)
	return r.rowAt(y - r.offset)
}

// First is the row at the list's top that is visible, below what covers it; -1 for none.
func (r *Rows) First() int {
	r.measure(r.Size().Width)
	return r.rowAt(r.Covered)
}

// Offset is how far the list is scrolled; SetOffset scrolls it.
func (r *Rows) Offset() float32 { return r.offset }

// SetOffset: see Offset. Rows that stay in sight are moved, not bound anew.
func (r *Rows) SetOffset(y float32) { r.scroll(y) }

func (r *Rows) scroll(y float32) {
	r.offset = y
	r.clamp()
	r.move()
}

// move draws the list where it is scrolled to now; of the rows that were in
// sight before, only those whose state has changed are bound anew.
func (r *Rows) move() {
	if r.renderer != nil {
		r.renderer.lay(r.Size(), false)
	}
}

// measure finds where the rows begin in a list of a width.
func (r *Rows) measure(width float32) {
	n := r.model.Count()
	if r.tops != nil && len(r.tops) == n+1 && r.width == width {
		return
	}
	r.width, r.stale = width, true
	r.tops = append(r.tops[:0], 0)
	y := float32(0)
	for i := range n {
		y += r.model.Height(i, width)
		r.tops = append(r.tops, y)
	}
}

func (r *Rows) clamp() {
	end := float32(0)
	if len(r.tops) > 0 {
		end = r.tops[len(r.tops)-1]
	}
	r.offset = max(0, min(r.offset, end-r.Size().Height))
}

// rowAt is the row at a height of the widget, -1 for none.
func (r *Rows) rowAt(y float32) int {
	at := y + r.offset
	i := sort.Search(len(r.tops), func(i int) bool { return r.tops[i] > at }) - 1
	if i < 0 || i >= len(r.tops)-1 {
		return -1
	}
	return i
}
