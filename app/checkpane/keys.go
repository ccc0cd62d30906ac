package checkpane

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/check"
	"reportdesk/internal/text"
)

// Stops are the regions that F6 goes through.
func (p *Pane) Stops() []widgets.Stop {
	if p.second {
		return p.readback.Stops()
	}
	stops := []widgets.Stop{
		{Area: p.regions.Left, Focus: p.rules},
		{Area: p.regions.Middle, Focus: p.rows},
		{Area: p.regions.Right, Focus: widgets.FirstFocus(p.inspector.flow)},
	}
	if p.class == widgets.Compact {
		for i, s := range []side{rulesSide, noSide, detailSide} {
			stops[i].Open = func() { p.side = s; p.foldSides() }
		}
	}
	return stops
}

// key takes Enter, which takes the suggestion where there is one, and Space,
// which folds, and opens the inspector of a compact window.
func (p *Pane) key(e *fyne.KeyEvent) bool {
	i := p.rows.Selected()
	if i < 0 {
		return false
	}
	one := p.model.lines[i].finding
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if one == nil || one.Suggestion == "" {
			return false
		}
		p.take(one)
	case fyne.KeySpace:
		if one == nil {
			p.fold(p.model.lines[i].group)
		} else if p.class == widgets.Compact {
			p.open(detailSide)
		}
	default:
		return false
	}
	return true
}

// take puts a finding's suggestion into the draft, as one step that can be undone.
func (p *Pane) take(one *check.Finding) {
	edits := text.Edits{{Span: one.Span, New: one.Suggestion}}
	said := fmt.Sprintf(words.Of("已改为“%s”", "Changed to %s"), one.Suggestion)
	if !p.host.Apply(edits, p.work.Revision, said) {
		p.host.Say(words.Of("草稿正在重新校核，或不能改写。稍后再改。", "The draft is being checked again, or cannot be written. Try again in a moment."), nil)
	}
}

// shortcut takes Ctrl+Enter: shown in the draft.
func (p *Pane) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	if i := p.rows.Selected(); i >= 0 {
		p.opened(i)
	}
	return true
}
