package carry_test

import (
	"fmt"

	"reportdesk/internal/carry"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

func ExampleFrom() {
	last := report.FromText("2026", `政府工作报告
——在临江区第六届人民代表大会第三次会议上
各位代表：
一、2025年工作回顾
2025年是稳中有进的一年。地区生产总值612.4亿元，增长5.6%。
二、2026年重点工作
新增学位4600个，2026年底前投用。`)
	draft := carry.From(metric.Reported{Doc: last, Metrics: metric.Extract(last)}, carry.Usual(2027))
	fmt.Println(draft.Text)
	// Output:
	// 政府工作报告
	// ——在临江区第六届人民代表大会第四次会议上
	// 各位代表：
	// 一、2026年工作回顾
	// 〔上年任务：新增学位4600个，2026年底前投用。〕
	// 〔待改写：2025年是稳中有进的一年〕。地区生产总值〔待填：上年612.4〕亿元，增长〔待填：上年5.6〕%。
	// 二、2027年重点工作
	// 新增学位〔待填：上年4600〕个，2027年底前投用。
}
