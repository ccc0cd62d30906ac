package export

import (
	"context"
	"fmt"
	"io"
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/text"
)

func streetMetric(i, r, start, number, length, end int) metric.Metric {
	name := fmt.Sprintf("第%d号街道投资", i)
	return metric.Metric{
		Name: name, Canonical: name, Period: fmt.Sprint(2024 + r), Status: metric.Actual,
		Sentence: text.Span{Start: start, End: end}, Block: 0,
		Figures: []metric.Figure{{
			Span: text.Span{Start: number, End: number + length}, Value: 10.5 + float64(i%90), Decimals: 1, Unit: "亿元", Kind: metric.Level,
			Name: name, Period: fmt.Sprint(2024 + r), Status: metric.Actual,
		}},
	}
}

func BenchmarkWorkbook(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		made := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Workbook(context.Background(), io.Discard, made, Choice{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
