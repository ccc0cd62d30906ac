package report_test

import (
	"testing"

	"reportdesk/internal/report"
)

func TestTheMeetingIsReadFromTheTitleBlock(t *testing.T) {
	for head, want := range map[string]string{
		"——2031年1月8日在临江区第八届人民代表大会第五次会议上":  "第八届人民代表大会第五次会议",
		"2031年1月8日在临江区八届人大五次会议上":          "八届人大五次会议",
		"（2031年1月8日在市第十四届人民代表大会第 3 次会议上）": "第十四届人民代表大会第3次会议",
		"——2031年1月8日": "",
	} {
		d := report.FromText("a.txt", "政府工作报告\n"+head+"\n各位代表：\n现在，我向大会报告工作。在第九届群众运动会上，临江区第二次会议室开放。")
		if d.Info.Meeting != want {
			t.Errorf("%s\nhave %q\nwant %q", head, d.Info.Meeting, want)
		}
	}
}
