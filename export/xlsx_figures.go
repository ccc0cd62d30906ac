package export

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/text"
)

var (
	figureHeads = []string{
		"序号", "报告", "章节", "行", "指标", "数值", "单位", "类型", "期间", "状态", "原句", "对照",
		"标识", "指标标识", "原句校验",
	}
	figureWidths = []float64{6.5, 11, 24, 6.5, 24, 13, 9, 7, 12, 7, 70, 8.5, 16, 16, 16}
)

// The columns of 逐条原文 that are wrapped, from 0.
const (
	figureReport   = 1
	figureSection  = 2
	figureName     = 4
	figureSentence = 10
	figureBack     = 11
	figureHidden   = 3
)

// maxLookups is up to how many figures the way back to 指标对照 is looked up by
// the row's id, so that it holds after the table was sorted. Above it the links
// are fixed: recalculating a lookup a row takes the square of the rows.
const maxLookups = 10_000

// writeFigures writes 逐条原文: every figure with its sentence.
func (k *workbook) writeFigures(s *sheet) error {
	visible := len(figureHeads) - figureHidden
	if err := s.begin(figureWidths, figureHidden, frozen(0)); err != nil {
		return err
	}
	if err := k.titles(s, visible, k.title()+"数据逐条原文", "每个数据一行，按报告中的先后排列　行是原文件的行号　本表已锁定，改数在"+sheetGrid); err != nil {
		return err
	}
	if err := k.heads(s, "逐条原文表", figureHeads, k.figures); err != nil {
		return err
	}
	if err := k.printed(s.name, visible, k.figures); err != nil {
		return err
	}
	if err := k.protect(s.name); err != nil {
		return err
	}
	draw := k.newFigureLooks()
	seen := map[string]int{}
	return facts(k.book.Reports, func(f *fact) error { return k.writeFigure(s, draw, f, seen) })
}

// figureLooks are the styles that every row uses.
type figureLooks struct {
	center, named, wrapped, link, hidden int
	marked                               *excelize.Font // what is not marked has the font of its cell
}

func (k *workbook) newFigureLooks() *figureLooks {
	return &figureLooks{
		center:  k.styles.id(look{grid: true, across: "center"}),
		wrapped: k.styles.id(look{grid: true, wrap: true, across: "left"}),
		named:   k.styles.id(look{grid: true, wrap: true, across: "center"}),
		link:    k.styles.id(look{grid: true, across: "center", link: true}),
		hidden:  k.styles.id(look{}),
		marked:  &excelize.Font{Family: fontBody, Size: sizeBody, Color: inkFigure, Bold: true, Underline: "single"},
	}
}

func (k *workbook) writeFigure(s *sheet, d *figureLooks, f *fact, seen map[string]int) error {
	sentence, inside := k.fitted(f)
	name := f.name
	if f.figure.Doubtful {
		name += "（存疑）"
	}
	id := "f" + digest(reportName(f.doc), f.name, f.period, string(f.status), string(f.figure.Kind), f.figure.Unit)
	if seen[id]++; seen[id] > 1 {
		id += "-" + strconv.Itoa(seen[id])
	}
	cell := func(style int, value any) any { return excelize.Cell{StyleID: style, Value: value} }
	value := levelFormat(f)
	row := s.row + 1
	indicator, back, rowID := k.grid.rowOf(f), any(excelize.Cell{StyleID: d.center}), ""
	if indicator >= 0 {
		rowID = k.grid.rows[indicator].id
		back = k.backLink(s, d, indicator, rowID)
	}
	err := s.add(figureHeight(f, name, sentence),
		cell(d.center, row-headRow), cell(d.named, reportName(f.doc)), cell(d.wrapped, f.section),
		cell(d.center, f.place.Line), cell(d.wrapped, name),
		cell(k.styles.id(look{grid: true, across: "right", bold: true, format: value}), f.figure.Value),
		cell(d.center, f.figure.Unit), cell(d.center, kindWord(f.figure)), cell(d.center, periodHead(f.period)),
		cell(d.center, statusWord(f.status)), cell(d.wrapped, d.runs(sentence, inside)), back,
		cell(d.hidden, id), cell(d.hidden, rowID), cell(d.hidden, digest(f.sentence)))
	if err == nil && indicator >= 0 && k.figures > maxLookups {
		s.link(figureBack+1, quoted(sheetGrid)+"!C"+strconv.Itoa(headRow+1+indicator), "到"+sheetGrid)
	}
	return err
}

// levelFormat shows the number as the report states it, of a range both ends.
func levelFormat(f *fact) string {
	after := ""
	if f.figure.High != nil {
		after = "～" + asStated(*f.figure.High, f.figure.Decimals)
	}
	if rest := ratioRest(f.figure.Span.Of(f.doc.Text)); rest != "" {
		after = rest
	}
	return decimals(max(f.figure.Decimals, fewest(f.figure.Value)), "", after)
}

// backLink leads to the indicator's row of 指标对照.
func (k *workbook) backLink(s *sheet, d *figureLooks, indicator int, id string) any {
	shown := "第" + strconv.Itoa(indicator+1) + "项"
	if k.figures > maxLookups {
		return excelize.Cell{StyleID: d.link, Value: shown}
	}
	ids := columnName(k.columns.id)
	return excelize.Cell{StyleID: d.link, Value: shown, Formula: fmt.Sprintf(
		`HYPERLINK("#%s!C"&IFERROR(MATCH("%s",%s!$%s:$%s,0),%d),"%s")`,
		quoted(sheetGrid), id, quoted(sheetGrid), ids, ids, headRow+1+indicator, shown)}
}

// runs marks the figure within its sentence.
func (d *figureLooks) runs(sentence string, inside text.Span) any {
	if inside.Empty() {
		return sentence
	}
	runs := make([]excelize.RichTextRun, 0, 3)
	add := func(font *excelize.Font, t string) {
		if t != "" {
			runs = append(runs, excelize.RichTextRun{Font: font, Text: t})
		}
	}
	add(nil, sentence[:inside.Start])
	add(d.marked, inside.Of(sentence))
	add(nil, sentence[inside.End:])
	return runs
}

// fitted cuts a sentence that no cell holds, and says so.
func (k *workbook) fitted(f *fact) (string, text.Span) {
	const notice = "……（原句过长，此处截断，全文见原报告）"
	room := maxCell - 2*utf8.RuneCountInString(notice)
	if len(f.sentence) <= room {
		return f.sentence, f.inside
	}
	units := 0
	for i, r := range f.sentence {
		if units++; r > 0xFFFF {
			units++
		}
		if units <= room {
			continue
		}
		k.cut++
		inside := f.inside
		if inside.End > i {
			inside = text.Span{}
		}
		return f.sentence[:i] + notice, inside
	}
	return f.sentence, f.inside
}

// figureHeight fits the row to its wrapped cells.
func figureHeight(f *fact, name, sentence string) float64 {
	lines := max(linesOf(f.section, figureWidths[figureSection]), linesOf(name, figureWidths[figureName]),
		linesOf(sentence, figureWidths[figureSentence]), linesOf(reportName(f.doc), figureWidths[figureReport]))
	return max(22, 15*float64(lines)+6)
}
