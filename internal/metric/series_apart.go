package metric

import (
	"slices"
	"strconv"
	"strings"
)

// tellApart marks rows that would look alike behind their name: with the report,
// where a name says too little to be one thing in two of them (项目), so that no
// two rows have one canonical name, scope and dimension; and the name alone with
// what is counted, where it is measured in several dimensions (改造房屋 in 户 and
// in 平方米). The marks do not depend on corrections.
func tellApart(rows []row) {
	type name struct{ canonical, scope string }
	byName := make(map[name][]int)
	for i, r := range rows {
		k := name{r.canonical, r.scope}
		byName[k] = append(byName[k], i)
	}
	for _, same := range byName {
		if len(same) < 2 {
			continue
		}
		measured := make(map[string]bool)
		for _, i := range same {
			measured[rows[i].dimension] = true
		}
		seen := make(map[string]int)
		for _, i := range same {
			r := &rows[i]
			if len(measured) > 1 && !usualUnit(r) {
				r.counts = countWord(r)
			}
			if r.report != 0 && len(same) > len(measured) {
				r.mark(strconv.Itoa(r.report) + "年报告")
			}
			full := r.dimension + strings.Join(r.marks, "\x00")
			if seen[full]++; seen[full] > 1 {
				r.mark(strconv.Itoa(seen[full]))
			}
		}
	}
}

func (r *row) mark(m string) { r.marks = append(r.marks, m) }

// marked is a name with marks behind it: 项目（2024年报告）.
func (r *row) marked(name string, marks ...string) string {
	marks = slices.DeleteFunc(slices.Concat(marks, r.marks), func(m string) bool { return m == "" })
	if len(marks) == 0 || r.named {
		return name
	}
	return name + "（" + strings.Join(marks, "，") + "）"
}

// usualUnit reports whether the catalogue knows the row's indicator in its unit.
func usualUnit(r *row) bool {
	if r.field == "" {
		return false
	}
	known := standards()[keyOf(r.canonical)]
	if known == nil {
		return false
	}
	for _, u := range known.Units {
		if measureFor(u, r.canonical).dimension == r.dimension {
			return true
		}
	}
	return false
}

// countWords say what is counted or measured in a dimension.
var countWords = []struct{ dimension, word string }{
	{"面积", "面积"},
	{"长度", "长度"},
	{"质量", "重量"},
	{"体积", "体积"},
	{"货币", "金额"},
	{"时间", "时长"},
	{"比例", "比例"},
	{"功率", "功率"},
	{"计数/人次", "人次"},
	{"计数/人", "人数"},
	{"计数/户", "户数"},
	{"计数/个", "个数"},
}

// countWord names the dimension of a row: 户数, 面积, else after its unit, 辆数.
func countWord(r *row) string {
	for _, c := range countWords {
		if strings.HasSuffix(r.canonical, c.word) {
			return "" // the name says what is measured
		}
	}
	for _, c := range countWords {
		if r.dimension == c.dimension || strings.HasPrefix(r.dimension, c.dimension) && !strings.HasPrefix(c.dimension, "计数") {
			return c.word
		}
	}
	_, base, _ := strings.Cut(r.dimension, "/")
	if base == "" {
		return ""
	}
	return "以" + base + "计"
}
