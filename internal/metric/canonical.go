package metric

import (
	"strings"
	"sync"
	"unicode/utf8"

	"reportdesk/seeds"

	"reportdesk/internal/text"
)

// canonicals is the table of indicators looked up by name.
var canonicals = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, ind := range seeds.Indicators() {
		m[flat(ind.Canonical)] = ind.Canonical
	}
	for _, ind := range seeds.Indicators() {
		for _, syn := range ind.Synonyms {
			if _, taken := m[flat(syn)]; !taken {
				m[flat(syn)] = ind.Canonical
			}
		}
	}
	return m
})

// names are the names of the canonicals, to see where one begins in a text.
var names = sync.OnceValue(func() *trie {
	t := newTrie(false)
	for _, ind := range seeds.Indicators() {
		t.add(ind.Canonical, 1)
		for _, syn := range ind.Synonyms {
			t.add(syn, 1)
		}
	}
	return t
})

// flat is a name without what does not tell indicators apart.
func flat(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '“', '”', '"', '（', '）', '(', ')', ' ', '、', '\u3000', '的':
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// canonical returns the canonicals's name for an indicator and the scope that
// narrows it: 琶洲试验区营收 is 营业收入 of 琶洲试验区. Names that the canonicals
// does not know are their own.
func canonical(name string) (canon, scope string) {
	m := canonicals()
	p := flat(name)
	if c, ok := m[p]; ok && sameMeaning(name, c) {
		return c, ""
	}
	if strings.Contains(name, "、") {
		return name, "" // of two things at once
	}
	// The scope stands before: try the name without its first signs.
	for i := range p {
		if i == 0 || len(p)-i < 2*len("数") {
			continue
		}
		if c, ok := m[p[i:]]; ok && scopeWord(p[:i]) && sameMeaning(p, c) {
			return c, p[:i]
		}
	}
	return name, ""
}

// scopeWord reports whether a word names a part of the place and not a kind of the thing.
func scopeWord(s string) bool {
	if n, _ := words().start.longest(s, wordDo|wordKeep|wordTelling); n > 0 {
		return false // 纳入省市重点项目
	}
	if utf8.RuneCountInString(s) > 12 || text.HasAny(s, "推进", "争列", "进行", "提出", "面对", "投资", "年均", "全社会", "建设", "在") {
		return false
	}
	for _, end := range []string{"区", "市", "县", "镇", "乡", "街道", "园", "园区", "基地", "中心", "新城", "平台", "省", "州", "旗", "村", "湾", "带", "圈"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
