// Package measure knows how wide text is when Fyne draws it: a table of the
// advances of single signs, filled as they are met, and a memory of words,
// which kerning makes differ from the sum of their letters. A Face is a font of the
// machine that text is set in instead of the theme's.
package measure

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Table measures one size and style of a font. It implements typeset.Widths, and is
// used on the window's goroutine only.
type Table struct {
	size  float32
	style fyne.TextStyle
	face  *Face
	spare *Table           // of the theme's font, for the signs that the face lacks; nil without a face
	plane [1 << 16]float32 // of the first plane; 0 where not yet known
	rest  map[rune]float32
	words map[string]float32
	// LineHeight is the height of a line of text, Baseline how far below its
	// top the letters stand.
	LineHeight, Baseline float32
}

type key struct {
	face *Face
	size float32
	bold bool
}

var (
	tables = map[key]*Table{}
	// newest is the table that was asked for last, mostly asked for again.
	newest    *Table
	newestKey key
)

// For returns the table of a size and weight of the theme's font.
func For(size float32, bold bool) *Table { return tableOf(key{nil, size, bold}) }

// ForFace returns the table of a size of a face, or with nil of the theme's regular font.
func ForFace(face *Face, size float32) *Table { return tableOf(key{face, size, false}) }

func tableOf(k key) *Table {
	if newest == nil || newestKey != k {
		t := tables[k]
		if t == nil {
			t = newTable(k)
			tables[k] = t
		}
		newest, newestKey = t, k
	}
	return newest
}

func newTable(k key) *Table {
	t := &Table{size: k.size, style: fyne.TextStyle{Bold: k.bold}, face: k.face, rest: map[rune]float32{}, words: map[string]float32{}}
	if k.face != nil {
		t.spare = For(k.size, k.bold)
	}
	s, base := fyne.CurrentApp().Driver().RenderedTextSize("国", k.size, t.style, t.source())
	t.LineHeight, t.Baseline = s.Height, base
	return t
}

// Forget empties all tables: after the fonts or the scale have changed.
func Forget() {
	clear(tables)
	newest, newestKey = nil, key{}
}

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

// ask measures a text run by run.
func (t *Table) ask(s string) float32 {
	w := float32(0)
	for len(s) > 0 {
		n, in := t.Run(s)
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s[:n], in.size, in.style, in.source())
		w += size.Width
		s = s[n:]
	}
	return w
}
