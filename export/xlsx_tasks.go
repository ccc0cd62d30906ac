package export

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// task is one thing that the report says will be done.
type task struct {
	section, item string // the head of the part; what the paragraph is about
	span          text.Span
	figures       string // the numbers that it names
	lead, duty    string // 牵头单位, 责任单位, where the report names them
	due           string // a time that the sentence names
	numbers       bool
}

// tasksOf lists the tasks of a report: the sentences of the parts that say what
// will be done. A sentence ends at 。！ or ；, but not within quotation marks and
// brackets. Left out is what asks nothing of anybody: heads, addresses, the view
// of the situation, the thought that the work is to follow, and what begins with
// a principle (坚持…) and names no number.
func tasksOf(r metric.Reported) []task {
	figures := figuresByBlock(r)
	var tasks []task
	doc := r.Doc
	for i, b := range doc.Blocks {
		if b.Role != report.Tasks && b.Role != report.Self || b.Kind != report.Paragraph && b.Kind != report.Item {
			continue
		}
		section, item := partHead(doc, i), ""
		for n, s := range sentencesIn(doc.Text, b.Span) {
			said := strings.TrimPrefix(s.Of(doc.Text), b.Number)
			t := task{section: section, span: s}
			t.span.Start = s.End - len(strings.TrimLeft(said, headMarks))
			said = t.span.Of(doc.Text)
			if n == 0 && situation.MatchString(said) {
				break
			}
			if (n == 0 || ordinal.MatchString(said)) && onlyHead(said, s.End < b.Span.End) {
				item = strings.TrimRight(said, "。；：:！")
				continue
			}
			t.item = item
			t.figures, t.numbers = figuresIn(doc.Text, figures[i], t.span)
			if asks(said, t.numbers) {
				t.name(said)
				tasks = append(tasks, t)
			}
		}
	}
	return tasks
}

// headMarks stand before what a paragraph says.
const headMarks = "—、 .．　"

var (
	// situation begins a paragraph that tells how things stand, or what thought the
	// work follows: 今年是……之年。 做好今年工作，要坚持……
	situation = regexp.MustCompile(`^(?:各位代表[，！：])?(?:(?:今年|明年|20\d\d年)是|当前[，：]|新的一年[，里]|做好[^，。]{0,12}工作[，：]?.{0,12}(?:要|必须)|综合考虑|综合(?:分析)?各方面)`)
	// ordinal begins a part of a paragraph: 一是狠抓项目建设。
	ordinal = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+[，、]|（[一二三四五六七八九十\d]+）|\d+[.．、])`)
)

func figuresByBlock(r metric.Reported) map[int][]*metric.Figure {
	by := map[int][]*metric.Figure{}
	for m := range r.Metrics {
		one := &r.Metrics[m]
		for f := range one.Figures {
			by[one.Block] = append(by[one.Block], &one.Figures[f])
		}
	}
	return by
}

// partHead is the head of the part that a block stands in: of levels 1 and 2, the
// deeper one.
func partHead(doc *report.Document, block int) string {
	for at := doc.Blocks[block].Section; at >= 0 && at < len(doc.Blocks); at = doc.Blocks[at].Section {
		if b := doc.Blocks[at]; b.Level > 0 && b.Level <= 2 || b.Section < 0 {
			head := oneLine(b.Span.Of(doc.Text))
			if b.Kind != report.Heading { // 一、head。text
				head = firstSentence(head)
			}
			return head
		}
	}
	if b := doc.Blocks[block]; b.Level > 0 && b.Level <= 2 {
		return firstSentence(oneLine(b.Span.Of(doc.Text)))
	}
	return ""
}

func firstSentence(s string) string {
	if i := strings.IndexAny(s, "。！；"); i > 0 {
		return s[:i]
	}
	return s
}

// sentencesIn cuts a paragraph into sentences, each with its mark. Pieces of a
// few characters stay with what stands before them.
func sentencesIn(whole string, in text.Span) []text.Span {
	var all []text.Span
	start, depth := in.Start, 0
	for i, r := range in.Of(whole) {
		switch r {
		case '“', '（', '(', '《', '「', '[', '【', '〔':
			depth++
		case '”', '）', ')', '》', '」', ']', '】', '〕':
			depth = max(0, depth-1)
		case '。', '！', '；', ';', '\n':
			if depth > 0 && r != '。' {
				continue
			}
			depth = 0
			end := in.Start + i + utf8.RuneLen(r)
			if n := len(all); n > 0 && utf8.RuneCountInString(whole[start:end]) < 6 {
				all[n-1].End = end
			} else {
				all = append(all, text.Span{Start: start, End: end}.Trim(whole))
			}
			start = end
		}
	}
	if rest := (text.Span{Start: start, End: in.End}).Trim(whole); !rest.Empty() {
		all = append(all, rest)
	}
	return all
}

// onlyHead reports whether a paragraph's first sentence only says what it is
// about: 持续扩容服务业。 It is short, has one or two clauses and is followed by more.
func onlyHead(s string, goesOn bool) bool {
	if !goesOn || utf8.RuneCountInString(s) > 28 || strings.ContainsAny(strings.TrimLeft(s, "0123456789"), "0123456789；;") {
		return false
	}
	return strings.Count(s, "，") <= 2
}

// asks reports whether a sentence gives somebody something to do.
func asks(s string, numbers bool) bool {
	if utf8.RuneCountInString(s) < 6 || strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") {
		return false
	}
	for _, begin := range notTasks {
		if strings.HasPrefix(s, begin) {
			return false
		}
	}
	if numbers {
		return true
	}
	for _, begin := range principles {
		if strings.HasPrefix(s, begin) {
			return false
		}
	}
	return true
}

// notTasks are beginnings of sentences that speak to the meeting or tell of the
// situation; principles those that give the thought behind a task.
var (
	notTasks = []string{
		"各位代表", "同志们", "今年是", "明年是", "做好今年", "做好明年", "围绕上述", "为实现上述", "实现上述", "当前，", "我们坚信", "我们深知", "我们相信",
		"新的一年，", "让我们", "这些", "今年要重点做好", "重点做好", "只要", "我国", "综合分析", "谢谢", "综合考虑", "今年工作的总体要求", "今年政府工作的总体要求", "蓝图已", "使命", "征程",
	}
	principles = []string{"坚持", "始终", "牢记", "牢固树立", "树牢", "突出", "把", "以", "聚焦", "立足", "围绕", "锚定", "深刻领悟", "我们将", "我们要", "我们必须"}
)

// figuresIn lists the numbers of a sentence as the report writes them.
func figuresIn(whole string, figures []*metric.Figure, in text.Span) (string, bool) {
	var parts []string
	for _, f := range figures {
		if in.Contains(f.Span) {
			before, after := aroundOf(f.Modifier)
			parts = append(parts, before+oneLine(f.Span.Of(whole))+after)
		}
	}
	return strings.Join(parts, "；"), len(parts) > 0
}

var (
	leadUnit = regexp.MustCompile(`牵头(?:单位|部门)?[：:]([^；;，）)。]+)`)
	dutyUnit = regexp.MustCompile(`(?:责任|配合|负责)(?:单位|部门)[：:]([^；;）)。]+)`)
	dueWords = regexp.MustCompile(`(?:上|下)半年|年内|(?:今年|年|明年)?年?底前|[一二三四1-4]季度(?:末|前)?|(?:1[0-2]|[1-9])月(?:份|底|末|中旬|上旬|下旬)?(?:[0-9]{1,2}日)?(?:之前|以前|前)`)
)

// name fills in who and when, where the sentence says it.
func (t *task) name(s string) {
	if m := leadUnit.FindStringSubmatch(s); m != nil {
		t.lead = strings.TrimSpace(m[1])
	}
	if m := dutyUnit.FindStringSubmatch(s); m != nil {
		t.duty = strings.TrimSpace(m[1])
	}
	t.due = dueWords.FindString(s)
}

// progress is offered in 落实情况.
var progress = []string{"未启动", "推进中", "已完成", "需协调"}

// writeTasks writes 目标任务, which is given out to those who do the work and
// comes back filled in.
func (k *workbook) writeTasks(s *sheet) error {
	draft := k.book.Reports[len(k.book.Reports)-1]
	year := ""
	if y := draft.Doc.Info.Year; y > 0 {
		year = strconv.Itoa(y) + "年"
	}
	l, err := k.list(s, k.title()+year+"目标任务分解表", "每句一项，照报告原文　牵头单位、责任单位、时限由会议商定　报告写明的已填上", 1, len(k.tasks), []listHead{
		{"序号", 5}, {"章节", 15}, {"事项", 13}, {"任务", 50}, {"数据", 14}, {"牵头单位", 12}, {"责任单位", 12}, {"时限", 10}, {"落实情况", 11}, {"备注", 11},
	})
	if err != nil {
		return err
	}
	if err := k.choices(s.name, 9, len(k.tasks), progress, "落实情况", "选一项，或直接写。"); err != nil {
		return err
	}
	center, wrapped := look{across: "center", wrap: true}, look{across: "left", wrap: true}
	seen := map[string]int{}
	for i := range k.tasks {
		t := &k.tasks[i]
		said := oneLine(t.span.Of(draft.Doc.Text))
		id := "t" + digest(said)
		if seen[id]++; seen[id] > 1 {
			id += "-" + strconv.Itoa(seen[id])
		}
		place := Place{
			Report: k.binder.hashes[len(k.book.Reports)-1], Draft: true,
			Start: t.span.Start, End: t.span.End, Text: t.span.Of(draft.Doc.Text), Sentence: t.span.Start, Hash: SentenceHash(said),
		}
		lines := max(linesOf(said, l.widths[3]), linesOf(t.section, l.widths[1]), linesOf(t.item, l.widths[2]), linesOf(t.figures, l.widths[4]))
		if err := l.put(max(24, 15*float64(lines)+8), id, place.Hash, []Tie{{Column: "任务", Places: []Place{place}}},
			numberCell(k.styles.id(look{grid: true, across: "center"}), float64(i+1)), k.text(wrapped, t.section), k.text(wrapped, t.item),
			k.text(wrapped, said), k.text(wrapped, t.figures), k.text(center, t.lead), k.text(center, t.duty), k.text(center, t.due),
			k.text(center, ""), k.text(wrapped, "")); err != nil {
			return err
		}
	}
	return nil
}
