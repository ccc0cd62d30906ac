package report_test

import (
	"fmt"

	"reportdesk/internal/report"
)

func ExampleFromText() {
	d := report.FromText("draft.txt", `政府工作报告
——2024年1月17日在临江区第三届人民代表大会第四次会议上
各位代表：
现在，我代表区人民政府报告工作，请予审议。
一、2023年工作回顾
（一）经济平稳。地区生产总值增长6%。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%。
`)
	fmt.Println(d.Info.Place, d.Info.Year, d.Info.Title)
	for _, b := range d.Blocks[4:] {
		fmt.Println(b.Role, b.Kind, b.Level, b.Number)
	}
	// Output:
	// 临江区 2024 政府工作报告
	// review heading 1 一、
	// review item 2 （一）
	// tasks heading 1 二、
	// targets paragraph 0
}
