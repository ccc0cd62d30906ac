package library

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"reportdesk/internal/text"
)

// webPage is a report with what a page puts around it; it does not say whose it is.
var webPage = []byte("首页 > 政务公开 > 政府工作报告\n政府工作报告\n各位代表：\n一、2030年工作回顾\n" +
	"粮食总产量8.6万吨，比上年增长2.1%。\n二、2031年工作安排\n新建公园3座。\n扫一扫在手机打开当前页\n打印本页\u3000关闭窗口\n")

func TestWhatTheUserPutsBackIsThereWheneverTheReportIsOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	l := open(t, path)
	done := take(t, l, "报告.txt", webPage, Override{})
	if len(done.Doc.Dropped) == 0 {
		t.Fatal("nothing was dropped")
	}
	part := done.Doc.Dropped[0]
	words := strings.TrimSpace(part.Span.Of(done.Doc.Source))
	o := done.Entry.Override
	o.Restored = []text.Span{part.Span}
	e, err := l.SetOverride(t.Context(), done.Entry.ID, o)
	if err != nil || e.Characters <= done.Entry.Characters {
		t.Fatalf("%d characters, before %d; %v", e.Characters, done.Entry.Characters, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, path)
	has := func(want bool) {
		t.Helper()
		doc, err := l.Document(t.Context(), Reference{ID: e.ID})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(doc.Text, words); got != want {
			t.Errorf("%q in the text: %v, want %v", words, got, want)
		}
	}
	has(true)
	if again := take(t, l, "报告.txt", webPage, Override{}); !again.Known || again.Entry.Characters != e.Characters {
		t.Errorf("imported again: %+v, want the choice kept", again.Entry)
	}
	has(true)
	o.Restored = nil
	if e, err = l.SetOverride(t.Context(), e.ID, o); err != nil || e.Characters != done.Entry.Characters {
		t.Errorf("taken out again: %d characters, at first %d; %v", e.Characters, done.Entry.Characters, err)
	}
	has(false)
}

func TestADoubtIsOpenUntilItIsSettled(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	e := take(t, l, "报告.txt", webPage, Override{}).Entry
	if len(e.Doubts) == 0 {
		t.Fatal("no doubts about a report that does not say whose it is")
	}
	for len(e.Doubts) > 0 {
		o, first := e.Override, e.Doubts[0]
		o.Settled = append(slices.Clone(o.Settled), first)
		after, err := l.SetOverride(t.Context(), e.ID, o)
		if err != nil || len(after.Doubts) != len(e.Doubts)-1 || slices.Contains(after.Doubts, first) {
			t.Fatalf("settled %q, open still: %q, %v", first, after.Doubts, err)
		}
		doc, err := l.Document(t.Context(), Reference{ID: e.ID})
		if err != nil || slices.Contains(doc.Warnings, first) {
			t.Errorf("the document doubts still %q, %v", first, err)
		}
		e = after
	}
	place := "临江区"
	if named := take(t, l, "另一份.txt", append([]byte("\n"), webPage...), Override{Place: &place}).Entry; slices.ContainsFunc(named.Doubts,
		func(d string) bool { return strings.Contains(d, "哪个地方") }) {
		t.Errorf("the place was named, and is doubted: %q", named.Doubts)
	}
}

func TestSamplesAreTold(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	mine, sample := take(t, l, "a.txt", webPage, Override{}).Entry, take(t, l, "b.txt", sample(2024), Override{}).Entry
	if err := l.MarkSamples(t.Context(), sample.ID); err != nil {
		t.Fatal(err)
	}
	entries, err := l.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Sample != (e.ID == sample.ID) {
			t.Errorf("entry %d (mine is %d): sample %v", e.ID, mine.ID, e.Sample)
		}
	}
}
