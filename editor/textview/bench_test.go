package textview

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"reportdesk/editor"
)

// manuscript is a text of about n characters, in paragraphs of a report's size.
func manuscript(n int) string {
	one := strings.Join(strings.Split(written, "\n")[1:], "\n") + "\n"
	return strings.Repeat(one, max(1, n/len([]rune(one))))
}

var benchSizes = []int{20_000, 100_000, 1_000_000}

// BenchmarkKey is a key typed in the middle of a decorated draft: change,
// layout, marks and drawing.
func BenchmarkKey(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := sit(b, manuscript(n))
			decorate(w.v)
			mid := w.v.state.Text.Line(w.v.state.Text.Lines() / 2)
			w.v.moveCaret(mid.End, false, false)
			b.ReportAllocs()
			for b.Loop() {
				w.v.TypedRune('新')
				w.v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
		})
	}
}

// BenchmarkKeyInAFace is the same in a font of its own, which lacks signs.
func BenchmarkKeyInAFace(b *testing.B) {
	w := sit(b, manuscript(20_000)).setsIn(faceWithout(b, "稳5"))
	decorate(w.v)
	w.v.moveCaret(w.v.state.Text.Line(w.v.state.Text.Lines()/2).End, false, false)
	b.ReportAllocs()
	for b.Loop() {
		w.v.TypedRune('新')
		w.v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// BenchmarkEntryKey is the same in Fyne's own entry.
func BenchmarkEntryKey(b *testing.B) {
	a := test.NewApp()
	defer a.Quit()
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	w := a.NewWindow("")
	w.SetContent(e)
	w.Resize(fyne.NewSize(674, 658))
	e.SetText(manuscript(20_000))
	for b.Loop() {
		e.TypedRune('新')
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// BenchmarkLongParagraph types at the start of a single paragraph of 100,000 characters.
func BenchmarkLongParagraph(b *testing.B) {
	w := sit(b, strings.ReplaceAll(manuscript(100_000), "\n", ""))
	for b.Loop() {
		w.v.TypedRune('新')
		w.v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := manuscript(n)
			w := sit(b, s)
			for b.Loop() {
				w.v.Open(editor.NewState(s), editor.History{})
			}
		})
	}
}

func BenchmarkScroll(b *testing.B) {
	w := sit(b, manuscript(100_000))
	decorate(w.v)
	down := float32(29)
	for b.Loop() {
		w.v.ScrollBy(down)
		if top, extent := w.v.scrolled(); top <= 0 || top+w.v.size.Height >= extent {
			down = -down
		}
	}
}

// BenchmarkMemory reports what a text of a million characters takes of the heap.
func BenchmarkMemory(b *testing.B) {
	for b.Loop() {
		b.ReportMetric(bytesACharacter(b), "B/character")
	}
}
