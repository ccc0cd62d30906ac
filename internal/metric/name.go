package metric

import (
	"strings"
	"unicode/utf8"
)

// thread is what a sentence carries from one number to the next.
type thread struct {
	// subjects are the names last given, one, or as many as a list of values had.
	subjects []string
	// base are the same without the verb of counting (新增).
	base []string
	// keep is the verb of counting of the last name, head what its list shares
	// at the front (单位国内生产总值).
	keep, head string
}

// nameAll names the candidates and returns the names, parallel to them, "" for
// those that measure nothing that can be named.
func nameAll(cs []candidate) []naming {
	out := make([]naming, len(cs))
	var th thread
	for i := 0; i < len(cs); {
		j := i + 1
		for j < len(cs) && cs[j].gap == gapJoin && cs[j].form == cs[i].form {
			j++
		}
		th.group(cs[i:j], out[i:j])
		i = j
	}
	for i := range out {
		out[i].name = trim(dropBrackets(out[i].name))
		if i+1 < len(out) && strings.HasSuffix(out[i].name, "级") && cs[i+1].gap == gapDun {
			// 5个千亿级、12个百亿级开发区
			if at := strings.LastIndex(out[i+1].name, "级"); at >= 0 {
				out[i].name += out[i+1].name[at+len("级"):]
			}
		}
	}
	return out
}

// naming is the name of one candidate.
type naming struct {
	name     string
	doubtful bool
}

// group names a list of values that share one phrase before them.
func (th *thread) group(cs []candidate, out []naming) {
	if len(cs) > 1 {
		if list, ok := th.list(cs); ok {
			for i := range cs {
				out[i] = list[i]
			}
			return
		}
	}
	for i := range cs {
		out[i] = th.one(&cs[i], cs[i].right)
	}
}

// list pairs a list of values with a list of names.
func (th *thread) list(cs []candidate) ([]naming, bool) {
	l := cs[0].lead
	k := len(cs)
	subject := cleanSubject(l.subject)
	var parts []string
	if subject == "" || wholly(subject, wordGeneric) {
		switch {
		case len(th.base) == k && c0gap(cs):
			for _, b := range th.base {
				parts = append(parts, b+subject)
			}
		case l.each && cs[0].topic != "":
			parts = splitNames(nounOf(cs[0].topic), k)
			for i := range parts {
				parts[i] += subject
			}
		}
	} else {
		parts = splitNames(subject, k)
	}
	if len(parts) != k {
		return nil, false
	}
	out := make([]naming, k)
	th.subjects, th.base, th.keep, th.head = nil, nil, l.keep, ""
	for i, p := range parts {
		out[i].name = l.keep + p
		th.subjects = append(th.subjects, out[i].name)
		th.base = append(th.base, p)
	}
	return out, true
}

// c0gap reports whether a list goes on with the sentence before it.
func c0gap(cs []candidate) bool { return cs[0].gap < gapSentence }

func wholly(s string, class uint32) bool {
	n, _ := words().start.longest(s, class)
	return n == len(s) && n > 0
}

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
var tails = []string{"人均财政补助标准", "增加值占地区生产总值比重", "增加值占GDP比重", "占地区生产总值比重", "占GDP比重", "占国内生产总值比重", "人均可支配收入", "增加值", "总产值", "产值", "营业收入", "通关时间", "土地面积", "平均浓度", "负面清单条数", "投资", "总收入", "收入", "支出", "贷款余额", "存款余额", "余额", "销售额", "销售收入", "零售额", "总额", "产量", "销量", "数量", "总量", "面积", "里程", "长度", "条数", "户数", "人数", "时间", "标准", "占比", "比重", "比例", "覆盖率", "普及率", "参保率", "处理率", "合格率", "利用率", "率", "浓度", "排放量", "排放", "能耗", "价格", "利润", "税收", "用电量", "规模", "学位", "项目", "企业", "平台", "工程", "示范区", "中心", "基地", "园区", "案件", "床位", "人才", "就业", "业", "额", "量", "数"}

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

// one names a single number.
func (th *thread) one(c *candidate, right string) naming {
	l := c.lead
	subject := cleanSubject(l.subject)
	if c.form == rankNumber {
		return th.rank(c, subject)
	}
	if utf8.RuneCountInString(subject) <= 2 && l.doing != "" && strings.Contains(l.subject, "等") {
		subject = l.doing + subject // 落户…等项目24个
	}
	if n, ok := th.share(c, subject, right); ok {
		return n
	}
	if c.gap == gapNone && startsNoun(l.subject) {
		if _, predicate := cutPredicate(l.subject); predicate == "" && behindOf(c, right) != "" {
			subject = "" // 3个路段29个节点: the noun of the number before
		}
	}
	if behind := behindOf(c, right); behind != "" && l.sign == 0 && !l.reach {
		if strings.HasPrefix(right, "的") && subject != "" {
			return th.attribute(c, subject, behind)
		}
		return th.counted(c, subject, behind)
	}
	return th.plain(c, subject)
}

// behindOf returns the noun phrase that a number counts directly, "" where none follows.
func behindOf(c *candidate, right string) string {
	if !countable(c) {
		return ""
	}
	return nounBehind(right)
}

// attribute names a number that describes what follows: 总投资10亿元的项目.
func (th *thread) attribute(c *candidate, subject, behind string) naming {
	noun, _ := cutPredicate(behind)
	th.set(noun, noun)
	return naming{name: noun + c.lead.keep + subject}
}

// countable reports whether a noun may follow the number directly: 14个项目.
func countable(c *candidate) bool {
	return c.form == plainNumber && c.bits&(unitPercent|unitPoint|unitTimes|unitTenth) == 0 && c.unit != ""
}

// plain names a number whose name stands before it or is carried over.
func (th *thread) plain(c *candidate, subject string) naming {
	l := c.lead
	n := naming{}
	owner := ""
	if len(th.base) > 0 && c.gap < gapSentence {
		owner = strings.Join(th.base, "、")
	}
	switch {
	case subject == "" && l.keep != "":
		if wholly(l.keep, wordObject) {
			n.name = l.keep
			th.set(n.name, n.name)
			return n
		}
		if owner == "" {
			owner, n.doubtful = nounOf(c.topic), true
		}
		n.name = l.keep + owner
		th.subjects, th.keep = []string{n.name}, l.keep
		return n
	case subject == "":
		if len(th.subjects) > 0 && c.gap < gapSentence {
			n.name = strings.Join(th.subjects, "、")
			if th.keep != "" && l.verb && l.sign == 0 {
				n.name = owner // 新增25家、达到225家
			}
			return n
		}
		n.name = nounOf(c.topic)
		n.doubtful = true
		if n.name == "" && len(th.subjects) > 0 {
			n.name = strings.Join(th.subjects, "、")
		}
		th.set(n.name, n.name)
		return n
	case startsDigit(subject) && c.bits&unitPercent != 0 && owner != "":
		n.name = owner + subject + "占比" // 50万元以上的达到50%
		return n
	case wholly(subject, wordGeneric) || strings.HasPrefix(subject, "占"):
		if topic := nounOf(c.topic); topic != "" && c.gap != gapDun {
			owner = topic
		}
		if owner == "" {
			n.doubtful = true
		}
		if subject == "总数" || subject == "总量" && owner != "" || subject == "数量" {
			n.name = owner
			if n.name == "" {
				n.name = subject
			}
			th.subjects, th.keep = []string{n.name}, ""
			return n
		}
		n.name = holder(owner, subject) + subject
		if strings.HasPrefix(subject, "占") {
			n.name += "比重"
		}
		th.subjects, th.keep = []string{n.name}, ""
		if len(th.base) == 0 {
			th.base = []string{n.name}
		}
		return n
	}
	if c.gap == gapDun {
		if th.head != "" && !strings.HasPrefix(subject, th.head[:len("单位")]) {
			subject = th.head + subject
		}
		if l.keep == "" && !l.verb && strings.HasPrefix(th.keep, "新") {
			l.keep = th.keep
		}
	}
	n.name = l.keep + subject
	th.set(n.name, subject)
	th.keep = l.keep
	for _, head := range heads {
		if strings.HasPrefix(subject, head) && strings.HasPrefix(head, "单位") {
			th.head = head
			break
		}
	}
	return n
}

func startsDigit(s string) bool {
	_, l := digit(s)
	return l > 0
}

// holder is whose amount a generic head tells: of 试验区集聚企业 it is the 试验区
// that has the 营收.
func holder(owner, head string) string {
	owner = strings.TrimSuffix(owner, "数量")
	switch head {
	case "营收", "营业收入", "产值", "税收", "收入", "利润", "销售额", "主营业务收入", "总产值", "年产值":
	default:
		return owner
	}
	for _, w := range []string{"集聚", "入驻", "聚集", "汇聚", "吸引", "拥有", "落户", "引进"} {
		if i := strings.Index(owner, w); i >= 2*len("区") {
			return owner[:i]
		}
	}
	return owner
}

func (th *thread) set(name, base string) {
	if name == "" {
		return
	}
	th.subjects, th.base, th.keep, th.head = []string{name}, []string{base}, "", ""
}

// rank names a place in an order: the indicator ranked.
func (th *thread) rank(c *candidate, subject string) naming {
	owner := ""
	if len(th.base) > 0 && c.gap < gapSentence {
		owner = strings.Join(th.base, "、")
	}
	switch {
	case subject == "":
		if len(th.subjects) > 0 && c.gap < gapSentence {
			return naming{name: strings.Join(th.subjects, "、")}
		}
		return naming{name: nounOf(c.topic), doubtful: true}
	case genericList(subject):
		name := owner + strings.TrimPrefix(subject, "新增")
		return naming{name: name, doubtful: owner == ""}
	}
	th.set(c.lead.keep+subject, subject)
	return naming{name: c.lead.keep + subject}
}

// genericList reports whether a phrase is one or more generic heads: 总量、增幅.
func genericList(s string) bool {
	for _, p := range splitAny(s, []string{"、", "和", "与"}) {
		if !wholly(strings.TrimPrefix(p, "新增"), wordGeneric) {
			return false
		}
	}
	return s != ""
}

// share names a part of a whole: X占Y的11%, 完成计划的107%, 90%以上的X实现Y.
func (th *thread) share(c *candidate, subject, right string) (naming, bool) {
	l := c.lead
	if c.bits&(unitPercent|unitTenth) == 0 {
		return naming{}, false
	}
	if l.sign == 0 && !l.reach {
		r := trim(strings.TrimPrefix(trim(right), "的"))
		if subject == "" && l.keep == "" && utf8.RuneCountInString(r) >= 3 && !boundary(right) && startsNoun(r) {
			noun, predicate := cutPredicate(r)
			if noun != "" {
				name := noun + predicate + "比例"
				th.set(name, noun)
				return naming{name: name, doubtful: true}, true
			}
		}
		if subject != "" && r != "" && !boundary(right) && !isRate(subject) {
			n, v := words().start.longest(r, wordPredicate|wordDo|wordUp|wordDown|wordReach)
			if n == 0 || v&(wordUp|wordDown) == 0 {
				name := subject + clip(r, 10) + "比例"
				th.set(name, subject)
				return naming{name: name, doubtful: true}, true
			}
		}
	}
	if completion(subject) && l.sign == 0 {
		th.set(subject+"完成率", subject)
		return naming{name: subject + "完成率"}, true
	}
	i := strings.LastIndex(subject, "占")
	if i < 0 || strings.HasSuffix(subject, "占比") {
		return naming{}, false
	}
	name := subject
	if !isRate(subject) {
		name = strings.TrimSuffix(subject, "的") + "比重"
	}
	if i == 0 {
		owner := strings.Join(th.base, "、")
		if owner == "" {
			owner = nounOf(c.topic)
		}
		name = owner + name
		th.subjects = []string{name}
		return naming{name: name}, true
	}
	th.set(name, name)
	return naming{name: name}, true
}

// completion reports whether a percentage tells how much of a plan was done.
func completion(s string) bool {
	for _, end := range []string{"计划", "年度任务", "目标任务", "任务", "年度目标", "目标"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

func isRate(s string) bool {
	for _, end := range []string{"率", "比重", "比例", "占比", "比", "度", "强度", "水平"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// startsNoun reports whether a phrase behind a number begins a noun phrase.
func startsNoun(s string) bool {
	n, v := words().start.longest(s, wordPredicate|wordUp|wordDown|wordReach|wordJoin|wordAdverb)
	if n == 0 || n == len("高") && v&(wordPredicate|wordJoin|wordReach|wordAdverb) == 0 {
		return true
	}
	if m, _ := words().start.longest(s, wordNoun); m > n {
		return true
	}
	return v == 0
}

// counted names a number that stands before its noun: 改造老旧小区 of 改造2.3万套老旧小区.
func (th *thread) counted(c *candidate, subject, behind string) naming {
	l := c.lead
	noun, predicate := cutPredicate(behind)
	long, short := utf8.RuneCountInString(noun), utf8.RuneCountInString(predicate)
	name := noun
	switch {
	case predicate == "":
	case long <= 2 && short <= 8:
		name = predicate + noun
	case long <= 2 && short <= 16 && telling(predicate):
		name = noun + predicate
	case short <= 10 && telling(predicate):
		name = noun + predicate
	}
	if subject != "" && !strings.HasSuffix(subject, "等") && utf8.RuneCountInString(subject) <= 12 {
		name = subject + name
	}
	n := naming{name: l.keep + name}
	if subject == "" && l.keep == "" && wholly(l.doing, wordReaching) {
		n.name = nounOf(c.topic) + l.doing + name
	}
	if l.keep == "" && c.gap == gapDun && subject == "" && l.doing == "" && strings.HasPrefix(th.keep, "新") && !l.verb {
		n.name = th.keep + name
		l.keep = th.keep
	}
	th.set(n.name, name)
	th.keep = l.keep
	return n
}

// telling reports whether what is said of a counted noun tells what was
// counted (获评省级美丽乡村), rather than how it went on (完善管理).
func telling(predicate string) bool {
	n, _ := words().start.longest(predicate, wordTelling)
	return n > 0
}

// nounBehind returns the phrase behind a number if it begins with a noun.
func nounBehind(right string) string {
	if boundary(right) {
		return ""
	}
	r := strings.TrimPrefix(right, "的")
	if !startsNoun(r) {
		return ""
	}
	for _, j := range []string{"和", "与", "及", "以及"} {
		r = strings.TrimSuffix(r, j)
	}
	return trim(r)
}

// cutPredicate parts a phrase into the noun phrase at its start and the verb
// phrase behind, words of mere doing left out.
func cutPredicate(s string) (noun, predicate string) {
	w := words()
	for i := range s {
		if i < len("数") {
			continue
		}
		if _, l := digit(s[i:]); l > 0 {
			return trim(s[:i]), ""
		}
		n, _ := w.start.longest(s[i:], wordPredicate)
		if n <= 3 {
			if n == 0 || !strings.Contains("均已被在获为", s[i:i+n]) {
				continue
			}
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
		for _, word := range []string{"全部", "全面", "均", "已", "实现", "完成", "正式", "顺利", "成功", "如期", "基本", "加快", "持续", "正在", "得到", "取得", "的"} {
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
	s = dropBrackets(s)
	if i := strings.LastIndex(s, "等"); i > 0 && i+len("等") < len(s) && !strings.HasPrefix(s[i:], "等级") && !strings.HasPrefix(s[i:], "等教育") && !strings.HasSuffix(s[:i], "高") && !strings.HasSuffix(s[:i], "中") {
		if rest := trim(s[i+len("等"):]); utf8.RuneCountInString(rest) >= 2 {
			s = rest
		}
	}
	s = joinInner(cutInner(s))
	for _, w := range []string{"和", "与", "及", "来"} {
		s = strings.TrimPrefix(s, w)
	}
	s = strings.ReplaceAll(s, "占国内生产总值的比重", "占国内生产总值比重")
	s = strings.ReplaceAll(s, "的比重", "比重")
	s = strings.ReplaceAll(s, "的比例", "比例")
	return clipFront(trim(s), 28)
}

// cutInner cuts a subject behind the last verb that hands the sentence on to
// another subject: 带动…增长, 推动…
func cutInner(s string) string {
	best := 0
	for _, w := range []string{"带动", "拉动", "推动", "促进", "撬动", "确保", "力争", "支撑", "助力", "引导", "使得"} {
		i := strings.LastIndex(s, w)
		if i < 0 {
			continue
		}
		end := i + len(w)
		rest := s[end:]
		if utf8.RuneCountInString(rest) < 2 || strings.HasPrefix(rest, "率") {
			continue
		}
		if m, _ := words().start.longest(s[i:], wordNoun); m > len(w) {
			continue
		}
		best = max(best, end)
	}
	return s[best:]
}

// joinInner leaves the verb out of 园区完成产值: the subject and what it did make
// one name, or only the latter where the subject is no body that could have it.
func joinInner(s string) string {
	for _, w := range []string{"实现", "完成", "达到"} {
		i := strings.LastIndex(s, w)
		if i < 0 || i+len(w) == len(s) || strings.HasPrefix(s[i+len(w):], "率") {
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

// dropBrackets leaves out what stands in brackets, note marks too.
func dropBrackets(s string) string {
	if !strings.ContainsAny(s, "（([") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(', '[':
			depth++
		case '）', ')', ']':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// nounOf takes the subject of a clause without number.
func nounOf(clause string) string {
	var l lead
	s := l.front(cleanSubject(trim(clause)))
	noun, _ := cutPredicate(s)
	return clip(noun, 16)
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
