package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/words"
)

// command is something that the window can be told to do, by its menu and by a
// key. An empty key has none; a nil do is a line between groups.
type command struct {
	word string
	key  fyne.KeyName
	mod  fyne.KeyModifier
	do   func()
	// shown only: the key is taken by the widget that has the focus.
	byWidget bool
}

const ctrl = fyne.KeyModifierShortcutDefault

// commands are all of them, by menu. A command without an engine is not here.
func (w *Window) commands() []commandMenu {
	line := command{}
	file := []command{
		{word: words.Of("导入…", "Import…"), key: fyne.KeyO, mod: ctrl, do: w.PickFiles},
		{word: words.Of("粘贴为报告", "Paste as a report"), do: w.Paste},
	}
	if _, ok := w.panes[desk.Draft].(draftPane); ok {
		file = append(file, command{word: words.Of("新建草稿…", "New draft…"), key: fyne.KeyN, mod: ctrl, do: func() { w.NewDraft(noEntry) }})
	}
	file = append(file, command{word: words.Of("导出…", "Export…"), key: fyne.KeyE, mod: ctrl, do: w.Export},
		command{word: words.Of("打印…", "Print…"), key: fyne.KeyP, mod: ctrl, do: w.Print}, line,
		command{word: words.Of("退出", "Quit"), key: fyne.KeyQ, mod: ctrl, do: w.quit})
	var view []command
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	for i, id := range w.order {
		view = append(view, command{word: w.names[id], key: digits[i], mod: ctrl, do: func() { w.ShowPane(id) }})
	}
	view = append(view, line,
		command{word: words.Of("上一处", "Previous"), key: fyne.KeyF7, do: func() { w.step(false) }},
		command{word: words.Of("下一处", "Next"), key: fyne.KeyF8, do: func() { w.step(true) }},
		command{word: words.Of("下一区域", "Next region"), key: fyne.KeyF6, do: w.nextRegion}, line,
		command{word: words.Of("放大", "Larger"), key: fyne.KeyEqual, mod: ctrl, do: func() { w.zoomBy(1) }},
		command{word: words.Of("缩小", "Smaller"), key: fyne.KeyMinus, mod: ctrl, do: func() { w.zoomBy(-1) }},
		command{word: words.Of("实际大小", "Actual size"), key: fyne.Key0, mod: ctrl, do: func() { w.SetZoom(100) }}, line,
		command{word: words.Of("浅色", "Light"), do: func() { w.setMode(look.Light) }},
		command{word: words.Of("深色", "Dark"), do: func() { w.setMode(look.Dark) }},
		command{word: words.Of("跟随系统", "As the system"), do: func() { w.setMode(look.System) }}, line,
		command{word: words.Of("全屏", "Full screen"), key: fyne.KeyF11, do: w.fullScreen})
	return []commandMenu{
		{words.Of("文件", "File"), file},
		{words.Of("编辑", "Edit"), w.editCommands()},
		{words.Of("查看", "View"), view},
		{words.Of("设置…", "Settings…"), []command{{word: words.Of("设置…", "Settings…"), key: fyne.KeyComma, mod: ctrl, do: w.showSettings}}},
		{words.Of("帮助", "Help"), []command{
			{word: words.Of("全部按键", "All keys"), key: fyne.KeyF1, do: w.showKeys},
			{word: words.Of("关于", "About"), do: w.showAbout},
		}},
	}
}

type commandMenu struct {
	word     string
	commands []command
}

// editCommands are those that the focused text or field takes itself.
func (w *Window) editCommands() []command {
	send := func(s fyne.Shortcut) func() {
		return func() {
			if f, ok := w.window.Canvas().Focused().(fyne.Shortcutable); ok {
				f.TypedShortcut(s)
			}
		}
	}
	clip := fyne.CurrentApp().Clipboard()
	list := []command{
		{word: words.Of("撤销", "Undo"), key: fyne.KeyZ, mod: ctrl, do: send(&fyne.ShortcutUndo{}), byWidget: true},
		{word: words.Of("重做", "Redo"), key: fyne.KeyY, mod: ctrl, do: send(&fyne.ShortcutRedo{}), byWidget: true},
		{},
		{word: words.Of("剪切", "Cut"), key: fyne.KeyX, mod: ctrl, do: send(&fyne.ShortcutCut{Clipboard: clip}), byWidget: true},
		{word: words.Of("复制", "Copy"), key: fyne.KeyC, mod: ctrl, do: send(&fyne.ShortcutCopy{Clipboard: clip}), byWidget: true},
		{word: words.Of("粘贴", "Paste"), key: fyne.KeyV, mod: ctrl, do: send(&fyne.ShortcutPaste{Clipboard: clip}), byWidget: true},
		{word: words.Of("全选", "Select all"), key: fyne.KeyA, mod: ctrl, do: send(&fyne.ShortcutSelectAll{}), byWidget: true},
		{},
		{word: words.Of("查找", "Find"), key: fyne.KeyF, mod: ctrl, do: w.find},
	}
	return list
}

// addKeys gives the commands their keys.
func (w *Window) addKeys() {
	c := w.window.Canvas()
	w.plainKeys = map[fyne.KeyName]func(){}
	for _, m := range w.commands() {
		for _, cmd := range m.commands {
			switch {
			case cmd.key == "" || cmd.byWidget:
			case cmd.mod == 0:
				w.plainKeys[cmd.key] = cmd.do
			default:
				c.AddShortcut(&desktop.CustomShortcut{KeyName: cmd.key, Modifier: cmd.mod}, func(fyne.Shortcut) {
					if c.Overlays().Top() == nil { // what lies under a sheet waits until it is closed
						cmd.do()
					}
				})
			}
		}
	}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutPaste{}, &fyne.ShortcutSelectAll{}} {
		c.AddShortcut(s, w.typedShortcut)
	}
	c.SetOnTypedKey(w.typedKey)
	c.SetOnTypedRune(w.typedRune)
}

// showMenu opens the window's menu at the program's mark.
func (w *Window) showMenu() {
	focused := w.window.Canvas().Focused()
	var items []*fyne.MenuItem
	for _, m := range w.commands() {
		if len(m.commands) == 1 {
			items = append(items, menuItem(m.commands[0]))
			continue
		}
		var sub []*fyne.MenuItem
		for _, cmd := range m.commands {
			if cmd.do == nil {
				sub = append(sub, fyne.NewMenuItemSeparator())
				continue
			}
			run := cmd.do
			cmd.do = func() {
				// What has the focus takes what the edit commands send.
				if focused != nil {
					w.window.Canvas().Focus(focused)
				}
				run()
			}
			sub = append(sub, menuItem(cmd))
		}
		it := fyne.NewMenuItem(m.word, nil)
		it.ChildMenu = fyne.NewMenu("", sub...)
		items = append(items, it)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.window.Canvas(), fyne.NewPos(14, 46))
}

func menuItem(cmd command) *fyne.MenuItem {
	it := fyne.NewMenuItem(cmd.word, cmd.do)
	if cmd.key != "" {
		it.Shortcut = &desktop.CustomShortcut{KeyName: cmd.key, Modifier: cmd.mod}
	}
	return it
}
