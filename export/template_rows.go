package export

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// record is the rows of one sheet, kept instead of written: what a template is
// filled from is exactly what the standard workbook shows.
type record struct {
	heads  []string
	rows   [][]cell
	format map[int]string // number formats by style
}

func (r *record) add(row int, cells []cell) {
	switch {
	case row < headRow:
	case row == headRow:
		for _, c := range cells {
			r.heads = append(r.heads, c.text)
		}
	default:
		kept := slices.Clone(cells)
		for i := range kept {
			if kept[i].runs != nil { // the runs are used again for the next row
				kept[i].text, kept[i].runs = plainRuns(kept[i].runs), nil
			}
		}
		r.rows = append(r.rows, kept)
	}
}

func plainRuns(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// filling is what one cell of a template is filled with.
type filling struct {
	kind   cellKind
	number float64
	text   string
	format string // of a number: its decimals as the report states them
}

// shown is the filling within other text.
func (f filling) shown() string {
	if f.kind != number {
		return f.text
	}
	v := gridValue{number: &f.number, format: f.format}
	part, _, _ := strings.Cut(f.format, ";")
	if _, after, ok := strings.Cut(part, "0."); ok {
		v.decimals = len(after) - len(strings.TrimLeft(after, "0"))
	}
	return strings.ReplaceAll(strings.TrimSpace(asStated(f.number, v.decimals)), ",", "")
}

func (r *record) filling(row []cell, column int) filling {
	c := row[column]
	return filling{c.kind, c.number, c.text, r.format[c.style]}
}

// column is where a name stands among the heads; -1 where none has it. 本年, 上年 and
// 前年 are the years under review and before, 目标 the coming year's target.
func (r *record) column(name string, g *grid) int {
	if at := slices.Index(r.heads, name); at >= 0 {
		return at
	}
	back := slices.Index([]string{"本年", "上年", "前年"}, name)
	switch {
	case back >= 0 && g.last >= 0:
		year, _ := strconv.Atoi(g.periods[g.last])
		return slices.Index(r.heads, periodHead(strconv.Itoa(year-back)))
	case name == "目标" && g.target != "":
		return slices.Index(r.heads, g.target+"年目标")
	case name == "增速":
		return slices.Index(r.heads, "报告所述增速")
	case name == "增长":
		return slices.Index(r.heads, "增长(%或百分点)")
	case len(name) == 4 && spans(name) == 0:
		return slices.Index(r.heads, periodHead(name))
	}
	return -1
}

// sources are the sheets that a template is filled from, each made when first asked for.
type sources struct {
	*workbook
	made map[string]*record
}

// repeated are the sheets whose rows a template can repeat.
var repeated = []string{sheetGrid, sheetTargets, sheetDone, sheetFigures, sheetTasks}

func newSources(ctx context.Context, b Book, c Choice) *sources {
	c.Sheets = nil
	return &sources{workbook: newWorkbook(ctx, b, c), made: map[string]*record{}}
}

// rows returns a sheet's rows; one with nothing in it has none.
func (s *sources) rows(name string) (*record, error) {
	if r, ok := s.made[name]; ok {
		return r, nil
	}
	r := &record{}
	s.made[name] = r
	for _, part := range s.parts() {
		if part.name != name || part.rows == 0 {
			continue
		}
		s.kept = r
		if err := s.sheet(name, part.write); err != nil {
			return nil, fmt.Errorf("make rows of %s: %w", name, err)
		}
	}
	r.format = make(map[int]string, len(s.styles.ids))
	for look, id := range s.styles.ids {
		r.format[id] = look.format
	}
	return r, nil
}

// scalar is a placeholder that is one thing of the whole book.
func (s *sources) scalar(name string) (filling, bool) {
	text := func(t string) (filling, bool) { return filling{kind: words, text: t}, true }
	year := func(y int) (filling, bool) {
		if y == 0 {
			return text("")
		}
		return filling{kind: number, number: float64(y), format: "0"}, true
	}
	delivered := 0
	if n := len(s.book.Reports); n > 0 {
		delivered = s.book.Reports[n-1].Doc.Info.Year
	}
	switch name {
	case "标题":
		return text(s.title())
	case "地区":
		return text(s.place())
	case "年度":
		return year(delivered)
	case "上年度":
		return year(max(0, delivered-1))
	case "制表日期":
		if s.book.Made.IsZero() {
			return text("")
		}
		return text(s.book.Made.Format("2006年1月2日"))
	}
	return filling{}, false
}

// indicator finds 指标:NAME [YEAR] [WHAT] among the rows of 指标对照. found is false
// where the reports do not have it, an error says what cannot be understood.
func (s *sources) indicator(words string) (f filling, found bool, err error) {
	r, err := s.rows(sheetGrid)
	if err != nil {
		return f, false, err
	}
	parts := strings.Fields(words)
	if len(parts) == 0 {
		return f, false, errNoIndicator
	}
	what := "本年"
	for _, p := range parts[1:] {
		what = p
		if p != "总量" && r.heads != nil && r.column(p, s.grid) < 0 && (len(p) != 4 || spans(p) != 0) && !knownColumn(p) {
			return f, false, fmt.Errorf("%w：%s", errNoColumn, p)
		}
		if p == "总量" {
			what = "本年"
		}
	}
	at := r.column(what, s.grid)
	if at < 0 {
		return f, false, nil
	}
	for _, row := range r.rows {
		if name := row[s.columns.name-1].text; name == parts[0] || name == parts[0]+"增速" {
			return r.filling(row, at), true, nil
		}
	}
	return f, false, nil
}

// knownColumn reports whether a name is one that some book has a column for.
func knownColumn(name string) bool {
	return slices.Contains([]string{"本年", "上年", "前年", "目标", "增速", "增长"}, name)
}
