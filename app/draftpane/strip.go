package draftpane

import (
	"fmt"
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// strip is the line under the text about the figure at the caret.
type strip struct {
	content fyne.CanvasObject
	badge   *widgets.Badge
	name    *widgets.Label
	value   *widgets.Label
	rest    *widgets.Label
	wrong   *widgets.Label
	chip    fyne.CanvasObject // what wrong stands on
	box     *fyne.Container
	count   *widgets.Label
	// shown is whether there is a figure to show.
	shown bool
	// wide is set where there is room for a second earlier year and the formula.
	wide bool
	was  string
}

const stripHeight = 36

func onFigure(p *look.Palette) color.NRGBA { return p.FigTint }

func newStrip(step func(forward bool)) *strip {
	s := &strip{
		badge: widgets.NewBadge(words.Of("数", "#"), widgets.WarningInk, onFigure, 16),
		name:  widgets.NewLabel("", widgets.UIType, widgets.TextInk),
		value: widgets.NewLabel("", widgets.LeadBold, widgets.TextInk),
		rest:  widgets.NewLabel("", widgets.CaptionType, widgets.Text2Ink),
		wrong: widgets.NewLabel("", widgets.CaptionType, widgets.WarningInk),
		count: widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
	}
	s.count.Align = fyne.TextAlignTrailing
	s.wrong.Align = fyne.TextAlignCenter
	s.chip = container.NewStack(widgets.NewSurface(onFigure, s.wrong))
	s.box = container.New(stripLayout{}, s.badge, s.name, s.value, s.rest, s.chip, s.count,
		widgets.NewButton("", "left", widgets.Quiet, func() { step(false) }),
		widgets.NewButton("", "right", widgets.Quiet, func() { step(true) }))
	s.content = container.New(widgets.Stack{}, widgets.NewLine(), widgets.NewSurface(widgets.OnSunken, s.box))
	s.content.Hide()
	return s
}

// atCaret is what the strip shows.
type atCaret struct {
	told
	at, of int // which figure of the paragraph, from 1
}

// show shows a figure; nil is none.
func (s *strip) show(f *atCaret) {
	s.shown = f != nil
	if f == nil {
		return
	}
	if now := fmt.Sprint(*f, s.wide); now != s.was {
		s.was = now
		s.set(f)
	}
}

func (s *strip) set(f *atCaret) {
	s.name.SetText(f.name)
	s.value.SetText(f.value)
	var parts []string
	for i, e := range f.earlier {
		if i > 0 && !s.wide {
			break
		}
		parts = append(parts, fmt.Sprintf(words.Of("%d报告 %s", "%d report %s"), e.year, e.value))
	}
	if f.computed != "" {
		computed := f.computed
		if f.formula != "" && s.wide {
			computed = f.formula + " ＝ " + computed
		}
		parts = append(parts, words.Of("核算 ", "computed ")+computed)
	}
	s.rest.SetText(strings.Join(parts, "　"))
	s.wrong.SetText("")
	if f.wrong {
		s.wrong.SetText(words.Of("与总额不一致", "Does not follow from the total"))
	}
	show(s.chip, f.wrong)
	s.count.SetText(fmt.Sprintf("%d / %d", f.at, f.of))
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
	for i, o := range objects[1:5] {
		l, ok := o.(*widgets.Label)
		w := float32(0)
		switch {
		case !ok && o.Visible(): // the chip
			w = widgets.CaptionType.Measure(words.Of("与总额不一致", "Does not follow from the total")).Width + 16
		case ok && l.Text != "":
			w = l.Type.Measure(l.Text).Width + 1
		}
		w = min(w, max(0, end-12-x))
		if !ok && w > 0 {
			widgets.Place(o, x, (size.Height-20)/2, w, 20)
		} else {
			put(o, x, w, size.Height)
		}
		if w > 0 {
			x += w + [...]float32{8, 16, 12, 0}[i]
		}
	}
}

// paragraphFigures are the figures of the caret's paragraph: the numbers of the
// first in the reading and of the one behind the last.
func (p *Pane) paragraphFigures() (first, end int) {
	par := p.view.State().Text.Line(p.spot.paragraph)
	first = sort.Search(len(p.figures), func(i int) bool { return p.figures[i].Start >= par.Start })
	end = first
	for end < len(p.figures) && p.figures[end].End <= par.End {
		end++
	}
	return first, end
}

// figureAt is what the strip shows: the figure at the caret, or the one before
// it in its paragraph, or else the paragraph's first; nil where it has none.
func (p *Pane) figureAt(at int) *atCaret {
	first, end := p.paragraphFigures()
	if p.known == nil || first == end {
		return nil
	}
	i := first
	for k := first; k < end && p.figures[k].Start <= at; k++ {
		i = k
	}
	value := p.view.State().Text.Slice(p.figures[i])
	return &atCaret{p.known.tell(p.known.figures[i], value), i - first + 1, end - first}
}

// stepFigure goes through the figures of the caret's paragraph.
func (p *Pane) stepFigure(forward bool) {
	first, end := p.paragraphFigures()
	if s, ok := nextSpan(p.figures[first:end], p.view.State().Selection.Span(), forward); ok {
		p.selectSpan(s)
		p.focusText()
	}
}
