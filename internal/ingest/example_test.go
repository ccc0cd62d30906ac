package ingest_test

import (
	"fmt"

	"reportdesk/internal/ingest"
)

func ExampleRead() {
	page := "首页 > 政务公开\n浏览次数：12\n临江区政府工作报告\n各位代表：\n全区生产总值增长6%。\n版权所有：临江区人民政府\n"
	d, err := ingest.Read("report.txt", []byte(page))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Text)
	for _, x := range d.Dropped {
		fmt.Printf("- %s：%s\n", x.Why, x.Span.Of(d.Source))
	}
	// Output:
	// 临江区政府工作报告
	// 各位代表：
	// 全区生产总值增长6%。
	// - 网页导航：首页 > 政务公开
	// - 网页页眉：浏览次数：12
	// - 网页页脚：版权所有：临江区人民政府
}
