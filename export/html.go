package export

import (
	"bufio"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"reportdesk/compare"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

//go:embed comparison.html
var comparisonPage string

// html/template escapes every text by the place where it stands.
var comparisonTemplate = template.Must(template.New("comparison").Parse(comparisonPage))

// doubtBelow is the confidence under which a link of two years is shown as doubtful.
const doubtBelow = 0.71

// ComparisonHTML writes a comparison as one self-contained HTML file: readable
// without scripts, in light and dark, and printing on A4 landscape with the
// columns' heads on every page. A script in it adds filters and F7/F8.
func ComparisonHTML(w io.Writer, c *compare.Comparison) error {
	out := bufio.NewWriter(w)
	err := comparisonTemplate.Execute(out, newHTMLPage(c))
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	return nil
}

// htmlPage is what the template shows.
type htmlPage struct {
	Title    string
	Old, New htmlName
	Mode     string // 修订 or 跨年
	Why      string
	Year     bool
	Kept     string
	Total    int
	Counts   []htmlCount
	Rows     []htmlRow
}

type htmlName struct{ Title, File, Size string }

type htmlCount struct {
	Kind, Badge, Word string
	N                 int
}

type htmlRow struct {
	Number      int
	Class       string
	Badge, Word string
	Caption     string // under the badge: kept share, 拆为两段
	Doubtful    bool
	Old, New    htmlSide
	Figures     []htmlFigure
}

type htmlSide struct {
	Missing string // what to say in the place of a passage that this side lacks
	Where   string // where a moved passage stood
	Lines   string
	Parts   []htmlPart
}

type htmlPart struct {
	Class string
	Runs  []htmlRun
}

// htmlRun is a stretch of text with one mark: "" none, k kept, f changed
// figure, d deleted, i inserted.
type htmlRun struct{ Mark, Text string }

type htmlFigure struct{ Name, Old, New, Difference string }

// kinds are the marks and words of the design, in the order of the summary.
var kinds = []struct {
	kind        compare.Kind
	badge, word string
}{
	{compare.Same, "同", "相同"},
	{compare.Figures, "数", "仅数据"},
	{compare.Edited, "改", "修改"},
	{compare.Rewritten, "重", "重写"},
	{compare.Added, "增", "新增"},
	{compare.Removed, "删", "删去"},
	{compare.Split, "拆", "拆为两段"},
	{compare.Merged, "并", "并为一段"},
}

const moved = "moved"

// htmlMaker builds the page; it finds lines and figures of both sides.
type htmlMaker struct {
	c        *compare.Comparison
	old, new *report.Locator
}

func newHTMLPage(c *compare.Comparison) *htmlPage {
	m := &htmlMaker{c: c, old: c.Old.Locator(), new: c.New.Locator()}
	page := &htmlPage{
		Old: nameOf(c.Old), New: nameOf(c.New), Why: c.Why, Year: c.Mode == compare.Year,
		Mode: "修订", Total: len(c.Pairs), Kept: percent(c.Kept),
	}
	if page.Year {
		page.Mode = "跨年"
	}
	page.Title = page.Old.Title + " → " + page.New.Title
	n := map[compare.Kind]int{}
	away := 0
	for i := range c.Pairs {
		page.Rows = append(page.Rows, m.row(&c.Pairs[i], i+1))
		n[c.Pairs[i].Kind]++
		if c.Pairs[i].Moved {
			away++
		}
	}
	for _, k := range kinds {
		if n[k.kind] > 0 || k.kind != compare.Split && k.kind != compare.Merged {
			page.Counts = append(page.Counts, htmlCount{string(k.kind), k.badge, k.word, n[k.kind]})
		}
	}
	page.Counts = append(page.Counts, htmlCount{moved, "移", "移动", away})
	return page
}

func nameOf(doc *report.Document) htmlName {
	title := doc.Info.Title
	if !strings.Contains(title, doc.Info.Place) {
		title = doc.Info.Place + title
	}
	if year := strconv.Itoa(doc.Info.Year); doc.Info.Year > 0 && !strings.Contains(title, year) {
		title = year + "年" + title
	}
	return htmlName{first(title, doc.Name), doc.Name, strconv.Itoa(utf8.RuneCountInString(doc.Text))}
}

func percent(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + "%" }

func (m *htmlMaker) row(p *compare.Pair, number int) htmlRow {
	row := htmlRow{Number: number, Class: "k-" + string(p.Kind)}
	for _, k := range kinds {
		if k.kind == p.Kind {
			row.Badge, row.Word = k.badge, k.word
		}
	}
	if p.Kind == compare.Split || p.Kind == compare.Merged {
		row.Caption = row.Word
	}
	row.Old = sideOf(p.Old, m.old)
	row.New = sideOf(p.New, m.new)
	if p.Moved {
		row.Class += " " + moved
		row.Badge, row.Word = "移", "移动，"+row.Word
		row.Old.Where = "原在" + row.Old.Lines
	}
	if isHead(m.c.Old, p.Old) && isHead(m.c.New, p.New) {
		row.Class += " head"
	}
	m.missing(p, &row)
	if m.c.Mode == compare.Year {
		m.yearRow(p, &row)
	} else {
		row.Old.Parts = redlined(p.Edits, compare.Delete, m.c.Old, p.Old)
		row.New.Parts = redlined(p.Edits, compare.Insert, m.c.New, p.New)
	}
	row.Figures = changedFigures(p)
	if row.long() {
		row.Class += " long"
	}
	return row
}

// long reports whether the row may break over pages: kept whole a long
// one would leave much of a page empty.
func (row *htmlRow) long() bool {
	const many = 100 // characters, three printed lines
	for _, side := range []htmlSide{row.Old, row.New} {
		n := 0
		for _, p := range side.Parts {
			for _, r := range p.Runs {
				n += utf8.RuneCountInString(r.Text)
			}
		}
		if n > many {
			return true
		}
	}
	return false
}

// missing says, between two years, what the empty side means.
func (m *htmlMaker) missing(p *compare.Pair, row *htmlRow) {
	if m.c.Mode != compare.Year {
		return
	}
	if len(p.Old) == 0 {
		row.Old.Missing = "没有对应段落"
		if y := m.c.Old.Info.Year; y > 0 {
			row.Old.Missing = strconv.Itoa(y) + "年没有对应段落"
		}
	}
	if len(p.New) == 0 {
		row.New.Missing = "本稿没有写到"
	}
}

func sideOf(parts []compare.Part, at *report.Locator) htmlSide {
	var side htmlSide
	if len(parts) == 0 {
		return side
	}
	from, to := at.Told(parts[0].Span), at.Told(parts[len(parts)-1].Span)
	side.Lines = fmt.Sprintf("第%d行", from.Line)
	if to.EndLine > from.Line {
		side.Lines = fmt.Sprintf("第%d—%d行", from.Line, to.EndLine)
	}
	return side
}

// yearRow shows the kept wording and the changed figures of both sides.
func (m *htmlMaker) yearRow(p *compare.Pair, row *htmlRow) {
	var old, now []text.Span
	for i := range p.Figures {
		if f := &p.Figures[i]; f.Differs() {
			old, now = append(old, f.Old.Span), append(now, f.New.Span)
		}
	}
	keptOld, keptNew := p.KeptOld, p.Kept
	if p.Kind == compare.Same { // all of it is kept: a mark would say nothing
		keptOld, keptNew = nil, nil
	}
	row.Old.Parts = markedParts(m.c.Old, p.Old, keptOld, old)
	row.New.Parts = markedParts(m.c.New, p.New, keptNew, now)
	if len(p.Old) == 0 || len(p.New) == 0 || p.Kind == compare.Same {
		return
	}
	kept, all := 0, 0
	for _, s := range p.Kept {
		kept += utf8.RuneCountInString(s.Of(m.c.New.Text))
	}
	for _, part := range p.New {
		all += utf8.RuneCountInString(inText(m.c.New, part).Of(m.c.New.Text))
	}
	if all > 0 && row.Caption == "" && !strings.HasSuffix(row.Class, "head") {
		row.Caption = percent(float64(kept) / float64(all))
	}
	row.Doubtful = p.Likeness < doubtBelow
}
