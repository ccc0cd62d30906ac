package draftpane

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// header is the row over the pane: the draft's name, and what is done with it whole.
type header struct {
	pane       *Pane
	content    fyne.CanvasObject
	title      *widgets.Label
	version    *widgets.Label
	undo, redo *widgets.Button
	name       *widgets.Button
}

func newHeader(p *Pane) *header {
	h := &header{pane: p}
	h.title = widgets.NewLabel("", widgets.TitleType, widgets.TextInk)
	h.version = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	h.undo = widgets.NewButton("", "undo", widgets.Quiet, func() { p.view.Undo(); p.focusText() })
	h.redo = widgets.NewButton("", "redo", widgets.Quiet, func() { p.view.Redo(); p.focusText() })
	h.name = widgets.NewButton(words.Of("存为版本", "Name a version"), "history", widgets.Secondary, p.showVersions)
	h.content = container.New(titleLayout{}, h.title, h.version,
		h.undo, h.redo,
		widgets.NewButton("", "search", widgets.Quiet, p.Find),
		h.name,
		widgets.NewButton(words.Of("与上年对照", "Compare with last year"), "compare", widgets.Secondary, p.compareLastYear),
		widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, p.host.Export))
	return h
}

// show names the draft.
func (h *header) show(e library.Entry, readOnly bool) {
	h.title.SetText(titleOf(e.Info))
	h.version.SetText("")
	if readOnly {
		h.version.SetText(words.Of("正在另一个窗口里写，这里只能查看", "Open elsewhere: read only here"))
	}
	h.name.SetEnabled(!readOnly)
	h.refresh()
	h.loadVersions()
}

// refresh says what can be undone.
func (h *header) refresh() {
	h.undo.SetEnabled(h.pane.view.History().CanUndo())
	h.redo.SetEnabled(h.pane.view.History().CanRedo())
}

// loadVersions shows the newest named version beside the title.
func (h *header) loadVersions() {
	p, id := h.pane, h.pane.entry.ID
	var versions []library.Version
	p.host.Start(desk.Job{
		Key: "draftpane-version",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			versions, err = p.host.Library().Versions(ctx, id)
			return err
		},
		Done: func(err error) {
			if err != nil || p.entry.ID != id || p.readOnly {
				return
			}
			for i := len(versions) - 1; i >= 0; i-- {
				if versions[i].Name != "" {
					h.version.SetText(versionName(versions[i]))
					h.content.Refresh()
					return
				}
			}
		},
	})
}

// compareLastYear opens the draft beside the latest earlier report.
func (p *Pane) compareLastYear() {
	if w := p.host.Work(); w != nil && len(w.PriorEntries) > 0 {
		p.host.CompareTexts(library.Reference{ID: w.PriorEntries[len(w.PriorEntries)-1].ID}, library.Reference{ID: p.entry.ID})
		return
	}
	p.host.Say(words.Of("文库里还没有这个地区往年的报告", "No earlier report of this place"), nil)
}

// titleLayout sets title and version from the left as wide as they are, and the
// buttons from the right; the title gives way where there is no room.
type titleLayout struct{}

func (titleLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.HeaderHeight) }

func (titleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	end := size.Width - 16
	for i := len(objects) - 1; i >= 2; i-- {
		m := objects[i].MinSize()
		end -= m.Width
		objects[i].Move(fyne.NewPos(end, (size.Height-m.Height)/2))
		objects[i].Resize(m)
		end -= 8
		if i == 5 {
			end -= 8 // the tools stand apart
		}
	}
	x := float32(16)
	for _, o := range objects[:2] {
		l := o.(*widgets.Label)
		w := min(l.Type.Measure(l.Text).Width+1, max(0, end-x-8))
		put(l, x, w, size.Height)
		x += w + 14
	}
}

// versionName is a version as lists show it.
func versionName(v library.Version) string {
	name := v.Name
	if name == "" {
		name = words.Of("自动", "Automatic")
	}
	return fmt.Sprintf(words.Of("%s　第 %d 版", "%s, version %d"), name, v.Number)
}

// stages are the names that versions usually have.
func stages() []string {
	return []string{
		words.Of("讨论稿", "Discussion draft"), words.Of("征求意见稿", "For comment"),
		words.Of("送审稿", "For approval"), words.Of("会议通过稿", "As adopted"),
	}
}

// showVersions opens the sheet that names a version and lists those that there are.
func (p *Pane) showVersions() {
	id := p.entry.ID
	var versions []library.Version
	p.host.Start(desk.Job{
		Key: "draftpane-versions", Name: words.Of("正在读取版本", "Reading versions"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			versions, err = p.host.Library().Versions(ctx, id)
			return err
		},
		Done: func(err error) {
			switch {
			case err != nil:
				p.host.Fail(err)
			case p.entry.ID == id:
				p.versionSheet(versions)
			}
		},
	})
}

func (p *Pane) versionSheet(versions []library.Version) {
	name := widgets.NewField(words.Of("版本名称", "Name"), "", 260)
	name.SetText(stages()[0])
	choice := widgets.NewChoice(stages(), func(i int) { name.SetText(stages()[i]) })
	model := &versionList{versions: versions}
	list := widgets.NewRows(model)
	var sheet *widgets.Sheet
	chosen := func() (library.Version, bool) {
		i := list.Selected()
		if i < 0 {
			return library.Version{}, false
		}
		return model.at(i), true
	}
	compare := widgets.NewButton(words.Of("与现稿对照", "Compare with the draft"), "compare", widgets.Secondary, func() {
		if v, ok := chosen(); ok {
			sheet.Close()
			p.host.CompareTexts(library.Reference{ID: v.Entry, Version: v.Number}, library.Reference{ID: v.Entry})
		}
	})
	restore := widgets.NewButton(words.Of("恢复为现稿", "Restore"), "undo", widgets.Secondary, func() {
		if v, ok := chosen(); ok {
			sheet.Close()
			p.openVersion(v)
		}
	})
	compare.SetEnabled(false)
	restore.SetEnabled(false)
	list.OnSelected = func(int) {
		compare.SetEnabled(true)
		restore.SetEnabled(!p.readOnly)
	}
	save := widgets.NewButton(words.Of("存为版本", "Name a version"), "", widgets.Primary, func() {
		sheet.Close()
		p.nameVersion(strings.TrimSpace(name.Text))
	})
	save.SetEnabled(!p.readOnly)
	top := container.New(widgets.Stack{Gap: 10},
		widgets.NewLabel(words.Of("给现在的稿子起个名，以后可以对照和恢复", "Name the draft as it is, to compare with and restore later"), widgets.UIType, widgets.Text2Ink),
		container.New(widgets.Bar{Height: look.ButtonHeight, Gap: 10}, choice.Container, name),
		widgets.NewLabel(words.Of("已有版本", "Versions"), widgets.UIBold, widgets.TextInk))
	say := widgets.NewLabel(words.Of("还没有版本", "None yet"), widgets.UIType, widgets.Text3Ink)
	show(say, len(versions) == 0)
	body := widgets.NewDock(widgets.Dock{Top: inset16(top), Middle: container.NewStack(list, inset16(say))})
	sheet = widgets.NewSheet(words.Of("版本", "Versions"), body, fyne.NewSize(720, 480), compare, restore, save)
	sheet.ShowOver(p.host.Canvas(), save)
}

// inset16 keeps space free around an object.
func inset16(o fyne.CanvasObject) fyne.CanvasObject { return container.New(inset{}, o) }

type inset struct{}

func (inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+24)
}

func (inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(16, 14))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-32), objects[0].MinSize().Height))
}

func (p *Pane) nameVersion(name string) {
	if name == "" {
		name = stages()[0]
	}
	p.host.SaveVersion(name, func(v library.Version, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.header.version.SetText(versionName(v))
		p.header.content.Refresh()
		p.host.Say(words.Of("已存为", "Named ")+versionName(v), nil)
		p.focusText()
	})
}

// openVersion makes a version the draft's text, as one step that can be undone.
func (p *Pane) openVersion(v library.Version) {
	var body string
	p.host.Start(desk.Job{
		Key: "draftpane-restore", Name: words.Of("正在恢复", "Restoring"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			doc, err := p.host.Library().Document(ctx, library.Reference{ID: v.Entry, Version: v.Number})
			if err == nil {
				body = doc.Source
			}
			return err
		},
		Done: func(err error) {
			switch {
			case err != nil:
				p.host.Fail(err)
			case p.entry.ID == v.Entry:
				p.restore(body)
			}
		},
	})
}

// versionList is the versions of a draft, the newest first.
type versionList struct{ versions []library.Version }

func (l *versionList) at(i int) library.Version { return l.versions[len(l.versions)-1-i] }

// Count and the methods below implement widgets.Model.
func (l *versionList) Count() int { return len(l.versions) }

// Kind: see Count.
func (l *versionList) Kind(int) int { return 0 }

// Height: see Count.
func (l *versionList) Height(int, float32) float32 { return look.RowHeight }

// Selectable: see Count.
func (l *versionList) Selectable(int) bool { return true }

// New: see Count.
func (l *versionList) New(int) fyne.CanvasObject { return widgets.NewCells(3) }

// Bind: see Count.
func (l *versionList) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	v := l.at(i)
	object.(*widgets.Cells).Set(state.Selected, state.Hovered,
		widgets.Cell{Text: versionName(v), Type: widgets.UIType, Ink: widgets.TextInk, X: 16, Y: 6, Width: 260},
		widgets.Cell{Text: v.Made.Local().Format("2006-01-02 15:04"), Type: widgets.CaptionType, Ink: widgets.Text2Ink, X: 290, Y: 7, Width: 160},
		widgets.Cell{Text: fmt.Sprintf(words.Of("%s 字", "%s characters"), widgets.Thousands(v.Characters)), Type: widgets.CaptionType,
			Ink: widgets.Text3Ink, X: -116, Y: 7, Width: 100, Align: fyne.TextAlignTrailing})
}
