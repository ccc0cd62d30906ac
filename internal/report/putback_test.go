package report_test

import (
	"slices"
	"strings"
	"testing"

	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// page is a report as a web page gives it: with a menu above, a foot below, a
// watermark inside.
const page = "首页 > 政务公开 > 政府工作报告\n发布时间：2031-01-16　浏览次数：108\n政府工作报告\n" +
	"——2031年1月8日在临江区第八届人民代表大会第五次会议上\n各位代表：\n" +
	"现在，我代表区人民政府向大会报告工作。\n一、2030年工作回顾\n粮食总产量8.6万吨，比上年增长2.1%。\n" +
	"二、2031年工作安排\n新建公园3座。\n扫一扫在手机打开当前页\n打印本页\u3000关闭窗口\n"

func imported(t testing.TB, name, s string) *report.Document {
	t.Helper()
	d, err := ingest.Read(name, []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// checkPutBack holds a document with parts put back against what it promises.
func checkPutBack(t *testing.T, d, got *report.Document, parts []text.Span) {
	t.Helper()
	want := 0
	for _, part := range d.Dropped {
		back := slices.ContainsFunc(parts, part.Span.Overlaps)
		if back == slices.Contains(got.Dropped, part) {
			t.Errorf("%q: asked back %v, but dropped still: %v", part.Span.Of(d.Source), back, !back)
		}
		if !back {
			continue
		}
		want++
		for line := range strings.FieldsFuncSeq(part.Span.Of(d.Source), func(r rune) bool { return r == '\n' || r == '\r' }) {
			if line = strings.TrimSpace(line); !strings.Contains(got.Text, line) {
				t.Errorf("put back, but not in the text: %q", line)
			}
		}
	}
	if len(got.Dropped) != len(d.Dropped)-want {
		t.Errorf("%d of %d put back, %d still dropped", want, len(d.Dropped), len(got.Dropped))
	}
	at, source := 0, 0
	for _, p := range got.Origin {
		if p.Derived.Start != at || p.Source.Start < source {
			t.Fatalf("origin: piece %v after derived %d, source %d", p, at, source)
		}
		at, source = p.Derived.End, p.Source.End
		if s := p.Derived.Of(got.Text); p.Derived.Len() == p.Source.Len() && s != "\n" && !strings.Contains(s, "\n") && s != p.Source.Of(got.Source) {
			t.Errorf("origin: %q comes from %q", s, p.Source.Of(got.Source))
		}
	}
	if at != len(got.Text) {
		t.Errorf("origin ends at %d of %d", at, len(got.Text))
	}
	if n := strings.Count(got.Text, "\n") + 1; n != len(got.Blocks) {
		t.Errorf("%d lines, %d blocks", n, len(got.Blocks))
	}
}

func TestWhatWasDroppedComesBackWhereItStood(t *testing.T) {
	d := imported(t, "临江区2031.txt", page)
	if len(d.Dropped) == 0 {
		t.Fatal("nothing was dropped")
	}
	var all []text.Span
	for _, part := range d.Dropped {
		all = append(all, part.Span)
		one := d.PutBack([]text.Span{part.Span})
		checkPutBack(t, d, one, []text.Span{part.Span})
		if w := slices.Sorted(slices.Values(one.Warnings)); len(slices.Compact(w)) != len(one.Warnings) {
			t.Errorf("a doubt stands twice: %q", one.Warnings)
		}
	}
	got := d.PutBack(all)
	checkPutBack(t, d, got, all)
	if want := strings.Join(strings.FieldsFunc(page, func(r rune) bool { return r == '\n' }), "\n"); got.Text != want {
		t.Errorf("all put back\nhave %q\nwant %q", got.Text, want)
	}
	if d.PutBack(nil) != d {
		t.Error("nothing put back, but another document")
	}
}

func TestAPartOfAParagraphComesBackIntoIt(t *testing.T) {
	const source = "各位代表：\n全年新建公园【样本网】三座。\n"
	at := strings.Index(source, "【")
	cut := text.Span{Start: at, End: at + len("【样本网】")}
	d := &report.Document{Format: "txt", Source: source, Dropped: []report.Dropped{{Span: cut, Why: report.WhyWatermark, Inline: true}}}
	d.Text = strings.TrimSpace(source[:cut.Start] + source[cut.End:])
	d.Origin = text.Origin{}.Add(text.Piece{Derived: text.Span{End: cut.Start}, Source: text.Span{End: cut.Start}}).
		Add(text.Piece{Derived: text.Span{Start: cut.Start, End: len(d.Text)}, Source: text.Span{Start: cut.End, End: len(source) - 1}})
	got := d.PutBack([]text.Span{cut})
	checkPutBack(t, d, got, []text.Span{cut})
	if want := strings.TrimSpace(source); got.Text != want {
		t.Errorf("have %q, want %q", got.Text, want)
	}
}

func TestManyPartsComeBackInTimeThatGrowsWithTheirNumber(t *testing.T) {
	const n = 100_000
	source := "各位代表：\n" + strings.Repeat("新\u200b", n) + "新"
	d := imported(t, "a.txt", source)
	if len(d.Dropped) < n {
		t.Fatalf("import dropped only %d parts", len(d.Dropped))
	}
	var all []text.Span
	for _, part := range d.Dropped {
		all = append(all, part.Span)
	}
	if got := d.PutBack(all); len(got.Dropped) != 0 || len(got.Text) != len(source) {
		t.Errorf("%d still dropped, %d bytes of %d", len(got.Dropped), len(got.Text), len(source))
	}
}

func FuzzPutBack(f *testing.F) {
	f.Add(page, uint(5))
	f.Add("各位代表：\n\n现在报告工作。\r\n\r\n分享到：\r\n打印", uint(1))
	f.Add(strings.Repeat("各位代表：\n现在报告工作，粮食总产量8.6万吨。\n", 2), uint(3))
	f.Fuzz(func(t *testing.T, source string, choice uint) {
		d, err := ingest.Read("a.txt", []byte(source))
		if err != nil {
			return
		}
		var some, rest, all []text.Span
		for i, part := range d.Dropped {
			all = append(all, part.Span)
			if choice>>(uint(i)%16)&1 == 1 {
				some = append(some, part.Span)
			} else {
				rest = append(rest, part.Span)
			}
		}
		checkPutBack(t, d, d.PutBack(some), some)
		// Nothing that is read is lost when all is back, however it came back.
		if once, twice := d.PutBack(all).Text, d.PutBack(some).PutBack(rest).Text; letters(once) != letters(twice) {
			t.Errorf("at once %q\nin two steps %q", once, twice)
		}
	})
}

func letters(s string) string { return strings.Join(strings.Fields(s), "") }
