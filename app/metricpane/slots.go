package metricpane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
)

// margin is what stays free at the table's left and right.
const margin = 16

// widths are those of the columns in a class.
type widths struct {
	name                   float32 // at least
	unit, period, main     float32
	change, growth, stated float32 // 0: not shown
	gap, verdict, trend    float32
	most                   int // of the periods, 0 for all
}

func widthsOf(c widgets.Class) widths {
	switch c {
	case widgets.Compact:
		return widths{name: 160, unit: 70, period: 62, main: 82, growth: 58, gap: 14, verdict: 76, most: 3}
	case widgets.Narrow:
		return widths{name: 160, unit: 70, period: 62, main: 82, change: 62, growth: 58, stated: 62, gap: 14, verdict: 76}
	case widgets.Normal:
		return widths{name: 196, unit: 76, period: 62, main: 82, change: 62, growth: 58, stated: 62, gap: 14, verdict: 76, trend: 78}
	}
	return widths{name: 240, unit: 96, period: 92, main: 112, change: 92, growth: 80, stated: 92, gap: 20, verdict: 112, trend: 112}
}

// widths are those of the window's class, without the columns that are hidden.
func (p *Pane) widths() widths {
	w := widthsOf(p.class)
	if n := len(p.model.table().periods); p.class == widgets.Narrow && n > 3 {
		w.most = n - 1
	}
	for _, c := range []struct {
		kind  columnKind
		width *float32
	}{
		{unitColumn, &w.unit},
		{changeColumn, &w.change},
		{growthColumn, &w.growth},
		{statedColumn, &w.stated},
		{verdictColumn, &w.verdict},
		{trendColumn, &w.trend},
	} {
		if p.model.view.hidden[c.kind] {
			*c.width = 0
		}
	}
	return w
}

// slot is a column at its place.
type slot struct {
	column
	x, width float32
	align    fyne.TextAlign
}

// grid is where the columns stand in a table of some width.
type grid struct {
	slots []slot
	// earlier and later are how many of the periods before the main one are
	// hidden on either side of those shown.
	earlier, later int
}

// numberPad is what stays free left of the widest number of a column.
const numberPad = 12

// lay sets out the columns of a table. back is by how many periods it is
// scrolled to the earlier ones: the name stays, and the main period, while what
// is between shows the periods that there is room for.
func (t *table) lay(width float32, w widths, back int, need []float32) grid {
	per := make([]float32, len(t.periods))
	for i := range per {
		per[i] = max(w.period, need[i]+numberPad)
		if i == t.main {
			per[i] = max(w.main, need[i]+numberPad)
		}
	}
	fixed := w.unit + w.change + w.growth + w.stated + w.gap + w.verdict + w.trend
	room := width - 2*margin - w.name - fixed
	from, to := t.fit(per, room, w.most, back)
	var g grid
	g.earlier, g.later = from, max(0, t.tail()-to)
	shown := float32(0)
	for i := range per {
		if t.shows(i, from, to) {
			shown += per[i]
		}
	}
	x := float32(margin)
	add := func(k columnKind, period int, width float32, align fyne.TextAlign) {
		if width > 0 {
			g.slots = append(g.slots, slot{column{k, period}, x, width, align})
			x += width
		}
	}
	add(nameColumn, 0, max(60, width-2*margin-fixed-shown), fyne.TextAlignLeading)
	add(unitColumn, 0, w.unit, fyne.TextAlignLeading)
	for i := range per {
		if t.shows(i, from, to) {
			add(periodColumn, i, per[i], fyne.TextAlignTrailing)
		}
	}
	add(changeColumn, 0, w.change, fyne.TextAlignTrailing)
	add(growthColumn, 0, w.growth, fyne.TextAlignTrailing)
	add(statedColumn, 0, w.stated, fyne.TextAlignTrailing)
	x += w.gap
	add(verdictColumn, 0, w.verdict, fyne.TextAlignLeading)
	add(trendColumn, 0, w.trend, fyne.TextAlignLeading)
	return g
}

// tail is where the periods begin that are always shown: the main one, and in
// the table of targets the result before it.
func (t *table) tail() int {
	switch {
	case t.main < 0:
		return max(0, len(t.periods)-1)
	case t.base >= 0 && t.periods[t.base].status != t.status:
		return t.base
	}
	return t.main
}

// shows reports whether period i is among those chosen.
func (t *table) shows(i, from, to int) bool { return i >= t.tail() || i >= from && i < to }

// fit chooses the earlier periods that are shown: as many as there is room for,
// the newest ones, or back periods before them.
func (t *table) fit(per []float32, room float32, most, back int) (from, to int) {
	tail := t.tail()
	for i := tail; i < len(per); i++ {
		room -= per[i]
	}
	left := tail
	if most > 0 {
		left = min(left, max(0, most-(len(per)-tail)))
	}
	n := 0
	for i := tail - 1; i >= 0 && n < left; i-- {
		if room -= per[i]; room < 0 {
			break
		}
		n++
	}
	to = max(n, tail-back)
	return to - n, to
}

// needs is the width of the widest text of each period.
func (t *table) needs() []float32 {
	const most = 104
	digit := widgets.UIBold.Measure("0").Width
	need := make([]float32, len(t.periods))
	for i, p := range t.periods {
		need[i] = widgets.CaptionType.Measure(p.head).Width + sortMark
		for k := range t.rows {
			v := &t.rows[k].values[i]
			if w := float32(len(v.text)) * digit; w > need[i] { // bytes: never too short
				need[i] = max(need[i], min(most, widgets.UIBold.Measure(v.text).Width))
			}
		}
	}
	return need
}

// sortMark is the room of the arrow in a column's head.
const sortMark = 14
