package textview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/editor"
	"reportdesk/internal/text"
)

// doubleTime is within what a second click counts as one with the first, and
// doubleReach how far from it.
const (
	doubleTime  = 400 * time.Millisecond
	doubleReach = 4
)

// mouse is what the pointer does.
type mouse struct {
	down    bool      // the left button is held in the text
	thumb   bool      // ... on the scroll bar
	grab    float32   // where on the thumb
	clicks  int       // 1 a click, 2 a word, 3 a paragraph
	last    time.Time // of the last click
	pos     fyne.Position
	origin  text.Span // what the first click selected: a drag grows it by such units
	overBar bool
	edge    *fyne.Animation // scrolls while the pointer is held beyond an edge
	held    bool            // the selection is held, to be dragged elsewhere
	carried bool            // ... and was: it is dropped at drop, which the caret shows
	copied  bool            // ... as a copy: Ctrl was held when it was taken, for a driver that cannot tell of it later
	drop    int
	dropEnd bool
}

// MouseDown implements desktop.Mouseable.
func (v *View) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	if v.column.count == 0 {
		return
	}
	v.guard.Reset()
	m := &v.mouse
	if e.Button == desktop.MouseButtonSecondary {
		v.menu(e)
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if e.Position.X >= v.size.Width-barWidth {
		v.grabThumb(e.Position.Y)
		return
	}
	near := abs(e.Position.X-m.pos.X) <= doubleReach && abs(e.Position.Y-m.pos.Y) <= doubleReach
	if now := v.now(); near && now.Sub(m.last) <= doubleTime {
		m.clicks = m.clicks%3 + 1
	} else {
		m.clicks = 1
	}
	m.last, m.pos, m.down = v.now(), e.Position, true
	at, atEnd := v.placeAt(e.Position)
	if e.Modifier&fyne.KeyModifierShift != 0 {
		m.clicks = 1
		m.origin = text.Span{Start: v.state.Selection.Anchor, End: v.state.Selection.Anchor}
		v.moveCaret(at, atEnd, true)
		return
	}
	if sel := v.state.Selection.Span(); m.clicks == 1 && !v.readOnly && sel.Start < at && at < sel.End {
		if _, blank := v.blankAt(at); !blank {
			m.held, m.carried, m.copied = true, false, e.Modifier&fyne.KeyModifierShortcutDefault != 0
			return
		}
	}
	m.origin = v.unit(at)
	if m.origin.Empty() {
		v.moveCaret(at, atEnd, false)
		return
	}
	v.move(editor.Select(m.origin), false)
}

// unit is what a click at a place selects: nothing, or a blank that is to be
// filled; a word, or a figure with its unit; a paragraph.
func (v *View) unit(at int) text.Span {
	switch v.mouse.clicks {
	case 1:
		if sp, ok := v.blankAt(at); ok {
			return sp
		}
	case 2:
		if sp, ok := v.MarkAt(Figures, at); ok {
			return sp
		}
		return editor.SelectWord(v.state, at).Selection.Span()
	case 3:
		return editor.SelectParagraph(v.state, at).Selection.Span()
	}
	return text.Span{Start: at, End: at}
}

// blankAt is the blank or the hint in which a place lies; a click takes it whole.
func (v *View) blankAt(at int) (text.Span, bool) {
	if sp, ok := v.MarkAt(Blanks, at); ok {
		return sp, true
	}
	return v.MarkAt(Hints, at)
}

// menu opens what a right click opens. A click beside the selection moves the caret there.
func (v *View) menu(e *desktop.MouseEvent) {
	at, atEnd := v.placeAt(e.Position)
	if sel := v.state.Selection.Span(); sel.Empty() || at < sel.Start || at > sel.End {
		v.moveCaret(at, atEnd, false)
	}
	if v.OnMenu != nil {
		v.OnMenu(e.AbsolutePosition)
	}
}

// MouseUp implements desktop.Mouseable.
func (v *View) MouseUp(*desktop.MouseEvent) { v.letGo() }

// Dragged implements fyne.Draggable.
func (v *View) Dragged(e *fyne.DragEvent) {
	switch {
	case v.mouse.thumb:
		v.dragThumb(e.Position.Y)
	case v.mouse.down:
		v.mouse.pos = e.Position
		v.dragTo(e.Position)
		v.dragEdge(e.Position.Y < 0 || e.Position.Y > v.size.Height)
	}
}

// dragTo selects from where the button was pressed to a point, or carries the
// selection there.
func (v *View) dragTo(p fyne.Position) {
	at, atEnd := v.placeAt(fyne.NewPos(p.X, min(max(p.Y, 0), v.size.Height-1)))
	if m := &v.mouse; m.held {
		begun := !m.carried
		m.carried, m.drop, m.dropEnd = true, v.outside(at, m.drop), atEnd
		v.Refresh()
		if begun {
			v.tellCarried()
		}
		return
	}
	from, unit := v.mouse.origin, v.unit(at)
	sel := editor.Selection{Anchor: from.Start, Head: max(unit.End, from.End)}
	if unit.Start < from.Start {
		sel = editor.Selection{Anchor: from.End, Head: unit.Start}
	}
	if sel == v.state.Selection {
		return
	}
	tr := editor.Transaction{Selection: &sel, Origin: editor.Moved}
	v.move(tr, atEnd && v.mouse.clicks == 1)
}

// dragEdge starts and ends scrolling by itself.
func (v *View) dragEdge(on bool) {
	m := &v.mouse
	switch {
	case on && m.edge == nil:
		m.edge = &fyne.Animation{
			Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
			Tick: func(float32) { v.scrollEdge() },
		}
		m.edge.Start()
	case !on && m.edge != nil:
		m.edge.Stop()
		m.edge = nil
	}
}

// scrollEdge scrolls one step, the faster the further the pointer is outside.
func (v *View) scrollEdge() {
	p := v.mouse.pos
	past := p.Y
	if p.Y > 0 {
		past = p.Y - v.size.Height
	}
	if !v.mouse.down || p.Y >= 0 && p.Y <= v.size.Height {
		return
	}
	v.offset += min(max(past/4, -40), 40)
	v.settle()
	v.dragTo(p)
	v.Refresh()
}

// DragEnd implements fyne.Draggable.
func (v *View) DragEnd() { v.letGo() }

func (v *View) letGo() {
	v.dragEdge(false)
	m := &v.mouse
	held, carried := m.held, m.carried
	m.down, m.thumb, m.held, m.carried = false, false, false, false
	switch {
	case carried:
		if tr := editor.Drop(v.state, m.drop, v.copies(), v.now()); len(tr.Edits) > 0 {
			v.write(tr)
		}
		v.Refresh()
		v.tellCarried()
	case held: // a click within the selection
		at, atEnd := v.placeAt(m.pos)
		v.moveCaret(at, atEnd, false)
	}
}

// copies reports whether what is dropped now is a copy: Ctrl is held.
func (v *View) copies() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0
	}
	return v.mouse.copied
}

// GiveUpDrag leaves the selection that is dragged where it is; false where none is.
func (v *View) GiveUpDrag() bool {
	m := &v.mouse
	if !m.carried {
		return false
	}
	v.dragEdge(false)
	m.down, m.held, m.carried = false, false, false
	v.Refresh()
	v.tellCarried()
	return true
}

// Carried reports whether the selection is being dragged, and whether a copy of it
// would be put down now.
func (v *View) Carried() (on, copied bool) { return v.mouse.carried, v.mouse.carried && v.copies() }

func (v *View) tellCarried() {
	if v.OnCarried != nil {
		v.OnCarried()
	}
}

// keyCarried tells of a key that makes a copy of what is dragged, or none.
func (v *View) keyCarried(e *fyne.KeyEvent) {
	switch e.Name {
	case desktop.KeyControlLeft, desktop.KeyControlRight, desktop.KeySuperLeft, desktop.KeySuperRight:
		if v.mouse.carried {
			v.tellCarried()
		}
	}
}

// grabThumb takes hold of the thumb, or brings it to where the bar was pressed.
func (v *View) grabThumb(y float32) {
	top, height, ok := v.thumb()
	if !ok {
		return
	}
	v.mouse.thumb = true
	v.mouse.grab = y - top
	if y < top || y > top+height {
		v.mouse.grab = height / 2
		v.dragThumb(y)
	}
}

func (v *View) dragThumb(y float32) {
	_, height, ok := v.thumb()
	if !ok {
		return
	}
	_, extent := v.scrolled()
	part := (y - v.mouse.grab) / max(1, v.size.Height-height)
	v.scrollTo(min(max(part, 0), 1) * (extent - v.size.Height))
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (v *View) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved: see MouseIn.
func (v *View) MouseMoved(e *desktop.MouseEvent) {
	v.mouse.overBar = e.Position.X >= v.size.Width-barWidth
}

// MouseOut: see MouseIn.
func (v *View) MouseOut() {}

// Cursor implements desktop.Cursorable.
func (v *View) Cursor() desktop.Cursor {
	if v.mouse.overBar {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

func abs(x float32) float32 { return max(x, -x) }
