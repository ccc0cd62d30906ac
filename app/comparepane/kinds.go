package comparepane

import (
	"fmt"
	"image/color"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// filter is one of the kinds that people tell apart: a chip of the tool row.
type filter int

// The filters, in the order of their chips. A split and a merge are edits; a
// moved pair is one of its own kind too.
const (
	same filter = iota
	figures
	edited
	rewritten
	added
	removed
	moved
	filters // how many there are
)

// filterOf is the filter of a kind of pair.
func filterOf(k compare.Kind) filter {
	switch k {
	case compare.Same:
		return same
	case compare.Figures:
		return figures
	case compare.Rewritten:
		return rewritten
	case compare.Added:
		return added
	case compare.Removed:
		return removed
	}
	return edited
}

// barShape is how the bar beside a passage is drawn: every kind has its own.
type barShape int

const (
	noBar barShape = iota
	dottedBar
	solidBar
	doubleBar
	dashedBar
)

// face is how a kind is drawn.
type face struct {
	ink, tint widgets.Ink
	bar       barShape
}

var faces = [filters]face{
	same:      {func(p *look.Palette) color.NRGBA { return p.SameInk }, func(p *look.Palette) color.NRGBA { return p.SameTint }, noBar},
	figures:   {func(p *look.Palette) color.NRGBA { return p.FigInk }, func(p *look.Palette) color.NRGBA { return p.FigTint }, dottedBar},
	edited:    {func(p *look.Palette) color.NRGBA { return p.EditInk }, func(p *look.Palette) color.NRGBA { return p.EditTint }, solidBar},
	rewritten: {func(p *look.Palette) color.NRGBA { return p.RewInk }, func(p *look.Palette) color.NRGBA { return p.RewTint }, doubleBar},
	added:     {func(p *look.Palette) color.NRGBA { return p.AddInk }, func(p *look.Palette) color.NRGBA { return p.AddTint }, solidBar},
	removed:   {func(p *look.Palette) color.NRGBA { return p.RemInk }, func(p *look.Palette) color.NRGBA { return p.RemTint }, solidBar},
	moved:     {func(p *look.Palette) color.NRGBA { return p.MovInk }, func(p *look.Palette) color.NRGBA { return p.MovTint }, dashedBar},
}

// sign is the character of a filter's badge.
func (f filter) sign() string {
	return words.Of([filters]string{"同", "数", "改", "重", "增", "删", "移"}[f], [filters]string{"=", "#", "~", "≈", "+", "−", "↕"}[f])
}

// word is what a filter is called.
func (f filter) word() string {
	return words.Of([filters]string{"相同", "仅数据", "修改", "重写", "新增", "删去", "移动"}[f],
		[filters]string{"Same", "Figures only", "Edited", "Rewritten", "Added", "Removed", "Moved"}[f])
}

// shown is the filter whose face a pair has: that a passage moved counts before
// what was changed in it.
func shown(p *compare.Pair) filter {
	if p.Moved {
		return moved
	}
	return filterOf(p.Kind)
}

// signOf is the character of a pair's badge, captionOf the words below it.
func signOf(p *compare.Pair) string {
	switch {
	case p.Moved:
	case p.Kind == compare.Split:
		return words.Of("拆", "1:2")
	case p.Kind == compare.Merged:
		return words.Of("并", "2:1")
	}
	return shown(p).sign()
}

func captionOf(p *compare.Pair) string {
	switch n := max(len(p.Old), len(p.New)); {
	case p.Kind == compare.Split && n > 2:
		return fmt.Sprintf(words.Of("拆为 %d 段", "Split in %d"), n)
	case p.Kind == compare.Split:
		return words.Of("拆为两段", "Split")
	case p.Kind == compare.Merged && n > 2:
		return fmt.Sprintf(words.Of("%d 段并一", "%d merged"), n)
	case p.Kind == compare.Merged:
		return words.Of("并为一段", "Merged")
	}
	return ""
}

// wordOf says what became of a pair.
func wordOf(p *compare.Pair) string {
	w := filterOf(p.Kind).word()
	if c := captionOf(p); c != "" {
		w = c
	}
	if p.Moved {
		w = moved.word() + words.Of("，", ", ") + w
	}
	return w
}

// notable reports whether a pair differs in any way.
func notable(p *compare.Pair) bool { return p.Kind != compare.Same || p.Moved }
