package comparepane

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
)

// What follows lets the tests of the pane, which stand outside because they
// drive it in the window, see what it shows and press what can be pressed.

// Lines says what the list shows, a line each: the sign of its badge, then the
// texts; "= 6" for a fold, "#" before a head, "(" before a place that was left.
func (p *Pane) Lines() []string {
	m := p.lines
	var out []string
	for i, l := range m.list {
		if l.fold {
			n, _, _, _ := m.foldCounts(l)
			out = append(out, strings.Repeat("…", n))
			continue
		}
		it := m.items[l.first]
		t := m.of(it.pair)
		s := signOf(m.pairOf(i)) + " " + t.old.text + " | " + t.new.text
		switch {
		case it.left:
			s = "( " + s
		case it.level > 0:
			s = "# " + s
		}
		out = append(out, s)
	}
	return out
}

func (p *Pane) List() *widgets.Rows { return p.rows }

// Picked names the two texts as the pickers do.
func (p *Pane) Picked() (before, after string) {
	return p.oldPicker.strong + " " + p.oldPicker.rest, p.newPicker.strong + " " + p.newPicker.rest
}

// Press presses the control with a word.
func (p *Pane) Press(word string) bool {
	for f, c := range p.chips {
		if filter(f).word() == word {
			c.Tapped(nil)
			return true
		}
	}
	switch word {
	case "全部", "All":
		p.all.Tapped(nil)
	case "隐藏相同":
		p.hideSame.Tapped(nil)
	case "交换":
		p.swap.Tapped(nil)
	case "导出":
		p.export.Tapped(nil)
	case "旧文":
		p.oldPicker.Tapped(nil)
	case "新文":
		p.newPicker.Tapped(nil)
	case "自动", "修订", "跨年":
		p.modeChoice.OnChosen(strings.Index("自动修订跨年", word) / 6)
	case "并排", "合并":
		p.columns.OnChosen(strings.Index("并排合并", word) / 6)
	default:
		if p.lines.selected < 0 {
			return false
		}
		for _, d := range p.deeds(p.lines.selected) {
			if d.word == word {
				d.do()
				return true
			}
		}
		return false
	}
	return true
}

func (p *Pane) Count(word string) int {
	for f, c := range p.chips {
		if filter(f).word() == word {
			return c.Count
		}
	}
	return p.all.Count
}

func (p *Pane) Position() string { return p.position.Text }

// Says is what stands in the list's place, "" where the list stands.
func (p *Pane) Says() string {
	if p.empty.Hidden {
		return ""
	}
	return p.parts.say.Text
}

// Choices are the texts that the open list offers; nil where it is closed.
func (p *Pane) Choices() []string {
	if p.choices == nil {
		return nil
	}
	var out []string
	for _, c := range p.choices.model.list {
		if c.head != "" {
			out = append(out, "# "+c.head)
			continue
		}
		out = append(out, c.source.strong+" "+c.source.rest)
	}
	return out
}

func (p *Pane) ChoiceField() *widgets.Field { return p.choices.field }

// Forms are those that the export sheet offers, ChooseForm takes one of them.
func (p *Pane) Forms() []string {
	var out []string
	for _, f := range p.leaving.forms {
		out = append(out, f.word+" "+f.ext)
	}
	return out
}

func (p *Pane) ChooseForm(name string) bool {
	i := slices.Index(p.Forms(), name)
	if i < 0 {
		return false
	}
	p.leaving.choice.Set(i)
	p.leaving.choice.OnChosen(i)
	return true
}

// MovesAsEdits ticks 移动记为增删.
func (p *Pane) MovesAsEdits() { p.leaving.moves.Tapped(nil) }

// ReadFile is what follows when a file was chosen for the new side.
func (p *Pane) ReadFile(name string, f io.ReadCloser) {
	p.readFile(name, f, func(s source) { p.after = s; p.compare() })
}

// OtherEnd goes to the other end of the selected move.
func (p *Pane) OtherEnd() { p.otherEnd(p.lines.firstItem(p.rows.Selected())) }

// SelectLine selects the first line that contains s.
func (p *Pane) SelectLine(s string) bool {
	for i, l := range p.Lines() {
		if strings.Contains(l, s) {
			p.rows.Select(i)
			return true
		}
	}
	return false
}

// Selected is the line that is selected.
func (p *Pane) Selected() string {
	if i := p.rows.Selected(); i >= 0 {
		return p.Lines()[i]
	}
	return ""
}

// Objects counts what a list has as objects for its rows.
func (p *Pane) OneColumn() bool { return p.lines.frame.one }

func (p *Pane) MapAt(y float32) { p.overview.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, y)}) }

func (p *Pane) MapHeight() float32 { return p.overview.Size().Height }

// Reopen shows the result as if it had just been made.
func (p *Pane) Reopen() {
	r := newResult(p.lines.Comparison, 0)
	p.showResult(r)
}

func (p *Pane) FindField() *widgets.Field { return p.search.field }

// Hits is what the find bar says.
func (p *Pane) Hits() string { return p.search.count.Text }

// SelectDoubtful selects the first pair whose link may be wrong.
func (p *Pane) SelectDoubtful() bool {
	for i, l := range p.lines.list {
		if !l.fold && p.lines.items[l.first].level == 0 && p.lines.of(p.lines.items[l.first].pair).doubtful {
			p.rows.Select(i)
			return true
		}
	}
	return false
}

// Units are the changes of the selected pair of a text that came back: what
// goes and what comes, or what became of the whole passage.
func (p *Pane) Units() []string {
	var out []string
	for _, u := range p.selectedUnits() {
		s := u.word(p.lines.pairOf(p.rows.Selected()))
		if s == "" {
			s = u.gone + "→" + u.come
		}
		out = append(out, s)
	}
	return out
}

// Whos says of each who made it.
func (p *Pane) Whos() []string {
	var out []string
	for _, u := range p.selectedUnits() {
		out = append(out, p.lines.unitSays(&u))
	}
	return out
}

// PressUnit presses the action of a change.
func (p *Pane) PressUnit(i int, word string) bool {
	for _, d := range p.unitDeeds(&p.selectedUnits()[i]) {
		if d.word == word {
			d.do()
			return true
		}
	}
	return false
}

func (p *Pane) selectedUnits() []unit { return p.lines.units[p.lines.items[p.lines.selected].pair] }

// PressYear presses the tab of a year.
func (p *Pane) PressYear(year string) bool {
	for i, e := range p.years.entries {
		if strconv.Itoa(e.Info.Year) == year {
			p.years.choice.OnChosen(i)
			return true
		}
	}
	return false
}

// PressMenu chooses an item of the selected row's menu by how it begins.
func (p *Pane) PressMenu(word string) bool {
	for _, m := range p.menuItems(p.lines.selected) {
		if strings.HasPrefix(m.Label, word) {
			m.Action()
			return true
		}
	}
	return false
}
