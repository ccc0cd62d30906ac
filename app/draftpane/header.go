package draftpane

import (
	"context"
	"fmt"

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
	content    *fyne.Container
	fold       *widgets.Button // opens the outline of a compact window
	title      *widgets.Label
	version    *widgets.Label
	list       *widgets.Button // opens the versions
	undo, redo *widgets.Button
	name       *widgets.Button
	beside     *widgets.Button
	layout     *widgets.Button // 版式
}

func newHeader(p *Pane) *header {
	h := &header{pane: p}
	h.fold = widgets.NewButton("", "filter", widgets.Quiet, p.toggleOutline)
	h.fold.Hide()
	h.title = widgets.NewLabel("", widgets.TitleType, widgets.TextInk)
	h.version = widgets.NewLabel("", widgets.UIType, widgets.Text2Ink)
	h.list = widgets.NewButton("", "down", widgets.Quiet, p.showVersions)
	h.undo = widgets.NewButton("", "undo", widgets.Quiet, func() { p.view.Undo(); p.focusText() })
	h.redo = widgets.NewButton("", "redo", widgets.Quiet, func() { p.view.Redo(); p.focusText() })
	h.name = widgets.NewButton("", "history", widgets.Secondary, p.showVersions)
	h.beside = widgets.NewButton("", "compare", widgets.Secondary, p.compareLastYear)
	h.layout = widgets.NewButton("", "down", widgets.Quiet, p.showTypesetting)
	h.content = container.New(headerLayout{}, h.fold, h.title, h.version, h.list,
		h.undo, h.redo, newPart(), widgets.NewButton("", "search", widgets.Quiet, p.Find), h.layout, newPart(),
		h.name, h.beside, widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, p.host.Export))
	h.setCompact(false)
	return h
}

// newPart is the line between two groups of tools.
func newPart() fyne.CanvasObject {
	return container.New(sized{fyne.NewSize(1, 20)}, widgets.NewLineDown())
}

// setCompact leaves the words of the buttons out, and offers the outline.
func (h *header) setCompact(compact bool) {
	h.name.Text, h.beside.Text = words.Of("存为版本", "Name a version"), words.Of("与上年对照", "Compare with last year")
	h.name.Weight, h.beside.Weight = widgets.Secondary, widgets.Secondary
	if compact {
		h.name.Text, h.beside.Text = "", ""
		h.name.Weight, h.beside.Weight = widgets.Quiet, widgets.Quiet
	}
	h.layout.Text = words.Of("版式", "Layout")
	if compact {
		h.layout.Text = ""
	}
	h.layout.Refresh()
	show(h.fold, compact)
	h.name.Refresh()
	h.beside.Refresh()
	h.content.Refresh()
}

// show names the draft.
func (h *header) show() {
	h.title.SetText(desk.Title(h.pane.entry.Info))
	h.setVersions(nil)
	h.refresh()
	h.loadVersions()
}

// refresh says what can be undone.
func (h *header) refresh() {
	h.undo.SetEnabled(h.pane.view.History().CanUndo())
	h.redo.SetEnabled(h.pane.view.History().CanRedo())
}

// loadVersions reads which versions there are.
func (h *header) loadVersions() {
	p, id := h.pane, h.pane.entry.ID
	var list []library.Version
	p.host.Start(desk.Job{
		Key: "draftpane-versions",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			list, err = p.host.Library().Versions(ctx, id)
			return err
		},
		Done: func(err error) {
			if err == nil && p.entry.ID == id {
				h.setVersions(list)
			}
		},
	})
}

// setVersions shows the newest named version beside the title.
func (h *header) setVersions(list []library.Version) {
	h.version.SetText("")
	for i := len(list) - 1; i >= 0; i-- {
		if v := list[i]; v.Name != "" {
			h.version.SetText(fmt.Sprintf(words.Of("%s　第 %d 次", "%s, no. %d"), v.Name, timesNamed(list, i)))
			break
		}
	}
	show(h.list, h.version.Text != "")
	h.content.Refresh()
}

// timesNamed is which of the versions of its name version i is, from 1.
func timesNamed(list []library.Version, i int) int {
	n := 0
	for _, v := range list[:i+1] {
		if v.Name == list[i].Name {
			n++
		}
	}
	return n
}

// headerLayout sets title and version from the left as wide as they are, and
// the tools from the right; the title gives way where there is no room.
type headerLayout struct{}

// headerNames is how many of the header's objects stand at the left.
const headerNames = 4

func (headerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.HeaderHeight) }

func (headerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	end := size.Width - 12
	for i := len(objects) - 1; i >= headerNames; i-- {
		m := objects[i].MinSize()
		end -= m.Width
		widgets.Place(objects[i], end, (size.Height-m.Height)/2, m.Width, m.Height)
		end -= 8
	}
	x := float32(16)
	for _, o := range objects[:headerNames] {
		if !o.Visible() {
			continue
		}
		w, after := float32(30), float32(6)
		if l, ok := o.(*widgets.Label); ok {
			w, after = l.Type.Measure(l.Text).Width+1, 14
			if l.Text == "" {
				continue
			}
		}
		w = min(w, max(0, end-x-8))
		if _, ok := o.(*widgets.Button); ok && w < 30 {
			w = 0
		}
		put(o, x, w, size.Height)
		x += w + after
	}
}
