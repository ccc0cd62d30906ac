//go:build cgo && linux

package windowtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// manuscript is a report of about n characters of which no two lines are alike,
// since Fyne keeps the pictures of texts by what stands in them. Of another
// seed it is another year's.
func manuscript(year, n int, seed uint64) string {
	words := strings.Fields("全区 地区生产总值 完成 增长 一般公共预算收入 规模以上 工业 服务业 项目 建设 持续 推进 改善 民生 保障 就业 " +
		"教育 医疗 养老 城市 更新 乡村 振兴 产业 升级 创新 主体 企业 达到 生态 环境 治理 安全 平稳 有序 12.5% 43.35亿元 128个 6.8%")
	rng := rand.New(rand.NewPCG(seed, 2))
	var b strings.Builder
	fmt.Fprintf(&b, "%d年临江区政府工作报告\n各位代表：\n", year)
	for size, par := 0, 0; size < n; par++ {
		if par%12 == 0 {
			fmt.Fprintf(&b, "（%d）推进第%d项工作\n", par/12+1, par/12+1)
		}
		for k := range 30 + rng.IntN(40) {
			w := words[rng.IntN(len(words))]
			b.WriteString(w)
			size += len([]rune(w))
			if k%4 == 3 {
				b.WriteString("，")
			}
		}
		b.WriteString("。\n")
	}
	return b.String()
}

// edited is a version of a text in which every third paragraph was changed.
func edited(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		if i%3 == 0 {
			lines[i] = strings.NewReplacer("推进", "推动", "6.8%", "7.1%", "升级", "转型升级").Replace(lines[i])
		}
	}
	return strings.Join(lines, "\n")
}

// indicators are what is known of three reports that state n indicators each.
func indicators(n int) *desk.Work {
	var all []metric.Reported
	for year := 2023; year <= 2025; year++ {
		all = append(all, stating(year, n))
	}
	w := &desk.Work{Entry: library.Entry{ID: 90}, Draft: all[2], Priors: all[:2], Corrected: metric.JoinWith(all, nil)}
	for i := range w.Priors {
		w.PriorEntries = append(w.PriorEntries, library.Entry{ID: i + 1})
	}
	return w
}

func stating(year, n int) metric.Reported {
	r := metric.Reported{Doc: &report.Document{}}
	r.Doc.Info.Place, r.Doc.Info.Year = "临江区", year
	period := fmt.Sprint(year - 1)
	for i := range n {
		name := fmt.Sprintf("第%d号厂房面积", i)
		value := float64((i*7919+year*104729)%90000) / 10
		number := fmt.Sprintf("%.1f万平方米", value)
		start := len(r.Doc.Text)
		r.Doc.Text += name + number + "。\n"
		block := text.Span{Start: start, End: len(r.Doc.Text) - 1}
		at := text.Span{Start: start + len(name), End: start + len(name) + len(number)}
		r.Doc.Blocks = append(r.Doc.Blocks, report.Block{Span: block, Section: -1, Role: report.Review})
		r.Metrics = append(r.Metrics, metric.Metric{
			Name: name, Canonical: name, Period: period, Status: metric.Actual, Sentence: block, Block: i,
			Figures: []metric.Figure{{
				Span: at, Value: value, Decimals: 1, Unit: "万平方米", Kind: metric.Level,
				Name: name, Period: period, Status: metric.Actual,
			}},
		})
	}
	return r
}
