package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowsRenderer{rows: r, pool: map[int][]fyne.CanvasObject{}, thumb: newThumb(r)}
	rr.clip = &clipped{}
	rr.clip.ExtendBaseWidget(rr.clip)
	r.renderer = rr
	return rr
}

// rowsRenderer keeps an object for each visible row and a pool of idle ones.
type rowsRenderer struct {
	rows  *Rows
	clip  *clipped
	shown []shownRow
	pool  map[int][]fyne.CanvasObject // idle, by kind
	thumb *thumb
}

type shownRow struct {
	row, kind int
	object    fyne.CanvasObject
	state     RowState // as it was bound
}

func (rr *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

func (rr *rowsRenderer) Layout(size fyne.Size) { rr.lay(size, true) }

// lay shows the rows that are in sight; with anew, every one of them is bound.
func (rr *rowsRenderer) lay(size fyne.Size, anew bool) {
	r := rr.rows
	r.measure(size.Width)
	r.clamp()
	rr.clip.Resize(size)
	rr.show(size, anew || r.stale)
	r.stale = false
	rr.thumb.place(size)
	if r.OnScrolled != nil {
		r.OnScrolled()
	}
}

// show gives each visible row an object: the one that it had, else one of a row
// that went out of sight, else an idle one. The objects keep their order then,
// by which Fyne knows what of the tree is as it was.
func (rr *rowsRenderer) show(size fyne.Size, anew bool) {
	r := rr.rows
	before := map[int]shownRow{}
	for _, s := range rr.shown {
		before[s.row] = s
	}
	shown := rr.shown[:0]
	for i := max(0, r.rowAt(0)); i < r.model.Count() && r.tops[i] < r.offset+size.Height; i++ {
		s, kind := before[i], r.model.Kind(i)
		if s.object != nil && s.kind == kind {
			delete(before, i)
		} else {
			s = shownRow{row: i, kind: kind}
		}
		shown = append(shown, s)
	}
	for _, s := range before {
		rr.pool[s.kind] = append(rr.pool[s.kind], s.object)
	}
	for k := range shown {
		s := &shown[k]
		fresh := s.object == nil
		if fresh {
			s.object = rr.take(s.kind)
		}
		s.object.Move(fyne.NewPos(0, r.tops[s.row]-r.offset))
		s.object.Resize(fyne.NewSize(size.Width, r.tops[s.row+1]-r.tops[s.row]))
		state := RowState{Selected: s.row == r.selected, Hovered: s.row == r.hovered, Focused: r.focused}
		if fresh || anew || state != s.state {
			s.state = state
			r.model.Bind(s.row, s.object, state)
		}
		s.object.Show()
	}
	rr.shown = shown
	for _, idle := range rr.pool {
		for _, o := range idle {
			o.Hide()
		}
	}
}

func (rr *rowsRenderer) take(kind int) fyne.CanvasObject {
	if idle := rr.pool[kind]; len(idle) > 0 {
		rr.pool[kind] = idle[:len(idle)-1]
		return idle[len(idle)-1]
	}
	object := rr.rows.model.New(kind)
	rr.clip.objects = append(rr.clip.objects, object)
	return object
}

func (rr *rowsRenderer) Refresh() {
	rr.Layout(rr.rows.Size())
	rr.clip.Refresh()
	rr.thumb.Refresh()
}

func (rr *rowsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.clip, rr.thumb}
}
func (rr *rowsRenderer) Destroy() {}

// clipped draws objects at the places they have, cut at its own edges.
type clipped struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
}

func (c *clipped) CreateRenderer() fyne.WidgetRenderer { return clippedRenderer{c} }

type clippedRenderer struct{ c *clipped }

// IsClip tells Fyne's painters that what lies outside is not drawn: they ask
// the renderer, as of Fyne's own containers.
func (r clippedRenderer) IsClip() {}

func (r clippedRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r clippedRenderer) Layout(fyne.Size)             {}
func (r clippedRenderer) Refresh()                     { canvas.Refresh(r.c) }
func (r clippedRenderer) Objects() []fyne.CanvasObject { return r.c.objects }
func (r clippedRenderer) Destroy()                     {}
