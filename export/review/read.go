package review

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"reportdesk/export"
)

// headSearch is how many rows may stand above a table's heads.
const headSearch = 60

// book is a workbook that came back.
type book struct {
	ctx     context.Context
	file    *excelize.File
	who     string // who saved it last, "" where it does not say
	tied    bool   // rows that carry their places were found
	remarks []remark
}

// proposal is a cell whose number is no longer the one that it was given.
type proposal struct {
	name        string // of the indicator
	sheet, cell string
	old, new    float64 // as the figure's text counts
	places      []export.Place
}

// remark is what somebody wrote beside a row. The last of its places that the
// draft has is where it belongs: that of the newest year.
type remark struct {
	name, text, who string
	places          []export.Place
}

func open(ctx context.Context, r io.Reader) (*book, error) {
	f, err := export.OpenWorkbook(r)
	if err != nil {
		return nil, err
	}
	b := &book{ctx: ctx, file: f}
	if props, err := f.GetDocProps(); err == nil && props.LastModifiedBy != props.Creator { // as export wrote it
		b.who = strings.TrimSpace(props.LastModifiedBy)
	}
	return b, nil
}

// proposals reads every sheet that carries places.
func (b *book) proposals(back *Readback) ([]proposal, error) {
	var list []proposal
	for _, name := range b.file.GetSheetList() {
		if err := b.ctx.Err(); err != nil {
			return nil, err
		}
		rows, err := b.file.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			continue // a chart's sheet, or one that is damaged: the others may do
		}
		t := tiedTable(name, rows)
		if t == nil {
			continue
		}
		b.tied = true
		list = append(list, b.table(t, back)...)
	}
	return list, nil
}

// table is a sheet's table whose rows carry their places.
type table struct {
	sheet   string
	rows    [][]string
	head    int            // index of the row of heads
	columns map[string]int // by head
}

// tiedTable finds the heads, nil where the sheet has none.
func tiedTable(sheet string, rows [][]string) *table {
	for i := range min(len(rows), headSearch) {
		columns := map[string]int{}
		for j, head := range rows[i] {
			if head = strings.TrimSpace(head); head != "" {
				if _, taken := columns[head]; !taken {
					columns[head] = j
				}
			}
		}
		if _, id := columns[export.HeadID]; id {
			if _, ties := columns[export.HeadTies]; ties {
				return &table{sheet, rows, i, columns}
			}
		}
	}
	return nil
}

// at is a row's text under a head, "" where there is none.
func (t *table) at(row int, head string) string {
	j, ok := t.columns[head]
	if !ok || j >= len(t.rows[row]) {
		return ""
	}
	return strings.TrimSpace(t.rows[row][j])
}

// cell names the cell of a row under a head.
func (t *table) cell(row int, head string) string { return cellName(t.columns[head]+1, row+1) }

// worked are the columns whose numbers follow from others.
var worked = []string{"增减额", "增长(%或百分点)", "比上年", "差额", "完成情况"}

// table reads the rows of one table.
func (b *book) table(t *table, back *Readback) []proposal {
	var list []proposal
	lost := map[string]bool{}
	comments := b.comments(t.sheet)
	for row := t.head + 1; row < len(t.rows) && b.ctx.Err() == nil; row++ {
		ties, err := export.ParseTies(t.at(row, export.HeadTies))
		if ties == nil && err == nil {
			continue // a row that somebody inserted
		}
		name := cmp.Or(t.at(row, "指标名称"), t.at(row, "任务"))
		if err != nil {
			back.warn("%s 第 %d 行“%s”的隐藏列被改动，没有读回", t.sheet, row+1, name)
			continue
		}
		for _, tie := range ties {
			if _, ok := t.columns[tie.Column]; !ok {
				if !lost[tie.Column] {
					back.warn("%s 没有“%s”一列，这一列没有读回", t.sheet, tie.Column)
				}
				lost[tie.Column] = true
				continue
			}
			if p, ok := b.changed(t, row, tie, back); ok {
				p.name = name
				list = append(list, p)
			}
		}
		b.remark(t, row, name, ties, comments)
		b.overwritten(t, row, name, back)
	}
	return list
}

// changed reads one cell.
func (b *book) changed(t *table, row int, tie export.Tie, back *Readback) (proposal, bool) {
	if tie.Value == nil {
		return proposal{}, false
	}
	cell, shown := t.cell(row, tie.Column), t.at(row, tie.Column)
	name := cmp.Or(t.at(row, "指标名称"), cell)
	if shown == "" {
		if f, _ := b.file.GetCellFormula(t.sheet, cell); f != "" {
			back.warn("%s %s（%s）改成了公式，没有存下结果，没有读回", t.sheet, cell, name)
		} else {
			back.warn("%s %s（%s）的数被删去，本稿没有改", t.sheet, cell, name)
		}
		return proposal{}, false
	}
	value, ok := b.number(t.sheet, cell, shown)
	if !ok {
		back.warn("%s %s（%s）写的是“%s”，不是数，没有读回", t.sheet, cell, name, shown)
		return proposal{}, false
	}
	if same(value, *tie.Value) {
		return proposal{}, false
	}
	factor := cmp.Or(tie.Factor, 1)
	return proposal{sheet: t.sheet, cell: cell, old: *tie.Value / factor, new: value / factor, places: tie.Places}, true
}

// typed is a number as people type it into a cell, with what may stand around it.
var typed = regexp.MustCompile(`^[^0-9+\-−－.]*([+\-−－]?[0-9][0-9,]*\.?[0-9]*|[+\-−－]?\.[0-9]+)\s*([^0-9]*)$`)

// number reads a cell's number: of one written as text also with its unit
// (613亿元), thousands and full-width digits; one that is formatted as a
// percentage counts in percent.
func (b *book) number(sheet, cell, shown string) (float64, bool) {
	if v, err := strconv.ParseFloat(shown, 64); err == nil {
		if b.isPercent(sheet, cell) {
			v *= 100
		}
		return v, true
	}
	m := typed.FindStringSubmatch(narrow(shown))
	if m == nil {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-", "－", "-").Replace(m[1]), 64)
	return v, err == nil
}

// narrow turns full-width digits and signs into those of ASCII.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// isPercent reports whether a cell's number is shown a hundred times as large.
func (b *book) isPercent(sheet, cell string) bool {
	id, err := b.file.GetCellStyle(sheet, cell)
	if err != nil || id == 0 {
		return false
	}
	style, err := b.file.GetStyle(id)
	if err != nil || style == nil {
		return false
	}
	if style.NumFmt == 9 || style.NumFmt == 10 {
		return true
	}
	if style.CustomNumFmt == nil {
		return false
	}
	quoted, escaped := false, false
	for _, r := range *style.CustomNumFmt {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		case r == '%' && !quoted:
			return true
		}
	}
	return false
}

// overwritten tells of a column of formulas in which a number stands.
func (b *book) overwritten(t *table, row int, name string, back *Readback) {
	for _, head := range worked {
		shown := t.at(row, head)
		if _, err := strconv.ParseFloat(shown, 64); err != nil {
			continue
		}
		cell := t.cell(row, head)
		if f, err := b.file.GetCellFormula(t.sheet, cell); err == nil && f == "" {
			back.warn("%s %s（%s）的公式被改成了数 %s，这个数是算出来的，没有读回", t.sheet, cell, name, shown)
		}
	}
}

// comments are a sheet's comments by cell.
func (b *book) comments(sheet string) map[string]excelize.Comment {
	list, err := b.file.GetComments(sheet)
	if err != nil || len(list) == 0 {
		return nil
	}
	m := map[string]excelize.Comment{}
	for _, c := range list {
		m[c.Cell] = c
	}
	return m
}

// remark takes 核对意见 and the comments of a row.
func (b *book) remark(t *table, row int, name string, ties []export.Tie, comments map[string]excelize.Comment) {
	var places, years []export.Place
	for _, tie := range ties {
		if strings.HasSuffix(tie.Column, "年") {
			years = append(years, tie.Places[:min(1, len(tie.Places))]...)
		} else {
			places = append(places, tie.Places[:min(1, len(tie.Places))]...)
		}
	}
	places = append(places, years...)
	if said := t.at(row, "核对意见"); said != "" {
		b.remarks = append(b.remarks, remark{name, said, b.who, places})
	}
	for j := 0; comments != nil && j < len(t.rows[row]); j++ {
		if c, ok := comments[cellName(j+1, row+1)]; ok {
			said := c.Text
			for _, run := range c.Paragraph {
				said += run.Text
			}
			who := strings.TrimSpace(c.Author)
			said = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(said), who+":"))
			if said != "" {
				b.remarks = append(b.remarks, remark{name, said, cmp.Or(who, b.who), places})
			}
		}
	}
}

func (b *Readback) warn(format string, args ...any) {
	b.Warnings = append(b.Warnings, fmt.Sprintf(format, args...))
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil { // the sheet that it was read from has it
		panic("review: " + err.Error())
	}
	return name
}
