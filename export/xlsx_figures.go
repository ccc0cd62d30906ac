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
		HeadID, "指标标识", "原句校验", "位置",
	}
	figureWidths = []float64{6.5, 11, 24, 6.5, 24, 13, 9, 7, 12, 7, 70, 8.5, 16, 16, 16, 24}
)

// The columns of 逐条原文 that are wrapped, from 0.
const (
	figureReport   = 1
	figureSection  = 2
	figureName     = 4
	figureSentence = 10
	figureBack     = 11
	figureHidden   = 4
)

// maxLookups is up to how many figures the way back to 指标对照 is looked up by
// the row's id, so that it holds after the table was sorted. Above it the links
// are fixed: recalculating a lookup a row takes the square of the rows.
const maxLookups = 10_000

// writeFigures writes 逐条原文: every figure with its sentence.
func (k *workbook) writeFigures(s *sheet) error {
	visible := len(figureHeads) - figureHidden
	if err := s.begin(figureWidths, figureHidden, 0); err != nil {
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
	return facts(k.book.Reports, func(f *fact) error {
		if !k.lists(f.at.ref()) {
			return nil
		}
		return k.writeFigure(s, draw, f, seen)
	})
}

// figureLooks are the styles that every row uses.
type figureLooks struct {
	center, named, wrapped, link, hidden int
	marked                               string // the font of the figure in its sentence
	parts                                [3]run
}

func (k *workbook) newFigureLooks() *figureLooks {
	return &figureLooks{
		center:  k.styles.id(look{grid: true, across: "center"}),
		wrapped: k.styles.id(look{grid: true, wrap: true, across: "left"}),
		named:   k.styles.id(look{grid: true, wrap: true, across: "center"}),
		link:    k.styles.id(look{grid: true, across: "center", link: true}),
		hidden:  k.styles.id(look{}),
		marked:  fontRun(&excelize.Font{Family: fontBody, Size: sizeBody, Color: inkFigure, Bold: true, Underline: "single"}),
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
	value := levelFormat(f)
	row := s.row + 1
	indicator, back, rowID := k.grid.rowOf(f), cell{style: d.center}, ""
	if indicator >= 0 && k.has(sheetGrid) {
		rowID = k.grid.rows[indicator].id
		back = k.backLink(s, d, indicator, rowID)
	}
	err := s.add(figureHeight(f, name, sentence),
		numberCell(d.center, float64(row-headRow)), textCell(d.named, reportName(f.doc)), textCell(d.wrapped, f.section),
		numberCell(d.center, float64(f.place.Line)), textCell(d.wrapped, name),
		numberCell(k.styles.id(look{grid: true, across: "right", bold: true, format: value}), f.figure.Value),
		textCell(d.center, f.figure.Unit), textCell(d.center, kindWord(f.figure)), textCell(d.center, periodHead(f.period)),
		textCell(d.center, statusWord(f.status)), d.marking(sentence, inside), back,
		textCell(d.hidden, id), textCell(d.hidden, rowID), textCell(d.hidden, digest(f.sentence)),
		textCell(d.hidden, k.binder.hashes[f.at.report]+":"+strconv.Itoa(f.figure.Span.Start)+"-"+strconv.Itoa(f.figure.Span.End)))
	if err == nil && rowID != "" && k.figures > maxLookups {
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
func (k *workbook) backLink(s *sheet, d *figureLooks, indicator int, id string) cell {
	shown := "第" + strconv.Itoa(indicator+1) + "项"
	if k.figures > maxLookups {
		return textCell(d.link, shown)
	}
	ids := columnName(k.columns.id)
	return textCell(d.link, shown).calculated(fmt.Sprintf(
		`HYPERLINK("#%s!C"&IFERROR(MATCH("%s",%s!$%s:$%s,0),%d),"%s")`,
		quoted(sheetGrid), id, quoted(sheetGrid), ids, ids, headRow+1+indicator, shown))
}

// marking is a sentence with its figure marked; it is good until the next one.
func (d *figureLooks) marking(sentence string, inside text.Span) cell {
	if inside.Empty() {
		return textCell(d.wrapped, sentence)
	}
	runs := d.parts[:0]
	add := func(font, t string) {
		if t != "" {
			runs = append(runs, run{font, t})
		}
	}
	add("", sentence[:inside.Start])
	add(d.marked, inside.Of(sentence))
	add("", sentence[inside.End:])
	return runsCell(d.wrapped, runs)
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
