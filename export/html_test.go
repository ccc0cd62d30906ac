package export

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/compare"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// page compares two reports and returns the page.
func page(tb testing.TB, before, after metric.Reported, mode compare.Mode) string {
	tb.Helper()
	c, err := compare.Documents(context.Background(), before, after, mode)
	if err != nil {
		tb.Fatal(err)
	}
	return drawn(tb, c)
}

func drawn(tb testing.TB, c *compare.Comparison) string {
	tb.Helper()
	var out bytes.Buffer
	if err := ComparisonHTML(&out, c); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

var (
	cellOf = map[string]*regexp.Regexp{
		"old": regexp.MustCompile(`(?s)<td class="o[^>]*>(.*?)</td>`),
		"new": regexp.MustCompile(`(?s)<td class="n[^>]*>(.*?)</td>`),
	}
	paragraph = regexp.MustCompile(`(?s)<p( class="[th]\d?")?>(.*?)</p>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// side is the text that one column of a page shows, paragraph by paragraph.
func side(page, which string) []string {
	var list []string
	for _, cell := range cellOf[which].FindAllStringSubmatch(page, -1) {
		for _, p := range paragraph.FindAllStringSubmatch(cell[1], -1) {
			list = append(list, html.UnescapeString(tag.ReplaceAllString(p[2], "")))
		}
	}
	return list
}

// Law: the columns show the two texts whole, in whatever way they are marked.
func TestColumnsShowBothTextsWhole(t *testing.T) {
	before, after := linjiang(t, 2024), linjiang(t, 2025)
	have := page(t, before, after, compare.Year)
	for which, want := range map[string]string{"old": before.Doc.Text, "new": after.Doc.Text} {
		shown := side(have, which) // a passage may stand in several pairs
		for _, p := range strings.Split(want, "\n") {
			if !slices.Contains(shown, p) {
				t.Errorf("%s column of two years has no %q", which, p)
			}
		}
	}
	revised := reported(t, "改.txt", strings.Replace(after.Doc.Source, "改造老旧小区", "完成老旧小区改造", 1))
	have = page(t, after, revised, compare.Revision)
	for which, want := range map[string]string{"old": after.Doc.Text, "new": revised.Doc.Text} {
		if got := strings.Join(side(have, which), "\n"); got != want {
			t.Errorf("%s column:\nhave %q\nwant %q", which, got, want)
		}
	}
	for _, want := range []string{"<del>", "<ins>", ">改</span>", "修订对照"} {
		if !strings.Contains(have, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestYearPageMarksWordingAndFigures(t *testing.T) {
	have := html.UnescapeString(page(t, linjiang(t, 2024), linjiang(t, 2025), compare.Year))
	for _, want := range []string{`<span class="k">`, `<span class="f">`, `class="chip">`, "跨年对照", "沿用旧文的写法"} {
		if !strings.Contains(have, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if !regexp.MustCompile(`地区生产总值 581\.00 → <b>601\.25亿元</b> <i>\+20\.25</i>`).MatchString(have) {
		t.Errorf("no change of 地区生产总值 in %s", regexp.MustCompile(`class="chip">[^/]*/b>`).FindAllString(have, 5))
	}
}

// handmade is a comparison with one pair of every kind, moved and not.
func handmade(words string) *compare.Comparison {
	doc := func(year int) *report.Document {
		return &report.Document{
			Name: words, Format: "docx", Text: words, Info: report.Info{Title: words, Place: words, Year: year},
			Blocks: []report.Block{{Span: text.Span{End: len(words)}, Kind: report.Paragraph, Section: -1}},
		}
	}
	part := []compare.Part{{Block: 0, Span: text.Span{End: len(words)}}}
	c := &compare.Comparison{Mode: compare.Revision, Why: words, Old: doc(2024), New: doc(2025), Kept: 0.5}
	for _, k := range kinds {
		for _, away := range []bool{false, true} {
			p := compare.Pair{Kind: k.kind, Moved: away, Old: part, New: part, Edits: []compare.Edit{
				{Op: compare.Equal, Text: words}, {Op: compare.Delete, Text: words}, {Op: compare.Insert, Text: words},
			}}
			switch k.kind {
			case compare.Added:
				p.Old = nil
			case compare.Removed:
				p.New = nil
			}
			high := 2.5
			figure := &metric.Figure{Value: -1.5, Decimals: 1, Unit: words, Kind: metric.Level, High: &high}
			p.Figures = []compare.FigureChange{{Name: words, Old: figure, New: &metric.Figure{Value: 1, Unit: words, Kind: metric.Level}}}
			c.Pairs = append(c.Pairs, p)
		}
	}
	return c
}

func TestNothingInTheTextsIsMarkup(t *testing.T) {
	const words = `<script>alert("甲")</script>'&amp;"--></style>`
	for _, mode := range []compare.Mode{compare.Revision, compare.Year} {
		c := handmade(words)
		c.Mode = mode
		have := drawn(t, c)
		if strings.Contains(have, `alert("甲")</script>`) || strings.Contains(have, words) {
			t.Errorf("%s: a text became markup", mode)
		}
		if n := strings.Count(have, "<script>"); n != 1 {
			t.Errorf("%s: %d scripts, want the page's own", mode, n)
		}
		if !strings.Contains(strings.Join(side(have, "new"), "\n"), words) {
			t.Errorf("%s: the text is not shown as it is", mode)
		}
	}
}

// Law: of any two passages each column shows its own, whatever is in it.
func FuzzColumnsShowTheirPassage(f *testing.F) {
	f.Add("新增就业5.3万人。", "新增就业1.3万人，增长2%。")
	f.Add("<b>一</b>&amp;", "</td><script>'\"`{{.}}")
	f.Add("上\n下", "上下")
	f.Add("", "\u2028\ufeff　")
	f.Fuzz(func(t *testing.T, before, after string) {
		if !utf8.ValidString(before+after) || strings.Contains(before+after, "\x00") {
			t.Skip("import lets neither through")
		}
		side1, side2 := &report.Document{Format: "docx", Text: before}, &report.Document{Format: "docx", Text: after}
		part := func(s string) []compare.Part { return []compare.Part{{Block: -1, Span: text.Span{End: len(s)}}} }
		have := drawn(t, &compare.Comparison{Mode: compare.Revision, Old: side1, New: side2, Pairs: []compare.Pair{{
			Kind: compare.Edited, Old: part(before), New: part(after), Edits: compare.Redline(before, after),
		}}})
		for which, want := range map[string]string{"old": before, "new": after} {
			if got := strings.Join(side(have, which), ""); got != strings.ReplaceAll(want, "\n", "") {
				t.Errorf("%s column of %q and %q:\nhave %q\nwant %q", which, before, after, got, want)
			}
		}
		if n := strings.Count(have, "<script>"); n != 1 {
			t.Errorf("%d scripts", n)
		}
	})
}

func TestEveryKindHasItsMark(t *testing.T) {
	have := drawn(t, handmade("一段话"))
	for _, k := range kinds {
		if !strings.Contains(have, `class="p k-`+string(k.kind)) || !strings.Contains(have, ">"+k.badge+"</span>") {
			t.Errorf("no %s (%s)", k.word, k.badge)
		}
	}
	for _, want := range []string{">移</span>", "原在第1行", "−1.5～2.5", "移动 <b>8</b>"} {
		if !strings.Contains(have, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestPageStandsAlone(t *testing.T) {
	have := page(t, linjiang(t, 2024), linjiang(t, 2025), compare.Auto)
	if found := regexp.MustCompile(`(?i)(src|href)=|url\(|@import|https?://`).FindString(have); found != "" {
		t.Errorf("the page reaches out: %s", found)
	}
	for _, want := range []string{`<meta charset="utf-8">`, `lang="zh-CN"`, "print-color-adjust: exact", "A4 landscape", "prefers-color-scheme: dark", "table-header-group"} {
		if !strings.Contains(have, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestPageOfNothing(t *testing.T) {
	empty := &report.Document{Name: "空.txt"}
	have := drawn(t, &compare.Comparison{Mode: compare.Revision, Old: empty, New: empty})
	if !strings.Contains(have, "两份都没有文字") {
		t.Error("an empty comparison says nothing")
	}
}

func BenchmarkComparisonHTML(b *testing.B) {
	c, err := compare.Documents(context.Background(), linjiang(b, 2024), linjiang(b, 2025), compare.Year)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		drawn(b, c)
	}
}

func TestAChipShowsARatioWhole(t *testing.T) {
	c := handmade("三次产业结构")
	ratio := func() *metric.Figure { return &metric.Figure{Value: 7.3, Decimals: 1, Kind: metric.Level} }
	c.Pairs = c.Pairs[:1]
	c.Pairs[0].Figures = []compare.FigureChange{{
		Name: "三次产业结构", Old: ratio(), New: ratio(), OldText: "7.3:42.1:50.6", NewText: "7.3:41.8:50.9",
	}}
	if page := drawn(t, c); !strings.Contains(page, "三次产业结构 7.3:42.1:50.6 → <b>7.3:41.8:50.9</b></span>") {
		t.Errorf("the chip does not show the ratio whole")
	}
}
