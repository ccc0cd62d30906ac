package metric

import (
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
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
	// told are the statements of the running sentence, before those of the one
	// before it: what 分别 may mean (respectively.go).
	told, before []told
}

// nameAll names the candidates of a sentence and returns the names, parallel to them, "" for
// those that measure nothing that can be named.
func (th *thread) nameAll(cs []candidate) []naming {
	out := make([]naming, len(cs))
	if len(th.told) > 0 {
		th.before, th.told = th.told, nil
	}
	sharePredicate(cs)
	for i := 0; i < len(cs); {
		j := i + valueList(cs[i:])
		if k := i + eachLength(cs[i:]); k <= j || !th.pairs(cs[i:k], out[i:k]) {
			th.group(cs[i:j], out[i:j])
		} else {
			j = k
		}
		th.tell(cs[i:j], out[i:j])
		i = j
	}
	for i := range out {
		out[i].name = trim(dropBrackets(out[i].name))
		if strings.Count(out[i].name, "“") != strings.Count(out[i].name, "”") {
			out[i].name = strings.Trim(out[i].name, "“”")
		}
		if i+1 < len(out) && cs[i+1].gap == gapDun {
			out[i].name = shareClass(out[i].name, out[i+1].name)
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
	last := &cs[len(cs)-1]
	for i := range cs {
		right := cs[i].right
		if right == "" && cleanSubject(cs[i].lead.subject) == "" && countable(last) {
			right = last.right // 5万平方米、300户房屋改造
		}
		out[i] = th.one(&cs[i], right)
	}
}

// list pairs a list of values with a list of names.
func (th *thread) list(cs []candidate) ([]naming, bool) {
	l := cs[0].lead
	k := len(cs)
	subject := cleanSubject(l.subject)
	var parts []string
	if subject == "" || wholly(subject, wordGeneric) || l.each && (strings.HasPrefix(subject, "占") || completion(subject) && !strings.ContainsAny(subject, "、和与")) {
		told := th.respective(cs)
		switch {
		case told != nil:
			for _, owner := range told {
				parts = append(parts, holder(owner, subject)+shareOf(subject))
			}
		case len(th.base) == k && goesOn(cs):
			for _, b := range th.base {
				parts = append(parts, b+subject)
			}
		case l.each && subject == "" && cs[0].topic == "" && len(th.subjects) == 1 && goesOn(cs):
			parts = splitNames(th.subjects[0], cs) // 总值和收入年均增长7%，分别达到…
		case l.each && cs[0].topic != "":
			parts = splitNames(nounOf(cs[0].topic), cs)
			for i := range parts {
				parts[i] += subject
			}
		}
	} else if parts = examples(l, k); parts == nil {
		parts = splitNames(subject, cs)
		if l.sign == 0 && cs[0].bits&unitPercent != 0 && completion(subject) {
			for i := range parts {
				parts[i] += "完成率"
			}
		}
	}
	if len(parts) != k {
		return nil, false
	}
	out := make([]naming, k)
	th.subjects, th.base, th.keep, th.head = nil, nil, l.keep, ""
	for i, p := range parts {
		out[i].name = l.keep + p
		if k > longList {
			continue
		}
		th.subjects = append(th.subjects, out[i].name)
		th.base = append(th.base, p)
	}
	return out, true
}

// longList is how many names a sentence is taken to carry on to its next number.
const longList = 12

// goesOn reports whether a list goes on with the sentence before it.
func goesOn(cs []candidate) bool { return cs[0].gap < gapSentence }

func wholly(s string, class uint32) bool {
	n, _ := words().start.longest(s, class)
	return n == len(s) && n > 0
}

// one names a single number.
func (th *thread) one(c *candidate, right string) naming {
	subject := cleanSubject(c.lead.subject)
	if c.form == rankNumber {
		return th.rank(c, subject)
	}
	if verb := strings.TrimPrefix(subject, "基本"); c.lead.keep == "" && c.gap <= gapComma && wholly(verb, wordKeep|wordDo) {
		c.lead.keep, subject = verb, "" // 棚户区改造开工8万套、基本建成6万套
	}
	l := c.lead
	if utf8.RuneCountInString(subject) <= 2 && l.doing != "" && strings.Contains(l.subject, "等") {
		subject = l.doing + subject // 落户…等项目24个
	}
	if n, ok := th.share(c, subject, right); ok {
		return n
	}
	if n, ok := th.spent(c, subject, right); ok {
		return n
	}
	if c.gap == gapNone && startsNoun(l.subject) && !strings.HasPrefix(right, "的") {
		if _, predicate := cutPredicate(l.subject); predicate == "" && behindOf(c, right) != "" {
			subject = "" // 3个路段29个节点: the noun of the number before
		}
	}
	if head, noun := genericBehind(right); head != "" && l.sign == 0 && countable(c) {
		if noun != "" {
			return th.attribute(c, head, noun)
		}
		return th.plain(c, subject+head)
	}
	if behind := behindOf(c, right); behind != "" && l.sign == 0 && !l.reach {
		if subject != "" && c.bits&unitMoney != 0 && strings.HasPrefix(behind, "支持") {
			return th.plain(c, trimEtc(subject)) // 安排专项债券3亿元支持道路建设
		}
		if strings.HasPrefix(right, "的") && subject != "" {
			return th.attribute(c, subject, behind)
		}
		return th.counted(c, subject, behind)
	}
	if subject == "" && l.keep == "" && l.sign == 0 && (!l.verb || strings.HasSuffix(trim(c.left), "共有") || strings.HasSuffix(trim(c.left), "实现")) && c.gap != gapJoin && countable(c) {
		if name := people(c.unit, right); name != "" {
			th.set(name, name)
			return naming{name: name, doubtful: true}
		}
	}
	return th.plain(c, trimEtc(subject))
}

// behindOf returns the noun phrase that a number counts directly, "" where none follows.
func behindOf(c *candidate, right string) string {
	if !countable(c) {
		return ""
	}
	return nounBehind(right)
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
	case subject == "":
		return th.carried(c, owner)
	case startsDigit(subject) && l.sign == 0 && c.bits&unitPercent != 0 && owner != "" && !isRate(subject):
		n.name = owner + subject + "占比" // 50万元以上的达到50%
		return n
	case genericList(subject) || strings.HasPrefix(subject, "占"):
		return th.generic(c, subject, owner)
	case l.keep == "" && shortRate(subject) && rateOwner(c, owner) != "":
		n.name = rateOwner(c, owner) + subject
		th.subjects = []string{n.name}
		return n
	case owner != "" && strings.HasSuffix(subject, "贡献率") && strings.HasPrefix(trim(c.left), "对"):
		n.name = owner + "对" + subject
		th.subjects = []string{n.name}
		return n
	}
	if c.gap == gapDun {
		subject = sibling(owner, subject)
		if th.head != "" && !strings.HasPrefix(subject, th.head[:len("单位")]) {
			subject = th.head + subject
		}
		if l.keep == "" && !l.verb && l.doing == "" && (carries(th.keep) || utf8.RuneCountInString(subject) <= 3 && !finishes(th.keep)) {
			l.keep = th.keep
		}
	}
	if grade(subject) && owner != "" && c.gap < gapSentence {
		if l.keep == "" && carries(th.keep) {
			l.keep = th.keep
		}
		subject = regrade(owner, subject) // 省级以上试点3家，其中国家级1家
	}
	n.name = l.keep + subject
	if l.keep == "" {
		k, _ := words().start.longest(subject, wordKeep)
		noun, _ := words().start.longest(subject, wordNoun)
		if k = max(k, newVerb(subject)); k > noun && utf8.RuneCountInString(subject[k:]) >= 2 {
			l.keep, subject = subject[:k], subject[k:]
		}
	}
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

// carried names a number without a subject of its own: by the verb and what it
// was done to, by the names before it, or by the clause before.
func (th *thread) carried(c *candidate, owner string) naming {
	l := c.lead
	n := naming{}
	if suffix := peopleWord(c.unit); suffix != "" && suffix != "次数" && l.keep == "" && wholly(l.doing, wordReaching) {
		if topic := nounOf(c.topic); topic != "" {
			owner = topic
		}
		if utf8.RuneCountInString(owner) > 20 {
			owner = ""
		}
		if !text.EndsAny(owner, "人数", "人次", "户数") {
			n.name = owner + l.doing + suffix // 发放补贴3亿元、惠及2万人
			th.subjects = []string{n.name}
			return n
		}
	}
	if l.keep != "" {
		if object, _ := words().start.longest(l.keep, wordObject); object > 0 {
			n.name = l.keep
			if thing := dropStage(owner); c.gap == gapDun && thing != owner {
				n.name = thing + l.keep // 新能源开工1600万千瓦、投产1000万千瓦
			}
			th.set(n.name, n.name)
			return n
		}
		if owner == "" {
			owner, n.doubtful = nounOf(c.topic), true
		}
		n.name = l.keep + dropStage(owner)
		th.subjects, th.keep = []string{n.name}, l.keep
		return n
	}
	if c.gap == gapDun && l.sign == 0 && owner != "" && slices.Contains(objectVerbs, l.doing) {
		n.name = l.doing + owner // 整备工业用地3平方公里、供应2平方公里
		th.subjects = []string{n.name}
		return n
	}
	if len(th.subjects) > 0 && c.gap < gapSentence {
		n.name = strings.Join(th.subjects, "、")
		if th.keep != "" && (l.verb || c.before == "突破") && l.sign == 0 {
			n.name = owner // 新增25家、达到225家
		}
		return n
	}
	n.name, n.doubtful = nounOf(c.topic), true
	if l.sign != 0 {
		n.name = strings.TrimSuffix(n.name, "增速")
	}
	if n.name == "" && len(th.subjects) > 0 {
		n.name = strings.Join(th.subjects, "、")
	}
	th.set(n.name, n.name)
	return n
}

// carries reports whether a verb of counting holds for the rest of its list:
// 新增, and those that turn the meaning (退出钢铁产能、煤炭产能).
func carries(keep string) bool {
	return strings.HasPrefix(keep, "新") || keep == "增加" || wholly(keep, wordKeep) && text.HasAny(keep, "退出", "淘汰", "取消", "减免")
}

// finishes reports whether a verb says of a thing only that it is there now.
func finishes(keep string) bool {
	switch keep {
	case "建成", "建设", "完工", "竣工", "投产", "竣工投产", "建成投产":
		return true
	}
	return false
}

// dropStage takes the stage that was counted first off a name: 改造开工60个、完工40个.
func dropStage(name string) string {
	for _, stage := range []string{"新开工", "开工", "完工", "竣工", "启动", "签约", "立项"} {
		if rest, ok := strings.CutSuffix(name, stage); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return name
}

func startsDigit(s string) bool {
	_, l := digit(s)
	return l > 0
}

func (th *thread) set(name, base string) {
	if name == "" {
		return
	}
	th.subjects, th.base, th.keep, th.head = []string{name}, []string{base}, "", ""
}

// rank names a place in an order: the indicator ranked.
func (th *thread) rank(c *candidate, subject string) naming {
	switch strings.TrimSuffix(subject, "中") {
	case "县", "市", "区", "省", "城市", "省份", "国家":
		subject = "" // 在全省120个县中排名第三
	}
	owner := ""
	if len(th.base) > 0 && c.gap < gapSentence {
		owner = strings.Join(th.base, "、")
	}
	switch {
	case subject == "":
		topic := nounOf(c.topic)
		if len(th.subjects) > 0 && c.gap < gapSentence && topic == "" {
			return naming{name: strings.Join(th.subjects, "、")}
		}
		return naming{name: topic, doubtful: true}
	case genericList(subject):
		if topic := nounOf(c.topic); topic != "" && c.gap >= gapComma && (subject == "数量" || subject == "规模") {
			owner = topic
		}
		doubtful := owner == ""
		if doubtful {
			owner = nounOf(c.topic)
		}
		return naming{name: owner + c.lead.keep + strings.TrimPrefix(subject, "新增"), doubtful: doubtful}
	}
	th.set(c.lead.keep+subject, subject)
	return naming{name: c.lead.keep + subject}
}
