package textview

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"reportdesk/editor"
)

// fastest is the least time that f took of some tries: what it costs where
// nothing else has the machine.
func fastest(tries int, f func()) time.Duration {
	best := time.Duration(1<<63 - 1)
	for range tries {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return best
}

// key is what a key typed in the middle of a decorated text costs.
func key(t *testing.T, s string) time.Duration {
	w := sit(t, s)
	decorate(w.v)
	w.v.moveCaret(w.v.state.Text.Line(w.v.state.Text.Lines()/2).End, false, false)
	return fastest(60, func() { w.v.TypedRune('新') })
}

func TestAKeyCostsTheSameInALongText(t *testing.T) {
	short, long := key(t, manuscript(20_000)), key(t, manuscript(1_000_000))
	t.Logf("a key at 20,000 characters %v, at 1,000,000 %v", short, long)
	if long > 6*short {
		t.Errorf("a key costs %v in a million characters, %v in twenty thousand", long, short)
	}
}

func TestAKeyIsFarCheaperThanInFynesEntry(t *testing.T) {
	s := manuscript(20_000)
	mine := key(t, s)
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	w := test.NewWindow(e)
	defer w.Close()
	w.Resize(fyne.NewSize(674, 658))
	e.SetText(s)
	entry := fastest(2, func() { e.TypedRune('新') })
	t.Logf("a key at 20,000 characters: the view %v, Fyne's entry %v", mine, entry)
	if entry < 100*mine {
		t.Errorf("a key costs %v, in Fyne's entry %v", mine, entry)
	}
}

func TestAKeyInOneLongParagraph(t *testing.T) {
	usual := key(t, manuscript(100_000))
	long := key(t, strings.ReplaceAll(manuscript(100_000), "\n", ""))
	t.Logf("a key in a paragraph of 100,000 characters %v, in usual ones %v", long, usual)
	if long > 40*usual {
		t.Errorf("a key costs %v in one long paragraph, %v in usual ones", long, usual)
	}
}

func TestOpeningGrowsWithTheTextAtMost(t *testing.T) {
	open := func(n int) time.Duration {
		s := manuscript(n)
		w := sit(t, "")
		return fastest(5, func() { w.v.Open(editor.NewState(s), editor.History{}) })
	}
	short, long := open(100_000), open(1_000_000)
	t.Logf("opening 100,000 characters %v, 1,000,000 %v", short, long)
	if long > 20*short {
		t.Errorf("opening ten times the text costs %v for %v", long, short)
	}
}

func TestATextIsHeldInFewBytes(t *testing.T) {
	each := bytesACharacter(t)
	t.Logf("%.1f bytes a character, 3 of them the text's own", each)
	if each > 20 {
		t.Errorf("%.1f bytes a character", each)
	}
}

// bytesACharacter is what a decorated text of a million characters, laid out
// whole, takes of the heap.
func bytesACharacter(t testing.TB) float64 {
	s := manuscript(1_000_000)
	w := sit(t, "")
	read := func(s string) {
		// The bytes of s are counted: a text opened from a file has no other copy.
		w.v.Open(editor.NewState(strings.Clone(s)), editor.History{})
		decorate(w.v)
		for i := range w.v.column.count {
			w.v.laid(i)
		}
	}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	read(manuscript(100_000)) // so that fonts and widths are there before
	before := heap()
	read(s)
	each := float64(heap()-before) / 1_000_000
	runtime.KeepAlive(s)
	return each
}
