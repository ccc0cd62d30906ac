// Package readback is 核对表读回, the second view of 校核: what a review workbook
// brought back, to be taken into the draft or left.
//
// A correction that can be taken as it is comes ticked. One that is in conflict
// is settled in the inspector first. What is ticked is taken as one step that
// can be undone, after the draft was kept as a version.
package readback

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export/review"
	"reportdesk/internal/library"
)

// View is the view.
type View struct {
	// OnChanged is told when there is another number of rows.
	OnChanged func()

	host  desk.Host
	work  *desk.Work
	book  workbook
	model *model

	rows      *widgets.Rows
	chips     [groups]*widgets.Toggle
	take      *widgets.Button
	file      *widgets.Label
	inspector *inspector
	regions   *widgets.Regions
	empty     fyne.CanvasObject
	tools     *fyne.Container
	content   fyne.CanvasObject
}

// workbook is the file that is being gone through.
type workbook struct {
	name string
	data []byte
	back *review.Readback // nil until it was read
	// follows are what follows from corrections, by their ids (一并改).
	follows map[string][]review.Correction
	log     []library.Taken // what was taken into the draft before, the newest first
}

// New makes the view of no workbook.
func New(host desk.Host) *View {
	v := &View{host: host}
	v.model = newModel()
	v.model.onTick = v.tick
	v.model.onFold = v.fold
	v.rows = widgets.NewRows(v.model)
	v.rows.OnSelected = func(int) { v.inspect() }
	v.rows.OnOpened = v.show
	v.rows.OnKey = v.key
	v.rows.OnShortcut = v.shortcut
	v.inspector = newInspector(v)
	v.build()
	v.refresh()
	return v
}

// Content is everything below the pane's header.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Actions are the buttons of the pane's header, from the right.
func (v *View) Actions() []fyne.CanvasObject {
	another := widgets.NewButton(words.Of("读回核对表", "Read review table back"), "import", widgets.Secondary, v.Pick)
	return []fyne.CanvasObject{v.take, another}
}

// Focus is what has the keyboard.
func (v *View) Focus() fyne.Focusable { return v.rows }

// Stops are the regions that F6 goes through.
func (v *View) Stops() []widgets.Stop {
	return []widgets.Stop{
		{Area: v.rows, Focus: v.rows},
		{Area: v.inspector.flow, Focus: widgets.FirstFocus(v.inspector.flow)},
	}
}

// Count is how many corrections and remarks are still to be settled.
func (v *View) Count() int {
	n := 0
	for _, it := range v.model.items {
		if it.group != doneGroup {
			n++
		}
	}
	return n
}

// Summary is what the status bar says.
func (v *View) Summary() string {
	if v.book.back == nil {
		return ""
	}
	return words.Of("采纳后作为一步，可撤销；采纳前自动存为版本　空格 勾选　Enter 看这一处　Ctrl+Enter 采纳已选",
		"Taken as one step that can be undone; a version is kept before　Space ticks　Enter shows the place　Ctrl+Enter takes what is ticked")
}

// Pick lets the user choose a workbook.
func (v *View) Pick() { v.host.PickFile([]string{".xlsx", ".xlsm"}, v.Open) }

// Open reads a workbook against the draft.
func (v *View) Open(name string, data []byte) {
	v.book = workbook{name: name, data: data}
	v.model.forget()
	v.read()
}

// Worked takes a new state of the draft: the workbook is read against it anew,
// and what was ticked and settled stays so.
func (v *View) Worked(w *desk.Work) {
	v.work = w
	if w != nil && v.book.data != nil {
		v.read()
		return
	}
	v.refresh()
}

// read reads the workbook beside the window.
func (v *View) read() {
	if v.work == nil {
		v.refresh()
		return
	}
	work, book := v.work, v.book
	v.host.Start(desk.Job{
		Key: "readback", Name: words.Of("正在读回核对表", "Reading the review table"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			back, err := review.Read(ctx, work.Draft, bytes.NewReader(book.data))
			if err != nil {
				return err
			}
			book.back, book.follows = back, review.Follow(work.Reports(), work.JoinOf, back.Corrections)
			book.log, err = v.host.Library().TakenLog(ctx, work.Entry.ID)
			return err
		},
		Done: func(err error) {
			if err != nil {
				v.book = workbook{}
				v.refresh()
				v.host.Fail(&Unread{Name: book.name, Err: err})
				return
			}
			v.book = book
			v.model.set(book.back, book.follows, work)
			v.refresh()
		},
	})
}

// Unread is a workbook that could not be read back.
type Unread struct {
	Name string
	Err  error
}

func (u *Unread) Error() string { return "read back " + u.Name + ": " + u.Err.Error() }

// Unwrap gives the cause.
func (u *Unread) Unwrap() error { return u.Err }

// refresh shows the model, and keeps the selection where it is there still.
func (v *View) refresh() {
	read := v.book.back != nil
	if !read {
		v.model.clear()
	}
	kept := v.inspector.shown
	v.model.relist()
	for g, chip := range v.chips {
		chip.SetCount(v.model.counts[g])
		chip.SetOn(v.model.filter[g])
		chip.Hidden = v.model.counts[g] == 0 && !v.model.filter[g]
	}
	v.file.SetText(v.said())
	ticked := len(v.model.ticked())
	v.take.Text = fmt.Sprintf(words.Of("采纳已选 %d 处", "Take %d ticked"), ticked)
	v.take.Hidden = !read
	v.take.SetEnabled(ticked > 0)
	v.take.Refresh()
	v.tools.Refresh()
	v.rows.Reload()
	at := v.model.lineOf(kept)
	if at < 0 {
		at = v.model.firstItem()
	}
	v.rows.SetSelected(at)
	v.inspect()
	if v.regions.Hidden = !read; read {
		v.empty.Hide()
	} else {
		v.empty.Show()
	}
	v.content.Refresh()
	if v.OnChanged != nil {
		v.OnChanged()
	}
}

// said is the line over the list: which file, how much of it.
func (v *View) said() string {
	if v.book.back == nil {
		return ""
	}
	s := v.book.name
	if v.Count() == 0 {
		s += words.Of("　表里没有要改的", "　nothing in it is to be changed")
	}
	if n := len(v.book.back.Warnings); n > 0 {
		s += fmt.Sprintf(words.Of("　有 %d 点要留意", "　%d points to note"), n)
	}
	return s
}

// inspect shows the row that is selected.
func (v *View) inspect() {
	i := v.rows.Selected()
	if i < 0 || i >= len(v.model.lines) || v.model.lines[i].item == nil {
		v.inspector.show(nil)
		return
	}
	v.inspector.show(v.model.lines[i].item)
}

// tick ticks an item or takes the tick away.
func (v *View) tick(it *item) {
	if v.model.tick(it) {
		v.refresh()
	}
}

func (v *View) fold(g group) {
	v.model.folded[g] = !v.model.folded[g]
	v.refresh()
}

// settle says which number counts where there is a conflict.
func (v *View) settle(it *item, use bool) {
	v.model.settle(it, use)
	v.refresh()
	v.focus()
}

// show opens the item of a line in the draft.
func (v *View) show(i int) {
	l := v.model.lines[i]
	if l.item == nil {
		v.fold(l.group)
		return
	}
	v.goTo(l.item)
}

func (v *View) goTo(it *item) {
	at := it.span()
	work := v.model.work
	if work == nil || at.Empty() {
		v.host.Say(words.Of("本稿中没有这一处", "The draft has no such place"), nil)
		return
	}
	v.host.ShowPlace(desk.Place{Ref: work.Ref(len(work.Priors)), Span: at})
}

// Take puts all that is ticked into the draft.
func (v *View) Take() {
	// The places are those of the draft that the workbook was read against: where it
	// has moved on since, and the workbook is still being read anew, nothing is changed.
	list, work, book := v.model.ticked(), v.model.work, v.book
	if len(list) == 0 || work == nil {
		return
	}
	v.host.SaveVersion(words.Of("核对前", "Before corrections"), func(_ library.Version, err error) {
		if err != nil {
			v.host.Fail(err)
			return
		}
		said := fmt.Sprintf(words.Of("已采纳 %d 处，来自 %s", "Took %d corrections from %s"), len(list), book.name)
		if !v.host.Apply(review.Edits(list), work.Revision, said) {
			v.host.Say(words.Of("草稿正在改动，或不能改写。稍后再采纳。", "The draft is being changed, or cannot be written. Try again in a moment."), nil)
			return
		}
		v.host.Took(book.name, book.back.SavedBy, list)
	})
}

// Step selects the next or previous row.
func (v *View) Step(forward bool) {
	if v.rows.Step(forward, func(i int) bool { return v.model.lines[i].item != nil }) {
		return
	}
	v.host.Say(words.Of("没有别的改动", "No other change"), nil)
}

// key takes Space, which ticks.
func (v *View) key(e *fyne.KeyEvent) bool {
	i := v.rows.Selected()
	if i < 0 || e.Name != fyne.KeySpace {
		return false
	}
	if it := v.model.lines[i].item; it != nil {
		v.tick(it)
	} else {
		v.fold(v.model.lines[i].group)
	}
	return true
}

// shortcut takes Ctrl+Enter.
func (v *View) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	v.Take()
	return true
}

func (v *View) focus() {
	if c := v.host.Canvas(); c != nil {
		c.Focus(v.rows)
	}
}

// build lays the view out.
func (v *View) build() {
	v.take = widgets.NewButton("", "tick", widgets.Primary, v.Take)
	v.file = widgets.NewLabel("", widgets.UIType, widgets.TextInk)
	tools := []fyne.CanvasObject{container.New(indent{16, look.ToolHeight}, v.file)}
	for g := groups - 1; g >= 0; g-- {
		chip := widgets.NewToggle(groupWord(g), func() {
			v.model.filter[g] = !v.model.filter[g]
			v.refresh()
		})
		chip.Symbol = widgets.NewSymbol(groupSigns[g].icon, groupSigns[g].ink, 14)
		v.chips[g] = chip
		tools = append(tools, chip)
	}
	bar := container.New(widgets.Beside{Height: look.ToolHeight, Gap: 6, Inset: 16}, tools...)
	v.tools = bar
	middle := widgets.NewSurface(widgets.OnPaper, v.rows)
	right := widgets.NewSurface(widgets.OnChrome, v.inspector.flow)
	v.regions = widgets.NewRegions(nil, middle, right, widgets.Width{}, widgets.Width{At: 412, Min: 300, Max: 560})
	say := widgets.NewLabel(words.Of("把会后填好的核对表拖到这里，逐条看要改什么。", "Drop the filled table here."), widgets.LeadType, widgets.Text2Ink)
	say.Align = fyne.TextAlignCenter
	v.empty = widgets.NewSurface(widgets.OnPaper, container.New(widgets.Third{}, say,
		widgets.NewButton(words.Of("选择文件", "Choose a file"), "import", widgets.Primary, v.Pick)))
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, bar), widgets.NewLine())
	v.content = widgets.NewDock(widgets.Dock{Top: top, Middle: container.New(widgets.Over{}, v.regions, v.empty)})
}

// oneLine is a text for one line of a list.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
