package draftpane

import (
	"errors"
	"slices"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Changes of the draft's structure, each one step. Places are of the editor's text.

// present is the draft's document as the text is now: the one that is known, or
// one made of what was written since.
func (p *Pane) present() *report.Document {
	s := p.view.State()
	if p.known != nil && p.known.work.Revision == s.Revision {
		return p.known.doc
	}
	return report.FromText("", s.Text.String())
}

// sectionAt is the head of the section that a place lies in, -1 for none.
func sectionAt(doc *report.Document, at int) int {
	block := sort.Search(len(doc.Blocks), func(i int) bool { return doc.Origin.ToSource(doc.Blocks[i].Span).Start > at }) - 1
	return doc.SectionOf(block)
}

// parentOf is the head of the section that a section lies in, -1 for none.
func parentOf(doc *report.Document, section int) int {
	for i := doc.Blocks[section].Section; i >= 0; i = doc.Blocks[i].Section {
		if doc.IsHead(i) {
			return i
		}
	}
	return -1
}

// restructure makes a change of a section. follow is set where the numbers beside
// it are to follow, as part of the same step.
func (p *Pane) restructure(es text.Edits, err error, follow bool, said string) {
	switch {
	case p.readOnly || err == nil && len(es) == 0:
		return
	case errors.Is(err, report.ErrStructure):
		p.host.Say(words.Of("这一节不能这样改", "The outline does not allow it"), nil)
		return
	case err != nil:
		p.host.Fail(err)
		return
	}
	caret := editor.At(landing(es, p.view.State().Selection.Head))
	if err := p.view.Apply(editor.Transaction{Edits: es, Selection: &caret, Origin: editor.Command, At: time.Now()}); err != nil {
		p.host.Fail(err)
		return
	}
	if follow {
		p.renumberAround(caret.Head)
		p.view.ShowTop(p.view.State().Selection.Head)
	}
	p.say(said)
}

// renumberAround puts the numbers of the sections beside the one at a place
// right, as part of the step before.
func (p *Pane) renumberAround(at int) {
	doc := report.FromText("", p.view.State().Text.String())
	section := sectionAt(doc, at)
	if section < 0 {
		return
	}
	es, err := doc.Renumber(parentOf(doc, section))
	if err != nil || len(es) == 0 {
		return
	}
	if err := p.view.Apply(editor.Transaction{Edits: es, Origin: editor.Command, At: time.Now(), Joined: true}); err != nil {
		p.host.Fail(err)
	}
}

// renumberAsWritten puts the numbers beside the caret's section right where the
// writer has changed which heads there are, as part of what was written. What an
// undo brought back stays as it was. It waits while an input method composes, and
// while the caret stands in a number, which may not be all written yet.
func (p *Pane) renumberAsWritten() {
	if slices.Equal(p.numbered, p.known.numbers) {
		return
	}
	caret := p.view.State().Selection.Head
	if p.typesetting.renumber && (p.view.Composing() || p.inNumber(caret)) {
		return
	}
	first := p.numbered == nil
	p.numbered = p.known.numbers
	if !p.typesetting.renumber || p.readOnly || first {
		return
	}
	if h := p.view.History(); h.CanUndo() && !h.CanRedo() {
		p.renumberAround(caret)
	}
}

// inNumber reports whether a place lies in the number of a head, or right behind it.
func (p *Pane) inNumber(at int) bool {
	t := p.view.State().Text
	par := t.Line(t.LineOf(at))
	line := t.Slice(par)
	blank := len(line) - len(strings.TrimLeft(line, "　 "))
	_, _, n := report.ParseNumber(line[blank:])
	return n > 0 && par.Start+blank < at && at <= par.Start+blank+n
}

// headNumbers are the numbers of a document's heads, in their order.
func headNumbers(doc *report.Document) []string {
	list := []string{} // nil is that nothing is known
	for i, b := range doc.Blocks {
		if doc.IsHead(i) {
			s := b.Span.Of(doc.Text)
			_, _, n := report.ParseNumber(s)
			list = append(list, s[:n])
		}
	}
	return list
}

// landing is where the caret goes with edits: to the start of what is put in
// where something is, else where it is carried to.
func landing(es text.Edits, caret int) int {
	shift, at, most := 0, -1, 0
	for _, e := range es {
		if n := len(e.New) - e.Len(); n > most {
			most, at = n, e.Start+shift
			for at-e.Start-shift < len(e.New) && e.New[at-e.Start-shift] == '\n' {
				at++
			}
		}
		shift += len(e.New) - e.Len()
	}
	if at >= 0 && most > 40 { // a section, no number
		return at
	}
	return es.Map(caret, text.Before)
}

// moveSection moves the section at a place up or down by one among its like.
func (p *Pane) moveSection(at int, up bool) {
	doc := p.present()
	section := sectionAt(doc, at)
	if section < 0 {
		return
	}
	like := func(i int) bool { return doc.IsHead(i) && doc.Blocks[i].Level == doc.Blocks[section].Level }
	said := words.Of("已移动这一节", "Section moved")
	if up {
		for i := section - 1; i >= 0; i-- {
			if like(i) {
				es, err := doc.MoveBefore(section, i)
				p.restructure(es, err, true, said)
				return
			}
		}
		return
	}
	for i := section + 1; i < len(doc.Blocks); i++ {
		if like(i) {
			es, err := doc.MoveAfter(section, i)
			p.restructure(es, err, true, said)
			return
		}
	}
}

// dropSection moves the section of one row of the outline to another: before it
// where that lies above, else behind it.
func (p *Pane) dropSection(from, onto int) {
	doc := p.present()
	section, target := sectionAt(doc, p.rowStart(from)), sectionAt(doc, p.rowStart(onto))
	if p.readOnly || section == target {
		return
	}
	if section < 0 || target < 0 {
		p.host.Say(words.Of("只有带编号的章节能移动", "Only sections with heads can be moved"), nil)
		return
	}
	move := doc.MoveBefore
	if target > section {
		move = doc.MoveAfter
	}
	es, err := move(section, target)
	p.restructure(es, err, true, words.Of("已移动这一节", "Section moved"))
}

// shiftSection raises or lowers the head of the section at a place, with those under it.
func (p *Pane) shiftSection(at int, up bool) {
	doc := p.present()
	section := sectionAt(doc, at)
	if section < 0 {
		return
	}
	if up {
		es, err := doc.Promote(section, true)
		p.restructure(es, err, true, words.Of("已升级", "Promoted"))
		return
	}
	es, err := doc.Demote(section, true)
	p.restructure(es, err, true, words.Of("已降级", "Demoted"))
}

// renumber puts the numbers under a section right, of all where section is -1.
func (p *Pane) renumber(section int) {
	es, err := p.present().Renumber(section)
	if err == nil && len(es) == 0 {
		p.host.Say(words.Of("编号没有要改的", "The numbers are right"), nil)
		return
	}
	p.restructure(es, err, false, words.Of("已重新编号", "Renumbered"))
}

// sectionMenu is what can be done with the section of a row of the outline.
func (p *Pane) sectionMenu(row int) []*fyne.MenuItem {
	doc, at := p.present(), p.rowStart(row)
	section := sectionAt(doc, at)
	all := item(words.Of("全文重新编号", "Renumber the whole"), !p.readOnly, func() { p.renumber(-1) })
	if section < 0 || p.readOnly {
		return []*fyne.MenuItem{all}
	}
	can := func(_ text.Edits, err error) bool { return err == nil }
	return []*fyne.MenuItem{
		item(words.Of("升级", "Promote"), can(doc.Promote(section, true)), func() { p.shiftSection(at, true) }),
		item(words.Of("降级", "Demote"), can(doc.Demote(section, true)), func() { p.shiftSection(at, false) }),
		item(words.Of("上移", "Move up"), true, func() { p.moveSection(at, true) }),
		item(words.Of("下移", "Move down"), true, func() { p.moveSection(at, false) }),
		fyne.NewMenuItemSeparator(),
		item(words.Of("重新编号", "Renumber"), can(doc.Renumber(section)), func() { p.renumber(section) }),
		all,
		fyne.NewMenuItemSeparator(),
		item(words.Of("合并到上一节", "Merge into the one before"), can(doc.Merge(section)), func() {
			es, err := doc.Merge(section)
			p.restructure(es, err, false, words.Of("已合并到上一节", "Merged"))
		}),
		item(words.Of("删除本节", "Delete this section"), can(doc.DeleteSection(section)), func() {
			es, err := doc.DeleteSection(section)
			p.restructure(es, err, false, words.Of("已删除这一节", "Section deleted"))
		}),
	}
}

func (p *Pane) showSectionMenu(row int, at fyne.Position) {
	if p.known != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", p.sectionMenu(row)...), p.host.Canvas(), at)
	}
}

// rowStart is where the section of a row of the outline begins in the text.
func (p *Pane) rowStart(row int) int { return p.spans[p.outline.at(row).first].Start }
