package measure_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"reportdesk/app/look"
	"reportdesk/editor/textview/measure"
	"reportdesk/editor/textview/measure/facetest"
	"reportdesk/internal/text"
	"reportdesk/internal/typeset"
)

// bold is a font file to make faces of.
func bold() []byte { return (&look.Theme{}).Font(fyne.TextStyle{Bold: true}).Content() }

func reads(file []byte) func() ([]byte, error) {
	return func() ([]byte, error) { return file, nil }
}

// lacking is the table of a face that lacks some signs, and that of the theme's font
// at the same size. Neither has what no font of the program has: 𠮷, Hebrew.
func lacking(t testing.TB, signs string) (table, spare *measure.Table) {
	a := test.NewApp()
	t.Cleanup(a.Quit)
	t.Cleanup(measure.Forget)
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	face, err := measure.NewFace("lacking "+signs, reads(facetest.Without(t, bold(), signs)))
	if err != nil {
		t.Fatal(err)
	}
	return measure.ForFace(face, 17), measure.For(17, false)
}

// runs shows which runs a text is drawn in, those in the theme's font in brackets.
func runs(table *measure.Table, s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n, in := table.Run(s)
		if in == table {
			b.WriteString("|" + s[:n])
		} else {
			b.WriteString("[" + s[:n] + "]")
		}
		s = s[n:]
	}
	return strings.TrimPrefix(b.String(), "|")
}

func TestSignsThatTheFaceLacksAreDrawnInTheThemesFont(t *testing.T) {
	table, spare := lacking(t, "田\u0301㎡")
	for _, c := range []struct{ proves, in, want string }{
		{"all there", "全区稳中有进", "全区稳中有进"},
		{"a sign in the middle", "临江田园12处", "临江[田]|园12处"},
		{"some at an end", "120㎡", "120[㎡]"},
		{"a plane beyond the first", "𠮷祥", "[𠮷]|祥"},
		{"a letter goes with the mark that is not there", "cafe\u0301 1", "caf[e\u0301]| 1"},
		{"an emoji of several signs", "好👨‍👩‍👧1️⃣好", "好[👨‍👩‍👧1️⃣]|好"},
		{"words from right to left, with their blanks", "称שלום עולם 的", "称[שלום עולם]| 的"},
		{"a blank between others", "田 田", "[田]| [田]"},
		{"nothing", "", ""},
	} {
		if have := runs(table, c.in); have != c.want {
			t.Errorf("%s: %q\n have %s\n want %s", c.proves, c.in, have, c.want)
		}
		if n, in := spare.Run(c.in); n != len(c.in) || in != spare {
			t.Errorf("%s: the theme's font draws %d of %d bytes of %q", c.proves, n, len(c.in), c.in)
		}
	}
}

// Runs cover a text and part it where clusters do; the face draws what it has; and
// the runs' widths sum to the whole's, as they are drawn.
func FuzzRun(f *testing.F) {
	f.Add("全年完成612.4亿元，田园120㎡")
	f.Add("👨‍👩‍👧 e\u0301 שלום עולם 12% العربية")
	f.Add("田\u0301\u0301 田 🇨🇳🇭🇰")
	table, spare := lacking(f, "田\u0301㎡")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\t\r\n") || len(s) > 200 {
			t.Skip()
		}
		sum := float32(0)
		for at := 0; at < len(s); {
			n, in := table.Run(s[at:])
			if n <= 0 || in != table && in != spare {
				t.Fatalf("%q: a run of %d bytes at %d", s, n, at)
			}
			if in == table && strings.ContainsAny(s[at:at+n], "田\u0301㎡𠮷") {
				t.Fatalf("%q: the face draws %q", s, s[at:at+n])
			}
			o := canvas.NewText(s[at:at+n], nil)
			in.Dress(o)
			sum += o.MinSize().Width
			end := at + n
			for at < end {
				at = text.ClusterAfter(s, at)
			}
			if at != end {
				t.Fatalf("%q: a run ends at %d within a cluster", s, end)
			}
		}
		if whole := table.Word(s); math.Abs(float64(whole-sum)) > 0.01 {
			t.Fatalf("%q: %v wide, its runs %v", s, whole, sum)
		}
		// What is measured as one word from right to left is drawn in one piece.
		for _, r := range s {
			if two := string(r) + " א"; typeset.IsRTL(r) && runs(table, two) != "["+two+"]" {
				t.Fatalf("%q is drawn as %s", two, runs(table, two))
			}
		}
	})
}

func TestAFaceMeasuresInItsOwnFont(t *testing.T) {
	table, _ := lacking(t, "田")
	bolder := measure.For(17, true)
	for _, r := range "中1a，" {
		if have, want := table.Rune(r), bolder.Rune(r); have != want {
			t.Errorf("%q is %v wide, in the font that the face is made of %v", r, have, want)
		}
	}
}

// Fyne parses the theme's fonts and the face anew after the theme has changed.
func TestAFaceOutlivesTheTheme(t *testing.T) {
	table, _ := lacking(t, "田")
	before := table.Word("GDP")
	fyne.CurrentApp().Settings().SetTheme(&look.Theme{Mode: look.Dark})
	if have := table.Word("GDP "); have <= before {
		t.Errorf("GDP with a blank is %v wide, without %v", have, before)
	}
	if have, want := table.Word("GDPGDP"), measure.For(17, true).Word("GDPGDP"); have != want {
		t.Errorf("after the theme has changed: have %v, want %v", have, want)
	}
}

func TestWhatNoTextCanBeSetInIsNoFace(t *testing.T) {
	whole := bold()
	for proves, file := range map[string][]byte{
		"no font":        []byte("plainly no font at all"),
		"nothing":        nil,
		"cut off":        whole[:len(whole)/2],
		"no Chinese":     theme.DefaultTextFont().Content(),
		"without 国":      facetest.Without(t, whole, "国"),
		"without blanks": facetest.Without(t, whole, " "),
	} {
		if _, err := measure.NewFace(proves, reads(file)); err == nil {
			t.Errorf("%s: made a face", proves)
		}
	}
	gone := errors.New("gone")
	if _, err := measure.NewFace("gone", func() ([]byte, error) { return nil, gone }); !errors.Is(err, gone) {
		t.Errorf("a file that is gone: have %v", err)
	}
}
