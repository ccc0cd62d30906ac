package comparepane

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/compare"
)

// overview is the map at the right edge: the whole comparison in two lanes, one
// picture made once for each result and size, with the part in view framed.
type overview struct {
	widget.BaseWidget
	pane  *Pane
	stale bool // the picture is of another result
}

const (
	mapWidth  = 40
	mapTop    = 8
	laneLeft  = 5 // of the old text's lane; the new one's is as far from the right
	laneWidth = 13
	// mostScale bounds how large a short comparison is drawn.
	mostScale = 1.0 / 6
)

func newOverview(p *Pane) *overview {
	o := &overview{pane: p, stale: true}
	o.ExtendBaseWidget(o)
	return o
}

// scale is how many units of the map one unit of the list takes.
func (o *overview) scale() float32 {
	end := o.pane.rows.Top(o.pane.lines.Count())
	if end <= 0 {
		return mostScale
	}
	return min(mostScale, (o.Size().Height-2*mapTop)/end)
}

// Tapped implements fyne.Tappable: the list goes to what was clicked.
func (o *overview) Tapped(e *fyne.PointEvent) { o.scrollTo(e.Position.Y) }

// Dragged implements fyne.Draggable.
func (o *overview) Dragged(e *fyne.DragEvent) { o.scrollTo(e.Position.Y) }

// DragEnd implements fyne.Draggable.
func (o *overview) DragEnd() {}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable: the status bar
// names the section under the pointer.
func (o *overview) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }

// MouseMoved: see MouseIn.
func (o *overview) MouseMoved(e *desktop.MouseEvent) {
	o.pane.say(o.pane.lines.headAt(o.pane.rows.At((e.Position.Y - mapTop) / o.scale())))
}

// MouseOut: see MouseIn.
func (o *overview) MouseOut() { o.pane.say("") }

func (o *overview) scrollTo(y float32) {
	rows := o.pane.rows
	rows.SetOffset((y-mapTop)/o.scale() - rows.Size().Height/2)
}

// headAt is the head that a line stands under, as the new text has it.
func (m *lines) headAt(l int) string {
	for ; l >= 0 && l < len(m.list); l-- {
		if m.Kind(l) == headKind {
			return m.of(m.items[m.list[l].first].pair).head().text
		}
	}
	return ""
}

// CreateRenderer implements fyne.Widget.
func (o *overview) CreateRenderer() fyne.WidgetRenderer {
	r := &overviewRenderer{overview: o, view: canvas.NewRectangle(color.Transparent)}
	r.raster = canvas.NewRaster(r.picture)
	r.view.CornerRadius, r.view.StrokeWidth = 3, 2
	return r
}

type overviewRenderer struct {
	overview *overview
	raster   *canvas.Raster
	view     *canvas.Rectangle
	made     image.Image
	of       *look.Palette
}

func (r *overviewRenderer) MinSize() fyne.Size { return fyne.NewSize(mapWidth, 0) }

func (r *overviewRenderer) Layout(size fyne.Size) {
	r.raster.Resize(size)
	r.frame()
}

// frame puts the frame around what the list shows.
func (r *overviewRenderer) frame() {
	o := r.overview
	s, rows := o.scale(), o.pane.rows
	y := rows.Offset()*s + mapTop
	h := max(14, min(rows.Size().Height, rows.Top(o.pane.lines.Count()))*s)
	r.view.Move(fyne.NewPos(1, y-1))
	r.view.Resize(fyne.NewSize(mapWidth-2, h+2))
	r.view.Hidden = o.pane.lines.Count() == 0
}

func (r *overviewRenderer) Refresh() {
	p := look.Colors()
	r.view.StrokeColor = p.Focus
	r.frame()
	if r.overview.stale || r.of != p {
		r.overview.stale, r.made, r.of = false, nil, p
		r.raster.Refresh()
	}
	canvas.Refresh(r.overview)
}

func (r *overviewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.raster, r.view}
}
func (r *overviewRenderer) Destroy() {}

// picture draws the map in pixels.
func (r *overviewRenderer) picture(w, h int) image.Image {
	if r.made != nil && r.made.Bounds().Dx() == w && r.made.Bounds().Dy() == h {
		return r.made
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	c := look.Colors()
	draw.Draw(img, img.Bounds(), image.NewUniform(c.Bg), image.Point{}, draw.Src)
	d := &mapDrawing{img: img, colors: c, pixel: float32(w) / mapWidth}
	m, s := r.overview.pane.lines, r.overview.scale()
	rows := r.overview.pane.rows
	// What is the same lies lowest: where a pixel holds many pairs, what differs shows.
	for _, differs := range []bool{false, true} {
		for i := range m.list {
			p := m.pairOf(i)
			if (p != nil && notable(p)) != differs {
				continue
			}
			top, bottom := rows.Top(i)*s+mapTop, rows.Top(i+1)*s+mapTop
			if p == nil {
				d.both(top, bottom, c.SameTint)
				continue
			}
			d.pair(p, m.items[m.list[i].first].left, top, bottom)
		}
	}
	r.made = img
	return img
}

// mapDrawing draws blocks in units of the map.
type mapDrawing struct {
	img    *image.RGBA
	colors *look.Palette
	pixel  float32
}

// pair draws one pair in the shape of its kind.
func (d *mapDrawing) pair(p *compare.Pair, left bool, top, bottom float32) {
	kind := shown(p)
	ink := faces[kind].ink(d.colors)
	grey := d.colors.Pressed
	switch kind {
	case same:
		d.both(top, bottom, grey)
	case figures:
		d.both(top, bottom, grey)
		d.fill(laneLeft, mapWidth-laneLeft, (top+bottom)/2-1, (top+bottom)/2+1, ink)
	case edited:
		d.both(top, bottom, ink)
	case rewritten:
		d.hollow(laneLeft, top, bottom, ink)
		d.hollow(mapWidth-laneLeft-laneWidth, top, bottom, ink)
	case added:
		d.block(mapWidth-laneLeft-laneWidth, top, bottom, ink)
	case removed:
		d.block(laneLeft, top, bottom, ink)
	case moved:
		d.arrows((top+bottom)/2, ink, left)
	}
}

func (d *mapDrawing) both(top, bottom float32, c color.Color) {
	d.block(laneLeft, top, bottom, c)
	d.block(mapWidth-laneLeft-laneWidth, top, bottom, c)
}

// block fills a lane, a little less high than the row so that rows are told apart.
func (d *mapDrawing) block(x, top, bottom float32, c color.Color) {
	d.fill(x, x+laneWidth, top, lower(top, bottom), c)
}

// lower is where a block of a row ends.
func lower(top, bottom float32) float32 {
	switch h := bottom - top; {
	case h >= 5:
		return bottom - 2
	case h >= 2.5:
		return bottom - 1
	}
	return bottom
}

func (d *mapDrawing) hollow(x, top, bottom float32, c color.Color) {
	end := lower(top, bottom)
	if end-top < 3 { // too low to be hollow: two lines with the ground between
		d.fill(x, x+4, top, end, c)
		d.fill(x+laneWidth-4, x+laneWidth, top, end, c)
		return
	}
	d.fill(x, x+laneWidth, top, top+1, c)
	d.fill(x, x+laneWidth, end-1, end, c)
	d.fill(x, x+1, top, end, c)
	d.fill(x+laneWidth-1, x+laneWidth, top, end, c)
}

// arrows draws two triangles that point outward with a dotted line between; the
// place that was left has the line only.
func (d *mapDrawing) arrows(y float32, c color.Color, left bool) {
	for x := float32(laneLeft + 5); x < mapWidth-laneLeft-5; x += 4 {
		d.fill(x, x+2, y-0.5, y+0.5, c)
	}
	if left {
		return
	}
	for k := range 4 {
		h := float32(k)
		d.fill(laneLeft+h, laneLeft+h+1, y-h-0.5, y+h+0.5, c)
		d.fill(mapWidth-laneLeft-h-1, mapWidth-laneLeft-h, y-h-0.5, y+h+0.5, c)
	}
}

// fill paints a rectangle; it is at least one pixel high.
func (d *mapDrawing) fill(x0, x1, y0, y1 float32, c color.Color) {
	px := func(v float32) int { return int(v*d.pixel + 0.5) }
	r := image.Rect(px(x0), px(y0), px(x1), max(px(y1), px(y0)+1))
	draw.Draw(d.img, r, image.NewUniform(c), image.Point{}, draw.Src)
}
