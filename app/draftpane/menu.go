package draftpane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/words"
)

// showMenu opens the context menu of the text.
func (p *Pane) showMenu(at fyne.Position) {
	var items []*fyne.MenuItem
	for _, group := range [][]*fyne.MenuItem{p.blankMenu(), p.clipMenu()} {
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
