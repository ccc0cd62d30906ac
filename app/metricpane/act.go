package metricpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

// Find puts the keyboard into the search field.
func (p *Pane) Find() { p.focus(p.field) }

// Escape closes the inspector where it lies over the table, then goes back to
// the table.
func (p *Pane) Escape() {
	if p.class == widgets.Compact && p.detailed {
		p.detail(false)
	}
	p.focus(p.rows)
}

// Stops are the regions that F6 goes through.
func (p *Pane) Stops() []widgets.Stop {
	stops := []widgets.Stop{
		{Area: p.tools, Focus: p.field},
		{Area: p.regions.Middle, Focus: p.rows},
		{Area: p.regions.Right, Focus: widgets.FirstFocus(p.inspector.flow)},
	}
	if p.class == widgets.Compact {
		stops[1].Open = func() { p.detail(false) }
		stops[2].Open = func() { p.detail(true) }
	}
	return stops
}

func (p *Pane) focus(f fyne.Focusable) {
	if c := p.host.Canvas(); c != nil {
		c.Focus(f)
	}
}

// Step selects the next or previous indicator that disagrees or is doubtful.
func (p *Pane) Step(forward bool) {
	wanted := func(i int) bool {
		r := p.model.lines[i].row
		return r != nil && (r.verdict == differs || r.verdict == doubtful || r.guessed)
	}
	if p.rows.Step(forward, wanted) {
		return
	}
	p.host.Say(words.Of("没有别的不一致或存疑的指标", "No other indicator disagrees or is doubtful"), nil)
}

// opened goes to the sentence of the cell that the keyboard is at; on a head it folds.
func (p *Pane) opened(i int) {
	l := p.model.lines[i]
	if l.row == nil {
		p.fold(l.field)
		return
	}
	if ref := p.model.sourceOf(l.row); ref != nil {
		_, f := ref.Of(p.model.book.reports)
		p.goTo(ref.Report, f.Span)
	}
}

// sourceOf is the figure of the row's cell at the cursor, else its newest one.
func (m *model) sourceOf(r *row) *metric.Ref {
	if v := r.at(m.cursor); v.ref != nil {
		return v.ref
	}
	for i := len(r.values) - 1; i >= 0; i-- {
		if ref := r.values[i].ref; ref != nil {
			return ref
		}
	}
	return nil
}

func (p *Pane) goTo(report int, span text.Span) {
	if p.work != nil {
		p.host.ShowPlace(desk.Place{Ref: p.work.Ref(report), Span: span})
	}
}

// fold hides or shows a field's rows, and leaves its head selected.
func (p *Pane) fold(field string) {
	p.model.view.folded[field] = !p.model.view.folded[field]
	p.relist()
	for i, l := range p.model.lines {
		if l.row == nil && l.field == field {
			p.rows.SetSelected(i)
		}
	}
}

func (p *Pane) sortBy(c column) {
	p.model.view.sortBy(c)
	p.review()
}

// scrollPeriods shows earlier periods, or later ones where by is negative.
func (p *Pane) scrollPeriods(by int) {
	g := p.model.grid
	p.back = max(0, p.back+min(by, g.earlier))
	p.layColumns()
}

// key takes the keys that move between cells, and Space.
func (p *Pane) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		p.moveCursor(-1)
	case fyne.KeyRight:
		p.moveCursor(1)
	case fyne.KeyF2:
		p.ifChosen(p.rename.begin)
	case fyne.KeyDelete:
		p.ifChosen(p.exclude)
	case fyne.KeySpace:
		i := p.rows.Selected()
		if i >= 0 && p.model.lines[i].row == nil {
			p.fold(p.model.lines[i].field)
		} else if p.class == widgets.Compact {
			p.detail(!p.detailed)
		}
	default:
		return false
	}
	return true
}

// shortcut takes Ctrl+C, Ctrl+M, and Ctrl+Z and Ctrl+Y for corrections.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.copyRow()
	case *fyne.ShortcutUndo:
		p.undo()
	case *fyne.ShortcutRedo:
		p.redo()
	case *desktop.CustomShortcut:
		if s.KeyName != fyne.KeyM || s.Modifier != fyne.KeyModifierShortcutDefault {
			return false
		}
		p.ifChosen(p.join)
	default:
		return false
	}
	return true
}

// ifChosen does what a key stands for where an indicator is selected, not a head.
func (p *Pane) ifChosen(do func()) {
	if p.current() != nil {
		do()
	}
}

// copyRow copies the row as it is shown, for a spreadsheet.
func (p *Pane) copyRow() {
	r := p.current()
	if r == nil {
		return
	}
	cells := []string{r.name, r.unit}
	for _, slot := range p.model.grid.slots {
		switch slot.kind {
		case nameColumn, unitColumn, trendColumn:
		case verdictColumn:
			cells = append(cells, signs[r.verdict].word())
		default:
			cells = append(cells, r.at(slot.column).text)
		}
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(cells, "\t"))
	p.host.Say(fmt.Sprintf(words.Of("已复制：%s", "Copied: %s"), r.name), nil)
}

// moveCursor goes to the next cell that stands for a place in a text: a period,
// or the growth that the report states.
func (p *Pane) moveCursor(d int) {
	t := p.model.table()
	at := p.model.cursor.period
	if p.model.cursor.kind == statedColumn {
		at = len(t.periods)
	}
	at = max(0, min(len(t.periods), at+d))
	p.model.cursor = column{periodColumn, at}
	if at == len(t.periods) {
		p.model.cursor = column{kind: statedColumn}
		if p.widths().stated == 0 {
			p.model.cursor = column{periodColumn, max(0, at-1)}
		}
	} else if at < t.tail() {
		if first := p.model.grid.earlier; at < first {
			p.back += first - at
		} else if to := t.tail() - p.model.grid.later; at >= to {
			p.back -= at - to + 1
		}
	}
	p.layColumns()
}

// SetZoom sets the sentences anew after their size has changed.
func (p *Pane) SetZoom(float32) { p.inspect() }
