package comparepane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// firstItem is the first item of a line, -1 for none; lineFor the line of an item.
func (m *lines) firstItem(l int) int {
	if l < 0 || l >= len(m.list) {
		return -1
	}
	return m.list[l].first
}

func (m *lines) lineFor(item int) int {
	if item < 0 || item >= len(m.lineOf) {
		return -1
	}
	return m.lineOf[item]
}

// selected follows a new selection: the row that was selected closes, the new
// one opens where it stands.
func (p *Pane) selected(l int) {
	p.lines.selected, p.lines.chosen = -1, -1
	if !p.lines.list[l].fold {
		p.lines.selected = p.lines.list[l].first
	}
	p.rows.Remeasure(l)
	p.rows.SetSelected(l)
	p.showStep()
	p.overview.Refresh()
}

// opened is Enter or a double click: a fold opens, a pair is edited.
func (p *Pane) opened(l int) {
	if ln := p.lines.list[l]; ln.fold {
		p.toggleFold(ln)
		return
	}
	item := p.lines.list[l].first
	if p.lines.items[item].left {
		p.otherEnd(item)
		return
	}
	p.jump(item)
}

// toggleFold opens or closes what the filters hide.
func (p *Pane) toggleFold(l line) {
	p.lines.open[l.first] = !p.lines.open[l.first]
	p.relist(l.first)
	for i, other := range p.lines.list {
		if other.fold && other.first == l.first {
			p.lines.selected = -1
			p.rows.Select(i)
		}
	}
}

// relist makes the lines anew and keeps an item where it is on the screen.
func (p *Pane) relist(keep int) {
	at := p.rows.Top(p.lines.lineFor(keep)) - p.rows.Offset()
	p.lines.fold()
	p.rows.Reload()
	p.rows.SetSelected(p.lines.lineFor(p.lines.selected))
	if l := p.lines.lineFor(keep); l >= 0 {
		if p.lines.open[keep] && l > 0 && p.lines.list[l-1].fold {
			l--
		}
		p.rows.SetOffset(p.rows.Top(l) - at)
	}
	p.refreshed()
}

// refilter follows a change of the filters.
func (p *Pane) refilter() {
	p.keep()
	keep := p.lines.selected
	if keep < 0 {
		keep = p.lines.firstItem(p.rows.First())
	}
	if p.lines.result != nil {
		p.lines.open = map[int]bool{}
		p.relist(keep)
	}
	p.showCounts()
	p.focusList()
}

// Step goes to the previous or next difference that the filters leave.
func (p *Pane) Step(forward bool) {
	m := p.lines
	if m.result == nil {
		return
	}
	p.say("")
	if p.seeking() {
		p.stepHit(forward)
		return
	}
	d, i := 1, m.selected
	if i < 0 {
		i = m.firstItem(p.rows.First()) - 1
		if !forward {
			i++
		}
	}
	if !forward {
		d = -1
	}
	for i += d; i >= 0 && i < len(m.items); i += d {
		if m.steps(i) {
			p.goTo(i)
			return
		}
	}
}

// goTo selects an item, a quarter down the list where it was not in view.
func (p *Pane) goTo(item int) {
	l := p.lines.lineFor(item)
	if l < 0 {
		return
	}
	top, bottom := p.rows.Top(l), p.rows.Top(l+1)
	height := p.rows.Size().Height
	if top < p.rows.Offset()+p.rows.Covered || bottom > p.rows.Offset()+height {
		p.rows.SetOffset(top - max(p.rows.Covered, height/4))
	}
	p.rows.Select(l)
}

// otherEnd goes from a moved passage to where it stood, or back.
func (p *Pane) otherEnd(item int) {
	if item < 0 || item >= len(p.lines.items) {
		return
	}
	it := p.lines.items[item]
	if pair := &p.lines.Pairs[it.pair]; !pair.Moved || len(pair.Old) == 0 || len(pair.New) == 0 {
		return
	}
	to := p.lines.leftAt[it.pair]
	if it.left {
		to = p.lines.at[it.pair]
	}
	if f := p.lines.lineFor(to); f >= 0 && p.lines.list[f].fold { // it is folded away
		p.toggleFold(p.lines.list[f])
	}
	p.goTo(to)
}

// Escape closes the list of texts, or gives the keyboard back to the pairs.
func (p *Pane) Escape() {
	if p.choices != nil {
		p.closeChoices()
		return
	}
	if !p.search.bar.Hidden {
		p.closeSearch()
		return
	}
	p.focusList()
}

// Stops are the regions that F6 goes through.
func (p *Pane) Stops() []widgets.Stop {
	stops := []widgets.Stop{
		{Area: p.header, Focus: p.oldPicker},
		{Area: p.toolRow, Focus: p.all},
		{Area: p.search.bar, Focus: p.search.field},
	}
	if p.list.Visible() {
		return append(stops, widgets.Stop{Area: p.list, Focus: p.rows})
	}
	return append(stops, widgets.Stop{Area: p.empty, Focus: widgets.FirstFocus(p.pick)})
}

func (p *Pane) focusList() {
	if c := p.host.Canvas(); c != nil && p.host.Showing(desk.Compare) {
		c.Focus(p.rows)
	}
}

// key scrolls within a pair that is higher than the list before the next one
// is selected; all else is the list's.
func (p *Pane) key(e *fyne.KeyEvent) bool {
	l := p.rows.Selected()
	if l < 0 || p.backKey(e.Name) {
		return l >= 0
	}
	top, bottom := p.rows.Offset()+p.rows.Covered, p.rows.Offset()+p.rows.Size().Height
	page := bottom - top
	by := 3 * p.lines.frame.line
	if e.Name == fyne.KeyPageDown || e.Name == fyne.KeyPageUp {
		by = page - p.lines.frame.line
	}
	switch e.Name {
	case fyne.KeyDown, fyne.KeyPageDown:
		if rest := p.rows.Top(l+1) - bottom; rest > 0 && p.rows.Top(l) < bottom {
			p.rows.SetOffset(p.rows.Offset() + min(by, rest))
			return true
		}
		if next := p.rows.At(p.rows.Top(l) + page); e.Name == fyne.KeyPageDown && next == l && l+1 < p.lines.Count() {
			p.rows.Select(l + 1)
			return true
		}
	case fyne.KeyUp, fyne.KeyPageUp:
		if rest := top - p.rows.Top(l); rest > 0 && p.rows.Top(l+1) > top {
			p.rows.SetOffset(p.rows.Offset() - min(by, rest))
			return true
		}
	}
	return false
}

// shortcut takes the keys of the list.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if p.lines.selected >= 0 {
			p.copy(p.lines.selected)
		}
		return true
	case *desktop.CustomShortcut:
		if p.yearKey(s) {
			return true
		}
		if s.Modifier != fyne.KeyModifierShortcutDefault {
			return false
		}
		switch s.KeyName {
		case fyne.KeyU:
			p.setUnified(!p.lines.unified)
		case fyne.KeyL:
			p.setHideSame(!p.lines.hideSame)
		case fyne.KeyJ:
			if pair := p.lines.pairOf(p.rows.Selected()); pair != nil && pair.Moved {
				p.otherEnd(p.lines.selected)
			}
		default:
			return false
		}
		return true
	}
	return false
}

// missingNew is the caption of a pair that the new text has not.
func (p *Pane) missingNew() string {
	if side, ok := p.draftSide(); ok && side == compare.NewSide {
		return words.Of("本稿没有写到", "Not in this draft")
	}
	if y := p.lines.result.New.Info.Year; y != 0 {
		return fmt.Sprintf(words.Of("%d年没有对应段落", "Nothing in %d"), y)
	}
	return words.Of("新文没有写到", "Not in the new text")
}

// hovered names the kind of the pair under the pointer.
func (p *Pane) hovered(l int) {
	pair := p.lines.pairOf(l)
	if pair == nil {
		p.say("")
		return
	}
	t := p.lines.of(p.lines.items[p.lines.list[l].first].pair)
	parts := []string{wordOf(pair)}
	if t.kept >= 0 {
		parts = append(parts, fmt.Sprintf(words.Of("沿用 %d%%", "%d%% kept"), t.kept))
	}
	if t.doubtful {
		parts = append(parts, words.Of("对应存疑", "doubtful link"))
	}
	if len(t.figures) > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("数据变 %d 项", "%d figures changed"), len(t.figures)))
	}
	p.say(strings.Join(parts, " · "))
}

// scrolled follows the list: the head of the section stays, the map's frame moves.
func (p *Pane) scrolled() {
	m := p.lines
	head := -1
	if m.result != nil && p.rows.Offset() > 0 {
		head = m.section(p.rows.At(p.rows.Offset()))
	}
	if head < 0 || p.rows.Top(head) >= p.rows.Offset() {
		p.sticky.Hide()
		p.rows.Covered = headLine
	} else {
		item := m.list[head].first
		h := m.headHeight(item)
		p.sticky.Move(p.rows.Position())
		p.sticky.Resize(fyne.NewSize(p.rows.Size().Width, h))
		p.sticky.bind(item, head == p.rows.Selected())
		p.sticky.Show()
		p.rows.Covered = h
	}
	p.overview.Refresh()
}
