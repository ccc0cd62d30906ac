package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// watermarks cuts out of the paragraphs what collectors write into them: the
// marks that seeds knows, also with white space between their characters, and
// addresses of sites that come again and again between Han characters.
func watermarks(source string, list []unit) {
	sites := map[string]int{}
	for i := range list {
		eachSite(list[i].text, func(s string, _ int) { sites[s]++ })
	}
	for i := range list {
		u := &list[i]
		if u.why != "" {
			continue
		}
		var found []text.Span
		for _, m := range knownMarks().inline {
			found = append(found, spread(source, u.span, m.text)...)
		}
		if len(sites) > 0 && len(u.cuts) == 0 { // text and Source then have the same bytes
			eachSite(u.text, func(s string, at int) {
				if sites[s] >= 2 {
					found = append(found, text.Span{Start: u.span.Start + at, End: u.span.Start + at + len(s)})
				}
			})
		}
		for _, s := range found {
			u.takeMark(source, s)
		}
	}
}

// takeMark takes a watermark out of the unit, or drops the unit if nothing but
// a label of source is left.
func (u *unit) takeMark(source string, s text.Span) {
	rest := strings.Trim(source[u.span.Start:s.Start]+source[s.End:u.span.End], " \t\u3000：:（）()[]")
	switch rest {
	case "", "来源", "来源：百度", "来源:百度", "数据来源", "资料来源", "来源于", "转载自":
		u.why = report.WhyWatermark
		return
	}
	u.cutOut(source, cut{Span: s, why: report.WhyWatermark})
}

// spread finds a mark in a span of source, also with white space or signs of
// no meaning between its characters and in other case.
func spread(source string, span text.Span, mark string) []text.Span {
	var found []text.Span
	want := []rune(mark)
	s := span.Of(source)
	head := string(want[0])
	for from := 0; ; {
		i := strings.Index(s[from:], head)
		if i < 0 {
			return found
		}
		start := from + i
		at, k := start, 0
		for at < len(s) && k < len(want) && at-start < 8*len(want) {
			r, n := utf8.DecodeRuneInString(s[at:])
			if unicode.ToLower(r) == want[k] {
				k++
			} else if !text.IsSpace(r) && !strings.ContainsRune("*-_·.|", r) {
				break
			}
			at += n
		}
		if k == len(want) {
			found = append(found, text.Span{Start: span.Start + start, End: span.Start + at})
			from = at
		} else {
			from = start + len(head)
		}
	}
}

// eachSite calls f for every site address that stands directly between Han
// characters, where no sentence has one.
func eachSite(s string, f func(site string, at int)) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '.')
		if i < 0 {
			return
		}
		dot := from + i
		start, end := dot, dot
		for start > 0 && siteByte(s[start-1]) {
			start--
		}
		for end < len(s) && siteByte(s[end]) {
			end++
		}
		from = end
		if end == dot {
			from = dot + 1
		}
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, _ := utf8.DecodeRuneInString(s[end:])
		site := strings.TrimRight(s[start:end], ".")
		if text.IsHan(before) && text.IsHan(after) && isSite(site) {
			f(site, start)
		}
	}
}

func siteByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(".-:/_", c) >= 0
}

func isSite(s string) bool {
	low := strings.ToLower(s)
	if strings.HasPrefix(low, "www.") || strings.HasPrefix(low, "http") {
		return true
	}
	for _, end := range []string{".com", ".cn", ".net", ".org", ".cc", ".com.cn"} {
		if strings.HasSuffix(low, end) && len(low) > len(end)+1 {
			return true
		}
	}
	return false
}
