package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/export"
	"reportdesk/internal/atomicfile"
	"reportdesk/internal/metric"
)

const prefExportFolder = "export.folder"

// exportKind is one form in which the draft's work leaves the program.
type exportKind struct {
	word, say, name string // name is the file's, with its extension
	write           func(ctx context.Context, w io.Writer, work *desk.Work) error
}

func exportKinds() []exportKind {
	return []exportKind{
		{
			words.Of("指标核对表", "Metric workbook"), words.Of("xlsx · 开会核对用", "xlsx, for the review meeting"),
			words.Of("指标核对表", "Metrics") + ".xlsx",
			func(ctx context.Context, w io.Writer, work *desk.Work) error {
				return export.Workbook(ctx, w, export.Book{Reports: work.Reports(), Series: work.Series, Corrections: work.Applied(), Made: time.Now()}, export.Choice{Sheets: export.ForWindow()})
			},
		},
		{
			words.Of("逐段对照", "Comparison"), words.Of("html · 与上年报告逐段对照，可打印", "html, beside last year's report; prints well"),
			words.Of("对照", "Comparison") + ".html", writeComparison,
		},
		{
			words.Of("数据清单", "List of figures"), words.Of("csv · 每个数据一行", "csv, one figure a row"),
			words.Of("数据清单", "Figures") + ".csv",
			func(_ context.Context, w io.Writer, work *desk.Work) error { return export.CSV(w, work.Reports()) },
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
	kinds := exportKinds()
	chosen := 0
	var names, says []string
	for _, k := range kinds {
		names, says = append(names, k.word), append(says, k.say)
	}
	say := widgets.NewLabel(says[0], widgets.CaptionType, widgets.Text3Ink)
	place := widgets.NewField("", "", 420)
	place.SetText(w.exportPlace(work, kinds[0]))
	parts := w.newBookChoice(bookOf(work))
	content := widgets.NewFlow(fyne.NewPos(24, 20), 12)
	showParts := func() { // only the workbook is made of parts
		for _, row := range parts.rows {
			if chosen == 0 {
				row.Show()
			} else {
				row.Hide()
			}
		}
		content.Refresh()
	}
	choice := widgets.NewChoice(names, func(i int) {
		chosen = i
		showParts()
		say.SetText(says[i])
		place.SetText(w.exportPlace(work, kinds[i]))
	})
	note := widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk)
	pick := widgets.NewButton(words.Of("更改…", "Change…"), "folder", widgets.Secondary, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				w.Preferences().SetString(prefExportFolder, u.Path())
				place.SetText(w.exportPlace(work, kinds[chosen]))
			}
		}, w.window)
	})
	rows := append([]fyne.CanvasObject{
		setting(words.Of("内容", "What"), choice.Container), setting("", say),
		setting(words.Of("来自", "From"), widgets.NewLabel(yearsOf(work), widgets.UIType, widgets.TextInk)),
		setting(words.Of("存为", "Save as"), place), setting("", container.New(widgets.Bar{Height: look.ButtonHeight, Gap: 12, Stretch: true}, pick, note)),
	}, parts.rows...)
	content.Set(true, rows...)
	sheet := widgets.NewSheet(words.Of("导出", "Export"), content, fyne.NewSize(720, 640))
	sheet.Note = words.Of("已有同名文件时先问，不会直接覆盖。", "A file of the same name is not written over without asking.")
	cancel := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { sheet.Close() })
	var agreed string // the existing file that may be written over
	do := widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, nil)
	do.OnTapped = func() {
		path := strings.TrimSpace(place.Text)
		if info, err := os.Stat(path); err == nil && path != agreed {
			agreed = path
			note.SetText(fmt.Sprintf(words.Of("已有同名文件，改动时间 %s。再按一次导出即覆盖。",
				"A file of this name exists (%s). Press again to write over it."), info.ModTime().Format("2006-01-02 15:04")))
			return
		}
		sheet.Close()
		kind := kinds[chosen]
		if chosen == 0 {
			kind.write = parts.writer()
		}
		w.exportTo(path, kind, work)
	}
	sheet.Actions = []*widgets.Button{cancel, do}
	sheet.ShowOver(w.Canvas(), do)
}

// exportPlace is the place proposed: where the last export went, named after the draft.
func (w *Window) exportPlace(work *desk.Work, k exportKind) string {
	folder := w.Preferences().String(prefExportFolder)
	if folder == "" {
		folder, _ = os.UserHomeDir()
		for _, name := range []string{"Documents", "文档"} {
			if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.IsDir() {
				folder = filepath.Join(folder, name)
				break
			}
		}
	}
	name := k.name
	if i := work.Draft.Doc.Info; i.Place != "" && i.Year != 0 {
		name = fmt.Sprintf("%s%d%s", i.Place, i.Year, words.Of("年", " ")) + k.name
	}
	return filepath.Join(folder, name)
}

func yearsOf(work *desk.Work) string {
	var years []string
	for _, r := range append(append([]metric.Reported{}, work.Priors...), work.Draft) {
		years = append(years, fmt.Sprint(r.Doc.Info.Year))
	}
	return strings.Join(years, "、") + words.Of("年报告", "")
}

// exportTo writes beside the window.
func (w *Window) exportTo(path string, k exportKind, work *desk.Work) {
	w.Start(desk.Job{
		Key: "export", Name: words.Of("正在导出", "Exporting"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			return atomicfile.Write(path, func(out io.Writer) error { return k.write(ctx, out, work) })
		},
		Done: func(err error) {
			if err != nil {
				w.Fail(&exportError{k.word, err})
				return
			}
			w.Preferences().SetString(prefExportFolder, filepath.Dir(path))
			w.Say(words.Of("已导出 ", "Exported ")+path, nil)
		},
	})
}

// exportError says what could not be written.
type exportError struct {
	what string
	err  error
}

func (e *exportError) Error() string { return "export " + e.what + ": " + e.err.Error() }
func (e *exportError) Unwrap() error { return e.err }
