package compare

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"reportdesk/internal/corpus"
	"reportdesk/internal/report"
)

func prepare(t testing.TB, draft string, priors ...string) (*Counterparts, []*report.Document) {
	t.Helper()
	var docs []*report.Document
	for i, p := range priors {
		docs = append(docs, report.FromText(fmt.Sprint("prior", i), p))
	}
	c, err := PrepareCounterparts(context.Background(), report.FromText("draft", draft), docs)
	if err != nil {
		t.Fatal(err)
	}
	return c, docs
}

func TestCounterpartsOfAParagraphBeingTyped(t *testing.T) {
	c, docs := prepare(t, thisYear, lastYear, thisYear)
	for _, w := range []struct {
		proves string
		asked  Paragraph
		want   string
	}{
		{"its subject in its role", Paragraph{Text: "（三）深化生态治理。启动青石湖清淤，恢复湿地300亩。", Role: report.Tasks}, "（二）抓好河道"},
		{"the same words as a result", Paragraph{Text: "（二）民生改善。城镇新增就业稳步增加，社区食堂多了。", Role: report.Review}, "（三）民生改善"},
		{"what stands once, whatever its words", Paragraph{Text: "也要看到", Role: report.Problems}, "同时，我们也"},
		{"few words: the head speaks for it", Paragraph{Text: "一是", Role: report.Tasks, Heads: []string{"二、2025年工作安排", "（三）治理河道，恢复湿地"}}, "（二）抓好河道"},
	} {
		found := c.Of(w.asked)
		if len(found) != 2 {
			t.Fatalf("%s: %d priors", w.proves, len(found))
		}
		if len(found[0]) == 0 {
			t.Errorf("%s: nothing found", w.proves)
			continue
		}
		best := found[0][0]
		if got := docs[0].Blocks[best.Block].Span.Of(docs[0].Text); !strings.HasPrefix(got, w.want) {
			t.Errorf("%s: have %q, want %q", w.proves, got, w.want)
		}
		for i, s := range best.Kept {
			if s.End > len(w.asked.Text) || best.KeptOld[i].End > len(docs[0].Text) {
				t.Errorf("%s: kept %v, %v", w.proves, s, best.KeptOld[i])
			}
		}
	}
	for _, list := range c.Of(Paragraph{Text: "qwerty", Role: report.Tasks}) {
		if len(list) != 0 {
			t.Errorf("no words in common, but %v", list)
		}
	}
}

func TestCounterpartsServeSeveralAtOnce(t *testing.T) {
	c, docs := prepare(t, thisYear, lastYear)
	asked := report.FromText("draft", thisYear)
	ask := func() (all string) {
		for _, b := range asked.Blocks {
			all += fmt.Sprint(c.Of(Paragraph{Text: b.Span.Of(asked.Text), Role: b.Role}))
		}
		return all
	}
	want := ask()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if got := ask(); got != want {
				t.Error("answers differ between goroutines")
			}
		})
	}
	group.Wait()
	_ = docs
}

// TestCounterpartsAgreeWithYears says how often the counterpart of a paragraph
// typed as it stands is the block that the comparison links, and how long ten
// priors take.
func TestCounterpartsAgreeWithYears(t *testing.T) {
	dir := corpus.Dir(t)
	old, new := readReport(t, dir, "shanghai-2025"), readReport(t, dir, "shanghai-2026")
	var priors []*report.Document
	for range 10 {
		priors = append(priors, old)
	}
	c, err := PrepareCounterparts(context.Background(), new, priors)
	if err != nil {
		t.Fatal(err)
	}
	links, err := yearLinks(context.Background(), old, new)
	if err != nil {
		t.Fatal(err)
	}
	partners := map[int]map[int]bool{}
	for _, l := range links {
		if partners[l.new] == nil {
			partners[l.new] = map[int]bool{}
		}
		partners[l.new][l.old] = true
	}
	asked, agreed := 0, 0
	var longest time.Duration
	for i, b := range new.Blocks {
		if b.Kind != report.Paragraph && b.Kind != report.Item || partners[i] == nil || b.Role == report.GlossaryRole {
			continue
		}
		start := time.Now()
		found := c.Of(Paragraph{Text: b.Span.Of(new.Text), Role: b.Role})
		longest = max(longest, time.Since(start))
		asked++
		if len(found[0]) > 0 && partners[i][found[0][0].Block] {
			agreed++
		}
	}
	t.Logf("%d of %d paragraphs: the best counterpart is linked by the comparison; the longest of ten priors' answers took %v", agreed, asked, longest)
	if agreed*10 < asked*9 {
		t.Errorf("%d of %d agree, want nine of ten", agreed, asked)
	}
}

func ExamplePrepareCounterparts() {
	prior := report.FromText("2024.txt", lastYear)
	draft := report.FromText("2025.txt", thisYear)
	c, err := PrepareCounterparts(context.Background(), draft, []*report.Document{prior})
	if err != nil {
		fmt.Println(err)
		return
	}
	typed := Paragraph{Text: "（二）提升城市品质。改造老旧小区22个。", Role: report.Review}
	best := c.Of(typed)[0][0]
	fmt.Println(prior.Blocks[best.Block].Span.Of(prior.Text))
	for _, kept := range best.Kept {
		fmt.Println(kept.Of(typed.Text))
	}
	// Output:
	// （二）城市更新。改造老旧小区18个，打通断头路4条，新建口袋公园5处。
	// 改造老旧小区
}
