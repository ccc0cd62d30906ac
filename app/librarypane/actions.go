package librarypane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// entry is the selected entry; false without one.
func (p *Pane) entry() (library.Entry, bool) {
	i := p.list.Selected()
	if i < 0 || i >= len(p.model.rows) || p.model.rows[i].entry == nil {
		return library.Entry{}, false
	}
	return *p.model.rows[i].entry, true
}

// key takes the keys of the list.
func (p *Pane) key(k *fyne.KeyEvent) bool {
	i := p.list.Selected()
	isHead := i >= 0 && i < len(p.model.rows) && p.model.rows[i].kind == headRow
	e, isEntry := p.entry()
	switch k.Name {
	case fyne.KeyLeft:
		if i >= 0 {
			p.fold(i, true)
		}
	case fyne.KeyRight:
		if isHead {
			p.fold(i, false)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		switch {
		case isHead:
			p.turn(i)
		case k.Name == fyne.KeySpace && isEntry && p.class == compact:
			p.openSides(false, !p.showInspector)
		default:
			return false
		}
	case fyne.KeyDelete:
		if isEntry {
			p.remove(e)
		}
	case fyne.KeyF2:
		if isEntry {
			p.edit(e)
		}
	case desktop.KeyMenu:
		if isEntry {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.list)
			p.showMenu(e, at.AddXY(titleAt, p.list.Top(i+1)-p.list.Offset()))
		}
	default:
		return false
	}
	return true
}

// sourcesKey takes the keys of the sources: Enter goes to the list.
func (p *Pane) sourcesKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight:
		if p.class == compact {
			p.openSides(false, false)
		}
		p.host.Canvas().Focus(p.list)
		return true
	}
	return false
}

// Stops are the regions that F6 goes through.
func (p *Pane) Stops() []widgets.Stop {
	if len(p.all) == 0 {
		return nil
	}
	list := widgets.Stop{Area: p.list, Focus: p.Focus()}
	if p.reader.content.Visible() {
		list.Area = p.reader.content
	}
	stops := []widgets.Stop{
		{Area: p.sources.list, Focus: p.sources.list},
		list,
		{Area: p.inspector.content, Focus: widgets.FirstFocus(p.inspector.flow.body)},
	}
	if p.class == compact {
		for i := range stops {
			stops[i].Open = func() { p.openSides(i == 0, i == 2) }
		}
	}
	return stops
}

// shortcut takes what is pasted over the list, and Ctrl+D.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		p.host.Paste()
		return true
	case *desktop.CustomShortcut:
		if e, ok := p.entry(); ok && s.KeyName == fyne.KeyD && s.Modifier == fyne.KeyModifierShortcutDefault {
			p.compare(e)
			return true
		}
	}
	return false
}

// showMenu opens what can be done with an entry at a place of the window.
func (p *Pane) showMenu(e library.Entry, at fyne.Position) {
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Of("打开", "Open"), func() { p.open(e) })}
	if p.pairOf(e).ID != 0 {
		items = append(items, fyne.NewMenuItem(words.Of("对照", "Compare"), func() { p.compare(e) }))
	}
	if e.Kind == library.Report {
		items = append(items, fyne.NewMenuItem(words.Of("以此起草…", "Draft from this…"), func() { p.host.NewDraft(e) }),
			fyne.NewMenuItem(words.Of("看原文", "Show text"), func() { p.read(library.Reference{ID: e.ID}, text.Span{}) }))
	}
	items = append(items, fyne.NewMenuItem(words.Of("更改…", "Change…"), func() { p.edit(e) }), fyne.NewMenuItemSeparator())
	word := words.Of("移出文库", "Remove from the library")
	if e.Kind == library.Draft {
		word = words.Of("删除草稿", "Delete the draft")
	}
	remove := fyne.NewMenuItem(word, func() { p.remove(e) })
	remove.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyDelete}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", append(items, remove)...), p.host.Canvas(), at)
}

// remove takes an entry out of the library.
func (p *Pane) remove(e library.Entry) { p.host.Remove([]library.Entry{e}) }

// edit lets the user put right what is recognised of an entry.
func (p *Pane) edit(e library.Entry) {
	if i := p.model.find(e.ID); i >= 0 && i != p.list.Selected() {
		p.list.Select(i)
	}
	if p.class == compact && !p.showInspector {
		p.openSides(false, true)
	}
	p.inspector.edit()
}

// importButton is the pane's primary button: one file, a folder, or what was copied.
func (p *Pane) importButton() fyne.CanvasObject {
	var b *widgets.Button
	b = widgets.NewButton(words.Of("导入", "Import"), "import", widgets.Primary, func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		menu := fyne.NewMenu("",
			fyne.NewMenuItem(words.Of("选择文件…", "Files…"), p.host.PickFiles),
			fyne.NewMenuItem(words.Of("整个文件夹…", "A whole folder…"), p.host.PickFolder),
			fyne.NewMenuItem(words.Of("粘贴的文字或文件", "What was copied"), p.host.Paste))
		widget.ShowPopUpMenuAtPosition(menu, p.host.Canvas(), at.AddXY(0, look.ButtonHeight+4))
	})
	return b
}
