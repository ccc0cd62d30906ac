package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/editor/textview/keys"
)

// Field is an entry field of one line. All fields of the window are Fields,
// since an input method that composes would damage a bare widget.Entry.
//
// What an Entry offers it offers: SetText, SetPlaceHolder, OnChanged,
// OnSubmitted (Enter), Validator, ActionItem (at its right end).
type Field struct {
	widget.Entry
	// Symbol is a name of look's icons that stands at the left, "" for none.
	Symbol string
	// Wide is the least width; the field takes what it is given beyond that.
	Wide float32
	// Wrong frames the field as one that holds a mistake.
	Wrong bool
	// OnKey is asked first about every key that is meant for the field (Escape,
	// Up, F3 ...); it reports whether it has dealt with it. Escape and F1 to F12
	// go to the window where it has not, like shortcuts that are not a text's own.
	OnKey func(*fyne.KeyEvent) bool
	// OnShortcut is the same for shortcuts.
	OnShortcut func(fyne.Shortcut) bool
	// OnLeft is called when the field loses the keyboard.
	OnLeft func()

	guard   keys.Guard
	focused bool
}

var (
	_ fyne.Focusable    = (*Field)(nil)
	_ fyne.Tabbable     = (*Field)(nil)
	_ fyne.Shortcutable = (*Field)(nil)
	_ desktop.Keyable   = (*Field)(nil)
	_ desktop.Mouseable = (*Field)(nil)
)

// NewField makes a field with a placeholder.
func NewField(placeholder, symbol string, wide float32) *Field {
	f := &Field{Symbol: symbol, Wide: wide}
	f.ExtendBaseWidget(f)
	f.Scroll = fyne.ScrollHorizontalOnly
	f.PlaceHolder = placeholder
	return f
}

// KeyDown implements desktop.Keyable.
func (f *Field) KeyDown(e *fyne.KeyEvent) {
	f.guard.KeyDown(e)
	f.Entry.KeyDown(e)
}

// KeyUp implements desktop.Keyable.
func (f *Field) KeyUp(e *fyne.KeyEvent) {
	f.guard.KeyUp(e)
	f.Entry.KeyUp(e)
}

// TypedKey implements fyne.Focusable.
func (f *Field) TypedKey(e *fyne.KeyEvent) {
	switch {
	case f.guard.TypedKey(e) || f.OnKey != nil && f.OnKey(e):
	case keys.IsFunction(e.Name), f.OnSubmitted == nil && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		keys.PassKey(f, e) // Enter, where the field does nothing with it, is the sheet's button
	default:
		f.Entry.TypedKey(e)
	}
}

// TypedRune implements fyne.Focusable.
func (f *Field) TypedRune(r rune) {
	f.guard.TypedRune(r)
	f.Entry.TypedRune(r)
}

// TypedShortcut implements fyne.Shortcutable.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	switch {
	case f.guard.TypedShortcut(s) || f.OnShortcut != nil && f.OnShortcut(s):
	case keys.IsEditing(s):
		f.Entry.TypedShortcut(s)
	default:
		keys.PassShortcut(f, s)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next field, but not out
// of a composition.
func (f *Field) AcceptsTab() bool { return f.guard.Composing() }

// FocusGained implements fyne.Focusable.
func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (f *Field) FocusLost() {
	f.guard.Reset()
	f.focused = false
	f.Entry.FocusLost()
	if f.OnLeft != nil {
		f.OnLeft()
	}
}

// MouseDown implements desktop.Mouseable: an Entry takes no account of the
// symbol before its text.
func (f *Field) MouseDown(e *desktop.MouseEvent) {
	moved := *e
	moved.Position.X -= f.leading()
	f.Entry.MouseDown(&moved)
}

// MinSize implements fyne.CanvasObject: what is in a field never forces the window wide.
func (f *Field) MinSize() fyne.Size { return fyne.NewSize(f.Wide, look.ButtonHeight) }

const fieldSymbol = 14

// leading is how far the symbol moves the text.
func (f *Field) leading() float32 {
	if f.Symbol == "" {
		return 2
	}
	return fieldSymbol + 5
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{
		WidgetRenderer: f.Entry.CreateRenderer(),
		field:          f,
		frame:          canvas.NewRectangle(color.Transparent),
		symbol:         &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	r.frame.CornerRadius = 5
	r.paint()
	return r
}

// fieldRenderer draws the design's frame around what an Entry draws.
type fieldRenderer struct {
	fyne.WidgetRenderer
	field  *Field
	frame  *canvas.Rectangle
	symbol *canvas.Image
}

// Layout sets the text in the middle of the height, which an Entry does not,
// and behind the symbol.
func (r *fieldRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Resize(size)
	r.symbol.Resize(fyne.NewSquareSize(fieldSymbol))
	r.symbol.Move(fyne.NewPos(10, (size.Height-fieldSymbol)/2))
	lead := r.field.leading()
	inner := UIType.Measure("国").Height + 2*theme.InnerPadding()
	for _, o := range r.WidgetRenderer.Objects() {
		if !isText(o) || o == r.field.ActionItem {
			continue
		}
		o.Move(fyne.NewPos(lead, (size.Height-inner)/2))
		o.Resize(fyne.NewSize(max(0, o.Size().Width-lead), inner))
	}
}

// isText tells the text of an Entry from the frame and icon that it draws.
func isText(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *canvas.Rectangle, *canvas.Image:
		return false
	}
	return true
}

func (r *fieldRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *fieldRenderer) paint() {
	p, f := look.Colors(), r.field
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = p.Field, p.Line, 1
	switch {
	case f.Disabled():
		r.frame.FillColor, r.frame.StrokeColor = p.Bg, p.Sep
	case f.focused:
		r.frame.StrokeColor, r.frame.StrokeWidth = p.Focus, 2
	case f.Wrong:
		r.frame.StrokeColor = p.RemInk
	}
	r.symbol.Hidden = f.Symbol == ""
	if f.Symbol != "" {
		r.symbol.Resource = look.Icon(f.Symbol, p.Text2)
		r.symbol.Refresh()
	}
	r.frame.Refresh()
}

func (r *fieldRenderer) MinSize() fyne.Size { return r.field.MinSize() }

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.symbol}
	for _, o := range r.WidgetRenderer.Objects() {
		if isText(o) {
			objects = append(objects, o)
		}
	}
	return objects
}
