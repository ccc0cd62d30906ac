// Package draftpane is 起草: the draft with its outline at one side and what
// stood in the caret's place in earlier years at the other.
//
// The text is written in a textview.View. What is known of it comes back from
// the window as a desk.Work, is turned into a reading (places of the editor's
// text), and laid over the text as decorations, which follow the edits until the
// next reading comes.
package draftpane

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/editor/textview"
	"reportdesk/internal/check"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Pane is the pane.
type Pane struct {
	host     desk.Host
	view     *textview.View
	sheet    *sheet
	entry    library.Entry
	readOnly bool

	// known is the newest reading; spans and figures are where its blocks and
	// figures lie now, carried through the edits since.
	known   *reading
	spans   []text.Span
	figures []text.Span
	spot    spot

	beside      *beside
	asked       question
	askedAt     int
	counterpart *counterpart
	lastYear    *lastYear

	outline  *outline
	strip    *strip
	find     *findBar
	header   *header
	content  *fyne.Container
	empty    fyne.CanvasObject
	writing  fyne.CanvasObject
	showing  *text.Span // the place to show as soon as the draft is known
	restyled appearance
}

// spot is where the caret stands.
type spot struct {
	paragraph int // the editor's line, from 0
	text      string
	block     int // in the reading, -1 for none
}

// New makes the pane without a draft.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, beside: &beside{}, view: textview.New(), sheet: newSheet(17)}
	p.view.Colors = viewColors
	p.view.OnChanged = p.changed
	p.view.OnMoved = func(editor.State) { p.moved() }
	p.view.OnShortcut = p.shortcut
	p.view.OnKey = p.key
	p.view.SetUnits(widgets.UnitLength)
	p.outline = newOutline(p.goTo)
	p.strip = newStrip(p.stepFigure)
	p.find = newFindBar(p)
	p.counterpart = newCounterpart(p.insertCounterpart, p.copyCounterpart, p.compareHere, host.PickFiles)
	p.header = newHeader(p)
	p.build()
	return p
}

// viewColors are those of the design.
func viewColors() textview.Colors {
	c := look.Colors()
	return textview.Colors{
		Paper: c.Paper, Text: c.Text, Dim: c.Text3, Select: c.Select, Caret: c.AccentInk, Accent: c.Accent, Thumb: c.Line,
		Hit: c.Hit, HitNow: c.HitNow, HitTick: c.FigLine, HitNowTick: c.RemInk,
	}
}

func (p *Pane) build() {
	foot := container.New(widgets.Stack{}, p.strip.content)
	middle := widgets.NewSurface(widgets.OnPaper, widgets.NewDock(widgets.Dock{Top: p.find.content, Bottom: foot, Middle: p.view}))
	regions := widgets.NewRegions(p.outline.content, middle, p.counterpart.content,
		widgets.Width{At: 272, Min: 200, Max: 420}, widgets.Width{At: 360, Min: 280, Max: 640})
	prefs := p.host.Preferences()
	regions.SetWidths(float32(prefs.Float("draftpane.left")), float32(prefs.Float("draftpane.right")))
	regions.OnResized = func(left, right float32) {
		prefs.SetFloat("draftpane.left", float64(left))
		prefs.SetFloat("draftpane.right", float64(right))
	}
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.header.content), widgets.NewLine())
	p.writing = widgets.NewDock(widgets.Dock{Top: top, Middle: container.New(byWidth{regions}, regions)})
	say := widgets.NewLabel(words.Of("还没有草稿", "No draft yet"), widgets.LeadType, widgets.Text2Ink)
	say.Align = fyne.TextAlignCenter
	p.empty = widgets.NewSurface(widgets.OnPaper, container.New(upperThird{16}, say,
		widgets.NewButton(words.Of("新建草稿", "New draft"), "draft", widgets.Secondary, func() { p.host.NewDraft(library.Entry{}) })))
	p.content = container.NewStack(p.empty, p.writing)
	p.writing.Hide()
}

// byWidth folds the outline away, then the counterpart, where the window is narrow.
type byWidth struct{ regions *widgets.Regions }

func (byWidth) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l byWidth) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.regions.SetFolded(size.Width < 1000, size.Width < 700)
	l.regions.Resize(size)
}

// Content is the pane's whole surface.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// Focus is what has the keyboard when the pane opens.
func (p *Pane) Focus() fyne.Focusable {
	if p.entry.ID == 0 {
		return nil
	}
	return p.view
}

// View is the text, for tests.
func (p *Pane) View() *textview.View { return p.view }

// Summary is what the status bar says of the pane.
func (p *Pane) Summary() string {
	if p.entry.ID == 0 {
		return ""
	}
	s := fmt.Sprintf(words.Of("第 %d 段　本段 %d 字", "Paragraph %d · %d characters"), p.spot.paragraph+1, characters(p.spot.text))
	if p.known != nil {
		if row := p.known.rowOf(p.spot.block); row >= 0 && p.spot.block >= 0 {
			s += fmt.Sprintf(words.Of("　本节 %d 字", " · section %d"), p.known.rows[row].count)
		}
		s += fmt.Sprintf(words.Of("　数据 %d 项", " · %d figures"), len(p.figures))
	}
	return s
}

// Show opens a draft.
func (p *Pane) Show(e library.Entry, body string, readOnly bool) {
	p.entry, p.readOnly = e, readOnly
	p.known, p.spans, p.figures, p.lastYear = nil, nil, nil, nil
	p.beside, p.asked, p.restyled = &beside{}, question{}, appearance{}
	p.view.SetSheet(p.sheet.Sheet, func(i int, par string) *textview.Style { return p.sheet.style(p.restyled, i, par) })
	p.view.SetReadOnly(readOnly)
	p.view.Open(editor.NewState(body), editor.History{})
	p.counterpart.clear()
	p.outline.set(nil, nil)
	p.find.close()
	p.header.show(e, readOnly)
	p.empty.Hide()
	p.writing.Show()
	p.moved()
}

// SetZoom sets the text larger or smaller.
func (p *Pane) SetZoom(z float32) { p.view.SetZoom(z) }

// Worked takes what is known of the draft at a revision.
func (p *Pane) Worked(w *desk.Work) {
	if w == nil || w.Entry.ID != p.entry.ID || w.Revision != p.view.State().Revision {
		return
	}
	p.known = read(w)
	p.spans = append([]text.Span(nil), p.known.spans...)
	p.figures = p.known.figureSpans()
	p.decorate()
	if p.sheet.differs(p.restyled, p.known.look) {
		p.restyled = p.known.look
		p.view.Restyle()
	} else {
		p.restyled = p.known.look
	}
	p.outline.set(p.known, p.lastYear)
	p.findLastYear()
	p.moved()
	p.prepare()
	if at := p.showing; at != nil {
		p.showing = nil
		p.selectPlace(*at)
	}
}

// ink makes a view's ink of a palette's colour.
func ink(pick func(*look.Palette) color.NRGBA) textview.Ink {
	return func() color.Color { return pick(look.Colors()) }
}

// decorate lays what is known over the text.
func (p *Pane) decorate() {
	fig := func(c *look.Palette) color.NRGBA { return c.FigTint }
	p.view.Decorate(textview.Figures, textview.Mark{
		Rule: ink(func(c *look.Palette) color.NRGBA { return c.FigLine }), CaretTint: ink(fig),
	}, p.figures)
	for _, l := range []struct {
		layer    textview.Layer
		severity check.Severity
		ink      func(*look.Palette) color.NRGBA
	}{
		{textview.Findings, check.Error, func(c *look.Palette) color.NRGBA { return c.RemInk }},
		{textview.FindingsWarning, check.Warning, func(c *look.Palette) color.NRGBA { return c.FigInk }},
		{textview.FindingsNote, check.Note, func(c *look.Palette) color.NRGBA { return c.EditInk }},
	} {
		p.view.Decorate(l.layer, textview.Mark{Dashes: ink(l.ink), Tick: ink(l.ink)}, p.known.bySeverity[l.severity])
	}
}

// changed follows the text through a change.
func (p *Pane) changed(_, after editor.State, tr editor.Transaction) {
	for i := range p.spans {
		p.spans[i] = tr.Edits.MapSpan(p.spans[i])
	}
	for i := range p.figures {
		p.figures[i] = tr.Edits.MapSpan(p.figures[i])
	}
	p.host.Written(after)
	p.header.refresh()
	p.find.changed()
}

// moved follows the caret.
func (p *Pane) moved() {
	s := p.view.State()
	line := s.Text.LineOf(s.Selection.Head)
	par := s.Text.Line(line)
	p.spot = spot{paragraph: line, text: s.Text.Slice(par), block: p.blockAt(par)}
	p.strip.show(p.figureAt(s.Selection.Head))
	p.outline.follow(p.known, p.spot.block)
	p.ask()
	p.host.Summarise()
}

// blockAt is the block that lies in a paragraph, -1 for none.
func (p *Pane) blockAt(par text.Span) int {
	for i, s := range p.spans {
		if s.Start >= par.Start && s.Start <= par.End && par.Contains(s) {
			return i
		}
	}
	return -1
}

// goTo puts the caret at the start of a row of the outline.
func (p *Pane) goTo(row int) {
	if p.known == nil || row >= len(p.known.rows) {
		return
	}
	at := p.spans[p.known.rows[row].first].Start
	selection := editor.At(at)
	_ = p.view.Apply(editor.Transaction{Selection: &selection, Origin: editor.Moved})
	p.view.ShowTop(at)
	p.focusText()
}

func (p *Pane) focusText() { p.host.Canvas().Focus(p.view) }

// ShowPlace shows a place of the draft, in coordinates of the Document.Text of
// the newest Work.
func (p *Pane) ShowPlace(at desk.Place) {
	if p.known == nil {
		p.showing = &at.Span
		return
	}
	p.selectPlace(at.Span)
}

func (p *Pane) selectPlace(span text.Span) {
	s := p.known.doc.Origin.ToSource(span)
	if s.End > p.view.State().Text.Len() {
		return
	}
	p.selectSpan(s)
	p.focusText()
}

// selectSpan selects a part of the editor's text and brings it into view.
func (p *Pane) selectSpan(s text.Span) {
	_ = p.view.Apply(editor.Select(s))
	p.view.Reveal(s)
}

// Step goes to the next finding behind the caret, or the one before it.
func (p *Pane) Step(forward bool) {
	var all []text.Span
	for _, l := range []textview.Layer{textview.Findings, textview.FindingsWarning, textview.FindingsNote} {
		all = append(all, p.view.Marked(l)...)
	}
	if s, ok := nextSpan(all, p.view.State().Selection.Span(), forward); ok {
		p.selectSpan(s)
		p.focusText()
	}
}

// nextSpan is the span that follows a place, or comes before it, going around.
func nextSpan(all []text.Span, at text.Span, forward bool) (text.Span, bool) {
	var best, far text.Span
	found, any := false, false
	for _, s := range all {
		ahead := s.Start > at.Start
		if !forward {
			ahead = s.Start < at.Start
		}
		nearer := func(a, b text.Span) bool { return forward == (a.Start < b.Start) }
		if ahead && (!found || nearer(s, best)) {
			best, found = s, true
		}
		if !any || nearer(s, far) {
			far, any = s, true
		}
	}
	if found {
		return best, true
	}
	return far, any
}

// Find opens the find bar.
func (p *Pane) Find() {
	if p.entry.ID != 0 {
		p.find.open(false)
	}
}

// Escape closes the find bar, or goes back to the text.
func (p *Pane) Escape() {
	p.find.close()
	p.focusText()
}

// insertCounterpart puts the passage of the earlier year at the caret.
func (p *Pane) insertCounterpart() {
	if s := p.counterpart.passageText(); s != "" && !p.readOnly {
		p.view.Insert(s, editor.Command)
		p.focusText()
		p.host.Say(words.Of("已插入往年这一段", "Inserted"), func() { p.view.Undo() })
	}
}

func (p *Pane) copyCounterpart() {
	if s := p.counterpart.passageText(); s != "" {
		fyne.CurrentApp().Clipboard().SetContent(s)
		p.host.Say(words.Of("已复制", "Copied"), nil)
	}
}

// compareHere opens the draft beside the earlier report that is shown.
func (p *Pane) compareHere() {
	if y := p.counterpart.year(); y != nil {
		p.host.CompareTexts(library.Reference{ID: y.entry.ID}, library.Reference{ID: p.entry.ID})
	}
}

// restore makes the draft's text that of a version, as one step.
func (p *Pane) restore(body string) {
	s := p.view.State()
	err := p.view.Apply(editor.Transaction{
		Edits: text.Edits{{Span: text.Span{End: s.Text.Len()}, New: body}}, Origin: editor.Command, At: time.Now(),
	})
	if err == nil {
		p.host.Say(words.Of("已恢复这个版本", "Restored"), func() { p.view.Undo() })
	}
}

// titleOf is what a draft is called: 临江区2026年政府工作报告.
func titleOf(i report.Info) string {
	title := i.Title
	if title == "" {
		title = words.Of("未命名", "Untitled")
	}
	if i.Year == 0 {
		return i.Place + title
	}
	year := fmt.Sprintf(words.Of("%d年", " %d "), i.Year)
	if strings.Contains(title, fmt.Sprint(i.Year)) {
		year = ""
	}
	if i.Place != "" && strings.Contains(title, i.Place) {
		return year + title
	}
	return i.Place + year + title
}
