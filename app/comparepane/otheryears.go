package comparepane

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/widgets"
	"reportdesk/compare"
	"reportdesk/internal/library"
)

// otherYears lets the draft be held against each of its earlier reports in turn:
// a tab a year beside the picker of the old text, the latest first. The passage
// that is selected stays where it is on the screen, so that one sees year by
// year what stood in its place.
type otherYears struct {
	holder  *fyne.Container
	choice  *widgets.Choice
	entries []library.Entry
}

func newOtherYears() *otherYears {
	return &otherYears{holder: &fyne.Container{Layout: wholeLayout{}}}
}

// follow makes the tabs of the draft's earlier reports; none where the draft is
// not held against one of several.
func (y *otherYears) follow(p *Pane) {
	entries := p.priorEntries()
	at := slices.IndexFunc(entries, func(e library.Entry) bool { return p.before.ref == library.Reference{ID: e.ID} })
	if len(entries) < 2 || at < 0 {
		y.entries, y.choice, y.holder.Objects = nil, nil, nil
		return
	}
	same := slices.EqualFunc(entries, y.entries, func(a, b library.Entry) bool { return a.ID == b.ID && a.Info.Year == b.Info.Year })
	if !same {
		y.entries = entries
		var names []string
		for _, e := range entries {
			names = append(names, strconv.Itoa(e.Info.Year))
		}
		y.choice = widgets.NewChoice(names, func(i int) { p.againstYear(i) })
		y.holder.Objects = []fyne.CanvasObject{y.choice.Container}
	}
	y.choice.Set(at)
}

// priorEntries are the earlier reports of the draft where it is the new text,
// the latest first.
func (p *Pane) priorEntries() []library.Entry {
	if side, ok := p.draftSide(); !ok || side != compare.NewSide {
		return nil
	}
	entries := slices.Clone(p.host.Work().PriorEntries)
	slices.Reverse(entries)
	return entries
}

// againstYear holds the draft against the i-th earlier report, at the place
// where the last one was.
func (p *Pane) againstYear(i int) bool {
	entries := p.priorEntries()
	if i < 0 || i >= len(entries) {
		return false
	}
	p.before = entrySource(entries[i])
	p.recallMode()
	p.showPickers()
	p.start(0, p.renew)
	p.focusList()
	return true
}

// yearKey takes Alt+1 … Alt+9, as 起草 does.
func (p *Pane) yearKey(s *desktop.CustomShortcut) bool {
	if s.Modifier != fyne.KeyModifierAlt || len(s.KeyName) != 1 || s.KeyName[0] < '1' || s.KeyName[0] > '9' {
		return false
	}
	return p.againstYear(int(s.KeyName[0] - '1'))
}

// wholeLayout gives one object all there is.
type wholeLayout struct{}

func (wholeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	return objects[0].MinSize()
}

func (wholeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}
