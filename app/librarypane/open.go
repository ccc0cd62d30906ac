package librarypane

import (
	"context"
	"fmt"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// open opens an entry where it belongs: a report without a draft to hold it
// against is read here.
func (p *Pane) open(e library.Entry) {
	if e.Kind == library.Report && p.host.Work() == nil {
		p.read(library.Reference{ID: e.ID}, text.Span{})
		return
	}
	p.host.Open(e)
}

// pairOf is what an entry is compared with: the report of the same body of the
// year before, else the one after, else the draft in hand. ID 0 for nothing.
func (p *Pane) pairOf(e library.Entry) library.Entry {
	var before, after library.Entry
	for _, o := range p.all {
		if o.ID == e.ID || o.Kind != library.Report || bodyOf(o.Info) != bodyOf(e.Info) || o.Info.Year == 0 || e.Info.Year == 0 {
			continue
		}
		if o.Info.Year < e.Info.Year && o.Info.Year > before.Info.Year {
			before = o
		}
		if o.Info.Year > e.Info.Year && (after.ID == 0 || o.Info.Year < after.Info.Year) {
			after = o
		}
	}
	switch {
	case before.ID != 0:
		return before
	case after.ID != 0:
		return after
	}
	if w := p.host.Work(); w != nil && w.Entry.ID != e.ID {
		return w.Entry
	}
	return library.Entry{}
}

// compare puts an entry beside its pair in 对照, the earlier year at the left.
func (p *Pane) compare(e library.Entry) {
	pair := p.pairOf(e)
	if pair.ID == 0 {
		p.host.Say(fmt.Sprintf(words.Of("没有可与 %s 对照的报告", "There is nothing to compare %s with"), nameOf(&e)), nil)
		return
	}
	p.beside(pair, e)
}

// beside opens two entries in 对照, the earlier year at the left, a draft at the right.
func (p *Pane) beside(a, b library.Entry) {
	earlier := a.Info.Year < b.Info.Year || a.Info.Year == b.Info.Year && a.ID < b.ID
	if aDraft, bDraft := a.Kind == library.Draft, b.Kind == library.Draft; aDraft != bDraft {
		earlier = bDraft
	}
	if !earlier {
		a, b = b, a
	}
	p.host.CompareTexts(library.Reference{ID: a.ID}, library.Reference{ID: b.ID})
}

// dropped compares an entry with the one that it was dragged onto.
func (p *Pane) dropped(row, onto int) {
	a, b := p.model.rows[row].entry, p.model.rows[onto].entry
	if a != nil && b != nil {
		p.beside(*a, *b)
	}
}

// dragged says what letting go would do.
func (p *Pane) dragged(row, onto int) {
	a := p.model.rows[row].entry
	switch {
	case a == nil:
	case onto < 0 || p.model.rows[onto].entry == nil:
		p.host.Say(words.Of("放到另一份上即对照", "Drop it on another to compare them"), nil)
	default:
		p.host.Say(fmt.Sprintf(words.Of("松开即对照 %s 和 %s", "Let go to compare %s and %s"), nameOf(a), nameOf(p.model.rows[onto].entry)), nil)
	}
}

// ShowPlace opens a report's text at a place.
func (p *Pane) ShowPlace(at desk.Place) { p.read(at.Ref, at.Span) }

// read shows a report's text in place of the list.
func (p *Pane) read(ref library.Reference, mark text.Span) {
	p.readThen(ref, func(e library.Entry, doc *report.Document) { p.reader.show(e, doc, mark) }, p.host.Fail)
}

// readThen opens the reader on a text, which show fills; failed is told where
// the text cannot be read.
func (p *Pane) readThen(ref library.Reference, show func(library.Entry, *report.Document), failed func(error)) {
	var e library.Entry
	var doc *report.Document
	p.host.Start(desk.Job{
		Key: "library-read", Name: words.Of("正在打开", "Opening"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			if e, err = p.host.Library().Entry(ctx, ref.ID); err != nil {
				return err
			}
			doc, err = p.host.Library().Document(ctx, ref)
			return err
		},
		Done: func(err error) {
			if err != nil {
				failed(err)
				return
			}
			if i := p.model.find(ref.ID); i >= 0 && i != p.list.Selected() {
				p.list.Select(i)
			}
			p.showSources, p.showInspector = false, false
			p.reader.content.Show()
			p.content.again()
			p.reader.ref = ref
			show(e, doc)
			if p.host.Showing(desk.Library) {
				p.host.Canvas().Focus(p.reader.list)
			}
		},
	})
}

// Inspect selects an entry in the list, among all where the chosen source leaves it out.
func (p *Pane) Inspect(e library.Entry) {
	if p.reader.content.Visible() {
		p.leaveReader()
	}
	p.inspector.entry = e
	if p.model.find(e.ID) < 0 {
		clear(p.model.folded)
		p.sources.list.Select(0) // 全部
	}
	if i := p.model.find(e.ID); i >= 0 {
		p.list.SelectAmid(i)
	}
	p.host.Canvas().Focus(p.list)
}

func (p *Pane) leaveReader() {
	p.reader.content.Hide()
	p.content.again()
	p.host.Canvas().Focus(p.list)
}

// Escape closes what lies over the list, then goes back to it.
func (p *Pane) Escape() {
	switch {
	case p.class == compact && (p.showSources || p.showInspector):
		p.openSides(false, false)
	case p.reader.content.Visible():
		p.leaveReader()
	default:
		p.host.Canvas().Focus(p.list)
	}
}
