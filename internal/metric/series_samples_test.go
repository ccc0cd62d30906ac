package metric_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/seeds"
)

// sampleTable is the table of the three sample reports as the program reads them.
func sampleTable(t *testing.T) []metric.Series {
	t.Helper()
	var reports []metric.Reported
	for _, s := range seeds.Samples() {
		doc, err := ingest.Read(s.Name, s.Data)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	}
	return metric.Join(reports)
}

// agreeing are the indicators of the samples whose growth follows from the two
// levels that their reports state, by year.
var agreeing = map[string][]string{
	"2024": {
		"一般公共预算收入", "农村居民人均可支配收入", "区属国企资产总额", "实际利用外资", "居民人均可支配收入", "工业用电量", "常住人口城镇化率",
		"技术合同成交额", "数字经济核心产业增加值占地区生产总值比重", "研发经费投入强度", "社会消费品零售总额", "空气质量优良天数比例",
		"PM2.5平均浓度", "经营主体总数", "货物进出口总额",
	},
	"2025": {
		"一般公共预算收入", "农村居民人均可支配收入", "出口", "区属国企资产总额", "居民人均可支配收入", "工业用电量", "常住人口城镇化率",
		"技术合同成交额", "数字经济核心产业增加值占地区生产总值比重", "新能源汽车零售额", "空气质量优良天数比例", "PM2.5平均浓度",
		"经营主体总数", "货物进出口总额", "金融机构人民币贷款余额",
	},
}

// TestVerdictsOfTheSamples holds Join against what the samples were written to
// show: of all growths one does not follow from the levels, its base having been
// revised without a word; one base is restated, that of an indicator whose
// growth is at constant prices.
func TestVerdictsOfTheSamples(t *testing.T) {
	var differ, revised []string
	agree := map[string][]string{}
	for _, s := range sampleTable(t) {
		for _, c := range s.Cells {
			switch c.Verdict {
			case metric.Agrees:
				agree[c.Period] = append(agree[c.Period], s.Canonical)
			case metric.Differs:
				differ = append(differ, c.Period+s.Canonical+" "+c.Reason)
			}
			if c.Revised != nil {
				revised = append(revised, fmt.Sprintf("%s%s %v %v restated %v", c.Period, s.Canonical, *c.Value, *c.Revised, c.Later != nil))
			}
			if s.Canonical == "地区生产总值" && c.Status == metric.Actual && (c.Period == "2024" || c.Period == "2025") &&
				(c.Verdict != metric.Cannot || !strings.Contains(c.Reason, "可比价格")) {
				t.Errorf("the growth of %s in %s is %s: %s", s.Canonical, c.Period, c.Verdict, c.Reason)
			}
		}
	}
	if want := []string{"2025社会消费品零售总额 按2024年数213.8亿元推算增长6.13%，报告所述为增长6.8%；2024年数可能已修订为约212.5亿元"}; !slices.Equal(differ, want) {
		t.Errorf("differ: %q, want %q", differ, want)
	}
	if want := []string{"2024地区生产总值 578.9 581.2 restated true", "2024社会消费品零售总额 213.8 212.5 restated false"}; !slices.Equal(revised, want) {
		t.Errorf("revised: %q, want %q", revised, want)
	}
	for period, names := range agreeing {
		for _, name := range names {
			if !slices.Contains(agree[period], name) {
				t.Errorf("%s of %s does not agree", name, period)
			}
		}
	}
}
