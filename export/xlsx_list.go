package export

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/metric"
)

// list is a sheet of rows below one head that people fill in: 本年目标, 完成情况,
// 目标任务. Its last three columns are HeadID, the hash of the source and HeadTies,
// hidden.
type list struct {
	*sheet
	book   *workbook
	heads  []string
	widths []float64
	cells  []cell
}

// listHead is a column of a list.
type listHead struct {
	name  string
	width float64
}

// list begins the sheet: titles, heads, the table of so many rows, what is
// printed. frozen columns stay in view.
func (k *workbook) list(s *sheet, title, subtitle string, frozen, rows int, heads []listHead) (*list, error) {
	l := &list{sheet: s, book: k}
	for _, h := range append(heads, listHead{HeadID, 16}, listHead{"来源校验", 16}, listHead{HeadTies, 16}) {
		l.heads, l.widths = append(l.heads, h.name), append(l.widths, h.width)
	}
	l.cells = make([]cell, len(l.heads))
	if err := s.begin(l.widths, 3, frozen); err != nil {
		return nil, err
	}
	if err := k.titles(s, len(heads), title, subtitle); err != nil {
		return nil, err
	}
	if err := k.heads(s, s.name+"表", l.heads, rows); err != nil {
		return nil, err
	}
	return l, k.printed(s.name, len(heads), rows)
}

// put writes a row of the visible cells, in order, with its hidden ones.
func (l *list) put(height float64, id, hash string, ties []Tie, visible ...cell) error {
	encoded, err := encodeTies(ties)
	if err != nil {
		return err
	}
	hidden := l.book.styles.id(look{})
	n := copy(l.cells, visible)
	l.cells[n], l.cells[n+1], l.cells[n+2] = textCell(hidden, id), textCell(hidden, hash), textCell(hidden, encoded)
	return l.add(height, l.cells...)
}

// choices offers words in a column of so many rows; others may be written as well.
func (k *workbook) choices(sheet string, column, rows int, offered []string, title, say string) error {
	list := excelize.NewDataValidation(true)
	list.Sqref = cellName(column, headRow+1) + ":" + cellName(column, headRow+rows)
	if err := list.SetDropList(offered); err != nil {
		return err
	}
	list.ShowErrorMessage = false
	list.SetInput(title, say)
	return k.file.AddDataValidation(sheet, list)
}

// opinionChoices offers the opinions of a review.
func (k *workbook) opinionChoices(sheet string, column, rows int) error {
	return k.choices(sheet, column, rows, opinions, "核对意见", "选一项，或直接写。数据有误的，直接改左边的数。")
}

// tinted colours the cells of a column that hold a word.
func (k *workbook) tinted(sheet string, column, rows int, word, ink, tint string) error {
	top := cellName(column, headRow+1)
	id, err := k.file.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: ink, Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tint}},
	})
	if err != nil {
		return err
	}
	return k.file.SetConditionalFormat(sheet, top+":"+cellName(column, headRow+rows), []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: fmt.Sprintf(`%s="%s"`, top, word), Format: &id},
	})
}

// text is a framed cell of text; an empty one keeps its frame.
func (k *workbook) text(l look, s string) cell {
	l.grid = true
	return textCell(k.styles.id(l), s)
}

// value is a framed cell with a number as the report states it.
func (k *workbook) value(v gridValue, bold bool) cell {
	style := k.styles.id(look{grid: true, across: "right", bold: bold, format: v.format, shrink: v.ratio})
	if v.number == nil {
		return cell{style: style}
	}
	return numberCell(style, *v.number)
}

// sourceCell names the row of 逐条原文 that a figure has; lead makes it lead there.
func (k *workbook) sourceCell(at *metric.Ref) cell {
	shown := ""
	if at != nil {
		if row := k.figureRow(*at); row > 0 {
			shown = strconv.Itoa(row-headRow) + "条"
		}
	}
	return k.text(look{across: "center", link: true}, shown)
}

func (k *workbook) lead(s *sheet, column int, at *metric.Ref) {
	if at == nil {
		return
	}
	if row := k.figureRow(*at); row > 0 {
		s.link(column, quoted(sheetFigures)+"!A"+strconv.Itoa(row), "看报告原句")
	}
}
