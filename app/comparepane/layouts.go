package comparepane

import (
	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/app/words"
)

// compactWidth is the pane's width under which words give way.
const compactWidth = 960

// headerLayout sets the pickers over their columns, the mode before the middle
// and the swap in it; in one column and in a narrow window all follow each other.
type headerLayout struct{ p *Pane }

func (headerLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, look.HeaderHeight)
}

const headerInset = 16

func (l headerLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (look.HeaderHeight-h)/2))
		o.Resize(fyne.NewSize(max(0, w), h))
	}
	compact := size.Width < compactWidth
	word := words.Of("导出", "Export")
	if compact && words.English() {
		word = ""
	}
	if p.export.Text != word {
		p.export.Text = word
		p.export.Refresh()
	}
	x := size.Width - headerInset - p.export.MinSize().Width
	put(p.export, x, p.export.MinSize().Width)
	x -= 6 + p.seekButton.MinSize().Width
	put(p.seekButton, x, p.seekButton.MinSize().Width)
	x -= 6 + p.columns.MinSize().Width
	put(p.columns, x, p.columns.MinSize().Width)
	end := x - 16
	modes, swap := p.modeChoice.MinSize().Width, p.swap.MinSize().Width
	oldW, newW := p.oldPicker.MinSize().Width, p.newPicker.MinSize().Width
	column := (size.Width - mapWidth - gap) / 2
	right := column + gap + rightEdge
	if !compact && !p.lines.unified && right+150 < end && column-24-modes-headerInset > 150 {
		put(p.swap, column+gap/2-swap/2, swap)
		put(p.modeChoice, column+gap/2-swap/2-16-modes, modes)
		room := column + gap/2 - swap/2 - 32 - modes - headerInset
		oldW = min(oldW, room)
		put(p.oldPicker, headerInset, oldW)
		l.years(headerInset+oldW+8, room-oldW-8)
		put(p.newPicker, right, min(newW, end-right))
		return
	}
	room := end - headerInset - modes - swap - 8 - 8 - 16
	if oldW+newW > room {
		oldW, newW = share(oldW, newW, room)
	}
	x = headerInset
	put(p.oldPicker, x, oldW)
	x += oldW + 8
	put(p.swap, x, swap)
	x += swap + 8
	put(p.newPicker, x, newW)
	x += newW + 16
	put(p.modeChoice, x, modes)
	x += modes + 16
	l.years(x, end-x)
}

// years puts the tabs of the other years where there is room for them; else the
// picker and the keys lead to them.
func (l headerLayout) years(x, room float32) {
	h := l.p.years.holder
	m := h.MinSize()
	h.Hidden = m.Width == 0 || m.Width > room
	h.Move(fyne.NewPos(x, (look.HeaderHeight-m.Height)/2))
	h.Resize(m)
}

// share gives two widths what there is: each half, what one does not need the other.
func share(a, b, room float32) (float32, float32) {
	half := room / 2
	switch {
	case a < half:
		return a, room - a
	case b < half:
		return room - b, b
	}
	return half, half
}

// toolLayout sets the filters at the left and the steps at the right. Where
// there is not room for all, words of the chips go first, then those of the steps.
type toolLayout struct{ p *Pane }

func (toolLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.ToolHeight) }

func (l toolLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	for level := range 3 {
		l.word(level)
		if l.width() <= size.Width {
			break
		}
	}
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (look.ToolHeight-h)/2))
		o.Resize(fyne.NewSize(max(0, w), h))
	}
	x := float32(headerInset)
	for _, o := range l.left() {
		w := o.MinSize().Width
		if o == fyne.CanvasObject(p.hideSame) {
			p.divide.Move(fyne.NewPos(x+6, 12))
			p.divide.Resize(fyne.NewSize(1, look.ToolHeight-24))
			x += 19
		}
		put(o, x, w)
		x += w + chipGap
	}
	end := size.Width - headerInset
	for _, b := range []fyne.CanvasObject{p.next, p.previous} {
		w := b.MinSize().Width
		put(b, end-w, w)
		end -= w + 6
	}
	put(p.position, x+6, max(0, end-6-x-6))
}

func (l toolLayout) left() []fyne.CanvasObject {
	list := []fyne.CanvasObject{l.p.all}
	for _, c := range l.p.chips {
		list = append(list, c)
	}
	return append(list, l.p.hideSame)
}

// word gives the controls their words: at level 1 the chips have badge and count
// only, at 2 the steps their icon only.
func (l toolLayout) word(level int) {
	for f := range filters {
		w := f.word()
		if level > 0 {
			w = ""
		}
		if c := l.p.chips[f]; c.Text != w {
			c.Text = w
			c.Refresh()
		}
	}
	previous, next := words.Of("上一处", "Previous"), words.Of("下一处", "Next")
	if level > 1 {
		previous, next = "", ""
	}
	if l.p.previous.Text != previous {
		l.p.previous.Text, l.p.next.Text = previous, next
		l.p.previous.Refresh()
		l.p.next.Refresh()
	}
}

// width is what all controls take with their words.
func (l toolLayout) width() float32 {
	w := float32(2*headerInset) + 130 + 19 // the position's words, the line
	for _, o := range append(l.left(), l.p.previous, l.p.next) {
		w += o.MinSize().Width + chipGap
	}
	return w
}
