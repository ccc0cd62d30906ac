package comparepane

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/text"
)

// search is the bar that finds words in both texts.
type search struct {
	bar   *fyne.Container
	field *widgets.Field
	count *widgets.Label
	hits  []int // items in which the words stand
}

// buildSearch makes the bar; it is hidden until Find.
func (p *Pane) buildSearch() fyne.CanvasObject {
	s := &p.search
	s.field = widgets.NewField(words.Of("在两份里查找", "Find in both texts"), "search", 320)
	s.field.OnChanged = p.seek
	s.field.OnSubmitted = func(string) { p.Step(true) }
	s.field.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			p.closeSearch()
		case fyne.KeyF7, fyne.KeyF8, fyne.KeyF3:
			p.Step(e.Name != fyne.KeyF7)
		case fyne.KeyUp, fyne.KeyDown:
			p.Step(e.Name == fyne.KeyDown)
		default:
			return false
		}
		return true
	}
	s.count = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	closing := widgets.NewButton("", "close", widgets.Quiet, p.closeSearch)
	row := container.New(widgets.Bar{Height: look.ToolHeight, Inset: headerInset, Gap: 12, Right: 1, Stretch: true}, s.field, s.count, closing)
	s.bar = container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, row), widgets.NewLine())
	s.bar.Hide()
	return s.bar
}

// Find opens the bar.
func (p *Pane) Find() {
	if p.lines.result == nil {
		return
	}
	p.search.bar.Show()
	p.content.Refresh()
	p.host.Canvas().Focus(p.search.field)
	p.seek(p.search.field.Text)
}

// closeSearch closes the bar and takes the hits away.
func (p *Pane) closeSearch() {
	p.search.bar.Hide()
	p.seek("")
	p.content.Refresh()
	p.focusList()
}

// seek marks words in both texts and counts the pairs that have them.
func (p *Pane) seek(needle string) {
	m := p.lines
	m.needle = strings.TrimSpace(needle)
	p.search.hits = m.find()
	p.showHits()
	p.rows.Refresh()
}

// find lists the items in which the needle stands; a place that was left is
// counted where its passage is now.
func (m *lines) find() []int {
	if m.needle == "" || m.result == nil {
		return nil
	}
	var hits []int
	for i, it := range m.items {
		if it.left {
			continue
		}
		if t := m.of(it.pair); strings.Contains(t.old.text, m.needle) || strings.Contains(t.new.text, m.needle) {
			hits = append(hits, i)
		}
	}
	return hits
}

// showHits says where among the hits the selection stands.
func (p *Pane) showHits() {
	n, s := len(p.search.hits), ""
	at := slices.Index(p.search.hits, p.lines.selected)
	switch {
	case p.lines.needle == "":
	case n == 0:
		s = words.Of("没有找到", "Not found")
	case at >= 0:
		s = fmt.Sprintf(words.Of("第 %d 段，共 %d 段", "%d of %d"), at+1, n)
	default:
		s = fmt.Sprintf(words.Of("共 %d 段", "in %d paragraphs"), n)
	}
	p.search.count.SetText(s)
}

// seeking reports whether F7 and F8 go through hits.
func (p *Pane) seeking() bool { return !p.search.bar.Hidden && p.lines.needle != "" }

// stepHit goes to the next or previous pair with a hit, and opens what hides it.
func (p *Pane) stepHit(forward bool) {
	hits := p.search.hits
	if len(hits) == 0 {
		return
	}
	from := p.lines.selected
	i, found := slices.BinarySearch(hits, from)
	switch {
	case forward && found:
		i++
	case !forward:
		i--
	}
	item := hits[(i+len(hits))%len(hits)]
	if l := p.lines.lineFor(item); l >= 0 && p.lines.list[l].fold {
		p.toggleFold(p.lines.list[l])
	}
	p.goTo(item)
	p.showHits()
}

// hit adds the marks of the needle to those of a passage.
func (m *lines) hit(p passage) []widgets.Mark {
	if m.needle == "" || !strings.Contains(p.text, m.needle) {
		return p.marks
	}
	marks := slices.Clone(p.marks)
	for at := 0; ; {
		i := strings.Index(p.text[at:], m.needle)
		if i < 0 {
			return marks
		}
		at += i
		marks = append(marks, widgets.HitMark.Over(text.Span{Start: at, End: at + len(m.needle)}))
		at += len(m.needle)
	}
}
