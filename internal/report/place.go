package report

import (
	_ "embed"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// placesTSV lists the provinces and prefectures: official name, short name,
// level, and what it lies within. Counties are told by their form.
//
//go:embed places.tsv
var placesTSV string

// divisions are the provinces and prefectures by short name. Where two share
// one (吉林) the province, which stands first, has it.
var divisions = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for row := range strings.Lines(placesTSV) {
		f := strings.Split(strings.TrimSpace(row), "\t")
		if len(f) != 4 || strings.HasPrefix(row, "#") {
			continue
		}
		if _, ok := all[f[1]]; !ok {
			all[f[1]] = f[0]
		}
		all[f[0]] = f[0]
	}
	return all
})

// shortNames are the short names of divisions by their first two characters.
var shortNames = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for short, name := range divisions() {
		if short != name {
			key := head(short, 2)
			all[key] = append(all[key], short)
		}
	}
	return all
})

// place is whose report it is, by its official name. The evidence in falling
// order: the meeting line, the title, the speaker's office, the body that the
// report says it speaks for, the page's own head, the place most named. by says
// what a doubtful answer rests on, "" for a sure one.
func (o *outline) place(d *Document) (place, by string) {
	front := o.front()
	for _, l := range front {
		if p, ok := meetingBody(squeeze(l.s)); ok {
			if p = official(p); p != "" {
				return p, ""
			}
		}
	}
	for _, l := range front {
		if p := ownName(l.s); p != "" {
			return p, ""
		}
	}
	for i := o.body; i < o.tail && i < o.body+4; i++ {
		if p := speaksFor(o.lines[i].s); p != "" {
			return p, ""
		}
	}
	for _, s := range pageHead(d) {
		if p := ownName(s); p != "" {
			return p, ""
		}
	}
	if p := o.mostNamed(); p != "" {
		return p, ""
	}
	if p := inFileName(d.Name); p != "" {
		return p, "文件名"
	}
	return "", ""
}

// meetingBody reads whose congress a meeting line names: 在临江区第三届人民代表大会.
func meetingBody(q string) (string, bool) {
	i := strings.Index(q, "人民代表大会")
	if i < 0 || len(q) > 300 {
		i = strings.Index(q, "届")
		if i < 0 || len(q) > 200 || !strings.Contains(q, "在") {
			return "", false
		}
	}
	s := q[:i]
	if strings.HasSuffix(s, "全国") || strings.Contains(s, "届全国") || strings.HasPrefix(q[i:], "届全国") {
		return "中国", true
	}
	if j := strings.LastIndex(s, "在"); j >= 0 {
		s = s[j+len("在"):]
	}
	s, _, _ = strings.Cut(s, "届")
	s = strings.TrimRight(s, "第一二三四五六七八九十0123456789")
	return s, s != ""
}

// ownName reads the place before 政府工作报告, 人民政府 or a speaker's office in a
// line of the title block: 2025年临江区政府工作报告, 临江区区长 李明.
func ownName(s string) string {
	q := squeeze(s)
	if len(q) > 200 {
		return ""
	}
	for _, w := range []string{"人民政府", "政府工作报告", "人民法院", "人民检察院", "工作报告", "代省长", "省长", "代市长", "市长", "代县长", "县长", "代区长", "区长", "州长", "盟长", "旗长"} {
		if i := strings.Index(q, w); i > 0 {
			if p := official(stripYear(q[:i])); p != "" {
				return p
			}
		}
	}
	return ""
}

// speaksFor reads 我代表临江区人民政府 in an opening paragraph.
func speaksFor(s string) string {
	if text.HasAny(s, "代表国务院", "behalf of the State Council") {
		return "中国"
	}
	for _, w := range []string{"人民政府", "人民法院", "人民检察院", "行政公署"} {
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		if j := strings.LastIndex(s[:i], "代表"); j >= 0 {
			if p := official(s[j+len("代表") : i]); p != "" {
				return p
			}
		}
	}
	return ""
}

// pageHead are the lines that import left out before the text: a page's crumbs
// and the head that a collector wrote (标题：…, 发文单位：…).
func pageHead(d *Document) []string {
	var lines []string
	for _, dropped := range d.Dropped {
		if len(d.Origin) > 0 && dropped.Span.Start > d.Origin[0].Source.Start || len(lines) > 40 {
			break
		}
		for line := range strings.Lines(dropped.Span.Of(d.Source)) {
			if line = trim(line); len(line) < 300 {
				for _, w := range []string{"标题：", "发文单位：", "发布单位："} {
					line = strings.TrimPrefix(line, w)
				}
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// official gives the official name for what a text calls a place: the last of
// several (保定市徐水区 is 徐水区), completed where it is short (广州 is 广州市);
// "" for what names no place (省, 市).
func official(s string) string {
	s = strings.Trim(s, "—-―（(“”《》,，、")
	if s == "中国" {
		return s
	}
	if name, ok := divisions()[s]; ok {
		return name
	}
	for _, r := range s {
		if !text.IsHan(r) {
			return ""
		}
	}
	last := ""
	for rest := s; rest != ""; {
		n := unitEnd(rest)
		if n == 0 {
			return ""
		}
		last, rest = rest[:n], rest[n:]
	}
	if n := utf8.RuneCountInString(last); n < 2 || n > 15 || text.StartsAny(last, "全", "我", "本", "各", "在") {
		return ""
	}
	return last
}

// unitEnd is the length of the first administrative unit in s: up to and with
// 省, 市, 县, 区, 州, 盟 or 旗; 0 without one. 自治县, 市辖区 and the like end with
// the last of such signs in a row.
func unitEnd(s string) int {
	const signs = "省市县区州盟旗"
	for i, r := range s {
		if i < 3 || !strings.ContainsRune(signs, r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		if next, _ := utf8.DecodeRuneInString(s[end:]); strings.ContainsRune(signs, next) {
			continue // 沙市区, 通州市
		}
		return end
	}
	return 0
}

// stripYear removes the year from a title's start or end: 2025年, 2025年度, 临江区2025年.
func stripYear(s string) string {
	i := strings.Index(s, "年")
	if i < 4 || yearBefore(s[:i]) == 0 {
		return s
	}
	if after := strings.TrimPrefix(s[i+len("年"):], "度"); after != "" {
		return after
	}
	return strings.TrimRight(s[:i], "0123456789０１２３４５６７８９〇○零一二三四五六七八九")
}

// mostNamed is the province or prefecture that the body names most, if it names
// it often and clearly more than any other.
func (o *outline) mostNamed() string {
	counts := map[string]int{}
	for i := o.body; i < o.tail; i++ {
		s := o.lines[i].s
		for at := 0; at+6 <= len(s); {
			_, n := utf8.DecodeRuneInString(s[at:])
			if n == 3 {
				for _, short := range shortNames()[s[at:at+6]] {
					if strings.HasPrefix(s[at:], short) {
						counts[short]++
					}
				}
			}
			at += n
		}
	}
	var best, second int
	var name string
	for short, n := range counts {
		switch {
		case n > best || n == best && short < name:
			best, second, name = n, best, short
		case n > second:
			second = n
		}
	}
	if best >= 5 && best >= 2*second {
		return divisions()[name]
	}
	return ""
}

// inFileName finds a place in a file's name: 临江区2024.txt, 广州.docx.
func inFileName(name string) string {
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	base, _, _ = strings.Cut(base, "政府")
	base = strings.Trim(stripYear(base), "0123456789年度-_ （）()人民")
	return official(base)
}
