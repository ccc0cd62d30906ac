package librarypane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// details are the sections about one report that the inspector and the import
// sheet share: its doubts and what import left out, with what settles them.
type details struct {
	*changer
	// changed is told the report as it is after a change.
	changed func(library.Entry, *report.Document)
	// show opens the report's text at a place.
	show func(ref library.Reference, at text.Span)
	// all lists every dropped part, not only the first ones.
	all   bool
	again func() // shows the sections anew
}

// sectionHead is the head of a section: a sign, its word, a count, and a link at the right.
func sectionHead(sign, word, count string, right ...fyne.CanvasObject) fyne.CanvasObject {
	objects := []fyne.CanvasObject{}
	if sign != "" {
		objects = append(objects, newSign(sign, widgets.WarningInk))
	}
	objects = append(objects, textOf(word, widgets.UIBold, widgets.TextInk))
	tint, ink := grey, widgets.Text2Ink
	if sign != "" {
		tint, ink = amber, widgets.WarningInk
	}
	objects = append(objects, newTag(count, tint, ink))
	return container.New(widgets.Bar{Height: 28, Gap: 8, Right: len(right)}, append(objects, right...)...)
}

// doubts are the cards of a report's doubts.
func (d *details) doubts(e library.Entry, doc *report.Document) []fyne.CanvasObject {
	if len(doc.Warnings) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{sectionHead("warn", words.Of("存疑", "Doubts"), fmt.Sprint(len(doc.Warnings)))}
	at := doc.Locator()
	for _, w := range doc.Warnings {
		sentence := widgets.NewPassage(words.Told(w), widgets.UIType, 20)
		span, known := placeOfDoubt(doc, w)
		where := ""
		if known {
			where = fmt.Sprintf(words.Of("第 %d 行", "Line %d"), at.Place(span).Line)
		}
		foot := container.New(widgets.Bar{Height: 22, Gap: 12, Right: 2, Stretch: true},
			widgets.NewLabel(where, widgets.CaptionType, widgets.Text3Ink),
			widgets.NewLink(words.Of("看原文", "Show text"), func() { d.show(library.Reference{ID: e.ID}, span) }),
			widgets.NewLink(words.Of("没有问题", "It is right"), func() {
				d.apply(e.ID, words.Of("已确认 1 处存疑", "1 doubt settled"), settle(w), d.changed)
			}))
		objects = append(objects, newCard(onRaised, doubtInk, 5, 10, container.New(&column{gap: 2}, sentence, foot)))
	}
	return objects
}

// mostDropped is how many dropped parts are listed before the rest is counted.
const mostDropped = 6

// dropped lists what import left out.
func (d *details) dropped(e library.Entry, doc *report.Document, oneLine bool) []fyne.CanvasObject {
	list := droppedOf(doc)
	kept := len(e.Override.Restored)
	if len(list) == 0 && kept == 0 {
		return nil
	}
	var right []fyne.CanvasObject
	if kept > 0 {
		right = append(right, widgets.NewLink(fmt.Sprintf(words.Of("已放回 %d 处，再去掉", "%d put back, drop again"), kept), func() {
			d.apply(e.ID, words.Of("已重新去掉", "Dropped again"), func(o *library.Override) { o.Restored = nil }, d.changed)
		}))
	}
	if len(list) > 1 {
		right = append(right, widgets.NewLink(words.Of("全部放回", "Put all back"), func() {
			var all []text.Span
			for _, one := range list {
				all = append(all, one.spans()...)
			}
			d.restore(e, all)
		}))
	}
	objects := []fyne.CanvasObject{sectionHead("", words.Of("导入时去掉", "Dropped on import"), fmt.Sprint(len(list)), right...)}
	most := mostDropped
	if d.all || len(list) == most+1 {
		most = len(list)
	}
	for i, one := range list {
		if i == most {
			rest := fmt.Sprintf(words.Of("其余 %d 处", "%d more"), len(list)-i)
			objects = append(objects, container.New(widgets.Bar{Height: 26}, widgets.NewLink(rest, func() {
				d.all = true
				d.again()
			})))
			break
		}
		objects = append(objects, d.droppedRow(e, doc, one, oneLine))
	}
	return objects
}

// droppedRow is one part that was left out, with the way back.
func (d *details) droppedRow(e library.Entry, doc *report.Document, one dropped, oneLine bool) fyne.CanvasObject {
	back := widgets.NewLink(words.Of("放回", "Put back"), func() { d.restore(e, one.spans()) })
	why := newTag(whyWord(one.parts[0].Why), grey, widgets.Text2Ink)
	content := widgets.NewLabel(one.words, widgets.CaptionType, widgets.Text2Ink)
	where := one.place
	if !doc.InSource() {
		where = "" // its lines are not those of a file that the user knows
	}
	if oneLine {
		place := widgets.NewLabel(where, widgets.CaptionType, widgets.Text3Ink)
		place.Align = fyne.TextAlignTrailing
		content.Type = widgets.UIType
		row := container.New(widgets.Bar{Height: 31, Gap: 12, Right: 2, Stretch: true},
			container.New(fixedSize{max(34, place.Type.Measure(where).Width+1), 20}, place), content, why, back)
		return container.New(widgets.Stack{}, row, widgets.NewLine())
	}
	indent := float32(68)
	if where == "" {
		indent = 0
	} else {
		where = fmt.Sprintf(words.Of("第 %s 行", "Line %s"), where)
		indent = max(indent, widgets.CaptionType.Measure(where).Width+8)
	}
	head := container.New(widgets.Bar{Height: 24, Right: 1},
		container.New(fixedSize{indent, 18}, widgets.NewLabel(where, widgets.CaptionType, widgets.Text2Ink)), why, back)
	return container.New(widgets.Stack{}, head, container.New(inset{indent, 0, 0, 7}, content), widgets.NewLine())
}

func (d *details) restore(e library.Entry, parts []text.Span) {
	said := fmt.Sprintf(words.Of("已放回 %d 处", "%d put back"), len(parts))
	d.apply(e.ID, said, putBack(parts), d.changed)
}

// newSign is an icon of a caption's size.
func newSign(name string, ink widgets.Ink) fyne.CanvasObject {
	return widgets.NewSymbol(name, ink, signSize)
}

// textOf is a label that takes the width of its text, for words of the program.
func textOf(s string, t widgets.Type, ink widgets.Ink) fyne.CanvasObject {
	return container.New(fixedSize{t.Measure(s).Width + 1, t.Measure(s).Height}, widgets.NewLabel(s, t, ink))
}
