package metricpane

import "testing"

func TestNumbersAsATableWritesThem(t *testing.T) {
	for _, c := range []struct {
		v      float64
		places int
		plain  string
		signed string
	}{
		{612.4, 1, "612.4", "+612.4"},
		{45890, 0, "45,890", "+45,890"},
		{1234567.5, 2, "1,234,567.50", "+1,234,567.50"},
		{-2.7, 1, "−2.7", "−2.7"},
		{-1300, 0, "−1,300", "−1,300"},
		{0, 1, "0.0", "0.0"},
		{-0.04, 1, "0.0", "0.0"}, // no minus before what is written as nothing
		{0.04, 1, "0.0", "0.0"},
	} {
		sameText(t, "decimal", decimal(c.v, c.places), c.plain)
		sameText(t, "signed", signed(c.v, c.places), c.signed)
	}
}

func TestAModifierStandsWhereChineseHasIt(t *testing.T) {
	for modifier, want := range map[string]string{"": "6%", "以上": "6%以上", "左右": "6%左右", "超过": "超过6%", "不低于": "不低于6%"} {
		sameText(t, modifier, around("6%", modifier), want)
	}
}
