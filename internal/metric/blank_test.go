package metric

import (
	"fmt"
	"strings"
	"testing"

	"reportdesk/internal/report"
)

// TestBlanksAreNoFigures: nothing is read out of a blank, and what stands beside
// it is named as if it were filled.
func TestBlanksAreNoFigures(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"地区生产总值〔待填：上年612.4〕亿元，增长〔待填：上年5.6〕%。", ""},
		{"地区生产总值〔待填：上年612.4〕亿元，增长5.8%。", "地区生产总值 5.8%"},
		{"增速居全市第〔待填：上年三〕位。", ""},
		{"〔待改写：新增泊位3200个〕，新增学位4800个。", "新增学位 4800个"},
		{"〔上年任务：新增学位4600个。〕", ""},
	} {
		doc := report.FromText("draft", "政府工作报告\n各位代表：\n一、2026年工作回顾\n"+c.sentence)
		var have []string
		for _, m := range Extract(doc) {
			for _, f := range m.Figures {
				have = append(have, fmt.Sprintf("%s %s", f.Name, f.Span.Of(doc.Text)))
			}
		}
		if got := strings.Join(have, "，"); got != c.want {
			t.Errorf("%s\nhave %q\nwant %q", c.sentence, got, c.want)
		}
	}
}
