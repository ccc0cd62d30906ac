package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/app"
	"reportdesk/app/desk"
	"reportdesk/app/draftpane"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/internal/library"
)

// walker writes a section as a user would, and keeps a picture of each step:
// the pictures of docs/WALK.md.
type walker struct {
	w      *app.Window
	folder string
	step   int
	err    error // the first one; nothing is done after it
}

// walk draws the steps into a folder, on a library of the samples.
func walk(folder string, lib *library.Library) error {
	a := test.NewApp()
	defer a.Quit()
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	w := app.New(a, lib)
	defer w.Close()
	w.ByHand()
	w.Fyne().Resize(sizes[0])
	w.Begin()
	g := &walker{w: w, folder: folder}
	g.rest()
	w.NewDraft(library.Entry{})
	g.draws("what the draft begins with")
	g.key(fyne.KeyReturn)
	g.behind("回顾")
	g.draws("the draft as it begins")
	g.toFigure()
	g.draws("at a blank for a figure")
	g.types("612.4")
	g.key(fyne.KeyF4)
	g.types("5.6")
	g.draws("filled, with last year's beside it")
	g.holds(fyne.KeyModifierControl, fyne.KeyH)
	g.types("推进")
	g.draws("find and replace")
	g.key(fyne.KeyEscape)
	g.holds(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyG)
	g.draws("counted")
	g.key(fyne.KeyEscape)
	g.holds(fyne.KeyModifierControl|fyne.KeyModifierAlt, fyne.KeyDown)
	g.draws("the section moved down, renumbered")
	g.holds(fyne.KeyModifierControl, fyne.KeyS)
	g.draws("named")
	return g.err
}

func (g *walker) rest() {
	if g.err == nil && !g.w.Settle(time.Minute) {
		g.err = fmt.Errorf("the window does not come to rest in step %d of the walk", g.step)
	}
}

// draws keeps what is seen as the next step.
func (g *walker) draws(what string) {
	g.rest()
	if g.err != nil {
		return
	}
	g.step++
	if g.err = save(filepath.Join(g.folder, fmt.Sprintf("writing-%d.png", g.step)), g.w.Canvas().Capture()); g.err != nil {
		g.err = fmt.Errorf("draw step %d, %s: %w", g.step, what, g.err)
	}
}

func (g *walker) pane() *draftpane.Pane {
	p, _ := g.w.Pane(desk.Draft).(*draftpane.Pane)
	return p
}

// key presses a key where the focus is, or in the sheet that lies over the window.
func (g *walker) key(k fyne.KeyName) {
	g.rest()
	e := &fyne.KeyEvent{Name: k}
	if s, ok := g.w.Canvas().Overlays().Top().(*widgets.Sheet); ok {
		s.TypedKey(e)
	} else if f := g.w.Canvas().Focused(); f != nil {
		f.TypedKey(e)
	}
	g.rest()
}

func (g *walker) holds(mod fyne.KeyModifier, k fyne.KeyName) {
	g.rest()
	if f, ok := g.w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	}
	g.rest()
}

func (g *walker) types(s string) {
	g.rest()
	if f := g.w.Canvas().Focused(); f != nil {
		for _, r := range s {
			f.TypedRune(r)
		}
	}
	g.rest()
}

// behind puts the caret behind the first place where s stands in the draft.
func (g *walker) behind(s string) {
	g.rest()
	v := g.pane().View()
	i := strings.Index(v.State().Text.String(), s)
	if i < 0 {
		return
	}
	caret := editor.At(i + len(s))
	if err := v.Apply(editor.Transaction{Selection: &caret, Origin: editor.Moved}); err != nil && g.err == nil {
		g.err = err
	}
	g.w.Canvas().Focus(v)
	g.rest()
}

// toFigure goes from blank to blank until one stands for a figure.
func (g *walker) toFigure() {
	v := g.pane().View()
	for range 200 {
		g.key(fyne.KeyF4)
		if strings.HasPrefix(v.State().Text.Slice(v.State().Selection.Span()), "〔待填") {
			return
		}
	}
}
