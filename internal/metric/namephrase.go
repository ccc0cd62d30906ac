package metric

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// nounBehind returns the phrase behind a number if it begins with a noun.
func nounBehind(right string) string {
	if boundary(right) {
		return ""
	}
	r, attribute := strings.CutPrefix(dropKinds(dropNotes(right)), "的")
	if !attribute && !startsNoun(r) || r == "" || countsSteps(r) || len(r) == len("对") && strings.Contains("对为向把将与和在以年万", r) {
		return ""
	}
	for i := strings.Index(r, "、"); i >= 0; {
		// 新增2个示范县、总数居全省首位: what follows is no more of the list.
		after := r[i+len("、"):]
		if n, _ := words().start.longest(after, wordGeneric|wordPredicate|wordUp|wordDown|wordRank|wordDo|wordKeep); n > len("居") {
			r = r[:i]
			break
		}
		next := strings.Index(after, "、")
		if next < 0 {
			break
		}
		i += len("、") + next
	}
	for _, j := range []string{"和", "与", "及", "以及"} {
		r = strings.TrimSuffix(r, j)
	}
	return trim(strings.TrimSuffix(r, "的"))
}

// dropNotes leaves out note marks in square brackets: 乡村薄弱学校〔11〕改造.
func dropNotes(s string) string {
	if !strings.ContainsAny(s, "〔[") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.IndexAny(s, "〔[")
		if at < 0 {
			break
		}
		end := strings.IndexAny(s[at:], "〕]")
		if end < 0 || end > len("〔123") {
			break
		}
		_, size := utf8.DecodeRuneInString(s[at+end:])
		b.WriteString(strings.TrimSuffix(s[:at], "^"))
		s = s[at+end+size:]
	}
	return b.String() + s
}

// dropKinds leaves out the other kinds that stand in brackets behind what is
// counted: 3个县（市、区）通过验收.
func dropKinds(right string) string {
	at := strings.Index(right, "（")
	if at < 0 || at > 2*len("县") {
		return right
	}
	end := strings.Index(right[at:], "）")
	if end < 0 || end > len("（市、区、旗") {
		return right
	}
	return right[:at] + right[at+end+len("）"):]
}

// countsSteps tells what only counts the numbers before it: 迈上4千亿、5千亿两个台阶.
func countsSteps(s string) bool {
	d := readHan(s)
	if d.length == 0 {
		for _, w := range []string{"新台阶", "台阶", "关口", "大关", "门槛", "新高"} {
			if strings.HasPrefix(s, w) {
				return true
			}
		}
		return false
	}
	for _, w := range []string{"个台阶", "大关", "个大关", "大台阶", "道关口", "级台阶", "大类"} {
		if strings.HasPrefix(s[d.length:], w) {
			return true
		}
	}
	return false
}

// cutPredicate parts a phrase into the noun phrase at its start and the verb
// phrase behind, words of mere doing left out.
func cutPredicate(s string) (noun, predicate string) {
	w := words()
	quoted := 0
	for i, r := range s {
		if r == '“' {
			quoted = strings.Index(s[i:], "”") + i
		}
		if i < len("数") || i < quoted {
			continue // verbs and digits of a quoted name are its own
		}
		if _, l := digit(s[i:]); l > 0 && !(i+l < len(s) && isLatin(s[i+l])) {
			return trim(s[:i]), ""
		}
		if strings.HasPrefix(s[i:], "新") && i >= 2*len("新") && !text.EndsAny(s[:i], "及", "和", "与", "、") {
			if n, _ := w.start.longest(s[i:], wordKeep); n > 0 {
				return trim(s[:i]), "" // 10类群体新发放贷款: another statement
			}
		}
		if strings.HasSuffix(s[:i], "的") {
			continue // 对试点县的支持
		}
		n, _ := w.start.longest(s[i:], wordPredicate)
		if n <= 3 {
			if n == 0 || !strings.Contains("均已被在获为占超赴", s[i:i+n]) {
				continue
			}
		}
		if k := verbalNoun(s[i:]); k > 0 {
			quoted = i + k
			continue
		}
		if n > len("在") && strings.HasPrefix(s[i+n:], "的") {
			continue // 全覆盖的督导
		}
		if m, v := w.start.longest(s[i:], wordNoun|wordNounish); m > n || m == n && v&wordNounish != 0 && !endsPhrase(s[i+n:]) {
			continue
		}
		if utf8.RuneCountInString(s[:i]) < 2 && n <= 6 && i < 3 {
			continue
		}
		return trim(s[:i]), stripDoing(s[i:])
	}
	return trim(s), ""
}

// verbalNoun measures verbs at the start of a phrase that make a noun with what
// stands behind them: 集中推进区, 改造提升工程. 0 where they are verbs.
func verbalNoun(s string) int {
	at := 0
	for range 3 {
		n, v := words().start.longest(s[at:], wordPredicate|wordNounish)
		if n <= len("在") || v&wordNounish == 0 {
			return 0
		}
		at += n
		rest := s[at:]
		for _, head := range []string{"项目", "工程", "行动", "试点", "任务", "示范"} {
			if strings.HasPrefix(rest, head) {
				return at + len(head)
			}
		}
		switch rest {
		case "区", "村", "点", "户", "站", "库", "园", "线":
			return len(s)
		}
	}
	return 0
}

// endsPhrase reports whether what follows a word that may be noun or verb shows
// it to be a verb: nothing, or another verb, or a marker of its object.
func endsPhrase(rest string) bool {
	if boundary(rest) {
		return true
	}
	for _, w := range []string{"了", "到", "至", "为", "率先"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	n, v := words().start.longest(rest, wordPredicate|wordNounish)
	return n > len("在") && v&wordPredicate != 0
}

// stripDoing cuts words like 全部, 均, 实现, 完成 off the start of a predicate.
func stripDoing(s string) string {
	for {
		n := 0
		for _, word := range []string{"全部", "全面", "均", "已", "落地落实", "落地见效", "投入使用", "实现", "完成", "正式", "顺利", "成功", "如期", "基本", "加快", "持续", "正在", "得到", "取得", "早日", "尽快", "尽早", "的"} {
			if strings.HasPrefix(s, word) {
				n = len(word)
			}
		}
		if n == 0 {
			return trim(s)
		}
		s = s[n:]
	}
}

// cleanSubject brings a subject into the form of a name.
func cleanSubject(s string) string {
	s = afterEtc(dropBrackets(dropNumber(s)))
	s = contest(joinInner(cutInner(s)))
	for _, w := range []string{"和", "与", "及", "来", "了"} {
		if !strings.HasPrefix(s, "来自") {
			s = strings.TrimPrefix(s, w)
		}
	}
	s = strings.ReplaceAll(s, "占国内生产总值的比重", "占国内生产总值比重")
	s = strings.ReplaceAll(s, "的比重", "比重")
	s = strings.ReplaceAll(s, "的比例", "比例")
	return clipFront(trim(s), 40)
}

// afterEtc leaves out the examples before 等: 桥梁厂、船厂等骨干企业.
func afterEtc(s string) string {
	i := lastIndex(s, "等")
	if i <= 0 || i+len("等") == len(s) || strings.HasPrefix(s[i:], "等级") || strings.HasPrefix(s[i:], "等教育") || strings.HasSuffix(s[:i], "高") || strings.HasSuffix(s[:i], "中") {
		return s
	}
	if rest := trim(s[i+len("等"):]); utf8.RuneCountInString(rest) >= 2 {
		return rest
	}
	return s
}

// trimEtc takes 等 off the end of a list that the number counts.
func trimEtc(s string) string {
	t := strings.TrimSuffix(s, "等")
	if strings.HasSuffix(t, "高") || strings.HasSuffix(t, "中") || strings.HasSuffix(t, "平") {
		return s
	}
	return t
}

// contest names what was judged: 在全省营商环境评价中 is 全省营商环境评价.
func contest(s string) string {
	t, ok := strings.CutSuffix(s, "中")
	if !ok {
		return s
	}
	for _, w := range []string{"评估", "评价", "考核", "评比", "测评", "考评", "行动", "活动", "大赛", "竞赛", "比赛", "拉练", "排名", "评选", "检查", "调查"} {
		if !strings.HasSuffix(t, w) {
			continue
		}
		if i := lastIndex(t, "在"); i >= 0 {
			return t[:i] + t[i+len("在"):]
		}
		return t
	}
	return s
}

// cutInner cuts a subject behind the last verb that hands the sentence on to
// another subject: 带动…增长, 推动…
func cutInner(s string) string {
	best := 0
	for _, w := range []string{"带动", "拉动", "推动", "促进", "撬动", "确保", "力争", "支撑", "助力", "引导", "使得"} {
		i := lastIndex(s, w)
		if i < 0 {
			continue
		}
		end := i + len(w)
		rest := s[end:]
		if utf8.RuneCountInString(rest) < 3 || strings.HasPrefix(rest, "率") {
			continue // 消费促进活动
		}
		if m, _ := words().start.longest(s[i:], wordNoun); m > len(w) {
			continue
		}
		if (w == "力争" || w == "确保") && bodyNoun(s[:i]) {
			var verb lead
			if head := verb.front(rest); wholly(head, wordGeneric) {
				return trim(s[:i]) + head // 食品加工业力争实现产值
			}
		}
		best = max(best, end)
	}
	return s[best:]
}

// joinInner leaves the verb out of 园区完成产值: the subject and what it did make
// one name, or only the latter where the subject is no body that could have it.
func joinInner(s string) string {
	for _, w := range []string{"实现", "完成", "达到", "获得", "荣获", "取得", "夺得", "斩获"} {
		i := lastIndex(s, w)
		if i < 0 || i+len(w) == len(s) || strings.HasPrefix(s[i+len(w):], "率") || strings.HasPrefix(s[i+len(w):], "或") {
			continue
		}
		if strings.HasSuffix(s[:i], "、") {
			s = s[:i] + s[i+len(w):] // 接待游客、实现旅游收入: two things
			continue
		}
		owner, thing := trim(s[:i]), trim(s[i+len(w):])
		if utf8.RuneCountInString(owner) > 10 && !bodyNoun(owner) {
			owner = ""
		}
		s = owner + thing
	}
	return s
}

// bodyNoun reports whether a phrase names a body or a kind of bodies.
func bodyNoun(s string) bool {
	for _, end := range []string{"集群", "园区", "区", "企业", "项目", "产业", "业", "公司", "集团", "县", "市", "乡镇", "平台", "基地", "工程"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// dropNumber leaves out the number of a list item: 2.城镇新增就业.
func dropNumber(s string) string {
	d := readDecimal(s)
	if d.length == 0 || d.decimals > 0 {
		return s
	}
	for _, mark := range []string{".", "．", "、", "方面", "个方面"} {
		if rest, ok := strings.CutPrefix(s[d.length:], mark); ok {
			return trim(rest)
		}
	}
	return s
}

// dropBrackets leaves out what stands in brackets, note marks too.
func dropBrackets(s string) string {
	if !strings.ContainsAny(s, "（([〔") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(', '[', '〔':
			depth++
		case '）', ')', ']', '〕':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// clip shortens a text to n code points.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// clipFront keeps the last n code points.
func clipFront(s string, n int) string {
	count := utf8.RuneCountInString(s)
	for i := range s {
		if count <= n {
			return s[i:]
		}
		count--
	}
	return s
}
