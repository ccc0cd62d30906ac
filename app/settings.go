package app

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// The keys of what the window remembers. Panes add their own, which begin with
// their names.
const (
	prefMode     = "window.mode"
	prefLanguage = "window.language"
	prefPane     = "window.pane"
	prefDraft    = "window.draft"
	prefZoom     = "window.zoom"
	prefWidth    = "window.width"
	prefHeight   = "window.height"
)

// Prepare sets language and theme of a program that begins, as they were kept.
func Prepare(a fyne.App) {
	words.Use(a.Preferences().String(prefLanguage))
	speakToolkit()
	a.Settings().SetTheme(&look.Theme{Mode: keptMode(a)})
}

func keptMode(a fyne.App) look.Mode {
	if m := look.Mode(a.Preferences().String(prefMode)); m != "" {
		return m
	}
	if runtime.GOOS == "linux" {
		return look.Light // the system says nothing that can be relied on, and Fyne takes that for dark
	}
	return look.System
}

// Preferences implements desk.Host.
func (w *Window) Preferences() fyne.Preferences { return w.app.Preferences() }

// Canvas implements desk.Host.
func (w *Window) Canvas() fyne.Canvas { return w.window.Canvas() }

// setMode changes between light and dark, at once and for the next start.
func (w *Window) setMode(m look.Mode) {
	w.Preferences().SetString(prefMode, string(m))
	w.app.Settings().SetTheme(&look.Theme{Mode: m})
	w.window.Content().Refresh()
}

// showSettings opens the one page of settings. Everything applies at once.
func (w *Window) showSettings() {
	modes := []look.Mode{look.Light, look.Dark, look.System}
	mode := widgets.NewChoice([]string{words.Of("浅色", "Light"), words.Of("深色", "Dark"), words.Of("跟随系统", "System")},
		func(i int) { w.setMode(modes[i]) })
	for i, m := range modes {
		if m == keptMode(w.app) {
			mode.Set(i)
		}
	}
	languages := []string{"zh", "en", ""}
	language := widgets.NewChoice([]string{"中文", "English", words.Of("跟随系统", "System")}, func(i int) {
		w.Preferences().SetString(prefLanguage, languages[i])
		w.Say(words.Of("下次打开时用这种语言", "Used from the next start on"), nil)
	})
	for i, l := range languages {
		if l == w.Preferences().String(prefLanguage) {
			language.Set(i)
		}
	}
	sizes := widgets.NewChoice([]string{"90%", "100%", "110%", "125%", "150%"}, func(i int) { w.SetZoom(zooms[i]) })
	for i, z := range zooms {
		if z == w.zoom() {
			sizes.Set(i)
		}
	}
	path := widgets.NewLabel(w.lib.Path(), widgets.UIType, widgets.TextInk)
	path.Middle = true
	rows := container.New(widgets.Stack{Gap: 14},
		settingsHead(words.Of("外观", "Appearance")),
		setting(words.Of("颜色", "Colours"), mode.Container),
		setting(words.Of("文字大小", "Text size"), sizes.Container),
		setting(words.Of("界面语言", "Language"), language.Container),
		settingsHead(words.Of("文库", "Library")),
		setting(words.Of("位置", "Where"), path))
	sheet := widgets.NewSheet(words.Of("设置", "Settings"), container.New(padded{24, 20}, rows), fyne.NewSize(640, 480))
	done := widgets.NewButton(words.Of("关闭", "Close"), "", widgets.Primary, func() { sheet.Close() })
	sheet.Actions = []*widgets.Button{done}
	sheet.ShowOver(w.Canvas(), done)
}

func settingsHead(word string) fyne.CanvasObject {
	return widgets.NewLabel(word, widgets.UIBold, widgets.TextInk)
}

func setting(name string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(widgets.Bar{Height: look.ButtonHeight, Gap: 0, Stretch: true},
		container.New(fixedWidth{112}, widgets.NewLabel(name, widgets.UIType, widgets.Text2Ink)), control)
}

// fixedWidth gives an object a width.
type fixedWidth struct{ width float32 }

func (f fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.width, objects[0].MinSize().Height)
}
func (f fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// padded keeps space free around an object and sets it at the top.
type padded struct{ x, y float32 }

func (padded) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (l padded) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(l.x, l.y))
	objects[0].Resize(fyne.NewSize(size.Width-2*l.x, objects[0].MinSize().Height))
}

// keep remembers what the next start begins with.
func (w *Window) keep() {
	p := w.Preferences()
	p.SetString(prefPane, string(w.current))
	p.SetInt(prefDraft, w.bench.entry.ID)
	size := w.window.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
	for _, id := range w.order {
		if k, ok := w.panes[id].(keeper); ok {
			k.Keep()
		}
	}
}

// recall gives the window the size and pane of the last time.
func (w *Window) recall() {
	p := w.Preferences()
	size := fyne.NewSize(float32(p.FloatWithFallback(prefWidth, 1366)), float32(p.FloatWithFallback(prefHeight, 768)))
	w.window.Resize(size.Max(fyne.NewSize(860, 430)))
	w.SetZoom(w.zoom())
	first := desk.Library
	if last := desk.Pane(p.String(prefPane)); w.panes[last] != nil {
		first = last
	}
	w.ShowPane(first)
}

// zooms are the sizes of the texts that are read and written, in percent.
var zooms = []int{90, 100, 110, 125, 150}

// Zooms implements desk.Host.
func (w *Window) Zooms() (sizes []int, now int) { return zooms, w.zoom() }

// zoom is the size in force.
func (w *Window) zoom() int { return w.Preferences().IntWithFallback(prefZoom, 100) }

// SetZoom implements desk.Host.
func (w *Window) SetZoom(percent int) {
	w.Preferences().SetInt(prefZoom, percent)
	widgets.SetReading(float32(percent) / 100)
	for _, id := range w.order {
		if p, ok := w.panes[id].(zoomer); ok {
			p.SetZoom(float32(percent) / 100)
		}
	}
}

// zoomBy goes to the next larger or smaller size.
func (w *Window) zoomBy(step int) {
	at := 0
	for i, z := range zooms {
		if z <= w.zoom() {
			at = i
		}
	}
	w.SetZoom(zooms[max(0, min(len(zooms)-1, at+step))])
}
