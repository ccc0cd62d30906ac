package widgets

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/editor/textview/measure"
	"reportdesk/internal/text"
	"reportdesk/internal/typeset"
	"reportdesk/seeds"
)

// Mark is how a part of a passage is drawn. A nil ink leaves that out.
type Mark struct {
	// Span lies in the passage's text.
	Span text.Span
	// Tint lies behind the text, Line below it, Ink is the text's own colour.
	Tint, Line, Ink Ink
	// LineWidth is 1 where 0.
	LineWidth    float32
	Strike, Bold bool
}

// The marks of the design.
var (
	FigureMark   = Mark{Tint: func(p *look.Palette) color.NRGBA { return p.FigTint }, Line: func(p *look.Palette) color.NRGBA { return p.FigLine }}
	KeptMark     = Mark{Tint: func(p *look.Palette) color.NRGBA { return p.KeptTint }, Line: func(p *look.Palette) color.NRGBA { return p.KeptLine }}
	InsertedMark = Mark{
		Tint: func(p *look.Palette) color.NRGBA { return p.AddTint }, Ink: func(p *look.Palette) color.NRGBA { return p.AddInk },
		Line: func(p *look.Palette) color.NRGBA { return p.AddInk }, LineWidth: 2,
	}
	DeletedMark = Mark{
		Tint: func(p *look.Palette) color.NRGBA { return p.RemTint }, Ink: func(p *look.Palette) color.NRGBA { return p.RemInk },
		Strike: true,
	}
	HitMark = Mark{Tint: func(p *look.Palette) color.NRGBA { return p.Hit }}
)

// Over returns the mark for a span.
func (m Mark) Over(s text.Span) Mark {
	m.Span = s
	return m
}

// Passage is a text of one or more paragraphs, set after the rules of Chinese
// typesetting, with parts of it marked. It is read, not written; its height
// follows from its width.
type Passage struct {
	widget.BaseWidget
	Text string
	// Marks may overlap; of two that colour the same part the later counts.
	Marks []Mark
	Type  Type
	Ink   Ink
	// LineHeight is the distance of the lines.
	LineHeight float32
	// Indent is how many characters the first line of a paragraph is moved in.
	Indent float32
	// Most is how many lines are shown before … ends the last one; 0 for all.
	Most int
}

// NewPassage makes a passage in a type, with the lines that far apart.
func NewPassage(s string, t Type, lineHeight float32) *Passage {
	p := &Passage{Text: s, Type: t, Ink: TextInk, LineHeight: lineHeight}
	p.ExtendBaseWidget(p)
	return p
}

// HeightFor is the height that the passage needs in a width.
func (p *Passage) HeightFor(width float32) float32 {
	return float32(len(p.lines(width))) * p.LineHeight
}

// setLine is one line of the passage, in offsets of its text.
type setLine struct {
	start, end int
	x          float32
	cut        bool // … stands behind it
}

// lines breaks the passage for a width.
func (p *Passage) lines(width float32) []setLine {
	table := measure.For(p.Type.Size, p.Type.Bold)
	indent := p.Indent * table.Rune('国')
	s := typeset.Setter{Widths: table, Width: max(width, p.Type.Size), Indent: indent, Units: UnitLength}
	var out []setLine
	var lines []typeset.Line
	at := 0
	for par := range strings.SplitSeq(p.Text, "\n") {
		lines = s.Lines(par, lines[:0])
		for i, l := range lines {
			x := float32(0)
			if i == 0 {
				x = indent
			}
			out = append(out, setLine{start: at + l.Start, end: at + l.End, x: x})
			if p.Most > 0 && len(out) > p.Most {
				out = out[:p.Most]
				out[p.Most-1].cut = true
				return out
			}
		}
		at += len(par) + 1
	}
	return out
}

// UnitLength is how many bytes of s, which follows a number, are a unit.
func UnitLength(s string) int {
	best := 0
	for _, u := range unitsByStart[firstRune(s)] {
		if len(u) > best && strings.HasPrefix(s, u) {
			best = len(u)
		}
	}
	return best
}

var unitsByStart = func() map[rune][]string {
	m := map[rune][]string{}
	for _, u := range seeds.Units() {
		for _, n := range append([]string{u.Symbol}, u.Aliases...) {
			m[firstRune(n)] = append(m[firstRune(n)], n)
		}
	}
	return m
}()

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// CreateRenderer implements fyne.Widget.
func (p *Passage) CreateRenderer() fyne.WidgetRenderer {
	r := &passageRenderer{passage: p}
	r.draw(p.Size().Width)
	return r
}

type passageRenderer struct {
	passage *Passage
	width   float32
	tints   []*canvas.Rectangle
	texts   []*canvas.Text
	usedT   int // of tints
	usedX   int // of texts
}

func (r *passageRenderer) MinSize() fyne.Size {
	w := r.passage.Size().Width
	if w == 0 {
		return fyne.NewSize(0, r.passage.LineHeight)
	}
	return fyne.NewSize(0, r.passage.HeightFor(w))
}

func (r *passageRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.draw(size.Width)
	}
}

func (r *passageRenderer) Refresh() {
	r.draw(r.passage.Size().Width)
	canvas.Refresh(r.passage)
}

func (r *passageRenderer) Destroy() {}

func (r *passageRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, r.usedT+r.usedX)
	for _, t := range r.tints[:r.usedT] {
		objects = append(objects, t)
	}
	for _, t := range r.texts[:r.usedX] {
		objects = append(objects, t)
	}
	return objects
}

// draw sets every line as runs of one look, each a text of its own.
func (r *passageRenderer) draw(width float32) {
	p := r.passage
	r.width, r.usedT, r.usedX = width, 0, 0
	if width <= 0 {
		return
	}
	cuts := p.cuts()
	for i, l := range p.lines(width) {
		x, y := l.x, float32(i)*p.LineHeight
		for at := l.start; at < l.end; {
			end := min(l.end, nextCut(cuts, at))
			x = r.run(at, end, x, y)
			at = end
		}
		if l.cut {
			r.text("…", x, y, p.Type.Bold, p.Ink(look.Colors()), false)
		}
	}
}

// cuts are the places where the look of the text changes.
func (p *Passage) cuts() []int {
	var at []int
	for _, m := range p.Marks {
		at = append(at, m.Span.Start, m.Span.End)
	}
	sort.Ints(at)
	return at
}

func nextCut(cuts []int, after int) int {
	i := sort.SearchInts(cuts, after+1)
	if i == len(cuts) {
		return 1 << 60
	}
	return cuts[i]
}

// run draws a part that has one look, and returns where the next begins.
func (r *passageRenderer) run(start, end int, x, y float32) float32 {
	p, palette := r.passage, look.Colors()
	table := measure.For(p.Type.Size, p.Type.Bold)
	bold, strike, ink := p.Type.Bold, false, p.Ink(palette)
	var tint, line Ink
	thick := float32(1)
	for _, m := range p.Marks {
		if m.Span.Start > start || m.Span.End < end || m.Span.Empty() {
			continue
		}
		bold, strike = bold || m.Bold, strike || m.Strike
		if m.Ink != nil {
			ink = m.Ink(palette)
		}
		if m.Tint != nil {
			tint = m.Tint
		}
		if m.Line != nil {
			line, thick = m.Line, max(1, m.LineWidth)
		}
	}
	if bold != p.Type.Bold {
		table = measure.For(p.Type.Size, bold)
	}
	s := p.Text[start:end]
	w := table.Text(s)
	top := y + (p.LineHeight-table.LineHeight)/2
	if tint != nil {
		r.rect(tint(palette), x, top, w, table.LineHeight)
	}
	if line != nil {
		r.rect(line(palette), x, top+table.LineHeight-thick, w, thick)
	}
	r.text(s, x, y, bold, ink, strike)
	return x + w
}

func (r *passageRenderer) rect(c color.Color, x, y, w, h float32) {
	if r.usedT == len(r.tints) {
		r.tints = append(r.tints, canvas.NewRectangle(c))
	}
	t := r.tints[r.usedT]
	r.usedT++
	t.FillColor = c
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(w, h))
}

func (r *passageRenderer) text(s string, x, y float32, bold bool, c color.Color, strike bool) {
	p := r.passage
	if r.usedX == len(r.texts) {
		r.texts = append(r.texts, canvas.NewText("", c))
	}
	t := r.texts[r.usedX]
	r.usedX++
	t.Text, t.TextSize, t.Color = s, p.Type.Size, c
	t.TextStyle = fyne.TextStyle{Bold: bold, Strikethrough: strike}
	table := measure.For(p.Type.Size, bold)
	t.Move(fyne.NewPos(x, y+(p.LineHeight-table.LineHeight)/2))
	t.Resize(fyne.NewSize(table.Text(s), table.LineHeight))
}
