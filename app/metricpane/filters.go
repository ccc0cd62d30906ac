package metricpane

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// reclassHeader gives the buttons the words that there is room for.
func (p *Pane) reclassHeader() {
	roomy := p.class != widgets.Compact
	n := len(p.model.book.corrections)
	p.history.Hidden = n == 0
	p.narrow.Text, p.columns.Text, p.history.Text = "", "", strconv.Itoa(n)
	if roomy {
		p.narrow.Text, p.columns.Text = p.filterWord(), words.Of("列", "Columns")
		p.history.Text = fmt.Sprintf(words.Of("已记住的更正 %d", "Corrections %d"), n)
	}
	for _, b := range []*widgets.Button{p.narrow, p.columns, p.history} {
		b.Refresh()
	}
	p.header.Refresh()
	p.tools.Refresh()
}

// filterWord says by what section and kinds the table is filtered.
func (p *Pane) filterWord() string {
	v := &p.model.view
	var on []string
	if p.model.book.section(v.section) >= 0 {
		on = append(on, widgets.UIType.Fit(v.section, 120))
	}
	for _, k := range kindNames() {
		if v.kinds&k.kind != 0 {
			on = append(on, k.name)
		}
	}
	if len(on) == 0 {
		return words.Of("筛选", "Filter")
	}
	return strings.Join(on, words.Of("、", ", "))
}

// below opens a menu under a button.
func (p *Pane) below(b *widgets.Button, items []*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	showMenu(p.host.Canvas(), at.AddXY(0, b.Size().Height), items...)
}

// filterItems are the sections of the newest report, and the kinds of figures.
func (p *Pane) filterItems() []*fyne.MenuItem {
	v := &p.model.view
	var items []*fyne.MenuItem
	add := func(word string, on bool, do func()) {
		it := fyne.NewMenuItem(word, func() {
			do()
			p.refilter()
		})
		it.Checked = on
		items = append(items, it)
	}
	for _, k := range kindNames() {
		add(k.name, v.kinds&k.kind != 0, func() { v.kinds ^= k.kind })
	}
	sections := p.model.book.sections
	if len(sections) == 0 {
		return items
	}
	items = append(items, fyne.NewMenuItemSeparator())
	add(words.Of("全文", "Whole report"), p.model.book.section(v.section) < 0, func() { v.section = "" })
	for _, s := range sections {
		add(strings.Repeat("　", s.level-1)+widgets.UIType.Fit(s.head, 280), v.section == s.head, func() { v.section = s.head })
	}
	return items
}

// refilter shows what the section and the kinds chosen let through.
func (p *Pane) refilter() {
	p.reclassHeader()
	p.review()
}

// columnItems are the columns that can be hidden.
func (p *Pane) columnItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	shown := widthsOf(p.class)
	for _, c := range []struct {
		kind  columnKind
		width float32
	}{
		{unitColumn, shown.unit},
		{changeColumn, shown.change},
		{growthColumn, shown.growth},
		{statedColumn, shown.stated},
		{verdictColumn, shown.verdict},
		{trendColumn, shown.trend},
	} {
		if c.width == 0 {
			continue // the window has no room for it
		}
		it := fyne.NewMenuItem(p.model.caption(column{kind: c.kind}), func() {
			p.model.view.hidden[c.kind] = !p.model.view.hidden[c.kind]
			p.remember()
			p.layColumns()
		})
		it.Checked = !p.model.view.hidden[c.kind]
		items = append(items, it)
	}
	return items
}

// kept is what the pane keeps over a restart.
type kept struct {
	Targets  bool         `json:"targets,omitempty"`
	Filters  []int        `json:"filters,omitempty"`
	Section  string       `json:"section,omitempty"`
	Kinds    kinds        `json:"kinds,omitempty"`
	Ungroup  bool         `json:"ungrouped,omitempty"`
	Hidden   []columnKind `json:"hidden,omitempty"`
	Unfolded bool         `json:"unfolded,omitempty"` // what was said once in an earlier year is shown
}

// The keys of the preferences.
const (
	keyView = "metric.view"
	keyRow  = "metric.row"
)

// remember keeps filters and columns over a restart.
func (p *Pane) remember() {
	v := &p.model.view
	k := kept{
		Targets: v.status == metric.Target, Section: v.section, Kinds: v.kinds,
		Ungroup: !v.grouped, Unfolded: !v.folded[pastField],
	}
	for f, on := range v.filters {
		if on {
			k.Filters = append(k.Filters, f)
		}
	}
	for c, on := range v.hidden {
		if on {
			k.Hidden = append(k.Hidden, c)
		}
	}
	slices.Sort(k.Hidden)
	body, err := json.Marshal(k)
	if err == nil && len(p.model.book.reports) > 0 {
		p.host.Preferences().SetString(keyView, string(body))
	}
}

// recall takes the filters and columns of the last session.
func (p *Pane) recall() {
	var k kept
	if json.Unmarshal([]byte(p.host.Preferences().String(keyView)), &k) != nil {
		return
	}
	v := &p.model.view
	if k.Targets {
		v.status = metric.Target
		p.tables.Set(1)
	}
	for _, f := range k.Filters {
		if f >= 0 && f < len(v.filters) {
			v.filters[f] = true
			p.chips[f].SetOn(true)
		}
	}
	p.all.SetOn(len(k.Filters) == 0)
	v.section, v.kinds, v.grouped = k.Section, k.Kinds, !k.Ungroup
	p.byField.SetOn(v.grouped)
	v.folded[pastField] = !k.Unfolded
	for _, c := range k.Hidden {
		v.hidden[c] = true
	}
}

// rememberRow keeps the row selected over a restart.
func (p *Pane) rememberRow(r *row) {
	if body, err := json.Marshal(r.series.Row); err == nil {
		p.host.Preferences().SetString(keyRow, string(body))
	}
}

// restore selects the row of the last session, once there are rows.
func (p *Pane) restore() {
	if p.restored || len(p.model.lines) == 0 {
		return
	}
	p.restored = true
	var id metric.RowID
	if json.Unmarshal([]byte(p.host.Preferences().String(keyRow)), &id) != nil {
		return
	}
	for i, l := range p.model.lines {
		if l.row != nil && sameRow(l.row.series, id) {
			p.keep(l.row)
			p.rows.SelectAmid(i)
			return
		}
	}
}
