package export

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// made is when the books of tests are made.
var made = time.Date(2026, 1, 5, 9, 30, 0, 0, time.UTC)

// reported imports and reads a report given as text.
func reported(tb testing.TB, name, body string) metric.Reported {
	tb.Helper()
	doc, err := ingest.Read(name, []byte(body))
	if err != nil {
		tb.Fatal(err)
	}
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
}

// linjiang is a small report of the invented district for a year of delivery.
func linjiang(tb testing.TB, year int) metric.Reported {
	tb.Helper()
	y, n := strconv.Itoa(year-1), float64(year-2020)
	body := fmt.Sprintf(`临江区政府工作报告
——%d年1月8日在临江区第十八届人民代表大会第%s次会议上
区长　林岸
各位代表：
现在，我代表区人民政府，向大会报告工作。
一、%s年工作回顾
（一）经济运行稳中向好
地区生产总值达到%.2f亿元，增长%.1f%%，增速居全市第三位；一般公共预算收入%.1f亿元，增长5.0%%；规模以上工业增加值增长%.1f%%。社会消费品零售总额%d万元。
（二）民生福祉持续改善
城镇登记失业率%.1f%%，居民人均可支配收入%d元，改造老旧小区%d个，惠及居民超过%d户。
二、%d年工作安排
主要预期目标：地区生产总值增长5.5%%左右，一般公共预算收入增长4%%以上，粮食总产量稳定在8.6万吨以上。
新建学校3所。
谢谢大家！
`, year, []string{"一", "二", "三", "四", "五", "六", "七"}[year%7], y, 500+20.25*n, 5.5+n/10, 20*pow(1.05, n), 6+n/10,
		1800000+int(n)*90000, 3.1-n/10, 36000+int(n)*1900, 12+int(n), 3400+int(n)*120, year)
	return reported(tb, fmt.Sprintf("临江区%d.txt", year), body)
}

func pow(x, n float64) float64 {
	p := 1.0
	for ; n >= 1; n-- {
		p *= x
	}
	return p
}

// book joins the reports of the years.
func book(tb testing.TB, years ...int) Book {
	tb.Helper()
	b := Book{Made: made}
	for _, y := range years {
		b.Reports = append(b.Reports, linjiang(tb, y))
	}
	b.Series = metric.Join(b.Reports)
	return b
}

// large is a book of n figures in two reports, without going through extraction.
func large(n int) Book {
	b := Book{Made: made}
	for r := range 2 {
		var body strings.Builder
		var metrics []metric.Metric
		doc := &report.Document{Name: "临江区.txt", Format: "txt", Info: report.Info{Title: "政府工作报告", Place: "临江区", Year: 2025 + r}}
		for i := range n / 2 {
			start := body.Len()
			lead := fmt.Sprintf("第%d号街道全年完成投资", i)
			number := fmt.Sprintf("%d.5亿元", 10+i%90)
			body.WriteString(lead + number + "，为全区高质量发展作出了新的贡献，得到了群众好评。\n")
			metrics = append(metrics, streetMetric(i, r, start, start+len(lead), len(number), body.Len()-1))
		}
		doc.Text = body.String()
		doc.Source, doc.Origin = doc.Text, text.Identity(len(doc.Text))
		b.Reports = append(b.Reports, metric.Reported{Doc: doc, Metrics: metrics})
	}
	for i := range n / 2 {
		old, now := 10.5+float64(i%90), 10.5+float64(i%90)
		b.Series = append(b.Series, metric.Series{
			Canonical: b.Reports[0].Metrics[i].Name, Name: b.Reports[0].Metrics[i].Name, Unit: "亿元",
			Cells: []metric.Cell{
				{Period: "2024", Status: metric.Actual, Value: &old, Report: 0, Metric: i},
				{Period: "2025", Status: metric.Actual, Value: &now, Report: 1, Metric: i},
			},
		})
	}
	return b
}
