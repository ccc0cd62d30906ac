package report

import (
	"strings"

	"reportdesk/internal/text"
)

// Outline finds blocks, roles, and what the report says about itself in
// d.Text, and sets d.Blocks, d.Info and adds to d.Warnings. Every non-blank
// line of d.Text is one block; blocks come in the order of the text.
func (d *Document) Outline() {
	o := outline{lines: splitLines(d.Text)}
	o.blocks = make([]Block, len(o.lines))
	for i, l := range o.lines {
		o.blocks[i] = Block{Span: l.span, Kind: Paragraph, Number: l.s[:l.number], Section: -1}
	}
	o.findFront()
	o.findTail()
	o.findHeads()
	o.nest()
	o.findRoles()
	d.Blocks = o.blocks
	info, warnings := readInfo(d, &o)
	d.Info, d.readDoubts = info, len(d.Warnings)
	d.Warnings = append(d.Warnings, warnings...)
}

// outline is the work on one document. The lines fall into three parts: the
// front (title block and salutation) before body, the body, and the tail
// (glossary, appendices) from tail on.
type outline struct {
	lines      []line
	blocks     []Block // one a line
	body, tail int
	contents   part // the table of contents, empty without one
	salutation int  // the line of the salutation, -1 without
}

// frontLines and frontRunes bound the title block: a title over several lines,
// the meeting, the date, the speaker, the source.
const (
	frontLines = 24
	frontRunes = 90 // of one line
)

// findFront marks the title block and the salutation. With a salutation near
// the start everything before it is the title block; without one it is the
// leading lines that read as title, meeting or speaker. A table of contents
// belongs to it.
func (o *outline) findFront() {
	o.salutation = -1
	o.contents = o.findContents()
	for i := o.contents.end; i < len(o.lines) && i < o.contents.end+frontLines; i++ {
		l := &o.lines[i]
		if isSalutation(l.s) {
			o.salutation = i
			break
		}
		if l.runes > 4*frontRunes || l.number > 0 && l.style.rank() == rankChapter && !looksTitle(l.s) {
			break
		}
	}
	if o.salutation >= 0 {
		for i := range o.salutation {
			o.blocks[i].Kind, o.blocks[i].Number = Title, ""
		}
		o.blocks[o.salutation].Kind = Salutation
		o.body = o.salutation + 1
		return
	}
	first := o.contents.end
	o.body = first
	if len(o.lines) > 0 && o.lines[0].s == "---" { // a markdown file's own head
		for i := 1; i < len(o.lines) && i < frontLines; i++ {
			if o.lines[i].s == "---" {
				first, o.body = i+1, i+1
				break
			}
		}
	}
	for i := first; i < len(o.lines) && i < first+frontLines && o.lines[i].runes <= frontRunes && !text.EndsAny(o.lines[i].s, "。"); i++ {
		if o.inTitle(i) {
			o.body = i + 1
		}
	}
	for i := range o.body {
		o.blocks[i].Kind, o.blocks[i].Number = Title, ""
	}
}

// inTitle reports whether line i continues a title block that has no salutation behind it.
func (o *outline) inTitle(i int) bool {
	l := &o.lines[i]
	if l.runes > frontRunes || isMarkdownHead(l.s) > 1 {
		return false
	}
	if looksTitle(l.s) {
		return true
	}
	_, speaker := speakerOf(l.s)
	return i > 0 && speaker
}

// looksTitle reports whether a line reads as the title or the meeting line.
func looksTitle(s string) bool {
	q := squeeze(s)
	if isMarkdownHead(s) == 1 || s == "---" {
		return true
	}
	if text.EndsAny(q, "。", "；", "：") {
		return false
	}
	if text.HasAny(q, "工作报告", "年度报告", "工作总结", "年报") && !text.HasAny(q, "，") {
		return true
	}
	if _, ok := meetingBody(q); ok {
		return true
	}
	if text.EndsAny(q, "会议上", "会议上）", "会议上)", "大会上") {
		return true
	}
	low := lower(s)
	return text.HasAny(low, "report on the work", "delivered at the") || text.HasAny(low, "annual") && text.HasAny(low, "report") && !text.EndsAny(low, ".")
}

// salutations are how those addressed are called; a report opens with one.
var salutations = []string{
	"各位代表", "各位委员", "各位主任", "各位常委", "各位理事", "各位会员", "各位同志", "各位领导", "各位来宾", "各位董事",
	"各位股东", "各位老师", "同志们", "主任", "主席团", "尊敬的", "fellow deputies", "dear ", "distinguished ", "ladies and gentlemen",
}

// isSalutation reports whether the line addresses the meeting and does nothing
// else, or closes a title block that stands on the one line with it.
func isSalutation(s string) bool {
	if len(s) > 180 || !text.EndsAny(s, "：", ":", "！", "!", ",", "，") {
		return false
	}
	low := lower(s)
	if i := strings.Index(low, "各位代表"); i > 0 && len(low)-i <= len("各位代表：") && !text.HasAny(low, "。", "，") {
		return true
	}
	return text.StartsAny(low, salutations...) && sentences(trimLast(low), 1) == 0
}

// findTail finds where the speech ends: at the first head of a glossary or an
// appendix in the later part of the text. What follows is note by note the
// glossary, or the appendix's own outline, which promises as the tasks do
// (民生实事).
func (o *outline) findTail() {
	o.tail = len(o.lines)
	for i := max(o.body, len(o.lines)/4); i < len(o.lines); i++ {
		if isGlossaryHead(o.lines[i].s) || isAppendixHead(o.lines[i].s) && i > len(o.lines)/2 {
			o.tail = i
			break
		}
	}
	glossary := true
	for i := o.tail; i < len(o.lines); i++ {
		b := &o.blocks[i]
		switch {
		case isGlossaryHead(o.lines[i].s):
			glossary = true
			b.Kind, b.Level = Heading, 1
		case isAppendixHead(o.lines[i].s):
			glossary = false
			b.Kind, b.Level = Heading, 1
		case glossary:
			b.Kind = Note
		}
		b.Role = Tasks
		if glossary {
			b.Role = GlossaryRole
		}
	}
}

// isAppendixHead reports whether the line heads an appendix: 附件1, 附表：….
func isAppendixHead(s string) bool {
	return len(s) <= 120 && text.StartsAny(s, "附件", "附表", "附录", "附：", "附:") && !text.EndsAny(s, "。", "；")
}

// isGlossaryHead reports whether the line heads a glossary: 名词解释, ※注释※, 附：有关名词说明.
func isGlossaryHead(s string) bool {
	if len(s) > 90 {
		return false
	}
	q := bareWords(s)
	switch q {
	case "注", "注释", "附注", "名词解释", "名词注释", "名词说明", "术语解释", "有关说明", "注解", "脚注", "尾注", "glossary", "notes":
		return true
	}
	return (text.HasAny(q, "名词", "术语", "词语", "用语", "短语", "词汇", "缩略语") || strings.HasPrefix(q, "附")) &&
		text.EndsAny(q, "解释", "注释", "说明", "释义", "注解")
}
