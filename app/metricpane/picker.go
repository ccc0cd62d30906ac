package metricpane

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/metric"
)

// option is one line that a picker offers.
type option struct {
	title, detail string
	not           string // why it cannot be chosen; "" where it can
}

// picker is a sheet with a field over a list of which one line is chosen. It
// is about one indicator, and says at its foot what will be done.
type picker struct {
	*widgets.Sheet
	p       *Pane
	row     metric.RowID
	field   *widgets.Field
	rows    *widgets.Rows
	options []option
	do      *widgets.Button
	foot    *fyne.Container // between the list and the sheet's own foot

	// offer gives the options anew for what the field holds.
	offer func(query string) []option
	// make is the correction that option i stands for, and false where that is none.
	make func(i int) (metric.Correction, bool)
}

// newPicker makes a picker for the row of an indicator.
func newPicker(p *Pane, s *metric.Series, title, verb string, field *widgets.Field) *picker {
	k := &picker{p: p, row: s.Row, field: field}
	k.rows = widgets.NewRows(k)
	k.rows.OnSelected = func(int) { k.judge() }
	k.rows.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyUp && k.rows.Selected() <= k.first() {
			p.focus(k.field)
			return true
		}
		return false
	}
	field.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyDown, fyne.KeyUp:
			k.rows.TypedKey(e)
		default:
			return false
		}
		return true
	}
	top := container.New(widgets.Bar{Height: 50, Inset: 16, Stretch: true}, field)
	dock := widgets.Dock{Top: container.New(widgets.Stack{}, top, widgets.NewLine()), Middle: widgets.NewSurface(widgets.OnPaper, k.rows)}
	k.foot = container.New(widgets.Stack{})
	dock.Bottom = k.foot
	k.do = widgets.NewButton(verb, "", widgets.Primary, k.take)
	cancel := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { k.Close() })
	k.Sheet = widgets.NewSheet(title, widgets.NewDock(dock), fyne.NewSize(640, 520), cancel, k.do)
	name, _, _ := rowNameOf(s)
	k.Caption = name + "　" + p.model.book.caption(s)
	return k
}

// show fills the list and opens the sheet.
func (k *picker) show() {
	k.field.OnChanged = func(string) { k.refill() }
	k.refill()
	k.OnClosed = func() {
		k.p.picker = nil
		k.p.focus(k.p.rows)
	}
	k.p.picker = k
	k.ShowOver(k.p.host.Canvas(), k.field)
	k.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// refill makes the list anew, and keeps the option chosen where it is there still.
func (k *picker) refill() {
	kept := option{}
	if i := k.chosen(); i >= 0 {
		kept = k.options[i]
	}
	k.options = k.offer(k.field.Text)
	at := -1
	for i, o := range k.options {
		if o == kept && at < 0 {
			at = i
		}
	}
	if at < 0 {
		at = k.first()
	}
	k.rows.Reload()
	k.rows.SetSelected(at)
	k.judge()
}

// first is the first line that can be chosen, -1 for none.
func (k *picker) first() int {
	for i, o := range k.options {
		if o.not == "" {
			return i
		}
	}
	return -1
}

// chosen is the option selected, -1 for none.
func (k *picker) chosen() int {
	if i := k.rows.Selected(); i >= 0 && i < len(k.options) && k.options[i].not == "" {
		return i
	}
	return -1
}

// choose selects the first option that is wanted and can be chosen.
func (k *picker) choose(wanted func(i int) bool) {
	for i, o := range k.options {
		if o.not == "" && wanted(i) {
			k.rows.Select(i)
			return
		}
	}
}

// judge says at the foot what the button will do.
func (k *picker) judge() {
	if k.Sheet == nil {
		return
	}
	c, ok := metric.Correction{}, false
	if i := k.chosen(); i >= 0 {
		c, ok = k.make(i)
	}
	k.Note = ""
	if ok {
		k.Note = c.String()
	}
	k.do.SetEnabled(ok)
	k.Refresh()
}

// take makes the correction and closes the sheet.
func (k *picker) take() {
	i := k.chosen()
	if i < 0 {
		return
	}
	if c, ok := k.make(i); ok {
		k.Close()
		k.p.correct(c)
	}
}

// Count, Kind, Height, Selectable, New and Bind implement widgets.Model.
func (k *picker) Count() int { return len(k.options) }

// Kind: see Count.
func (k *picker) Kind(int) int { return 0 }

// Height: see Count.
func (k *picker) Height(int, float32) float32 { return rowHeight }

// Selectable: see Count. What cannot be chosen is there to say why.
func (k *picker) Selectable(i int) bool { return k.options[i].not == "" }

// New: see Count.
func (k *picker) New(int) fyne.CanvasObject { return widgets.NewCells(2) }

// Bind: see Count.
func (k *picker) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	o := k.options[i]
	title, detail, ink := widgets.UIType, o.detail, widgets.TextInk
	title.Bold = state.Selected
	if o.not != "" {
		detail, ink = o.not, widgets.Text3Ink
	}
	object.(*widgets.Cells).Set(state.Selected, state.Hovered,
		widgets.Cell{Text: o.title, Type: title, Ink: ink, X: 16, Y: 5, Width: -250},
		widgets.Cell{Text: detail, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: -240, Y: 6, Width: 224, Align: fyne.TextAlignTrailing})
}

// item is a line of a menu, with the key that does the same.
func item(word, key string, do func()) *fyne.MenuItem {
	it := fyne.NewMenuItem(word, do)
	switch {
	case key == "Del":
		it.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyDelete}
	case strings.HasPrefix(key, "Ctrl+"):
		it.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyName(key[5:]), Modifier: fyne.KeyModifierShortcutDefault}
	case key != "":
		it.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyName(key)}
	}
	return it
}

func showMenu(c fyne.Canvas, at fyne.Position, items ...*fyne.MenuItem) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}
