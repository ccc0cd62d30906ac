package editor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/text"
)

func TestSearchAndReplace(t *testing.T) {
	for _, c := range []struct {
		proves   string
		q        Query
		fresh    string
		in, want string
	}{
		{"groups are filled in", Query{Text: `(\d+)年度`, Regexp: true}, "${1}年", "2024年度、2025年度", "2024年、2025年"},
		{"^ stands at a paragraph's start", Query{Text: `^（.）`, Regexp: true}, "", "（一）稳（二）\n（二）进", "稳（二）\n进"},
		{"full width is found by half", Query{Text: `(\d)%`, Regexp: true, AnyWidth: true}, "$1个百分点", "增长５％、下降3%", "增长５个百分点、下降3个百分点"},
		{"in what is selected only", Query{Text: "增长", Within: &text.Span{Start: 3, End: 15}}, "上升", "增长增长增长", "增长上升增长"},
		{"in what is selected, with groups", Query{Text: `(增)(长)`, Regexp: true, Within: &text.Span{Start: 6, End: 18}}, "$2$1", "增长增长增长", "增长长增长增"},
		{"a sign of replacing is itself elsewhere", Query{Text: "元"}, "$1", "5元", "5$1"},
		{"what is empty is nothing", Query{Text: `x*`, Regexp: true}, "y", "增长x", "增长y"},
		{"nothing is looked for", Query{Regexp: true}, "y", "增长", "增长"},
	} {
		s, err := NewSearch(c.q)
		if err != nil {
			t.Fatal(err)
		}
		have, err := s.ReplaceAll(c.in, s.Find(c.in), c.fresh, noon).Edits.Apply(c.in)
		if err != nil || have != c.want {
			t.Errorf("%s: %q\nhave %q %v\nwant %q", c.proves, c.in, have, err, c.want)
		}
	}
	if _, err := NewSearch(Query{Text: "(一", Regexp: true}); err == nil {
		t.Error("an expression that cannot be read is taken")
	}
}

// FuzzSearch: hits rise, lie within what was looked through, and between signs;
// an expression that quotes a text finds what the text finds.
func FuzzSearch(f *testing.F) {
	f.Add("增长５％，下降3%", `(\d)%`, 0, 100, true)
	f.Add("ＡＢＣabc", "b.", 1, 20, true)
	f.Fuzz(func(t *testing.T, s, expr string, a, b int, any bool) {
		if s != Clean(s) || !utf8.ValidString(expr) || len(s) > 500 {
			t.Skip()
		}
		a, b = boundary(NewText(s), a), boundary(NewText(s), b)
		within := &text.Span{Start: min(a, b), End: max(a, b)}
		search, err := NewSearch(Query{Text: expr, Regexp: true, AnyWidth: any, Within: within})
		if err != nil {
			return
		}
		end := within.Start
		hits := search.Find(s)
		for _, h := range hits {
			if h.Empty() || h.Start < end || h.End > within.End || !utf8.ValidString(h.Of(s)) {
				t.Fatalf("hit %v after %d of %v", h.Span, end, within)
			}
			end = h.End
		}
		if have, err := search.ReplaceAll(s, hits, "$0", noon).Edits.Apply(s); err != nil || have != s {
			t.Fatalf("replaced by itself: %q %v, want %q", have, err, s)
		}
	})
}

func TestWidth(t *testing.T) {
	for _, c := range []struct{ proves, in, full, half string }{
		{"marks beside Han are full, digits half", "增长5.6%,投资(含民间)1,200亿元;", "增长5.6%，投资（含民间）1,200亿元；", "增长5.6%,投资(含民间)1,200亿元;"},
		{"digits and letters come to half width", "２０２５年ＧＤＰ增长５．６％", "2025年GDP增长5.6%", "2025年GDP增长5.6%"},
		{"marks of Latin stay", "see a, b (c): d.", "see a, b (c): d.", "see a, b (c): d."},
		{"times and ratios are no marks", "上午9:30，比例3:1", "上午9:30，比例3:1", "上午9:30,比例3:1"},
		{"a number's own marks", "完成1,234.5亿元.", "完成1,234.5亿元。", "完成1,234.5亿元."},
	} {
		for _, w := range []struct {
			to   Width
			want string
		}{{FullWidth, c.full}, {HalfWidth, c.half}} {
			have, err := ConvertWidth(c.in, text.Span{End: len(c.in)}, w.to).Apply(c.in)
			if err != nil || have != w.want {
				t.Errorf("%s: %q\nhave %q %v\nwant %q", c.proves, c.in, have, err, w.want)
			}
			again := ConvertWidth(have, text.Span{End: len(have)}, w.to)
			if len(again) > 0 {
				t.Errorf("%s: converted twice: %v", c.proves, again)
			}
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ proves, in, want string }{
		{"they alternate", `"临江四季"和"一码通办"`, "“临江四季”和“一码通办”"},
		{"within double ones single ones", `"他说'好'"`, "“他说‘好’”"},
		{"each paragraph begins anew", "\"一\n\"二\"", "“一\n“二”"},
		{"an apostrophe stays", `"don't"`, "“don't”"},
		{"wrong ones are turned", "”临江四季“", "“临江四季”"},
		{"inches and feet after figures are quotes all the same in Chinese", `"5"`, "“5”"},
	} {
		have, err := FixQuotes(c.in, text.Span{End: len(c.in)}).Apply(c.in)
		if err != nil || have != c.want {
			t.Errorf("%s: have %q %v, want %q", c.proves, have, err, c.want)
		}
		if again := FixQuotes(have, text.Span{End: len(have)}); len(again) > 0 {
			t.Errorf("%s: put right twice: %v", c.proves, again)
		}
	}
	s := marked("开展|")
	for _, key := range `"一码'通'办"` {
		fresh := TypedQuote(s, key)
		s, _ = s.Apply(Insert(s, fresh, Typed, noon))
	}
	if have := show(s); have != "开展“一码‘通’办”|" {
		t.Errorf("typed: %s", have)
	}
}

func TestCounts(t *testing.T) {
	c := Count("　　2025年，全区GDP增长5.6%。\nThe end")
	// 2025 年 ， 全 区 GDP 增 长 5.6 % 。 The end
	if (c != Counts{Characters: 24, Bare: 21, Words: 13, Spoken: 21, Paragraphs: 2}) {
		t.Errorf("%+v", c)
	}
	if m := ReadingMinutes(Counts{Spoken: 2500}, 200); m != 12.5 {
		t.Errorf("%v minutes", m)
	}
	if empty := Count(" \n　"); empty.Characters != 0 || empty.Paragraphs != 0 {
		t.Errorf("%+v", empty)
	}
}

// FuzzWidth: conversion is done once, keeps paragraphs, and never touches what
// lies outside of what is selected.
func FuzzWidth(f *testing.F) {
	f.Add("增长5.6%,投资(含民间)\n\"好\"", 2, 30)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		if !utf8.ValidString(s) || len(s) > 500 {
			t.Skip()
		}
		a, b = boundary(NewText(s), a), boundary(NewText(s), b)
		sp := text.Span{Start: min(a, b), End: max(a, b)}
		for name, es := range map[string]text.Edits{
			"full": ConvertWidth(s, sp, FullWidth), "half": ConvertWidth(s, sp, HalfWidth), "quotes": FixQuotes(s, sp),
		} {
			after, err := es.Apply(s)
			if err != nil || !utf8.ValidString(after) {
				t.Fatalf("%s: %v of %q: %v", name, es, s, err)
			}
			if !strings.HasPrefix(after, s[:sp.Start]) || !strings.HasSuffix(after, s[sp.End:]) || strings.Count(after, "\n") != strings.Count(s, "\n") {
				t.Fatalf("%s: %q became %q, %v was selected", name, s, after, sp)
			}
			if utf8.RuneCountInString(after) != utf8.RuneCountInString(s) {
				t.Fatalf("%s: %q became %q: signs were lost or made", name, s, after)
			}
		}
	})
}
