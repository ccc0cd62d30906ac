package app

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// rail is the narrow list of panes at the window's left.
type rail struct {
	content fyne.CanvasObject
	items   map[desk.Pane]*railItem
	all     []*railItem // with the settings
}

// place is one item of the rail.
type place struct {
	pane       desk.Pane
	icon, word string
}

// newRail draws the program's mark, behind which is the menu, the places, and at
// its foot the settings.
func newRail(places []place, show func(desk.Pane), menu func(), settings *railItem) *rail {
	r := &rail{items: map[desk.Pane]*railItem{}}
	objects := []fyne.CanvasObject{newMark(menu)}
	for _, pl := range places {
		it := newRailItem(pl.icon, pl.word, func() { show(pl.pane) })
		r.items[pl.pane] = it
		r.all = append(r.all, it)
		objects = append(objects, it)
	}
	if settings != nil {
		objects = append(objects, settings)
		r.all = append(r.all, settings)
	}
	inner := container.New(railLayout{settings != nil}, objects...)
	r.content = container.New(railFrame{}, widgets.NewSurface(widgets.OnRail, inner), widgets.NewLineDown())
	return r
}

// setCompact takes the words away, or brings them back, and gives the width.
func (r *rail) setCompact(on bool) float32 {
	for _, it := range r.all {
		if it.compact != on {
			it.compact = on
			it.Refresh()
		}
	}
	if on {
		return look.RailCompact
	}
	return look.RailWidth
}

// railWidthOf is the width of the rail whose items are that wide.
func railWidthOf(item float32) float32 {
	if item < railItemSize {
		return look.RailCompact
	}
	return look.RailWidth
}

// choose marks the place that is open.
func (r *rail) choose(p desk.Pane) {
	for pane, it := range r.items {
		it.set(pane == p, it.count)
	}
}

// setCount shows a number at a place; 0 shows none.
func (r *rail) setCount(p desk.Pane, n int) {
	if it := r.items[p]; it != nil {
		it.set(it.chosen, n)
	}
}

// besideRail sets the pane beside the rail, whose width follows from the window's.
type besideRail struct{ rail *rail }

func (besideRail) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l besideRail) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := l.rail.setCompact(size.Width < widgets.CompactBelow)
	widgets.Place(objects[0], 0, 0, w, size.Height)
	widgets.Place(objects[1], w, 0, size.Width-w, size.Height)
}

// railLayout sets the rail's items below each other, the last one at the foot.
type railLayout struct{ foot bool }

func (railLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l railLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, item := float32(10), railItemOf(size.Width)
	for i, o := range objects {
		if i == 0 {
			o.Move(fyne.NewPos((size.Width-32)/2, y))
			o.Resize(fyne.NewSquareSize(32))
			y += 32 + 12
			continue
		}
		if l.foot && i == len(objects)-1 {
			y = max(y, size.Height-item-6)
		}
		o.Move(fyne.NewPos((size.Width-item)/2, y))
		o.Resize(fyne.NewSquareSize(item))
		y += item + 2
	}
}

// railItemOf is the side of an item in a rail of a width.
func railItemOf(width float32) float32 {
	if width < look.RailWidth {
		return railItemCompact
	}
	return railItemSize
}

// mark is the program's mark at the rail's head; a click opens the menu.
type mark struct {
	widget.BaseWidget
	tapped func()
}

func newMark(tapped func()) *mark {
	m := &mark{tapped: tapped}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped implements fyne.Tappable.
func (m *mark) Tapped(*fyne.PointEvent) { m.tapped() }

// Cursor implements desktop.Cursorable.
func (m *mark) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewImageFromResource(look.Mark()))
}

// railFrame gives the rail its width, with the line at its right edge inside.
type railFrame struct{}

func (railFrame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (railFrame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(size.Width-1, 0))
	objects[1].Resize(fyne.NewSize(1, size.Height))
}

// The sides of an item with its word, and without.
const (
	railItemSize    = 52
	railItemCompact = 38
)

// railItem is an icon with a word below it.
type railItem struct {
	widget.BaseWidget
	icon, word string
	tapped     func()
	chosen     bool
	hovered    bool
	compact    bool // without the word
	count      int
}

var _ desktop.Hoverable = (*railItem)(nil)

func newRailItem(icon, word string, tapped func()) *railItem {
	it := &railItem{icon: icon, word: word, tapped: tapped}
	it.ExtendBaseWidget(it)
	return it
}

func (it *railItem) set(chosen bool, count int) {
	if it.chosen != chosen || it.count != count {
		it.chosen, it.count = chosen, count
		it.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (it *railItem) Tapped(*fyne.PointEvent) { it.tapped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (it *railItem) MouseIn(*desktop.MouseEvent) { it.hovered = true; it.Refresh() }

// MouseMoved: see MouseIn.
func (it *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut: see MouseIn.
func (it *railItem) MouseOut() { it.hovered = false; it.Refresh() }

func (it *railItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{
		item: it, back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain}, word: canvas.NewText(it.word, color.Black),
		dot: canvas.NewCircle(color.Transparent), count: canvas.NewText("", color.White),
	}
	r.back.CornerRadius = 6
	r.Refresh()
	return r
}

type railItemRenderer struct {
	item        *railItem
	back, edge  *canvas.Rectangle
	icon        *canvas.Image
	word, count *canvas.Text
	dot         *canvas.Circle
}

func (r *railItemRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(railItemSize) }

func (r *railItemRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	edge, icon := float32(14), float32(8)
	if r.item.compact {
		edge, icon = 9, (size.Height-20)/2
	}
	r.edge.Move(fyne.NewPos(-(railWidthOf(size.Width)-size.Width)/2, edge))
	r.edge.Resize(fyne.NewSize(2, size.Height-2*edge))
	r.icon.Move(fyne.NewPos((size.Width-20)/2, icon))
	r.icon.Resize(fyne.NewSquareSize(20))
	h := r.word.MinSize().Height
	r.word.Move(fyne.NewPos(0, 29))
	r.word.Resize(fyne.NewSize(size.Width, h))
	r.dot.Move(fyne.NewPos(size.Width-22, 1))
	r.dot.Resize(fyne.NewSquareSize(17))
	h = r.count.MinSize().Height
	r.count.Move(fyne.NewPos(size.Width-22, 1+(17-h)/2))
	r.count.Resize(fyne.NewSize(17, h))
}

func (r *railItemRenderer) Refresh() {
	it, p := r.item, look.Colors()
	ink := p.Text2
	r.back.FillColor, r.edge.FillColor = color.Transparent, color.Transparent
	switch {
	case it.chosen:
		ink = p.AccentInk
		r.back.FillColor, r.edge.FillColor = p.Paper, p.Accent
	case it.hovered:
		r.back.FillColor = p.Hover
	}
	r.icon.Resource = look.Icon(it.icon, ink)
	r.icon.Refresh()
	r.word.Hidden = it.compact
	r.word.Text, r.word.TextSize, r.word.Color = it.word, look.Caption, ink
	r.word.TextStyle, r.word.Alignment = fyne.TextStyle{Bold: it.chosen}, fyne.TextAlignCenter
	r.dot.FillColor, r.dot.Hidden, r.count.Hidden = p.RemInk, it.count == 0, it.count == 0
	r.count.Text, r.count.TextSize, r.count.Color = strconv.Itoa(it.count), 11, p.Paper
	if it.count > 99 {
		r.count.Text = "99"
	}
	r.count.TextStyle, r.count.Alignment = fyne.TextStyle{Bold: true}, fyne.TextAlignCenter
	r.Layout(it.Size())
	canvas.Refresh(it)
}

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.edge, r.icon, r.word, r.dot, r.count}
}
func (r *railItemRenderer) Destroy() {}
