package comparepane

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// unitActions is the room that the actions of a change take.
const unitActions = 160

// units draws a line for each change of a text that came back: what it takes
// out and puts in, and who wrote it.
func (r *pairRenderer) units(a placement) {
	m, c := r.row.lines, look.Colors()
	for k, top := range a.units {
		u := &m.units[m.items[r.row.drawn.item].pair][k]
		x, y, end := m.frame.stripX(), top+unitLine/2, m.frame.width-leftEdge-unitActions
		if k == m.chosen {
			r.pen.rect(c.AccentTint, x-8, top, m.frame.width-leftEdge-x+8, unitLine).CornerRadius = 4
		}
		half := (end - x) * 0.36
		if u.gone != "" {
			x = r.marked(oneLine(u.gone), c.RemInk, c.RemTint, x, y, half, true) + 6
		}
		if u.gone != "" && u.come != "" {
			x = r.pen.text("→", widgets.CaptionType, c.Text3, x, y, end-x) + 6
		}
		if u.come != "" {
			x = r.marked(oneLine(u.come), c.AddInk, c.AddTint, x, y, half, false) + 6
		}
		r.pen.text(m.unitSays(u), widgets.CaptionType, c.Text3, x+8, y, max(0, end-x-8))
	}
}

// marked draws a deleted or inserted wording: struck through, or with a line below.
func (r *pairRenderer) marked(s string, ink, tint color.Color, x, y, width float32, struck bool) float32 {
	back := r.pen.rect(tint, x, y-9, 0, 18)
	line := r.pen.rect(ink, x, y, 0, 1)
	end := r.pen.text(s, widgets.CaptionType, ink, x, y, width)
	back.Resize(fyne.NewSize(end-x, 18))
	if !struck {
		line.Move(fyne.NewPos(x, y+8))
	}
	line.Resize(fyne.NewSize(end-x, 1))
	return end
}

// unitSays is what was decided of a change, else who wrote it.
func (m *lines) unitSays(u *unit) string {
	switch m.decision(u) {
	case taken:
		return words.Of("已采纳", "Taken")
	case refused:
		return words.Of("不采纳", "Refused")
	}
	if u.who == "" && m.pane.after.revised != nil && len(m.pane.after.revised.Changes) > 0 {
		return words.Of("没有修订痕迹", "Not tracked in Word")
	}
	return u.who
}

// oneLine shows a line end as a sign.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "¶") }
