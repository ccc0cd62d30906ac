package comparepane

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/words"
	"reportdesk/internal/report"
)

// returned is what was decided of a text that came back. It is kept for the
// session: what was refused stays refused when the draft moves on, and when the
// text is opened again.
type returned struct {
	refused map[unitKey]bool
	// taken are the differences that were taken, with the draft's revision at
	// which they were; one that is there again later was undone.
	taken map[unitKey]int
	// waiting are those that were taken while the draft's last change was still
	// being compared: they follow one by one.
	waiting []unitKey
}

// readingBack reports whether what is shown is a text that came back beside the
// draft: its differences are taken or refused.
func (m *lines) readingBack() bool { return m.result != nil && m.units != nil }

// decision is what became of a unit.
type decision int

const (
	undecided decision = iota
	taken
	refused
)

func (m *lines) decision(u *unit) decision {
	switch _, done := m.back.taken[u.key]; {
	case done:
		return taken
	case m.back.refused[u.key]:
		return refused
	}
	return undecided
}

// openUnits are the units of a pair that are neither taken nor refused.
func (m *lines) openUnits(pair int) []unit {
	var list []unit
	for _, u := range m.units[pair] {
		if m.decision(&u) == undecided {
			list = append(list, u)
		}
	}
	return list
}

// settled reports whether nothing of a pair is left to be decided.
func (m *lines) settled(pair int) bool {
	return m.readingBack() && len(m.units[pair]) > 0 && len(m.openUnits(pair)) == 0
}

// progress counts the units that were decided, and all.
func (m *lines) progress() (decided, all int) {
	here := map[unitKey]bool{}
	for _, list := range m.units {
		for i := range list {
			here[list[i].key] = true
			all++
			if m.decision(&list[i]) != undecided {
				decided++
			}
		}
	}
	for key := range m.back.taken {
		if !here[key] {
			decided, all = decided+1, all+1
		}
	}
	return decided, all
}

// attach gives a new result what was decided of its text before; what was
// taken and is there again was undone.
func (p *Pane) attach(r *result) {
	if r == nil || r.units == nil {
		return
	}
	key := returnKey(p.after, r.New)
	back := p.returns[key]
	if back == nil {
		back = &returned{refused: map[unitKey]bool{}, taken: map[unitKey]int{}}
		if p.returns == nil {
			p.returns = map[string]*returned{}
		}
		p.returns[key] = back
	}
	r.back = back
	for _, list := range r.units {
		for i := range list {
			k := list[i].key
			if at, ok := back.taken[k]; ok && at != p.seen && !slices.Contains(back.waiting, k) {
				delete(back.taken, k)
			}
		}
	}
}

func returnKey(s source, doc *report.Document) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(doc.Text))
	return fmt.Sprintf("%s %x", s.key(), h.Sum64())
}

// drain takes what waited for the draft's last change to be compared: the next one.
func (p *Pane) drain() {
	m := p.lines
	if !m.readingBack() {
		return
	}
	for len(m.back.waiting) > 0 {
		key := m.back.waiting[0]
		m.back.waiting = m.back.waiting[1:]
		for _, list := range m.units {
			for i := range list {
				if list[i].key == key {
					p.accept(list[i : i+1])
					return
				}
			}
		}
	}
}

// accept takes units of one pair into the draft, as one step.
func (p *Pane) accept(units []unit) {
	m := p.lines
	if len(units) == 0 {
		return
	}
	if p.awaiting {
		for i := range units {
			m.back.taken[units[i].key] = p.seen
			m.back.waiting = append(m.back.waiting, units[i].key)
		}
		return
	}
	list, ok := edits(m.Comparison, units)
	said := fmt.Sprintf(words.Of("已采纳 %d 处", "%d taken"), len(units))
	if !ok || !p.host.Apply(list, p.seen, said) {
		for i := range units {
			delete(m.back.taken, units[i].key)
		}
		p.host.Say(words.Of("本稿刚改过，或只能查看，没有采纳", "Not taken: the draft has just changed, or is read only"), nil)
		return
	}
	for i := range units {
		m.back.taken[units[i].key] = p.seen
	}
	p.hasten()
}

// refuse leaves units as the draft has them, for the session.
func (p *Pane) refuse(units []unit) {
	for i := range units {
		p.lines.back.refused[units[i].key] = true
	}
	p.host.Say(fmt.Sprintf(words.Of("不采纳 %d 处", "%d refused"), len(units)), func() { p.reconsider(units) })
}

// reconsider opens units that were refused again.
func (p *Pane) reconsider(units []unit) {
	if !p.lines.readingBack() {
		return
	}
	for i := range units {
		delete(p.lines.back.refused, units[i].key)
	}
	p.redraw()
}

// settle takes or refuses what of the selected pair is open, or the one change
// that is chosen, and goes on to the next pair where nothing is left of it.
func (p *Pane) settle(take bool) {
	m := p.lines
	if !m.readingBack() || m.selected < 0 {
		return
	}
	pair := m.items[m.selected].pair
	units := m.openUnits(pair)
	if m.chosen >= 0 && m.chosen < len(m.units[pair]) {
		units = m.units[pair][m.chosen : m.chosen+1]
		if m.decision(&units[0]) != undecided {
			return
		}
	}
	p.decide(units, take)
}

// decide takes or refuses units of the selected pair.
func (p *Pane) decide(units []unit, take bool) {
	if len(units) == 0 {
		return
	}
	if take {
		p.accept(units)
	} else {
		p.refuse(units)
	}
	m := p.lines
	pair := units[0].pair
	if m.settled(pair) {
		p.redraw()
		p.Step(true)
		return
	}
	for i := range m.units[pair] { // on to the next change that is open
		if m.chosen >= 0 && m.decision(&m.units[pair][(m.chosen+i)%len(m.units[pair])]) == undecided {
			m.chosen = (m.chosen + i) % len(m.units[pair])
			break
		}
	}
	p.redraw()
}

// chooseUnit goes to the next or previous change of the selected pair; before the
// first stands the pair as a whole.
func (p *Pane) chooseUnit(d int) bool {
	m := p.lines
	if !m.readingBack() || m.selected < 0 || m.items[m.selected].left {
		return false
	}
	n := len(m.units[m.items[m.selected].pair])
	if n < 2 {
		return false
	}
	m.chosen = min(max(-1, m.chosen+d), n-1)
	p.redraw()
	return true
}

// backKey takes the keys of a text that came back: Enter takes, Delete refuses
// what is selected, left and right choose one change of it.
func (p *Pane) backKey(name fyne.KeyName) bool {
	m := p.lines
	if !m.readingBack() || m.selected < 0 || m.items[m.selected].left || len(m.units[m.items[m.selected].pair]) == 0 {
		return false
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.settle(true)
	case fyne.KeyDelete:
		p.settle(false)
	case fyne.KeyRight:
		return p.chooseUnit(1)
	case fyne.KeyLeft:
		return p.chooseUnit(-1)
	default:
		return false
	}
	return true
}

// redraw follows a decision: rows, counts and the status bar.
func (p *Pane) redraw() {
	p.rows.Remeasure(max(0, p.rows.Selected()))
	p.rows.Refresh()
	p.refreshed()
}

// readingWords say how far the reading back is, and whose changes Word has.
func (p *Pane) readingWords() string {
	m := p.lines
	decided, all := m.progress()
	s := fmt.Sprintf(words.Of("读回：已处理 %d / %d", "Read back: %d of %d"), decided, all)
	keys := words.Of("　Enter 采纳　Delete 不采纳　← → 逐处选", "; Enter takes, Delete refuses, ← → choose one change")
	back := p.after.revised
	if back == nil || len(back.Changes) == 0 {
		return s + keys
	}
	var names []string
	for _, t := range back.Changes {
		if t.Author != "" && !slices.Contains(names, t.Author) {
			names = append(names, t.Author)
		}
	}
	s += fmt.Sprintf(words.Of("　Word 修订 %d 处", ", %d tracked in Word"), len(back.Changes))
	if len(names) > 0 {
		s += words.Of("（", " (") + strings.Join(names, words.Of("、", ", ")) + words.Of("）", ")")
	}
	return s + keys
}

// single is the unit of an item whose passage is taken or refused as a whole,
// nil of others: what is done with it stands among the item's deeds.
func (m *lines) single(item int) *unit {
	if !m.readingBack() || m.items[item].left {
		return nil
	}
	if units := m.units[m.items[item].pair]; len(units) == 1 && units[0].whole {
		return &units[0]
	}
	return nil
}

// about says what became of a passage that is taken or refused as a whole, and
// who did it.
func (m *lines) about(item int) string {
	u := m.single(item)
	if u == nil {
		return ""
	}
	return strings.TrimSpace(u.word(&m.Pairs[u.pair]) + "　" + m.unitSays(u))
}

// backDeeds are what can be done with the pair of an item of a text that came
// back; each change that is listed below it has its own.
func (p *Pane) backDeeds(item int) []deed {
	m := p.lines
	if u := m.single(item); u != nil {
		return p.unitDeeds(u)
	}
	pair := m.items[item].pair
	units := m.openUnits(pair)
	if len(units) < 2 {
		return nil
	}
	return []deed{
		{"tick", words.Of("全部采纳", "Take all"), func() { p.decide(m.openUnits(pair), true) }},
		{"close", words.Of("全部不采纳", "Refuse all"), func() { p.decide(m.openUnits(pair), false) }},
	}
}

// unitDeeds are what can be done with one unit.
func (p *Pane) unitDeeds(u *unit) []deed {
	one := []unit{*u}
	switch p.lines.decision(u) {
	case undecided:
		return []deed{
			{"tick", words.Of("采纳", "Take"), func() { p.decide(one, true) }},
			{"close", words.Of("不采纳", "Refuse"), func() { p.decide(one, false) }},
		}
	case refused:
		return []deed{{"undo", words.Of("恢复", "Reconsider"), func() { p.reconsider(one) }}}
	}
	return nil
}

// unitCaption is what stands under a pair's badge: what was decided, else who
// wrote the first change.
func (m *lines) unitCaption(pair int) string {
	if !m.readingBack() || len(m.units[pair]) == 0 {
		return ""
	}
	if m.settled(pair) {
		for i := range m.units[pair] {
			if m.decision(&m.units[pair][i]) == refused {
				return words.Of("不采纳", "Refused")
			}
		}
		return words.Of("已采纳", "Taken")
	}
	for _, u := range m.units[pair] {
		if name, _, _ := strings.Cut(u.who, " "); name != "" {
			return name
		}
	}
	return ""
}
