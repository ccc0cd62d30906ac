package draftpane

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// targets are the lengths that are offered as the goal of a draft, in characters.
var targets = []int{6000, 8000, 9000, 10000, 12000, 15000, 18000, 20000, 25000, 30000}

func targetKey(draft int) string { return fmt.Sprintf("draftpane.target.%d", draft) }

// target is how long the draft is to be, 0 where nobody has said.
func (p *Pane) target() int { return p.host.Preferences().Int(targetKey(p.entry.ID)) }

func (p *Pane) setTarget(characters int) {
	p.host.Preferences().SetInt(targetKey(p.entry.ID), characters)
	p.outline.goal.set(p.outline.all, characters)
	p.outline.dock.Refresh()
}

// targetMenu offers the goals.
func (p *Pane) targetMenu() *fyne.MenuItem {
	now := p.target()
	choice := func(word string, characters int) *fyne.MenuItem {
		it := fyne.NewMenuItem(word, func() { p.setTarget(characters) })
		it.Checked = characters == now
		return it
	}
	menu := fyne.NewMenuItem(words.Of("字数目标", "Target length"), nil)
	menu.ChildMenu = fyne.NewMenu("", choice(words.Of("不设", "None"), 0))
	for _, n := range targets {
		menu.ChildMenu.Items = append(menu.ChildMenu.Items, choice(fmt.Sprintf(words.Of("%s 字", "%s characters"), widgets.Thousands(n)), n))
	}
	return menu
}

// goal shows under the outline how much of the target is written.
type goal struct {
	content    *fyne.Container
	says       *widgets.Cells
	back, done *canvas.Rectangle
	part       float32 // of the target that is written, at most 1
	words      string  // what it says
}

func newGoal() *goal {
	g := &goal{says: widgets.NewCells(2), back: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent)}
	g.back.CornerRadius, g.done.CornerRadius = 2, 2
	g.content = container.New(g, g.back, g.done, g.says)
	g.content.Hide()
	return g
}

// set shows so many characters of a target; 0 hides it.
func (g *goal) set(characters, target int) {
	show(g.content, target > 0)
	if target <= 0 {
		return
	}
	p := look.Colors()
	g.back.FillColor, g.done.FillColor = p.Sep, p.Accent
	rest := fmt.Sprintf(words.Of("还可写 %s 字", "%s left"), widgets.Thousands(target-characters))
	if characters > target {
		rest = fmt.Sprintf(words.Of("超出 %s 字", "%s over"), widgets.Thousands(characters-target))
		g.done.FillColor = p.FigInk
	}
	g.part = min(1, float32(characters)/float32(target))
	said, left := caption(fmt.Sprintf(words.Of("目标 %s 字", "Target %s"), widgets.Thousands(target)), 8), caption(rest, 8)
	said.X = 16
	left.X, left.Width, left.Align = -(lastEnd + 150), 150, fyne.TextAlignTrailing
	g.words = said.Text + " " + left.Text
	g.says.Set(false, false, said, left)
	g.content.Refresh()
}

// MinSize implements fyne.Layout.
func (g *goal) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 34) }

// Layout implements fyne.Layout.
func (g *goal) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := max(0, size.Width-16-lastEnd)
	widgets.Place(g.back, 16, 0, width, 4)
	widgets.Place(g.done, 16, 0, width*g.part, 4)
	widgets.Place(g.says, 0, 0, size.Width, size.Height)
}
