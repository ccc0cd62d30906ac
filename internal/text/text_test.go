package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTrimTakesEveryKindOfSpace(t *testing.T) {
	s := "\u3000\u3000\ufeff各位代表：\u200b \u00a0\r\n"
	if got := (Span{0, len(s)}).Trim(s).Of(s); got != "各位代表：" {
		t.Errorf("got %q", got)
	}
	blank := "\u3000\t "
	if got := (Span{0, len(blank)}).Trim(blank); !got.Empty() {
		t.Errorf("a blank text trims to %v", got)
	}
}

func TestLinesCountEveryLineEndOnce(t *testing.T) {
	s := "甲\r\n乙丙\r丁\n"
	l := NewLines(s)
	if l.Count() != 4 {
		t.Fatalf("%d lines", l.Count())
	}
	for _, c := range []struct {
		part         string
		line, column int
	}{{"甲", 1, 0}, {"乙", 2, 0}, {"丙", 2, 1}, {"丁", 3, 0}} {
		at := strings.Index(s, c.part)
		if line, col := l.Position(at); line != c.line || col != c.column {
			t.Errorf("%s: got %d:%d", c.part, line, col)
		}
		if l.Offset(c.line, c.column) != at {
			t.Errorf("%s: offset %d, want %d", c.part, l.Offset(c.line, c.column), at)
		}
	}
	if got := l.Offset(1, 99); got != len("甲") {
		t.Errorf("a column past the end gives %d", got)
	}
}

func TestOriginCarriesPlacesBothWays(t *testing.T) {
	source := "全县[1]生产&nbsp;总值"
	var derived string
	var o Origin
	at := 0
	add := func(from string, as string) {
		i := at + strings.Index(source[at:], from)
		o = o.Add(Piece{Span{len(derived), len(derived) + len(as)}, Span{i, i + len(from)}})
		derived += as
		at = i + len(from)
	}
	add("全县", "全县")
	add("生产", "生产")
	add("&nbsp;", " ")
	add("总值", "总值")
	for _, c := range []struct{ part, want string }{
		{"全县生", "全县[1]生"}, {"产 总", "产&nbsp;总"}, {"总值", "总值"}, {" ", "&nbsp;"},
	} {
		i := strings.Index(derived, c.part)
		if got := o.ToSource(Span{i, i + len(c.part)}).Of(source); got != c.want {
			t.Errorf("%q comes from %q, want %q", c.part, got, c.want)
		}
	}
	if d, kept := o.ToDerived(strings.Index(source, "[1]")); kept || d != len("全县") {
		t.Errorf("a dropped place maps to %d, %v", d, kept)
	}
	if d, kept := o.ToDerived(strings.Index(source, "总")); !kept || derived[d:] != "总值" {
		t.Errorf("a kept place maps to %d, %v", d, kept)
	}
}

// fuzzEdits makes valid edits of t from arbitrary bytes.
func fuzzEdits(t string, program []byte) Edits {
	var es Edits
	at := 0
	for len(program) >= 3 && at <= len(t) {
		start := at + int(program[0])%16
		end := start + int(program[1])%8
		if end > len(t) {
			break
		}
		es = append(es, Edit{Span{start, end}, strings.Repeat("新", int(program[2])%4)})
		at = end
		program = program[3:]
	}
	return es
}

func FuzzEdits(f *testing.F) {
	f.Add("一般公共预算收入43.35亿元", []byte{3, 0, 1, 2, 4, 0, 1, 1, 1})
	f.Add("", []byte{0, 0, 2, 0, 0, 1})
	f.Fuzz(func(t *testing.T, s string, program []byte) {
		es := fuzzEdits(s, program)
		after, err := es.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		back, err := es.Invert(s).Apply(after)
		if err != nil || back != s {
			t.Fatalf("undone: %v\n%q\n%q", err, back, s)
		}
		last := [2]int{}
		for at := 0; at <= len(s); at++ {
			for i, side := range []Side{Before, After} {
				m := es.Map(at, side)
				if m < last[i] || m > len(after) {
					t.Fatalf("map of %d goes from %d to %d of %d", at, last[i], m, len(after))
				}
				last[i] = m
			}
			if es.Map(at, Before) > es.Map(at, After) {
				t.Fatalf("at %d before lies behind after", at)
			}
		}
		if es.Map(len(s), After) != len(after) {
			t.Fatal("the end does not stay the end")
		}
		if utf8.ValidString(s) {
			l := NewLines(after)
			for at := range after {
				line, col := l.Position(at)
				if after[at] != '\n' && after[at] != '\r' && l.Offset(line, col) != at {
					t.Fatalf("place %d:%d of %d comes back as %d", line, col, at, l.Offset(line, col))
				}
			}
		}
	})
}

func TestEditsThatOverlapAreRefused(t *testing.T) {
	for _, es := range []Edits{
		{{Span{0, 4}, ""}, {Span{3, 5}, ""}},
		{{Span{2, 1}, ""}},
		{{Span{0, 99}, ""}},
		{{Span{4, 4}, "x"}, {Span{1, 1}, "y"}},
	} {
		if got, err := es.Apply("abcdefg"); err == nil || got != "abcdefg" {
			t.Errorf("%v applied: %q", es, got)
		}
	}
}
