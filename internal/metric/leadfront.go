package metric

import (
	"strings"
	"unicode/utf8"
)

// frontClasses are the words that open a clause and are no part of a name.
const frontClasses = wordTime | wordBody | wordLead | wordDo

// front cuts off what opens the clause: time, body, verbs of doing.
func (l *lead) front(s string) string {
	w := words()
	whole := s
	for {
		s = trim(s)
		if t := trimTime(s); t != s {
			s = t
			continue
		}
		n, v := w.start.longest(s, frontClasses|wordKeep)
		if m := newVerb(s); m > n {
			n, v = m, wordKeep
		}
		if n == 0 {
			break
		}
		if m, _ := w.start.longest(s, wordNoun); m > n {
			break
		}
		if m, _ := names().longest(s, 1); m >= n && m > 0 && !(v&wordKeep == 0 && m == n) {
			break
		}
		if v&(wordKeep|wordDo|wordTime) == 0 && n > len("了") && strings.HasPrefix(l.keep, "新") {
			break // 新栽植高效林木
		}
		if v&wordKeep != 0 {
			if l.keep != "" && wholly(s[n:], wordGeneric) {
				break // 新增绿化面积
			}
			l.keep += s[:n]
			l.verb = true
			s = s[n:]
			continue
		}
		if strings.HasPrefix(s[n:], "率") {
			break
		}
		if m, _ := w.start.longest(s, wordGeneric); m > n {
			break
		}
		if n <= 3 && !openingSign(s[:n]) {
			break
		}
		if v&wordBody != 0 && joinsNext(s[n:]) {
			break
		}
		if v&wordDo != 0 {
			l.doing = s[:n]
		}
		if s[:n] == "分别" {
			l.each = true
		}
		s = s[n:]
	}
	l.opening += whole[:len(whole)-len(s)]
	return l.restored(s)
}

// restored gives a noun that says too little what was cut off before it: the
// class of a thing (重点学科), the verb that had it for object (补充耕地).
func (l *lead) restored(s string) string {
	size := utf8.RuneCountInString(s)
	if size == 0 || size > 3 {
		return s
	}
	for _, class := range []string{"重点", "高效"} {
		if strings.HasSuffix(l.opening, class) && l.keep == "" {
			return class + s
		}
	}
	for _, verb := range objectVerbs {
		if size <= 2 && strings.HasSuffix(l.opening, verb) && !strings.HasSuffix(l.keep, verb) {
			return verb + s
		}
	}
	return s
}

// objectVerbs are the verbs of doing without which a short noun says too little.
var objectVerbs = []string{"带动", "拉动", "撬动", "惠及", "发放", "吸纳", "补充", "化解", "处置", "排查", "整改", "清收", "解决", "抓获", "受理", "办结", "救助", "帮扶", "资助", "慰问", "走访", "铺设", "栽植", "栽种", "释放", "流转", "盘活", "选派", "派出", "推广", "让利", "供应", "打掉", "募集", "征集"}

// newVerb measures 新 with a verb of doing or counting behind it: 新修复, 新打造.
// 0 where 新 begins a noun (新建设施).
func newVerb(s string) int {
	rest, ok := strings.CutPrefix(s, "新")
	if !ok {
		return 0
	}
	n, _ := words().start.longest(rest, wordKeep|wordDo)
	if m, _ := words().start.longest(rest, wordNoun); n < len("修复") || m > n {
		return 0
	}
	for _, noun := range []string{"设施", "设备", "设计"} {
		if strings.HasPrefix(rest[n-len("设"):], noun) {
			return 0
		}
	}
	return len("新") + n
}

// joinsNext reports whether a phrase goes on with a joint: 全国和自贸试验区….
func joinsNext(s string) bool {
	return strings.HasPrefix(s, "和") || strings.HasPrefix(s, "与") || strings.HasPrefix(s, "、")
}

// openingSign tells the single signs that may be cut off the front safely.
func openingSign(w string) bool {
	return strings.Contains("将向为把使让对的了共已再拟并均都于至到在从由且是要以又", w)
}
