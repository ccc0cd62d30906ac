package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// Refused shows in a small window of its own that a library cannot be opened, and
// what can be done: to try again, and where the file is no library or damaged, to
// keep it under another name and begin a new one. begin opens the program's window
// and is called for either.
func Refused(a fyne.App, path string, err error, begin func() error) {
	r := &refusal{window: a.NewWindow(words.Of("报告台", "Reportdesk")), path: path, begin: begin}
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(560, 240))
	r.window.SetFixedSize(true)
	r.window.CenterOnScreen()
	r.say(err)
	r.window.Show()
}

type refusal struct {
	window fyne.Window
	path   string
	begin  func() error
	// again and aside are what is offered; aside is nil where it is not.
	again, aside *widgets.Button
	says         string
}

// say shows why the library was not opened.
func (r *refusal) say(err error) {
	r.says = Sentence(err)
	file := widgets.NewPassage(r.path, widgets.CaptionType, 18)
	why := widgets.NewPassage(r.says, widgets.UIType, 22)
	for _, p := range []*widgets.Passage{file, why} {
		p.Resize(fyne.NewSize(512, 0)) // its height follows from its width
	}
	body := container.New(padded{24, 20}, container.New(widgets.Stack{Gap: 10},
		widgets.NewLabel(words.Of("打不开文库", "The library cannot be opened"), widgets.TitleType, widgets.TextInk), file, why))
	r.again = widgets.NewButton(words.Of("再试一次", "Try again"), "", widgets.Primary, func() { r.try(r.begin) })
	row := []fyne.CanvasObject{widgets.NewButton(words.Of("退出", "Quit"), "", widgets.Secondary, r.window.Close)}
	r.aside = nil
	if errors.Is(err, library.ErrCorrupt) || errors.Is(err, library.ErrForeign) {
		r.aside = widgets.NewButton(words.Of("原文件改名留存，另建文库", "Keep the file by another name, begin anew"), "", widgets.Secondary, func() { r.try(r.beginAnew) })
		row = append(row, r.aside)
	}
	row = append(row, r.again)
	foot := container.New(widgets.Bar{Height: 56, Inset: 20, Gap: 10, Right: len(row)}, row...)
	r.window.SetContent(widgets.NewSurface(widgets.OnChrome, widgets.NewDock(widgets.Dock{
		Middle: body, Bottom: container.New(widgets.Stack{}, widgets.NewLine(), foot),
	})))
}

// try does what is to open the program's window; where that fails, it is said.
func (r *refusal) try(do func() error) {
	if err := do(); err != nil {
		r.say(err)
		return
	}
	r.window.Close()
}

func (r *refusal) beginAnew() error {
	aside, err := library.SetAside(r.path, time.Now())
	if err != nil {
		return err
	}
	if err := r.begin(); err != nil {
		return fmt.Errorf("begin anew beside %s: %w", filepath.Base(aside), err)
	}
	return nil
}
