package comparepane

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/export"
)

// prefForm is the form that was chosen last.
const prefForm = "compare.export"

// form is one form in which a comparison leaves the program.
type form struct {
	word, ext string // 逐段对照, html: both name the form and the file
	say       string // what it is good for
	// redline is set for the one that knows 移动记为增删.
	redline bool
	write   func(ctx context.Context, w io.Writer, c *compare.Comparison, movesAsEdits bool) error
}

// forms are those of a mode: two years have no redline, since neither year's
// report is a revision of the other.
func forms(mode compare.Mode) []form {
	sides := words.Of("逐段对照", "Comparison")
	list := []form{
		{
			sides, "html", words.Of("一个文件，可打印，发给没有本程序的人", "one file, prints well, needs no program"), false,
			func(_ context.Context, w io.Writer, c *compare.Comparison, _ bool) error {
				return export.ComparisonHTML(w, c)
			},
		},
		{
			sides, "docx", words.Of("A4 横向的表，一段一行，可在 Word 里批注", "a table on A4 across, a row a passage"), false,
			func(_ context.Context, w io.Writer, c *compare.Comparison, _ bool) error {
				return export.SideBySideDOCX(w, c, time.Now())
			},
		},
		{
			sides, "xlsx", words.Of("一段一行，可按类别、章节筛选，留有备注栏", "a row a passage, to be filtered, with a column for remarks"), false,
			func(ctx context.Context, w io.Writer, c *compare.Comparison, _ bool) error {
				return export.SideBySideXLSX(ctx, w, c, time.Now())
			},
		},
	}
	if mode == compare.Year {
		return list
	}
	return append([]form{{
		words.Of("修订痕迹稿", "Redline"), "docx", words.Of("带修订痕迹，全部接受即新稿，全部拒绝即旧稿", "tracked changes: all taken it is the new text, all refused the old"), true,
		func(_ context.Context, w io.Writer, c *compare.Comparison, movesAsEdits bool) error {
			return export.RedlineDOCX(w, c, export.RedlineOptions{MovesAsEdits: movesAsEdits, Date: time.Now()})
		},
	}}, list...)
}

// Export opens the sheet from which the comparison that is shown leaves the
// program; false where none is.
func (p *Pane) Export() bool {
	if p.lines.result == nil {
		return false
	}
	p.leaving = newExportSheet(p, p.lines.result)
	p.leaving.show()
	return true
}

// exportSheet asks in what form the comparison leaves, and where it goes.
type exportSheet struct {
	pane   *Pane
	result *result
	forms  []form
	chosen int

	sheet     *widgets.Sheet
	choice    *widgets.Choice
	say, note *widgets.Label
	moves     *widgets.Check
	movesRow  *fyne.Container
	place     *widgets.Field
	do        *widgets.Button
	asEdits   bool
	agreed    string // the existing file that may be written over
}

func newExportSheet(p *Pane, r *result) *exportSheet {
	s := &exportSheet{pane: p, result: r, forms: forms(r.Mode)}
	var names []string
	for i, f := range s.forms {
		names = append(names, f.word+" "+f.ext)
		if p.host.Preferences().String(prefForm) == f.word+"."+f.ext {
			s.chosen = i
		}
	}
	s.choice = widgets.NewChoice(names, s.choose)
	s.say = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	s.note = widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk)
	s.moves = widgets.NewCheck(words.Of("移动记为增删，给不认移动的程序", "Moves as deletions and insertions, for programs that do not know moves"), func(on bool) { s.asEdits = on })
	s.place = widgets.NewField("", "", 460)
	change := widgets.NewButton(words.Of("更改…", "Change…"), "folder", widgets.Secondary, func() {
		p.host.PickPlace(func(folder string) { s.place.SetText(filepath.Join(folder, filepath.Base(s.place.Text))) })
	})
	row := func(name string, o fyne.CanvasObject) *fyne.Container {
		label := container.New(insetLayout{0, 5}, widgets.NewLabel(name, widgets.UIType, widgets.Text2Ink))
		return container.New(fieldLayout{72}, label, o)
	}
	s.movesRow = row("", s.moves)
	rows := container.New(widgets.Stack{Gap: 12},
		row(words.Of("内容", "What"), s.choice.Container), row("", s.say), s.movesRow,
		row(words.Of("存为", "Save as"), s.place), row("", container.New(widgets.Bar{Height: look.ButtonHeight}, change)), row("", s.note))
	s.sheet = widgets.NewSheet(words.Of("导出对照", "Export the comparison"), container.New(insetLayout{24, 20}, rows), fyne.NewSize(680, 380))
	cancel := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { s.sheet.Close() })
	s.do = widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, s.export)
	s.sheet.Actions = []*widgets.Button{cancel, s.do}
	s.choice.Set(s.chosen)
	s.choose(s.chosen)
	return s
}

func (s *exportSheet) show() { s.sheet.ShowOver(s.pane.host.Canvas(), s.do) }

// choose follows a choice: what it is good for, what else it asks, where it goes.
func (s *exportSheet) choose(i int) {
	s.chosen = i
	f := s.forms[i]
	s.say.SetText(f.say)
	s.movesRow.Hidden = !f.redline || s.result.counts[moved] == 0
	folder := desk.Folder(s.pane.host.Preferences())
	if s.place.Text != "" {
		folder = filepath.Dir(s.place.Text)
	}
	s.place.SetText(filepath.Join(folder, s.pane.exportName(f)))
	s.note.SetText("")
	if s.sheet != nil {
		s.sheet.Refresh()
	}
}

// export writes the file; where there is one of the name, only when asked twice.
func (s *exportSheet) export() {
	path := strings.TrimSpace(s.place.Text)
	if ask := desk.Overwritten(path); ask != "" && path != s.agreed {
		s.agreed = path
		s.note.SetText(ask)
		return
	}
	s.sheet.Close()
	f := s.forms[s.chosen]
	s.pane.host.Preferences().SetString(prefForm, f.word+"."+f.ext)
	c, asEdits := s.result.Comparison, s.asEdits
	desk.Leave(s.pane.host, f.word, path, func(ctx context.Context, w io.Writer) error { return f.write(ctx, w, c, asEdits) })
}

// exportName names the file after its form and the two texts.
func (p *Pane) exportName(f form) string {
	clean := strings.NewReplacer("/", "-", "\\", "-", ":", "-", "　", " ")
	return clean.Replace(fmt.Sprintf("%s %s %s.%s", f.word, p.before.strong, p.after.strong, f.ext))
}

// insetLayout keeps space around one object.
type insetLayout struct{ x, y float32 }

// MinSize and Layout implement fyne.Layout.
func (l insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+2*l.y)
}

// Layout: see MinSize.
func (l insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(l.x, l.y))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-2*l.x), max(0, size.Height-2*l.y)))
}

// fieldLayout sets a label of a width before what it names.
type fieldLayout struct{ label float32 }

// MinSize and Layout implement fyne.Layout.
func (l fieldLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

// Layout: see MinSize.
func (l fieldLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(l.label, size.Height))
	objects[1].Move(fyne.NewPos(l.label, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-l.label), size.Height))
}
