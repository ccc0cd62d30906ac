package librarypane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// inspector is the region at the right: what the selected report is, its
// doubts, what import left out, and its outline.
type inspector struct {
	content fyne.CanvasObject
	body    *fyne.Container
	scroll  *container.Scroll
	entry   int
}

func newInspector() *inspector {
	in := &inspector{body: container.New(widgets.Stack{Gap: 8})}
	inset := container.New(inset{16, 14}, in.body)
	in.scroll = container.NewVScroll(inset)
	in.content = in.scroll
	return in
}

// inset keeps space free around an object, and gives it the width that is left.
type inset struct{ x, y float32 }

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+2*l.y)
}

func (l inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(l.x, l.y))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-2*l.x), size.Height-2*l.y))
}

func (in *inspector) clear() {
	in.body.Objects = nil
	in.body.Refresh()
}

// show tells of an entry; doc is nil until it is open.
func (in *inspector) show(e library.Entry, doc *report.Document) {
	objects := []fyne.CanvasObject{
		widgets.NewLabel(placeAndYear(e.Info), widgets.CaptionType, widgets.Text3Ink),
		widgets.NewLabel(titleOf(&e), widgets.TitleType, widgets.TextInk),
	}
	field := func(zh, en, value string) {
		if value != "" {
			objects = append(objects, fieldRow(words.Of(zh, en), value))
		}
	}
	field("日期", "Date", e.Info.Date)
	field("报告人", "Speaker", e.Info.Speaker)
	field("来源", "Source", e.Source)
	field("篇幅", "Length", fmt.Sprintf(words.Of("%s 字 · %d 项数据", "%s characters · %d figures"), widgets.Thousands(e.Characters), e.Figures))
	if doc != nil {
		objects = append(objects, doubts(doc)...)
		objects = append(objects, dropped(doc)...)
		objects = append(objects, outline(doc)...)
	}
	in.body.Objects = objects
	in.body.Refresh()
	if e.ID != in.entry {
		in.scroll.ScrollToTop()
	}
	in.entry = e.ID
	in.scroll.Refresh()
}

func placeAndYear(i report.Info) string {
	var parts []string
	if i.Place != "" {
		parts = append(parts, i.Place)
	}
	if i.Year != 0 {
		parts = append(parts, fmt.Sprintf(words.Of("%d年", "%d"), i.Year))
	}
	return strings.Join(parts, " · ")
}

func fieldRow(name, value string) fyne.CanvasObject {
	return container.New(columns{60}, widgets.NewLabel(name, widgets.CaptionType, widgets.Text3Ink),
		widgets.NewLabel(value, widgets.UIType, widgets.TextInk))
}

// columns gives its first object a width and the second one the rest.
type columns struct{ first float32 }

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(c.first, size.Height))
	objects[1].Move(fyne.NewPos(c.first, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-c.first), size.Height))
}

func section(zh, en string, n int) fyne.CanvasObject {
	head := widgets.NewLabel(fmt.Sprintf("%s　%d", words.Of(zh, en), n), widgets.UIBold, widgets.TextInk)
	return container.New(inset{0, 6}, head)
}

func doubts(doc *report.Document) []fyne.CanvasObject {
	if len(doc.Warnings) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{section("存疑", "Doubts", len(doc.Warnings))}
	for _, w := range doc.Warnings {
		l := widget.NewLabel(w)
		l.Wrapping = fyne.TextWrapBreak
		objects = append(objects, l)
	}
	return objects
}

// mostDropped is how many dropped parts are listed before the rest is counted.
const mostDropped = 8

func dropped(doc *report.Document) []fyne.CanvasObject {
	if len(doc.Dropped) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{section("导入时去掉", "Dropped on import", len(doc.Dropped))}
	for i, d := range doc.Dropped {
		if i == mostDropped {
			rest := fmt.Sprintf(words.Of("其余 %d 处", "%d more"), len(doc.Dropped)-i)
			return append(objects, widgets.NewLabel(rest, widgets.CaptionType, widgets.AccentInk))
		}
		objects = append(objects, container.New(columns{76}, widgets.NewLabel(d.Why, widgets.CaptionType, widgets.Text3Ink),
			widgets.NewLabel(strings.TrimSpace(d.Span.Of(doc.Source)), widgets.CaptionType, widgets.Text2Ink)))
	}
	return objects
}

func outline(doc *report.Document) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, b := range doc.Blocks {
		if b.Level == 0 || b.Level > 2 {
			continue
		}
		t, ink := widgets.UIBold, widgets.TextInk
		if b.Level == 2 {
			t, ink = widgets.UIType, widgets.Text2Ink
		}
		head, _, _ := strings.Cut(b.Span.Of(doc.Text), "。")
		objects = append(objects, container.New(inset{float32(b.Level-1) * 12, 0}, widgets.NewLabel(head, t, ink)))
	}
	if objects == nil {
		return nil
	}
	return append([]fyne.CanvasObject{section("提纲", "Outline", len(objects))}, objects...)
}
