package app

import (
	"context"
	"errors"
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
	"reportdesk/internal/metric"
)

// exportKind is one of the things that leave the program, in one form or another.
type exportKind struct {
	word, name string // name is the file's, without its ending
	forms      []exportForm
}

// exportForm is a format of a kind.
type exportForm struct {
	ending, say string
	write       func(ctx context.Context, w io.Writer, work *desk.Work) error
}

func exportKinds(p fyne.Preferences) []exportKind {
	return []exportKind{
		{
			words.Of("指标核对表", "Metric workbook"), words.Of("指标核对表", "Metrics"), []exportForm{{
				"xlsx", words.Of("开会核对用", "For the review meeting"),
				func(ctx context.Context, w io.Writer, work *desk.Work) error {
					return export.Workbook(ctx, w, export.Book{Reports: work.Reports(), Series: work.Series, Corrections: work.Applied(), Made: time.Now()}, export.Choice{Sheets: export.ForWindow()})
				},
			}},
		},
		reportKind(p),
		{
			words.Of("逐段对照", "Comparison"), words.Of("对照", "Comparison"), []exportForm{{
				"html", words.Of("与上年报告逐段对照，可打印", "Beside last year's report; prints well"), writeComparison,
			}},
		},
		{
			words.Of("数据清单", "List of figures"), words.Of("数据清单", "Figures"), []exportForm{{
				"csv", words.Of("每个数据一行", "One figure a row"),
				func(_ context.Context, w io.Writer, work *desk.Work) error { return export.CSV(w, work.Reports()) },
			}},
		},
	}
}

// errNoPrior is returned where a comparison has nothing to compare with.
var errNoPrior = errors.New("no earlier report")

func writeComparison(ctx context.Context, w io.Writer, work *desk.Work) error {
	if len(work.Priors) == 0 {
		return errNoPrior
	}
	c, err := compare.Documents(ctx, work.Priors[len(work.Priors)-1], work.Draft, compare.Auto)
	if err != nil {
		return err
	}
	return export.ComparisonHTML(w, c)
}

// exporter has documents of its own; false where there is nothing to export now.
type exporter interface{ Export() bool }

// Export implements desk.Host: the sheet from which documents leave, that of the
// pane that is open where it has one.
func (w *Window) Export() {
	if p, ok := w.panes[w.current].(exporter); ok && p.Export() {
		return
	}
	work := w.bench.work
	if work == nil {
		w.Say(words.Of("没有草稿可导出", "There is no draft to export"), nil)
		return
	}
	newExportSheet(w, work).open()
}

// exportSheet is the sheet from which documents leave.
type exportSheet struct {
	w       *Window
	work    *desk.Work
	kinds   []exportKind
	kind    int
	form    int
	forms   *widgets.Choice // of the kind; nil where there is only one
	say     *widgets.Label
	lacks   *widgets.Label // what this machine lacks for it
	note    *widgets.Label
	place   *widgets.Field
	choice  *widgets.Choice
	parts   *bookChoice
	content *widgets.Flow
	sheet   *widgets.Sheet
	do      *widgets.Button
	agreed  string // the existing file that may be written over
}

func newExportSheet(w *Window, work *desk.Work) *exportSheet {
	s := &exportSheet{
		w: w, work: work, kinds: exportKinds(w.Preferences()), parts: w.newBookChoice(bookOf(work)),
		say:     widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
		lacks:   widgets.NewLabel("", widgets.CaptionType, widgets.WarningInk),
		note:    widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk),
		place:   widgets.NewField("", "", 420),
		content: widgets.NewFlow(fyne.NewPos(24, 20), 12),
	}
	var names []string
	for _, k := range s.kinds {
		names = append(names, k.word)
	}
	s.choice = widgets.NewChoice(names, s.choose)
	s.sheet = widgets.NewSheet(words.Of("导出", "Export"), s.content, fyne.NewSize(720, 640))
	s.sheet.Note = words.Of("已有同名文件时先问，不会直接覆盖。", "A file of the same name is not written over without asking.")
	s.do = widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, s.write)
	s.sheet.Actions = []*widgets.Button{
		widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { s.sheet.Close() }), s.do,
	}
	s.choose(0)
	return s
}

func (s *exportSheet) open() { s.sheet.ShowOver(s.w.Canvas(), s.do) }

// choose takes another kind, in its first form.
func (s *exportSheet) choose(kind int) {
	s.kind, s.forms = kind, nil
	s.choice.Set(kind)
	if forms := s.kinds[kind].forms; len(forms) > 1 {
		var endings []string
		for _, f := range forms {
			endings = append(endings, f.ending)
		}
		s.forms = widgets.NewChoice(endings, s.chooseForm)
	}
	s.chooseForm(0)
}

// chooseForm takes another form of the kind, and lays the sheet out for it.
func (s *exportSheet) chooseForm(form int) {
	s.form = form
	s.do.SetEnabled(true)
	k := s.kinds[s.kind]
	f := k.forms[form]
	s.say.SetText(f.ending + " · " + f.say)
	s.lacks.SetText("")
	s.place.SetText(s.w.exportPlace(s.work, k.name+"."+f.ending))
	rows := []fyne.CanvasObject{setting(words.Of("内容", "What"), s.choice.Container)}
	if s.forms != nil {
		rows = append(rows, setting(words.Of("格式", "Format"), s.forms.Container))
	}
	pick := widgets.NewButton(words.Of("更改…", "Change…"), "folder", widgets.Secondary, s.pickFolder)
	rows = append(rows, setting("", s.say))
	if f.ending == "docx" || f.ending == "pdf" {
		rows = append(rows, layoutRows(s.w.Preferences(), s.relaid)...)
	}
	if s.forms != nil {
		rows = append(rows, below(s.lacks))
		s.findLacking(f.ending)
	}
	rows = append(rows, setting(words.Of("来自", "From"), widgets.NewLabel(yearsOf(s.work), widgets.UIType, widgets.TextInk)),
		setting(words.Of("存为", "Save as"), s.place),
		setting("", container.New(widgets.Bar{Height: look.ButtonHeight, Gap: 12, Stretch: true}, pick, s.note)))
	if s.kind == 0 { // only the workbook is made of parts
		rows = append(rows, s.parts.rows...)
	}
	s.content.Set(true, rows...)
}

// relaid follows another layout, with what stands against it.
func (s *exportSheet) relaid(problem string) {
	s.kinds = exportKinds(s.w.Preferences())
	f := s.kinds[s.kind].forms[s.form]
	s.say.SetText(f.ending + " · " + f.say)
	s.note.SetText(problem)
	s.do.SetEnabled(problem == "")
	s.content.Refresh()
	s.findLacking(f.ending)
}

// findLacking says beforehand what a document will lack on this machine.
func (s *exportSheet) findLacking(ending string) {
	var said string
	layout := unitLayoutOf(s.w.Preferences()).layout()
	s.w.Start(desk.Job{
		Key: "export-lacking",
		Run: func(context.Context, func(int, int)) error {
			said = lacking(ending, layout)
			return nil
		},
		Done: func(error) { s.lacks.SetText(said) },
	})
}

func (s *exportSheet) pickFolder() {
	s.w.PickPlace(func(folder string) {
		desk.KeepFolder(s.w.Preferences(), folder)
		k := s.kinds[s.kind]
		s.place.SetText(s.w.exportPlace(s.work, k.name+"."+k.forms[s.form].ending))
	})
}

// write writes what is chosen; over a file that exists only when asked twice.
func (s *exportSheet) write() {
	path := strings.TrimSpace(s.place.Text)
	if ask := desk.Overwritten(path); ask != "" && path != s.agreed {
		s.agreed = path
		s.note.SetText(ask)
		return
	}
	s.sheet.Close()
	k := s.kinds[s.kind]
	write := k.forms[s.form].write
	if s.kind == 0 {
		write = s.parts.writer()
	}
	work := s.work
	desk.Leave(s.w, k.word, path, func(ctx context.Context, w io.Writer) error { return write(ctx, w, work) })
}

// exportPlace is the place proposed for a file: where the last export went, named
// after the draft.
func (w *Window) exportPlace(work *desk.Work, name string) string {
	if i := work.Draft.Doc.Info; i.Place != "" && i.Year != 0 {
		name = fmt.Sprintf("%s%d%s", i.Place, i.Year, words.Of("年", " ")) + name
	}
	return filepath.Join(desk.Folder(w.Preferences()), name)
}

func yearsOf(work *desk.Work) string {
	var years []string
	for _, r := range append(append([]metric.Reported{}, work.Priors...), work.Draft) {
		years = append(years, fmt.Sprint(r.Doc.Info.Year))
	}
	return strings.Join(years, "、") + words.Of("年报告", "")
}
