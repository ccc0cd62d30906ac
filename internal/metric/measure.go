package metric

import (
	"strings"

	"reportdesk/internal/text"
)

// isFigure decides whether a candidate between the given texts is a figure.
func isFigure(left, right string, n number) bool {
	switch {
	case n.form == rankNumber:
		return true
	case n.form == ratioNumber:
		return !n.clock || strings.Contains(left, "比")
	case n.bits&unitPercent != 0 && strings.HasSuffix(left, "前") && !strings.HasSuffix(left, "以前"):
		return false // 进入前1%: a class of places
	case n.unit == "位" && (strings.HasSuffix(left, "前") || strings.HasSuffix(left, "后")):
		return false // 退出后30位
	case strings.HasSuffix(left, "连续") && (n.unit == "届" || n.unit == "次" || n.unit == "轮"):
		return false // 连续3次获评优秀
	case threshold(left, right, n), enumerates(right, n), rhetorical(right, n):
		return false
	case n.bits&unitDuration != 0:
		return durationMeasures(left, right, n)
	case n.unit == "":
		return bareMeasures(left, right, n)
	}
	return true
}

// threshold tells a bound inside a name (2000万元以上项目, 过5亿元项目) from a figure.
func threshold(left, right string, n number) bool {
	if boundary(right) || n.form != plainNumber {
		return false
	}
	if strings.HasPrefix(right, "攻坚") || strings.HasPrefix(right, "行动") {
		return true // a campaign named by its aim
	}
	within := n.after == "以上" || n.after == "以下" || n.after == "以内" || n.after == "内" || n.after == "及以上" || n.after == "（含）以上"
	over := n.before == "超" || n.before == "超过" || n.before == "不足" || n.before == "不到" || n.before == "不超过" || n.before == "低于" || strings.HasSuffix(left, "过")
	if !within && !over {
		return false
	}
	rest, _ := hardCut(right)
	if i := strings.Index(rest, "、"); i >= 0 {
		rest = rest[:i]
	}
	if within && n.bits&(unitPercent|unitTenth) == 0 && strings.ContainsAny(rest, "0123456789") {
		return true // 30户以上自然村垃圾收运覆盖率80%
	}
	attribute := n.bits&unitMoney != 0 || sizeUnit(n.unit) || n.bits == 0 && n.unit != "" && strings.HasPrefix(right, "的")
	if !attribute {
		return false
	}
	if l, _ := words().start.longest(strings.TrimPrefix(right, "的"), wordPredicate|wordUp|wordDown|wordReach|wordJoin|wordAdverb|wordDo); l > 0 && !strings.HasPrefix(right, "的") {
		return false
	}
	for _, head := range []string{"项目", "企业", "的", "且", "住房", "学校", "村", "工程", "单位", "园区", "大户", "产业", "集群", "乡镇", "人群", "考生", "老人", "小微", "中小", "贷款", "投资", "商品", "换乘", "重大", "工业", "重点", "农产品", "市场", "锅炉", "机组", "的县", "的市", "的城市"} {
		if strings.HasPrefix(rest, head) {
			return true
		}
	}
	return false
}

// enumerates tells a count that only says how long a list is: 6个方面.
func enumerates(right string, n number) bool {
	if n.unit != "个" && n.unit != "大" {
		return false
	}
	for _, w := range []string{"方面", "环节", "关键词", "维度", "层面", "着力点"} {
		if strings.HasPrefix(right, w) {
			return true
		}
	}
	return false
}

// rhetorical tells a people that is spoken of from one that is counted: 52万临江人民.
func rhetorical(right string, n number) bool {
	if n.bits != 0 {
		return false
	}
	right, _ = hardCut(right)
	for _, w := range []string{"人民", "中国人", "人口的", "人口大国", "各族", "父老", "儿女", "干部群众"} {
		far := len("临江县")
		if w == "人民" {
			far = len("勤劳勇敢的临江县")
		}
		if i := strings.Index(right, w); i >= 0 && i <= far && !text.HasAny(right[i:min(len(right), i+len("人民医院"))], "医院", "人民币", "法院", "调解") {
			return true
		}
	}
	return false
}

// sizeUnit reports whether a unit measures the size of a single thing.
func sizeUnit(u string) bool {
	for _, end := range []string{"平方米", "公里", "米", "亩", "吨", "岁", "分", "公顷", "千瓦", "平方公里"} {
		if strings.HasSuffix(u, end) && !strings.HasPrefix(u, "万") && !strings.HasPrefix(u, "亿") {
			return true
		}
	}
	return false
}

// timeHeads are the ends of names that are measured in time.
var timeHeads = []string{"年限", "寿命", "时间", "周期", "时长", "天数", "期限", "用时", "耗时", "时限", "年龄", "日数", "学时", "工期", "课时", "小时数"}

// durationMeasures tells a measured time (审批时间压缩30天) from one that only
// says how long (连续16年, 3年内).
func durationMeasures(left, right string, n number) bool {
	for _, w := range []string{"内", "来", "间", "以来", "前", "后", "里", "期", "制", "的", "行动", "计划", "自助", "热线", "服务", "值", "不", "左右"} {
		if strings.HasPrefix(right, w) {
			return false
		}
	}
	if l, _ := words().start.longest(right, wordAfter|wordUp|wordDown|wordReach|wordJoin); l == 0 && !boundary(right) {
		return false // 再延长30年试点
	}
	for _, w := range []string{"连续", "近", "历时", "经过", "为期", "每", "用", "通过", "第", "这", "提前", "再", "过去", "未来", "今后", "满"} {
		if strings.HasSuffix(left+n.before, w) {
			return false
		}
	}
	phrase := left
	if i, size := lastHard(left); i >= 0 {
		phrase = left[i+size:]
	}
	l := parseLead(phrase, false)
	if l.sign != 0 || l.moved {
		return true
	}
	for _, h := range timeHeads {
		if strings.Contains(phrase, h) {
			return true
		}
	}
	return false
}

// indexHeads are the ends of names that have no unit.
var indexHeads = []string{"指数", "强度", "系数", "比", "倍差", "得分", "评分", "密度", "容积率", "生育率", "差"}

// bareMeasures tells an index (综合指数4.81) from a number that counts nothing.
func bareMeasures(left, right string, n number) bool {
	phrase := left
	if i, size := lastHard(left); i >= 0 {
		phrase = left[i+size:]
	}
	l := parseLead(phrase, false)
	for _, h := range indexHeads {
		if strings.HasSuffix(l.subject, h) {
			return true
		}
	}
	if n.decimals > 0 && l.subject != "" && boundary(right) && l.governed {
		return true
	}
	for _, j := range []string{"、", "和", "与"} {
		if rest, ok := strings.CutPrefix(right, j); ok {
			if d := readDecimal(rest); d.valid() && d.length > 0 && (n.decimals > 0 || l.each) {
				return true
			}
		}
	}
	return false
}
