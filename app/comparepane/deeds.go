package comparepane

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// deed is something that can be done with a pair: an action of its row where it
// is selected, and a line of its menu.
type deed struct {
	icon, word string
	do         func()
}

// deeds are what can be done with the pair of an item, the most wanted first.
func (p *Pane) deeds(item int) []deed {
	it := p.lines.items[item]
	pair := &p.lines.Pairs[it.pair]
	copyIt := deed{"copy", words.Of("复制", "Copy"), func() { p.copy(item) }}
	if it.left {
		return []deed{copyIt}
	}
	var list []deed
	if p.lines.readingBack() {
		list = p.backDeeds(item)
	}
	if side, ok := p.draftSide(); ok && len(pair.Of(side)) > 0 {
		list = append(list, deed{"jump", words.Of("到起草中修改", "Edit in draft"), func() { p.jump(item) }})
	}
	if word := p.takeWord(pair); word != "" {
		list = append(list, deed{"insert", word, func() { p.takeOld(item) }})
	}
	if p.lines.Mode == compare.Year && p.lines.of(it.pair).doubtful {
		list = append(list, deed{"exclude", words.Of("不是对应", "Not a pair"), func() { p.unlink(item) }})
	}
	return append(list, copyIt)
}

// doing names what a row shows of deeds and decisions, so that it knows when
// they change: of a row that is not selected little, and that costs little.
func (p *Pane) doing(item int, selected bool) string {
	m := p.lines
	pair := m.items[item].pair
	var names []string
	if selected {
		for _, d := range p.deeds(item) {
			names = append(names, d.word)
		}
	} else if len(m.Pairs[pair].New) == 0 {
		names = append(names, p.takeWord(&m.Pairs[pair]))
	}
	if m.readingBack() {
		names = append(names, m.unitCaption(pair))
		if selected {
			names = append(names, strconv.Itoa(m.chosen))
			for i := range m.units[pair] {
				names = append(names, strconv.Itoa(int(m.decision(&m.units[pair][i]))))
			}
		}
	}
	return strings.Join(names, " ")
}

// deedsWidth is the room that the actions of an item's row take.
func (p *Pane) deedsWidth(item int) float32 {
	w := float32(0)
	if s := p.lines.about(item); s != "" {
		w += widgets.CaptionType.Measure(s).Width + actionGap
	}
	for _, d := range p.deeds(item) {
		w += widgets.CaptionType.Measure(d.word).Width + actionIcon + 6 + actionGap
	}
	return w
}

// menu is the right click on a pair.
func (p *Pane) menu(l int, at fyne.Position) {
	if p.lines.pairOf(l) != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", p.menuItems(p.lines.list[l].first)...), p.host.Canvas(), at)
	}
}

// menuItems are an item's deeds, what is seldom done with its pair, and the way
// to either text.
func (p *Pane) menuItems(item int) []*fyne.MenuItem {
	pair := &p.lines.Pairs[p.lines.items[item].pair]
	var items []*fyne.MenuItem
	for _, d := range p.deeds(item) {
		items = append(items, fyne.NewMenuItem(d.word, d.do))
	}
	if len(pair.Old) > 0 && len(pair.New) > 0 {
		items = append(items, fyne.NewMenuItem(words.Of("复制旧文", "Copy the old text"), func() { p.copyText(p.lines.of(p.lines.items[item].pair).old.text) }))
		if p.lines.Mode == compare.Year && !p.lines.of(p.lines.items[item].pair).doubtful {
			items = append(items, fyne.NewMenuItem(words.Of("不是对应", "Not a pair"), func() { p.unlink(item) }))
		}
	}
	if n := len(p.parted()); n > 0 { // on every row: a passage that was parted may have found another
		items = append(items, fyne.NewMenuItem(fmt.Sprintf(words.Of("恢复拆开的对应（%d 处）", "Pair again what was parted (%d)"), n), p.relink))
	}
	if pair.Moved {
		items = append(items, fyne.NewMenuItem(words.Of("到另一处", "To the other place"), func() { p.otherEnd(item) }))
	}
	return append(items, p.ways(pair)...)
}

// ways lead to a pair's passages in the reports of the library.
func (p *Pane) ways(pair *compare.Pair) []*fyne.MenuItem {
	draft, ok := p.draftSide()
	var items []*fyne.MenuItem
	for side, word := range []string{words.Of("看旧文原文", "Show the old text"), words.Of("看新文原文", "Show the new text")} {
		s := compare.Side(side)
		if src := p.source(s); src.ref.ID != 0 && src.ref.Version == 0 && len(pair.Of(s)) > 0 && !(ok && s == draft) {
			items = append(items, fyne.NewMenuItem(word, func() { p.show(s, pair) }))
		}
	}
	return items
}

// source is the text of a side.
func (p *Pane) source(s compare.Side) source {
	if s == compare.OldSide {
		return p.before
	}
	return p.after
}

// draftSide is the side on which the draft in hand stands; false where on
// neither, or where what is shown is not of it as it is compared.
func (p *Pane) draftSide() (compare.Side, bool) {
	work := p.host.Work()
	for _, s := range []compare.Side{compare.NewSide, compare.OldSide} {
		if p.source(s).isDraft(work) {
			return s, true
		}
	}
	return 0, false
}

// jump goes to the passage of an item in the draft, or where the draft is not
// compared to the new text in the library.
func (p *Pane) jump(item int) {
	pair := &p.lines.Pairs[p.lines.items[item].pair]
	side, ok := p.draftSide()
	if !ok {
		side = compare.NewSide
	}
	if len(pair.Of(side)) > 0 && p.source(side).ref.ID != 0 {
		p.show(side, pair)
	}
}

func (p *Pane) show(side compare.Side, pair *compare.Pair) {
	p.host.ShowPlace(desk.Place{Ref: p.source(side).ref, Span: span(p.lines.Doc(side), pair.Of(side))})
}

// copy puts an item's new text on the clipboard, the old one where there is no
// new, or where the item is the place that it left.
func (p *Pane) copy(item int) {
	it := p.lines.items[item]
	t := p.lines.of(it.pair)
	s := t.new.text
	if s == "" || it.left {
		s = t.old.text
	}
	p.copyText(s)
}

func (p *Pane) copyText(s string) {
	fyne.CurrentApp().Clipboard().SetContent(s)
	p.host.Say(words.Of("已复制这一段", "Copied"), nil)
}

// takeWord is what taking a pair's old wording into the draft is called; ""
// where there is nothing to take.
func (p *Pane) takeWord(pair *compare.Pair) string {
	side, ok := p.draftSide()
	if !ok || side != compare.NewSide || len(pair.Old) == 0 || pair.Kind == compare.Same {
		return ""
	}
	last, now := p.lines.result.Old.Info.Year, p.lines.result.New.Info.Year
	switch {
	case len(pair.New) == 0:
		return words.Of("带到本稿", "Bring into draft")
	case p.lines.Mode != compare.Year:
		return words.Of("改回旧写法", "Use the old wording")
	case last != 0 && now != 0 && last != now-1:
		return fmt.Sprintf(words.Of("改用%d年写法", "Use the wording of %d"), last)
	}
	return words.Of("改用上年写法", "Use last year's wording")
}

// takeOld puts the old wording of an item's pair into the draft, as one step.
func (p *Pane) takeOld(item int) {
	i := p.lines.items[item].pair
	edits, ok := p.lines.Take(i, compare.NewSide, false)
	if !ok {
		return
	}
	said := words.Of("已", "Done: ") + p.takeWord(&p.lines.Pairs[i])
	if !p.host.Apply(edits, p.seen, said) {
		p.host.Say(words.Of("本稿刚改过，比较完再试", "The draft has just changed: try again in a moment"), nil)
		return
	}
	p.hasten()
}

// hasten compares anew as soon as the draft's new state is known: the change
// was made here, and the writer waits for it.
func (p *Pane) hasten() { p.stale, p.hasty, p.awaiting = true, true, true }
