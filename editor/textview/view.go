package textview

import (
	"errors"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/editor"
	"reportdesk/editor/textview/keys"
	"reportdesk/editor/textview/measure"
	"reportdesk/internal/text"
)

// DefaultCharacters is how many characters a line of the draft has.
const DefaultCharacters = 34

// ErrNested is returned for a change made by a callback of another change.
var ErrNested = errors.New("apply transaction: another one is being applied")

// ErrReadOnly is returned for a change of a view that only shows.
var ErrReadOnly = errors.New("apply transaction: the view is read-only")

// View draws a draft and lets it be written. Make one with New; what is public
// is set before Open.
type View struct {
	widget.BaseWidget

	// Colors gives the colours; nil takes those of Fyne's theme.
	Colors func() Colors
	// OnChanged is called after the text has changed, by whatever way.
	OnChanged func(before, after editor.State, tr editor.Transaction)
	// OnMoved is called after the selection has changed, also by a change of the text.
	OnMoved func(editor.State)
	// OnMenu is a right click; the place is on the window's canvas.
	OnMenu func(at fyne.Position)
	// OnKey and OnShortcut are asked first about what is meant for the text;
	// they report whether they have dealt with it.
	OnKey      func(*fyne.KeyEvent) bool
	OnShortcut func(fyne.Shortcut) bool
	// OnRefused is told of what was typed, pasted or dropped and not done: editor.ErrTable.
	OnRefused func(error)
	// OnCarried is told when Carried answers otherwise than before.
	OnCarried func()
	// OnFocus is told when the view gains and loses the keyboard.
	OnFocus func(bool)

	state   editor.State
	history editor.History
	busy    bool // a transaction is being applied

	styler     Styler
	body       *Style
	units      func(string) int
	captions   Captions
	boxes      map[float32]*boxes // by the size of the text
	characters int
	zoom       float32
	hang       bool
	readOnly   bool
	quotes     bool // a typed " becomes “ or ”
	spotlight  bool

	// Layout. width is that of the lines, em of one character of the body.
	column    column
	width, em float32
	scale     float32
	size      fyne.Size
	read      reading
	// The anchor: paragraph first begins so far above the view's top.
	first  int
	offset float32
	start  int // the place to show at first, -1 the caret's

	layers     [layers]layer
	ticks      []tick
	ticksStale bool

	// Caret. atEnd says that a caret between two lines of a paragraph stands at
	// the end of the upper one; goal is the x that Up and Down keep to, -1 none.
	atEnd bool
	goal  float32
	blink *fyne.Animation
	moved time.Time // when the caret moved last

	guard   keys.Guard
	focused bool
	mouse   mouse
	now     func() time.Time
	painter *painter
}

type layer struct {
	marks
	mark Mark
}

var (
	_ fyne.Focusable     = (*View)(nil)
	_ fyne.Shortcutable  = (*View)(nil)
	_ fyne.Tabbable      = (*View)(nil)
	_ fyne.Scrollable    = (*View)(nil)
	_ fyne.Draggable     = (*View)(nil)
	_ desktop.Keyable    = (*View)(nil)
	_ desktop.Mouseable  = (*View)(nil)
	_ desktop.Hoverable  = (*View)(nil)
	_ desktop.Cursorable = (*View)(nil)
)

// New makes an empty view that styles paragraphs by their numbers.
func New() *View {
	v := &View{characters: DefaultCharacters, zoom: 1, scale: 1, hang: true, goal: -1, start: -1, now: time.Now}
	v.ExtendBaseWidget(v)
	v.blink = v.newBlink()
	v.SetSheet(NewSheet(17), nil)
	return v
}

// Open shows another draft, with what can be undone in it. The caret is brought into view.
func (v *View) Open(s editor.State, h editor.History) {
	v.state, v.history = s, h
	v.first, v.offset = 0, 0
	for i := range v.layers {
		v.layers[i].marks = marks{}
	}
	v.guard.Reset()
	v.mouse = mouse{}
	v.atEnd, v.goal = false, -1
	v.start = -1
	v.relayout()
	v.begin()
}

// begin shows the place that a draft was opened for, as soon as there is a size.
func (v *View) begin() {
	if v.start >= 0 {
		v.ShowTop(v.start)
		return
	}
	v.revealCaret()
	v.Refresh()
}

// State is what is shown.
func (v *View) State() editor.State { return v.state }

// History is what can be undone.
func (v *View) History() editor.History { return v.history }

// Apply makes a change and records it for undoing. It is the only way, with
// Undo and Redo, in which the text changes. On error nothing has. What is typed
// and would tear a table's rows is refused with editor.ErrTable.
func (v *View) Apply(tr editor.Transaction) error { return v.apply(tr, false) }

// apply is Apply; atEnd says where a caret between two lines is to stand.
func (v *View) apply(tr editor.Transaction, atEnd bool) error {
	switch {
	case v.busy:
		return ErrNested
	case v.readOnly && len(tr.Edits) > 0:
		return ErrReadOnly
	}
	before := v.state
	tr, err := editor.Guard(before, tr)
	if err != nil {
		return err
	}
	after, err := before.Apply(tr)
	if err != nil {
		return err
	}
	v.history = v.history.Push(before, after, tr)
	v.show(before, after, tr, atEnd)
	return nil
}

// Undo takes the newest step back, Redo does again what Undo took back. Both
// report whether there was something to do.
func (v *View) Undo() bool {
	_, h, done := v.history.Undo(v.state)
	return v.replay(h, done)
}

// Redo: see Undo.
func (v *View) Redo() bool {
	_, h, done := v.history.Redo(v.state)
	return v.replay(h, done)
}

func (v *View) replay(h editor.History, done []editor.Transaction) bool {
	if len(done) == 0 || v.busy || v.readOnly {
		return false
	}
	v.history = h
	for _, tr := range done {
		before := v.state
		after, err := before.Apply(tr)
		if err != nil {
			return false // History has applied the same ones already
		}
		v.show(before, after, tr, false)
	}
	return true
}

// show goes over to the state that a transaction has made.
func (v *View) show(before, after editor.State, tr editor.Transaction, atEnd bool) {
	v.busy = true
	v.state = after
	if len(tr.Edits) > 0 {
		v.follow(before, tr.Edits)
	}
	v.atEnd, v.goal = atEnd, -1
	v.moved = v.now()
	v.busy = false
	if len(tr.Edits) > 0 && v.OnChanged != nil {
		v.OnChanged(before, after, tr)
	}
	if before.Selection != after.Selection && v.OnMoved != nil {
		v.OnMoved(v.state)
	}
	if tr.Selection != nil {
		v.revealCaret() // a change made elsewhere leaves what is read where it is
	}
	v.Refresh()
}

// follow carries layout, marks and anchor through edits.
func (v *View) follow(before editor.State, es text.Edits) {
	if v.column.count == 0 {
		return // not shown yet
	}
	anchor := es.Map(before.Text.Line(min(v.first, before.Text.Lines()-1)).Start, text.Before)
	v.relay(before, v.state, es)
	v.first = v.state.Text.LineOf(anchor)
	v.settle()
	for i := range v.layers {
		v.layers[i].apply(es)
	}
}

// SetSheet sets the styles and who chooses among them; nil goes by the
// paragraphs' numbers.
func (v *View) SetSheet(s *Sheet, by Styler) {
	v.body, v.styler = s.Body, by
	if by == nil {
		v.styler = s.ByNumber
	}
	v.relayout()
}

// Restyle asks the Styler anew about every paragraph, as it comes into view.
func (v *View) Restyle() { v.relayout() }

// SetUnits sets what tells how many bytes of a text, which follows a number,
// are its unit, so that no line ends between them.
func (v *View) SetUnits(units func(string) int) {
	v.units = units
	v.relayout()
}

// SetColumn sets how many characters a line has, and whether ，。、； may hang
// beyond its end.
func (v *View) SetColumn(characters int, hang bool) {
	v.characters, v.hang = characters, hang
	v.relayout()
}

// SetZoom sets how large the text is, 1 for the sizes of the styles.
func (v *View) SetZoom(zoom float32) {
	v.zoom = zoom
	v.relayout()
}

// SetReadOnly says whether the text may be changed. It can be read, selected
// and copied all the same.
func (v *View) SetReadOnly(on bool) { v.readOnly = on }

// SetSpotlight greys all paragraphs but the caret's.
func (v *View) SetSpotlight(on bool) {
	v.spotlight = on
	v.Refresh()
}

// Decorate sets the marks of a layer: spans of the text as it is now, in rising
// order and without overlap. They follow the edits until they are set anew, and
// change nothing of the layout.
func (v *View) Decorate(l Layer, m Mark, spans []text.Span) {
	v.layers[l] = layer{newMarks(spans), m}
	v.ticksStale = true
	v.Refresh()
}

// Marked returns the spans of a layer as they lie now.
func (v *View) Marked(l Layer) []text.Span {
	spans := make([]text.Span, v.layers[l].len())
	for i := range spans {
		spans[i] = v.layers[l].at(i)
	}
	return spans
}

// Count is how many marks a layer has.
func (v *View) Count(l Layer) int { return v.layers[l].len() }

// MarkAt returns the mark of a layer in which a place lies; the place behind its
// last sign does not.
func (v *View) MarkAt(l Layer, at int) (text.Span, bool) {
	m := &v.layers[l]
	i := m.from(at)
	if i == m.len() || m.at(i).Start > at {
		return text.Span{}, false
	}
	return m.at(i), true
}

// SetHits shows what a search has found, and which of it is looked at, -1 none.
func (v *View) SetHits(found []text.Span, current int) {
	var now []text.Span
	if current >= 0 && current < len(found) {
		now = found[current : current+1]
	}
	v.layers[hits] = layer{newMarks(found), Mark{
		Tint: func() color.Color { return v.colors().Hit },
		Tick: func() color.Color { return v.colors().HitTick },
	}}
	v.layers[hitNow] = layer{newMarks(now), Mark{
		Tint: func() color.Color { return v.colors().HitNow },
		Tick: func() color.Color { return v.colors().HitNowTick },
	}}
	v.ticksStale = true
	v.Refresh()
}

// relayout makes the layout anew, with the anchor where it is.
func (v *View) relayout() {
	if v.size.IsZero() {
		return // not shown yet
	}
	v.fitScale()
	v.boxes = nil
	part := float32(0)
	if v.first < v.column.count {
		part = v.offset / max(1, v.column.at(v.first).height)
	}
	v.guessAll()
	v.first = min(v.first, v.column.count-1)
	v.offset = part * v.laid(v.first).height
	v.settle()
	v.Refresh()
}

// Resize implements fyne.CanvasObject.
func (v *View) Resize(size fyne.Size) {
	if size == v.size {
		return
	}
	v.size = size
	v.BaseWidget.Resize(size)
	opened := v.column.count == 0
	switch {
	case v.fitScale():
		measure.Forget()
		v.relayout()
	case opened || v.columnWidth() != v.width:
		v.relayout()
	}
	v.ticksStale = true
	v.settle()
	if opened {
		v.begin()
	}
	v.Refresh()
}

// MinSize implements fyne.CanvasObject: a view takes what it is given.
func (v *View) MinSize() fyne.Size { return fyne.NewSize(120, 60) }

func (v *View) colors() Colors {
	if v.Colors != nil {
		return v.Colors()
	}
	return themeColors()
}
