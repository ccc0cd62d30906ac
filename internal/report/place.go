package report

import (
	_ "embed"
	"path/filepath"
	"strings"
	"sync"
)

//go:embed places.tsv
var placesTSV string

// division is a row of places.tsv.
type division struct {
	name, short, level string
}

// divisions are the provinces and prefectures.
var divisions = sync.OnceValue(func() []division {
	var all []division
	for row := range strings.Lines(placesTSV) {
		f := strings.Split(strings.TrimSpace(row), "\t")
		if len(f) == 4 && !strings.HasPrefix(row, "#") {
			all = append(all, division{f[0], f[1], f[2]})
		}
	}
	return all
})

// place is whose report it is, by its official name. sure is false where only
// the file's name or a count of names says so.
func (o *outline) place(name string) (place string, sure bool) {
	for _, l := range o.front() {
		if p, ok := meetingBody(squeeze(l.s)); ok {
			if p := official(p); p != "" {
				return p, true
			}
		}
	}
	for _, l := range o.front() {
		q := squeeze(l.s)
		for _, w := range []string{"政府工作报告", "人民政府", "工作报告"} {
			if i := strings.Index(q, w); i > 0 {
				if p := official(stripYear(q[:i])); p != "" {
					return p, true
				}
			}
		}
	}
	for i := o.body; i < o.tail && i < o.body+4; i++ {
		s := o.lines[i].s
		if hasAny(s, "代表国务院", "behalf of the State Council") {
			return "中国", true
		}
		if j := strings.Index(s, "代表"); j >= 0 {
			rest := s[j+len("代表"):]
			if k := strings.Index(rest, "人民政府"); k >= 0 && k < 60 {
				if p := official(rest[:k]); p != "" {
					return p, true
				}
			}
		}
	}
	if p := o.mostNamed(); p != "" {
		return p, true
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	for _, d := range divisions() {
		if strings.Contains(base, d.short) {
			return d.name, false
		}
	}
	return "", false
}

// meetingBody reads whose congress a meeting line names: 在临江区第三届人民代表大会.
func meetingBody(q string) (string, bool) {
	i := strings.Index(q, "人民代表大会")
	if i < 0 || len(q) > 300 {
		i = strings.Index(q, "第")
		if i < 0 || !hasAny(q, "届") || len(q) > 200 || !hasAny(q, "在") {
			return "", false
		}
	}
	s := q[:i]
	if strings.HasSuffix(s, "全国") || strings.Contains(s, "届全国") {
		return "中国", true
	}
	if j := strings.LastIndex(s, "在"); j >= 0 {
		s = s[j+len("在"):]
	}
	if j := strings.Index(s, "届"); j >= 0 {
		s = s[:j]
		s = strings.TrimRight(s, "第一二三四五六七八九十0123456789")
	}
	return s, s != ""
}

// official gives the official name for what a text calls a place: the last of
// several (保定市徐水区 is 徐水区), completed where it is short (广州 is 广州市);
// "" for what names no place (省, 市).
func official(s string) string {
	s = strings.Trim(s, "—-―（(“”《》,，、")
	if s == "中国" || s == "" {
		return s
	}
	for _, d := range divisions() {
		if s == d.name || s == d.short {
			return d.name
		}
	}
	cut := ""
	rest := s
	for {
		i := unitEnd(rest)
		if i == 0 {
			break
		}
		cut, rest = rest[:i], rest[i:]
		if rest == "" {
			break
		}
	}
	if rest != "" || len(cut) < 6 || len(cut) > 45 {
		return ""
	}
	for _, d := range divisions() {
		if strings.HasSuffix(s, d.name) {
			return d.name
		}
	}
	return cut
}

// unitEnd is the length of the first administrative unit in s: up to and with 省, 市, 县, 区...
func unitEnd(s string) int {
	for i, r := range s {
		if i < 3 {
			continue
		}
		switch r {
		case '省', '市', '县', '区', '州', '盟', '旗':
			end := i + len(string(r))
			if strings.HasPrefix(s[end:], "县") || strings.HasPrefix(s[end:], "区") || strings.HasPrefix(s[end:], "旗") || strings.HasPrefix(s[end:], "市") || strings.HasPrefix(s[end:], "州") {
				continue
			}
			return end
		}
	}
	return 0
}

// stripYear removes a leading year and what goes with it: 2025年度.
func stripYear(s string) string {
	if i := strings.Index(s, "年"); i >= 0 && yearBefore(s[:i]) > 0 && len(s[:i]) <= 12 {
		s = strings.TrimPrefix(s[i+len("年"):], "度")
	}
	if i := strings.Index(s, "年"); i >= 4 && yearBefore(s[:i]) > 0 {
		s = s[:i-4]
	}
	return s
}

// mostNamed is the province or prefecture that the body names most, if it names
// it often and clearly more than any other.
func (o *outline) mostNamed() string {
	var best, second int
	var name string
	for _, d := range divisions() {
		n := 0
		for i := o.body; i < o.tail; i++ {
			n += strings.Count(o.lines[i].s, d.short)
		}
		if n > best {
			best, second, name = n, best, d.name
		} else if n > second {
			second = n
		}
	}
	if best >= 5 && best >= 2*second {
		return name
	}
	return ""
}
