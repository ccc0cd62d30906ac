package draftpane

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/ingest"
)

// showMenu opens the context menu of the text.
func (p *Pane) showMenu(at fyne.Position) {
	var items []*fyne.MenuItem
	for _, group := range [][]*fyne.MenuItem{p.findingMenu(), p.blankMenu(), p.figureMenu(), p.clipMenu(), p.textMenu()} {
		if len(group) == 0 {
			continue
		}
		if len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, group...)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), p.host.Canvas(), at)
}

// item is an entry of a menu that can be chosen where on is set.
func item(word string, on bool, do func()) *fyne.MenuItem {
	it := fyne.NewMenuItem(word, do)
	it.Disabled = !on
	return it
}

// clipMenu is what goes to and comes from the clipboard.
func (p *Pane) clipMenu() []*fyne.MenuItem {
	selected := !p.view.State().Selection.Empty()
	return []*fyne.MenuItem{
		item(words.Of("剪切", "Cut"), selected && !p.readOnly, p.view.Cut),
		item(words.Of("复制", "Copy"), selected, p.view.Copy),
		item(words.Of("粘贴", "Paste"), !p.readOnly, p.view.Paste),
	}
}

// textMenu changes what is selected, or the paragraph of the caret.
func (p *Pane) textMenu() []*fyne.MenuItem {
	if p.readOnly {
		return nil
	}
	section := sectionAt(p.present(), p.view.State().Selection.Head)
	return []*fyne.MenuItem{
		item(words.Of("转为全角", "To full width"), true, func() { p.convert(editor.FullWidth, words.Of("已转为全角", "Now full width")) }),
		item(words.Of("转为半角", "To half width"), true, func() { p.convert(editor.HalfWidth, words.Of("已转为半角", "Now half width")) }),
		item(words.Of("插入文件…", "Insert file…"), true, func() { p.host.PickFile(insertable, p.insertFile) }),
		item(words.Of("重新编号本节", "Renumber this section"), section >= 0, func() { p.renumber(section) }),
	}
}

// insertable are the ends of files whose text can be put into the draft.
var insertable = []string{".txt", ".md", ".docx", ".html", ".htm"}

// insertFile puts a file's text at the caret, as one step, in the form that import
// makes of it.
func (p *Pane) insertFile(name string, data []byte) {
	var read string
	draft := p.entry.ID
	p.host.Start(desk.Job{
		Key: "draft-insert", Name: words.Of("正在读取", "Reading"),
		Run: func(context.Context, func(int, int)) error {
			doc, err := ingest.Read(name, data)
			if err == nil {
				read = doc.Text
			}
			return err
		},
		Done: func(err error) {
			if p.entry.ID != draft {
				return // another draft was opened meanwhile
			}
			if err == nil {
				err = p.view.Apply(editor.Insert(p.view.State(), read, editor.Pasted, time.Now()))
			}
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.say(fmt.Sprintf(words.Of("已插入 %s", "Inserted %s"), name))
		},
	})
}

// convert writes what is selected, or the paragraph of the caret, in another width.
func (p *Pane) convert(to editor.Width, said string) {
	s := p.view.State()
	span := s.Selection.Span()
	if span.Empty() {
		span = s.Text.Line(p.spot.paragraph)
	}
	es := editor.ConvertWidth(s.Text.String(), span, to)
	if len(es) == 0 {
		p.host.Say(words.Of("没有要转换的字符", "Nothing to convert"), nil)
		return
	}
	if err := p.view.Apply(editor.Transaction{Edits: es, Origin: editor.Command, At: time.Now()}); err != nil {
		p.host.Fail(err)
		return
	}
	p.say(said)
}
