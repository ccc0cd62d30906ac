package metric

import (
	"strings"
	"unicode/utf8"
)

// trimTime cuts words of time off the start of a phrase: 2023年, 到2025年底, 去年, 五年来.
func trimTime(s string) string {
	if n := yearAt(strings.TrimPrefix(s, "近")); n > 0 {
		return strings.TrimPrefix(s, "近")[n:]
	}
	if n, _ := words().start.longest(s, wordTime); n > 3 || n > 0 && n == len(s) {
		if m, _ := words().start.longest(s, wordGeneric); m > n {
			return s // 年度计划投资
		}
		return s[n:]
	}
	return s
}

// yearAt measures 2023年(度|底|末), 2021—2025年, 1-11月, 12月底, N年(来|间|内).
func yearAt(s string) int {
	d := readDecimal(s)
	han := false
	if d.length == 0 {
		d, han = readHan(s), true
	}
	if d.length == 0 || d.decimals > 0 {
		return 0
	}
	rest := s[d.length:]
	n := d.length
	if !han && d.whole == 4 {
		if m := years(rest); m > 0 {
			n += m
			return n + suffixOf(s[n:], "年", "度", "底前", "底", "末", "前", "以来", "上半年", "初", "期间")
		}
		return 0
	}
	for _, u := range []string{"年", "个月", "月", "日", "季度"} {
		if strings.HasPrefix(rest, u) {
			n += len(u)
			return n + suffixOf(s[n:], "来", "间", "内", "底", "末", "份", "时间", "以来", "前")
		}
	}
	if !han && d.whole <= 2 {
		if m := date(s, d); m > 0 {
			return m
		}
	}
	return 0
}

func suffixOf(s string, list ...string) int {
	for _, w := range list {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// cutPlanTail cuts a five-year plan off the end of a phrase: 达到“十三五”末.
func cutPlanTail(s string) (string, bool) {
	t := s
	for _, w := range []string{"期末", "时期末", "末", "时期", "期间"} {
		if rest, ok := strings.CutSuffix(t, w); ok && strings.HasSuffix(rest, "五”") {
			t = rest
			break
		}
	}
	if !strings.HasSuffix(t, "五”") {
		return s, false
	}
	i := lastIndex(t, "“")
	if i < 0 || len(t)-i > len("“十一五”") {
		return s, false
	}
	return t[:i], true
}

// cutSpanTail cuts 连续八年, 五年, 十年来 and years off the end of a phrase.
func cutSpanTail(s string) (string, bool) {
	t := s
	for _, w := range []string{"以来", "来", "间", "内", "底", "末", "时", "前"} {
		if rest, ok := strings.CutSuffix(t, w); ok && strings.HasSuffix(rest, "年") {
			t = rest
			break
		}
	}
	rest, ok := strings.CutSuffix(t, "年")
	if !ok {
		for _, w := range []string{"个月", "个季度", "次"} {
			if rest, ok = strings.CutSuffix(t, w); ok {
				break
			}
		}
	}
	if !ok {
		return s, false
	}
	rest = strings.TrimSuffix(rest, "多")
	cut := rest
	for {
		r, n := utf8.DecodeLastRuneInString(cut)
		_, isHan := hanDigits[r]
		_, isUnit := hanUnits[r]
		if n == 0 || !isHan && !isUnit && !(r >= '0' && r <= '9') && !(r >= '０' && r <= '９') {
			break
		}
		cut = cut[:len(cut)-n]
	}
	if cut == rest {
		return s, false
	}
	for _, w := range []string{"连续", "已连续", "近", "第"} {
		cut = strings.TrimSuffix(cut, w)
	}
	return cut, true
}
