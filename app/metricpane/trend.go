package metricpane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// point is a value of a trend; x and y run from 0 to 1, y upwards.
type point struct {
	x, y  float32
	value *value
	head  string
}

// sparkPoints are the values of single years, at their places among the years
// that have columns, between the least and the greatest.
func sparkPoints(t *table, r *row) []point {
	if r.parts {
		return nil
	}
	var points []point
	first, last := -1, -1
	for i, p := range t.periods {
		if !p.span && p.status == t.status {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	low, high := 0.0, 0.0
	for i, p := range t.periods {
		v := &r.values[i]
		if p.span || p.status != t.status || !known(*v) {
			continue
		}
		if len(points) == 0 || v.number < low {
			low = v.number
		}
		if len(points) == 0 || v.number > high {
			high = v.number
		}
		points = append(points, point{x: float32(i-first) / float32(max(1, last-first)), value: v, head: p.key})
	}
	for i := range points {
		points[i].y = 0.5
		if high > low {
			points[i].y = float32((points[i].value.number - low) / (high - low))
		}
	}
	return points
}

const (
	chartHeight = 136
	chartFoot   = 24 // the years below the axis
	chartHead   = 24 // the label of the highest point
	chartSide   = 34
)

// chart is the larger trend of the inspector: the years' values as a line, each
// labelled where there is room.
type chart struct {
	widget.BaseWidget
	points []point
	main   string // the year that stands out
}

func newChart() *chart {
	c := &chart{}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chart) set(points []point, main string) {
	c.points, c.main = points, main
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *chart) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{c: c} }

type chartRenderer struct {
	c       *chart
	objects []fyne.CanvasObject
}

func (r *chartRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, chartHeight) }
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chartRenderer) Destroy()                     {}
func (r *chartRenderer) Layout(size fyne.Size)        { r.draw(size) }
func (r *chartRenderer) Refresh() {
	r.draw(r.c.Size())
	canvas.Refresh(r.c)
}

// draw makes the chart's objects anew: it changes once a selection.
func (r *chartRenderer) draw(size fyne.Size) {
	r.objects = nil
	p, points := look.Colors(), r.c.points
	if len(points) == 0 || size.Width <= 2*chartSide {
		return
	}
	foot := size.Height - chartFoot
	at := make([]fyne.Position, len(points))
	for i, pt := range points {
		at[i] = fyne.NewPos(chartSide+pt.x*(size.Width-2*chartSide), foot-12-pt.y*(foot-12-chartHead))
	}
	stroke := func(from, to fyne.Position, accent bool) {
		l := canvas.NewLine(p.Sep)
		l.StrokeWidth = 1
		if accent {
			l.StrokeColor, l.StrokeWidth = p.Accent, 1.8
		}
		l.Position1, l.Position2 = from, to
		r.objects = append(r.objects, l)
	}
	stroke(fyne.NewPos(0, foot), fyne.NewPos(size.Width, foot), false)
	for i := range at {
		stroke(fyne.NewPos(at[i].X, at[i].Y+6), fyne.NewPos(at[i].X, foot), false)
	}
	for i := range at[1:] {
		stroke(at[i], at[i+1], true)
	}
	for _, pos := range at {
		dot := canvas.NewCircle(p.Bg)
		dot.StrokeColor, dot.StrokeWidth = p.Accent, 1.8
		widgets.Place(dot, pos.X-3.5, pos.Y-3.5, 7, 7)
		r.objects = append(r.objects, dot)
	}
	r.labels(at, size)
}

// labels writes values and years, from the newest back, leaving out what would
// lie over a label that stands already.
func (r *chartRenderer) labels(at []fyne.Position, size fyne.Size) {
	p, points := look.Colors(), r.c.points
	clearOfValues, clearOfYears := size.Width, size.Width
	for i := len(at) - 1; i >= 0; i-- {
		main := points[i].head == r.c.main
		t, ink := widgets.UIType, p.Text2
		if main {
			t, ink = widgets.UIBold, p.Text
		}
		clearOfValues = r.label(points[i].value.text, t, ink, at[i].X, at[i].Y-24, clearOfValues, size.Width)
		clearOfYears = r.label(points[i].head, widgets.CaptionType, p.Text3, at[i].X, size.Height-chartFoot+4, clearOfYears, size.Width)
	}
}

// label writes a text centred at x where it ends before a limit; it returns the
// limit for the next one.
func (r *chartRenderer) label(s string, t widgets.Type, ink color.NRGBA, x, y, limit, width float32) float32 {
	m := t.Measure(s)
	left := max(0, min(x-m.Width/2, width-m.Width))
	if left+m.Width > limit {
		return limit
	}
	o := canvas.NewText(s, ink)
	o.TextSize, o.TextStyle = t.Size, fyne.TextStyle{Bold: t.Bold}
	widgets.Place(o, left, y, m.Width, m.Height)
	r.objects = append(r.objects, o)
	return left - 6
}
