package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/metric"
)

// opinions are offered in 核对意见; anything else may be written there as well.
var opinions = []string{"无误", "数据有误", "口径不同", "待核实", "不列入"}

// gridColumns says at which column each part of 指标对照 stands, from 1.
type gridColumns struct {
	number, field, name, unit, firstYear, target, trend, change, growth, stated,
	verdict, rank, source, opinion, notes, id, hash, ties int
	printed int // the last column that is printed
	heads   []string
	widths  []float64
}

// The page decides the widths: an A4 sheet across is as wide as paperWidth
// half-width characters of 9 points (小五, the least that a meeting reads), and
// each column has columnGap beside what it holds.
const (
	paperWidth = 164
	columnGap  = 0.625
	leastNotes = 12.0 // a narrower column of remarks makes rows as tall as a page
	mostNotes  = 36.0
	leastName  = 14.0
	mostName   = 20.0
)

// columns lays 指标对照 out. The trend has a column only where a row has three
// years, the target where one is set. Every column is as narrow as its content
// lets it be, and 备注 takes what the page has left; where that is too little, as
// with five years and more, 备注 is read on the screen and is not printed.
func (g *grid) columns() *gridColumns {
	c := &gridColumns{}
	add := func(head string, width float64) int {
		c.heads, c.widths = append(c.heads, head), append(c.widths, width)
		return len(c.heads)
	}
	c.number, c.field = add("序号", 4.5), add("领域", 6)
	c.name, c.unit = add("指标名称", g.nameWidth()), add("单位", g.widest(5.5, 7.5, func(r *gridRow) string { return r.unit }))
	for i, p := range g.periods {
		at := add(periodHead(p), g.valueWidth(func(r *gridRow) gridValue { return r.values[i] }))
		if i == 0 {
			c.firstYear = at
		}
	}
	if g.target != "" {
		c.target = add(g.target+"年目标", g.valueWidth(func(r *gridRow) gridValue { return r.target }))
	}
	if g.hasTrend() {
		c.trend = add("趋势", 7)
	}
	c.change, c.growth, c.stated = add("增减额", g.changeWidth()), add("增长(%或百分点)", g.growthWidth()), add("报告所述增速", 7)
	c.verdict, c.rank = add("核算", 7), add("位次", g.rankWidth())
	c.source, c.opinion = add("原文", 6), add("核对意见", 8)
	room := float64(paperWidth) - columnGap
	for _, w := range c.widths {
		room -= w + columnGap
	}
	if room < 0 { // long names take another line
		c.widths[c.name-1] = max(leastName, c.widths[c.name-1]+room)
	}
	c.printed, c.notes = c.opinion, add("备注", mostNotes)
	if room >= leastNotes {
		c.printed, c.widths[c.notes-1] = c.notes, min(room, mostNotes)
	}
	c.id, c.hash, c.ties = add(HeadID, 16), add("来源校验", 16), add(HeadTies, 16)
	return c
}

// visible is the number of columns before the hidden ones.
func (c *gridColumns) visible() int { return c.notes }

func (g *grid) nameWidth() float64 {
	return g.widest(leastName, mostName, func(r *gridRow) string { return r.name })
}

func (g *grid) rankWidth() float64 {
	return g.widest(6, 7, func(r *gridRow) string { return r.ranks })
}

func (g *grid) widest(least, most float64, text func(*gridRow) string) float64 {
	for i := range g.rows {
		least = max(least, float64(widthOf(text(&g.rows[i])))+1.5)
	}
	return min(least, most)
}

func (g *grid) valueWidth(value func(*gridRow) gridValue) float64 {
	return g.widest(7, 16, func(r *gridRow) string {
		v := value(r)
		if v.ratio { // drawn smaller rather than widening every year
			return "1234567"
		}
		return v.shown()
	})
}

// changeWidth is that of the column of differences: as a rule they are no
// longer than the numbers, and have a sign before them.
func (g *grid) changeWidth() float64 {
	if g.base < 0 {
		return 7
	}
	return g.valueWidth(func(r *gridRow) gridValue {
		old, now := r.values[g.base], r.values[g.last]
		if old.number == nil || now.number == nil || old.ratio || now.ratio {
			return gridValue{}
		}
		change := *now.number - *old.number
		places := max(old.decimals, now.decimals)
		return gridValue{number: &change, decimals: places, format: signed(places, "")}
	})
}

// growthWidth is that of the column of growth: +183.3% needs more than +5.6%.
func (g *grid) growthWidth() float64 {
	width := 8.0
	for i := range g.rows {
		if g.base < 0 {
			break
		}
		old, now := g.rows[i].values[g.base], g.rows[i].values[g.last]
		if old.number != nil && now.number != nil && *old.number != 0 && !g.rows[i].rate {
			digits := len(strconv.Itoa(int(math.Abs(*now.number / *old.number - 1) * 100)))
			width = max(width, min(float64(digits)+6.5, 12))
		}
	}
	return width
}

// shown is the text that a program draws for the value.
func (v gridValue) shown() string {
	if v.number == nil {
		return ""
	}
	part := v.format
	if plus, minus, ok := strings.Cut(v.format, ";"); ok {
		if part = plus; *v.number < 0 {
			part, _, _ = strings.Cut(minus, ";")
		}
	}
	digits := strconv.FormatFloat(*v.number, 'f', v.decimals, 64)
	before, after, _ := strings.Cut(strings.ReplaceAll(strings.TrimSuffix(part, "_ "), `"`, ""), "#,##0")
	whole, _, _ := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	return before + digits + strings.Repeat(",", (len(whole)-1)/3) + strings.TrimLeft(after, ".0")
}

// hasTrend reports whether any row has three years or more.
func (g *grid) hasTrend() bool {
	for i := range g.rows {
		if g.rows[i].years(g) >= 3 {
			return true
		}
	}
	return false
}

// years is in how many years the row has a number.
func (r *gridRow) years(g *grid) int {
	n := 0
	for _, v := range r.values[:g.years] {
		if v.number != nil {
			n++
		}
	}
	return n
}

// writeGrid writes 指标对照.
func (k *workbook) writeGrid(s *sheet) error {
	g, c := k.grid, k.columns
	if err := s.begin(c.widths, 3, c.name); err != nil {
		return err
	}
	if err := k.titles(s, c.visible(), k.title()+"主要指标对照表", k.gridSubtitle()); err != nil {
		return err
	}
	if err := k.heads(s, "指标对照表", c.heads, len(g.rows)); err != nil {
		return err
	}
	if err := k.gridDecorations(s, c); err != nil {
		return err
	}
	cells := make([]cell, len(c.heads))
	for i := range g.rows {
		row := &g.rows[i]
		if err := k.gridCells(c, row, s.row+1, cells); err != nil {
			return err
		}
		if err := s.add(gridHeight(c, row), cells...); err != nil {
			return err
		}
		k.lead(s, c.source, row.source)
		if c.trend > 0 && row.years(g) >= 3 {
			s.spark(c.trend, c.firstYear, c.firstYear+g.years-1)
		}
	}
	return nil
}

func (k *workbook) gridSubtitle() string {
	var names []string
	for _, r := range k.book.Reports {
		names = append(names, reportName(r.Doc))
	}
	text := "据" + strings.Join(names, "、")
	if made := k.made(); made != "" {
		text += "　" + made
	}
	text += "　空格为报告没有写到　年份是数据所属的年份"
	if k.columns.printed < k.columns.notes {
		text += "　备注不打印"
	}
	return text
}

// gridHeight fits the row to the wrapped text of its name, rank and notes.
func gridHeight(c *gridColumns, row *gridRow) float64 {
	lines := max(linesOf(row.name, c.widths[c.name-1]), linesOf(row.unit, c.widths[c.unit-1]),
		linesOf(row.field, c.widths[c.field-1]),
		linesOf(row.ranks, c.widths[c.rank-1]), linesOf(notesText(row), c.widths[c.notes-1]))
	return max(22, 15*float64(lines)+6)
}

// notesText joins what is to be said of a row; a cell of remarks that fills a
// page would hide the table, so it ends after 200 characters.
func notesText(row *gridRow) string {
	text := strings.Join(row.notes, "；")
	if utf8.RuneCountInString(text) > 200 {
		text = string([]rune(text)[:198]) + "……"
	}
	return text
}

// gridCells fills cells with a row of the grid, which stands in row at of the sheet.
func (k *workbook) gridCells(c *gridColumns, row *gridRow, at int, cells []cell) error {
	st := k.styles
	base := look{grid: true}
	text, number := k.text, k.value
	center := look{grid: true, across: "center"}
	wrapped := look{grid: true, wrap: true, across: "left"}
	cells[c.number-1] = numberCell(st.id(center), float64(at-headRow))
	cells[c.field-1] = text(look{across: "center", wrap: true}, row.field)
	cells[c.name-1] = text(wrapped, row.name)
	cells[c.unit-1] = text(look{across: "center", wrap: true}, row.unit)
	for p, v := range row.values {
		cells[c.firstYear-1+p] = number(v, p == k.grid.last)
	}
	if c.target > 0 {
		cells[c.target-1] = number(row.target, false)
	}
	if c.trend > 0 {
		cells[c.trend-1] = text(base, "")
	}
	cells[c.change-1], cells[c.growth-1] = k.differences(c, row, at)
	cells[c.stated-1] = number(row.stated, false)
	judged := center
	if row.verdict == metric.Agrees {
		judged.ink = inkGood
	}
	cells[c.verdict-1] = text(judged, verdictWord(row.verdict))
	cells[c.rank-1] = text(look{across: "center", wrap: true}, row.ranks)
	cells[c.source-1] = k.sourceCell(row.source)
	cells[c.opinion-1] = text(wrapped, "")
	cells[c.notes-1] = text(look{wrap: true, across: "left", ink: inkText2}, notesText(row))
	ties, err := encodeTies(k.gridTies(c, row))
	cells[c.id-1], cells[c.hash-1], cells[c.ties-1] = text(base, row.id), text(base, row.hash), text(base, ties)
	return err
}

// gridTies are those of the row's cells with a number of a report.
func (k *workbook) gridTies(c *gridColumns, row *gridRow) []Tie {
	var ties []Tie
	add := func(column int, v gridValue) {
		if t, ok := k.binder.tie(c.heads[column-1], v); ok {
			ties = append(ties, t)
		}
	}
	for p, v := range row.values {
		add(c.firstYear+p, v)
	}
	if c.target > 0 {
		add(c.target, row.target)
	}
	add(c.stated, row.stated)
	return ties
}

// differences are the formulas of 增减额 and 增长 between the year under review
// and the one before, with the values that they give. An indicator in percent
// has no relative growth: it differs by 百分点. An emptied cell gives an empty
// result, not an error.
func (k *workbook) differences(c *gridColumns, row *gridRow, at int) (change, growth cell) {
	empty := cell{style: k.styles.id(look{grid: true, across: "right"})}
	g := k.grid
	if g.base < 0 {
		return empty, empty
	}
	old, now := row.values[g.base], row.values[g.last]
	if old.number == nil || now.number == nil || old.ratio || now.ratio {
		return empty, empty
	}
	a, b := cellName(c.firstYear+g.base, at), cellName(c.firstYear+g.last, at)
	number := func(format string) int {
		return k.styles.id(look{grid: true, across: "right", format: format})
	}
	difference := func(format string) cell {
		return numberCell(number(format), *now.number-*old.number).calculated(fmt.Sprintf(`IF(COUNT(%s,%s)=2,%s-%s,"")`, a, b, b, a))
	}
	places := max(old.decimals, now.decimals)
	if row.rate || row.unit == "百分点" {
		return empty, difference(signed(places, "点"))
	}
	if *old.number <= 0 {
		return difference(signed(places, "")), empty
	}
	decimals := 1
	if row.stated.number != nil {
		decimals = max(decimals, row.stated.decimals)
	}
	return difference(signed(places, "")), numberCell(number(signed(decimals, "%")), (*now.number / *old.number - 1)*100).
		calculated(fmt.Sprintf(`IF(COUNT(%s,%s)=2,IF(%s>0,(%s/%s-1)*100,""),"")`, a, b, a, b, a))
}

// verdictWord is the verdict as the table has it.
func verdictWord(v metric.Verdict) string {
	switch v {
	case metric.Agrees:
		return "一致"
	case metric.Differs:
		return "不一致"
	case metric.Cannot:
		return "不可判"
	}
	return ""
}

// gridDecorations sets what lies over the cells: colours that follow later
// edits and sorting, the list of opinions, what is printed.
func (k *workbook) gridDecorations(s *sheet, c *gridColumns) error {
	top, end := headRow+1, headRow+len(k.grid.rows)
	column := func(at int) string { return cellName(at, top) + ":" + cellName(at, end) }
	s.bars = append(s.bars, column(c.growth))
	rules := []struct {
		at, formula string
		style       excelize.Style
	}{
		{column(c.verdict), fmt.Sprintf(`%s="不一致"`, cellName(c.verdict, top)), excelize.Style{
			Font: &excelize.Font{Color: inkBad, Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tintBad}},
		}},
		{column(c.stated), fmt.Sprintf(`%s="不一致"`, "$"+cellName(c.verdict, top)), excelize.Style{Font: &excelize.Font{Color: inkBad, Bold: true}}},
		{column(c.opinion), fmt.Sprintf(`AND(%s<>"",%s<>"无误")`, cellName(c.opinion, top), cellName(c.opinion, top)), excelize.Style{
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tintFig}},
		}},
		{cellName(1, top) + ":" + cellName(c.visible(), end), fmt.Sprintf("$B%d<>$B%d", top, top-1), excelize.Style{
			Border: frame(inkText2),
		}}, // all sides: LibreOffice takes those that are unsaid for none
	}
	for _, rule := range rules {
		id, err := k.file.NewConditionalStyle(&rule.style)
		if err != nil {
			return err
		}
		if err := k.file.SetConditionalFormat(s.name, rule.at, []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: rule.formula, Format: &id},
		}); err != nil {
			return err
		}
	}
	if err := k.opinionChoices(s.name, c.opinion, len(k.grid.rows)); err != nil {
		return err
	}
	return k.printed(s.name, c.printed, len(k.grid.rows))
}
