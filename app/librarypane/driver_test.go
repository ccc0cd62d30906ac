package librarypane_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// user is someone who sits before the window and does one thing after another.
type user struct {
	t   *testing.T
	w   *app.Window
	lib *library.Library
}

type setup struct {
	mode    look.Mode
	size    fyne.Size
	samples bool
	english bool
}

func withMode(m look.Mode) func(*setup) { return func(s *setup) { s.mode = m } }
func withSize(z fyne.Size) func(*setup) { return func(s *setup) { s.size = z } }
func withSamples(s *setup)              { s.samples = true }
func inEnglish(s *setup)                { s.english = true }

// sitDown opens the window on a new library.
func sitDown(t *testing.T, options ...func(*setup)) *user {
	t.Helper()
	s := setup{mode: look.Light, size: fyne.NewSize(1366, 768)}
	for _, o := range options {
		o(&s)
	}
	words.Use(map[bool]string{false: "zh", true: "en"}[s.english])
	lib, err := library.Open(t.Context(), filepath.Join(t.TempDir(), library.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if s.samples {
		if err := app.AddSamples(t.Context(), lib); err != nil {
			t.Fatal(err)
		}
	}
	a := test.NewApp()
	a.Settings().SetTheme(&look.Theme{Mode: s.mode})
	w := app.New(a, lib)
	t.Cleanup(func() {
		a.Quit()
		_ = lib.Close()
	})
	w.ByHand()
	w.Fyne().Resize(s.size)
	u := &user{t, w, lib}
	w.Begin()
	u.waits()
	return u
}

// waits lets what runs beside the window come to its end.
func (u *user) waits() {
	u.t.Helper()
	if !u.w.Settle(time.Minute) {
		u.t.Fatal("the window does not come to rest")
	}
}

// file is a file that the user has.
type file struct {
	name string
	data []byte
}

// plain is a report as a text file, with nothing around it.
func plain(name string, year int) file {
	return file{name, fmt.Appendf(nil, "政府工作报告\n——%d年1月8日在临江区第八届人民代表大会第五次会议上\n临江区区长　周砚秋\n各位代表：\n"+
		"现在，我代表区人民政府向大会报告工作。\n一、%d年工作回顾\n粮食总产量8.6万吨，比上年增长2.1%%。\n二、%d年工作安排\n新建公园3座。\n", year, year-1, year)}
}

// webPage is one as a web page gives it.
func webPage(name string, year int) file {
	body := plain("", year).data
	return file{name, fmt.Appendf(nil, "首页 > 政务公开 > 政府工作报告\n发布时间：%d-01-16　浏览次数：108\n%s扫一扫在手机打开当前页\n打印本页　关闭窗口\n", year, body)}
}

// imports drops files on the window.
func (u *user) imports(files ...file) {
	u.t.Helper()
	folder := u.t.TempDir()
	var uris []fyne.URI
	for _, f := range files {
		path := filepath.Join(folder, f.name)
		if err := os.WriteFile(path, f.data, 0o600); err != nil {
			u.t.Fatal(err)
		}
		uris = append(uris, storage.NewFileURI(path))
	}
	u.w.Import(uris)
	u.waits()
}

// focused is what has the keyboard, of the top sheet where there is one.
func (u *user) press(key fyne.KeyName) {
	u.t.Helper()
	c := u.w.Fyne().Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	} else if typed := c.OnTypedKey(); typed != nil {
		typed(&fyne.KeyEvent{Name: key})
	}
	u.waits()
}

func (u *user) escape() { u.press(fyne.KeyEscape) }
func (u *user) edit()   { u.press(fyne.KeyF2) }

// select_ goes down the list from its top to the entry of a year.
func (u *user) select_(year, title string) {
	u.t.Helper()
	u.press(fyne.KeyHome)
	for range 400 {
		if u.inspects(year) && u.inspects(title) {
			return
		}
		u.press(fyne.KeyDown)
	}
	u.t.Fatalf("no entry %s %s; on the screen:\n%s", year, title, u.screen())
}

// inspects reports whether the inspector's head names something.
func (u *user) inspects(s string) bool {
	for _, p := range u.texts() {
		if p.at.X > u.w.Fyne().Canvas().Size().Width-460 && p.at.Y < 110 && strings.Contains(p.text, s) {
			return true
		}
	}
	return false
}

// placed is a text on the screen, at a place of it.
type placed struct {
	text string
	at   fyne.Position
}

// texts are the texts that can be seen, those of the top overlay where there is one.
func (u *user) texts() []placed {
	c := u.w.Fyne().Canvas()
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	var list []placed
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			list = append(list, placed{t.Text, at})
		}
		return true
	})
	return list
}

// screen is all that can be read, one text a line.
func (u *user) screen() string {
	var b strings.Builder
	for _, p := range u.texts() {
		b.WriteString(p.text + "\n")
	}
	return b.String()
}

// sees fails where a text is not on the screen.
func (u *user) sees(list ...string) {
	u.t.Helper()
	screen := u.screen()
	for _, s := range list {
		if !strings.Contains(screen, s) {
			u.t.Errorf("%q is not on the screen:\n%s", s, screen)
		}
	}
}

func (u *user) seesNot(list ...string) {
	u.t.Helper()
	screen := u.screen()
	for _, s := range list {
		if strings.Contains(screen, s) {
			u.t.Errorf("%q is on the screen:\n%s", s, screen)
		}
	}
}

// walk goes through what is visible below an object.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position) bool) {
	if !o.Visible() || !visit(o, at) {
		return
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, c := range children {
		walk(c, at.Add(c.Position()), visit)
	}
}

// clicks clicks the word on the screen, the first of its kind.
func (u *user) clicks(word string) {
	u.t.Helper()
	c := u.w.Fyne().Canvas()
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	var found fyne.CanvasObject
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if _, ok := o.(fyne.Tappable); ok && found == nil && says(o, word) {
			if _, isSheet := o.(*widgets.Sheet); !isSheet {
				found = o
			}
		}
		return true
	})
	if found == nil {
		u.t.Fatalf("there is no %q to click; on the screen:\n%s", word, u.screen())
	}
	found.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	u.waits()
}

// says reports whether a word is all that an object says.
func says(o fyne.CanvasObject, word string) bool {
	all := ""
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok {
			all += t.Text
		}
		return true
	})
	return all == word
}

// presses clicks the row of a list that says something, the leftmost such.
func (u *user) presses(row string, button desktop.MouseButton) {
	u.t.Helper()
	list, at, origin := u.row(row)
	list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at.Subtract(origin), AbsolutePosition: at}, Button: button})
	u.waits()
}

// drags presses a row and lets it go over another one.
func (u *user) drags(row, onto string) {
	u.t.Helper()
	u.presses(row, desktop.MouseButtonPrimary)
	list, at, origin := u.row(onto)
	list.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.Subtract(origin), AbsolutePosition: at}})
	list.DragEnd()
	u.waits()
}

// row is the list whose row says something, where in the window it says it, and
// where the list begins.
func (u *user) row(row string) (list *widgets.Rows, at, origin fyne.Position) {
	u.t.Helper()
	var lists []*widgets.Rows
	var places []fyne.Position
	walk(u.w.Fyne().Canvas().Content(), fyne.Position{}, func(o fyne.CanvasObject, p fyne.Position) bool {
		switch o := o.(type) {
		case *widgets.Rows:
			lists, places = append(lists, o), append(places, p)
		case *canvas.Text:
			if n := len(lists) - 1; o.Text == row && n >= 0 && (list == nil || p.X < at.X) {
				list, at, origin = lists[n], p, places[n]
			}
		}
		return true
	})
	if list == nil {
		u.t.Fatalf("no row says %q; on the screen:\n%s", row, u.screen())
	}
	return list, at, origin
}

// list is what the library holds.
func (u *user) list() []library.Entry {
	u.t.Helper()
	list, err := u.lib.List(u.t.Context())
	if err != nil {
		u.t.Fatal(err)
	}
	return list
}

// document is the text of an entry.
func (u *user) document(id int) string {
	u.t.Helper()
	doc, err := u.lib.Document(u.t.Context(), library.Reference{ID: id})
	if err != nil {
		u.t.Fatal(err)
	}
	return doc.Text
}

// types replaces what stands in the field with a name.
func (u *user) types(name, s string) {
	u.t.Helper()
	var field *widgets.Field
	named := false
	walk(u.w.Fyne().Canvas().Content(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		switch o := o.(type) {
		case *widgets.Label:
			named = o.Text == name
		case *widgets.Field:
			if named && field == nil {
				field = o
			}
			named = false
		}
		return true
	})
	if field == nil {
		u.t.Fatalf("there is no field %q; on the screen:\n%s", name, u.screen())
	}
	u.w.Fyne().Canvas().Focus(field)
	field.SetText("")
	test.Type(field, s)
	u.waits()
}

// writes puts a file on the disk and returns its path.
func (u *user) writes(f file) string {
	u.t.Helper()
	path := filepath.Join(u.t.TempDir(), f.name)
	if err := os.WriteFile(path, f.data, 0o600); err != nil {
		u.t.Fatal(err)
	}
	return path
}

// pastes copies something elsewhere and pastes it over the list.
func (u *user) pastes(s string) {
	u.t.Helper()
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(s)
	if f, ok := u.w.Fyne().Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	} else {
		u.t.Fatal("nothing takes what is pasted")
	}
	u.waits()
}
