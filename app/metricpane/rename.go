package metricpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// renaming is the field over a row's name in which it is renamed. It stays with
// its row while the table is made anew below it.
type renaming struct {
	p     *Pane
	field *widgets.Field
	row   metric.RowID
	was   string
	open  bool
}

func newRenaming(p *Pane) *renaming {
	r := &renaming{p: p, field: widgets.NewField(words.Of("指标名称", "Indicator"), "", 160)}
	r.field.Hide()
	r.field.OnSubmitted = func(string) {
		r.end(true)
		p.focus(p.rows)
	}
	r.field.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyEscape {
			return false
		}
		r.end(false)
		p.focus(p.rows)
		return true
	}
	r.field.OnLeft = func() { r.end(true) }
	return r
}

// begin opens the field over the selected row.
func (r *renaming) begin() {
	s := r.p.series()
	if s == nil {
		return
	}
	p := r.p
	if p.current() == nil { // a head is selected, perhaps that of the row's folded field
		p.model.view.folded[p.inspector.row.field] = false
		p.relist()
		p.keep(p.inspector.row)
	}
	r.row, r.was, r.open = s.Row, nameOf(s), true
	p.rows.Reveal(p.rows.Selected())
	r.field.SetText(r.was)
	r.place()
	p.focus(r.field)
	r.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// place sets the field over its row; a row that is not shown has none for the
// time being.
func (r *renaming) place() {
	if !r.open {
		return
	}
	p := r.p
	i := -1
	for k, l := range p.model.lines {
		if l.row != nil && sameRow(l.row.series, r.row) {
			i = k
		}
	}
	y := float32(0)
	if i >= 0 {
		y = p.rows.Top(i) - p.rows.Offset()
	}
	if i < 0 || len(p.model.grid.slots) == 0 || y < 0 || y+rowHeight > p.rows.Size().Height {
		r.field.Hide()
		return
	}
	s := p.model.grid.slots[0]
	widgets.Place(r.field, s.x-4, headHeight+y, s.width, rowHeight-1)
	r.field.Show()
}

// end closes the field. A name that stays as it was is a correction only where
// it was doubted: then it is doubted no more.
func (r *renaming) end(keep bool) {
	if !r.open {
		return
	}
	r.open = false
	r.field.Hide()
	p := r.p
	name := strings.TrimSpace(r.field.Text)
	if !keep || name == "" {
		return
	}
	if name == r.was {
		if row := p.current(); row == nil || !row.guessed || !sameRow(row.series, r.row) {
			return
		}
	}
	p.correct(metric.Correction{Kind: metric.CorrectRename, Row: r.row, Name: name})
}

// menuItems are what can be done with a row.
func (p *Pane) menuItems(r *row) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		item(words.Of("改名", "Rename"), "F2", p.rename.begin),
		item(words.Of("并入…", "Join with…"), "Ctrl+M", p.join),
		item(words.Of("不列入", "Leave out"), "Del", p.exclude),
	}
	return append(items, p.moreItems(r)...)
}

// moreItems are those that have no button of their own.
func (p *Pane) moreItems(r *row) []*fyne.MenuItem {
	items := []*fyne.MenuItem{}
	if unitOf(p.model.book, r.series) != "" {
		items = append(items, item(words.Of("换单位…", "Change unit…"), "", p.changeUnit))
	}
	if len(partsOf(p.model.book, r.series)) > 0 {
		items = append(items, item(words.Of("标为口径不同…", "Mark as other scope…"), "", p.split))
	}
	if r.guessed {
		items = append(items, item(words.Of("名称无误", "The name is right"), "", p.confirm))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		item(words.Of("看原文", "Show text"), "", func() { p.opened(p.rows.Selected()) }))
	if len(p.model.book.corrections) > 0 {
		items = append(items, item(words.Of("已记住的更正", "Remembered corrections"), "", p.showRemembered))
	}
	return items
}

// caption says of an indicator what tells it from others: its unit, and from
// when to when there are figures.
func (b *book) caption(s *metric.Series) string {
	_, unit, _ := rowNameOf(s)
	first, last := "", ""
	for _, c := range s.Cells {
		if c.Value == nil && c.Stated == nil {
			continue
		}
		if from := c.Period[:min(4, len(c.Period))]; first == "" || from < first {
			first = from
		}
		if to := c.Period[max(0, len(c.Period)-4):]; to > last {
			last = to
		}
	}
	span := first
	if last != first {
		span = fmt.Sprintf("%s—%s", first, last)
	}
	if span != "" {
		span += words.Of("年", "")
	}
	return strings.Trim(unit+" · "+span, " ·")
}
