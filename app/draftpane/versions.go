package draftpane

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// versions is the popover that names the draft as it is, and lists the versions
// that there are.
type versions struct {
	*widgets.Popover
	pane  *Pane
	field *widgets.Field
	chips []*widgets.Toggle
	rows  *widgets.Rows
	list  []library.Version // the oldest first
	now   int               // characters of the draft
}

// Measures of the popover, in Fyne units.
const (
	versionsWidth  = 520
	versionsHeight = 408
	versionRow     = 36
)

// stages are the names that versions usually have.
func stages() []string {
	return []string{
		words.Of("讨论稿", "Discussion draft"), words.Of("征求意见稿", "For comment"),
		words.Of("送审稿", "For approval"), words.Of("会议通过稿", "As adopted"),
	}
}

// showVersions opens the popover.
func (p *Pane) showVersions() {
	if p.entry.ID == 0 || p.versions != nil {
		return
	}
	id := p.entry.ID
	var list []library.Version
	p.host.Start(desk.Job{
		Key: "draftpane-versions", Name: words.Of("正在读取版本", "Reading versions"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			list, err = p.host.Library().Versions(ctx, id)
			return err
		},
		Done: func(err error) {
			switch {
			case err != nil:
				p.host.Fail(err)
			case p.entry.ID == id:
				p.openVersions(list)
			}
		},
	})
}

func (p *Pane) openVersions(list []library.Version) {
	v := &versions{pane: p, list: list, now: report.Characters(p.view.State().Text.String())}
	v.build()
	p.versions = v
	v.ShowUnder(p.host.Canvas(), p.header.beside)
	v.name(nextStage(list))
	p.host.Canvas().Focus(v.field)
	v.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// nextStage is the name that a further version likely has: that of the last one.
func nextStage(list []library.Version) string {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Name != "" {
			return list[i].Name
		}
	}
	return stages()[0]
}

func (p *Pane) closeVersions() {
	if p.versions != nil {
		p.versions.Close()
	}
}

func (v *versions) build() {
	p := v.pane
	head := container.New(widgets.Bar{Height: 40, Inset: 16, Right: 1, Stretch: true},
		widgets.NewLabel(words.Of("存为版本", "Name a version"), widgets.UIBold, widgets.TextInk),
		container.New(sized{fyne.NewSize(44, 20)}, widgets.NewLabel("Ctrl S", widgets.CaptionType, widgets.Text3Ink)))
	v.field = widgets.NewField(words.Of("版本名称", "Name"), "", 0)
	v.field.OnChanged = func(string) { v.mark() }
	v.field.OnSubmitted = func(string) { v.save() }
	v.field.OnKey = v.key
	save := widgets.NewButton(words.Of("存", "Save"), "", widgets.Primary, v.save)
	row := container.New(widgets.Beside{Height: 30, Inset: 16, Gap: 8}, container.New(leftInset(16), v.field), save)
	chips := container.New(widgets.Bar{Height: 40, Inset: 16, Gap: 8})
	for _, s := range stages() {
		t := widgets.NewToggle(s, func() { v.name(s) })
		v.chips = append(v.chips, t)
		chips.Add(t)
	}
	top := container.New(widgets.Stack{})
	if !p.readOnly {
		top.Objects = append(top.Objects, head, row, chips, widgets.NewLine())
	}
	top.Add(container.New(widgets.Bar{Height: 32, Inset: 16, Stretch: true},
		widgets.NewLabel(words.Of("已有版本", "Versions"), widgets.CaptionType, widgets.Text3Ink)))
	v.rows = widgets.NewRows(v)
	v.rows.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyEscape && v.key(e) }
	v.rows.OnOpened = v.compare
	v.rows.OnHovered = func(i int) {
		if i > 0 {
			v.rows.SetSelected(i)
		}
	}
	foot := container.New(widgets.Stack{}, widgets.NewLine(), container.New(widgets.Bar{Height: 34, Inset: 16, Stretch: true},
		widgets.NewLabel(words.Of("恢复也是一步，可撤销。", "Restoring is a step that can be undone."), widgets.CaptionType, widgets.Text3Ink)))
	v.Popover = &widgets.Popover{
		Content:  widgets.NewDock(widgets.Dock{Top: top, Bottom: foot, Middle: v.rows}),
		CardSize: func() fyne.Size { return fyne.NewSize(versionsWidth, versionsHeight) },
		Trailing: true,
		OnClosed: func() { p.versions = nil; p.focusText() },
	}
}

// leftInset keeps room at an object's left.
type leftInset float32

func (leftInset) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l leftInset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], float32(l), 0, size.Width-float32(l), size.Height)
}

// key takes the keys of the field: Down goes to the list.
func (v *versions) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		v.pane.closeVersions()
	case fyne.KeyDown:
		if len(v.list) == 0 {
			return true
		}
		v.rows.SetSelected(1)
		v.pane.host.Canvas().Focus(v.rows)
	default:
		return false
	}
	return true
}

func (v *versions) name(s string) { v.field.SetText(s) }

// mark shows which of the usual names is in the field.
func (v *versions) mark() {
	for i, s := range stages() {
		v.chips[i].SetOn(s == v.field.Text)
	}
}

// save names the draft as it is.
func (v *versions) save() {
	p := v.pane
	name := strings.TrimSpace(v.field.Text)
	if name == "" {
		v.field.Wrong = true
		v.field.Refresh()
		return
	}
	p.closeVersions()
	p.host.SaveVersion(name, func(_ library.Version, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.header.loadVersions()
		p.host.Say(words.Of("已存为", "Kept as ")+name, nil)
	})
}

// of is the version in row i; row 0 is the draft as it is.
func (v *versions) of(i int) library.Version { return v.list[len(v.list)-i] }

func (v *versions) compare(i int) {
	if i < 1 {
		return
	}
	p, ver := v.pane, v.of(i)
	p.closeVersions()
	p.host.CompareTexts(library.Reference{ID: ver.Entry, Version: ver.Number}, library.Reference{ID: ver.Entry})
}

// restore makes a version the draft's text.
func (v *versions) restore(i int) {
	p, ver, name := v.pane, v.of(i), v.nameOf(i)
	p.closeVersions()
	var body string
	p.host.Start(desk.Job{
		Key: "draftpane-restore", Name: words.Of("正在恢复", "Restoring"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			doc, err := p.host.Library().Document(ctx, library.Reference{ID: ver.Entry, Version: ver.Number})
			if err == nil {
				body = doc.Source
			}
			return err
		},
		Done: func(err error) {
			if err == nil && p.entry.ID == ver.Entry {
				err = p.become(body)
			}
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.say(words.Of("已恢复", "Restored: ") + name)
		},
	})
}

// nameOf is what the version in row i is called: with its number where the name
// was given more than once.
func (v *versions) nameOf(i int) string {
	at := len(v.list) - i
	name := v.list[at].Name
	if name == "" {
		return words.Of("自动", "Automatic")
	}
	all := timesNamed(v.list, at)
	for _, later := range v.list[at+1:] {
		if later.Name == name {
			return fmt.Sprintf("%s %d", name, all)
		}
	}
	if all > 1 {
		return fmt.Sprintf("%s %d", name, all)
	}
	return name
}

// Count and the methods below implement widgets.Model.
func (v *versions) Count() int { return len(v.list) + 1 }

// Kind: see Count.
func (v *versions) Kind(i int) int { return min(i, 1) }

// Height: see Count.
func (v *versions) Height(int, float32) float32 { return versionRow }

// Selectable: see Count.
func (v *versions) Selectable(i int) bool { return i > 0 }

// New: see Count.
func (v *versions) New(int) fyne.CanvasObject { return newVersionRow() }

// Bind: see Count.
func (v *versions) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	row := object.(*versionLine)
	name, made, count := words.Of("现在的稿子", "The draft as it is"), words.Of("现在", "Now"), v.now
	bold := widgets.UIBold
	if i > 0 {
		ver := v.of(i)
		name, made, count, bold = v.nameOf(i), madeText(ver.Made, time.Now()), ver.Characters, widgets.UIType
	}
	diff := ""
	if i < len(v.list) {
		diff = minus(fmt.Sprintf("%+d", count-v.of(i+1).Characters))
		if strings.HasSuffix(diff, "+0") {
			diff = "0"
		}
	}
	on := state.Selected && i > 0
	row.compare.OnTapped = func() { v.compare(i) }
	row.restore.OnTapped = func() { v.restore(i) }
	show(row.compare, on)
	show(row.restore, on && !v.pane.readOnly)
	cells := []widgets.Cell{
		{Text: name, Type: bold, Ink: widgets.TextInk, X: 32, Y: 8, Width: 136},
		{Text: made, Type: widgets.CaptionType, Ink: widgets.Text2Ink, X: 172, Y: 9, Width: 120},
	}
	if !on {
		cells = append(cells,
			widgets.Cell{
				Text: fmt.Sprintf(words.Of("%s 字", "%s characters"), widgets.Thousands(count)), Type: widgets.CaptionType,
				Ink: widgets.Text2Ink, X: -186, Y: 9, Width: 110, Align: fyne.TextAlignTrailing,
			},
			widgets.Cell{Text: diff, Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: -72, Y: 9, Width: 56, Align: fyne.TextAlignTrailing})
	}
	row.cells.Set(state.Selected, state.Hovered && i > 0, cells...)
	row.dot.set(i == 0)
}

// madeText is when a version was made, as one says it.
func madeText(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	y, m, d := now.Date()
	switch ty, tm, td := t.Date(); {
	case ty == y && tm == m && td == d:
		return words.Of("今天 ", "Today ") + t.Format("15:04")
	case ty == y:
		return t.Format(words.Of("1月2日 15:04", "Jan 2 15:04"))
	}
	return t.Format(words.Of("2006年1月2日", "2 Jan 2006"))
}
