package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// grid gives a Han sign one unit and a Latin one half of it.
type grid struct{}

func (grid) Rune(r rune) float32 {
	if r < 0x2E80 && r != '—' && r != '…' && r != '“' && r != '”' && r != '‘' && r != '’' {
		return 0.5
	}
	return 1
}

func (g grid) Word(s string) float32 {
	w := float32(0)
	for _, r := range s {
		w += g.Rune(r)
	}
	return w
}

func units(s string) int {
	for _, u := range []string{"个百分点", "亿元", "万人次", "家"} {
		if strings.HasPrefix(s, u) {
			return len(u)
		}
	}
	return 0
}

func broken(t *testing.T, s Setter, par string) string {
	t.Helper()
	var parts []string
	for _, l := range s.Lines(par, nil) {
		parts = append(parts, par[l.Start:l.End])
	}
	return strings.Join(parts, "|")
}

func TestLinesFollowTheRules(t *testing.T) {
	for _, c := range []struct {
		proves string
		width  float32
		hang   bool
		par    string
		want   string
	}{
		{"Han breaks anywhere", 4, false, "全区经济稳中有进", "全区经济|稳中有进"},
		{"a comma takes a character along", 4, false, "全区经济，稳中有进", "全区经|济，稳中|有进"},
		{"a comma hangs", 4, true, "全区经济，稳中有进", "全区经济，|稳中有进"},
		{"an opening mark ends no line", 4, false, "全区的“四季”", "全区的|“四季”"},
		{"two marks after each other", 6, false, "全区（见附件）。", "全区（见附|件）。"},
		{"a number stays with its unit", 6, false, "收入完成43.35亿元", "收入完成|43.35亿元"},
		{"a percent sign", 5, false, "同比增长12.5%的", "同比增长|12.5%的"},
		{"a sign belongs to its number", 4, false, "下降到-3.5度", "下降到|-3.5度"},
		{"个百分点 stays whole", 8, false, "比上年提高1.5个百分点", "比上年提高|1.5个百分点"},
		{"a dash of two stays whole and begins no line", 4, false, "甲乙丙丁——戊", "甲乙丙|丁——戊"},
		{"a Latin word is whole", 4, false, "全面接入internet网", "全面接入|internet|网"},
		{"a word wider than a line is cut", 2, false, "abcdefgh", "abcd|efgh"},
		{"indents are kept", 6, false, "　　全区经济稳中", "　　全区经济|稳中"},
		{"a space ends a line, and begins none", 3, false, "abcd ef gh", "abcd |ef gh"},
		{"signs beyond the first plane", 2, false, "㐀𠮷㐀𠮷", "㐀𠮷|㐀𠮷"},
		{"a combined sign is one", 1, false, "e\u0301e\u0301", "e\u0301|e\u0301"},
		{"nothing", 4, false, "", ""},
	} {
		s := Setter{Widths: grid{}, Width: c.width, Hang: c.hang, Units: units}
		if got := broken(t, s, c.par); got != c.want {
			t.Errorf("%s: %q in %v\n have %s\n want %s", c.proves, c.par, c.width, got, c.want)
		}
	}
}

func TestTheFirstLineIsIndented(t *testing.T) {
	s := Setter{Widths: grid{}, Width: 6, Indent: 2}
	if got := broken(t, s, "全区经济稳中有进好"); got != "全区经济|稳中有进好" {
		t.Error(got)
	}
}

func FuzzLines(f *testing.F) {
	f.Add("全年地区生产总值完成612.4亿元，按不变价格计算增长5.6%，增速居全市第三位；", 10, true)
	f.Add("　　“四季”活动——46场…… English words, 𠮷 👨‍👩‍👧 e\u0301", 3, false)
	f.Add("שלום עולם 12%", 2, false)
	f.Fuzz(func(t *testing.T, par string, width int, hang bool) {
		if strings.ContainsAny(par, "\n\r") || !utf8.ValidString(par) {
			t.Skip()
		}
		s := Setter{Widths: grid{}, Width: float32(1 + width&31), Hang: hang, Units: units}
		at := 0
		for _, l := range s.Lines(par, nil) {
			if l.Start != at || l.End < l.Start || l.End == l.Start && par != "" {
				t.Fatalf("%q: line [%d,%d) after %d", par, l.Start, l.End, at)
			}
			at = l.End
			stops := s.Stops(par, l, nil)
			for place := l.Start; place < l.End; place = text.ClusterAfter(par, place) {
				x := s.X(par, l, place)
				if have := s.XOf(par, stops, place); have != x {
					t.Fatalf("%q: place %d at %v, by the stops %v", par, place, x, have)
				}
				back := s.At(par, l, x)
				if x2 := s.X(par, l, back); x2 != x {
					t.Fatalf("%q: place %d at %v comes back as %d at %v", par, place, x, back, x2)
				}
				if end := text.ClusterAfter(par, place); text.ClusterBefore(par, end) > place {
					t.Fatalf("%q: cluster [%d,%d) seen from behind begins at %d", par, place, end, text.ClusterBefore(par, end))
				}
			}
		}
		if at != len(par) {
			t.Fatalf("%q: lines end at %d of %d", par, at, len(par))
		}
	})
}

func BenchmarkLines(b *testing.B) {
	par := strings.Repeat("全年地区生产总值完成612.4亿元，按不变价格计算增长5.6%，增速居全市第三位；", 10)
	s := Setter{Widths: grid{}, Width: 34, Hang: true, Units: units}
	var lines []Line
	b.SetBytes(int64(len(par)))
	for b.Loop() {
		lines = s.Lines(par, lines[:0])
	}
}
