package draftpane

import (
	"image/color"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/compare"
)

// face is how a kind of counterpart is shown.
type face struct {
	sign, word string
	ink, tint  widgets.Ink
}

// faceOf is the face of a kind; a passage beside another is never added or removed.
func faceOf(k compare.Kind) face {
	switch k {
	case compare.Same:
		return face{
			words.Of("同", "="), words.Of("相同", "Same"),
			func(p *look.Palette) color.NRGBA { return p.SameInk }, func(p *look.Palette) color.NRGBA { return p.SameTint },
		}
	case compare.Figures:
		return face{
			words.Of("数", "#"), words.Of("仅数据", "Figures only"),
			func(p *look.Palette) color.NRGBA { return p.FigInk }, func(p *look.Palette) color.NRGBA { return p.FigTint },
		}
	case compare.Rewritten:
		return face{
			words.Of("重", "≈"), words.Of("重写", "Rewritten"),
			func(p *look.Palette) color.NRGBA { return p.RewInk }, func(p *look.Palette) color.NRGBA { return p.RewTint },
		}
	}
	return face{
		words.Of("改", "~"), words.Of("修改", "Edited"),
		func(p *look.Palette) color.NRGBA { return p.EditInk }, func(p *look.Palette) color.NRGBA { return p.EditTint },
	}
}
