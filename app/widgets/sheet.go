package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Sheet is a card over the window for one task that has an end: an import to
// put right, an export, settings. Enter is its primary button, Escape closes it.
type Sheet struct {
	widget.BaseWidget
	// Title stands in the head with Caption behind it, Content between head and foot.
	Title   string
	Caption string
	Content fyne.CanvasObject
	// Note stands at the left of the foot.
	Note string
	// Actions stand at the right of the foot, the primary one last.
	Actions []*Button
	// Back stands at the left of the foot and takes back what led here; nil for none.
	Back *Button
	// Card is the size of the card; a smaller window leaves it less.
	Card fyne.Size
	// OnClosed is called when the sheet goes, however it goes.
	OnClosed func()

	over fyne.Canvas
}

// Heights of a sheet's head and foot.
const (
	sheetHead = 52
	sheetFoot = 56
)

// NewSheet makes a sheet; Show shows it.
func NewSheet(title string, content fyne.CanvasObject, card fyne.Size, actions ...*Button) *Sheet {
	s := &Sheet{Title: title, Content: content, Card: card, Actions: actions}
	s.ExtendBaseWidget(s)
	return s
}

// ShowOver shows the sheet over a canvas, with the focus on an object of its
// content, or on its primary button.
func (s *Sheet) ShowOver(c fyne.Canvas, focus fyne.Focusable) {
	s.over = c
	c.Overlays().Add(s)
	s.Resize(c.Size())
	if focus == nil && len(s.Actions) > 0 {
		focus = s.Actions[len(s.Actions)-1]
	}
	if focus != nil {
		c.Focus(focus)
	}
}

// Close takes the sheet away.
func (s *Sheet) Close() {
	if s.over == nil {
		return
	}
	s.over.Overlays().Remove(s)
	s.over = nil
	if s.OnClosed != nil {
		s.OnClosed()
	}
}

// TypedKey takes the keys that no widget of the sheet took.
func (s *Sheet) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		s.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if n := len(s.Actions); n > 0 {
			s.Actions[n-1].Tapped(nil)
		}
	}
}

// Tapped keeps clicks on the veil from what lies below.
func (s *Sheet) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{
		sheet: s, veil: canvas.NewRectangle(color.Transparent), card: canvas.NewRectangle(color.Transparent),
		title: NewLabel(s.Title, TitleType, TextInk), caption: NewLabel(s.Caption, UIType, Text3Ink), note: NewLabel(s.Note, CaptionType, Text3Ink),
		headLine: NewLine(), footLine: NewLine(),
	}
	r.closing = NewButton("", "close", Quiet, s.Close)
	r.card.CornerRadius = 8
	r.Refresh()
	return r
}

type sheetRenderer struct {
	sheet              *Sheet
	veil, card         *canvas.Rectangle
	title, note        *Label
	caption            *Label
	closing            *Button
	headLine, footLine *Line
}

func (r *sheetRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *sheetRenderer) Layout(size fyne.Size) {
	s := r.sheet
	r.veil.Resize(size)
	w, h := min(s.Card.Width, size.Width-48), min(s.Card.Height, size.Height-48)
	x, y := (size.Width-w)/2, (size.Height-h)/2
	place(r.card, x, y, w, h)
	m := r.title.MinSize().Height
	place(r.title, x+16, y+(sheetHead-m)/2, w-80, m)
	cm := r.caption.MinSize().Height
	behind := TitleType.Measure(s.Title).Width + 16
	place(r.caption, x+16+behind, y+(sheetHead-cm)/2, w-80-behind, cm)
	place(r.closing, x+w-16-30, y+(sheetHead-30)/2, 30, 30)
	place(r.headLine, x, y+sheetHead-1, w, 1)
	foot := float32(0)
	if len(s.Actions) > 0 || s.Note != "" || s.Back != nil {
		foot = sheetFoot
		place(r.footLine, x, y+h-foot, w, 1)
		right := x + w - 16
		for i := len(s.Actions) - 1; i >= 0; i-- {
			bm := s.Actions[i].MinSize()
			right -= bm.Width
			place(s.Actions[i], right, y+h-foot+(foot-bm.Height)/2, bm.Width, bm.Height)
			right -= 8
		}
		if s.Back != nil {
			bm := s.Back.MinSize()
			place(s.Back, x+8, y+h-foot+(foot-bm.Height)/2, bm.Width, bm.Height)
		}
		nm := r.note.MinSize().Height
		place(r.note, x+16, y+h-foot+(foot-nm)/2, right-x-32, nm)
	}
	r.footLine.Hidden = foot == 0
	place(s.Content, x, y+sheetHead, w, h-sheetHead-foot)
}

func (r *sheetRenderer) Refresh() {
	s, p := r.sheet, look.Colors()
	r.veil.FillColor = p.Veil
	r.card.FillColor, r.card.StrokeColor, r.card.StrokeWidth = p.Bg, p.Line, 1
	r.card.Shadow = canvas.Shadow{BlurRadius: 20, Offset: fyne.NewPos(0, 6), Variant: canvas.DropShadow, Color: p.FloatShadow}
	r.title.SetText(s.Title)
	r.caption.SetText(s.Caption)
	r.note.SetText(s.Note)
	r.Layout(s.Size())
	canvas.Refresh(s)
	s.Content.Refresh()
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.veil, r.card, r.title, r.caption, r.closing, r.headLine, r.footLine, r.note, r.sheet.Content}
	if r.sheet.Back != nil {
		objects = append(objects, r.sheet.Back)
	}
	for _, a := range r.sheet.Actions {
		objects = append(objects, a)
	}
	return objects
}
func (r *sheetRenderer) Destroy() {}
