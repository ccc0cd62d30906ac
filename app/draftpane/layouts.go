package draftpane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
)

// flow lays objects below each other in a width; those whose height follows
// from the width are asked for it.
type flow struct {
	inset, top, gap float32
	width           float32
}

// grower is an object whose height follows from its width.
type grower interface{ HeightFor(width float32) float32 }

func (f *flow) height(o fyne.CanvasObject) float32 {
	if g, ok := o.(grower); ok {
		return g.HeightFor(f.width - 2*f.inset)
	}
	return o.MinSize().Height
}

// MinSize implements fyne.Layout.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := f.top
	for _, o := range objects {
		if o.Visible() {
			h += f.height(o) + f.gap
		}
	}
	return fyne.NewSize(0, h+f.inset)
}

// Layout implements fyne.Layout.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	y := f.top
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := f.height(o)
		o.Move(fyne.NewPos(f.inset, y))
		o.Resize(fyne.NewSize(max(0, size.Width-2*f.inset), h))
		y += h + f.gap
	}
}

// scrolling is a flow that scrolls. The flow is told its width before it is
// asked for its height.
type scrolling struct {
	flow    *flow
	box     *fyne.Container
	scroll  *container.Scroll
	content *fyne.Container
	// onWidth is told when the width has changed.
	onWidth func()
}

func newScrolling(f *flow, objects ...fyne.CanvasObject) *scrolling {
	s := &scrolling{flow: f, box: container.New(f, objects...)}
	s.scroll = container.NewVScroll(s.box)
	s.content = container.New(scrollingLayout{s}, s.scroll)
	return s
}

// refresh lays the flow out anew after its objects have changed.
func (s *scrolling) refresh() {
	s.box.Refresh()
	s.scroll.Refresh()
}

type scrollingLayout struct{ s *scrolling }

func (scrollingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l scrollingLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	changed := l.s.flow.width != size.Width
	l.s.flow.width = size.Width
	if changed && l.s.onWidth != nil {
		l.s.onWidth()
	}
	l.s.scroll.Resize(size)
}

// tall gives an object a height and asks for no width.
type tall float32

func (h tall) of(o fyne.CanvasObject) *fyne.Container { return container.New(h, o) }

// MinSize and Layout implement fyne.Layout.
func (h tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(h)) }

// Layout: see MinSize.
func (h tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// inset gives an object the width but 16 at each side, and centres it.
type inset struct{}

func (inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func (inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := objects[0].MinSize().Height
	widgets.Place(objects[0], 16, (size.Height-h)/2, size.Width-32, h)
}

// sized gives an object a size.
type sized struct{ size fyne.Size }

func (s sized) MinSize([]fyne.CanvasObject) fyne.Size { return s.size }

func (s sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, size.Height)
}

// put centres an object in a row's height.
func put(o fyne.CanvasObject, x, width, height float32) {
	h := o.MinSize().Height
	widgets.Place(o, x, (height-h)/2, width, h)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
