package draftpane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/words"
)

// typesetting is how the user has the draft shown (版式), kept over a restart.
type typesetting struct {
	font     string // by its name in writingFonts, "" for the program's own
	column   int    // characters a line, 0 for the window's own
	indent   bool   // 首行缩进
	hang     bool   // 标点悬挂
	figures  bool   // 显示数据标记
	findings bool   // 显示校核标记
	quotes   bool   // a typed " becomes “ or ”, by turns
	renumber bool   // 边写边编号: the numbers beside a head follow it
}

// The keys of the preferences.
const (
	prefFont     = "draftpane.font"
	prefColumn   = "draftpane.column"
	prefIndent   = "draftpane.indent"
	prefHang     = "draftpane.hang"
	prefFigures  = "draftpane.figures"
	prefFindings = "draftpane.findings"
	prefQuotes   = "draftpane.quotes"
	prefRenumber = "draftpane.renumber"
)

// lineWidths are the widths of a line that are offered, in characters.
var lineWidths = []int{28, 30, 32, 34, 36, 38, 40, 44}

func typesettingOf(p fyne.Preferences) typesetting {
	return typesetting{
		font: p.String(prefFont), column: p.Int(prefColumn), indent: p.BoolWithFallback(prefIndent, true), hang: p.BoolWithFallback(prefHang, true),
		figures: p.BoolWithFallback(prefFigures, true), findings: p.BoolWithFallback(prefFindings, true), quotes: p.Bool(prefQuotes),
		renumber: p.Bool(prefRenumber),
	}
}

func (t typesetting) keep(p fyne.Preferences) {
	p.SetString(prefFont, t.font)
	p.SetInt(prefColumn, t.column)
	for key, on := range map[string]bool{
		prefIndent: t.indent, prefHang: t.hang, prefFigures: t.figures, prefFindings: t.findings, prefQuotes: t.quotes,
		prefRenumber: t.renumber,
	} {
		p.SetBool(key, on)
	}
}

// set shows the draft in another way, and remembers it.
func (p *Pane) set(t typesetting) {
	font := t.font != p.typesetting.font
	p.typesetting = t
	t.keep(p.host.Preferences())
	p.reclass(p.class)
	p.view.SetQuotes(t.quotes)
	p.decorate()
	p.focusText()
	if font {
		p.loadFont()
	}
}

// showTypesetting opens the menu 版式 under its button.
func (p *Pane) showTypesetting() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.header.layout)
	at.Y += p.header.layout.Size().Height
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", p.typesettingMenu()...), p.host.Canvas(), at)
}

// sizeMenu offers the sizes of all texts: those of 设置, 放大 and 缩小. On the screen
// the draft has no size of its own; in print it has the one of the layout.
func (p *Pane) sizeMenu() *fyne.MenuItem {
	sizes, now := p.host.Zooms()
	menu := fyne.NewMenuItem(words.Of("文字大小", "Text size"), nil)
	menu.ChildMenu = fyne.NewMenu("")
	for _, percent := range sizes {
		it := fyne.NewMenuItem(fmt.Sprintf("%d%%", percent), func() {
			p.host.SetZoom(percent)
			p.focusText()
		})
		it.Checked = percent == now
		menu.ChildMenu.Items = append(menu.ChildMenu.Items, it)
	}
	return menu
}

func (p *Pane) typesettingMenu() []*fyne.MenuItem {
	now := p.typesetting
	item := func(word string, checked bool, change func(*typesetting)) *fyne.MenuItem {
		it := fyne.NewMenuItem(word, func() {
			t := p.typesetting
			change(&t)
			p.set(t)
		})
		it.Checked = checked
		return it
	}
	width := fyne.NewMenuItem(words.Of("行宽", "Line width"), nil)
	width.ChildMenu = fyne.NewMenu("", item(words.Of("随窗口", "As the window has it"), now.column == 0, func(t *typesetting) { t.column = 0 }))
	for _, n := range lineWidths {
		width.ChildMenu.Items = append(width.ChildMenu.Items,
			item(fmt.Sprintf(words.Of("%d 字", "%d characters"), n), now.column == n, func(t *typesetting) { t.column = n }))
	}
	alone := item(words.Of("专注", "Focus"), p.alone, func(*typesetting) { p.setAlone(!p.alone) })
	alone.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF9}
	return []*fyne.MenuItem{
		p.fontMenu(item),
		p.sizeMenu(),
		width,
		item(words.Of("首行缩进", "Indent first lines"), now.indent, func(t *typesetting) { t.indent = !t.indent }),
		item(words.Of("标点悬挂", "Hanging punctuation"), now.hang, func(t *typesetting) { t.hang = !t.hang }),
		fyne.NewMenuItemSeparator(),
		item(words.Of("显示数据标记", "Show figures"), now.figures, func(t *typesetting) { t.figures = !t.figures }),
		item(words.Of("显示校核标记", "Show findings"), now.findings, func(t *typesetting) { t.findings = !t.findings }),
		fyne.NewMenuItemSeparator(),
		p.targetMenu(),
		p.countsItem(),
		item(words.Of("引号自动成对", "Quotation marks by turns"), now.quotes, func(t *typesetting) { t.quotes = !t.quotes }),
		item(words.Of("边写边编号", "Renumber as one writes"), now.renumber, func(t *typesetting) { t.renumber = !t.renumber }),
		alone,
	}
}
