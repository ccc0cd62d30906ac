package widgets

import (
	"image/color"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
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
	click    time.Time // of the last click, on the row selected
	drag     drag
}

var (
	_ fyne.Focusable    = (*Rows)(nil)
	_ fyne.Shortcutable = (*Rows)(nil)
	_ fyne.Scrollable   = (*Rows)(nil)
	_ desktop.Hoverable = (*Rows)(nil)
	_ desktop.Mouseable = (*Rows)(nil)
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

// SetOffset: see Offset.
func (r *Rows) SetOffset(y float32) {
	r.offset = y
	r.clamp()
	r.Refresh()
}

// measure finds where the rows begin in a list of a width.
func (r *Rows) measure(width float32) {
	n := r.model.Count()
	if r.tops != nil && len(r.tops) == n+1 && r.width == width {
		return
	}
	r.width = width
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

// Scrolled implements fyne.Scrollable.
func (r *Rows) Scrolled(e *fyne.ScrollEvent) {
	r.offset -= e.Scrolled.DY
	r.clamp()
	r.Refresh()
	r.hover(r.rowAt(e.Position.Y))
}

// MouseDown implements desktop.Mouseable: a press selects at once, the second
// of two quick ones opens.
func (r *Rows) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r)
	}
	i := r.rowAt(e.Position.Y)
	if i < 0 || !r.model.Selectable(i) {
		return
	}
	again := i == r.selected && time.Since(r.click) < doubleClick
	r.click = time.Now()
	if i != r.selected {
		r.Select(i)
	}
	switch {
	case e.Button == desktop.MouseButtonPrimary && r.OnClicked != nil:
		r.OnClicked()
	case e.Button == desktop.MouseButtonSecondary && r.OnMenu != nil:
		r.OnMenu(i, e.AbsolutePosition)
	case e.Button == desktop.MouseButtonPrimary && again && r.OnDouble != nil:
		r.click = time.Time{}
		r.OnDouble(i)
	case e.Button == desktop.MouseButtonPrimary && again && r.OnOpened != nil:
		r.click = time.Time{}
		r.OnOpened(i)
	}
}

// MouseUp implements desktop.Mouseable.
func (r *Rows) MouseUp(*desktop.MouseEvent) {}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *Rows) MouseIn(e *desktop.MouseEvent) { r.hover(r.rowAt(e.Position.Y)) }

// MouseMoved: see MouseIn.
func (r *Rows) MouseMoved(e *desktop.MouseEvent) { r.hover(r.rowAt(e.Position.Y)) }

// MouseOut: see MouseIn.
func (r *Rows) MouseOut() { r.hover(-1) }

func (r *Rows) hover(i int) {
	if i != r.hovered {
		r.hovered = i
		r.Refresh()
		if r.OnHovered != nil {
			r.OnHovered(i)
		}
	}
}

// FocusGained and the methods below implement fyne.Focusable.
func (r *Rows) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost: see FocusGained.
func (r *Rows) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune: see FocusGained.
func (r *Rows) TypedRune(rune) {}

// TypedKey: see FocusGained.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	if r.OnKey != nil && r.OnKey(e) {
		return
	}
	page := r.Size().Height
	switch e.Name {
	case fyne.KeyDown:
		r.step(r.selected, 1)
	case fyne.KeyUp:
		if r.selected < 0 {
			r.step(r.model.Count(), -1)
			return
		}
		r.step(r.selected, -1)
	case fyne.KeyHome:
		r.step(-1, 1)
	case fyne.KeyEnd:
		r.step(r.model.Count(), -1)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if e.Name == fyne.KeyPageUp {
			page = -page
		}
		r.page(page)
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case r.OnOpened == nil:
			PassOn(r, e) // in a sheet Enter is its primary button
		case r.selected >= 0:
			r.OnOpened(r.selected)
		}
	default:
		PassOn(r, e)
	}
}

// TypedShortcut implements fyne.Shortcutable: what the list has no use for goes
// to the window, as if nothing had the focus.
func (r *Rows) TypedShortcut(s fyne.Shortcut) {
	if r.OnShortcut != nil && r.OnShortcut(s) {
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(r).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// step selects the next row that can be, going from i by d.
func (r *Rows) step(i, d int) {
	for i += d; i >= 0 && i < r.model.Count(); i += d {
		if r.model.Selectable(i) {
			r.Select(i)
			return
		}
	}
}

func (r *Rows) page(by float32) {
	if r.selected < 0 || r.selected+1 >= len(r.tops) {
		r.step(-1, 1)
		return
	}
	to := max(0, min(r.tops[r.selected]+by, r.tops[len(r.tops)-1]-1))
	i := r.rowAt(to - r.offset)
	if by > 0 {
		r.step(i-1, 1)
	} else {
		r.step(i+1, -1)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowsRenderer{rows: r, pool: map[int][]fyne.CanvasObject{}, thumb: newThumb(r)}
	rr.clip = &clipped{}
	rr.clip.ExtendBaseWidget(rr.clip)
	return rr
}

// rowsRenderer keeps an object for each visible row and a pool of idle ones.
type rowsRenderer struct {
	rows  *Rows
	clip  *clipped
	shown []shownRow
	pool  map[int][]fyne.CanvasObject // idle, by kind
	thumb *thumb
}

type shownRow struct {
	row, kind int
	object    fyne.CanvasObject
}

func (rr *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

func (rr *rowsRenderer) Layout(size fyne.Size) {
	r := rr.rows
	r.measure(size.Width)
	r.clamp()
	rr.clip.Resize(size)
	rr.show(size)
	rr.thumb.place(size)
	if r.OnScrolled != nil {
		r.OnScrolled()
	}
}

// show binds the visible rows, each to the object that it had where it had one.
func (rr *rowsRenderer) show(size fyne.Size) {
	r := rr.rows
	first := max(0, r.rowAt(0))
	before := map[int]shownRow{}
	for _, s := range rr.shown {
		before[s.row] = s
	}
	var shown []shownRow
	for i := first; i < r.model.Count() && r.tops[i] < r.offset+size.Height; i++ {
		s, had := before[i]
		kind := r.model.Kind(i)
		if had && s.kind == kind {
			delete(before, i)
		} else {
			s = shownRow{i, kind, nil}
		}
		shown = append(shown, s)
	}
	for _, s := range before {
		s.object.Hide()
		rr.pool[s.kind] = append(rr.pool[s.kind], s.object)
	}
	for k := range shown {
		s := &shown[k]
		if s.object == nil {
			s.object = rr.take(s.kind)
		}
		s.object.Move(fyne.NewPos(0, r.tops[s.row]-r.offset))
		s.object.Resize(fyne.NewSize(size.Width, r.tops[s.row+1]-r.tops[s.row]))
		r.model.Bind(s.row, s.object, RowState{Selected: s.row == r.selected, Hovered: s.row == r.hovered, Focused: r.focused})
		s.object.Show()
	}
	rr.shown = shown
}

func (rr *rowsRenderer) take(kind int) fyne.CanvasObject {
	if idle := rr.pool[kind]; len(idle) > 0 {
		rr.pool[kind] = idle[:len(idle)-1]
		return idle[len(idle)-1]
	}
	object := rr.rows.model.New(kind)
	rr.clip.objects = append(rr.clip.objects, object)
	return object
}

func (rr *rowsRenderer) Refresh() {
	rr.Layout(rr.rows.Size())
	rr.clip.Refresh()
	rr.thumb.Refresh()
}

func (rr *rowsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.clip, rr.thumb}
}
func (rr *rowsRenderer) Destroy() {}

// clipped draws objects at the places they have, cut at its own edges.
type clipped struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
}

func (c *clipped) CreateRenderer() fyne.WidgetRenderer { return clippedRenderer{c} }

type clippedRenderer struct{ c *clipped }

// IsClip tells Fyne's painters that what lies outside is not drawn: they ask
// the renderer, as of Fyne's own containers.
func (r clippedRenderer) IsClip() {}

func (r clippedRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r clippedRenderer) Layout(fyne.Size)             {}
func (r clippedRenderer) Refresh()                     { canvas.Refresh(r.c) }
func (r clippedRenderer) Objects() []fyne.CanvasObject { return r.c.objects }
func (r clippedRenderer) Destroy()                     {}

// thumb is the part of a scroll bar that can be dragged.
type thumb struct {
	widget.BaseWidget
	rows    *Rows
	hovered bool
}

const (
	thumbWidth  = 6
	thumbMargin = 3
)

func newThumb(r *Rows) *thumb {
	t := &thumb{rows: r}
	t.ExtendBaseWidget(t)
	return t
}

// place puts the thumb where the list is scrolled to, and hides it where nothing can be.
func (t *thumb) place(size fyne.Size) {
	end := t.rows.tops[len(t.rows.tops)-1]
	if end <= size.Height || size.Height <= 0 {
		t.Hide()
		return
	}
	height := max(24, size.Height*size.Height/end)
	y := t.rows.offset / (end - size.Height) * (size.Height - height)
	t.Move(fyne.NewPos(size.Width-thumbWidth-2*thumbMargin, y))
	t.Resize(fyne.NewSize(thumbWidth+2*thumbMargin, height))
	t.Show()
}

// Dragged implements fyne.Draggable.
func (t *thumb) Dragged(e *fyne.DragEvent) {
	size := t.rows.Size().Height
	end := t.rows.tops[len(t.rows.tops)-1]
	if room := size - t.Size().Height; room > 0 {
		t.rows.SetOffset(t.rows.offset + e.Dragged.DY*(end-size)/room)
	}
}

// DragEnd implements fyne.Draggable.
func (t *thumb) DragEnd() {}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (t *thumb) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved: see MouseIn.
func (t *thumb) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (t *thumb) MouseOut() { t.hovered = false; t.Refresh() }

func (t *thumb) CreateRenderer() fyne.WidgetRenderer {
	bar := canvas.NewRectangle(color.Transparent)
	bar.CornerRadius = thumbWidth / 2
	r := &thumbRenderer{t, bar}
	r.Refresh()
	return r
}

type thumbRenderer struct {
	thumb *thumb
	bar   *canvas.Rectangle
}

func (r *thumbRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *thumbRenderer) Layout(size fyne.Size) {
	r.bar.Move(fyne.NewPos(thumbMargin, 1))
	r.bar.Resize(fyne.NewSize(thumbWidth, max(0, size.Height-2)))
}

func (r *thumbRenderer) Refresh() {
	p := look.Colors()
	r.bar.FillColor = p.Line
	if r.thumb.hovered {
		r.bar.FillColor = p.Text3
	}
	r.bar.Refresh()
}
func (r *thumbRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.bar} }
func (r *thumbRenderer) Destroy()                     {}
