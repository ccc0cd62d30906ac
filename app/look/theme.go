// Package look is how the window looks: colours, type sizes, measures, fonts
// and icons, by the names of the design. It draws nothing itself.
package look

import (
	_ "embed"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

//go:embed font/ReportdeskSans-Regular.otf
var regular []byte

//go:embed font/ReportdeskSans-Bold.otf
var bold []byte

var (
	regularFont = fyne.NewStaticResource("ReportdeskSans-Regular.otf", regular)
	boldFont    = fyne.NewStaticResource("ReportdeskSans-Bold.otf", bold)
)

// Mode is which variant is wanted.
type Mode string

// The modes.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Type sizes at 100%, in Fyne units.
const (
	Badge   float32 = 13
	Caption float32 = 12
	UI      float32 = 13
	Lead    float32 = 15
	Title   float32 = 16
	Display float32 = 24
)

// Heights of parts, in Fyne units.
const (
	HeaderHeight float32 = 48
	ToolHeight   float32 = 40
	StatusHeight float32 = 26
	ButtonHeight float32 = 30
	RowHeight    float32 = 30
	RailWidth    float32 = 60
	RailCompact  float32 = 44 // of a compact window, without words
)

// Theme is the window's theme; the zero Theme follows the system at 100%.
type Theme struct {
	Mode Mode
	// Scale is the text size, 1 where 0.
	Scale float32
}

var _ fyne.Theme = (*Theme)(nil)

// Colors returns the palette in force in the running program.
func Colors() *Palette {
	s := fyne.CurrentApp().Settings()
	if t, ok := s.Theme().(*Theme); ok {
		return t.palette(s.ThemeVariant())
	}
	return (&Theme{}).palette(s.ThemeVariant())
}

func (t *Theme) palette(v fyne.ThemeVariant) *Palette {
	if t.Mode == Dark || t.Mode != Light && v == theme.VariantDark {
		return &dark
	}
	return &light
}

// Color implements fyne.Theme. Names that Fyne blends over other colours come
// with alpha; our own widgets use the opaque colours of the palette instead.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.palette(v)
	isDark := p == &dark
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameDisabledButton:
		return p.Bg
	case theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return p.Paper
	case theme.ColorNameHeaderBackground:
		return p.Sunken
	case theme.ColorNameButton, theme.ColorNameMenuBackground:
		return p.Raised
	case theme.ColorNameInputBackground:
		return p.Field
	case theme.ColorNameSeparator:
		return p.Sep
	case theme.ColorNameInputBorder, theme.ColorNameScrollBar:
		return p.Line
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameForeground:
		return p.Text
	case theme.ColorNamePlaceHolder:
		return p.Text3
	case theme.ColorNameDisabled:
		return p.Disabled
	case theme.ColorNamePrimary:
		return p.Accent
	case theme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	case theme.ColorNameHyperlink:
		return p.AccentInk
	case theme.ColorNameSelection:
		return p.Select
	case theme.ColorNameError:
		return p.RemInk
	case theme.ColorNameWarning:
		return p.FigInk
	case theme.ColorNameSuccess:
		return p.AddInk
	case theme.ColorNameHover:
		return pick(isDark, color.NRGBA{0xFF, 0xFF, 0xFF, 0x12}, color.NRGBA{0x3A, 0x34, 0x24, 0x14})
	case theme.ColorNamePressed:
		return pick(isDark, color.NRGBA{0xFF, 0xFF, 0xFF, 0x1F}, color.NRGBA{0x3A, 0x34, 0x24, 0x24})
	case theme.ColorNameFocus:
		return pick(isDark, color.NRGBA{0x6F, 0xB3, 0xD0, 0x40}, color.NRGBA{0x43, 0x86, 0xA3, 0x40})
	case theme.ColorNameShadow:
		return pick(isDark, color.NRGBA{0, 0, 0, 0x80}, color.NRGBA{0x26, 0x23, 0x1E, 0x40})
	}
	return theme.DefaultTheme().Color(name, v)
}

func pick(isDark bool, inDark, inLight color.NRGBA) color.NRGBA {
	if isDark {
		return inDark
	}
	return inLight
}

// Font implements fyne.Theme: one family, nothing italic.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return boldFont
	}
	return regularFont
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	scale := t.Scale
	if scale == 0 {
		scale = 1
	}
	switch name {
	case theme.SizeNameCaptionText:
		return Caption * scale
	case theme.SizeNameText:
		return UI * scale
	case theme.SizeNameSubHeadingText:
		return Title * scale
	case theme.SizeNameHeadingText:
		return 20 * scale
	}
	if s, ok := sizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       8,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInlineIcon:         18,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameScrollBarRadius:    3,
	theme.SizeNameInputRadius:        5,
	theme.SizeNameSelectionRadius:    5,
	theme.SizeNameButtonRadius:       5,
	theme.SizeNamePopupRadius:        6,
	theme.SizeNameDialogRadius:       8,
	theme.SizeNameCardRadius:         8,
	theme.SizeNameModalBlurRadius:    0,
}
