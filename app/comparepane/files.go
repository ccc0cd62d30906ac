package comparepane

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/atomicfile"
	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
)

// window is the window that the pane stands in, for Fyne's own dialogs.
func (p *Pane) window() fyne.Window {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() == p.host.Canvas() {
			return w
		}
	}
	return nil
}

// pickFile lets the user choose a file, reads it without importing it, and
// hands it over.
func (p *Pane) pickFile(take func(source)) {
	w := p.window()
	if w == nil {
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.host.Fail(err)
		case f != nil:
			p.readFile(f.URI().Name(), f, take)
		}
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".txt", ".md", ".docx", ".html", ".htm"}))
	d.Show()
}

// readFile reads a file beside the window.
func (p *Pane) readFile(name string, f io.ReadCloser, take func(source)) {
	var doc *report.Document
	p.host.Start(desk.Job{
		Key: "compare-file", Name: words.Of("正在读取", "Reading"),
		Run: func(context.Context, func(int, int)) error {
			defer f.Close()
			// A file far over the limit is not read to its end to be refused.
			data, err := io.ReadAll(io.LimitReader(f, 8*ingest.MaxText))
			if err != nil {
				return fmt.Errorf("read %s: %w", name, err)
			}
			doc, err = ingest.Read(name, data)
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			take(fileSource(doc))
		},
	})
}

// prefFolder is where the last export went; the window's own sheet uses it too.
const prefFolder = "export.folder"

// exportSheet asks where the comparison goes, and writes it.
func (p *Pane) exportSheet() {
	r := p.lines.result
	if r == nil {
		return
	}
	place := widgets.NewField("", "", 460)
	place.SetText(filepath.Join(p.exportFolder(), p.exportName()))
	note := widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk)
	row := func(name string, o fyne.CanvasObject) fyne.CanvasObject {
		label := container.New(insetLayout{0, 5}, widgets.NewLabel(name, widgets.UIType, widgets.Text2Ink))
		return container.New(fieldLayout{72}, label, o)
	}
	change := widgets.NewButton(words.Of("更改…", "Change…"), "folder", widgets.Secondary, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				place.SetText(filepath.Join(u.Path(), filepath.Base(place.Text)))
			}
		}, p.window())
	})
	say := widgets.NewLabel(words.Of("html · 一个文件，可打印，发给没有本程序的人", "html: one file, prints well, needs no program"), widgets.CaptionType, widgets.Text3Ink)
	rows := container.New(widgets.Stack{Gap: 12}, row(words.Of("逐段对照", "Comparison"), container.New(insetLayout{0, 6}, say)),
		row(words.Of("存为", "Save as"), place), row("", container.New(widgets.Bar{Height: look.ButtonHeight}, change)), row("", note))
	sheet := widgets.NewSheet(words.Of("导出对照", "Export the comparison"), container.New(insetLayout{24, 20}, rows), fyne.NewSize(620, 300))
	cancel := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { sheet.Close() })
	do := widgets.NewButton(words.Of("导出", "Export"), "export", widgets.Primary, nil)
	agreed := "" // the existing file that may be written over
	do.OnTapped = func() {
		path := strings.TrimSpace(place.Text)
		if info, err := os.Stat(path); err == nil && path != agreed {
			agreed = path
			note.SetText(fmt.Sprintf(words.Of("已有同名文件，改动时间 %s。再按一次导出即覆盖。",
				"A file of this name exists (%s). Press again to write over it."), info.ModTime().Format("2006-01-02 15:04")))
			return
		}
		sheet.Close()
		p.write(r, path)
	}
	sheet.Actions = []*widgets.Button{cancel, do}
	sheet.ShowOver(p.host.Canvas(), do)
}

// write puts a comparison into a file beside the window, whole or not at all.
func (p *Pane) write(r *result, path string) {
	p.host.Start(desk.Job{
		Key: "compare-export", Name: words.Of("正在导出", "Exporting"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			return atomicfile.Write(path, func(out io.Writer) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				return export.ComparisonHTML(out, r.Comparison)
			})
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(&desk.Unwritten{What: words.Of("逐段对照", "the comparison"), Err: err})
				return
			}
			p.host.Preferences().SetString(prefFolder, filepath.Dir(path))
			p.host.Say(words.Of("已导出 ", "Exported ")+path, nil)
		},
	})
}

func (p *Pane) exportFolder() string {
	if f := p.host.Preferences().String(prefFolder); f != "" {
		return f
	}
	home, _ := os.UserHomeDir() // where there is none, the name alone stands in the field
	return home
}

// exportName names the file after the two texts.
func (p *Pane) exportName() string {
	clean := strings.NewReplacer("/", "-", "\\", "-", ":", "-", "　", " ")
	return clean.Replace(fmt.Sprintf(words.Of("对照 %s %s.html", "Comparison %s %s.html"), p.before.strong, p.after.strong))
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
