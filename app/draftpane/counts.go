package draftpane

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/report"
)

// tally is a row of 字数统计: a passage and how long it is.
type tally struct {
	title string
	level int // of a head; 0 for the selection and the whole
	editor.Counts
	last int // last year's characters, 0 where there is nothing in its place
}

func (t *tally) add(c editor.Counts) {
	t.Characters += c.Characters
	t.Bare += c.Bare
	t.Words += c.Words
	t.Spoken += c.Spoken
	t.Paragraphs += c.Paragraphs
}

// written counts what is written of a text: its blanks are not yet.
func written(s string) editor.Counts { return editor.Count(report.WithoutBlanks(s)) }

// tallies counts a document whole and by the rows of its outline; a head counts
// what stands under it too. What is selected comes first, where something is.
func tallies(doc *report.Document, selected string, last *lastYear) []tally {
	var list []tally
	if selected != "" {
		list = append(list, tally{title: words.Of("所选", "Selected"), Counts: written(selected)})
	}
	whole := len(list)
	list = append(list, tally{title: words.Of("全文", "Whole")})
	if last != nil {
		list[whole].last = last.total
	}
	rows := outlineOf(doc, make([]int, len(doc.Blocks)))
	for i := range rows {
		t := tally{title: rows[i].number + rows[i].title, level: max(1, rows[i].level)}
		if last != nil {
			t.last = last.counts[rows[i].key()]
		}
		list = append(list, t)
	}
	parent := -1 // the head of level 1 that is open
	for i, b := range doc.Blocks {
		c, row := written(b.Span.Of(doc.Text)), rowAt(rows, i)
		list[whole].add(c)
		if row < 0 {
			continue
		}
		if rows[row].kind != head || rows[row].level == 1 {
			parent = row
		} else if parent >= 0 && rows[parent].kind == head {
			list[whole+1+parent].add(c)
		}
		list[whole+1+row].add(c)
	}
	return list
}

// cells are what a row says, from the left.
func (t *tally) cells() [5]string {
	last := "—"
	if t.last > 0 {
		last = widgets.Thousands(t.last)
	}
	spoken := "—"
	if m := editor.ReadingMinutes(t.Counts, perMinute); m >= 1 {
		spoken = fmt.Sprintf("%.0f", m)
	}
	return [5]string{t.title, widgets.Thousands(t.Characters), widgets.Thousands(t.Bare), last, spoken}
}

func tallyHeads(year string) [5]string {
	return [5]string{words.Of("章节", "Section"), words.Of("字数", "Characters"), words.Of("不计标点", "No marks"), year, words.Of("朗读 分钟", "Read, min")}
}

// tallyModel is the list of the sheet.
type tallyModel []tally

// Ends of the sheet's columns, in Fyne units from the right edge, and their width.
var tallyEnds = [5]float32{0, 324, 220, 124, 28}

const (
	tallyWidth = 92
	tallyRow   = 30
)

// Count and the methods below implement widgets.Model.
func (m tallyModel) Count() int { return len(m) }

// Kind: see Count.
func (m tallyModel) Kind(int) int { return 0 }

// Height: see Count.
func (m tallyModel) Height(int, float32) float32 { return tallyRow }

// Selectable: see Count.
func (m tallyModel) Selectable(int) bool { return false }

// New: see Count.
func (m tallyModel) New(int) fyne.CanvasObject { return widgets.NewCells(5) }

// Bind: see Count.
func (m tallyModel) Bind(i int, object fyne.CanvasObject, state widgets.RowState) {
	kind, indent := widgets.UIType, float32(0)
	switch m[i].level {
	case 0:
		kind = widgets.UIBold
	case 2:
		indent = 18
	}
	setTally(object.(*widgets.Cells), m[i].cells(), kind, widgets.TextInk, indent, state.Hovered)
}

func setTally(c *widgets.Cells, texts [5]string, kind widgets.Type, ink widgets.Ink, indent float32, hovered bool) {
	cells := make([]widgets.Cell, len(texts))
	for i, s := range texts {
		cells[i] = widgets.Cell{Text: s, Type: kind, Ink: ink, Y: 5, X: -(tallyEnds[i] + tallyWidth), Width: tallyWidth, Align: fyne.TextAlignTrailing}
	}
	cells[0].X, cells[0].Width, cells[0].Align = 28+indent, -(tallyEnds[1] + tallyWidth + 8), fyne.TextAlignLeading
	c.Set(false, hovered, cells...)
}

// asTable is the list as lines of cells parted by tabs, as spreadsheets and word
// processors take it.
func (m tallyModel) asTable(heads [5]string) string {
	var b strings.Builder
	for _, line := range append([][5]string{heads}, m.lines()...) {
		b.WriteString(strings.Join(line[:], "\t") + "\n")
	}
	return b.String()
}

func (m tallyModel) lines() [][5]string {
	lines := make([][5]string, len(m))
	for i := range m {
		lines[i] = m[i].cells()
	}
	return lines
}

// showCounts opens 字数统计: the draft's length as offices count it, by section.
func (p *Pane) showCounts() {
	if p.entry.ID == 0 {
		return
	}
	year := words.Of("上年", "Last year")
	if p.lastYear != nil && p.lastYear.year != 0 {
		year = fmt.Sprint(p.lastYear.year)
	}
	s := p.view.State()
	list := tallyModel(tallies(p.present(), s.Text.Slice(s.Selection.Span()), p.lastYear))
	heads := widgets.NewCells(5)
	setTally(heads, tallyHeads(year), widgets.CaptionType, widgets.Text3Ink, 0, false)
	rows := widgets.NewRows(list)
	whole := list[0]
	if whole.title != words.Of("全文", "Whole") {
		whole = list[1]
	}
	note := widgets.NewLabel(fmt.Sprintf(words.Of("全文 %s 段，按 Word 的字数 %s。空格、待填空白和上年任务不计。", "%s paragraphs, %s words as Word counts. Spaces, blanks and hints do not count."),
		widgets.Thousands(whole.Paragraphs), widgets.Thousands(whole.Words)), widgets.CaptionType, widgets.Text3Ink)
	content := widgets.NewDock(widgets.Dock{
		Top:    container.New(widgets.Stack{}, tall(30).of(heads), widgets.NewLine()),
		Middle: widgets.NewSurface(widgets.OnPaper, rows),
		Bottom: container.New(widgets.Stack{}, widgets.NewLine(), container.New(widgets.Bar{Height: 34, Inset: 28, Stretch: true}, note)),
	})
	sheet := widgets.NewSheet(words.Of("字数统计", "Word count"), content, fyne.NewSize(720, 560))
	sheet.Caption = desk.Title(p.entry.Info)
	sheet.Actions = []*widgets.Button{
		widgets.NewButton(words.Of("复制表格", "Copy the table"), "copy", widgets.Secondary, func() {
			fyne.CurrentApp().Clipboard().SetContent(list.asTable(tallyHeads(year)))
			sheet.Close()
			p.host.Say(words.Of("字数统计已复制，可粘贴到表格和文档", "Copied"), nil)
		}),
		widgets.NewButton(words.Of("关闭", "Close"), "", widgets.Primary, func() { sheet.Close() }),
	}
	sheet.OnClosed = p.focusText
	sheet.ShowOver(p.host.Canvas(), nil)
}

// countsItem is the entry of a menu that opens 字数统计.
func (p *Pane) countsItem() *fyne.MenuItem {
	it := fyne.NewMenuItem(words.Of("字数统计…", "Word count…"), p.showCounts)
	it.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyG, Modifier: ctrl | fyne.KeyModifierShift}
	return it
}
