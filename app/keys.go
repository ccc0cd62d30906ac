package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// noEntry begins a draft from nothing.
var noEntry library.Entry

// typedKey takes the keys that no widget took.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if s, ok := w.window.Canvas().Overlays().Top().(*widgets.Sheet); ok {
		s.TypedKey(e)
		return
	}
	if w.dialog != nil {
		if e.Name == fyne.KeyEscape {
			w.dialog.Hide()
		}
		return
	}
	switch e.Name {
	case fyne.KeyF10:
		w.showMenu()
	case fyne.KeyEscape:
		if p, ok := w.panes[w.current].(escaper); ok {
			p.Escape()
		}
	default:
		if do := w.plainKeys[e.Name]; do != nil {
			do()
		} else if f := w.writeOn(); f != nil {
			f.TypedKey(e)
		}
	}
}

// typedRune takes what is typed where nothing has the keyboard.
func (w *Window) typedRune(r rune) {
	if f := w.writeOn(); f != nil {
		f.TypedRune(r)
	}
}

// typedShortcut takes an editing shortcut where nothing has the keyboard.
func (w *Window) typedShortcut(s fyne.Shortcut) {
	if f, ok := w.writeOn().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

// writeOn gives the keyboard back to the draft's text where nothing has it: Fyne
// takes it away with every click beside what has it, and who clicks a button and
// types means the text. Nil where that is not open, or something lies over it.
func (w *Window) writeOn() fyne.Focusable {
	c := w.window.Canvas()
	if w.current != desk.Draft || c.Focused() != nil || c.Overlays().Top() != nil {
		return nil
	}
	f := w.panes[w.current].Focus()
	if f != nil {
		c.Focus(f)
	}
	return f
}

func (w *Window) find() {
	if p, ok := w.panes[w.current].(finder); ok {
		p.Find()
	}
}

func (w *Window) step(forward bool) {
	if p, ok := w.panes[w.current].(stepper); ok {
		p.Step(forward)
	}
}

// nextRegion carries the keyboard to the next or previous region of the pane.
func (w *Window) nextRegion() {
	p, ok := w.panes[w.current].(stopper)
	if !ok {
		return
	}
	c := w.window.Canvas()
	if s, ok := widgets.NextStop(p.Stops(), c.Focused(), !widgets.ShiftHeld()); ok {
		s.Enter(c)
	}
}

func (w *Window) fullScreen() { w.window.SetFullScreen(!w.window.FullScreen()) }

func (w *Window) quit() {
	w.keep()
	if err := w.bench.close(); err != nil {
		w.askToQuit(err)
		return
	}
	w.app.Quit()
}

// askToQuit asks before what cannot be saved is lost with the program.
func (w *Window) askToQuit(err error) {
	question := widgets.NewPassage(Sentence(err)+words.Of("现在退出，这些改动就没有了。", " Quitting now loses it."), widgets.UIType, 22)
	question.Resize(fyne.NewSize(432, 0)) // its height follows from its width
	sheet := widgets.NewSheet(words.Of("还没有存下", "Not saved"), container.New(padded{24, 20}, question), fyne.NewSize(480, 220))
	keep := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { sheet.Close() })
	quit := widgets.NewButton(words.Of("放弃改动并退出", "Quit and lose it"), "", widgets.Primary, w.app.Quit)
	sheet.Actions = []*widgets.Button{keep, quit}
	sheet.ShowOver(w.Canvas(), keep)
}

// showKeys opens the page of all keys.
func (w *Window) showKeys() {
	left, right := container.New(widgets.Stack{Gap: 6}), container.New(widgets.Stack{Gap: 6})
	for i, m := range w.commands() {
		column := left
		if i%2 == 1 {
			column = right
		}
		for _, cmd := range m.commands {
			if cmd.key == "" || cmd.do == nil {
				continue
			}
			column.Add(setting(keyName(cmd), widgets.NewLabel(strings.TrimSuffix(cmd.word, "…"), widgets.UIType, widgets.TextInk)))
		}
	}
	for _, k := range w.paneKeys() {
		right.Add(setting(k[0], widgets.NewLabel(k[1], widgets.UIType, widgets.TextInk)))
	}
	columns := container.New(padded{24, 16}, container.NewGridWithColumns(2, left, right))
	sheet := widgets.NewSheet(words.Of("全部按键", "All keys"), container.NewVScroll(columns), fyne.NewSize(760, 560))
	done := widgets.NewButton(words.Of("关闭", "Close"), "", widgets.Primary, func() { sheet.Close() })
	sheet.Actions = []*widgets.Button{done}
	sheet.ShowOver(w.Canvas(), done)
}

// paneKeys are the keys that the panes' own widgets take.
func (w *Window) paneKeys() [][2]string {
	return [][2]string{
		{"F10", words.Of("菜单", "Menu")},
		{"Esc", words.Of("关闭弹出的内容", "Close what is open")},
		{"↑ ↓ PgUp PgDn", words.Of("列表中移动", "Move in a list")},
		{"Enter", words.Of("打开", "Open")},
		{"Ctrl+H, F3", words.Of("起草：替换，下一个匹配", "Draft: replace, next hit")},
		{"Ctrl+S", words.Of("起草：存为版本", "Draft: name a version")},
		{"Ctrl+Shift+G", words.Of("起草：字数统计", "Draft: word count")},
		{"F4, Alt+↓ ↑", words.Of("起草：下一处、上一处待填", "Draft: next, previous blank")},
		{"Ctrl+Alt+↑ ↓", words.Of("起草：移动这一节", "Draft: move the section")},
		{"Alt+Shift+← →", words.Of("起草：标题升级、降级", "Draft: promote, demote the head")},
		{"F9", words.Of("起草：专注", "Draft: focus mode")},
		{"Ctrl+D", words.Of("起草：在对照中看", "Draft: show in Compare")},
		{"Alt+1 … 9", words.Of("起草：往年的对应段落", "Draft: counterpart of a year")},
		{"Ctrl+Alt+Enter", words.Of("起草：插入对应段落", "Draft: insert the counterpart")},
		{"Ctrl+U, Ctrl+L", words.Of("对照：并排或合并，隐藏相同", "Compare: one column, hide same")},
		{"Ctrl+J", words.Of("对照：到移动的另一端", "Compare: other end of a move")},
		{"Alt+1 … 9", words.Of("对照：与往年各年对照", "Compare: against each earlier year")},
		{"Enter, Delete, ← →", words.Of("对照读回稿：采纳，不采纳，逐处选", "Compare, read back: take, refuse, choose one change")},
	}
}

func keyName(cmd command) string {
	name := string(cmd.key)
	if cmd.mod&ctrl != 0 {
		name = "Ctrl+" + name
	}
	return name
}

func (w *Window) showAbout() {
	meta := w.app.Metadata()
	version := meta.Version
	if version == "" {
		version = "0.1.0"
	}
	lines := []string{
		fmt.Sprintf(words.Of("报告台 %s", "Reportdesk %s"), version),
		words.Of("政府工作报告的写作台。不联网，稿件只存在本机。", "A desk for writers of work reports. Offline: drafts stay on this machine."),
		words.Of("程序按 MIT 许可证发布；内嵌字体 Reportdesk Sans 由 Noto Sans CJK 裁剪而来，按 SIL OFL 1.1 发布。",
			"The program is under the MIT licence; its fonts, cut from Noto Sans CJK, under the SIL OFL 1.1."),
	}
	body := container.New(widgets.Stack{Gap: 10})
	for i, l := range lines {
		t := widgets.UIType
		if i == 0 {
			t = widgets.TitleType
		}
		p := widgets.NewPassage(l, t, 24)
		p.Resize(fyne.NewSize(472, 0)) // the height follows from the width
		body.Add(p)
	}
	sheet := widgets.NewSheet(words.Of("关于", "About"), container.New(padded{24, 20}, body), fyne.NewSize(520, 280))
	done := widgets.NewButton(words.Of("关闭", "Close"), "", widgets.Primary, func() { sheet.Close() })
	sheet.Actions = []*widgets.Button{done}
	sheet.ShowOver(w.Canvas(), done)
}
