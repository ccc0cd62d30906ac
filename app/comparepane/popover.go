package comparepane

import (
	"context"
	"io"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// choice is a line of the list of texts: the head of a place, or a text.
type choice struct {
	head   string
	source source
	// inner is set for a version, which stands under its draft.
	inner bool
}

// readChoices lists what can be compared: by place, the newest year first, a
// draft's named versions under it.
func readChoices(ctx context.Context, lib *library.Library) ([]choice, error) {
	entries, err := lib.List(ctx)
	if err != nil {
		return nil, err
	}
	sort.SliceStable(entries, func(i, j int) bool {
		a, b := entries[i].Info, entries[j].Info
		if a.Place != b.Place {
			return a.Place != "" && (b.Place == "" || a.Place < b.Place)
		}
		return a.Year > b.Year
	})
	var list []choice
	for i, e := range entries {
		if i == 0 || e.Info.Place != entries[i-1].Info.Place {
			head := e.Info.Place
			if head == "" {
				head = words.Of("地区未识别", "Place unknown")
			}
			list = append(list, choice{head: head})
		}
		list = append(list, choice{source: entrySource(e)})
		if e.Kind != library.Draft || e.Versions == 0 {
			continue
		}
		versions, err := lib.Versions(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		for k := len(versions) - 1; k >= 0; k-- {
			if v := versions[k]; v.Name != "" {
				list = append(list, choice{source: versionSource(e, v), inner: true})
			}
		}
	}
	return list, nil
}

// choices is the model of the list, narrowed by what is typed.
type choices struct {
	all, list []choice
	chosen    source
}

func (m *choices) narrow(s string) {
	s = strings.ToLower(strings.TrimSpace(s))
	m.list = m.list[:0]
	var head *choice
	for i := range m.all {
		c := &m.all[i]
		switch {
		case c.head != "":
			head = c
		case s == "" || strings.Contains(strings.ToLower(head.head+c.source.strong+c.source.rest), s):
			if head != nil && (len(m.list) == 0 || !m.has(head.head)) {
				m.list = append(m.list, *head)
			}
			m.list = append(m.list, *c)
		}
	}
}

func (m *choices) has(head string) bool {
	for i := len(m.list) - 1; i >= 0; i-- {
		if m.list[i].head != "" {
			return m.list[i].head == head
		}
	}
	return false
}

func (m *choices) Count() int                  { return len(m.list) }
func (m *choices) Kind(int) int                { return 0 }
func (m *choices) Height(int, float32) float32 { return look.RowHeight }
func (m *choices) New(int) fyne.CanvasObject   { return widgets.NewCells(2) }
func (m *choices) Selectable(i int) bool       { return m.list[i].head == "" }
func (m *choices) index(match func(choice) bool) int {
	for i, c := range m.list {
		if match(c) {
			return i
		}
	}
	return -1
}

func (m *choices) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	cells := object.(*widgets.Cells)
	c := m.list[i]
	if c.head != "" {
		cells.Set(false, false, widgets.Cell{Text: c.head, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 16, Y: 7, Width: -16})
		return
	}
	x, strong := float32(16), widgets.UIBold
	if c.inner {
		x, strong = 34, widgets.UIType
	}
	cells.Set(state.Selected, state.Hovered,
		widgets.Cell{Text: c.source.strong, Type: strong, Ink: widgets.TextInk, X: x, Y: 6, Width: widgets.ByText},
		widgets.Cell{Text: c.source.rest, Type: widgets.UIType, Ink: widgets.Text2Ink, X: 8, Y: 6, Width: -12, After: true})
}

// popover is the list of texts, under the picker that opened it.
type popover struct {
	*widgets.Popover
	model *choices
	rows  *widgets.Rows
	field *widgets.Field
}

const (
	popoverWidth  = 380
	popoverHeight = 440
	popoverEnds   = 90 // the field above and the file below the list
)

// choose opens the list of texts for a side.
func (p *Pane) choose(old bool) {
	var list []choice
	p.host.Start(desk.Job{
		Key: "compare-choices",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			list, err = readChoices(ctx, p.host.Library())
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.showChoices(list, old)
		},
	})
}

func (p *Pane) showChoices(list []choice, old bool) {
	p.closeChoices()
	side, under := &p.after, p.newPicker
	if old {
		side, under = &p.before, p.oldPicker
	}
	take := func(s source) {
		p.closeChoices()
		*side = s
		p.compare()
	}
	po := &popover{model: &choices{all: list, chosen: *side}}
	po.model.narrow("")
	po.rows = widgets.NewRows(po.model)
	pick := func() {
		if i := po.rows.Selected(); i >= 0 && po.model.Selectable(i) {
			take(po.model.list[i].source)
		}
	}
	po.rows.OnOpened = func(int) { pick() }
	po.rows.OnClicked = pick
	po.field = widgets.NewField(words.Of("地区、年度、版本", "Place, year, version"), "search", 0)
	po.field.OnChanged = func(s string) {
		po.model.narrow(s)
		po.rows.Reload()
		po.rows.SetSelected(po.model.index(func(c choice) bool { return c.head == "" }))
	}
	po.field.OnSubmitted = func(string) { pick() }
	po.field.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			po.rows.TypedKey(e)
		case fyne.KeyEscape:
			p.closeChoices()
		default:
			return false
		}
		return true
	}
	file := newAction("folder", words.Of("选择文件…", "Choose a file…"), widgets.AccentInk, func() {
		p.closeChoices()
		p.pickFile(func(name string, f io.ReadCloser) { p.readFile(name, f, take) })
	})
	bar := container.New(widgets.Bar{Height: 38, Inset: 16, Gap: 20}, file)
	if p.host.Work() != nil && !old {
		bar.Add(newAction("import", words.Of("读回稿，与本稿逐处核…", "Read a draft back…"), widgets.AccentInk, func() {
			p.closeChoices()
			p.pickFile(func(name string, f io.ReadCloser) { p.ReadBack(name, f) })
		}))
	}
	foot := container.New(widgets.Stack{}, widgets.NewLine(), bar)
	top := container.New(insetLayout{8, 8}, po.field)
	po.Popover = &widgets.Popover{
		Content: widgets.NewDock(widgets.Dock{Top: top, Bottom: foot, Middle: po.rows}),
		CardSize: func() fyne.Size {
			rows := look.RowHeight * float32(max(3, len(list)))
			return fyne.NewSize(popoverWidth, min(popoverHeight, popoverEnds+rows))
		},
		OnClosed: func() { p.choices = nil; p.focusList() },
	}
	p.choices = po
	po.ShowUnder(p.host.Canvas(), under)
	if i := po.model.index(func(c choice) bool { return c.head == "" && c.source.same(po.model.chosen) }); i >= 0 {
		po.rows.SetSelected(i)
	}
	p.host.Canvas().Focus(po.field)
}

func (p *Pane) closeChoices() {
	if p.choices != nil {
		p.choices.Close()
	}
}
