package librarypane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// inspector is the region at the right: what the selected report is, its
// doubts, what import left out.
type inspector struct {
	*details
	pane    *Pane
	content fyne.CanvasObject
	flow    *flow
	entry   library.Entry
	doc     *report.Document // nil until it is open
	editing *form            // nil where the fields are only shown
}

func newInspector(p *Pane) *inspector {
	in := &inspector{pane: p, flow: newFlow(0)}
	in.details = &details{
		changer: p.changer, again: in.build,
		changed: func(library.Entry, *report.Document) {}, // the list is read anew, and shows it
		show:    p.read,
	}
	in.content = widgets.NewSurface(widgets.OnChrome, in.flow)
	return in
}

func (in *inspector) clear() {
	in.entry, in.doc, in.editing = library.Entry{}, nil, nil
	in.flow.set(nil, true)
}

// show tells of an entry; doc is nil until it is open.
func (in *inspector) show(e library.Entry, doc *report.Document) {
	same := e.ID == in.entry.ID
	if same && doc == nil {
		in.entry = e // the sections stay until they can be shown anew
		return
	}
	if !same {
		in.editing, in.all = nil, false
	}
	in.entry, in.doc = e, doc
	in.build()
	if !same {
		in.flow.scroll.ScrollToTop()
	}
}

func (in *inspector) build() {
	e := &in.entry
	objects := []fyne.CanvasObject{
		padded(16, 14, widgets.NewLabel(placeAndYear(e.Info), widgets.CaptionType, widgets.Text3Ink)),
		padded(16, 3, widgets.NewLabel(titleOf(e), widgets.TitleType, widgets.TextInk)),
		padded(16, 8, in.buttons()),
		padded(0, 13, widgets.NewLine()),
	}
	add := func(top float32, list ...fyne.CanvasObject) {
		for i, o := range list {
			if i > 0 {
				top = 6
			}
			objects = append(objects, padded(16, top, o))
		}
	}
	if in.editing != nil {
		add(12, in.editing.content, in.editButtons())
	} else {
		add(9, in.fields()...)
	}
	if in.doc != nil && e.Kind == library.Report {
		add(12, in.doubts(*e, in.doc)...)
		list := in.dropped(*e, in.doc, false)
		for i, o := range list {
			objects = append(objects, padded(16, []float32{0, 12}[btoi(i == 0)], o))
		}
	}
	objects = append(objects, padded(0, 16, widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)))
	in.flow.set(objects, false)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// padded sets an object x from both edges and top below what stands above.
func padded(x, top float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(inset{x, top, x, 0}, o)
}

// buttons are what can be done with the entry.
func (in *inspector) buttons() fyne.CanvasObject {
	e := in.entry
	open := widgets.NewButton(words.Of("打开", "Open"), "", widgets.Primary, func() { in.pane.open(e) })
	objects := []fyne.CanvasObject{open}
	if in.pane.pairOf(e).ID != 0 {
		objects = append(objects, widgets.NewButton(words.Of("对照", "Compare"), "compare", widgets.Secondary, func() { in.pane.compare(e) }))
	}
	if e.Kind == library.Report {
		objects = append(objects, widgets.NewButton(words.Of("以此起草", "Draft from this"), "", widgets.Secondary, func() { in.pane.host.NewDraft(e) }))
	}
	var more *widgets.Button
	more = widgets.NewButton("", "more", widgets.Quiet, func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		in.pane.showMenu(e, at.AddXY(0, 30))
	})
	return container.New(widgets.Bar{Height: 30, Gap: 6, Right: 1}, append(objects, more)...)
}

// fields are what is recognised, with the way to put it right.
func (in *inspector) fields() []fyne.CanvasObject {
	e, i := &in.entry, in.entry.Info
	var rows []fyne.CanvasObject
	add := func(name, value string, must bool) {
		ink := widgets.TextInk
		if value == "" {
			if !must {
				return
			}
			value, ink = words.Of("未识别", "Unknown"), widgets.WarningInk
		}
		l := widgets.NewLabel(value, widgets.UIType, ink)
		l.Middle = name == words.Of("来源", "Source")
		rows = append(rows, container.New(widgets.Over{Height: 22}, container.New(columns{60}, widgets.NewLabel(name, widgets.CaptionType, widgets.Text3Ink), l)))
	}
	isReport := e.Kind == library.Report
	if i.Kind != government {
		add(words.Of("类型", "Kind"), kindWord(i.Kind), false)
	}
	if i.Place == "" && isReport {
		add(words.Of("地区", "Place"), "", i.Kind == government)
	}
	if i.Year == 0 {
		add(words.Of("年度", "Year"), "", isReport)
	}
	add(words.Of("会议", "Meeting"), meetingWord(i.Meeting), false)
	add(words.Of("日期", "Date"), i.Date, isReport)
	add(words.Of("报告人", "Speaker"), i.Speaker, false)
	add(words.Of("来源", "Source"), e.Source, false)
	add(words.Of("篇幅", "Length"), in.length(), false)
	if e.Kind == library.Draft {
		add(words.Of("版本", "Versions"), versionsOf(e), false)
	}
	change := container.New(widgets.Bar{Height: 22}, widgets.NewLink(words.Of("更改…", "Change…"), in.edit))
	return append(rows, container.New(inset{60, 0, 0, 0}, change))
}

// length says how long the report is: 8,105 字 · 42 段 · 66 项数据.
func (in *inspector) length() string {
	e := &in.entry
	parts := []string{fmt.Sprintf(words.Of("%s 字", "%s characters"), widgets.Thousands(e.Characters))}
	if in.doc != nil {
		parts = append(parts, fmt.Sprintf(words.Of("%d 段", "%d paragraphs"), len(in.doc.Blocks)))
	}
	if e.Figures > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("%d 项数据", "%d figures"), e.Figures))
	}
	return strings.Join(parts, " · ")
}

// edit turns the fields into ones that can be written.
func (in *inspector) edit() {
	if in.entry.ID == 0 {
		return
	}
	in.editing = newForm(in.entry.Info, false)
	in.editing.submitted = in.save
	for _, ff := range in.editing.fields {
		ff.field.OnKey = func(k *fyne.KeyEvent) bool {
			if k.Name == fyne.KeyEscape {
				in.leaveEditing()
			}
			return k.Name == fyne.KeyEscape
		}
	}
	in.build()
	in.pane.host.Canvas().Focus(in.editing.fields[0].field)
}

func (in *inspector) editButtons() fyne.CanvasObject {
	return container.New(widgets.Bar{Height: 30, Gap: 8, Right: 2}, widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, in.leaveEditing),
		widgets.NewButton(words.Of("保存", "Save"), "", widgets.Primary, in.save))
}

func (in *inspector) leaveEditing() {
	in.editing = nil
	in.build()
	in.pane.host.Canvas().Focus(in.pane.list)
}

func (in *inspector) save() {
	if !in.editing.right() {
		return
	}
	change, any := in.editing.changes(in.entry.Info)
	id := in.entry.ID
	in.leaveEditing()
	if any {
		in.apply(id, words.Of("已更改", "Changed"), change, in.changed)
	}
}
