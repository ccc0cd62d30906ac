package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// TemplateError says which cell of a template cannot be filled, and why, in the
// user's language.
type TemplateError struct {
	Sheet, Cell, Placeholder string
	Err                      error
}

func (e *TemplateError) Error() string {
	return fmt.Sprintf("工作表“%s”%s的 %s：%v", e.Sheet, e.Cell, e.Placeholder, e.Err)
}

func (e *TemplateError) Unwrap() error { return e.Err }

// What can be wrong with a placeholder.
var (
	errUnknown     = errors.New("没有这样的占位")
	errNoIndicator = errors.New("没有写指标名称")
	errNoColumn    = errors.New("没有这一栏")
	errNoSheet     = errors.New("“行:”后面要写" + strings.Join(repeated, "、") + "中的一个")
	errTwoRows     = errors.New("一行里只能有一个“行:”")
)

// placeholder is {{…}}; full-width braces are what input methods type.
var placeholder = regexp.MustCompile(`(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)`)

// FillTemplate fills a workbook of the user's own: the placeholders in its cells,
// which docs/WORKBOOK.md lists, are replaced, all else stays as it is.
//
// {{指标:地区生产总值 2024 增速}} is one number; a row that has {{行:指标对照}} is
// repeated for each row of that sheet of the standard workbook, with the heads of
// its columns as placeholders: {{指标名称}}, {{2024年}}. A cell that is one
// placeholder gets a number where it is one, with the decimals of the report unless
// the cell has a number format of its own; within other text it becomes text.
//
// absent are placeholders that are right but of which the reports say nothing:
// their cells are empty. The error is a *TemplateError where a placeholder is wrong.
func FillTemplate(ctx context.Context, w io.Writer, template io.Reader, b Book, c Choice) (absent []string, err error) {
	file, err := OpenWorkbook(template)
	if err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	defer file.Close()
	t := &filler{file: file, from: newSources(ctx, b, c), styles: map[styleKey]int{}}
	defer t.from.file.Close()
	for _, name := range file.GetSheetList() {
		if err := t.sheet(ctx, name); err != nil {
			return nil, err
		}
	}
	if _, err := file.WriteTo(w); err != nil {
		return nil, fmt.Errorf("write filled template: %w", err)
	}
	return t.absent, nil
}

// filler fills one template.
type filler struct {
	file   *excelize.File
	from   *sources
	styles map[styleKey]int
	absent []string
}

type styleKey struct {
	style  int
	format string
}

// sheet fills one sheet from below, so that rows put in move nothing that is still
// to be filled.
func (t *filler) sheet(ctx context.Context, name string) error {
	rows, err := t.file.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return fmt.Errorf("read template sheet %s: %w", name, err)
	}
	for r := len(rows); r >= 1; r-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		line := strings.Join(rows[r-1], "\x00")
		if !placeholder.MatchString(line) {
			continue
		}
		if err := t.row(name, r, rows[r-1]); err != nil {
			return err
		}
	}
	return nil
}

// row fills a row, repeated where it says so.
func (t *filler) row(sheet string, r int, texts []string) error {
	source, err := t.repeats(sheet, r, texts)
	if err != nil {
		return err
	}
	if source == nil {
		return t.fill(sheet, r, texts, nil, nil)
	}
	if len(source.rows) == 0 {
		return t.blank(sheet, r, texts)
	}
	shape, err := t.shapeOf(sheet, r, len(texts))
	if err != nil {
		return err
	}
	if n := len(source.rows); n > 1 {
		if err := t.file.InsertRows(sheet, r+1, n-1); err != nil {
			return fmt.Errorf("put rows into template: %w", err)
		}
	}
	for i, row := range source.rows {
		if i > 0 {
			if err := t.copyRow(sheet, shape, r, r+i); err != nil {
				return err
			}
		}
		if err := t.fill(sheet, r+i, texts, source, row); err != nil {
			return err
		}
	}
	return nil
}

// repeats finds what a row is repeated for, nil where nothing, and takes the
// marker out of its cell.
func (t *filler) repeats(sheet string, r int, texts []string) (*record, error) {
	var source *record
	for i, s := range texts {
		for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
			from, ok := cutWord(m[1], "行")
			if !ok {
				continue
			}
			at := cellName(i+1, r)
			if source != nil {
				return nil, &TemplateError{Sheet: sheet, Cell: at, Placeholder: m[0], Err: errTwoRows}
			}
			if !chosen(repeated, from) {
				return nil, &TemplateError{Sheet: sheet, Cell: at, Placeholder: m[0], Err: errNoSheet}
			}
			var err error
			if source, err = t.from.rows(from); err != nil {
				return nil, err
			}
			texts[i] = strings.Replace(s, m[0], "", 1)
			if err := t.file.SetCellStr(sheet, at, texts[i]); err != nil {
				return nil, err
			}
		}
	}
	return source, nil
}

// cutWord splits 行:指标对照 and 指标:…; the colon may be full-width.
func cutWord(s, word string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, colon := range []string{":", "："} {
		if rest, ok := strings.CutPrefix(s, word+colon); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// blank empties the placeholders of a row that has nothing to repeat.
func (t *filler) blank(sheet string, r int, texts []string) error {
	for i, s := range texts {
		if !placeholder.MatchString(s) {
			continue
		}
		if err := t.file.SetCellStr(sheet, cellName(i+1, r), placeholder.ReplaceAllString(s, "")); err != nil {
			return err
		}
	}
	return nil
}

// fill writes the cells of a row that hold placeholders.
func (t *filler) fill(sheet string, r int, texts []string, source *record, row []cell) error {
	for i, s := range texts {
		found := placeholder.FindAllStringSubmatch(s, -1)
		if len(found) == 0 {
			continue
		}
		at := cellName(i+1, r)
		var values []filling
		for _, m := range found {
			f, err := t.value(m[1], source, row)
			if err != nil {
				return &TemplateError{Sheet: sheet, Cell: at, Placeholder: m[0], Err: err}
			}
			values = append(values, f)
		}
		if err := t.put(sheet, at, s, found, values); err != nil {
			return err
		}
	}
	return nil
}

// value finds what a placeholder stands for.
func (t *filler) value(name string, source *record, row []cell) (filling, error) {
	name = strings.TrimSpace(name)
	if words, ok := cutWord(name, "指标"); ok {
		f, found, err := t.from.indicator(words)
		if err == nil && !found {
			t.absent = append(t.absent, name)
		}
		return f, err
	}
	if source != nil {
		if at := source.column(name, t.from.grid); at >= 0 {
			return source.filling(row, at), nil
		}
		if knownColumn(name) || len(name) == 4 && spans(name) == 0 || strings.HasSuffix(name, "年") || strings.HasSuffix(name, "年目标") {
			return filling{}, nil // a column that this book lacks
		}
	}
	if f, ok := t.from.scalar(name); ok {
		return f, nil
	}
	return filling{}, errUnknown
}

// put writes a cell: a value alone with its type, else text.
func (t *filler) put(sheet, at, s string, found [][]string, values []filling) error {
	if len(found) == 1 && strings.TrimSpace(s) == found[0][0] {
		f := values[0]
		if f.kind != number {
			return t.file.SetCellStr(sheet, at, f.text)
		}
		if err := t.file.SetCellFloat(sheet, at, f.number, -1, 64); err != nil {
			return err
		}
		return t.format(sheet, at, f.format)
	}
	i := -1
	return t.file.SetCellStr(sheet, at, placeholder.ReplaceAllStringFunc(s, func(string) string { // what is put in is not looked at again
		i++
		return values[i].shown()
	}))
}

// format gives a cell the decimals of its number, unless the template says how
// numbers look in it.
func (t *filler) format(sheet, at, format string) error {
	id, err := t.file.GetCellStyle(sheet, at)
	if err != nil {
		return err
	}
	key := styleKey{id, format}
	made, ok := t.styles[key]
	if !ok {
		made = id
		style, err := t.file.GetStyle(id)
		if err != nil {
			return err
		}
		if style.NumFmt == 0 && style.CustomNumFmt == nil && format != "" {
			style.CustomNumFmt = &format
			if made, err = t.file.NewStyle(style); err != nil {
				return err
			}
		}
		t.styles[key] = made
	}
	return t.file.SetCellStyle(sheet, at, at, made)
}

// rowShape is what a repeated row hands on to its copies.
type rowShape struct {
	height   float64
	styles   []int
	texts    []string // without placeholders
	formulas []string
}

func (t *filler) shapeOf(sheet string, r, cells int) (*rowShape, error) {
	dimension, err := t.file.GetCols(sheet)
	if err != nil {
		return nil, err
	}
	shape := &rowShape{}
	if shape.height, err = t.file.GetRowHeight(sheet, r); err != nil {
		return nil, err
	}
	for i := range max(cells, len(dimension)) {
		at := cellName(i+1, r)
		style, err := t.file.GetCellStyle(sheet, at)
		if err != nil {
			return nil, err
		}
		text, err := t.file.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		formula, err := t.file.GetCellFormula(sheet, at)
		if err != nil {
			return nil, err
		}
		if placeholder.MatchString(text) {
			text = ""
		}
		shape.styles, shape.texts, shape.formulas = append(shape.styles, style), append(shape.texts, text), append(shape.formulas, formula)
	}
	return shape, nil
}

// copyRow gives a row that was put in the looks, texts and formulas of the first.
func (t *filler) copyRow(sheet string, shape *rowShape, from, to int) error {
	if err := t.file.SetRowHeight(sheet, to, shape.height); err != nil {
		return err
	}
	for i, style := range shape.styles {
		at := cellName(i+1, to)
		if err := t.file.SetCellStyle(sheet, at, at, style); err != nil {
			return err
		}
		switch {
		case shape.formulas[i] != "":
			if err := t.file.SetCellFormula(sheet, at, shifted(shape.formulas[i], from, to)); err != nil {
				return err
			}
		case shape.texts[i] != "":
			if err := t.file.SetCellStr(sheet, at, shape.texts[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

var cellRef = regexp.MustCompile(`(\$?[A-Z]{1,3})(\d+)\b`)

// shifted carries a formula's relative references to its own row over to another row.
func shifted(formula string, from, to int) string {
	return cellRef.ReplaceAllStringFunc(formula, func(ref string) string {
		m := cellRef.FindStringSubmatch(ref)
		if m[2] != strconv.Itoa(from) {
			return ref
		}
		return m[1] + strconv.Itoa(to)
	})
}
