package review_test

import (
	"testing"

	"reportdesk/export/review"
	"reportdesk/internal/metric"
)

func TestWhatFollowsFromANewNumber(t *testing.T) {
	prior := draftOf(t, "2025.txt", []byte("临江区2025年政府工作报告\n——2025年1月10日在临江区第五届人民代表大会第四次会议上\n各位代表：\n一、2024年工作回顾\n2024年，社会消费品零售总额213.8亿元。高新技术企业达到118家。"))
	draft := draftOf(t, "2026.txt", []byte("临江区2026年政府工作报告\n——2026年1月10日在临江区第五届人民代表大会第五次会议上\n各位代表：\n一、2025年工作回顾\n2025年，社会消费品零售总额226.9亿元，增长6.1%。高新技术企业达到143家，净增25家。"))
	reports := []metric.Reported{prior, draft}
	s := opened(t, exported(t, reports...), "指标对照")
	back := read(t, draft, s.set("社会消费品零售总额", "2025年", 230.1).set("高新技术企业数", "2025年", 141).saved())
	if len(back.Corrections) != 2 {
		t.Fatalf("have %+v, want two corrections", back.Corrections)
	}
	follows := review.Follow(reports, metric.Join, back.Corrections)
	got := map[string]string{}
	for _, list := range follows {
		for _, c := range list {
			got[c.Old] = c.New
		}
	}
	if got["6.1%"] != "7.6%" || got["25家"] != "23家" || len(got) != 2 {
		t.Errorf("have %v, want 6.1%% to 7.6%% and 25家 to 23家", got)
	}
}
