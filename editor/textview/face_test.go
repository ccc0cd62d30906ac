package textview

import (
	"cmp"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"reportdesk/app/look"
	"reportdesk/editor/textview/measure"
	"reportdesk/editor/textview/measure/facetest"
)

// faceWithout is a face that lacks some signs: the program's bold, so that text in
// it is as wide nowhere as in the regular one.
func faceWithout(t testing.TB, signs string) *measure.Face {
	t.Helper()
	bold := (&look.Theme{}).Font(fyne.TextStyle{Bold: true}).Content()
	file := facetest.Without(t, bold, signs)
	f, err := measure.NewFace("without "+signs, func() ([]byte, error) { return file, nil })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(measure.Forget)
	return f
}

// setsIn sets the text in a face.
func (w *writer) setsIn(f *measure.Face) *writer {
	s := NewSheet(17)
	s.Body.Face = f
	w.v.SetSheet(s, nil)
	return w
}

// drawn is a run of text as it is on the screen.
type drawn struct {
	text    string
	x, end  float32 // as wide as Fyne draws it
	base    float32 // where its letters stand
	ownFont bool    // not the theme's
}

// drawn are the runs that are on the screen.
func (w *writer) drawn() []drawn {
	var all []drawn
	add := func(o *canvas.Text, at fyne.Position, lead string) {
		size, base := fyne.CurrentApp().Driver().RenderedTextSize(o.Text, o.TextSize, o.TextStyle, o.FontSource)
		led, _ := fyne.CurrentApp().Driver().RenderedTextSize(lead, o.TextSize, o.TextStyle, o.FontSource)
		scale := float64(w.v.scale)
		base = w.v.round(at.Y + float32(math.Ceil(float64(base)*scale)/scale))
		all = append(all, drawn{o.Text[len(lead):], at.X, at.X + size.Width - led.Width, base, o.FontSource != nil})
	}
	for _, o := range w.v.painter.texts[:w.v.painter.used] {
		add(o, o.Position(), "")
	}
	for _, c := range w.v.painter.lents[:w.v.painter.lentUsed] {
		add(c.Content.(*canvas.Text), c.Position(), leader)
	}
	return all
}

const odd = "全年完成612.4亿元、田园120㎡，cafe\u0301与GDP、To be：𠮷祥🙂好；שלום עולם 的“稳”——进……\n" + written

// What is drawn begins where the one before ends, to a pixel, whichever font each is
// drawn in; and all of a line stands on one line, at every size of the screen.
func TestRunsJoin(t *testing.T) {
	for _, c := range []struct {
		proves string
		face   func() *measure.Face
		// zoom is the size of the text, scale that of the screen.
		zoom, scale float32
	}{
		{"the theme's font", func() *measure.Face { return nil }, 1, 1},
		{"another font", func() *measure.Face { return faceWithout(t, "") }, 1, 1},
		{"one that lacks signs", func() *measure.Face { return faceWithout(t, "田稳㎡5，\u0301") }, 1, 1},
		{"the same, larger", func() *measure.Face { return faceWithout(t, "田稳㎡5，\u0301") }, 1.1, 1},
		{"the same on a finer screen", func() *measure.Face { return faceWithout(t, "田稳㎡5，\u0301") }, 1.1, 1.5},
	} {
		w := sit(t, odd)
		w.window.Canvas().(interface{ SetScale(float32) }).SetScale(c.scale)
		w.setsIn(c.face())
		w.v.SetZoom(c.zoom)
		for range 4 { // the caret's paragraph is cut into clauses
			var before *drawn
			lines := map[float32]bool{}
			for _, d := range sortDrawn(w.drawn()) {
				if before != nil && before.base == d.base && math.Abs(float64(before.end-d.x)) > 1.01 {
					t.Errorf("%s: %q ends at %v, %q begins at %v", c.proves, before.text, before.end, d.text, d.x)
				}
				before = &d
				lines[d.base] = true
			}
			for base := range lines {
				for other := range lines {
					if d := math.Abs(float64(base - other)); d > 0 && d < 12 {
						t.Errorf("%s: letters stand at %v and at %v", c.proves, base, other)
					}
				}
			}
			w.presses("Ctrl+Down")
		}
	}
}

// sortDrawn puts runs in the order in which they are read.
func sortDrawn(all []drawn) []drawn {
	slices.SortFunc(all, func(a, b drawn) int { return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.x, b.x)) })
	return all
}

// A sign that neither the face nor the theme's font has comes from a font with
// measures of its own; it stands where it would among the theme's.
func TestALentSignStandsWhereItWouldInTheThemesFont(t *testing.T) {
	rows := func(f *measure.Face) image.Rectangle {
		w := sit(t, "国🙂国").setsIn(f)
		picture := w.window.Canvas().Capture()
		var yellow image.Rectangle
		for y := range picture.Bounds().Dy() {
			for x := range picture.Bounds().Dx() {
				if r, g, b, _ := picture.At(x, y).RGBA(); r > 0xd000 && g > 0xa000 && b < 0x8000 {
					yellow = yellow.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		return yellow
	}
	want := rows(nil)
	if want.Empty() {
		t.Fatal("no emoji in the picture")
	}
	have := rows(faceWithout(t, ""))
	if have.Min.Y != want.Min.Y || have.Max.Y != want.Max.Y || abs(float32(have.Min.X-want.Min.X)) > 1 {
		t.Errorf("the emoji\n have %v\n want %v", have, want)
	}
}

func TestACaptionStaysInTheThemesFont(t *testing.T) {
	w := sitWithCaptions(t, "新建公园〔空：上年12〕处，稳步。").setsIn(faceWithout(t, "稳"))
	var shown []string
	for _, d := range w.drawn() {
		if d.ownFont {
			d.text = "<" + d.text + ">"
		}
		shown = append(shown, d.text)
	}
	if have, want := strings.Join(shown, "|"), "<新建公园>|上年12|<处，>|<步。>|稳"; have != want {
		t.Errorf("drawn %s, want %s", have, want)
	}
}

func TestAFontThatIsDrawnNoMoreIsNotKept(t *testing.T) {
	w := sit(t, written).setsIn(faceWithout(t, "稳"))
	w.setsIn(nil)
	w.v.SetReadOnly(true) // fewer runs than before
	w.v.Refresh()
	for _, o := range w.v.painter.texts {
		if o.FontSource != nil {
			t.Fatalf("%q keeps the font", o.Text)
		}
	}
}

func TestAKeyCostsTheSameInAnotherFont(t *testing.T) {
	s := manuscript(20_000)
	own := key(t, s)
	w := sit(t, s).setsIn(faceWithout(t, "稳5"))
	decorate(w.v)
	w.v.moveCaret(w.v.state.Text.Line(w.v.state.Text.Lines()/2).End, false, false)
	other := fastest(60, func() { w.v.TypedRune('新') })
	t.Logf("a key in the theme's font %v, in one that lacks signs %v", own, other)
	if other > 3*own {
		t.Errorf("a key costs %v in another font, %v in the theme's", other, own)
	}
}
