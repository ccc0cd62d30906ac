package words

import (
	"fmt"
	"testing"
)

func ExampleTold() {
	Use("en")
	defer Use("zh")
	fmt.Println(Told("编号断档：“一”之后是“三”，缺“二”"))
	fmt.Println(Told("按2023年数27.4亿元推算增长8.2%，报告所述为增长9%；2023年数可能已修订为约27.2亿元"))
	// Output:
	// Numbering gap: “三” after “一”; “二” is missing
	// From 27.4亿元 of 2023 follows growth of 8.2%; the report states growth of 9%; the value of 2023 may have been revised to about 27.2亿元
}

func TestInChineseNothingIsChanged(t *testing.T) {
	Use("zh")
	if have := Told("没有认出报告年份"); have != "没有认出报告年份" {
		t.Errorf("have %s", have)
	}
}
