package textview

import (
	"strings"

	"reportdesk/editor"
	"reportdesk/editor/textview/measure"
	"reportdesk/internal/text"
)

// Captions tells how many bytes of s, which begins with 〔, are shown as a caption
// in their place, and that caption; 0 for none. It is asked while lines are made
// and drawn.
type Captions func(s string) (bytes int, caption string)

// A caption is set smaller than the text around it, in a box with so much room at
// both sides.
const (
	captionPart = 0.82
	captionRoom = 7
)

// boxes are the captions of a size of type, as typeset asks for them.
type boxes struct {
	v     *View
	table *measure.Table
}

// Box implements typeset.Boxes.
func (b *boxes) Box(s string) (bytes int, width float32) {
	n, caption := b.v.captions(s)
	if n == 0 {
		return 0, 0
	}
	return n, b.v.round(b.table.Text(caption) + 2*captionRoom)
}

// SetCaptions sets what tells which parts of the text are shown as captions; nil
// for none. Caret and selection take such a part whole.
func (v *View) SetCaptions(c Captions) {
	v.captions = c
	v.relayout()
}

// boxesOf are the boxes in text of a style.
func (v *View) boxesOf(s *Style) *boxes {
	size := s.Size * v.zoom
	b := v.boxes[size]
	if b == nil {
		if v.boxes == nil {
			v.boxes = map[float32]*boxes{}
		}
		b = &boxes{v, measure.For(size*captionPart, false)}
		v.boxes[size] = b
	}
	return b
}

// boxAt is the box in which a place lies; its ends are outside of it.
func (v *View) boxAt(at int) (text.Span, bool) {
	if v.captions == nil {
		return text.Span{}, false
	}
	par, span := v.paragraph(v.state.Text.LineOf(at))
	in := at - span.Start
	i := strings.LastIndex(par[:in], "〔")
	if i < 0 {
		return text.Span{}, false
	}
	n, _ := v.captions(par[i:])
	return text.Span{Start: span.Start + i, End: span.Start + i + n}, i+n > in
}

// outside brings a place within a box to the end of it that lies further in the
// direction from which one comes.
func (v *View) outside(at, from int) int {
	box, inside := v.boxAt(at)
	switch {
	case !inside:
		return at
	case at > from:
		return box.End
	}
	return box.Start
}

// around makes a place step over boxes.
func (v *View) around(to editor.Place) editor.Place {
	return func(t editor.Text, at int) int { return v.outside(to(t, at), at) }
}
