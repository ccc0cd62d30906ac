package metric

import "strings"

// isFigure decides whether a candidate between the given texts is a figure.
func isFigure(left, right string, n number) bool {
	switch {
	case n.form == rankNumber:
		return true
	case n.form == ratioNumber:
		return true
	case n.bits&unitDuration != 0:
		return durationMeasures(left, right, n)
	case n.unit == "":
		return bareMeasures(left, right, n)
	}
	return true
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
	if l.sign != 0 {
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
	if n.decimals > 0 && l.subject != "" && boundary(right) && l.verb {
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
