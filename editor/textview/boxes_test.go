package textview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/editor"
	"reportdesk/internal/text"
)

// testCaptions shows 〔空：…〕 as what stands in it.
func testCaptions(s string) (int, string) {
	rest, ok := strings.CutPrefix(s, "〔空：")
	if !ok {
		return 0, ""
	}
	inside, _, closed := strings.Cut(rest, "〕")
	if !closed || strings.Contains(inside, "\n") {
		return 0, ""
	}
	return len("〔空：") + len(inside) + len("〕"), inside
}

func sitWithCaptions(t testing.TB, s string) *writer {
	w := sit(t, s)
	w.v.SetCaptions(testCaptions)
	return w
}

func TestACaptionIsShownInPlaceOfItsText(t *testing.T) {
	w := sitWithCaptions(t, "新建公园〔空：上年12〕处，〔2024〕5号。")
	var shown []string
	for _, o := range w.v.painter.texts[:w.v.painter.used] {
		shown = append(shown, o.Text)
	}
	if have, want := strings.Join(shown, "|"), "新建公园|上年12|处，|〔2024〕5号。"; have != want {
		t.Errorf("drawn %q, want %q", have, want)
	}
}

func TestTheCaretStepsOverACaption(t *testing.T) {
	const s = "新建〔空：上年12〕处"
	w := sitWithCaptions(t, s)
	before, behind := strings.Index(s, "〔"), strings.Index(s, "处")
	w.presses("Right", "Right", "Right")
	if have := w.v.state.Selection.Head; have != behind {
		t.Errorf("Right: caret at %d, want %d", have, behind)
	}
	w.presses("Left")
	if have := w.v.state.Selection.Head; have != before {
		t.Errorf("Left: caret at %d, want %d", have, before)
	}
	w.presses("Shift+Right")
	if have, want := w.v.state.Selection.Span(), (text.Span{Start: before, End: behind}); have != want {
		t.Errorf("Shift+Right: selected %v, want %v", have, want)
	}
	w.presses("End", "Left", "BackSpace")
	if have := w.v.state.Text.String(); have != "新建处" {
		t.Errorf("BackSpace behind it: %q", have)
	}
	w.presses("Ctrl+Z")
	if have := w.v.state.Text.String(); have != s {
		t.Errorf("taken back: %q", have)
	}
}

// No place that a pointer, an arrow or a page brings the caret to lies within a
// caption, and the lines cover the text, whatever is typed and taken away.
func FuzzCaptions(f *testing.F) {
	f.Add("新建〔空：上年12〕处，改造〔空：〕个〔空\n〔空：很长的一段话写在这里〕", []byte{1, 1, 1, 12, 13, 19, 20, 3, 2, 201, 230, 250, 25, 26})
	w := sitAt(f, "", fyne.NewSize(300, 200))
	w.v.SetCaptions(testCaptions)
	f.Fuzz(func(t *testing.T, s string, program []byte) {
		if len(s) > 400 || len(program) > 40 || strings.ContainsRune(s, '\uFFFD') {
			t.Skip()
		}
		w.t = t
		w.v.Open(editor.NewState(editor.Clean(s)), editor.History{})
		for _, b := range program {
			w.step(b)
			w.lawful()
			if in, inside := w.v.boxAt(w.v.state.Selection.Head); inside && b < 19 { // an edit may make a box around the caret
				t.Fatalf("key %d: the caret stands within %v", b, in)
			}
		}
	})
}
