package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClusters(t *testing.T) {
	for _, c := range []struct{ proves, in, want string }{
		{"Han of every plane", "报㐀𠮷", "报|㐀|𠮷"},
		{"a variant of a Han sign", "葛\U000E0100城", "葛\U000E0100|城"},
		{"combining marks", "e\u0301a\u0300\u0323", "e\u0301|a\u0300\u0323"},
		{"a family, a skin, a keycap", "👨‍👩‍👧👍🏽1️⃣", "👨‍👩‍👧|👍🏽|1️⃣"},
		{"flags, two signs each", "🇨🇳🇭🇰a", "🇨🇳|🇭🇰|a"},
		{"a flag of tags", "🏴\U000E0067\U000E0062\U000E007F甲", "🏴\U000E0067\U000E0062\U000E007F|甲"},
		{"right to left, letter by letter", "של\u05B8ם", "ש|ל\u05B8|ם"},
	} {
		var parts []string
		for at := 0; at < len(c.in); at = ClusterAfter(c.in, at) {
			parts = append(parts, c.in[at:ClusterAfter(c.in, at)])
		}
		if have := strings.Join(parts, "|"); have != c.want {
			t.Errorf("%s: have %q, want %q", c.proves, have, c.want)
		}
	}
}

// FuzzClusters: clusters cover a text, and going back over them is going forward
// the other way round.
func FuzzClusters(f *testing.F) {
	f.Add("报告👨‍👩‍👧🇨🇳🇭🇰e\u0301𠮷 שלום")
	f.Add(strings.Repeat("🇨🇳", 40) + "🇨甲")
	f.Add("甲" + strings.Repeat("\u0301", 70))
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 600 {
			t.Skip()
		}
		for at := 0; at < len(s); {
			next := ClusterAfter(s, at)
			if next <= at {
				t.Fatalf("%q: a cluster at %d ends at %d", s, at, next)
			}
			if have := ClusterBefore(s, next); have != at {
				t.Fatalf("%q: the cluster that ends at %d begins at %d, back from there at %d", s, next, at, have)
			}
			at = next
		}
	})
}
