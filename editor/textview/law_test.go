package textview

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"reportdesk/editor"
	"reportdesk/internal/text"
	"reportdesk/internal/typeset"
)

// FuzzView plays any keys on any text and holds the view to its laws.
func FuzzView(f *testing.F) {
	holdsToItsLaws(f, sitAt(f, "", fyne.NewSize(300, 200))) // one window for all: making one costs a second
}

// FuzzViewInAFace is FuzzView with text in a font of its own, which lacks signs.
func FuzzViewInAFace(f *testing.F) {
	w := sitAt(f, "", fyne.NewSize(300, 200))
	w.setsIn(faceWithout(f, "稳5亿\u0301"))
	holdsToItsLaws(f, w)
}

func holdsToItsLaws(f *testing.F, w *writer) {
	f.Add("全年完成612.4亿元，增长5.6%；\n“临江四季”——46场……\n\nlong words 👨‍👩‍👧 e\u0301 שלום", []byte{0, 5, 9, 14, 3, 7, 0, 1, 2, 22, 23, 8, 4})
	f.Add(strings.Repeat("稳中有进，", 60), []byte{1, 1, 1, 30, 31, 32, 33, 34, 35, 9, 9, 9, 0, 0, 0, 11, 11, 18})
	f.Add("", []byte{0, 4, 0, 4, 17, 12, 13})
	f.Fuzz(func(t *testing.T, s string, program []byte) {
		if !utf8.ValidString(s) || len(s) > 1000 || len(program) > 40 {
			t.Skip()
		}
		w.t = t
		w.v.Open(editor.NewState(editor.Clean(s)), editor.History{})
		w.v.Decorate(Figures, Mark{}, editor.Find(s, editor.Query{Text: "稳"}))
		for _, b := range program {
			w.step(b)
			w.lawful()
		}
		for w.v.Undo() {
			w.lawful()
		}
		if got := w.v.state.Text.String(); got != editor.Clean(s) {
			t.Fatalf("all undone: %q, want %q", got, s)
		}
	})
}

// step plays one byte as a key or a click.
func (w *writer) step(b byte) {
	keys := []string{
		"Left", "Right", "Up", "Down", "Home", "End", "Prior", "Next", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End",
		"Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Ctrl+Shift+Left", "Ctrl+Shift+Right", "Shift+End",
		"BackSpace", "Delete", "Ctrl+BackSpace", "Ctrl+Delete", "Return", "Tab", "Ctrl+Z", "Ctrl+Y",
	}
	signs := []string{"新", "，", "5", "a", "“", " ", "　", "\u0301", "🙂", "——", "亿元"}
	switch i := int(b); {
	case i < len(keys):
		w.presses(keys[i])
	case i < len(keys)+len(signs):
		w.types(signs[i-len(keys)])
	case i < 200:
		w.v.ScrollBy(float32(i - 120))
	default:
		at, atEnd := w.v.placeAt(fyne.NewPos(float32(i-200)*6, float32(i*37%200)))
		w.v.moveCaret(at, atEnd, i%2 == 0)
	}
}

// lawful fails unless the view holds to its laws.
func (w *writer) lawful() {
	w.t.Helper()
	v := w.v
	if v.column.count != v.state.Text.Lines() {
		w.t.Fatalf("%d paragraphs laid out of %d", v.column.count, v.state.Text.Lines())
	}
	sum := float32(0)
	for i := range v.column.count {
		p := *v.column.at(i)
		sum += p.height
		if p.lines == nil {
			continue
		}
		s, _ := v.paragraph(i)
		at := 0
		for _, l := range p.lines {
			if l.Start != at {
				w.t.Fatalf("paragraph %q: a line begins at %d, the one before ends at %d", s, l.Start, at)
			}
			at = l.End
		}
		if at != len(s) {
			w.t.Fatalf("paragraph %q: lines end at %d of %d", s, at, len(s))
		}
		if whole := v.setter(p.style, s).Lines(s, []typeset.Line{}); !slices.Equal(whole, p.lines) {
			w.t.Fatalf("paragraph %q: broken by and by %v, broken whole %v", s, p.lines, whole)
		}
	}
	if have := v.column.height(); math.Abs(float64(have-sum)) > 0.5 {
		w.t.Fatalf("heights sum to %v, the column says %v", sum, have)
	}
	for _, at := range []int{v.state.Selection.Head, v.state.Selection.Anchor} {
		s, span := v.paragraph(v.state.Text.LineOf(at))
		place := 0
		for place < at-span.Start {
			place = text.ClusterAfter(s, place)
		}
		if place != at-span.Start {
			w.t.Fatalf("the caret stands at %d inside a cluster of %q", at-span.Start, s)
		}
	}
	if h := v.laid(v.first).height; v.first > 0 && (v.offset < 0 || v.offset >= h) {
		w.t.Fatalf("the anchor is %v within a paragraph of %v", v.offset, h)
	}
}

// FuzzMarks holds marks that follow edits lazily to what each edit says of each span.
func FuzzMarks(f *testing.F) {
	f.Add([]byte{3, 2, 5, 1, 0, 4}, []byte{10, 3, 2, 40, 0, 5, 2, 9, 0})
	f.Fuzz(func(t *testing.T, gaps, program []byte) {
		var spans []text.Span
		at := 0
		for _, g := range gaps {
			at += int(g % 7)
			n := 1 + int(g/7)%5
			spans = append(spans, text.Span{Start: at, End: at + n})
			at += n
		}
		size := at + 10
		m := newMarks(spans)
		for ; len(program) >= 3; program = program[3:] {
			start := int(program[0]) % (size + 1)
			e := text.Edit{Span: text.Span{Start: start, End: min(size, start+int(program[1])%9)}, New: strings.Repeat("x", int(program[2])%9)}
			es := text.Edits{e}
			size += es.Growth()
			m.apply(es)
			var want []text.Span
			for _, s := range spans {
				if s = es.MapSpan(s); !s.Empty() {
					want = append(want, s)
				}
			}
			spans = want
			if m.len() != len(want) {
				t.Fatalf("after %v: %d marks, want %v", e, m.len(), want)
			}
			for i := range want {
				if m.at(i) != want[i] {
					t.Fatalf("after %v: mark %d is %v, want %v", e, i, m.at(i), want[i])
				}
			}
		}
	})
}

// FuzzColumn holds the blocks of paragraphs to a plain list.
func FuzzColumn(f *testing.F) {
	f.Add([]byte{0, 0, 200, 10, 90, 3, 0, 255, 0, 50, 1, 1})
	f.Fuzz(func(t *testing.T, program []byte) {
		var c column
		var plain []para
		h := float32(1)
		for ; len(program) >= 3 && len(plain) < 5000; program = program[3:] {
			i := int(program[0]) * 8 % (len(plain) + 1)
			n := min(int(program[1])*4, len(plain)-i)
			fresh := make([]para, int(program[2])*5)
			for k := range fresh {
				h++
				fresh[k].height = float32(int(h) % 97)
			}
			c.splice(i, n, fresh)
			plain = slices.Concat(plain[:i:i], fresh, plain[i+n:])
			if c.count != len(plain) {
				t.Fatalf("%d paragraphs, want %d", c.count, len(plain))
			}
			y := float32(0)
			for k, p := range plain {
				if k%16 == 0 && c.at(k).height != p.height || k%64 == 0 && c.top(k) != y {
					t.Fatalf("paragraph %d of %d: height %v at %v, want %v at %v", k, len(plain), c.at(k).height, c.top(k), p.height, y)
				}
				y += p.height
			}
			if c.height() != y {
				t.Fatalf("height %v, want %v", c.height(), y)
			}
		}
	})
}
