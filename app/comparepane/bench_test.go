package comparepane_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"reportdesk/app/look"
	"reportdesk/internal/corpus"
)

// large is a text of n characters and more, of real reports one after another,
// and a version of it in which every third paragraph was edited.
func large(tb testing.TB, n int) (old, now string) {
	var paragraphs []string
	size := 0
	for _, path := range corpus.Texts(tb) {
		if size >= n {
			break
		}
		if s := string(corpus.Read(tb, path)); filepath.Ext(path) == ".txt" && utf8.ValidString(s) && strings.Count(s, "\n") > 30 {
			paragraphs = append(paragraphs, strings.Split(strings.TrimSpace(s), "\n")...)
			size += utf8.RuneCountInString(s)
		}
	}
	edited := append([]string{}, paragraphs...)
	for i := range edited {
		if i%3 == 0 {
			edited[i] = strings.NewReplacer("推进", "推动", "3", "5", "提升", "提高").Replace(edited[i])
		}
	}
	return strings.Join(paragraphs, "\n"), strings.Join(edited, "\n")
}

func largeBed(b *testing.B) *bed {
	old, now := large(b, 100_000)
	bed := newBed(b, look.Light, screen, versions(old, now))
	bed.open()
	start := time.Now()
	bed.revise()
	b.Logf("%d characters, %d pairs, %d lines: read, compared and shown in %v; %s", utf8.RuneCountInString(now), bed.p.Count("全部"), len(bed.p.Lines()), time.Since(start).Round(time.Millisecond), bed.p.Summary())
	return bed
}

// BenchmarkOpen100k is what the window's goroutine does to show a comparison of
// 100,000 characters: arranging, measuring every row, drawing the first ones.
func BenchmarkOpen100k(b *testing.B) {
	bed := largeBed(b)
	b.ReportAllocs()
	for b.Loop() {
		bed.p.Reopen()
	}
}

// BenchmarkScrollFrame is one turn of the wheel in it: rows that come into view
// are drawn, the others moved.
func BenchmarkScrollFrame(b *testing.B) {
	bed := largeBed(b)
	list := bed.p.List()
	end := list.Top(len(bed.p.Lines())) - list.Size().Height
	by := float32(60)
	b.ReportAllocs()
	for b.Loop() {
		if at := list.Offset() + by; at < 0 || at > end {
			by = -by
		}
		list.SetOffset(list.Offset() + by)
	}
}

// BenchmarkStep is F8 in it.
func BenchmarkStep(b *testing.B) {
	bed := largeBed(b)
	n := 0
	for b.Loop() {
		bed.p.Step(n/300%2 == 0)
		n++
	}
}
