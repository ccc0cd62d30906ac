package compare_test

import (
	"context"
	"fmt"

	"reportdesk/compare"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

func ExampleDocuments() {
	old := report.FromText("讨论稿.txt", "改造老旧小区21个，新增学位3600个。\n办好十件民生实事。\n谢谢大家。")
	new := report.FromText("送审稿.txt", "办好十件民生实事。\n改造老旧小区24个，新增学位3600个。\n谢谢大家。")
	c, err := compare.Documents(context.Background(), metric.Reported{Doc: old}, metric.Reported{Doc: new}, compare.Revision)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range c.Pairs {
		fmt.Print(p.Kind, " ", p.Moved, ":")
		for _, e := range p.Edits {
			fmt.Print(" ", e.Op, " ", e.Text)
		}
		fmt.Println()
	}
	// Output:
	// same true: equal 办好十件民生实事。
	// figures false: equal 改造老旧小区 delete 21个 insert 24个 equal ，新增学位3600个。
	// same false: equal 谢谢大家。
}

func ExampleRedline() {
	for _, e := range compare.Redline("增长5.3%，居全市第三。", "增长1.3%，居全市第三。") {
		fmt.Printf("%s %s\n", e.Op, e.Text)
	}
	// Output:
	// equal 增长
	// delete 5.3%
	// insert 1.3%
	// equal ，居全市第三。
}
