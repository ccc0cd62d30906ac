package metric

import (
	"strings"
)

// splitNames cuts joint names into k: 高技术制造业、装备制造业增加值 into two with
// the common tail at both. nil where it cannot be done.
func splitNames(s string, k int) []string {
	for _, joins := range [][]string{{"、"}, {"、", "和"}, {"、", "和", "与"}, {"、", "和", "与", "及", "以及"}} {
		parts := splitAny(s, joins)
		if len(parts) == k {
			return shareTail(shareHead(parts))
		}
	}
	if k == 2 && strings.Contains(s, "城乡") {
		return []string{strings.Replace(s, "城乡", "城镇", 1), strings.Replace(s, "城乡", "农村", 1)}
	}
	if k == 2 && strings.Contains(s, "存贷款") {
		return []string{strings.Replace(s, "存贷款", "存款", 1), strings.Replace(s, "存贷款", "贷款", 1)}
	}
	return nil
}

func splitAny(s string, seps []string) []string {
	for _, sep := range seps[1:] {
		s = strings.ReplaceAll(s, sep, seps[0])
	}
	var parts []string
	for _, p := range strings.Split(s, seps[0]) {
		if p = trim(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// tails are the heads of indicators that a list of names shares, longest first.
var tails = []string{"货物进出口总额", "进出口总额", "进出口总值", "进出口额", "出口总额", "出口额", "进口额", "零售总额", "人均纯收入", "平均工资", "财政补助标准", "完成率", "人均财政补助标准", "增加值占地区生产总值比重", "增加值占GDP比重", "占地区生产总值比重", "占GDP比重", "占国内生产总值比重", "人均可支配收入", "增加值", "总产值", "产值", "营业收入", "通关时间", "土地面积", "平均浓度", "负面清单条数", "投资", "总收入", "收入", "支出", "贷款余额", "存款余额", "余额", "销售额", "销售收入", "零售额", "总额", "产量", "销量", "数量", "总量", "面积", "里程", "长度", "条数", "户数", "人数", "时间", "标准", "占比", "比重", "比例", "覆盖率", "普及率", "参保率", "处理率", "合格率", "利用率", "率", "浓度", "排放量", "排放", "能耗", "价格", "利润", "税收", "用电量", "规模", "学位", "项目", "企业", "平台", "工程", "示范区", "中心", "基地", "园区", "案件", "床位", "人才", "就业", "业", "额", "量", "数"}

// shareTail gives every name the tail of the last one where it has none of its own.
func shareTail(parts []string) []string {
	last := parts[len(parts)-1]
	if wholly(last, wordGeneric) {
		return shareStem(parts)
	}
	if i := strings.Index(last, "占"); i > 0 {
		return appendTail(parts, last[i:])
	}
	for _, tail := range tails {
		if !strings.HasSuffix(last, tail) || last == tail {
			continue
		}
		return appendTail(parts, tail)
	}
	return parts
}

func appendTail(parts []string, tail string) []string {
	for i, p := range parts[:len(parts)-1] {
		if !hasTail(p) && !strings.HasSuffix(p, tail) {
			parts[i] = p + tail
		}
	}
	return parts
}

// shareStem gives names that are only heads (面积和产量) what the first one has before its own.
func shareStem(parts []string) []string {
	stem := parts[0]
	for _, tail := range tails {
		if t, ok := strings.CutSuffix(stem, tail); ok && t != "" {
			stem = t
			break
		}
	}
	for i := range parts[1:] {
		if wholly(parts[i+1], wordGeneric) {
			parts[i+1] = stem + parts[i+1]
		}
	}
	return parts
}

// hasTail reports whether a name is whole: it ends with a head of indicators
// that says what is measured.
func hasTail(s string) bool {
	for _, tail := range tails {
		if tail == "业" || tail == "企业" || tail == "中心" || tail == "基地" || tail == "园区" {
			continue
		}
		if strings.HasSuffix(s, tail) {
			return true
		}
	}
	return false
}

// heads are what the first of a list of names has before the part of its own.
var heads = []string{"单位国内生产总值", "单位地区生产总值", "单位生产总值", "单位GDP", "万元GDP", "万元地区生产总值", "规模以上", "规上", "新增"}

// shareHead gives every name the head of the first one.
func shareHead(parts []string) []string {
	for _, head := range heads {
		if !strings.HasPrefix(parts[0], head) || parts[0] == head {
			continue
		}
		for i := range parts[1:] {
			if (head == "新增") == strings.HasPrefix(parts[i+1], "新") && head == "新增" {
				continue
			}
			if !strings.HasPrefix(parts[i+1], head) && head != "规模以上" && head != "规上" {
				parts[i+1] = head + parts[i+1]
			}
		}
		break
	}
	return parts
}
