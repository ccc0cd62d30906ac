package comparepane

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reportdesk/app/widgets"
	"reportdesk/editor/textview/measure"
)

// pen draws the rectangles and texts of a row, and uses them again for the next.
type pen struct {
	rects []*canvas.Rectangle
	texts []*canvas.Text
	usedR int
	usedT int
}

// lift begins anew.
func (p *pen) lift() { p.usedR, p.usedT = 0, 0 }

// rect draws a filled rectangle; frame sets its frame and corners.
func (p *pen) rect(c color.Color, x, y, w, h float32) *canvas.Rectangle {
	if p.usedR == len(p.rects) {
		p.rects = append(p.rects, canvas.NewRectangle(c))
	}
	r := p.rects[p.usedR]
	p.usedR++
	r.FillColor, r.StrokeWidth, r.CornerRadius = c, 0, 0
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(max(0, w), max(0, h)))
	return r
}

// text draws one line, shortened to a width, centred on y, and returns where it ends.
func (p *pen) text(s string, t widgets.Type, c color.Color, x, y, width float32) float32 {
	table := measure.For(t.Size, t.Bold)
	w := table.Text(s)
	if w > width {
		s = t.Fit(s, width)
		w = table.Text(s)
	}
	if p.usedT == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", c))
	}
	x0 := p.texts[p.usedT]
	p.usedT++
	x0.Text, x0.TextSize, x0.Color, x0.TextStyle = s, t.Size, c, fyne.TextStyle{Bold: t.Bold}
	x0.Move(fyne.NewPos(x, y-table.LineHeight/2))
	x0.Resize(fyne.NewSize(w, table.LineHeight))
	return x + w
}

// dashes draws a frame of dashes 4 long, 3 apart.
func (p *pen) dashes(c color.Color, x, y, w, h float32) {
	const dash, step = 4, 7
	for at := float32(0); at < w; at += step {
		p.rect(c, x+at, y, min(dash, w-at), 1)
		p.rect(c, x+at, y+h-1, min(dash, w-at), 1)
	}
	for at := float32(0); at < h; at += step {
		p.rect(c, x, y+at, 1, min(dash, h-at))
		p.rect(c, x+w-1, y+at, 1, min(dash, h-at))
	}
}

// bar draws the bar beside a passage in the shape of its kind, 3 wide.
func (p *pen) bar(shape barShape, c color.Color, x, y, h float32) {
	switch shape {
	case noBar:
	case solidBar:
		p.rect(c, x, y, 3, h)
	case doubleBar:
		p.rect(c, x, y, 1, h)
		p.rect(c, x+3, y, 1, h)
	case dottedBar:
		for at := float32(0); at+2 <= h; at += 5 {
			p.rect(c, x, y+at, 3, 2)
		}
	case dashedBar:
		for at := float32(0); at < h; at += 11 {
			p.rect(c, x, y+at, 3, min(7, h-at))
		}
	}
}

// below and above are what is drawn under and over a row's other objects.
func (p *pen) below() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, p.usedR)
	for i, r := range p.rects[:p.usedR] {
		objects[i] = r
	}
	return objects
}

func (p *pen) above() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, p.usedT)
	for i, t := range p.texts[:p.usedT] {
		objects[i] = t
	}
	return objects
}

func percent(n int) string { return strconv.Itoa(n) + "%" }
