package words

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Told is a sentence of the engines (a doubt of import, a finding's message, the
// reason of a verdict) in the window's language.
//
// The engines write Chinese, since their sentences also stand in workbooks and in
// what commands print. As with gettext, the Chinese form is the key: a sentence is
// matched with the forms below, and what stood in their holes, names and numbers
// of the text, is put into the English ones. A sentence of no form stays as it is;
// a test holds the engines' sentences against the forms.
func Told(sentence string) string {
	if !English() || sentence == "" {
		return sentence
	}
	return inEnglish(sentence)
}

// inEnglish takes the clauses of a sentence one by one.
func inEnglish(s string) string {
	clauses := strings.Split(s, "；")
	for i, c := range clauses {
		clauses[i] = filled(sentences(), c, func(hole string) string { return filled(phrases(), hole, nil) })
	}
	return strings.Join(clauses, "; ")
}

// filled is s in the English of the first form that it has, else s itself; each
// turns what stands in a hole.
func filled(forms []form, s string, each func(string) string) string {
	for _, f := range forms {
		m := f.zh.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		return hole.ReplaceAllStringFunc(f.en, func(h string) string {
			i, _ := strconv.Atoi(h[1:2])
			if each != nil {
				return each(m[i])
			}
			return m[i]
		})
	}
	return s
}

var hole = regexp.MustCompile(`\{\d\}`)

// form is a form of sentences: the Chinese one with groups for its holes, and
// the English one with the groups' numbers.
type form struct {
	zh *regexp.Regexp
	en string
}

// compiled makes forms of pairs; a hole {} of the Chinese takes any text, {d} a number.
func compiled(pairs [][2]string) []form {
	list := make([]form, len(pairs))
	for i, p := range pairs {
		zh := regexp.QuoteMeta(p[0])
		zh = strings.ReplaceAll(zh, `\{\}`, `(.+?)`)
		zh = strings.ReplaceAll(zh, `\{d\}`, `(\d+)`)
		list[i] = form{regexp.MustCompile("^" + zh + "$"), p[1]}
	}
	return list
}

var (
	sentences = sync.OnceValue(func() []form { return compiled(sentenceForms) })
	phrases   = sync.OnceValue(func() []form { return compiled(phraseForms) })
)

// phraseForms are what may stand in the holes of sentences.
var phraseForms = [][2]string{
	{"增长{}%", "growth of {1}%"},
	{"提高{}个百分点", "a rise of {1} points"},
	{"下降{}%", "a fall of {1}%"},
	{"下降{}个百分点", "a fall of {1} points"},
	{"两份地区不同", "the places differ"},
	{"两份年度相同", "both are of one year"},
	{"两份年度不同（{d}、{d}）", "the years differ ({1}, {2})"},
	{"文件名", "the file's name"},
	{"{d}年", "{1}"},
	{"{d}年数{}", "{2} of {1}"},
	{"{d}年{}", "{2} of {1}"},
}

// sentenceForms are the forms of what the engines say, by package.
var sentenceForms = [][2]string{
	// internal/check
	{"空白没有填", "A blank is left"},
	{"空白没有填，上年是{}", "A blank is left; last year it was {1}"},
	{"空白没有填，往年是{}", "A blank is left; some years ago it was {1}"},
	{"待改写的上年文字还没有改", "Last year's words still stand where they were to be rewritten"},
	{"上年任务的提示还没有删去", "A hint of last year's task still stands"},
	{"这里说的是{d}年的工作，写成了{d}年", "This is about the work of {1}, but says {2}"},
	{"这里回顾的是{d}年，写成了{d}年", "This reviews {1}, but says {2}"},
	{"这一部分回顾的是{d}年，这一段以{d}年开头", "This part reviews {1}, but the paragraph begins with {2}"},
	{"{d}年的期限已经过去", "The term {1} is past"},
	{"这一句与{d}年报告相同，年份没有改", "The sentence is that of the report of {1}; its year was not changed"},
	{"编号重复：前面已有“{}”", "Number used twice: “{1}” stands before"},
	{"编号倒退：“{}”之后是“{}”", "Numbers run backwards: “{2}” after “{1}”"},
	{"编号断档：“{}”之后是“{}”，缺“{}”至“{}”", "Numbering gap: “{2}” after “{1}”; “{3}” to “{4}” are missing"},
	{"编号断档：“{}”之后是“{}”，缺“{}”", "Numbering gap: “{2}” after “{1}”; “{3}” is missing"},
	{"编号断档：前面没有“{}”", "Numbering gap: there is no “{1}” before"},
	{"{d}年{}在{d}年报告里是{}，这里是{}", "{2} of {1}: {4} in the report of {3}, {5} here"},
	{"{}前面写的是{}，这里是{}", "{1}: {2} before, {3} here"},
	// internal/metric
	{"报告只说了增速，没有说总量", "The report states the growth, not the level"},
	{"报告只说了变化，没有说数值", "The report states the change, not the value"},
	{"没有{d}年的数", "There is no value for {1}"},
	{"上年数不是正数，算不出增速", "The year before is not positive: no growth follows"},
	{"算不出增速", "No growth follows"},
	{"增速与总量不在同一句", "Growth and level stand in different sentences"},
	{"增速与总量不在同一份报告", "Growth and level stand in different reports"},
	{"与{d}年数{}相差过大，口径可能不同", "Too far from {2} of {1}: the scope may be another"},
	{"按{}推算{}，报告所述为{}", "From {1} follows {2}; the report states {3}"},
	{"按{}推算{}", "From {1} follows {2}"},
	{"数字带有“超、近、左右”等限定，只能估算", "The numbers are rounded (over, nearly, about): only an estimate"},
	{"跨多年的平均增速，口径可能有调整", "An average over years: its scope may have changed"},
	{"指标名称未定", "The indicator's name is in doubt"},
	{"两年的指标名称不同（{}、{}）", "The two years name it differently ({1}, {2})"},
	{"一句中有几个增速，分不清哪个属于它", "Several growths in one sentence: which is its own is unclear"},
	{"{d}年数可能已修订为约{}", "the value of {1} may have been revised to about {2}"},
	{"增速按可比价格计算，不能由两年总量推算", "Growth is at constant prices: it does not follow from the two levels"},
	{
		"增速按可比口径计算（企业名单、项目范围每年变动），不能由两年总量推算",
		"Growth is of the same enterprises or projects, which change from year to year: it does not follow from the two levels",
	},
	{"增速另有口径（{}），不能由两年数推算", "Growth has a scope of its own ({1}): it does not follow from the two values"},
	{"原文为{}，单位更正为{}", "The text has {1}; its unit was corrected to {2}"},
	{"原文为{}，已换算成{}", "The text has {1}; converted to {2}"},
	// internal/report, internal/ingest
	{"没有认出是哪个地方的报告", "The report's place is not recognised"},
	{"地方按{}认定为{}，正文没有写明", "The place is taken to be {2} from {1}; the text does not say it"},
	{"没有认出报告年份", "The report's year is not recognised"},
	{"年份按{d}年认定，文中另有{d}年的说法", "The year is taken to be {1}; the text also speaks of {2}"},
	{"没有找到工作安排部分，文本可能不完整", "There is no part on the tasks ahead: the text may be incomplete"},
	{"末段没有写完，文本可能不完整", "The last paragraph breaks off: the text may be incomplete"},
	{"原文分页显示，这里可能只有其中一页", "The page is one of several: this may be a part only"},
	{"有些段落像是网页内容，没有去掉，需核对", "Some paragraphs look like parts of the web page and were kept: look at them"},
	{"文档有一部分已损坏：{}", "A part of the document is damaged: {1}"},
	{"文档的编号或样式已损坏，编号可能不全", "The document's numbering or styles are damaged: numbers may be missing"},
	{"文档的脚注已损坏，没有读出", "The document's footnotes are damaged and were not read"},
	{"文中有{d}处字符无法辨认", "{1} characters cannot be made out"},
	{
		"旧版 .doc 只读出了正文，文本框和修订可能缺。有条件时另存为 docx 再导入。",
		"Of an old .doc only the text is read; boxes and tracked changes may be missing. Better save it as docx and import that.",
	},
	// compare
	{"{}，但相同文字占 {d}%", "{1}, but {2}% of the wording is the same"},
	{"{}，但相同文字只占 {d}%", "{1}, but only {2}% of the wording is the same"},
	{"{}，相同文字占 {d}%", "{1}; {2}% of the wording is the same"},
	{"{}，相同文字只占 {d}%", "{1}; only {2}% of the wording is the same"},
	{"相同文字占 {d}%", "{1}% of the wording is the same"},
	{"一份还只有几个字，看不出是不是另一份的修订", "one is a few characters yet, which do not tell whether it is a version of the other"},
	{"{}，一份还只有几个字，看不出是不是另一份的修订", "{1}; one is a few characters yet"},
	{"相同文字只占 {d}%", "only {1}% of the wording is the same"},
	// export/review
	{"改成 {} 后，“{}”应为 {}", "With {1}, “{2}” becomes {3}"},
	{"表中写作“{}”，稿中是“{}”，名称不同，核对后再改", "The table says “{1}”, the draft “{2}”: check that they are one indicator"},
	{"稿中已没有这一句，或这一句里没有这个数", "The sentence, or the number in it, is no longer in the draft"},
	{"导出时是 {}，现稿已改为 {}", "{1} when exported; the draft has {2} now"},
	{"原文是用文字写的“{}”，到起草中改", "The text has it in words, “{1}”: change it in the draft"},
	{"表中改成了{}，句子的说法也要改", "The table has {1} now: the sentence must say so too"},
	{"“{}”与表中的{}不合，句子的说法也要改", "“{1}” does not go with {2} in the table: the sentence must be changed too"},
	{"改后从句中读出的不是这个数，到起草中改", "The changed sentence would not read as this number: change it in the draft"},
	{"{} {} 写作 {}，{} {} 写作 {}", "{1} {2} has {3}, {4} {5} has {6}"},
	{"{} 有 {d} 项在本稿中没有找到：{}", "{1}: {2} entries are not in the draft: {3}"},
	{
		"{} 不是从本稿导出的。已按指标名称和年度匹配 {d} 项，逐条确认后再采纳",
		"{1} was not exported from this draft: {2} entries were matched by name and year; confirm each before you take it",
	},
	{"{} {}（{}）改成了 {}，这是往年报告中的数，本稿没有改", "{1} {2} ({3}) was changed to {4}: it is of an earlier report, the draft stays as it is"},
	{"{} 第 {d} 行“{}”的隐藏列被改动，没有读回", "{1} row {2} “{3}”: its hidden columns were changed; it was not read back"},
	{"{} 没有“{}”一列，这一列没有读回", "{1} has no column “{2}”, which was not read back"},
	{"{} {}（{}）改成了公式，没有存下结果，没有读回", "{1} {2} ({3}) was made a formula without a stored result; it was not read back"},
	{"{} {}（{}）的数被删去，本稿没有改", "{1} {2} ({3}): the number was deleted; the draft stays as it is"},
	{"{} {}（{}）写的是“{}”，不是数，没有读回", "{1} {2} ({3}) says “{4}”, which is no number; it was not read back"},
	{"{} {}（{}）的公式被改成了数 {}，这个数是算出来的，没有读回", "{1} {2} ({3}): its formula was replaced by {4}; the number is computed and was not read back"},
	{"几处一起改后读出的不是这些数，到起草中改", "Changed together they would not read as these numbers: change them in the draft"},
}
