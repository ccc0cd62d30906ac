// Package widgets is what the panes are made of, drawn to the design: labels
// that shorten themselves, buttons, lists of which only the visible rows have
// objects, regions with edges to drag. It knows nothing of reports.
package widgets

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
)

// Ink picks a colour of the palette, so that a widget follows the theme.
type Ink func(*look.Palette) color.NRGBA

// The inks of text.
var (
	TextInk    Ink = func(p *look.Palette) color.NRGBA { return p.Text }
	Text2Ink   Ink = func(p *look.Palette) color.NRGBA { return p.Text2 }
	Text3Ink   Ink = func(p *look.Palette) color.NRGBA { return p.Text3 }
	AccentInk  Ink = func(p *look.Palette) color.NRGBA { return p.AccentInk }
	WarningInk Ink = func(p *look.Palette) color.NRGBA { return p.FigInk }
	RemovedInk Ink = func(p *look.Palette) color.NRGBA { return p.RemInk }
)

// Type is how a run of text is set.
type Type struct {
	Size float32
	Bold bool
}

// The types of the design.
var (
	CaptionType = Type{Size: look.Caption}
	UIType      = Type{Size: look.UI}
	UIBold      = Type{Size: look.UI, Bold: true}
	LeadType    = Type{Size: look.Lead}
	LeadBold    = Type{Size: look.Lead, Bold: true}
	TitleType   = Type{Size: look.Title, Bold: true}
	DisplayType = Type{Size: look.Display, Bold: true}
)

// Measure is the size of a text of one line.
func (t Type) Measure(s string) fyne.Size {
	return fyne.MeasureText(s, t.Size, fyne.TextStyle{Bold: t.Bold})
}

// Fit shortens s with … at its end until it is at most width wide. A width too
// small for one character gives "".
func (t Type) Fit(s string, width float32) string {
	if t.Measure(s).Width <= width {
		return s
	}
	runes := []rune(s)
	n := sort.Search(len(runes), func(n int) bool {
		return t.Measure(string(runes[:n+1])+"…").Width > width
	})
	if n == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:n]), " 　") + "…"
}

// FitMiddle shortens s in its middle, for file names whose ends tell most.
func (t Type) FitMiddle(s string, width float32) string {
	if t.Measure(s).Width <= width {
		return s
	}
	runes := []rune(s)
	tail := min(len(runes)/2, 8)
	head := sort.Search(len(runes)-tail, func(n int) bool {
		return t.Measure(string(runes[:n+1])+"…"+string(runes[len(runes)-tail:])).Width > width
	})
	if head == 0 {
		return t.Fit(s, width)
	}
	return string(runes[:head]) + "…" + string(runes[len(runes)-tail:])
}

// Label is one line of text that shortens itself to the width it gets. It asks
// for no width, so that no text can force the window wide.
type Label struct {
	widget.BaseWidget
	Text  string
	Type  Type
	Ink   Ink
	Align fyne.TextAlign
	// Middle shortens in the middle.
	Middle bool
}

// NewLabel makes a label.
func NewLabel(text string, t Type, ink Ink) *Label {
	l := &Label{Text: text, Type: t, Ink: ink}
	l.ExtendBaseWidget(l)
	return l
}

// SetText changes the text.
func (l *Label) SetText(s string) {
	if l.Text != s {
		l.Text = s
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	r := &labelRenderer{label: l, text: canvas.NewText("", color.Black)}
	r.Refresh()
	r.Layout(l.Size())
	return r
}

type labelRenderer struct {
	label *Label
	text  *canvas.Text
}

func (r *labelRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.label.Type.Measure("国").Height)
}

func (r *labelRenderer) Layout(size fyne.Size) {
	fit := r.label.Type.Fit
	if r.label.Middle {
		fit = r.label.Type.FitMiddle
	}
	if s := fit(r.label.Text, size.Width); s != r.text.Text {
		r.text.Text = s
		r.text.Refresh()
	}
	height := r.MinSize().Height
	r.text.Resize(fyne.NewSize(size.Width, height))
	r.text.Move(fyne.NewPos(0, (size.Height-height)/2))
}

func (r *labelRenderer) Refresh() {
	r.text.TextSize = r.label.Type.Size
	r.text.TextStyle = fyne.TextStyle{Bold: r.label.Type.Bold}
	r.text.Alignment = r.label.Align
	r.text.Color = r.label.Ink(look.Colors())
	r.Layout(r.label.Size())
	r.text.Refresh()
}

func (r *labelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *labelRenderer) Destroy()                     {}
