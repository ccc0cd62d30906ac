package compare

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/corpus"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/stopwatch"
)

// writtenYears makes a report of about n characters whose paragraphs treat
// different things in words drawn from a fixed list, the same for one seed.
func writtenYears(n int, seed uint32) string {
	words := strings.Fields("工业 农业 港口 灯具 河道 清淤 湿地 学位 托育 养老 就业 技改 园区 项目 消费 外贸 财政 债务 安全 应急 治理 法治 廉洁 改革 开放 招商 人才 创新 平台 数字 算力 低空 文旅 街区 道路 公交 管网 供水 供热 绿化 公园 社区 卫生 医院 学校 体育 文化 乡村 种业 粮食 果园 冷链 物流 金融 贷款 保险 住房 旧改 电梯 防汛 消防 审计 统计")
	verbs := strings.Fields("推进 完成 新建 改造 扩大 优化 提升 建成 启动 办好 整治 支持 引育 培强 补齐 落实")
	next := func(k int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % k
	}
	var b strings.Builder
	b.WriteString("临江区政府工作报告\n各位代表：\n")
	for part := 0; b.Len() < 3*n; part++ {
		b.WriteString([]string{"一、去年工作回顾\n", "二、今年工作安排\n"}[part%2])
		for k := 0; k < 20 && b.Len() < 3*n; k++ {
			topic := next(len(words))
			for s := 0; s < 12; s++ {
				w := words[(topic+next(6))%len(words)]
				b.WriteString(verbs[next(len(verbs))] + w + words[next(len(words))] + "，")
			}
			b.WriteString("完成投资12亿元。\n")
		}
	}
	return b.String()
}

func yearsOf(tb testing.TB, old, new metric.Reported) time.Duration {
	tb.Helper()
	return stopwatch.Of(func() {
		if _, err := Documents(context.Background(), old, new, Year); err != nil {
			tb.Fatal(err)
		}
	})
}

func writtenReport(n int, seed uint32) metric.Reported {
	return metric.Reported{Doc: report.FromText("draft.txt", writtenYears(n, seed))}
}

// TestYearsGrowth asserts that ten times the text costs little more than ten times the work.
func TestYearsGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	least := func(n int) time.Duration {
		old, new := writtenReport(n, 1), writtenReport(n, 2)
		best := time.Hour
		for range 2 {
			runtime.GC()
			best = min(best, yearsOf(t, old, new))
		}
		return best
	}
	small, large := least(40_000), least(400_000)
	t.Logf("40,000 characters %v, 400,000 characters %v", small, large)
	if large > 18*small {
		t.Errorf("ten times the text takes %.1f times as long", float64(large)/float64(small))
	}
}

// BenchmarkYears compares two real reports of about 20,000 characters.
func BenchmarkYears(b *testing.B) {
	dir := corpus.Dir(b)
	old, new := readReport(b, dir, "guizhou-2025"), readReport(b, dir, "guizhou-2026")
	for b.Loop() {
		yearsOf(b, metric.Reported{Doc: old}, metric.Reported{Doc: new})
	}
}

// BenchmarkYearsMillion compares half of all real reports, joined, with the other half.
func BenchmarkYearsMillion(b *testing.B) {
	var parts [2]strings.Builder
	for i, path := range corpus.Texts(b) {
		parts[i%2].Write(corpus.Read(b, path))
		parts[i%2].WriteByte('\n')
	}
	old := metric.Reported{Doc: report.FromText("old.txt", parts[0].String())}
	new := metric.Reported{Doc: report.FromText("new.txt", parts[1].String())}
	for b.Loop() {
		yearsOf(b, old, new)
	}
	b.ReportMetric(float64(len([]rune(old.Doc.Text))), "characters")
}

// BenchmarkCounterpart asks for one paragraph's counterparts in ten prior reports.
func BenchmarkCounterpart(b *testing.B) {
	dir := corpus.Dir(b)
	draft := readReport(b, dir, "guizhou-2026")
	var priors []*report.Document
	for range 10 {
		priors = append(priors, readReport(b, dir, "guizhou-2025"))
	}
	c, err := PrepareCounterparts(context.Background(), draft, priors)
	if err != nil {
		b.Fatal(err)
	}
	block := draft.Blocks[46]
	for b.Loop() {
		c.Of(Paragraph{Text: block.Span.Of(draft.Text), Role: block.Role})
	}
}
