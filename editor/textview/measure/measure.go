// Package measure knows how wide text is when Fyne draws it: a table of the
// advances of single signs, filled as they are met, and a memory of words,
// which kerning makes differ from the sum of their letters.
package measure

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Table measures one size and style. It implements typeset.Widths, and is used
// on the window's goroutine only.
type Table struct {
	size  float32
	style fyne.TextStyle
	plane [1 << 16]float32 // of the first plane; 0 where not yet known
	rest  map[rune]float32
	words map[string]float32
	// LineHeight is the height of a line of text, Baseline how far below its
	// top the letters stand.
	LineHeight, Baseline float32
}

type key struct {
	size float32
	bold bool
}

var tables = map[key]*Table{}

// For returns the table of a size and weight.
func For(size float32, bold bool) *Table {
	k := key{size, bold}
	if t := tables[k]; t != nil {
		return t
	}
	t := &Table{size: size, style: fyne.TextStyle{Bold: bold}, rest: map[rune]float32{}, words: map[string]float32{}}
	s, base := fyne.CurrentApp().Driver().RenderedTextSize("国", size, t.style, nil)
	t.LineHeight, t.Baseline = s.Height, base
	tables[k] = t
	return t
}

// Forget empties all tables: after the fonts or the scale have changed.
func Forget() { clear(tables) }

// Rune is the advance of one sign.
func (t *Table) Rune(r rune) float32 {
	if r >= 0 && r < 1<<16 {
		if t.plane[r] == 0 {
			t.plane[r] = t.ask(string(r))
		}
		return t.plane[r]
	}
	w, known := t.rest[r]
	if !known {
		w = t.ask(string(r))
		t.rest[r] = w
	}
	return w
}

// mostWords bounds the memory of words; what is written now is met again, what
// was scrolled past long ago need not be kept.
const mostWords = 20_000

// Word is the width of a run that is drawn as one.
func (t *Table) Word(s string) float32 {
	if w, known := t.words[s]; known {
		return w
	}
	if len(t.words) >= mostWords {
		clear(t.words)
	}
	w := t.ask(s)
	t.words[s] = w
	return w
}

// Text is the width of any text of one line: summed advances, with runs of
// letters as one.
func (t *Table) Text(s string) float32 {
	w := float32(0)
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && s[i] > ' ' {
			end := i
			for end < len(s) && s[end] < utf8.RuneSelf && s[end] > ' ' {
				end++
			}
			w += t.Word(s[i:end])
			i = end
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		w += t.Rune(r)
		i += n
	}
	return w
}

func (t *Table) ask(s string) float32 { return fyne.MeasureText(s, t.size, t.style).Width }
