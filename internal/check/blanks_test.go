package check

import (
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

func TestBlanks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"全年新增学位〔待填：上年4600〕个。", "空白没有填，上年是4600"},
		{"全年新增学位〔待填：往年4600〕个。", "空白没有填，往年是4600"},
		{"全年新增学位〔待填〕个。", "空白没有填"},
		{"〔待改写：老码头入选市级文物保护单位〕。", "待改写的上年文字还没有改"},
		{"〔上年任务：改造老旧小区30个。〕", "上年任务的提示还没有删去"},
		{"按照临政发〔2025〕3号文件办理。", ""},
	} {
		doc := report.FromText("draft", "政府工作报告\n各位代表：\n一、2025年工作回顾\n"+c.text)
		got, err := Run(t.Context(), metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		have := ""
		for _, f := range got {
			if f.Rule == "blanks" {
				have += f.Message
			}
		}
		if have != c.want {
			t.Errorf("%s\nhave %q\nwant %q", c.text, have, c.want)
		}
	}
}
