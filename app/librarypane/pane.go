// Package librarypane is 文库: the reports and drafts that are kept, by place
// and year, with what import recognised, doubted and left out.
package librarypane

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// Pane is the pane.
type Pane struct {
	host      desk.Host
	changer   *changer
	all       []library.Entry // what the library holds
	sources   *sources
	model     *listModel
	list      *widgets.Rows
	inspector *inspector
	reader    *reader
	empty     fyne.CanvasObject
	content   *shell

	class class
	// showSources and showInspector open the side regions over the list where
	// the window is compact.
	showSources, showInspector bool
	loaded                     bool
}

// What is kept over a restart, besides the widths: the source that is chosen
// and the entry that is selected.
const (
	prefSource = "library.source"
	prefEntry  = "library.entry"
)

// New makes the pane; Reload fills it.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, changer: &changer{host: host}, class: normal}
	p.model = &listModel{folded: map[string]bool{}, now: time.Now, open: p.open, compare: p.compare, fill: host.PickFiles, turn: p.turn}
	p.list = widgets.NewRows(p.model)
	p.list.OnSelected = p.selected
	p.list.OnOpened = p.opened
	p.list.OnDropped, p.list.OnDragged = p.dropped, p.dragged
	p.list.OnMenu = func(i int, at fyne.Position) {
		if e := p.model.rows[i].entry; e != nil {
			p.showMenu(*e, at)
		}
	}
	p.list.OnKey, p.list.OnShortcut = p.key, p.shortcut
	p.sources = newSources(p.filter, host.RemoveSamples)
	p.sources.chosen = host.Preferences().StringWithFallback(prefSource, everything)
	p.sources.list.OnKey = p.sourcesKey
	p.inspector = newInspector(p)
	p.reader = newReader(p.leaveReader)
	p.empty = firstUse(host)
	p.content = newShell(p.arrange)
	return p
}

// Content is the pane's whole surface.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// Focus is what has the keyboard when the pane opens.
func (p *Pane) Focus() fyne.Focusable {
	if p.reader.content.Visible() {
		return p.reader.list
	}
	return p.list
}

// Summary is what the status bar says of the pane.
func (p *Pane) Summary() string {
	if !p.loaded {
		return ""
	}
	return summaryOf(p.all)
}

// The widths of the side regions by class.
var (
	sourcesWidths   = map[class]float32{compact: 224, narrow: 200, normal: 224, wide: 264}
	inspectorWidths = map[class]float32{compact: 296, narrow: 320, normal: 372, wide: 460}
)

// arrange lays the pane out for a class of windows.
func (p *Pane) arrange(c class) fyne.CanvasObject {
	p.class = c
	p.model.wide = c == wide
	p.list.Reload()
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, p.header()), widgets.NewLine())
	if p.loaded && len(p.all) == 0 {
		return widgets.NewDock(widgets.Dock{Top: top, Middle: p.empty})
	}
	heads := container.New(widgets.Stack{}, newColumnHeads(c == wide), widgets.NewLine())
	list := widgets.NewDock(widgets.Dock{Top: heads, Middle: p.list})
	shown := list
	if p.reader.content.Visible() {
		shown = p.reader.content
	}
	middle := widgets.NewSurface(widgets.OnPaper, shown)
	left := widgets.NewSurface(widgets.OnChrome, p.sources.content)
	if c == compact {
		sides := container.New(over{p}, middle, framed(left, false), framed(p.inspector.content, true))
		p.placeSides(sides)
		return widgets.NewDock(widgets.Dock{Top: top, Middle: sides})
	}
	regions := widgets.NewRegions(left, middle, p.inspector.content,
		widgets.Width{At: sourcesWidths[c], Min: 180, Max: 320}, widgets.Width{At: inspectorWidths[c], Min: 300, Max: 560})
	prefs, key := p.host.Preferences(), "library.width."+c.String()
	regions.SetWidths(float32(prefs.Float(key+".sources")), float32(prefs.Float(key+".inspector")))
	regions.OnResized = func(l, r float32) {
		prefs.SetFloat(key+".sources", float64(l))
		prefs.SetFloat(key+".inspector", float64(r))
	}
	return widgets.NewDock(widgets.Dock{Top: top, Middle: regions})
}

// header is the pane's top: its name and what begins something.
func (p *Pane) header() fyne.CanvasObject {
	word := func(zh, en string) string {
		if p.class == compact {
			return "" // the icon tells it
		}
		return words.Of(zh, en)
	}
	objects := []fyne.CanvasObject{}
	if p.class == compact && len(p.all) > 0 {
		objects = append(objects, widgets.NewButton("", "filter", widgets.Quiet, func() { p.openSides(!p.showSources, false) }))
	}
	objects = append(objects, widgets.NewLabel(words.Of("文库", "Library"), widgets.TitleType, widgets.TextInk))
	right := []fyne.CanvasObject{
		widgets.NewButton(word("新建草稿", "New draft"), "draft", widgets.Secondary, func() { p.host.NewDraft(library.Entry{}) }),
		p.importButton(),
	}
	if p.class == compact && len(p.all) > 0 {
		right = append([]fyne.CanvasObject{widgets.NewButton("", "info", widgets.Quiet, func() { p.openSides(false, !p.showInspector) })}, right...)
	}
	return container.New(widgets.Bar{Height: look.HeaderHeight, Inset: []float32{12, 16}[btoi(p.class != compact)], Gap: 8, Right: len(right), Stretch: true},
		append(objects, right...)...)
}

// framed parts a side region from the list that it lies over.
func framed(o fyne.CanvasObject, atLeft bool) fyne.CanvasObject {
	d := widgets.Dock{Middle: o, Right: widgets.NewLineDown()}
	if atLeft {
		d = widgets.Dock{Middle: o, Left: widgets.NewLineDown()}
	}
	return widgets.NewDock(d)
}

// over lays the side regions over the list.
type over struct{ p *Pane }

func (over) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (o over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	l, r := sourcesWidths[compact], inspectorWidths[compact]
	objects[1].Resize(fyne.NewSize(l, size.Height))
	objects[2].Move(fyne.NewPos(size.Width-r, 0))
	objects[2].Resize(fyne.NewSize(r, size.Height))
}

func (p *Pane) placeSides(sides *fyne.Container) {
	sides.Objects[1].(*fyne.Container).Hidden = !p.showSources
	sides.Objects[2].(*fyne.Container).Hidden = !p.showInspector
}

// openSides opens and closes the regions that lie over the list.
func (p *Pane) openSides(sources, inspector bool) {
	p.showSources, p.showInspector = sources, inspector
	p.content.again()
	if p.class != compact {
		return
	}
	f := fyne.Focusable(p.list)
	if sources {
		f = p.sources.list
	}
	p.host.Canvas().Focus(f)
}

// Worked takes what is known of the draft in hand.
func (p *Pane) Worked(w *desk.Work) {
	p.model.inHand, p.model.inHandFigures = 0, 0
	if w != nil {
		p.model.inHand = w.Entry.ID
		for _, m := range w.Draft.Metrics {
			p.model.inHandFigures += len(m.Figures)
		}
	}
	if i := p.model.find(p.model.inHand); i >= 0 && p.host.Showing(desk.Library) {
		p.list.Refresh()
	}
}

// Reload reads the library's list again and shows it; done is called after.
func (p *Pane) Reload(done func()) {
	var entries []library.Entry
	p.host.Start(desk.Job{
		Key: "library-list", Name: words.Of("正在读取文库", "Reading the library"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			entries, err = p.host.Library().List(ctx)
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.show(entries)
			if done != nil {
				done()
			}
		},
	})
}

func (p *Pane) show(entries []library.Entry) {
	hadNone := len(p.all) == 0
	first := !p.loaded
	p.all, p.loaded = entries, true
	p.sources.set(entries)
	p.filter()
	if first || hadNone != (len(entries) == 0) {
		p.content.again()
	}
	if first {
		p.resume()
	}
}

// filter shows what the chosen source takes; what was selected stays so, else
// the entry nearest to where it was.
func (p *Pane) filter() {
	prefs := p.host.Preferences()
	prefs.SetString(prefSource, p.sources.chosen)
	at, chosen := p.list.Selected(), p.inspector.entry.ID
	if at < 0 && chosen == 0 { // nothing was selected in this session
		chosen = prefs.Int(prefEntry)
	}
	p.model.set(p.sources.filter(p.all))
	p.list.Reload()
	i := p.model.find(chosen)
	for k := at; i < 0 && k >= 0 && k < len(p.model.rows); k++ {
		if p.model.rows[k].entry != nil {
			i = k
		}
	}
	for k := min(at, len(p.model.rows)) - 1; i < 0 && k >= 0; k-- {
		if p.model.rows[k].entry != nil {
			i = k
		}
	}
	if i < 0 {
		i = p.model.first()
	}
	if i < 0 {
		p.list.SetSelected(-1)
		p.inspector.clear()
		return
	}
	p.list.Select(i)
}

func (p *Pane) selected(i int) {
	if e := p.model.rows[i].entry; e != nil {
		p.host.Preferences().SetInt(prefEntry, e.ID)
		p.inspect(*e)
	}
}

// turn folds or unfolds the group of a head.
func (p *Pane) turn(head int) { p.fold(head, !p.model.folded[p.model.rows[head].group.name]) }

// fold folds or unfolds the group of a row. A folded group is selected by its
// head, one that unfolds by its first entry, where the selection lay in it.
func (p *Pane) fold(i int, folded bool) {
	inside := false
	if at := p.list.Selected(); at >= 0 && at < len(p.model.rows) {
		inside = p.model.rows[at].group == p.model.rows[i].group
	}
	head := p.model.fold(i, folded)
	p.list.Reload()
	at := p.model.find(p.inspector.entry.ID)
	switch {
	case inside && folded:
		at = head
	case inside:
		p.list.Select(head + 1)
		return
	}
	p.list.SetSelected(at)
}

func (p *Pane) opened(i int) {
	if e := p.model.rows[i].entry; e != nil {
		p.open(*e)
	}
}

// inspect opens an entry beside the window and shows what it is.
func (p *Pane) inspect(e library.Entry) {
	p.inspector.show(e, nil)
	var doc *report.Document
	p.host.Start(desk.Job{
		Key: "library-inspect", Name: words.Of("正在打开", "Opening"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			doc, err = p.host.Library().Document(ctx, library.Reference{ID: e.ID})
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.inspector.show(e, doc)
		},
	})
}
