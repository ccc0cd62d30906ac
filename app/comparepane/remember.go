package comparepane

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// The keys of what the pane remembers.
const (
	prefHideSame = "compare.hide-same"
	prefUnified  = "compare.unified"
	prefKinds    = "compare.kinds"
	prefMode     = "compare.mode." // with the keys of the two texts
	prefBefore   = "compare.before"
	prefAfter    = "compare.after"
	prefInAfter  = "compare.place-in-after"
	prefPlace    = "compare.place"
)

// Summary is what the status bar says of the pane: what was chosen and why, and
// how long the texts are.
func (p *Pane) Summary() string {
	if p.hint != "" {
		return p.hint
	}
	r := p.lines.result
	if r == nil {
		return ""
	}
	if p.lines.readingBack() {
		return p.readingWords()
	}
	mode := words.Of("修订", "Revision")
	if r.Mode == compare.Year {
		mode = words.Of("跨年", "Years")
	}
	parts := []string{mode}
	if r.Why != "" {
		parts[0] = words.Of("自动判为：", "Auto chose: ") + mode + fmt.Sprintf(words.Of("（%s）", " (%s)"), words.Told(r.Why))
	}
	count := func(s string) string { return widgets.Thousands(utf8.RuneCountInString(s)) }
	parts = append(parts,
		fmt.Sprintf(words.Of("旧 %s 字", "old %s characters"), count(r.Old.Text)),
		fmt.Sprintf(words.Of("新 %s 字", "new %s characters"), count(r.New.Text)))
	if r.Mode == compare.Year {
		parts = append(parts, fmt.Sprintf(words.Of("沿用 %.0f%%", "%.0f%% kept"), 100*r.Kept))
	}
	if p.lines.frame.one && !p.lines.unified {
		parts = append(parts, words.Of("窗口窄，已合为一栏", "one column: the window is narrow"))
	}
	parts = append(parts, fmt.Sprintf(words.Of("用时 %d 毫秒", "%d ms"), r.took.Milliseconds()))
	return strings.Join(parts, "　")
}

// say shows a word on what the pointer is at in the status bar, "" for none.
func (p *Pane) say(hint string) {
	if hint != p.hint {
		p.hint = hint
		p.host.Summarise()
	}
}

// modeKey is where the mode chosen for the two texts is remembered.
func (p *Pane) modeKey() string { return prefMode + p.before.key() + "|" + p.after.key() }

// recall brings back what the pane remembers.
func (p *Pane) recall() {
	prefs := p.host.Preferences()
	p.lines.hideSame = prefs.Bool(prefHideSame)
	p.lines.unified = prefs.Bool(prefUnified)
	for _, name := range strings.Fields(prefs.String(prefKinds)) {
		for f := range filters {
			if kindNames[f] == name {
				p.lines.on[f] = true
			}
		}
	}
}

// kindNames are the filters' names in the preferences.
var kindNames = [filters]string{"same", "figures", "edited", "rewritten", "added", "removed", "moved"}

// keep remembers filters and columns.
func (p *Pane) keep() {
	prefs := p.host.Preferences()
	prefs.SetBool(prefHideSame, p.lines.hideSame)
	prefs.SetBool(prefUnified, p.lines.unified)
	var on []string
	for f := range filters {
		if p.lines.on[f] {
			on = append(on, kindNames[f])
		}
	}
	prefs.SetString(prefKinds, strings.Join(on, " "))
}
