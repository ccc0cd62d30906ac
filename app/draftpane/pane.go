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
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/editor/textview"
	"reportdesk/internal/library"
	"reportdesk/internal/office"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Pane is the pane.
type Pane struct {
	host        desk.Host
	view        *textview.View
	sheet       *sheet
	typesetting typesetting
	fonts       fonts
	entry       library.Entry // ID 0 where no draft is open
	readOnly    bool

	// known is the newest reading; spans and figures are where its blocks and
	// figures lie now, carried through the edits since. look is how it is set.
	known   *reading
	spans   []text.Span
	figures []text.Span
	look    appearance
	spot    spot
	waiting *text.Span // the place to show as soon as the draft is known

	beside   *beside
	asked    question
	askedAt  int // the paragraph that asked stands in
	lastYear *lastYear
	numbered []string // the numbers of the heads, as renumberAsWritten has seen them last

	outline     *outline
	strip       *strip
	find        *findBar
	header      *header
	counterpart *counterpart
	versions    *versions // open over the window, nil where it is not

	content *fyne.Container
	empty   fyne.CanvasObject
	writing *fyne.Container
	middle  *fyne.Container
	banner  fyne.CanvasObject
	regions *widgets.Regions
	class   widgets.Class
	low     bool // the window is too low for strip and foot
	over    bool // the outline lies over the text
	alone   bool // 专注: the text alone, all but the caret's paragraph greyed
}

// spot is where the caret stands.
type spot struct {
	paragraph int // the editor's line, from 0
	text      string
	block     int // in the reading, -1 for none
	near      int // the same, or the last block before; -1 for none
}

// New makes the pane without a draft.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, beside: &beside{}, view: textview.New(), typesetting: typesettingOf(host.Preferences()), fonts: newFonts(office.InstalledFaces)}
	p.sheet = newSheet(17, p.typesetting.indent, nil)
	p.view.SetQuotes(p.typesetting.quotes)
	p.spot.block, p.spot.near = -1, -1
	p.view.Colors = viewColors
	p.view.OnChanged = p.changed
	p.view.OnMoved = func(editor.State) { p.moved() }
	p.view.OnShortcut = p.shortcut
	p.view.OnKey = p.key
	p.view.OnMenu = p.showMenu
	p.view.OnRefused = func(error) {
		p.host.Say(words.Of("这样改会打乱表格的行列，没有改", "That would tear the table and was not done"), nil)
	}
	p.view.OnCarried = p.host.Summarise
	p.view.SetUnits(widgets.UnitLength)
	p.view.SetCaptions(blankCaption)
	p.outline = newOutline(p)
	p.strip = newStrip(p.stepFigure)
	p.find = newFindBar(p)
	p.counterpart = newCounterpart(p)
	p.header = newHeader(p)
	p.build()
	return p
}

func (p *Pane) build() {
	p.middle = widgets.NewDock(widgets.Dock{Top: p.find.content, Bottom: p.strip.content, Middle: p.view})
	p.regions = widgets.NewRegions(p.outline.content, widgets.NewSurface(widgets.OnPaper, p.middle), p.counterpart.content,
		widgets.Width{At: 272, Min: 200, Max: 420}, widgets.Width{At: 360, Min: 280, Max: 640})
	p.regions.OnResized = p.keepWidths
	p.banner = p.newBanner()
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.header.content), widgets.NewLine(), p.banner)
	p.writing = widgets.NewDock(widgets.Dock{Top: top, Middle: p.regions})
	say := widgets.NewLabel(words.Of("还没有草稿。可以从上年报告起稿。", "No draft yet."), widgets.LeadType, widgets.Text2Ink)
	say.Align = fyne.TextAlignCenter
	p.empty = widgets.NewSurface(widgets.OnPaper, container.New(widgets.Third{}, say,
		widgets.NewButton(words.Of("新建草稿", "New draft"), "draft", widgets.Primary, func() { p.host.NewDraft(library.Entry{}) })))
	p.content = container.New(stage{p}, p.empty, p.writing)
	p.writing.Hide()
}

// newBanner says that the draft is open elsewhere.
func (p *Pane) newBanner() fyne.CanvasObject {
	say := widgets.NewLabel(words.Of("这份草稿正在另一个窗口里写，这里只能查看。", "This draft is being written in another window; here it can only be read."),
		widgets.UIType, widgets.RemovedInk)
	row := container.New(widgets.Bar{Height: 36, Inset: 16, Gap: 20, Right: 2, Stretch: true}, say,
		widgets.NewLink(words.Of("在这里继续写", "Write on here"), func() { p.host.Claim() }),
		widgets.NewLink(words.Of("另存一份", "Begin a copy"), func() { p.host.NewDraft(p.entry) }))
	b := container.NewStack(widgets.NewSurface(widgets.OnRemoved, row))
	b.Hide()
	return b
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
	switch on, copied := p.view.Carried(); {
	case copied:
		return words.Of("松开即复制到这里，Esc 放弃", "Let go to copy it here, Esc to give up")
	case on:
		return words.Of("松开即移到这里，按住 Ctrl 为复制，Esc 放弃", "Let go to move it here, hold Ctrl to copy, Esc to give up")
	}
	n := p.spot.paragraph
	if p.spot.block >= 0 {
		n = p.spot.block
	}
	own := report.Characters(p.spot.text)
	parts := []string{desk.Paragraph(n)}
	s := p.view.State()
	if c := written(s.Text.Slice(s.Selection.Span())); c.Characters > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("已选 %s 字，不计标点 %s", "Selected %s characters, %s without marks"),
			widgets.Thousands(c.Characters), widgets.Thousands(c.Bare)))
	}
	parts = append(parts, fmt.Sprintf(words.Of("本段 %s 字", "Paragraph %s characters"), widgets.Thousands(own)))
	if r := p.known; r != nil {
		if row := r.rowOf(p.spot.near); p.spot.near >= 0 && row >= 0 {
			count := r.rows[row].count
			if p.spot.block >= 0 {
				count += own - r.counts[p.spot.block]
			}
			parts = append(parts, fmt.Sprintf(words.Of("本节 %s 字", "Section %s"), widgets.Thousands(count)))
		}
		parts = append(parts, fmt.Sprintf(words.Of("数据 %s 项", "Figures %s"), widgets.Thousands(len(p.figures))))
	}
	if left := p.blanksLeft(); left != "" {
		parts = append(parts, left)
	}
	if r := p.known; r != nil && r.minutes > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("朗读约 %d 分钟", "Read in %d min"), r.minutes))
	}
	return strings.Join(parts, "　")
}

// Show opens a draft as it was left.
func (p *Pane) Show(e library.Entry, d library.Writing, readOnly bool) {
	p.closeVersions()
	p.find.close()
	p.entry, p.readOnly = e, readOnly
	p.known, p.spans, p.figures, p.lastYear = nil, nil, nil, nil
	p.numbered = nil
	p.beside, p.asked, p.look = &beside{}, question{}, appearance{}
	p.view.SetReadOnly(readOnly)
	p.view.Open(d.State, d.History)
	showBlanks(p.view)
	if d.Top > 0 {
		p.view.ShowTop(d.Top)
	}
	p.counterpart.clear()
	p.outline.set(nil, nil)
	p.header.show()
	show(p.banner, readOnly)
	show(p.counterpart.insert, !readOnly)
	show(p.empty, e.ID == 0) // the draft in hand was removed
	show(p.writing, e.ID != 0)
	p.writing.Refresh()
	p.moved()
	if e.ID != 0 {
		p.findFonts()
	}
}

// SetZoom sets the text and what stands beside it larger or smaller.
func (p *Pane) SetZoom(z float32) {
	p.view.SetZoom(z)
	p.counterpart.reset()
}

// ShowPlace shows a place of the draft, in coordinates of the Document.Text of
// the newest Work.
func (p *Pane) ShowPlace(at desk.Place) {
	if p.known == nil {
		p.waiting = &at.Span
		return
	}
	p.selectPlace(at.Span)
}

func (p *Pane) selectPlace(span text.Span) {
	s := p.known.doc.Origin.ToSource(span)
	if s.End <= p.view.State().Text.Len() {
		p.selectSpan(s)
	}
	p.focusText()
}

// selectSpan selects a part of the editor's text and brings it into view.
func (p *Pane) selectSpan(s text.Span) {
	_ = p.view.Apply(editor.Select(s))
	p.view.Reveal(s)
}

// moveTo puts the caret at a place.
func (p *Pane) moveTo(at int) {
	selection := editor.At(at)
	_ = p.view.Apply(editor.Transaction{Selection: &selection, Origin: editor.Moved})
}

func (p *Pane) focusText() { p.host.Canvas().Focus(p.view) }

// Find opens the find bar.
func (p *Pane) Find() {
	if p.entry.ID != 0 {
		p.find.open(p.find.replacing)
	}
}

// Escape closes what is open, or goes back to the text.
func (p *Pane) Escape() {
	switch {
	case p.outline.list.GiveUpDrag() || p.view.GiveUpDrag():
	case p.versions != nil:
		p.closeVersions()
	case p.over:
		p.toggleOutline()
	case p.alone && !p.find.content.Visible():
		p.setAlone(false)
	default:
		p.find.close()
	}
	if p.entry.ID != 0 {
		p.focusText()
	}
}
