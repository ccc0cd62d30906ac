package librarypane

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// source is one line of the list at the left: a filter of the reports, or (with
// no filter) a caption.
type source struct {
	icon, word string
	count      int
	key        string // stays the same when the list is made anew
	accepts    func(*library.Entry) bool
}

// sources is the list at the left, with the card of the samples at its foot.
type sources struct {
	content fyne.CanvasObject
	list    *widgets.Rows
	samples *fyne.Container
	lines   []source
	chosen  string // the key of the one that filters
}

const everything = "all"

func newSources(chosen func(), removeSamples func()) *sources {
	s := &sources{chosen: everything}
	s.list = widgets.NewRows(s)
	s.list.OnSelected = func(i int) {
		s.chosen = s.lines[i].key
		chosen()
	}
	s.samples = container.New(inset{12, 0, 12, 12}, newCard(onRaised, sepInk, 8, 12, container.New(widgets.Stack{Gap: 2},
		widgets.NewLabel(words.Of("示例文库", "Samples"), widgets.UIBold, widgets.TextInk),
		widgets.NewLabel(words.Of("内容均为虚构，供试用", "Invented, to be tried with"), widgets.CaptionType, widgets.Text2Ink),
		container.New(inset{0, 6, 0, 0}, container.New(widgets.Bar{Height: look.ButtonHeight},
			widgets.NewButton(words.Of("移除示例", "Remove samples"), "", widgets.Secondary, removeSamples))))))
	s.samples.Hide()
	s.content = widgets.NewDock(widgets.Dock{
		Bottom: s.samples, Middle: container.New(inset{0, 8, 0, 0}, s.list),
	})
	return s
}

// set lists the sources of the entries.
func (s *sources) set(entries []library.Entry) {
	s.lines = []source{
		{icon: "library", word: words.Of("全部", "All"), key: everything, accepts: func(*library.Entry) bool { return true }},
		{icon: "draft", word: words.Of("草稿", "Drafts"), key: "drafts", accepts: func(e *library.Entry) bool { return e.Kind == library.Draft }},
		{icon: "warn", word: words.Of("待确认", "To confirm"), key: "doubts", accepts: toConfirm},
	}
	s.lines = append(s.lines, groupSources(entries, places, words.Of("地区", "Places"))...)
	s.lines = append(s.lines, groupSources(entries, bodies, words.Of("单位", "Bodies"))...)
	hasSamples := false
	for i := range s.lines {
		for k := range entries {
			if s.lines[i].accepts != nil && s.lines[i].accepts(&entries[k]) {
				s.lines[i].count++
			}
		}
	}
	for _, e := range entries {
		hasSamples = hasSamples || e.Sample
	}
	s.samples.Hidden = !hasSamples
	s.content.Refresh()
	at := s.index()
	if at < 0 { // what was chosen is gone
		s.chosen, at = everything, 0
	}
	s.list.Reload()
	s.list.SetSelected(at)
}

func (s *sources) index() int {
	return slices.IndexFunc(s.lines, func(l source) bool { return l.key == s.chosen })
}

// groupSources are the groups of a sort, in the order of their names, under a caption.
func groupSources(entries []library.Entry, sort sortOfGroup, caption string) []source {
	var list []source
	seen := map[group]bool{}
	for i := range entries {
		g := bodyOf(entries[i].Info)
		if g.sort != sort || seen[g] {
			continue
		}
		seen[g] = true
		list = append(list, source{word: g.name, key: "group " + g.name, accepts: func(e *library.Entry) bool { return bodyOf(e.Info) == g }})
	}
	if list == nil {
		return nil
	}
	return append([]source{{word: caption}}, list...)
}

// filter are the entries that the chosen source takes.
func (s *sources) filter(entries []library.Entry) []library.Entry {
	i := s.index()
	if i < 0 {
		return entries
	}
	var list []library.Entry
	for k := range entries {
		if s.lines[i].accepts(&entries[k]) {
			list = append(list, entries[k])
		}
	}
	return list
}

func (s *sources) Count() int            { return len(s.lines) }
func (s *sources) Selectable(i int) bool { return s.lines[i].accepts != nil }

func (s *sources) Kind(i int) int {
	if s.lines[i].accepts == nil {
		return headRow
	}
	return entryRow
}

func (s *sources) Height(i int, _ float32) float32 {
	if s.lines[i].accepts == nil {
		return 34
	}
	return look.RowHeight
}

func (s *sources) New(int) fyne.CanvasObject { return newItem(headRow) }

func (s *sources) Bind(i int, object fyne.CanvasObject, st widgets.RowState) {
	it, l := object.(*item), s.lines[i]
	if l.accepts == nil {
		it.showSign("", widgets.Text3Ink, 0)
		it.cells.Set(false, false, widgets.Cell{Text: l.word, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: 16, Y: 12, Width: -16})
		return
	}
	x, t, ink, signInk := float32(16), widgets.UIType, widgets.TextInk, widgets.Text2Ink
	if l.icon != "" {
		x = 40
	}
	if st.Selected {
		t, ink, signInk = widgets.UIBold, widgets.AccentInk, widgets.AccentInk
	}
	it.showSign(l.icon, signInk, 17)
	count := widgets.Thousands(l.count)
	it.cells.Set(st.Selected, st.Hovered,
		widgets.Cell{Text: l.word, Type: t, Ink: ink, X: x, Y: 5, Width: -(widgets.CaptionType.Measure(count).Width + 28)},
		widgets.Cell{Text: count, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: -66, Y: 6, Width: -17, Align: fyne.TextAlignTrailing})
	it.lay(it.Size())
}
