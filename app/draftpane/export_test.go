package draftpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/editor/textview"
	"reportdesk/internal/office"
)

// What a user reads off the pane, for tests.

// Outline is the rows of the outline: title, characters, last year's characters.
func (p *Pane) Outline() []string {
	var rows []string
	for _, r := range p.outline.rows {
		last := "—"
		if p.lastYear != nil && p.lastYear.counts[r.key()] > 0 {
			last = fmt.Sprint(p.lastYear.counts[r.key()])
		}
		rows = append(rows, fmt.Sprintf("%s%s %d %s", r.number, r.title, r.count, last))
	}
	return rows
}

// OutlineRow is the row that is selected.
func (p *Pane) OutlineRow() string {
	if i := p.outline.list.Selected(); i >= 0 && i < len(p.outline.shown) {
		return p.outline.at(i).title
	}
	return ""
}

// ClickOutline clicks the row of a title.
func (p *Pane) ClickOutline(title string) {
	if i := p.outlineRowOf(title); i >= 0 {
		p.outline.list.Select(i)
	}
}

// Strip is what the figure strip says, "" where it is hidden.
func (p *Pane) Strip() string {
	if !p.strip.content.Visible() {
		return ""
	}
	s := p.strip
	return strings.Join([]string{s.name.Text, s.value.Text, s.rest.Text, s.wrong.Text, s.count.Text}, " ")
}

// StepFigure presses the strip's arrows.
func (p *Pane) StepFigure(forward bool) { p.stepFigure(forward) }

// Counterpart is the passage at the right, CounterpartHead what is said over it.
func (p *Pane) Counterpart() string { return p.counterpart.passageText() }

// CounterpartHead: see Counterpart.
func (p *Pane) CounterpartHead() string {
	c := p.counterpart
	none := ""
	if m := c.current(); m == nil || m.likeness < sure {
		none = c.none.Text + " "
	}
	return none + c.kind.Text + " " + c.say.Text + " " + c.where.Text + " " + c.path.Text
}

// Table is the table of figures, a line each.
func (p *Pane) Table() []string {
	var rows []string
	for _, r := range p.counterpart.table.rows {
		rows = append(rows, strings.Join([]string{r.name, r.unit, r.old, r.now, r.diff}, " "))
	}
	return rows
}

// Years are the tabs.
func (p *Pane) Years() []string { return p.counterpart.tabs.words }

// InsertCounterpart presses 插入到光标处.
func (p *Pane) InsertCounterpart() { p.insertCounterpart() }

// Found is what the find bar says of its hits.
func (p *Pane) Found() string { return p.find.count.Text }

// ReplaceWith fills the second field and presses 全部替换, or 替换.
func (p *Pane) ReplaceWith(s string, all bool) {
	p.find.fresh.SetText(s)
	if all {
		p.find.replaceAll()
	} else {
		p.find.replace()
	}
}

// VersionRows are the rows of the popover; nil where it is closed.
func (p *Pane) VersionRows() []string {
	if p.versions == nil {
		return nil
	}
	rows := []string{"现在的稿子"}
	for i := 1; i < p.versions.Count(); i++ {
		rows = append(rows, fmt.Sprintf("%s %d", p.versions.nameOf(i), p.versions.of(i).Characters))
	}
	return rows
}

// Restore presses 恢复 in a row of the popover.
func (p *Pane) Restore(row int) { p.versions.restore(row) }

// VersionName is what stands beside the title.
func (p *Pane) VersionName() string { return p.header.version.Text }

// CanUndo is whether the header's button can be pressed.
func (p *Pane) CanUndo() bool { return p.view.History().CanUndo() }

// Take reads a work and shows it, all at once.
func (p *Pane) Take(w *desk.Work) { p.take(read(w)) }

// Convert chooses an entry of the context menu that changes the text.
func (p *Pane) Convert(label string) {
	for _, it := range p.textMenu() {
		if it.Label == label {
			it.Action()
		}
	}
}

// Alone reports whether the sides are away.
func (p *Pane) Alone() bool {
	return !p.outline.content.Visible() && !p.counterpart.content.Visible()
}

// BlankMenu is what the context menu offers for the blank at the caret.
func (p *Pane) BlankMenu() string {
	var labels []string
	for _, it := range p.blankMenu() {
		labels = append(labels, it.Label)
	}
	return strings.Join(labels, " ")
}

// ChooseBlank chooses an entry of that menu.
func (p *Pane) ChooseBlank(label string) {
	for _, it := range p.blankMenu() {
		if it.Label == label {
			it.Action()
		}
	}
}

// Look switches 正则, and 选区内, on or off.
func (p *Pane) Look(regexp, inside bool) {
	if p.find.regexp.On() != regexp {
		p.find.regexp.Tapped(nil)
	}
	if p.find.inside.On() != inside {
		p.find.inside.Tapped(nil)
	}
}

// FindNote is what the find bar says behind its buttons.
func (p *Pane) FindNote() string { return p.find.note.Text }

// outlineRowOf is the row of the outline with a title, -1 for none.
func (p *Pane) outlineRowOf(title string) int {
	for i := range p.outline.shown {
		if p.outline.at(i).title == title {
			return i
		}
	}
	return -1
}

// DropOutline drags the row of a title onto another's.
func (p *Pane) DropOutline(title, onto string) {
	p.outline.list.OnDropped(p.outlineRowOf(title), p.outlineRowOf(onto))
}

// FoldOutline double clicks the row of a title, and returns how many rows are shown then.
func (p *Pane) FoldOutline(title string) int {
	p.outline.list.OnDouble(p.outlineRowOf(title))
	return p.outline.Count()
}

// ChooseSection chooses an entry of the menu of a title's row.
func (p *Pane) ChooseSection(title, label string) {
	for _, it := range p.sectionMenu(p.outlineRowOf(title)) {
		if it.Label == label && !it.Disabled {
			it.Action()
		}
	}
}

// InsertFile puts a file's text at the caret, as the menu does.
func (p *Pane) InsertFile(name string, data []byte) { p.insertFile(name, data) }

// typesettingItems are the entries of the menu 版式, with those of its submenus.
func (p *Pane) typesettingItems() []*fyne.MenuItem {
	var all []*fyne.MenuItem
	for _, it := range p.typesettingMenu() {
		all = append(all, it)
		if it.ChildMenu != nil {
			all = append(all, it.ChildMenu.Items...)
		}
	}
	return all
}

// TypesettingWords are the words of the menu 版式.
func (p *Pane) TypesettingWords() []string {
	var list []string
	for _, it := range p.typesettingItems() {
		list = append(list, it.Label)
	}
	return list
}

// ChooseTypesetting chooses an entry of the menu 版式.
func (p *Pane) ChooseTypesetting(word string) {
	for _, it := range p.typesettingItems() {
		if it.Label == word && it.Action != nil {
			it.Action()
		}
	}
}

// TypesettingOn says whether an entry is checked.
func (p *Pane) TypesettingOn(word string) bool {
	for _, it := range p.typesettingItems() {
		if it.Label == word {
			return it.Checked
		}
	}
	return false
}

// Goal is what the foot of the outline says of the target, "" where it is hidden.
func (p *Pane) Goal() string {
	if !p.outline.goal.content.Visible() {
		return ""
	}
	return p.outline.goal.words
}

// Begins goes through what a start of the program does with fonts, on a machine that
// has these, and hands over what is said from now on. It returns before the fonts
// are known.
func (p *Pane) Begins(installed []office.Face, say func(string)) {
	if h, heard := p.host.(hearing); heard {
		p.host = h.Host
	}
	p.host = hearing{p.host, say}
	p.typesetting = typesettingOf(p.host.Preferences())
	p.setFace(nil)
	p.fonts = newFonts(func() []office.Face { return installed })
	p.findFonts()
}

// hearing is a host whose sentences are heard.
type hearing struct {
	desk.Host
	say func(string)
}

func (h hearing) Say(sentence string, undo func()) {
	h.say(sentence)
	h.Host.Say(sentence, undo)
}

// Fonts are the entries of the menu 字体; what is chosen has a tick before it.
func (p *Pane) Fonts() string {
	var list []string
	for _, it := range p.typesettingMenu()[0].ChildMenu.Items {
		word := it.Label
		if it.Checked {
			word = "✓" + word
		}
		list = append(list, word)
	}
	return strings.Join(list, " ")
}

// InOwnFont says which sorts of paragraph are set in the font that was chosen.
func (p *Pane) InOwnFont() string {
	var list []string
	for _, s := range []struct {
		word  string
		style *textview.Style
	}{{"题", p.sheet.Title}, {"副题", p.sheet.subtitle}, {"称谓", p.sheet.address}, {"一、", p.sheet.Head}, {"（一）", p.sheet.Subhead}, {"正文", p.sheet.Body}} {
		if s.style.Face != nil {
			list = append(list, s.word)
		}
	}
	return strings.Join(list, " ")
}

// Tallies are the rows of 字数统计: title, characters, without marks, last year's, minutes.
func (p *Pane) Tallies() []string {
	s := p.view.State()
	var lines []string
	for _, cells := range tallyModel(tallies(p.present(), s.Text.Slice(s.Selection.Span()), p.lastYear)).lines() {
		lines = append(lines, strings.Join(cells[:], " "))
	}
	return lines
}

// contextItems are the entries of the context menu about the finding and the figure
// at the caret.
func (p *Pane) contextItems() []*fyne.MenuItem { return append(p.findingMenu(), p.figureMenu()...) }

// ContextMenu is what the context menu offers for them.
func (p *Pane) ContextMenu() string {
	var labels []string
	for _, it := range p.contextItems() {
		labels = append(labels, it.Label)
	}
	return strings.Join(labels, "\n")
}

// ChooseContext chooses the entry that begins so.
func (p *Pane) ChooseContext(start string) {
	for _, it := range p.contextItems() {
		if strings.HasPrefix(it.Label, start) {
			it.Action()
			return
		}
	}
}
