package desk_test

import (
	"testing"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/report"
)

func TestATitleSaysPlaceAndYearOnce(t *testing.T) {
	words.Use("zh")
	for _, c := range []struct {
		info report.Info
		want string
	}{
		{report.Info{Title: "政府工作报告", Place: "临江区", Year: 2026}, "临江区2026年政府工作报告"},
		{report.Info{Title: "临江区政府工作报告", Place: "临江区", Year: 2026}, "临江区2026年政府工作报告"},
		{report.Info{Title: "2026年临江区政府工作报告", Place: "临江区", Year: 2026}, "2026年临江区政府工作报告"},
		{report.Info{Title: "在临江区人民代表大会上的报告", Place: "临江区", Year: 2026}, "2026年在临江区人民代表大会上的报告"},
		{report.Info{Title: "政府工作报告"}, "政府工作报告"},
		{report.Info{Title: "政府工作报告", Year: 2026}, "2026年政府工作报告"},
		{report.Info{Place: "临江区", Year: 2026}, "临江区2026年未命名"},
	} {
		if have := desk.Title(c.info); have != c.want {
			t.Errorf("%+v\nhave %s\nwant %s", c.info, have, c.want)
		}
	}
}
