package comparepane

import (
	"reportdesk/app/widgets"
	"reportdesk/compare"
	"reportdesk/editor/textview/measure"
)

// placement is where the parts of a pair's row stand.
type placement struct {
	// oldY and newY are where the texts begin, textEnd where the taller one ends.
	oldY, newY, textEnd float32
	oldX, oldW          float32
	// boxed is set where the old text is shown as the source of a moved one;
	// captions are the lines above the texts of two years in one column.
	boxed, captions bool
	chips           []chip
	stripY, height  float32
	actionsY        float32   // the middle of the line of actions
	units           []float32 // where the changes of a text that came back stand
}

// chip is one figure of the strip below the texts.
type chip struct{ x, y, width float32 }

const (
	chipHeight  = 22
	chipGap     = 6
	chipInset   = 8
	captionLine = 20
)

// place lays out the row of an item in the list's frame.
func (m *lines) place(i int) placement {
	it, f := m.items[i], m.frame
	p, t := &m.Pairs[it.pair], m.of(it.pair)
	var a placement
	a.oldX, a.oldW = f.oldText()
	_, newW := f.newText()
	a.oldY, a.newY = f.pad, f.pad
	switch {
	case it.left:
		a.textEnd = a.oldY + m.textHeight(i, true, t.old, a.oldW)
		if f.one {
			a.oldY += captionLine
			a.textEnd += captionLine
		}
	case f.one:
		m.placeOne(i, p, t, &a, newW)
	default:
		a.boxed = p.Moved
		if a.boxed {
			a.oldX, a.oldW, a.oldY = a.oldX+boxInset, a.oldW-2*boxInset, a.oldY-2+boxHead
		}
		a.textEnd = a.newY + m.textHeight(i, false, t.new, newW)
		old := a.oldY + m.textHeight(i, true, t.old, a.oldW)
		if a.boxed {
			old += 6
		}
		a.textEnd = max(a.textEnd, old)
	}
	a.height = a.textEnd + f.pad
	m.placeStrip(i, it, t, &a)
	a.height = max(a.height, badgeTop+badgeSide+10)
	if s := m.caption(p, t, it); s != "" {
		a.height = max(a.height, badgeTop+badgeSide+28)
		if t.doubtful && doubtBelow(s) {
			a.height = max(a.height, badgeTop+badgeSide+28+doubtLine)
		}
	}
	return a
}

// placeOne lays out the texts of one column: a redline is one text, of two
// years the new one stands below the old.
func (m *lines) placeOne(i int, p *compare.Pair, t *texts, a *placement, width float32) {
	if p.Moved {
		a.oldY, a.newY = a.oldY+captionLine, a.newY+captionLine
	}
	if m.Mode != compare.Year {
		a.textEnd = a.newY + m.textHeight(i, false, t.both, width)
		return
	}
	a.captions = t.old.text != "" && t.new.text != "" && p.Kind != compare.Same
	switch {
	case a.captions:
		a.oldY += captionLine
		a.newY = a.oldY + m.textHeight(i, true, t.old, width) + 4 + captionLine
		a.textEnd = a.newY + m.textHeight(i, false, t.new, width)
	case t.new.text != "":
		a.textEnd = a.newY + m.textHeight(i, false, t.new, width)
	default:
		a.textEnd = a.oldY + m.textHeight(i, true, t.old, width)
	}
}

// placeStrip lays out the figures, and leaves room for the actions of the
// selected pair at the right of their last row.
func (m *lines) placeStrip(i int, it item, t *texts, a *placement) {
	selected := i == m.selected
	figures := t.figures
	if it.left {
		figures = nil
	}
	if len(figures) == 0 && !selected {
		return
	}
	f := m.frame
	a.stripY = a.textEnd + 8
	x, y, end := f.stripX(), a.stripY, f.width-leftEdge
	for _, fig := range figures {
		w := min(chipWidth(fig.Name, fig.Old, fig.New, fig.Difference), end-f.stripX())
		if x > f.stripX() && x+w > end {
			x, y = f.stripX(), y+chipHeight+chipGap
		}
		a.chips = append(a.chips, chip{x, y, w})
		x += w + chipGap
	}
	if selected && x > end-m.pane.deedsWidth(i) {
		y += chipHeight + chipGap
	}
	a.actionsY = y + chipHeight/2
	a.height = y + stripLine + 3
	if selected && m.readingBack() && !it.left && m.single(i) == nil {
		for range m.units[it.pair] {
			a.units = append(a.units, a.height-3)
			a.height += unitLine
		}
	}
}

// unitLine is the height of the line of one change of a text that came back.
const unitLine = 26

// chipWidth is how wide a figure is drawn.
func chipWidth(name, old, now, difference string) float32 {
	plain, bold := measure.For(widgets.CaptionType.Size, false), measure.For(widgets.CaptionType.Size, true)
	w := 2*chipInset + plain.Text(name+" "+old+" → ") + bold.Text(now)
	if difference != "" {
		w += plain.Text(" " + difference)
	}
	return w
}

// doubtLine is how far below a caption its 疑 stands where there is no room behind it.
const doubtLine = 16

func doubtBelow(caption string) bool {
	return widgets.CaptionType.Measure(caption).Width > gap-26
}

// caption is what stands under the badge: what a split is called, or how much
// of the wording was kept.
func (m *lines) caption(p *compare.Pair, t *texts, it item) string {
	switch s := m.unitCaption(it.pair); {
	case it.left:
		return ""
	case s != "":
		return s
	case captionOf(p) != "" && !p.Moved:
		return captionOf(p)
	case t.kept >= 0:
		return percent(t.kept)
	}
	return ""
}
