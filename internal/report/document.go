// Package report holds what an annual work report is: its text, the outline
// found in it, and whose report of which year it is.
package report

import "reportdesk/internal/text"

// Document is one report or draft, as import made it. It is a value that is
// not changed once made; a changed text makes a new Document.
type Document struct {
	// Name is the file's base name, or lib:ID; for messages only.
	Name string
	// Format is "txt", "md", "docx", "html"; Encoding is "utf-8", "gb18030",
	// "utf-16le", "utf-16be" for text formats.
	Format, Encoding string

	// Source is the text as it arrived, decoded, without byte order mark; of a
	// docx or html file the text found in it before anything was dropped.
	Source string
	// Text is what import makes of it: one paragraph a line, separated by
	// "\n", none blank, furniture left out. All spans below but Dropped's are in Text.
	Text string
	// Origin ties Text to Source.
	Origin text.Origin

	// Info says whose report it is.
	Info Info
	// Blocks are the paragraphs of Text in order; each line of Text is one block.
	Blocks []Block
	// Dropped is what import left out of Source, in Source's order.
	Dropped []Dropped
	// Warnings are doubts in the user's language: place or year unsure, text cut off.
	Warnings []string

	readDoubts int // how many of Warnings are older than the outline: those of reading the file
}

// Info is what a report says about itself.
type Info struct {
	Title   string // 标题, spaces inside removed: 政府工作报告
	Place   string // official Chinese name, 高唐县; "" where unknown
	Year    int    // year of delivery; 0 where unknown
	Kind    string // "government work report", "annual report", ...; "" where unknown
	Date    string // "2024-01-17", "2024-01", or ""
	Meeting string // 第六届人民代表大会第五次会议, without the place; "" where unknown
	Speaker string // 县长 杨曙光 → 杨曙光; "" where unknown
}

// Reviewed is the year that the report looks back on: the one before its delivery.
// 0 where the year is unknown.
func (i Info) Reviewed() int {
	if i.Year == 0 {
		return 0
	}
	return i.Year - 1
}

// Kind says what a block is.
type Kind string

// The kinds of blocks.
const (
	Title      Kind = "title"      // title block: title, meeting, speaker
	Salutation Kind = "salutation" // 各位代表：
	Heading    Kind = "heading"    // a numbered or bare head that stands alone
	Paragraph  Kind = "paragraph"
	Item       Kind = "item" // a numbered paragraph: （一）…。text, 1. …, 一是…, ——…
	Table      Kind = "table"
	Note       Kind = "note" // glossary entry, footnote
	Closing    Kind = "closing"
)

// Role says what a block does in the report. Review and tasks use the same
// words; only the role tells a result from a promise.
type Role string

// The roles.
const (
	Opening      Role = "opening"
	Review       Role = "review"
	Thanks       Role = "thanks"
	Problems     Role = "problems"
	Requirement  Role = "requirement" // 总体要求, 总体思路, 指导思想
	Targets      Role = "targets"     // 主要预期目标
	Plan         Role = "plan"        // 今后五年, “十五五”时期
	Tasks        Role = "tasks"
	Self         Role = "self" // 政府自身建设
	ClosingRole  Role = "closing"
	GlossaryRole Role = "glossary"
)

// Block is one paragraph.
type Block struct {
	// Span lies in Document.Text, without the white space around it.
	Span text.Span
	Kind Kind
	// Level is the depth in the outline: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）;
	// items such as 一是 and —— have one more than the head above. 0 outside the outline.
	Level int
	// Number is the numbering as written (一、 （一） 1. 一是 ——), "" without.
	Number string
	Role   Role
	// Section is the index in Blocks of the head that the block stands under, -1 at the top.
	Section int
}

// Dropped is a part of Source that import left out, and why.
type Dropped struct {
	Span text.Span // in Document.Source
	Why  string    // one of the Why constants, shown to the user
	// Inline is true for what was cut out of a paragraph that stays (a
	// watermark), false for whole paragraphs.
	Inline bool
}

// The reasons for leaving something out, in the words of the window.
const (
	WhyMenu      = "网页导航"
	WhyHead      = "网页页眉"
	WhyFoot      = "网页页脚"
	WhyRepeat    = "与正文重复"
	WhyWatermark = "水印"
	WhyInvisible = "不可见字符"
	WhyCollector = "采集信息"
	WhyTools     = "网页工具" // 打印, 字号, 分享到
	WhyRelated   = "相关链接"
	WhySource    = "来源署名" // 来源：…日报, 责任编辑
	WhyHidden    = "隐藏文字"
	WhyContents  = "目录"
)

// InSource reports whether places told to people are those of Source (text
// formats, whose lines the user knows) rather than of Text.
func (d *Document) InSource() bool { return d.Format == "txt" || d.Format == "md" }

// Told is the text whose lines and columns people are told.
func (d *Document) Told() string {
	if d.InSource() {
		return d.Source
	}
	return d.Text
}

// ToTold carries a span of Text to Told.
func (d *Document) ToTold(s text.Span) text.Span {
	if d.InSource() {
		return d.Origin.ToSource(s)
	}
	return s
}

// Locator turns spans of Text into lines and columns as they are told to
// people. Make one per document and use it for all its spans.
type Locator struct {
	doc   *Document
	lines *text.Lines
}

// Locator indexes the document's lines.
func (d *Document) Locator() *Locator {
	return &Locator{d, text.NewLines(d.Told())}
}

// Place says where a span of Text lies.
func (l *Locator) Place(s text.Span) text.Place {
	return l.lines.Place(l.doc.ToTold(s))
}

// Told says where a span of Document.Told lies.
func (l *Locator) Told(s text.Span) text.Place { return l.lines.Place(s) }

// Dropped says where a dropped part lies. In formats whose lines are those of
// Text it is the empty place where it would stand.
func (l *Locator) Dropped(d Dropped) text.Place {
	if l.doc.InSource() {
		return l.lines.Place(d.Span)
	}
	at, _ := l.doc.Origin.ToDerived(d.Span.Start)
	return l.lines.Place(text.Span{Start: at, End: at})
}
