package compare

import (
	"context"
	"fmt"
	"math/rand"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/stopwatch"
)

// written makes a text of about n characters in the manner of a report, and
// another version of it: a fifth of the paragraphs edited, some moved, split,
// merged, added and removed.
func written(n int) (before, after string) {
	rng := rand.New(rand.NewSource(int64(n)))
	words := make([]string, 3000)
	for i := range words {
		words[i] = string([]rune{rune(0x4E00 + rng.Intn(4000)), rune(0x4E00 + rng.Intn(4000))})
	}
	phrase := func() string {
		var b strings.Builder
		for range 3 + rng.Intn(5) {
			// Common words are far commoner than rare ones.
			b.WriteString(words[int(float64(len(words))*rng.Float64()*rng.Float64()*rng.Float64())])
		}
		if rng.Intn(3) == 0 {
			fmt.Fprintf(&b, "%d.%d亿元", rng.Intn(900), rng.Intn(10))
		}
		return b.String()
	}
	var old, new []string
	for size := 0; size < n; {
		var b strings.Builder
		for range 2 + rng.Intn(8) {
			b.WriteString(phrase() + "，" + phrase() + "。")
		}
		p := b.String()
		size += len(p) / 3
		old = append(old, p)
		switch k := rng.Intn(50); {
		case k < 10:
			p = strings.NewReplacer(words[0], words[1], words[2], words[3], "1", "2").Replace(p)
			new = append(new, strings.Replace(p, "。", "，"+phrase()+"。", 1))
		case k == 10:
		case k == 11:
			new = append(new, phrase()+phrase()+phrase()+"。", p)
		case k == 12:
			cut := strings.Index(p, "。") + len("。")
			new = append(new, p[:cut], p[cut:])
		case k == 13 && len(new) > 0:
			new[len(new)-1] += p
		case k < 17 && len(new) > 0:
			at := rng.Intn(len(new))
			new = append(new[:at], append([]string{p}, new[at:]...)...)
		default:
			new = append(new, p)
		}
	}
	return strings.Join(old, "\n"), strings.Join(new, "\n")
}

// asLines makes a document whose lines are its paragraphs, without the cost of
// finding an outline in it.
func asLines(t string) metric.Reported {
	return metric.Reported{Doc: &report.Document{Format: "txt", Source: t, Text: t}}
}

func compared(tb testing.TB, before, after string) *Comparison {
	c, err := Documents(context.Background(), asLines(before), asLines(after), Revision)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func BenchmarkRevision(b *testing.B) {
	for _, n := range []int{20_000, 100_000, 1_000_000} {
		before, after := written(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compared(b, before, after)
			}
		})
	}
}

// BenchmarkWholeTexts is what others do on the same texts: go-diff on the
// characters of the whole, and on its lines.
func BenchmarkWholeTexts(b *testing.B) {
	before, after := written(20_000)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	b.Run("characters/20000", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			dmp.DiffMain(before, after, false)
		}
	})
	for _, n := range []int{20_000, 1_000_000} {
		before, after := written(n)
		b.Run(fmt.Sprintf("lines/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x, y, _ := dmp.DiffLinesToRunes(before, after)
				dmp.DiffMainRunes(x, y, false)
			}
		})
	}
}

// TestRevisionGrowsNearLinearly holds the time and memory of a long text
// against those of one an eighth as long. Quadratic growth would be 64; the
// bound on time leaves room for a busy machine.
func TestRevisionGrowsNearLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for some seconds")
	}
	measure := func(n int) (time.Duration, uint64) {
		before, after := written(n)
		best, bytes := time.Hour, uint64(0)
		for range 5 {
			var a, b runtime.MemStats
			runtime.ReadMemStats(&a)
			best = min(best, stopwatch.Of(func() { compared(t, before, after) }))
			runtime.ReadMemStats(&b)
			bytes = b.TotalAlloc - a.TotalAlloc
		}
		return best, bytes
	}
	small, smallBytes := measure(50_000)
	large, largeBytes := measure(400_000)
	times, bytes := float64(large)/float64(small), float64(largeBytes)/float64(smallBytes)
	t.Logf("eight times the text: %.1f times the time (%v, %v), %.1f times the memory", times, small, large, bytes)
	if times > 24 || bytes > 12 {
		t.Errorf("eight times the text takes %.1f times the time and %.1f times the memory, want at most 24 and 12", times, bytes)
	}
}
