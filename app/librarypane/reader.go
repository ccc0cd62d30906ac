package librarypane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// reader shows the text of a report in place of the list, with a part of it marked.
type reader struct {
	content *fyne.Container
	list    *widgets.Rows
	title   *widgets.Label
	entry   library.Entry
	ref     library.Reference // of the text
	doc     *report.Document
	mark    text.Span
}

// The measures of a page that is read: the text is at most that wide, with that
// much above and below a paragraph.
const (
	readWidth  = 720
	readLine   = 27
	readAround = 5
)

func newReader(back func()) *reader {
	r := &reader{title: widgets.NewLabel("", widgets.UIBold, widgets.TextInk)}
	r.list = widgets.NewRows(r)
	head := container.New(widgets.Bar{Height: look.ToolHeight, Inset: 12, Gap: 10, Stretch: true},
		widgets.NewButton(words.Of("返回列表", "Back to the list"), "left", widgets.Quiet, back), r.title)
	r.content = widgets.NewDock(widgets.Dock{
		Top: container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnSunken, head), widgets.NewLine()), Middle: r.list,
	})
	r.content.Hide()
	return r
}

// show shows a document from the paragraph that a span begins in.
func (r *reader) show(e library.Entry, doc *report.Document, mark text.Span) {
	r.entry, r.doc, r.mark = e, doc, mark
	r.title.SetText(nameOf(&e))
	r.list.Reload()
	at := 0
	for i, b := range doc.Blocks {
		if b.Span.Start <= mark.Start {
			at = i
		}
	}
	r.content.Show()
	r.list.SetSelected(at)
	// A third of the view above: one sees what it follows on.
	r.list.SetOffset(r.list.Top(at) - r.list.Size().Height/3)
}

func (r *reader) Count() int {
	if r.doc == nil {
		return 0
	}
	return len(r.doc.Blocks)
}
func (r *reader) Kind(int) int        { return 0 }
func (r *reader) Selectable(int) bool { return true }

// passage is the look of paragraph i.
func (r *reader) passage(p *widgets.Passage, i int) {
	b := r.doc.Blocks[i]
	p.Text = b.Span.Of(r.doc.Text)
	t := widgets.LeadType
	if b.Kind == report.Title || b.Kind == report.Heading {
		t = widgets.LeadBold
	}
	p.Indent, p.Marks = 2, nil
	p.Type, p.LineHeight = widgets.Reading(t, readLine)
	if b.Kind == report.Title || b.Kind == report.Salutation {
		p.Indent = 0
	}
	if r.mark.Overlaps(b.Span) && !r.mark.Empty() {
		from, to := max(r.mark.Start, b.Span.Start), min(r.mark.End, b.Span.End)
		p.Marks = []widgets.Mark{widgets.HitMark.Over(text.Span{Start: from - b.Span.Start, End: to - b.Span.Start})}
	}
}

func (r *reader) Height(i int, width float32) float32 {
	p := widgets.NewReading("", widgets.LeadType, readLine)
	r.passage(p, i)
	return p.HeightFor(readable(width)) + 2*readAround
}

// readable is how wide the text is in a list of a width.
func readable(width float32) float32 { return max(120, min(readWidth, width-2*48)) }

func (r *reader) New(int) fyne.CanvasObject {
	return container.New(pageLayout{}, widgets.NewCells(1), widgets.NewPassage("", widgets.LeadType, readLine))
}

func (r *reader) Bind(i int, object fyne.CanvasObject, st widgets.RowState) {
	page := object.(*fyne.Container)
	page.Objects[0].(*widgets.Cells).Set(false, st.Selected && st.Focused, widgets.Cell{
		Text: fmt.Sprint(i + 1), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 10, Y: readAround + 5, Width: 34, Align: fyne.TextAlignTrailing,
	})
	p := page.Objects[1].(*widgets.Passage)
	r.passage(p, i)
	p.Refresh()
}

// pageLayout sets a paragraph with its number before it.
type pageLayout struct{}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	w := readable(size.Width)
	x := max(56, (size.Width-w)/2)
	objects[1].Move(fyne.NewPos(x, readAround))
	objects[1].Resize(fyne.NewSize(w, size.Height-2*readAround))
}

// SetZoom sets the text that is read anew after its size has changed.
func (p *Pane) SetZoom(float32) { p.reader.list.Remeasure(max(0, p.reader.list.First())) }

// What is kept of the reader over a restart: the text that is read, "" for the
// list, and the first paragraph in sight.
const (
	prefReading = "library.reading"
	prefReadAt  = "library.reading.paragraph"
)

// Keep remembers for the next start what is read, and where.
func (p *Pane) Keep() {
	prefs, r := p.host.Preferences(), p.reader
	if r.doc == nil || !r.content.Visible() {
		prefs.SetString(prefReading, "")
		return
	}
	prefs.SetString(prefReading, r.ref.String())
	prefs.SetInt(prefReadAt, max(0, r.list.First()))
}

// resume reads on where the last session stopped.
func (p *Pane) resume() {
	prefs := p.host.Preferences()
	ref, err := library.ParseReference(prefs.String(prefReading))
	if err != nil {
		return // the list was shown
	}
	p.readThen(ref, func(e library.Entry, doc *report.Document) {
		p.reader.show(e, doc, text.Span{})
		if at := prefs.Int(prefReadAt); at < len(doc.Blocks) {
			p.reader.list.SetSelected(at)
			p.reader.list.SetOffset(p.reader.list.Top(at))
		}
	}, func(error) { prefs.SetString(prefReading, "") })
}
