package editor

import (
	"strings"
	"testing"

	"reportdesk/internal/text"
)

// TestSlicesOfALongText cuts a text of many leaves everywhere: a slice that lies
// right of the root's middle and over the edge of two leaves is the one to go wrong.
func TestSlicesOfALongText(t *testing.T) {
	var b strings.Builder
	for b.Len() < 20*maxLeaf {
		b.WriteString("全区地区生产总值增长")
		b.WriteByte(byte('a' + b.Len()%26))
	}
	s := b.String()
	long := NewText(s)
	for start := 0; start < len(s); start += 501 {
		for _, n := range []int{1, 600, maxLeaf, 3 * maxLeaf} {
			sp := text.Span{Start: start, End: min(len(s), start+n)}
			if have := long.Slice(sp); have != sp.Of(s) {
				t.Fatalf("slice %v: have %.40q..., want %.40q...", sp, have, sp.Of(s))
			}
		}
	}
}
