package export

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"reportdesk/export/docx"
)

// Layout is how a report is printed: a preset of the program's or one of the
// user's own. It is a plain value, kept as JSON among the preferences. Lengths
// are in twentieths of a point, as in Word's files; see Millimetres.
type Layout struct {
	Name string `json:"name"`
	// Width and Height are the paper's, then its margins; Footer is the distance
	// of the page number from the paper's lower edge.
	Width  int `json:"width"`
	Height int `json:"height"`
	Top    int `json:"top"`
	Right  int `json:"right"`
	Bottom int `json:"bottom"`
	Left   int `json:"left"`
	Footer int `json:"footer"`
	// Lines are those of a page of body text and Characters those of its lines;
	// 0 leaves them to Body's size and LinePitch.
	Lines      int `json:"lines"`
	Characters int `json:"characters"`
	// LinePitch is the height of a line where Lines does not say it.
	LinePitch int `json:"linePitch"`
	// FirstLine is the indent of paragraphs in characters.
	FirstLine int `json:"firstLine"`

	Title    Type `json:"title"`
	Subtitle Type `json:"subtitle"` // the meeting, the date, the speaker
	Body     Type `json:"body"`
	// Heads are 一、 （一） 1. （1）.
	Heads  [4]Type `json:"heads"`
	Note   Type    `json:"note"`   // the glossary
	Number Type    `json:"number"` // of the page
	// Numbers says where page numbers stand.
	Numbers NumberPlace `json:"numbers"`
}

// Type is the type in which paragraphs of a kind are set.
type Type struct {
	Font string `json:"font"`
	// Latin is the font of letters and digits, "" for Font.
	Latin string `json:"latin,omitempty"`
	// Size is in half points: 三号 is 32, 小四 24.
	Size int  `json:"size"`
	Bold bool `json:"bold,omitempty"`
	// Line is the height of its lines; 0 is that of the body.
	Line int `json:"line,omitempty"`
}

// NumberPlace says where the page number stands.
type NumberPlace string

// The places of page numbers.
const (
	NumbersOutside NumberPlace = "outside" // odd pages right, even ones left
	NumbersCentred NumberPlace = "centre"
	NoNumbers      NumberPlace = "none"
)

// Millimetres turns millimetres into twentieths of a point.
func Millimetres(mm float64) int { return int(math.Round(mm * 1440 / 25.4)) }

// Official is the preset 国标, the page of GB/T 9704-2012: A4, the type area 156
// by 225 mm with 22 lines of 28 characters, body 三号仿宋, title 二号小标宋.
func Official() Layout {
	text := Type{Font: fontText, Size: 32}
	return Layout{
		Name:  "国标",
		Width: 11906, Height: 16838, Top: 2098, Right: 1474, Bottom: 1984, Left: 1588, Footer: 1400,
		Lines: 22, Characters: 28, FirstLine: 2,
		Title: Type{Font: fontTitle, Size: 44, Line: 700}, Subtitle: Type{Font: fontKai, Size: 32},
		Body: text, Heads: [4]Type{{Font: fontHead, Size: 32}, {Font: fontKai, Size: 32}, text, text},
		Note: Type{Font: fontText, Size: 24, Line: 400}, Number: Type{Font: fontBody, Size: 28}, Numbers: NumbersOutside,
	}
}

// Check says what of a layout cannot be printed; nil for one that can.
func (l Layout) Check() error {
	width, height := l.Width-l.Left-l.Right, l.Height-l.Top-l.Bottom
	switch {
	case min(l.Top, l.Right, l.Bottom, l.Left, l.Footer, l.Lines, l.Characters, l.LinePitch, l.FirstLine) < 0:
		return errors.New("check layout: a length is below zero")
	case width < 2000 || height < 2000 || max(l.Width, l.Height) > 31680:
		return fmt.Errorf("check layout: no room for text on a page of %d by %d", l.Width, l.Height)
	case l.Lines > 200 || l.Characters > 200:
		return errors.New("check layout: more lines or characters than a page can have")
	}
	for _, t := range l.types() {
		if t.Font == "" || t.Size < 8 || t.Size > 400 || t.Line < 0 {
			return fmt.Errorf("check layout: no type of font %q and size %d", t.Font, t.Size)
		}
	}
	return nil
}

// types are all its types, those of the text first.
func (l Layout) types() []Type {
	return append([]Type{l.Body, l.Title, l.Subtitle}, append(l.Heads[:], l.Note, l.Number)...)
}

// pitch is the height of a line of body text.
func (l Layout) pitch() int {
	switch {
	case l.Lines > 0:
		return (l.Height - l.Top - l.Bottom) / l.Lines
	case l.LinePitch > 0:
		return l.LinePitch
	}
	return l.Body.Size * 18 // 1.8 of the type's size
}

// FontsMissing names the fonts of the layout that a machine lacks, each once,
// in the order of their weight in the text. has says of a font's name whether
// the machine has it; a font counts as there under its other names too
// (仿宋_GB2312 for 仿宋), but not where another design would stand in for it:
// what prints in another type, the user is told.
func (l Layout) FontsMissing(has func(name string) bool) []string {
	var missing []string
	seen := map[string]bool{"": true}
	for _, t := range l.types() {
		for _, name := range []string{t.Font, t.Latin} {
			if !seen[name] && !has(name) && !slices.ContainsFunc(sameFonts[name], has) {
				missing = append(missing, name)
			}
			seen[name] = true
		}
	}
	return missing
}

// sameFonts are the other names under which a font is installed.
var sameFonts = map[string][]string{
	fontTitle: {"方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋体"},
	fontText:  {"仿宋_GB2312", "FangSong", "FangSong_GB2312"},
	fontKai:   {"楷体_GB2312", "KaiTi", "KaiTi_GB2312"},
	fontHead:  {"SimHei"},
	fontBody:  {"SimSun"},
}

// page is the layout's page as docx takes it.
func (l Layout) page() docx.Page {
	p := docx.Page{
		Width: l.Width, Height: l.Height, Top: l.Top, Right: l.Right, Bottom: l.Bottom, Left: l.Left, Footer: l.Footer,
		LinePitch: l.pitch(),
	}
	if l.Characters > 0 {
		// What a character is wider than its type, in 4096ths of a point.
		p.CharSpace = ((l.Width-l.Left-l.Right)*4096 - l.Characters*l.Body.Size*10*4096) / (20 * l.Characters)
	}
	return p
}

// setup is that of a document in the layout.
func (l Layout) setup(title string, made time.Time) docx.Setup {
	s := docx.Setup{Title: title, Author: programName, Made: made, Page: l.page(), Fonts: docxFonts, Styles: l.styles()}
	switch l.Numbers {
	case NumbersOutside:
		s.Foot, s.EvenFoot = pageNumber(styleFootOdd), pageNumber(styleFootEven)
	case NumbersCentred:
		s.Foot = pageNumber(styleFootOdd)
	}
	return s
}

// spacing is what characters of the body's size are set closer, in twentieths of
// a point, so that a line of Han has as many as the layout says. The page's grid
// of characters alone does it in Word; LibreOffice gives a character that is
// wider than its cell the room of two (14 a line, not 28). So the paragraphs
// leave the grid, which stays the page's, and are set closer themselves: the
// lines are the same in both. One more is taken off for what LibreOffice rounds
// to hundredths of a millimetre.
func (l Layout) spacing(t Type) int {
	if l.Characters == 0 || t.Size != l.Body.Size {
		return 0
	}
	free := l.Width - l.Left - l.Right - l.Characters*t.Size*10
	return int(math.Floor(float64(free)/float64(l.Characters))) - 1
}
