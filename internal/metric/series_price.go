package metric

import (
	"strings"

	"reportdesk/internal/text"
)

// Growth that does not follow from two levels as they are published, and why.
// The statistical bureaus publish these indicators' levels at the prices, or
// for the enterprises, of each year, their growth on a common footing.

const (
	whyPrices  = "增速按可比价格计算，不能由两年总量推算"
	whyCompany = "增速按可比口径计算（企业名单、项目范围每年变动），不能由两年总量推算"
	whyFooting = "增速另有口径（%s），不能由两年数推算"
)

// constantPrice are parts of the names whose growth is at constant prices.
var constantPrice = []string{"生产总值", "GDP", "增加值", "农林牧渔业总产值", "农业总产值", "农业产值", "劳动生产率", "能耗", "经济总量"}

// changingScope are parts of the names whose growth compares the same
// enterprises or projects, while the level counts those of each year.
var changingScope = []string{"规上", "规模以上", "限上", "限额以上", "固定资产投资", "投资", "总产值", "产业产值", "战略性新兴产业", "高新技术产业"}

// footings are words around a growth that say it is on another footing than the levels.
var footings = []string{"可比", "同口径", "不变价", "实际", "名义", "扣除", "剔除", "还原", "自然增长", "自然口径", "留抵退税", "区划调整", "口径调整", "新口径"}

// notByLevels says why the growth of an indicator of these names cannot be held
// against its levels; "" where it can.
func notByLevels(names ...string) string {
	for _, n := range names {
		if strings.HasSuffix(n, "占比") || strings.HasSuffix(n, "比重") || strings.HasSuffix(n, "率") {
			continue
		}
		switch {
		case text.HasAny(n, constantPrice...):
			return whyPrices
		case text.HasAny(n, changingScope...):
			return whyCompany
		}
	}
	return ""
}

// footing is the word in the text around a growth that says so, or "".
func footing(around string) string {
	for _, w := range footings {
		if strings.Contains(around, w) {
			return w
		}
	}
	return ""
}
