package draftpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/text"

	"image/color"
)

// strip is the line under the text about the figure at the caret.
type strip struct {
	content fyne.CanvasObject
	badge   *widgets.Badge
	name    *widgets.Label
	value   *widgets.Label
	rest    *widgets.Label
	wrong   *widgets.Label
	box     *fyne.Container
	count   *widgets.Label
}

const stripHeight = 36

func newStrip(step func(forward bool)) *strip {
	s := &strip{
		badge: widgets.NewBadge(words.Of("数", "#"), func(p *look.Palette) color.NRGBA { return p.FigInk },
			func(p *look.Palette) color.NRGBA { return p.FigTint }, 16),
		name:  widgets.NewLabel("", widgets.UIType, widgets.TextInk),
		value: widgets.NewLabel("", widgets.LeadBold, widgets.TextInk),
		rest:  widgets.NewLabel("", widgets.CaptionType, widgets.Text2Ink),
		wrong: widgets.NewLabel("", widgets.CaptionType, widgets.WarningInk),
		count: widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
	}
	s.count.Align = fyne.TextAlignTrailing
	s.box = container.New(stripLayout{}, s.badge, s.name, s.value, s.rest, s.wrong, s.count,
		widgets.NewButton("", "left", widgets.Quiet, func() { step(false) }),
		widgets.NewButton("", "right", widgets.Quiet, func() { step(true) }))
	s.content = container.New(widgets.Stack{}, widgets.NewLine(), widgets.NewSurface(widgets.OnSunken, s.box))
	s.content.Hide()
	return s
}

// shown is what the strip shows.
type shown struct {
	told
	at, of int // which figure of the paragraph, from 1
}

// show shows a figure; nil hides the strip.
func (s *strip) show(f *shown) {
	if f == nil {
		s.content.Hide()
		return
	}
	s.name.SetText(f.name)
	s.value.SetText(f.value)
	var parts []string
	for _, e := range f.earlier {
		parts = append(parts, fmt.Sprintf(words.Of("%d报告 %s", "%d report %s"), e.year, e.value))
	}
	if f.computed != "" {
		computed := words.Of("核算 ", "computed ") + f.computed
		if f.formula != "" {
			computed += "　" + f.formula
		}
		parts = append(parts, computed)
	}
	s.rest.SetText(strings.Join(parts, "　"))
	s.wrong.SetText("")
	if f.wrong {
		s.wrong.SetText(words.Of("与总额不一致", "Does not follow from the total"))
	}
	s.count.SetText(fmt.Sprintf("%d / %d", f.at, f.of))
	s.content.Show()
	s.box.Refresh()
}

// stripLayout sets the labels from the left as wide as they are, count and
// buttons at the right.
type stripLayout struct{}

func (stripLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, stripHeight) }

func (stripLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	end := size.Width - 8
	for i := 7; i >= 6; i-- {
		end -= 30
		put(objects[i], end, 30, size.Height)
	}
	end -= 52
	put(objects[5], end, 48, size.Height)
	put(objects[0], 16, 16, size.Height)
	x := float32(40)
	for _, o := range objects[1:5] {
		l := o.(*widgets.Label)
		w := min(l.Type.Measure(l.Text).Width+1, max(0, end-12-x))
		if l.Text == "" {
			w = 0
		}
		put(l, x, w, size.Height)
		if w > 0 {
			x += w + 12
		}
	}
}

// paragraphFigures are the figures of the caret's paragraph, by their numbers in the reading.
func (p *Pane) paragraphFigures() []int {
	if p.known == nil {
		return nil
	}
	par := p.view.State().Text.Line(p.spot.paragraph)
	var list []int
	for i, s := range p.figures {
		if par.Contains(s) && !s.Empty() {
			list = append(list, i)
		}
	}
	return list
}

// figureAt is what the strip shows of the figure at the caret, nil for none.
func (p *Pane) figureAt(at int) *shown {
	list := p.paragraphFigures()
	for k, i := range list {
		if s := p.figures[i]; at >= s.Start && at <= s.End {
			f := p.known.figures[i]
			return &shown{p.known.tell(f, p.view.State().Text.Slice(s)), k + 1, len(list)}
		}
	}
	return nil
}

// stepFigure goes through the figures of the caret's paragraph.
func (p *Pane) stepFigure(forward bool) {
	var spans []text.Span
	for _, i := range p.paragraphFigures() {
		spans = append(spans, p.figures[i])
	}
	if s, ok := nextSpan(spans, p.view.State().Selection.Span(), forward); ok {
		p.selectSpan(s)
	}
}
