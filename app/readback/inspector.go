package readback

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export/review"
	"reportdesk/internal/text"
)

// inspector is the region at the right: one correction, the three numbers it is
// about, the sentence as it will be, and the buttons that settle it.
type inspector struct {
	v     *View
	flow  *widgets.Flow
	shown *item
}

func newInspector(v *View) *inspector {
	return &inspector{v: v, flow: widgets.NewFlow(fyne.NewPos(16, 14), 10)}
}

// show tells of an item; of none, what else the workbook told.
func (in *inspector) show(it *item) {
	again := in.shown != nil && it != nil && in.shown.key() == it.key()
	in.shown = it
	var objects []fyne.CanvasObject
	if it != nil {
		objects = append(objects, in.head(it)...)
		if it.correction != nil {
			objects = append(objects, in.numbers(it))
			objects = append(objects, in.sentence(it)...)
			objects = append(objects, in.follows(it)...)
		}
		objects = append(objects, in.remarks(it)...)
		if b := in.buttons(it); len(b) > 0 {
			objects = append(objects, container.New(widgets.Bar{Height: look.ButtonHeight + 8, Gap: 8}, b...))
		}
	}
	objects = append(objects, in.warnings()...)
	objects = append(objects, in.log()...)
	in.flow.Set(!again, objects...)
}

// head says which group, where, and what the indicator is.
func (in *inspector) head(it *item) []fyne.CanvasObject {
	s := groupSigns[it.group]
	cells := []widgets.Cell{{Text: groupWord(it.group), Type: widgets.Type{Size: look.Caption, Bold: true}, Ink: s.ink, X: 23, Y: 1, Width: widgets.ByText}}
	where := ""
	if it.block >= 0 {
		where = desk.Where(in.v.work.Draft.Doc, it.block)
	}
	if c := it.correction; c != nil && c.Also {
		where += words.Of(" · 同一数据的另一处", " · another place of the same figure")
	}
	cells = append(cells, widgets.Cell{Text: where, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 8, Y: 1, Width: widgets.ByText, After: true})
	line := widgets.NewCells(2)
	line.Set(false, false, cells...)
	objects := []fyne.CanvasObject{container.New(widgets.Over{Height: 20}, line, widgets.NewSymbol(s.icon, s.ink, 15)), widgets.NewPassage(it.name(), widgets.TitleType, 24)}
	if c := it.correction; c != nil && c.Why != "" {
		why := widgets.NewPassage(words.Told(c.Why), widgets.UIType, 20)
		why.Ink = s.ink
		objects = append(objects, why)
	}
	return objects
}

// numbers sets the exported, the draft's and the workbook's number below each other.
func (in *inspector) numbers(it *item) fyne.CanvasObject {
	c := it.correction
	line := func(word, number, note string, bold bool) fyne.CanvasObject {
		t := widgets.UIType
		t.Bold = bold
		cells := widgets.NewCells(3)
		cells.Set(false, false,
			widgets.Cell{Text: word, Type: widgets.UIType, Ink: widgets.Text2Ink, X: 10, Y: 5, Width: 90},
			widgets.Cell{Text: number, Type: t, Ink: widgets.TextInk, X: 104, Y: 5, Width: widgets.ByText},
			widgets.Cell{Text: note, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 12, Y: 6, Width: widgets.ByText, After: true})
		return container.New(widgets.Over{Height: 30}, cells)
	}
	now := c.Old
	if it.group == missingGroup {
		now = "—"
	}
	objects := []fyne.CanvasObject{
		line(words.Of("导出时", "When exported"), c.Exported, "", false),
		line(words.Of("现稿", "Draft"), now, "", it.settled && !it.ticked),
		line(words.Of("核对表", "Table"), c.New, c.Sheet+" "+c.Cell, it.ticked),
	}
	if c.Exported == "" {
		objects = objects[1:]
	}
	return widgets.NewBox(frameInk, objects...)
}

// sentence shows the sentence as it will be.
func (in *inspector) sentence(it *item) []fyne.CanvasObject {
	c := it.correction
	if it.group == missingGroup || it.group == doneGroup {
		if c.Around == "" || it.group == doneGroup {
			return nil
		}
		p := widgets.NewReading("……"+oneLine(c.Around)+"……", widgets.LeadType, 26)
		p.Ink = widgets.Text2Ink
		return []fyne.CanvasObject{caption(words.Of("导出时的这一句", "The sentence as exported")), p}
	}
	doc := in.v.work.Draft.Doc
	whole := c.Sentence
	if !whole.Contains(c.Span) {
		whole = c.Span
	}
	shown, marks := widgets.Excerpt(doc.Text, whole, []text.Span{c.Span})
	if len(marks) == 0 {
		return nil
	}
	at := marks[0]
	p := widgets.NewReading(shown[:at.End]+c.New+shown[at.End:], widgets.LeadType, 26)
	p.Marks = []widgets.Mark{widgets.DeletedMark.Over(at), widgets.InsertedMark.Over(text.Span{Start: at.End, End: at.End + len(c.New)})}
	return []fyne.CanvasObject{caption(words.Of("改后这句话", "The sentence then")), p}
}

// follows tell what else has to change with the number, with a box to take it along.
func (in *inspector) follows(it *item) []fyne.CanvasObject {
	if it.group != conflictGroup && it.group != cleanGroup {
		return nil
	}
	var objects []fyne.CanvasObject
	clean := false
	for _, f := range it.follows {
		clean = clean || f.State == review.Clean
		objects = append(objects, widgets.NewPassage(words.Told(f.Why), widgets.UIType, 20))
	}
	if clean {
		along := widgets.NewCheck(words.Of("一并改", "Change both"), func(on bool) {
			in.v.model.takeAlong(it, on)
			in.v.refresh()
		})
		along.SetOn(it.along)
		objects = append(objects, along)
	}
	if len(objects) == 0 {
		return nil
	}
	box := widgets.NewBox(widgets.WarningInk, objects...)
	box.Fill = func(p *look.Palette) color.NRGBA { return p.FigTint }
	return []fyne.CanvasObject{box}
}

// remarks are who said what of the indicator.
func (in *inspector) remarks(it *item) []fyne.CanvasObject {
	if len(it.remarks) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{caption(words.Of("意见", "Remarks"))}
	for _, r := range it.remarks {
		s := r.Text
		if r.Who != "" {
			s = r.Who + "：" + s
		}
		objects = append(objects, widgets.NewPassage(s, widgets.UIType, 20))
	}
	return objects
}

// buttons settle the item.
func (in *inspector) buttons(it *item) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	if it.group == conflictGroup || it.group == cleanGroup {
		use, keep := widgets.Primary, widgets.Secondary
		list = append(list,
			widgets.NewButton(words.Of("用核对表的数", "Use the table's"), "", use, func() { in.v.settle(it, true) }),
			widgets.NewButton(words.Of("保留现稿", "Keep the draft's"), "", keep, func() { in.v.settle(it, false) }))
	}
	if !it.span().Empty() {
		list = append(list, widgets.NewButton(words.Of("到起草中看", "Show in draft"), "", widgets.Quiet, func() { in.v.goTo(it) }))
	}
	return list
}

// warnings are what else is to be known of the workbook.
func (in *inspector) warnings() []fyne.CanvasObject {
	if in.v.book.back == nil || len(in.v.book.back.Warnings) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{widgets.NewLine(), caption(fmt.Sprintf(words.Of("这份表里要留意的 %d 点", "%d points to note"), len(in.v.book.back.Warnings)))}
	const most = 12
	for i, w := range in.v.book.back.Warnings {
		if i == most {
			objects = append(objects, caption(fmt.Sprintf(words.Of("另有 %d 点", "%d more"), len(in.v.book.back.Warnings)-most)))
			break
		}
		p := widgets.NewPassage(words.Told(w), widgets.CaptionType, 18)
		p.Ink = widgets.Text2Ink
		objects = append(objects, p)
	}
	return objects
}

// log is what was taken into the draft before: when, by whom, from which file.
func (in *inspector) log() []fyne.CanvasObject {
	if len(in.v.book.log) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{widgets.NewLine(), caption(words.Of("采纳记录", "Taken before"))}
	const most = 5
	for _, t := range in.v.book.log[:min(most, len(in.v.book.log))] {
		s := fmt.Sprintf(words.Of("%s　%d 处　%s", "%s　%d changes　%s"), t.Made.Local().Format("2006-01-02 15:04"), len(t.Changes), t.File)
		for _, who := range []struct{ word, name string }{{words.Of("采纳", "taken by"), t.By}, {words.Of("存表", "saved by"), t.SavedBy}} {
			if who.name != "" {
				s += "　" + who.word + " " + who.name
			}
		}
		objects = append(objects, caption(s))
	}
	return objects
}

func frameInk(p *look.Palette) color.NRGBA { return p.Line }

func caption(s string) fyne.CanvasObject {
	p := widgets.NewPassage(s, widgets.CaptionType, 18)
	p.Ink = widgets.Text3Ink
	return p
}

// indent moves its object in.
type indent struct{ by, height float32 }

func (l indent) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.height) }

func (l indent) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], l.by, 0, size.Width-l.by, size.Height)
}

// SetZoom sets the sentence anew after its size has changed.
func (v *View) SetZoom() { v.inspector.show(v.inspector.shown) }
